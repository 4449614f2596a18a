"""Formatting for templates; nothing here asks the database."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlsplit, urlunsplit

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from directives.models import Directive
from directives.pages import labels
from directives.pages.drawn import byline, month_bars, month_rows, result_list
from directives.pages.drawn_facts import fact_rows, recipient_items
from directives.pages.drawn_points import contents_list, point_list, told_to
from directives.pages.prose import plain as without_emphasis
from directives.pages.prose import prose as paragraph
from directives.pages.prose import raised, segments
from directives.pages.results import designation as name_of

register = template.Library()
for drawn in (
    byline,
    contents_list,
    fact_rows,
    month_bars,
    month_rows,
    point_list,
    recipient_items,
    result_list,
    told_to,
):
    register.simple_tag(drawn)


@register.filter
def day(value: date | None) -> str:
    """Return a date as readers of the language write it."""
    return labels.day_label(value) if value else ""


@register.filter
def number(value: int) -> str:
    """Return a number with its thousands grouped as the language does."""
    return labels.number_label(value)


@register.filter
def media(value: str) -> str:
    """Return what kind of file a media type is."""
    return labels.media_label(value)


@register.filter
def prose(value: str) -> SafeString:
    """Return words of a document as HTML: emphasis kept, codes unbroken."""
    return paragraph(value)


@register.filter
def plain(value: str) -> str:
    """Return words of a document without the asterisks of emphasis."""
    return without_emphasis(value)


@register.filter
def heading(value: str) -> SafeString:
    """Return a subject as the title of a page."""
    return paragraph(raised(value))


@register.filter
def marked(value: list[tuple[str, bool]]) -> SafeString:
    """Return segments with the matching ones in <mark>."""
    return segments(value)


@register.filter
def designation(value: Directive) -> str:
    """Return how a directive is named: "Công văn 353-CV/TU"."""
    return name_of(value)


@register.filter
def in_other_language(address: str) -> str:
    """Return an address of this site in the other language, its query string kept.

    >>> in_other_language("/directives/?q=5K")
    '/en/directives/?q=5K'
    """
    parts = urlsplit(address)
    path = parts.path.removeprefix("/en") if get_language() == "en" else f"/en{parts.path}"
    return urlunsplit(parts._replace(path=path or "/"))
