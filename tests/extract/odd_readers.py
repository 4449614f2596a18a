"""Readers that go wrong, each in its own way; run in a child process by test_isolated.py."""

import os
import subprocess
import sys
import time
from pathlib import Path

from directives.extract import Extracted, Unreadable
from directives.extract.programs import run_program


def upper(content: bytes) -> Extracted:
    return Extracted(content.decode().upper(), "text/plain")


def surroundings(content: bytes) -> Extracted:
    return Extracted("\n".join([str(Path.cwd()), *sorted(os.environ), *sys.modules]), "text/plain")


def joined(content: bytes, *arguments: str) -> bytes:
    return content.join(argument.encode() for argument in arguments)


def refuse(content: bytes) -> Extracted:
    raise Unreadable("encoding_broken", encoding="UTF-8")


def sleep(content: bytes) -> Extracted:
    """Leave behind a program that would go on for a minute, its id in the file named."""
    left = subprocess.Popen(["sleep", "60"])
    Path(content.decode()).write_text(str(left.pid))
    time.sleep(60)
    raise AssertionError


def start_and_return(content: bytes) -> Extracted:
    left = subprocess.Popen(["sleep", "60"])
    return Extracted(str(left.pid), "text/plain")


def wait_for_program(content: bytes) -> Extracted:
    run_program(["sleep", "60"], input=b"", seconds=1, megabytes=200)
    raise AssertionError


def compute(content: bytes) -> Extracted:
    while True:
        pass


def hoard(content: bytes) -> Extracted:
    return Extracted("a" * 2_000_000_000, "text/plain")


def crash(content: bytes) -> Extracted:
    os.abort()


def fail(content: bytes) -> Extracted:
    raise ValueError("a mistake of ours")


def recurse(content: bytes) -> Extracted:
    return recurse(content)


def flood(content: bytes) -> bytes:
    return b"a" * (70 * 1024 * 1024)


def chatter(content: bytes) -> Extracted:
    """Write on the standard output and leave without an answer."""
    print("hello", flush=True)
    os._exit(0)
