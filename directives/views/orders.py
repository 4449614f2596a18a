"""The list of instructions: pages of it, and all of it as a table or as lines of JSON."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import translation

from directives.order_filters import read_orders
from directives.pages.facets import facet_panel
from directives.pages.kept import kept_until_change
from directives.pages.orders import OrdersState
from directives.pages.tables import INSTRUCTION_COLUMNS, instruction_line, table_heading
from directives.pages.told import PAGES_KEPT, find_orders, order_chips, order_facets, told
from directives.search.orders import all_orders
from directives.views.errors import past_end, past_end_sentence
from directives.views.exports import AT_ONCE, CSV, JSON_LINES, streamed
from directives.views.http import canonical, json_answer, json_line, public
from directives.views.listing import NOFOLLOW
from directives.views.pages import page_links


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
            "notes": [*notes, *orders.notes],
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
    state, _notes = read_orders(request.GET)
    site = request.build_absolute_uri("/").rstrip("/")

    def drawn(ids: list[int]) -> str:
        return "".join(instruction_line(row, site) for row in told(ids, state.query))

    stretches = all_orders(state.query, state.filters, AT_ONCE)
    heading = table_heading(INSTRUCTION_COLUMNS)
    return streamed(request, CSV, "diem-chi-dao.csv", stretches, drawn, first=heading)


@public
def instruction_list_lines(request: HttpRequest) -> HttpResponseBase:
    """Return all that answers, the newest first, as one JSON object a line."""
    state, _notes = read_orders(request.GET)

    def drawn(ids: list[int]) -> str:
        return "".join(json_line(row.as_json()) for row in told(ids, state.query))

    stretches = all_orders(state.query, state.filters, AT_ONCE)
    return streamed(request, JSON_LINES, "diem-chi-dao.jsonl", stretches, drawn)
