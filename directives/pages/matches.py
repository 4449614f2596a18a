"""Directives as rows of a list, each with the places where it holds the searched words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from directives.models import Directive
from directives.pages.papers import Item, Listed, Paper, papers
from directives.pages.prose import plain
from directives.search.asked import SearchQuery
from directives.search.highlight import Found, Passage, find, find_in
from directives.search.laid import lay
from directives.search.matching import best_of

MOST_MATCHES = 3
MOST_ADDRESSEES = 3
EXCERPT_WIDTH = 220


class Match(NamedTuple):
    """Where a directive holds the searched words; `marker` is None outside every item."""

    marker: str | None
    label: str
    url: str
    words: Passage
    addressees: tuple[str, ...] = ()
    more_addressees: bool = False
    is_subject: bool = False


class Row(NamedTuple):
    """One directive of a list."""

    directive: Listed
    url: str
    title: Passage
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
    known = papers(ids)
    found = [known[pk] for pk in ids if pk in known]
    if query.is_empty:
        return [_row(paper, Found(paper.title.text, []).whole()) for paper in found]
    best = [best_of(paper.items, query, MOST_MATCHES, shown=paper.title) for paper in found]
    titles = [_marked(paper.title.text, paper.title.places, query) for paper in found]
    elsewhere = _texts_of(
        paper.directive.pk
        for paper, (items, _count), title in zip(found, best, titles, strict=True)
        if not items and not title.marks
    )
    return [
        _row(
            paper,
            title,
            matches=tuple(_match(paper.url, *each) for each in items)
            or _match_elsewhere(paper.url, title, elsewhere.get(paper.directive.pk, ""), query),
            more_matches=count - len(items),
        )
        for paper, (items, count), title in zip(found, best, titles, strict=True)
    ]


def _row(
    paper: Paper, title: Passage, matches: tuple[Match, ...] = (), more_matches: int = 0
) -> Row:
    return Row(
        directive=paper.directive,
        url=paper.url,
        title=title,
        source_name=paper.source_name,
        instructions=len(paper.items),
        matches=matches,
        more_matches=more_matches,
    )


def _marked(text: str, places: str, query: SearchQuery) -> Passage:
    return find_in(lay(text, places), query).whole()


def _match(url: str, item: Item, found: Found) -> Match:
    return Match(
        marker=item.path,
        label=short_marker(item.path, item.marker),
        url=f"{url}{item.slug}/",
        words=found.excerpt(EXCERPT_WIDTH),
        addressees=tuple(plain(name).strip() for name in item.addressees[:MOST_ADDRESSEES]),
        more_addressees=len(item.addressees) > MOST_ADDRESSEES,
    )


def _texts_of(ids: Iterable[int]) -> dict[int, str]:
    """Return the whole texts of directives whose match must be sought outside subject and items."""
    wanted = list(ids)
    if not wanted:
        return {}
    return dict(Directive.objects.filter(pk__in=wanted).values_list("pk", "text"))


def _match_elsewhere(url: str, title: Passage, text: str, query: SearchQuery) -> tuple[Match, ...]:
    if title.marks:
        return (Match(None, "", url, title, is_subject=True),)
    found = find(" ".join(plain(text).split()), query)
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
