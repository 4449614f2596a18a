"""How a reading becomes rows of the archive; `directives.ingest` decides whether it does.

New directives are written many at a time, a stored one by itself; both go through the same rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from directives import bulk, identity
from directives.arrivals import Arrival, Named, names_in
from directives.bodies import Bodies
from directives.citations import context_for, resolve_citations, write_citations
from directives.lists import write_instructions, write_recipients
from directives.models import Citation, Directive, Issuer, Origin, Province, SearchNote
from directives.moved import move_reading
from directives.need import need_of
from directives.parse.structure import Problem, Severity
from directives.rows import Known, Rows, rows_of, stored_rows

# Columns that only make sense together: when a person set one, none is read anew.
TOGETHER = (("number_symbol", "number", "symbol"), ("issuer", "issuer_name"))


class Prepared(NamedTuple):
    """What to store, and the problems that came up in preparing it."""

    rows: Rows
    problems: list[Problem]


class Surroundings:
    """The records that the readings of one transaction refer to, looked up at once."""

    def __init__(self, arrivals: Sequence[Arrival]) -> None:
        self.bodies = Bodies({body for each in arrivals for body in each.named.all()})
        self._provinces = {row.name: row for row in Province.objects.all()}

    def province(self, name: str | None) -> Province | None:
        """Return the province of that name."""
        return self._provinces.get(name or "")


def prepare(
    arrival: Arrival, stored: Directive | None = None, around: Surroundings | None = None
) -> Prepared:
    """Return the rows of a reading, with what a person set in the stored directive kept.

    Bodies that it names for certain are recorded; call it inside the transaction.
    """
    parsed = arrival.understood.parsed
    kept = kept_by_person(stored) if stored else set()
    province = parsed.province.value if parsed.province else None
    if stored and "province" in kept:
        province = stored.province.name if stored.province else None
    if stored and kept.intersection({"issuer", "province"}):
        context = context_for(stored) if "issuer" in kept else None
        arrival = replace(arrival, named=names_in(parsed, province, context))
    around = around or Surroundings([arrival])
    known = _known(arrival.named, around.province(province), around.bodies)
    problems = []
    if parsed.issuer and not known.issuer and "issuer" not in kept:
        name = parsed.issuer.value.name
        problems.append(
            Problem("issuer_name", "issuer_unidentified", Severity.WARNING, params={"name": name})
        )
    rows, more = rows_of(parsed, known)
    if stored:
        _keep(rows, stored_rows(stored), kept)
        text = arrival.understood.extracted.text
        if text != stored.text:
            for name in kept & rows.columns["readings"].keys():
                reading = rows.columns["readings"][name]
                rows.columns["readings"][name] = move_reading(reading, text, stored.text)
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


def fill(directive: Directive, rows: Rows) -> None:
    """Set the columns of a directive, and the readable part of its address that follows them."""
    for name, value in rows.columns.items():
        setattr(directive, name, value)
    issuer = directive.issuer.name if directive.issuer else directive.issuer_name
    directive.slug = identity.slug(directive.kind, directive.number_symbol, issuer)


def create(filled: Sequence[tuple[Directive, Rows]], *, reason: str) -> None:
    """Store new directives with their lists, their history and the notes for search."""
    directives = [directive for directive, _rows in filled]
    for directive in directives:
        directive.need = need_of(directive.problems, directive.readings, directive.urgency).score
    bulk.create(directives)
    bulk.record_creation(directives, reason)
    write_instructions((directive, rows.instructions) for directive, rows in filled)
    write_recipients((directive, rows.recipients) for directive, rows in filled)
    write_citations((directive, rows.citations) for directive, rows in filled)
    SearchNote.objects.mark(directive.pk for directive in directives)


def update(directive: Directive, rows: Rows, *, reason: str) -> None:
    """Store what a new reading changed, with the note for search; settle citations both ways."""
    before = stored_rows(directive)
    fill(directive, rows)
    directive._change_reason = reason  # type: ignore[attr-defined]
    directive.save()
    if rows.instructions != before.instructions:
        directive.instructions.all().delete()
        write_instructions([(directive, rows.instructions)])
    if rows.recipients != before.recipients:
        directive.recipients.all().delete()
        write_recipients([(directive, rows.recipients)])
    if rows.citations != before.citations:
        directive.citations.all().delete()
        Citation.objects.bulk_create(
            Citation(directive=directive, position=position, **row._asdict())
            for position, row in enumerate(rows.citations, 1)
        )
    # The lists that `locked` loaded are those from before.
    directive._prefetched_objects_cache = {}  # type: ignore[attr-defined]
    resolve_citations(directive)
    SearchNote.objects.mark([directive.pk])


def _known(named: Named, province: Province | None, bodies: Bodies) -> Known:
    records = bodies.ensured(named.all())
    issuer = records.get(named.issuer) if named.issuer else None
    if issuer and named.superior in records:
        _set_parent(issuer, records[named.superior])
    by_phrase = {
        phrase: records[body] for phrase, body in named.by_phrase.items() if body in records
    }
    return Known(issuer, province, by_phrase)


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
