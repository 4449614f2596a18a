"""The list of directives: every search, filter and page of it is one address."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from directives.filters import read_list
from directives.models import Directive
from directives.pages.charts import MonthChart, month_chart
from directives.pages.drawn import result_list
from directives.pages.facets import facet_panel
from directives.pages.help import chips, explanations, ways_out
from directives.pages.listing import ListState, highlighted
from directives.pages.orders import OrdersState
from directives.pages.results import (
    Results,
    directive_summary,
    find,
    list_title,
    results_json,
)
from directives.pages.tables import DIRECTIVE_COLUMNS, directive_line, table_heading
from directives.search.search import Sort, all_directives
from directives.views.errors import past_end, past_end_sentence
from directives.views.exports import AT_ONCE, CSV, JSON_LINES, streamed
from directives.views.http import canonical, json_answer, json_line, public
from directives.views.pages import page_links

# Every province fits; of thousands of bodies those with the most directives.
MOST_VALUES = 80
# Crawlers must not wander through all combinations of filters.
NOFOLLOW = SafeString(' rel="nofollow"')


@public
def directive_list(request: HttpRequest) -> HttpResponse:
    """Return what was found, with filters, counts and what to try next."""
    state, notes = read_list(request.GET)
    results = find(state, notes, most_values=MOST_VALUES)
    if results.is_past_end:
        last = results.last_page
        url = state.on_page(last).url
        return past_end(request, last, url, state.q, is_cut=results.is_cut)
    return render(
        request,
        "directives/directive_list.html",
        {
            "state": state,
            "results": results,
            "title": list_title(results),
            "canonical": canonical(request, state.url),
            "is_permutation": state.is_narrowed or bool(state.q or state.sort),
            "follow": NOFOLLOW,
            "orders": _orders(state),
            "points_url": OrdersState(q=state.q).url,
            "suggestion_url": state.with_words(results.found.did_you_mean or "").url,
            "chips": chips(results),
            "explanations": explanations(results),
            "pages": page_links(state.page, results.last_page, lambda n: state.on_page(n).url),
            "ways_out": ways_out(results) if not results.found.total else None,
            "chart": _chart(results),
            "results_list": result_list(
                results.rows, heading="h2", query_string=highlighted("", state.q), flush=True
            ),
            "facet_panel": facet_panel(results.facets.values()),
        },
    )


def _chart(results: Results) -> MonthChart:
    """Return the chart of the months, each a link to the search for that month."""
    counts = {value.value: value.count for value in results.facets["month"].values}
    return month_chart(counts, results.state.addresses("month"))


@public
def directive_list_json(request: HttpRequest) -> HttpResponse:
    """Return the same page of the same list as data."""
    state, notes = read_list(request.GET)
    results = find(state, notes)
    if results.is_past_end:
        last = state.on_page(results.last_page)
        return json_answer(
            {
                "error": past_end_sentence(results.last_page, is_cut=results.is_cut),
                "page": state.page,
                "pages": results.found.pages,
                "last": last.json_url,
            },
            status=404,
        )
    return json_answer(results_json(results))


@public
def directive_list_csv(request: HttpRequest) -> HttpResponseBase:
    """Return all that answers, the newest first, as a table for a spreadsheet."""
    site = request.build_absolute_uri("/").rstrip("/")
    return _whole(
        request,
        CSV,
        "van-ban.csv",
        lambda each: directive_line(each, each.source_name, site),
        first=table_heading(DIRECTIVE_COLUMNS),
    )


@public
def directive_list_lines(request: HttpRequest) -> HttpResponseBase:
    """Return all that answers, the newest first, as one JSON object a line."""
    return _whole(
        request,
        JSON_LINES,
        "van-ban.jsonl",
        lambda each: json_line(directive_summary(each, each.source_name)),
    )


def _whole(
    request: HttpRequest, media_type: str, name: str, line: Callable[[Any], str], first: str = ""
) -> HttpResponseBase:
    state, _notes = read_list(request.GET)

    def drawn(ids: list[int]) -> str:
        found = Directive.objects.published_among(ids).for_export().in_bulk()
        return "".join(line(found[pk]) for pk in ids if pk in found)

    stretches = all_directives(state.query, state.filters, AT_ONCE)
    return streamed(request, media_type, name, stretches, drawn, first=first)


def _orders(state: ListState) -> list[dict[str, object]]:
    """Return the orders a list can be in; without words none is more relevant."""
    labels: dict[Sort, str] = {
        "relevance": gettext("Phù hợp nhất"),
        "newest": gettext("Mới nhất"),
        "oldest": gettext("Cũ nhất"),
    }
    return [
        {
            "label": label,
            "url": state.in_order(name).url,
            "is_current": name == state.order,
        }
        for name, label in labels.items()
        if name != "relevance" or state.q
    ]
