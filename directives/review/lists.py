"""Recipients and addressees as lines: quick to correct, add, drop and put in order. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

ROLE_WORDS = {"lead": "chủ trì", "coordinate": "phối hợp"}


class Entry(NamedTuple):
    """A body and what stands behind it: the purpose of a copy, or the role in an order."""

    name: str
    extra: str = ""


def write_lines(entries: Iterable[Entry]) -> str:
    """Return one line an entry, the purpose or role behind a bar.

    >>> write_lines([Entry("Thường trực Tỉnh ủy", "b/c"), Entry("Lưu Văn phòng")])
    'Thường trực Tỉnh ủy | b/c\\nLưu Văn phòng'
    """
    return "\n".join(
        f"{_one_line(name)} | {extra}" if extra else _one_line(name) for name, extra in entries
    )


def read_lines(typed: str) -> list[Entry]:
    """Return the entries that were typed; empty lines say nothing.

    >>> read_lines("Sở Y tế | chủ trì\\n\\n Công an tỉnh ")
    [Entry(name='Sở Y tế', extra='chủ trì'), Entry(name='Công an tỉnh', extra='')]
    """
    found = []
    for line in typed.splitlines():
        name, _, extra = line.partition("|")
        if name.strip():
            found.append(Entry(name.strip(), extra.strip()))
    return found


def role_word(role: str) -> str:
    """Return the word for a role in an order, empty for the plain one.

    >>> role_word("lead"), role_word("act")
    ('chủ trì', '')
    """
    return ROLE_WORDS.get(role, "")


def role_code(word: str) -> str:
    """Return the role that a word names.

    >>> role_code("Chủ trì"), role_code("")
    ('lead', 'act')
    """
    for code, known in ROLE_WORDS.items():
        if word.casefold() in (known, code):
            return code
    return "act"


def _one_line(name: str) -> str:
    return " ".join(name.split())
