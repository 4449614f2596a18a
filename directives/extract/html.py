"""The text of an HTML page: blocks on lines of their own, cells of a row side by side.

The standard library's parser looks again and again for the end of what has none; this one goes
over each letter a fixed number of times, whatever the page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape

from .result import Unreadable

MAX_CHARACTERS = 3_000_000  # a page has more marks than words
SKIPPED = frozenset(("head", "template", "noscript", "svg", "nav", "footer"))
RAW = frozenset(("script", "style", "textarea", "title", "xmp", "iframe"))  # hold no tags
SPACED = frozenset(("p", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote"))
BLOCKS = SPACED | {"div", "br", "li", "tr", "ul", "ol", "section", "article", "header", "hr", "pre"}
CELLS = frozenset(("td", "th"))
BETWEEN_CELLS = " " * 4
TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]{0,40})")
QUOTE_OR_END = re.compile("[\"'>]")
HUGE_NUMBER = re.compile(r"&#[0-9]{8,}")  # no letter has such a number


def read_html(page: str) -> str:
    """Return the text of a page; scripts, styles and navigation are left out.

    >>> read_html("<p>Kính gửi:</p><ul><li>Bộ Y tế</li></ul>").split()
    ['Kính', 'gửi:', 'Bộ', 'Y', 'tế']
    """
    if len(page) > MAX_CHARACTERS:
        raise Unreadable("text_too_long", limit=str(MAX_CHARACTERS))
    page = page.replace("\r\n", "\n").replace("\r", "\n")
    lines = (line.strip(" \t") for line in "".join(_printed(page)).split("\n"))
    return "\n".join(lines)


def _printed(page: str) -> Iterator[str]:
    """Yield the words of a page and the line ends that its blocks make."""
    skipped: list[str] = []
    open_ones: Counter[str] = Counter()
    for name, closing, text in _Marks(page):
        if name == "":
            if not skipped:
                yield unescape(HUGE_NUMBER.sub("\ufffd", text)).replace("\n", " ")
        elif name in SKIPPED:
            if not closing:
                skipped.append(name)
                open_ones[name] += 1
            while closing and open_ones[name]:
                closed = skipped.pop()
                open_ones[closed] -= 1
                closing = closed != name
        elif name in BLOCKS:
            yield "\n\n" if closing and name in SPACED else "\n"
        elif name in CELLS and not closing:
            yield BETWEEN_CELLS


class _Marks:
    """The tags and texts of a page in order: (name, closing, "") or ("", False, text)."""

    def __init__(self, page: str) -> None:
        self.page = page
        self.quotes_match = True
        self.nowhere: set[str] = set()  # what was looked for up to the end of the page in vain

    def __iter__(self) -> Iterator[tuple[str, bool, str]]:
        page, at = self.page, 0
        while at < len(page):
            start = page.find("<", at)
            if start < 0:
                start = len(page)
            if start > at:
                yield "", False, page[at:start]
            if start == len(page):
                return
            tag = TAG.match(page, start)
            if tag is None:
                at = self._after_remark(start)
                if at == start + 1:
                    yield "", False, "<"
                continue
            name, closing = tag[2].lower(), bool(tag[1])
            at = self._end_of_tag(tag.end())
            if name in RAW and not closing:
                at = self._after_raw(name, at)
            else:
                yield name, closing, ""

    def _after_remark(self, start: int) -> int:
        """Return where a comment or declaration ends; one place on where there is none."""
        page = self.page
        if page.startswith("<!--", start):
            end = self._find("-->", start + 4)
            if end >= 0:
                return end + 3
        if page.startswith(("<!", "<?", "</"), start):
            end = self._find(">", start)
            return len(page) if end < 0 else end + 1
        return start + 1

    def _end_of_tag(self, at: int) -> int:
        """Return where a tag ends; a ">" between quotes does not end it."""
        begin = at
        while self.quotes_match:
            found = QUOTE_OR_END.search(self.page, at)
            if found is None:
                break
            if found[0] == ">":
                return found.end()
            closed = self._find(found[0], found.end())
            if closed < 0:
                break
            at = closed + 1
        self.quotes_match = False
        end = self._find(">", begin)
        return len(self.page) if end < 0 else end + 1

    def _after_raw(self, name: str, at: int) -> int:
        """Return where the text inside a script or style ends, its closing tag included."""
        closing = re.compile(rf"</{name}[^>]*(?:>|$)", re.IGNORECASE).search(self.page, at)
        return len(self.page) if closing is None else closing.end()

    def _find(self, wanted: str, at: int) -> int:
        if wanted in self.nowhere:
            return -1
        found = self.page.find(wanted, at)
        if found < 0:
            self.nowhere.add(wanted)
        return found
