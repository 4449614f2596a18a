"""One record for each real body, found by any of its names or made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import count

from django.db.models import Q

from directives import bulk
from directives.identity import bounded
from directives.models import Issuer, Province
from directives.naming import Body, name_key
from directives.search.text import slugify
from directives.units import recurs

SLUG_LENGTH = 100
Place = tuple[str, str | None]  # a name's key, and the province it counts in


def find_bodies(bodies: Iterable[Body]) -> dict[Body, Issuer]:
    """Return the records there are for these bodies, in one query or two."""
    wanted = set(bodies)
    return Bodies(wanted).found(wanted)


def ensure_bodies(bodies: Iterable[Body]) -> dict[Body, Issuer]:
    """Return a record for each body, made where there was none; call it inside a transaction."""
    wanted = set(bodies)
    return Bodies(wanted).ensured(wanted)


class Bodies:
    """The records of many bodies, looked up at once; valid as long as one transaction."""

    def __init__(self, wanted: Iterable[Body]) -> None:
        bodies = set(wanted)
        self._by_key: dict[Place, Issuer] = {}
        self._by_alias: defaultdict[Place, list[Issuer]] = defaultdict(list)
        self._provinces: dict[str, Province] | None = None
        if bodies:
            for record in Issuer.objects.select_related("province").filter(
                name_key__in={body.key for body in bodies}
            ):
                self._by_key[record.name_key, _province_name(record)] = record
            self._learn_aliases({body for body in bodies if _place(body) not in self._by_key})

    def found(self, wanted: Iterable[Body]) -> dict[Body, Issuer]:
        """Return the records there are for these of the bodies."""
        known = {body: self._find(body) for body in set(wanted)}
        return {body: record for body, record in known.items() if record}

    def ensured(self, wanted: Iterable[Body]) -> dict[Body, Issuer]:
        """Return a record for each of these, made where there was none."""
        bodies = set(wanted)
        self.ensure([bodies])
        return self.found(bodies)

    def ensure(self, lists: Iterable[Iterable[Body]]) -> None:
        """Make the records that are missing, all at once, in the order of the lists."""
        made: list[Issuer] = []
        for wanted in lists:
            bodies = set(wanted)
            missing = bodies - self.found(bodies).keys()
            for body in sorted(missing, key=lambda each: (each.key, each.province or "")):
                province = self._province(body.province)
                if _place(body) not in self._by_key and (body.province is None or province):
                    made.append(self._made(body, province))
        if made:
            _store(made)

    def _find(self, body: Body) -> Issuer | None:
        at = _place(body)
        if record := self._by_key.get(at):
            return record
        named = self._by_alias.get(at, ())
        return named[0] if len(named) == 1 else None

    def _made(self, body: Body, province: Province | None) -> Issuer:
        record = _made(body, province)
        self._by_key[_place(body)] = record
        self._learn(record)
        return record

    def _province(self, name: str | None) -> Province | None:
        if self._provinces is None:
            self._provinces = {row.name: row for row in Province.objects.all()}
        return self._provinces.get(name or "")

    def _learn_aliases(self, missing: set[Body]) -> None:
        """Learn by which other names a curator or the tables know the records near by."""
        if not missing:
            return
        near = Q(province__name__in={body.province for body in missing if body.province})
        if any(body.province is None for body in missing):
            near |= Q(province=None)
        for record in Issuer.objects.select_related("province").filter(near).exclude(aliases=[]):
            self._learn(record)

    def _learn(self, record: Issuer) -> None:
        for alias in record.aliases:
            words = name_key(str(alias), record.level, record.district)
            known = self._by_alias[words, _province_name(record)]
            if record not in known:
                known.append(record)


def _made(body: Body, province: Province | None) -> Issuer:
    return Issuer(
        name=body.name,
        slug=_slug(body, province),
        name_key=name_key(body.name, body.level, body.district),
        level=body.level,
        kind=body.kind,
        province=province,
        district=body.district,
        aliases=list(body.aliases),
    )


def _store(made: Sequence[Issuer]) -> None:
    """Store new records with their history, each under an address that is still free."""
    slugs = [record.slug for record in made]
    taken = set(Issuer.objects.filter(slug__in=slugs).values_list("slug", flat=True))
    for record in made:
        if record.slug in taken:
            record.slug = _free_slug(record.slug, taken)
        taken.add(record.slug)
    bulk.create(made)
    bulk.record_creation(made, reason=None)


def _slug(body: Body, province: Province | None) -> str:
    """Return an address that does not depend on which of two namesakes came first."""
    slug = bounded(slugify(body.name), SLUG_LENGTH) or "co-quan"
    if body.level == "ward":
        slug = f"{slug}-{slugify(body.district)}"
    if (
        province
        and province.slug not in slug
        and (body.level == "province" or recurs(body.district))
    ):
        slug = f"{slug}-{province.slug}"
    return slug


def _free_slug(slug: str, taken: set[str]) -> str:
    stored = Issuer.objects.filter(slug__startswith=slug).values_list("slug", flat=True)
    known = taken.union(stored)
    return next(free for n in count(2) if (free := f"{slug}-{n}") not in known)


def _place(body: Body) -> Place:
    return body.key, body.province


def _province_name(record: Issuer) -> str | None:
    return record.province.name if record.province else None
