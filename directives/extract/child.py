"""The child's side of `isolated`: limits first, then one reader on the standard input."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from importlib import import_module

from .isolated import ANSWER, REFUSAL
from .limited import limit_myself
from .packing import pack
from .programs import IN_READER
from .result import Extracted, Unreadable


def main() -> None:
    """Write what the task named on the command line makes of the standard input."""
    seconds, megabytes, task, *arguments = sys.argv[1:]
    limit_myself(int(seconds), int(megabytes))
    os.environ[IN_READER] = "1"
    try:
        answer = ANSWER + _answer(task, sys.stdin.buffer.read(), arguments)
    except MemoryError:
        answer = _refusal(Unreadable("reading_needs_too_much_memory", megabytes=megabytes))
    except RecursionError:
        answer = _refusal(Unreadable("file_nested_too_deeply"))
    except Unreadable as refused:
        answer = _refusal(refused)
    sys.stdout.buffer.write(answer)


def _answer(task: str, content: bytes, arguments: list[str]) -> bytes:
    module, function = task.split(":")
    read: Callable[..., Extracted | bytes] = getattr(import_module(module), function)
    found = read(content, *arguments)
    return pack(found) if isinstance(found, Extracted) else found


def _refusal(refused: Unreadable) -> bytes:
    return REFUSAL + json.dumps({"code": refused.code, "params": refused.params}).encode()
