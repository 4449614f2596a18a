"""The side of `readers` that reads: one file after the other, until nobody wants more. Pure."""

from __future__ import annotations

import resource
import signal
import sys
import traceback
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from directives.arrivals import Arrival, receive
from directives.extract import Unreadable
from directives.reading import REFUSALS

MEGABYTES = 1500
RENEWED_AT = 200 * 1024 * 1024  # what a large file took is given back only by a new process


@dataclass(frozen=True, slots=True)
class Failed:
    """An error that no file may cause, in words for the log."""

    traceback: str


def main() -> None:
    """Answer the files that come through the pipe named on the command line."""
    _limit_memory()
    signal.signal(signal.SIGTERM, _end)
    pipe: Connection[Any, Any] = Connection(int(sys.argv[2]))
    with suppress(EOFError, OSError):  # the import is over, or was killed
        goes_on = True
        while goes_on:
            content, name = pipe.recv()
            answer = read(content, name)
            goes_on = _held() < RENEWED_AT
            pipe.send((answer, goes_on))
    signal.signal(signal.SIGTERM, _end_already)


def _end(*_: object) -> None:
    """End this process and what it started."""
    signal.signal(signal.SIGTERM, _end_already)
    sys.exit()


def _end_already(*_: object) -> None:
    """Let the process end: a second exit on the way out would only be written down as an error."""


def read(content: bytes, name: str) -> Arrival | Exception | Failed:
    """Return the reading of a file, without the bytes that the asker has, or why there is none."""
    try:
        return replace(receive(content, name), content=b"")
    except REFUSALS as refusal:
        return refusal
    except MemoryError:
        return Unreadable("reading_needs_too_much_memory", megabytes=str(MEGABYTES))
    except Exception:
        return Failed(traceback.format_exc())


def _held() -> int:
    """Return how many bytes this process holds; its peak would begin with its parent's."""
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * resource.getpagesize()


def _limit_memory() -> None:
    _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    # The hard limit stays: programs that convert a document set their own.
    resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES * 1024 * 1024, hard))
