"""The facet counts of a search with their labels, and the panel that shows them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from directives.labels import (
    is_known_kind,
    kind_label,
    level_label,
    month_label,
    number_label,
    urgency_label,
)
from directives.listing import FACETS
from directives.models import Issuer, Level, Province, Urgency
from directives.search.text import sort_key

SHOWN = 8
TITLES = {
    "province": _("Tỉnh, thành phố"),
    "issuer": _("Cơ quan ban hành"),
    "kind": _("Loại văn bản"),
    "level": _("Cấp ban hành"),
    "urgency": _("Độ khẩn"),
    "month": _("Tháng ban hành"),
}
NAMES = {"province", "issuer"}  # Vietnamese in every language
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
        """Return the top eight, the chosen ones always among them; of months the chosen alone."""
        if self.name == "month":
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
    counts: Mapping[str, Mapping[str, int]], chosen: Mapping[str, tuple[str, ...]]
) -> tuple[dict[str, Facet], list[str]]:
    """Return the facets with their labels, and a note on each chosen value that nothing has."""
    facets, notes = {}, []
    for name in FACETS:
        wanted = chosen.get(name, ())
        counted = dict(counts.get(name, {}))
        labels = _labels(name, [*counted, *wanted])
        notes += [_unknown(name, value) for value in wanted if value not in labels]
        values = [
            FacetValue(value, labels.get(value, value), counted.get(value, 0), value in wanted)
            for value in dict.fromkeys([*counted, *wanted])
        ]
        values.sort(key=lambda value: _place(name, value))
        facets[name] = Facet(name, str(TITLES[name]), tuple(values))
    return facets, notes


def _labels(name: str, values: list[str]) -> dict[str, str]:
    """Return the labels of the values that exist."""
    if name == "province":
        return dict(Province.objects.values_list("slug", "name"))
    if name == "issuer":
        known = Issuer.objects.filter(slug__in=values) if values else Issuer.objects.none()
        return dict(known.values_list("slug", "name"))
    if name == "kind":
        return {value: kind_label(value) for value in values if is_known_kind(value)}
    if name == "level":
        return {value: level_label(value) for value in values if value in Level.values}
    if name == "urgency":
        return {value: urgency_label(value) for value in values if value in Urgency.values}
    return {value: month_label(value) for value in values if _MONTH.fullmatch(value)}


def _unknown(name: str, value: str) -> str:
    return gettext(
        "Bộ lọc “%(facet)s” không có giá trị “%(value)s” nên không khớp văn bản nào."
    ) % {
        "facet": TITLES[name],
        "value": value[:60],
    }


def _place(name: str, value: FacetValue) -> tuple[object, ...]:
    if name == "month":
        return (value.value,)
    if name in _RANKS:
        return (_RANKS[name].get(value.value, 99), value.value)
    return (-value.count, sort_key(value.label))


def facet_panel(facets: Iterable[Facet]) -> SafeString:
    """Return the fieldsets of the filter panel in one piece: a loop of templates costs thrice."""
    return format_html_join("", "{}", ((_fieldset(facet),) for facet in facets if facet.values))


def _fieldset(facet: Facet) -> SafeString:
    rest = facet.rest
    more: SafeString | str = ""
    if rest:
        more = format_html(
            "<details><summary>{}</summary>{}</details>",
            gettext("Thêm %(count)s giá trị") % {"count": number_label(len(rest))},
            _options(facet.name, rest),
        )
    return format_html(
        '<fieldset class="facet"><legend>{}</legend>{}{}</fieldset>',
        facet.title,
        _options(facet.name, facet.shown),
        more,
    )


def _options(name: str, values: Iterable[FacetValue]) -> SafeString:
    unit = gettext("văn bản")
    language = SafeString(' lang="vi"') if name in NAMES else ""
    return format_html(
        '<ul role="list">{}</ul>',
        format_html_join(
            "",
            '<li><label class="opt"><input type="checkbox" form="tra-cuu" name="{}" value="{}"{}>'
            '<span{}>{}</span> <span class="num">{}<span class="hidden"> {}</span></span>'
            "</label></li>",
            (
                (
                    name,
                    value.value,
                    SafeString(" checked") if value.is_chosen else "",
                    language,
                    value.label,
                    number_label(value.count),
                    unit,
                )
                for value in values
            ),
        ),
    )
