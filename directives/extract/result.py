"""What extraction yields, and how it refuses."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from directives.parse.structure import Problem
from directives.record import Record

# A problem of a Word file: pages that it holds as pictures.
PICTURES_LEFT = "pictures_not_read"


class Unreadable(Exception):
    """The file holds no text that can be taken out; `code` and `params` say why."""

    def __init__(self, code: str, **params: str) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


class Method(StrEnum):
    """How a page's words were come by."""

    TEXT = "text"
    OCR = "ocr"


@dataclass(frozen=True, slots=True)
class Word(Record):
    """A word of a page: its offsets in the text and its box, in fractions from the top left.

    `confidence` is what recognition says of it, 0 to 100; None in a text layer.
    """

    start: int
    end: int
    x0: float
    y0: float
    x1: float
    y1: float
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Page(Record):
    """A printed page: which part of the text it holds, its size in points, its words."""

    number: int
    start: int
    end: int
    width: float
    height: float
    method: Method = Method.TEXT
    words: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Extracted(Record):
    """The text of a file, with "\\n" for every line end and nothing else changed.

    `pages` are in order and do not overlap; only formats that have pages fill them.
    """

    text: str
    media_type: str
    problems: tuple[Problem, ...] = ()
    pages: tuple[Page, ...] = ()
