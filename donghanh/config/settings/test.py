"""The test suite: fixed keys, cheap hashing, plain static files."""

from donghanh.config.settings.base import *  # noqa: F403 - settings modules build on each other

SECRET_KEY = "only for tests, and long enough to satisfy every check there is"
AUDIT_KEY = b"only for tests"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend", "QUEUES": ["default", "slow"]}}
NOTICE_CHANNELS = ["donghanh.notices.channels.filed.FiledMail"]
NOTICE_ADDRESS = "https://xa.example.vn/"
