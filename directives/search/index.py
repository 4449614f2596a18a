"""Keeping the index in step with the database; it can be thrown away at any time.

Every change of a directive leaves a note in its own transaction. Whoever holds `writer.lock`
reads the notes at or past the index's horizon, indexes those directives anew, commits, and only
then moves the horizon. A crash between any two steps leaves an index that is merely behind:
the notes are read again, and reading a note twice changes nothing.
"""

from __future__ import annotations

import hashlib
import logging
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any, Literal, NamedTuple

from tantivy import FieldType, Index, IndexWriter, Query, Searcher

from directives.models import SearchNote
from directives.search import generations
from directives.search.beside import Filling
from directives.search.filling import CHUNK, HEAP, fill_part
from directives.search.generations import Unusable, generation
from directives.search.locks import Busy, locked
from directives.search.parts import DIRECTIVES, PARTS, Kept, Part
from directives.search.schema import schema

__all__ = [
    "Difference",
    "Unusable",
    "catch_up",
    "ensure_ready",
    "generation",
    "rebuild",
    "searcher",
    "verify",
    "waiting",
]

logger = logging.getLogger(__name__)

PATIENCE = 20.0
REBUILD_PATIENCE = 6 * 3600.0
LAST_ID = (1 << 63) - 1


class Difference(NamedTuple):
    """A directive that the index holds otherwise than the database."""

    directive_id: int
    kind: Literal["missing", "extra", "stale"]


def catch_up() -> int:
    """Bring every noted change into the index; return how many directives that concerned.

    An index that is missing, damaged or of another version is built first. When another process
    keeps the lock for long, it is at this very work and nothing is left to do here.
    """
    try:
        with locked(generations.root() / "writer.lock", PATIENCE):
            return _drain(generations.current())
    except Unusable:
        return rebuild(only_if_unusable=True)
    except Busy:
        return 0


def ensure_ready() -> None:
    """Make the index usable and up to date; costs little when it is."""
    catch_up()


def rebuild(*, only_if_unusable: bool = False, at_once: bool = False) -> int:
    """Build the index anew beside the current one, then swap; return how many it holds.

    Searches and changes go on meanwhile: changes go into the old index, and from the notes since
    the beginning into the new one before it takes over. Parts that are filled `at_once` take a
    core each.
    """
    with locked(generations.root() / "rebuild.lock", REBUILD_PATIENCE):
        if only_if_unusable:
            # Somebody else may have built it while we were waiting.
            with suppress(Unusable, Busy), locked(generations.root() / "writer.lock", PATIENCE):
                return _drain(generations.current())
        old = _linked()
        generations.clear(keep=old)
        home = generations.new_home()
        horizon = SearchNote.objects.horizon()
        count = _fill(home, at_once=at_once)
        generations.follow(home, horizon, position=SearchNote.objects.position())
        with locked(generations.root() / "writer.lock", REBUILD_PATIENCE):
            _drain(home)
            generations.swap(home)
        generations.clear(keep={home, *old})
        return count


def waiting() -> int:
    """Return how many noted changes the index does not hold yet; raise Unusable without one."""
    known = generations.followed(generations.current())
    notes = _notes_since(known.horizon)
    return 0 if _digest_of(notes) == known.notes else len(notes)


def searcher(part: Part = DIRECTIVES) -> Searcher:
    """Return a searcher on the newest state of the index, which is built first if need be."""
    try:
        return generations.searcher(part.folder)
    except Unusable as reason:
        logger.warning("Building the search index: %s", reason)
        rebuild(only_if_unusable=True)
        return generations.searcher(part.folder)


def verify() -> list[Difference]:
    """Return where index and database differ; none is what a reader relies on.

    A change that is under way while we look is looked at twice before it is told.
    """
    catch_up()
    found = _all_differences()
    if found:
        catch_up()
        found = _all_differences(only={difference.directive_id for difference in found})
    return found


def _linked() -> set[Path]:
    link = generations.root() / "current"
    return {generations.root() / link.readlink()} if link.is_symlink() else set()


def _drain(home: Path) -> int:
    """Bring the notes past a generation's horizon into it; the writer's lock must be held."""
    known = generations.followed(home)
    # Before all else: a part that is damaged must be built anew, noted changes or not.
    indexes = [(part, generations.open_index(home / part.folder)) for part in PARTS]
    horizon = SearchNote.objects.horizon()
    if horizon < known.horizon:
        raise Unusable("The database is older than the index.")
    notes = _notes_since(known.horizon)
    if not notes:
        return 0
    ids = [directive_id for directive_id, _transaction in notes]
    changed: set[int] = set()
    for part, index in indexes:
        changed |= _bring(ids, part, index)
    read = _digest_of(notes)
    if changed or (horizon, read) != (known.horizon, known.notes):
        generations.follow(home, horizon, read, SearchNote.objects.position())
    return len(changed)


def _bring(ids: Sequence[int], part: Part, index: Index) -> set[int]:
    """Bring these directives into a part as they are now; return those that were otherwise.

    Each part looks for itself: after a crash one may know what another does not.
    """
    changed: set[int] = set()
    look = index.searcher()
    writer: IndexWriter | None = None
    reader = part.reader()
    for start in range(0, len(ids), CHUNK):
        chunk = ids[start : start + CHUNK]
        held = _digests(look, _by_ids(chunk))
        fresh: dict[int, Kept] = {found.pk: found for found in reader.of(chunk)}
        for pk in chunk:
            now = fresh.get(pk)
            if _is_known(now, held.get(pk)):
                continue
            writer = writer or index.writer(HEAP, 1)
            if pk in held:
                # Deleting by term takes the number for a signed one, and finds nothing.
                writer.delete_documents_by_query(_by_ids([pk]))
            for document in part.documents(now) if now else ():
                writer.add_document(document)
            changed.add(pk)
    if writer:
        writer.commit()
        writer.wait_merging_threads()
    return changed


def _is_known(now: Kept | None, held: int | None) -> bool:
    """Return whether a directive is held as it is now; what is new needs no digest for that."""
    if now is None or held is None:
        return now is None and held is None
    return now.digest == held


def _notes_since(horizon: int) -> list[tuple[int, int]]:
    return list(
        SearchNote.objects.since(horizon)
        .order_by("directive_id")
        .values_list("directive_id", "transaction")
    )


def _digest_of(notes: list[tuple[int, int]]) -> str:
    return hashlib.blake2b(repr(notes).encode(), digest_size=8).hexdigest()


def _fill(home: Path, *, at_once: bool) -> int:
    """Fill every part of a new generation; return how many directives it holds."""
    first, *others = PARTS
    with ExitStack() as processes:
        fillings = [
            processes.enter_context(Filling(part.folder, home)) if at_once else None
            for part in others
        ]
        count = fill_part(first, home)
        for part, filling in zip(others, fillings, strict=True):
            if filling is None or not filling.has_filled():
                shutil.rmtree(home / part.folder, ignore_errors=True)
                fill_part(part, home)
    return count


def _all_differences(only: Iterable[int] | None = None) -> list[Difference]:
    """Return the differences of all parts by directive; one whose instructions differ is stale."""
    found: dict[int, Difference] = {}
    for part in PARTS:
        for difference in _differences(part, generations.searcher(part.folder), only):
            told = difference if part is DIRECTIVES else difference._replace(kind="stale")
            found.setdefault(difference.directive_id, told)
    return [found[pk] for pk in sorted(found)]


def _differences(
    part: Part, look: Searcher, only: Iterable[int] | None = None
) -> Iterator[Difference]:
    if only is not None:
        ids = sorted(only)
        stored = {found.pk: found.digest for found in part.reader().of(ids)}
        yield from _compare(stored, _digests(look, _by_ids(ids)))
        return
    last = 0
    for chunk in part.reader().chunks(CHUNK):
        end = chunk[-1].pk
        stored = {found.pk: found.digest for found in chunk}
        yield from _compare(stored, _digests(look, _between(last + 1, end)))
        last = end
    yield from _compare({}, _digests(look, _between(last + 1, LAST_ID)))


def _compare(stored: dict[int, int], held: dict[int, int]) -> Iterator[Difference]:
    for pk in sorted(stored.keys() | held.keys()):
        if pk not in held:
            yield Difference(pk, "missing")
        elif pk not in stored:
            yield Difference(pk, "extra")
        elif stored[pk] != held[pk]:
            yield Difference(pk, "stale")


def _digests(look: Searcher, query: Query) -> dict[int, int]:
    first: Any = look.search(query, limit=1)
    if not first.count:
        return {}
    places = [place for _, place in look.search(query, limit=first.count, count=False).hits]
    pks: list[Any] = look.fast_field_values("pk", places)
    digests: list[Any] = look.fast_field_values("digest", places)
    return dict(zip(pks, digests, strict=True))


def _by_ids(ids: Sequence[int]) -> Query:
    return Query.term_set_query(schema(), "pk", list(ids))


def _between(first: int, last: int) -> Query:
    return Query.range_query(schema(), "pk", FieldType.Unsigned, first, last)
