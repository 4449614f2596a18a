"""The first page: search, what the archive holds, what is new, when and where."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from directives.models import Instruction, Province
from directives.pages.charts import month_chart, province_map
from directives.pages.facets import read_facets
from directives.pages.holdings import holdings
from directives.pages.kept import kept_until_change
from directives.pages.listing import ListState
from directives.pages.matches import rows_of
from directives.pages.outline import Point, outline
from directives.pages.results import designation
from directives.views.http import canonical, public

EXAMPLES = ("truy vet than toc", "353-CV/TU", "“4 tại chỗ”", "UBND thành phố")
EXAMPLE_LENGTHS = (180, 520)


@public
def home(request: HttpRequest) -> HttpResponse:
    """Return the search and a picture of what can be searched."""
    context = _picture() | {"canonical": canonical(request, reverse("home"))}
    return render(request, "directives/home.html", context)


@kept_until_change(4)
def _picture() -> dict[str, Any]:
    """Return what the archive holds, what is new, when and where."""
    held = holdings()
    state = ListState()
    facets, _notes = read_facets(held.facets, {})
    names = dict(Province.objects.values_list("slug", "name"))
    to_province = state.addresses("province")
    example, item = _example(held.newest)
    return {
        "held": held,
        "rows": rows_of(held.newest, state.query),
        "facets": facets,
        "groups": [
            (facet, [(value, state.with_only(name, value.value).url) for value in facet.shown])
            for name, facet in facets.items()
            if name in ("kind", "level", "urgency") and facet.values
        ],
        "provinces": [(value, to_province(value.value)) for value in facets["province"].values],
        "chart": month_chart(held.facets.get("month", {}), state.addresses("month")),
        "map": province_map(names, held.facets.get("province", {}), to_province),
        "examples": [ListState(q=words) for words in EXAMPLES],
        "example": example,
        "example_of": item.directive if item else None,
        "example_name": designation(item.directive) if item else "",
    }


def _example(newest: tuple[int, ...]) -> tuple[Point | None, Instruction | None]:
    """Return one instruction of the newest directives that fits beside an explanation."""
    shortest, longest = EXAMPLE_LENGTHS
    items = (
        Instruction.objects.filter(directive__in=newest, parent=None, addressees__isnull=False)
        .select_related("directive__issuer")
        .prefetch_related("addressees__body", "deadlines")
        .distinct()
    )
    for item in items:
        fits = shortest <= len(item.text) <= longest
        if fits and item.kind == "" and not item.text.endswith(":"):
            return outline(item.directive, [item])[0], item
    return None, None
