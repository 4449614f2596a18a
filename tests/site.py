"""The real site for browser and bench: the commands of `make run`, gunicorn and the worker."""

import contextlib
import http.client
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]


def manage(environment: Mapping[str, str], *arguments: str, typed: str | None = None) -> None:
    """Run one management command; raise when it fails."""
    subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=dict(environment),
        input=typed,
        text=True,
        check=True,
        stdout=subprocess.DEVNULL,
    )


def prepare(environment: Mapping[str, str]) -> None:
    """Fill a fresh DATA_DIR as `make run` does, up to the server."""
    manage(environment, "migrate", "--verbosity", "0")
    manage(environment, "load_reference")
    manage(environment, "import_directives", "fixtures/seeds")
    manage(environment, "search_index", "update")
    manage(environment, "collectstatic", "--noinput", "--verbosity", "0")


@contextlib.contextmanager
def server(application: str, port: int, environment: Mapping[str, str]) -> Iterator[str]:
    """Serve a WSGI application on two gunicorn workers; yield its address."""
    process = subprocess.Popen(
        [
            Path(sys.executable).parent / "gunicorn",
            application,
            "--config",
            ROOT / "archive" / "gunicorn.py",
            "--bind",
            f"127.0.0.1:{port}",
            "--workers",
            "2",
            "--log-level",
            "warning",
        ],
        cwd=ROOT,
        env=dict(environment),
    )
    try:
        _wait(port, process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


@contextlib.contextmanager
def worker(environment: Mapping[str, str]) -> Iterator[None]:
    """Have uploaded files read beside the server."""
    process = subprocess.Popen(
        [sys.executable, "manage.py", "worker"], cwd=ROOT, env=dict(environment)
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait()


def _wait(port: int, process: subprocess.Popen[bytes], seconds: int = 30) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as probe:
            try:
                probe.request("GET", "/healthz")
                if probe.getresponse().status < 500:
                    return
            except OSError:
                pass
        time.sleep(0.1)
    raise RuntimeError(f"The server on port {port} did not start.")
