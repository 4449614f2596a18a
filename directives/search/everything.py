"""All that matches, the newest first: read out day by day, so that memory holds only one day's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tantivy import FieldType, Occur, Order, Query, Searcher

from directives.search.schema import schema

MAX_DAYS = 100_000


def every_key(look: Searcher, matched: Query, key: str, size: int) -> Iterator[list[int]]:
    """Yield the values of the field `key` of all that matches, in lists of up to `size`.

    One state of the index is read to the end, whatever changes meanwhile.
    """
    wanted: Any = {"days": {"terms": {"field": "day", "size": MAX_DAYS}}}
    counted = look.aggregate(matched, wanted)["days"]["buckets"]
    for day, count in sorted(
        ((int(each["key"]), int(each["doc_count"])) for each in counted), reverse=True
    ):
        of_day = Query.range_query(schema(), "day", FieldType.Unsigned, day, day)
        both = Query.boolean_query([(Occur.Must, matched), (Occur.Must, of_day)])
        found: Any = look.search(
            both, count, count=False, order_by_field="newest", order=Order.Desc
        )
        keys: list[Any] = look.fast_field_values(key, [place for _, place in found.hits])
        yield from (keys[start : start + size] for start in range(0, count, size))
