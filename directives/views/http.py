"""What all public pages have in common at the door."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.http.response import HttpResponseBase
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

View = Callable[..., HttpResponseBase]


def public(view: View) -> View:
    """Return the view for GET and HEAD alone; other methods get 405 without a token asked for."""
    return csrf_exempt(wraps(view)(require_safe(view)))


def json_answer(content: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """Return data that any site may read, Vietnamese letters as they are."""
    return JsonResponse(
        content,
        status=status,
        content_type="application/json; charset=utf-8",
        json_dumps_params={"ensure_ascii": False},
        headers={"Access-Control-Allow-Origin": "*"},
    )


def json_line(content: dict[str, Any]) -> str:
    """Return data as one line of a file of many."""
    return json.dumps(content, ensure_ascii=False) + "\n"


def moved(request: HttpRequest, address: str) -> HttpResponse:
    """Return a permanent redirect that keeps the query string."""
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)


def canonical(request: HttpRequest, address: str) -> str:
    """Return the absolute form of an address of this site."""
    return request.build_absolute_uri(address)
