"""A page of the search as rows, facets and notes: the one source of the HTML and the JSON list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext, ngettext

from directives.models import Directive
from directives.pages.facets import Facet, read_facets
from directives.pages.kept import kept_until_change
from directives.pages.labels import day_label, kind_name, number_label
from directives.pages.listing import ListState
from directives.pages.matches import Row, rows_of
from directives.pages.papers import Listed
from directives.pages.prose import plain, shortened
from directives.pages.slips import loosened_told, slips_told
from directives.search.search import SearchPage, search

PAGE_SIZE = 20
PAGES_KEPT = 64
LONGEST_DESCRIPTION = 200


@dataclass(frozen=True, slots=True)
class Results:
    """Everything a list shows."""

    state: ListState
    found: SearchPage
    rows: list[Row]
    facets: dict[str, Facet]
    notes: list[str]

    @property
    def is_past_end(self) -> bool:
        """Return whether the page asked for lies behind the last one."""
        return self.state.page > self.last_page

    @property
    def last_page(self) -> int:
        """Return the number of the last page; an empty list has one page."""
        return max(int(self.found.pages), 1)

    @property
    def is_cut(self) -> bool:
        """Return whether there is more than the list shows."""
        return self.found.total > self.last_page * PAGE_SIZE


def find(state: ListState, notes: Sequence[str] = (), *, most_values: int | None = None) -> Results:
    """Return the page of results that the address asks for, each facet with so many values."""
    kept = _find(state, most_values)
    return replace(kept, notes=[*notes, *kept.notes])


@kept_until_change(PAGES_KEPT)
def _find(state: ListState, most_values: int | None) -> Results:
    found = search(
        state.query, state.filters, sort=state.order, page=state.page, page_size=PAGE_SIZE
    )
    facets, unknown = read_facets(found.facets, state.chosen, most=most_values)
    return Results(
        state=state,
        found=found,
        rows=rows_of(found.ids, found.query),
        facets=facets,
        notes=[
            *unknown,
            *slips_told(found.slips, found.did_you_mean),
            *loosened_told(found.query, found.total),
        ],
    )


def designation(directive: Directive | Listed) -> str:
    """Return how a directive is named in a sentence: "Công văn 353-CV/TU".

    The words are those of the document, so they stay Vietnamese in every language.
    """
    kind = kind_name(directive.kind) if directive.kind else "Văn bản"
    return f"{kind} {directive.number_symbol}".strip()


def issuer_name(directive: Directive | Listed) -> str:
    """Return the issuing body's name, as read where no body of that name is known."""
    return directive.issuer.name if directive.issuer else directive.issuer_name


def title_of(directive: Directive | Listed) -> str:
    """Return the designation, body and date of a directive, without what is unknown."""
    parts = [designation(directive)]
    if name := issuer_name(directive):
        parts.append(name)
    if directive.issued_on:
        parts.append(day_label(directive.issued_on))
    return ", ".join(parts)


def description(directive: Directive, title: str) -> str:
    """Return what a list of other pages says of a directive: its title, and what it is about."""
    subject = plain(directive.subject)
    return shortened(f"{title}: {subject}" if subject else title, LONGEST_DESCRIPTION)


def list_title(results: Results) -> str:
    """Return the title of a list: "5K: 1.204 kết quả, trang 2"."""
    total = results.found.total
    if results.state.q:
        count = ngettext("%(count)s kết quả", "%(count)s kết quả", total)
    else:
        count = ngettext("%(count)s văn bản", "%(count)s văn bản", total)
    parts = [count % {"count": number_label(total)}]
    if results.state.page > 1:
        parts.append(gettext("trang %(page)s") % {"page": number_label(results.state.page)})
    title = ", ".join(parts)
    return f"{results.state.q}: {title}" if results.state.q else title


def row_json(row: Row) -> dict[str, Any]:
    """Return a row as the list contract has it."""
    return directive_summary(row.directive, row.source_name) | {
        "matches": [
            {"marker": match.marker, "url": match.url, "segments": match.words.segments()}
            for match in row.matches
        ]
    }


def directive_summary(directive: Directive | Listed, source_name: str | None) -> dict[str, Any]:
    """Return what every JSON answer says of a directive; unknown facts are None."""
    issuer, province = directive.issuer, directive.province
    return {
        "id": directive.public_id,
        "url": directive.get_absolute_url(),
        "title": title_of(directive),
        "kind": directive.kind or None,
        "number_symbol": directive.number_symbol or None,
        "issuer": {"name": issuer.name, "url": issuer.get_absolute_url()} if issuer else None,
        "province": {"name": province.name, "slug": province.slug} if province else None,
        "issued_on": _iso(directive.issued_on),
        "subject": directive.subject or None,
        "source_name": source_name,
    }


def results_json(results: Results) -> dict[str, Any]:
    """Return a list as its contract has it."""
    found = results.found
    return {
        "query": results.state.q,
        "total": found.total,
        "page": results.state.page,
        "pages": found.pages,
        "notes": results.notes,
        "did_you_mean": found.did_you_mean,
        "results": [row_json(row) for row in results.rows],
        "facets": {
            name: [
                {"value": value.value, "label": value.label, "count": value.count}
                for value in facet.values
            ]
            for name, facet in results.facets.items()
        },
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
