"""Findings about a file that the archive knows already, in whole or in part."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils import translation

from directives.models import Directive, Status
from directives.parse.structure import Problem, Severity
from directives.search.text import fold


def find_twin(values: Mapping[str, Any], *, before: int | None = None) -> Directive | None:
    """Return the directive with the same issuer, number and date; of several, what readers see.

    `before` leaves out the directive with that key and those that came after it: the first to
    come stays as it is.
    """
    if not (values["issuer"] and values["number"] and values["issued_on"]):
        return None
    found = Directive.objects.select_related("issuer").filter(
        issuer=values["issuer"], number=values["number"], issued_on=values["issued_on"]
    )
    found = found.exclude(status=Status.MERGED)
    if before is not None:
        found = found.filter(pk__lt=before)
    same = [each for each in found.order_by("pk") if _same_series(values, each)]
    return min(same, key=lambda each: each.status != Status.PUBLISHED, default=None)


def twin_problem(twin: Directive) -> Problem:
    """Return the finding that keeps a second text of the same document a draft."""
    params = {"url": address(twin), "number": twin.number_symbol or twin.number}
    return Problem("number", "twin_exists", Severity.ERROR, params=params)


def same_text_problem(holder: Directive) -> Problem:
    """Return the finding that the archive holds this very text."""
    return Problem("file", "same_text", Severity.INFO, params={"url": address(holder)})


def same_bytes_problem(holder: Directive) -> Problem:
    """Return the finding that the archive holds this very file."""
    return Problem("file", "same_bytes", Severity.INFO, params={"url": address(holder)})


def address(directive: Directive) -> str:
    """Return the permanent address, whatever the language of whoever imports."""
    with translation.override(settings.LANGUAGE_CODE):
        return directive.get_absolute_url()


def _same_series(values: Mapping[str, Any], other: Directive) -> bool:
    """Numbers run per type and, in the State, per desk: 12/QĐ-UBND is not 12/UBND-VX."""
    if values["symbol"] and other.symbol:
        return fold(values["symbol"]) == fold(other.symbol)
    return bool(values["kind"] == other.kind)
