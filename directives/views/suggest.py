"""What may be meant by what was typed so far: as a page, and as data for the search box."""

from __future__ import annotations

from urllib.parse import quote_plus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from directives.filters import read_words
from directives.pages.listing import ListState
from directives.pages.suggestions import suggest as suggested
from directives.views.http import canonical, json_answer, public


@public
def suggest(request: HttpRequest) -> HttpResponse:
    """Return numbers, bodies, places and subjects that begin as the words that were typed."""
    q = read_words(request.GET)
    address = reverse("suggest") + (f"?q={quote_plus(q)}" if q else "")
    return render(
        request,
        "directives/suggest.html",
        {
            "q": q,
            "suggested": suggested(q),
            "search_url": ListState(q=q).url,
            "canonical": canonical(request, address),
        },
    )


@public
def suggest_json(request: HttpRequest) -> HttpResponse:
    """Return the same suggestions as data."""
    answer = json_answer(suggested(read_words(request.GET)).as_json())
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer
