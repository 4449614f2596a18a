"""One directive: its page, its data, its text, its original, and the page of one instruction."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from directives.contract import stored_directive_json
from directives.downloads import original_answer
from directives.filters import read_words
from directives.models import Citation, Directive, Instruction, Origin, Status
from directives.pages.facts import facts
from directives.pages.listing import highlighted, marking_query
from directives.pages.outline import Point, outline
from directives.pages.prepared import held
from directives.pages.prose import plain
from directives.pages.results import (
    description,
    designation,
    directive_summary,
    issuer_name,
    title_of,
)
from directives.pages.same import same_wording
from directives.pages.sheet import origin, paragraphs, read_sheet
from directives.pages.whole import citing, complete, standing
from directives.search.text import fold
from directives.views.errors import withdrawn
from directives.views.http import canonical, json_answer, moved, public


@public
def directive_detail(request: HttpRequest, slug: str, public_id: str) -> HttpResponse:
    """Return the directive as its paper stood, with the searched words marked."""
    directive = _standing(public_id)
    if other := _instead(request, directive, slug, "directive-detail"):
        return other
    complete(directive)
    address, q = directive.get_absolute_url(), read_words(request.GET)
    absolute, title = canonical(request, address), title_of(directive)
    source = next(iter(held(directive, "sources")), None)
    return render(
        request,
        "directives/directive_detail.html",
        {
            "directive": directive,
            "base": address.removesuffix("/"),
            "designation": designation(directive),
            "title": title,
            "description": description(directive, title),
            "issuer": issuer_name(directive),
            "subject": plain(directive.subject),
            "date_is_inferred": origin(directive, "issued_on") == Origin.INFERRED,
            "sheet": read_sheet(directive, marking_query(q), q),
            "source": source,
            "facts": facts(directive),
            "citations": [(each, cited_url(each)) for each in held(directive, "citations")],
            "cited_by": citing(directive),
            "canonical": absolute,
            "q": q,
        },
    )


@public
def instruction_detail(
    request: HttpRequest, slug: str, public_id: str, marker: str
) -> HttpResponse:
    """Return one instruction with what stands around it."""
    directive = _standing(public_id)
    complete(directive)
    items = held(directive, "instructions")
    item = _item_at(items, marker)
    rest = item.slug if item else marker
    if other := _instead(request, directive, slug, "instruction-detail", rest):
        return other
    if item is None:
        raise Http404
    address = reverse("instruction-detail", args=[directive.slug, public_id, item.slug])
    if marker != item.slug:
        return moved(request, address)
    q = read_words(request.GET)
    points = outline(directive, items, marking_query(q), q)
    place = items.index(item)
    return render(
        request,
        "directives/instruction_detail.html",
        {
            "directive": directive,
            "designation": designation(directive),
            "title": title_of(directive),
            "address": address,
            "canonical": canonical(request, address),
            "document_url": highlighted(directive.get_absolute_url(), q),
            "point": points[place],
            "points": points,
            "parts": _below(directive, items, item, q),
            "above": next(
                (p for p, i in zip(points, items, strict=True) if i.pk == item.parent_id), None
            ),
            "previous": points[place - 1] if place else None,
            "following": points[place + 1] if place + 1 < len(points) else None,
            "preamble": paragraphs(directive.preamble),
            "same": same_wording(item, directive),
            "q": q,
        },
    )


@public
def directive_json(request: HttpRequest, slug: str, public_id: str) -> HttpResponse:
    """Return the directive as data: what was read, from which original, citing what."""
    directive = get_object_or_404(Directive.objects.for_page(), public_id=public_id)
    if other := _instead(request, directive, slug, "directive-json"):
        return other
    source = next(iter(directive.sources.all()), None)
    return json_answer(
        directive_summary(directive, source.name if source else None)
        | {
            "urgency": directive.urgency or None,
            "directive": stored_directive_json(directive),
            "source": {
                "name": source.name,
                "sha256": source.sha256,
                "media_type": source.media_type,
                "size": source.size,
            }
            if source
            else None,
            "citations": [
                {"text": each.printed, "url": cited_url(each)} for each in directive.citations.all()
            ],
        }
    )


@public
def directive_text(request: HttpRequest, slug: str, public_id: str) -> HttpResponse:
    """Return the extracted text, as the reading saw it."""
    directive = get_object_or_404(Directive, public_id=public_id)
    if other := _instead(request, directive, slug, "directive-text"):
        return other
    return HttpResponse(directive.text, content_type="text/plain; charset=utf-8")


@public
def directive_original(request: HttpRequest, slug: str, public_id: str) -> HttpResponseBase:
    """Return the original byte for byte; shown only where it cannot run as a page."""
    directive = get_object_or_404(Directive, public_id=public_id)
    if other := _instead(request, directive, slug, "directive-original"):
        return other
    source = get_object_or_404(directive.sources.defer("content"), is_current=True)
    return original_answer(source, may_show=True)


def cited_url(citation: Citation) -> str | None:
    """Return the address of the cited directive, None where the public cannot read it."""
    cited = citation.cited
    return cited.get_absolute_url() if cited and cited.status == Status.PUBLISHED else None


def _standing(public_id: str) -> Directive:
    """Return a directive with what decides how its address answers."""
    if directive := standing(public_id):
        return directive
    raise Http404


def _instead(
    request: HttpRequest, directive: Directive, slug: str, route: str, *rest: str
) -> HttpResponse | None:
    """Return what answers instead of the directive itself, None where nothing does."""
    if directive.status == Status.WITHDRAWN:
        return withdrawn(request, directive)
    target: Directive | None = directive
    while target is not None and target.status == Status.MERGED:
        target = target.merged_into
    if target is None or target.status == Status.DRAFT:
        raise Http404
    if target is directive and slug == directive.slug:
        return None
    return moved(request, reverse(route, args=[target.slug, target.public_id, *rest]))


def _item_at(items: list[Instruction], marker: str) -> Instruction | None:
    """Return the item that a marker names: its address, its printed path, or that path folded."""
    slugs = {item.slug: item for item in items}
    paths = {item.path.replace("/", "~"): item for item in items}
    folded = fold(marker).replace(" ", "-")
    return slugs.get(marker) or paths.get(marker) or slugs.get(folded)


def _below(
    directive: Directive, items: list[Instruction], item: Instruction, q: str
) -> list[Point]:
    """Return the sub-items of an item as an outline of their own."""
    inside = f"{item.path}/"
    parts = [each for each in items if each.path.startswith(inside)]
    return outline(directive, parts, marking_query(q), q)
