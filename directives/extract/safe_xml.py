"""XML that nobody has checked -> a tree: no document type, no entities, bounded depth and size.

Expat with our own handlers instead of `xml.etree` as it stands, because a document type is where
entity bombs and outside files come in, and no office program writes one into its parts.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NoReturn
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers.expat import ExpatError, ParserCreate, errors

from .result import Unreadable

MAX_DEPTH = 200  # tables in tables in text boxes need some fifty
MAX_ELEMENTS = 1_500_000  # a thousand pages


def read_xml(content: bytes, prefixes: Mapping[str, str]) -> Element:
    """Return the root element; names in the given namespaces bear our prefixes, others "?:".

    >>> read_xml(b'<p xmlns="urn:w"><t a="1">x</t></p>', {"urn:w": "w"})[0].tag
    'w:t'
    """
    tree = _Tree(prefixes)
    try:
        return tree.read(content)
    except ExpatError as error:
        if error.code == errors.codes[errors.XML_ERROR_NO_MEMORY]:
            raise MemoryError from error
        raise Unreadable("reader_failed") from error
    except (ValueError, LookupError) as error:  # LookupError: an unknown encoding
        raise Unreadable("reader_failed") from error


class _Tree:
    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self.prefixes = prefixes
        self.names: dict[str, str] = {}
        self.builder = TreeBuilder()
        self.depth = 0
        self.elements = 0

    def read(self, content: bytes) -> Element:
        parser = ParserCreate(namespace_separator="\n")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self.builder.data
        parser.StartDoctypeDeclHandler = self._refuse
        parser.Parse(content, True)
        return self.builder.close()

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        self.elements += 1
        if self.depth > MAX_DEPTH:
            raise Unreadable("file_nested_too_deeply")
        if self.elements > MAX_ELEMENTS:
            raise Unreadable("file_unpacks_too_large")
        named = {self._name(key): value for key, value in attributes.items()}
        self.builder.start(self._name(name), named)

    def _end(self, name: str) -> None:
        self.depth -= 1
        self.builder.end(self._name(name))

    def _name(self, name: str) -> str:
        found = self.names.get(name)
        if found is None:
            namespace, separator, local = name.rpartition("\n")
            prefix = self.prefixes.get(namespace, "?") + ":" if separator else ""
            found = self.names[name] = prefix + local
        return found

    def _refuse(self, *declaration: object) -> NoReturn:
        raise Unreadable("file_declares_entities")


def find(element: Element | None, *path: str) -> Element | None:
    """Return the first child of a name, or its first child of the next name, and so on."""
    for name in path:
        if element is None:
            return None
        element = next((child for child in element if child.tag == name), None)
    return element


def find_all(element: Element, name: str) -> list[Element]:
    """Return the children of a name."""
    return [child for child in element if child.tag == name]


def value(element: Element | None, name: str = "w:val", default: str = "") -> str:
    """Return an attribute of an element that may be missing."""
    return default if element is None else element.get(name, default)
