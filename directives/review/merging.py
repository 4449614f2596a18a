"""Two records of one body become one."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from directives import identity
from directives.ingest import keep_up, writing
from directives.models import Addressee, Directive, Issuer, Recipient, SearchNote


def merge(kept: Issuer, others: Iterable[Issuer]) -> int:
    """Return how many directives now bear the kept body in place of the others."""
    with writing():
        gone = [each for each in others if each.pk != kept.pk]
        keys = [each.pk for each in gone]
        names = [*kept.aliases, *(name for each in gone for name in (each.name, *each.aliases))]
        kept.aliases = [name for name in dict.fromkeys(names) if name != kept.name]
        if kept.parent_id in keys:
            kept.parent = None
        kept.save()
        moved = list(Directive.objects.select_for_update().filter(issuer__in=keys))
        for directive in moved:
            directive.issuer = kept
            directive.slug = identity.slug(directive.kind, directive.number_symbol, kept.name)
            directive._change_reason = f"merge: {kept.name}"[:100]  # type: ignore[attr-defined]
            directive.save()
        named = touched(keys)
        Recipient.objects.filter(body__in=keys).update(body=kept)
        Addressee.objects.filter(body__in=keys).update(body=kept)
        Issuer.objects.filter(parent__in=keys).exclude(pk=kept.pk).update(parent=kept)
        for each in gone:
            each.delete()
        SearchNote.objects.mark({each.pk for each in moved} | named)
        transaction.on_commit(keep_up)
    return len(moved)


def touched(issuers: Iterable[int]) -> set[int]:
    """Return the keys of all directives that name one of the bodies anywhere."""
    keys = list(issuers)
    return {
        *Directive.objects.filter(issuer__in=keys).values_list("pk", flat=True),
        *Recipient.objects.filter(body__in=keys).values_list("directive", flat=True),
        *Addressee.objects.filter(body__in=keys).values_list("instruction__directive", flat=True),
    }
