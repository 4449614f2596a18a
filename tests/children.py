"""The archive in a process of its own, for what only several processes can show."""

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection

MANAGE = Path(settings.BASE_DIR) / "manage.py"


def environment(folder: Path) -> dict[str, str]:
    """Return the surroundings of a child: the tests' PostgreSQL database, or a file of its own."""
    found = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    found |= {"DATA_DIR": str(folder), "INDEX_DIR": str(folder / "index"), "PLAIN_HTTP": "1"}
    if connection.vendor == "postgresql":
        server = urlsplit(os.environ["DATABASE_URL"])
        found["DATABASE_URL"] = server._replace(
            path=f"/{connection.settings_dict['NAME']}"
        ).geturl()
    return found


def start(
    folder: Path, *arguments: str, variables: dict[str, str] | None = None
) -> subprocess.Popen[str]:
    """Return a running management command, in surroundings that the variables may change."""
    return subprocess.Popen(
        [sys.executable, str(MANAGE), *arguments],
        env=environment(folder) | (variables or {}),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def run(folder: Path, *arguments: str) -> tuple[str, str, int]:
    """Return what a command printed, what it complained of, and its exit status."""
    child = start(folder, *arguments)
    said, complained = child.communicate(timeout=120)
    return said, complained, child.returncode
