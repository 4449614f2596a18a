"""A limit on how many pages one client may have made: spares readers, slows down harvesters.

Only pages that must be made count: what a browser or this process already has is answered before
(`archive.front`). Each process counts for itself, so that nothing is shared or waited for.
"""

from __future__ import annotations

import ipaddress
import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from archive.proxy import client_address

BURST = 120
MOST_CLIENTS = 10_000
FREE = (settings.STATIC_URL, "/healthz", "/readyz", "/robots.txt")

Handler = Callable[[HttpRequest], HttpResponse]


class Allowances:
    """How many pages each client may still ask for at once; grows back with time."""

    def __init__(self, per_second: float, clock: Callable[[], float] = time.monotonic) -> None:
        self.per_second = per_second
        self.clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()
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


class RateLimitMiddleware:
    """Answer 429 with the time to wait where one client asks for more than a reader could read."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response
        self.allowances = Allowances(settings.PAGES_PER_SECOND or 1.0)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Return the response, or 429."""
        if seconds := self._wait(request):
            return _later(seconds)
        return self.get_response(request)

    def _wait(self, request: HttpRequest) -> float:
        if not settings.PAGES_PER_SECOND or request.path_info.startswith(FREE):
            return 0.0
        client = client_of(request)
        return self.allowances.wait(client) if client else 0.0


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


def _later(seconds: float) -> HttpResponse:
    wait = max(1, round(seconds + 0.5))
    sentence = _("Máy của bạn đang mở quá nhiều trang. Hãy đợi %(wait)s giây rồi mở lại.")
    return HttpResponse(
        f"{sentence % {'wait': wait}}\n",
        status=429,
        content_type="text/plain; charset=utf-8",
        headers={"Retry-After": str(wait), "Cache-Control": "no-store"},
    )
