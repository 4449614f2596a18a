"""What pages repeat by the dozen, as HTML in one piece: loops of templates cost five times more.

Every value is escaped where it is put in; `marked` escapes the words that it marks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from html import escape
from typing import NamedTuple

from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, ngettext

from directives.models import Directive
from directives.pages.charts import MonthChart
from directives.pages.labels import day_label, number_label, number_labels, urgency_label
from directives.pages.matches import Match, Row
from directives.pages.papers import Listed
from directives.pages.prose import marked
from directives.pages.results import designation, issuer_name

NOFOLLOW = ' rel="nofollow"'
BYLINES_KEPT = 2048


class _Around(NamedTuple):
    """What stands around every row of one list: its language, its words, its links' queries."""

    language: str
    heading: str
    query_string: str
    point: str
    told: str
    others: str


def result_list(
    rows: Iterable[Row], *, heading: str, query_string: str = "", flush: bool = False
) -> SafeString:
    """Return the rows of a list, each with its title, its first matches and how many more."""
    style = " results--flush" if flush else ""
    language = get_language()
    told, others = escape(gettext("Giao:")), escape(gettext("và cơ quan khác"))
    around = _Around(
        language=language,
        heading=heading,
        query_string=escape(query_string),
        point=escape(gettext("Điểm")),
        told=f'<span lang="{language}">{told}</span>',
        others=f' <span lang="{language}">{others}</span>',
    )
    items = "".join([_row(row, around) for row in rows])
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


# A row's directive is plain values: the same ones give the same line.
@lru_cache(maxsize=BYLINES_KEPT)
def _byline(_language: str, directive: Listed, count: int) -> SafeString:
    return byline(directive, count)


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
    counts = number_labels(bar.count for bar in chart.bars)
    rows = [
        f'<tr><th scope="row"><a href="{escape(bar.url)}"{rel}>{escape(bar.label)}</a></th>'
        f'<td class="num">{count}</td></tr>'
        for bar, count in zip(chart.bars, counts, strict=True)
    ]
    return SafeString("".join(rows))


def _row(row: Row, around: _Around) -> str:
    url = escape(row.url) + around.query_string
    title = marked(row.title) if row.directive.subject else _name(row.directive)
    hits = _hits(row.hits, around) + _more(row.more_matches, url, around) if row.hits else ""
    return (
        f'<li class="result">{_byline(around.language, row.directive, row.instructions)}'
        f'<{around.heading} class="result__title">'
        f'<a lang="vi" href="{url}">{title}</a></{around.heading}>{hits}</li>'
    )


def _name(directive: Directive | Listed) -> str:
    return escape(designation(directive))


def _hits(hits: Sequence[Match], around: _Around) -> str:
    items = "".join(
        [
            f'<li class="hit">{_place(hit, around)}'
            f'<p class="hit__text" lang="vi">{marked(hit.words)}{_told(hit, around)}</p></li>'
            for hit in hits
        ]
    )
    return f'<ul class="hits" role="list">{items}</ul>'


def _place(hit: Match, around: _Around) -> str:
    """Return the link to the item that holds the match; nothing outside every item."""
    if hit.marker is None:
        return '<span class="hit__no"></span>'
    return (
        f'<a class="hit__no" href="{escape(hit.url)}{around.query_string}">'
        f'<span class="hidden">{around.point} </span>{escape(hit.label)}</a>'
    )


def _told(hit: Match, around: _Around) -> str:
    """Return whom the item tells to act."""
    if not hit.addressees:
        return ""
    others = around.others if hit.more_addressees else ""
    named = escape(", ".join(hit.addressees))
    return f'<span class="hit__for">{around.told} {named}{others}</span>'


def _more(count: int, url: str, around: _Around) -> str:
    if not count:
        return ""
    return f'<p class="hits__more"><a href="{url}">{_more_sentence(around.language, count)}</a></p>'


@lru_cache(maxsize=256)
def _more_sentence(_language: str, count: int) -> str:
    sentence = ngettext(
        "Còn %(more)s điểm khớp trong văn bản này",
        "Còn %(more)s điểm khớp trong văn bản này",
        count,
    )
    return escape(sentence % {"more": number_label(count)})
