"""What holds for all requests: language by path, content policy, pages a browser already has."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import blake2b
from typing import Any

from csp.constants import HEADER
from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.cache import get_conditional_response

from archive.version import page_version
from directives.search.index import generation

Handler = Callable[[HttpRequest], HttpResponse]

BACK_OFFICE = ("/admin/", "/en/admin/")
UNTAGGED = (settings.STATIC_URL, "/healthz", "/readyz")
REVALIDATE = "public, no-cache"


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


class ContentPolicyMiddleware:
    """Send the one content security policy of all pages, put into words once."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response
        self.policy = build_policy()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Return the response with the policy, unless it has its own."""
        response = self.get_response(request)
        response.headers.setdefault(HEADER, self.policy)
        return response


class NotModifiedMiddleware:
    """Answer 304 before any other work where the browser holds the page of this generation.

    A public page follows from its address, the index (which changes with every directive), the
    code and templates: no cookie, no session, no header decides. So its tag is known before the
    page is made, and a page need not be made to learn that it is unchanged.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response
        page_version()  # while the process loads, not in the first request

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Return 304 or the response, with its ETag on public pages."""
        if request.path_info.startswith(BACK_OFFICE):
            response = self.get_response(request)
            response.headers.setdefault("Cache-Control", "private, no-store")  # also its errors
            return response
        # A page cannot depend on a cookie that never reaches it, nor mend one that is malformed.
        request.META.pop("HTTP_COOKIE", None)
        if request.method not in ("GET", "HEAD") or not has_tag(request.path_info):
            return self.get_response(request)
        tag = page_tag(request.META)
        # Weak comparison, in a list or alone: the quoted digest stands in it or does not.
        if tag and tag.removeprefix("W/") in request.META.get("HTTP_IF_NONE_MATCH", ""):
            return HttpResponseNotModified(headers={"ETag": tag, "Cache-Control": REVALIDATE})
        response = self.get_response(request)
        return _labelled(request, response, tag)


def page_tag(meta: dict[str, Any]) -> str:
    """Return the ETag of a public page, from its address and what all pages are made of.

    Without an index nothing tells one state of the archive from another: the tag is empty.
    Weak: a proxy may compress the page on its way. A browser asks a host only about pages that
    it had from this host, so scheme and host need no part in it.
    """
    if not (state := generation()):
        return ""
    page = "\n".join(
        (
            state,
            page_version(),
            meta.get("SCRIPT_NAME", ""),
            meta.get("PATH_INFO", ""),
            meta.get("QUERY_STRING", ""),
        )
    )
    return f'W/"{blake2b(page.encode(errors="surrogateescape"), digest_size=12).hexdigest()}"'


def _labelled(request: HttpRequest, response: HttpResponse, tag: str) -> HttpResponseBase:
    if response.has_header("Cache-Control") or response.cookies:
        return response
    if response.status_code == 200:
        response.headers["Cache-Control"] = REVALIDATE
        if not tag:
            return response
        response.headers["ETag"] = tag
        # What is left: If-None-Match: * (only now is it known that there is a page), If-Match.
        return get_conditional_response(request, etag=tag, response=response) or response
    # A slug may be corrected again and a missing page may appear.
    moved = response.status_code in (301, 302, 307, 308)
    response.headers["Cache-Control"] = "no-cache" if moved else "no-store"
    return response


def has_tag(path: str) -> bool:
    """Return whether the page at this path follows from its address and the archive alone."""
    return not (settings.DEBUG or path.startswith((*BACK_OFFICE, *UNTAGGED)))
