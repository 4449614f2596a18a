"""Which stored directive a printed citation means; a link only where no doubt is left.

A number alone names nothing: two provinces both issued a 201-…/TU in spring 2021. Issuer, type,
number and date must agree with exactly one published directive.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from django.db.models import Q, QuerySet

from directives import bulk
from directives.bodies import find_bodies
from directives.models import Citation, Directive
from directives.naming import Body, Context, body_named, issuer_named
from directives.parse.structure import ParsedIssuer
from directives.parse.vocabulary import type_id
from directives.rows import CitationRow
from directives.search.text import exact
from directives.units import find_province

Place = tuple[int | None, date | None]  # an issuer and a day


class Candidate(NamedTuple):
    """A public directive that a citation may mean."""

    pk: int
    number_symbol: str
    kind: str


def resolve_citations(directive: Directive) -> None:
    """Link what the directive cites, and the citations of others that mean it.

    Call it in the transaction of every change: also a withdrawal unties, a publication ties.
    """
    concerned = Q(directive=directive) | Q(cited=directive) | _towards([directive])
    _store_changes(_tie(list(_citations().filter(concerned))))


def write_citations(lists: Iterable[tuple[Directive, Sequence[CitationRow]]]) -> None:
    """Store what new directives cite, tied, and tie the citations of others that mean them."""
    known = list(lists)
    own = [
        Citation(directive=directive, position=position, **row._asdict())
        for directive, rows in known
        for position, row in enumerate(rows, 1)
    ]
    others = list(_citations().filter(_towards([directive for directive, _rows in known])))
    changed = [citation for citation in _tie([*own, *others]) if citation.pk]
    bulk.create(own)
    _store_changes(changed)


def _towards(directives: Iterable[Directive]) -> Q:
    """Return which citations may mean one of the directives."""
    numbered = [each for each in directives if each.issued_on and each.number_symbol]
    spellings = {name for each in numbered for name in _spellings(each.number_symbol)}
    return Q(number_symbol__in=spellings, issued_on__in={each.issued_on for each in numbered})


def _citations() -> QuerySet[Citation]:
    """Return citations with the directives they stand in, without the long texts."""
    long = ("text", "preamble", "closing", "readings", "problems")
    return Citation.objects.select_related(
        "directive__issuer__province", "directive__province"
    ).defer(*(f"directive__{name}" for name in long))


def _tie(citations: Sequence[Citation]) -> list[Citation]:
    """Set what each of the citations means; return those for which that is new."""
    contexts: dict[int, Context] = {}
    bodies: dict[int, Body] = {}  # by the place in the list: new citations have no key yet
    for at, citation in enumerate(citations):
        if citation.issued_on and citation.issuer_name:
            key = citation.directive_id
            if key not in contexts:
                contexts[key] = context_for(citation.directive)
            if body := body_named(citation.issuer_name, contexts[key]):
                bodies[at] = body
    records = find_bodies(bodies.values())
    issuers = {at: records[body].pk for at, body in bodies.items() if body in records}
    days = {citations[at].issued_on for at in issuers}
    candidates = _candidates(set(issuers.values()), {day for day in days if day})
    changed = []
    for at, citation in enumerate(citations):
        meant = _meant(citation, candidates.get((issuers.get(at), citation.issued_on), ()))
        if citation.cited_id != meant:
            citation.cited_id = meant
            changed.append(citation)
    return changed


def _store_changes(changed: Iterable[Citation]) -> None:
    Citation.objects.bulk_update(changed, ["cited"], batch_size=500)


def context_for(directive: Directive) -> Context:
    """Return whose document this is, to understand "Tỉnh ủy" in it."""
    issuer = directive.issuer
    province = directive.province or (issuer.province if issuer else None)
    home = find_province(province.name) if province else None
    if issuer is None:
        return Context(home)
    named = issuer_named(
        ParsedIssuer(
            issuer.name, issuer.level or None, issuer.kind, district=issuer.district or None
        ),
        province.name if province else None,
    )
    if named is not None and named.level == "central":
        # A ministry's letter to one province does not speak of "the" province.
        return Context()
    return Context(home, named.unit if named else None)


def same_number(one: str, other: str) -> bool:
    """Return whether two numbers and symbols are the same as printed, leading zeros apart.

    >>> same_number("05/CT-TTg", "5/CT-TTg")
    True
    """
    return _plain(one) == _plain(other)


def _candidates(issuers: set[int], days: set[date]) -> Mapping[Place, list[Candidate]]:
    """Return the public directives of these issuers and days, by issuer and day."""
    found: defaultdict[Place, list[Candidate]] = defaultdict(list)
    if issuers:
        rows = Directive.objects.published().filter(issuer__in=issuers, issued_on__in=days)
        for pk, issuer, issued_on, number_symbol, kind in rows.exclude(
            number_symbol=""
        ).values_list("pk", "issuer_id", "issued_on", "number_symbol", "kind"):
            found[issuer, issued_on].append(Candidate(pk, number_symbol, kind))
    return found


def _meant(citation: Citation, candidates: Iterable[Candidate]) -> int | None:
    found = [
        each.pk
        for each in candidates
        if _same_type(citation.doc_type, each.kind)
        and same_number(each.number_symbol, citation.number_symbol)
    ]
    return found[0] if len(found) == 1 and found[0] != citation.directive_id else None


def _same_type(printed: str, kind: str) -> bool:
    """Return whether the types agree; "văn bản số …" leaves it to the symbol."""
    stated = type_id(printed)
    return stated is None or stated == kind


def _plain(number_symbol: str) -> str:
    return re.sub(r"^0+(?=\d)", "", exact(number_symbol).replace(" ", ""))


def _spellings(number_symbol: str) -> set[str]:
    """Return the number as printed, and with and without the zero that fills two places."""
    bare = re.sub(r"^0+(?=\d)", "", number_symbol)
    return {number_symbol, bare, f"0{bare}"}
