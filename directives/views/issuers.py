"""Bodies: what they issued and everything they were told to do."""

from __future__ import annotations

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from directives.filters import read_page, read_words
from directives.models import Addressee, Directive, Issuer, Recipient
from directives.pages.holdings import counts
from directives.pages.kept import kept_until_change
from directives.pages.labels import issuer_kind_label, level_label
from directives.pages.listing import ListState
from directives.pages.matches import Row, rows_of
from directives.pages.orders import orders_of
from directives.pages.outline import point_label, tag
from directives.pages.prose import plain
from directives.pages.results import designation
from directives.review.merging import successor
from directives.units import key
from directives.views.errors import past_end
from directives.views.http import canonical, moved, public
from directives.views.pages import page_links

BODIES_A_PAGE = 100
ORDERS_A_PAGE = 20
NEWEST = 20
MOST_WORDS = 8
PUBLISHED = Q(directives__status="published")


@public
def issuer_list(request: HttpRequest) -> HttpResponse:
    """Return the bodies that issued anything, by name; with words, those that bear them all."""
    q = read_words(request.GET)
    words = key(q).split()[:MOST_WORDS]
    issued = {pk: count for pk, name, count in _issuing() if all(word in name for word in words)}
    paginator = Paginator([*issued], BODIES_A_PAGE)
    number, last, address = read_page(request.GET), paginator.num_pages, reverse("issuer-list")
    if number > last:
        return past_end(request, last, _paged(address, last, q))
    shown = paginator.page(number).object_list
    # One that was merged since the index was made is no longer there.
    bodies = Issuer.objects.select_related("province").in_bulk(shown)
    found = [bodies[pk] for pk in shown if pk in bodies]
    return render(
        request,
        "directives/issuer_list.html",
        {
            "canonical": canonical(request, _paged(address, number, q)),
            "q": q,
            "total": paginator.count,
            "bodies": [(body, level_label(body.level), issued[body.pk]) for body in found],
            "pages": page_links(number, last, lambda n: _paged(address, n, q)),
        },
    )


@kept_until_change(2)
def _issuing() -> tuple[tuple[int, str, int], ...]:
    """Return key, name and number of directives of every body that issued any, by name."""
    published = counts("issuer")
    bodies = Issuer.objects.order_by("name_key", "pk").values_list("pk", "name_key", "slug")
    return tuple((pk, name, published[slug]) for pk, name, slug in bodies if slug in published)


@public
def issuer_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Return a body as issuer and as addressed body."""
    body = Issuer.objects.select_related("province", "parent").filter(slug=slug).first()
    if body is None:
        if kept := successor(slug):
            return moved(request, kept.get_absolute_url())
        raise Http404
    state = ListState().with_only("issuer", slug)
    issued = Directive.objects.published().filter(issuer=body).order_by("-issued_on", "pk")
    ids = list(issued.values_list("pk", flat=True)[:NEWEST])
    orders = Paginator(_orders(body), ORDERS_A_PAGE)
    mentions = _mentions(body)
    if not (ids or orders.count or mentions or _has_public_children(body)):
        raise Http404
    number, last, address = read_page(request.GET), orders.num_pages, body.get_absolute_url()
    if number > last:
        return past_end(request, last, _paged(address, last))
    return render(
        request,
        "directives/issuer_detail.html",
        {
            "body": body,
            "kind": issuer_kind_label(body.kind),
            "level": level_label(body.level),
            "canonical": canonical(request, _paged(address, number)),
            "issued": issued.count(),
            "rows": rows_of(ids, ListState().query),
            "search_url": state.url,
            "orders": [_order(addressee) for addressee in orders.page(number)],
            "orders_total": orders.count,
            "orders_url": orders_of(body.slug).url,
            "pages": page_links(number, last, lambda n: _paged(address, n)),
            "mentions": mentions,
            "tasked": _tasked(body),
        },
    )


def _orders(body: Issuer) -> QuerySet[Addressee]:
    """Return every order to the body in a published directive, the newest first."""
    return (
        body.orders_received.filter(instruction__directive__status="published")
        .select_related("instruction__directive__issuer")
        .defer("instruction__directive__text")
        .order_by("-instruction__directive__issued_on", "instruction__directive", "instruction")
    )


def _order(addressee: Addressee) -> dict[str, object]:
    item = addressee.instruction
    return {
        "directive": item.directive,
        "designation": designation(item.directive),
        "url": item.get_absolute_url(),
        "label": point_label(item.path),
        "text": plain(item.text).replace("\n", " "),
    }


def _mentions(body: Issuer) -> list[Row]:
    """Return the newest directives that were sent to the body."""
    named = Recipient.objects.filter(directive=OuterRef("pk"), body=body)
    sent = Directive.objects.published().filter(Exists(named)).order_by("-issued_on", "pk")
    return rows_of(list(sent.values_list("pk", flat=True)[:NEWEST]), ListState().query)


def _tasked(body: Issuer) -> list[tuple[str, str, int]]:
    """Return whom the body gives orders most often: name, address, count."""
    named = (
        Addressee.objects.filter(
            instruction__directive__issuer=body, instruction__directive__status="published"
        )
        .values("name", "body__slug")
        .annotate(count=Count("pk"))
        .order_by("-count", "name")[:NEWEST]
    )
    found = []
    for row in named:
        known = Issuer(slug=row["body__slug"]) if row["body__slug"] else None
        shown = tag(Addressee(name=row["name"], body=known))
        found.append((shown.name, shown.url, row["count"]))
    return found


def _has_public_children(body: Issuer) -> bool:
    return body.children.filter(PUBLISHED).exists()


def _paged(address: str, number: int, q: str = "") -> str:
    said = {"q": q} if q else {}
    if number > 1:
        said["page"] = str(number)
    return f"{address}?{urlencode(said)}" if said else address
