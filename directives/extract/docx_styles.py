"""What a Word paragraph and its runs look like: own properties, then styles, then defaults.

Source: ECMA-376, Part 1, 17.7 (styles).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from .safe_xml import find, find_all, value

OFF = ("0", "false", "off", "none")
MAX_CHAIN = 20  # styles based on styles; a circle ends here


def whole(text: str, default: int = 0) -> int:
    """Return a number out of an attribute, the default if it is none.

    >>> whole("-12"), whole("x", 3)
    (-12, 3)
    """
    try:
        return int(text[:12])
    except ValueError:
        return default


@dataclass(frozen=True, slots=True)
class Style:
    """A named style: on which it is based, what it says of paragraphs and of runs."""

    based_on: str
    paragraph: Element | None
    run: Element | None


@dataclass(slots=True)
class Styles:
    """The styles of a document, with the properties that everything has."""

    named: dict[str, Style] = field(default_factory=dict)
    default_paragraph: str = ""
    run_defaults: Element | None = None

    @classmethod
    def read(cls, root: Element | None) -> Styles:
        """Return the styles of the styles part, none where there is no such part."""
        found = cls()
        if root is None:
            return found
        found.run_defaults = find(root, "w:docDefaults", "w:rPrDefault", "w:rPr")
        for style in find_all(root, "w:style"):
            name = style.get("w:styleId", "")
            found.named[name] = Style(
                value(find(style, "w:basedOn")), find(style, "w:pPr"), find(style, "w:rPr")
            )
            if style.get("w:type") == "paragraph" and style.get("w:default", "0") not in OFF:
                found.default_paragraph = name
        return found

    def chain(self, name: str) -> Iterator[tuple[str, Style]]:
        """Yield a style and those it is based on, the nearest first."""
        for _ in range(MAX_CHAIN):
            style = self.named.get(name)
            if style is None:
                return
            yield name, style
            name = style.based_on

    def style_of(self, properties: Element | None) -> str:
        """Return the id of a paragraph's style."""
        named = value(find(properties, "w:pStyle"))
        return named or self.default_paragraph

    def of_paragraph(self, properties: Element | None, what: str) -> Element | None:
        """Return a property of a paragraph: its own, or that of the nearest style."""
        if (own := find(properties, what)) is not None:
            return own
        for _, style in self.chain(self.style_of(properties)):
            if (found := find(style.paragraph, what)) is not None:
                return found
        return None

    def of_run(self, run: Element | None, paragraph: Element | None, what: str) -> Element | None:
        """Return a property of a run: its own, its style's, its paragraph's, the default."""
        if (own := find(run, what)) is not None:
            return own
        for name in (value(find(run, "w:rStyle")), self.style_of(paragraph)):
            for _, style in self.chain(name):
                if (found := find(style.run, what)) is not None:
                    return found
        return find(self.run_defaults, what)

    def is_on(self, run: Element | None, paragraph: Element | None, what: str) -> bool:
        """Return whether a property that is on or off is on for a run."""
        found = self.of_run(run, paragraph, what)
        return found is not None and found.get("w:val", "1") not in OFF
