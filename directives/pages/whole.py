"""A directive with all that its page shows, in one small question for each table."""

from __future__ import annotations

from itertools import islice
from typing import Any

from django.db import models
from django.db.models import FilteredRelation, Q

from directives.models import (
    Addressee,
    Citation,
    Deadline,
    Directive,
    Instruction,
    Issuer,
    Province,
    Recipient,
    SourceFile,
)
from directives.pages.prepared import Prepared, hold, made


def _all_but(model: type[models.Model], *unshown: str) -> list[str]:
    """Return the columns of a table, in their order, but those that no page shows."""
    named = [field.attname for field in model._meta.concrete_fields]
    return [name for name in named if name not in unshown]


def _only(model: type[models.Model], *shown: str) -> list[str]:
    return [name for name in _all_but(model) if name in shown]


DIRECTIVE = _all_but(
    Directive,
    "number",
    "symbol",
    "problems",
    "need",
    "text_digest",
    "created_at",
    "updated_at",
    "published_at",
)
ISSUER = _only(Issuer, "id", "name", "slug", "level")
PROVINCE = _only(Province, "id", "name", "slug", "successor_name", "successor_unchanged")
PLACE = ("start", "end", "origin")  # where in the text it was read
INSTRUCTION = _all_but(Instruction, "directive_id", "position", *PLACE)
ADDRESSEE = _all_but(Addressee, "position", *PLACE)
DEADLINE = _all_but(Deadline, "position", "start", "end", "kind", "reason")
RECIPIENT = _all_but(Recipient, "directive_id", "position", *PLACE)
CITATION = _only(Citation, "id", "printed", "spans", "cited_id")
CITED = _only(Directive, "id", "slug", "public_id", "status")
SOURCE = _only(SourceFile, "id", "sha256", "name", "media_type", "size")
BODY = _only(Issuer, "id", "slug")


def _of(name: str, columns: list[str]) -> list[str]:
    return [f"{name}__{column}" for column in columns]


def _in_order(rows: models.QuerySet[Any], columns: list[str]) -> models.QuerySet[Any, Any]:
    """Return the columns of rows that belong to one whole, without a look at that for an order."""
    return rows.order_by("position").values_list(*columns)


_directive = Prepared(
    Directive,
    lambda ids: (
        Directive.objects.filter(public_id__in=ids)
        .order_by()
        .alias(original=FilteredRelation("sources", condition=Q(sources__is_current=True)))
        .values_list(
            *DIRECTIVE,
            *_of("issuer", ISSUER),
            *_of("province", PROVINCE),
            *_of("original", SOURCE),
        )
    ),
)
_instructions = Prepared(
    Instruction,
    lambda ids: _in_order(Instruction.objects.filter(directive__in=ids), INSTRUCTION),
)
_addressees = Prepared(
    Addressee,
    lambda ids: _in_order(
        Addressee.objects.filter(instruction__directive__in=ids), ADDRESSEE + _of("body", BODY)
    ),
)
_deadlines = Prepared(
    Deadline,
    lambda ids: _in_order(Deadline.objects.filter(instruction__directive__in=ids), DEADLINE),
)
_recipients = Prepared(
    Recipient,
    lambda ids: _in_order(
        Recipient.objects.filter(directive__in=ids), RECIPIENT + _of("body", BODY)
    ),
)
_citations = Prepared(
    Citation,
    lambda ids: _in_order(
        Citation.objects.filter(directive__in=ids), CITATION + _of("cited", CITED)
    ),
)
_citing = Prepared(
    Citation,
    lambda ids: Citation.objects.filter(cited__in=ids).order_by().values_list("directive_id"),
)


def standing(public_id: str) -> Directive | None:
    """Return a directive with its body, province and original; None for an unknown id.

    That decides how its address answers, and is the head of its page.
    """
    rows = _directive.rows([public_id])
    if not rows:
        return None
    columns = iter(rows[0])
    own, issuer, province, source = (
        tuple(islice(columns, len(names))) for names in (DIRECTIVE, ISSUER, PROVINCE, SOURCE)
    )
    directive = made(Directive, DIRECTIVE, own)
    directive.issuer = made(Issuer, ISSUER, issuer) if directive.issuer_id else None
    directive.province = made(Province, PROVINCE, province) if directive.province_id else None
    hold(directive, "sources", [made(SourceFile, SOURCE, source)] if any(source) else [])
    return directive


def complete(directive: Directive) -> None:
    """Give a directive the lists that its page shows."""
    hold(directive, "instructions", _items(directive.pk))
    hold(directive, "recipients", _recipients_of(directive.pk))
    hold(directive, "citations", _citations_of(directive.pk))


def _items(directive_id: int) -> list[Instruction]:
    items = [made(Instruction, INSTRUCTION, row) for row in _instructions.rows([directive_id])]
    told: dict[int, list[Addressee]] = {}
    due: dict[int, list[Deadline]] = {}
    for row in _addressees.rows([directive_id]) if items else ():
        addressee = made(Addressee, ADDRESSEE, row[: len(ADDRESSEE)])
        if addressee.body_id:
            addressee.body = made(Issuer, BODY, row[len(ADDRESSEE) :])
        told.setdefault(addressee.instruction_id, []).append(addressee)
    for row in _deadlines.rows([directive_id]) if items else ():
        deadline = made(Deadline, DEADLINE, row)
        due.setdefault(deadline.instruction_id, []).append(deadline)
    for item in items:
        hold(item, "addressees", told.get(item.pk, []))
        hold(item, "deadlines", due.get(item.pk, []))
    return items


def _recipients_of(directive_id: int) -> list[Recipient]:
    found = []
    for row in _recipients.rows([directive_id]):
        recipient = made(Recipient, RECIPIENT, row[: len(RECIPIENT)])
        if recipient.body_id:
            recipient.body = made(Issuer, BODY, row[len(RECIPIENT) :])
        found.append(recipient)
    return found


def _citations_of(directive_id: int) -> list[Citation]:
    found = []
    for row in _citations.rows([directive_id]):
        citation = made(Citation, CITATION, row[: len(CITATION)])
        if citation.cited_id:
            citation.cited = made(Directive, CITED, row[len(CITATION) :])
        found.append(citation)
    return found


def citing(directive: Directive) -> list[Directive]:
    """Return the published directives that cite this one, the newest first."""
    ids = {pk for (pk,) in _citing.rows([directive.pk])}
    if not ids:
        return []
    found = Directive.objects.published_among(ids).for_list()
    return list(found.order_by("-issued_on", "pk"))
