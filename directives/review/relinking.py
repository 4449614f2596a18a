"""Which bodies the phrases of a directive mean, as seen from its issuer and province."""

from __future__ import annotations

from directives.bodies import ensure_bodies
from directives.citations import context_for
from directives.models import Addressee, Directive, Issuer, Recipient
from directives.naming import body_named


def body_of(directive: Directive, phrase: str) -> Issuer | None:
    """Return the record of the one body that a phrase of the directive names, made if need be."""
    body = body_named(phrase, context_for(directive))
    return ensure_bodies([body])[body] if body else None


def relink(directive: Directive) -> None:
    """Let recipients and addressees follow a corrected issuer or province.

    "UBND tỉnh" is another body in another province. Call it inside the transaction.
    """
    context = context_for(directive)
    recipients = list(directive.recipients.exclude(purpose="lưu"))
    addressees = list(Addressee.objects.filter(instruction__directive=directive))
    everyone: list[Recipient | Addressee] = [*recipients, *addressees]
    named = {phrase: body_named(phrase, context) for phrase in {each.name for each in everyone}}
    records = ensure_bodies(body for body in named.values() if body)
    for each in everyone:
        body = named[each.name]
        each.body = records.get(body) if body else None
    Recipient.objects.bulk_update(recipients, ["body"], batch_size=500)
    Addressee.objects.bulk_update(addressees, ["body"], batch_size=500)
