"""Finds the parts of a page: head, body, the part with Nơi nhận and signature, annexes, copy mark.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I (order of the elements), Điều 25 to 29 (copies).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from . import vocabulary
from .cells import Shape, is_upper, shape_of, split_columns
from .head import Head, read_head
from .lines import Line, Passage
from .offices import mended_office

RECIPIENTS = re.compile(
    r"[\Wˆ]*(?:[^\W\d_]\s\W?)?(?:n(?:o\w?|[gu]|a[ilt1])?\s{0,2}nh[aeo]n\s*:"
    r"|n{1,2}o[il1tf][\s-]{0,2}nh[aeo]n\s*(?:$|[;.,]|:|\s{3,}|(?=(?:tm|kt|tl|tuq|t/m|k/t|t/l)\b)))"
)
AUTHORITY = re.compile(
    r"\W{0,3}(?P<code>t\s?[/.]\s?m|k\s?[/.]\s?t|t\s?[/.]\s?l|t\s?/\s?u\s?/\s?q|tuq|tm|kt|tl|q)"
    r"\s*(?P<mark>[./,]|\s)\s*(?=[^\W\d_]{2})"
)
ANNEX = re.compile(r"phu\s+luc(?:\s+(?:so\s*)?(?:[ivx]+|\d+))?\b\s*(?P<rest>.*)")
ENCLOSED = re.compile(r"\W*(?:(?:ban\s+hanh\s+)?kem\s+theo|\(?gui\s+kem|\(ban\s+hanh\s+theo)\b")
COPY = re.compile("|".join(vocabulary.COPY_TITLES).replace(" ", r"\s+"))
COPY_NUMBER = re.compile(
    r"/\s*(?:" + "|".join(code.lower() for code in vocabulary.COPY_SYMBOLS) + r")\b|-\s*bs\s*/"
)
# What any of these needs; most lines are spared a closer look.
COPY_HINT = re.compile(r"\bsao\b|/\s*(?:sy|sl|trs|bs)\b|\bbs\s*/")


@dataclass(frozen=True, slots=True)
class Page:
    """The parts of a page in their own lists of lines."""

    head: Head
    body: tuple[Line, ...]
    tail: tuple[Line, ...]
    annexes: tuple[tuple[Line, ...], ...]
    copy: tuple[Line, ...]


def read_page(lines: Sequence[Line]) -> Page:
    """Return the parts of the page that the lines make up."""
    start, copied_above = _skip_copy_stamp(lines)
    head = read_head(lines[start:])
    begin = start + head.end
    tail = _tail_start(lines, begin)
    end = len(lines)
    annexes = _annex_starts(lines, begin if tail is None else tail)
    copy = _copy_start(lines, begin if tail is None else tail)
    if copy is not None:
        annexes = [at for at in annexes if at < copy]
        end = copy
    stops = [*annexes, end]
    if tail is None or tail > stops[0]:
        tail = stops[0]
    return Page(
        head,
        tuple(lines[begin:tail]),
        tuple(lines[tail : stops[0]]),
        tuple(tuple(lines[i:j]) for i, j in pairwise(stops) if j > i),
        (*lines[:copied_above], *lines[end:]),
    )


def _skip_copy_stamp(lines: Sequence[Line]) -> tuple[int, int]:
    """Return where the page begins after a copy mark on its first line."""
    if lines and COPY.fullmatch(lines[0].folded.strip(" .:")):
        return 1, 1
    return 0, 0


def is_authority(text: Passage) -> bool:
    """Return whether a line begins with T/M, KT. or the like and a body or office in capitals."""
    found = AUTHORITY.match(text.folded)
    if not found:
        return False
    rest = text.text[found.end() :]
    code = text.text[found.start("code") : found.end("code")]
    if code.upper() != code:
        return False
    if text.folded[found.end() :].strip(" .:*") in vocabulary.OFFICES:
        return found["mark"] != " " or is_upper(rest)  # "KT. TONG cuc TRUONG", "KT. Bộ trưởng"
    return found["mark"] != "," and is_upper(rest)


def is_office(text: Passage) -> bool:
    """Return whether a line is an office printed in capitals above a signature."""
    folded = text.folded.strip(" .:*")
    if not folded.startswith(vocabulary.OFFICES):
        return is_upper(text.text) and mended_office(text.text) is not None
    return is_upper(text.text) and any(
        folded == office or folded.startswith((f"{office} ", f"{office},", f"{office}-"))
        for office in vocabulary.OFFICES
    )


def starts_signature(text: Passage) -> bool:
    """Return whether a line begins as a signature, even if the name stands on the same line."""
    words = list(re.finditer(r"\S+", text.text[:80]))
    first = text.cut(0, words[2].end()) if len(words) > 3 else text
    return is_authority(text) or is_office(text) or is_authority(first)


def _tail_start(lines: Sequence[Line], begin: int) -> int | None:
    """Return the line where Nơi nhận or the signature begins, whichever is first."""
    label = next((i for i in range(begin, len(lines)) if RECIPIENTS.match(lines[i].folded)), None)
    if label is not None:
        start = label
        for i in range(label - 1, max(begin, label - 12) - 1, -1):
            parts = split_columns(lines[i])
            if any(starts_signature(part) for part in parts):
                start = i
            elif not all(_may_be_signature(part) for part in parts):
                break
        return start
    for i in range(len(lines) - 1, max(begin, len(lines) - 25) - 1, -1):
        if starts_signature(lines[i]):
            while i > begin and starts_signature(lines[i - 1]):
                i -= 1
            return i
    return None


def _may_be_signature(part: Passage) -> bool:
    return len(part.text) < 60 and not part.text.endswith((".", ";", ":", ","))


def _annex_starts(lines: Sequence[Line], begin: int) -> list[int]:
    found: list[int] = []
    for i in range(begin, len(lines)):
        if ENCLOSED.match(lines[i].folded):
            start = i
            while start > begin + 1 and i - start < 5 and _heads_annex(lines[start - 1]):
                start -= 1
            if start < i and not any(start <= at <= i for at in found):
                found.append(start)
        annex = ANNEX.fullmatch(lines[i].folded.strip(" .:*"))
        if annex and (is_upper(lines[i].text) or not annex.group("rest")):
            found.append(i)
    return found


def _heads_annex(line: Line) -> bool:
    if ANNEX.fullmatch(line.folded.strip(" .:*")):
        return True
    return is_upper(line.text) and not is_office(line) and not is_authority(line)


def _copy_start(lines: Sequence[Line], begin: int) -> int | None:
    """Return where a certified copy's own header begins, after the document's signature."""
    for i in range(begin + 1, len(lines)):
        if not COPY_HINT.search(lines[i].folded):
            continue
        for part in split_columns(lines[i]):
            shape = shape_of(part)
            folded = part.folded.strip(" .:*()")
            if (COPY.fullmatch(folded) and is_upper(part.text)) or (
                shape is Shape.NUMBER and COPY_NUMBER.search(folded)
            ):
                while i > begin + 1 and _heads_copy(lines[i - 1]):
                    i -= 1
                return i
    return None


def _heads_copy(line: Line) -> bool:
    return all(
        shape_of(part) in (Shape.REGIME, Shape.MOTTO, Shape.DATE, Shape.NUMBER)
        or (is_upper(part.text) and not is_office(part) and not is_authority(part))
        for part in split_columns(line)
    )
