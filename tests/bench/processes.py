"""What processes take, seen from outside."""

import os
import resource
import subprocess
import time
from pathlib import Path
from typing import Any

EVERY = 0.05


def cores(count: int) -> set[int]:
    """Return so many of the cores that this process may use."""
    return set(sorted(os.sched_getaffinity(0))[:count])


def peak_memory(child: subprocess.Popen[Any]) -> int:
    """Return the most bytes that a process and all it started held at a time, once it ended."""
    peak = 0
    while os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
        peak = max(peak, sum(map(_held, _tree(child.pid))))
        time.sleep(EVERY)
    return peak


def _tree(pid: int) -> list[int]:
    found = [pid]
    try:
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                found += _tree(int(child))
    except OSError:
        pass  # it has just ended
    return found


def _held(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * resource.getpagesize()
    except (OSError, IndexError):
        return 0
