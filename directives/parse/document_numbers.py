"""Recognises document numbers and dates in running text: "201-TB/TU", "30/2020/NĐ-CP", "14/5/2021".

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.3 and Phụ lục III; Hướng dẫn 36-HD/VPTW (the
Party writes the type before the slash).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from directives.reference import table

DASHES = r"[-–—−‐‑]"
GROUP = r"(?:TT[ựợ]|[A-ZĐÐ][A-ZĐÐƯ&]{0,9}[a-zđ]?[A-ZĐÐ]{0,6}\d{0,2})(?![^\W_])"
# Recognition may set the digits of a number apart: "Nghị định số 1 18/2021/NĐ-CP".
NUMBER = (  # the first figure, then what may not stand before it, for it is sooner looked for
    r"(?P<number>\d(?<!(?!_)[\w/.,]\d)(?:(?<=\b[sS]ố[ ]\d)\d?(?:[ ]\d{1,4}){1,3}(?=\s*/)"
    r"|(?<!\d[ ]\d)\d{0,4}[a-zđ]?))"
)
PARTY = re.compile(
    rf"{NUMBER}\s*{DASHES}+\s*(?P<group>{GROUP})\s*/\s*(?P<org>{GROUP}(?:\s?[-–]\s?{GROUP})*)"
)
STATE = re.compile(
    rf"""{NUMBER}\s*/\s*(?:(?P<year>(?:19|20)\d\d)\s*/\s*)?
        (?P<groups>{GROUP}(?:[:'’]{GROUP})?
            (?:(?:\s?{DASHES}(?:\s?{DASHES})?\s?|[./]){GROUP})*)""",
    re.VERBOSE,
)
# Standards and places are numbered alike: QCVN 07:2010/BTNMT, ngõ 12/A.
NO_DOCUMENT = re.compile(
    r"(?:QCVN|TCVN|ISO|ngõ|ngách|hẻm|đường|lớp|phòng|biển\s+số)\W*(?:\d\S*\s*)?$"
)

# "16/CT-" and letters that make no symbol: recognition has spoilt the rest, so all is in doubt.
SPOILT = re.compile(rf"(?:{DASHES}|[:'’])[^\W\d_]|[§$]")
# A letter may end a number (16a), but no office numbers so far: "20l" is 201, "15o" 150.
AS_FIGURES = str.maketrans({"l": "1", "o": "0", " ": ""})
MISREAD_HYPHEN = re.compile(r"(?<=\w)[:'’](?=\w)")

DATE = re.compile(
    r"""(?P<day>\d{1,2}|[0-3]\s\d)\s*(?P<sign>[/.–-])\s*(?P<month>\d{1,2}|[01]\s\d)\s*(?P=sign)\s*(?P<year>\d{4})(?!\d)
      | (?P<day2>\d{1,2})\s+(?:tháng|thang)\s+(?P<month2>\d{1,2})\s*,?\s*(?:năm|nam)\s+
        (?P<year2>\d{4})(?!\d)""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A document number at text[start:end]; `printed` has blanks and dashes normalised."""

    printed: str
    number: str
    groups: tuple[str, ...]
    start: int
    end: int
    party: bool = False

    @property
    def type_name(self) -> str | None:
        """Return the type of document that the symbol names, None if it names none for sure."""
        names = type_names(party=self.party)
        return next((names[group] for group in self.groups[:1] if group in names), None)

    @property
    def is_copy(self) -> bool:
        """Return whether the number is that of a certified copy ("76/SY-UBND")."""
        return self.groups[0] in copy_symbols()

    @property
    def is_known(self) -> bool:
        """Return whether the symbol has a known type and body, so that it needs no type word."""
        bodies = body_symbols()
        if self.party:
            return self.type_name is not None
        known = [group for group in self.groups if group in bodies]
        return bool(known) and len(self.groups) > 1


@cache
def type_names(*, party: bool) -> dict[str, str]:
    """Return the types of documents by their abbreviation in symbols of the Party or the State.

    >>> type_names(party=True)["TT"], type_names(party=False)["TT"]
    ('Thông tri', 'Thông tư')
    """
    keys = ("party_abbr", "party_abbr_in_practice") if party else ("state_abbr",)
    names: dict[str, str] = {}
    for row in table("document_types")["types"]:
        for key in (*keys, "legacy_abbr"):
            for abbreviation in row.get(key, ()):
                names.setdefault(abbreviation, row["name"])
    return names


@cache
def body_symbols() -> frozenset[str]:
    """Return the abbreviations of bodies that end document symbols: "UBND", "TTg", "QH15"."""
    return frozenset(
        symbol for row in table("issuer_kinds")["issuers"] for symbol in row.get("symbols", ())
    )


@cache
def copy_symbols() -> frozenset[str]:
    """Return the abbreviations of the kinds of copies: a copy's number names no document."""
    copies = table("document_types")["copies"]
    return frozenset(
        symbol for row in copies for key in ("state_abbr", "party_abbr") for symbol in row[key]
    )


def read_document_numbers(text: str) -> list[DocumentNumber]:
    """Return the document numbers in `text`, in their order, none inside another.

    >>> [n.printed for n in read_document_numbers("số 353 - CV/TU, 18/2020/QĐ-TTg; 24/24 giờ")]
    ['353-CV/TU', '18/2020/QĐ-TTg']
    """
    found: list[DocumentNumber] = []
    if "/" not in text:
        return found
    for match in PARTY.finditer(text):
        number = match["number"].translate(AS_FIGURES)
        printed = f"{number}-{match['group']}/{_tight(match['org'])}"
        groups = (match["group"], *re.split(r"[-./]", _tight(match["org"])))
        found.append(DocumentNumber(printed, number, groups, *match.span(), party=True))
    taken = [(number.start, number.end) for number in found]
    for match in STATE.finditer(text):
        if any(start < match.end() and match.start() < end for start, end in taken):
            continue
        symbol = _tight(match["groups"])
        year = f"{match['year']}/" if match["year"] else ""
        number = match["number"].translate(AS_FIGURES)
        printed = f"{number}/{year}{symbol}"
        groups = tuple(re.split(r"[-./]", symbol))
        whole = len(groups) > 1 and groups[-1] in body_symbols()
        if not whole and SPOILT.match(text, match.end()):
            continue
        if len(groups) > 1 or len(groups[0]) > 1 or year:
            found.append(DocumentNumber(printed, number, groups, *match.span()))
    found = [
        n
        for n in found
        if not n.is_copy and not NO_DOCUMENT.search(text[max(0, n.start - 30) : n.start])
    ]
    return sorted(found, key=lambda number: number.start)


@lru_cache(maxsize=512)
def _tight(symbol: str) -> str:
    """Return a symbol without blanks, with single plain hyphens."""
    tight = re.sub("ĐÐ|ÐĐ", "Đ", re.sub(r"\s+", "", symbol)).replace("Ð", "Đ")
    tight = re.sub(r"TT[ựợ]", "TTg", MISREAD_HYPHEN.sub("-", tight))
    tight = re.sub(r"(?<=QH)I(?=\d$)", "1", tight)  # QHI4: the terms have two figures
    return re.sub(rf"{DASHES}+", "-", tight)


def to_date(found: re.Match[str]) -> date | None:
    """Return the day that a match of DATE prints, None if there is no such day."""
    parts = (found[key] or found[f"{key}2"] for key in ("day", "month", "year"))
    day, month, year = (int("".join(part.split())) for part in parts)  # "06/1 1/2013"
    try:
        return date(year, month, day)
    except ValueError:
        return None
