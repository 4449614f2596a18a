"""Which province and district a printed name means, and which province a document speaks from.

Pure. The rules are those of the reference data: a province name after its kind; a district by its
kind first and then its name; a name that several provinces have needs a second hint; names of
other provinces in the text are never counted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from directives.units import Unit, district_as_printed, find_district, find_province, key

KIND_WORDS = {
    "tinh": "tỉnh",
    "thanh pho": "thành phố",
    "tp": "thành phố",
    "thi xa": "thị xã",
    "tx": "thị xã",
    "huyen": "huyện",
    "quan": "quận",
    "tinh uy": "tỉnh",
    "thanh uy": "thành phố",
    "thi uy": "thị xã",
    "huyen uy": "huyện",
    "quan uy": "quận",
    "tinh doan": "tỉnh",
    "thanh doan": "thành phố",
    "thi doan": "thị xã",
    "huyen doan": "huyện",
    "quan doan": "quận",
}
WARDS = ("xa", "phuong", "thi tran")
LONGEST_PHRASE = 60  # words that can name a body; garbled text may run on without end
LONGEST_NAME = 5  # words: "Bà Rịa - Vũng Tàu", "Phan Rang - Tháp Chàm"
CAPITAL = r"[A-ZÀ-ÖØ-ÞĂĐĨŨƠƯẠ-Ỹ]"
MENTION = re.compile(
    rf"\b(?P<kind>huyện|thị xã|quận|thành phố|TP\.?|TX\.?)\s+"
    rf"(?P<name>{CAPITAL}[\w’']*(?:\s+(?:-\s+)?{CAPITAL}[\w’']*){{0,4}})",
)
IN_PROVINCE = re.compile(
    rf"\btrên\s+địa\s+bàn\s+tỉnh\s+(?P<name>{CAPITAL}\w*(?:\s+(?:-\s+)?{CAPITAL}\w*){{0,4}})"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A unit that a name ends with: its kind, the name printed, the unit it can only be."""

    kind: str
    name: str
    unit: Unit | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """The province a document speaks from, and the code of why that is believed."""

    province: str
    reason: str


def unit_named(phrase: str, province: str | None = None) -> Named | None:
    """Return the unit a body's name belongs to, None if it names none.

    >>> unit_named("Thành ủy Cẩm Phả").unit.province
    'Quảng Ninh'
    >>> unit_named("Ủy ban nhân dân tỉnh").name
    ''
    """
    words = key(phrase).split()[:LONGEST_PHRASE]
    for i in range(len(words)):
        for length in (2, 1):
            kind = " ".join(words[i : i + length])
            if len(words[i : i + length]) < length:
                continue
            if not (kind in WARDS or kind in KIND_WORDS) or _is_other_word(words, i):
                continue
            rest, above = _part_above(words[i + length :], province)
            if kind in WARDS:
                return Named("xã", rest, above)
            if kind in KIND_WORDS:
                unit = find_unit(KIND_WORDS[kind], rest, above.province if above else province)
                unit = unit or district_as_printed(KIND_WORDS[kind], phrase)
                if unit or not rest or kind not in ("tp", "tx", "quan"):
                    return Named(KIND_WORDS[kind], rest, unit)
    for length in range(min(LONGEST_NAME, len(words) - 1), 0, -1):
        name = " ".join(words[-length:])
        # Bodies named after Hồ Chí Minh are not of that city unless it is called one.
        if length > 1 and name != "ho chi minh" and (unit := find_province(name)):
            return Named(unit.kind, name, unit)
    return None


def _part_above(words: list[str], province: str | None, levels: int = 2) -> tuple[str, Unit | None]:
    """Return a unit's name and the unit it says it lies in: huyện Châu Thành tỉnh Long An.

    Two levels at most lie above a commune; garbled text may repeat their words without end.
    """
    for i in range(1, min(len(words), LONGEST_NAME + 1) if levels else 1):
        for length in (2, 1):
            kind = " ".join(words[i : i + length])
            if kind in ("tinh", "thanh pho", "tp", "huyen", "thi xa", "quan"):
                name, above = _part_above(words[i + length :], province, levels - 1)
                unit = find_unit(KIND_WORDS[kind], name, above.province if above else province)
                if unit:
                    return " ".join(words[:i]), unit
    return " ".join(words), None


def _is_other_word(words: list[str], at: int) -> bool:
    """Whether folded words that look like a kind of unit are something else: xã hội, quân sự."""
    pair = " ".join(words[at : at + 2])
    return pair in ("xa hoi", "quan su", "quan ly", "quan chung", "quan doi", "quan khu")


def find_unit(kind: str, name: str, province: str | None = None) -> Unit | None:
    """Return the unit of that kind and name: a province, or a district that can be only one.

    >>> find_unit("thành phố", "Hải Phòng").level, find_unit("huyện", "Hòa Bình").province
    ('province', 'Bạc Liêu')
    """
    if not name:
        return None
    whole = find_province(name)
    if whole and whole.kind == kind:
        return whole
    if kind == "tỉnh":
        return None
    return find_district(kind, name, province)


def candidates(kind: str, name: str, provinces: Sequence[str]) -> list[Unit]:
    """Return the units of that kind and name in the given provinces."""
    found = [find_district(kind, name, province) for province in provinces]
    return [
        unit
        for unit, province in zip(found, provinces, strict=True)
        if unit and unit.province == province
    ]


def provinces_mentioned(text: str) -> list[str]:
    """Return the provinces that a text names after the word tỉnh or thành phố, each once."""
    found: dict[str, None] = {}
    pattern = rf"(?i:\btỉnh|\bthành phố)\s+({CAPITAL}\w*(?:\s+(?:-\s+)?{CAPITAL}\w*){{0,4}})"
    for mention in re.finditer(pattern, text):
        if unit := _longest_name("tỉnh", mention.group(1)):
            found.setdefault(unit.province)
    return list(found)


@lru_cache(maxsize=4096)
def _longest_name(kind: str, name: str) -> Unit | None:
    """Return the unit that the longest beginning of a run of capitalised words names."""
    words = name.split()
    for length in range(len(words), 0, -1):
        phrase = " ".join(words[:length])
        unit = find_province(phrase) if kind == "tỉnh" else find_unit(kind, phrase)
        if unit:
            return unit
    return None


def place_province(place: str) -> str | None:
    """Return the province a date line's place names by itself.

    >>> place_province("Điện Biên"), place_province("TP. Nam Định"), place_province("Vinh")
    ('Điện Biên', 'Nam Định', 'Nghệ An')
    """
    named = unit_named(place)
    if named and named.unit:
        return named.unit.province
    bare = named.name if named and named.name else place
    if unit := find_province(bare):
        return unit.province
    homes = {
        unit.province
        for kind in ("thành phố", "thị xã", "huyện", "quận")
        if (unit := find_district(kind, bare, None))
    }
    return homes.pop() if len(homes) == 1 else None


def province_of_text(subject: str, body: str) -> Evidence | None:
    """Return the province a local document without a header speaks from.

    "trên địa bàn tỉnh X" says it; else the districts named, if all lie in one province. Provinces
    that are merely named may be helpers or neighbours.

    >>> province_of_text("", "trực tiếp chỉ đạo tại địa bàn huyện Tân Yên").province
    'Bắc Giang'
    """
    for text in (subject, body):
        stated = {
            unit.province
            for found in IN_PROVINCE.finditer(text)
            if (unit := _longest_name("tỉnh", found.group("name")))
        }
        if len(stated) == 1:
            return Evidence(stated.pop(), "province_from_text")
        if stated:
            return None
    homes: set[str] = set()
    for found in MENTION.finditer(body):
        kind = found.group("kind").rstrip(".")
        unit = _longest_name(
            {"TP": "thành phố", "TX": "thị xã"}.get(kind, kind), found.group("name")
        )
        # A city that bears its province's name may be meant as the province.
        if unit and unit.level != "province" and not find_province(unit.name):
            homes.add(unit.province)
    return Evidence(homes.pop(), "province_from_district") if len(homes) == 1 else None
