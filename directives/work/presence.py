"""Which workers live: by a lock that the kernel frees, or, on other machines, by signs of life."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError
from django.utils import timezone

from directives.models import Worker
from directives.search.locks import Busy, locked


@contextmanager
def present(name: str) -> Iterator[None]:
    """Count as a living worker."""
    with locked(_lock(name), patience=0):
        give_sign(name)
        try:
            yield
        finally:
            with suppress(DatabaseError):  # then the signs of life end, which says as much
                Worker.objects.filter(name=name).delete()
            _lock(name).unlink(missing_ok=True)


def give_sign(name: str) -> None:
    """Note that a worker lives."""
    Worker.objects.update_or_create(name=name, defaults={"seen_at": timezone.now()})


def living() -> set[str]:
    """Return the names of the workers that live.

    One that ran on this machine is known for dead the moment it is; one elsewhere only after a
    while without a sign.
    """
    horizon = timezone.now() - settings.WORKER_LEASE
    return {
        worker.name
        for worker in Worker.objects.all()
        if (worker.seen_at > horizon if (held := _is_held(worker.name)) is None else held)
    }


def forget_the_dead() -> None:
    """Remove what is left of dead workers."""
    alive = living()
    for worker in Worker.objects.exclude(name__in=alive):
        worker.delete()
        _lock(worker.name).unlink(missing_ok=True)


def _lock(name: str) -> Path:
    return Path(settings.DATA_DIR) / "workers" / f"{name}.lock"


def _is_held(name: str) -> bool | None:
    """Return whether a worker of this machine lives, None where it is not of this machine."""
    path = _lock(name)
    if not path.exists():
        return None
    try:
        with locked(path, patience=0):
            return False
    except Busy:
        return True
