"""Files on disk as the commands meet them: which there are, and their bytes."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
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
    with _opened(path) as file:
        content = file.read(settings.MAX_UPLOAD_BYTES + 1)
        if len(content) > settings.MAX_UPLOAD_BYTES:  # it grew meanwhile
            raise _too_large()
        return content


def digest_of_file(path: str) -> str:
    """Return the SHA-256 of such a file without holding it; raises Refused as `read_file` does."""
    with _opened(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def _opened(path: str) -> Iterator[BufferedReader]:
    try:
        _check(Path(path).stat())  # before it is opened: opening a device may already do something
        # Should it be a named pipe by now, opening it would else wait for a writer for ever.
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY)
        with os.fdopen(descriptor, "rb") as file:
            _check(os.fstat(file.fileno()))
            yield file
    except (FileNotFoundError, NotADirectoryError) as error:
        raise Refused("file_missing") from error
    except PermissionError as error:
        raise Refused("file_denied") from error
    except (OSError, ValueError) as error:
        if getattr(error, "errno", None) == errno.ELOOP:
            raise Refused("file_links_to_itself") from error
        reason = getattr(error, "strerror", None) or str(error)
        raise Refused("file_unreadable", reason=reason) from error


def _check(about: os.stat_result) -> None:
    if not stat.S_ISREG(about.st_mode):
        raise Refused("file_not_regular")
    if about.st_size > settings.MAX_UPLOAD_BYTES:
        raise _too_large()


def _too_large() -> Refused:
    return Refused("file_too_large", limit=str(settings.MAX_UPLOAD_BYTES // MEGABYTE))


def printable(path: str) -> str:
    """Return a path as it can be shown: what is no UTF-8, or would steer a terminal, replaced.

    >>> printable("báo\\x1b[2J\\ncáo.txt")
    'báo\ufffd[2J\ufffdcáo.txt'
    """
    shown = os.fsencode(path).decode("utf-8", "replace")
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in shown)
