"""What the index holds of a directive: one document each, every word in both keys.

`all` holds every word, so that a query is matched (and counted) against one field; `subject`,
`names` and `number` only lift those that say it there. A field has a twin with the suffix `_x`
for the exact key. Values of a field are kept apart: no phrase runs from one into the next.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from tantivy import Document, Schema, SchemaBuilder

from directives.models import Directive, Instruction, Issuer, Province, Recipient
from directives.search.codepage import runs
from directives.search.synonyms import KIND_NAMES
from directives.search.text import VERSION as TEXT_VERSION
from directives.search.text import words

# Raise with every change of the schema or of what goes into it: indexes then rebuild themselves.
VERSION = f"2.{TEXT_VERSION}"

TEXTS = ("all", "subject", "names")
FACETS = ("province", "issuer", "kind", "level", "urgency", "month")
NO_DATE = 99_999_999
ID_BITS = 36


class Entry(NamedTuple):
    """One directive as it stands in the index; equal digests mean equal entries."""

    pk: int
    texts: dict[str, tuple[str, ...]]
    numbers: str
    facets: dict[str, str]
    day: int

    @property
    def digest(self) -> int:
        """Return 63 bits that tell two different entries apart."""
        whole = repr(tuple(self)).encode()
        return int.from_bytes(hashlib.blake2b(whole, digest_size=8).digest(), "big") >> 1


@cache
def schema() -> Schema:
    """Return the schema of every index of this version."""
    builder = SchemaBuilder()
    builder.add_unsigned_field("pk", indexed=True, fast=True)
    for name in TEXTS:
        builder.add_text_field(name, tokenizer_name="whitespace")
        builder.add_text_field(f"{name}_x", tokenizer_name="whitespace")
    builder.add_text_field("number", tokenizer_name="whitespace", index_option="basic")
    for name in FACETS:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    for name in ("day", "newest", "oldest", "recency", "digest"):
        builder.add_unsigned_field(name, indexed=name == "day", fast=True)
    return builder.build()


def document(entry: Entry) -> Document:
    """Return the entry as the engine takes it."""
    made = Document()
    made.add_unsigned("pk", entry.pk)
    made.add_unsigned("digest", entry.digest)
    for name, values in entry.texts.items():
        for value in values:
            made.add_text(name, value)
    made.add_text("number", entry.numbers)
    for name, value in entry.facets.items():
        made.add_text(name, value)
    made.add_unsigned("day", entry.day)
    # Unknown dates come last either way; the id settles what the date leaves open.
    made.add_unsigned("newest", (entry.day << ID_BITS) + (1 << ID_BITS) - 1 - entry.pk)
    made.add_unsigned("oldest", ((entry.day or NO_DATE) << ID_BITS) + entry.pk)
    made.add_unsigned("recency", recency(entry.day))
    return made


def recency(day: int) -> int:
    """Return a weight that grows with the date, so little that it only settles equal scores.

    The engine multiplies by log2(2 + weight): between 2000 and 2040 that moves a score by 1 %.
    """
    year, month = divmod(day // 100, 100)
    days = max(0, year - 2000) * 372 + month * 31 + day % 100
    return (1 << 17) + min(days, 1 << 14)


def entries(directives: Sequence[Directive]) -> Iterator[Entry]:
    """Yield the entry of each directive; the rows around them are fetched at once."""
    ids = [directive.pk for directive in directives]
    paragraphs = _grouped(
        Instruction.objects.filter(directive__in=ids)
        .order_by("directive_id", "position")
        .values_list("directive_id", "text")
    )
    recipients = _grouped(
        Recipient.objects.filter(directive__in=ids)
        .order_by("directive_id", "position")
        .values_list("directive_id", "name")
    )
    for directive in directives:
        yield entry(directive, paragraphs.get(directive.pk, []), recipients.get(directive.pk, []))


def entry(directive: Directive, paragraphs: list[str], recipients: list[str]) -> Entry:
    """Return what the index holds of one directive."""
    subject = [directive.subject]
    names = [
        *_issuer_names(directive.issuer),
        directive.issuer_name,
        directive.parent_body,
        directive.place,
        *_province_names(directive.province),
        directive.signatory_name,
        directive.signatory_title,
        directive.signing_authority,
    ]
    said = [directive.number_symbol, *subject, directive.preamble, *paragraphs, directive.closing]
    kind = _kind_name(directive.kind)
    everything = [directive.text, kind, *said, *names, *recipients]
    return Entry(
        pk=directive.pk,
        texts=dict([*_keys("all", everything), *_keys("subject", subject), *_keys("names", names)]),
        numbers=_number_words(directive.number_symbol),
        facets={name: value for name, value in _facets(directive).items() if value},
        day=int(directive.issued_on.strftime("%Y%m%d")) if directive.issued_on else 0,
    )


def _facets(directive: Directive) -> dict[str, str]:
    return {
        "province": directive.province.slug if directive.province else "",
        "issuer": directive.issuer.slug if directive.issuer else "",
        "level": directive.issuer.level if directive.issuer else "",
        "kind": directive.kind,
        "urgency": directive.urgency,
        "month": directive.issued_on.strftime("%Y-%m") if directive.issued_on else "",
    }


def _issuer_names(issuer: Issuer | None) -> list[str]:
    if not issuer:
        return []
    above = [issuer.parent.name] if issuer.parent else []
    return [issuer.name, issuer.district, *map(str, issuer.aliases), *above]


def _province_names(province: Province | None) -> list[str]:
    if not province:
        return []
    return [province.full_name, *map(str, (*province.aliases, *province.abbreviations))]


def _kind_name(kind: str) -> str:
    return next((name for name, slug in KIND_NAMES.items() if slug == kind), kind)


def _number_words(number_symbol: str) -> str:
    """Return the words of a document number in both keys, numerals also without leading zeros."""
    found: dict[str, None] = {}
    for exact, folded in words(number_symbol):
        found |= dict.fromkeys((exact, folded, folded.lstrip("0") or "0"))
    return " ".join(found)


def _keys(field: str, texts: Iterable[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield a field and its twin with the texts' words, each run of words only once."""
    exact: list[str] = []
    folded: list[str] = []
    seen: list[str] = []
    for text in filter(None, texts):
        # Most of what was read stands in the extracted text already, word for word.
        if any(_stands_in(text, other) for other in seen):
            continue
        seen.append(text)
        run, plain = runs(text)
        if run and not any(f" {run} " in known for known in exact):
            exact.append(f" {run} ")
            folded.append(plain)
    yield field, tuple(folded)
    yield f"{field}_x", tuple(run.strip() for run in exact)


def _stands_in(text: str, whole: str) -> bool:
    """Return whether a text stands in another as it is, from word border to word border."""
    at = whole.find(text)
    if at < 0:
        return False
    before, after = whole[at - 1 : at], whole[at + len(text) : at + len(text) + 1]
    return (not before or before.isspace()) and (not after or after.isspace())


def _grouped(rows: Iterable[tuple[int, str]]) -> dict[int, list[str]]:
    groups: dict[int, list[str]] = {}
    for pk, value in rows:
        groups.setdefault(pk, []).append(value)
    return groups
