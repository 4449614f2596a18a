"""Decides whether a text is a directive at all, and whether its letters can be trusted."""

from __future__ import annotations

import re
import unicodedata

from .alphabet import has_share, letters_in, marked_letters_in, words_in
from .cells import Shape
from .lines import fold_each
from .marks import lacks_marks
from .sections import RECIPIENTS, Page, is_authority
from .structure import Problem, Severity

MAX_CHARACTERS = 1_000_000  # some 300 pages; the longest directives have a tenth of that
MARKED = 8  # a letter in so many bears a mark where none is lost
MIN_LETTERS = 40
SAMPLE = 20_000
RESIDUE = re.compile(r"\(cid:\d+\)|\ufffd")
# Frequent words that no other language writes so, without marks.
_COMMON = (
    "cac cua phong chong dich thuc hien nhan dan tinh huyen duoc khong trong theo ngay nguoi viec "
    "cong tac uy ban quy dinh va cho tai"
)
COMMON = frozenset(_COMMON.split())


class NotADirective(Exception):
    """The text cannot be filed as a directive; `code` and `params` say why."""

    def __init__(self, code: str, **params: str) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


def refuse_unreadable(text: str) -> None:
    """Raise NotADirective for a text that is empty, endless, garbage or in another language."""
    if len(text) > MAX_CHARACTERS:
        raise NotADirective("text_too_long", limit=str(MAX_CHARACTERS))
    beginning = _beginning(text)
    letters = letters_in(beginning)
    if letters < MIN_LETTERS:
        raise NotADirective("not_a_directive" if letters_in(text) else "text_empty")
    sample = beginning[:SAMPLE]
    words = words_in(fold_each(unicodedata.normalize("NFC", sample)))
    foreign = not has_share(words, COMMON, 1 / 20)
    if foreign and marked_letters_in(sample) * 12 < letters_in(sample):
        raise NotADirective("language_not_vietnamese")


def _beginning(text: str) -> str:
    """Return enough of a text to judge it by, without its blanks where it begins with too many.

    >>> _beginning(" \\n" * 400_000 + "Kính gửi")
    'Kính gửi'
    """
    found = text[: 4 * SAMPLE]
    if letters_in(found[:SAMPLE]) >= MIN_LETTERS:
        return found
    return " ".join(text.split())[: 4 * SAMPLE]


def refuse_other_texts(page: Page) -> None:
    """Raise NotADirective when fewer than two elements of the printed layout are there.

    A news article names documents and bodies, but it has no number line, no date line, no
    addressees and no signature of its own.
    """
    head = page.head
    evidence = [
        bool(head.first(Shape.REGIME) or head.first(Shape.MOTTO)),
        bool(head.first(Shape.NUMBER)),
        bool(head.first(Shape.DATE)),
        head.title is not None,
        bool(head.addressed),
        any(RECIPIENTS.match(line.folded) for line in page.tail),
        any(is_authority(line) for line in page.tail),
    ]
    if sum(evidence) < 2:
        raise NotADirective("not_a_directive")


def is_marked(text: str) -> bool:
    """Return whether a text is written with the marks of Vietnamese, so that one is seldom lost.

    >>> is_marked("Giao Sở Y tế chủ trì"), is_marked("Giao So Y te chu tri")
    (True, False)
    """
    sample = unicodedata.normalize("NFC", text[:SAMPLE])
    return marked_letters_in(sample) * MARKED >= letters_in(sample)


def quality_problems(text: str) -> list[Problem]:
    """Return errors for a text whose letters were lost: it must not be published unseen."""
    found = []
    sample = unicodedata.normalize("NFC", _beginning(text)[:SAMPLE])
    marked = marked_letters_in(sample) * 40 >= len(sample)
    if not marked and lacks_marks(" ".join(sample.split())):
        found.append(Problem("text", "text_without_marks", Severity.ERROR))
    may_be_garbled = "\ufffd" in text or "(cid:" in text
    residues = list(RESIDUE.finditer(text)) if may_be_garbled else []
    if len(residues) >= 3:
        line = text.count("\n", 0, residues[0].start()) + 1
        found.append(Problem("text", "text_garbled", Severity.ERROR, line))
    return found
