"""Directives by the thousand, drawn from the sentences of the seeds: for measuring only."""

import hashlib
import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from directives.models import Directive, Instruction, Issuer, Province, SearchNote, SourceFile
from directives.search.text import fold, slugify
from tests.bench.vocabulary import sentences

KINDS = ["cong-van", "chi-thi", "thong-bao", "cong-dien", "ke-hoach", "quyet-dinh"]
SYMBOLS = ["UBND-VX", "CV/TU", "CT-UBND", "TB/TU", "SYT-NVY", "CĐ-CTUBND"]
BODIES = [
    "Ủy ban nhân dân tỉnh",
    "Tỉnh ủy",
    "Sở Y tế tỉnh",
    "Sở Giáo dục và Đào tạo tỉnh",
    "Công an tỉnh",
]
ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"


def generate(count: int, *, seed: int = 2021) -> Iterator[dict[str, Any]]:
    """Yield plain values of `count` directives, the same for the same seed."""
    chance = random.Random(seed)
    pool = sentences()
    rare = [f"mẫu{n}" for n in range(5000)]
    for serial in range(count):
        items = [
            " ".join(
                [*chance.sample(pool, 3), f"({rare[int(chance.paretovariate(0.6)) % len(rare)]})"]
            )
            for _ in range(chance.randint(3, 14))
        ]
        yield {
            "serial": serial,
            "kind": chance.choice(KINDS),
            "symbol": chance.choice(SYMBOLS),
            "body": chance.choice(BODIES),
            "province": chance.randrange(63),
            "issued_on": date(2020, 1, 15) + timedelta(days=int(chance.betavariate(3, 3) * 1000)),
            "subject": chance.choice(pool)[:160],
            "items": items,
        }


def store(count: int, *, batch: int = 500) -> None:
    """Write `count` generated directives as published rows, noted for the index."""
    provinces = list(Province.objects.all())
    issuers: dict[tuple[str, int], Issuer] = {}
    rows: list[dict[str, Any]] = []
    for row in generate(count):
        rows.append(row)
        if len(rows) == batch:
            _store_batch(rows, provinces, issuers)
            rows = []
    _store_batch(rows, provinces, issuers)


@transaction.atomic
def _store_batch(
    rows: list[dict[str, Any]], provinces: list[Province], issuers: dict[tuple[str, int], Issuer]
) -> None:
    directives = Directive.objects.bulk_create(
        [_directive(row, provinces[row["province"]], issuers) for row in rows]
    )
    Instruction.objects.bulk_create(
        Instruction(directive=d, position=n, path=str(n), slug=str(n), marker=f"{n}.", text=text)
        for d, row in zip(directives, rows, strict=True)
        for n, text in enumerate(row["items"], 1)
    )
    SourceFile.objects.bulk_create(
        SourceFile(
            directive=d,
            sha256=d.text_digest,
            name=f"{d.slug}.txt",
            media_type="text/plain",
            size=len(d.text.encode()),
            content=d.text.encode(),
        )
        for d in directives
    )
    SearchNote.objects.mark([d.pk for d in directives])


def _directive(
    row: dict[str, Any], province: Province, issuers: dict[tuple[str, int], Issuer]
) -> Directive:
    key = (row["body"], province.pk)
    name = f"{row['body']} {province.name}"
    if key not in issuers:
        issuers[key] = Issuer.objects.get_or_create(
            name_key=fold(name),
            province=province,
            defaults={"name": name, "slug": slugify(name), "level": "province", "kind": "agency"},
        )[0]
    text = "\n\n".join(f"{n}. {item}" for n, item in enumerate(row["items"], 1))
    text = f"Số: {row['serial']}/{row['symbol']}\n\n{row['subject']}\n\n{text}"
    digest = hashlib.sha256(text.encode())
    return Directive(
        public_id="".join(ALPHABET[byte & 31] for byte in digest.digest()[:10]),
        slug=slugify(f"{row['kind']} {row['serial']} {row['symbol']} {name}"),
        status="published",
        kind=row["kind"],
        number=str(row["serial"]),
        symbol=row["symbol"],
        number_symbol=f"{row['serial']}/{row['symbol']}",
        issuer=issuers[key],
        province=province,
        issued_on=row["issued_on"],
        subject=row["subject"],
        text=text,
        text_digest=digest.hexdigest(),
    )
