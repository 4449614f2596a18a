"""Bytes of a file -> its text. Pure; the format is known by the content, not by the name."""

from __future__ import annotations

from directives.parse.refusal import MAX_CHARACTERS

from .html import read_html
from .plain_text import decode
from .result import Extracted, Unreadable
from .signatures import BINARY, TEXT, format_of, is_html

__all__ = ["Extracted", "Unreadable", "extract"]

MAX_BYTES = 50 * 1024 * 1024


def extract(content: bytes, name: str) -> Extracted:
    """Return the text of a file; raises Unreadable with the reason where there is none.

    >>> extract("Số: 16/CT-TTg\\r\\n".encode(), "chi-thi.txt").text
    'Số: 16/CT-TTg\\n'
    """
    if len(content) > MAX_BYTES:
        raise Unreadable("file_too_large", limit=str(MAX_BYTES // 1024 // 1024))
    if not content.strip(b"\0 \t\r\n"):
        raise Unreadable("file_empty")
    found = format_of(content)
    if found == BINARY:
        raise Unreadable("file_binary")
    if found != TEXT:
        raise Unreadable("format_not_supported", format=found)
    text, problems = decode(content)
    media_type = "text/plain"
    if is_html(text):
        text, media_type = read_html(text), "text/html"
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise Unreadable("file_empty")
    if len(text) > MAX_CHARACTERS:
        raise Unreadable("text_too_long", limit=str(MAX_CHARACTERS))
    return Extracted(text, media_type, problems)
