"""Rows for tests, with only what a test does not care about filled in."""

import hashlib
import itertools
from datetime import date
from typing import Any

from django.db import transaction

from directives.models import Directive, Instruction, Issuer, Province, SearchNote, SourceFile
from directives.search.text import fold, slugify

_serial = itertools.count(1)


def make_province(name: str = "Nam Định", **values: Any) -> Province:
    """Return the province of that name, made if need be."""
    serial = next(_serial)
    defaults = {
        "code": f"{serial % 100:02d}",
        "full_name": f"Tỉnh {name}",
        "kind": "tỉnh",
        "slug": slugify(name),
        "iso_code": f"V{serial:05}",
        "region": "DBSH",
        "latitude": 20,
        "longitude": 106,
        "sort_order": serial,
        "successor_name": name,
        "successor_kind": "tỉnh",
        "successor_unchanged": True,
    }
    return Province.objects.get_or_create(name=name, defaults=defaults | values)[0]


def make_issuer(name: str = "Thành ủy Nam Định", **values: Any) -> Issuer:
    """Return the issuer of that name, made if need be."""
    defaults = {
        "slug": slugify(name),
        "name_key": fold(name),
        "level": "city",
        "kind": "party_committee",
    }
    return Issuer.objects.get_or_create(name=name, defaults=defaults | values)[0]


@transaction.atomic
def make_directive(
    *, instructions: tuple[str, ...] = ("Thực hiện nghiêm.",), **values: Any
) -> Directive:
    """Return a new published directive whose top-level instructions are "1", "2", …."""
    serial = next(_serial)
    text = values.pop("text", "\n".join(instructions)) + f"\n{serial}"
    issuer = values.pop("issuer", None) or make_issuer()
    directive = Directive.objects.create(
        **{
            "public_id": hashlib.sha256(str(serial).encode())
            .hexdigest()[:10]
            .translate(str.maketrans("0189", "wxyz")),
            "slug": f"cong-van-{serial}",
            "status": "published",
            "kind": "cong-van",
            "number": str(serial),
            "symbol": "CV/TU",
            "number_symbol": f"{serial}-CV/TU",
            "issuer": issuer,
            "province": issuer.province,
            "issued_on": date(2021, 5, 10),
            "subject": "Tăng cường phòng, chống dịch",
            "text": text,
            "text_digest": hashlib.sha256(text.encode()).hexdigest(),
        }
        | values
    )
    Instruction.objects.bulk_create(
        Instruction(
            directive=directive,
            position=n,
            path=str(n),
            slug=str(n),
            marker=f"{n}.",
            text=item,
        )
        for n, item in enumerate(instructions, 1)
    )
    content = text.encode()
    SourceFile.objects.create(
        directive=directive,
        sha256=hashlib.sha256(content).hexdigest(),
        name=f"{serial}.txt",
        media_type="text/plain",
        size=len(content),
        content=content,
    )
    SearchNote.objects.mark([directive.pk])
    return directive
