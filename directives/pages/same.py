"""Instructions of other directives that say the same in the same words, in order of time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.urls import reverse
from django.utils.safestring import SafeString

from directives.models import Directive, Instruction
from directives.pages.kept import kept_until_change
from directives.pages.mentioned import mentioned
from directives.pages.outline import point_label
from directives.pages.papers import Listed
from directives.pages.prepared import Prepared
from directives.pages.prose import plain, segments
from directives.pages.results import designation, issuer_name
from directives.search.alike import likely_alike
from directives.search.codepage import runs, runs_of
from directives.search.highlight import GAP
from directives.search.wording import FEWEST_WORDS, Shingle, likeness, shared, shingles

MOST = 20
LEAST_SHARE = 0.5
LONGEST = 480
AT_ONCE = 100
KEPT = 128

_texts = Prepared(
    Instruction,
    lambda ids: (
        Instruction.objects.filter(pk__in=ids)
        .order_by()
        .values_list("pk", "directive_id", "path", "slug", "text")
    ),
    most=AT_ONCE,
)
_dates = Prepared(
    Directive,
    lambda ids: Directive.objects.published_among(ids).order_by().values_list("pk", "issued_on"),
    most=AT_ONCE,
)


@dataclass(frozen=True, slots=True)
class Same:
    """One instruction of nearly the same wording; `words` is None where it is the very same.

    `directive` is None for the instruction whose page this is.
    """

    issued_on: date | None
    directive: Listed | None = None
    designation: str = ""
    issuer: str = ""
    label: str = ""
    url: str = ""
    percent: int = 100
    words: SafeString | None = None


@dataclass(frozen=True, slots=True)
class SameWording:
    """All that says the same: the likest of them with this one in its place, and how many."""

    rows: tuple[Same, ...]
    total: int
    is_all: bool

    @property
    def is_cut(self) -> bool:
        """Return whether there are more than are shown."""
        return self.total > len(self.rows) - 1


class _Found(NamedTuple):
    share: float
    issued_on: date | None
    pk: int
    directive_id: int
    path: str
    slug: str
    text: str


def same_wording(item: Instruction, directive: Directive) -> SameWording | None:
    """Return the published instructions that share at least half of an instruction's wording.

    The oldest come first, those without a date last; None where there are none.
    """
    return _same_wording(item.pk, item.text, directive.pk, directive.issued_on)


@kept_until_change(KEPT)
def _same_wording(
    pk: int, text: str, directive_id: int, issued_on: date | None
) -> SameWording | None:
    exact, folded = runs(plain(text))
    words = folded.split()
    if len(words) < FEWEST_WORDS:
        return None
    likely = likely_alike(folded, directive_id)
    own = shingles(words)
    found = _alike(likely.ids, own)
    if not found:
        return None
    # Of many the likest are shown; of equals the oldest, for there the wording comes from.
    likest = sorted(found, key=lambda each: (-each.share, *_place(each.issued_on, each.pk)))[:MOST]
    shown = mentioned([each.directive_id for each in likest])
    rows = [
        (_place(each.issued_on, each.pk), _drawn(each, shown[each.directive_id], own, exact))
        for each in likest
        if each.directive_id in shown
    ]
    rows.append((_place(issued_on, pk), Same(issued_on)))
    rows.sort(key=lambda row: row[0])
    return SameWording(tuple(row for _, row in rows), len(found), likely.is_all)


def _alike(ids: Sequence[int], own: set[Shingle]) -> list[_Found]:
    """Return those of these instructions that share enough, each compared word for word."""
    rows = _texts.rows(ids) if ids else []
    keys = runs_of([plain(text) for *_, text in rows])
    shares = [likeness(own, shingles(folded.split())) for _, folded, _ in keys]
    alike = [(share, row) for share, row in zip(shares, rows, strict=True) if share >= LEAST_SHARE]
    directives = list(dict.fromkeys(directive_id for _, (_, directive_id, *_) in alike))
    dates = dict(_dates.rows(directives))
    return [_Found(share, dates[row[1]], *row) for share, row in alike if row[1] in dates]


def _place(issued_on: date | None, pk: int) -> tuple[bool, date, int]:
    return issued_on is None, issued_on or date.max, pk


def _drawn(found: _Found, directive: Listed, own: set[Shingle], exact: str) -> Same:
    is_same = runs(plain(found.text))[0] == exact
    return Same(
        issued_on=found.issued_on,
        directive=directive,
        designation=designation(directive),
        issuer=issuer_name(directive),
        label=point_label(found.path),
        url=reverse("instruction-detail", args=[directive.slug, directive.public_id, found.slug]),
        percent=int(found.share * 100),
        words=None if is_same else segments(_clipped(shared(plain(found.text), own))),
    )


def _clipped(parts: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """Return as much as one compares at a glance, from shortly before the first shared word."""
    first = next((n for n, (_, is_shared) in enumerate(parts) if is_shared), 0)
    kept: list[tuple[str, bool]] = []
    if first:
        before = parts[first - 1][0]
        if len(before) > LONGEST // 4:
            before = GAP + before[-LONGEST // 4 :].partition(" ")[2]
        kept.append((before, False))
    left = LONGEST
    for text, is_shared in parts[first:]:
        if len(text) > left:
            if fitting := text[:left].rpartition(" ")[0]:
                kept.append((fitting, is_shared))
            kept.append((GAP, False))
            break
        kept.append((text, is_shared))
        left -= len(text)
    return kept
