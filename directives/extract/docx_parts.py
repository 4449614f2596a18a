"""The parts of a Word document and how they are related to one another."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from .office_zip import Package
from .safe_xml import read_xml

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DOCUMENT = "word/document.xml"
PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://purl.oclc.org/ooxml/drawingml/main": "a",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "urn:schemas-microsoft-com:vml": "v",
    "http://www.w3.org/XML/1998/namespace": "xml",
}


def main_part(package: Package) -> str:
    """Return the name of the part that holds the text."""
    return next((target for _, target in related(package, "", "officeDocument")), DOCUMENT)


def tree(package: Package, name: str) -> Element | None:
    """Return the root element of a part, None if there is no such part."""
    content = package.part(name)
    return None if content is None else read_xml(content, PREFIXES)


def related(package: Package, part: str, kind: str) -> Iterator[tuple[str, str]]:
    """Yield the key and the name of each part that a part ("" for the file) is related to."""
    folder, name = posixpath.split(part)
    root = tree(package, posixpath.join(folder, "_rels", f"{name}.rels"))
    for relation in root if root is not None else ():
        if (
            relation.get("Type", "").endswith(f"/{kind}")
            and relation.get("TargetMode") != "External"
        ):
            target = posixpath.join("/", folder, relation.get("Target", ""))
            yield relation.get("Id", ""), target
