"""Bytes to an understood document: extract, then parse; import and preview both begin here."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from directives.doubt import confidence_of, with_doubts
from directives.extract import Extracted, Unreadable, extract
from directives.parse import NotADirective, parse
from directives.parse.structure import ParsedDirective, Problem, Span
from directives.record import Record

REFUSALS = (Unreadable, NotADirective)

# No database stores these; a replacement of equal length keeps every span right.
_NOT_TEXT = re.compile(r"[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Understood(Record):
    """What a file holds and what it says."""

    extracted: Extracted
    parsed: ParsedDirective

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return what a person should look at, in the text first and then in the reading."""
        return (*self.extracted.problems, *self.parsed.problems)

    def confidence(self, span: Span) -> float | None:
        """Return that of the least certain word of a span; None where none was recognised."""
        return confidence_of(self.extracted.pages, span)


def understand(content: bytes, name: str) -> Understood:
    """Return the reading of a file; raises one of REFUSALS where there is no directive to read."""
    return understand_text(taken_out(content, name))


def taken_out(content: bytes, name: str) -> Extracted:
    """Return the text of a file as it may be stored; raises Unreadable where there is none."""
    extracted = extract(content, name)
    if _may_be_stored(extracted.text):
        return extracted
    return replace(extracted, text=_NOT_TEXT.sub("\ufffd", extracted.text))


def _may_be_stored(text: str) -> bool:
    try:
        return b"\0" not in text.encode()
    except UnicodeEncodeError:
        return False


def understand_text(extracted: Extracted) -> Understood:
    """Return the reading of a text; raises NotADirective where it is none."""
    return Understood(extracted, with_doubts(parse(extracted.text), extracted))
