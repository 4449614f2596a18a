"""Reads the type of the document and its subject (trích yếu).

A titled document prints its type in capitals; an official letter has no title. Source: Nghị định
30/2020/NĐ-CP, Phụ lục I, mục II.5, and Phụ lục III; Hướng dẫn 36-HD/VPTW.
"""

from __future__ import annotations

import re

from . import issuer_words, vocabulary
from .casing import usual_case
from .cells import LEAD_WORDS, MISREAD_LEAD, Shape, is_upper, title_type
from .head import DECIDING, Head
from .lines import Gap, Passage, fold_each, join
from .structure import NumberSymbol, Origin, Problem, Reading, Severity

LEAD = re.compile(rf"\W*{LEAD_WORDS}")
# "CÔNG ĐIỆN" / "của Ban Thường vụ Tỉnh ủy về tăng cường …": who sends it is no subject.
WHOSE = re.compile(
    r"cua\s+(?:ban|thuong\s+truc|tinh\s+uy|thanh\s+uy|huyen\s+uy|thi\s+uy|quan\s+uy|dang\s+uy"
    r"|chu\s+tich|uy\s+ban|ubnd|thu\s+tuong)\b[^,;.]{0,80}?\s(?:ve\s+viec|ve)\s+"
)
ABOUT = re.compile(r"\b(?:tai|ve)\b")
LETTER = "Công văn"
UNITS = ("tinh ", "thanh pho ", "huyen ", "quan ", "thi xa ", "xa ", "phuong ")


def read_doc_type(
    head: Head, number_symbol: NumberSymbol | None
) -> tuple[Reading[str] | None, list[Problem]]:
    """Return the document's type: printed as a title, else of a letter, else from the symbol."""
    by_symbol = type_of_symbol(number_symbol) if number_symbol else None
    if head.title is not None and (found := title_type(head.title)):
        name, end = found
        return Reading(name, head.title.span(0, end)), []
    cell = head.first(Shape.NUMBER)
    if (head.addressed or _lead(head)) and by_symbol in (None, LETTER):
        if by_symbol and cell:
            return Reading(LETTER, cell.span()), []
        return Reading(LETTER, None, Origin.INFERRED, "letter_layout"), []
    if by_symbol and cell:
        return Reading(by_symbol, cell.span(), Origin.INFERRED, "type_from_symbol"), []
    if by_symbol is None and number_symbol and cell and "-" in number_symbol.symbol:
        return Reading(LETTER, None, Origin.INFERRED, "letter_layout"), []
    return None, [Problem("doc_type", "doc_type_unknown", Severity.WARNING)]


def _lead(head: Head) -> bool:
    return bool(head.subject) and LEAD.match(head.subject[0].folded) is not None


def type_of_symbol(number_symbol: NumberSymbol) -> str | None:
    """Return the type that a symbol's first group stands for, None for a letter without one.

    >>> type_of_symbol(NumberSymbol("353", "CV/TU", None, "353-CV/TU"))
    'Công văn'
    """
    party = "/" in number_symbol.symbol
    first = re.split(r"[-/]", number_symbol.symbol)[0]
    names = vocabulary.type_abbreviations()
    return names.get(("party" if party else "state", first))


def read_subject(head: Head) -> tuple[Reading[str] | None, list[Problem]]:
    """Return the subject without "V/v", "Về việc" or "về", its broken lines rejoined."""
    lines = list(head.subject)
    if not lines and head.title is not None:
        rest = _rest_of_title(head.title)
        lines = [*([rest] if rest else []), *_capital_subject(head)]
    if not lines:
        return None, [Problem("subject", "subject_missing", Severity.WARNING)]
    whole = join(lines)
    lead = LEAD.match(whole.folded) or MISREAD_LEAD.match(whole.text)
    begin = lead.end() if lead else 0
    if whose := WHOSE.match(whole.folded):
        begin = whose.end()
    subject = whole.cut(begin)
    text = _without_half_a_quotation(" ".join(subject.text.split()).rstrip(" .;:"))
    if not text:
        return None, [Problem("subject", "subject_missing", Severity.WARNING)]
    if is_upper(text):
        text = usual_case(text)
        return Reading(text, subject.span(), Origin.INFERRED, "subject_case_restored"), []
    return Reading(text, subject.span()), []


def _without_half_a_quotation(text: str) -> str:
    """Return a subject without the closing mark of a quotation that its lead words opened."""
    closes = text.endswith("”") and text.count("”") > text.count("“")
    if closes or (text.endswith('"') and text.count('"') == 1):
        return text[:-1].rstrip(" .;:")
    return text


def _rest_of_title(title: Passage) -> Passage | None:
    found = title_type(title)
    rest = title.cut(found[1]) if found else title
    folded = rest.folded.strip(" .:()")
    if not folded or folded in vocabulary.URGENCY or fold_each(rest.text).startswith("lien "):
        return None
    return rest if len(folded) > 12 else None


def _capital_subject(head: Head) -> list[Passage]:
    """Return the lines in capitals under a title that tell the subject, not who concludes."""
    lines = list(head.title_tail)
    while lines and (
        (lines[0].folded.startswith(("cua ", "ket luan cua")) and not _tells_occasion(lines))
        or lines[0].folded.strip(" .:()") in vocabulary.URGENCY
    ):
        lines.pop(0)
    names = {name.folded for name in head.names} | {" ".join(name.folded for name in head.names)}
    kept: list[Passage] = []
    decides = False  # "ỦY BAN NHÂN DÂN" / "TỈNH KIÊN GIANG": the unit alone may end a subject
    for line in lines:
        heads = line.folded.startswith(issuer_words.BODY_HEADS) or not line.folded.startswith(UNITS)
        session = decides and line.folded.startswith("khoa ")
        decides = session or (line.folded in names and (heads or decides or not kept))
        decides = decides or (bool(kept) and _enacts(kept[-1], line))
        if not decides:
            kept.append(line)
    return kept


def _tells_occasion(lines: list[Passage]) -> bool:
    """Whether a conclusion's line, or the next that it breaks over, says at which meeting."""
    if ABOUT.search(lines[0].folded):
        return True
    broken = len(lines) > 1 and lines[1].gap is Gap.NONE and lines[0].folded.startswith("ket luan")
    return broken and ABOUT.search(lines[1].folded, 1) is not None


def _enacts(above: Passage, line: Passage) -> bool:
    """Whether a line in capitals below a subject names the office that decides."""
    goes_on = above.folded.endswith((" cua", " va", ",", " cho"))
    return line.folded.startswith(DECIDING) and not goes_on
