"""What a reader may narrow the list of instructions by, read from the address."""

from __future__ import annotations

from functools import cache

import django_filters
from django import forms
from django.http import QueryDict
from django.utils.translation import gettext

from directives.filters import (
    DayFilter,
    PageFilter,
    ValuesFilter,
    WordsFilter,
    cleaned,
    within_bounds,
)
from directives.models import Instruction, Issuer, Province
from directives.pages.orders import GROUPS, OrdersState
from directives.pages.roles import ROLES, group_title
from directives.review.merging import successor

MOST_VALUES = 100


class OrderFilter(django_filters.FilterSet):  # type: ignore[misc]
    """The parameters of the list; the index, not the database, is asked with them."""

    q = WordsFilter()
    body = ValuesFilter()
    role = ValuesFilter()
    due_after = DayFilter()
    due_before = DayFilter()
    issuer = ValuesFilter()
    province = ValuesFilter()
    issued_after = DayFilter()
    issued_before = DayFilter()
    page = PageFilter()

    class Meta:
        model = Instruction
        fields: list[str] = []


@cache
def _form() -> type[forms.Form]:
    """Return the form of the filters, made once: nothing in it depends on the request."""
    made: type[forms.Form] = OrderFilter(queryset=Instruction.objects.none()).get_form_class()
    return made


def read_orders(parameters: QueryDict) -> tuple[OrdersState, list[str]]:
    """Return what the address asks for, and a note on everything in it that was ignored.

    A body that was merged into another stands for that other.
    """
    given, notes = cleaned(_form(), parameters)
    q = within_bounds(given["q"], notes)
    chosen = {}
    for name in GROUPS:
        if values := given[name][:MOST_VALUES]:
            chosen[name], unknown = _known(name, values)
            notes += [_unknown(name, value) for value in unknown]
    state = OrdersState(
        q=q,
        chosen=chosen,
        due_after=given.get("due_after"),
        due_before=given.get("due_before"),
        issued_after=given.get("issued_after"),
        issued_before=given.get("issued_before"),
        page=given.get("page", 1),
    )
    for first, last in (
        (state.due_after, state.due_before),
        (state.issued_after, state.issued_before),
    ):
        if first and last and first > last:
            notes.append(
                gettext("Ngày bắt đầu muộn hơn ngày kết thúc nên không có điểm nào thỏa mãn.")
            )
    return state, notes


def _known(name: str, values: tuple[str, ...]) -> tuple[tuple[str, ...], list[str]]:
    """Return the values to ask for, and those of them that do not exist."""
    if name == "role":
        return values, [value for value in values if value not in ROLES]
    if name == "province":
        held = set(Province.objects.filter(slug__in=values).values_list("slug", flat=True))
        return values, [value for value in values if value not in held]
    held = set(Issuer.objects.filter(slug__in=values).values_list("slug", flat=True))
    found, unknown = [], []
    for value in values:
        kept = None if value in held else successor(value)
        if value not in held and kept is None:
            unknown.append(value)
        found.append(kept.slug if kept else value)
    return tuple(dict.fromkeys(found)), unknown


def _unknown(name: str, value: str) -> str:
    return gettext("Bộ lọc “%(facet)s” không có giá trị “%(value)s” nên không khớp điểm nào.") % {
        "facet": group_title(name),
        "value": value[:60],
    }
