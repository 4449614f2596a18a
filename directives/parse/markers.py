"""Recognises the markers that open an item of the body: "Điều 1.", "II-", "2.1", "đ)", "-".

One marker can be read in several ways ("I." is a Roman one or a misread "1."); `outline` chooses
among the readings by what comes before and after.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.5 (phần, chương, mục, điều, khoản, điểm);
Hướng dẫn 36-HD/VPTW; the other forms are habits of local offices and slips of recognition.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum

CAPITAL = r"A-ZÀ-ÖØ-ÞĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
SMALL = CAPITAL.lower()  # of the range à-ỹ every second letter is a capital
LETTERS = "abcdđefghijklmnopqrstuvwxyz"
RARE_LETTERS = frozenset("đfjwz")  # Vietnamese lists may pass over them
ORDINALS = {
    word: number
    for number, word in enumerate(
        ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"), start=1
    )
}


COUNTS = {
    word: number
    for number, word in enumerate(
        ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"), start=1
    )
}


class Style(Enum):
    """A way of numbering and its usual rank: an outer level has the smaller one."""

    PART = ("part", 0)
    CHAPTER = ("chapter", 1)
    SECTION = ("section", 2)
    ARTICLE = ("article", 3)
    UPPER = ("upper", 4)
    ROMAN = ("roman", 4)
    STEP = ("step", 5)
    TASK = ("task", 5)
    DECIMAL = ("decimal", 5)
    MULTIPLE = ("multiple", 6)
    BRACKET = ("bracket", 7)
    WORD = ("word", 7)
    LETTER = ("letter", 7)
    LETTER_NUMBER = ("letter number", 8)
    LITTLE_ROMAN = ("little roman", 9)
    IN_BRACKETS = ("in brackets", 9)
    DASH = ("dash", 10)
    BULLET = ("bullet", 10)
    PLUS = ("plus", 10)

    @property
    def rank(self) -> int:
        """Return how deep items of this style usually stand."""
        return self.value[1]

    @property
    def is_bullet(self) -> bool:
        """Return whether items of this style are counted and not numbered."""
        return self in (Style.DASH, Style.BULLET, Style.PLUS)


@dataclass(slots=True)
class Marker:
    """One reading of a marker: `label` is its part of the path, the text begins at `end`.

    `sure` is False where only an exact place in a sequence can make it a marker, `repaired` is
    True for a reading that takes a letter for a misread figure.
    """

    style: Style
    values: tuple[int, ...]
    label: str
    printed: str
    end: int
    sure: bool = True
    repaired: bool = False

    @property
    def value(self) -> int:
        """Return the number within its list."""
        return self.values[-1]


OPENS_TEXT = rf"(?=[{CAPITAL}\d\"“”‘'(\[]|$)"

TITLED = re.compile(
    rf"""(?P<word>Phần|Chương|Mục|Điều|Bước|Nhiệm\s+vụ)\s+
        (?:thứ\s+(?P<ordinal>{"|".join(ORDINALS)})(?!\w)
         | (?P<number>\d{{1,3}}) | (?P<roman>[IVXL]{{1,7}}) | (?P<upper>[A-ZĐ]))
        (?:(?P<close>\s*[.:)/–-])(?!\d)\s* | \s*$ | (?P<open>\s+){OPENS_TEXT})""",
    re.VERBOSE | re.IGNORECASE,
)
ROMAN = re.compile(
    rf"(?P<roman>[IVXL]{{1,7}})\s*(?P<close>[.)/:–—-])\s*(?=[{CAPITAL}\"“(]|\d+\s|$)"
)
ROMAN_DECIMAL = re.compile(r"(?P<roman>[IVX]{1,5})\.(?P<number>\d{1,2})(?:[.):]\s*|\s+)(?=\S|$)")
UPPER = re.compile(rf"(?P<upper>[A-ZĐ])\s*[.)/–-]\s+{OPENS_TEXT}")
DECIMAL = re.compile(
    rf"""(?P<number>\d{{1,3}})
        (?: \s?(?P<dot>\.)(?:\s+|(?=\D)|$)            # "1. Giao", "1.Giao"
          | \s?(?P<bracket>\))\s*                      # "1) Giao"
          | \s?(?P<stroke>/\.|[/:–—-])(?:\s+(?!\d)|(?=[{CAPITAL}])|$)   # "1- Giao"
          | (?P<comma>,)\s+(?=[{CAPITAL}])             # "1, Giao", read so for a full stop
        )""",
    re.VERBOSE,
)
MISREAD_ONE = re.compile(r"(?:[lI|]\s?\.|[lI|]\))\s*(?=\w)")
MULTIPLE = re.compile(
    rf"""(?P<numbers>\d{{1,2}}(?:\.\d{{1,2}}){{1,4}})
        (?: \s?[.):/–-]\s*(?=\D|$)                     # "2.1. Về"
          | \s+(?=[{CAPITAL}"“]|$) )                    # "2.1 Về"
    """,
    re.VERBOSE,
)
LETTER = re.compile(
    rf"(?P<letter>[a-zđ])(?:\s?(?P<bracket>\))\s*|\s?(?P<other>/\.|[./–-])\s+|,\s+(?=[{CAPITAL}]))(?=\S|$)"
)
LETTER_NUMBER = re.compile(r"(?P<letter>[a-zđ])\.?(?P<number>\d{1,2})(?:\)\s*|\.\s+)(?=\S)")
LITTLE_ROMAN = re.compile(r"(?P<open>\()?(?P<roman>[ivx]{1,5})(?:\)\s*|(?<!\()\.\s+)(?=\S)")
WORD = re.compile(  # "Thứ nhất, …", "Một là: …"
    rf"""(?:(?P<label>Thứ\s+(?P<ordinal>{"|".join(ORDINALS)}))(?:\s+là)?
         | (?P<count>{"|".join(word.capitalize() for word in COUNTS)})\s+là)
        (?:\s*[,:.–-]\s*|(?<=là)\s+)(?=\S|$)""",
    re.VERBOSE,
)
IN_BRACKETS = re.compile(r"\((?P<number>\d{1,2})\)\s*(?=\S)")
DASH = re.compile(r"[-–—−~\uf02d\u2010\u2011]+(?:\s+|(?=[^\s\d-]))(?=\S)")
PLUS = re.compile(r"[+\uf02b](?:\s+|(?=[^\s\d+]))(?=\S)")
BULLET = re.compile(
    rf"(?:[*•●▪▫◦○■□➢➤►‣✓✔·\uf0b7\uf0a7\uf0d8\uf0fc](?:\s+|(?=\w))|o\s+(?=[{CAPITAL}]))(?=\S)"
)

# What any of the markers above begins with; most paragraphs begin with a word.
MAY_BE_MARKED = re.compile(
    r"[\W\d]|[A-Za-zđĐ]{1,7}\d{0,2}(?:\s{0,3}[.)/:–—-])|[a-zđ],\s|[lI|]\s?[.)]|o\s"
    rf"|(?i:phần|chương|mục|điều|bước|nhiệm|thứ|{'|'.join(COUNTS)})\s"
)

TITLED_STYLES = {
    "phần": (Style.PART, "Phần"),
    "chương": (Style.CHAPTER, "Chương"),
    "mục": (Style.SECTION, "Mục"),
    "điều": (Style.ARTICLE, "Điều"),
    "bước": (Style.STEP, "Bước"),
    "nhiệm vụ": (Style.TASK, "Nhiệm vụ"),
}


def roman_value(numeral: str) -> int | None:
    """Return the number that a well-formed Roman numeral up to 89 stands for.

    >>> roman_value("XIV"), roman_value("IIX")
    (14, None)
    """
    numeral = numeral.upper()
    if not re.fullmatch(r"L?X{0,3}(?:IX|IV|V?I{0,3})|XL(?:IX|IV|V?I{0,3})", numeral) or not numeral:
        return None
    values = [{"I": 1, "V": 5, "X": 10, "L": 50}[letter] for letter in numeral]
    following = [*values[1:], 0]
    return sum(-a if a < b else a for a, b in zip(values, following, strict=True))


def read_markers(text: str) -> tuple[Marker, ...]:
    """Return every way to read what `text` begins with as the marker of an item.

    >>> [(m.style.name, m.label) for m in read_markers("I. Đánh giá")]
    [('ROMAN', 'I'), ('DECIMAL', '1'), ('UPPER', 'I')]
    >>> read_markers("24/24 giờ"), read_markers("6.050 trường hợp"), read_markers("17/5/2021")
    ((), (), ())
    """
    if MAY_BE_MARKED.match(text) is None:
        return ()
    head = text[:60]
    if not (head[0].isalnum() or head[0] in "(|"):
        return tuple(_bullet(head))
    if head[0].isdecimal():
        return tuple(_decimal(head))
    readers = OF_SMALL_LETTERS if head[0].islower() else READERS
    return tuple(marker for read in readers for marker in read(head))


def _titled(text: str) -> Iterator[Marker]:
    found = TITLED.match(text)
    if found is None or not found["word"][0].isupper():
        return
    style, word = TITLED_STYLES.get(" ".join(found["word"].lower().split()), (None, ""))
    shown = found["number"] or found["ordinal"] or found["roman"] or found["upper"]
    if found["number"]:
        value: int | None = int(shown)
    elif found["ordinal"]:
        value, shown = ORDINALS.get(shown.lower()), f"thứ {shown.lower()}"
    elif found["roman"]:
        value, shown = roman_value(shown), shown.upper()
    else:
        value = LETTERS.find(shown.lower()) + 1
    if style and value:
        sure = found["open"] is None
        yield Marker(style, (value,), f"{word} {shown}", found.group().strip(), found.end(), sure)


def _roman(text: str) -> Iterator[Marker]:
    if found := ROMAN_DECIMAL.match(text):
        outer, number = roman_value(found["roman"]), int(found["number"])
        if outer and number:
            label = f"{found['roman']}.{number}"
            yield Marker(Style.MULTIPLE, (outer, number), label, found.group().strip(), found.end())
    elif (found := ROMAN.match(text)) and (value := roman_value(found["roman"])):
        yield Marker(Style.ROMAN, (value,), found["roman"], found.group().strip(), found.end())


def _upper(text: str) -> Iterator[Marker]:
    if found := UPPER.match(text):
        value = LETTERS.index(found["upper"].lower()) + 1
        printed = found.group().strip()
        yield Marker(Style.UPPER, (value,), found["upper"], printed, found.end(), sure=False)


def _decimal(text: str) -> Iterator[Marker]:
    if found := MULTIPLE.match(text):
        values = tuple(int(number) for number in found["numbers"].split("."))
        if all(values):
            label = ".".join(map(str, values))
            yield Marker(Style.MULTIPLE, values, label, found.group().strip(), found.end())
        return
    if found := DECIMAL.match(text):
        value = int(found["number"])
        style = Style.BRACKET if found["bracket"] else Style.DECIMAL
        small = text[found.end() : found.end() + 1].islower()
        sure = not (small or found["comma"] or found["stroke"])
        if 0 < value < 200:
            printed = found.group().strip()
            yield Marker(style, (value,), str(value), printed, found.end(), sure)
    elif found := MISREAD_ONE.match(text):
        style = Style.BRACKET if ")" in found.group() else Style.DECIMAL
        printed = found.group().strip()
        yield Marker(style, (1,), "1", printed, found.end(), sure=False, repaired=True)


def _letter(text: str) -> Iterator[Marker]:
    if found := LETTER_NUMBER.match(text):
        values = (LETTERS.index(found["letter"]) + 1, int(found["number"]))
        label = f"{found['letter']}{values[1]}"
        yield Marker(Style.LETTER_NUMBER, values, label, found.group().strip(), found.end())
    elif found := LETTER.match(text):
        letter, printed = found["letter"], found.group().strip()
        sure = found["bracket"] is not None
        value = LETTERS.index(letter) + 1
        yield Marker(Style.LETTER, (value,), letter, printed, found.end(), sure)
        if letter == "d":  # recognition loses the bar of đ
            yield Marker(Style.LETTER, (value + 1,), "đ", printed, found.end(), False, True)


def _little_roman(text: str) -> Iterator[Marker]:
    found = LITTLE_ROMAN.match(text)
    if found and (value := roman_value(found["roman"])):
        sure = found["open"] is not None
        printed = found.group().strip()
        yield Marker(Style.LITTLE_ROMAN, (value,), found["roman"], printed, found.end(), sure)


def _in_brackets(text: str) -> Iterator[Marker]:
    if found := IN_BRACKETS.match(text):
        value = int(found["number"])
        if value:
            printed = found.group().strip()
            yield Marker(Style.IN_BRACKETS, (value,), str(value), printed, found.end())


def _word(text: str) -> Iterator[Marker]:
    if found := WORD.match(text):
        if found["label"]:
            value, label = ORDINALS[found["ordinal"]], " ".join(found["label"].split())
        else:
            value, label = COUNTS[found["count"].lower()], f"{found['count']} là"
        printed = found.group().strip()
        yield Marker(Style.WORD, (value,), label, printed, found.end(), sure=False)


def _bullet(text: str) -> Iterator[Marker]:
    for pattern, style, label in (
        (DASH, Style.DASH, "-"),
        (PLUS, Style.PLUS, "+"),
        (BULLET, Style.BULLET, "*"),
    ):
        if found := pattern.match(text):
            yield Marker(style, (0,), label, found.group().strip(), found.end())


READERS: tuple[Callable[[str], Iterator[Marker]], ...] = (
    _titled,
    _roman,
    _decimal,
    _letter,
    _little_roman,
    _upper,
    _in_brackets,
    _word,
    _bullet,
)
OF_SMALL_LETTERS = (_decimal, _letter, _little_roman, _bullet)


def follows(style: Style, last: int, value: int) -> bool:
    """Return whether `value` comes right after `last` in lists of this style.

    >>> follows(Style.LETTER, LETTERS.index("d") + 1, LETTERS.index("e") + 1)
    True
    """
    if style in (Style.LETTER, Style.UPPER):
        return last < value and all(letter in RARE_LETTERS for letter in LETTERS[last : value - 1])
    return value == last + 1
