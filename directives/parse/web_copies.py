"""Undoes what law sites do to a page: a table that describes it, cells broken over several lines.

The sites print the same labels above or below every copy, and flatten the header's table cell by
cell, each cell wrapped at its own narrow width. Source: copies as readers save them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from .cells import REGIME, Shape, is_upper, shape_of
from .issuer_words import BODY_HEADS
from .lines import Gap, Line, join
from .markers import SMALL
from .vocabulary import AUTHORITIES, OFFICES, document_types

EDGE = 60  # lines at either end of a copy where a site's own text stands
FEWEST_LABELS = 3  # a header or a stamp of its own has fewer of them
LABEL = re.compile(
    r"\W*(?:(?:so|ky)\s+(?:ky\s+)?hieu(?:\s+van\s+ban)?|loai(?:\s+van\s+ban)?|trich\s+yeu"
    r"|(?:noi|co\s+quan|don\s+vi)\s+ban\s+hanh|nguoi\s+ky|linh\s+vuc|nganh|tinh\s+trang(?:\s+hieu\s+luc)?"
    r"|ngay\s+(?:ban\s+hanh|(?:co\s+|het\s+)?hieu\s+luc|(?:dang\s+)?cong\s+bao|cap\s+nhat)|so\s+cong\s+bao"
    r"|ngay\s+bi\s+bai\s+bo(?:,\s*thay\s+the)?|(?:het\s+)?hieu\s+luc|ap\s+dung|ngon\s+ngu"
    r"|dinh\s+dang\s+van\s+ban[^:]{0,20}|thoi\s+gian\s+duy\s+tri\s+hieu\s+luc)[ ]*[:\t]"
)
ABOUT_COPY = re.compile(r"\bban\s+hanh\W*$")

# What a body, a place, an office or a title begins with.
FIRST_SYLLABLES = frozenset(
    name.split()[0]
    for name in (
        *BODY_HEADS, *OFFICES, *document_types(), *(code.lower() for code in AUTHORITIES),
        "tinh", "thanh", "huyen", "quan", "thi", "xa", "phuong", "tp", "cong", "dang", "doc",
    )
)  # fmt: skip
# "… thực hiện./.Nơi nhận:", "PHÓ CHỦ NHIỆMNguyễn Văn An"; no syllable is without a vowel: "PTTg"
GLUED = re.compile(
    r"[A-ZĐƯ.](?:(?<=\.)/\.(?=\s?N[ơo]i nh[ậâa]n\s?:\s*$)"
    r"|(?<!\.)(?![A-ZĐ][bcdđghklmnpqrstvx]*\s)"
    rf"(?=[A-ZĐ][{SMALL}]+(?:\s[A-ZĐ][{SMALL}]+){{1,4}}$))"
)
STATE = re.compile(r"c\w{1,2}ng\s+h\w{1,2}a\b|d\w{1,2}ng\s+c\w{1,2}ng\b")
SYLLABLE = re.compile(r"[^\W\d_]{2,7}")
LEAD_ALONE = re.compile(r"v\s?/\s?v\s*:?")  # "V/v" in a cell of its own above the subject
NUMBER_LABEL = re.compile(r"s[ốôo]\s*:?", re.IGNORECASE)
NUMBER_REST = re.compile(r"\d{0,6}[a-zđ]?\s*[/-]\s*\S")
DATE_BEGUN = re.compile(r"\bngay\s*\d{0,2}(?:\s+thang\s*\d{0,2})?(?:\s+nam)?$")
DATE_REST = re.compile(r"(?:\d{1,2}\s+)?(?:thang\b|nam\s+\d{4}|\d{4}$)")
PLACE_REST = re.compile(r"[^\W\d_]{1,7}(?:\s[^\W\d_]{1,7})?,\s+ngay\b")


def mend_web_copy(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines of a page as it was printed, without what a law site added to them.

    >>> from .lines import read_lines
    >>> [line.text for line in mend_web_copy(read_lines("ỦY\\nBAN NHÂN DÂN\\n|\\nSố:\\n7/KH-UBND"))]
    ['ỦY BAN NHÂN DÂN', 'Số: 7/KH-UBND']
    """
    return _joined_cells(_parted_ends(_without_description(lines)))


def _parted_ends(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines with those of the page's end that were glued to others cut off again."""
    parted: list[Line] = []
    begin = max(0, len(lines) - EDGE)
    for line in lines[begin:]:
        found = GLUED.search(line.text, max(0, len(line.text) - EDGE))
        cuts = [0, found.end(), len(line.text)] if found else [0, len(line.text)]
        parted += [_cut(line, i, j) for i, j in pairwise(cuts)] if found else [line]
    return [*lines[:begin], *parted] if len(parted) > len(lines) - begin else lines


def _cut(line: Line, i: int, j: int) -> Line:
    piece = line.cut(i, j)
    gap = line.gap if i == 0 else Gap.NONE
    return Line(piece.text, piece.number, piece.starts, piece.ends, gap, piece.indent)


def _without_description(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines without a table of labels: Số hiệu, Loại văn bản, Ngày ban hành …"""
    ends = [*range(min(EDGE, len(lines))), *range(max(EDGE, len(lines) - EDGE), len(lines))]
    labels = [i for i in ends if LABEL.match(lines[i].folded)]
    dropped: set[int] = set()
    table: list[int] = []
    for label, following in pairwise([*labels, len(lines) + EDGE]):
        table.append(label)
        if following - label <= 2:
            continue
        if len(table) >= FEWEST_LABELS:
            first = table[0] - 1 if _titles_copy(lines, table[0] - 1) else table[0]
            last = label + 1 if lines[label].text.endswith(":") else label  # its value is below
            dropped |= set(range(first, last + 1))
        table = []
    if not dropped:
        return lines
    return [line for i, line in enumerate(lines) if i not in dropped]


def _titles_copy(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is the site's name of a copy: "Công văn 12/SYT-NVY … do Sở Y tế ban hành"."""
    if at < 0:
        return False
    folded = lines[at].folded
    return folded.startswith(tuple(document_types())) and ABOUT_COPY.search(folded) is not None


def _joined_cells(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines with the broken cells of the header put together again."""
    mended: list[Line] = []
    head = _with_whole_regime(lines[:EDGE])
    changed = len(head) < len(lines[:EDGE])
    for line in head:
        goes_on = mended and line.gap is Gap.NONE and _same_cell(mended[-1], line)
        if goes_on and not (len(mended) > 1 and _ends_name(mended[-2], mended[-1])):
            mended[-1] = _as_line(mended[-1], line)
            changed = True
        else:
            mended.append(line)
    return [*mended, *lines[EDGE:]] if changed else lines


def _with_whole_regime(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with the name of the State whole that a narrow cell broke anywhere."""
    whole: list[Line] = []
    i = 0
    while i < len(lines):
        end = _end_of_regime(lines, i) if STATE.match(lines[i].folded) else i + 1
        joined = lines[i]
        for line in lines[i + 1 : end]:
            joined = _as_line(joined, line)
        whole.append(joined)
        i = end
    return whole


def _end_of_regime(lines: Sequence[Line], i: int) -> int:
    """Return where the lines end that are the name of the State together, else the next line."""
    ends = (j for j in (i + 3, i + 2) if j <= len(lines))
    return next((j for j in ends if REGIME.fullmatch(join(lines[i:j]).folded)), i + 1)


def _ends_name(above: Line, syllable: Line) -> bool:
    """Whether a syllable is the rest of the line above: "KT. CHỦ" / "TỊCH" / "PHÓ CHỦ TỊCH"."""
    wraps = syllable.gap is Gap.NONE and is_upper(above.text) and " " in above.text
    if LEAD_ALONE.fullmatch(syllable.folded):
        return False
    return wraps and syllable.folded.split(None, 1)[0] not in FIRST_SYLLABLES


def _same_cell(before: Line, line: Line) -> bool:
    above, below = before.text, line.text
    if len(above) > 60 or len(below) > 120:
        return False
    if len(above) < 6 and LEAD_ALONE.fullmatch(before.folded):
        return True
    if SYLLABLE.fullmatch(above):
        # No body, title or place of a header has one syllable alone: "ỦY" / "BAN NHÂN DÂN".
        if above.isupper():
            stamp = shape_of(before) in (Shape.URGENCY, Shape.SECRECY)
            goes_on = below[0].isalpha() and is_upper(" ".join(below.split()[:2]))
            return goes_on and not stamp
        if NUMBER_LABEL.fullmatch(above):
            return NUMBER_REST.match(line.folded) is not None
        return above.istitle() and PLACE_REST.match(line.folded) is not None
    if NUMBER_LABEL.fullmatch(above):
        return NUMBER_REST.match(line.folded) is not None
    return bool(DATE_BEGUN.search(before.folded) and DATE_REST.match(line.folded))


def _as_line(before: Line, line: Line) -> Line:
    whole = join([before, line])
    return Line(whole.text, whole.number, whole.starts, whole.ends, before.gap, before.indent)
