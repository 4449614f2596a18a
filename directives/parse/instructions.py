"""Reads the body of the page: its opening, the numbered items and the closing paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from .addressees import read_addressees
from .assessment import is_assessment, is_order
from .closing import closing_start, glued_farewell, tells_session
from .deadlines import read_deadlines
from .lines import Passage
from .markers import Style, read_markers
from .outline import Item, Outline, read_outline
from .structure import (
    InstructionKind,
    ParsedInstruction,
    Problem,
    Reading,
    Severity,
    Span,
)

BASIS = re.compile(r"\s*(?:Căn\s+cứ|Theo|Xét)\s")


def read_instructions(
    passages: Sequence[Passage], issued_on: date | None = None
) -> tuple[Reading[str] | None, tuple[ParsedInstruction, ...], Reading[str] | None, list[Problem]]:
    """Return the preamble, the items, the closing and what seemed odd in a body's paragraphs.

    An item's text has neither its marker nor its sub-items. A body without numbered items is all
    preamble. Nothing is lost: each word stands in the preamble, one item or the closing.
    Deadlines are counted from `issued_on`.
    """
    outline = read_outline(passages)
    closing = _take_closing(outline)
    problems = list(outline.problems)
    if passages and not outline.items:
        problems.append(Problem("instructions", "no_numbered_items", Severity.INFO))
    instructions: list[ParsedInstruction] = []
    for item in outline.items:
        if not any(passage.text for passage in item.passages):
            problems.append(_empty_item(item))
        instructions.append(_instruction(item, issued_on))
    return (
        _reading([_without_dash(passage) for passage in outline.preamble]),
        _mark_assessments(instructions),
        _reading(closing),
        problems,
    )


def _take_closing(outline: Outline) -> list[Passage]:
    """Return the paragraphs after the last item that close the document, taken from it.

    Nothing follows the last article of a Quyết định (Nghị định 30/2020/NĐ-CP, Phụ lục III); after
    that of a Nghị quyết stands which session passed it.
    """
    articles = any(item.marker.style is Style.ARTICLE for item in outline.items)
    own = outline.items[-1].passages if outline.items else outline.preamble
    later = [passage.text for passage in own[1:]]
    if articles:
        start = next((i for i, text in enumerate(later) if tells_session(text)), None)
    else:
        start = closing_start(later, own[0].text if own else "")
    if start is None:
        return [] if articles or not outline.items else _part_glued(own)
    closing = own[1 + start :]
    del own[1 + start :]
    return closing


def _part_glued(own: list[Passage]) -> list[Passage]:
    """Return the farewell that stands on the line of the last item, taken from it."""
    start = glued_farewell(own[-1].text) if own else None
    if start is None:
        return []
    farewell = own[-1].cut(start)
    own[-1] = own[-1].cut(0, start)
    return [farewell]


def _reading(passages: Sequence[Passage]) -> Reading[str] | None:
    if not passages:
        return None
    text = "\n".join(passage.text for passage in passages)
    return Reading(text, Span(passages[0].start, passages[-1].end))


def _without_dash(passage: Passage) -> Passage:
    """Return a paragraph of the opening without the dash that some put before each Căn cứ."""
    dash = next((m for m in read_markers(passage.text) if m.style.is_bullet), None)
    return passage.cut(dash.end) if dash and BASIS.match(passage.text, dash.end) else passage


def _empty_item(item: Item) -> Problem:
    return Problem(f"instructions/{item.path}", "item_empty", Severity.WARNING, item.opening.number)


def _instruction(item: Item, issued_on: date | None) -> ParsedInstruction:
    own = [passage for passage in item.passages if passage.text]
    end = own[-1].end if own else item.opening.span(0, item.marker.end).end
    return ParsedInstruction(
        path=item.path,
        parent=item.parent,
        marker=item.marker.printed,
        text="\n".join(passage.text for passage in own),
        span=Span(item.opening.start, end),
        addressees=read_addressees(own),
        deadlines=read_deadlines(own, issued_on),
    )


def _mark_assessments(instructions: Sequence[ParsedInstruction]) -> tuple[ParsedInstruction, ...]:
    """Return the items with those marked that only assess; theirs is no order to anyone."""
    assessing: set[str] = set()
    marked: list[ParsedInstruction] = []
    for item in instructions:
        inherited = item.parent in assessing and not is_order(item.text) and not item.addressees
        if inherited or is_assessment(item.text):
            assessing.add(item.path)
            item = replace(item, kind=InstructionKind.ASSESSMENT, addressees=(), deadlines=())
        marked.append(item)
    return tuple(marked)
