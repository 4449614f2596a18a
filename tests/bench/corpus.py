"""An archive as large as one likes, straight into an index: what search meets at scale.

Common words stand in nearly all of its directives, as "phòng chống dịch" does in life; the others
follow Zipf's law down to words that a single directive has. For measuring only.
"""

import random
import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate, islice, product
from typing import NamedTuple

from directives.reference import table
from directives.search.entries import Entry
from directives.search.text import slugify
from tests.bench.vocabulary import sentences

ISSUERS = 3000
KINDS = ["cong-van", "chi-thi", "thong-bao", "cong-dien", "ke-hoach", "quyet-dinh"]
SYMBOLS = ["UBND-VX", "CV/TU", "CT-UBND", "TB-UBND", "SYT-NVY", "CĐ-CTUBND", "KH-BCĐ"]
URGENCIES = ["", "", "", "khan", "hoa-toc"]
OFFICES = ["Sở Y tế", "Sở Giáo dục và Đào tạo", "Công an tỉnh", "Sở Công Thương", "Sở Nội vụ"]
RARE_WORDS = 200_000
HEADS = re.findall(r"\w+", "b c ch d đ g gi h kh l m n ng nh ph qu r s t th tr v x")
TAILS = re.findall(r"\w+", "ách ạm ăng ấp ẻo iêm oanh ố ơi ụ ứt ươu ynh em ịa oét uân ỡ úng ài")
FIRST_DAY = date(2020, 1, 15)
DAYS = 1100


class Body(NamedTuple):
    """One of the bodies that issue."""

    name: str
    slug: str
    level: str
    province: str
    province_slug: str


def bodies() -> list[Body]:
    """Return 3,000 bodies: committees and offices of provinces, committees of districts."""
    provinces = {row["name"]: row["slug"] for row in table("provinces")["provinces"]}
    found = [
        Body(f"{office} {name}", slugify(f"{office} {name}"), "province", name, slug)
        for name, slug in provinces.items()
        for office in ("Ủy ban nhân dân tỉnh", "Tỉnh ủy", "Ban Chỉ đạo tỉnh", *OFFICES)
    ]
    places = cycle_of_places(list(provinces.items()))
    while len(found) < ISSUERS:
        district, name, slug = next(places)
        body = f"Ủy ban nhân dân {district}"
        found.append(Body(body, slugify(f"{body} {name}"), "district", name, slug))
    return found[:ISSUERS]


def cycle_of_places(provinces: list[tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    """Yield districts with their provinces without end, numbered where names run out."""
    number = 0
    while True:
        number += 1
        for name, slug in provinces:
            yield f"quận {number}", name, slug


def rare_words() -> list[str]:
    """Return words of two syllables, most of them nonsense, with the accents of the language."""
    syllables = [head + tail for head, tail in product(HEADS, TAILS)]
    return list(islice((first + last for first, last in product(syllables, syllables)), RARE_WORDS))


def entries(count: int, *, seed: int = 2021) -> Iterator[Entry]:
    """Yield `count` directives as the index takes them, the same for the same seed."""
    chance = random.Random(seed)
    pool, rare, issuers = sentences(), rare_words(), bodies()
    often = [*accumulate(1 / rank for rank in range(1, len(pool) + 1))]
    busy = [*accumulate(1 / (rank + 20) for rank in range(len(issuers)))]
    chance.shuffle(issuers)
    for serial in range(1, count + 1):
        body = chance.choices(issuers, cum_weights=busy)[0]
        parts = chance.choices(pool, cum_weights=often, k=chance.randint(12, 30))
        for at in range(0, len(parts), 3):
            # Zipf's law: the chance of a word falls as its rank grows.
            parts[at] += f" {rare[int(len(rare) ** chance.random()) - 1]}"
        subject = f"Về phòng, chống dịch Covid-19: {chance.choice(pool)[:120]}"
        number = f"{serial}/{chance.choice(SYMBOLS)}"
        items = [f"{place}. {part}" for place, part in enumerate(parts, 1)]
        issued_on = FIRST_DAY + timedelta(days=int(chance.betavariate(3, 3) * DAYS))
        text = "\n\n".join([body.name.upper(), f"Số: {number}", subject, *items])
        kind, urgency = chance.choice(KINDS), chance.choice(URGENCIES)
        yield Entry(
            pk=serial,
            subject=subject,
            names=(body.name, body.province),
            said=(text, *parts),
            number_symbol=number,
            facets=(
                body.province_slug,
                body.slug,
                kind,
                body.level,
                urgency,
                f"{issued_on:%Y-%m}",
            ),
            issued_on=issued_on,
        )
