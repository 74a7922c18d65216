"""The WSGI door: ``granian donghanh.config.wsgi:application``."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "donghanh.config.settings.dev")
application = get_wsgi_application()
