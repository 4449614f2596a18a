"""What readers type for the five seeds (seeds.txt), and which of it is answered right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.test import Client

QUERIES = Path(__file__).with_name("seeds.txt")
SEEDS = Path(__file__).parents[2] / "fixtures/seeds"
OF_POINTS = "instructions"
NAMES = {
    "CP": "000_e0f433b350b8b16e.txt",
    "BK": "001_d56ea9d68a9b9a32.txt",
    "ND": "002_8ed794c749fc62eb.txt",
    "BG": "003_7b48cc2d61ee6c8d.txt",
    "DB": "004_598d443fac108ee0.txt",
}
_SIGN = re.compile(r"\\(n|t|x[0-9a-f]{2}|u[0-9a-f]{4})")
_BLANKS = {"n": "\n", "t": "\t"}


@dataclass(frozen=True)
class Sought:
    """What was typed, and what is expected to answer it."""

    group: str
    typed: str
    expected: str

    @property
    def address(self) -> str:
        """Return which list it is put to."""
        return "/instructions.json" if self.group.startswith(OF_POINTS) else "/directives.json"

    def is_met_by(self, answer: Sequence[str]) -> bool:
        """Return whether an answer, given as "ND@2" by "ND@2", is the one expected.

        >>> Sought("", "", "ND").is_met_by(["ND@2", "CP@1"])
        True
        >>> Sought("", "", "ND+CP").is_met_by(["BK@1", "ND@2", "CP@1"])
        False
        """
        if self.expected == "-":
            return not answer
        if "+" in self.expected:
            wanted = set(self.expected.split("+"))
            found = [place.partition("@")[0] for place in answer]
            return wanted <= set(found) and found[0] in wanted
        return any(
            place == one or place.startswith(f"{one}@")
            for place in answer[:1]
            for one in self.expected.split("|")
        )


@cache
def sought() -> tuple[Sought, ...]:
    """Return the whole set in its order."""
    return tuple(_read(QUERIES.read_text().splitlines()))


def answered(client: Client, each: Sought) -> list[str]:
    """Return what a reader is shown for it: each directive with the first of its points."""
    answer = client.get(each.address, {"q": each.typed}).json()
    if each.group.startswith(OF_POINTS):
        return [_place(result["directive"], [result]) for result in answer["results"]]
    return [_place(result, result["matches"]) for result in answer["results"]]


def _place(directive: dict[str, Any], points: Sequence[dict[str, Any]]) -> str:
    key = next(key for key, name in NAMES.items() if name == directive["source_name"])
    return f"{key}@{points[0]['marker'] if points else None}"


def _read(lines: Sequence[str]) -> Iterator[Sought]:
    group = ""
    for line in lines:
        if line.startswith("["):
            group = line.strip("[]")
        elif line.strip() and not line.startswith("#"):
            expected, _tab, typed = line.partition("\t")
            yield Sought(group, _SIGN.sub(_sign, typed), expected)


def _sign(found: re.Match[str]) -> str:
    return _BLANKS.get(found[1]) or chr(int(found[1][1:], 16))
