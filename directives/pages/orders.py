"""The state of the list of instructions, which is its address."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Self
from urllib.parse import quote_plus

from directives.addresses import address
from directives.pages.listing import ListState
from directives.search.asked import SearchQuery
from directives.search.orders import OrderFilters
from directives.search.query import parse_query

GROUPS = ("body", "role", "issuer", "province")
DAYS = ("due_after", "due_before", "issued_after", "issued_before")
ORDER = ("body", "role", "due_after", "due_before", "issuer", "province", *DAYS[2:])


@dataclass(frozen=True, slots=True)
class OrdersState:
    """What a reader asked for: words, chosen values, dates and page."""

    q: str = ""
    chosen: dict[str, tuple[str, ...]] = field(default_factory=dict)
    due_after: date | None = None
    due_before: date | None = None
    issued_after: date | None = None
    issued_before: date | None = None
    page: int = 1

    def __hash__(self) -> int:
        """Return a hash that agrees with equality although the chosen values are a dictionary."""
        return hash(self.query_string)

    @property
    def query(self) -> SearchQuery:
        """Return the words as the search understands them."""
        return parse_query(self.q)

    @property
    def filters(self) -> OrderFilters:
        """Return what was chosen as the search takes it."""
        return OrderFilters(
            **{name: self.chosen.get(name, ()) for name in GROUPS},
            due_after=self.due_after,
            due_before=self.due_before,
            issued_after=self.issued_after,
            issued_before=self.issued_before,
        )

    @property
    def is_narrowed(self) -> bool:
        """Return whether any filter is set."""
        return any(self.chosen.values()) or any(getattr(self, name) for name in DAYS)

    def without(self, name: str, value: str = "") -> Self:
        """Return the state without a chosen value, or without a date."""
        if name in GROUPS:
            kept = tuple(each for each in self.chosen.get(name, ()) if each != value)
            return replace(self, chosen=self.chosen | {name: kept}, page=1)
        return replace(self, **{name: None}, page=1)  # type: ignore[arg-type]

    def unfiltered(self) -> Self:
        """Return the state with its words alone."""
        return type(self)(q=self.q)

    def with_words(self, q: str) -> Self:
        """Return the state with other words."""
        return replace(self, q=q, page=1)

    def on_page(self, page: int) -> Self:
        """Return the state on another page."""
        return replace(self, page=page)

    def parameters(self) -> Iterator[tuple[str, str]]:
        """Yield the parameters in canonical order, without those that say nothing."""
        if self.q:
            yield "q", self.q
        for name in ORDER:
            if name in GROUPS:
                for value in sorted(set(self.chosen.get(name, ()))):
                    yield name, value
            elif on := getattr(self, name):
                yield name, on.isoformat()
        if self.page > 1:
            yield "page", str(self.page)

    @property
    def query_string(self) -> str:
        """Return the canonical query string with its question mark, or "".

        >>> OrdersState(q="5K", due_before=date(2021, 5, 31)).query_string
        '?q=5K&due_before=2021-05-31'
        """
        joined = "&".join(f"{name}={quote_plus(value)}" for name, value in self.parameters())
        return f"?{joined}" if joined else ""

    @property
    def url(self) -> str:
        """Return the address of the list in the active language."""
        return address("instruction-list") + self.query_string

    @property
    def json_url(self) -> str:
        """Return the address of the same page as data."""
        return address("instruction-list-json") + self.query_string

    @property
    def csv_url(self) -> str:
        """Return the address of the whole list as a table."""
        return address("instruction-list-csv") + self.on_page(1).query_string

    @property
    def lines_url(self) -> str:
        """Return the address of the whole list as lines of JSON."""
        return address("instruction-list-lines") + self.on_page(1).query_string

    @property
    def directives_url(self) -> str:
        """Return the address of the directives that answer the same words."""
        return ListState(q=self.q).url


def orders_of(slug: str) -> OrdersState:
    """Return the list of all that a body was ordered to do."""
    return OrdersState(chosen={"body": (slug,)})
