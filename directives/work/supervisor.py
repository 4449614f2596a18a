"""The process that keeps a reader going, and says for it that it lives."""

from __future__ import annotations

import logging
import os
import secrets
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

from django.conf import settings
from django.db import DatabaseError, InterfaceError, close_old_connections

from directives.work import presence
from directives.work.recovery import give_up_slow, put_back, take_up_again, tidy_up

logger = logging.getLogger(__name__)

BEAT = settings.WORKER_LEASE.total_seconds() / 6
TIDY_EVERY = 3600.0
TOO_SHORT = 10.0  # a reader that ends sooner failed to start
LONGEST_PAUSE = 30.0


class Supervisor:
    """One worker: a reader, replaced when it ends, and what it left half done put right."""

    def __init__(self, *, drain: bool = False) -> None:
        self.name = secrets.token_hex(8)
        self.drain = drain
        self.stopping = self.cut_off = False
        self.reader: subprocess.Popen[bytes] | None = None
        self.readers = 0
        self.started = self.start_after = 0.0
        self.failures = 0
        self.tidied: float | None = None

    def run(self) -> None:
        """Work until told to stop, or, when draining, until nothing waits."""
        with presence.present(self.name), self._signals() as woken:
            next_beat = 0.0
            while True:
                if self._reader_ended() or time.monotonic() >= next_beat:
                    self._beat()
                    next_beat = time.monotonic() + BEAT
                if self.reader is None:
                    if self.stopping:
                        return
                    if time.monotonic() >= self.start_after:
                        self._start()
                if select.select([woken], [], [], 1.0)[0]:
                    woken.recv(4096)

    @property
    def reader_name(self) -> str:
        """Return what the present reader is called in the queue."""
        return f"{self.name}.{self.readers}"

    def _start(self) -> None:
        self.readers += 1
        self.started = time.monotonic()
        command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "worker"]
        command += ["--reader", self.reader_name, "--parent", str(os.getpid())]
        # A group of its own: Ctrl+C must not cut off the file that is being read.
        self.reader = subprocess.Popen(  # noqa: S603
            command + ["--drain"] * self.drain, stdin=subprocess.DEVNULL, process_group=0
        )

    def _reader_ended(self) -> bool:
        """Return whether the reader has just ended, and plan the next one."""
        if self.reader is None or (status := self.reader.poll()) is None:
            return False
        self.reader = None
        self.stopping = self.stopping or (self.drain and status == 0)
        if status and not self.stopping:
            lived = time.monotonic() - self.started
            self.failures = self.failures + 1 if lived < TOO_SHORT else 0
            pause = min(2.0 ** (self.failures - 1), LONGEST_PAUSE) if self.failures else 0.0
            logger.warning("The reader ended with status %d; next in %.0f s.", status, pause)
            self.start_after = time.monotonic() + pause
        return True

    def _beat(self) -> None:
        """Give a sign of life, and put right what dead readers left, also those of others."""
        try:
            close_old_connections()
            presence.give_sign(self.name)
            if self.reader is not None and give_up_slow(self.reader_name):
                self._signal_reader(signal.SIGKILL)
            if self.reader is None and self.cut_off:
                put_back(self.reader_name)
            living = presence.living() | {self.name}
            if take_up_again(lambda reader: self._is_dead(reader, living)):
                self.failures, self.start_after = 0, 0.0  # it did start, and died over a file
            presence.forget_the_dead()
            if self.tidied is None or time.monotonic() - self.tidied > TIDY_EVERY:
                self.tidied = time.monotonic()
                tidy_up()
        except (DatabaseError, InterfaceError) as error:
            logger.warning("The database does not answer; the worker waits: %s", error)

    def _is_dead(self, reader: str, living: set[str]) -> bool:
        """Return whether the reader of this name no longer works."""
        supervisor = reader.partition(".")[0]
        if supervisor == self.name:
            return self.reader is None or reader != self.reader_name
        return supervisor not in living

    @contextmanager
    def _signals(self) -> Iterator[socket.socket]:
        """Yield a socket that becomes readable when a signal arrives, and heed those to stop."""
        woken, waker = socket.socketpair()
        with woken, waker:
            waker.setblocking(False)
            signal.set_wakeup_fd(waker.fileno(), warn_on_full_buffer=False)
            for each in (signal.SIGTERM, signal.SIGINT):
                signal.signal(each, self._stop)
            signal.signal(signal.SIGCHLD, lambda *_: None)  # without a handler nothing wakes us
            try:
                yield woken
            finally:
                signal.set_wakeup_fd(-1)
                for each in (signal.SIGTERM, signal.SIGINT, signal.SIGCHLD):
                    signal.signal(each, signal.SIG_DFL)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        """End after the present file; told so once more, at once."""
        if self.reader is not None:
            self._signal_reader(signal.SIGKILL if self.stopping else signal.SIGTERM)
            self.cut_off = self.stopping
        self.stopping = True

    def _signal_reader(self, number: int) -> None:
        """Send a signal to the reader; the last of all goes to the programs that it runs, too."""
        if self.reader is not None:
            with suppress(ProcessLookupError):
                send = os.killpg if number == signal.SIGKILL else os.kill
                send(self.reader.pid, number)
