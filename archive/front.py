"""In front of Django: what a browser or this process already has is not made again.

A public page follows from its address, the index and the code (`middleware.page_tag`), so a page
that was sent under a tag is the page of that tag. Answering here costs less than waking Django.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from threading import Lock
from typing import NamedTuple
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from django.http import HttpResponse

from archive.middleware import REVALIDATE, has_tag, page_tag

MAX_BYTES = 32 * 1024 * 1024
MAX_PAGE = 512 * 1024

Key = tuple[str, ...]


class Page(NamedTuple):
    """A page as it was sent."""

    headers: list[tuple[str, str]]
    body: bytes


class KeptPages:
    """The pages sent most recently, up to so many bytes; threads may share it."""

    def __init__(self, max_bytes: int = MAX_BYTES) -> None:
        self.max_bytes = max_bytes
        self.size = 0
        self._pages: OrderedDict[Key, Page] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Key) -> Page | None:
        """Return the page kept under a key, which counts as used now."""
        with self._lock:
            if page := self._pages.get(key):
                self._pages.move_to_end(key)
            return page

    def keep(self, key: Key, page: Page) -> None:
        """Keep a page; those unused for longest make room."""
        with self._lock:
            if key in self._pages:
                return
            self._pages[key] = page
            self.size += len(page.body)
            while self.size > self.max_bytes:
                self.size -= len(self._pages.popitem(last=False)[1].body)


class Front:
    """A WSGI application that asks Django only for what is not at hand."""

    def __init__(self, application: WSGIApplication, pages: KeptPages | None = None) -> None:
        self.application = application
        self.pages = pages or KeptPages()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Return 304, a kept page, or Django's answer, which is kept where it is a public page."""
        if environ["REQUEST_METHOD"] != "GET" or not has_tag(environ.get("PATH_INFO", "")):
            return self.application(environ, start_response)
        tag = page_tag(environ)
        if not tag:
            return self.application(environ, start_response)
        if tag.removeprefix("W/") in environ.get("HTTP_IF_NONE_MATCH", ""):
            start_response("304 Not Modified", [("ETag", tag), ("Cache-Control", REVALIDATE)])
            return [b""]
        key = (tag, *_origin(environ))
        if page := self.pages.get(key):
            start_response("200 OK", page.headers)
            return [page.body]
        answer = self.application(environ, start_response)
        if isinstance(answer, HttpResponse) and _is_page(answer, tag):
            self.pages.keep(key, Page(list(answer.items()), answer.content))
        return answer


def _origin(environ: WSGIEnvironment) -> Iterable[str]:
    """Return what canonical links are made of beside the address."""
    names = ("wsgi.url_scheme", "HTTP_X_FORWARDED_PROTO", "HTTP_HOST", "SERVER_NAME", "SERVER_PORT")
    return (str(environ.get(name, "")) for name in names)


def _is_page(answer: HttpResponse, tag: str) -> bool:
    """Return whether an answer is the page of this tag: the index may have moved on meanwhile."""
    return (
        answer.status_code == 200
        and answer.headers.get("ETag") == tag
        and not answer.cookies
        and len(answer.content) <= MAX_PAGE
    )
