"""The lists of directives as rows, written for many directives at once: items, recipients."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from directives.bulk import insert, new_keys
from directives.models import Addressee, Deadline, Directive, Instruction, Recipient
from directives.rows import AddresseeRow, DeadlineRow, InstructionRow, RecipientRow

OF_ITEM = ("path", "slug", "marker", "kind", "text", "start", "end")


def write_instructions(lists: Iterable[tuple[Directive, Sequence[InstructionRow]]]) -> None:
    """Store the trees, with whom each item orders to act and the days it sets."""
    trees = list(lists)
    keys = new_keys(Instruction, sum(len(rows) for _directive, rows in trees))
    items, addressees, deadlines = [], [], []
    for directive, rows in trees:
        made: dict[str, int] = {}
        for position, row in enumerate(rows, 1):
            key = made[row.path] = next(keys)
            above = made[row.parent] if row.parent else None
            items.append((key, directive.pk, above, position, *_item(row)))
            addressees += [(key, n, *each) for n, each in enumerate(row.addressees, 1)]
            deadlines += [(key, n, *each) for n, each in enumerate(row.deadlines, 1)]
    insert(Instruction, ("id", "directive", "parent", "position", *OF_ITEM), items)
    insert(Addressee, ("instruction", "position", *AddresseeRow._fields), addressees)
    insert(Deadline, ("instruction", "position", *DeadlineRow._fields), deadlines)


def write_recipients(lists: Iterable[tuple[Directive, Sequence[RecipientRow]]]) -> None:
    """Store the lines of Kính gửi and Nơi nhận."""
    recipients = [
        (directive.pk, position, *row)
        for directive, rows in lists
        for position, row in enumerate(rows, 1)
    ]
    insert(Recipient, ("directive", "position", *RecipientRow._fields), recipients)


def _item(row: InstructionRow) -> tuple[str | int | None, ...]:
    return row.path, row.slug, row.marker, row.kind, row.text, row.start, row.end
