"""What rows of a list may show of directives, whatever is searched: read as plain values."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db.models import OuterRef, Subquery

from directives.addresses import address
from directives.models import Addressee, Directive, Instruction, SourceFile
from directives.pages.kept import each_kept_until_change
from directives.pages.prepared import Prepared
from directives.pages.prose import plain, raised
from directives.search.codepage import runs_of

# Directives are kept ready for any search until they hold so many letters together (some 20 MB).
LETTERS_KEPT = 4_000_000
AT_ONCE = 20


class Named(NamedTuple):
    """The body or the province of a listed directive."""

    name: str
    slug: str
    page: str

    def get_absolute_url(self) -> str:
        """Return the address of its own page."""
        return address(self.page, self.slug)


class Listed(NamedTuple):
    """A directive as far as a list shows it."""

    pk: int
    public_id: str
    slug: str
    kind: str
    number_symbol: str
    urgency: str
    issuer_name: str
    issued_on: date | None
    subject: str
    issuer: Named | None
    province: Named | None

    def get_absolute_url(self) -> str:
        """Return the permanent address, with today's slug."""
        return address("directive-detail", self.slug, self.public_id)


class Item(NamedTuple):
    """An instruction without emphasis, and the keys of its words with blanks around each.

    Its white space is single blanks. `places` are the folded keys where the text has them.
    """

    path: str
    slug: str
    marker: str
    text: str
    exact: str
    folded: str
    places: str
    addressees: tuple[str, ...]


class Title(NamedTuple):
    """What a directive is about as its row says it, with keys as an item has them."""

    text: str
    exact: str
    folded: str
    places: str


class Paper(NamedTuple):
    """A directive with what its row may show."""

    directive: Listed
    title: Title
    url: str
    source_name: str | None
    items: tuple[Item, ...]


OWN = (
    "pk",
    "public_id",
    "slug",
    "kind",
    "number_symbol",
    "urgency",
    "issuer_name",
    "issued_on",
    "subject",
)
BODIES = ("issuer__name", "issuer__slug", "province__name", "province__slug")
_CURRENT = SourceFile.objects.filter(directive=OuterRef("pk"), is_current=True)

_directives = Prepared(
    Directive,
    lambda ids: (
        Directive.objects.published_among(ids)
        .order_by()
        .values_list(*OWN, *BODIES, Subquery(_CURRENT.values("name")[:1]))
    ),
    most=AT_ONCE,
)
_items = Prepared(
    Instruction,
    lambda ids: (
        Instruction.objects.filter(directive__in=ids)
        .order_by("directive_id", "position")
        .values_list("pk", "directive_id", "path", "slug", "marker", "text")
    ),
    most=AT_ONCE,
)
_told = Prepared(
    Addressee,
    lambda ids: (
        Addressee.objects.filter(instruction__directive__in=ids)
        .order_by("instruction_id", "position")
        .values_list("instruction_id", "name")
    ),
    most=AT_ONCE,
)


def _letters_in(paper: Paper) -> int:
    return 500 + sum(len(item.text) for item in paper.items)


@each_kept_until_change(LETTERS_KEPT, _letters_in)
def papers(ids: Sequence[int]) -> dict[int, Paper]:
    """Return the published directives with these keys, in three questions for all of them."""
    rows = _directives.rows(ids)
    found = [row[0] for row in rows]
    told: dict[int, list[str]] = {}
    for item_id, name in _told.rows(found):
        told.setdefault(item_id, []).append(name)
    items: dict[int, list[tuple[int, str, str, str, str]]] = {pk: [] for pk in found}
    for item_id, pk, path, slug, marker, text in _items.rows(found):
        items[pk].append((item_id, path, slug, marker, _on_one_line(text)))
    return {row[0]: _paper(row, items[row[0]], told) for row in rows}


def _on_one_line(text: str) -> str:
    return " ".join(plain(text).split())


def _paper(
    row: tuple[Any, ...],
    items: Sequence[tuple[int, str, str, str, str]],
    told: dict[int, list[str]],
) -> Paper:
    *own, issuer, issuer_slug, province, province_slug, source_name = row
    issued_by = Named(issuer, issuer_slug, "issuer-detail") if issuer else None
    of_place = Named(province, province_slug, "province-detail") if province else None
    directive = Listed._make((*own, issued_by, of_place))
    title = raised(plain(directive.subject))
    keys_of_title, *keys = runs_of([title, *(text for *_, text in items)])
    return Paper(
        directive=directive,
        title=Title(title, *keys_of_title),
        url=directive.get_absolute_url(),
        source_name=source_name,
        items=tuple(
            Item(path, slug, marker, text, *keys_of_item, tuple(told.get(item_id, ())))
            for (item_id, path, slug, marker, text), keys_of_item in zip(items, keys, strict=True)
        ),
    )
