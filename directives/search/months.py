"""Which months surely hold the first matches by date, so that not all matches are gone through."""

from __future__ import annotations

from tantivy import FieldType, Query

from directives.search.schema import NO_DATE, schema

# Days of a month as numbers: the first and the last that may stand there.
FIRST, LAST = 1, 31
SHARE = 0.5


def days_holding(months: dict[str, int], wanted: int, total: int, *, newest: bool) -> Query | None:
    """Return the days that surely hold the first `wanted` of all matches, counted by month.

    None where they would hardly be fewer than all, or unknown dates are among them.
    """
    held = 0
    for month in sorted(months, reverse=newest):
        held += months[month]
        if held > total * SHARE:
            return None
        if held >= wanted:
            whole = int(month.replace("-", "")) * 100
            first, last = (whole + FIRST, NO_DATE) if newest else (1, whole + LAST)
            days = Query.range_query(schema(), "day", FieldType.Unsigned, first, last)
            return Query.const_score_query(days, 0.0)
    return None
