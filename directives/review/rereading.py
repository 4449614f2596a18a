"""What a new reading of a stored original would change, and making just that change."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from directives.arrivals import Arrival, arrived, receive
from directives.extract import converters
from directives.extract.result import Method
from directives.ingest import Outcome, keep_up, refused, take_in, writing
from directives.models import Directive, Origin, SourcePage, Upload
from directives.originals import Reread
from directives.reading import understand_text
from directives.review.fields import FIELDS
from directives.review.forms import shown_point, shown_values
from directives.review.history import Difference
from directives.review.saving import ChangedMeanwhile
from directives.work.found_text import found_for
from directives.work.sending import rereading_of

CONVERTED = set(converters.MEDIA_TYPES.values())


@dataclass(frozen=True, slots=True)
class Preview:
    """What a new reading would change, what a person's word keeps as it is, or why there is none.

    `digest` stands for exactly these changes: they are made only while it is still the same.
    `is_slow`: a worker takes the text out; `must_wait`: it has yet to; `under_way`: it is at it.
    """

    differences: tuple[Difference, ...] = ()
    kept: tuple[Difference, ...] = ()
    changes: bool = False
    error: str = ""
    digest: str = ""
    is_slow: bool = False
    must_wait: bool = False
    under_way: Upload | None = None


def takes_long(directive: Directive) -> bool:
    """Return whether taking the text of its original out takes longer than a page may take.

    Recognising a page takes seconds, and so does the program that converts an old format.
    """
    originals = directive.sources.filter(is_current=True)
    scanned = SourcePage.objects.filter(source__in=originals, method=Method.OCR)
    given_up = any(each["code"].startswith("ocr_") for each in directive.problems)
    converted = originals.filter(media_type__in=CONVERTED)
    return originals.exists() and (given_up or converted.exists() or scanned.exists())


def preview(directive: Directive) -> Preview:
    """Return what a new reading would change: it is made, compared and undone."""
    is_slow, under_way = takes_long(directive), rereading_of(directive)
    arrival = None if under_way else _arrival(directive)
    if arrival is None:
        return Preview(is_slow=is_slow, must_wait=True, under_way=under_way)
    if isinstance(arrival, Outcome):
        return Preview(error=arrival.error or "", is_slow=is_slow)
    with transaction.atomic():
        found = _made(directive.pk, arrival)
        transaction.set_rollback(True)
    with transaction.atomic():
        fresh = _without_persons(directive.pk, arrival)
        transaction.set_rollback(True)
    stored = _shown(directive.pk)
    changed = {each.label for each in found.differences}
    kept = tuple(each for each in _differences(stored, fresh) if each.label not in changed)
    return replace(found, kept=kept, is_slow=is_slow)


def apply(directive: Directive, *, seen: datetime | None, digest: str) -> Preview:
    """Return the changes, made; raises ChangedMeanwhile if they are not those that were shown."""
    arrival = _arrival(directive)
    if arrival is None:
        raise ChangedMeanwhile(directive.pk)
    if isinstance(arrival, Outcome):
        return Preview(error=arrival.error or "")
    with writing():
        stored = Directive.objects.select_for_update(of=("self",)).get(pk=directive.pk)
        if stored.updated_at != seen:
            raise ChangedMeanwhile(directive.pk)
        found = _made(directive.pk, arrival)
        if found.digest != digest:
            raise ChangedMeanwhile(directive.pk)
        transaction.on_commit(keep_up)
    return found


def _arrival(directive: Directive) -> Arrival | Outcome | None:
    """Return the original, read; None where a worker has to take its text out first."""
    source = directive.sources.filter(is_current=True).first()
    if source is None:
        return Outcome("failed", error=_("Văn bản này không có tệp gốc để đọc lại."))
    found = found_for(directive, source.sha256)
    if found is None and takes_long(directive):
        return None
    try:
        content = bytes(source.content)
        if found:
            return arrived(content, source.name, understand_text(found))
        return receive(content, source.name)
    except Exception as error:  # refusals in words, faults of ours into the log
        return refused(error, source.name, source.sha256)


def _made(pk: int, arrival: Arrival) -> Preview:
    """Return what the reading changed; the caller keeps it or undoes it."""
    before = _shown(pk)
    (outcome,) = take_in([Reread(pk, arrival, arrival.sha256)])
    found = _differences(before, _shown(pk))
    said = [[each.label, each.before, each.after] for each in found]
    state = [outcome.outcome, said, [each["code"] for each in outcome.problems]]
    digest = hashlib.sha256(json.dumps(state).encode()).hexdigest()
    return Preview(found, (), outcome.outcome == "updated", outcome.error or "", digest)


def _without_persons(pk: int, arrival: Arrival) -> dict[str, str]:
    """Return what the file says alone, as if no person had corrected anything."""
    directive = Directive.objects.get(pk=pk)
    directive.readings = {
        name: each
        for name, each in directive.readings.items()
        if each.get("origin") != Origin.PERSON
    }
    Directive.objects.filter(pk=pk).update(readings=directive.readings)
    take_in([Reread(pk, arrival, arrival.sha256)])
    return _shown(pk)


def _differences(before: dict[str, str], after: dict[str, str]) -> tuple[Difference, ...]:
    return tuple(
        Difference(label, before.get(label) or "—", after.get(label) or "—")
        for label in dict.fromkeys([*before, *after])
        if before.get(label, "") != after.get(label, "")
    )


def _shown(pk: int) -> dict[str, str]:
    """Return everything the review page shows of a directive, by its label."""
    directive = Directive.objects.for_page().get(pk=pk)
    names = {name: str(field.label) for name, field in FIELDS.items()}
    names |= {"addressed": _("Kính gửi"), "copied": _("Nơi nhận")}
    found = {names[name]: value for name, value in shown_values(directive).items()}
    told, due = _("Giao:"), _("Thời gian:")
    for point in directive.instructions.all():
        shown = shown_point(point)
        parts = [shown["text"]]
        if shown["addressees"]:
            parts.append(f"{told} {shown['addressees']}")
        if shown["deadlines"]:
            parts.append(f"{due} {shown['deadlines']}")
        found[_("Điểm %(path)s") % {"path": point.path}] = "\n".join(parts)
    return found
