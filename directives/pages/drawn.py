"""What pages repeat by the dozen, as HTML in one piece: loops of templates cost five times more.

Every value is escaped where it is put in; `segments` escapes the words that it marks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, ngettext

from directives.models import Directive
from directives.pages.charts import MonthChart
from directives.pages.labels import day_label, number_label, urgency_label
from directives.pages.matches import Match, Row
from directives.pages.papers import Listed
from directives.pages.prose import segments
from directives.pages.results import designation, issuer_name

NOFOLLOW = ' rel="nofollow"'


def result_list(
    rows: Iterable[Row], *, heading: str, query_string: str = "", flush: bool = False
) -> SafeString:
    """Return the rows of a list, each with its title, its first matches and how many more."""
    style = " results--flush" if flush else ""
    query_string, point = escape(query_string), escape(gettext("Điểm"))
    items = "".join(_row(row, heading, query_string, point) for row in rows)
    return SafeString(f'<ol class="results{style}" role="list">{items}</ol>')


def byline(
    directive: Directive | Listed, count: int = 0, date_is_inferred: bool = False
) -> SafeString:
    """Return kind and number, body, date, number of points and stamp, without what is unknown."""
    parts = [f'<strong lang="vi" class="nowrap">{escape(designation(directive))}</strong>']
    if name := issuer_name(directive):
        parts.append(f'<span lang="vi">{escape(name)}</span>')
    if on := directive.issued_on:
        parts.append(f'<time datetime="{on.isoformat()}">{escape(day_label(on))}</time>')
    if date_is_inferred:
        inferred = gettext("ngày suy ra")
        parts.append(f'<span class="state state--inferred">{escape(inferred)}</span>')
    if count:
        points = ngettext("%(count)s điểm", "%(count)s điểm", count)
        shown = points % {"count": number_label(count)}
        parts.append(f'<span class="byline__n">{escape(shown)}</span>')
    if directive.urgency:
        parts.append(f'<span class="stamp">{escape(urgency_label(directive.urgency))}</span>')
    return SafeString(f'<p class="byline">{" ".join(parts)}</p>')


def month_bars(chart: MonthChart, nofollow: bool = False) -> SafeString:
    """Return the bars of the chart, each a link to the search for its month."""
    rel = NOFOLLOW if nofollow else ""
    return SafeString(
        "".join(
            f'<a href="{escape(bar.url)}" aria-label="{escape(bar.sentence)}"{rel}>'
            f"<title>{escape(bar.sentence)}</title>"
            f'<rect class="hit-area" x="{bar.x}" y="0" width="20" height="112" />'
            f'<rect class="bar" x="{bar.inner}" y="{bar.top}" width="14" height="{bar.height}" />'
            "</a>"
            for bar in chart.bars
        )
    )


def month_rows(chart: MonthChart, nofollow: bool = False) -> SafeString:
    """Return the same counts as the rows of a table."""
    rel = NOFOLLOW if nofollow else ""
    return SafeString(
        "".join(
            f'<tr><th scope="row"><a href="{escape(bar.url)}"{rel}>{escape(bar.label)}</a></th>'
            f'<td class="num">{number_label(bar.count)}</td></tr>'
            for bar in chart.bars
        )
    )


def _row(row: Row, heading: str, query_string: str, point: str) -> str:
    title = segments(row.title_segments) if row.directive.subject else _name(row.directive)
    hits = _hits(row.hits, query_string, point) + _more(row, query_string) if row.hits else ""
    return (
        f'<li class="result">{byline(row.directive, row.instructions)}'
        f'<{heading} class="result__title">'
        f'<a lang="vi" href="{escape(row.url)}{query_string}">{title}</a></{heading}>{hits}</li>'
    )


def _name(directive: Directive | Listed) -> str:
    return escape(designation(directive))


def _hits(hits: Sequence[Match], query_string: str, point: str) -> str:
    items = "".join(
        f'<li class="hit">{_place(hit, query_string, point)}'
        f'<p class="hit__text" lang="vi">{segments(hit.segments)}{_told(hit)}</p></li>'
        for hit in hits
    )
    return f'<ul class="hits" role="list">{items}</ul>'


def _place(hit: Match, query_string: str, point: str) -> str:
    """Return the link to the item that holds the match; nothing outside every item."""
    if hit.marker is None:
        return '<span class="hit__no"></span>'
    return (
        f'<a class="hit__no" href="{escape(hit.url)}{query_string}">'
        f'<span class="hidden">{point} </span>{escape(hit.label)}</a>'
    )


def _told(hit: Match) -> str:
    """Return whom the item tells to act."""
    if not hit.addressees:
        return ""
    # Outside the f-strings, where makemessages finds them.
    language, told, more = get_language(), gettext("Giao:"), gettext("và cơ quan khác")
    others = f' <span lang="{language}">{escape(more)}</span>'
    return (
        f'<span class="hit__for"><span lang="{language}">{escape(told)}</span>'
        f" {escape(', '.join(hit.addressees))}{others if hit.more_addressees else ''}</span>"
    )


def _more(row: Row, query_string: str) -> str:
    if not row.more_matches:
        return ""
    sentence = ngettext(
        "Còn %(more)s điểm khớp trong văn bản này",
        "Còn %(more)s điểm khớp trong văn bản này",
        row.more_matches,
    ) % {"more": number_label(row.more_matches)}
    link = f'<a href="{escape(row.url)}{query_string}">{escape(sentence)}</a>'
    return f'<p class="hits__more">{link}</p>'
