"""Text that knows where each of its characters stands in the source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache

from . import alphabet
from .structure import Span

LINE = 1000


class Gap(Enum):
    """What separates a line from the one before it."""

    NONE = "none"
    BLANK = "blank"
    PAGE = "page"


def fold_each(text: str) -> str:
    """Return `text` in lower case without marks, one character for one character.

    `directives.search.text.fold` compares whole names; here indexes must stay those of the text.

    >>> fold_each("Số: ĐẢNG ỦY")
    'so: dang uy'
    """
    return _folded_line(text) if len(text) <= LINE else alphabet.fold_each(text)


# Each reading of a line asks for it again.
_folded_line = lru_cache(maxsize=512)(alphabet.fold_each)


# Of what a page has hundreds nothing is frozen, though nobody changes it: that makes it dear.
@dataclass(slots=True)
class Passage:
    """Text joined out of one or more lines; `starts[i]`, `ends[i]` place character i in the source.

    `number` is the first line's number, `joined` the numbers of the lines that were joined on
    across a page break, `wrapped` of those joined on because the line was merely full.
    """

    text: str
    number: int
    starts: Sequence[int]
    ends: Sequence[int]
    gap: Gap = Gap.NONE
    indent: int = 0
    joined: tuple[int, ...] = ()
    wrapped: tuple[int, ...] = ()
    _folded: str | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def folded(self) -> str:
        """Return the text in lower case without marks; its indexes are those of `text`."""
        if self._folded is None:
            self._folded = fold_each(self.text)
        return self._folded

    @property
    def offsets(self) -> Sequence[int]:
        """Return the source offset of each character."""
        return self.starts

    @property
    def start(self) -> int:
        """Return the source offset of the first character."""
        return self.starts[0] if self.text else 0

    @property
    def end(self) -> int:
        """Return the source offset after the last character."""
        return self.ends[-1] if self.text else self.start

    def span(self, i: int = 0, j: int | None = None) -> Span:
        """Return where text[i:j] stands in the source."""
        j = len(self.text) if j is None else j
        if i >= j:
            at = self.starts[i] if i < len(self.text) else self.end
            return Span(at, at)
        return Span(self.starts[i], self.ends[j - 1])

    def cut(self, i: int, j: int | None = None) -> Passage:
        """Return text[i:j] without outer blanks, still placed in the source."""
        piece = self.text[i:j].rstrip()
        j = i + len(piece)
        piece = piece.lstrip()
        i = j - len(piece)
        return Passage(
            piece,
            self.number,
            self.starts[i:j],
            self.ends[i:j],
            self.gap,
            self.indent,
            self.joined,
            self.wrapped,
        )


def alone(text: str) -> Passage:
    """Return a text as a passage that stands at its own beginning."""
    return Passage(text, 1, range(len(text)), range(1, len(text) + 1))


@dataclass(slots=True)
class Line(Passage):
    """One printed line, cleaned for matching; `number` counts from 1 in the source."""
