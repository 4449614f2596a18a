"""Bytes of a file -> its text. Pure; the format is known by the content, not by the name."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from directives.parse.refusal import MAX_CHARACTERS

from .html import read_html
from .isolated import run
from .plain_text import decode
from .result import PICTURES_LEFT, Extracted, Unreadable
from .signatures import BINARY, DOC, DOCX, ENCRYPTED, ODT, RTF, TEXT, format_of, is_html

__all__ = ["Extracted", "TurnOver", "Unreadable", "at_most", "extract"]

MOST_BESIDE_PICTURES = 80  # letters: a page number, a heading
MAX_BYTES = 50 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Reader:
    """Which function reads a format in a process of its own, and what it may use for it."""

    function: str
    seconds: int
    megabytes: int


# Recognising a scanned page takes seconds; LibreOffice reserves much more memory than it uses.
PDF = Reader("directives.extract.pdf:read_pdf", seconds=900, megabytes=1000)
IMAGE = Reader("directives.extract.images:read_image", seconds=300, megabytes=1500)
WORD = Reader("directives.extract.docx:read_docx", seconds=30, megabytes=600)
PICTURES = Reader("directives.extract.docx_pictures:read_pictures", seconds=900, megabytes=1500)
RICH_TEXT = Reader("directives.extract.rtf:read_rtf", seconds=30, megabytes=600)
CONVERTED = Reader("directives.extract.converters:read_converted", seconds=120, megabytes=4000)
READERS = {
    "PDF": PDF,
    "PNG": IMAGE,
    "JPEG": IMAGE,
    "TIFF": IMAGE,
    "BMP": IMAGE,
    "WebP": IMAGE,
    DOCX: WORD,
    DOC: CONVERTED,
    RTF: RICH_TEXT,
    ODT: CONVERTED,
}


_turn: ContextVar[int | None] = ContextVar("turn", default=None)


class TurnOver(Exception):
    """The file may have a text, but taking it out needs longer than the asker allows."""


@contextmanager
def at_most(seconds: int | None) -> Iterator[None]:
    """Let extraction raise TurnOver where it needs longer; None allows each format its own."""
    token = _turn.set(seconds)
    try:
        yield
    finally:
        _turn.reset(token)


def extract(content: bytes, name: str) -> Extracted:
    """Return the text of a file; raises Unreadable with the reason where there is none.

    >>> extract("Số: 16/CT-TTg\\r\\n".encode(), "chi-thi.txt").text
    'Số: 16/CT-TTg\\n'
    """
    if len(content) > MAX_BYTES:
        raise Unreadable("file_too_large", limit=str(MAX_BYTES // 1024 // 1024))
    if not content.strip(b"\0 \t\r\n"):
        raise Unreadable("file_empty")
    found = _read(content)
    if not found.text.strip():
        raise Unreadable("file_empty" if found.media_type.startswith("text/") else "text_empty")
    if len(found.text) > MAX_CHARACTERS:
        raise Unreadable("text_too_long", limit=str(MAX_CHARACTERS))
    return found


def _read(content: bytes) -> Extracted:
    name = format_of(content)
    if name == BINARY:
        raise Unreadable("file_binary")
    if name == ENCRYPTED:
        raise Unreadable("file_encrypted")
    if reader := READERS.get(name):
        found = _run(reader, content)
        return _run(PICTURES, content) if _is_in_pictures(found) else found
    if name != TEXT:
        raise Unreadable("format_not_supported", format=name)
    text, problems = decode(content)
    media_type = "text/plain"
    if is_html(text):
        text, media_type = read_html(text), "text/html"
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Extracted(text, media_type, problems)


def _is_in_pictures(found: Extracted) -> bool:
    """Return whether a file holds pages as pictures and hardly a word beside them."""
    beside = sum(map(str.isalnum, found.text))
    left = any(problem.code == PICTURES_LEFT for problem in found.problems)
    return left and beside < MOST_BESIDE_PICTURES


def _run(reader: Reader, content: bytes) -> Extracted:
    turn = _turn.get()
    seconds = reader.seconds if turn is None else min(turn, reader.seconds)
    try:
        return run(reader.function, content, seconds=seconds, megabytes=reader.megabytes)
    except Unreadable as refused:
        if seconds < reader.seconds and refused.code == "reading_took_too_long":
            raise TurnOver from refused
        raise
