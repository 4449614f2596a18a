"""Reads lists of bodies: "HĐND, UBND Thành phố, các phòng, ban, đơn vị và các doanh nghiệp"."""

from __future__ import annotations

import re
from dataclasses import replace

from .bodies import Body, read_body
from .body_patterns import ADDRESS, MANY
from .markers import CAPITAL

SEPARATOR = re.compile(r"\s*(?:[,;]\s*(?:và\s+|cùng\s+)?|\s(?:và|cùng|hoặc)\s+)(?=\S)")
PARENTHESIS = re.compile(r"\s*\([^()]{0,200}\)")
SECOND_OFFICE = re.compile(r"\s+[-–]\s+(?=\S)")  # "Chủ tịch UBND tỉnh - Trưởng Ban Chỉ đạo"
SEVERAL_HEADS = re.compile(rf"[Cc]ác\s+(?P<head>[{CAPITAL}]\w+)\s")
APPOSITION = re.compile(r"\s*(?:-\s+|,\s+)(?=\S)")


def read_bodies(text: str, at: int) -> tuple[list[Body], int]:
    """Return the names in the list that begins at `at` in plain text, and where the list ends.

    Bodies that share the word after them stay one name: "HĐND, UBND Thành phố".
    """
    bodies: list[Body] = []
    end = at
    while (body := read_body(text, at)) is not None:
        if bodies and _shares_head(text, bodies[-1], body):
            bodies[-1] = replace(bodies[-1], end=body.end, closed=body.closed)
        else:
            bodies.append(body)
        end = body.end
        if body.kind in ("person", "title"):
            end = _past_offices(text, end, APPOSITION if body.kind == "person" else SECOND_OFFICE)
        if parenthesis := PARENTHESIS.match(text, end):
            end = parenthesis.end()
        separator = SEPARATOR.match(text, end)
        if separator is None:
            break
        at = separator.end()
    return bodies, end


def _shares_head(text: str, before: Body, body: Body) -> bool:
    """Return whether "cơ quan, đơn vị" still belongs to "các cấp ủy, chính quyền" before it."""
    plural = before.kind == "title" or text[before.start : before.start + 4].lower() == "các "
    if before.kind == "title" and not before.closed:
        head = SEVERAL_HEADS.search(text, before.start, before.end)
        if head is not None and text.startswith(f"{head['head']} ", body.start):
            return True  # "Viện trưởng các Viện Dinh dưỡng, Viện Pasteur"
    alone = body.kind == "group" and not re.match(MANY, text[body.start : body.end].lower())
    return plural and alone and not before.closed and before.kind != "person"


def _past_offices(text: str, at: int, sign: re.Pattern[str]) -> int:
    """Return where the offices after a person or another one end: "- Ủy viên …, Phó …"."""
    while (comma := sign.match(text, at)) and not ADDRESS.match(text, comma.end()):
        office = read_body(text, comma.end())
        if office is None or office.kind != "title":
            break
        at = office.end
    return at
