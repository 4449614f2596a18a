"""The schema of the index: every word in both keys, as small as the questions allow.

`all` holds every word, so that a query is matched (and counted) against one field; `subject`,
`names` and `number` only lift those that say it there. A field has a twin with the suffix `_x`
for the exact key. Where words stand is the largest part of an index: of the whole text it is kept
in the exact twin alone, and a phrase without diacritics is looked for in all their forms there.
Values of a field are kept apart: no phrase runs from one into the next.

Instructions have an index of their own of the same schema, a document each: `pk` is the key of
their directive there, and `point` their own. What only they have stands empty for directives.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from tantivy import Document, Schema, SchemaBuilder

from directives.search import sayings
from directives.search.entries import FACETS, Entry
from directives.search.points import PointsEntry
from directives.search.text import VERSION as TEXT_VERSION
from directives.search.wording import sketch

__all__ = [
    "FACETS",
    "ID_BITS",
    "NO_DATE",
    "VERSION",
    "document",
    "point_documents",
    "recency",
    "schema",
]

# Raise with every change of the schema or of what goes into it: indexes then rebuild themselves.
VERSION = f"9.{TEXT_VERSION}.{sayings.version()}"

# What each field keeps of its words: where they stand, or how often they are said.
TEXTS = {
    "all": "freq",
    "all_x": "position",
    "subject": "position",
    "subject_x": "freq",
    "names": "position",
    "names_x": "freq",
}
START = "^"  # before each name, so that a phrase can ask for its beginning
NO_DATE = 99_999_999
ID_BITS = 36
DAY_BITS = 25
POSITION_BITS = 12


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
    builder.add_unsigned_field("point", fast=True)
    builder.add_unsigned_field("due", indexed=True, fast=True)
    builder.add_text_field("ordered", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("wording", tokenizer_name="whitespace", index_option="basic")
    for name in ("body", "role"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    return builder.build()


def document(entry: Entry) -> Document:
    """Return the entry as the engine takes it."""
    made = Document()
    apart = entry.apart()
    made.add_unsigned("pk", entry.pk)
    made.add_unsigned("digest", entry.digest_of(apart))
    for name, exact, folded in entry.texts(apart):
        made.add_text(name, f"{START} {folded}" if name == "names" else folded)
        if exact:
            made.add_text(f"{name}_x", exact)
    made.add_text("number", entry.numbers)
    day = entry.day
    _add_facets(made, entry.facets)
    made.add_unsigned("day", day)
    # Unknown dates come last either way; the id settles what the date leaves open.
    made.add_unsigned("newest", (day << ID_BITS) + (1 << ID_BITS) - 1 - entry.pk)
    made.add_unsigned("oldest", ((day or NO_DATE) << ID_BITS) + entry.pk)
    made.add_unsigned("recency", recency(day))
    return made


def point_documents(entry: PointsEntry) -> Iterator[Document]:
    """Yield the instructions of a directive as the engine takes them, in printed order."""
    digest, day, numbers = entry.digest, entry.day, entry.numbers
    for point in entry.points:
        made = Document()
        made.add_unsigned("pk", entry.pk)
        made.add_unsigned("point", point.pk)
        made.add_unsigned("digest", digest)
        for place, (exact, folded) in enumerate(point.texts()):
            made.add_text("all", folded)
            if exact:
                made.add_text("all_x", exact)
            if not place and point.text and (kept := sketch(folded)):
                made.add_text("wording", " ".join(kept))
        made.add_text("number", numbers)
        _add_facets(made, entry.facets)
        for key in point.ordered:
            made.add_text("ordered", key)
        for body in point.bodies:
            made.add_text("body", body)
        for role in point.roles:
            made.add_text("role", role)
        for due in point.due:
            made.add_unsigned("due", due)
        made.add_unsigned("day", day)
        made.add_unsigned("newest", _place(day, entry.pk, point.position))
        made.add_unsigned("recency", recency(day))
        yield made


def _place(day: int, pk: int, position: int) -> int:
    """Return what sorts instructions: the newest last, those of one directive from its end."""
    within = (pk << POSITION_BITS) + min(position, (1 << POSITION_BITS) - 1)
    bits = 63 - DAY_BITS
    return (day << bits) + (1 << bits) - 1 - (within & ((1 << bits) - 1))


def _add_facets(made: Document, values: tuple[str, ...]) -> None:
    for name, value in zip(FACETS, values, strict=True):
        if value:
            made.add_text(name, value)


def recency(day: int) -> int:
    """Return a weight that grows with the date, so little that it only settles equal scores.

    The engine multiplies by log2(2 + weight): between 2000 and 2040 that moves a score by 1 %.
    """
    year, month = divmod(day // 100, 100)
    days = max(0, year - 2000) * 372 + month * 31 + day % 100
    return (1 << 17) + min(days, 1 << 14)
