"""What the admin's start page says of the queue."""

from __future__ import annotations

from django import template
from django.template import Context

from directives.review import batches, queue

register = template.Library()


@register.simple_tag(takes_context=True)
def unseen_results(context: Context) -> int:
    """Return how many files of the person were read since they last looked."""
    return batches.unseen_results(context["user"])


@register.simple_tag
def drafts_waiting() -> int:
    """Return how many drafts wait for a curator."""
    return queue.waiting()
