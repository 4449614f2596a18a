"""Which stored directive a printed citation means; a link only where no doubt is left.

A number alone names nothing: two provinces both issued a 201-…/TU in spring 2021. Issuer, type,
number and date must agree with exactly one published directive.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from directives.bodies import find_bodies
from directives.models import Citation, Directive
from directives.naming import Context, body_named, issuer_named
from directives.parse.structure import ParsedIssuer
from directives.parse.vocabulary import type_id
from directives.search.text import exact
from directives.units import find_province

Candidate = tuple[
    int, int | None, date | None, str, str
]  # pk, issuer, date, number and symbol, kind


def resolve_citations(directive: Directive) -> None:
    """Link what the directive cites, and the citations of others that mean it.

    Call it in the transaction of every change: also a withdrawal unties, a publication ties.
    """
    towards = Q(cited=directive)
    if directive.issued_on and directive.number_symbol:
        towards |= Q(
            number_symbol__in=_spellings(directive.number_symbol), issued_on=directive.issued_on
        )
    resolve(
        Citation.objects.filter(Q(directive=directive) | towards).select_related(
            "directive__issuer__province", "directive__province"
        )
    )


def resolve(citations: Iterable[Citation]) -> None:
    """Set what each of the citations means (load the citing directives with them)."""
    known = list(citations)
    bodies = {}
    for citation in known:
        if citation.issued_on and citation.issuer_name:
            context = context_for(citation.directive)
            if body := body_named(citation.issuer_name, context):
                bodies[citation.pk] = body
    records = find_bodies(bodies.values())
    issuers = {pk: records[body].pk for pk, body in bodies.items() if body in records}
    candidates = _candidates(
        set(issuers.values()), {c.issued_on for c in known if c.pk in issuers and c.issued_on}
    )
    changed = []
    for citation in known:
        meant = _meant(citation, issuers.get(citation.pk), candidates)
        if citation.cited_id != meant:
            citation.cited_id = meant
            changed.append(citation)
    if changed:
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


def _candidates(issuers: set[int], dates: set[date]) -> list[Candidate]:
    if not issuers:
        return []
    return list(
        Directive.objects.published()
        .filter(issuer__in=issuers, issued_on__in=dates)
        .exclude(number_symbol="")
        .values_list("pk", "issuer_id", "issued_on", "number_symbol", "kind")
    )


def _meant(citation: Citation, issuer: int | None, candidates: list[Candidate]) -> int | None:
    if issuer is None:
        return None
    found = [
        pk
        for pk, by, issued_on, number_symbol, kind in candidates
        if by == issuer
        and issued_on == citation.issued_on
        and _same_type(citation.doc_type, kind)
        and same_number(number_symbol, citation.number_symbol)
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
