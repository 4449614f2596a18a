"""Printed directives by the thousand, no two alike: what an import meets, for measuring only."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from directives.reference import table
from tests.bench.vocabulary import sentences

KINDS = [("CHỈ THỊ", "CT-UBND"), ("THÔNG BÁO", "TB-UBND"), ("KẾ HOẠCH", "KH-UBND"), ("", "UBND-VX")]
ACTING = [
    "Giao Sở Y tế chủ trì, phối hợp với Công an tỉnh",
    "Yêu cầu UBND các huyện, thị xã, thành phố",
    "Sở Giáo dục và Đào tạo",
    "Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",
]
CITED = [
    "Chỉ thị số 16/CT-TTg ngày 31/3/2020 của Thủ tướng Chính phủ",
    "Công văn số {number}/BYT-DP ngày {day} của Bộ Y tế",
]
SEATS = ["Hạ Long", "Bắc Kạn", "Nam Định", "Bắc Giang", "Điện Biên Phủ"]


def papers(count: int, *, seed: int = 2021) -> Iterator[str]:
    """Yield the texts of `count` directives of about twenty items, the same for the same seed."""
    chance = random.Random(seed)
    pool = sentences()
    provinces = [row["name"] for row in table("provinces")["provinces"]]
    for serial in range(1, count + 1):
        yield _paper(serial, chance, pool, chance.choice(provinces))


def write_papers(folder: Path, count: int, *, seed: int = 2021) -> None:
    """Write the texts into the folder, one file each, named in their order."""
    folder.mkdir(parents=True, exist_ok=True)
    for serial, text in enumerate(papers(count, seed=seed), 1):
        (folder / f"{serial:06}.txt").write_text(text, encoding="utf-8")


def _paper(serial: int, chance: random.Random, pool: list[str], province: str) -> str:
    kind, symbol = chance.choice(KINDS)
    issued = date(2020, 2, 1) + timedelta(days=chance.randrange(900))
    day = f"ngày {issued:%d} tháng {issued:%m} năm {issued:%Y}"
    subject = " ".join(chance.choice(pool).rstrip(".;:,").split()[:22])
    titled = f"{kind}\nVề việc {subject}" if kind else ""
    cited = chance.choice(CITED).format(number=chance.randrange(100, 9000), day="15/5/2021")
    items = "\n\n".join(_item(number, chance, pool) for number in range(1, 6))
    return f"""ỦY BAN NHÂN DÂN
TỈNH {province.upper()}

Số: {serial}/{symbol}
{"" if kind else "V/v " + subject}

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

{chance.choice(SEATS)}, {day}

{titled}

Kính gửi:
- Các sở, ban, ngành thuộc UBND tỉnh;
- Công an tỉnh;
- UBND các huyện, thị xã, thành phố.

Thực hiện {cited}, Ủy ban nhân dân tỉnh yêu cầu các cơ quan, đơn vị, địa phương:

{items}

Yêu cầu các đơn vị nghiêm túc triển khai thực hiện./.

Nơi nhận:
- Như trên;
- Bộ Y tế (để b/c);
- TT Tỉnh ủy, HĐND tỉnh (b/c);
- Chủ tịch, các PCT UBND tỉnh;
- Sở Y tế;
- Lưu: VT, VX.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH



Nguyễn Văn Minh
"""


def _item(number: int, chance: random.Random, pool: list[str]) -> str:
    lines = [f"{number}. {chance.choice(ACTING)}: {_said(chance, pool)}"]
    lines += [f"{mark}) {_said(chance, pool)}" for mark in "abc"]
    return "\n\n".join(lines)


def _said(chance: random.Random, pool: list[str]) -> str:
    return " ".join(chance.sample(pool, 2)) + f" (tổ {chance.randrange(100_000)})"
