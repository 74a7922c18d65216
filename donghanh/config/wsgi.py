"""The WSGI door: ``granian donghanh.config.wsgi:application``.

Which settings stand behind it is said outside, by ``run.py`` or the service file. Nothing is guessed: the guess that
suits one PC would open a real office by password alone.
"""

import os

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

from donghanh.foundation.web.whole import only_whole

if not os.environ.get("DJANGO_SETTINGS_MODULE"):
    raise ImproperlyConfigured(
        "Set DJANGO_SETTINGS_MODULE: donghanh.config.settings.prod for an office, donghanh.config.settings.dev for a "
        "look around. `python3 run.py` sets it from DONGHANH_ENV."
    )
application = only_whole(get_wsgi_application())
