"""The provinces and districts of 2021 as bodies are named after them. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from directives.record import Record
from directives.reference import table
from directives.search.text import exact, fold

DISTRICT_LEVEL = {"thành phố": "city", "thị xã": "city", "huyện": "district", "quận": "district"}
# What the Youth Union of a unit is called.
YOUTH = {
    "tỉnh": "Tỉnh đoàn",
    "thành phố": "Thành đoàn",
    "thị xã": "Thị đoàn",
    "huyện": "Huyện đoàn",
    "quận": "Quận đoàn",
}
KINDS = {
    "tinh": "tỉnh",
    "thanh pho": "thành phố",
    "tp": "thành phố",
    "thi xa": "thị xã",
    "tx": "thị xã",
    "huyen": "huyện",
    "quan": "quận",
}


LONGEST_NAME = 4  # words: "Phan Rang - Tháp Chàm"
LONGEST_KEPT = 120  # letters of a phrase that may come again


@dataclass(frozen=True, slots=True)
class Unit(Record):
    """A province, or a unit right below one; `province` is the province's name in both cases."""

    kind: str
    name: str
    province: str
    level: str

    @property
    def label(self) -> str:
        """Return the unit's full name within a sentence.

        >>> Unit("thành phố", "Cẩm Phả", "Quảng Ninh", "city").label
        'thành phố Cẩm Phả'
        """
        return f"{self.kind} {self.name}"


def key(phrase: str) -> str:
    """Return the words of a phrase, folded, without any punctuation.

    >>> key("UB.MTTQ & các đoàn thể")
    'ub mttq va cac doan the'
    """
    return _kept_key(phrase) if len(phrase) <= LONGEST_KEPT else _key(phrase)


def _key(phrase: str) -> str:
    return " ".join(re.findall(r"\w+", fold(phrase).replace("&", " va ")))


_kept_key = lru_cache(maxsize=16_384)(_key)  # the same names are met in one directive after another


def find_province(name: str) -> Unit | None:
    """Return the province of that name, alias or abbreviation.

    >>> find_province("TP.HCM").label
    'thành phố Hồ Chí Minh'
    """
    return _provinces().get(key(name))


def find_district(kind: str, name: str, province: str | None) -> Unit | None:
    """Return the district of that kind and name, in the province or else the only one there is.

    >>> find_district("huyện", "Tân Yên", None).province
    'Bắc Giang'
    """
    found = _districts().get((kind, key(name)), ())
    at_home = [unit for unit in found if unit.province == province]
    if len(at_home) == 1:
        return at_home[0]
    return found[0] if len(found) == 1 else None


def names_a_unit(name: str) -> bool:
    """Return whether a name, with or without its kind, is that of a province or district.

    >>> names_a_unit("TP. Vinh"), names_a_unit("Chỉ Hà Nội")
    (True, False)
    """
    _, bare = split_kind(key(name))
    kinds = DISTRICT_LEVEL
    return find_province(bare) is not None or any((kind, bare) in _districts() for kind in kinds)


def district_as_printed(kind: str, phrase: str) -> Unit | None:
    """Return the district a phrase ends with, where only the marks tell two names apart.

    >>> district_as_printed("huyện", "UBND HUYỆN TAM ĐƯỜNG").province
    'Lai Châu'
    """
    words = exact(phrase).split()
    for length in range(min(LONGEST_NAME, len(words)), 0, -1):
        name = " ".join(words[-length:])
        found = [u for u in _districts().get((kind, key(name)), ()) if exact(u.name) == name]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def is_only_a_province(name: str) -> bool:
    """Return whether a bare name is a province's and no rural or urban district's.

    >>> is_only_a_province("Vĩnh Phúc"), is_only_a_province("Hòa Bình")
    (True, False)
    """
    kinds = ("huyện", "quận", "thị xã")
    found = find_province(name)
    return found is not None and not any((kind, key(found.name)) in _districts() for kind in kinds)


def recurs(district: str) -> bool:
    """Return whether several provinces have a district of that name, as with Châu Thành."""
    name = key(district)
    homes = {u.province for kind in DISTRICT_LEVEL for u in _districts().get((kind, name), ())}
    return len(homes) > 1


def split_kind(words: str) -> tuple[str | None, str]:
    """Return the kind of unit that folded words begin with, and the name that follows.

    >>> split_kind("thanh pho cam pha")
    ('thành phố', 'cam pha')
    """
    for folded, kind in KINDS.items():
        if words == folded:
            return kind, ""
        if words.startswith(f"{folded} "):
            return kind, words[len(folded) + 1 :]
    return None, words


@cache
def _provinces() -> dict[str, Unit]:
    found: dict[str, Unit] = {}
    for row in table("provinces")["provinces"]:
        kind = "tỉnh" if row["kind"] == "tỉnh" else "thành phố"
        unit = Unit(kind, row["name"], row["name"], "province")
        for name in (row["name"], row["full_name"], *row["aliases"], *row["abbreviations"]):
            found[key(name)] = unit
    return found


@cache
def _districts() -> dict[tuple[str, str], tuple[Unit, ...]]:
    names = {row["code"]: row["name"] for row in table("provinces")["provinces"]}
    found: defaultdict[tuple[str, str], list[Unit]] = defaultdict(list)
    for row in table("districts_2021")["districts"]:
        for kind in _kinds(row):
            unit = Unit(kind, row["n"], names[row["p"]], DISTRICT_LEVEL[kind])
            for name in {key(row["n"]), *map(key, row.get("alt", ()))}:
                found[kind, name].append(unit)
    return {name: tuple(units) for name, units in found.items()}


def _kinds(row: dict[str, Any]) -> tuple[str, ...]:
    return (row["k"], row["later"]) if "later" in row else (row["k"],)
