"""Locks between processes that the kernel releases when their holder dies."""

from __future__ import annotations

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class Busy(Exception):
    """Somebody else has held the lock for longer than we were ready to wait."""


@contextmanager
def locked(path: Path, patience: float) -> Iterator[None]:
    """Hold the lock file's exclusive lock; raise Busy when it is not free within `patience` s."""
    path.parent.mkdir(parents=True, exist_ok=True)
    deadline = time.monotonic() + patience
    with path.open("a") as file:
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() >= deadline:
                    raise Busy(str(path)) from None
                time.sleep(0.02)
        yield
