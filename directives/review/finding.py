"""Searching in the admin: without accents, drafts included."""

from __future__ import annotations

from collections.abc import Iterable

from directives.models import Directive, Issuer, Status
from directives.search.query import parse_query
from directives.search.search import search
from directives.search.text import fold

MOST = 500


def matching_directives(typed: str) -> set[int]:
    """Return the keys of the directives that match.

    What is published answers through the archive's own search, so that both boxes give the same
    answer; what is not, and is in no index, by the words of its attributes and file name.
    """
    found = set(search(parse_query(typed), page_size=MOST).ids)
    hidden = Directive.objects.exclude(status=Status.PUBLISHED).values_list(
        "pk", "number_symbol", "subject", "issuer_name", "issuer__name", "sources__name"
    )
    return found | {
        pk for pk, *values in hidden.iterator(chunk_size=2000) if holds_all(typed, values)
    }


def matching_issuers(typed: str) -> set[int]:
    """Return the keys of the bodies whose names or other names hold the words."""
    every = Issuer.objects.values_list("pk", "name", "district", "province__name", "aliases")
    return {
        pk
        for pk, name, district, province, aliases in every.iterator(chunk_size=2000)
        if holds_all(typed, [name, district, province, *aliases])
    }


def holds_all(typed: str, values: Iterable[str | None]) -> bool:
    """Return whether every word typed stands in the values, accents apart.

    >>> holds_all("thanh uy", ["353-CV/TU", None, "Thành ủy Cẩm Phả"])
    True
    """
    held = fold(" ".join(value for value in values if value))
    return all(word in held for word in fold(typed).split())
