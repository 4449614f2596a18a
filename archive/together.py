"""`python -m archive.together PROGRAM ARGUMENT… -- PROGRAM ARGUMENT…`: programs that run as one.

All end when one ends, when this process is told to stop, and when it is killed itself. So
`make run` needs one terminal, and leaves nothing behind. Standard library only, and no Django:
it costs no memory to speak of.
"""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from types import FrameType

STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
GRACE = 10.0  # for the request and the file in hand
LAST_GRACE = 5.0
PR_SET_PDEATHSIG = 1


class Told(BaseException):
    """Somebody wants everything to end."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def run(commands: Sequence[Sequence[str]]) -> int:
    """Return the exit status of the first program that ended; 0 when told to stop."""
    _end_with(os.getppid())
    for each in STOPPING:
        signal.signal(each, _tell)
    me = os.getpid()
    running: list[subprocess.Popen[bytes]] = []
    try:
        for command in commands:
            # Groups of their own: a terminal's Ctrl+C comes here, and goes on to each once.
            running.append(
                subprocess.Popen(  # noqa: S603
                    command,
                    process_group=0,
                    preexec_fn=lambda: _end_with(me),  # there are no threads
                )
            )
        while all(each.poll() is None for each in running):
            time.sleep(0.2)
    except Told as told:
        _stop(running, told.number)
        return 0
    status = next(code for each in running if (code := each.poll()) is not None)
    _stop(running, signal.SIGTERM)
    return status if status > 0 else 1


def _tell(number: int, frame: FrameType | None) -> None:
    raise Told(number)


def _stop(running: Sequence[subprocess.Popen[bytes]], number: int) -> None:
    """Ask all to end; ask again; end them."""
    for other in STOPPING:
        signal.signal(other, signal.SIG_IGN)
    for last, patience in ((number, GRACE), (signal.SIGTERM, LAST_GRACE), (signal.SIGKILL, 5.0)):
        for each in running:
            if each.poll() is None:
                each.send_signal(last)
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline:
            if all(each.poll() is not None for each in running):
                return
            time.sleep(0.05)


def _end_with(parent: int) -> None:
    """Have the kernel tell this process to end when its parent does, where it can."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:
        os._exit(1)


def split(arguments: Sequence[str]) -> list[list[str]]:
    """Return the commands that stand between the dashes.

    >>> split(["sleep", "1", "--", "echo", "-n"])
    [['sleep', '1'], ['echo', '-n']]
    """
    commands: list[list[str]] = [[]]
    for each in arguments:
        if each == "--":
            commands.append([])
        else:
            commands[-1].append(each)
    return commands


if __name__ == "__main__":
    sys.exit(run(split(sys.argv[1:])))
