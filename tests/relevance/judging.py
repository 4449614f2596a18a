"""Which documents a query of the set is for, and how much: 3 what was sought, 1 just touched.

A rule is facts joined by blanks; a document's grade is the lowest of theirs. None is no judgement:
such documents are left out of every engine's answer before it is measured.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.relevance.corpus import Paper, papers

QUERIES = Path(__file__).with_name("queries.txt")
_FACT = re.compile(r"(\w+)=((?:(?! \w+=).)+)")
_OF_PAPER = re.compile(r"\{(number|figures):(\d+)\}")


@dataclass(frozen=True)
class Judged:
    """A query as typed, and the grades of the documents that are worth something to its reader."""

    group: str
    typed: str
    rule: str
    held_out: bool
    grades: dict[str, int]
    unjudged: frozenset[str]


@cache
def judged() -> tuple[Judged, ...]:
    """Return the whole set; queries that nothing in the corpus answers are left out."""
    found: list[Judged] = []
    seen: dict[str, int] = {}
    for line in QUERIES.read_text().splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        group, typed, rule = (part.strip() for part in line.split(" | "))
        typed = _OF_PAPER.sub(_number_of, typed)
        grades = {paper.key: grade_of(paper, rule) for paper in papers()}
        seen[group] = seen.get(group, 0) + 1
        found.append(
            Judged(
                group,
                typed,
                rule,
                held_out=seen[group] % 2 == 0,
                grades={key: grade for key, grade in grades.items() if grade},
                unjudged=frozenset(key for key, grade in grades.items() if grade is None),
            )
        )
    return tuple(each for each in found if each.grades)


def grade_of(paper: Paper, rule: str) -> int | None:
    """Return how much a document is worth to who asks for this."""
    facts = dict(_FACT.findall(rule))
    grades = [_GRADES[name](paper, value, facts) for name, value in facts.items()]
    if 0 in grades:
        return 0
    known = [grade for grade in grades if grade is not None]
    return min(known) if len(known) == len(grades) else None


def _number_of(found: re.Match[str]) -> str:
    paper = papers()[int(found[2])]
    sign = "-" if "/TU" in paper.symbol else "/"
    return paper.number if found[1] == "figures" else f"{paper.number}{sign}{paper.symbol}"


def _topic(paper: Paper, topic: str, _facts: dict[str, str]) -> int | None:
    return paper.topics.get(topic, 0 if paper.invented else None)


def _place(paper: Paper, place: str, _facts: dict[str, str]) -> int | None:
    return paper.places.get(place, int(place.lower() in paper.plain.lower()))


def _issuer(paper: Paper, name: str, _facts: dict[str, str]) -> int | None:
    if name in paper.issuer.upper():
        return 3
    return int(name.lower() in paper.plain.lower())


def _body(paper: Paper, body: str, facts: dict[str, str]) -> int | None:
    ordered = {topic for name, topic in paper.orders if name == body}
    if not paper.invented:
        return 3 if ordered else (None if body in paper.plain else 0)
    if "topic" in facts:
        return 3 if facts["topic"] in ordered else int(bool(ordered))
    return 3 if ordered else int(body in paper.told or body in paper.plain)


def _number(paper: Paper, serial: str, _facts: dict[str, str]) -> int | None:
    """Return the worth to who typed a whole number: the document itself, and who has it alike."""
    own = papers()[int(serial)]
    return 3 if (paper.number, paper.symbol) == (own.number, own.symbol) else 0


def _figures(paper: Paper, serial: str, _facts: dict[str, str]) -> int | None:
    figures = papers()[int(serial)].number
    return 3 if paper.number == figures else int(figures in paper.cites)


def _symbol(paper: Paper, symbol: str, _facts: dict[str, str]) -> int | None:
    return 3 if re.match(rf"{re.escape(symbol)}\b", paper.symbol) else 0


def _kind(paper: Paper, kind: str, _facts: dict[str, str]) -> int | None:
    return 3 if paper.kind == kind else 1


def _phrase(paper: Paper, phrase: str, _facts: dict[str, str]) -> int | None:
    if phrase in paper.subject.lower():
        return 3
    return 2 if phrase in paper.plain.lower() else 0


def _item(paper: Paper, key: str, _facts: dict[str, str]) -> int | None:
    return 3 if paper.key == key else 0


_GRADES = {
    "topic": _topic,
    "place": _place,
    "issuer": _issuer,
    "body": _body,
    "own": _number,
    "figures": _figures,
    "symbol": _symbol,
    "kind": _kind,
    "phrase": _phrase,
    "item": _item,
}
