"""The generations of the index on disk, which of them is current, and a searcher on it.

Layout of INDEX_DIR: `current` is a link to one generation `g-<time>`, which holds the engine's
files for directives, those for instructions in `points`, and `followed.json`: the version it was
built by, the database it follows and the horizon below which it knows every change.
"""

from __future__ import annotations

import json
import os
import shutil
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.db import connection
from tantivy import Index, Searcher

from directives.search.asked import Word
from directives.search.schema import VERSION, schema


class Unusable(Exception):
    """There is no index, or none that this code and this database can use."""


class Followed(NamedTuple):
    """What a generation knows of the database.

    `notes` is a digest of the notes last read; `position` a place in PostgreSQL's log from which
    on a replica holds all that is indexed here ("" where there is no such log).
    """

    version: str
    database: str
    horizon: int
    notes: str = ""
    position: str = ""


def root() -> Path:
    """Return the directory that holds the generations and the locks."""
    return Path(settings.INDEX_DIR)


def generation() -> str:
    """Return a key that changes with every change the index has followed; costs one `stat`.

    The horizon tells, not the engine's files: a correction may change a page and no entry.
    """
    try:
        found = os.stat(f"{settings.INDEX_DIR}/current/followed.json")  # noqa: PTH116 - on every request
    except OSError:
        return ""
    return f"{found.st_ino:x}-{found.st_mtime_ns:x}"


def current() -> Path:
    """Return the generation in use; raise Unusable when there is none for this code."""
    try:
        home = root() / os.readlink(root() / "current")  # noqa: PTH115 - the bare name is wanted
    except OSError:
        raise Unusable("There is no index yet.") from None
    followed(home)
    return home


def followed(home: Path) -> Followed:
    """Return what a generation knows; raise Unusable when it is not for this code and database."""
    try:
        found = Followed(**json.loads((home / "followed.json").read_text()))
        matches = found.version == VERSION and found.database == database_name()
    except (OSError, ValueError, TypeError):
        raise Unusable("The index cannot be read.") from None
    if not matches:
        raise Unusable("The index was built by another version or from another database.")
    return found


def follow(home: Path, horizon: int, notes: str = "", position: str = "") -> None:
    """Record up to where a generation knows the database, all at once or not at all."""
    known = Followed(VERSION, database_name(), horizon, notes, position)
    _replace(home / "followed.json", json.dumps(known._asdict()))


def position() -> str:
    """Return the place in the database's log that a replica must have reached to serve pages."""
    global _position
    state = generation()
    if _position is None or _position[0] != state:
        try:
            _position = (state, followed(current()).position)
        except Unusable:
            _position = (state, "")
    return _position[1]


_position: tuple[str, str] | None = None


def database_name() -> str:
    """Return which database the rows come from, without credentials."""
    named = connection.settings_dict
    return ":".join(str(named.get(key) or "") for key in ("ENGINE", "HOST", "PORT", "NAME"))


def new_home() -> Path:
    """Return a fresh directory for a generation that is being built."""
    home = root() / f"g-{time.time_ns():x}"
    home.mkdir(parents=True)
    return home


def swap(home: Path) -> None:
    """Make a finished generation the current one, in one step that readers never see half done."""
    link = root() / f"next-{os.getpid()}"
    link.unlink(missing_ok=True)
    link.symlink_to(home.name)
    link.replace(root() / "current")


def clear(*, keep: set[Path]) -> None:
    """Remove the generations that nobody needs; open searchers keep their files."""
    for link in root().glob("next-*"):
        link.unlink(missing_ok=True)
    names = {home.name for home in keep}
    for home in root().glob("g-*"):
        if home.name not in names:
            shutil.rmtree(home, ignore_errors=True)


def _replace(path: Path, content: str) -> None:
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    with beside.open("w") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


@dataclass(frozen=True, slots=True)
class _Open:
    key: tuple[int, str, str]
    home: Path
    index: Index
    searcher: Searcher
    answers: dict[tuple[Word, ...], bool] = field(default_factory=dict)


_open: dict[str, _Open] = {}


def searcher(folder: str = "") -> Searcher:
    """Return a searcher on the newest state of a part; raise Unusable when there is none.

    One is kept per process and part, and opened after a fork, never before.
    """
    key = (os.getpid(), str(settings.INDEX_DIR), generation())
    kept = _open.get(folder)
    if kept is not None and kept.key == key:
        return kept.searcher
    home = current() / folder
    try:
        if kept is not None and kept.key[0] == key[0] and kept.home == home:
            index = kept.index
            index.reload()
        else:
            index = open_index(home)
        found = index.searcher()
    except ValueError as error:
        raise Unusable(str(error)) from error
    _open[folder] = _Open(key, home, index, found)
    return found


def answers(look: Searcher) -> dict[tuple[Word, ...], bool]:
    """Return which words are known to stand side by side; let go of together with the searcher."""
    return next((kept.answers for kept in [*_open.values()] if kept.searcher is look), {})


def forget() -> None:
    """Let go of the searchers that are kept, as a new process has none."""
    _open.clear()


def create_index(home: Path) -> Index:
    """Return a new, empty index of the engine."""
    home.mkdir(exist_ok=True)
    return Index(schema(), str(home), reuse=False)


def open_index(home: Path) -> Index:
    """Return the engine's index of a generation; it looks for news only when told to."""
    try:
        index = Index.open(str(home))
        index.config_reader("manual")
        index.reload()
    except ValueError as error:
        raise Unusable(str(error)) from error
    return index
