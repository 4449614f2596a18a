"""Files on disk as the commands meet them: which there are, and their bytes."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from directives.problems import Refused

MEGABYTE = 1024 * 1024


def document_files(path: str) -> Iterator[str]:
    """Yield the path itself, or the files of a folder in order, as they were named.

    Hidden files and *.json inside a folder are passed over; links to folders are not followed,
    so that no folder can contain itself.
    """
    if not _is_folder(path):
        yield path
        return
    closed: list[str] = []
    for folder, folders, names in os.walk(path, onerror=lambda e: closed.append(str(e.filename))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and not name.lower().endswith(".json"):
                yield os.path.join(folder, name)  # noqa: PTH118 - "./" stays as it was typed
    yield from closed  # a folder one may not open fails like a file one may not read


def _is_folder(path: str) -> bool:
    try:
        return Path(path).is_dir()
    except OSError:
        return False


def read_file(path: str) -> bytes:
    """Return the bytes of a regular file of bearable size; raises Refused otherwise."""
    try:
        # Without O_NONBLOCK, opening a named pipe would wait for a writer for ever.
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        try:
            return _content(descriptor)
        finally:
            os.close(descriptor)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise Refused("file_missing") from error
    except PermissionError as error:
        raise Refused("file_denied") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise Refused("file_unreadable", reason=reason) from error


def _content(descriptor: int) -> bytes:
    limit = settings.MAX_UPLOAD_BYTES
    about = os.fstat(descriptor)
    if not stat.S_ISREG(about.st_mode):
        raise Refused("file_not_regular")
    with os.fdopen(descriptor, "rb", closefd=False) as file:
        content = b"" if about.st_size > limit else file.read(limit + 1)
    if about.st_size > limit or len(content) > limit:
        raise Refused("file_too_large", limit=str(limit // MEGABYTE))
    return content


def printable(path: str) -> str:
    """Return a path as it can be shown; bytes that are no UTF-8 become a replacement sign."""
    return os.fsencode(path).decode("utf-8", "replace")
