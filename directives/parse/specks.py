"""Takes away what recognition made of specks on the paper: signs before and after the words.

"- 2. Giao Sở Y tế phối hợp. `" is "2. Giao Sở Y tế phối hợp." Only a text that shows many of them
is a speckled scan; in any other a sign at a line's end is left as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .lines import Gap, Line
from .markers import CAPITAL, read_markers
from .misread import LOST, read_misread_markers

SHARE = 0.05  # of a text's longer lines, from which on it is a speckled scan
FEWEST = 3
LONG = 25
MOST = 4  # specks in a row
MARGIN = 12  # characters that hold one of them
STROKE = "lìíïịĩ"  # a thin letter alone is a scratch
AFTER = re.compile(rf"(?<=\S)\s+(?:[^\w\s)”\"»\]…%/|]{{1,3}}|ˆ|[{STROKE}ñ])$")
OWN_SIGN = re.compile(r"\s+[.;:,!?]")  # "như sau :", as some type it
SIGNED = re.compile(r"[.;:,!?]")
SIGNS = re.compile(r"(?:[^\w\s(“‘\"'|]|[_ˆ]|[\"'](?=[\s\d])){1,6}\s*(?=\S)")
SCRATCH = re.compile(rf"(?:[^\W\d_]|[{STROKE}{CAPITAL}]{{2}})\s+(?=\S)")
BULLET = re.compile(rf"[-–~+*•]\s*(?=[{CAPITAL}\d(“\"])")


def without_specks(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines of a speckled scan without the specks at their ends; all others as given.

    >>> from .lines import read_lines
    >>> text = "- 2. Giao Sở Y tế chủ trì, phối hợp. `\\n: các đơn vị có liên quan rà soát ì"
    >>> [line.text for line in without_specks(read_lines(text))]
    ['2. Giao Sở Y tế chủ trì, phối hợp.', 'các đơn vị có liên quan rà soát']
    """
    return [_clean(line) for line in lines] if _is_speckled(lines) else lines


def _is_speckled(lines: Sequence[Line]) -> bool:
    longer = [line.text for line in lines if len(line.text) >= LONG]
    specks = sum((_after(text) < len(text)) + (_before(text) > 0) for text in longer)
    return specks >= FEWEST and specks >= SHARE * len(longer)


def _clean(line: Line) -> Line:
    start, end = _before(line.text), _after(line.text)
    if line.gap is Gap.BLANK and LOST.match(line.text):
        start = 0  # what is left of a paragraph's number
    if (start, end) == (0, len(line.text)) or start >= end:
        return line
    piece = line.cut(start, end)
    return Line(piece.text, piece.number, piece.starts, piece.ends, line.gap, piece.indent)


def _after(text: str) -> int:
    """Return where the specks after a line's words begin."""
    end = len(text)
    for _ in range(MOST):
        speck = AFTER.search(text, max(0, end - MARGIN), end)
        if speck is None or (
            OWN_SIGN.fullmatch(speck.group()) and not SIGNED.match(text, speck.start() - 1)
        ):
            break
        end = speck.start()
    return end


def _before(text: str) -> int:
    """Return where a line's words begin: after specks, at the marker of an item if it has one."""
    if not (SIGNS.match(text) or SCRATCH.match(text)) or read_misread_markers(text):
        return 0
    at = 0
    for _ in range(MOST):
        speck = SIGNS.match(text, at) or SCRATCH.match(text, at)
        if speck is None:
            break
        at = speck.end()
        if _is_numbered(text[at:]):
            return at
    signs = SIGNS.match(text)
    if signs is None:
        scratch = SCRATCH.match(text)
        return scratch.end() if scratch and BULLET.match(text, scratch.end()) else 0
    dash = re.search(r"[-–~+*•]\s*$", signs.group())
    if dash and BULLET.match(text, dash.start()):
        return dash.start()
    return signs.end()


def _is_numbered(text: str) -> bool:
    readings = (*read_markers(text), *read_misread_markers(text))
    return any(not marker.style.is_bullet for marker in readings)
