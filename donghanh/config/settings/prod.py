"""Behind a TLS proxy, for real offices. Every secret comes from outside; nothing is guessed."""

from donghanh.config.settings import environment as env
from donghanh.config.settings.base import *  # noqa: F403 - settings modules build on each other

SECRET_KEY = env.text("DONGHANH_SECRET_DJANGO")
AUDIT_KEY = env.text("DONGHANH_SECRET_AUDIT").encode()
ALLOWED_HOSTS = env.text("DONGHANH_HOSTS").split()
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]
SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 2 * 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-sessionid"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrftoken"
