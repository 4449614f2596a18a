"""The reading contract: a directive as plain data, the same from a reading and from the archive."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from directives.models import Directive, Instruction
from directives.parse.structure import (
    DeadlineKind,
    InstructionKind,
    NumberSymbol,
    Origin,
    ParsedAddressee,
    ParsedCitation,
    ParsedDeadline,
    ParsedDirective,
    ParsedInstruction,
    ParsedIssuer,
    ParsedRecipient,
    ParsedSignatory,
    Reading,
    Section,
    Span,
)
from directives.reference import table

FIRST_WORDS = 8
URGENCIES = {
    "khan": "Khẩn",
    "thuong-khan": "Thượng khẩn",
    "hoa-toc": "Hỏa tốc",
    "hoa-toc-hen-gio": "Hỏa tốc hẹn giờ",
}
# The contract's keys that stand for each field of the reading.
KEYS = {
    "doc_type": ("doc_type",),
    "number_symbol": ("number", "symbol"),
    "urgency": ("urgency",),
    "issuer": ("issuer_name", "issuer_level", "issuer_kind"),
    "province": ("province",),
    "place": ("place",),
    "issued_on": ("date",),
    "subject": ("subject",),
}


def directive_json(
    parsed: ParsedDirective, urls: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """Return a reading under the contract's keys; `urls` are the items' addresses by path."""
    number = parsed.number_symbol.value if parsed.number_symbol else None
    issuer = parsed.issuer.value if parsed.issuer else None
    signatory = parsed.signatory or ParsedSignatory(None, None, None, None)
    return {
        "doc_type": _value(parsed.doc_type),
        "number": number.number if number else None,
        "symbol": (number.symbol or None) if number else None,
        "urgency": _value(parsed.urgency),
        "issuer_name": issuer.name if issuer else None,
        "issuer_level": issuer.level if issuer else None,
        "issuer_kind": issuer.kind if issuer else None,
        "province": _value(parsed.province),
        "place": _value(parsed.place),
        "date": parsed.issued_on.value.isoformat() if parsed.issued_on else None,
        "subject": _value(parsed.subject),
        "recipients": [
            {"name": r.name, "purpose": r.purpose, "section": str(r.section)}
            for r in parsed.recipients
        ],
        "instructions": [_instruction_json(item, urls) for item in parsed.instructions],
        "references": [
            {
                "type": c.doc_type,
                "number": c.number_symbol,
                "date": c.issued_on.isoformat() if c.issued_on else None,
                "issuer": c.issuer,
                "mentions": len(c.spans),
            }
            for c in parsed.citations
        ],
        "signatory": {
            "name": signatory.name,
            "title": signatory.title,
            "authority": signatory.authority,
        },
        "preamble_first_words": _first_words_or_none(parsed.preamble),
        "closing_first_words": _first_words_or_none(parsed.closing),
        "_inferred": inferred_keys(parsed),
    }


def stored_directive_json(directive: Directive) -> dict[str, Any]:
    """Return a stored directive under the contract's keys, each instruction with its address."""
    urls = {}
    for item in directive.instructions.all():
        item.directive = directive  # spares a query an item
        urls[item.path] = item.get_absolute_url()
    return directive_json(as_parsed(directive), urls)


def inferred_keys(parsed: ParsedDirective) -> list[str]:
    """Return the contract's keys whose values the text does not state, in order."""
    return sorted(
        key
        for field, keys in KEYS.items()
        if (reading := getattr(parsed, field)) and reading.origin == Origin.INFERRED
        for key in keys
    )


def first_words(text: str) -> str:
    """Return up to eight words of the first paragraph as printed.

    >>> first_words("Giao UBND Thành phố tập trung chỉ đạo các đơn vị")
    'Giao UBND Thành phố tập trung chỉ đạo'
    """
    return " ".join(text.partition("\n")[0].split()[:FIRST_WORDS])


def as_parsed(directive: Directive) -> ParsedDirective:
    """Return the reading that a stored directive holds, corrections included."""
    kind = _doc_types().get(directive.kind)
    return ParsedDirective(
        doc_type=_reading(directive, "kind", kind),
        kind=directive.kind or None,
        number_symbol=_reading(directive, "number_symbol", _number_symbol(directive)),
        urgency=_reading(directive, "urgency", URGENCIES.get(directive.urgency)),
        issuer=_reading(directive, "issuer", _issuer(directive)),
        province=_reading(
            directive, "province", directive.province.name if directive.province else None
        ),
        place=_reading(directive, "place", directive.place or None),
        issued_on=_reading(directive, "issued_on", directive.issued_on),
        subject=_reading(directive, "subject", directive.subject or None),
        recipients=tuple(
            ParsedRecipient(
                r.name,
                Section(r.section),
                r.purpose or None,
                r.purpose_printed or None,
                Span(r.start or 0, r.end or 0),
            )
            for r in directive.recipients.all()
        ),
        preamble=_reading(directive, "preamble", directive.preamble or None),
        instructions=_instructions(directive),
        closing=_reading(directive, "closing", directive.closing or None),
        citations=tuple(
            ParsedCitation(
                c.doc_type or None,
                c.number_symbol,
                c.issued_on,
                c.issuer_name or None,
                c.printed,
                tuple(Span(*span) for span in c.spans),
            )
            for c in directive.citations.all()
        ),
        signatory=_signatory(directive),
    )


def _instruction_json(item: ParsedInstruction, urls: Mapping[str, str] | None) -> dict[str, Any]:
    found: dict[str, Any] = {
        "number": item.path,
        "first_words": first_words(item.text),
        "text": item.text,
        "addressees": [addressee.name for addressee in item.addressees],
        "orders": [
            {"name": addressee.name, "role": addressee.role, "verb": addressee.verb}
            for addressee in item.addressees
        ],
        "deadlines": [_deadline_json(deadline) for deadline in item.deadlines],
    }
    if item.kind:
        found["kind"] = str(item.kind)
    if urls is not None:
        found["url"] = urls[item.path]
    return found


def _deadline_json(deadline: ParsedDeadline) -> dict[str, str | None]:
    starts_on, ends_on = deadline.starts_on, deadline.ends_on
    return {
        "printed": deadline.printed,
        "kind": str(deadline.kind),
        "starts_on": starts_on.isoformat() if starts_on else None,
        "ends_on": ends_on.isoformat() if ends_on else None,
        "origin": str(deadline.origin),
    }


def _value(reading: Reading[str] | None) -> str | None:
    return reading.value if reading else None


def _first_words_or_none(reading: Reading[str] | None) -> str | None:
    return first_words(reading.value) if reading else None


def _reading(directive: Directive, field: str, value: Any) -> Reading[Any] | None:
    if value is None:
        return None
    known = directive.readings.get(field, {})
    start, end = known.get("start"), known.get("end")
    return Reading(
        value,
        Span(start, end) if start is not None else None,
        Origin(known.get("origin", Origin.STATED)),
        known.get("reason", ""),
    )


def _number_symbol(directive: Directive) -> NumberSymbol | None:
    if not directive.number_symbol:
        return None
    head, _, rest = directive.number_symbol.partition("/")
    year = rest.partition("/")[0]
    return NumberSymbol(
        directive.number or None,
        directive.symbol,
        year if head == directive.number and year.isdigit() else None,
        directive.number_symbol,
    )


def _issuer(directive: Directive) -> ParsedIssuer | None:
    if directive.issuer:
        body = directive.issuer
        level, kind, district = body.level or None, body.kind or None, body.district or None
        return ParsedIssuer(_name(directive), level, kind, directive.parent_body or None, district)
    if not directive.issuer_name:
        return None
    known = directive.readings.get("issuer", {})
    return ParsedIssuer(
        directive.issuer_name,
        known.get("level"),
        known.get("kind"),
        directive.parent_body or None,
        known.get("district"),
    )


def _name(directive: Directive) -> str:
    """Return the issuer as read; what a person chose instead stands in the record alone."""
    by_person = directive.readings.get("issuer", {}).get("origin") == Origin.PERSON
    body = directive.issuer
    if body is None or (directive.issuer_name and not by_person):
        return directive.issuer_name
    return body.name


def _instructions(directive: Directive) -> tuple[ParsedInstruction, ...]:
    items: list[Instruction] = list(directive.instructions.all())
    paths = {item.pk: item.path for item in items}
    return tuple(
        ParsedInstruction(
            item.path,
            paths[item.parent_id] if item.parent_id else None,
            item.marker,
            item.text,
            Span(item.start or 0, item.end or 0),
            InstructionKind(item.kind),
            tuple(
                ParsedAddressee(a.name, a.role, Span(a.start or 0, a.end or 0), a.verb)
                for a in item.addressees.all()
            ),
            tuple(
                ParsedDeadline(
                    d.printed,
                    Span(d.start or 0, d.end or 0),
                    DeadlineKind(d.kind),
                    d.starts_on,
                    d.ends_on,
                    Origin(d.origin),
                    d.reason,
                )
                for d in item.deadlines.all()
            ),
        )
        for item in items
    )


def _signatory(directive: Directive) -> ParsedSignatory | None:
    name, title = directive.signatory_name or None, directive.signatory_title or None
    authority = directive.signing_authority or None
    if not (name or title or authority):
        return None
    known: Reading[str] | None = (
        _reading(directive, "signatory_name", name)
        or _reading(directive, "signatory_title", title)
        or _reading(directive, "signing_authority", authority)
    )
    return ParsedSignatory(name, title, authority, known.span if known else None)


@cache
def _doc_types() -> dict[str, str]:
    tables = table("document_types")
    return {row["id"]: row["name"] for row in (*tables["types"], *tables["copies"])}
