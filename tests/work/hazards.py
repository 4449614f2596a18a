"""Settings and an app that make some files dangerous to the process that reads them.

`cham.txt` is read as long as the file `giu` lies in the data folder; so is `lau.txt`, but not
within its first turn; `chet.txt` kills its reader.
"""

import os
import signal
import time
from datetime import timedelta

from django.apps import AppConfig

from archive.settings import *  # noqa: F403
from archive.settings import DATA_DIR, INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tests.work.hazards.Hazards"]
WORKER_LEASE = timedelta(seconds=3)


class Hazards(AppConfig):
    """Puts the dangers between the worker and the reading."""

    name = "tests.work"
    label = "hazards"

    def ready(self) -> None:
        """Wrap the reading."""
        from directives import extract
        from directives.work import tasks

        safe = tasks.receive

        def dangerous(content, name):
            if name == "lau.txt" and extract._turn.get():
                raise extract.TurnOver
            while name in ("cham.txt", "lau.txt") and (DATA_DIR / "giu").exists():
                time.sleep(0.05)
            if name == "chet.txt":
                os.kill(os.getpid(), signal.SIGKILL)
            return safe(content, name)

        tasks.receive = dangerous
