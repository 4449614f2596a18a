"""All addresses: the health check, then everything else in two languages."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.contrib.sitemaps import views as sitemaps
from django.urls import include, path

from directives.sitemaps import SITEMAPS
from directives.views import healthz, readyz, robots
from directives.views.http import public

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", public(sitemaps.index), {"sitemaps": SITEMAPS}, name="sitemap"),
    path(
        "sitemap-<section>.xml",
        public(sitemaps.sitemap),
        {"sitemaps": SITEMAPS},
        name="django.contrib.sitemaps.views.sitemap",
    ),
    *i18n_patterns(
        path("admin/", admin.site.urls),
        path("", include("directives.urls")),
        prefix_default_language=False,
    ),
]

handler404 = "directives.views.not_found"
handler500 = "directives.views.server_error"
