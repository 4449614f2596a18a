"""What a reader may narrow a list by: declared and checked here, never turned into SQL."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from functools import cache
from typing import Any

import django_filters
from django import forms
from django.http import QueryDict
from django.utils.translation import gettext

from directives.models import Directive
from directives.pages.listing import FACETS, SORTS, ListState

LONGEST_QUERY = 500
LAST_PAGE = 1_000_000
DAY_FORMATS = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]+")


class ValuesField(forms.Field):
    """Any number of values under one name; blank ones say nothing."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: Iterable[str] | None) -> tuple[str, ...]:
        """Return the values given, each once, in their order."""
        cleaned = (_readable(each).strip() for each in value or ())
        return tuple(dict.fromkeys(each for each in cleaned if each))


class WordsField(forms.Field):
    """What was typed, without control characters."""

    def to_python(self, value: str | None) -> str:
        """Return the words on one line."""
        return _readable(value or "").strip()


class DayField(forms.Field):
    """A day as ISO or as written in Viet Nam."""

    def to_python(self, value: str | None) -> date | None:
        """Return the day; a text that is none raises a ValidationError that names it."""
        typed = _readable(value or "").strip()
        if not typed:
            return None
        for form in DAY_FORMATS if typed.isascii() else ():
            try:
                return datetime.strptime(typed, form).date()
            except ValueError:
                continue
        raise forms.ValidationError(
            gettext("“%(typed)s” không phải là ngày nên đã bỏ qua. Ví dụ: 15/05/2021.")
            % {"typed": typed[:40]}
        )


class SortField(forms.Field):
    """One of the three orders."""

    def to_python(self, value: str | None) -> str:
        """Return the order, or "" for none; an unknown one raises a ValidationError."""
        typed = _readable(value or "").strip()
        if typed in ("", *SORTS):
            return typed
        raise forms.ValidationError(
            gettext("Không có cách sắp xếp “%(typed)s” nên đã bỏ qua.") % {"typed": typed[:40]}
        )


class PageField(forms.Field):
    """A page number from 1."""

    def to_python(self, value: str | None) -> int:
        """Return the number; a text that is none raises a ValidationError that names it."""
        typed = _readable(value or "").strip()
        if not typed:
            return 1
        if typed.isascii() and typed.isdigit() and typed.strip("0"):
            return int(typed) if len(typed) < 8 else LAST_PAGE
        raise forms.ValidationError(
            gettext("“%(typed)s” không phải là số trang nên đã bỏ qua.") % {"typed": typed[:40]}
        )


def _declared(field: type[forms.Field]) -> type[django_filters.Filter]:
    name = field.__name__.replace("Field", "Filter")
    return type(name, (django_filters.Filter,), {"field_class": field})


ValuesFilter, WordsFilter, DayFilter, SortFilter, PageFilter = map(
    _declared, (ValuesField, WordsField, DayField, SortField, PageField)
)


class DirectiveFilter(django_filters.FilterSet):  # type: ignore[misc]
    """The parameters of a list; the index, not the database, is asked with them."""

    q = WordsFilter()
    province = ValuesFilter()
    issuer = ValuesFilter()
    kind = ValuesFilter()
    level = ValuesFilter()
    urgency = ValuesFilter()
    month = ValuesFilter()
    issued_after = DayFilter()
    issued_before = DayFilter()
    sort = SortFilter()
    page = PageFilter()

    class Meta:
        model = Directive
        fields: list[str] = []


@cache
def _form() -> type[forms.Form]:
    """Return the form of the filters, made once: nothing in it depends on the request."""
    made: type[forms.Form] = DirectiveFilter(queryset=Directive.objects.none()).get_form_class()
    return made


def read_list(parameters: QueryDict) -> tuple[ListState, list[str]]:
    """Return what the address asks for, and a note on everything in it that was ignored."""
    given, notes = cleaned(_form(), parameters)
    state = ListState(
        q=within_bounds(given["q"], notes),
        chosen={name: given[name] for name in FACETS if given[name]},
        issued_after=given.get("issued_after"),
        issued_before=given.get("issued_before"),
        sort=given.get("sort", ""),
        page=given.get("page", 1),
    )
    if state.issued_after and state.issued_before and state.issued_after > state.issued_before:
        notes.append(
            gettext("Ngày bắt đầu muộn hơn ngày kết thúc nên không có văn bản nào thỏa mãn.")
        )
    return state, notes


def cleaned(form: type[forms.Form], parameters: QueryDict) -> tuple[dict[str, Any], list[str]]:
    """Return the values that the fields of a form accept, and what they say of all others.

    A form would copy its fields for every request; none of ours changes with one.
    """
    given: dict[str, Any] = {}
    notes: list[str] = []
    for name, field in form.base_fields.items():
        try:
            given[name] = field.clean(field.widget.value_from_datadict(parameters, {}, name))
        except forms.ValidationError as error:
            notes += error.messages
    return given, notes


def within_bounds(q: str, notes: list[str]) -> str:
    """Return the words as far as they are searched, with a note added where they were longer."""
    if len(q) <= LONGEST_QUERY:
        return q
    notes.append(
        gettext("Câu tìm dài quá %(longest)s ký tự nên chỉ dùng phần đầu.")
        % {"longest": LONGEST_QUERY}
    )
    return q[:LONGEST_QUERY].rstrip()


def read_words(parameters: QueryDict) -> str:
    """Return the searched words that an address carries along, "" for none."""
    return _readable(parameters.get("q", "")).strip()[:LONGEST_QUERY]


def read_page(parameters: QueryDict) -> int:
    """Return the page that an address asks for; 1 where it does not say so clearly."""
    try:
        return PageField().to_python(parameters.get("page"))
    except forms.ValidationError:
        return 1


def _readable(text: str) -> str:
    return _CONTROLS.sub(" ", text)
