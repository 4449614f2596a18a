"""The facet counts of a search with their labels, and the panel that shows them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from directives.models import Issuer, Level, Province, Urgency
from directives.pages.kept import kept_until_change
from directives.pages.labels import (
    is_known_kind,
    kind_label,
    level_label,
    month_label,
    number_label,
    number_labels,
    urgency_label,
)
from directives.pages.listing import FACETS

SHOWN = 8
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


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value a reader may choose, and how many directives it would leave."""

    value: str
    label: str
    count: int
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
        if self.name == "month" and len(self.values) > SHOWN:
            return self.chosen
        top = set(self.values[:SHOWN])
        missing = [value for value in self.chosen if value not in top]
        kept = self.values[: max(0, SHOWN - len(missing))]
        return tuple(dict.fromkeys([*kept, *self.chosen]))

    @property
    def rest(self) -> tuple[FacetValue, ...]:
        """Return the values that are not shown at first."""
        shown = set(self.shown)
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
        counted = dict(counts.get(name, {}))
        if most and len(counted) > most:
            counted = dict(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))[:most])
        labels = _labels(name, [*counted, *wanted])
        notes += [_unknown(name, value) for value in wanted if value not in labels]
        values = [
            FacetValue(value, labels.get(value, value), counted.get(value, 0), value in wanted)
            for value in dict.fromkeys([*counted, *wanted])
        ]
        ranks = {value: rank for rank, value in enumerate(labels)}
        values.sort(key=lambda value: _place(name, value, ranks))
        facets[name] = Facet(name, str(TITLES[name]), tuple(values))
    return facets, notes


def _labels(name: str, values: list[str]) -> dict[str, str]:
    """Return the labels of the values that exist, provinces and bodies in dictionary order."""
    if name == "province":
        return _province_names()
    if name == "issuer":
        wanted = set(values)
        return {slug: label for slug, label in _issuer_names().items() if slug in wanted}
    if name == "kind":
        return {value: kind_label(value) for value in values if is_known_kind(value)}
    if name == "level":
        return {value: level_label(value) for value in values if value in Level.values}
    if name == "urgency":
        return {value: urgency_label(value) for value in values if value in Urgency.values}
    return {value: month_label(value) for value in values if _MONTH.fullmatch(value)}


@kept_until_change(2)
def _province_names() -> dict[str, str]:
    return dict(Province.objects.values_list("slug", "name"))


@kept_until_change(2)
def _issuer_names() -> dict[str, str]:
    return dict(Issuer.objects.order_by("name_key").values_list("slug", "name"))


def _unknown(name: str, value: str) -> str:
    return gettext(
        "Bộ lọc “%(facet)s” không có giá trị “%(value)s” nên không khớp văn bản nào."
    ) % {
        "facet": TITLES[name],
        "value": value[:60],
    }


def _place(name: str, value: FacetValue, ranks: Mapping[str, int]) -> tuple[object, ...]:
    if name == "month":
        return (value.value,)
    if name in _RANKS:
        return (_RANKS[name].get(value.value, 99), value.value)
    return (-value.count, ranks.get(value.value, len(ranks)), value.value)


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


def _options(name: str, values: Iterable[FacetValue], unit: str) -> str:
    values = list(values)
    counts = number_labels(value.count for value in values)
    options = "".join(
        f"{_choice(name, value.value)}{' checked' if value.is_chosen else ''}>"
        f"{_label(name, value.label)}"
        f'{count}<span class="hidden"> {unit}</span></span></label></li>'
        for value, count in zip(values, counts, strict=True)
    )
    return f'<ul role="list">{options}</ul>'


# The same few thousand values stand on every page.
@lru_cache(maxsize=8192)
def _choice(name: str, value: str) -> str:
    return (
        f'<li><label class="opt"><input type="checkbox" form="tra-cuu" name="{name}"'
        f' value="{escape(value)}"'
    )


@lru_cache(maxsize=8192)
def _label(name: str, label: str) -> str:
    language = ' lang="vi"' if name in NAMES else ""
    return f'<span{language}>{escape(label)}</span> <span class="num">'
