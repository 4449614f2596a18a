"""Two queues: a file has a short turn first; what needs longer waits apart, in nobody's way."""

from __future__ import annotations

from django_tasks_db.models import DBTaskResult

BACKEND = "default"
QUICK = "default"
SLOW = "slow"
QUICK_SECONDS = 60  # some pages of a scan


def has_waiting(queue: str) -> bool:
    """Return whether a file waits to be read."""
    waiting = DBTaskResult.objects.ready().filter(backend_name=BACKEND, queue_name=queue)
    return bool(waiting.exists())
