"""The process that keeps readers going, and says for them that they live."""

from __future__ import annotations

import logging
import secrets
import select
import signal
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from django.conf import settings
from django.db import DatabaseError, InterfaceError, close_old_connections

from directives.work import presence
from directives.work.lane import Lane
from directives.work.queues import QUICK, SLOW, has_waiting
from directives.work.recovery import give_up_slow, put_back, take_up_again, tidy_up

logger = logging.getLogger(__name__)

BEAT = settings.WORKER_LEASE.total_seconds() / 6
TIDY_EVERY = 3600.0


class Supervisor:
    """One worker: its readers, replaced when they end, and what they left half done put right.

    The reader of files that need long is there only while such a file is.
    """

    def __init__(self, *, drain: bool = False) -> None:
        self.name = secrets.token_hex(8)
        self.stopping = self.cut_off = False
        self.quick = Lane(self.name, QUICK, drain=drain)
        self.slow = Lane(self.name, SLOW, drain=True)
        self.lanes = (self.quick, self.slow)
        self.slow_waits = False
        self.tidied: float | None = None

    def run(self) -> None:
        """Work until told to stop, or, when draining, until nothing waits."""
        with presence.present(self.name), self._signals() as woken:
            next_beat = 0.0
            while True:
                ended = [lane.has_ended(stopping=self.stopping) for lane in self.lanes]
                if any(ended) or time.monotonic() >= next_beat:
                    self._beat()
                    next_beat = time.monotonic() + BEAT
                self._start_readers()
                if not any(lane.is_running for lane in self.lanes) and self._is_done():
                    return
                if select.select([woken], [], [], 1.0)[0]:
                    woken.recv(4096)

    def _start_readers(self) -> None:
        if self.stopping:
            return
        if self.quick.may_start and not self.quick.is_drained:
            self.quick.start()
        if self.slow.may_start and self.slow_waits:
            self.slow.start()

    def _is_done(self) -> bool:
        return self.stopping or (self.quick.is_drained and not self.slow_waits)

    def _beat(self) -> None:
        """Give a sign of life, and put right what dead readers left, also those of others."""
        try:
            close_old_connections()
            presence.give_sign(self.name)
            for lane in self.lanes:
                if lane.is_running and give_up_slow(lane.reader):
                    lane.signal(signal.SIGKILL)
                if not lane.is_running and self.cut_off:
                    put_back(lane.reader)
            living = presence.living() | {self.name}
            if take_up_again(lambda reader: self._is_dead(reader, living)):
                for lane in self.lanes:
                    lane.forgive()
            self.slow_waits = has_waiting(SLOW)
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
            return all(not lane.is_running or reader != lane.reader for lane in self.lanes)
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
        """End after the files in hand; told so once more, at once."""
        if any(lane.is_running for lane in self.lanes):
            for lane in self.lanes:
                lane.signal(signal.SIGKILL if self.stopping else signal.SIGTERM)
            self.cut_off = self.stopping
        self.stopping = True
