"""What a list tells its reader: which filters hold, what was searched, what else to try."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext

from directives.pages.facets import TITLES
from directives.pages.labels import day_label
from directives.pages.listing import FACETS, ListState
from directives.pages.results import Results
from directives.search.search import search


@dataclass(frozen=True, slots=True)
class Chip:
    """One filter that holds, and the address of the list without it."""

    name: str
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """What the search made of a word, and the address of the search without it."""

    short: str
    full: str
    url: str


@dataclass(frozen=True, slots=True)
class WayOut:
    """A change of the search that finds something, and how much."""

    label: str
    url: str
    count: int


@dataclass(frozen=True, slots=True)
class WaysOut:
    """What helps a reader who found nothing."""

    changes: tuple[WayOut, ...]
    words: tuple[WayOut, ...]


def chips(results: Results) -> list[Chip]:
    """Return the filters that hold, in the order of the panel."""
    state = results.state
    found = []
    for label, name in (
        (gettext("Từ ngày"), "issued_after"),
        (gettext("Đến ngày"), "issued_before"),
    ):
        day = getattr(state, name)
        if day:
            found.append(Chip(label, day_label(day), state.without(name).url))
    for name in FACETS:
        for value in results.facets[name].chosen:
            url = state.without(name, value.value).url
            found.append(Chip(str(TITLES[name]), value.label, url))
    return found


def explanations(results: Results) -> list[Explanation]:
    """Return the abbreviations that the search spelled out."""
    state = results.state
    return [
        Explanation(short, full, state.with_words(state.q.replace(short, f'"{short}"')).url)
        for short, full in results.found.query.expansions
        if short in state.q
    ]


def ways_out(results: Results) -> WaysOut:
    """Return what to drop from a search that found nothing, each with its count."""
    state = results.state
    changes = [WayOut(label, changed.url, _count(changed)) for label, changed in _changes(results)]
    words = [
        WayOut(word, state.unfiltered().with_words(word).url, _count(ListState(q=word)))
        for word in dict.fromkeys(state.q.split()[:8])
    ]
    return WaysOut(
        changes=tuple(sorted((way for way in changes if way.count), key=lambda way: -way.count)),
        words=tuple(words) if len(words) > 1 else (),
    )


def _changes(results: Results) -> Iterator[tuple[str, ListState]]:
    state, missing = results.state, results.found.missing_terms
    if missing:
        kept = state.q
        for word in missing:
            kept = kept.replace(word, " ")
        kept = " ".join(kept.split())
        words = ", ".join(f"“{word}”" for word in missing)
        if kept:
            yield gettext("Bỏ từ %(words)s") % {"words": words}, state.with_words(kept)
            if state.is_narrowed:
                label = gettext("Bỏ từ %(words)s và mọi bộ lọc") % {"words": words}
                yield label, state.with_words(kept).unfiltered()
    if state.is_narrowed and state.q:
        yield gettext("Bỏ mọi bộ lọc"), state.unfiltered()
        yield gettext("Giữ bộ lọc, bỏ từ khóa"), state.with_words("")
    singles = [
        (chip_name, value) for chip_name in FACETS for value in results.facets[chip_name].chosen
    ]
    for name, value in singles:
        yield (
            gettext("Bỏ bộ lọc %(name)s: %(value)s") % {"name": TITLES[name], "value": value.label},
            state.without(name, value.value),
        )
    if state.issued_after or state.issued_before:
        undated = state.without("issued_after").without("issued_before")
        yield gettext("Bỏ giới hạn ngày"), undated


def _count(state: ListState) -> int:
    found = search(state.query, state.filters, sort="newest", page=1, page_size=1)
    return int(found.total)
