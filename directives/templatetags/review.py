"""What the admin's start page says of the queue."""

from __future__ import annotations

from django import template

from directives.review import queue

register = template.Library()


@register.simple_tag
def drafts_waiting() -> int:
    """Return how many drafts wait for a curator."""
    return queue.waiting()
