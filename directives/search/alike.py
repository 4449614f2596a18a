"""Which instructions of other directives may have the wording of one, without reading any."""

from __future__ import annotations

from typing import Any, NamedTuple

from tantivy import FieldType, Occur, Order, Query, Searcher

from directives.search import index
from directives.search.engine import term
from directives.search.parts import POINTS
from directives.search.schema import NO_DATE, schema
from directives.search.wording import sketch

MOST = 120
OLDEST = 60
# Stretches that more instructions have than this are looked at only where no rarer one is left.
COMMON = 200_000


class Likely(NamedTuple):
    """Keys of instructions that are likely alike; `is_all` unless there are more of them."""

    ids: list[int]
    is_all: bool


def likely_alike(folded: str, directive_id: int) -> Likely:
    """Return instructions of other directives that share stretches with a run of folded words.

    Those that share most come first. Of very many the oldest of those that share all are among
    them: where a wording comes from is what readers ask.
    """
    look = index.searcher(POINTS)
    kept = _rarest(look, sketch(folded))
    if not kept:
        return Likely([], is_all=True)
    parts = [(Occur.Should, Query.const_score_query(term("wording", each), 1.0)) for each in kept]
    own = Query.term_set_query(schema(), "pk", [directive_id])
    found: Any = look.search(Query.boolean_query([*parts, (Occur.MustNot, own)]), MOST)
    places = [place for _, place in found.hits]
    if found.count > MOST:
        places += _oldest(look, kept, own)
    keys: list[Any] = look.fast_field_values("point", places)
    return Likely(list(dict.fromkeys(keys)), is_all=found.count <= MOST)


def _rarest(look: Searcher, kept: list[str]) -> list[str]:
    """Return the stretches that others may have, without those of very many."""
    counted = sorted((look.doc_freq("wording", each), each) for each in kept)
    few = [each for count, each in counted if 0 < count <= COMMON]
    return few or [each for count, each in counted if count][:1]


def _oldest(look: Searcher, kept: list[str], own: Query) -> list[Any]:
    dated = Query.range_query(schema(), "day", FieldType.Unsigned, 1, NO_DATE)
    every = [(Occur.Must, term("wording", each)) for each in kept]
    matched = Query.boolean_query([*every, (Occur.Must, dated), (Occur.MustNot, own)])
    found: Any = look.search(matched, OLDEST, count=False, order_by_field="newest", order=Order.Asc)
    return [place for _, place in found.hits]
