"""Directives as rows of a list, each with the places where it holds the searched words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Count

from directives.models import Addressee, Directive, Instruction, SourceFile
from directives.pages.prose import plain, raised
from directives.search.highlight import Found, find, highlight
from directives.search.query import SearchQuery

MOST_MATCHES = 3
MOST_ADDRESSEES = 3
EXCERPT_WIDTH = 220
SHOWN = (
    "public_id",
    "slug",
    "kind",
    "number_symbol",
    "urgency",
    "issuer_name",
    "issued_on",
    "subject",
    "issuer__name",
    "issuer__slug",
    "province__name",
    "province__slug",
)

Segments = list[tuple[str, bool]]


@dataclass(frozen=True, slots=True)
class Match:
    """Where a directive holds the searched words; `marker` is None outside every item."""

    marker: str | None
    label: str
    url: str
    segments: Segments
    addressees: tuple[str, ...] = ()
    more_addressees: bool = False
    is_subject: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One directive of a list."""

    directive: Directive
    url: str
    title_segments: Segments
    source_name: str | None
    instructions: int
    matches: tuple[Match, ...] = ()
    more_matches: int = 0

    @property
    def hits(self) -> tuple[Match, ...]:
        """Return the matches that the heading of the row does not already show."""
        return tuple(match for match in self.matches if not match.is_subject)


def rows_of(ids: Sequence[int], query: SearchQuery) -> list[Row]:
    """Return the directives with these keys, in this order, with what they match."""
    directives = Directive.objects.published().for_list().only(*SHOWN).in_bulk(ids)
    present = [directives[pk] for pk in ids if pk in directives]
    names = dict(
        SourceFile.objects.filter(directive__in=present, is_current=True).values_list(
            "directive_id", "name"
        )
    )
    if query.is_empty:
        counts = dict(
            Instruction.objects.filter(directive__in=present)
            .order_by()
            .values_list("directive_id")
            .annotate(Count("pk"))
        )
        return [
            Row(
                directive=each,
                url=each.get_absolute_url(),
                title_segments=[(raised(plain(each.subject)), False)],
                source_name=names.get(each.pk),
                instructions=counts.get(each.pk, 0),
            )
            for each in present
        ]
    return _matched_rows(present, names, query)


class _Item(NamedTuple):
    pk: int
    directive: int
    position: int
    path: str
    slug: str
    marker: str
    text: str


def _matched_rows(
    directives: list[Directive], names: dict[int, str], query: SearchQuery
) -> list[Row]:
    items: dict[int, list[_Item]] = {each.pk: [] for each in directives}
    for values in Instruction.objects.filter(directive__in=directives).values_list(
        "pk", "directive_id", "position", "path", "slug", "marker", "text"
    ):
        item = _Item(*values)
        items[item.directive].append(item)
    matching = {each.pk: _matching(items[each.pk], query) for each in directives}
    chosen = [item.pk for best in matching.values() for item, _found in best[:MOST_MATCHES]]
    addressees: dict[int, list[str]] = {}
    for instruction_id, name in Addressee.objects.filter(instruction__in=chosen).values_list(
        "instruction_id", "name"
    ):
        addressees.setdefault(instruction_id, []).append(name)
    elsewhere = _texts_of([each for each in directives if not matching[each.pk]], query)
    rows = []
    for each in directives:
        title = highlight(raised(plain(each.subject)), query)
        best, url = matching[each.pk], each.get_absolute_url()
        rows.append(
            Row(
                directive=each,
                url=url,
                title_segments=title,
                source_name=names.get(each.pk),
                instructions=len(items[each.pk]),
                matches=tuple(
                    _match(url, item, found, addressees.get(item.pk, []))
                    for item, found in best[:MOST_MATCHES]
                )
                or _match_elsewhere(url, title, elsewhere.get(each.pk, ""), query),
                more_matches=max(0, len(best) - MOST_MATCHES),
            )
        )
    return rows


def _matching(items: Iterable[_Item], query: SearchQuery) -> list[tuple[_Item, Found]]:
    """Return the items that hold searched words, the best first, equals in printed order."""
    looked = [(item, find(plain(item.text), query)) for item in items]
    ranked = [(-found.strength, item.position, item, found) for item, found in looked]
    ranked.sort(key=lambda rank: rank[:2])
    return [(item, found) for strength, _position, item, found in ranked if strength]


def _match(url: str, item: _Item, found: Found, addressees: list[str]) -> Match:
    return Match(
        marker=item.path,
        label=short_marker(item.path, item.marker),
        url=f"{url}{item.slug}/",
        segments=found.on_one_line().excerpt(EXCERPT_WIDTH),
        addressees=tuple(plain(name).strip() for name in addressees[:MOST_ADDRESSEES]),
        more_addressees=len(addressees) > MOST_ADDRESSEES,
    )


def _texts_of(directives: list[Directive], query: SearchQuery) -> dict[int, str]:
    """Return the whole texts of directives whose match must be sought outside subject and items."""
    wanted = [each.pk for each in directives if not find(each.subject, query).matches]
    if not wanted:
        return {}
    return dict(Directive.objects.filter(pk__in=wanted).values_list("pk", "text"))


def _match_elsewhere(url: str, title: Segments, text: str, query: SearchQuery) -> tuple[Match, ...]:
    if any(is_match for _words, is_match in title):
        return (Match(None, "", url, title, is_subject=True),)
    found = find(plain(text), query)
    if found.matches:
        return (Match(None, "", url, found.on_one_line().excerpt(EXCERPT_WIDTH)),)
    return ()


def short_marker(path: str, marker: str) -> str:
    """Return how a row names an item: "2.1.", for a dash item "2.1–3".

    >>> short_marker("2.1/-3", "-")
    '2.1–3'
    """
    above, _slash, last = path.rpartition("/")
    if last[:1] in "-+*•" and last[1:].isdigit():
        return f"{above}–{last[1:]}" if above else f"–{last[1:]}"
    return marker or last
