"""Where words that a person vouched for stand after the text around them was read anew."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from directives.models import Addressee, Deadline, Directive, Instruction, Recipient

Place = tuple[int | None, int | None]
Row = Instruction | Addressee | Deadline | Recipient
ENDS = ["start", "end"]


def place_in(new: str, old: str, start: int | None, end: int | None, shift: int = 0) -> Place:
    """Return the place of old[start:end] in a new text; none if the words do not tell it.

    They went where what they belong to went, or stayed, or stand where the text has them once.

    >>> place_in("Số: 5. Sở Y tế", "Sở Y tế", 0, 7)
    (7, 14)
    """
    words = old[start:end] if start is not None and end is not None else ""
    if not words or start is None:
        return (None, None)
    for at in (max(start + shift, 0), start):
        if new.startswith(words, at):
            return (at, at + len(words))
    at = new.find(words)
    if at < 0 or new.find(words, at + 1) >= 0:
        return (None, None)
    return (at, at + len(words))


def move_reading(reading: dict[str, Any], new: str, old: str) -> dict[str, Any]:
    """Return what is known of a value, with its place in the new text."""
    if reading.get("start") is None:
        return reading
    start, end = place_in(new, old, reading["start"], reading["end"])
    return reading | {"start": start, "end": end}


def move_lists(directive: Directive, old: str, kept: Iterable[str]) -> None:
    """Store the new places of the lists that a person set in a directive whose text was `old`."""
    if directive.text == old:
        return
    if "recipients" in kept:
        recipients = list(directive.recipients.all())
        for recipient in recipients:
            _move(recipient, directive.text, old)
        Recipient.objects.bulk_update(recipients, ENDS)
    if "instructions" in kept:
        items = list(directive.instructions.prefetch_related("addressees", "deadlines"))
        orders, terms = list[Addressee](), list[Deadline]()
        for item in items:
            shift = _move(item, directive.text, old)
            orders += item.addressees.all()
            terms += item.deadlines.all()
            own: list[Row] = [*item.addressees.all(), *item.deadlines.all()]
            for row in own:
                _move(row, directive.text, old, shift)
        Instruction.objects.bulk_update(items, ENDS)
        Addressee.objects.bulk_update(orders, ENDS)
        Deadline.objects.bulk_update(terms, ENDS)


def _move(row: Row, new: str, old: str, shift: int = 0) -> int:
    """Set the new place of a row; return by how much it moved."""
    before = row.start
    row.start, row.end = place_in(new, old, row.start, row.end, shift)
    return row.start - before if row.start is not None and before is not None else 0
