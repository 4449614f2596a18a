"""Recognises markers that recognition of a scan has misread: "H." for "II.", "2;" for "2.".

None of these readings counts by itself: `sequence` takes one only where it continues an open list
or where the next number of its own list follows, so that the text of a clean copy stays text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .markers import CAPITAL, LETTERS, Marker, Style, roman_value

OPENS = rf"(?=[{CAPITAL}\"“(])"
NUMBER = re.compile(rf"(?P<number>\d{{1,2}})\s?(?:[;¡„*°'’`]+|[-:;,.]\s?[.,:;]+)\s*{OPENS}")
COMPOUND = re.compile(
    rf"(?P<first>\d{{1,2}})(?:[:;,]|\.\s|\s\.)(?P<second>\d{{1,2}})[.,:;)]*\s+{OPENS}"
)
STROKE_FIRST = re.compile(rf"[l|]\.(?P<second>\d{{1,2}})[.,:;)]*\s+{OPENS}")  # "l.3. Giao"
LETTER = re.compile(r"(?P<letter>[a-zđáàâảăạ©])\s?[)}\]]\s*(?=\S)|(?P<comma>[áàâảă]),\s+(?=\S)")
# A Roman part stands above a heading in capitals: "HI. TỔ CHỨC THỰC HIỆN", "1I: NHIỆM VỤ".
PART = re.compile(
    rf"(?P<numeral>[IVXHLl1|!ïÏìíÌÍỊị]{{1,5}})\s?[.,:;)/-]{{1,2}}\s*(?=[{CAPITAL}]{{2}}[{CAPITAL}\s,;.-]{{4}})"
)
STROKES = str.maketrans({"H": "II", **dict.fromkeys("l1|!ïÏìíÌÍỊị", "I")})
READ_FOR = {  # what is printed, by what recognition makes of it
    "e": "c",
    "c": "e",
    "©": "c",
    "đ": "d",
    "h": "b",
    **dict.fromkeys("áàâảăạ", "a"),
}
ROUND = re.compile(rf"(?:[°>«»¢©®¤]\s*|[e_]\s+)(?=[{CAPITAL}])")
LOST = re.compile(rf"[.,]\s+(?=[{CAPITAL}])")
ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
MAY_BE_MISREAD = re.compile(
    r"[^\w\s(\"“‘'+*•-]|[IVXHLl1|!ïÏìíÌÍỊị]{1,5}\W|\d{1,2}\s?\W|\w\s?[)}\],]|[e_]\s"
)


def read_misread_markers(text: str) -> tuple[Marker, ...]:
    """Return the markers that `text` may begin with if recognition has misread them.

    >>> [(m.style.name, m.label) for m in read_misread_markers("HI. TỔ CHỨC THỰC HIỆN")]
    [('ROMAN', 'III')]
    >>> [(m.style.name, m.label) for m in read_misread_markers("2; Giao Sở Y tế")]
    [('DECIMAL', '2')]
    >>> read_misread_markers("Giao Sở Y tế")
    ()
    """
    if MAY_BE_MISREAD.match(text) is None:
        return ()
    return tuple(_readings(text[:60]))


def lost_marker(text: str, i: int, readings: Sequence[Sequence[Marker]]) -> Marker | None:
    """Return the number that a scan lost before its full stop: the one its list lacks, if any.

    `readings` are those of all paragraphs, `i` is the paragraph's place among them.
    """
    found = LOST.match(text)
    if found is None:
        return None
    for style in (Style.DECIMAL, Style.ROMAN):
        before, after = (
            next((m.value for ms in side for m in ms if m.style is style and m.value), 0)
            for side in (readings[i - 1 :: -1] if i else (), readings[i + 1 :])
        )
        value = after - 1
        if after - before == 2 and value <= len(ROMANS):
            label = ROMANS[value - 1] if style is Style.ROMAN else str(value)
            return Marker(style, (value,), label, ".", found.end(), sure=False, repaired=True)
    return None


def _readings(head: str) -> Iterator[Marker]:
    figure = head[0].isdecimal()
    if figure and (found := NUMBER.match(head)):
        yield _marker(Style.DECIMAL, (int(found["number"]),), found["number"].lstrip("0"), found)
    if figure and (found := COMPOUND.match(head)):
        values = int(found["first"]), int(found["second"])
        yield _marker(Style.MULTIPLE, values, ".".join(map(str, values)), found)
    if found := STROKE_FIRST.match(head):
        second = int(found["second"])
        yield _marker(Style.MULTIPLE, (1, second), f"1.{second}", found)
    if (found := PART.match(head)) and (numeral := _numeral(found["numeral"])):
        yield _marker(Style.ROMAN, (roman_value(numeral) or 0,), numeral, found)
    if figure:
        return
    if found := LETTER.match(head):
        for letter in _letters(found["letter"] or found["comma"], found.group().rstrip()[-1]):
            yield _marker(Style.LETTER, (LETTERS.index(letter) + 1,), letter, found)
    if found := ROUND.match(head):
        yield _marker(Style.BULLET, (0,), "*", found)


def _letters(read: str, sign: str) -> str:
    """Return the letters that may have been printed, but not one that was read without a slip."""
    own = read if sign in "]}" and read in LETTERS else ""
    return own + READ_FOR.get(read, "")


def _numeral(read: str) -> str | None:
    """Return the numeral that was printed, None if it is no other than the one read."""
    numeral = read.translate(STROKES)
    return numeral if numeral != read and roman_value(numeral) else None


def _marker(style: Style, values: tuple[int, ...], label: str, found: re.Match[str]) -> Marker:
    printed = found.group().strip()
    return Marker(style, values, label, printed, found.end(), sure=False, repaired=True)
