"""Carries the confidence of recognised words to the values that were read from them. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from directives.extract.result import Extracted, Page, Word
from directives.parse.structure import (
    Origin,
    ParsedDirective,
    ParsedSignatory,
    Problem,
    Reading,
    Severity,
    Span,
)

DOUBTFUL = 60.0  # a word recognised with less confidence is wrong about as often as right
MOST_WORDS = 5
# The values that a person corrects one by one, and the parts of the reading their problems name.
FIELDS = {
    "doc_type": "doc_type",
    "number_symbol": "number",
    "urgency": "urgency",
    "issuer": "issuer_name",
    "province": "province",
    "place": "place",
    "issued_on": "date",
    "subject": "subject",
    "preamble": "preamble",
    "closing": "closing",
    "signatory": "signatory",
}


def confidence_of(pages: Sequence[Page], span: Span) -> float | None:
    """Return the confidence of the least certain word in a span; None where none was recognised."""
    sure = [word.confidence for word in _words(pages, span) if word.confidence is not None]
    return min(sure, default=None)


def with_doubts(parsed: ParsedDirective, extracted: Extracted) -> ParsedDirective:
    """Return a reading in which values read from doubtful words are inferred, and say so."""
    pages = extracted.pages
    if not any(word.confidence is not None for page in pages for word in page.words):
        return parsed
    changes: dict[str, Reading[object] | ParsedSignatory] = {}
    problems: list[Problem] = []
    for name, part in FIELDS.items():
        reading: Reading[object] | ParsedSignatory | None = getattr(parsed, name)
        if reading is None or reading.span is None:
            continue
        confidence = confidence_of(pages, reading.span)
        if confidence is None:
            continue
        changes[name] = replace(reading, confidence=confidence)
        if confidence < DOUBTFUL:
            if reading.origin is Origin.STATED:
                changes[name] = replace(
                    changes[name], origin=Origin.INFERRED, reason="low_confidence"
                )
            problems.append(_problem(part, Severity.WARNING, extracted, reading.span))
    problems += _in_lists(parsed, extracted)
    return replace(parsed, problems=(*parsed.problems, *problems), **changes)  # type: ignore[arg-type]


def _in_lists(parsed: ParsedDirective, extracted: Extracted) -> Iterator[Problem]:
    """Yield a problem for each line of a list and each item that has doubtful words."""
    parts = [
        *((f"instructions/{item.path}", item.span) for item in parsed.instructions),
        *(("recipients", line.span) for line in parsed.recipients),
        *(("references", span) for cited in parsed.citations for span in cited.spans),
    ]
    for part, span in parts:
        confidence = confidence_of(extracted.pages, span)
        if confidence is not None and confidence < DOUBTFUL:
            yield _problem(part, Severity.INFO, extracted, span)


def _problem(part: str, severity: Severity, extracted: Extracted, span: Span) -> Problem:
    doubtful = [word for word in _words(extracted.pages, span) if _is_doubtful(word)]
    line = extracted.text.count("\n", 0, doubtful[0].start) + 1
    words = ", ".join(
        f"“{extracted.text[word.start : word.end]}”" for word in doubtful[:MOST_WORDS]
    )
    return Problem(part, "doubtful_words", severity, line, {"words": words})


def _is_doubtful(word: Word) -> bool:
    return word.confidence is not None and word.confidence < DOUBTFUL


def _words(pages: Sequence[Page], span: Span) -> Iterator[Word]:
    """Yield the words that share letters with a span."""
    for page in pages:
        if page.end <= span.start or page.start >= span.end:
            continue
        first = bisect_left(page.words, span.start + 1, key=lambda word: word.end)
        for word in page.words[first:]:
            if word.start >= span.end:
                break
            yield word
