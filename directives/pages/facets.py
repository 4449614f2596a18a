"""The facet counts of a search with their labels, and the panel that shows them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from html import escape
from typing import NamedTuple

from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, pgettext
from django.utils.translation import gettext_lazy as _

from directives.models import Issuer, Level, Province, Urgency
from directives.pages.kept import kept_until_change
from directives.pages.labels import (
    kind_label,
    known_kinds,
    month_labels,
    number_label,
    number_labels,
)
from directives.pages.listing import FACETS

SHOWN = 8
LAST = 1_000_000  # after all others
TITLES = {
    "province": _("Tỉnh, thành phố"),
    "issuer": _("Cơ quan ban hành"),
    "kind": _("Loại văn bản"),
    "level": _("Cấp ban hành"),
    "urgency": _("Độ khẩn"),
    "month": _("Tháng ban hành"),
}
NAMES = {"province", "issuer", "body"}  # Vietnamese in every language
_MONTH = re.compile(r"(19|20)\d\d-(0[1-9]|1[0-2])")
_RANKS = {
    "level": {value: rank for rank, value in enumerate(Level.values)},
    "urgency": {value: rank for rank, value in enumerate(reversed(Urgency.values))},
}


class FacetValue(NamedTuple):
    """One value a reader may choose, and how many directives it would leave."""

    value: str
    label: str
    count: int  # type: ignore[assignment]  # hides a method that nothing asks for
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """One group of the filter panel."""

    name: str
    title: str
    values: tuple[FacetValue, ...]

    @property
    def chosen(self) -> tuple[FacetValue, ...]:
        """Return the values that are chosen."""
        return tuple(value for value in self.values if value.is_chosen)

    @property
    def shown(self) -> tuple[FacetValue, ...]:
        """Return the top eight, the chosen ones always among them; of many months those alone."""
        chosen = self.chosen
        if self.name == "month" and len(self.values) > SHOWN:
            return chosen
        top = self.values[:SHOWN]
        if not chosen:
            return top
        missing = [value for value in chosen if value not in top]
        return tuple(dict.fromkeys([*top[: max(0, SHOWN - len(missing))], *chosen]))

    @property
    def rest(self) -> tuple[FacetValue, ...]:
        """Return the values that are not shown at first."""
        shown = self.shown
        if shown == self.values[: len(shown)]:
            return self.values[len(shown) :]
        return tuple(value for value in self.values if value not in shown)


def read_facets(
    counts: Mapping[str, Mapping[str, int]],
    chosen: Mapping[str, tuple[str, ...]],
    *,
    most: int | None = None,
) -> tuple[dict[str, Facet], list[str]]:
    """Return the facets with their labels, and a note on each chosen value that nothing has.

    `most` bounds the values of a group: thousands of bodies are data, not a panel.
    """
    facets, notes = {}, []
    for name in FACETS:
        wanted = chosen.get(name, ())
        counted = counts.get(name, {})
        shown = _most_common(counted, most) if most and len(counted) > most else counted
        found = dict.fromkeys([*shown, *wanted])
        labels = _labels(name, found)
        values = [
            FacetValue(value, labels.get(value, value), counted.get(value, 0), value in wanted)
            for value in _in_order(name, found, counted)
        ]
        notes += [_unknown(name, value) for value in wanted if value not in labels]
        facets[name] = Facet(name, str(TITLES[name]), tuple(values))
    return facets, notes


def _most_common(counts: Mapping[str, int], most: int) -> list[str]:
    return sorted(sorted(counts), key=counts.__getitem__, reverse=True)[:most]


def _labels(name: str, values: Iterable[str]) -> Mapping[str, str]:
    """Return the labels of the values that exist, and maybe of others."""
    if name in _NAMED:
        return _NAMED[name]().labels
    if name == "month":
        months = [value for value in values if _MONTH.fullmatch(value)]
        return dict(zip(months, month_labels(months), strict=True))
    return _listed(name, get_language())


@cache
def _listed(name: str, _language: str) -> Mapping[str, str]:
    """Return the labels of all values of a group whose values are known beforehand."""
    if name == "kind":
        return {value: kind_label(value) for value in known_kinds()}
    choices = Level if name == "level" else Urgency
    return {value: str(choices(value).label) for value in choices.values}


def _in_order(name: str, values: Iterable[str], counts: Mapping[str, int]) -> Iterable[str]:
    """Return months and ranks in their own order, all else with the most directives first."""
    if name == "month":
        return sorted(values)
    if name in _RANKS:
        ranks = _RANKS[name]
        return sorted(values, key=lambda value: (ranks.get(value, LAST), value))
    if name in _NAMED:
        places = _NAMED[name]().places
        values = sorted(values)
        values.sort(key=lambda value: places.get(value, LAST))
    return sorted(values, key=lambda value: counts.get(value, 0), reverse=True)


class _Names(NamedTuple):
    """The names of provinces or bodies by their slugs, and their places in dictionary order."""

    labels: dict[str, str]
    places: dict[str, int]


@kept_until_change(2)
def _provinces() -> _Names:
    return _names(Province.objects.values_list("slug", "name"))


@kept_until_change(2)
def _issuers() -> _Names:
    return _names(Issuer.objects.order_by("name_key").values_list("slug", "name"))


def _names(rows: Iterable[tuple[str, str]]) -> _Names:
    labels = dict(rows)
    return _Names(labels, {slug: place for place, slug in enumerate(labels)})


_NAMED = {"province": _provinces, "issuer": _issuers}


def _unknown(name: str, value: str) -> str:
    return gettext(
        "Bộ lọc “%(facet)s” không có giá trị “%(value)s” nên không khớp văn bản nào."
    ) % {
        "facet": TITLES[name],
        "value": value[:60],
    }


def facet_panel(facets: Iterable[Facet], *, unit: str = "") -> SafeString:
    """Return the fieldsets of the filter panel in one piece: a loop of templates costs ten times.

    `unit` is what is counted, directives if it is not given. Every label and value is escaped
    where it is put in.
    """
    unit = escape(unit or pgettext("holdings", "văn bản"))
    return SafeString("".join(_fieldset(facet, unit) for facet in facets if facet.values))


def _fieldset(facet: Facet, unit: str) -> str:
    rest, more = facet.rest, ""
    if rest:
        summary = gettext("Thêm %(count)s giá trị") % {"count": number_label(len(rest))}
        others = _options(facet.name, rest, unit)
        more = f"<details><summary>{escape(summary)}</summary>{others}</details>"
    return (
        f'<fieldset class="facet"><legend>{escape(facet.title)}</legend>'
        f"{_options(facet.name, facet.shown, unit)}{more}</fieldset>"
    )


def _options(name: str, values: Sequence[FacetValue], unit: str) -> str:
    counts = number_labels([value.count for value in values])
    after = f'<span class="hidden"> {unit}</span></span></label></li>'
    options = "".join(
        [
            f"{_option(name, value, label, is_chosen)}{count}{after}"
            for (value, label, _count, is_chosen), count in zip(values, counts, strict=True)
        ]
    )
    return f'<ul role="list">{options}</ul>'


# The same few thousand values stand on every page.
@lru_cache(maxsize=8192)
def _option(name: str, value: str, label: str, is_chosen: bool) -> str:
    language = ' lang="vi"' if name in NAMES else ""
    return (
        f'<li><label class="opt"><input type="checkbox" form="tra-cuu" name="{name}"'
        f' value="{escape(value)}"{" checked" if is_chosen else ""}>'
        f'<span{language}>{escape(label)}</span> <span class="num">'
    )
