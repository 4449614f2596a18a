"""Middleware for the back office alone: public pages know no person, session or message."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from simple_history.middleware import HistoryRequestMiddleware

from archive.middleware import BACK_OFFICE

Handler = Callable[[HttpRequest], HttpResponseBase]


class _BackOfficeOnly:
    """Passes requests for public pages on untouched."""

    get_response: Any  # declared anew by what it stands before

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Return the response."""
        handle: Handler = self.get_response
        if request.path_info.startswith(BACK_OFFICE):
            handle = super().__call__  # type: ignore[misc]
        return handle(request)


class Session(_BackOfficeOnly, SessionMiddleware):
    """Who comes back."""


class Authentication(_BackOfficeOnly, AuthenticationMiddleware):
    """Who it is."""


class Message(_BackOfficeOnly, MessageMiddleware):
    """What they are told once."""


def history(get_response: Handler) -> Handler:
    """Return a handler that remembers who changes what."""
    recorded: Handler = HistoryRequestMiddleware(get_response)

    def handle(request: HttpRequest) -> HttpResponseBase:
        is_inside = request.path_info.startswith(BACK_OFFICE)
        return recorded(request) if is_inside else get_response(request)

    return handle
