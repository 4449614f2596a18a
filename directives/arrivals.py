"""A file on its way into the archive: its digests, its reading, the bodies that it names. Pure.

This is the part of an import that needs no database, so that several processes can do it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from directives import identity
from directives.naming import Body, Context, body_named, issuer_named
from directives.parse.structure import ParsedDirective
from directives.reading import Understood, understand
from directives.record import Record
from directives.units import find_province


@dataclass(frozen=True, slots=True)
class Named(Record):
    """The bodies that a reading names for certain."""

    issuer: Body | None
    superior: Body | None
    by_phrase: dict[str, Body]

    def all(self) -> set[Body]:
        """Return each of the bodies once."""
        return {*self.by_phrase.values(), *filter(None, (self.issuer, self.superior))}


@dataclass(frozen=True, slots=True)
class Arrival(Record):
    """A file that was read and may be taken in."""

    content: bytes
    name: str
    sha256: str
    text_digest: str
    understood: Understood
    named: Named


def receive(content: bytes, name: str) -> Arrival:
    """Return the file as it may be taken in; raises one of `reading.REFUSALS` where it may not."""
    return arrived(content, name, understand(content, name))


def arrived(content: bytes, name: str, understood: Understood) -> Arrival:
    """Return a file that was read as it may be taken in."""
    province = understood.parsed.province
    return Arrival(
        content,
        name,
        identity.sha256(content),
        identity.text_digest(understood.extracted.text),
        understood,
        names_in(understood.parsed, province.value if province else None),
    )


def names_in(
    parsed: ParsedDirective, province: str | None, context: Context | None = None
) -> Named:
    """Return the bodies that a reading names; with a context, whose document it is is settled."""
    issuer = None
    if context is None:
        issuer = issuer_named(parsed.issuer.value, province) if parsed.issuer else None
        context = _context(issuer, province)
    named = {phrase: body_named(phrase, context) for phrase in set(_phrases(parsed))}
    by_phrase = {phrase: body for phrase, body in named.items() if body}
    return Named(issuer, _superior(parsed, province), by_phrase)


def _phrases(parsed: ParsedDirective) -> Iterator[str]:
    """Yield every phrase that may name a body: recipients, and who is ordered to act."""
    for recipient in parsed.recipients:
        if recipient.purpose != "lưu":
            yield recipient.name
    for item in parsed.instructions:
        for addressee in item.addressees:
            yield addressee.name


def _context(issuer: Body | None, province: str | None) -> Context:
    if issuer and issuer.level == "central":
        # A ministry's letter to one province does not speak of "the" province.
        return Context()
    return Context(find_province(province) if province else None, issuer.unit if issuer else None)


def _superior(parsed: ParsedDirective, province: str | None) -> Body | None:
    if not parsed.issuer or not parsed.issuer.value.parent:
        return None
    home = Context(find_province(province) if province else None)
    return body_named(parsed.issuer.value.parent, home)
