"""The schema of the index: every word in both keys, as small as the questions allow.

`all` holds every word, so that a query is matched (and counted) against one field; `subject`,
`names` and `number` only lift those that say it there. A field has a twin with the suffix `_x`
for the exact key. Where words stand is the largest part of an index: of the whole text it is kept
in the exact twin alone, and a phrase without diacritics is looked for in all their forms there.
Values of a field are kept apart: no phrase runs from one into the next.
"""

from __future__ import annotations

from functools import cache

from tantivy import Document, Schema, SchemaBuilder

from directives.search import sayings
from directives.search.entries import FACETS, Entry
from directives.search.text import VERSION as TEXT_VERSION

__all__ = ["FACETS", "ID_BITS", "NO_DATE", "VERSION", "document", "recency", "schema"]

# Raise with every change of the schema or of what goes into it: indexes then rebuild themselves.
VERSION = f"4.{TEXT_VERSION}.{sayings.version()}"

# What each field keeps of its words: where they stand, or how often they are said.
TEXTS = {
    "all": "freq",
    "all_x": "position",
    "subject": "position",
    "subject_x": "freq",
    "names": "freq",
    "names_x": "freq",
}
NO_DATE = 99_999_999
ID_BITS = 36


@cache
def schema() -> Schema:
    """Return the schema of every index of this version."""
    builder = SchemaBuilder()
    builder.add_unsigned_field("pk", indexed=True, fast=True)
    for name, kept in TEXTS.items():
        builder.add_text_field(name, tokenizer_name="whitespace", index_option=kept)
    builder.add_text_field("number", tokenizer_name="whitespace", index_option="basic")
    for name in FACETS:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    for name in ("day", "newest", "oldest", "recency", "digest"):
        builder.add_unsigned_field(name, indexed=name == "day", fast=True)
    return builder.build()


def document(entry: Entry, digest: int = 0) -> Document:
    """Return the entry as the engine takes it; its digest is worked out where it is not given."""
    made = Document()
    made.add_unsigned("pk", entry.pk)
    made.add_unsigned("digest", digest or entry.digest)
    for name, exact, folded in entry.texts():
        made.add_text(name, folded)
        if exact:
            made.add_text(f"{name}_x", exact)
    made.add_text("number", entry.numbers)
    for name, value in zip(FACETS, entry.facets, strict=True):
        if value:
            made.add_text(name, value)
    day = entry.day
    made.add_unsigned("day", day)
    # Unknown dates come last either way; the id settles what the date leaves open.
    made.add_unsigned("newest", (day << ID_BITS) + (1 << ID_BITS) - 1 - entry.pk)
    made.add_unsigned("oldest", ((day or NO_DATE) << ID_BITS) + entry.pk)
    made.add_unsigned("recency", recency(day))
    return made


def recency(day: int) -> int:
    """Return a weight that grows with the date, so little that it only settles equal scores.

    The engine multiplies by log2(2 + weight): between 2000 and 2040 that moves a score by 1 %.
    """
    year, month = divmod(day // 100, 100)
    days = max(0, year - 2000) * 372 + month * 31 + day % 100
    return (1 << 17) + min(days, 1 << 14)
