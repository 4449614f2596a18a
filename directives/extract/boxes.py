"""Words on a page with their places: what the text layer of a PDF and recognition both yield."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Box:
    """A word and where it is printed, in points from the top left of the upright page.

    `place` is the same in fractions of the page as it is shown (a page may be shown sideways or
    scanned a little askew); `size` is about the size of the font.
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    place: tuple[float, float, float, float]
    confidence: float | None = None

    @property
    def middle(self) -> float:
        """Return the height at which the word's middle lies."""
        return (self.y0 + self.y1) / 2


@dataclass(slots=True)
class Segment:
    """Words side by side on one line, without a wide blank between them."""

    words: list[Box]

    @property
    def x0(self) -> float:
        """Return the left end."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Return the right end."""
        return max(self.words[-1].x1, self.words[0].x1)

    @property
    def y0(self) -> float:
        """Return the upper edge."""
        return min(word.y0 for word in self.words)

    @property
    def y1(self) -> float:
        """Return the lower edge."""
        return max(word.y1 for word in self.words)

    @property
    def middle(self) -> float:
        """Return the height at which most of its words have their middle."""
        return median(word.middle for word in self.words)

    @property
    def text(self) -> str:
        """Return the words with blanks between them."""
        return " ".join(word.text for word in self.words)


def font_size(words: Iterable[Box]) -> float:
    """Return the size that is usual among the words, never zero."""
    return max(median([word.size for word in words] or [1.0]), 0.01)
