"""The page that a curator sees after too many wrong passwords."""

from __future__ import annotations

from typing import Any

from axes.helpers import get_cool_off, get_failure_limit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache


@never_cache
def locked_out(
    request: HttpRequest, original: HttpResponse | None = None, credentials: Any = None
) -> HttpResponse:
    """Return the 429 page that says how long to wait (settings: AXES_LOCKOUT_CALLABLE)."""
    cool_off = get_cool_off(request)
    seconds = int(cool_off.total_seconds()) if cool_off else 0
    response = render(
        request,
        "admin/locked_out.html",
        {"minutes": -(-seconds // 60), "limit": get_failure_limit(request, credentials)},
        status=429,
    )
    response.headers["Retry-After"] = str(seconds)
    return response
