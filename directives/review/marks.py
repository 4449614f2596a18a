"""Where in the source the values of a directive were read, and how each came to be known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.forms import BoundField
from django.utils.translation import gettext as _

from directives.models import Directive, Origin, Recipient
from directives.problems import describe
from directives.review.fields import FIELDS
from directives.review.forms import DirectiveForm
from directives.review.source import LineNumbers, Mark


@dataclass(frozen=True, slots=True)
class Row:
    """One field of the review page with what is known of its value."""

    field: BoundField
    state: str
    css: str
    line: int | None
    reason: str

    @property
    def needs_a_look(self) -> bool:
        """Whether the value was inferred, so that a person should look at it."""
        return self.css == "state--inferred"


def rows(directive: Directive, form: DirectiveForm) -> list[Row]:
    """Return the scalar fields in the order of the page."""
    numbers = LineNumbers(directive.text)
    found = []
    for name, corrected in FIELDS.items():
        reading = _reading(directive, corrected.columns)
        start = reading.get("start")
        state, css = _state(bool(form.shown[name]), reading.get("origin", ""))
        found.append(
            Row(
                form[name],
                state,
                css,
                numbers.of(start) if start is not None else None,
                describe(reading | {"code": reading["reason"]}) if reading.get("reason") else "",
            )
        )
    return found


def marks(directive: Directive) -> Iterator[Mark]:
    """Yield every place of the source from which something was read."""
    for name, corrected in FIELDS.items():
        reading = _reading(directive, corrected.columns)
        if reading.get("start") is not None:
            inferred = reading["origin"] == Origin.INFERRED
            yield Mark(
                reading["start"], reading["end"], f"id_{name}", str(corrected.label), inferred
            )
    yield from _recipient_marks(directive)
    for point in directive.instructions.all():
        target = f"diem-{point.slug}"
        if point.start is not None:
            end = point.start + max(len(point.marker), 1)
            yield Mark(point.start, end, target, _("Điểm %(path)s") % {"path": point.path})
        for each in point.addressees.all():
            if each.start is not None and each.end is not None:
                yield Mark(each.start, each.end, target)


def _recipient_marks(directive: Directive) -> Iterator[Mark]:
    targets = {Recipient.Section.ADDRESSED: "id_addressed", Recipient.Section.COPIED: "id_copied"}
    said: set[str] = set()
    for each in directive.recipients.all():
        if each.start is None or each.end is None:
            continue
        section = Recipient.Section(each.section)
        label = "" if section in said else str(section.label)
        said.add(section)
        yield Mark(each.start, each.end, targets[section], label)


def _reading(directive: Directive, columns: tuple[str, ...]) -> dict[str, Any]:
    """Return the reading of the first column that has one with a place, else any."""
    known = [directive.readings[each] for each in columns if directive.readings.get(each)]
    placed = [each for each in known if each.get("start") is not None]
    return next(iter(placed or known), {})


def _state(has_value: bool, origin: str) -> tuple[str, str]:
    if origin == Origin.PERSON:
        return str(Origin.PERSON.label), "state--entered"
    if not has_value:
        return _("Không có"), ""
    if origin == Origin.INFERRED:
        return str(Origin.INFERRED.label), "state--inferred"
    return str(Origin.STATED.label), ""
