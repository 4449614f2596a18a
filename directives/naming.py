"""Which one body a printed phrase names, or None where that is not certain. Pure.

A phrase counts only when all of it is understood: a known kind of body, then the unit it belongs
to, in words ("tỉnh Quảng Ninh") or from the document ("tỉnh"). So "các sở, ban, ngành" names none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from directives.parse.structure import ParsedIssuer
from directives.record import Record
from directives.reference import table
from directives.units import (
    DISTRICT_LEVEL,
    YOUTH,
    Unit,
    find_district,
    find_province,
    key,
    split_kind,
)

PARTY = {
    "tỉnh": "Tỉnh ủy",
    "thành phố": "Thành ủy",
    "thị xã": "Thị ủy",
    "huyện": "Huyện ủy",
    "quận": "Quận ủy",
}
PARTY_ORGANISATION = ("dang bo ", "ban chap hanh dang bo ", "bch dang bo ")
# A standing committee acts for the body it belongs to, and is not a body of its own.
ORGANS = ("ban thuong vu ", "btv ", "thuong vu ", "ban chap hanh ", "bch ", "thuong truc ", "tt ")
# What the head of a body is told to do the body is told; a deputy is one person.
HEAD = re.compile(
    r"(?:dong chi |d c |ong |ba )?(?:tong giam doc|giam doc|chu tich|bi thu|bo truong|cuc truong"
    r"|vien truong|chi huy truong|chi cuc truong|thu truong|truong|chanh)\s+(?=\w)"
    r"|dong chi\s+"
)
LONGEST = 250
WITH_ORGANS = ("party_committee", "peoples_council")


@dataclass(frozen=True, slots=True)
class Body(Record):
    """One body: its full name and rank, and the province or district it belongs to."""

    name: str
    level: str
    kind: str
    unit: Unit | None = None
    aliases: tuple[str, ...] = ()

    @property
    def province(self) -> str | None:
        """Return the name of the province the body lies in, None for a central body."""
        return self.unit.province if self.unit else None

    @property
    def district(self) -> str:
        """Return the name of the unit below the province, "" for higher bodies."""
        return self.unit.name if self.unit and self.unit.level != "province" else ""

    @property
    def key(self) -> str:
        """Return what tells this body from others of its province, however it is spelled."""
        return name_key(self.name, self.level, self.district)


@dataclass(frozen=True, slots=True)
class Context:
    """Whose document speaks: "UBND tỉnh" means another body in each province.

    `unit` is the unit of the issuer, `province` the province it lies in.
    """

    province: Unit | None = None
    unit: Unit | None = None

    def own(self, kind: str) -> Unit | None:
        """Return the only unit that the bare word ("tỉnh", "thành phố") can mean here."""
        chain = {unit for unit in (self.unit, self.province) if unit and unit.kind == kind}
        return chain.pop() if len(chain) == 1 else None


@lru_cache(maxsize=10_000)
def name_key(name: str, level: str, district: str) -> str:
    """Return the folded words of a name; names of communes recur, so they take their district.

    >>> name_key("Thành uỷ Cẩm Phả", "city", "Cẩm Phả")
    'thanh uy cam pha'
    """
    return key(f"{name} {district}" if level == "ward" else name)


def issuer_named(issuer: ParsedIssuer, province: str | None) -> Body | None:
    """Return the body that a heading names, None where its name would fit several bodies."""
    if len(issuer.name) > LONGEST:
        return None
    home = find_province(province) if province else None
    unit = _district_of(issuer, province) or home
    named = body_named(issuer.name, Context(home, unit))
    if named:
        strays = issuer.level not in (None, named.level) or (
            home and named.province not in (None, province)
        )
        return None if strays else named
    if issuer.level == "central":
        return Body(issuer.name, "central", issuer.kind or "")
    if not home or not issuer.level or key(issuer.name) in _bare_names():
        return None
    if issuer.level != "province" and (not unit or unit == home):
        return None
    return Body(issuer.name, issuer.level, issuer.kind or "", unit)


def _district_of(issuer: ParsedIssuer, province: str | None) -> Unit | None:
    if not issuer.district:
        return None
    named, name = split_kind(key(issuer.district))
    found = {
        unit
        for kind, level in DISTRICT_LEVEL.items()
        if named in (None, kind) and issuer.level in (level, "ward", None)
        if (unit := find_district(kind, name, province)) and unit.province == province
    }
    if len(found) > 1:  # thị xã Kỳ Anh and huyện Kỳ Anh: the committee's name says which
        found = {
            unit
            for unit in found
            if key(PARTY[unit.kind]) in key(issuer.name) or unit.kind in issuer.name.lower()
        }
    return found.pop() if len(found) == 1 else None


@cache
def _bare_names() -> frozenset[str]:
    titles = {*PARTY.values(), *YOUTH.values()}
    for section in ("provincial", "territorial", "district", "commissions"):
        titles.update(row["name"] for row in table("bodies")[section])
    return frozenset(map(key, titles))


def body_named(phrase: str, context: Context) -> Body | None:
    """Return the one body a phrase names in a document, None where another could be meant.

    >>> body_named("UBND tỉnh", Context(find_province("Quảng Ninh"))).name
    'Ủy ban nhân dân tỉnh Quảng Ninh'
    """
    return _named(phrase, context) if len(phrase) <= LONGEST else None


@lru_cache(maxsize=10_000)  # the same bodies are named in one directive after the other
def _named(phrase: str, context: Context) -> Body | None:
    words = key(phrase)
    if central := central_bodies().get(words):
        return central
    for prefix in ORGANS:
        if words.startswith(prefix):
            body = _local(words.removeprefix(prefix), context)
            return body if body and body.kind in WITH_ORGANS else None
    if body := _local(words, context):
        return body
    head = HEAD.match(words)
    return _named(words[head.end() :], context) if head else None


@cache
def central_bodies() -> dict[str, Body]:
    """Return the central bodies by the key of each of their names."""
    found = {}
    for row in table("bodies")["central"]:
        aliases = tuple(row.get("aliases", ()))
        body = Body(row["name"], "central", row["kind"], aliases=aliases)
        for name in (body.name, *aliases):
            found[key(name)] = body
    return found


def _local(words: str, context: Context) -> Body | None:
    return (
        _committee(words, context)
        or _commission(words, context)
        or _provincial(words, context)
        or _territorial(words, context)
    )


def _committee(words: str, context: Context) -> Body | None:
    """A Party committee or youth union, whose name holds the kind of unit."""
    for prefix in PARTY_ORGANISATION:
        if words.startswith(prefix):
            kind, name = split_kind(words.removeprefix(prefix))
            return _of_kind(PARTY, "party_committee", kind, name, context) if kind else None
    if not words.startswith(_committee_names()):
        return None
    for names, code in ((PARTY, "party_committee"), (YOUTH, "mass_organisation")):
        for kind, title in names.items():
            folded = key(title)
            if words == folded or words.startswith(f"{folded} "):
                _, name = split_kind(words[len(folded) + 1 :])
                return _of_kind(names, code, kind, name, context)
    return None


@cache
def _committee_names() -> tuple[str, ...]:
    return tuple(map(key, (*PARTY.values(), *YOUTH.values())))


def _of_kind(
    names: dict[str, str], code: str, kind: str | None, name: str, context: Context
) -> Body | None:
    if kind not in names or not (unit := _unit(kind, name, context)):
        return None
    return _body(f"{names[kind]} {unit.name}", code, unit)


def _commission(words: str, context: Context) -> Body | None:
    if not words.startswith(tuple(_titles("commissions"))):
        return None
    for folded, (title, code, _) in _titles("commissions").items():
        if words.startswith(f"{folded} ") and (
            committee := _committee(words.removeprefix(f"{folded} "), context)
        ):
            if committee.kind != "party_committee":
                return None
            return Body(f"{title} {committee.name}", committee.level, code, committee.unit)
    return None


def _provincial(words: str, context: Context) -> Body | None:
    for title, code, short, rest in _split(words, "provincial"):
        kind, name = split_kind(rest)
        if kind is None:
            unit = find_province(name) if name else context.province
        else:
            unit = _unit(kind, name, context)
        if unit and unit.level == "province":
            return _body(f"{title} {unit.label}", code, unit, short)
    return None


def _territorial(words: str, context: Context) -> Body | None:
    for section in ("territorial", "district"):
        for title, code, short, rest in _split(words, section):
            kind, name = split_kind(rest.removeprefix("cap "))
            unit = _unit(kind, name, context) if kind else None
            if unit and not (section == "district" and unit.level == "province"):
                return _body(f"{title} {unit.label}", code, unit, short)
    return None


def _unit(kind: str, name: str, context: Context) -> Unit | None:
    if not name:
        return context.own(kind)
    province = find_province(name)
    if province and province.kind == kind:
        return province
    return find_district(kind, name, context.province.name if context.province else None)


def _body(name: str, code: str, unit: Unit, short: str = "") -> Body:
    aliases = (f"{short} {unit.label}",) if short else ()
    return Body(name, unit.level, code, unit, aliases)


def _split(words: str, section: str) -> list[tuple[str, str, str, str]]:
    """Return each known beginning of the words, the longest first, with what follows it."""
    titles = _titles(section)
    parts = words.split()
    found: list[tuple[str, str, str, str]] = []
    if not parts or parts[0] not in _first_words(section):
        return found
    for length in range(len(parts), 0, -1):
        if entry := titles.get(" ".join(parts[:length])):
            found.append((*entry, " ".join(parts[length:])))
    return found


@cache
def _first_words(section: str) -> frozenset[str]:
    return frozenset(title.split()[0] for title in _titles(section))


@cache
def _titles(section: str) -> dict[str, tuple[str, str, str]]:
    """Return title, kind and common abbreviation of each kind of body, by the keys of its names."""
    found = {}
    for row in table("bodies")[section]:
        short = next((a for a in row.get("aliases", ()) if a.isupper() and a.isalpha()), "")
        for name in (row["name"], *row.get("aliases", ())):
            found[key(name)] = (row["name"], row["kind"], short)
    return found
