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

logger = logging.getLogger(__name__)

QUEUE = "default"
INTERVAL = 0.25  # seconds between looks at an empty queue
FILES = 200  # after so many a fresh process takes over, so that memory cannot grow
LONGEST_PAUSE = 10.0
PR_SET_PDEATHSIG = 1


class Reader(QueueWorker):
    """The queue's own worker, which survives a database that is away or locked for a while."""

    def __init__(self, name: str, parent: int, *, drain: bool = False) -> None:
        super().__init__(
            queue_names=[QUEUE],
            interval=INTERVAL,
            batch=drain,
            backend_name=QUEUE,
            startup_delay=False,
            max_tasks=FILES,
            worker_id=name,
            excluded_queue_names=[],
        )
        self.parent = parent

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
        waiting = DBTaskResult.objects.ready().filter(backend_name=QUEUE)
        if not waiting.exists():  # a look without a lock: others may be writing for long
            return None
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
