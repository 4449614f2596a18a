"""A reader that a supervisor keeps going: started, replaced when it ends, told to stop."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress

from django.conf import settings

logger = logging.getLogger(__name__)

TOO_SHORT = 10.0  # a reader that ends sooner failed to start
LONGEST_PAUSE = 30.0


class Lane:
    """The reader of one queue; there is one at a time."""

    def __init__(self, supervisor: str, queue: str, *, drain: bool) -> None:
        self.queue = queue
        self.drain = drain
        self.is_drained = False
        self._prefix = f"{supervisor}.{queue}"
        self._process: subprocess.Popen[bytes] | None = None
        self._readers = self._failures = 0
        self._started = self._start_after = 0.0

    @property
    def reader(self) -> str:
        """Return what the present reader, or else the last one, is called in the queue."""
        return f"{self._prefix}.{self._readers}"

    @property
    def is_running(self) -> bool:
        """Return whether there is a reader, as far as was looked."""
        return self._process is not None

    @property
    def may_start(self) -> bool:
        """Return whether a reader is missing and no pause is being made after a failure."""
        return self._process is None and time.monotonic() >= self._start_after

    def start(self) -> None:
        """Start a reader."""
        self._readers += 1
        self._started = time.monotonic()
        self.is_drained = False
        command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "worker"]
        command += ["--reader", self.reader, "--parent", str(os.getpid()), "--queue", self.queue]
        # A group of its own: Ctrl+C must not cut off the file that is being read.
        self._process = subprocess.Popen(  # noqa: S603
            command + ["--drain"] * self.drain, stdin=subprocess.DEVNULL, process_group=0
        )

    def has_ended(self, *, stopping: bool) -> bool:
        """Return whether the reader has just ended; one that failed at once is waited for."""
        if self._process is None or (status := self._process.poll()) is None:
            return False
        self._process = None
        self.is_drained = self.drain and status == 0
        if status and not stopping:
            lived = time.monotonic() - self._started
            self._failures = self._failures + 1 if lived < TOO_SHORT else 0
            pause = min(2.0 ** (self._failures - 1), LONGEST_PAUSE) if self._failures else 0.0
            logger.warning("The reader ended with status %d; next in %.0f s.", status, pause)
            self._start_after = time.monotonic() + pause
        return True

    def forgive(self) -> None:
        """Let the next reader start at once: the last one did start, and died over a file."""
        self._failures, self._start_after = 0, 0.0

    def signal(self, number: int) -> None:
        """Send a signal to the reader; the last of all goes to the programs that it runs, too."""
        if self._process is not None:
            with suppress(ProcessLookupError):
                send = os.killpg if number == signal.SIGKILL else os.kill
                send(self._process.pid, number)
