"""Reads a text into clean lines and paragraphs that still know their place in the source.

Emphasis marks, invisible characters and page furniture are put aside, because they are traces of
the flattening and not of the document; every remaining character keeps the offset it came from.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from .markers import CAPITAL
from .passage import Gap, Line, Passage, fold_each

__all__ = ["Gap", "Line", "Passage", "fold_each", "join", "paragraphs", "read_lines", "starts_item"]

NEWLINES = "\r\n\f\v\x1c\x1d\x1e\x85\u2028\u2029"
INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff\x00-\x08\x0e-\x1f\x7f]")
TRACE = re.compile(
    rf"""(?P<blank>\(cid:\d{{1,5}}\)|[^\S \t])     # residue of PDF fonts, no-break spaces
      | (?P<cell>(?<!\S)\|(?!\S))                 # what parts cells of a table copied from the web
      | {INVISIBLE.pattern}
      | \*(?!(?<=\(\*)\))                          # emphasis, but (*) calls a note""",
    re.VERBOSE,
)
BULLET_STAR = re.compile(r"\s*\*\s+(?=\w)")
HEADING_MARK = re.compile(r"\s*(?:#{1,6}|>)\s+")

PAGE_NUMBER = re.compile(
    r"""\W*
        (?:trang|page|tr)?\W{0,3}
        \d{1,3}
        (?:\s*(?:/|of|trên)\s*\d{1,3})?
        \W*""",
    re.VERBOSE | re.IGNORECASE,
)
NUMBERED = re.compile(r"\d+(?:\.\d+)*\s*[.)]")  # "1." on a line of its own is a marker
# What a converter writes where a page ends, and an app of a telephone below each page.
PAGE_BREAK = re.compile(
    r"\W*(?:page\s?break|form\s?feed|(?:end|start)\s+of\s+page(?:\s+\d{1,3})?|hết\s+trang(?:\s+\d{1,3})?"
    r"|ngắt\s+trang|scanned\s+(?:with|by)\s+[\w ]{2,30})\W*",
    re.IGNORECASE,
)
WEB_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)*\.(?:vn|com|net|org)(?:/\S*)?")

# What begins an item or a list line; a line that starts so never continues the one before.
MARKER = re.compile(
    r"""(?:
        [-–—−~+•●▪◦*]\s*(?=[^\s\d-])            # - Sở Y tế
      | [-–—−~+•●▪◦*]\s+(?=\d)                  # - 03 điểm cách ly
      | \d{1,2}\s?[.)]\s*(?=[^\W\d_]|["“(])     # 1. Yêu cầu, 2) Giao, 3 . Nắm
      | \d{1,2}(?:\.\d{1,2}){1,4}\.?\s+(?=[CAPITAL"“])   # 2.1. Về, 2.1 Về
      | \d{1,2}\s?[-–/:](?!\s?[A-ZĐ][A-Za-zĐđ]{0,5}\s?[-/]\s?[A-ZĐ])\s*(?=[CAPITAL"“])
                                                # 1- Giao, 1/ Giao, no 97/TTr-SYT
      | (?:\d{1,2}|[a-zđ])\s?/\.\s*(?=[CAPITAL"“])   # 1/. Giao
      | \d{1,2}\s?[;,]\s*(?=[A-ZĐ][^\W\d_])     # 2; Giao, read so for a full stop
      | \d{1,2}[:,]\d{1,2}[.,:)]?\s+(?=[A-ZĐ])  # 1:2. Không, read so for 1.2.
      | [a-zđ][}\]]\s*|[©áàâ][)}\]]\s*          # b} ©)
      | [A-ZĐ]\s?[./–-]\s+(?=[CAPITAL]{2})     # A. TÌNH HÌNH
      | (?:Bước|Nhiệm\s+vụ)\s+\d+\s*[:.]
      | (?:Thứ\s+(?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)\s*
          |(?:Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám|Chín|Mười)\s+là\s*)[,:]
      | [a-zđ](?:[.)/]\s+|,\s+(?=[CAPITAL]))     # a) đ) a/ a, Giao
      | [a-zđ]\d?\)\s*
      | \(?[ivx]{1,5}\)\s*                      # (i) ii)
      | [IVX]{1,5}\s*[.)\-–/]\s*(?=\S)          # I. II-
      | (?:Điều|Phần|Chương|Mục|Khoản)\s+(?:\d+|[IVX]+)\b
      | (?:PHỤ\s+LỤC|Phụ\s+lục)\b
      | (?:Nơi|Kính)\s+(?:nhận|gửi)\b
    )""".replace("CAPITAL", CAPITAL),
    re.VERBOSE,
)
DASH = re.compile(r"[-–]\s+(?=[^\W\d_])")
CLOSED = re.compile(r"""[.;:!?…][\s"”’')\]*]*$|\./\.$""")
LONGEST_CLOSE = 40
# "Trưởng các phòng:", "UBND các huyện:": their names follow, and not what they are to do.
OF_ONE_KIND = re.compile(
    r"\bcác\s+(?:phòng|sở|bộ|ban|khoa|huyện|quận|xã|phường|thị\s+xã|thị\s+trấn|tỉnh|báo|trường"
    r"|bệnh\s+viện|ngành):$",
    re.IGNORECASE,
)
# Formulas that close a document begin a paragraph even after a line that had no room for them.
FAREWELL = re.compile(
    r"""(?:Trên\s+đây|Nhận\s+được|Tr[âa]n\s+tr[ọo]ng|(?:Trong\s+q|Q)uá\s+trình\s
      | Nghị\s+quyết\s+này\s+(?:đã\s+)?được
      | (?:Công\s+văn|Chỉ\s+thị|Kế\s+hoạch|Thông\s+báo|Văn\s+bản|Hướng\s+dẫn)\s+này\s+thay\s+thế
      | (?:Ban\s+Thường\s+vụ|Thường\s+trực|Văn\s+phòng|Bộ|Sở|UBND|(?:Ủy|Uỷ)\s+ban\s+nhân\s+dân
          |Chủ\s+tịch|Ban\s+Chỉ\s+đạo)\s[^,.;:]{0,50}?(?:yêu\s+cầu|đề\s+nghị|thông\s+báo|trân\s+trọng)
      )\s""",
    re.VERBOSE,
)
SHORTEST_HEADING = 10
# Words that no paragraph ends with, however short their line is.
OPEN_END = tuple(f" {word}" for word in ("ngày", "số", "khoản", "điểm", "của", "và", "các", "tại"))
OPEN_WORD = re.compile(r"[\w]-$|\d/$")  # COVID- / 19


def read_lines(text: str) -> list[Line]:
    """Return the lines that carry text; page furniture shows only as the `gap` before a line.

    >>> [line.text for line in read_lines("**THÀNH ỦY\\nCẨM PHẢ**\\n\\n*\\n\\n2\\nSố 353")]
    ['THÀNH ỦY', 'CẨM PHẢ', 'Số 353']
    """
    lines: list[Line] = []
    gap = Gap.NONE
    for number, start, end, broke_page in _printed_lines(text):
        if broke_page:
            gap = Gap.PAGE
        line = _clean(text, number, start, end, gap)
        if line is None:
            gap = Gap.BLANK if gap is Gap.NONE else gap
        elif is_furniture(line.text):
            gap = Gap.PAGE
        else:
            lines.append(line)
            gap = Gap.NONE
    return lines


def _printed_lines(text: str) -> Iterator[tuple[int, int, int, bool]]:
    number, start, broke_page = 1, 0, False
    for line in text.splitlines(keepends=True):
        length = len(line.rstrip(NEWLINES))
        yield number, start, start + length, broke_page
        newline = line[length:]
        broke_page = newline == "\f"
        number += newline in ("\n", "\r\n", "\r")
        start += len(line)


def _clean(text: str, number: int, start: int, end: int, gap: Gap) -> Line | None:
    """Return the line text[start:end] without marks of the flattening; None if nothing is left."""
    raw = text[start:end]
    body = raw.strip()
    if not (body[:1].isalnum() or any(map(str.isalnum, body))):
        return None
    indent = len(raw) - len(raw.lstrip())
    plain = (
        body.isprintable()  # nothing invisible, and no blank but the usual one
        and "*" not in body
        and "|" not in body
        and "(cid:" not in body
        and unicodedata.is_normalized("NFC", body)
        and not HEADING_MARK.match(body)
    )
    if plain:
        start += indent
        end = start + len(body)
        return Line(
            body, number, range(start, end), range(start + 1, end + 1), gap=gap, indent=indent
        )
    letters, starts, ends = _clean_letters(raw, start)
    first = next((i for i, letter in enumerate(letters) if not letter.isspace()), len(letters))
    last = len(letters)
    while last > first and letters[last - 1].isspace():
        last -= 1
    if first == last:
        return None
    return Line(
        "".join(letters[first:last]),
        number,
        starts[first:last],
        ends[first:last],
        gap=gap,
        indent=indent,
    )


def _clean_letters(raw: str, base: int) -> tuple[list[str], list[int], list[int]]:
    """Return the letters that are left, where each begins in the source and where it ends."""
    placed: list[tuple[str, int, int]] = []
    heading = HEADING_MARK.match(raw)
    i = heading.end() if heading else 0
    bullet = BULLET_STAR.match(raw, i)
    if bullet and "*" not in raw[bullet.end() :]:
        star = raw.index("*", i)
        placed.append(("*", star, star + 1))
        i = star + 1
    for trace in TRACE.finditer(raw, i):
        placed += _composed(raw, i, trace.start())
        if trace.lastgroup is not None:
            placed.append(("\t" if trace["cell"] else " ", *trace.span()))
        i = trace.end()
    placed += _composed(raw, i, len(raw))
    return (
        [letter for letter, _, _ in placed],
        [base + start for _, start, _ in placed],
        [base + end for _, _, end in placed],
    )


def _composed(raw: str, i: int, j: int) -> Iterator[tuple[str, int, int]]:
    """Yield the letters of raw[i:j] with the place of each; a letter is one with its marks."""
    if unicodedata.is_normalized("NFC", raw[i:j]) and not any(map(unicodedata.combining, raw[i:j])):
        yield from zip(raw[i:j], range(i, j), range(i + 1, j + 1), strict=True)
        return
    while i < j:
        end = i + 1
        while end < j and unicodedata.combining(raw[end]):
            end += 1
        for letter in unicodedata.normalize("NFC", raw[i:end]):
            yield letter, i, end
        i = end


def is_furniture(text: str) -> bool:
    """Return whether a line is no part of the document: a page number or a web site's name.

    >>> is_furniture("- 2 -"), is_furniture("Trang 2/5"), is_furniture("1.")
    (True, True, False)
    """
    if len(text) > 80:
        return False
    if PAGE_NUMBER.fullmatch(text):
        return not NUMBERED.fullmatch(text)
    if PAGE_BREAK.fullmatch(text):
        return True
    return WEB_ADDRESS.fullmatch(text) is not None


def starts_item(text: str) -> bool:
    """Return whether a line begins with a list marker or a heading of the page.

    >>> starts_item("2.1. Về công tác"), starts_item("6.050 trường hợp")
    (True, False)
    """
    return MARKER.match(text) is not None


def ends_closed(text: str) -> bool:
    """Return whether a paragraph ends with closing punctuation, looking at its end alone.

    >>> ends_closed("được hoang mang."), ends_closed("song không")
    (True, False)
    """
    return CLOSED.search(text, max(0, len(text) - LONGEST_CLOSE)) is not None


def wrap_width(lines: Sequence[Passage]) -> int | None:
    """Return at which width the text was wrapped, None if each paragraph is one long line."""
    widths = sorted(len(line.text) for line in lines if len(line.text) >= 40)
    if not widths or widths[-1] > 160:
        return None
    return widths[(len(widths) - 1) * 9 // 10]


def paragraphs(lines: Sequence[Line]) -> list[Passage]:
    """Return the paragraphs of a stretch of lines, broken ones put together again.

    A line goes on from the one before when that lacks closing punctuation and this starts with a
    small letter (a page break in mid-sentence), or when the text is wrapped and the line before
    was full; never when it starts with a list marker.
    """
    width = wrap_width(lines)
    wrapped = width is not None and _is_wrapped(lines)
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _goes_on(groups[-1][-1], line, width, wrapped=wrapped):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_single_blanks(join(group)) for group in groups]


def _single_blanks(passage: Passage) -> Passage:
    """Return a paragraph with one blank between words; only a header's wide ones tell columns."""
    if "  " not in passage.text and "\t" not in passage.text:
        return passage
    words = list(re.finditer(r"\S+", passage.text))
    text = " ".join(word.group() for word in words)
    places = [i for word in words for i in (*range(word.start(), word.end()), word.end())][:-1]
    starts = [passage.starts[i] for i in places]
    return replace(passage, text=text, starts=starts, ends=[passage.ends[i] for i in places])


def _is_wrapped(lines: Sequence[Line]) -> bool:
    """Return whether some line goes on in mid-sentence; else a full stop ends its paragraph."""
    return any(
        line.text[0].islower() and len(before.text) >= 40 and not ends_closed(before.text)
        for before, line in pairwise(lines)
    )


def _goes_on(before: Line, line: Line, width: int | None, *, wrapped: bool) -> bool:
    if starts_item(line.text):
        # "chính trị" / "- xã hội": a dash within a name that the wrapping put first.
        return _is_full(before, width) and _goes_on_after_dash(before, line)
    if _breaks_word(before.text) and line.text[0].isalnum():
        return True
    closed = ends_closed(before.text)
    if not closed and line.text[0].islower():
        return True
    if line.gap is Gap.NONE and before.text.endswith(OPEN_END):
        return True
    if width is None or line.gap is Gap.BLANK:
        return False
    full = wrapped and _had_no_room(before, line, width) if closed else _is_full(before, width)
    if line.gap is Gap.PAGE:
        return full and not closed
    if before.text.endswith(":"):
        return _is_full(before, width) and _lists_by_name(before.text, line.text)
    if before.text.endswith("./.") or (closed and _begins_anew(line.text)):
        return False
    return full and line.indent <= before.indent


def _begins_anew(text: str) -> bool:
    """Return whether a line after a full stop begins a paragraph: a heading or a last formula."""
    heading = text.isupper() and len(text) >= SHORTEST_HEADING
    return heading or FAREWELL.match(text) is not None


def _lists_by_name(before: str, text: str) -> bool:
    """Return whether a list begins after a colon: "Trưởng các phòng:" / "Y tế, Nội vụ …"."""
    first = text.split(",", 1)[0]
    named = first != text and len(first.split()) <= 5 and first[0].isupper()
    return named and OF_ONE_KIND.search(before, max(0, len(before) - LONGEST_CLOSE)) is not None


def _breaks_word(text: str) -> bool:
    return OPEN_WORD.search(text, max(0, len(text) - 2)) is not None


def _is_full(before: Line, width: int | None) -> bool:
    return width is not None and len(before.text) >= width * 0.75


def _had_no_room(before: Line, line: Line, width: int) -> bool:
    """Return whether the first word of a line would not have fitted on the line before."""
    word = line.text.split(None, 1)[0]
    return len(before.text) >= width * 0.85 and len(before.text) + 1 + len(word) > width


def _goes_on_after_dash(before: Line, line: Line) -> bool:
    found = DASH.match(line.text)
    if found is None or line.gap is not Gap.NONE or ends_closed(before.text):
        return False
    return before.text[-1].islower() and line.text[found.end()].islower()


def join(lines: Sequence[Passage]) -> Passage:
    """Return one passage out of lines: with a blank between them, without one inside a word.

    >>> join(read_lines("dịch bệnh COVID-\\n19 trên\\nđịa bàn")).text
    'dịch bệnh COVID-19 trên địa bàn'
    """
    first = lines[0]
    if len(lines) == 1:
        return first
    text, starts, ends = [first.text], [*first.starts], [*first.ends]
    for before, line in pairwise(lines):
        glue = "" if _breaks_word(before.text) else " "
        text += [glue, line.text]
        starts += [*([before.end] * len(glue)), *line.starts]
        ends += [*([line.start] * len(glue)), *line.ends]
    later = [line for line in lines[1:] if isinstance(line, Line)]
    return Passage(
        "".join(text),
        first.number,
        starts,
        ends,
        first.gap,
        first.indent,
        joined=tuple(line.number for line in later if line.gap is not Gap.NONE),
        wrapped=tuple(line.number for line in later if line.gap is Gap.NONE),
    )
