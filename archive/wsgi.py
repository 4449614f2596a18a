"""The WSGI door: gunicorn archive.wsgi."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
django_application = get_wsgi_application()

from archive.front import Front  # noqa: E402 - settings must be loaded first

application = Front(django_application)
