"""Reads which body issued the document, and from which province.

The header prints the superior body above the issuer; the issuer is the lowest. Without a header
the title, the enacting line or the signature may name it. Source: Nghị định 30/2020/NĐ-CP, Phụ
lục I, mục II.2; Hướng dẫn 36-HD/VPTW.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from directives.places import (
    Evidence,
    Named,
    candidates,
    find_unit,
    place_province,
    province_of_text,
    provinces_mentioned,
    unit_named,
)
from directives.reference import table
from directives.search.text import fold
from directives.units import DISTRICT_LEVEL, Unit, find_province, key

from . import vocabulary
from .casing import usual_case
from .lines import Passage, fold_each, join
from .structure import Origin, ParsedIssuer, Problem, Reading, Severity

GOES_ON = re.compile(r"(?:,|-|–|\b(?:và|của|tỉnh|thành phố|huyện|chống))$", re.IGNORECASE)
JOINT = re.compile(r"\s+[-–]\s+|\s*[-–]\s+|\s+[-–]\s*")
ORGANS = re.compile(
    r"^(?:ban thuong vu|thuong truc|ban chap hanh|ban thuong truc)\s+"
    r"(?=tinh uy|thanh uy|huyen uy|quan uy|thi uy|dang uy|dang bo|hoi dong|hdnd|uy ban)"
)
HEAD_OF = re.compile(
    r"^(?:bo truong|chu nhiem|giam doc|cuc truong|tong cuc truong|chanh van phong|tong thanh tra"
    r"|thong doc|truong ban)\s+(?=bo |uy ban|so |cuc |tong cuc|van phong|thanh tra|ngan hang|ban )"
)
JOINT_KINDS = ("ministry", "department", "mass_organisation")
BARE = {"ubnd": "Ủy ban nhân dân", "hdnd": "Hội đồng nhân dân"}


@dataclass(frozen=True, slots=True)
class Source:
    """Where else the issuer's home may be read: place, subject, addressees, body, symbol."""

    place: Reading[str] | None
    subject: str
    body: str
    symbol: str | None


@dataclass(frozen=True, slots=True)
class IssuerReading:
    """What the header says about the issuer."""

    issuer: Reading[ParsedIssuer] | None
    province: Reading[str] | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Body:
    name: str
    printed: Passage
    kind: str | None
    named: Named | None
    central: bool


def group_names(names: Sequence[Passage]) -> list[Passage]:
    """Return the bodies of a header, each with its continuation lines joined.

    >>> from .lines import read_lines
    >>> [name.text for name in group_names(read_lines("ỦY BAN NHÂN DÂN\\nTỈNH AN GIANG"))]
    ['ỦY BAN NHÂN DÂN TỈNH AN GIANG']
    """
    groups: list[list[Passage]] = []
    for name in names:
        folded = name.folded + " "
        begins = folded.startswith(vocabulary.BODY_HEADS) and not (
            groups and GOES_ON.search(groups[-1][-1].text)
        )
        if begins:
            groups.append([name])
        elif groups:
            groups[-1].append(name)
    return [join(group) for group in groups]


def read_issuer(
    header: Sequence[Passage], elsewhere: Sequence[Passage], source: Source
) -> IssuerReading:
    """Return the issuer that the header names, else the first that another line names.

    `elsewhere` holds the title's end, the telegram line, the enacting line and the authority.
    """
    problems: list[Problem] = []
    bodies = [_body(name) for name in group_names(header)]
    origin, reason = Origin.STATED, ""
    if not bodies:
        named = [body for line in elsewhere if (body := _body_elsewhere(line))]
        bodies = named[:1]
        origin, reason = Origin.INFERRED, "issuer_outside_header"
        if not bodies:
            return _from_symbol(source.symbol)
    if len(bodies) > 1 and key(bodies[-1].name) in vocabulary.ORGANS:
        bodies = bodies[:-1]  # a standing committee acts for the body printed above it
    bodies, joint = _part_joint(bodies)
    if joint:
        problems.append(
            Problem(
                "issuer",
                "joint_issuers",
                Severity.WARNING,
                bodies[-1].printed.number,
                {"others": "; ".join(joint)},
            )
        )
    issuer, parents = bodies[-1], bodies[:-1]
    if issuer.central or (parents and parents[-1].central and not issuer.named):
        parsed = ParsedIssuer(
            issuer.name, "central", issuer.kind, parents[-1].name if parents else None
        )
        reading = Reading(parsed, issuer.printed.span(), origin, reason)
        return IssuerReading(reading, None, tuple(problems))
    unit, home = _home(issuer, parents, source)
    name = _full_name(issuer, parents, unit)
    level = _level(issuer, parents, unit)
    parsed = ParsedIssuer(
        name,
        level,
        _kind(name) or issuer.kind,
        parents[-1].name if parents else None,
        unit.name if unit and unit.level != "province" else None,
    )
    if home and home.reason and origin is Origin.STATED and not _names_unit(bodies):
        origin, reason = Origin.INFERRED, "issuer_place_inferred"
    if level is None:
        problems.append(
            Problem("issuer_level", "issuer_level_unknown", Severity.WARNING, issuer.printed.number)
        )
    if issuer.kind is None:
        problems.append(
            Problem("issuer_kind", "issuer_kind_unknown", Severity.WARNING, issuer.printed.number)
        )
    province = None
    if home:
        at = next((b.printed.span() for b in bodies if find_in(home.province, b.name)), None)
        stated = not home.reason
        province = Reading(
            home.province,
            at if stated else None,
            Origin.STATED if stated else Origin.INFERRED,
            home.reason,
        )
    else:
        problems.append(Problem("province", "province_unknown", Severity.WARNING))
    return IssuerReading(
        Reading(parsed, issuer.printed.span(), origin, reason), province, tuple(problems)
    )


def find_in(name: str, phrase: str) -> bool:
    """Return whether a phrase holds a name as whole words."""
    return f" {key(name)} " in f" {key(phrase)} "


def _body(printed: Passage) -> _Body:
    return _named_body(usual_case(" ".join(printed.text.split())), printed)


def _named_body(name: str, printed: Passage) -> _Body:
    name = re.sub(r"\b[Tt][Pp]\.?\s+(?=\w)", "thành phố ", name)
    words = name.split(" ", 1)
    if full := BARE.get(fold(words[0])):
        name = " ".join([full, *words[1:]])
    folded = key(name) + " "
    kind = _kind(name)
    named = unit_named(name)
    central = kind in ("ministry", "government", "government_office", "prime_minister")
    central = central or key(name) in _central_names()
    if not named and re.search(r"\b(?:trung uong|viet nam|quoc gia|quoc hoi|toi cao)\b", folded):
        central = True
    if kind is None and folded.startswith(vocabulary.BODY_HEADS):
        kind = "agency"
    return _Body(name, printed, kind, named, central)


def _kind(name: str) -> str | None:
    folded = key(name) + " "
    return next((code for prefix, code in vocabulary.KINDS if folded.startswith(prefix)), None)


def _central_names() -> frozenset[str]:
    return frozenset(
        key(name)
        for row in table("bodies")["central"]
        for name in (row["name"], *row.get("aliases", ()))
    )


def _body_elsewhere(line: Passage) -> _Body | None:
    """Return the body that a line outside the header speaks for: CỦA THƯỜNG TRỰC TỈNH ỦY."""
    text = " ".join(line.text.split())
    folded = fold_each(text)
    at = 0
    if found := re.match(r"(?:ket luan|y kien|chi dao)?\s*(?:cua\s+)?", folded):
        at = found.end()
    for pattern in (ORGANS, HEAD_OF):
        if found := pattern.match(folded[at:]):
            at += found.end()
    rest = re.split(r"\s+(?=(?:tai|ve|trong)\b)", folded[at:], maxsplit=1)[0]
    if not (rest + " ").startswith(vocabulary.BODY_HEADS):
        return None
    name = usual_case(text[at : at + len(rest)])
    if fold(name) in ("ban thuong vu", "thuong truc", "chu tich", "bo truong", "van phong"):
        return None
    body = _named_body(name, line)
    return body if body.kind and (body.kind != "agency" or body.central) else None


def _part_joint(bodies: list[_Body]) -> tuple[list[_Body], list[str]]:
    """Return the bodies up to the first of several joint issuers, and the others' names."""
    others: list[str] = []
    last = bodies[-1]
    pieces = JOINT.split(last.name)
    if len(pieces) > 1:
        for i in range(1, len(pieces)):
            first = _named_body(" - ".join(pieces[:i]), last.printed)
            second = _named_body(" - ".join(pieces[i:]), last.printed)
            if first.kind == second.kind and first.kind in JOINT_KINDS:
                return [*bodies[:-1], first], [second.name]
    while (
        len(bodies) > 1
        and bodies[-1].kind == bodies[-2].kind
        and bodies[-1].kind in ("ministry", "department")
    ):
        others.insert(0, bodies[-1].name)
        bodies = bodies[:-1]
    return bodies, others


def _home(
    issuer: _Body, parents: Sequence[_Body], source: Source
) -> tuple[Unit | None, Evidence | None]:
    """Return the issuer's unit and the province it lies in, with why that is believed."""
    chain = [issuer, *reversed(parents)]
    stated = next(
        (
            b.named.unit.province
            for b in chain
            if b.named and b.named.unit and b.named.unit.level == "province"
        ),
        None,
    )
    units = [_above_ward(b.named) for b in chain if b.named]
    units = [named for named in units if named.kind != "xã"]
    lowest = next((named for named in units if named.name), units[0] if units else None)
    unit = lowest.unit if lowest else None
    if lowest and lowest.name and lowest.kind != "tỉnh":
        unit = find_unit(lowest.kind, lowest.name, stated) or unit
        if unit is None:
            unit = _by_hint(lowest, source)
            if unit:
                return unit, Evidence(unit.province, "province_from_hint")
    if stated:
        return unit, Evidence(stated, "")
    if unit:
        printed = any(find_in(f"tỉnh {unit.province}", body.name) for body in chain)
        return unit, Evidence(unit.province, "" if printed else "province_from_district")
    if lowest and lowest.name:
        return None, None
    level = _own_level(issuer) or next((_own_level(b) for b in parents if _own_level(b)), None)
    if level not in (None, "province") and level != "city":
        return None, None
    evidence = None
    if source.place and (province := place_province(source.place.value)):
        evidence = Evidence(province, "province_from_place")
    evidence = evidence or province_of_text(source.subject, source.body)
    if not evidence:
        return None, None
    if level == "province" or (lowest and lowest.kind == "tỉnh"):
        return find_province(evidence.province), evidence
    whole = find_province(evidence.province)
    if lowest and lowest.kind == "thành phố" and whole and whole.kind == "thành phố":
        return whole, evidence
    return None, evidence


def _above_ward(named: Named) -> Named:
    """Return the district that a commune says it lies in, else the commune itself."""
    unit = named.unit
    return Named(unit.kind, unit.name, unit) if named.kind == "xã" and unit else named


def _by_hint(named: Named, source: Source) -> Unit | None:
    """Return the district of a name that several provinces have, if the text names one of them."""
    text = f"{source.subject}\n{source.body}"
    found = candidates(named.kind, named.name, provinces_mentioned(text))
    return found[0] if len(found) == 1 else None


def _own_level(body: _Body) -> str | None:
    folded = key(body.name)
    for prefix, level in vocabulary.COMMITTEE_LEVEL.items():
        if folded.startswith(prefix):
            return level
    if body.kind == "department":
        return "province"
    if body.named:
        if body.named.unit:
            return body.named.unit.level
        if body.named.kind == "xã":
            return "ward"
        return "province" if body.named.kind == "tỉnh" else DISTRICT_LEVEL.get(body.named.kind)
    return None


def _level(issuer: _Body, parents: Sequence[_Body], unit: Unit | None) -> str | None:
    named = issuer.named
    if named and named.kind == "xã":
        return "ward"
    if named is None or named.kind != "tỉnh":
        own = _own_level(issuer)
        if own == "city" and unit and unit.level == "province":
            return "province"
        if unit and own not in ("district", "city"):
            return unit.level
        if named and not named.name and own == "city":
            return None  # "Thành ủy" alone may be of a centrally run city
        if own:
            return own
    if unit:
        return unit.level
    return next((lv for body in (issuer, *parents) if (lv := _own_level(body))), None)


def _full_name(issuer: _Body, parents: Sequence[_Body], unit: Unit | None) -> str:
    """Return the issuer's name with the unit it belongs to, where it is known."""
    name = issuer.name
    if issuer.named and issuer.named.name:
        return name
    folded = key(name)
    above = parents[-1] if parents else None
    if above and folded in vocabulary.COMMISSIONS:
        if above.kind == "party_committee" and not key(above.name).startswith("dang bo"):
            return f"{name} {_full_name(above, parents[:-1], unit)}"
        if folded == "van phong":
            return f"{name} {_full_name(above, parents[:-1], unit)}"
    if not unit:
        return name
    if issuer.named and not issuer.named.name:
        return f"{name} {unit.name}"
    if any(folded.startswith(prefix) for prefix in vocabulary.COMMITTEE_LEVEL) or folded in (
        "thanh uy",
        "thanh doan",
    ):
        return f"{name} {unit.name}"
    return f"{name} {unit.label}"


def _names_unit(bodies: Sequence[_Body]) -> bool:
    return any(body.named and body.named.name for body in bodies)


def _from_symbol(symbol: str | None) -> IssuerReading:
    """Return the central body that a symbol can only mean; without one there is no issuer."""
    groups = re.split(r"[-/]", symbol or "")
    for row in table("issuer_kinds")["issuers"]:
        if row["level"] == ["central"] and set(groups) & (
            set(row["symbols"]) - {"TW", "BCT", "BTC"}
        ):
            body = _named_body(row["name"], Passage("", 1, (), ()))
            parsed = ParsedIssuer(row["name"], "central", body.kind)
            reading = Reading(parsed, None, Origin.INFERRED, "issuer_from_symbol")
            return IssuerReading(reading, None, ())
    return IssuerReading(None, None, (Problem("issuer_name", "issuer_missing", Severity.ERROR),))
