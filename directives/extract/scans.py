"""Reads the pages that are images: within a number of pages and a time, and says what it did."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from PIL import Image

from directives.parse.refusal import MAX_CHARACTERS
from directives.parse.structure import Problem, Severity

from . import ocr
from .composing import ReadPage, compose
from .legibility import Legibility, worth
from .result import Extracted, Method, Page, Unreadable

MAX_PAGES = 60
MAX_SECONDS = 600.0
DOUBTFUL = 75.0  # below this mean confidence a page must be read beside its image
DARK = 160  # of 256 shades of grey: an image without darker dots shows no letters


@dataclass(slots=True)
class Scans:
    """The pages recognised so far, and those that were not."""

    began: float = field(default_factory=time.monotonic)
    recognised: int = 0
    skipped: list[int] = field(default_factory=list)
    failed: list[int] = field(default_factory=list)
    without_program: list[int] = field(default_factory=list)

    def read(self, page: ReadPage, image: Callable[[], Image.Image], layer: Legibility) -> ReadPage:
        """Return a page with the words recognised in its image, where these are the better ones."""
        if not ocr.is_available():
            self.without_program.append(page.number)
            return page
        spent = time.monotonic() - self.began
        if self.recognised >= MAX_PAGES or spent > MAX_SECONDS:
            self.skipped.append(page.number)
            return page
        self.recognised += 1
        try:
            shown = image()
            if not any(shown.histogram()[:DARK]):
                return page
            found = ocr.recognise(shown, page.width, page.height)
        except Unreadable:
            self.failed.append(page.number)
            return page
        if layer is Legibility.POOR and not _is_better(found, page):
            return page
        return replace(page, method=Method.OCR, words=found.words)

    def problems(self, text: str, pages: Sequence[Page]) -> list[Problem]:
        """Return what a person should know about the pages that are images."""
        found = []
        read = [page for page in pages if page.method is Method.OCR]
        if read:
            found.append(_problem("pages_read_by_ocr", Severity.INFO, pages=_listed(read)))
        for page in read:
            sure = [
                word.confidence
                for word in page.words
                if word.confidence is not None
                for _ in range(word.end - word.start)
            ]
            mean = sum(sure) / len(sure) if sure else 0.0
            if mean < DOUBTFUL:
                line = text.count("\n", 0, page.start) + 1
                params = {"page": str(page.number), "confidence": str(round(mean))}
                found.append(
                    Problem("text", "page_recognised_poorly", Severity.WARNING, line, params)
                )
        if self.without_program:
            found.append(
                _problem(
                    "ocr_not_available",
                    Severity.ERROR,
                    pages=_numbers(self.without_program),
                    packages=ocr.PACKAGES,
                )
            )
        if self.skipped:
            found.append(
                _problem(
                    "ocr_pages_left",
                    Severity.ERROR,
                    pages=_numbers(self.skipped),
                    read=str(self.recognised),
                )
            )
        if self.failed:
            found.append(_problem("ocr_pages_failed", Severity.ERROR, pages=_numbers(self.failed)))
        return found


def finished(
    pages: Sequence[ReadPage], media_type: str, scans: Scans, problems: tuple[Problem, ...] = ()
) -> Extracted:
    """Return the text of all pages; raises Unreadable where no page has any."""
    text, placed = compose(pages)
    if not any(map(str.isalnum, text)):
        if scans.without_program:
            raise Unreadable("ocr_needed", packages=ocr.PACKAGES)
        raise Unreadable("ocr_failed" if scans.failed else "text_empty")
    if len(text) > MAX_CHARACTERS:
        raise Unreadable("text_too_long", limit=str(MAX_CHARACTERS))
    return Extracted(text, media_type, (*problems, *scans.problems(text, placed)), placed)


def _is_better(found: ocr.Recognised, page: ReadPage) -> bool:
    """Whether recognised words are more like Vietnamese than those of the text layer."""
    if not found.words:
        return False
    before = worth([word.text for word in page.words])
    after = worth([word.text for word in found.words])
    return after > before or (after >= 1.0 and "\ufffd" in "".join(w.text for w in page.words))


def _listed(pages: Sequence[Page]) -> str:
    return _numbers([page.number for page in pages])


def _numbers(numbers: Sequence[int]) -> str:
    """Return numbers in the order given, runs of them shortened.

    >>> _numbers([1, 2, 3, 5])
    '1-3, 5'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1] = [runs[-1][0], number]
        else:
            runs.append([number])
    return ", ".join("-".join(map(str, run)) for run in runs)


def _problem(code: str, severity: Severity, **params: str) -> Problem:
    return Problem("text", code, severity, None, params)
