"""The process that reads: one file after the other, until it is told to stop or has read enough."""

from __future__ import annotations

import ctypes
import logging
import os
import signal
import sys
import time
from types import FrameType
from typing import Any

from django.db import DatabaseError, InterfaceError, close_old_connections, transaction
from django_tasks_db.management.commands.db_worker import Worker as QueueWorker
from django_tasks_db.models import DBTaskResult

from directives.work.queues import BACKEND, QUICK, has_waiting

logger = logging.getLogger(__name__)

INTERVAL = 0.25  # seconds between looks at an empty queue
FILES = 200  # after so many a fresh process takes over, so that memory cannot grow
LONGEST_PAUSE = 10.0
PR_SET_PDEATHSIG = 1


class Reader(QueueWorker):
    """The queue's own worker, which survives a database that is away or locked for a while."""

    def __init__(self, name: str, parent: int, *, queue: str = QUICK, drain: bool = False) -> None:
        super().__init__(
            queue_names=[queue],
            interval=INTERVAL,
            batch=drain,
            backend_name=BACKEND,
            startup_delay=False,
            max_tasks=FILES,
            worker_id=name,
            excluded_queue_names=[],
        )
        self.parent = parent
        self.queue = queue

    def run(self) -> None:
        """Read what waits until there is a reason to end."""
        pause = self.interval
        while self.running and self._run_tasks < FILES and os.getppid() == self.parent:
            close_old_connections()
            try:
                task = self._claimed()
            except (DatabaseError, InterfaceError) as error:
                logger.warning("The queue cannot be read now: %s", error)
                pause = min(pause * 2, LONGEST_PAUSE)
                time.sleep(pause)
                continue
            pause = self.interval
            if task is not None:
                self.run_task(task)
            elif self.batch:
                return
            elif self.running:
                time.sleep(self.interval)

    def shutdown(self, signum: int, frame: FrameType | None) -> None:
        """End after the present file, however often told so; a supervisor can do more."""
        self.running = False
        if not self.running_task:
            sys.exit(0)

    def _claimed(self) -> DBTaskResult[Any, Any] | None:
        """Return the next task, now this reader's: nobody else can take it."""
        if not has_waiting(self.queue):  # a look without a lock: others may be writing for long
            return None
        waiting = DBTaskResult.objects.ready()
        waiting = waiting.filter(backend_name=BACKEND, queue_name=self.queue)
        with transaction.atomic():
            task = waiting.get_locked()
            if task is not None:
                task.claim(self.worker_id)
        return task


def die_with(parent: int) -> None:
    """Let the kernel end this process when its supervisor is killed, where it knows how to."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        sys.exit(1)
