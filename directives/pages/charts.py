"""Counts by month and by province as shapes that a template draws; no text is drawn in them."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from django.utils.translation import gettext

from directives.pages.labels import month_labels, month_sentences, number_label, number_labels
from directives.reference import table

# The years of the epidemic are always shown, so that an empty month is seen to be empty.
FIRST_YEAR, LAST_YEAR = 2020, 2022
MOST_YEARS = 12
MONTH_WIDTH, HEIGHT, BASE = 20, 112, 111
CLASSES = ((100, "d4"), (20, "d3"), (5, "d2"), (1, "d1"), (0, "d0"))


class Bar(NamedTuple):
    """One month of the chart and one row of its table; places are in the chart's own units."""

    month: str
    label: str
    sentence: str
    count: int  # type: ignore[assignment]  # hides a method that nothing asks for
    url: str
    x: int
    top: float
    height: float

    @property
    def inner(self) -> int:
        """Return where the bar itself begins inside its month."""
        return self.x + 3


@dataclass(frozen=True, slots=True)
class MonthChart:
    """Bars of the months that hold anything, over whole years."""

    bars: tuple[Bar, ...]
    years: tuple[int, ...]

    @property
    def width(self) -> int:
        """Return the width of all years in the chart's own units."""
        return len(self.years) * 12 * MONTH_WIDTH

    @property
    def busiest(self) -> Bar | None:
        """Return the month with the most directives, the earliest of equals."""
        return max(self.bars, key=lambda bar: bar.count, default=None)


@dataclass(frozen=True, slots=True)
class Shape:
    """One province on the map."""

    slug: str
    path: str
    shade: str
    sentence: str
    url: str


@dataclass(frozen=True, slots=True)
class ProvinceMap:
    """All provinces with their shades, and those that the inset repeats at a larger scale."""

    shapes: tuple[Shape, ...]
    enlarged: tuple[Shape, ...]
    names: tuple[tuple[str, int, int, bool], ...]
    archipelagos: tuple[dict[str, Any], ...]
    islands: tuple[tuple[float, float], ...]


def month_chart(counts: Mapping[str, int], address: Callable[[str], str]) -> MonthChart:
    """Return the chart of {"2021-05": 4}; `address` gives the search for one month.

    Years are bounded, so that a misread one does not press all others together; the filter
    panel still lists its months.
    """
    months = sorted(month for month, count in counts.items() if count)
    years = [int(month[:4]) for month in months]
    last = max([LAST_YEAR, *years])
    first = max(min([FIRST_YEAR, *years]), last - MOST_YEARS + 1)
    tallest = max((counts[month] for month in months), default=1)
    drawn = [month for month in months if int(month[:4]) >= first]
    labels, shown = month_labels(drawn), number_labels(counts[month] for month in drawn)
    bars = []
    for month, label, sentence in zip(drawn, labels, month_sentences(labels, shown), strict=True):
        place = (int(month[:4]) - first) * 12 + int(month[5:]) - 1
        height = max(1.8, round(97 * counts[month] / tallest, 1))
        bars.append(
            Bar(
                month=month,
                label=label,
                sentence=sentence,
                count=counts[month],
                url=address(month),
                x=place * MONTH_WIDTH,
                top=round(BASE - height, 1),
                height=height,
            )
        )
    return MonthChart(tuple(bars), tuple(range(first, last + 1)))


def shade(count: int) -> str:
    """Return the map class of a count: d0 none, d1 1–4, d2 5–19, d3 20–99, d4 100 and more.

    >>> shade(7)
    'd2'
    """
    return next(name for least, name in CLASSES if count >= least)


def project(latitude: float, longitude: float) -> tuple[float, float]:
    """Return a place on the map: Mercator, fitted to the outlines.

    >>> project(16.54, 111.61)
    (491.8, 377.2)
    """
    fitted = _geometry()["projection"]
    northing = math.degrees(math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2)))
    x = fitted["x"][0] * longitude + fitted["x"][1]
    y = fitted["y"][0] * northing + fitted["y"][1]
    return round(x, 1), round(y, 1)


def province_map(
    names: Mapping[str, str], counts: Mapping[str, int], address: Callable[[str], str]
) -> ProvinceMap:
    """Return the map of {slug: name} and {slug: count}; `address` gives a province's search.

    Provinces that hold something come last, so that their outlines are drawn over the others.
    """
    geometry = _geometry()
    shapes = {
        slug: Shape(
            slug,
            path,
            shade(counts.get(slug, 0)),
            gettext("%(province)s: %(count)s văn bản")
            % {"province": names[slug], "count": number_label(counts.get(slug, 0))},
            address(slug),
        )
        for slug, path in geometry["provinces"].items()
        if slug in names
    }
    holding = {name for slug, name in names.items() if counts.get(slug)}
    inset = geometry["inset"]
    return ProvinceMap(
        shapes=tuple(sorted(shapes.values(), key=lambda shape: shape.shade != "d0")),
        enlarged=tuple(shapes[slug] for slug in inset["provinces"] if slug in shapes),
        names=tuple((name, x, y, name in holding) for name, x, y in inset["labels"]),
        archipelagos=_archipelagos(),
        islands=tuple(project(lat, lon) for _name, _province, lat, lon in geometry["islands"]),
    )


@cache
def _archipelagos() -> tuple[dict[str, Any], ...]:
    return tuple(
        {
            "name": group["name"],
            "province": group["province"],
            "x": group["label"][0],
            "y": group["label"][1],
            "points": tuple(project(lat, lon) for _name, lat, lon in group["islands"]),
        }
        for group in _geometry()["archipelagos"]
    )


def _geometry() -> dict[str, Any]:
    geometry: dict[str, Any] = table("vietnam_map")
    return geometry
