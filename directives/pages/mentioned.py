"""Directives that another page names in passing: number, body, date and address."""

from __future__ import annotations

from collections.abc import Sequence

from directives.models import Directive
from directives.pages.papers import BODIES, OWN, Listed, Named
from directives.pages.prepared import Prepared

AT_ONCE = 20

_directives = Prepared(
    Directive,
    lambda ids: Directive.objects.published_among(ids).order_by().values_list(*OWN, *BODIES),
    most=AT_ONCE,
)


def mentioned(ids: Sequence[int]) -> dict[int, Listed]:
    """Return those of these directives that are published, by key."""
    found = {}
    for *own, issuer, issuer_slug, province, province_slug in _directives.rows(ids):
        issued_by = Named(issuer, issuer_slug, "issuer-detail") if issuer else None
        of_place = Named(province, province_slug, "province-detail") if province else None
        found[own[0]] = Listed._make((*own, issued_by, of_place))
    return found
