"""A gesture on the outline of a stored directive, written in one step."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directives.models import Addressee, Deadline, Directive, Instruction, Origin
from directives.review import outline, points
from directives.review.numbering import Item, renumbered
from directives.review.outline import Impossible
from directives.review.points import item_of

TOLD = 12
WHY_NOT = {
    "nothing_to_split": gettext_lazy("Chọn một câu ở giữa điểm để tách."),
    "nothing_before": gettext_lazy("Đây là điểm đầu tiên, không có điểm nào trước nó để gộp vào."),
    "nothing_before_on_level": gettext_lazy("Trước điểm này không có điểm cùng cấp để nằm dưới."),
    "on_top_already": gettext_lazy("Điểm này đã ở cấp ngoài cùng."),
    "below_itself": gettext_lazy("Một điểm không thể nằm dưới chính nó hay dưới điểm con của nó."),
    "there_already": gettext_lazy("Điểm này đã nằm ở đó."),
    "at_the_edge": gettext_lazy("Ở cấp này không còn điểm nào để đổi chỗ."),
    "gone": gettext_lazy("Điểm này không còn trong văn bản."),
    "no_such_number": gettext_lazy("Không có điểm nào mang số đó để chuyển vào."),
    "words_gone": gettext_lazy("Câu đã chọn để tách không còn trong nội dung điểm; chọn lại."),
}
VERBS = ("split", "merge", "indent", "outdent", "up", "down", "under")


@dataclass(frozen=True, slots=True)
class Gesture:
    """What a curator does with one item, and with which words or superior.

    `place` is where the words are split, `words` what stands there (they may have moved since);
    `under` the number of the new superior, empty for the top.
    """

    verb: str
    key: int
    place: int = 0
    words: str = ""
    under: str = ""


@dataclass(frozen=True, slots=True)
class Mended:
    """What a gesture did: the changed numbers as (old, new), and where to look now."""

    renumbered: tuple[tuple[str, str], ...]
    slug: str
    paths: frozenset[str]


def read_gesture(directive: Directive, data: Mapping[str, Any]) -> Gesture | None:
    """Return the gesture that a pressed button stands for, None for any other button."""
    found = re.fullmatch(r"([a-z]+):(\d{1,18})", str(data.get("do", "")))
    if found is None or found[1] not in VERBS:
        return None
    key, place = int(found[2]), str(data.get(f"p{found[2]}-place", ""))
    item = next((each for each in directive.instructions.all() if each.pk == key), None)
    at = int(place) if place.isdecimal() and len(place) < 9 else 0
    under = " ".join(str(data.get(f"p{key}-under", "")).replace("\0", "").split())
    return Gesture(found[1], key, at, item.text[at : at + 40] if item else "", under)


def mend(directive: Directive, gesture: Gesture) -> Mended:
    """Write what a gesture makes of the outline; call it inside the transaction."""
    rows = directive.instructions.select_for_update().prefetch_related("addressees", "deadlines")
    stored = {row.pk: row for row in rows}
    before = [item_of(row) for row in stored.values()]
    after = _made(before, gesture, directive.text)
    old = {each.key: each for each in before}
    rows_of = {each.key: stored.get(each.key) or Instruction(directive=directive) for each in after}
    touched = [each for each in after if each != old.get(each.key)]
    for each in after:
        row = rows_of[each.key]
        above = rows_of[each.parent] if each.parent is not None else None
        if each in touched:
            row.path, row.marker, row.text, row.kind = each.path, each.marker, each.text, each.kind
            row.start, row.end, row.origin = each.start, each.end, Origin.PERSON
        if row.parent is not above:
            row.parent = above
    gone = stored.keys() - rows_of.keys()
    moved = [
        each
        for each in touched
        if each.key not in old
        or (each.addressees, each.deadlines) != (old[each.key].addressees, old[each.key].deadlines)
    ]
    changed = frozenset(each.path for each in before if each not in after)
    points.write(directive, [rows_of[each.key] for each in after], gone)
    _write_lists(moved, rows_of)
    at = next((each.key for each in after if each.key not in old), gesture.key)
    if at not in rows_of:  # it is part of the one before it now
        index = next(n for n, each in enumerate(before) if each.key == at)
        at = before[index - 1].key
    return Mended(
        tuple(renumbered(before, after)),
        rows_of[at].slug,
        changed,
    )


def told(mended: Mended) -> str:
    """Return in words what a gesture did to the numbers."""
    if not mended.renumbered:
        return _("Đã sửa cây điểm; các số khác không đổi.")
    shown = ", ".join(f"{old} → {new}" for old, new in mended.renumbered[:TOLD])
    more = ", …" if len(mended.renumbered) > TOLD else ""
    return _("Đã sửa cây điểm. Số mới: %(numbers)s") % {"numbers": f"{shown}{more}."}


def _made(before: list[Item], gesture: Gesture, source: str) -> list[Item]:
    key = gesture.key
    if gesture.verb == "split":
        return outline.split(before, key, _place(before, gesture), source)
    if gesture.verb == "merge":
        return outline.merge(before, key)
    if gesture.verb == "indent":
        return outline.indent(before, key)
    if gesture.verb == "outdent":
        return outline.outdent(before, key)
    if gesture.verb == "under":
        above = next((each.key for each in before if each.path == gesture.under), None)
        if gesture.under and above is None:
            raise Impossible("no_such_number")
        return outline.move_below(before, key, above)
    return outline.swap(before, key, down=gesture.verb == "down")


def _place(before: list[Item], gesture: Gesture) -> int:
    """Return where the chosen words stand now; the text may have been corrected with them."""
    if not gesture.place:
        raise Impossible("nothing_to_split")
    text = next((each.text for each in before if each.key == gesture.key), "")
    if text[gesture.place :].startswith(gesture.words):
        return gesture.place
    found = text.find(gesture.words) if gesture.words else -1
    if found < 0:
        raise Impossible("words_gone")
    return found


def _write_lists(moved: list[Item], rows_of: Mapping[int, Instruction]) -> None:
    """Give items the bodies and deadlines that moved with their words."""
    keys = [rows_of[each.key].pk for each in moved]
    Addressee.objects.filter(instruction__in=keys).delete()
    Deadline.objects.filter(instruction__in=keys).delete()
    for each in moved:
        for entry in (*each.addressees, *each.deadlines):
            entry.pk, entry.instruction, entry._state.adding = None, rows_of[each.key], True
        for listed in (each.addressees, each.deadlines):
            for position, entry in enumerate(listed, 1):
                entry.position = position
    Addressee.objects.bulk_create(entry for each in moved for entry in each.addressees)
    Deadline.objects.bulk_create(entry for each in moved for entry in each.deadlines)
