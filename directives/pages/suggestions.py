"""What a reader may be about to type, in four groups: one source of the page and of its JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext, ngettext, pgettext

from directives.models import Directive, Issuer, Province
from directives.pages.kept import kept_until_change
from directives.pages.labels import day_label, number_label
from directives.pages.listing import search_address
from directives.pages.mentioned import mentioned
from directives.pages.papers import Listed
from directives.pages.prepared import Prepared
from directives.pages.prose import plain, raised
from directives.pages.results import designation, issuer_name
from directives.search import completion, index
from directives.search.asked import SearchQuery
from directives.search.beginnings import Named, Typed, beginning, in_place, named, read_typed, said
from directives.search.filters import Filters
from directives.search.search import search
from directives.search.text import fold

MOST = {"number": 5, "issuer": 5, "province": 3, "subject": 5}
LONGEST_PHRASE = 200
ANSWERS_KEPT = 256

_subjects = Prepared(
    Directive,
    lambda ids: Directive.objects.published_among(ids).order_by().values_list("pk", "subject"),
    most=completion.AT_ONCE,
)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One thing that begins so: its words in segments, what else tells it apart, its address."""

    segments: tuple[tuple[str, bool], ...]
    detail: str
    url: str

    @property
    def text(self) -> str:
        """Return the words."""
        return "".join(words for words, _ in self.segments)


@dataclass(frozen=True, slots=True)
class Group:
    """Suggestions of one kind under the name that readers know it by."""

    name: str
    label: str
    suggestions: tuple[Suggestion, ...]


@dataclass(frozen=True, slots=True)
class Suggested:
    """All that is suggested for what was typed."""

    q: str
    groups: tuple[Group, ...] = ()

    @property
    def total(self) -> int:
        """Return how many suggestions there are."""
        return sum(len(group.suggestions) for group in self.groups)

    @property
    def sentence(self) -> str:
        """Return how many there are as a screen reader says it."""
        if not self.total:
            return gettext("Không có gợi ý nào")
        count = {"count": number_label(self.total)}
        return ngettext("%(count)s gợi ý", "%(count)s gợi ý", self.total) % count

    def as_json(self) -> dict[str, Any]:
        """Return the suggestions as their contract has them."""
        return {
            "query": self.q,
            "total": self.total,
            "sentence": self.sentence,
            "groups": [
                {
                    "name": group.name,
                    "label": group.label,
                    "suggestions": [
                        {
                            "text": each.text,
                            "segments": each.segments,
                            "detail": each.detail,
                            "url": each.url,
                        }
                        for each in group.suggestions
                    ],
                }
                for group in self.groups
            ],
        }


class _Names(NamedTuple):
    """The bodies and places that have directives, and since when the newest were issued."""

    issuers: tuple[Named, ...]
    provinces: tuple[Named, ...]
    since: int


@kept_until_change(ANSWERS_KEPT)
def suggest(q: str) -> Suggested:
    """Return what begins as the words that were typed."""
    typed = read_typed(q)
    if typed is None:
        return Suggested(q)
    names = _names()
    found = {
        "number": (gettext("Số, ký hiệu"), _numbers(typed)),
        "issuer": (pgettext("list", "Cơ quan ban hành"), _of("issuer", names.issuers, typed)),
        "province": (gettext("Tỉnh, thành phố"), _of("province", names.provinces, typed)),
        "subject": (gettext("Trích yếu"), _of_subjects(typed, names.since)),
    }
    groups = (Group(name, label, tuple(each)) for name, (label, each) in found.items() if each)
    return Suggested(q, tuple(groups))


def _names() -> _Names:
    """Return what is suggested by name; the same in every language."""
    return _names_of(str(settings.INDEX_DIR), index.generation())


@lru_cache(maxsize=1)
def _names_of(_folder: str, _generation: str) -> _Names:
    facets = search(SearchQuery(""), Filters(), sort="newest", page_size=1).facets
    issuers, provinces = facets["issuer"], facets["province"]
    return _Names(
        issuers=tuple(
            named(name, slug, issuers[slug], map(str, aliases), tuple(filter(None, places)))
            for slug, name, aliases, *places in Issuer.objects.order_by().values_list(
                "slug", "name", "aliases", "province__full_name", "province__name"
            )
            if slug in issuers
        ),
        provinces=tuple(
            named(name, slug, provinces[slug], map(str, (full_name, *aliases, *short)), (name,))
            for slug, name, full_name, aliases, short in Province.objects.order_by().values_list(
                "slug", "name", "full_name", "aliases", "abbreviations"
            )
            if slug in provinces
        ),
        since=completion.recent_since(facets["month"]),
    )


def _numbers(typed: Typed) -> list[Suggestion]:
    pks = completion.numbers(index.searcher(), typed, MOST["number"])
    rows = mentioned(pks)
    return [
        Suggestion(
            tuple(typed.segments(designation(rows[pk]))),
            _told(rows[pk]),
            rows[pk].get_absolute_url(),
        )
        for pk in pks
        if pk in rows
    ]


def _told(directive: Listed) -> str:
    day = day_label(directive.issued_on) if directive.issued_on else ""
    return ", ".join(filter(None, (issuer_name(directive), day)))


def _of(kind: str, names: Sequence[Named], typed: Typed) -> list[Suggestion]:
    return [
        Suggestion(
            tuple(typed.segments(each.name)),
            _count(each.held),
            reverse(f"{kind}-detail", args=[each.slug]),
        )
        for each in _meant(kind, names, typed)
    ]


def _meant(kind: str, names: Sequence[Named], typed: Typed) -> list[Named]:
    """Return the names that begin so; of a unit that none is called, those of its place."""
    if (found := beginning(names, typed, MOST[kind])) or not (place := typed.without_unit):
        return found
    return (in_place if kind == "issuer" else beginning)(names, place, MOST[kind])


def _count(count: int) -> str:
    return ngettext("%(count)s văn bản", "%(count)s văn bản", count) % {
        "count": number_label(count)
    }


def _of_subjects(typed: Typed, since: int) -> list[Suggestion]:
    """Return subjects, each once; those that say the words as they were typed come first."""
    pks = completion.subjects(index.searcher(), typed, since)
    texts = dict(_subjects.rows(pks)) if pks else {}
    distinct: dict[str, str] = {}
    for pk in pks:
        if subject := " ".join(plain(texts.get(pk, "")).split()):
            distinct.setdefault(fold(subject), subject)
    named_so = [said(raised(subject)) for subject in distinct.values()]
    return [
        Suggestion(tuple(typed.segments(each.name)), "", search_address(_phrase(each.name)))
        for each in beginning(named_so, typed, MOST["subject"])
    ]


def _phrase(subject: str) -> str:
    """Return as much of a subject as a search needs to find it."""
    if len(subject) <= LONGEST_PHRASE:
        return subject
    return subject[:LONGEST_PHRASE].rpartition(" ")[0]
