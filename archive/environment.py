"""What the environment says, read through four small helpers."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def text(name: str, default: str = "") -> str:
    """Return the variable's value, or the default where it is unset or empty."""
    return os.environ.get(name) or default


def flag(name: str) -> bool:
    """Return whether the variable says yes: 1, true, yes or on."""
    return text(name).lower() in {"1", "true", "yes", "on"}


def names(name: str) -> list[str]:
    """Return the comma-separated values of the variable, without blanks."""
    return [part.strip() for part in text(name).split(",") if part.strip()]


def persistent_secret(path: Path) -> str:
    """Return the secret kept at `path`, made on first use, readable by its owner alone.

    Two processes that start together end with the same secret: the file appears whole or not.
    """
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
