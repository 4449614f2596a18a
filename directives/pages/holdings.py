"""What the archive holds, counted once for each state of the index."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Min

from directives.models import Directive
from directives.pages.kept import kept_until_change
from directives.pages.listing import ListState
from directives.search.asked import SearchQuery
from directives.search.orders import OrderFilters, search_orders
from directives.search.search import SearchPage, search


@dataclass(frozen=True, slots=True)
class Holdings:
    """Totals of all published directives, and their counts by facet."""

    directives: int
    instructions: int
    earliest: date | None
    latest: date | None
    newest: tuple[int, ...]
    facets: Mapping[str, Mapping[str, int]]


@kept_until_change(4)
def holdings() -> Holdings:
    """Return the totals of the index as it stands."""
    published = Directive.objects.published()
    dates = published.aggregate(earliest=Min("issued_on"), latest=Max("issued_on"))
    found = _everything()
    return Holdings(
        directives=found.total,
        instructions=search_orders(SearchQuery(""), OrderFilters()).total,
        earliest=dates["earliest"],
        latest=dates["latest"],
        newest=tuple(found.ids),
        facets=found.facets,
    )


def counts(facet: str) -> Mapping[str, int]:
    """Return how many directives of the whole archive each value of a facet has."""
    return _everything().facets.get(facet, {})


def _everything() -> SearchPage:
    state = ListState()
    return search(state.query, state.filters, sort="newest", page=1, page_size=5)
