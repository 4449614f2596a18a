"""The list of instructions: pages of it, and all of it as a table or as lines of JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import translation

from directives.order_filters import read_orders
from directives.pages.facets import facet_panel
from directives.pages.kept import kept_until_change
from directives.pages.orders import OrdersState
from directives.pages.tables import BOM, heading, line
from directives.pages.told import PAGES_KEPT, Told, find_orders, order_chips, order_facets, told
from directives.search.orders import all_orders
from directives.views.errors import past_end, past_end_sentence
from directives.views.http import canonical, json_answer, public
from directives.views.listing import NOFOLLOW
from directives.views.pages import page_links

AT_ONCE = 200


@public
def instruction_list(request: HttpRequest) -> HttpResponse:
    """Return the instructions that answer: whom each orders, by when, and where it stands."""
    state, notes = read_orders(request.GET)
    orders = find_orders(state)
    if orders.is_past_end:
        last = orders.last_page
        return past_end(request, last, state.on_page(last).url, is_cut=orders.is_cut)
    facets = order_facets(state)
    return render(
        request,
        "directives/instruction_list.html",
        {
            "state": state,
            "orders": orders,
            "notes": notes,
            "canonical": canonical(request, state.url),
            "is_permutation": state.is_narrowed or bool(state.q),
            "follow": NOFOLLOW,
            "suggestion_url": state.with_words(orders.found.did_you_mean or "").url,
            "chips": order_chips(state, facets),
            "facet_panel": _panel(state),
            "pages": page_links(state.page, orders.last_page, lambda n: state.on_page(n).url),
        },
    )


@kept_until_change(PAGES_KEPT)
def _panel(state: OrdersState) -> str:
    return facet_panel(order_facets(state).values(), unit=translation.gettext("điểm"))


@public
def instruction_list_json(request: HttpRequest) -> HttpResponse:
    """Return the same page of the same list as data."""
    state, notes = read_orders(request.GET)
    orders = find_orders(state)
    if orders.is_past_end:
        return json_answer(
            {
                "error": past_end_sentence(orders.last_page, is_cut=orders.is_cut),
                "page": state.page,
                "pages": orders.found.pages,
                "last": state.on_page(orders.last_page).json_url,
            },
            status=404,
        )
    return json_answer(orders.as_json(notes))


@public
def instruction_list_csv(request: HttpRequest) -> HttpResponseBase:
    """Return all that answers, the newest first, as a table for a spreadsheet."""
    site = request.build_absolute_uri("/").rstrip("/")
    return _streamed(
        request,
        "text/csv; charset=utf-8",
        "diem-chi-dao.csv",
        lambda row: line(row, site),
        first=BOM + heading(),
    )


@public
def instruction_list_lines(request: HttpRequest) -> HttpResponseBase:
    """Return all that answers, the newest first, as one JSON object a line."""
    return _streamed(
        request,
        "application/x-ndjson; charset=utf-8",
        "diem-chi-dao.jsonl",
        lambda row: json.dumps(row.as_json(), ensure_ascii=False) + "\n",
    )


def _streamed(
    request: HttpRequest,
    media_type: str,
    name: str,
    drawn: Callable[[Told], str],
    first: str = "",
) -> HttpResponseBase:
    """Return a file of all that answers, made while it is sent: only a stretch is in memory."""
    state, _notes = read_orders(request.GET)
    headers = {
        "Content-Type": media_type,
        "Content-Disposition": f'attachment; filename="{name}"',
        "Access-Control-Allow-Origin": "*",
        "X-Robots-Tag": "noindex",
    }
    if request.method == "HEAD":
        return HttpResponse(headers=headers)
    language = translation.get_language()

    def content() -> Iterator[str]:
        yield first
        for ids in all_orders(state.query, state.filters, AT_ONCE):
            # The request's language is no longer set when the answer is sent.
            with translation.override(language):
                lines = [drawn(row) for row in told(ids, state.query)]
            yield "".join(lines)

    return StreamingHttpResponse(content(), headers=headers)
