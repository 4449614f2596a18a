from datetime import date
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.test import SimpleTestCase, TestCase

from directives.contract import (
    URGENCIES,
    as_parsed,
    directive_json,
    first_words,
    stored_directive_json,
)
from directives.ingest import ingest
from directives.models import Directive, Urgency
from directives.parse.structure import (
    DeadlineKind,
    InstructionKind,
    NumberSymbol,
    Origin,
    ParsedAddressee,
    ParsedDeadline,
    ParsedDirective,
    ParsedInstruction,
    Reading,
    Span,
)
from directives.reading import understand
from tests.documents import CITING, letter, notice
from tests.factories import make_province

GOLDEN = sorted((Path(settings.BASE_DIR) / "fixtures" / "documents").glob("*/source.txt"))


class DirectiveJsonTests(SimpleTestCase):
    def test_an_empty_reading_has_every_key(self):
        data = directive_json(ParsedDirective())
        self.assertEqual(
            list(data),
            ["doc_type", "number", "symbol", "urgency", "issuer_name", "issuer_level",
             "issuer_kind", "province", "place", "date", "subject", "recipients", "instructions",
             "references", "signatory", "preamble_first_words", "closing_first_words", "_inferred"],
        )  # fmt: skip
        self.assertEqual(data["signatory"], {"name": None, "title": None, "authority": None})

    def test_an_item_has_number_words_text_and_addressees(self):
        item = ParsedInstruction(
            "2.1/-3", "2.1", "-", "một hai ba bốn năm sáu bảy tám chín", Span(0, 9),
            InstructionKind.ASSESSMENT,
            (ParsedAddressee("UBND tỉnh", "act", Span(0, 4), "giao"),),
            (ParsedDeadline("trước ngày 20/5", Span(0, 4), DeadlineKind.DEADLINE, None,
                            date(2021, 5, 20), Origin.INFERRED, "deadline_year_inferred"),),
        )  # fmt: skip
        (found,) = directive_json(ParsedDirective(instructions=(item,)))["instructions"]
        self.assertEqual(
            found,
            {"number": "2.1/-3", "first_words": "một hai ba bốn năm sáu bảy tám",
             "text": "một hai ba bốn năm sáu bảy tám chín", "addressees": ["UBND tỉnh"],
             "orders": [{"name": "UBND tỉnh", "role": "act", "verb": "giao"}],
             "deadlines": [{"printed": "trước ngày 20/5", "kind": "deadline", "starts_on": None,
                            "ends_on": "2021-05-20", "origin": "inferred"}],
             "kind": "nhan_dinh"},
        )  # fmt: skip

    def test_inferred_values_are_named_by_their_keys(self):
        parsed = ParsedDirective(
            issued_on=Reading(date(2021, 5, 17), None, Origin.INFERRED, "why"),
            number_symbol=Reading(NumberSymbol("1", "CV/TU", None, "1-CV/TU"), None),
            province=Reading("Bắc Giang", None, Origin.INFERRED, "why"),
        )
        self.assertEqual(directive_json(parsed)["_inferred"], ["date", "province"])

    def test_first_words_end_with_the_first_paragraph(self):
        self.assertEqual(first_words("Về công tác  phòng dịch:\nGiao"), "Về công tác phòng dịch:")

    def test_urgencies_are_those_of_the_archive(self):
        self.assertEqual(set(URGENCIES), set(Urgency.values))


class RoundTripTests(TestCase):
    def test_a_stored_directive_says_what_its_reading_said(self):
        call_command("load_reference", verbosity=0)
        contents = [letter(basis=CITING).encode(), notice().encode()]
        contents += [path.read_bytes() for path in GOLDEN]
        self.assertGreater(len(contents), 20)
        for content in contents:
            with self.subTest(content[:60]):
                outcome = ingest(content, "a.txt")
                self.assertEqual(outcome.outcome, "created", outcome.error)
                stored = stored_directive_json(
                    Directive.objects.for_page().get(pk=outcome.directive.pk)
                )
                urls = [item.pop("url") for item in stored["instructions"]]
                self.assertEqual(stored, directive_json(understand(content, "a.txt").parsed))
                self.assertTrue(all(url.startswith(outcome.url) for url in urls))
                self.assertEqual(len(urls), len(set(urls)))
        for content in contents:
            self.assertEqual(ingest(content, "a.txt", reparse=True).outcome, "unchanged")

    def test_it_takes_a_fixed_number_of_queries(self):
        make_province("Quảng Ninh")
        ingest(letter(basis=CITING).encode(), "a.txt")
        directive = Directive.objects.for_page().get()
        with self.assertNumQueries(0):
            stored_directive_json(directive)

    def test_a_persons_issuer_wins_over_the_name_as_read(self):
        make_province("Quảng Ninh")
        directive = ingest(letter().encode(), "a.txt").directive
        directive.issuer.name = "Ban Chấp hành Đảng bộ thành phố Cẩm Phả"
        self.assertEqual(as_parsed(directive).issuer.value.name, "Thành ủy Cẩm Phả")
        directive.readings["issuer"] = {"origin": "person"}
        self.assertEqual(as_parsed(directive).issuer.value.name, directive.issuer.name)
