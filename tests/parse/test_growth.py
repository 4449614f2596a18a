"""Twice the text takes about twice the time, whatever the text is.

Times differ from run to run, so nothing here is a limit in seconds: a text four times as long may
take ten times as long, measured in the process's own time and tried again before it fails. What
grows with the square takes sixteen times as long.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress

import pytest

from directives.parse import NotADirective, parse

HEAD = """UBND TỈNH YÊN BÁI
SỞ Y TẾ
Số: {number}
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Yên Bái, ngày {day} tháng 5 năm 2021
Kính gửi: {addressed}
Sở Y tế yêu cầu:
1. Thực hiện nghiêm túc các biện pháp phòng, chống dịch. {body}
Nơi nhận:
- Như trên;
{recipients}
- Lưu: VT.
{signature}
Nguyễn Văn An
"""
PARTS = {
    "number": "12/SYT-NVY",
    "day": "3",
    "addressed": "Các đơn vị",
    "body": "",
    "recipients": "- Sở Nội vụ;",
    "signature": "GIÁM ĐỐC",
}


def page(**parts: str) -> str:
    return HEAD.format(**{**PARTS, **parts})


# Each makes a text of about n characters out of one thing said again and again.
HOSTILE: dict[str, Callable[[int], str]] = {
    "numbers": lambda n: page(number="1/" * (n // 2)),
    "digits apart": lambda n: page(number="1 " * (n // 2) + "/SYT"),
    "dashes in a symbol": lambda n: page(number="1/A" + "-A" * (n // 2)),
    "days": lambda n: page(day="ngày " * (n // 5)),
    "blanks in a date": lambda n: page(day=" " * n),
    "addressees": lambda n: page(addressed="\n" + "- Các đơn vị;\n" * (n // 14)),
    "addressees without end": lambda n: page(addressed="Các Bộ: A, B, " * (n // 14)),
    "dashes": lambda n: page(body="- " * (n // 2)),
    "one dash": lambda n: page(body="-" * n),
    "blanks": lambda n: page(body="a" + " " * n + "b"),
    "dots": lambda n: page(body="." * n + "a"),
    "bars": lambda n: page(body="a | " * (n // 4)),
    "digits": lambda n: page(body="1" * n),
    "dates": lambda n: page(body="ngày 1 tháng 1 năm 2021, " * (n // 25)),
    "recipients": lambda n: page(recipients="- Sở Y tế (b/c);\n" * (n // 17)),
    "recipients on one line": lambda n: page(recipients="Sở Y tế (b/c); " * (n // 15)),
    "brackets": lambda n: page(recipients="- Sở Y tế " + "(" * n),
    "specks": lambda n: page(body="\n".join([": a : : :"] * (n // 20) + [": " * (n // 4)])),
    "labels": lambda n: page(recipients="Nơi nhận:\n" * (n // 10)),
    "labels on one line": lambda n: page(recipients="Nơi nhận: " * (n // 10)),
    "authorities": lambda n: page(signature="KT. CHỦ TỊCH\n" * (n // 13)),
    "authorities on one line": lambda n: page(signature="KT. CHỦ TỊCH " * (n // 13)),
    "names": lambda n: page(signature="Nguyễn Văn An\n" * (n // 14)),
    "capitals": lambda n: "BAN " * (n // 4) + "\n" + page(),
    "committees": lambda n: "ỦY BAN NHÂN DÂN\n" * (n // 16) + page(),
    "units": lambda n: "UBND TỈNH " * (n // 10) + "\n" + page(),
    "stars": lambda n: "*a" * (n // 2) + "\n" + page(),
    "states": lambda n: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM " * (n // 35) + "\n" + page(),
    "one line": lambda n: page(body="Phân luồng. " * (n // 12)).replace("\n", " "),
    "annexes": lambda n: page() + "PHỤ LỤC\n" * (n // 8),
    "copies": lambda n: page() + "SAO Y\n" * (n // 6),
}
LENGTH = 10_000
NOTICEABLE = 0.05  # seconds below which a measurement says nothing


def seconds(text: str) -> float:
    start = time.process_time()
    with suppress(NotADirective):
        parse(text)
    return time.process_time() - start


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE.keys())
def test_the_time_grows_with_the_length_of_the_text(make: Callable[[int], str]):
    parse(page())  # tables are read once
    growth = []
    for _ in range(3):
        short, long = seconds(make(LENGTH)), seconds(make(4 * LENGTH))
        growth.append(long / max(short, NOTICEABLE))
        if growth[-1] < 10:
            return
    pytest.fail(f"four times the text took {min(growth):.0f} times as long")
