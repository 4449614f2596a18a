"""Parts a page that recognition or a web site ran together on one line, at its landmarks.

A header's elements and a body's items begin with words of their own; each becomes a line again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from .cells import MOTTO, REGIME, is_upper
from .lines import Gap, Line, Passage

MOST_LINES = 4  # a page with more lines than these has lines of its own
SHORTEST = 250
HEADER = 400  # characters within which the name of the State stands
CAPITAL = "[A-ZÀ-ÖØ-ÞĂĐĨŨƠƯẠ-Ỹ]"
# Each begins a line. On the text as printed, because capitals tell the landmarks from the words.
LANDMARKS = re.compile(
    rf"""(?<=\s)(?:
        S[ốôóoỐÔ]\s?:?\s*\d+\s*[/\-–lI|]?\s*(?=[A-ZĐ])    # Số: 512/SYT-NVY
      | [VW]\s?[/.IlI]\s?v\b
      | K[íi]nh\s+g[ửừưu]i\b
      | (?:Căn\s+cứ|Thực\s+hiện|Xét\s+đề\s+nghị|Theo\s+đề\s+nghị)\b
      | (?:QUYẾT\s+ĐỊNH|CHỈ\s+THỊ|CÔNG\s+ĐIỆN|THÔNG\s+BÁO|KẾ\s+HOẠCH|HƯỚNG\s+DẪN|BÁO\s+CÁO)\b
      | Điều\s+\d+\.
      | N[ơo]i\s+nh[ậâa]n\b
      | (?:TM|KT|TL|TUQ)\s?\.\s?(?={CAPITAL}{{2}})
      | (?:(?<=[.;:]\s)|(?<=\./\.\s))(?:\d{{1,2}}\.|[a-zđ]\)|-)\s+(?={CAPITAL})
      | (?<=[.;]\s)(?:PHÓ\s+)?(?:GIÁM\s+ĐỐC|CHỦ\s+TỊCH|BỘ\s+TRƯỞNG|THỨ\s+TRƯỞNG|HIỆU\s+TRƯỞNG)\b
    )""",
    re.VERBOSE,
)
PAGE_NUMBER = re.compile(rf"\d{{1,3}}\.\s+(?={CAPITAL}{{2}})")  # a viewer counts the pages
PLACE_AND_DATE = re.compile(
    rf"(?<!\S)(?:{CAPITAL}\w*\s+){{0,3}}{CAPITAL}\w*,?\s+ng[àảa]y\s*\d{{1,2}}\s*th[áảa]ng\s*\d{{1,2}}\s*"
    r"n[ăẳâa]m\s*\d{4}"
)


def part_run_on(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines of a page, those of one that was run together cut at its landmarks."""
    if len(lines) > MOST_LINES:
        return lines
    return [piece for line in lines for piece in (_parted(line) if _is_page(line) else [line])]


def _is_page(line: Line) -> bool:
    if len(line.text) < SHORTEST:
        return False
    head = line.folded[:HEADER]
    state = REGIME.search(head)
    return state is not None and is_upper(line.text[state.start() : state.end()])


def _parted(line: Line) -> list[Line]:
    number = PAGE_NUMBER.match(line.text)
    folded, cuts = line.folded, {number.end() if number else 0, len(line.text)}
    for pattern in (REGIME, MOTTO):
        if found := pattern.search(folded[:HEADER]):
            cuts |= {found.start(), found.end()}
    if dated := PLACE_AND_DATE.search(line.text, 0, 2 * HEADER):
        cuts |= {dated.start(), dated.end()}
    cuts |= {found.start() for found in LANDMARKS.finditer(line.text)}
    ends = sorted(cuts)
    pieces = [line.cut(i, j) for i, j in pairwise(ends)]
    return [_as_line(piece, i) for i, piece in enumerate(pieces) if piece.text]


def _as_line(piece: Passage, index: int) -> Line:
    gap = piece.gap if index == 0 else Gap.NONE
    return Line(piece.text, piece.number, piece.starts, piece.ends, gap, piece.indent)
