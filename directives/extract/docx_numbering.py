"""Word's automatic numbering: the text of each paragraph's number, which is stored nowhere.

Source: ECMA-376, Part 1, 17.9 (numbering): abstract lists, instances of them, levels, overrides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from .docx_styles import OFF, Styles, whole
from .safe_xml import find, find_all, value

LEVELS = 9
PLACEHOLDER = re.compile(r"%([1-9])")
MAX_LINKS = 10  # a list that says "as that style's list"; a circle ends here
# What the signs of the symbol fonts look like; all others of their kind are some sort of dot.
SIGNS = {
    "\uf02d": "-",
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf06e": "▪",
    "\uf0a8": "▪",
    "\uf0d8": "•",
    "\uf02b": "+",
    "\uf02a": "*",
}
ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: where it starts, how a number is written and set into its text."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    legal: bool = False
    restart: int | None = None  # begins anew after a level up to this one; 0: never
    style: str = ""
    glue: str = " "
    font: str = ""


@dataclass(slots=True)
class List:
    """An abstract list: its levels, its counters, and the instances that began it anew."""

    levels: dict[int, Level] = field(default_factory=dict)
    linked_style: str = ""
    counters: dict[int, int] = field(default_factory=dict)
    restarted: set[tuple[str, int]] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Instance:
    """A list as paragraphs name it: of which abstract list, with which levels changed."""

    of: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """The lists of a document on a walk down its paragraphs."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self.styles = styles
        self.lists: dict[str, List] = {}
        self.instances: dict[str, Instance] = {}
        if root is None:
            return
        for abstract in find_all(root, "w:abstractNum"):
            self.lists[abstract.get("w:abstractNumId", "")] = List(
                dict(_levels(abstract)), value(find(abstract, "w:numStyleLink"))
            )
        for instance in find_all(root, "w:num"):
            overrides = find_all(instance, "w:lvlOverride")
            self.instances[instance.get("w:numId", "")] = Instance(
                value(find(instance, "w:abstractNumId")),
                {number: level for each in overrides for number, level in _levels(each)},
                {
                    whole(each.get("w:ilvl", "")): whole(value(start), 1)
                    for each in overrides
                    if (start := find(each, "w:startOverride")) is not None
                },
            )

    def label(self, properties: Element | None) -> str:
        """Return the number or sign before a paragraph, with the blank after it; "" if none."""
        name, number = self._place(properties)
        instance = self.instances.get(name)
        found = self._list(name)
        if instance is None or found is None:
            return ""
        levels = found.levels | instance.levels
        level = levels.get(number)
        if level is None:
            return ""
        if (start := instance.starts.get(number)) is not None:
            levels[number] = replace(level, start=start)
            if (name, number) not in found.restarted:
                found.restarted.add((name, number))
                found.counters.pop(number, None)
        self._count(found.counters, levels, number)
        if level.form == "bullet":
            text = _sign(level)
        else:
            text = PLACEHOLDER.sub(
                lambda hole: _number(found.counters, levels, int(hole[1]) - 1, level.legal),
                level.text,
            )
        return text + level.glue if text.strip() else ""

    def _place(self, properties: Element | None) -> tuple[str, int]:
        """Return the instance that numbers a paragraph, and the level."""
        own = find(properties, "w:numPr")
        name = value(find(own, "w:numId"))
        level = value(find(own, "w:ilvl"))
        for style_id, style in self.styles.chain(self.styles.style_of(properties)):
            if name:
                break
            of_style = find(style.paragraph, "w:numPr")
            if find(of_style, "w:numId") is None:
                continue
            name = value(find(of_style, "w:numId"))
            level = level or self._level_of_style(name, style_id, value(find(of_style, "w:ilvl")))
        return name, min(max(whole(level), 0), LEVELS - 1)

    def _level_of_style(self, name: str, style: str, named: str) -> str:
        found = self._list(name)
        levels = found.levels if found else {}
        return next((str(n) for n, each in levels.items() if each.style == style), named)

    def _list(self, name: str) -> List | None:
        """Return the list of an instance, through the styles that lists are linked by."""
        for _ in range(MAX_LINKS):
            instance = self.instances.get(name)
            found = self.lists.get(instance.of) if instance else None
            if found is None or found.levels or not found.linked_style:
                return found
            style = self.styles.named.get(found.linked_style)
            if style is None or style.paragraph is None:
                return found
            name = value(find(style.paragraph, "w:numPr", "w:numId"))
        return None

    @staticmethod
    def _count(counters: dict[int, int], levels: dict[int, Level], number: int) -> None:
        start = levels[number].start
        counters[number] = counters[number] + 1 if number in counters else start
        for lower in range(number + 1, LEVELS):
            restart = levels[lower].restart if lower in levels else None
            if restart is None or number < restart:
                counters.pop(lower, None)


def _levels(parent: Element) -> Iterator[tuple[int, Level]]:
    for level in find_all(parent, "w:lvl"):
        restart = find(level, "w:lvlRestart")
        legal = find(level, "w:isLgl")
        fonts = find(level, "w:rPr", "w:rFonts")
        yield (
            whole(level.get("w:ilvl", "")),
            Level(
                start=whole(value(find(level, "w:start")), 0),
                form=value(find(level, "w:numFmt"), default="decimal"),
                text=value(find(level, "w:lvlText")),
                legal=legal is not None and legal.get("w:val", "1") not in OFF,
                restart=None if restart is None else whole(value(restart)),
                style=value(find(level, "w:pStyle")),
                glue="" if value(find(level, "w:suff")) == "nothing" else " ",
                font=value(fonts, "w:ascii") or value(fonts, "w:hAnsi"),
            ),
        )


def _number(counters: dict[int, int], levels: dict[int, Level], at: int, legal: bool) -> str:
    level = levels.get(at, Level())
    return written(counters.get(at, level.start), "decimal" if legal else level.form)


def _sign(level: Level) -> str:
    text = level.text
    if text == "o" and level.font.startswith("Courier"):
        return "◦"  # the letter is drawn as a ring
    if level.font == "Wingdings" and text in ("§", "n", "q"):
        return "▪"
    return "".join(
        SIGNS.get(letter, "•") if "\ue000" <= letter <= "\uf8ff" else letter for letter in text
    )


def written(number: int, form: str) -> str:
    """Return a number as a list writes it.

    >>> [written(4, form) for form in ("decimal", "lowerLetter", "upperRoman", "decimalZero")]
    ['4', 'd', 'IV', '04']
    """
    if form in ("none", "bullet") or number < 0:
        return ""
    if form == "decimalZero":
        return f"{number:02}"
    if form in ("lowerLetter", "upperLetter"):
        text = _letters(number)
    elif form in ("lowerRoman", "upperRoman"):
        text = _roman(number)
    else:
        text = str(number)
    return text.upper() if form.startswith("upper") else text


def _letters(number: int) -> str:
    """Return a, b … z, aa, bb …: Word repeats the letter and knows no "đ"."""
    if number == 0:
        return ""
    repeats, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * min(repeats + 1, 30)


def _roman(number: int) -> str:
    text = ""
    for worth, letters in ROMAN:
        count, number = divmod(min(number, 50_000), worth)
        text += letters * count
    return text
