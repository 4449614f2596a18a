"""The text of a Word document (docx, docm, dotx) as it is printed, numbers of lists included.

Read with the standard library: of the packages that read Word files, python-docx leaves out the
automatic numbers, text boxes and footnotes, and docx2python writes every number as "1)" whatever
the list says; the numbers are what a directive is cited by. Page headers and footers are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from directives.parse.structure import Problem, Severity

from .docx_layout import Layout
from .docx_numbering import Numbering
from .docx_parts import MEDIA_TYPE, main_part, related, tree
from .docx_runs import UNICODE, Runs
from .docx_styles import Styles
from .office_zip import Package
from .result import PICTURES_LEFT, Extracted, Unreadable
from .safe_xml import find, find_all

REVISIONS = ("w:ins", "w:del", "w:moveFrom", "w:moveTo")
MANY_BLANK_LINES = re.compile(r"\n{4,}")


def read_docx(content: bytes) -> Extracted:
    """Return the text of a Word document; raises Unreadable where there is none."""
    package = Package(content)
    main = main_part(package)
    root = tree(package, main)
    body = find(root, "w:body")
    if root is None or body is None:
        raise Unreadable("docx_without_document")
    parts = {
        name: tree(package, next(related(package, main, name), ("", f"word/{name}.xml"))[1])
        for name in ("styles", "numbering", "footnotes", "endnotes")
    }
    styles = Styles.read(parts["styles"])
    notes = {
        ("w:footnoteReference", note.get("w:id", "")): note
        for note in _notes(parts["footnotes"], "w:footnote")
    } | {
        ("w:endnoteReference", note.get("w:id", "")): note
        for note in _notes(parts["endnotes"], "w:endnote")
    }
    runs = Runs(styles)
    text = Layout(runs, Numbering(parts["numbering"], styles), notes).text_of(body)
    problems: tuple[Problem, ...] = ()
    if _is_before_unicode("".join(runs.seen_in_old_fonts)):
        runs = Runs(styles, old_fonts=True)
        text = Layout(runs, Numbering(parts["numbering"], styles), notes).text_of(body)
        params = {"encoding": "TCVN3/VNI"}
        problems = (Problem("text", "encoding_converted", Severity.WARNING, None, params),)
    if any(element.tag in REVISIONS for element in body.iter()):
        problems += (Problem("text", "tracked_changes_applied", Severity.WARNING),)
    if shown := _pages_in_pictures(package, main):
        params = {"pictures": str(shown)}
        problems += (Problem("text", PICTURES_LEFT, Severity.WARNING, None, params),)
    return Extracted(MANY_BLANK_LINES.sub("\n\n\n", text), MEDIA_TYPE, problems)


def _is_before_unicode(text: str) -> bool:
    """Return whether letters in a font before Unicode are its letters, not Unicode after all."""
    foreign = sum(not letter.isascii() for letter in text)
    return foreign > 0 and len(UNICODE.findall(text)) * 20 < foreign


def _notes(root: Element | None, tag: str) -> Iterator[Element]:
    if root is not None:
        # The lines between text and notes are stored as notes too.
        yield from (
            note for note in find_all(root, tag) if note.get("w:type", "normal") == "normal"
        )


def _pages_in_pictures(package: Package, main: str) -> int:
    """Return how many pictures as large as a page the document shows."""
    if not any(related(package, main, "image")):
        return 0
    from .docx_pictures import pictures  # loads Pillow, which most letters do without

    return sum(1 for _ in pictures(package))
