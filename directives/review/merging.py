"""A body that is renamed, and two records of one body that become one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from directives import identity
from directives.citations import resolve_citations
from directives.ingest import keep_up, writing
from directives.models import Addressee, Directive, Issuer, Recipient, SearchNote

MERGED = "merged into "


def follow(body: Issuer) -> None:
    """Bring addresses and search up to a body that was changed; call it in the same transaction."""
    directives = list(Directive.objects.select_for_update().filter(issuer=body).defer("text"))
    renamed = []
    for directive in directives:
        slug = identity.slug(directive.kind, directive.number_symbol, body.name)
        if slug != directive.slug:
            directive.slug = slug
            renamed.append(directive)
    Directive.objects.bulk_update(renamed, ["slug"], batch_size=500)
    SearchNote.objects.mark(touched([body.pk]))
    transaction.on_commit(keep_up)


def merge(kept: Issuer, others: Iterable[Issuer]) -> int:
    """Return how many directives now bear the kept body in place of the others."""
    with writing():
        wanted = {kept.pk, *(each.pk for each in others)}
        # Read again: another curator may have saved or merged one of them meanwhile.
        records = Issuer.objects.select_for_update().filter(pk__in=wanted)
        kept = get_object_or_404(records, pk=kept.pk)
        gone = list(records.exclude(pk=kept.pk))
        keys = [each.pk for each in gone]
        named = touched([kept.pk, *keys])
        names = [*kept.aliases, *(name for each in gone for name in (each.name, *each.aliases))]
        kept.aliases = [name for name in dict.fromkeys(names) if name != kept.name]
        if any(above.pk in keys for above in superiors(kept)):
            kept.parent = None  # it would come to stand below itself
        kept.save()
        moved = list(Directive.objects.select_for_update().filter(issuer__in=keys))
        for directive in moved:
            directive.issuer = kept
            directive.slug = identity.slug(directive.kind, directive.number_symbol, kept.name)
            directive._change_reason = f"merge: {kept.name}"[:100]  # type: ignore[attr-defined]
            directive.save()
        Recipient.objects.filter(body__in=keys).update(body=kept)
        Addressee.objects.filter(body__in=keys).update(body=kept)
        Issuer.objects.filter(parent__in=keys).exclude(pk=kept.pk).update(parent=kept)
        for each in gone:
            each._change_reason = f"{MERGED}{kept.pk}"  # type: ignore[attr-defined]
            each.delete()
        for directive in moved:
            resolve_citations(directive)
        SearchNote.objects.mark(named)
        transaction.on_commit(keep_up)
    return len(moved)


def successor(slug: str) -> Issuer | None:
    """Return the body into which the one that had this address was merged."""
    record = _merged().filter(slug=slug).order_by("-history_date", "-pk").first()
    while record is not None:
        pk = int(record.history_change_reason.removeprefix(MERGED))
        if body := Issuer.objects.filter(pk=pk).first():
            return body
        record = _merged().filter(id=pk).first()
    return None


def superiors(body: Issuer) -> list[Issuer]:
    """Return the bodies above a body, the nearest first, each once."""
    found: dict[int, Issuer] = {}
    above = body.parent
    while above is not None and above.pk not in found:
        found[above.pk] = above
        above = above.parent
    return list(found.values())


def touched(issuers: Iterable[int]) -> set[int]:
    """Return the keys of all directives that name one of the bodies, or one right below, anywhere.

    The page of a body names the one above it.
    """
    keys = list(issuers)
    keys += Issuer.objects.filter(parent__in=keys).values_list("pk", flat=True)
    return {
        *Directive.objects.filter(issuer__in=keys).values_list("pk", flat=True),
        *Recipient.objects.filter(body__in=keys).values_list("directive", flat=True),
        *Addressee.objects.filter(body__in=keys).values_list("instruction__directive", flat=True),
    }


def _merged() -> QuerySet[Any]:
    found: QuerySet[Any] = Issuer.history.filter(
        history_type="-", history_change_reason__startswith=MERGED
    )
    return found
