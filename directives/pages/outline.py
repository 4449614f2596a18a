"""The instructions of a directive as one flat run that a template draws as nested lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from directives.models import Addressee, Deadline, Directive, Instruction, Origin
from directives.pages.labels import day_label
from directives.pages.listing import highlighted, search_address
from directives.pages.prepared import held
from directives.pages.prose import plain, prose, raised
from directives.search.asked import SearchQuery

LONGEST_HEADING = 160
LONGEST_HANGING = 3
TOLD = "giao"  # what the label before the bodies says already
_DASH = re.compile(r"(?P<sign>[-+*•])(?P<number>\d+)")
_ANNEX = re.compile(r"pl(?P<number>\d*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Tag:
    """A body that an item orders to act, linked to all it was ever told to do.

    `role` is its part in a reader's words, `verb` what orders it as printed; "" where plain.
    """

    name: str
    url: str
    role: str = ""
    verb: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A deadline or period as printed; `days` says which days it means where that is inferred."""

    printed: str
    days: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """One item as drawn.

    `opens` says that a list of sub-items begins with it, `is_parent` that one follows inside it,
    `ends` has one element for every list of sub-items that ends after it.
    """

    path: str
    anchor: str
    url: str
    marker: str
    short: str
    label: str
    depth: int
    heading: SafeString | None
    paragraphs: tuple[SafeString, ...]
    summary: str
    tags: tuple[Tag, ...]
    terms: tuple[Term, ...]
    is_dash: bool
    is_assessment: bool
    has_match: bool
    opens: bool
    is_parent: bool
    ends: range

    @property
    def is_wordy(self) -> bool:
        """Return whether the marker is too wide to hang beside the text: "Điều 1.", "2.1."."""
        return len(self.marker) > LONGEST_HANGING


def outline(
    directive: Directive,
    items: Sequence[Instruction],
    query: SearchQuery | None = None,
    q: str = "",
) -> list[Point]:
    """Return the items in printed order, each knowing which lists it opens and closes."""
    depths = _depths(items)
    parents = {item.parent_id for item in items}
    base = directive.get_absolute_url()
    points: list[Point] = []
    following = [depths[item.pk] for item in items[1:]] + [0]
    for item, after in zip(items, following, strict=False):
        depth = depths[item.pk]
        heading, body = split_heading(item.text, has_children=item.pk in parents)
        drawn = prose(heading, query) if heading else None
        paragraphs = tuple(prose(line, query) for line in body)
        points.append(
            Point(
                path=item.path,
                anchor=anchor(item),
                url=highlighted(f"{base}{item.slug}/", q),
                marker=item.marker,
                short=_local_marker(item),
                label=point_label(item.path),
                depth=depth,
                heading=drawn,
                paragraphs=paragraphs,
                summary=_summary(heading or (body[0] if body else "")),
                tags=tuple(tag(addressee) for addressee in held(item, "addressees")),
                terms=tuple(term(deadline) for deadline in held(item, "deadlines")),
                is_dash=bool(_DASH.fullmatch(item.path.rpartition("/")[2])),
                is_assessment=item.kind == "nhan_dinh",
                has_match=any("<mark>" in part for part in (*paragraphs, drawn or "")),
                opens=bool(points) and depth > points[-1].depth,
                is_parent=after > depth,
                ends=range(depth - after),
            )
        )
    return points


def anchor(item: Instruction) -> str:
    """Return the item's place on its directive's page."""
    return f"diem-{item.slug}"


def tag(addressee: Addressee) -> Tag:
    """Return the addressee as shown: its first letter raised, linked to its page or to a search."""
    name = plain(addressee.name).strip()
    body = addressee.body
    url = body.get_absolute_url() if body else search_address(name)
    role, verb = _role(addressee.role), addressee.verb
    return Tag(raised(name), url, role, "" if role or verb == TOLD else verb)


def term(deadline: Deadline) -> Term:
    """Return a deadline as shown: what is printed, and the days if those had to be inferred."""
    days = ""
    if deadline.origin == Origin.INFERRED:
        ends = (deadline.starts_on, deadline.ends_on)
        days = " – ".join(day_label(day) for day in ends if day)
    return Term(plain(deadline.printed), days)


def _role(role: str) -> str:
    if role == "lead":
        return gettext("chủ trì")
    return gettext("phối hợp") if role == "coordinate" else ""


def split_heading(text: str, *, has_children: bool) -> tuple[str, list[str]]:
    """Return an item's heading, "" when it has none, and its paragraphs.

    A short first paragraph without a full stop that others follow is a heading.

    >>> split_heading("Về phòng, chống dịch\\nCác cấp tập trung toàn lực.", has_children=True)
    ('Về phòng, chống dịch', ['Các cấp tập trung toàn lực.'])
    """
    lines = [line for line in text.split("\n") if line.strip()]
    if not lines:
        return "", []
    first = plain(lines[0]).strip()
    is_heading = len(first) <= LONGEST_HEADING and first[-1:] not in ".:;,!?"
    if is_heading and has_children and len(lines) <= 2:
        return lines[0], lines[1:]
    return "", lines


def point_label(path: str) -> str:
    """Return how one speaks of an item.

    >>> point_label("2.1/-3")
    'Điểm 2.1, gạch đầu dòng 3'
    >>> point_label("Điều 2/1")
    'Điều 2, điểm 1'
    """
    return _point_label(get_language(), path)


@lru_cache(maxsize=4096)
def _point_label(_language: str, path: str) -> str:
    spoken: list[str] = []
    for step in path.split("/"):
        dash, annex = _DASH.fullmatch(step), _ANNEX.fullmatch(step)
        if dash and dash["sign"] == "+":
            spoken.append(gettext("dấu cộng %(number)s") % {"number": dash["number"]})
        elif dash:
            spoken.append(gettext("gạch đầu dòng %(number)s") % {"number": dash["number"]})
        elif annex:
            spoken.append(gettext("phụ lục %(number)s") % {"number": annex["number"]})
        elif " " in step:
            spoken.append(step)
        else:
            spoken.append(gettext("điểm %(number)s") % {"number": step})
    label = ", ".join(each.strip() for each in spoken)
    return raised(label)


def _local_marker(item: Instruction) -> str:
    """Return how an item is named below its parent: its marker, dashes numbered."""
    step = item.path.rpartition("/")[2]
    dash = _DASH.fullmatch(step)
    return f"–{dash['number']}" if dash else item.marker or step


def _summary(text: str) -> str:
    words = plain(text)
    return (
        words if len(words) <= LONGEST_HEADING else words[:LONGEST_HEADING].rsplit(" ", 1)[0] + "…"
    )


def _depths(items: Iterable[Instruction]) -> dict[int, int]:
    depths: dict[int, int] = {}
    for item in items:
        depths[item.pk] = depths.get(item.parent_id or 0, -1) + 1
    return depths
