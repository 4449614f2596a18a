"""Reads the lines of Kính gửi and of Nơi nhận, each with its purpose.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.9; purpose codes are habits of each office.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from . import vocabulary
from .addressed import LIST_MARK, NUMBERED
from .lines import Gap, Passage, fold_each, join
from .markers import CAPITAL, SMALL
from .passage import alone
from .structure import ParsedRecipient, Section

PURPOSE = re.compile(r"[(\[](?P<inside>[^()\[\]}]{1,160})[)\]}]?[^\w()\[\]]*$")
# The same in quotation marks: "Thường trực Tỉnh ủy “để b/c”".
QUOTED_PURPOSE = re.compile(r'["“](?P<inside>[^"“”]{2,60})["”]\W*$')
# Without any sign about it: "Công an tỉnh (PV01) để báo cáo".
BARE_PURPOSE = re.compile(
    r"\s(?P<inside>để\s+(?:báo\s+cáo|biết|thực\s+hiện|chỉ\s+đạo|phối\s+hợp|theo\s+dõi|[bt]/[ch]))\W*$"
)
CODE = re.compile(r"\w{1,2}\s*/\s*\w{1,2}")
SUBHEADING = re.compile(r"(?:gui\s+)?(?:ban|bang)\s+(?:dien\s+tu|giay)\b|gui\s+(?:ban|qua)\b")
FILED = re.compile(vocabulary.FILED_WORD)
KINDS_IN_ONE = re.compile(r"\b(?:so|ban|quan|huyen|thi xa|xa|phuong|bo),")
ENDS = re.compile(r"(?:[;.]|,)\s*$")
LONGEST_KEPT = 200  # letters of an entry that may come again
LONGEST_QUOTED = 70
WRAPPED = 40  # characters that a line has at least which the margin ends
END = re.compile(r"[^\w)\]”’\"'…]+$")
# What a scan shows of the signature and the seal behind the end of an entry: "VT, PC (2b). bs".
SPECKS = re.compile(
    rf"(?<=[^\s.][;.])\s+[\W_]{{0,4}}"
    rf"(?:[{SMALL}\d]{{1,3}}|(?<=;\s)[{CAPITAL}ŒÆ](?:\s[{CAPITAL}])?)?[\W_]{{0,4}}$"
)
GLUED_SPECK = re.compile(r"(?<=\db\))[^\W_]\W*$")  # "VT, TTKT (3b)z"
NEXT_ENTRY = re.compile(rf"[;,.]\s{{0,2}}[-–+]\s{{1,2}}(?=[{CAPITAL}])")  # "- Phòng VX;- Lưu VT."


def read_recipients(lines: Sequence[Passage], section: Section) -> list[ParsedRecipient]:
    """Return the recipients that the lines of one list name, one for each printed line.

    A list on a single line is parted at its semicolons.
    """
    found = []
    for item in _items(lines):
        if recipient := _recipient(item, section):
            found.append(recipient)
    return found


def _items(lines: Sequence[Passage]) -> list[Passage]:
    """Return the list's lines, continuation lines joined, markers cut off."""
    lines = [piece for line in lines for piece in _entries_on(line)]
    groups: list[list[Passage]] = []
    marked = any(_marker(line) for line in lines)
    by_comma = any(_marker(line) and above.text.endswith(",") for above, line in pairwise(lines))
    parted = marked and not by_comma and any(line.text.endswith(";") for line in lines)
    parted = parted or (not marked and _wraps_at_comma(lines))
    for line in lines:
        end = _marker(line)
        if end:
            groups.append([line.cut(end)])
        elif groups and (
            _continues(groups[-1][-1], line, marked)
            or (parted and line.gap is Gap.NONE and groups[-1][-1].text.endswith(","))
        ):
            groups[-1].append(line)
        else:
            groups.append([line])
    items = [join(group) for group in groups if any(part.text for part in group)]
    lined = sum(item.text.endswith(";") for item in items) > 1  # each line is a recipient
    if (not marked and not lined) or len(items) == 1:
        items = [piece for item in items for piece in _parted(item)]
    return items


def _entries_on(line: Passage) -> list[Passage]:
    """Return the entries that were run together on one line, each with its mark."""
    specks = SPECKS.search(line.text, max(0, len(line.text) - 20)) if _marker(line) else None
    whole = line.cut(0, specks.start()) if specks else line
    if not _marker(whole):
        return [whole]
    cuts = [0, *(found.start() + 1 for found in NEXT_ENTRY.finditer(whole.text)), len(whole.text)]
    return [whole.cut(i, j) for i, j in pairwise(cuts)]


def _wraps_at_comma(lines: Sequence[Passage]) -> bool:
    """Return whether a list without marks has commas only inside its recipients.

    It has where semicolons part it, or where its one comma at an end is that of the full first
    line: a list that commas part has one on each line but the last.
    """
    if any(line.text.endswith(";") for line in lines):
        return True
    ends = [line.text.endswith(",") for line in lines]
    if sum(ends) != 1 or not ends[0] or len(lines) != 2:
        return False
    first = lines[0]
    # "các trường THPT, TCCN, CĐ," / "TTGDTX …": an enumeration goes on below.
    enumerates = "," in KINDS_IN_ONE.sub("", first.folded[:-1])
    return len(first.text) >= WRAPPED or enumerates


def _marker(line: Passage) -> int:
    """Return where a line's text begins after its list marker, 0 if it has none."""
    found = LIST_MARK.match(line.text) or NUMBERED.match(line.text)
    return found.end() if found else 0


def _continues(before: Passage, line: Passage, marked: bool) -> bool:
    if before.text.count("(") > before.text.count(")"):
        return True
    if line.text[0].islower() or line.text[0] in "(&":
        return True
    return not ENDS.search(before.text) and not (not marked and before.text.endswith(")"))


def _parted(item: Passage) -> list[Passage]:
    """Return the recipients of a run-on line: "A; B; C."."""
    pieces, start, depth = [], 0, 0
    for at, letter in enumerate(item.text):
        depth += (letter == "(") - (letter == ")")
        if letter == ";" and depth <= 0:
            pieces.append(item.cut(start, at))
            start = at + 1
    pieces.append(item.cut(start))
    cut = []
    for piece in pieces:
        end = _marker(piece)
        cut.append(piece.cut(end) if end else piece)
    return [piece for piece in cut if piece.text]


def _recipient(item: Passage, section: Section) -> ParsedRecipient | None:
    read = _kept_entry if len(item.text) <= LONGEST_KEPT else _entry
    if (entry := read(item.text, section)) is None:
        return None
    end, purpose, printed = entry
    name = item.cut(0, end)
    return ParsedRecipient(" ".join(name.text.split()), section, purpose, printed, name.span())


def _entry(text: str, section: Section) -> tuple[int, str | None, str | None] | None:
    """Return where the name of an entry ends, its purpose and how that is printed."""
    item = alone(text)
    folded = item.folded
    if SUBHEADING.match(folded) and folded.rstrip().endswith(":"):
        return None
    name, purpose, printed = item, None, None
    filed = section is Section.COPIED and FILED.match(folded) is not None
    if not filed and (found := PURPOSE.search(item.text) or _unbracketed(item.text)):
        inside = found.group("inside").strip()
        code = purpose_of(inside)
        if code:
            name, purpose, printed = item.cut(0, found.start()), code, inside
    end = END.search(name.text, max(0, len(name.text) - 20))
    if filed and (glued := GLUED_SPECK.search(name.text)):
        end = glued
    name = name.cut(0, end.start() if end else None)
    if not any(map(str.isalnum, name.text)):
        return None
    if filed:
        purpose = vocabulary.FILED
    return name.end, purpose, printed


# The same recipients end one directive after the other.
_kept_entry = lru_cache(maxsize=1024)(_entry)


def _unbracketed(text: str) -> re.Match[str] | None:
    at = max(0, len(text) - LONGEST_QUOTED)
    return QUOTED_PURPOSE.search(text, at) or BARE_PURPOSE.search(text, at)


def purpose_of(inside: str) -> str | None:
    """Return the code of a purpose in brackets, the words themselves if no code is known.

    >>> purpose_of("để báo cáo"), purpose_of("để đăng tin"), purpose_of("3b")
    ('b/c', 'đăng tin', None)
    """
    folded = re.sub(r"\s+", " ", fold_each(inside)).strip(" .;:")
    stated = folded.startswith("de ")
    words = folded.removeprefix("de ")
    compact = re.sub(r"\s*/\s*", "/", words)
    if compact in vocabulary.MISREAD_PURPOSES:
        return vocabulary.MISREAD_PURPOSES[compact]
    if compact in vocabulary.PURPOSES and (stated or "/" in compact or " " in compact):
        return vocabulary.PURPOSES[compact]
    if compact in vocabulary.PURPOSES and compact in ("biet", "bc", "th", "ph"):
        return vocabulary.PURPOSES[compact]
    for spelled, code in vocabulary.PURPOSES.items():
        if " " in spelled and words.startswith(f"{spelled} ") and stated:
            return code
    printed = re.sub(r"\s+", " ", inside).strip(" .;:")
    if stated:
        return printed[3:].strip()
    return printed if CODE.fullmatch(folded) else None
