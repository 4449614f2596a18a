"""Word files from before 2007 and OpenDocument, through the first program on the machine that can.

LibreOffice comes first: what it writes is read as any Word document is, with lists and tables.
antiword and catdoc leave out automatic numbers, so a text without numbers is kept from publication.
unrtf is not among them: it loses the letters that follow one it knows only by its code.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from directives.parse.structure import Problem, Severity

from .docx import read_docx
from .docx_layout import row_text
from .plain_text import decode
from .programs import ProgramFailed, run_program
from .result import Extracted, Unreadable
from .signatures import DOC, ODT, format_of

SECONDS, MEGABYTES = 90, 4000
MEDIA_TYPES = {DOC: "application/msword", ODT: "application/vnd.oasis.opendocument.text"}
GIVEN, MADE = "given.{}", "given.docx"
TYPED_NUMBER = re.compile(r"^\s*(?:Điều\s+)?(?:\d+(?:\.\d+)*|[a-zđIVX])[.)/-]", re.MULTILINE)
SUFFIXES = {DOC: "doc", ODT: "odt"}


@dataclass(frozen=True, slots=True)
class Converter:
    """A program that reads some formats: its names, its arguments, how to read what it writes."""

    package: str  # what to install, in words
    names: tuple[str, ...]
    formats: tuple[str, ...]
    arguments: tuple[str, ...]  # "{}" is the file; it also is the standard input
    read: Callable[[bytes], Extracted]
    makes: str = ""  # the file it writes, where that is not the standard output


def read_boxed_text(content: bytes) -> Extracted:
    """Return text whose tables are drawn with "|", cell after cell as in print."""
    text, problems = decode(content)
    return Extracted("\n".join(_without_boxes(text.splitlines())), "text/plain", problems)


CONVERTERS = (
    Converter(
        "LibreOffice",
        ("soffice", "libreoffice"),
        (DOC, ODT),
        ("--headless", "--norestore", "--convert-to", "docx", "--outdir", ".", "{}"),
        read_docx,
        MADE,
    ),
    Converter(
        "textutil",  # part of macOS
        ("textutil",),
        (DOC, ODT),
        ("-convert", "docx", "-output", MADE, "{}"),
        read_docx,
        MADE,
    ),
    Converter(
        "antiword", ("antiword",), (DOC,), ("-w", "0", "-m", "UTF-8.txt", "{}"), read_boxed_text
    ),
    Converter("catdoc", ("catdoc",), (DOC,), ("-w", "-d", "utf-8", "{}"), read_boxed_text),
)


def read_converted(content: bytes) -> Extracted:
    """Return the text of a file in an old format; raises Unreadable where no program reads it."""
    form = format_of(content)
    able = [converter for converter in CONVERTERS if form in converter.formats]
    given = GIVEN.format(SUFFIXES[form])
    missing = True
    for converter in able:
        program = next(filter(None, map(shutil.which, converter.names)), None)
        if program is None:
            continue
        missing = False
        argv = [program, *(given if each == "{}" else each for each in converter.arguments)]
        try:
            made = run_program(
                argv,
                input=content,
                seconds=SECONDS,
                megabytes=MEGABYTES,
                saved_as=given,
                output=converter.makes,
            )
        except ProgramFailed:
            continue
        found = converter.read(made)
        if not found.text.strip():
            continue
        return replace(
            found,
            media_type=MEDIA_TYPES[form],
            problems=(_told(converter, form, found.text), *found.problems),
        )
    if missing:
        programs = ", ".join(converter.package for converter in able)
        raise Unreadable("converter_missing", format=form, programs=programs)
    raise Unreadable("reader_failed")


def _told(converter: Converter, form: str, text: str) -> Problem:
    params = {"program": converter.package, "format": form}
    if converter.read is read_docx or len(TYPED_NUMBER.findall(text)) > 1:
        return Problem("text", "converted_by_program", Severity.WARNING, None, params)
    return Problem("text", "converted_without_numbers", Severity.ERROR, None, params)


def _without_boxes(lines: list[str]) -> Iterator[str]:
    for boxed, group in groupby(lines, lambda line: re.fullmatch(r"\|.*\|\s*", line) is not None):
        if not boxed:
            yield from group
            continue
        rows = [[cell.strip() for cell in line.strip()[1:-1].split("|")] for line in group]
        if len({len(row) for row in rows}) > 1:
            yield from ("\t".join(row) for row in rows)
            continue
        yield ""
        # No line is drawn between rows, so only the columns of a head are told apart.
        if len(rows[0]) == 2:
            yield row_text(["\n".join(filter(None, column)) for column in zip(*rows, strict=True)])
        else:
            yield from (row_text(row) for row in rows)
        yield ""
