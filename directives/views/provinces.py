"""The 63 provinces of 2021, each with the unit it belongs to since July 2025."""

from __future__ import annotations

from itertools import groupby

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language

from directives.addresses import address
from directives.models import Province
from directives.pages.charts import month_chart, province_map
from directives.pages.holdings import counts
from directives.pages.listing import ListState
from directives.pages.matches import rows_of
from directives.reference import table
from directives.search.search import search
from directives.views.http import canonical, public

NEWEST = 20


@public
def province_list(request: HttpRequest) -> HttpResponse:
    """Return all provinces, on the map and in a table by region."""
    provinces = list(Province.objects.all())
    published = counts("province")
    names = {each.slug: each.name for each in provinces}
    regions = table("provinces")["regions"]
    order = list(regions)
    provinces.sort(key=lambda each: (order.index(each.region), each.sort_order))
    key = "name_en" if get_language() == "en" else "name"
    return render(
        request,
        "directives/province_list.html",
        {
            "canonical": canonical(request, reverse("province-list")),
            "regions": [
                (regions[code][key], [(each, published.get(each.slug, 0)) for each in group])
                for code, group in groupby(provinces, key=lambda each: each.region)
            ],
            "total": len(provinces),
            "holding": sum(slug in published for slug in names),
            "empty": sum(slug not in published for slug in names),
            "map": province_map(names, published, lambda slug: address("province-detail", slug)),
        },
    )


@public
def province_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Return one province: its directives, its bodies, its months."""
    province = get_object_or_404(Province, slug=slug)
    state = ListState().with_only("province", slug)
    found = search(state.query, state.filters, sort="newest", page=1, page_size=NEWEST)
    published = Count("directives", filter=Q(directives__status="published"))
    bodies = province.issuers.annotate(published=published).filter(published__gt=0)
    return render(
        request,
        "directives/province_detail.html",
        {
            "province": province,
            "canonical": canonical(request, province.get_absolute_url()),
            "total": found.total,
            "rows": rows_of(found.ids, state.query),
            "bodies": bodies.order_by("-published", "name_key"),
            "search_url": state.url,
            "chart": month_chart(found.facets.get("month", {}), state.addresses("month")),
            "region": table("provinces")["regions"].get(province.region, {}),
            "joined": Province.objects.filter(successor_name=province.successor_name).exclude(
                pk=province.pk
            ),
        },
    )
