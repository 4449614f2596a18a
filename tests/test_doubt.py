"""A value that was read from doubtful words is not stated as certain."""

from dataclasses import replace

from django.test import SimpleTestCase

from directives.doubt import with_doubts
from directives.extract.result import Extracted, Method, Page, Word
from directives.parse import parse
from directives.parse.structure import Origin, ParsedDirective, Problem, Severity
from directives.problems import describe
from directives.reading import Understood, understand
from tests.documents import letter

TEXT = letter()
SURE = 95.0


def recognised(**doubtful: float) -> Extracted:
    """Return the letter as one page of recognised words, some of them with less confidence."""
    words, at = [], 0
    for printed in TEXT.split():
        at = TEXT.index(printed, at)
        confidence = next((doubtful[key] for key in doubtful if key in printed), SURE)
        words.append(Word(at, at + len(printed), 0.1, 0.1, 0.2, 0.2, confidence))
        at += len(printed)
    page = Page(1, 0, len(TEXT), 595, 842, Method.OCR, tuple(words))
    return Extracted(TEXT, "image/png", (), (page,))


def read(**doubtful: float) -> ParsedDirective:
    return with_doubts(parse(TEXT), recognised(**doubtful))


def doubts(parsed: ParsedDirective) -> list[Problem]:
    return [one for one in parsed.problems if one.code == "doubtful_words"]


class DoubtTests(SimpleTestCase):
    def test_every_value_carries_the_confidence_of_its_least_certain_word(self):
        parsed = read(CV=71.0)
        assert parsed.number_symbol.confidence == 71.0
        assert parsed.subject.confidence == SURE
        assert parsed.signatory.confidence == SURE
        assert doubts(parsed) == []

    def test_a_value_of_doubtful_words_is_inferred_and_its_place_is_told(self):
        parsed = read(CV=31.0)
        assert parsed.number_symbol.origin is Origin.INFERRED
        assert parsed.number_symbol.reason == "low_confidence"
        assert parsed.subject.origin is Origin.STATED
        found = {one.part: one for one in doubts(parsed)}
        assert found.keys() == {"number", "doc_type"}  # the symbol tells the type of a Party letter
        doubt = found["number"]
        assert doubt.severity is Severity.WARNING
        assert "353-CV/TU" in TEXT.split("\n")[doubt.line - 1]
        assert "“353-CV/TU”" in describe(doubt)

    def test_a_value_that_was_inferred_keeps_its_own_reason(self):
        parsed = parse(TEXT)
        subject = replace(parsed.subject, origin=Origin.INFERRED, reason="subject_case_restored")
        parsed = with_doubts(replace(parsed, subject=subject), recognised(triển=20.0))
        assert parsed.subject.reason == "subject_case_restored"
        assert parsed.subject.confidence == 20.0

    def test_doubtful_words_of_items_and_lists_are_told_as_information(self):
        found = {(one.part, one.severity) for one in doubts(read(tập=30.0, VP=30.0))}
        assert found == {("instructions/1", Severity.INFO), ("recipients", Severity.INFO)}

    def test_who_signed_is_doubted_too(self):
        assert read(Nguyễn=30.0).signatory.origin is Origin.INFERRED

    def test_a_span_tells_its_confidence(self):
        extracted = recognised(CV=31.0)
        understood = Understood(extracted, parse(TEXT))
        assert understood.confidence(understood.parsed.number_symbol.span) == 31.0
        assert understood.confidence(understood.parsed.subject.span) == SURE

    def test_plain_text_has_no_confidence(self):
        understood = understand(TEXT.encode(), "letter.txt")
        assert understood.parsed == parse(understood.extracted.text)
        assert understood.confidence(understood.parsed.number_symbol.span) is None
        assert understood.parsed.number_symbol.confidence is None
