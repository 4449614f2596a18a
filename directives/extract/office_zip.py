"""The parts of an office file that is a ZIP archive: read into memory, bounded, never unpacked.

A part is asked for by its name, so that what else lies in the archive, and under which path, has
no consequence.
"""

from __future__ import annotations

import posixpath
import struct
import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from .result import Unreadable

MAX_MEMBERS = 10_000
MAX_PART = 40 * 1024 * 1024  # the text of a thousand pages has a quarter of that
MAX_TOTAL = 100 * 1024 * 1024
ENCRYPTED = 0x1


class Package:
    """The parts of one office file; raises Unreadable where it is damaged or a bomb."""

    def __init__(self, content: bytes) -> None:
        try:
            self._archive = ZipFile(BytesIO(content))
        except (BadZipFile, OSError, ValueError, struct.error, NotImplementedError) as error:
            raise Unreadable("reader_failed") from error
        if len(self._archive.infolist()) > MAX_MEMBERS:
            raise Unreadable("file_unpacks_too_large")
        # Office programs find parts whatever the case of their names.
        self._names = {name.lower().lstrip("/"): name for name in self._archive.namelist()}
        self._read = 0

    def part(self, name: str) -> bytes | None:
        """Return the content of a part, None if there is no such part."""
        stored = self._names.get(posixpath.normpath(name).lower().lstrip("/"))
        if stored is None:
            return None
        info = self._archive.getinfo(stored)
        if info.flag_bits & ENCRYPTED:
            raise Unreadable("file_encrypted")
        if info.file_size > MAX_PART:
            raise Unreadable("file_unpacks_too_large")
        try:
            with self._archive.open(info) as member:
                content = member.read(MAX_PART + 1)  # what the archive says of its size may lie
        except (
            BadZipFile,
            EOFError,
            OSError,
            RuntimeError,
            ValueError,
            NotImplementedError,
            struct.error,
            zlib.error,
        ) as error:
            raise Unreadable("reader_failed") from error
        self._read += len(content)
        if len(content) > MAX_PART or self._read > MAX_TOTAL:
            raise Unreadable("file_unpacks_too_large")
        return content
