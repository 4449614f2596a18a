"""Web nodes: gunicorn and an index that follows the database, each in a folder of its own."""

import contextlib
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.site import ROOT


class Node:
    """A machine of its own but for the databases, as a deployment would have it."""

    def __init__(self, folder: Path, primary: str, replicas: str = "") -> None:
        folder.mkdir(exist_ok=True)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.environment = os.environ | {
            "DATA_DIR": str(folder),
            "INDEX_DIR": str(folder / "index"),
            "DATABASE_URL": primary,
            "DATABASE_REPLICA_URLS": replicas,
            "SECRET_KEY": "the same on every node",
            "PLAIN_HTTP": "1",
        }
        self.running: dict[str, subprocess.Popen[bytes]] = {}

    def manage(self, *arguments: str) -> str:
        """Return what a management command printed; raise when it fails."""
        command = [sys.executable, "manage.py", *arguments]
        done = subprocess.run(
            command, cwd=ROOT, env=self.environment, check=True, capture_output=True, text=True
        )
        return done.stdout

    def serve(self) -> None:
        """Start gunicorn and wait until it answers."""
        gunicorn = Path(sys.executable).parent / "gunicorn"
        self._start(
            "web", gunicorn, "archive.wsgi", "--config", ROOT / "archive" / "gunicorn.py",
            "--bind", f"127.0.0.1:{self.port}", "--workers", "2", "--log-level", "warning",
        )  # fmt: skip
        wait_until(lambda: self.get("/healthz")[0] == 200)

    def follow(self) -> None:
        """Start following the database."""
        self._start(
            "follow", sys.executable, "manage.py", "search_index", "follow", "--every", "0.2"
        )

    def kill(self, *names: str) -> None:
        """Kill these processes (or all) with all that they started, at once."""
        for name in names or list(self.running):
            process = self.running.pop(name)
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def get(self, path: str) -> tuple[int, bytes]:
        """Return status and body of a page; status 0 where nobody listens."""
        with contextlib.closing(
            http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        ) as client:
            try:
                client.request("GET", path)
                answer = client.getresponse()
                return answer.status, answer.read()
            except (OSError, http.client.HTTPException):
                return 0, b""

    def json(self, path: str) -> Any:
        """Return the data at an address that answers 200."""
        status, body = self.get(path)
        assert status == 200, (path, status, body[:200])
        return json.loads(body)

    def _start(self, name: str, *command: str | Path) -> None:
        self.running[name] = subprocess.Popen(
            command,
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.DEVNULL,
            start_new_session=True,
        )


def wait_until(met: Callable[[], bool], seconds: float = 60) -> None:
    """Return as soon as a condition is met; raise when it is not in time."""
    deadline = time.monotonic() + seconds
    while not met():
        assert time.monotonic() < deadline, "This did not come true in time."
        time.sleep(0.1)
