"""Gestures that mend an outline: split, merge, indent, outdent, move. Pure.

An outline is its items in the order of the text, each with the key of the one above it. Every
gesture returns a new outline that holds the same words; numbers follow the printed markers, and
one that is taken gets a count behind it ("3(2)"), as in reading.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from directives.parse.markers import Marker, read_markers
from directives.review.numbering import Item, Outline, below, numbered

ENDS_SENTENCE = re.compile(r"[.;:!?…](?:[”\"’')\]])?\s*$")


class Impossible(ValueError):
    """The gesture makes no sense at this item; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def split(outline: Outline, key: int, at: int, source: str = "") -> list[Item]:
    """Return the outline with the words of an item from `at` on as an item of their own.

    A marker at the place becomes the marker of the new item and says where it belongs. Items
    below follow the words they stood behind, addressees and deadlines those that hold them.
    """
    index, item = _find(outline, key)
    head, tail = item.text[:at].rstrip(), item.text[at:].lstrip()
    if not head or not tail:
        raise Impossible("nothing_to_split")
    marker = _marker(tail)
    if marker is not None and tail[marker.end :].strip():
        printed, words = marker.printed, tail[marker.end :].lstrip()
    else:
        marker, printed, words = None, "", tail
    cut = place_in_source(source, item, head, tail)
    parent = _parent_of_tail(outline, item, marker)
    label = _label_of_tail(outline, item, marker, parent)
    new = Item(
        min([0, *(each.key for each in outline)]) - 1,
        below(outline, parent, label, item),
        printed,
        words,
        parent,
        item.kind,
        cut,
        item.end if cut is not None else None,
        *(_held(each, cut, head, words, after=True) for each in (item.addressees, item.deadlines)),
    )
    end = item.end
    if cut is not None:
        end = item.start + len(source[item.start : cut].rstrip()) if item.start is not None else end
    kept = replace(
        item,
        text=head,
        end=end,
        addressees=_held(item.addressees, cut, head, words, after=False),
        deadlines=_held(item.deadlines, cut, head, words, after=False),
    )
    mended = [*outline[:index], kept, new, *outline[index + 1 :]]
    if parent != key:
        mended = _handed_on(mended, item, new)
    return numbered(mended, outline, moved={new.key})


def merge(outline: Outline, key: int) -> list[Item]:
    """Return the outline with an item as part of the one before it, its marker among the words."""
    index, item = _find(outline, key)
    if index == 0:
        raise Impossible("nothing_before")
    before = outline[index - 1]
    words = f"{item.marker} {item.text}".strip()
    between = "\n" if ENDS_SENTENCE.search(before.text) or item.marker else " "
    whole = replace(
        before,
        text=f"{before.text}{between}{words}".strip(),
        end=item.end if _follows(before, item) else before.end,
        addressees=before.addressees + item.addressees,
        deadlines=before.deadlines + item.deadlines,
    )
    mended = [*outline[: index - 1], whole, *outline[index + 1 :]]
    return numbered(_handed_on(mended, item, whole), outline)


def indent(outline: Outline, key: int) -> list[Item]:
    """Return the outline with an item below the one that stands before it on its level."""
    index, item = _find(outline, key)
    before = [each for each in outline[:index] if each.parent == item.parent]
    if not before:
        raise Impossible("nothing_before_on_level")
    return _rehung(outline, {key: before[-1].key})


def outdent(outline: Outline, key: int) -> list[Item]:
    """Return the outline with an item one level up; those behind it come to stand below it.

    The order of the text stays as it is printed.
    """
    index, item = _find(outline, key)
    if item.parent is None:
        raise Impossible("on_top_already")
    _at, above = _find(outline, item.parent)
    behind = {each.key: key for each in outline[index + 1 :] if each.parent == item.parent}
    return _rehung(outline, {key: above.parent} | behind)


def move_below(outline: Outline, key: int, above: int | None) -> list[Item]:
    """Return the outline with an item and all below it as the last below another, or on top."""
    _index, item = _find(outline, key)
    branch = _branch(outline, key)
    if above in branch:
        raise Impossible("below_itself")
    if above == item.parent:
        raise Impossible("there_already")
    moving = [each for each in outline if each.key in branch]
    rest = [each for each in outline if each.key not in branch]
    if above is None:
        at = len(rest)
    else:
        inside = _branch(rest, above)
        at = max(n for n, each in enumerate(rest, 1) if each.key in inside)
    ordered = [*rest[:at], *moving, *rest[at:]]
    hung = [replace(each, parent=above) if each.key == key else each for each in ordered]
    return numbered(hung, outline, moved={key})


def swap(outline: Outline, key: int, *, down: bool) -> list[Item]:
    """Return the outline with an item before the one before it on its level, or behind the next."""
    _index, item = _find(outline, key)
    level = [each.key for each in outline if each.parent == item.parent]
    at = level.index(key) + (1 if down else -1)
    if not 0 <= at < len(level):
        raise Impossible("at_the_edge")
    first, second = (key, level[at]) if down else (level[at], key)
    earlier, later = _branch(outline, first), _branch(outline, second)
    begin = next(n for n, each in enumerate(outline) if each.key in earlier | later)
    both = [each for each in outline if each.key in earlier | later]
    others = [each for each in outline[begin:] if each.key not in earlier | later]
    turned = [each for each in both if each.key in later]
    turned += [each for each in both if each.key in earlier]
    return numbered([*outline[:begin], *turned, *others], outline, regroup={item.parent})


def split_places(text: str) -> list[int]:
    """Return where an item may be split: the starts of its paragraphs and sentences.

    >>> split_places("Dừng họp chợ. Giao Sở Y tế.\\n- Xét nghiệm; b) Báo cáo")
    [14, 28, 42]
    """
    sentence = re.compile(
        r"\n\s*|(?<=[.;!?])\s+(?=[^\W\d_a-zà-ỹđ]|\d{1,2}[.)]\s|[a-zđ]\)\s|[-+]\s)"
    )
    ends = (found.end() for found in sentence.finditer(text))
    return [at for at in ends if text[:at].strip() and text[at:].strip()]


def place_in_source(source: str, item: Item, head: str, tail: str) -> int | None:
    """Return the offset in the source where the tail of an item begins, if that is certain.

    Reading joins broken lines and leaves page furniture out, so blanks do not count.
    """
    if item.start is None or item.end is None:
        return None
    signs = [(sign, at) for at, sign in enumerate(source[: item.end]) if at >= item.start]
    signs = [(sign, at) for sign, at in signs if not sign.isspace()]
    printed = "".join(sign for sign, _at in signs)
    wanted = "".join(tail.split())[:40]
    found = printed.find(wanted, len("".join(head.split())))
    return signs[found][1] if wanted and found >= 0 else None


def _find(outline: Outline, key: int) -> tuple[int, Item]:
    for index, each in enumerate(outline):
        if each.key == key:
            return index, each
    raise Impossible("gone")


def _branch(outline: Outline, key: int) -> set[int]:
    """Return the keys of an item and of all below it."""
    below = {key}
    found = True
    while found:
        more = {each.key for each in outline if each.parent in below} - below
        below |= more
        found = bool(more)
    return below


def _marker(text: str) -> Marker | None:
    """Return the marker that words begin with, where it can hardly be anything else."""
    return next((m for m in read_markers(text) if m.sure and not m.repaired), None)


def _rank(item: Item) -> tuple[int, int] | None:
    marker = next(iter(read_markers(f"{item.marker} X")), None)
    return (marker.style.rank, len(marker.values)) if marker else None


def _parent_of_tail(outline: Outline, item: Item, marker: Marker | None) -> int | None:
    """Return what the new item stands below: items of deeper styles stand below the split one."""
    own = _rank(item)
    if marker is None or own is None:
        return item.parent
    rank = (marker.style.rank, len(marker.values))
    if rank > own:
        return item.key
    by_key = {each.key: each for each in outline}
    above = by_key.get(item.parent) if item.parent is not None else None
    while above is not None and (level := _rank(above)) is not None and rank <= level:
        above = by_key.get(above.parent) if above.parent is not None else None
    return above.key if above else None


def _label_of_tail(outline: Outline, item: Item, marker: Marker | None, parent: int | None) -> str:
    if marker is not None:
        if marker.style.is_bullet:
            return ("+" if marker.printed.startswith("+") else "-") + "1"  # counted anew below
        return marker.label
    if item.is_bullet:
        return item.label[0] + "1"
    following = re.sub(r"\d+$", lambda n: str(int(n[0]) + 1), item.label)
    taken = {each.path for each in outline}
    free = following != item.label and below(outline, parent, following, item) not in taken
    return following if free else item.label


def _handed_on(outline: Outline, old: Item, new: Item) -> list[Item]:
    """Return the outline with all that stood below one item below another."""
    return [replace(each, parent=new.key) if each.parent == old.key else each for each in outline]


def _rehung(outline: Outline, parents: Mapping[int, int | None]) -> list[Item]:
    hung = [
        replace(each, parent=parents[each.key]) if each.key in parents else each for each in outline
    ]
    return numbered(hung, outline, moved=set(parents))


def _held(
    found: tuple[Any, ...], cut: int | None, head: str, tail: str, *, after: bool
) -> tuple[Any, ...]:
    """Return those of the addressees or deadlines that the words after (or before) a cut hold."""

    def stands_after(each: Any) -> bool:
        if cut is not None and each.start is not None:
            return bool(each.start >= cut)
        printed = getattr(each, "name", None) or each.printed
        return printed not in head and printed in tail

    return tuple(each for each in found if stands_after(each) == after)


def _follows(before: Item, item: Item) -> bool:
    return before.end is not None and item.start is not None and before.end <= item.start
