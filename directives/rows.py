"""A reading as the values of rows, to be stored and to be compared with stored ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from directives.identity import instruction_slugs
from directives.models import Directive, Issuer, Province
from directives.parse.structure import (
    ParsedDeadline,
    ParsedDirective,
    ParsedSignatory,
    Problem,
    Reading,
    Severity,
    Span,
)
from directives.search.text import slugify

# Reading of the parser -> the columns that it fills.
COLUMNS = {
    "doc_type": ("kind",),
    "number_symbol": ("number_symbol", "number", "symbol"),
    "urgency": ("urgency",),
    "issuer": ("issuer", "issuer_name", "parent_body"),
    "province": ("province",),
    "place": ("place",),
    "issued_on": ("issued_on",),
    "subject": ("subject",),
    "preamble": ("preamble",),
    "closing": ("closing",),
    "signatory": ("signatory_name", "signatory_title", "signing_authority"),
}


class AddresseeRow(NamedTuple):
    """A body that an item orders to act."""

    name: str
    role: str
    start: int | None
    end: int | None
    body_id: int | None
    verb: str = ""


class DeadlineRow(NamedTuple):
    """A day or a stretch of time that an item sets."""

    printed: str
    kind: str
    starts_on: date | None
    ends_on: date | None
    start: int | None
    end: int | None
    origin: str
    reason: str


class InstructionRow(NamedTuple):
    """One numbered item; `parent` is the path above it."""

    path: str
    parent: str | None
    slug: str
    marker: str
    kind: str
    text: str
    start: int | None
    end: int | None
    addressees: tuple[AddresseeRow, ...]
    deadlines: tuple[DeadlineRow, ...] = ()


class RecipientRow(NamedTuple):
    """One line of Kính gửi or Nơi nhận."""

    section: str
    name: str
    purpose: str
    purpose_printed: str
    start: int | None
    end: int | None
    body_id: int | None


class CitationRow(NamedTuple):
    """Another document that the text names."""

    printed: str
    doc_type: str
    number_symbol: str
    issued_on: date | None
    issuer_name: str
    spans: list[list[int]]


@dataclass(slots=True)
class Rows:
    """All that is stored of one reading."""

    columns: dict[str, Any]
    instructions: list[InstructionRow] = field(default_factory=list)
    recipients: list[RecipientRow] = field(default_factory=list)
    citations: list[CitationRow] = field(default_factory=list)


class Known(NamedTuple):
    """What the archive knows of the bodies and the province that a reading names."""

    issuer: Issuer | None
    province: Province | None
    by_phrase: Mapping[str, Issuer]

    def body_id(self, phrase: str) -> int | None:
        """Return the record of the one body that a phrase of this document names."""
        record = self.by_phrase.get(phrase)
        return record.pk if record else None


def rows_of(parsed: ParsedDirective, known: Known) -> tuple[Rows, list[Problem]]:
    """Return what to store of a reading, and the problems of storing it."""
    columns = _columns(parsed, known)
    problems = list(_fit(columns))
    columns["readings"] = _readings(parsed, columns, known)
    slugs = instruction_slugs(item.path for item in parsed.instructions)
    instructions = [
        InstructionRow(
            item.path,
            item.parent,
            slug,
            item.marker[:40],
            str(item.kind),
            item.text,
            *_ends(item.span),
            tuple(
                AddresseeRow(a.name, a.role, *_ends(a.span), known.body_id(a.name), a.verb[:40])
                for a in item.addressees
            ),
            tuple(map(_deadline, item.deadlines)),
        )
        for item, slug in zip(parsed.instructions, slugs, strict=True)
    ]
    recipients = [
        RecipientRow(
            str(r.section),
            r.name,
            (r.purpose or "")[:40],
            (r.purpose_printed or "")[:200],
            *_ends(r.span),
            None if r.purpose == "lưu" else known.body_id(r.name),
        )
        for r in parsed.recipients
    ]
    citations = [
        CitationRow(
            c.printed,
            (c.doc_type or "")[:60],
            c.number_symbol[:80],
            c.issued_on,
            (c.issuer or "")[:300],
            [[span.start, span.end] for span in c.spans],
        )
        for c in parsed.citations
    ]
    return Rows(columns, instructions, recipients, citations), problems


def stored_rows(directive: Directive) -> Rows:
    """Return the rows that a stored directive has (prefetch its lists)."""
    items = list(directive.instructions.all())
    paths = {item.pk: item.path for item in items}
    return Rows(
        {name: getattr(directive, name) for names in COLUMNS.values() for name in names}
        | {"readings": directive.readings},
        [
            InstructionRow(
                item.path,
                paths[item.parent_id] if item.parent_id else None,
                item.slug,
                item.marker,
                item.kind,
                item.text,
                item.start,
                item.end,
                tuple(
                    AddresseeRow(a.name, a.role, a.start, a.end, a.body_id, a.verb)
                    for a in item.addressees.all()
                ),
                tuple(
                    DeadlineRow(
                        d.printed,
                        d.kind,
                        d.starts_on,
                        d.ends_on,
                        d.start,
                        d.end,
                        d.origin,
                        d.reason,
                    )
                    for d in item.deadlines.all()
                ),
            )
            for item in items
        ],
        [
            RecipientRow(r.section, r.name, r.purpose, r.purpose_printed, r.start, r.end, r.body_id)
            for r in directive.recipients.all()
        ],
        [
            CitationRow(c.printed, c.doc_type, c.number_symbol, c.issued_on, c.issuer_name, c.spans)
            for c in directive.citations.all()
        ],
    )


def _columns(parsed: ParsedDirective, known: Known) -> dict[str, Any]:
    number = parsed.number_symbol.value if parsed.number_symbol else None
    issuer = parsed.issuer.value if parsed.issuer else None
    signatory = parsed.signatory
    return {
        "kind": parsed.kind or "",
        "number_symbol": number.printed if number else "",
        "number": (number.number or "") if number else "",
        "symbol": number.symbol if number else "",
        "urgency": slugify(parsed.urgency.value) if parsed.urgency else "",
        "issuer": known.issuer,
        "issuer_name": issuer.name if issuer else "",
        "parent_body": (issuer.parent or "") if issuer else "",
        "province": known.province,
        "place": _text(parsed.place),
        "issued_on": parsed.issued_on.value if parsed.issued_on else None,
        "subject": _text(parsed.subject),
        "preamble": _text(parsed.preamble),
        "closing": _text(parsed.closing),
        "signatory_name": (signatory.name or "") if signatory else "",
        "signatory_title": (signatory.title or "") if signatory else "",
        "signing_authority": (signatory.authority or "") if signatory else "",
    }


def _fit(columns: dict[str, Any]) -> list[Problem]:
    """Empty the columns whose value is too long to be what it claims to be."""
    problems = []
    for name, value in columns.items():
        limit = getattr(Directive._meta.get_field(name), "max_length", None)
        if limit and isinstance(value, str) and len(value) > limit:
            columns[name] = ""
            problems.append(
                Problem(
                    name, "value_too_long", Severity.WARNING, params={"value": f"{value[:60]}…"}
                )
            )
    return problems


def _readings(
    parsed: ParsedDirective, columns: dict[str, Any], known: Known
) -> dict[str, dict[str, Any]]:
    found = {}
    for name, fields in COLUMNS.items():
        reading = getattr(parsed, name)
        if reading is None:
            continue
        for column in fields:
            if columns[column] or (column == "issuer" and columns["issuer_name"]):
                found[column] = _reading(reading)
    if parsed.issuer and "issuer" in found and not known.issuer:
        read = parsed.issuer.value
        found["issuer"] |= {"level": read.level, "kind": read.kind, "district": read.district}
    return found


def _reading(reading: Reading[Any] | ParsedSignatory) -> dict[str, Any]:
    start, end = _ends(reading.span)
    found = {"start": start, "end": end, "origin": str(reading.origin), "reason": reading.reason}
    return found if reading.confidence is None else found | {"confidence": reading.confidence}


def _deadline(read: ParsedDeadline) -> DeadlineRow:
    return DeadlineRow(
        read.printed,
        str(read.kind),
        read.starts_on,
        read.ends_on,
        *_ends(read.span),
        str(read.origin),
        read.reason[:40],
    )


def _ends(span: Span | None) -> tuple[int | None, int | None]:
    return (span.start, span.end) if span else (None, None)


def _text(reading: Reading[str] | None) -> str:
    return reading.value if reading else ""
