"""All addresses: the health check, then everything else in two languages."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from directives.views import healthz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    *i18n_patterns(
        path("admin/", admin.site.urls),
        path("", include("directives.urls")),
        prefix_default_language=False,
    ),
]

handler404 = "directives.views.not_found"
handler500 = "directives.views.server_error"
