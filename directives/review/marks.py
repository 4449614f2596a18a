"""Where in the source the values of a directive were read, and how each came to be known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.forms import BoundField
from django.utils.translation import gettext as _

from directives.models import Directive, Origin, Recipient, SourcePage
from directives.need import SURE
from directives.problems import describe
from directives.review.fields import FIELDS, open_problems
from directives.review.forms import DirectiveForm, PointForm
from directives.review.source import LineNumbers, Mark


@dataclass(frozen=True, slots=True)
class Row:
    """One field of the review page with what is known of its value."""

    field: BoundField
    state: str
    css: str
    line: int | None
    reason: str
    confidence: int | None = None
    problems: tuple[dict[str, Any], ...] = ()
    page: int | None = None

    @property
    def needs_a_look(self) -> bool:
        """Whether a person should look at the value: it was inferred, or has a problem."""
        return self.css == "state--inferred" or any(
            each["severity"] != "info" for each in self.problems
        )

    @property
    def is_doubtful(self) -> bool:
        """Whether a word of the value was hard to recognise."""
        return self.confidence is not None and self.confidence < SURE


def rows(directive: Directive, form: DirectiveForm, pages: Sequence[SourcePage] = ()) -> list[Row]:
    """Return the scalar fields in the order of the page."""
    numbers = LineNumbers(directive.text)
    problems = open_problems(directive)
    found = []
    for name, corrected in FIELDS.items():
        reading = _reading(directive, corrected.columns)
        start, confidence = reading.get("start"), reading.get("confidence")
        state, css = _state(bool(form.shown[name]), reading.get("origin", ""))
        reason = reading.get("reason")
        found.append(
            Row(
                form[name],
                state,
                css,
                numbers.of(start) if start is not None else None,
                describe(reading | {"code": reason}) if reason else "",
                int(confidence) if confidence is not None else None,
                tuple(
                    {"severity": each["severity"], "text": describe(each)}
                    for each in problems
                    if each["part"] in corrected.parts
                ),
                page_of(start, pages),
            )
        )
    return found


def page_of(offset: int | None, pages: Sequence[SourcePage]) -> int | None:
    """Return the number of the printed page that holds an offset of the text."""
    if offset is None:
        return None
    return next((each.number for each in pages if each.start <= offset < each.end), None)


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
        if point.start is not None:
            end = point.start + max(len(point.marker), 1)
            yield Mark(
                point.start, end, f"id_p{point.pk}-text", _("Điểm %(path)s") % {"path": point.path}
            )
        for each in point.addressees.all():
            if each.start is not None and each.end is not None:
                yield Mark(each.start, each.end, f"id_p{point.pk}-addressees")
        for term in point.deadlines.all():
            if term.start is not None and term.end is not None:
                inferred = term.origin == Origin.INFERRED
                target = f"id_p{point.pk}-deadlines"
                yield Mark(term.start, term.end, target, inferred=inferred)
    for citation in directive.citations.all():
        for start, end in citation.spans:
            yield Mark(start, end, f"vien-dan-{citation.position}")


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


def annotate(
    directive: Directive, points: Iterable[PointForm], pages: Sequence[SourcePage]
) -> None:
    """Tell each item of the outline its page and its problems."""
    found: dict[str, list[dict[str, str]]] = {}
    for each in open_problems(directive):
        if each["part"].startswith("instructions/") and each["severity"] != "info":
            problem = {"severity": each["severity"], "text": describe(each)}
            found.setdefault(each["part"].removeprefix("instructions/"), []).append(problem)
    for form in points:
        form.page = page_of(form.point.start, pages)
        form.problems = found.get(form.point.path, [])
        form.inferred = [
            {"printed": term.printed, "reason": describe({"code": term.reason})}
            for term in form.point.deadlines.all()
            if term.origin == Origin.INFERRED and term.reason
        ]
