"""PostgreSQL servers of the tests' own, run as user postgres where the tests run as root."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import psycopg

OPTIONS = "-c listen_addresses='' -c fsync=off -c max_wal_senders=4 -c wal_level=replica"


def _programs() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), key=_version)
    assert found, "PostgreSQL is missing: apt-get install postgresql"
    return found[-1].parent


def _version(program: Path) -> int:
    return int(program.parts[-3])


def _as_postgres(*command: str | Path) -> None:
    before = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    subprocess.run([*before, *command], check=True, stdout=subprocess.DEVNULL, cwd="/")


class Server:
    """One PostgreSQL server in a folder of its own; the folder is also where its socket lies."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))  # a socket's path is short
        self.folder.chmod(0o755)
        self.data = self.folder / "data"
        if os.geteuid() == 0:
            shutil.chown(self.folder, "postgres")

    def url(self, name: str = "archive") -> str:
        """Return the address of a database of this server."""
        return f"postgres://postgres@/{name}?host={self.folder}"

    def create(self) -> None:
        """Lay the files of a primary, start it, and make the archive's database."""
        _as_postgres(
            _programs() / "initdb",
            "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", self.data,
        )  # fmt: skip
        self.start()
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute("CREATE DATABASE archive")

    def copy_of(self, primary: "Server") -> None:
        """Become a streaming standby of a running primary, and start."""
        _as_postgres(
            _programs() / "pg_basebackup",
            "-h", primary.folder, "-U", "postgres", "-D", self.data,
            "-R", "-X", "stream", "-c", "fast",
        )  # fmt: skip
        self.start()

    def start(self) -> None:
        """Start and wait until it answers."""
        options = f"{OPTIONS} -c unix_socket_directories='{self.folder}'"
        log = self.folder / "log"
        _as_postgres(
            _programs() / "pg_ctl", "-D", self.data, "-w", "-l", log, "-o", options, "start"
        )

    def crash(self) -> None:
        """Stop as a machine does that loses its power."""
        _as_postgres(_programs() / "pg_ctl", "-D", self.data, "-m", "immediate", "stop")

    def remove(self) -> None:
        """Stop it if it runs, and remove its files."""
        if (self.data / "postmaster.pid").exists():
            self.crash()
        shutil.rmtree(self.folder)

    def execute(self, statement: str) -> object:
        """Return the first value that a statement yields here."""
        with psycopg.connect(self.url(), autocommit=True) as connection:
            row = connection.execute(statement).fetchone()
        return row[0] if row else None
