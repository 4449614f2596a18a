"""Instructions as hits of a list: what is ordered, of whom, by when, and in which directive."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext, ngettext

from directives.models import Directive, Instruction, Issuer, Province, SourceFile
from directives.pages.facets import Facet, FacetValue
from directives.pages.help import Chip
from directives.pages.kept import kept_until_change
from directives.pages.labels import day_label, number_label
from directives.pages.listing import highlighted
from directives.pages.orders import DAYS, GROUPS, OrdersState
from directives.pages.outline import Tag, Term, point_label, tag, term
from directives.pages.prose import plain, raised
from directives.pages.results import designation, directive_summary, issuer_name
from directives.pages.roles import ROLES, group_title, role_label
from directives.pages.slips import loosened_told, slips_told
from directives.search.asked import SearchQuery
from directives.search.highlight import Segments, highlight
from directives.search.highlight import find as find_words
from directives.search.orders import OrdersPage, order_counts, search_orders

PAGE_SIZE = 20
PAGES_KEPT = 64
EXCERPT_WIDTH = 480
MOST_VALUES = 60


@dataclass(frozen=True, slots=True)
class Told:
    """One instruction of the list, with the words that were searched."""

    item: Instruction
    query: SearchQuery
    q: str = ""

    @property
    def directive(self) -> Directive:
        """Return the directive that it belongs to."""
        return self.item.directive

    @property
    def anchor(self) -> str:
        """Return what tells it from all others on the page."""
        return f"{self.directive.public_id}-{self.item.slug}"

    @property
    def url(self) -> str:
        """Return the address of its page, where the words are marked."""
        return highlighted(self.item.get_absolute_url(), self.q)

    @property
    def label(self) -> str:
        """Return how one speaks of the item: "Điểm 2.1"."""
        return point_label(self.item.path)

    @property
    def designation(self) -> str:
        """Return how its directive is named."""
        return designation(self.directive)

    @property
    def issuer_name(self) -> str:
        """Return who issued it."""
        return issuer_name(self.directive)

    @property
    def subject(self) -> str:
        """Return what its directive is about."""
        return raised(plain(self.directive.subject))

    @property
    def text(self) -> str:
        """Return its words on one line, without emphasis."""
        return " ".join(plain(self.item.text).split())

    @property
    def excerpt(self) -> Segments:
        """Return its words around the densest match, the matches marked."""
        return find_words(self.text, self.query).excerpt(EXCERPT_WIDTH).segments()

    @property
    def tags(self) -> list[Tag]:
        """Return whom it orders, in which role."""
        return [tag(each) for each in self.item.addressees.all()]

    @property
    def terms(self) -> list[Term]:
        """Return the times that it sets."""
        return [term(each) for each in self.item.deadlines.all()]

    def as_json(self) -> dict[str, Any]:
        """Return the instruction as data."""
        text = plain(self.item.text)
        return {
            "marker": self.item.path,
            "url": self.item.get_absolute_url(),
            "text": text,
            "segments": highlight(text, self.query),
            "directive": directive_summary(
                self.directive,
                self.directive.source_name,  # type: ignore[attr-defined] # annotated
            ),
            "addressees": [
                {
                    "name": each.name,
                    "url": each.body.get_absolute_url() if each.body else None,
                    "role": each.role,
                    "verb": each.verb,
                }
                for each in self.item.addressees.all()
            ],
            "deadlines": [
                {
                    "printed": each.printed,
                    "kind": each.kind,
                    "starts_on": each.starts_on and each.starts_on.isoformat(),
                    "ends_on": each.ends_on and each.ends_on.isoformat(),
                    "origin": each.origin,
                }
                for each in self.item.deadlines.all()
            ],
        }


@dataclass(frozen=True, slots=True)
class Orders:
    """A page of the list."""

    state: OrdersState
    found: OrdersPage
    rows: tuple[Told, ...]

    @property
    def last_page(self) -> int:
        """Return the number of the last page; an empty list has one page."""
        return self.found.pages

    @property
    def is_past_end(self) -> bool:
        """Return whether the page asked for lies behind the last one."""
        return self.state.page > self.last_page

    @property
    def is_cut(self) -> bool:
        """Return whether there is more than the pages show."""
        return self.found.total > self.last_page * PAGE_SIZE

    @property
    def title(self) -> str:
        """Return the title of the list: "5K: 1.204 điểm chỉ đạo, trang 2"."""
        total = self.found.total
        count = ngettext("%(count)s điểm chỉ đạo", "%(count)s điểm chỉ đạo", total)
        title = count % {"count": number_label(total)}
        if self.state.page > 1:
            page = gettext("trang %(page)s") % {"page": number_label(self.state.page)}
            title = f"{title}, {page}"
        return f"{self.state.q}: {title}" if self.state.q else title

    @property
    def notes(self) -> list[str]:
        """Return what is to be told of the words."""
        return [
            *slips_told(self.found.slips, self.found.did_you_mean, in_points=True),
            *loosened_told(self.found.query, self.found.total, in_points=True),
        ]

    def as_json(self, notes: Sequence[str]) -> dict[str, Any]:
        """Return the page as data."""
        return {
            "query": self.state.q,
            "total": self.found.total,
            "page": self.state.page,
            "pages": self.found.pages,
            "notes": [*notes, *self.notes],
            "did_you_mean": self.found.did_you_mean,
            "results": [row.as_json() for row in self.rows],
        }


@kept_until_change(PAGES_KEPT)
def find_orders(state: OrdersState) -> Orders:
    """Return the page of instructions that the address asks for."""
    found = search_orders(state.query, state.filters, page=state.page, page_size=PAGE_SIZE)
    return Orders(state, found, tuple(told(found.ids, found.query, state.q)))


def told(ids: Sequence[int], query: SearchQuery, q: str = "") -> list[Told]:
    """Return the published instructions with these keys, in this order."""
    read = Instruction.objects.filter(pk__in=ids).order_by()
    items = {item.pk: item for item in read.prefetch_related("addressees__body", "deadlines")}
    source = SourceFile.objects.filter(directive=OuterRef("pk"), is_current=True)
    directives = (
        Directive.objects.published_among({item.directive_id for item in items.values()})
        .for_list()
        .annotate(source_name=Subquery(source.values("name")[:1]))
        .order_by()
    )
    by_key = {directive.pk: directive for directive in directives}
    found = []
    for pk in ids:
        item = items.get(pk)
        if item is not None and item.directive_id in by_key:
            item.directive = by_key[item.directive_id]
            found.append(Told(item, query, q))
    return found


@kept_until_change(PAGES_KEPT)
def order_facets(state: OrdersState) -> dict[str, Facet]:
    """Return the groups of filters, each value with how many instructions it would leave."""
    state = replace(state, page=1)
    counted = order_counts(state.query, state.filters)
    facets = {}
    for name in GROUPS:
        wanted = state.chosen.get(name, ())
        counts = dict(sorted(counted[name].items(), key=lambda each: (-each[1], each[0])))
        shown = [*dict.fromkeys([*list(counts)[:MOST_VALUES], *wanted])]
        labels = _labels(name, shown)
        values = [
            FacetValue(value, labels.get(value, value), counts.get(value, 0), value in wanted)
            for value in shown
        ]
        values.sort(key=lambda value: (-value.count, value.label))
        facets[name] = Facet(name, group_title(name), tuple(values))
    return facets


def order_chips(state: OrdersState, facets: dict[str, Facet]) -> list[Chip]:
    """Return the filters that hold, each with the list without it."""
    names = {
        "due_after": gettext("Thời hạn từ ngày"),
        "due_before": gettext("Thời hạn đến ngày"),
        "issued_after": gettext("Ban hành từ ngày"),
        "issued_before": gettext("Ban hành đến ngày"),
    }
    found = [
        Chip(names[name], day_label(getattr(state, name)), state.without(name).url)
        for name in DAYS
        if getattr(state, name)
    ]
    for name in GROUPS:
        for value in facets[name].chosen:
            url = state.without(name, value.value).url
            found.append(Chip(facets[name].title, value.label, url))
    return found


def _labels(name: str, values: Sequence[str]) -> dict[str, str]:
    if name == "role":
        return {role: role_label(role) for role in ROLES}
    model = Province if name == "province" else Issuer
    return dict(model.objects.filter(slug__in=values).values_list("slug", "name"))
