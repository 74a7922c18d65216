"""Settings shared by every way of running. The environment is read through ``environment`` and nowhere else."""

from donghanh.config.settings import environment as env

ROOT = env.ROOT
VAR = env.var()

SECRET_KEY = ""
AUDIT_KEY = b""
DEBUG = False
ALLOWED_HOSTS: list[str] = []

ROOT_URLCONF = "donghanh.config.urls"
WSGI_APPLICATION = "donghanh.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"
CSRF_FAILURE_VIEW = "donghanh.foundation.web.errors.form_expired"
LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "console:home"
SESSION_ENGINE = "donghanh.accounts.session_store"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [{"NAME": "donghanh.accounts.passwords.HousePasswordValidator"}]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_tasks",
    "django_tasks_db",
    # Ours, lowest layer first.
    "donghanh.foundation",
    "donghanh.foundation.web",
    "donghanh.accounts",
    "donghanh.units",
    "donghanh.workdays",
    "donghanh.organisations",
    "donghanh.people",
    "donghanh.notices",
    "donghanh.legal",
    "donghanh.documents",
    "donghanh.plans",
    "donghanh.community",
    "donghanh.activities",
    "donghanh.meetings",
    "donghanh.communication",
    "donghanh.inspections",
    "donghanh.training",
    "donghanh.budget",
    "donghanh.staffing",
    "donghanh.console",
    "donghanh.config",
]

MIDDLEWARE = [
    "donghanh.foundation.web.middleware.SecurityHeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "donghanh.foundation.web.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "donghanh.foundation.web.middleware.PlainRequestMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "donghanh.foundation.web.middleware.HtmxMiddleware",
    "donghanh.accounts.middleware.AccountsMiddleware",
    "donghanh.foundation.access.middleware.ScopeMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "donghanh.foundation.web.context.shell",
            ],
        },
    }
]

DATABASES = {"default": env.database()}
FILES_ROOT = VAR / "files"
BACKUP_RECIPIENTS = env.text("DONGHANH_BACKUP_RECIPIENTS", "")
"""Public keys (age1…) that can open every backup besides this office's own: the province's, for one."""

TRUSTED_PROXIES = env.networks("DONGHANH_TRUSTED_PROXIES")
"""Whose X-Forwarded-For is believed when tries at the door are counted by address. From anybody else it is ignored."""

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [ROOT / "donghanh" / "locale"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = VAR / "static"
WHITENOISE_ALLOW_ALL_ORIGINS = False  # our files are for our pages
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},  # files go through foundation.files only
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"  # a link in a reminder mail must arrive signed in; forms carry a token of their own
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"  # "Strict": who comes by a link gets a new one, and forms in other tabs are refused
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"  # "no-referrer" makes browsers send "Origin: null", which the CSRF check refuses
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "donghanh.foundation.files.arriving.NotTooMuchAtOnce",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
LARGEST_UPLOAD = env.number("DONGHANH_LARGEST_UPLOAD_MB", 50) * 1_000_000
"""The largest file that is taken in, in bytes. Readers have limits of their own for what they read."""
LARGEST_REQUEST = 4 * LARGEST_UPLOAD
"""All files of one form together. A script sends them one by one; without it they come at once."""
EVIDENCE_LARGEST = env.number("DONGHANH_EVIDENCE_MB", 15) * 1_000_000
"""The largest photo or file taken as evidence, in bytes; a photo of a good telephone has 3 to 12 million."""
EVIDENCE_MOST = env.number("DONGHANH_EVIDENCE_FILES", 60)
"""So many a task keeps; a launch with forty photos still fits."""
EVIDENCE_MEMORY = env.number("DONGHANH_SHRINK_MEMORY_MB", 768) * 1024 * 1024
"""What drawing one photo anew may take; with less, large ones that are no JPEG are said to be too heavy."""
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "slow"]}}

NOTICE_CHANNELS = env.channels()
"""The roads messages take beside the platform; none until the environment opens one (docs/howto/messages.md)."""
NOTICE_ADDRESS = env.address("DONGHANH_ADDRESS", schemes=("https", "http"))
"""Where people open the platform; messages lead there."""
NOTICE_MAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = env.text("DONGHANH_MAIL_HOST", "")
EMAIL_PORT = env.number("DONGHANH_MAIL_PORT", 587)
EMAIL_HOST_USER = env.text("DONGHANH_MAIL_USER", "")
EMAIL_HOST_PASSWORD = env.text("DONGHANH_MAIL_PASSWORD", "")
EMAIL_USE_SSL = EMAIL_PORT == 465
EMAIL_USE_TLS = not EMAIL_USE_SSL and not env.flag("DONGHANH_MAIL_PLAIN")
DEFAULT_FROM_EMAIL = env.text("DONGHANH_MAIL_FROM", "")
SMS_URL = env.address("DONGHANH_SMS_URL")
SMS_TOKEN = env.text("DONGHANH_SMS_TOKEN", "")
SMS_SENDER = env.text("DONGHANH_SMS_SENDER", "")
ZALO_URL = env.address("DONGHANH_ZALO_URL")
ZALO_TOKEN = env.text("DONGHANH_ZALO_TOKEN", "")
ZALO_TEMPLATE = env.text("DONGHANH_ZALO_TEMPLATE", "")

DONGHANH_SCOPE_BUILDER = "donghanh.people.scope.scope_of"
DONGHANH_ROLES = "donghanh.config.roles.ROLES"
DONGHANH_DEMO = False
"""True where the invented commune is served: sign-in by password alone, a line on each page that says so."""
