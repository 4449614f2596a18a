"""Recognises the words of a page's image with Tesseract, each with how sure it is."""

from __future__ import annotations

import io
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from statistics import fmean, median

from PIL import Image, ImageOps

from .boxes import Box
from .pdf_text import fractions
from .programs import run_program
from .result import Unreadable

LANGUAGE = "vie"
PACKAGES = "tesseract-ocr, tesseract-ocr-vie"
DPI = 300
PAGE_SECONDS = 120
MEGABYTES = 1000
WORD_LEVEL = "5"
# Pieces of text wherever they stand: other modes take a line of Nơi nhận and the one of the
# signature beside it, a little higher, for one line, and lose both.
SPARSE = "11"
SURE = 60.0  # a page whose words are less sure on average may stand on its side
STRAIGHT = 0.5  # degrees: lines that are more askew are turned before they are read
MOST_ASKEW = 15.0
NOISE = 25.0  # marks of a seal or of the scanner are read with less confidence than this
NOISE_LETTERS = 3
RULER = 0.4  # of the usual height: what is lower and has letters is a ruler
DARKEST_PAPER = 100  # of 256 shades
GRAIN = 24  # shades by which paper differs from itself
LETTER = 1.25  # a font is larger than its letters are high
# No syllable of Vietnamese begins with GL; the purposes of recipients are few.
MISREAD = (
    (re.compile("Ð"), "Đ"),  # the Icelandic letter looks the same
    (re.compile(r"^GL(?=[AÁÀẢÃẠĂẮẰẲẴẶÂẤẦẨẪẬEÉÈẺẼẸÊOÓÒỎÕỌÔƠUÚƯ])"), "GI"),
    (re.compile(r"(?<=\()(?:[Œh]/c|[bh][íìiIl1]c)(?=\))"), "b/c"),
    (re.compile(r"(?<=\()t[íìiIl1]?h(?=\))"), "t/h"),
)
GUESSED = 50.0


@dataclass(frozen=True, slots=True)
class Recognised:
    """The words of a page and the mean of their confidence, 0 to 100."""

    words: tuple[Box, ...]
    confidence: float


@cache
def is_available() -> bool:
    """Return whether Tesseract is here and reads Vietnamese, by asking the program itself."""
    try:
        listed = run_program(
            ["tesseract", "--list-langs"], input=b"", seconds=10, megabytes=MEGABYTES
        )
    except (Unreadable, OSError):
        return False
    return LANGUAGE in listed.decode("utf-8", "replace").split()


def recognise(image: Image.Image, width: float, height: float) -> Recognised:
    """Return the words of a page in grey, whose size in points is given.

    A page on its side or askew is turned first; the words' places are those in the image given.
    """
    found = _read(image)
    turned = 0
    if found.confidence < SURE and (quarters := _orientation(image)):
        again = _read(image.rotate(90 * quarters, expand=True))
        if again.confidence > found.confidence:
            found, turned = again, quarters
    upright = image.rotate(90 * turned, expand=True) if turned else image
    askew = _askew(found)
    if STRAIGHT < abs(askew) < MOST_ASKEW:
        again = _read(upright.rotate(askew, expand=False, fillcolor=255, resample=BICUBIC))
        if again.confidence < found.confidence:
            askew = 0.0
        else:
            found = again
    else:
        askew = 0.0
    scale = width / image.width
    words = tuple(
        _placed(word, turned, askew, upright.size, scale, (width, height))
        for word in _without_noise(found.words)
    )
    return Recognised(words, found.confidence)


BICUBIC = Image.Resampling.BICUBIC


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    x0: int
    y0: int
    x1: int
    y1: int
    size: float
    confidence: float
    line: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Reading:
    words: tuple[_Word, ...]
    confidence: float


def _read(image: Image.Image) -> _Reading:
    """Return what Tesseract reads in an image as it stands."""
    output = _tesseract(image, "-l", LANGUAGE, "--dpi", str(DPI), "--psm", SPARSE, "tsv")
    words = tuple(_words(output.decode("utf-8", "replace")))
    sure = [word.confidence for word in words for _ in word.text]
    return _Reading(words, fmean(sure) if sure else 0.0)


def _tesseract(image: Image.Image, *options: str) -> bytes:
    file = io.BytesIO()
    image.save(file, "PPM" if image.mode == "L" else "PNG")
    return run_program(
        ["tesseract", "stdin", "stdout", *options],
        input=file.getvalue(),
        seconds=PAGE_SECONDS,
        megabytes=MEGABYTES,
    )


def _words(output: str) -> Iterator[_Word]:
    """Return the words of Tesseract's table, each with the size of its line's letters."""
    rows = [row.split("\t") for row in output.splitlines()[1:]]
    lines: dict[tuple[str, ...], list[list[str]]] = {}
    for row in rows:
        if len(row) == 12 and row[0] == WORD_LEVEL and row[11].strip():
            lines.setdefault(tuple(row[1:5]), []).append(row)
    for line, words in lines.items():
        heights = [int(word[9]) for word in words if any(map(str.isalnum, word[11]))]
        size = median(heights or [int(word[9]) for word in words])
        for word in words:
            left, top, width, height = map(int, word[6:10])
            box = (left, top, left + width, top + height)
            printed, confidence = word[11].strip(), max(float(word[10]), 0.0)
            if (mended := _mended(printed)) != printed and "Ð" not in printed:
                confidence = min(confidence, GUESSED)
            yield _Word(mended, *box, size, confidence, line)


def _mended(word: str) -> str:
    """Return a word without signs that Vietnamese does not have, where it is clear what was meant.

    >>> _mended("GLÁM"), _mended("(Œ/c);")
    ('GIÁM', '(b/c);')
    """
    for pattern, meant in MISREAD:
        word = pattern.sub(meant, word)
    return word


def _orientation(image: Image.Image) -> int:
    """Return by how many quarters to turn an image, against the clock, for it to be upright."""
    try:
        output = _tesseract(image, "--psm", "0", "-l", "osd").decode("utf-8", "replace")
    except Unreadable:
        return 0  # too few letters to tell
    facts = dict(line.split(":", 1) for line in output.splitlines() if ":" in line)
    degrees = facts.get("Orientation in degrees", "0").strip()
    return int(degrees) // 90 % 4 if degrees.isdigit() else 0


def _askew(reading: _Reading) -> float:
    """Return by how many degrees the lines fall to the right."""
    lines: dict[tuple[str, ...], list[_Word]] = {}
    for word in reading.words:
        lines.setdefault(word.line, []).append(word)
    slopes = []
    for words in lines.values():
        first, last = words[0], words[-1]
        run = (last.x0 + last.x1 - first.x0 - first.x1) / 2
        if len(words) >= 5 and run > 0:
            fall = (last.y0 + last.y1 - first.y0 - first.y1) / 2
            slopes.append(math.degrees(math.atan2(fall, run)))
    return median(slopes) if len(slopes) >= 3 else 0.0


def _without_noise(words: Sequence[_Word]) -> list[_Word]:
    """Return the words without what was read in rulers, specks and the edges of a seal."""
    usual = median(word.size for word in words) if words else 0
    return [word for word in words if not _is_noise(word, usual)]


def _is_noise(word: _Word, usual: float) -> bool:
    letters = sum(map(str.isalnum, word.text))
    if letters == 0:
        return word.confidence < NOISE or len(word.text) > NOISE_LETTERS
    if word.y1 - word.y0 < RULER * usual:
        return True
    return word.confidence < NOISE and letters <= NOISE_LETTERS


def _placed(
    word: _Word,
    turned: int,
    askew: float,
    size: tuple[int, int],
    scale: float,
    page: tuple[float, float],
) -> Box:
    """Return a word in points of the upright page, with its place on the page as it is shown."""
    width, height = size  # of the upright image
    corners: list[tuple[float, float]] = [
        (x, y) for x in (word.x0, word.x1) for y in (word.y0, word.y1)
    ]
    if askew:
        radians, cx, cy = math.radians(askew), width / 2, height / 2
        sin, cos = math.sin(radians), math.cos(radians)
        corners = [
            (cx + (x - cx) * cos - (y - cy) * sin, cy + (x - cx) * sin + (y - cy) * cos)
            for x, y in corners
        ]
    for _ in range(turned):  # back, with the clock
        width, height = height, width
        corners = [(width - y, x) for x, y in corners]
    xs, ys = [x * scale for x, _ in corners], [y * scale for _, y in corners]
    return Box(
        word.text,
        word.x0 * scale,
        word.y0 * scale,
        word.x1 * scale,
        word.y1 * scale,
        word.size * scale * LETTER,
        fractions((min(xs), min(ys), max(xs), max(ys)), *page),
        round(word.confidence, 1),
    )


def prepared(image: Image.Image) -> Image.Image:
    """Return an image in grey whose paper is white.

    Tesseract parts ink from paper by the shades of the whole page; on a page of few words it
    would take the grain of the paper for ink.
    """
    grey = image.convert("L")
    shades = grey.histogram()
    paper = max(range(len(shades)), key=shades.__getitem__)
    if paper < DARKEST_PAPER:
        return ImageOps.autocontrast(grey)
    white = paper - GRAIN
    return grey.point([min(shade * 255 // white, 255) for shade in range(256)])
