"""How far a reading agrees with the expected one, field by field.

`python -m tests.scoring fixtures/documents` prints precision, recall and F1 of every field over
a folder of `<slug>/source.*` + `<slug>/expected.json`. A wrong value counts double against a
missing one: an archive with a gap is honest, an archive with a false date is not.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from directives.extract import extract

RIGHT, MISSING, WRONG = "right", "missing", "wrong"

SCALARS = (
    "doc_type",
    "number",
    "symbol",
    "urgency",
    "issuer_name",
    "issuer_level",
    "issuer_kind",
    "province",
    "place",
    "date",
    "subject",
    "preamble_first_words",
    "closing_first_words",
    "signatory.name",
    "signatory.title",
    "signatory.authority",
)
FIRST_WORDS = 8

# The page prints these in capitals only, so the case of a reading of them is a matter of taste.
CAPITALS = {"issuer_name", "signatory.title", "signatory.authority"}

# One purpose, spelled in several ways.
PURPOSES = {
    "báo cáo": "b/c",
    "thực hiện": "t/h",
    "chỉ đạo": "c/đ",
    "phối hợp": "p/h",
    "biết": "đ/b",
    "theo dõi": "t/d",
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """What one field of one document was found to be; `verdict` is right, missing or wrong."""

    field: str
    expected: Any
    got: Any
    verdict: str
    where: str = ""

    def __str__(self) -> str:
        place = f"{self.field} {self.where}".strip()
        return f"{place}: {self.verdict}\n    expected {self.expected!r}\n    got      {self.got!r}"


def plain(value: Any) -> Any:
    """Return the value with text in NFC and its white space collapsed.

    >>> plain("Thành  ủy\\nCẩm Phả ")
    'Thành ủy Cẩm Phả'
    """
    if not isinstance(value, str):
        return value
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", value)).strip()


def purpose(value: str | None) -> str | None:
    """Return the code of a purpose, however it is spelled.

    >>> purpose("để báo cáo")
    'b/c'
    """
    text = plain(value)
    if not text:
        return None
    text = text.casefold().removeprefix("để ")
    return PURPOSES.get(text, text)


def opening(value: Any) -> Any:
    """Return the first eight words, by which a paragraph is recognised."""
    text = plain(value)
    return " ".join(text.split()[:FIRST_WORDS]) if isinstance(text, str) else text


def _same(field: str) -> Callable[[Any], Any]:
    if field in CAPITALS:
        return lambda value: value.casefold() if isinstance(value := plain(value), str) else value
    if field.endswith("first_words"):
        return opening
    return plain


def _verdict(
    field: str, expected: Any, got: Any, accepted: list[Any], key: Callable[[Any], Any]
) -> str | None:
    """Return the verdict on one value; None where rightly nothing was read."""
    wanted = {key(expected), *(key(value) for value in accepted)}
    found = key(got or None)
    if found in wanted:
        return None if found is None else RIGHT
    return MISSING if found is None else WRONG


def _value(reading: dict[str, Any], field: str) -> Any:
    for step in field.split("."):
        reading = (reading or {}).get(step)  # type: ignore[assignment]
    return reading


def _scalars(expected: dict[str, Any], got: dict[str, Any]) -> Iterator[Comparison]:
    inferred = expected.get("_inferred", [])
    for field in SCALARS:
        accepted = list(expected.get("_accept", {}).get(field, []))
        if field in inferred:
            accepted.append(None)
        want, have = _value(expected, field), _value(got, field)
        verdict = _verdict(field, want, have, accepted, _same(field))
        if verdict == RIGHT and field in inferred and field not in got.get("_inferred", []):
            verdict, have = WRONG, f"{have} (not marked as inferred)"
        if verdict:
            yield Comparison(field, want, have, verdict)


def _paired(
    field: str, expected: list[Any], got: list[Any], key: Callable[[Any], Any]
) -> Iterator[tuple[Any, Any, Comparison]]:
    """Match two lists by key; yield (expected, got, comparison), None where one side is alone."""
    rest: dict[Any, list[Any]] = defaultdict(list)
    for entry in got:
        rest[key(entry)].append(entry)
    for entry in expected:
        name = key(entry)
        if rest[name]:
            yield entry, rest[name].pop(0), Comparison(field, name, name, RIGHT)
        else:
            yield entry, None, Comparison(field, name, None, MISSING)
    for name, entries in rest.items():
        for entry in entries:
            yield None, entry, Comparison(field, None, name, WRONG)


def _recipients(expected: dict[str, Any], got: dict[str, Any]) -> Iterator[Comparison]:
    accept = expected.get("_accept", {})
    pairs = _paired(
        "recipients",
        expected["recipients"],
        got.get("recipients", []),
        lambda entry: (entry["section"], plain(entry["name"])),
    )
    for want, have, comparison in pairs:
        yield comparison
        if want and have:
            accepted = accept.get(f"recipients[{want['name']}].purpose", [])
            pair = want["purpose"], have["purpose"]
            if verdict := _verdict("purpose", *pair, accepted, purpose):
                yield Comparison("recipients.purpose", *pair, verdict, want["name"])


def _addressees(
    want: dict[str, Any], have: dict[str, Any], accept: dict[str, Any]
) -> tuple[list[str], list[Comparison]]:
    """Return who has to act and the comparison with it; of several right readings the nearest."""
    right = [
        want.get("addressees", []),
        *accept.get(f"instructions[{want['number']}].addressees", []),
    ]
    names = [
        entry["name"] if isinstance(entry, dict) else entry
        for entry in have.get("addressees") or []
    ]
    tries = [
        (one, [found for *_, found in _paired("instructions.addressees", one, names, plain)])
        for one in right
    ]
    nearest, best = min(tries, key=lambda one: sum(found.verdict != RIGHT for found in one[1]))
    return nearest, [replace(one, where=want["number"]) for one in best]


def _instructions(expected: dict[str, Any], got: dict[str, Any]) -> Iterator[Comparison]:
    accept = expected.get("_accept", {})
    pairs = _paired(
        "instructions",
        expected["instructions"],
        got.get("instructions", []),
        lambda entry: plain(entry["number"]).casefold(),
    )
    for want, have, comparison in pairs:
        yield comparison
        if not (want and have):
            continue
        number = want["number"]
        first = have.get("first_words") or have.get("text")
        accepted = accept.get(f"instructions[{number}].first_words", [])
        if verdict := _verdict("first_words", want["first_words"], first, accepted, opening):
            yield Comparison(
                "instructions.first_words", want["first_words"], first, verdict, number
            )
        kinds = want.get("kind"), have.get("kind")
        if verdict := _verdict(
            "kind", *kinds, accept.get(f"instructions[{number}].kind", []), plain
        ):
            yield Comparison("instructions.kind", *kinds, verdict, number)
        bodies, found = _addressees(want, have, accept)
        yield from found
        yield from _orders(want, have, bodies)
        yield from _deadlines(want, have, accept)


def _orders(want: dict[str, Any], have: dict[str, Any], bodies: list[str]) -> Iterator[Comparison]:
    """Compare role and verb of those who have to act, where the expected reading tells them.

    The order to a body that was missed is missing, that to a body that was invented is wrong.
    """
    if "orders" not in want:
        return
    told = {plain(order["name"]): order for order in want["orders"]}
    got = {plain(order["name"]): order for order in have.get("orders", [])}
    named = [name for name in map(plain, bodies) if name in told]
    invented = [name for name in got if name not in told and name not in map(plain, bodies)]
    for name in [*named, *invented]:
        for part in ("role", "verb"):
            pair = told.get(name, {}).get(part) or None, got.get(name, {}).get(part)
            if verdict := _verdict(part, *pair, [], plain):
                yield Comparison(f"instructions.{part}", *pair, verdict, f"{want['number']} {name}")


def _deadlines(
    want: dict[str, Any], have: dict[str, Any], accept: dict[str, Any]
) -> Iterator[Comparison]:
    """Compare the deadlines, where the expected reading of the document tells them."""
    if "deadlines" not in want:
        return
    field, number = "instructions.deadlines", want["number"]
    right = [want["deadlines"], *accept.get(f"instructions[{number}].deadlines", [])]
    tries = [
        list(_paired(field, one, have.get("deadlines", []), lambda entry: plain(entry["printed"])))
        for one in right
    ]
    best = min(tries, key=lambda pairs: sum(found.verdict != RIGHT for *_, found in pairs))
    for expected, got, comparison in best:
        yield replace(comparison, where=number)
        if not (expected and got):
            continue
        for part in ("kind", "starts_on", "ends_on", "origin"):
            accepted = accept.get(f"instructions[{number}].deadlines.{part}", [])
            pair = expected.get(part), got.get(part)
            if verdict := _verdict(part, *pair, accepted, plain):
                yield Comparison(f"{field}.{part}", *pair, verdict, number)


def _references(expected: dict[str, Any], got: dict[str, Any]) -> Iterator[Comparison]:
    accept = expected.get("_accept", {})
    pairs = _paired(
        "references",
        expected["references"],
        got.get("references", []),
        lambda entry: plain(entry["number"]).replace(" ", ""),
    )
    for want, have, comparison in pairs:
        yield comparison
        if not (want and have):
            continue
        for part in ("type", "date", "issuer", "mentions"):
            accepted = accept.get(f"references[{want['number']}].{part}", [])
            if verdict := _verdict(part, want.get(part), have.get(part), accepted, plain):
                yield Comparison(
                    f"references.{part}", want.get(part), have.get(part), verdict, want["number"]
                )


def compare(expected: dict[str, Any], got: dict[str, Any]) -> list[Comparison]:
    """Return the verdict on every field in which either reading says something."""
    return [
        *_scalars(expected, got),
        *_recipients(expected, got),
        *_instructions(expected, got),
        *_references(expected, got),
    ]


def read_source(folder: Path) -> str:
    """Return the text of a golden document as the parser is given it: newlines are \\n."""
    source = next(folder.glob("source.*"))
    if source.suffix != ".txt":
        return extract(source.read_bytes(), source.name).text
    text = source.read_bytes().decode("utf-8-sig")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def golden_folders(root: Path) -> list[Path]:
    """Return the folders below `root` that hold a golden pair, sorted by name."""
    return sorted(path.parent for path in root.rglob("expected.json"))


def read_expected(folder: Path) -> dict[str, Any]:
    """Return what a careful archivist reads in the document of this folder."""
    expected: dict[str, Any] = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    return expected


def score(tally: Counter[str]) -> tuple[float, float, float, float]:
    """Return precision, recall, F1 and the share right where a wrong value counts double."""
    right, missing, wrong = tally[RIGHT], tally[MISSING], tally[WRONG]
    precision = right / (right + wrong) if right + wrong else 1.0
    recall = right / (right + missing) if right + missing else 1.0
    f1 = 2 * right / (2 * right + missing + wrong) if right + missing + wrong else 1.0
    weighted = right / (right + missing + 2 * wrong) if right + missing + wrong else 1.0
    return precision, recall, f1, weighted


def _table(tallies: dict[str, Counter[str]]) -> Iterator[str]:
    yield f"{'field':28}{'right':>7}{'miss':>6}{'wrong':>6}{'P':>7}{'R':>7}{'F1':>7}{'score':>7}"
    total: Counter[str] = sum(tallies.values(), Counter())
    for field, tally in [*tallies.items(), ("all", total)]:
        counts = f"{tally[RIGHT]:7}{tally[MISSING]:6}{tally[WRONG]:6}"
        yield f"{field:28}{counts}" + "".join(f"{share:7.3f}" for share in score(tally))


def main(root: Path) -> int:
    """Score every golden pair below `root`; print the table and every disagreement."""
    from directives.contract import directive_json
    from directives.parse import NotADirective, parse

    tallies: dict[str, Counter[str]] = defaultdict(Counter)
    for folder in golden_folders(root):
        expected = read_expected(folder)
        try:
            got = directive_json(parse(read_source(folder)))
        except NotADirective:
            got = None
        if expected.get("ok") is False or got is None:
            agreed = (expected.get("ok") is False) == (got is None)
            found = [Comparison("is a directive", not agreed, agreed, RIGHT if agreed else WRONG)]
        else:
            found = compare(expected, got)
        for comparison in found:
            tallies[comparison.field][comparison.verdict] += 1
            if comparison.verdict != RIGHT:
                sys.stdout.write(f"{folder.name}: {comparison}\n")
    sys.stdout.write("\n".join(_table(tallies)) + "\n")
    return 0


if __name__ == "__main__":
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    django.setup()
    sys.exit(main(Path(sys.argv[1])))
