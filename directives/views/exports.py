"""Whole results as files, made while they are sent: only a stretch of them is in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from django.db import DEFAULT_DB_ALIAS, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import translation

from archive.replicas import chosen, reading_from

CSV = "text/csv; charset=utf-8"
JSON_LINES = "application/x-ndjson; charset=utf-8"
AT_ONCE = 200

Keys = list[int]


def streamed(
    request: HttpRequest,
    media_type: str,
    name: str,
    stretches: Iterator[Keys],
    drawn: Callable[[Keys], str],
    *,
    first: str = "",
) -> HttpResponseBase:
    """Return a file of that name: what comes first, then what is drawn of each stretch of keys."""
    headers = {
        "Content-Type": media_type,
        "Content-Disposition": f'attachment; filename="{name}"',
        "Access-Control-Allow-Origin": "*",
        "X-Robots-Tag": "noindex",
    }
    if request.method == "HEAD":
        return HttpResponse(headers=headers)
    language, alias = translation.get_language(), chosen()

    def content() -> Iterator[str]:
        yield first
        for keys in stretches:
            yield _drawn(keys, drawn, language, alias)

    return StreamingHttpResponse(content(), headers=headers)


def _drawn(keys: Keys, drawn: Callable[[Keys], str], language: str, alias: str) -> str:
    """Return a stretch in the language and from the database of the request, which has ended."""
    with translation.override(language):
        try:
            with reading_from(alias):
                return drawn(keys)
        except (OperationalError, InterfaceError):
            if alias == DEFAULT_DB_ALIAS:
                raise
        with reading_from(DEFAULT_DB_ALIAS):
            return drawn(keys)
