"""Reads a file in a child process, so that a bomb, a crash or a hang is a refusal like others.

The child gets the file on its standard input, limits on time, memory and files, no variables of
ours, and a directory that is removed whatever becomes of it. Its process group ends with it, and
so do the programs it started.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from .packing import unpack
from .programs import run_in
from .result import Extracted, Unreadable

ROOT = Path(__file__).parents[2]
START = """
import sys
sys.path.insert(0, sys.argv.pop(1))
from directives.extract.child import main
main()
"""
ANSWER, REFUSAL = b"+", b"-"  # how a child's output begins


def run(reader: str, content: bytes, *, seconds: int, megabytes: int) -> Extracted:
    """Return what a reader ("module:function", bytes -> Extracted) makes of a file.

    Raises Unreadable: the reader's own, or one that says which limit was met.
    """
    return unpack(run_task(reader, content, seconds=seconds, megabytes=megabytes))


def run_task(task: str, content: bytes, *arguments: str, seconds: int, megabytes: int) -> bytes:
    """Return the bytes that a function ("module:function") makes of a file and its arguments."""
    argv = [sys.executable, "-I", "-c", START, str(ROOT), str(seconds), str(megabytes), task]
    with tempfile.TemporaryDirectory(prefix="reading-", ignore_cleanup_errors=True) as directory:
        answer = run_in(directory, [*argv, *arguments], content, seconds)
    if answer.startswith(ANSWER):
        return answer[len(ANSWER) :]
    if not answer.startswith(REFUSAL):
        raise Unreadable("reader_failed")
    refusal = json.loads(answer[len(REFUSAL) :])
    raise Unreadable(refusal["code"], **refusal["params"])
