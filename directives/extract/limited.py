"""Limits that a process puts on itself before it touches a file that nobody has checked.

As a script (`limited.py SECONDS MEGABYTES PROGRAM ARGUMENT…`) it becomes the program under those
limits: what a process forked from threads may not safely do, a process of its own may.
"""

from __future__ import annotations

import os
import resource
import signal
import sys

OPEN_FILES = 256
FILE_MEGABYTES = 256
MEGABYTE = 1024 * 1024


def limit_myself(seconds: int, megabytes: int) -> None:
    """Limit this process and those it starts; on Linux they hold for each of them alone."""
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_CPU, seconds, spare=1)  # SIGXCPU first, which tells the reason
    _limit(resource.RLIMIT_NOFILE, OPEN_FILES)
    _limit(resource.RLIMIT_FSIZE, FILE_MEGABYTES * MEGABYTE)
    _limit(resource.RLIMIT_AS, megabytes * MEGABYTE)
    # Should the process that waits be killed, nobody else would end this one.
    signal.alarm(seconds + 5)


def _limit(what: int, value: int, spare: int = 0) -> None:
    hard = resource.getrlimit(what)[1]
    if hard != resource.RLIM_INFINITY:
        value = min(value, hard - spare)
    resource.setrlimit(what, (value, value + spare))


if __name__ == "__main__":
    limit_myself(int(sys.argv[1]), int(sys.argv[2]))
    os.execvp(sys.argv[3], sys.argv[3:])  # noqa: S606
