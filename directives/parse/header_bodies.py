"""Tells which bodies the lines of a header name, and of what kind and rank each of them is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from directives.places import Named, unit_named
from directives.reference import table
from directives.search.text import fold
from directives.units import DISTRICT_LEVEL, YOUTH, key

from . import issuer_words
from .casing import is_known, usual_case
from .lines import Gap, Passage, fold_each, join

REST_OF_COMMITTEE = ("ban nhan dan ", "ban mat tran ")  # CHỦ TỊCH ỦY / BAN NHÂN DÂN
GOES_ON = re.compile(
    r"(?:,|-|–|\b(?:và|của|tỉnh|thành phố|huyện|chống)"
    r"|^(?:tổng liên đoàn|liên đoàn|ban quản lý|ban chỉ đạo|(?:sở|trung tâm) chỉ huy|trung tâm))$",
    re.IGNORECASE,
)
# Rulers and specks behind a name; a single dash may go on with the next line.
BEFORE_NAME = re.compile(r"(?:[^\w\s(]+\s*)+(?=\w{2})")
SPECKS = re.compile(r"(?:[\s_|:~=.*]|[—–-](?=[\s_|:~=.*—–-]+$)|(?<=[\s_|:~=.*—–-][—–-])[—–-])+$")
# 282139 600G TA, SSPI2-S1EN: what is left of a stamp
NO_NAME = re.compile(
    r"\d{4}|(?<!\w)\d+[a-z]+\b|\b(?!covid)[a-z]{2,}\d{2,}|[a-z]\d+(?:[a-z]|-[a-z])"
)
# LIÊN NGÀNH: SỞ Y TẾ - SỞ GIÁO DỤC VÀ ĐÀO TẠO
JOINTLY = re.compile(r"lien\s+(?:nganh|tich|co\s+quan)\b\W*(?=\w)")
JOINT = re.compile(r"\s*[-–]\s*")
ORGANS = re.compile(
    r"^(?:ban thuong vu|thuong truc|ban chap hanh|ban thuong truc)\s+"
    r"(?=tinh uy|thanh uy|huyen uy|quan uy|thi uy|dang uy|dang bo|hoi dong|hdnd|uy ban)"
)
HEAD_OF = re.compile(
    r"^(?:bo truong|chu nhiem|giam doc|cuc truong|tong cuc truong|chanh van phong|tong thanh tra"
    r"|thong doc|truong ban)\s+(?=bo |uy ban|so |cuc |tong cuc|van phong|thanh tra|ngan hang|ban )"
)
JOINT_KINDS = ("ministry", "department", "mass_organisation")
# Bodies of different kinds that sign together; "trung tâm văn hóa - thể thao" is one body.
JOINT_HEADS = (
    "so ",
    "bo ",
    "cong an ",
    "cuc ",
    "ban ",
    "bao hiem ",
    "uy ban mat tran",
    "hoi ",
    "lien doan lao dong",
    "tinh doan",
)
OFFICES = ("chu tich", "thu tuong", "van phong")  # of the body on the next line
BARE = {"ubnd": "Ủy ban nhân dân", "hdnd": "Hội đồng nhân dân"}


EXECUTIVE = re.compile(
    r"(?:BCH|Ban [Cc]hấp hành|Ban Thường vụ)\s+(?:(?:[Đđ]oàn|[Hh]ội)\s+)?(?!Đảng)"
)
UNIT_LINE = re.compile(r"(?:tinh|thanh pho|tp|huyen|quan|thi xa|xa|phuong|thi tran|khoi|va)\b")


@dataclass(frozen=True, slots=True)
class HeaderBody:
    """One body of a header: its name in the usual case, kind, the unit it names, its rank."""

    name: str
    kind: str | None
    named: Named | None
    central: bool
    printed: Passage


MOST_WORDS = 6  # of the rest of a name on a line of its own
NO_PART = ("du thao", "ban sao", "sao y", "den", "mau")  # stamps and marks in capitals
LONGEST = 400  # characters that two bodies on one line may have


def group_names(names: Sequence[Passage]) -> list[Passage]:
    """Return the bodies of a header, each with its continuation lines joined.

    >>> from .lines import read_lines
    >>> [name.text for name in group_names(read_lines("ỦY BAN NHÂN DÂN\\nTỈNH AN GIANG"))]
    ['ỦY BAN NHÂN DÂN TỈNH AN GIANG']
    """
    groups: list[list[Passage]] = []
    clean = [_without_specks(line) for line in names if not NO_NAME.search(line.folded)]
    for name in (part for line in clean for part in _bodies_on(_without_jointly(line))):
        folded = name.folded + " "
        begins = folded.startswith(issuer_words.BODY_HEADS) and not (
            groups
            and (
                GOES_ON.search(groups[-1][-1].text)
                or groups[-1][0].folded in OFFICES
                or (groups[-1][-1].folded.endswith("uy") and folded.startswith(REST_OF_COMMITTEE))
            )
        )
        if begins or (not groups and _is_unit(name)):
            groups.append([name])
        elif groups and (name.gap is Gap.NONE or _goes_on(groups[-1], name)):
            groups[-1].append(name)
    return [join(group) for group in groups]


def _is_unit(name: Passage) -> bool:
    """Whether a line names a unit alone, that of the body below: "THÀNH PHỐ CẦN THƠ"."""
    named = header_body(name).named if UNIT_LINE.match(name.folded) else None
    return named is not None and named.unit is not None


def _without_specks(line: Passage) -> Passage:
    specks = SPECKS.search(line.text, max(0, len(line.text) - 20))
    before = BEFORE_NAME.match(line.text)
    begin = before.end() if before else 0
    end = specks.start() if specks else None
    return line.cut(begin, end) if begin or specks else line


def _without_jointly(line: Passage) -> Passage:
    jointly = JOINTLY.match(line.folded)
    rest = line.cut(jointly.end()) if jointly else line
    return rest if (rest.folded + " ").startswith(issuer_words.BODY_HEADS) else line


def _bodies_on(line: Passage) -> list[Passage]:
    """Return the superior body and the body that were run together on one line."""
    if len(line.text) > LONGEST:
        return [line]
    for blank in re.finditer(r"\s+", line.text):
        rest = line.cut(blank.end())
        if not (rest.folded + " ").startswith(issuer_words.BODY_HEADS):
            continue
        above = header_body(line.cut(0, blank.start()))
        if above.named is None or above.named.unit is None:
            continue
        kind = header_body(rest).kind
        if kind not in (None, "agency") or (kind and above.kind == "peoples_committee"):
            return [above.printed, rest]
    return [line]


def _goes_on(group: Sequence[Passage], name: Passage) -> bool:
    """Whether a line after a blank one still belongs to the name above; stamps stand there too."""
    if GOES_ON.search(group[-1].text) or UNIT_LINE.match(name.folded):
        return True
    # Recognition parts all lines by blank ones: "… CÁC KHU CÔNG" / "NGHIỆP" is no whole name.
    near = name.number - group[-1].number <= 2 and len(name.text.split()) <= MOST_WORDS
    return near and name.folded not in NO_PART and not _is_whole(join(group))


def _is_whole(printed: Passage) -> bool:
    body = header_body(printed)
    return body.central or is_known(printed.text) or bool(body.named and body.named.unit)


def header_body(printed: Passage) -> HeaderBody:
    """Return the body that a line in capitals names."""
    return named_body(usual_case(" ".join(printed.text.split()), lenient=True), printed)


def named_body(name: str, printed: Passage) -> HeaderBody:
    """Return the body of that name, its abbreviations written out."""
    return HeaderBody(*_facts(name), printed)


@lru_cache(maxsize=1024)  # the same bodies head one directive after the other
def _facts(name: str) -> tuple[str, str | None, Named | None, bool]:
    """Return the name written out, and the kind, the unit and the rank that it tells."""
    name = re.sub(r"\b[Tt][Pp]\.?\s+(?=\w)", "thành phố ", name)
    words = name.split(" ", 1)
    if full := BARE.get(fold(words[0])):
        name = " ".join([full, *words[1:]])
    folded = key(name) + " "
    kind = kind_of(name)
    named = unit_named(name)
    central = kind in ("ministry", "government", "government_office", "prime_minister")
    central = central or key(name) in _central_names()
    if not named and re.search(r"\b(?:trung uong|viet nam|quoc gia|quoc hoi|toi cao)\b", folded):
        central = True
    if folded.startswith("tong cuc "):  # always of a ministry; "hải quan" is no quận
        central, named = True, None
    if kind is None and folded.startswith(issuer_words.BODY_HEADS):
        kind = "agency"
    return name, kind, named, central


def kind_of(name: str) -> str | None:
    """Return the code of the kind that a body's name begins with.

    >>> kind_of("Sở Y tế"), kind_of("Sở Chỉ huy phòng, chống dịch")
    ('department', 'steering_committee')
    """
    folded = key(name) + " "
    # An executive committee is of the kind of the organisation it leads.
    for words in (folded, re.sub(r"^(?:ban chap hanh|bch|ban thuong vu|btv) ", "", folded)):
        for prefix, code in issuer_words.KINDS:
            if words.startswith(prefix):
                return code
    return None


@cache
def _central_names() -> frozenset[str]:
    return frozenset(
        key(name)
        for row in table("bodies")["central"]
        for name in (row["name"], *row.get("aliases", ()))
    )


def body_elsewhere(line: Passage) -> HeaderBody | None:
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
    if not (rest + " ").startswith(issuer_words.BODY_HEADS):
        return None
    name = usual_case(text[at : at + len(rest)])
    if fold(name) in ("ban thuong vu", "thuong truc", "chu tich", "bo truong", "van phong"):
        return None
    body = named_body(name, line)
    return body if body.kind and (body.kind != "agency" or body.central) else None


def of_organisation(executive: HeaderBody, organisation: HeaderBody) -> HeaderBody:
    """Return the local organisation whose executive committee a header names below the whole.

    HỘI LIÊN HIỆP PHỤ NỮ VIỆT NAM / BCH TỈNH GIA LAI is the Hội Liên hiệp Phụ nữ tỉnh Gia Lai.
    """
    found = EXECUTIVE.match(executive.name)
    if organisation.kind != "mass_organisation" or not executive.named or not found:
        return executive
    if organisation.named and found.group().startswith("Ban Thường vụ"):
        return executive  # it names its own organisation: BAN THƯỜNG VỤ HỘI LHPN HUYỆN CAN LỘC
    own = re.search(r"(?i:đoàn|hội)(?=\s+$)", found.group())
    if own and organisation.named and organisation.named.name:
        # The organisation above has a place of its own: HUYỆN ĐOÀN NHO QUAN / BCH ĐOÀN XÃ …
        own_name = f"{own.group().capitalize()} {executive.name[found.end() :]}"
        return named_body(own_name, executive.printed)
    name = f"{organisation.name.removesuffix(' Việt Nam')} {executive.name[found.end() :]}"
    unit = executive.named.unit
    if unit and key(organisation.name).startswith("doan ") and unit.kind in YOUTH:
        name = f"{YOUTH[unit.kind]} {unit.name}"
    return named_body(name, executive.printed)


def by_symbol(body: HeaderBody, symbol: str | None) -> HeaderBody | None:
    """Return the body that a symbol names where the header shows only the one above it."""
    groups = re.split(r"[-/]", symbol or "")
    for (short, above), name in issuer_words.BY_SYMBOL.items():
        if short in groups[:1] and key(body.name).startswith(above):
            return named_body(name, body.printed)
    return None


def part_joint(bodies: list[HeaderBody]) -> tuple[list[HeaderBody], list[str]]:
    """Return the bodies up to the first of several joint issuers, and the others' names."""
    others: list[str] = []
    last = bodies[-1]
    dashes = list(JOINT.finditer(last.printed.text)) if len(last.printed.text) <= LONGEST else []
    for dash in dashes:
        first = header_body(last.printed.cut(0, dash.start()))
        second = header_body(last.printed.cut(dash.end()))
        alike = first.kind == second.kind and first.kind in JOINT_KINDS
        if alike or (_signs_jointly(first) and _signs_jointly(second)):
            return [*bodies[:-1], _with_place_of(first, second)], [second.name]
    while (
        len(bodies) > 1
        and bodies[-1].kind == bodies[-2].kind
        and bodies[-1].kind in ("ministry", "department")
    ):
        others.insert(0, bodies[-1].name)
        bodies = bodies[:-1]
    return bodies, others


def _with_place_of(first: HeaderBody, second: HeaderBody) -> HeaderBody:
    """Return the first of two bodies with the place that only the second one names."""
    unit = second.named.unit if second.named else None
    if unit is None or (first.named and first.named.name):
        return first
    place = unit.name if first.named else unit.label
    return named_body(f"{first.name} {place}", first.printed)


def _signs_jointly(body: HeaderBody) -> bool:
    return body.kind is not None and f"{key(body.name)} ".startswith(JOINT_HEADS)


def own_level(body: HeaderBody) -> str | None:
    """Return the level that a body's own name tells, None if it tells none."""
    folded = key(body.name)
    for prefix, level in issuer_words.COMMITTEE_LEVEL.items():
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


def is_mixed_case_name(cell: Passage) -> bool:
    """Return whether a line in small letters is a body's name, as copies from the web have it."""
    return (
        len(cell.text) <= 80
        and cell.text[0].isupper()
        and not cell.text.endswith((".", ";", ":", ","))
        and cell.folded.startswith(issuer_words.BODY_HEADS)
    )
