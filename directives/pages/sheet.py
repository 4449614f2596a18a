"""A directive as its printed page: what stood where on the paper, and what the paper lacks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString
from django.utils.text import get_text_list
from django.utils.translation import gettext

from directives.models import Directive, Origin, Recipient, Urgency
from directives.pages.labels import kind_name, purpose_label, signing_label
from directives.pages.outline import Point, outline
from directives.pages.prepared import held
from directives.pages.prose import plain, prose
from directives.pages.results import issuer_name
from directives.search.asked import SearchQuery
from directives.search.codepage import folded_run
from directives.search.text import fold

# Công văn prints its subject under the number; every other type prints a title (Nghị định 30).
UNTITLED = {"", "cong-van"}
_ABOUT = re.compile(r"(?P<words>V/v|Về việc|v/v|về việc|Về|về)\W*\Z")
HEAD_LENGTH = 3000
# Columns of the head that a converter set side by side.
_CELLS = re.compile(r"\t+|[^\S\n]{2,}")
MOST_LINES = 4
_PARTED = " \0 "  # no line holds it


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The two blocks above the text; what the paper lacks is empty."""

    family: str  # "party", "state" or ""
    parent: str
    body: str
    number: str
    about: str
    subject: SafeString | None
    place_and_date: str
    stamp: str
    missing: str

    @property
    def is_bare(self) -> bool:
        """Return whether the paper's head is lost."""
        return not (self.body or self.number or self.place_and_date)


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line of Kính gửi or Nơi nhận, what its abbreviation means, whom it names."""

    name: SafeString
    purpose: str
    meaning: str
    url: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything between the head of the paper and the signature."""

    letterhead: Letterhead
    title: str
    subject: SafeString | None
    addressed: tuple[Line, ...]
    preamble: tuple[SafeString, ...]
    points: list[Point]
    closing: tuple[SafeString, ...]
    copied: tuple[Line, ...]
    authority: str
    authority_letters: str
    authority_meaning: str

    @property
    def has_headings(self) -> bool:
        """Return whether any point's heading sticks while its children scroll."""
        return any(point.heading for point in self.points)

    @property
    def matching(self) -> list[Point]:
        """Return the points that hold searched words."""
        return [point for point in self.points if point.has_match]


def read_sheet(directive: Directive, query: SearchQuery | None = None, q: str = "") -> Sheet:
    """Return the directive as its printed page, with the words of the query marked."""
    lines = held(directive, "recipients")
    titled = directive.kind not in UNTITLED
    subject = prose(directive.subject, query) if directive.subject else None
    return Sheet(
        letterhead=_letterhead(directive, None if titled else subject),
        title=kind_name(directive.kind).upper() if titled else "",
        subject=subject if titled else None,
        addressed=_lines(lines, Recipient.Section.ADDRESSED, query),
        preamble=paragraphs(directive.preamble, query),
        points=outline(directive, held(directive, "instructions"), query, q),
        closing=paragraphs(directive.closing, query),
        copied=_lines(lines, Recipient.Section.COPIED, query),
        authority=directive.signing_authority,
        authority_letters=directive.signing_authority.partition(" ")[0],
        authority_meaning=signing_label(directive.signing_authority),
    )


def paragraphs(text: str, query: SearchQuery | None = None) -> tuple[SafeString, ...]:
    """Return the paragraphs of a text as HTML."""
    return tuple(prose(line, query) for line in text.split("\n") if line.strip())


def printed(directive: Directive, field: str) -> str:
    """Return a field's words as they stand on the paper, "" when they do not stand there."""
    reading: dict[str, Any] = directive.readings.get(field) or {}
    start, end = reading.get("start"), reading.get("end")
    if reading.get("origin") != Origin.STATED or start is None or end is None:
        return ""
    return " ".join(plain(directive.text[start:end]).split())


def origin(directive: Directive, field: str) -> str:
    """Return how a field's value came to be known."""
    return str((directive.readings.get(field) or {}).get("origin", ""))


def _letterhead(directive: Directive, subject: SafeString | None) -> Letterhead:
    head = folded_run(_head(directive))
    family = ""
    if "dang cong san viet nam" in head:
        family = "party"
    elif "cong hoa xa hoi chu nghia" in head:
        family = "state"
    body = printed(directive, "issuer") and _as_printed(directive, issuer_name(directive))
    number = directive.number_symbol if _stands(directive, "number_symbol") else ""
    day = printed(directive, "issued_on")
    place = directive.place if _stands(directive, "place") else ""
    missing = [
        word
        for word, present in (
            (gettext("tên cơ quan"), body),
            (gettext("số, ký hiệu"), number),
            (gettext("ngày ban hành"), day),
        )
        if not present
    ]
    return Letterhead(
        family=family,
        parent=_as_printed(directive, directive.parent_body) if body else "",
        body=body,
        number=number,
        about=_about(directive),
        subject=subject,
        place_and_date=", ".join(part for part in (place, day) if part),
        stamp=_stamp(directive),
        missing=str(get_text_list(missing, gettext("và"))) if missing else "",
    )


def _as_printed(directive: Directive, name: str) -> str:
    """Return a name as the paper's head has it, usually in capitals and often over two lines."""
    wanted = fold(name)
    rows = [_CELLS.split(plain(line).strip(" ")) for line in _head(directive).split("\n")]
    for column in (0, 1) if wanted else ():
        cells = [" ".join(row[column].split()) if column < len(row) else "" for row in rows]
        keys = [each.strip() for each in fold(_PARTED.join(cells)).split(_PARTED.strip())]
        for first, key in enumerate(keys):
            if not key or not wanted.startswith(key):
                continue
            for last in range(first + 1, first + 1 + MOST_LINES):
                if " ".join(filter(None, keys[first:last])) == wanted:
                    return " ".join(filter(None, cells[first:last]))
    return name


def _head(directive: Directive) -> str:
    return directive.text[:HEAD_LENGTH]


def _stamp(directive: Directive) -> str:
    """Return the urgency as stamped; "CÔNG ĐIỆN KHẨN" prints it behind the type."""
    label = Urgency(directive.urgency).name.split("_") if directive.urgency else []
    words = printed(directive, "urgency").split(" ")
    return " ".join(words[-len(label) :]) if label else ""


def _stands(directive: Directive, field: str) -> bool:
    return origin(directive, field) in (Origin.STATED, Origin.PERSON)


def _about(directive: Directive) -> str:
    """Return the word printed before the subject: "V/v", "Về việc"."""
    start = (directive.readings.get("subject") or {}).get("start")
    found = _ABOUT.search(plain(directive.text[max(0, start - 16) : start])) if start else None
    return found["words"] if found else ""


def _lines(
    recipients: list[Recipient], section: str, query: SearchQuery | None
) -> tuple[Line, ...]:
    return tuple(
        Line(
            name=prose(each.name, query),
            purpose=each.purpose_printed,
            meaning=_meaning(each),
            url=each.body.get_absolute_url() if each.body else "",
        )
        for each in recipients
        if each.section == section
    )


def _meaning(recipient: Recipient) -> str:
    """Return what a purpose means where the paper only abbreviates it."""
    meaning = purpose_label(recipient.purpose)
    spelled = fold(f"{recipient.name} {recipient.purpose_printed}")
    return "" if recipient.purpose == "lưu" or fold(meaning) in spelled else meaning
