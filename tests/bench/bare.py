"""The yardstick: a Django that does nothing but return 20 kB."""

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

BODY = b"<!doctype html><title>20 kB</title>" + b"x" * (20_000 - 35)


def bare(request: HttpRequest) -> HttpResponse:
    """Return 20 kB of nothing."""
    return HttpResponse(BODY)


urlpatterns = [path("", bare)]
settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["127.0.0.1"], SECRET_KEY="bench")
django.setup()
application = get_wsgi_application()
