"""Tells the columns of a header apart and says what each cell of it is.

The page is a borderless table of two columns; flattening puts them one after the other, row by
row, or both on one line. Each element is known by its own shape, wherever it stands.
Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục I; Hướng dẫn 36-HD/VPTW.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache
from itertools import pairwise

from directives.units import names_a_unit

from . import issuer_words, vocabulary
from .lines import Gap, Passage, fold_each
from .passage import alone
from .regime import is_misread_regime, misread_regime


class Shape(Enum):
    """What a cell of the header is."""

    REGIME = "regime"
    MOTTO = "motto"
    DATE = "date"
    NUMBER = "number"
    URGENCY = "urgency"
    SECRECY = "secrecy"
    NOTICE = "notice"
    STAMP = "stamp"
    ADDRESSED = "addressed"
    TELEGRAM = "telegram"
    SUBJECT = "subject"
    TITLE = "title"
    NAME = "name"
    TEXT = "text"


@dataclass(slots=True)
class Cell:
    """One cell of the header: its text, its shape, and what separates it from the row above."""

    text: Passage
    shape: Shape
    row: int
    gap: Gap


# All patterns below run on folded text: small letters, no marks, one character for one character.
REGIME = re.compile(
    r"c\w{1,2}ng\s+h\w{1,2}a\s+xa\s*h\w{1,2}\s+ch\w\s+ngh\w{1,2}a(?:\s+vi\w{1,2}t\s*nam)?"
    r"|c\w{1,2}ng\s+h\w{1,2}a\s+\S{1,3}(?:\s+\S{1,4})?\s+ch\S{1,2}\s+\S{3,7}\s+vi\w{1,2}t\s*nam"
    r"|d\w{1,2}ng\s+c\w{1,2}ng\s+s\wn\s+vi\w{1,2}t\s*nam"  # CQNG HOA XA HQI: Ộ read as Q
)
# What the Youth Union prints where others have the name of the State.
YOUTH_UNION = re.compile(r"doan\s+(?:tncs|thanh\s+nien\s+cong\s+san)\s+ho\s+chi\s+minh")
MOTTO = re.compile(
    r"d\w{0,2}c\s+l\w[pc]\s*\W{0,3}\s*t\w{1,3}\s+d\w{1,2}\s*\W{0,3}\s*"
    r"(?:h\w{1,2}nh|nh\w(?:\s\w{2})?)\s+ph\w{1,2}c"
    r"|doc\s+lap\s?[-–—~]\s?t\w{1,3}(?:\s+d\w{1,2})?(?:\s.{0,12})?$"  # its end under a stamp
)
# A narrow column breaks both over two lines.
PART_OF_REGIME = re.compile(
    r"cong\s+hoa\s+xa\s+hoi(?:\s+chu\s+nghia)?|(?:(?:xa\s+hoi\s+)?chu\s+nghia\s+)viet\s+nam"
    r"|dang\s+cong\s+san"
)
PART_OF_MOTTO = re.compile(r"doc\s+lap(?:\s*\W?\s*tu\s+do)?|(?:tu\s+do\s*\W?\s*)?hanh\s+phuc")
DATE = re.compile(  # with the hour in a telegram
    r"""\b(?:(?:(?:hoi|luc)\s+)?\d{1,2}\s*(?:gio|g|h)\s*(?:\d{1,2}\s*)?(?:phut)?\s*,?\s*)?
        ng(?:ay|(?:ai|dy|iy|ey)[:.,]?(?=\s*\d))\s*
        (?:(?P<day>[^,;]{0,8}?)\s*thang\s*(?P<month>[^,;]{0,6}?)\s*nam\s*
           (?P<year>\d(?:\s?\d){0,3}|[^\s]{0,5})
         |(?P<day2>\d{0,2})\s*/\s*(?P<month2>\d{1,2})\s*/\s*(?P<year2>\d{4})
         |(?P<day3>\d{1,2})[/.\-](?P<month3>\d{1,2})[/.\-](?P<year3>\d{4}))
        [\s.,*]*$""",
    re.VERBOSE,
)
# A date that cannot be read, behind a place: "Hà Nội, ngày,ê§ thang} năm 2021".
GARBLED_DATE = re.compile(
    r"[,.]\s*ng(?:ay\w{0,2}|a\w|\w?y)(?!\w).{0,24}?\bn\w{1,3}m\s*\d{4}[\s.,*]*$"
)
NUMBER = re.compile(
    r"""(?:(?P<kind>nghi\s+quyet|luat|phap\s+lenh|lenh|quyet\s+dinh|chi\s+thi|cong\s+dien)\s+)?
        (?:so(?:\s+hieu|\s+ky\s+hieu)?\s*[:.;]?|[s$58][o06eaib]\s*:|n[o0]\s*:)\s*
        (?P<number>(?:[\dol](?:\s?[\dol])*[a-zđ]?)?|[.…_]*|(?<=so:\s)[a-z]{1,6})\s*
        (?P<mark>[/\-–—−])\s*
        (?P<symbol>[a-z0-9đ&.\-–—−/]+(?:\s?[\-–—−/]\s?[a-z0-9đ&.\-–—−/]+)*)""",
    re.VERBOSE,
)
# A written number that cannot be read before a printed symbol: "Số: #49 /TCT-TTKT".
SPOILT_NUMBER = re.compile(
    r"(?:so\s?:\s*(?P<number>[^\s:/]{1,6}(?:\s[^\s:/]{1,4})?)|[s$58][o06]\d{3,5})\s{0,2}/\s?"
    r"(?P<symbol>[a-zđ]{2,6}(?:\s?-\s?[a-zđ]{2,8})?)(?=\W*(?:$|\s))"
)
BARE_NUMBER = re.compile(r"\d{1,5}\s*[-–/]\s*[a-z]{1,6}\s*[/-]\s*[a-z0-9-]{2,}$")
STAMP = re.compile(
    r"(?:nguoi\s+ky|ky\s+boi|ky\s+so\s+boi|thoi\s+gian\s+ky|email|co\s+quan|ngay\s+ky|"
    r"signature\s+not\s+verified|digitally\s+signed)\s*:|signature\s+(?:not\s+verified|valid)"
)
URGENCY = re.compile(
    rf"(?:do\s+khan\s*:\s*)?(?P<urgency>{'|'.join(vocabulary.URGENCY)})(?P<hour>\s+\(?\d.*)?".replace(
        " ", r"\s+"
    ).replace(r"\s+\(", r"\s*\(")
)
SECRECY = re.compile(
    rf"(?:do\s+mat\s*:\s*)?(?:{'|'.join(vocabulary.SECRECY)})".replace(" ", r"\s+")
)
NOTICE = re.compile("|".join(vocabulary.CIRCULATION).replace(" ", r"\s+"))
# Specks may stand before it, or its first word be misread: "öa rổ ] Kính gửi:", "Site gửi:".
ADDRESSED = re.compile(
    r"[-–\s]*k[il1]nh\s+g[uo]i\b|(?:\w{1,3}\W{1,3}){1,3}k[il1]nh\s+gui\s*:"
    r"|(?!(?:noi|nguoi|ngay|ben|gio|thoi|don|thu|can)\b)[a-z]{4,5}\s+gui\s?:(?=\s+[^\W\d_])"
)
TELEGRAM = re.compile(r"(?P<issuer>\S.{2,90}?)\s+(?:dien|dien\s+gui)\s*:")
TELEGRAM_LABEL = re.compile(r"\W*dien(?:\s+gui)?\s*:\s*")  # under the sender, on a line of its own
# V/v, and what recognition makes of it: "VWv", "Viv", "V# tăng cường".
LEAD_WORDS = (
    r"(?:[vw]{1,2}\s*[/#⁄\\|.il1jt]?\s*[vw]\b|v\s?[/#⁄](?=\s)|(?:ve\s+viec|ve)\b"
    r"|v(?=\s(?:tiep|trien|tang|thuc|phong|huong|ap|dieu|to|tam|cong)\s))\s*[:.]?\s*"
)
# "VÀ tăng cường": V/v with its stroke read as a mark, before what a letter may be about.
MISREAD_LEAD = re.compile(
    r"V[ÀÁÂĂAẢ]\s+(?=(?:tăng|triển|thực|tiếp|hướng|tổ|báo|áp|điều|tạm|xử|rà|giải|quản|chấn|đẩy"
    r"|kiểm|khẩn|thành|góp|trả|đề|phối|hỗ|cung|bổ|xét|tiêm|chủ|đôn|ngăn|phòng)\s)"
)
SUBJECT = re.compile(rf"{LEAD_WORDS}(?=\S)")
LONGEST_PLACE = 40
LONGEST_KEPT = 200  # letters of a cell that may come again
EDGES = " .:-–*()[]|“”\"'"
WIDE = re.compile(r"\s{3,}|\s?\t\s*")  # a tab parts the columns of a table


def split_columns(line: Passage) -> list[Passage]:
    """Return the cells of a line: at wide blanks, and before each element that begins a column.

    >>> from .lines import read_lines
    >>> [cell.text for cell in split_columns(read_lines(
    ...     "Số: 450/VPCP-QHQT Hà Nội, ngày 18 tháng 01 năm 2021")[0])]
    ['Số: 450/VPCP-QHQT', 'Hà Nội, ngày 18 tháng 01 năm 2021']
    """
    cuts = _cuts(line.text, line.folded)
    cells = [line.cut(i, j) for i, j in pairwise(cuts)]
    return [cell for cell in cells if any(map(str.isalnum, cell.text))]


@lru_cache(maxsize=256)
def _cuts(text: str, folded: str) -> tuple[int, ...]:
    """Return where the cells of a line begin, and its end."""
    cuts = {0, len(text)}
    for wide in WIDE.finditer(text):
        if not ADDRESSED.fullmatch(folded[: wide.start()].rstrip(" :")):
            cuts.add(wide.end())
    # A wide blank left to be filled by hand stands inside the number or the date.
    for pattern in (REGIME, MOTTO):
        for found in pattern.finditer(folded):
            cuts |= {found.start(), found.end()}
    if (at := misread_regime(folded)) > 0 and is_upper(text):
        cuts.add(at)
    number = NUMBER.search(folded) or spoilt_number(text, folded)
    if number and not number.groupdict().get("kind") and _begins_cell(folded, number.start()):
        cuts -= set(range(number.start() + 1, number.end()))
        cuts |= {number.start(), number.end()}
    if (dated := DATE.search(folded)) and (start := _date_cell(text, dated.start(), cuts)) >= 0:
        cuts -= set(range(start + 1, len(folded)))
        cuts.add(start)
    elif (garbled := GARBLED_DATE.search(folded)) and not dated:
        start = next((at for at in sorted(cuts) if _is_place(text[at : garbled.start()])), -1)
        start = start if start >= 0 else last_place(text, garbled.start())
        if start >= 0:
            cuts -= set(range(start + 1, len(folded)))
            cuts.add(start)
    return tuple(sorted(cuts))


def spoilt_number(text: str, folded: str) -> re.Match[str] | None:
    """Return the match of a number that cannot be read before its symbol, in capitals."""
    found = SPOILT_NUMBER.match(folded) if "/" in folded[:20] else None
    if found is None or not text[slice(*found.span("symbol"))].isupper():
        return None
    figures = any(map(str.isdigit, text[: found.start("symbol")]))
    return found if figures or "-" in found["symbol"] else None


def _begins_cell(folded: str, at: int) -> bool:
    return at == 0 or folded[:at].isspace() or bool(WIDE.search(folded[max(at - 3, 0) : at]))


NUMBERED_PLACE = re.compile(r"(?:Quận|Phường|Q\.|P\.)\s*\d{1,2}$")  # Quận 7
PLACE_KINDS = (
    "thành phố",
    "thành pho",
    "thanh pho",
    "thị xã",
    "thị trấn",
    "huyện",
    "quận",
    "tỉnh",
    "xã",
    "phường",
    "tp.",
)


def _date_cell(text: str, at: int, cuts: set[int]) -> int:
    """Return where a line's place and date begin, -1 when "ngày" belongs to a sentence."""
    begin = max(cut for cut in cuts if cut <= at)
    head = text[begin:at].rstrip(" ,.*")
    if not head:
        return begin
    words = list(re.finditer(r"\S+", head))
    kept = 0
    for count, word in enumerate(reversed(words[-6:]), start=1):
        if word.group() in ("-", "–"):
            continue  # Bà Rịa - Vũng Tàu
        if not (word.group()[0].isupper() or NUMBERED_PLACE.search(head[: word.end()])):
            break
        kept = count
    comma = "," in text[at - 2 : at] or ("." in text[at - 2 : at] and text[at].islower())
    if not kept:
        # "Hà nội, ngày": a short place whose second syllable is small.
        return begin if comma and len(words) <= 3 and head[0].isupper() else -1
    start = words[-kept].start()
    if start > 0:  # "… thực hiện Chỉ Hà Nội, ngày": the subject runs into the place
        known = (w.start() for w in words[-kept:] if names_a_unit(head[w.start() :]))
        start = next(known, start)
    elif words[-kept].group().isupper() and kept > 1 and not names_a_unit(head):
        # What a stamp left before the place: "HÔNG Tây Ninh".
        known = (w.start() for w in words[-kept + 1 :] if names_a_unit(head[w.start() :]))
        start = next(known, start)
        return begin + start
    for kind in PLACE_KINDS:
        if head[:start].rstrip().lower().endswith(kind):
            start = len(head[:start].rstrip()) - len(kind)
    # In a sentence the place would need a comma; a place alone before the date does not.
    return begin + start if start == 0 or comma else -1


def _is_place(text: str) -> bool:
    """Whether a text is the name of a province or district and nothing more."""
    return len(text) < LONGEST_PLACE and names_a_unit(text.strip(" ,."))


def last_place(text: str, end: int) -> int:
    """Return where the place begins that ends at text[end], -1 where no known name does."""
    words = list(re.finditer(r"\S+", text[max(0, end - LONGEST_PLACE) : end]))
    base = max(0, end - LONGEST_PLACE)
    starts = (base + word.start() for word in words[-6:])
    return next((at for at in starts if _is_place(text[at:end])), -1)


def shape_of(cell: Passage) -> Shape:
    """Return what a header cell is by its own form."""
    return _kept_shape(cell.text) if len(cell.text) <= LONGEST_KEPT else _shape(cell.text)


def _shape(text: str) -> Shape:
    cell = alone(text)
    folded = cell.folded.strip(EDGES)
    if STAMP.match(folded):
        return Shape.STAMP
    if (
        YOUTH_UNION.fullmatch(folded)
        or _is_or_part_of(folded, REGIME, PART_OF_REGIME)
        or is_misread_regime(folded)
    ):
        return Shape.REGIME
    if _is_or_part_of(folded, MOTTO, PART_OF_MOTTO):
        return Shape.MOTTO
    if ADDRESSED.match(cell.folded):
        return Shape.ADDRESSED
    if SUBJECT.match(folded) or MISREAD_LEAD.match(text.strip(EDGES)):
        return Shape.SUBJECT
    if (dated := DATE.search(cell.folded)) and _date_cell(cell.text, dated.start(), {0}) == 0:
        return Shape.DATE
    if (garbled := GARBLED_DATE.search(cell.folded)) and _is_place(cell.text[: garbled.start()]):
        return Shape.DATE
    # "số 954/2020/UBTVQH14" goes on from a line above: a label begins with a capital.
    numbered = NUMBER.match(folded) if cell.text[:3] != "số " else None
    # "Nghị quyết số: 30/2021/QH15" is a number line, "Nghị quyết số 21/NQ-CP ngày …" a citation.
    if numbered and (not numbered["kind"] or numbered.end() == len(folded)):
        return Shape.NUMBER
    if BARE_NUMBER.fullmatch(folded) or spoilt_number(cell.text, cell.folded):
        return Shape.NUMBER
    upper = is_upper(cell.text)
    if upper or len(cell.text) < 20:
        if URGENCY.fullmatch(folded):
            return Shape.URGENCY
        if SECRECY.fullmatch(folded):
            return Shape.SECRECY
        if NOTICE.fullmatch(folded):
            return Shape.NOTICE
    if title_type(cell) is not None:
        return Shape.TITLE
    sender = TELEGRAM.match(cell.folded)
    if sender and (
        is_upper(sender_text := cell.text[: sender.end("issuer")])
        or (sender_text[0].isupper() and sender["issuer"].startswith(issuer_words.BODY_HEADS))
    ):
        return Shape.TELEGRAM
    if TELEGRAM_LABEL.fullmatch(cell.folded):
        return Shape.TELEGRAM
    if upper:
        return Shape.NAME
    return Shape.TEXT


# The same cells head one directive after the other, and one is asked about by several readers.
_kept_shape = lru_cache(maxsize=1024)(_shape)


def _is_or_part_of(folded: str, whole: re.Pattern[str], part: re.Pattern[str]) -> bool:
    return bool(whole.fullmatch(folded) or part.fullmatch(folded))


def is_upper(text: str) -> bool:
    """Return whether a text is printed in capitals; single small letters of noise do not count.

    >>> is_upper("THÀNH ỦY CẨM PHẢ"), is_upper("Thành ủy")
    (True, False)
    """
    small = sum(map(str.islower, text))
    if small * 12 > len(text):
        return False  # the rule, for most lines, before their letters are counted
    letters = sum(map(str.isalpha, text))
    return letters >= 2 and small * 12 <= letters


@cache
def _type_names() -> tuple[str, ...]:
    return tuple(vocabulary.document_types())


def title_type(cell: Passage) -> tuple[str, int] | None:
    """Return the document type a title line begins with, and where the type's name ends.

    The longest known type name wins; it stands in capitals, or alone on its line.
    """
    folded = cell.folded
    if folded.startswith(("cong van den", "cong van di")):
        return None  # the stamp of a mail desk
    if not folded.startswith(_type_names()):
        return _spaced_type(cell)
    for name, row in vocabulary.document_types().items():
        if not folded.startswith(name) or folded[len(name) : len(name) + 1].isalnum():
            continue
        rest = folded[len(name) :].strip(" :.")
        if is_upper(cell.text[: len(name)]) and (not rest or _may_follow(cell.text, len(name))):
            return str(row["name"]), len(name)
        if not rest and cell.text[:1].isupper() and not cell.text.endswith(":"):
            return str(row["name"]), len(name)
    return _spaced_type(cell)


def _spaced_type(cell: Passage) -> tuple[str, int] | None:
    """Return the type of a title whose letters stand apart: K ÉT LUẬN, C H Ỉ  T H Ị."""
    if len(cell.text) > 40 or not is_upper(cell.text):
        return None
    letters = re.sub(r"[\W_]+", "", cell.folded)
    for name, row in vocabulary.document_types().items():
        if name.replace(" ", "") == letters:
            return str(row["name"]), len(cell.text)
    return None


def begins_with_type(line: Passage) -> int | None:
    """Return where the name of a type ends that a line begins with, however it is printed."""
    folded = line.folded
    for name in vocabulary.document_types():
        if folded.startswith(name) and not folded[len(name) : len(name) + 1].isalnum():
            return len(name)
    return None


def _may_follow(text: str, at: int) -> bool:
    """Return whether the words after a type's name on its line can belong to a title."""
    rest = text[at:].strip(" :.")
    folded = fold_each(rest)
    return (
        is_upper(rest)
        or folded.startswith(("v/v", "ve ", "cua "))
        or URGENCY.fullmatch(folded.strip("() ")) is not None
    )
