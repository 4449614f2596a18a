"""One site and one browser for all tests: gunicorn on the seeds, Debian's Chromium."""

import os
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.site import manage, prepare, server, worker

CURATOR, PASSWORD = "bien.tap", "mat-khau-thu-nghiem-2021"
FLAGS = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
FLAGS += ["--disable-component-update", "--disable-sync"]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a fresh site that holds the seeds and one curator."""
    environment = os.environ | {"DATA_DIR": str(tmp_path_factory.mktemp("data")), "PLAIN_HTTP": "1"}
    environment.pop("DATABASE_URL", None)
    prepare(environment)
    manage(environment, "make_curator", CURATOR, "--password-stdin", typed=PASSWORD)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with worker(environment), server("archive.wsgi", port, environment) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, headless."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    assert program, "Chromium is missing: apt-get install chromium"
    flags = [*FLAGS, "--no-sandbox"] if os.geteuid() == 0 else FLAGS
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=flags)
        yield chromium
        chromium.close()


@pytest.fixture
def context(browser: Browser, site: str) -> Iterator[BrowserContext]:
    """A reader's window at 1280 px; every console error fails the test."""
    opened = browser.new_context(
        base_url=site, viewport={"width": 1280, "height": 900}, locale="en-GB"
    )
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page whose console must stay free of errors and policy violations."""
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
    opened.on("pageerror", lambda e: complaints.append(str(e)))
    yield opened
    # A page that is meant to be missing is reported by the browser as an error of its own.
    assert [c for c in complaints if "status of 4" not in c] == []


@pytest.fixture
def seeds() -> Path:
    """The folder of the five sample documents."""
    return Path(__file__).parents[2] / "fixtures" / "seeds"
