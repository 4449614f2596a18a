"""Findings about a file that the archive knows already, in whole or in part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.utils import translation

from directives.models import Directive, Status
from directives.parse.structure import Problem, Severity
from directives.search.text import fold

# What tells one document of an issuer from another, and the columns that its address needs.
IDENTITY = ("issuer", "number", "symbol", "issued_on", "kind")
SHOWN = ("public_id", "slug", "status", "number_symbol", "merged_into")


class Twins:
    """The directives that documents of these issuers, numbers and days may be, in their order."""

    def __init__(
        self, issuers: Iterable[int], numbers: Iterable[str], days: Iterable[date]
    ) -> None:
        self._known: defaultdict[tuple[Any, ...], list[Directive]] = defaultdict(list)
        known = Directive.objects.filter(
            issuer__in=set(issuers), number__in=set(numbers), issued_on__in=set(days)
        )
        for each in known.exclude(status=Status.MERGED).only(*IDENTITY, *SHOWN).order_by("pk"):
            self.add(each)

    def add(self, directive: Directive) -> None:
        """Note a directive that came to be since, and after the others."""
        key = (directive.issuer_id, directive.number, directive.issued_on)
        if all(key):
            self._known[key].append(directive)

    def find(self, values: Mapping[str, Any], *, before: int | None = None) -> Directive | None:
        """Return the directive with the same issuer, number and date; of several, the public one.

        `before` leaves out the directive with that key and those that came after it: the first to
        come stays as it is.
        """
        issuer = values["issuer"]
        known = self._known.get((issuer and issuer.pk, values["number"], values["issued_on"]), ())
        same = [
            each
            for each in known
            if (before is None or each.pk < before) and _same_series(values, each)
        ]
        return min(same, key=lambda each: each.status != Status.PUBLISHED, default=None)


def find_twin(values: Mapping[str, Any], *, before: int | None = None) -> Directive | None:
    """Return the directive with the same issuer, number and date; see `Twins.find`."""
    if not (values["issuer"] and values["number"] and values["issued_on"]):
        return None
    twins = Twins([values["issuer"].pk], [values["number"]], [values["issued_on"]])
    return twins.find(values, before=before)


def values_of(directive: Directive) -> dict[str, Any]:
    """Return the columns that tell one document of an issuer from another."""
    return {name: getattr(directive, name) for name in IDENTITY}


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
