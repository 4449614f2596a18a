"""Reads the phrases that name another document by its number, one by one.

The full phrase is type + "số" + number + "ngày" date + "của" issuer; each part but the number may
lack, the date and the issuer may stand before ("Ngày 04/3/2020, Thủ tướng Chính phủ ban hành Chỉ
thị số 11/CT-TTg"), one type may head several numbers ("các Chỉ thị số: 15/CT-TTg, 16/CT-TTg").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from directives.reference import table

from .bodies import read_body
from .casing import usual_case
from .document_numbers import DATE, DocumentNumber, read_document_numbers, to_date
from .lines import Passage, fold_each
from .markers import CAPITAL
from .marks import plain
from .structure import Span

GENERIC = "Văn bản"
OTHER_TYPES = {  # how other documents call them : the name
    GENERIC: GENERIC,
    "Bộ luật": "Bộ luật",
    "Thông báo kết luận": "Thông báo kết luận",
    "Công điện khẩn": "Công điện",
    "Văn bản hợp nhất": "Văn bản hợp nhất",
    "Chỉ lệnh": "Chỉ lệnh",
}
MAY_BE_NUMBERED = re.compile(r"/\s*[A-ZĐÐ]")  # no number is without a symbol behind a stroke
NUMBER_WORD = r"\W{0,3}(?:(?:mang\s+)?(?:so|s6|no)(?!\w)[\W_]{0,3})?"
SHARED = re.compile(r"\s*(?:[,;]|\bva\b|[,;]\s*va\b)\s*(?:(?:va|cac)\s+)?(?:so\s*:?\s*)?")
BEFORE_NUMBER = re.compile(r"(?P<numbers>(?:\d{1,5}\s*(?:,|va)\s*)+)$")
DATED = re.compile(
    rf"\s*,?\s*\(?\s*(?:(?:(?:đã\s+)?(?:được\s+)?(?:ban\s+hành|ký|ky)|đề)\s+)?ng[aàáảãạ]y\s+(?:{DATE.pattern})",
    re.X | re.I,
)
OF = re.compile(r"\s*,?\s*(?:của|cua)\s+", re.IGNORECASE)
OF_THE_NEXT = re.compile(r"\s+tại\s+(?=\w)")
# What ends a name that goes on too far: where it lies, another document, a misread "về việc".
WHERE = re.compile(
    r"\s+(?:(?:đóng\s+)?(?:trên\s+địa\s+bàn|phụ\s+trách|(?:có\s+)?liên\s+quan|có\s+hiệu\s+lực)|v[^\W\d_]\s+việc(?!\w)"
    r"|và\s+(?:các\s+)?(?:Đề\s+án|Quyết\s+định|Nghị\s+(?:định|quyết)|Chỉ\s+thị|Thông\s+tư"
    r"|Công\s+(?:văn|điện)|Kết\s+luận|Văn\s+bản)(?!\w)|(?<!QUỐC GIA )VỀ(?!\w))"
)
BETWEEN = re.compile(r"\scủa\s+(?=\w)")
ENACTED = re.compile(
    r"\s*,?\s*(?:đã|vừa|mới)?\s*(?:tiếp\s+tục\s+)?(?:có|ban\s+hành|ký\s+ban\s+hành|ký|gửi)\s+"
    r"(?:các\s+)?$",
    re.IGNORECASE,
)
AT = re.compile(
    r"\s*,?\s*(?:đã\s+|được\s+)?(?:nêu\s+|quy\s+định\s+)?tại\s+(?:các\s+)?$", re.IGNORECASE
)
HEAD_OF_OFFICE = re.compile(
    r"(?i:(?:phó\s+)?(?:giám\s+đốc|trưởng|cục\s+trưởng|bộ\s+trưởng|lãnh\s+đạo|chánh|chi\s+cục))\s"
)  # proposes in the name of the body that issues
HEADS_NUMBERS = re.compile(r"[a-z\s]+(?:so|s6)?\W{0,3}")
FOOTNOTE = re.compile(r"(?<=[^\W\d_A-Z][^\W\d_A-Z])\d{1,2}$")
MANY = re.compile(r"(?:cac|nhung)\s+$")
NAMED_LIKE = re.compile(
    rf"[{CAPITAL}][^\W_]*(?:[ -][^\W_]+){{0,9}}?"
    r"(?=\s*(?:[,.;:()]|$)|\s+(?:về|ngày|và|tại|số|trong|là|để|được|quy\s+định)(?!\w))"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a document is named, with what stands beside its number."""

    number: DocumentNumber
    doc_type: str | None
    issued_on: date | None
    issuer: str | None
    printed: str
    span: Span
    start: int
    end: int
    shared: bool = False
    listed: bool = False


@cache
def type_pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return an expression for folded names of document types, and the names by folded name."""
    rows = [row["name"] for row in table("document_types")["types"]]
    called = {name: name for name in rows} | OTHER_TYPES
    names = {fold_each(printed): name for printed, name in called.items()}
    ordered = sorted(names, key=len, reverse=True)
    joined = "|".join(name.replace(" ", r"\s+") for name in ordered)
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)"), names


def read_mentions(passage: Passage) -> list[Mention]:
    """Return the places of a passage that name a document by its whole number, in order."""
    found: list[Mention] = []
    if MAY_BE_NUMBERED.search(passage.text) is None:
        return found
    text, folded = plain(passage.text), passage.folded
    for number in read_document_numbers(text):
        before = found[-1] if found else None
        mention = _mention(passage, text, folded, number, before)
        if mention is not None:
            earlier = list(_numbers_before(passage, folded, mention))
            if earlier:
                mention = replace(mention, span=passage.span(number.start, number.end))
            found += [*earlier, mention]
    return _share_issuers(found)


def _mention(
    passage: Passage, text: str, folded: str, number: DocumentNumber, before: Mention | None
) -> Mention | None:
    start, doc_type = _type_before(folded, number.start, before.end if before else 0)
    shared = False
    if doc_type is None and before is not None:
        shared = SHARED.fullmatch(folded, before.end, number.start) is not None
        doc_type = (number.type_name or before.doc_type) if shared else None
    if doc_type is None:
        if not number.is_known and not re.search(
            r"\bso\W{0,3}$", folded[max(0, number.start - 12) : number.start]
        ):
            return None
        letter = not number.party and len(number.groups) > 1
        doc_type = number.type_name or ("Công văn" if letter else None)
    end, issued_on, issuer = _date_and_issuer(passage.text, text, number.end)
    if issuer is None and (of := BETWEEN.search(text, start, number.start)):
        of_end = _issuer_end(text, of.end())
        issuer = _name(passage.text, text, of.end(), of_end) if of_end else None
    if not shared:
        earlier_date, earlier_issuer = _before(passage.text, text, start)
        issued_on, issuer = issued_on or earlier_date, issuer or earlier_issuer
    elif before is not None and issuer is None and before.listed:
        issuer = before.issuer
    listed = shared or MANY.search(folded[max(0, start - 12) : start]) is not None
    return Mention(
        number, doc_type, issued_on, issuer, passage.text[start:end].rstrip(" ,(").strip(),
        passage.span(start, number.end), start, end, shared, listed,
    )  # fmt: skip


def _type_before(folded: str, end: int, floor: int) -> tuple[int, str | None]:
    """Return where the type that heads the number begins, and the type.

    A law's name may stand between: "Luật Phòng, chống bệnh truyền nhiễm số 03/2007/QH12".
    """
    pattern, names = type_pattern()
    window = max(floor, end - 160)
    types = list(pattern.finditer(folded, window, end))
    if not types:
        return end, None
    last = types[-1]
    name = names[" ".join(last.group().split())]
    between = folded[last.end() : end]
    if re.fullmatch(NUMBER_WORD, between) or BEFORE_NUMBER.search(between):
        return last.start(), name
    optional = "?" if name in ("Luật", "Bộ luật", "Pháp lệnh") else ""
    if re.fullmatch(rf"[^.;:\d]{{3,140}}?\s(?:so\s*:?\s*){optional}", between):
        return last.start(), name
    return end, None


def _date_and_issuer(printed: str, text: str, at: int) -> tuple[int, date | None, str | None]:
    """Return the date and the issuer that follow a number, and where they end."""
    issued_on, issuer = None, None
    for _ in range(2):
        if issued_on is None and (dated := DATED.match(text, at)):
            issued_on = to_date(dated)
            at = dated.end() + (text[dated.end() : dated.end() + 1] == ")")
        elif issuer is None and (of := OF.match(text, at)):
            end = _issuer_end(text, of.end())
            if end is not None and "," in of.group() and OF_THE_NEXT.match(text, end):
                break
            if end is not None:
                issuer, at = _name(printed, text, of.end(), end), end
    return at, issued_on, issuer


def _issuer_end(text: str, at: int) -> int | None:
    body = read_body(text, at)
    if body is not None and body.kind in ("body", "title"):
        where = WHERE.search(text, at, body.end)
        return where.start() if where else body.end
    if named := NAMED_LIKE.match(text, at):
        return named.end()
    return None


def _name(printed: str, text: str, start: int, end: int) -> str:
    """Return the name as printed, with its marks if recognition lost them all, and in its usual
    case where a title in capitals names it.

    The figure of a footnote right after it is no part of it: "Thủ tướng Chính phủ1".
    """
    if footnote := FOOTNOTE.search(text, start, end):
        end = footnote.start()
    name = printed[start:end]
    if name.isascii():
        name = text[start:end]
    return usual_case(name) if name.isupper() and " " in name else name


def _before(printed: str, text: str, end: int) -> tuple[date | None, str | None]:
    """Return the date and the issuer that stand before the phrase.

    "Ngày 04/3/2020, Thủ tướng Chính phủ đã ban hành …", "đề nghị của Sở Y tế tại …".
    """
    window = max(0, end - 160)
    for word in re.finditer(rf"(?<!\w)[{CAPITAL}]", text[window:end]):
        at = window + word.start()
        body = read_body(text, at)
        if body is None or body.end > end or HEAD_OF_OFFICE.match(text, at):
            continue
        if ENACTED.fullmatch(text, body.end, end):
            dated = re.search(rf"(?i:ngày)\s+(?:{DATE.pattern})\s*,?\s*$", text[window:at], re.X)
            return (to_date(dated) if dated else None), _name(printed, text, at, body.end)
        if AT.fullmatch(text, body.end, end):
            return None, _name(printed, text, at, body.end)
    return None, None


def _numbers_before(passage: Passage, folded: str, mention: Mention) -> Iterator[Mention]:
    """Yield the documents whose numbers share a symbol: "các Chỉ thị số 15, 16/CT-TTg"."""
    shared = BEFORE_NUMBER.search(folded, mention.start, mention.number.start)
    if shared is None or not HEADS_NUMBERS.fullmatch(folded, mention.start, shared.start()):
        return
    symbol = mention.number.printed.removeprefix(mention.number.number)
    for figure in re.finditer(r"\d{1,5}", shared["numbers"]):
        start, end = (shared.start("numbers") + at for at in figure.span())
        number = replace(
            mention.number, printed=figure.group() + symbol, number=figure.group(),
            start=start, end=end,
        )  # fmt: skip
        span = passage.span(start, end)
        yield replace(mention, number=number, issued_on=None, printed=figure.group(), span=span)


def _share_issuers(mentions: list[Mention]) -> list[Mention]:
    """Return the mentions, the issuer at the end of a list under one type given to all of it."""
    found: list[Mention] = []
    later: Mention | None = None
    for mention in reversed(mentions):
        if mention.issuer is None and later is not None and later.shared:
            mention = replace(mention, issuer=later.issuer)
        found.append(mention)
        later = mention
    return found[::-1]


@cache
def _bare_pattern() -> re.Pattern[str]:
    types, _ = type_pattern()
    return re.compile(
        rf"(?P<type>{types.pattern})\s+(?:so\s+)?(?P<number>\d{{1,5}})"
        r"(?![\w/]|\s*[-/.,]\s*\w)"
    )


@cache
def _before_figure() -> re.Pattern[str]:
    """Return an expression for a figure after letters that a type of document, or "so", ends with.

    A figure is sooner looked for than any of the types.
    """
    _, names = type_pattern()
    ends = "|".join(sorted({re.escape(name[-2:]) for name in (*names, "so")}))
    return re.compile(rf"\d(?:(?<=(?:{ends})\s\d)|(?<=\s\s\d))")


def read_bare_mentions(passage: Passage) -> Iterator[tuple[str, str, Span]]:
    """Yield the documents named without their symbol: "Chỉ thị số 16", as type, number, place."""
    if not _before_figure().search(passage.folded):
        return
    _, names = type_pattern()
    for found in _bare_pattern().finditer(passage.folded):
        name = names[" ".join(found["type"].split())]
        yield name, found["number"], passage.span(found.start(), found.end())
