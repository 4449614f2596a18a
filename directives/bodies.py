"""One record for each real body, found by any of its names or made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q

from directives.identity import bounded
from directives.models import Issuer, Province
from directives.naming import Body, name_key
from directives.search.text import slugify
from directives.units import recurs

SLUG_LENGTH = 100


def find_bodies(bodies: Iterable[Body]) -> dict[Body, Issuer]:
    """Return the records there are for these bodies, in one query or two."""
    wanted = set(bodies)
    if not wanted:
        return {}
    records = Issuer.objects.select_related("province").filter(
        name_key__in={body.key for body in wanted}
    )
    by_key = {(record.name_key, _province_name(record)): record for record in records}
    found = {body: by_key[at] for body in wanted if (at := (body.key, body.province)) in by_key}
    missing = wanted - found.keys()
    return found | _by_alias(missing) if missing else found


def ensure_bodies(bodies: Iterable[Body]) -> dict[Body, Issuer]:
    """Return a record for each body, made where there was none; call it inside a transaction."""
    wanted = set(bodies)
    records = find_bodies(wanted)
    missing = sorted(wanted - records.keys(), key=lambda body: (body.key, body.province or ""))
    if missing:
        names = {body.province for body in missing if body.province}
        provinces = {row.name: row for row in Province.objects.filter(name__in=names)}
        for body in missing:
            if body.province is None or body.province in provinces:
                records[body] = _make(body, provinces.get(body.province or ""))
    return records


def _make(body: Body, province: Province | None) -> Issuer:
    return Issuer.objects.create(
        name=body.name,
        slug=_free_slug(body, province),
        level=body.level,
        kind=body.kind,
        province=province,
        district=body.district,
        aliases=list(body.aliases),
    )


def _free_slug(body: Body, province: Province | None) -> str:
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
    taken = set(Issuer.objects.filter(slug__startswith=slug).values_list("slug", flat=True))
    candidates = (slug, *(f"{slug}-{n}" for n in range(2, len(taken) + 3)))
    return next(candidate for candidate in candidates if candidate not in taken)


def _by_alias(bodies: set[Body]) -> dict[Body, Issuer]:
    """Return records that a curator renamed, or that carry the name as one of several."""
    named: defaultdict[tuple[str, str | None], set[Issuer]] = defaultdict(set)
    keys = {(body.key, body.province) for body in bodies}
    provinces = {body.province for body in bodies if body.province}
    near = Q(province__name__in=provinces)
    if any(body.province is None for body in bodies):
        near |= Q(province=None)
    for record in Issuer.objects.select_related("province").filter(near).exclude(aliases=[]):
        for alias in record.aliases:
            words = name_key(str(alias), record.level, record.district)
            at = (words, _province_name(record))
            if at in keys:
                named[at].add(record)
    return {
        body: next(iter(named[at]))
        for body in bodies
        if len(named.get(at := (body.key, body.province), ())) == 1
    }


def _province_name(record: Issuer) -> str | None:
    return record.province.name if record.province else None
