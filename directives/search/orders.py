"""The search for instructions: each is a hit of its own, by words, ordered body and deadline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from itertools import product
from typing import Any

from django.conf import settings
from tantivy import FieldType, Occur, Order, Query, Searcher

from directives.search import engine, index, suggest
from directives.search.asked import SearchQuery
from directives.search.entries import day_number
from directives.search.everything import every_key
from directives.search.filters import Filters
from directives.search.loosened import loosened
from directives.search.parts import POINTS
from directives.search.points import order_key
from directives.search.schema import NO_DATE, schema
from directives.search.search import BROAD_ALWAYS, MAX_DEPTH, MAX_VALUES

ANSWERS_KEPT = 64


@dataclass(frozen=True, slots=True)
class OrderFilters:
    """What instructions are narrowed by: values of one name are OR, names are AND.

    A body and a role are asked of one and the same order: of the body, in that role.
    """

    body: tuple[str, ...] = ()
    role: tuple[str, ...] = ()
    due_after: date | None = None
    due_before: date | None = None
    issuer: tuple[str, ...] = ()
    province: tuple[str, ...] = ()
    issued_after: date | None = None
    issued_before: date | None = None


@dataclass(frozen=True)
class OrdersPage:
    """One page of an answer: keys of instructions in order; `query` is what to mark."""

    total: int
    pages: int
    ids: tuple[int, ...] = ()
    did_you_mean: str | None = None
    slips: tuple[tuple[str, str], ...] = ()
    query: SearchQuery = field(default_factory=lambda: SearchQuery(""))


def search_orders(
    query: SearchQuery,
    filters: OrderFilters,
    *,
    page: int = 1,
    page_size: int = 20,
) -> OrdersPage:
    """Return one page of the published instructions that match; answers are kept until a change."""
    return _answer(_state(), query, filters, max(page, 1), max(page_size, 1))


def order_counts(query: SearchQuery, filters: OrderFilters) -> dict[str, dict[str, int]]:
    """Return how many instructions each value of a group leaves, its own selection set aside."""
    return _counts(_state(), query, filters)


def _state() -> tuple[str, str]:
    """Return what answers are kept by: the index they came from, which is built if need be."""
    if not index.generation():
        index.searcher(POINTS)
    return str(settings.INDEX_DIR), index.generation()


@lru_cache(maxsize=ANSWERS_KEPT)
def _counts(
    _key: tuple[str, str], query: SearchQuery, filters: OrderFilters
) -> dict[str, dict[str, int]]:
    look = index.searcher(POINTS)
    known = suggest.answerable(look, query).query
    counts = {}
    for name in ("body", "role", "issuer", "province"):
        matched = _matching(known, replace(filters, **{name: ()}))  # type: ignore[arg-type]
        wanted: Any = {name: {"terms": {"field": name, "size": MAX_VALUES}}}
        buckets = look.aggregate(matched, wanted)[name]["buckets"]
        counts[name] = {bucket["key"]: bucket["doc_count"] for bucket in buckets}
    return counts


def all_orders(query: SearchQuery, filters: OrderFilters, size: int) -> Iterator[list[int]]:
    """Yield the keys of all that match, the newest first, in lists of up to `size`."""
    look = index.searcher(POINTS)
    matched = _matching(suggest.answerable(look, query).query, filters)
    yield from every_key(look, matched, "point", size)


@lru_cache(maxsize=ANSWERS_KEPT)
def _answer(
    _key: tuple[str, str],
    query: SearchQuery,
    filters: OrderFilters,
    page: int,
    page_size: int,
) -> OrdersPage:
    whole = _whole(_key, query, filters)
    pages = max(1, -(-min(whole.total, MAX_DEPTH) // page_size))
    offset = (page - 1) * page_size
    ids: list[int] = []
    if offset < whole.total and page <= pages:
        look = index.searcher(POINTS)
        matched = _matching(whole.query, filters)
        # Of so many that match, scores hardly differ: the newest come first.
        if not whole.query.clauses or whole.total >= BROAD_ALWAYS:
            ids = _newest(look, matched, offset, page_size)
        else:
            ids = _best(look, whole.query, matched, offset, page_size)
    return replace(whole, pages=pages, ids=tuple(ids))


@lru_cache(maxsize=ANSWERS_KEPT)
def _whole(_key: tuple[str, str], query: SearchQuery, filters: OrderFilters) -> OrdersPage:
    """Return what all pages and orders of an answer have in common."""
    look = index.searcher(POINTS)
    asked = suggest.understood(look, query)
    answered, meant = asked.query, asked.did_you_mean
    total = _total(look, answered, filters)
    if not (total or asked.missing):
        meant = suggest.did_you_mean(look, query)
    if not total and (answered := loosened(look, asked.query)) != asked.query:
        total = _total(look, answered, filters)
    slips = asked.slips if total else ()
    return OrdersPage(total=total, pages=1, did_you_mean=meant, slips=slips, query=answered)


def _total(look: Searcher, query: SearchQuery, filters: OrderFilters) -> int:
    counted: Any = look.search(_matching(query, filters), 1)
    return int(counted.count)


def _matching(query: SearchQuery, filters: OrderFilters) -> Query:
    own = Filters(
        province=filters.province,
        issuer=filters.issuer,
        issued_after=filters.issued_after,
        issued_before=filters.issued_before,
    )
    parts = [(Occur.Must, engine.matching(query, own))]
    if filters.body or filters.role:
        keys = [
            order_key(body, role).encode("utf-8", "replace").decode()
            for body, role in product(filters.body or ("",), filters.role or ("",))
        ]
        told = Query.term_set_query(schema(), "ordered", keys)
        parts.append((Occur.Must, Query.const_score_query(told, 0.0)))
    if filters.due_after or filters.due_before:
        first = day_number(filters.due_after) or 1
        last = day_number(filters.due_before) or NO_DATE
        due = Query.range_query(schema(), "due", FieldType.Unsigned, first, last)
        parts.append((Occur.Must, Query.const_score_query(due, 0.0)))
    return Query.boolean_query(parts)


def _newest(look: Searcher, matched: Query, offset: int, size: int) -> list[int]:
    found: Any = look.search(
        matched, size, count=False, offset=offset, order_by_field="newest", order=Order.Desc
    )
    keys: list[Any] = look.fast_field_values("point", [place for _, place in found.hits])
    return keys


def _best(look: Searcher, query: SearchQuery, matched: Query, offset: int, size: int) -> list[int]:
    scored = engine.scoring(look, query, matched)
    hits = look.search(scored, size, count=False, offset=offset, weight_by_field="recency").hits
    places = [place for _, place in hits]
    keys: list[Any] = look.fast_field_values("point", places)
    newest: list[Any] = look.fast_field_values("newest", places)
    ranked = zip((-score for score, _ in hits), (-when for when in newest), keys, strict=True)
    return [key for _, _, key in sorted(ranked)]
