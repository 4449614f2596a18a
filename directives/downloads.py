"""Originals as they leave the archive: byte for byte, in stretches, never as active content."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.db.models import BinaryField
from django.db.models.functions import Cast, Substr
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header

from directives.models import SourceFile

STRETCH = 4 * 1024 * 1024

# Anything else could run as a page of this site.
SHOWN_INLINE = {
    "application/pdf",
    "image/bmp",
    "image/gif",
    "image/jpeg",
    "image/png",
    "image/tiff",
    "image/webp",
    "text/plain",
}

# Paths, line ends, and marks that turn the direction of writing, so that "gpj.exe" looks a picture.
_NOT_IN_A_NAME = re.compile(
    r"[\x00-\x1f\x7f-\x9f/\\\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069]+"
)


def stretches(source: SourceFile) -> Iterator[bytes]:
    """Yield the bytes of an original in order; no more than a stretch is in memory at once."""
    rows = SourceFile.objects.filter(pk=source.pk)
    found: bytes = b"\0" * STRETCH
    start = 1
    content = Cast("content", BinaryField())  # SQLite holds text there when a hand put it there
    while len(found) == STRETCH:  # not up to the noted size: what was added later must show
        part = Substr(content, start, STRETCH, output_field=BinaryField())
        found = bytes(rows.values_list(part, flat=True).first() or b"")
        yield found
        start += STRETCH


def original_answer(source: SourceFile, *, may_show: bool) -> HttpResponseBase:
    """Return an original (loaded without its content), to be saved or, where harmless, shown."""
    shown = may_show and source.media_type in SHOWN_INLINE
    headers = {
        "Content-Disposition": content_disposition_header(not shown, plain_name(source.name)) or "",
        "Content-Length": str(source.size),
        "Content-Security-Policy": _confinement(source.media_type),
        "Content-Type": source.media_type,
        "X-Content-Type-Options": "nosniff",
    }
    if source.size > STRETCH:
        return StreamingHttpResponse(stretches(source), headers=headers)
    content = b"".join(stretches(source))
    headers["Content-Type"] = _content_type(source.media_type, content)
    return HttpResponse(content, headers=headers)


def plain_name(name: str) -> str:
    r"""Return a file's name as a header may carry it.

    >>> plain_name("../../etc/công văn\r\nSet-Cookie: a\u202egpj.exe")
    'etc_công văn_Set-Cookie: a_gpj.exe'
    """
    return _NOT_IN_A_NAME.sub("_", name).lstrip("._ ").rstrip(" .") or "van-ban"


def _content_type(media_type: str, content: bytes) -> str:
    """Return the type with its charset where that is beyond doubt."""
    if media_type != "text/plain":
        return media_type
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return media_type
    return "text/plain; charset=utf-8"


def _confinement(media_type: str) -> str:
    # Chromium refuses to show a PDF in a sandbox; a PDF runs in the viewer, not on this site.
    return "default-src 'none'" + ("" if media_type == "application/pdf" else "; sandbox")
