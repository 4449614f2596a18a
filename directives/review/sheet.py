"""All forms of one directive together: what was typed, what of it changed, who else changed it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.http import QueryDict

from directives.models import Directive, Instruction, Recipient
from directives.review.fields import FIELDS
from directives.review.forms import (
    DirectiveForm,
    NewPointForm,
    PointForm,
    digest,
    shown_point,
    shown_values,
)
from directives.review.numbering import remarked, renumbered
from directives.review.points import OutlineChanges, PointChange, item_of
from directives.review.saving import Corrections
from directives.review.source import LineNumbers
from directives.review.widgets import Printed

AnyForm = DirectiveForm | PointForm | NewPointForm
SECTIONS = {"addressed": Recipient.Section.ADDRESSED, "copied": Recipient.Section.COPIED}


class Sheet:
    """The review form of one directive, empty or as sent."""

    def __init__(self, directive: Directive, data: Mapping[str, Any] | None = None) -> None:
        self.directive = directive
        items: list[Instruction] = list(directive.instructions.all())
        self.facts = DirectiveForm(data, directive)
        self.points = [PointForm(data, point) for point in items]
        self.new_point = NewPointForm(data, items)
        self.version = directive.updated_at.isoformat()
        self._place_points()

    def _place_points(self) -> None:
        """Tell each item how deep it stands and on which line it begins."""
        numbers = LineNumbers(self.directive.text)
        depths: dict[int, int] = {}
        for form in self.points:
            point = form.point
            depths[point.pk] = depths.get(point.parent_id, -1) + 1 if point.parent_id else 0
            form.depth = min(depths[point.pk], 6)
            form.line = numbers.of(point.start) if point.start is not None else None

    def is_valid(self) -> bool:
        """Return whether all that was typed can be stored; every form is asked."""
        verdicts = [form.is_valid() for form in (self.facts, *self.points, self.new_point)]
        return all(verdicts)

    @property
    def errors(self) -> list[tuple[str, str, str]]:
        """Return (id of the field, its label, what is wrong) in the order of the page."""
        forms: list[AnyForm] = [self.facts, *self.points, self.new_point]
        return [
            (form[name].id_for_label, _title(form, name), " ".join(map(str, messages)))
            for form in forms
            for name, messages in form.errors.items()
            if name in form.fields
        ]

    def corrections(self) -> Corrections:
        """Return what the curator changed; the sheet must be valid."""
        found = Corrections()
        cleaned = self.facts.cleaned_data
        changed = set(self.facts.changed_data)
        for name in FIELDS:
            if name in changed and name not in ("issuer", "number_symbol"):
                found.values[FIELDS[name].columns[0]] = cleaned[name]
        if "number_symbol" in changed:
            printed: Printed = cleaned["number_symbol"]
            found.values |= {
                "number": printed.number,
                "symbol": printed.symbol,
                "number_symbol": printed.printed,
            }
        if "issuer" in changed or cleaned.get("new_issuer"):
            body = cleaned.get("issuer_body")
            found.values |= {"issuer": body, "issuer_name": body.name if body else ""}
        for name, section in SECTIONS.items():
            if name in changed:
                found.recipients[section] = cleaned[name]
        found.outline = self._outline()
        return found

    def new_numbers(self) -> list[tuple[str, str]]:
        """Return which numbers would change with those that were typed, as (old, new)."""
        before = [item_of(form.point) for form in self.points]
        typed = {form.point.pk: form.cleaned_data["path"] for form in self.points}
        changed = {each.key: typed[each.key] for each in before if typed[each.key] != each.path}
        return renumbered(before, remarked(before, changed))

    def _outline(self) -> OutlineChanges:
        outline = OutlineChanges()
        for form in self.points:
            if form.is_changed:
                typed = {name: form.cleaned_data[name] for name in form.shown}
                outline.changed[form.point.pk] = PointChange(
                    **typed, remove=form.cleaned_data["remove"]
                )
        new = self.new_point.cleaned_data
        if new["path"]:
            after = 0 if new["after"] == "first" else int(new["after"] or 0)
            words = (new["path"], new["marker"], "", new["text"], new["addressees"])
            outline.added.append((after, PointChange(*words)))
        return outline


def seen_version(data: Mapping[str, Any]) -> datetime | None:
    """Return which version of the directive the curator had before them."""
    return version_in(str(data.get("version", "")))


def version_in(typed: str) -> datetime | None:
    """Return the version that a form sent, None for anything else."""
    try:
        return datetime.fromisoformat(typed)
    except ValueError:
        return None


def merged(data: QueryDict, directive: Directive) -> tuple[QueryDict, list[tuple[str, str]]]:
    """Return the form over the directive as it now is, and what the other person wrote.

    What this curator did not touch shows the stored value; what they did touch keeps theirs. The
    list holds (field, stored value) wherever both changed the same thing, and (number, own text)
    of items that are gone.
    """
    data = data.copy()
    clashes: list[tuple[str, str]] = []
    for name, stored in shown_values(directive).items():
        seen, typed = _plain(data.get(f"initial-{name}")), _plain(data.get(name))
        if typed == seen:
            data[name] = stored
        elif stored not in (seen, typed):
            clashes.append((name, stored))
        data[f"initial-{name}"] = stored
    clashes += _merge_points(data, directive)
    items = [str(each.pk) for each in directive.instructions.all()]
    if data.get("new-after") not in items:
        data["new-after"] = items[-1] if items else "first"
    return data, clashes


def _merge_points(data: QueryDict, directive: Directive) -> list[tuple[str, str]]:
    clashes = []
    posted = {int(key[1:-5]) for key in data if re.fullmatch(r"p\d{1,18}-base", key)}
    for point in directive.instructions.all():
        stored = shown_point(point)
        prefix, base = f"p{point.pk}-", data.get(f"p{point.pk}-base")
        untouched = _typed_digest(data, prefix) == base and not data.get(f"{prefix}remove")
        if point.pk not in posted or untouched:
            for name, value in stored.items():
                data[prefix + name] = value
        elif base != digest(stored):
            clashes.append((f"instructions/{point.path}", stored["text"]))
        data[f"{prefix}base"] = digest(stored)
        posted.discard(point.pk)
    for pk in sorted(posted):
        if _typed_digest(data, f"p{pk}-") != data.get(f"p{pk}-base"):
            path, text = _plain(data.get(f"p{pk}-path")), _plain(data.get(f"p{pk}-text"))
            clashes.append((f"instructions/{path}", text))
    return clashes


def _typed_digest(data: QueryDict, prefix: str) -> str:
    names = ("path", "marker", "kind", "text", "addressees", "deadlines")
    return digest({name: _plain(data.get(prefix + name)) for name in names})


def _plain(value: str | None) -> str:
    return (value or "").replace("\r\n", "\n").replace("\r", "\n").strip()


def _title(form: AnyForm, name: str) -> str:
    label = str(form.fields[name].label)
    return f"{form.point.path}, {label}" if isinstance(form, PointForm) else label
