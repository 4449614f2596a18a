"""The lists of directives as rows, written for many directives at once: items, recipients."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from directives.models import Addressee, Deadline, Directive, Instruction, Recipient
from directives.rows import InstructionRow, RecipientRow


class _Item(NamedTuple):
    directive: Directive
    position: int
    row: InstructionRow


def write_instructions(lists: Iterable[tuple[Directive, Sequence[InstructionRow]]]) -> None:
    """Store the trees level by level, for each item needs the key of the one above it."""
    levels: defaultdict[int, list[_Item]] = defaultdict(list)
    for directive, rows in lists:
        depths = {"": 0}
        for position, row in enumerate(rows, 1):
            depths[row.path] = depths[row.parent or ""] + 1
            levels[depths[row.path]].append(_Item(directive, position, row))
    made: dict[tuple[int, str], int] = {}
    for _depth, items in sorted(levels.items()):
        stored = Instruction.objects.bulk_create(_instruction(item, made) for item in items)
        made |= {(each.directive_id, each.path): each.pk for each in stored}
    everything = [item for _depth, items in sorted(levels.items()) for item in items]
    Addressee.objects.bulk_create(
        Addressee(
            instruction_id=made[item.directive.pk, item.row.path], position=n, **each._asdict()
        )
        for item in everything
        for n, each in enumerate(item.row.addressees, 1)
    )
    Deadline.objects.bulk_create(
        Deadline(
            instruction_id=made[item.directive.pk, item.row.path], position=n, **each._asdict()
        )
        for item in everything
        for n, each in enumerate(item.row.deadlines, 1)
    )


def write_recipients(lists: Iterable[tuple[Directive, Sequence[RecipientRow]]]) -> None:
    """Store the lines of Kính gửi and Nơi nhận."""
    Recipient.objects.bulk_create(
        Recipient(directive=directive, position=position, **row._asdict())
        for directive, rows in lists
        for position, row in enumerate(rows, 1)
    )


def _instruction(item: _Item, made: dict[tuple[int, str], int]) -> Instruction:
    row = item.row
    return Instruction(
        directive=item.directive,
        parent_id=made[item.directive.pk, row.parent] if row.parent else None,
        position=item.position,
        path=row.path,
        slug=row.slug,
        marker=row.marker,
        kind=row.kind,
        text=row.text,
        start=row.start,
        end=row.end,
    )
