"""The points of a directive as HTML in one piece: their text, their contents, whom they tell.

Every value is escaped where it is put in; headings and paragraphs come as HTML from `prose`.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from directives.pages.outline import Point, Tag, Term

_OPEN = '<ol class="points" role="list">'


def point_list(points: Sequence[Point]) -> SafeString:
    """Return the points as nested lists, each with its text and whom it tells what by when."""
    meta = f'<div class="point__meta" lang="{get_language()}">'
    told, due, assessment = _words()
    assessed = f'<span class="who">{assessment}</span>'
    drawn = [_OPEN]
    for point in points:
        anchor = escape(point.anchor)
        style = " point--dash" if point.is_dash else " point--word" if point.is_wordy else ""
        if point.opens:
            drawn.append(_OPEN)
        drawn += (f'<li class="point{style}" id="{anchor}">', _text(point, anchor), meta)
        if point.tags:
            drawn.append(_tags(point.tags, anchor, told))
        elif point.is_assessment:
            drawn.append(assessed)
        if point.terms:
            drawn.append(_terms(point.terms, due))
        link = f'<a class="point__link" href="{escape(point.url)}">{escape(point.label)}</a>'
        drawn += (link, "</div></div>", _ends(point))
    drawn.append("</ol>")
    return SafeString("".join(drawn))


def contents_list(points: Sequence[Point]) -> SafeString:
    """Return one line for each point, linked to its place on the page; those that match marked."""
    drawn = []
    for point in points:
        opened = '<ol role="list">' if point.opens else ""
        match = ' class="has-match"' if point.has_match else ""
        drawn.append(
            f'{opened}<li><a href="#{escape(point.anchor)}"{match}>'
            f'<span class="n">{escape(point.short)}</span>'
            f' <span class="t" lang="vi">{escape(point.summary)}</span></a>{_ends(point)}'
        )
    return SafeString("".join(drawn))


def told_to(point: Point) -> SafeString:
    """Return whom a point that stands alone tells to act, and by when; "" where it does not say."""
    if not (point.tags or point.terms):
        return SafeString("")
    told, due, _assessment = _words()
    tags = _tags(point.tags, escape(point.anchor), told) if point.tags else ""
    terms = _terms(point.terms, due) if point.terms else ""
    return SafeString(f'<div class="point__meta">{tags}{terms}</div>')


def _text(point: Point, anchor: str) -> str:
    """Return the heading, the marker and the paragraphs; what stands with them is left open."""
    marker = escape(point.marker)
    link = f'<a class="point__no" href="#{anchor}">{marker}</a>'
    head, beside = "", "" if point.heading else link
    if point.heading:
        title = f'<h3 class="point__title">{point.heading}</h3>'
        head = f'<div class="point__head">{link}{title}</div>'
    if point.is_dash:
        beside = f'<span class="point__no">{marker}</span>'
    paragraphs = "".join([f"<p>{each}</p>" for each in point.paragraphs])
    return f'{head}<div class="point__own">{beside}<div class="point__text">{paragraphs}</div>'


def _tags(tags: Sequence[Tag], anchor: str, told: str) -> str:
    items = "".join(
        f'<li><a class="tag" lang="vi" href="{escape(tag.url)}">{escape(tag.name)}</a>'
        f"{_part(tag)}</li>"
        for tag in tags
    )
    return (
        f'<span class="who" id="{anchor}-ai">{told}</span>'
        f'<ul class="tags" role="list" aria-labelledby="{anchor}-ai">{items}</ul>'
    )


def _part(tag: Tag) -> str:
    if tag.role:
        return f' <span class="part">{escape(tag.role)}</span>'
    return f' <span class="part" lang="vi">{escape(tag.verb)}</span>' if tag.verb else ""


def _terms(terms: Sequence[Term], due: str) -> str:
    shown = "; ".join(
        f'<span lang="vi">{escape(term.printed)}</span>'
        + (f" ({escape(term.days)})" if term.days else "")
        for term in terms
    )
    return f'<span class="term"><span class="who">{due}</span> {shown}</span>'


def _words() -> tuple[str, str, str]:
    return escape(gettext("Giao:")), escape(gettext("Thời gian:")), escape(gettext("nhận định"))


def _ends(point: Point) -> str:
    return "" if point.is_parent else "</li>" + "</ol></li>" * len(point.ends)
