"""A limit on how many pages one client may have made: spares readers, slows down harvesters.

Only pages that must be made count: what a browser or this process already has is answered before
(`archive.front`). Each process counts for itself, so that nothing is shared or waited for.
"""

from __future__ import annotations

import ipaddress
import logging
import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import ngettext

from archive.proxy import client_address
from directives.views.http import json_answer

BURST = 120
MOST_CLIENTS = 10_000
LOGGED_EVERY = 60.0
FREE = (settings.STATIC_URL, "/healthz", "/readyz", "/robots.txt")

log = logging.getLogger(__name__)

Handler = Callable[[HttpRequest], HttpResponse]


class Allowances:
    """How many pages each client may still ask for at once; grows back with time."""

    def __init__(self, per_second: float, clock: Callable[[], float] = time.monotonic) -> None:
        self.per_second = per_second
        self.clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._told: OrderedDict[str, float] = OrderedDict()
        self._lock = Lock()

    def wait(self, client: str) -> float:
        """Return 0 and take one page off the allowance, or the seconds until there is one."""
        now = self.clock()
        with self._lock:
            left, then = self._left.pop(client, (float(BURST), now))
            left = min(BURST, left + (now - then) * self.per_second)
            missing = max(0.0, 1 - left)
            self._left[client] = (left if missing else left - 1, now)
            if len(self._left) > MOST_CLIENTS:
                self._left.popitem(last=False)
        return missing / self.per_second

    def is_news(self, client: str) -> bool:
        """Return whether nothing was said of this client's refusals for a minute."""
        now = self.clock()
        with self._lock:
            then = self._told.get(client)
            if then is not None and now - then < LOGGED_EVERY:
                return False
            self._told[client] = now
            self._told.move_to_end(client)
            if len(self._told) > MOST_CLIENTS:
                self._told.popitem(last=False)
        return True


class RateLimitMiddleware:
    """Answer 429 with the time to wait where one client asks for more than a reader could read."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response
        self.allowances = Allowances(settings.PAGES_PER_SECOND or 1.0)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Return the response, or 429."""
        if not settings.PAGES_PER_SECOND or request.path_info.startswith(FREE):
            return self.get_response(request)
        client = client_of(request)
        if not client or not (seconds := self.allowances.wait(client)):
            return self.get_response(request)
        if self.allowances.is_news(client):
            log.warning("%s asks for too many pages and is told to wait", client)
        return _later(request, seconds)


def client_of(request: HttpRequest) -> str:
    """Return what counts as one client: an IPv4 address or an IPv6 network; "" for this machine.

    >>> from django.test import RequestFactory
    >>> client_of(RequestFactory().get("/", REMOTE_ADDR="2001:db8:1:2:3::4"))
    '2001:db8:1:2::/64'
    """
    told = client_address(request) if settings.BEHIND_PROXY else request.META.get("REMOTE_ADDR", "")
    try:
        address = ipaddress.ip_address(told)
    except ValueError:
        return str(told)
    if address.is_loopback:
        return ""
    if isinstance(address, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(address)


def _later(request: HttpRequest, seconds: float) -> HttpResponse:
    wait = max(1, round(seconds + 0.5))
    sentence = ngettext(
        "Máy của bạn đang mở quá nhiều trang. Hãy đợi %(wait)s giây rồi mở lại.",
        "Máy của bạn đang mở quá nhiều trang. Hãy đợi %(wait)s giây rồi mở lại.",
        wait,
    )
    told = sentence % {"wait": wait}
    answer: HttpResponse
    if request.path_info.endswith(".json"):
        answer = json_answer({"error": told}, status=429)
    else:
        page = render_to_string("429.html", {"static_url": settings.STATIC_URL, "sentence": told})
        answer = HttpResponse(page, status=429)
    answer.headers["Retry-After"] = str(wait)
    answer.headers["Cache-Control"] = "no-store"
    # Told already, once a minute; Django would tell of every one.
    answer._has_been_logged = True  # type: ignore[attr-defined]
    return answer
