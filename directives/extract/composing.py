"""Pages of words -> one text, and where in it each page and word stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from .boxes import Box
from .layout import PrintedLine, lines_of
from .result import Method, Page, Word

BETWEEN_PAGES = "\n\f"  # the parser joins a sentence that a form feed parts


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page as it was read: its size in points, how its words were come by, the words."""

    number: int
    width: float
    height: float
    method: Method
    words: tuple[Box, ...]


def compose(pages: Iterable[ReadPage]) -> tuple[str, tuple[Page, ...]]:
    """Return the text of the pages in order, and each page's and word's place in it."""
    text: list[str] = []
    length = 0
    placed: list[Page] = []
    for page in pages:
        if placed:
            text.append(BETWEEN_PAGES)
            length += len(BETWEEN_PAGES)
        content, words = page_text(lines_of(page.words))
        moved = tuple(replace(w, start=w.start + length, end=w.end + length) for w in words)
        end = length + len(content)
        placed.append(Page(page.number, length, end, page.width, page.height, page.method, moved))
        text.append(content)
        length = end
    return "".join(text), tuple(placed)


def page_text(lines: Iterable[PrintedLine]) -> tuple[str, list[Word]]:
    """Return the text of lines and where in it each word stands."""
    parts: list[str] = []
    words: list[Word] = []
    at = 0
    for line in lines:
        if parts:
            parts.append("\n")
            at += 1
        for blank, box in line.words:
            start = at + len(blank)
            at = start + len(box.text)
            parts += [blank, box.text]
            words.append(Word(start, at, *box.place, box.confidence))
    return "".join(parts), words
