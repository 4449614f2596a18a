"""The state of a list, which is its address: nothing is kept in a session."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Literal, Self
from urllib.parse import quote, quote_plus

from directives.addresses import address
from directives.search.asked import SearchQuery
from directives.search.query import parse_query
from directives.search.search import Filters, Sort, search

FACETS = ("province", "issuer", "kind", "level", "urgency", "month")
HOLE = "0.0"  # stands in an address for a value yet to come
SORTS: tuple[Sort, ...] = ("relevance", "newest", "oldest")


@dataclass(frozen=True)
class ListState:
    """What a reader asked for: words, chosen values, dates, order and page."""

    q: str = ""
    chosen: dict[str, tuple[str, ...]] = field(default_factory=dict)
    issued_after: date | None = None
    issued_before: date | None = None
    sort: Sort | Literal[""] = ""
    page: int = 1

    def __hash__(self) -> int:
        """Return a hash that agrees with equality although the chosen values are a dictionary."""
        return hash((self.query_string, self.sort))

    @property
    def query(self) -> SearchQuery:
        """Return the words as the search understands them."""
        return parse_query(self.q)

    @property
    def filters(self) -> Filters:
        """Return the chosen values as the search takes them."""
        return Filters(
            **{name: self.chosen.get(name, ()) for name in FACETS},
            issued_after=self.issued_after,
            issued_before=self.issued_before,
        )

    @property
    def default_sort(self) -> Sort:
        """Return the order of a list that names none: the best first, without words the newest."""
        return "relevance" if self.q.strip() else "newest"

    @property
    def order(self) -> Sort:
        """Return the order that the list is in."""
        if self.sort == "" or self.sort == "relevance":
            return self.default_sort
        return self.sort

    @property
    def is_narrowed(self) -> bool:
        """Return whether any filter is set."""
        return any(self.chosen.values()) or bool(self.issued_after or self.issued_before)

    def with_only(self, name: str, value: str) -> Self:
        """Return the state with that one value of a facet chosen, on its first page."""
        return replace(self, chosen=self.chosen | {name: (value,)}, page=1)

    def without(self, name: str, value: str = "") -> Self:
        """Return the state without a chosen value, or without a date."""
        if name in FACETS:
            kept = tuple(each for each in self.chosen.get(name, ()) if each != value)
            return replace(self, chosen=self.chosen | {name: kept}, page=1)
        if name == "issued_after":
            return replace(self, issued_after=None, page=1)
        return replace(self, issued_before=None, page=1)

    def unfiltered(self) -> Self:
        """Return the state with its words alone."""
        return replace(self, chosen={}, issued_after=None, issued_before=None, page=1)

    def with_words(self, q: str) -> Self:
        """Return the state with other words."""
        return replace(self, q=q, page=1)

    def in_order(self, sort: Sort) -> Self:
        """Return the state in another order, on its first page."""
        return replace(self, sort=sort, page=1)

    def on_page(self, page: int) -> Self:
        """Return the state on another page."""
        return replace(self, page=page)

    def parameters(self) -> Iterator[tuple[str, str]]:
        """Yield the parameters in canonical order, without those that say nothing."""
        if self.q:
            yield "q", self.q
        for name in FACETS:
            for value in sorted(set(self.chosen.get(name, ()))):
                yield name, value
        if self.issued_after:
            yield "issued_after", self.issued_after.isoformat()
        if self.issued_before:
            yield "issued_before", self.issued_before.isoformat()
        if self.order != self.default_sort:
            yield "sort", self.order
        if self.page > 1:
            yield "page", str(self.page)

    @cached_property
    def query_string(self) -> str:
        """Return the canonical query string with its question mark, or "".

        >>> ListState(q="5K", page=2).query_string
        '?q=5K&page=2'
        """
        joined = "&".join(f"{name}={quote_plus(value)}" for name, value in self.parameters())
        return f"?{joined}" if joined else ""

    @property
    def url(self) -> str:
        """Return the address of the list in the active language."""
        return address("directive-list") + self.query_string

    @property
    def json_url(self) -> str:
        """Return the address of the same list as data."""
        return address("directive-list-json") + self.query_string

    @property
    def csv_url(self) -> str:
        """Return the address of the whole list as a table."""
        return address("directive-list-csv") + self.whole.query_string

    @property
    def lines_url(self) -> str:
        """Return the address of the whole list as lines of JSON."""
        return address("directive-list-lines") + self.whole.query_string

    @property
    def whole(self) -> Self:
        """Return the state without an order and a page, of which a file of everything has none."""
        return replace(self, sort="", page=1)

    def addresses(self, facet: str) -> Callable[[str], str]:
        """Return what gives the address of the list for one value of a facet, made once for all."""
        before, _, after = self.with_only(facet, HOLE).url.partition(HOLE)
        return lambda value: f"{before}{quote_plus(value)}{after}"


def marking_query(q: str) -> SearchQuery | None:
    """Return what to mark for these words: as the search answers them; None for no words."""
    query = parse_query(q)
    return None if query.is_empty else search(query, page_size=1).query


def search_address(words: str) -> str:
    """Return the address of a search for these words as one phrase."""
    return ListState(q='"{}"'.format(words.replace('"', " "))).url


def highlighted(url: str, q: str) -> str:
    """Return the address of a page on which the searched words are marked."""
    return f"{url}?q={quote(q)}" if q.strip() else url
