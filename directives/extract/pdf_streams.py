"""Looks at how much the streams of a PDF unpack to, before anything is built from them.

The bytes themselves are asked, not the dictionary before them, which may say what it likes: what
unpacks is unpacked, again and again, and thrown away piece by piece.
"""

from __future__ import annotations

import re
import zlib

from .result import Unreadable

STREAM = re.compile(rb"stream\r?\n")
MEGABYTE = 1024 * 1024
MAX_STREAM = 128 * MEGABYTE  # A4 in colour at 600 dpi has 104
MAX_TOTAL = 4096 * MEGABYTE
MAX_DEPTH = 4  # no program packs what is packed, twice over
PIECE = 64 * 1024


def refuse_bombs(content: bytes) -> None:
    """Raise Unreadable where a stream of a PDF, or all of them, unpack to too much."""
    total = 0
    view = memoryview(content)
    for found in STREAM.finditer(content):
        unpacking = _Unpacking()
        for at in range(found.end(), len(content), PIECE):
            unpacking.take(view[at : at + PIECE])
            if not unpacking.goes_on:
                break
        total += unpacking.size
        if total > MAX_TOTAL:
            raise Unreadable("file_unpacks_too_large")


class _Unpacking:
    """A stream that is being unpacked, and what comes out likewise; only sizes are kept."""

    def __init__(self, depth: int = 1) -> None:
        self.goes_on = True
        self._packed = zlib.decompressobj()
        self._own = 0
        self._inner = _Unpacking(depth + 1) if depth < MAX_DEPTH else None

    @property
    def size(self) -> int:
        """Return how many bytes came out at all depths."""
        return self._own + (self._inner.size if self._inner else 0)

    def take(self, packed: bytes | memoryview) -> None:
        """Unpack one more piece; what is not packed, or is at its end, goes no further."""
        while packed and self.goes_on:
            try:
                piece = self._packed.decompress(packed, PIECE)
            except zlib.error:
                self.goes_on = False
                return
            self._own += len(piece)
            if self._inner:
                self._inner.take(piece)
            if self.size > MAX_STREAM:
                raise Unreadable("file_unpacks_too_large")
            packed = self._packed.unconsumed_tail
            self.goes_on = not self._packed.eof
