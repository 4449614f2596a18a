"""What the lists of a directive said before and after a correction, for its history."""

from __future__ import annotations

from collections.abc import Mapping

from directives.models import Directive, Recipient
from directives.review.forms import shown_point
from directives.review.lists import Entry, write_lines

# Key of a list or item -> its name ("2.1", "kinh_gui") and what it says.
Listed = dict[str, tuple[str, str]]


def listed(directive: Directive) -> Listed:
    """Return what each item and each list of recipients says now, as a curator sees it."""
    found: Listed = {}
    for point in directive.instructions.prefetch_related("addressees", "deadlines"):
        shown = shown_point(point)
        parts = (shown["text"], shown["addressees"], shown["deadlines"])
        said = "\n".join(part for part in parts if part)
        found[f"instructions:{point.pk}"] = (point.path, f"{point.marker} {said}".strip())
    recipients = list(directive.recipients.all())
    for section in Recipient.Section.values:
        entries = (Entry(each.name, each.purpose) for each in recipients if each.section == section)
        found[f"recipients:{section}"] = (section, write_lines(entries))
    return found


def changed(before: Listed, after: Listed) -> list[list[str]]:
    """Return each list or item that changed, as [code, name, what it said, what it says].

    >>> changed({"instructions:7": ("2", "Hai")}, {"instructions:7": ("3", "Hai, sửa")})
    [['instructions', '2 → 3', 'Hai', 'Hai, sửa']]
    """
    return [
        [key.partition(":")[0], _name(before.get(key), after.get(key)), *_said(before, after, key)]
        for key in dict.fromkeys([*before, *after])
        if before.get(key) != after.get(key)
    ]


def _name(was: tuple[str, str] | None, now: tuple[str, str] | None) -> str:
    names = dict.fromkeys(each[0] for each in (was, now) if each)
    return " → ".join(names)


def _said(before: Mapping[str, tuple[str, str]], after: Listed, key: str) -> tuple[str, str]:
    return before.get(key, ("", ""))[1], after.get(key, ("", ""))[1]
