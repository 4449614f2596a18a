"""`load_reference`: the 63 provinces of 2021 and the central bodies everyone writes to."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directives.bodies import ensure_bodies
from directives.management.base import ArchiveCommand
from directives.models import Issuer, Province
from directives.naming import central_bodies
from directives.reference import table
from directives.units import key


class Command(ArchiveCommand):
    """Bring the reference data up to date; safe to repeat."""

    help = gettext_lazy("Nạp danh mục 63 tỉnh, thành phố và các cơ quan trung ương.")  # type: ignore[assignment]

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        """Write what is new and say how much there is."""
        for row in table("provinces")["provinces"]:
            Province.objects.update_or_create(code=row["code"], defaults=province_values(row))
        load_central_bodies()
        if int(options["verbosity"]) > 0:
            self.stdout.write(
                _("Danh mục: %(provinces)d tỉnh, thành phố; %(bodies)d cơ quan trung ương.")
                % {
                    "provinces": Province.objects.count(),
                    "bodies": len(set(central_bodies().values())),
                }
            )


def province_values(row: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of a province as the reference table gives them."""
    successor = row["successor"]
    return {
        "name": row["name"],
        "full_name": row["full_name"],
        "kind": row["kind"],
        "slug": row["slug"],
        "iso_code": row["iso_3166_2"],
        "region": row["region"],
        "latitude": str(row["lat"]),
        "longitude": str(row["lon"]),
        "sort_order": row["sort_vi"],
        "aliases": row["aliases"],
        "abbreviations": row["abbreviations"],
        "successor_name": successor["name"],
        "successor_kind": successor["kind"],
        "successor_unchanged": successor["unchanged"],
    }


def load_central_bodies() -> None:
    """Make the central bodies that are missing; what a curator changed stays."""
    bodies = central_bodies()
    records = ensure_bodies(bodies.values())
    for row in table("bodies")["central"]:
        record = records[bodies[key(row["name"])]]
        if row.get("parent") and record.parent_id is None:
            Issuer.objects.filter(pk=record.pk).update(parent=records[bodies[key(row["parent"])]])
