"""Reads many files at once, each in one of a few processes of its own kind.

A thread minds each process: it hands over a file, waits for the answer, and starts another process
where one died. So a crash costs the file that caused it, and nothing else.
"""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
import time
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Protocol, Self

from directives.arrivals import Arrival, receive
from directives.extract import Unreadable
from directives.reading_child import Failed

ROOT = Path(__file__).resolve().parents[1]
START = """
import sys
sys.path.insert(0, sys.argv[1])
from directives.reading_child import main
main()
"""
PATIENCE = 2
SECONDS = 1200  # more than extraction may take, for it has limits of its own


class ReaderBroke(Exception):
    """Reading met an error of ours; it holds what the other process told of it."""


class Reading(Protocol):
    """What reads files: other processes, or this one."""

    def submit(self, content: bytes, name: str) -> Future[Arrival]:
        """Return the reading of a file that will be there."""


class Here:
    """Reads in this process, one file after the other: for a few files no other is worth it."""

    def submit(self, content: bytes, name: str) -> Future[Arrival]:
        """Return the reading of a file, which is there."""
        reading: Future[Arrival] = Future()
        try:
            reading.set_result(receive(content, name))
        except Exception as error:
            reading.set_exception(error)
        return reading


class Readers:
    """A few processes that read; leaving the context ends them."""

    def __init__(self, count: int) -> None:
        self._threads = ThreadPoolExecutor(count, thread_name_prefix="reader")
        self._own = threading.local()
        self._lock = threading.Lock()
        self._processes: set[_Process] = set()
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)
        with self._lock:
            self._closed = True
            for process in self._processes:
                process.terminate()
            for process in self._processes:
                process.end()
        self._threads.shutdown()

    def submit(self, content: bytes, name: str) -> Future[Arrival]:
        """Return the reading of a file that will be there."""
        return self._threads.submit(self._read, content, name)

    def _read(self, content: bytes, name: str) -> Arrival:
        process = getattr(self._own, "process", None) or self._start()
        try:
            return process.read(content, name)
        finally:
            if not process.is_ready:
                self._own.process = None
                with self._lock:
                    self._processes.discard(process)
                process.end()

    def _start(self) -> _Process:
        with self._lock:
            if self._closed:
                raise Unreadable("reader_failed")
            process = self._own.process = _Process()
            self._processes.add(process)
            return process


class _Process:
    def __init__(self) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            # Reading needs Python alone; what takes the text out of a PDF is a process of its own.
            arguments = [sys.executable, "-IS", "-c", START, str(ROOT), str(theirs.fileno())]
            # In a group of its own, Ctrl+C reaches only the import, which ends the others itself.
            self._process = subprocess.Popen(  # noqa: S603
                arguments,
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                process_group=0,
            )
        self._pipe: Connection[Any, Any] = Connection(ours.detach())
        self.is_ready = True

    def read(self, content: bytes, name: str) -> Arrival:
        """Return what the process makes of a file; raises what it raised, or that it died."""
        self.is_ready = False
        try:
            self._pipe.send((content, name))
            self._wait()
            found, self.is_ready = self._pipe.recv()
        except (EOFError, OSError) as error:
            raise Unreadable("reader_failed") from error
        if isinstance(found, Failed):
            raise ReaderBroke(found.traceback)
        if isinstance(found, Exception):
            raise found
        arrival: Arrival = replace(found, content=content)
        return arrival

    def terminate(self) -> None:
        """Ask the process to end, together with the programs it started."""
        self._process.terminate()

    def end(self) -> None:
        """Return when the process has ended; it is killed where asking did not help."""
        self._process.terminate()
        try:
            self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _wait(self) -> None:
        deadline = time.monotonic() + SECONDS
        while not self._pipe.poll(1):
            # Something it started may still hold the other end open.
            if self._process.poll() is not None and not self._pipe.poll():
                raise EOFError
            if time.monotonic() > deadline:
                raise Unreadable("reading_took_too_long", seconds=str(SECONDS))
