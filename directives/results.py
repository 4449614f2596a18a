"""A page of the search as rows, facets and notes: the one source of the HTML and the JSON list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext, ngettext

from directives.facets import Facet, read_facets
from directives.labels import day_label, kind_name, number_label
from directives.listing import ListState
from directives.models import Addressee, Directive, Instruction, SourceFile
from directives.prose import plain, raised
from directives.search.highlight import excerpt, highlight, match_strength
from directives.search.query import SearchQuery
from directives.search.search import SearchPage, search

PAGE_SIZE = 20
MOST_MATCHES = 3
MOST_ADDRESSEES = 3
EXCERPT_WIDTH = 220

Segments = list[tuple[str, bool]]


@dataclass(frozen=True, slots=True)
class Match:
    """Where a directive holds the searched words; `marker` is None outside every item."""

    marker: str | None
    label: str
    url: str
    segments: Segments
    addressees: tuple[str, ...] = ()
    more_addressees: bool = False
    is_subject: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One directive of a list."""

    directive: Directive
    title_segments: Segments
    source_name: str | None
    instructions: int
    matches: tuple[Match, ...] = ()
    more_matches: int = 0

    @property
    def hits(self) -> tuple[Match, ...]:
        """Return the matches that the heading of the row does not already show."""
        return tuple(match for match in self.matches if not match.is_subject)


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


def find(state: ListState, notes: Sequence[str] = ()) -> Results:
    """Return the page of results that the address asks for."""
    query = state.query
    found = search(query, state.filters, sort=state.order, page=state.page, page_size=PAGE_SIZE)
    facets, unknown = read_facets(found.facets, state.chosen)
    return Results(
        state=state,
        found=found,
        rows=rows_of(found.ids, found.query),
        facets=facets,
        notes=[*notes, *unknown],
    )


def rows_of(ids: Sequence[int], query: SearchQuery) -> list[Row]:
    """Return the directives with these keys, in this order, with what they match."""
    directives = Directive.objects.published().for_list().in_bulk(ids)
    present = [directives[pk] for pk in ids if pk in directives]
    names = dict(
        SourceFile.objects.filter(directive__in=present, is_current=True).values_list(
            "directive_id", "name"
        )
    )
    if query.is_empty:
        counts = dict(
            Instruction.objects.filter(directive__in=present)
            .order_by()
            .values_list("directive_id")
            .annotate(Count("pk"))
        )
        return [
            Row(
                each,
                [(raised(plain(each.subject)), False)],
                names.get(each.pk),
                counts.get(each.pk, 0),
            )
            for each in present
        ]
    return _matched_rows(present, names, query)


def _matched_rows(
    directives: list[Directive], names: dict[int, str], query: SearchQuery
) -> list[Row]:
    items: dict[int, list[Instruction]] = {each.pk: [] for each in directives}
    for item in Instruction.objects.filter(directive__in=directives).only(
        "directive_id", "path", "slug", "marker", "text", "position"
    ):
        items[item.directive_id].append(item)
    matching = {each.pk: _matching(items[each.pk], query) for each in directives}
    chosen = [item for best in matching.values() for item in best[:MOST_MATCHES]]
    addressees: dict[int, list[str]] = {}
    for instruction_id, name in Addressee.objects.filter(instruction__in=chosen).values_list(
        "instruction_id", "name"
    ):
        addressees.setdefault(instruction_id, []).append(name)
    elsewhere = _texts_of([each for each in directives if not matching[each.pk]], query)
    rows = []
    for each in directives:
        title = highlight(raised(plain(each.subject)), query)
        best = matching[each.pk]
        rows.append(
            Row(
                directive=each,
                title_segments=title,
                source_name=names.get(each.pk),
                instructions=len(items[each.pk]),
                matches=tuple(
                    _match(each, item, addressees.get(item.pk, []), query)
                    for item in best[:MOST_MATCHES]
                )
                or _match_elsewhere(each, title, elsewhere.get(each.pk, ""), query),
                more_matches=max(0, len(best) - MOST_MATCHES),
            )
        )
    return rows


def _matching(items: Iterable[Instruction], query: SearchQuery) -> list[Instruction]:
    """Return the items that hold searched words, the best first, equals in printed order."""
    strengths = [(match_strength(item.text, query), item) for item in items]
    found = [(strength, item) for strength, item in strengths if strength > 0]
    found.sort(key=lambda pair: (-pair[0], pair[1].position))
    return [item for _strength, item in found]


def _match(
    directive: Directive, item: Instruction, addressees: list[str], query: SearchQuery
) -> Match:
    item.directive = directive
    return Match(
        marker=item.path,
        label=short_marker(item.path, item.marker),
        url=item.get_absolute_url(),
        segments=excerpt(_one_line(item.text), query, EXCERPT_WIDTH),
        addressees=tuple(plain(name).strip() for name in addressees[:MOST_ADDRESSEES]),
        more_addressees=len(addressees) > MOST_ADDRESSEES,
    )


def _texts_of(directives: list[Directive], query: SearchQuery) -> dict[int, str]:
    """Return the whole texts of directives whose match must be sought outside subject and items."""
    wanted = [each.pk for each in directives if match_strength(each.subject, query) <= 0]
    if not wanted:
        return {}
    return dict(Directive.objects.filter(pk__in=wanted).values_list("pk", "text"))


def _match_elsewhere(
    directive: Directive, title: Segments, text: str, query: SearchQuery
) -> tuple[Match, ...]:
    url = directive.get_absolute_url()
    if any(is_match for _words, is_match in title):
        return (Match(None, "", url, title, is_subject=True),)
    if text and match_strength(text, query) > 0:
        return (Match(None, "", url, excerpt(_one_line(text), query, EXCERPT_WIDTH)),)
    return ()


def _one_line(text: str) -> str:
    return " ".join(plain(text).split())


def short_marker(path: str, marker: str) -> str:
    """Return how a row names an item: "2.1.", for a dash item "2.1–3".

    >>> short_marker("2.1/-3", "-")
    '2.1–3'
    """
    above, _slash, last = path.rpartition("/")
    if last[:1] in "-+*•" and last[1:].isdigit():
        return f"{above}–{last[1:]}" if above else f"–{last[1:]}"
    return marker or last


def designation(directive: Directive) -> str:
    """Return how a directive is named in a sentence: "Công văn 353-CV/TU".

    The words are those of the document, so they stay Vietnamese in every language.
    """
    kind = kind_name(directive.kind) if directive.kind else "Văn bản"
    return f"{kind} {directive.number_symbol}".strip()


def title_of(directive: Directive) -> str:
    """Return the designation, body and date of a directive, without what is unknown."""
    parts = [designation(directive)]
    if directive.issuer:
        parts.append(directive.issuer.name)
    if directive.issued_on:
        parts.append(day_label(directive.issued_on))
    return ", ".join(parts)


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
            {"marker": match.marker, "url": match.url, "segments": match.segments}
            for match in row.matches
        ]
    }


def directive_summary(directive: Directive, source_name: str | None) -> dict[str, Any]:
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
