"""All addresses worth a visit by a crawler."""

from __future__ import annotations

from datetime import datetime

from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from django.urls import reverse

from directives.models import Directive, Issuer, Province


class PageSitemap(Sitemap):  # type: ignore[type-arg]
    """The pages that list others."""

    def items(self) -> list[str]:
        """Return the names of the pages."""
        lists = ["directive-list", "instruction-list", "issuer-list", "province-list"]
        return ["home", *lists, "help"]

    def location(self, item: str) -> str:
        """Return the address of a page."""
        return reverse(item)


class DirectiveSitemap(Sitemap):  # type: ignore[type-arg]
    """Every published directive."""

    limit = 5000

    def items(self) -> QuerySet[Directive]:
        """Return the directives in the order they came."""
        return Directive.objects.published().only("slug", "public_id", "updated_at").order_by("pk")

    def lastmod(self, item: Directive) -> datetime:
        """Return when the directive last changed."""
        return item.updated_at


class IssuerSitemap(Sitemap):  # type: ignore[type-arg]
    """Every body that issued a published directive."""

    limit = 5000

    def items(self) -> QuerySet[Issuer]:
        """Return the bodies in the order they came."""
        issuing = Directive.objects.published().values("issuer")
        return Issuer.objects.filter(pk__in=issuing).only("slug").order_by("pk")


class ProvinceSitemap(Sitemap):  # type: ignore[type-arg]
    """Every province."""

    def items(self) -> QuerySet[Province]:
        """Return the provinces by name."""
        return Province.objects.only("slug").order_by("sort_order")


SITEMAPS = {
    "pages": PageSitemap,
    "directives": DirectiveSitemap,
    "issuers": IssuerSitemap,
    "provinces": ProvinceSitemap,
}
