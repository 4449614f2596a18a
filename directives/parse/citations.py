"""Reads which other documents a text cites: each once, with the fullest that is said of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from .lines import Passage, fold_each
from .mentions import GENERIC, Mention, read_bare_mentions, read_mentions
from .structure import NumberSymbol, ParsedCitation, Problem, Reading, Severity, Span

EARLIEST, LATEST = date(1945, 9, 2), date(2031, 12, 31)
A_YEAR = timedelta(366)  # the day of issue may itself be misread
LOST_MARK = re.compile(r"(?<=/)[QNC]D(?=-)")


def read_citations(
    passages: Sequence[Passage], own: NumberSymbol | None = None
) -> tuple[ParsedCitation, ...]:
    """Return the documents that the passages name by number, each once, in order of appearance.

    `own` is the document's own number. Of several mentions the fullest date and issuer are kept;
    the same number with another date is another document.
    """
    cited: dict[str, list[Document]] = {}
    bare: list[tuple[str, str, Span]] = []
    for passage in passages:
        for mention in read_mentions(passage):
            if own is not None and mention.number.printed == own.printed:
                continue
            known = cited.setdefault(_marked(mention.number.printed), [])
            if not any(document.takes(mention) for document in known):
                known.append(Document([mention], mention.doc_type, mention.issued_on))
        bare += read_bare_mentions(passage)
    documents = sorted(
        (document for known in cited.values() for document in known),
        key=lambda document: document.mentions[0].span.start,
    )
    numbers = [document.mentions[0].number.number for document in documents]
    return tuple(_with_bare([_citation(document) for document in documents], numbers, bare))


def drop_impossible_dates(
    citations: Sequence[ParsedCitation], issued_on: Reading[date] | None, text: str
) -> tuple[tuple[ParsedCitation, ...], list[Problem]]:
    """Return the citations without the dates that none of them can have, and what to look at.

    Nobody cites what is issued more than a year later, or what is older than the State.
    """
    latest = issued_on.value + A_YEAR if issued_on else LATEST
    kept, problems = [], []
    for citation in citations:
        if citation.issued_on and not EARLIEST <= citation.issued_on <= latest:
            line = text.count("\n", 0, citation.spans[0].start) + 1
            params = {
                "number": citation.number_symbol,
                "date": citation.issued_on.strftime("%d/%m/%Y"),
            }
            code = "citation_date_impossible"
            problems.append(Problem("references", code, Severity.WARNING, line, params))
            citation = replace(citation, issued_on=None)
        kept.append(citation)
    return tuple(kept), problems


def _marked(printed: str) -> str:
    """Return a number with the mark of Đ that recognition may have lost: 45/ND-CP, 45/NĐ-CP."""
    return LOST_MARK.sub(lambda found: f"{found.group()[0]}Đ", printed)


@dataclass(slots=True)
class Document:
    """What the mentions of one document have told so far."""

    mentions: list[Mention]
    doc_type: str | None
    issued_on: date | None

    def takes(self, mention: Mention) -> bool:
        """Return whether the mention may be of the same document, and keep it if so."""
        if mention.issued_on and self.issued_on and mention.issued_on != self.issued_on:
            return False
        types = [fold_each(name or "") for name in (self.doc_type, mention.doc_type)]
        if not any(name in ("", fold_each(GENERIC)) for name in types) and not (
            types[0].startswith(types[1]) or types[1].startswith(types[0])
        ):
            return False
        self.mentions.append(mention)
        self.issued_on = self.issued_on or mention.issued_on
        if self.doc_type in (None, GENERIC):
            self.doc_type = mention.doc_type or self.doc_type
        return True


def _citation(document: Document) -> ParsedCitation:
    mentions = document.mentions
    return ParsedCitation(
        doc_type=document.doc_type,
        number_symbol=mentions[0].number.printed,
        issued_on=document.issued_on,
        issuer=max((m.issuer for m in mentions if m.issuer), key=len, default=None),
        printed=max((m.printed for m in mentions), key=len),
        spans=tuple(m.span for m in mentions),
    )


def _with_bare(
    citations: Sequence[ParsedCitation],
    numbers: Sequence[str],
    bare: Sequence[tuple[str, str, Span]],
) -> Iterator[ParsedCitation]:
    """Yield the citations with the mentions that lack a symbol but leave no doubt."""
    for citation, number in zip(citations, numbers, strict=True):
        key = (citation.doc_type, number)
        alone = [*zip((c.doc_type for c in citations), numbers, strict=True)].count(key) == 1
        more = [span for name, figure, span in bare if alone and (name, figure) == key]
        spans = sorted((*citation.spans, *more), key=lambda span: span.start)
        yield replace(citation, spans=tuple(spans))
