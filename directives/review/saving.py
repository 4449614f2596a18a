"""The second verb that writes: what a person corrects, publishes, withdraws or deletes.

It stands beside `ingest`, and keeps the same promises: one transaction, a search note in it, the
index caught up after it. What a person changed bears the origin "person" from then on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import transaction
from django.shortcuts import get_object_or_404
from django.utils import timezone

from directives import identity
from directives.bodies import ensure_bodies
from directives.citations import resolve_citations
from directives.ingest import keep_up, writing
from directives.models import Directive, Issuer, Origin, Recipient, SearchNote, Status
from directives.naming import Body
from directives.review import mending, points
from directives.review.fields import FIELDS, is_settled
from directives.review.listed import changed, listed
from directives.review.lists import read_lines
from directives.review.mending import Gesture, Mended
from directives.review.points import OutlineChanges
from directives.review.relinking import body_of, relink
from directives.review.titles import title_of

Person = AbstractBaseUser | AnonymousUser
REASON_LENGTH = 100


class ChangedMeanwhile(Exception):
    """Somebody else saved the directive after the curator had opened it."""


class NeverDelete(Exception):
    """The directive was public once; it can be withdrawn, not deleted."""


@dataclass(slots=True)
class Corrections:
    """What a curator changed, and nothing else.

    `values` has columns of Directive; `recipients` the lines of a section.
    """

    values: dict[str, Any] = field(default_factory=dict)
    recipients: dict[str, str] = field(default_factory=dict)
    outline: OutlineChanges = field(default_factory=OutlineChanges)
    gesture: Gesture | None = None

    def __bool__(self) -> bool:
        return bool(self.values or self.recipients or self.outline or self.gesture)

    def named(self) -> str:
        """Return what changed, for the history: `issued_on; recipients; instructions 2.1, 3`."""
        parts = [name for name in FIELDS if set(FIELDS[name].columns) & set(self.values)]
        if self.recipients:
            parts.append("recipients")
        if self.outline or self.gesture:
            parts.append(f"instructions {', '.join(self.outline.paths())}".strip())
        return "; ".join(parts)


class Saved(NamedTuple):
    """The directive as stored, and what a gesture did to its outline."""

    directive: Directive
    mended: Mended | None


def save_corrections(
    pk: int, corrections: Corrections, *, seen: datetime, publish: bool, person: Person
) -> Saved:
    """Return the directive with the corrections stored, and published if asked for."""
    with writing():
        directive = locked(pk, seen)
        touches_lists = bool(corrections.recipients or corrections.outline or corrections.gesture)
        before = listed(directive) if touches_lists else {}
        _set_values(directive, corrections.values)
        if corrections.recipients:
            _set_recipients(directive, corrections.recipients)
        if {"issuer", "province"} & corrections.values.keys():
            relink(directive)
        settled: set[str] = set()
        mended: Mended | None = None
        if corrections.outline:
            settled = points.apply(directive, corrections.outline)
            directive.readings["instructions"] = _by_person()
        if corrections.gesture:
            mended = mending.mend(directive, corrections.gesture)
            settled |= mended.paths
            directive.readings["instructions"] = _by_person()
        directive.problems = [
            each
            for each in directive.problems
            if not is_settled(each, directive.readings)
            and each["part"].removeprefix("instructions/") not in settled
        ]
        if publish:
            _publish(directive)
        after = listed(directive) if touches_lists else {}
        deed = "publish" if publish else "save"
        store(directive, deed, corrections.named(), person, lists=changed(before, after))
    return Saved(directive, mended)


def withdraw(pk: int, reason: str, *, seen: datetime | None, person: Person) -> Directive:
    """Return the directive, withdrawn: its address says so with the reason from now on."""
    with writing():
        directive = locked(pk, seen)
        directive.status = Status.WITHDRAWN
        directive.withdrawn_on = timezone.localdate()
        directive.withdrawn_reason = reason
        store(directive, "withdraw", "", person)
    return directive


def delete_draft(pk: int, *, seen: datetime | None) -> str:
    """Return the name of a draft that was never public, now deleted with its files."""
    with writing():
        directive = locked(pk, seen)
        if not may_be_deleted(directive):
            raise NeverDelete(pk)
        name = title_of(directive)
        SearchNote.objects.mark([pk])
        directive.delete()  # its files and lists go with it; its history stays
        transaction.on_commit(keep_up)
    return name


def may_be_deleted(directive: Directive) -> bool:
    """Return whether nobody outside can ever have seen the directive."""
    return directive.status == Status.DRAFT and directive.published_at is None


def locked(pk: int, seen: datetime | None) -> Directive:
    """Return the directive, locked; raises ChangedMeanwhile if it is not the version seen."""
    found = Directive.objects.select_for_update(of=("self",)).select_related("issuer")
    directive = get_object_or_404(found, pk=pk)  # another curator may have deleted the draft
    if directive.updated_at != seen:
        raise ChangedMeanwhile(pk)
    return directive


def _set_values(directive: Directive, values: Mapping[str, Any]) -> None:
    for column, value in values.items():
        if isinstance(value, Body):
            value = ensure_bodies([value])[value]
        setattr(directive, column, value)
        directive.readings[column] = _by_person(directive.text, value)


def _by_person(text: str = "", value: Any = None) -> dict[str, Any]:
    """Return how a person's value came to be known, with its place where the text has it once."""
    reading: dict[str, Any] = {"start": None, "end": None, "origin": Origin.PERSON, "reason": ""}
    if isinstance(value, str) and len(value) > 3 and text.count(value) == 1:
        reading["start"] = text.index(value)
        reading["end"] = reading["start"] + len(value)
    return reading


def _set_recipients(directive: Directive, sections: Mapping[str, str]) -> None:
    """Store the lines of the sections; a line that was read and not changed stays as read."""
    stored = list(directive.recipients.all())
    kept: list[Recipient] = []
    for section in Recipient.Section.values:
        old = [each for each in stored if each.section == section]
        if section not in sections:
            kept += old
            continue
        for entry in read_lines(sections[section]):
            same = next(
                (each for each in old if (_line(each.name), each.purpose) == tuple(entry)), None
            )
            if same is not None:
                old.remove(same)
            kept.append(same or _new_recipient(directive, section, *entry))
    directive.recipients.all().delete()
    for position, each in enumerate(kept, 1):
        each.pk, each.position = None, position
    Recipient.objects.bulk_create(kept)
    directive.readings["recipients"] = _by_person()


def _line(name: str) -> str:
    return " ".join(name.split())


def _new_recipient(directive: Directive, section: str, name: str, purpose: str) -> Recipient:
    return Recipient(
        directive=directive,
        section=section,
        name=name,
        purpose=purpose[:40],
        purpose_printed=purpose[:200],
        origin=Origin.PERSON,
        body=body_of(directive, name),
    )


def _publish(directive: Directive) -> None:
    directive.status = Status.PUBLISHED
    directive.withdrawn_on, directive.withdrawn_reason = None, ""
    directive.published_at = directive.published_at or timezone.now()


def store(
    directive: Directive,
    deed: str,
    named: str,
    person: Person,
    *,
    lists: list[list[str]] | None = None,
) -> None:
    """Store a changed directive with its history, its address, its citations and a search note."""
    issuer: Issuer | None = directive.issuer
    directive.slug = identity.slug(
        directive.kind, directive.number_symbol, issuer.name if issuer else directive.issuer_name
    )
    directive._change_reason = f"{deed}: {named}"[:REASON_LENGTH]  # type: ignore[attr-defined]
    directive._history_user = person  # type: ignore[attr-defined]
    directive.save()
    if lists:
        newest = directive.history.values_list("pk", flat=True).first()
        Directive.history.filter(pk=newest).update(lists=lists)
    resolve_citations(directive)
    SearchNote.objects.mark([directive.pk])
    transaction.on_commit(keep_up)
