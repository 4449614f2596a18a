"""Runs an outside program on a file: limits on time and memory, a directory of its own."""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import IO

from .result import Unreadable

LIMITED = Path(__file__).with_name("limited.py")
MAX_OUTPUT = 64 * 1024 * 1024
LOG_BYTES = 2000
INHERITED = ("PATH", "LD_LIBRARY_PATH", "TESSDATA_PREFIX")
IN_READER = "DIRECTIVES_READER"  # set in a reading process, whose whole group ends with it

log = logging.getLogger(__name__)


class ProgramFailed(Unreadable):
    """The program ended with an error, or was ended by a signal; `status` is its exit status."""

    def __init__(self, status: int) -> None:
        super().__init__("reader_failed")
        self.status = status


def run_program(
    argv: Sequence[str],
    *,
    input: bytes,
    seconds: int,
    megabytes: int,
    saved_as: str = "",
    output: str = "",
) -> bytes:
    """Return what a program writes about the input, which it gets as its standard input.

    With `saved_as` the input also lies in its working directory under that name; with `output`
    the result is the file of that name instead of the standard output. Raises Unreadable.
    """
    limited = [sys.executable, "-I", "-S", str(LIMITED), str(seconds), str(megabytes), *argv]
    with tempfile.TemporaryDirectory(prefix="reading-", ignore_cleanup_errors=True) as directory:
        if saved_as:
            (Path(directory) / saved_as).write_bytes(input)
        written = run_in(directory, limited, input, seconds)
        if not output:
            return written
        try:
            with (Path(directory) / output).open("rb") as file:
                return _bounded(file)
        except OSError as error:
            raise ProgramFailed(0) from error


def run_in(
    directory: str,
    argv: Sequence[str],
    content: bytes,
    seconds: int,
) -> bytes:
    """Return the standard output of a process that works in a directory of its own."""
    own_group = IN_READER not in os.environ
    # Files, not pipes: whatever is written or left unread, nobody waits for the other.
    with (
        tempfile.TemporaryFile() as given,
        tempfile.TemporaryFile() as written,
        tempfile.TemporaryFile() as complaints,
    ):
        given.write(content)
        given.seek(0)
        process = subprocess.Popen(  # noqa: S603
            argv,
            stdin=given,
            stdout=written,
            stderr=complaints,
            cwd=directory,
            env=environment(directory),
            process_group=0 if own_group else None,
        )
        try:
            status = process.wait(seconds)
        except subprocess.TimeoutExpired as error:
            raise Unreadable("reading_took_too_long", seconds=str(seconds)) from error
        finally:
            _end(process, own_group)
        if status in (-signal.SIGXCPU, -signal.SIGALRM):
            raise Unreadable("reading_took_too_long", seconds=str(seconds))
        if status != 0:
            complaints.seek(0)
            text = complaints.read(LOG_BYTES).decode("utf-8", "replace").strip()
            log.warning("%s%s", _ending(status), f" It said: {text}" if text else "")
            raise ProgramFailed(status)
        written.seek(0)
        return _bounded(written)


def _ending(status: int) -> str:
    """Return how the reading of a file ended, for the log.

    >>> _ending(1), _ending(-6)[:41]
    ('The reading of a file ended with status 1.', 'The reading of a file was ended by SIGABR')
    """
    if status >= 0:
        return f"The reading of a file ended with status {status}."
    try:
        what = signal.Signals(-status).name
    except ValueError:
        what = f"signal {-status}"
    damaged = "the file is damaged or asks for too much memory"
    return f"The reading of a file was ended by {what}: {damaged}."


def environment(directory: str) -> dict[str, str]:
    """Return the variables a program may see: where programs lie, and a home that is thrown away.

    Each program uses one core; a batch has several of them at work.
    """
    inherited = {name: os.environ[name] for name in INHERITED if name in os.environ}
    own = {"HOME": directory, "TMPDIR": directory, "LC_ALL": "C.UTF-8", "OMP_THREAD_LIMIT": "1"}
    return inherited | own


def _end(process: subprocess.Popen[bytes], own_group: bool) -> None:
    """End the process and, where it leads a group, all it has started."""
    if own_group:
        with contextlib.suppress(ProcessLookupError, PermissionError):  # all ended by themselves
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.wait()


def _bounded(file: IO[bytes]) -> bytes:
    found = file.read(MAX_OUTPUT + 1)
    if len(found) > MAX_OUTPUT:
        raise Unreadable("reading_needs_too_much_memory", megabytes=str(MAX_OUTPUT // 1024 // 1024))
    return found
