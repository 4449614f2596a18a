"""The one search: every page, command and format asks it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, Literal

from django.conf import settings
from tantivy import Occur, Order, Query, Searcher

from directives.search import engine, index, suggest
from directives.search.asked import SearchQuery
from directives.search.everything import every_key
from directives.search.filters import Filters
from directives.search.loosened import loosened
from directives.search.months import days_holding
from directives.search.schema import FACETS

__all__ = ["Filters", "SearchPage", "all_directives", "search"]

Sort = Literal["relevance", "newest", "oldest"]

MAX_VALUES = 20_000
MAX_DEPTH = 20_000  # hits; nobody reads on beyond a thousand pages, and every page costs more
ANSWERS_KEPT = 64

# Where most directives match, scores hardly differ: subject matches and dates decide there.
BROAD_AT_LEAST = 1_000
BROAD_SHARE = 0.5
BROAD_ALWAYS = 50_000
TIERS_SPREAD = 20  # days with so many times the matches of a page likely hold those of a tier


@dataclass(frozen=True)
class SearchPage:
    """One page of an answer: ids of directives in order, and counts that leave nothing out.

    `pages` ends where a list is cut: a long one is to be narrowed, not leafed through.
    `facets` counts the values of each group with that group's own selection set aside.
    `query` is the query as it was answered: words whose diacritics the archive does not have
    are taken without them, and `slips` as what they are told to mean. Mark with it.
    """

    total: int
    page: int
    pages: int
    ids: tuple[int, ...]
    facets: dict[str, dict[str, int]]
    did_you_mean: str | None = None
    missing_terms: tuple[str, ...] = ()
    slips: tuple[tuple[str, str], ...] = ()
    query: SearchQuery = field(default_factory=lambda: SearchQuery(""))


def search(
    query: SearchQuery,
    filters: Filters = Filters(),  # noqa: B008 - frozen
    *,
    sort: Sort = "relevance",
    page: int = 1,
    page_size: int = 20,
) -> SearchPage:
    """Return one page of the published directives that match; answers are kept until a change."""
    if not index.generation():
        index.searcher()  # builds what is missing: an answer is kept by the index it came from
    key = (str(settings.INDEX_DIR), index.generation())
    return _answer(key, query, filters, sort, max(page, 1), max(page_size, 1))


def all_directives(query: SearchQuery, filters: Filters, size: int) -> Iterator[list[int]]:
    """Yield the ids of all that match, the newest first, in lists of up to `size`."""
    look = index.searcher()
    matched = engine.matching(suggest.answerable(look, query).query, filters)
    yield from every_key(look, matched, "pk", size)


@lru_cache(maxsize=ANSWERS_KEPT)
def _answer(
    key: tuple[str, str],
    query: SearchQuery,
    filters: Filters,
    sort: Sort,
    page: int,
    page_size: int,
) -> SearchPage:
    whole = _whole(key, query, filters)
    pages = max(1, -(-min(whole.total, MAX_DEPTH) // page_size))
    offset = (page - 1) * page_size
    ids: list[int] = []
    if offset < whole.total and page <= pages:
        look = index.searcher()
        matched = engine.matching(whole.query, filters)
        ids = _ids(look, whole, filters, matched, sort, offset, page_size)
    return replace(whole, page=page, pages=pages, ids=tuple(ids))


@lru_cache(maxsize=ANSWERS_KEPT)
def _whole(_key: tuple[str, str], query: SearchQuery, filters: Filters) -> SearchPage:
    """Return what all pages and orders of an answer have in common."""
    look = index.searcher()
    asked = suggest.understood(look, query)
    total, facets = _counts(look, asked.query, filters, engine.matching(asked.query, filters))
    meant, answered = asked.did_you_mean, asked.query
    if not (total or asked.missing):
        meant = suggest.did_you_mean(look, query)
    if not total and (answered := loosened(look, asked.query)) != asked.query:
        total, facets = _counts(look, answered, filters, engine.matching(answered, filters))
    return SearchPage(
        total=total,
        page=1,
        pages=1,
        ids=(),
        facets=facets,
        did_you_mean=meant,
        missing_terms=asked.missing,
        slips=asked.slips if total else (),
        query=answered,
    )


def _counts(
    look: Searcher, query: SearchQuery, filters: Filters, matched: Query
) -> tuple[int, dict[str, dict[str, int]]]:
    """Return the total and the facets: one pass, and one more for each group with a choice."""
    free = [name for name in FACETS if not filters.values(name)]
    wanted: dict[str, Any] = {name: _terms(name) for name in free}
    found = look.aggregate(matched, wanted | {"total": {"value_count": {"field": "pk"}}})
    counted = {name: found[name] for name in free}
    for name in set(FACETS) - set(free):
        others = engine.matching(query, filters, without=name)
        counted[name] = look.aggregate(others, {name: _terms(name)})[name]
    facets = {
        name: {bucket["key"]: bucket["doc_count"] for bucket in counted[name]["buckets"]}
        for name in FACETS
    }
    return int(found["total"]["value"]), facets


def _terms(name: str) -> dict[str, Any]:
    return {"terms": {"field": name, "size": MAX_VALUES}}


def _ids(
    look: Searcher,
    whole: SearchPage,
    filters: Filters,
    matched: Query,
    sort: Sort,
    offset: int,
    size: int,
) -> list[int]:
    query, total = whole.query, whole.total
    # With months chosen the counts of months are no longer those of the matches.
    months = {} if filters.month else whole.facets["month"]
    if sort == "oldest":
        days = days_holding(months, offset + size, total, newest=False)
        return _by_date(look, [matched, days], "oldest", Order.Asc, offset, size)[0]
    if sort == "newest" or not query.clauses:
        days = days_holding(months, offset + size, total, newest=True)
        return _by_date(look, [matched, days], "newest", Order.Desc, offset, size)[0]
    if total >= BROAD_ALWAYS or total >= max(BROAD_AT_LEAST, BROAD_SHARE * look.num_docs):
        days = days_holding(months, (offset + size) * TIERS_SPREAD, total, newest=True)
        return _by_tiers(look, query, matched, days, offset, size)
    scored = engine.scoring(look, query, matched)
    hits = look.search(scored, size, count=False, offset=offset, weight_by_field="recency").hits
    places = [place for _, place in hits]
    pks: list[Any] = look.fast_field_values("pk", places)
    newest: list[Any] = look.fast_field_values("newest", places)
    ranked = zip((-score for score, _ in hits), (-when for when in newest), pks, strict=True)
    return [pk for _, _, pk in sorted(ranked)]


def _by_date(
    look: Searcher, all_of: Sequence[Query | None], name: str, order: Order, offset: int, size: int
) -> tuple[list[int], int]:
    """Return a page of what answers all of these, and how many do."""
    both = Query.boolean_query([(Occur.Must, each) for each in all_of if each is not None])
    found: Any = look.search(both, size, offset=offset, order_by_field=name, order=order)
    places = [place for _, place in found.hits]
    pks: list[Any] = look.fast_field_values("pk", places)
    return pks, found.count


def _by_tiers(
    look: Searcher, query: SearchQuery, matched: Query, days: Query | None, offset: int, size: int
) -> list[int]:
    """Return a page of matches by tier, the newest first within each.

    What is missing is sought on the given days first, and on all only where they hold too few.
    """
    ids: list[int] = []
    seen = 0
    above: list[tuple[Occur, Query]] = []
    for tier in (*engine.tiers(query), Query.all_query()):
        of_tier = Query.boolean_query([(Occur.Must, matched), (Occur.Must, tier), *above])
        skip, missing = max(0, offset - seen), size - len(ids)
        if days is not None:
            found, _ = _by_date(look, [of_tier, days], "newest", Order.Desc, skip, missing)
            if len(found) == missing:
                return ids + found
        found, count = _by_date(look, [of_tier], "newest", Order.Desc, skip, missing)
        ids += found
        seen += count
        if len(ids) >= size:
            break
        above.append((Occur.MustNot, tier))
    return ids
