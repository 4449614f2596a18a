"""The text of an HTML page: blocks on lines of their own, cells of a row side by side."""

from __future__ import annotations

from html.parser import HTMLParser

from .result import Unreadable

MAX_CHARACTERS = 3_000_000  # a page has more marks than words
SKIPPED = frozenset(("script", "style", "head", "template", "noscript", "svg", "nav", "footer"))
SPACED = frozenset(("p", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote"))
BLOCKS = SPACED | {"div", "br", "li", "tr", "ul", "ol", "section", "article", "header", "hr", "pre"}
BETWEEN_CELLS = " " * 4


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.skipped: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in SKIPPED:
            self.skipped.append(tag)
        elif tag in BLOCKS:
            self.parts.append("\n")
        elif tag in ("td", "th"):
            self.parts.append(BETWEEN_CELLS)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if self.skipped and tag in SKIPPED:
            if tag in self.skipped:
                while self.skipped.pop() != tag:
                    pass
        elif tag in BLOCKS:
            self.parts.append("\n\n" if tag in SPACED else "\n")

    def handle_data(self, data: str) -> None:
        if not self.skipped:
            self.parts.append(" ".join(data.split(" ")).replace("\n", " "))


def read_html(page: str) -> str:
    """Return the text of a page; scripts, styles and navigation are left out.

    >>> read_html("<p>Kính gửi:</p><ul><li>Bộ Y tế</li></ul>").split()
    ['Kính', 'gửi:', 'Bộ', 'Y', 'tế']
    """
    if len(page) > MAX_CHARACTERS:
        raise Unreadable("text_too_long", limit=str(MAX_CHARACTERS))
    parser = _Text()
    parser.feed(page)
    parser.close()
    lines = (line.strip(" \t") for line in "".join(parser.parts).split("\n"))
    return "\n".join(lines)
