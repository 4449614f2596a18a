"""The printed pages of a scan or PDF, with what was read marked where it stands on the paper."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import patch_cache_control
from django.views.decorators.http import condition, require_safe

from directives.extract import Unreadable
from directives.extract.pages import page_image
from directives.models import Directive, SourceFile, SourcePage
from directives.review.source import Mark

WIDTHS = (700, 1100, 1600)
A_WEEK = 7 * 24 * 3600  # an original never changes, only which of them is current
Word = Sequence[Any]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the page in points, as attributes of an SVG element take it."""

    x: str
    y: str
    width: str
    height: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where on a page a value stands: a box for each printed line of it."""

    mark: Mark
    boxes: tuple[Box, ...]
    is_first: bool


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A page with its places; its image has an address of its own."""

    number: int
    width: int
    height: int
    recognised: bool
    places: tuple[Place, ...]


def printed_pages(pages: Iterable[SourcePage], marks: Iterable[Mark]) -> list[PrintedPage]:
    """Return the pages with the boxes of the marks; a mark over two pages stands on both."""
    marks = list(marks)
    named: set[str] = set()
    found = []
    for page in pages:
        places = []
        words = sorted(page.words, key=lambda word: word[0])
        starts = [word[0] for word in words]
        for mark in marks:
            if mark.end <= page.start or mark.start >= page.end:
                continue
            boxes = _boxes(_inside(words, starts, mark), page.width, page.height)
            if boxes:
                places.append(Place(mark, boxes, mark.target not in named))
                named.add(mark.target)
        found.append(
            PrintedPage(
                page.number,
                round(page.width),
                round(page.height),
                page.method == "ocr",
                tuple(places),
            )
        )
    return found


def current_pages(directive: Directive) -> list[SourcePage]:
    """Return the pages of the current original; most formats have none."""
    return list(
        SourcePage.objects.filter(source__directive=directive, source__is_current=True).order_by(
            "number"
        )
    )


def _tag(request: HttpRequest, pk: int, number: int) -> str | None:
    digest = (
        SourceFile.objects.filter(directive__pk=pk, is_current=True).values_list("sha256").first()
    )
    return f'"{digest[0][:32]}-{number}-{_width(request)}"' if digest else None


@permission_required("directives.change_directive", raise_exception=True)
@require_safe
@condition(etag_func=_tag)
def page(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Return the image of a page of the current original, for curators only."""
    source = get_object_or_404(SourceFile, directive__pk=pk, is_current=True)
    try:
        image = page_image(bytes(source.content), source.media_type, number, _width(request))
    except Unreadable as error:
        raise Http404 from error
    response = HttpResponse(image, content_type="image/png")
    patch_cache_control(response, private=True, max_age=A_WEEK)
    return response


def _width(request: HttpRequest) -> int:
    typed = request.GET.get("w", "")
    return int(typed) if typed in map(str, WIDTHS) else WIDTHS[0]


def _inside(words: list[Word], starts: list[int], mark: Mark) -> list[Word]:
    at = max(bisect_left(starts, mark.start) - 1, 0)
    found = []
    for word in words[at:]:
        if word[0] >= mark.end:
            break
        if word[1] > mark.start:
            found.append(word)
    return found


def _boxes(words: list[Word], width: float, height: float) -> tuple[Box, ...]:
    """Return one box for each printed line of words."""
    lines: list[list[float]] = []
    for _start, _end, x0, y0, x1, y1, *_rest in words:
        if lines and min(lines[-1][3], y1) - max(lines[-1][1], y0) > (y1 - y0) / 2:
            last = lines[-1]
            lines[-1] = [min(last[0], x0), min(last[1], y0), max(last[2], x1), max(last[3], y1)]
        else:
            lines.append([x0, y0, x1, y1])
    return tuple(
        Box(
            f"{x0 * width:.1f}",
            f"{y0 * height:.1f}",
            f"{(x1 - x0) * width:.1f}",
            f"{(y1 - y0) * height:.1f}",
        )
        for x0, y0, x1, y1 in lines
    )
