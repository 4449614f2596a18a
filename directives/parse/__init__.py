"""Text of a document -> `ParsedDirective`: one module for each printed part of the page.

`parse` is pure: standard library only, no Django, no settings. What cannot be read is left empty
and told as a `Problem`; what is certain only by inference is marked so, with the code of a reason.
Each code of a problem, a reason or a refusal has its sentence in `directives.problem_sentences`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from .citations import drop_impossible_dates, read_citations
from .head import Head
from .heading import (
    meeting_date,
    read_date_line,
    read_number_symbol,
    read_urgency,
    secrecy_problems,
)
from .instructions import read_instructions
from .issuer import IssuerReading, Source, read_issuer
from .lines import Line, Passage, join, paragraphs, read_lines
from .recipients import read_recipients
from .refusal import (
    NotADirective,
    is_marked,
    quality_problems,
    refuse_other_texts,
    refuse_unreadable,
)
from .run_on import part_run_on
from .sections import Page, read_page
from .signature import Tail, part_columns, read_signatory
from .specks import without_specks
from .structure import (
    ParsedDirective,
    ParsedInstruction,
    Problem,
    Section,
    Severity,
)
from .title import read_doc_type, read_subject
from .vocabulary import type_id
from .web_copies import mend_web_copy

__all__ = ["NotADirective", "parse"]


def parse(text: str) -> ParsedDirective:
    """Return what the text of a directive says, each value with its place in the text.

    Raises NotADirective for any other text, and nothing else.

    >>> page = "SỞ Y TẾ\\nSố: 12/SYT-NVY\\nV/v phòng, chống dịch\\nKính gửi: Các bệnh viện"
    >>> parse(page).subject.value
    'phòng, chống dịch'
    """
    refuse_unreadable(text)
    lines = without_specks(part_run_on(mend_web_copy(read_lines(text))))
    page = read_page(lines)
    refuse_other_texts(page)
    head = page.head
    body = paragraphs(page.body)
    tail = part_columns(page.tail)

    number_symbol, problems = read_number_symbol(head)
    number = number_symbol.value if number_symbol else None
    doc_type, more = read_doc_type(head, number)
    problems += more
    subject, more = read_subject(head)
    problems += more
    date_line = read_date_line(head)
    issued_on, date_problem = date_line.issued_on, date_line.problem
    if issued_on is None and date_problem and date_problem.code == "date_missing":
        issued_on = meeting_date(body[0]) if body and number is None else None
    if issued_on is not None and issued_on.reason:
        line = text.count("\n", 0, issued_on.span.start) + 1 if issued_on.span else None
        date_problem = Problem("date", issued_on.reason, Severity.WARNING, line)
    problems += [one for one in (date_problem, date_line.place_problem) if one]
    source = Source(
        date_line.place,
        subject.value if subject else "",
        "\n".join(passage.text for passage in body),
        number.symbol if number else None,
    )
    issuer = _issuer(head, tail, source)
    problems += issuer.problems
    recipients = (
        *read_recipients(head.addressed, Section.ADDRESSED),
        *read_recipients(tail.recipients, Section.COPIED),
    )
    if not any(recipient.section is Section.COPIED for recipient in recipients):
        problems.append(Problem("recipients", "recipients_missing", Severity.WARNING))
    signatory, more = read_signatory(tail.signature, marked=is_marked(text))
    problems += more
    day = issued_on.value if issued_on else None
    preamble, instructions, closing, more = read_instructions(body, day)
    problems += more
    annexes = [paragraphs(annex) for annex in page.annexes]
    of_annexes, more = _read_annexes(annexes, day)
    problems += more
    subject_passage = [join(head.subject)] if head.subject else []
    cited_in = [*subject_passage, *body, *(passage for annex in annexes for passage in annex)]
    citations, more = drop_impossible_dates(read_citations(cited_in, number), issued_on, text)
    problems += more
    return ParsedDirective(
        doc_type=doc_type,
        kind=type_id(doc_type.value) if doc_type else None,
        number_symbol=number_symbol,
        urgency=read_urgency(head),
        issuer=issuer.issuer,
        province=issuer.province,
        place=date_line.place,
        issued_on=issued_on,
        subject=subject,
        recipients=recipients,
        preamble=preamble,
        instructions=(*instructions, *of_annexes),
        closing=closing,
        citations=citations,
        signatory=signatory,
        problems=(
            *quality_problems(text),
            *secrecy_problems(head),
            *problems,
            *_page_problems(page, body),
        ),
    )


def _issuer(head: Head, tail: Tail, source: Source) -> IssuerReading:
    elsewhere = [*head.title_tail, *head.enacting]
    if head.telegram is not None:
        elsewhere.append(head.telegram)
    elsewhere += tail.signature[0]
    return read_issuer(head.names, elsewhere, source)


def _read_annexes(
    annexes: Sequence[Sequence[Passage]], issued_on: date | None
) -> tuple[list[ParsedInstruction], list[Problem]]:
    """Return the items of the annexes, their paths headed by "PL1", "PL2", …"""
    found: list[ParsedInstruction] = []
    problems: list[Problem] = []
    for number, annex in enumerate(annexes, start=1):
        _, items, _, more = read_instructions(annex[1:], issued_on)
        prefix = f"PL{number}/"
        for item in items:
            parent = prefix + item.parent if item.parent else None
            found.append(replace(item, path=prefix + item.path, parent=parent))
        problems += [
            replace(problem, part=problem.part.replace("instructions/", f"instructions/{prefix}"))
            for problem in more
            if problem.code != "no_numbered_items"
        ]
    return found, problems


def _page_problems(page: Page, body: Sequence[Passage]) -> list[Problem]:
    """Return what the reader of the text should know: joined lines, an annex, a copy mark."""
    found = [
        Problem("text", "page_break_joined", Severity.INFO, line)
        for passage in body
        for line in passage.joined
    ]
    wrapped = [line for passage in body for line in passage.wrapped]
    if wrapped:
        params = {"count": str(len(wrapped))}
        found.append(Problem("text", "wrapped_lines_joined", Severity.INFO, wrapped[0], params))
    if page.annexes:
        line = _first_line(page.annexes[0])
        params = {"count": str(len(page.annexes))}
        found.append(Problem("text", "annexes_found", Severity.INFO, line, params))
    if page.copy:
        found.append(
            Problem("text", "certified_copy_set_aside", Severity.INFO, _first_line(page.copy))
        )
    return found


def _first_line(lines: Sequence[Line]) -> int | None:
    return lines[0].number if lines else None
