"""How a reading becomes rows of the archive; `directives.ingest` decides whether it does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from directives import identity
from directives.bodies import ensure_bodies
from directives.citations import context_for, resolve_citations
from directives.models import (
    Addressee,
    Citation,
    Deadline,
    Directive,
    Instruction,
    Issuer,
    Origin,
    Province,
    Recipient,
    SearchNote,
)
from directives.naming import Body, Context, body_named, issuer_named
from directives.parse.structure import ParsedDirective, Problem, Severity
from directives.reading import Understood
from directives.rows import (
    CitationRow,
    InstructionRow,
    Known,
    RecipientRow,
    Rows,
    phrases,
    rows_of,
    stored_rows,
)
from directives.units import find_province

# Columns that only make sense together: when a person set one, none is read anew.
TOGETHER = (("number_symbol", "number", "symbol"), ("issuer", "issuer_name"))


class Prepared(NamedTuple):
    """What to store, and the problems that came up in preparing it."""

    rows: Rows
    problems: list[Problem]


def prepare(understood: Understood, stored: Directive | None = None) -> Prepared:
    """Return the rows of a reading, with what a person set in the stored directive kept.

    Bodies that it names for certain are recorded; call it inside the transaction.
    """
    parsed = understood.parsed
    kept = kept_by_person(stored) if stored else set()
    known, problems = _known(parsed, stored, kept)
    rows, more = rows_of(parsed, known)
    if stored:
        _keep(rows, stored_rows(stored), kept)
    return Prepared(rows, [*problems, *more])


def kept_by_person(directive: Directive) -> set[str]:
    """Return the columns, "recipients" and "instructions" that no reading may change."""
    kept = {
        name
        for name, reading in directive.readings.items()
        if reading.get("origin") == Origin.PERSON
    }
    for group in TOGETHER:
        if kept.intersection(group):
            kept.update(group)
    return kept


def locked(pk: int) -> Directive:
    """Return the directive with its lists, locked until the transaction ends."""
    Directive.objects.select_for_update(of=("self",)).get(pk=pk)
    return Directive.objects.for_page().get(pk=pk)


def write(directive: Directive, rows: Rows, *, reason: str) -> None:
    """Store the rows with the note for search, and settle citations both ways."""
    is_new = directive.pk is None
    before = Rows({}) if is_new else stored_rows(directive)
    for name, value in rows.columns.items():
        setattr(directive, name, value)
    issuer = directive.issuer.name if directive.issuer else directive.issuer_name
    directive.slug = identity.slug(directive.kind, directive.number_symbol, issuer)
    directive._change_reason = reason  # type: ignore[attr-defined]
    directive.save()
    if rows.instructions != before.instructions:
        if not is_new:
            directive.instructions.all().delete()
        _write_instructions(directive, rows.instructions)
    if rows.recipients != before.recipients:
        if not is_new:
            directive.recipients.all().delete()
        _write_recipients(directive, rows.recipients)
    if rows.citations != before.citations:
        if not is_new:
            directive.citations.all().delete()
        _write_citations(directive, rows.citations)
    # The lists that `locked` loaded are those from before.
    directive._prefetched_objects_cache = {}  # type: ignore[attr-defined]
    resolve_citations(directive)
    SearchNote.objects.mark([directive.pk])


def _known(
    parsed: ParsedDirective, stored: Directive | None, kept: set[str]
) -> tuple[Known, list[Problem]]:
    if stored and "province" in kept:
        province = stored.province.name if stored.province else None
    else:
        province = parsed.province.value if parsed.province else None
    if stored and "issuer" in kept:
        body, context = None, context_for(stored)
    else:
        body = issuer_named(parsed.issuer.value, province) if parsed.issuer else None
        context = _context(body, province)
    superior = _superior(parsed, province)
    named = {body_named(phrase, context) for phrase in phrases(parsed)} | {body, superior}
    records = ensure_bodies(each for each in named if each)
    issuer = records.get(body) if body else None
    if issuer and superior in records:
        _set_parent(issuer, records[superior])
    problems = []
    if parsed.issuer and not issuer and "issuer" not in kept:
        problems.append(
            Problem(
                "issuer_name",
                "issuer_unidentified",
                Severity.WARNING,
                params={"name": parsed.issuer.value.name},
            )
        )
    row = Province.objects.filter(name=province).first() if province else None
    return Known(issuer, row, context, records), problems


def _context(issuer: Body | None, province: str | None) -> Context:
    if issuer and issuer.level == "central":
        # A ministry's letter to one province does not speak of "the" province.
        return Context()
    return Context(find_province(province) if province else None, issuer.unit if issuer else None)


def _superior(parsed: ParsedDirective, province: str | None) -> Body | None:
    if not parsed.issuer or not parsed.issuer.value.parent:
        return None
    home = Context(find_province(province) if province else None)
    return body_named(parsed.issuer.value.parent, home)


def _set_parent(issuer: Issuer, parent: Issuer) -> None:
    if issuer.parent_id is None and parent.pk != issuer.pk and parent.parent_id != issuer.pk:
        issuer.parent = parent
        issuer.save(update_fields=["parent"])


def _keep(rows: Rows, stored: Rows, kept: set[str]) -> None:
    readings = stored.columns["readings"]
    for name in kept & rows.columns.keys():
        rows.columns[name] = stored.columns[name]
        rows.columns["readings"].pop(name, None)
    rows.columns["readings"] |= {name: readings[name] for name in kept if name in readings}
    if "instructions" in kept:
        rows.instructions = stored.instructions
    if "recipients" in kept:
        rows.recipients = stored.recipients


def _write_instructions(directive: Directive, rows: Sequence[InstructionRow]) -> None:
    """Store the tree level by level, for each item needs the key of the one above it."""
    levels = {"": 0}
    for row in rows:
        levels[row.path] = levels[row.parent or ""] + 1
    made: dict[str, Instruction] = {}
    numbered = sorted(enumerate(rows, 1), key=lambda pair: levels[pair[1].path])
    for _level, group in groupby(numbered, key=lambda pair: levels[pair[1].path]):
        items = [
            Instruction(
                directive=directive,
                parent=made[row.parent] if row.parent else None,
                position=position,
                path=row.path,
                slug=row.slug,
                marker=row.marker,
                kind=row.kind,
                text=row.text,
                start=row.start,
                end=row.end,
            )
            for position, row in group
        ]
        made |= {item.path: item for item in Instruction.objects.bulk_create(items)}
    Addressee.objects.bulk_create(
        Addressee(instruction=made[row.path], position=position, **each._asdict())
        for row in rows
        for position, each in enumerate(row.addressees, 1)
    )
    Deadline.objects.bulk_create(
        Deadline(instruction=made[row.path], position=position, **each._asdict())
        for row in rows
        for position, each in enumerate(row.deadlines, 1)
    )


def _write_recipients(directive: Directive, rows: Iterable[RecipientRow]) -> None:
    Recipient.objects.bulk_create(
        Recipient(directive=directive, position=position, **row._asdict())
        for position, row in enumerate(rows, 1)
    )


def _write_citations(directive: Directive, rows: Iterable[CitationRow]) -> None:
    Citation.objects.bulk_create(
        Citation(directive=directive, position=position, **row._asdict())
        for position, row in enumerate(rows, 1)
    )


def source_name(name: str) -> str:
    """Return a file's name as the archive can keep it, the ending kept when it is too long."""
    plain = name.replace("\x00", "").encode("utf-8", "replace").decode()
    if len(plain) <= 255:
        return plain or "khong-ten"
    ending = plain[-12:].rpartition(".")[2] if "." in plain[-12:] else ""
    return f"{plain[: 254 - len(ending)]}.{ending}" if ending else plain[:255]


def values_of(directive: Directive) -> dict[str, Any]:
    """Return the columns that tell one document of an issuer from another."""
    names = ("issuer", "number", "symbol", "issued_on", "kind")
    return {name: getattr(directive, name) for name in names}
