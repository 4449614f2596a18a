"""Directives as rows of a list, each with the places where it holds the searched words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from sys import intern
from typing import NamedTuple

from django.db.models import OuterRef, Subquery

from directives.models import Addressee, Directive, Instruction, SourceFile
from directives.pages.kept import each_kept_until_change
from directives.pages.prose import plain, raised
from directives.search.highlight import Found, find_in, highlight
from directives.search.query import SearchQuery

MOST_MATCHES = 3
MOST_ADDRESSEES = 3
EXCERPT_WIDTH = 220
# Directives are kept ready for any search until they hold so many words together (some 20 MB).
WORDS_KEPT = 1_000_000
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


class _Item(NamedTuple):
    """An instruction, its words without emphasis parted at their white space."""

    path: str
    slug: str
    marker: str
    chunks: tuple[str, ...]
    addressees: tuple[str, ...]


class _Paper(NamedTuple):
    """A directive with what its row may show, whatever is searched."""

    directive: Directive
    url: str
    source_name: str | None
    items: tuple[_Item, ...]


def rows_of(ids: Sequence[int], query: SearchQuery) -> list[Row]:
    """Return the directives with these keys, in this order, with what they match."""
    known = _papers(ids)
    papers = [known[pk] for pk in ids if pk in known]
    if query.is_empty:
        return [_row(paper, [(_title(paper), False)]) for paper in papers]
    best = [_matching(paper.items, query) for paper in papers]
    titles = [highlight(_title(paper), query) for paper in papers]
    elsewhere = _texts_of(
        paper.directive.pk
        for paper, items, title in zip(papers, best, titles, strict=True)
        if not items and not _is_marked(title)
    )
    return [
        _row(
            paper,
            title,
            matches=tuple(_match(paper.url, *each) for each in items[:MOST_MATCHES])
            or _match_elsewhere(paper.url, title, elsewhere.get(paper.directive.pk, ""), query),
            more_matches=max(0, len(items) - MOST_MATCHES),
        )
        for paper, items, title in zip(papers, best, titles, strict=True)
    ]


def _row(
    paper: _Paper, title: Segments, matches: tuple[Match, ...] = (), more_matches: int = 0
) -> Row:
    return Row(
        directive=paper.directive,
        url=paper.url,
        title_segments=title,
        source_name=paper.source_name,
        instructions=len(paper.items),
        matches=matches,
        more_matches=more_matches,
    )


def _title(paper: _Paper) -> str:
    return raised(plain(paper.directive.subject))


def _is_marked(segments: Segments) -> bool:
    return any(is_match for _words, is_match in segments)


def _words_in(paper: _Paper) -> int:
    return 50 + sum(len(item.chunks) for item in paper.items)


@each_kept_until_change(WORDS_KEPT, _words_in)
def _papers(ids: Sequence[int]) -> dict[int, _Paper]:
    """Return the published directives with these keys, in three questions for all of them."""
    current = SourceFile.objects.filter(directive=OuterRef("pk"), is_current=True)
    rows = Directive.objects.published().for_list().only(*SHOWN).filter(pk__in=ids).order_by()
    named = rows.annotate(source_name=Subquery(current.values("name")[:1]))
    directives = {each.pk: each for each in named}
    told: dict[int, list[str]] = {}
    for item_id, name in (
        Addressee.objects.filter(instruction__directive__in=list(directives))
        .order_by("instruction_id", "position")
        .values_list("instruction_id", "name")
    ):
        told.setdefault(item_id, []).append(name)
    items: dict[int, list[_Item]] = {pk: [] for pk in directives}
    for item_id, pk, path, slug, marker, text in (
        Instruction.objects.filter(directive__in=list(directives))
        .order_by("directive_id", "position")
        .values_list("pk", "directive_id", "path", "slug", "marker", "text")
    ):
        # The same words come again and again: each is kept once.
        chunks = tuple(map(intern, plain(text).split()))
        items[pk].append(_Item(path, slug, marker, chunks, tuple(told.get(item_id, ()))))
    return {
        pk: _Paper(
            directive=each,
            url=each.get_absolute_url(),
            source_name=each.source_name,  # type: ignore[attr-defined] # the annotation
            items=tuple(items[pk]),
        )
        for pk, each in directives.items()
    }


def _matching(items: Iterable[_Item], query: SearchQuery) -> list[tuple[_Item, Found]]:
    """Return the items that hold searched words, the best first, equals in printed order."""
    looked = [(item, find_in(item.chunks, query)) for item in items]
    ranked = [(found.strength, item, found) for item, found in looked if found.matches]
    ranked.sort(key=lambda rank: -rank[0])
    return [(item, found) for _strength, item, found in ranked]


def _match(url: str, item: _Item, found: Found) -> Match:
    return Match(
        marker=item.path,
        label=short_marker(item.path, item.marker),
        url=f"{url}{item.slug}/",
        segments=found.excerpt(EXCERPT_WIDTH),
        addressees=tuple(plain(name).strip() for name in item.addressees[:MOST_ADDRESSEES]),
        more_addressees=len(item.addressees) > MOST_ADDRESSEES,
    )


def _texts_of(ids: Iterable[int]) -> dict[int, str]:
    """Return the whole texts of directives whose match must be sought outside subject and items."""
    wanted = list(ids)
    if not wanted:
        return {}
    return dict(Directive.objects.filter(pk__in=wanted).values_list("pk", "text"))


def _match_elsewhere(url: str, title: Segments, text: str, query: SearchQuery) -> tuple[Match, ...]:
    if _is_marked(title):
        return (Match(None, "", url, title, is_subject=True),)
    found = find_in(plain(text).split(), query)
    return (Match(None, "", url, found.excerpt(EXCERPT_WIDTH)),) if found.matches else ()


def short_marker(path: str, marker: str) -> str:
    """Return how a row names an item: "2.1.", for a dash item "2.1–3".

    >>> short_marker("2.1/-3", "-")
    '2.1–3'
    """
    above, _slash, last = path.rpartition("/")
    if last[:1] in "-+*•" and last[1:].isdigit():
        return f"{above}–{last[1:]}" if above else f"–{last[1:]}"
    return marker or last
