"""What the environment says, read through small helpers.

What is wrong with it is said in Vietnamese alone: translations need the settings first.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

SQLITE = "django.db.backends.sqlite3"
POSTGRESQL = "django.db.backends.postgresql"


def text(name: str, default: str = "") -> str:
    """Return the variable's value, or the default where it is unset or empty."""
    return os.environ.get(name) or default


def flag(name: str) -> bool:
    """Return whether the variable says yes: 1, true, yes or on."""
    return text(name).lower() in {"1", "true", "yes", "on"}


def number(name: str, default: float) -> float:
    """Return the variable's value as a number that is not negative."""
    try:
        found = float(text(name, str(default)))
    except ValueError:
        found = -1.0
    if not 0 <= found < float("inf"):
        raise ImproperlyConfigured(f"{name} phải là một số từ 0 trở lên.")
    return found


def names(name: str) -> list[str]:
    """Return the comma-separated values of the variable, without blanks."""
    return [part.strip() for part in text(name).split(",") if part.strip()]


def folder(name: str, default: Path) -> Path:
    """Return the folder that the variable names, made if it is not there."""
    path = Path(text(name, str(default))).resolve()
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(
            f"Không dùng được thư mục {path} ({error.strerror}). Hãy xem lại {name}."
        ) from error
    return path


def database(name: str, sqlite: Path) -> dict[str, Any]:
    """Return Django's settings of the database that the variable names, or of the SQLite file."""
    chosen: dict[str, Any] = {"ENGINE": SQLITE, "NAME": sqlite}
    if url := text(name):
        try:
            chosen = dict(dj_database_url.parse(url))
        except ValueError as error:
            chosen = {"ENGINE": str(error)}
        if chosen["ENGINE"] not in (SQLITE, POSTGRESQL) or not chosen["NAME"]:
            raise ImproperlyConfigured(
                f"Không hiểu {name}. Hãy viết dạng postgres://NGƯỜI:MẬT-KHẨU@MÁY:5432/TÊN,"
                " hoặc bỏ trống để dùng SQLite."
            )
    if chosen["ENGINE"] == POSTGRESQL:
        chosen.setdefault("OPTIONS", {})["pool"] = {"min_size": 1, "max_size": 4, "timeout": 10}
        chosen["CONN_HEALTH_CHECKS"] = True  # or each pooled connection fails once after a restart
        return chosen
    return chosen | {
        "CONN_MAX_AGE": 600,  # opening the file and its pragmas cost as much as three queries
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
    }


def replicas(name: str) -> dict[str, dict[str, Any]]:
    """Return Django's settings of the replicas whose addresses the variable lists, by alias.

    They have no pool: a pool waits long for a server that is gone, a connection two seconds.
    """
    found = {}
    for number, url in enumerate(names(name), 1):
        chosen: dict[str, Any]
        try:
            chosen = dict(dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True))
        except ValueError as error:
            chosen = {"ENGINE": str(error)}
        if chosen["ENGINE"] != POSTGRESQL or not chosen["NAME"]:
            raise ImproperlyConfigured(
                f"Không hiểu {name}. Hãy viết các địa chỉ PostgreSQL, cách nhau bằng dấu phẩy:"
                " postgres://NGƯỜI:MẬT-KHẨU@MÁY:5432/TÊN."
            )
        chosen["OPTIONS"] = {"connect_timeout": 2} | chosen.get("OPTIONS", {})
        found[f"replica-{number}"] = chosen
    return found


def persistent_secret(path: Path) -> str:
    """Return the secret kept at `path`, made on first use, readable by its owner alone.

    Two processes that start together end with the same secret: the file appears whole or not.
    """
    try:
        return _kept_or_made(path)
    except OSError as error:
        raise ImproperlyConfigured(
            f"Không đọc hoặc ghi được {path} ({error.strerror}). Hãy cấp quyền cho thư mục này."
        ) from error


def _kept_or_made(path: Path) -> str:
    if not path.exists():
        draft = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(64))
        try:
            os.link(draft, path)
        except FileExistsError:
            pass  # another process was first; its secret is as good
        finally:
            draft.unlink()
    return path.read_text()
