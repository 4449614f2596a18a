"""Which body a typed name stands for."""

from __future__ import annotations

from django.db.models import Q

from directives.bodies import find_bodies
from directives.models import Issuer, Level, Province
from directives.naming import Body, issuer_named
from directives.parse.structure import ParsedIssuer
from directives.units import find_province, key

SUGGESTED = 800


class Unknown(LookupError):
    """The archive knows no body of the name, nor what kind of body it would be."""


class Ambiguous(LookupError):
    """Several bodies bear the name, and no province tells them apart."""


def find(name: str, province: Province | None) -> Issuer | Body | None:
    """Return the record that a name means, or the body to make one for; None for no name.

    A name that several bodies bear means the one of the chosen province.
    """
    if not key(name):
        return None
    named = _records(name)
    here = [each for each in named if province is not None and each.province_id == province.pk]
    central = [each for each in named if each.province_id is None]
    for chosen in (here, central, named if province is None else []):
        if len(chosen) == 1:
            return chosen[0]
    if body := issuer_named(ParsedIssuer(name, None, None), province.name if province else None):
        return find_bodies([body]).get(body, body)
    raise Ambiguous(name) if len(named) > 1 else Unknown(name)


def new(name: str, level: str, province: Province | None) -> Body:
    """Return the body that a curator vouches for, although the archive has never heard of it."""
    home = None if level == Level.CENTRAL or province is None else province.name
    known = issuer_named(ParsedIssuer(name, level, None), home)
    return known or Body(name, level, "", find_province(home) if home else None)


def suggestions(province: Province | None) -> list[str]:
    """Return the names to offer while typing: issuers, and all bodies of the province."""
    wanted = Q(province__isnull=True) | Q(directives__isnull=False)
    if province is not None:
        wanted |= Q(province=province)
    names = Issuer.objects.filter(wanted).order_by("name_key").values_list("name", flat=True)
    return list(names.distinct()[:SUGGESTED])


def _records(name: str) -> list[Issuer]:
    words = key(name)
    named = list(Issuer.objects.filter(Q(name_key=words) | Q(name=name)))
    if named:
        return named
    with_aliases = Issuer.objects.exclude(aliases=[])
    return [each for each in with_aliases if words in {key(str(alias)) for alias in each.aliases}]
