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
from directives.units import Unit, find_province, is_only_a_province, key

from . import issuer_words
from .header_bodies import (
    HeaderBody,
    body_elsewhere,
    by_symbol,
    group_names,
    header_body,
    kind_of,
    named_body,
    of_organisation,
    own_level,
    part_joint,
)
from .lines import Passage
from .structure import Origin, ParsedIssuer, Problem, Reading, Severity

COMMUNE = re.compile(r"(?<!\w)(?:xã|phường|thị trấn)\s\S.*$")
COMMITTEES = ("uy ban nhan dan", "hoi dong nhan dan", "lien doan lao dong")


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


def read_issuer(
    header: Sequence[Passage], elsewhere: Sequence[Passage], source: Source
) -> IssuerReading:
    """Return the issuer that the header names, else the first that another line names.

    `elsewhere` holds the title's end, the telegram line, the enacting line and the authority.
    """
    problems: list[Problem] = []
    bodies = [header_body(name) for name in group_names(header)]
    origin, reason = Origin.STATED, ""
    if not bodies:
        named = [body for line in elsewhere if (body := body_elsewhere(line))]
        bodies = named[:1]
        origin, reason = Origin.INFERRED, "issuer_outside_header"
        if not bodies:
            return _from_symbol(source.symbol)
    if fuller := _with_unit(bodies[-1], elsewhere):
        bodies = [*bodies[:-1], fuller]
        origin, reason = Origin.INFERRED, "issuer_outside_header"
    if len(bodies) > 1 and key(bodies[-1].name) in issuer_words.ORGANS:
        bodies = bodies[:-1]  # a standing committee acts for the body printed above it
    bodies, joint = part_joint(bodies)
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
    if issuer.kind == "ministry" and any(body.named for body in parents):
        parents = []  # no local body is above a ministry: a receiving office stamped the page
    if parents:
        issuer = of_organisation(issuer, parents[-1])
    elif below := by_symbol(issuer, source.symbol):
        issuer, parents = below, [issuer]
        origin, reason = Origin.INFERRED, "issuer_from_symbol"
    above = parents[-1] if parents else None
    local = bool(above and above.named and above.named.unit)
    whole_country = issuer.central and above is not None and above.central and not issuer.named
    if issuer.kind == "mass_organisation" and above is not None:
        local = local or not (whole_country and key(issuer.name).endswith("viet nam"))
    if not local and (issuer.central or (above and above.central and not issuer.named)):
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
        kind_of(name) or issuer.kind,
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


def _with_unit(issuer: HeaderBody, elsewhere: Sequence[Passage]) -> HeaderBody | None:
    """Return a committee without a unit as a line outside the header names it with one."""
    bare = key(issuer.name)
    if bare not in COMMITTEES:
        return None
    chairs = [line.cut(9) if line.folded.startswith("chu tich ") else line for line in elsewhere]
    found = (body for line in chairs if (body := body_elsewhere(line)))
    return next((b for b in found if b.named and key(b.name).startswith(f"{bare} ")), None)


def find_in(name: str, phrase: str) -> bool:
    """Return whether a phrase holds a name as whole words."""
    return f" {key(name)} " in f" {key(phrase)} "


def _home(
    issuer: HeaderBody, parents: Sequence[HeaderBody], source: Source
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
    level = own_level(issuer) or next((own_level(b) for b in parents if own_level(b)), None)
    if level == "ward":
        return None, _around_ward(source)
    if level not in (None, "province", "city"):
        return None, None
    evidence = None
    if source.place and (province := place_province(source.place.value)):
        evidence = Evidence(province, "province_from_place")
        if key(issuer.name) in COMMITTEES and is_only_a_province(source.place.value):
            return find_province(province), evidence
    evidence = evidence or province_of_text(source.subject, source.body)
    if not evidence:
        return None, None
    if level == "province" or (lowest and lowest.kind == "tỉnh"):
        return find_province(evidence.province), evidence
    whole = find_province(evidence.province)
    if lowest and lowest.kind == "thành phố" and whole and whole.kind == "thành phố":
        return whole, evidence
    return None, evidence


def _around_ward(source: Source) -> Evidence | None:
    """Return where a commune lies by the place of its letter, if that is the unit above it.

    A bare name is its own, and often that of some district far away.
    """
    above = unit_named(source.place.value) if source.place else None
    if above and above.unit:
        return Evidence(above.unit.province, "province_from_place")
    return province_of_text(source.subject, source.body)


def _above_ward(named: Named) -> Named:
    """Return the district that a commune says it lies in, else the commune itself."""
    unit = named.unit
    return Named(unit.kind, unit.name, unit) if named.kind == "xã" and unit else named


def _by_hint(named: Named, source: Source) -> Unit | None:
    """Return the district of a name that several provinces have, if the text names one of them."""
    text = f"{source.subject}\n{source.body}"
    found = candidates(named.kind, named.name, provinces_mentioned(text))
    return found[0] if len(found) == 1 else None


def _level(issuer: HeaderBody, parents: Sequence[HeaderBody], unit: Unit | None) -> str | None:
    named = issuer.named
    if named and named.kind == "xã":
        return "ward"
    if named is None or named.kind != "tỉnh":
        own = own_level(issuer)
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
    return next((lv for body in (issuer, *parents) if (lv := own_level(body))), None)


def _full_name(issuer: HeaderBody, parents: Sequence[HeaderBody], unit: Unit | None) -> str:
    """Return the issuer's name with the unit it belongs to, where it is known."""
    name = issuer.name
    if issuer.named and issuer.named.name:
        return name
    folded = key(name)
    above = parents[-1] if parents else None
    if above and folded in issuer_words.COMMISSIONS:
        if above.kind == "party_committee" and not key(above.name).startswith("dang bo"):
            return f"{name} {_full_name(above, parents[:-1], unit)}"
        if folded == "van phong":
            return f"{name} {_full_name(above, parents[:-1], unit)}"
    commune = COMMUNE.search(above.name) if above and not issuer.named else None
    if commune and not folded.startswith("truong "):
        return f"{name} {commune.group()}"
    if not unit or folded.endswith(f" {key(unit.name)}"):
        return name
    if issuer.named and not issuer.named.name:
        return f"{name} {unit.name}"
    if any(folded.startswith(prefix) for prefix in issuer_words.COMMITTEE_LEVEL) or folded in (
        "thanh uy",
        "thanh doan",
    ):
        return f"{name} {unit.name}"
    if folded.startswith("truong "):
        return name  # a school's name is a proper one
    return f"{name} {unit.label}"


def _names_unit(bodies: Sequence[HeaderBody]) -> bool:
    return any(body.named and body.named.name for body in bodies)


def _from_symbol(symbol: str | None) -> IssuerReading:
    """Return the central body that a symbol can only mean; without one there is no issuer."""
    groups = re.split(r"[-/]", symbol or "")
    for row in table("issuer_kinds")["issuers"]:
        if row["level"] == ["central"] and set(groups) & (
            set(row["symbols"]) - {"TW", "BCT", "BTC"}
        ):
            body = named_body(row["name"], Passage("", 1, (), ()))
            parsed = ParsedIssuer(row["name"], "central", body.kind)
            reading = Reading(parsed, None, Origin.INFERRED, "issuer_from_symbol")
            return IssuerReading(reading, None, ())
    return IssuerReading(None, None, (Problem("issuer_name", "issuer_missing", Severity.ERROR),))
