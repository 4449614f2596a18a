"""Diacritics that the archive writes otherwise decide nothing."""

from django.test import TestCase

from directives.search import index
from directives.search.accents import doubted_accents
from directives.search.query import parse_query
from directives.search.search import search
from tests.factories import make_directive

PLAIN = {"subject": "Kế hoạch", "preamble": "", "closing": ""}


class DoubtedAccentsTests(TestCase):
    def setUp(self):
        self.meant = make_directive(text="Xét nghiệm diện rộng, truy vết thần tốc", **PLAIN).pk
        self.other = make_directive(text="Nghiêm túc xét, khẩn trương, vét nạo", **PLAIN).pk
        self.both = make_directive(
            text="Nghiêm túc; xét duyệt; nghiệm thu; rộng rãi; diện mạo", **PLAIN
        ).pk
        index.catch_up()

    def doubted(self, typed):
        return doubted_accents(index.searcher(), parse_query(typed))

    def test_a_word_that_stands_so_beside_no_neighbour_is_doubted(self):
        self.assertEqual(self.doubted("xét nghiêm diện rộng"), {"nghiêm"})
        self.assertEqual(self.doubted("truy vét"), {"vét"})

    def test_a_word_that_stands_so_beside_one_neighbour_is_not(self):
        self.assertEqual(self.doubted("nghiêm túc"), set())
        self.assertEqual(self.doubted("nghiêm túc diện"), set())

    def test_words_that_stand_together_in_no_form_are_not(self):
        self.assertEqual(self.doubted("nghiêm rộng"), set())

    def test_a_quoted_phrase_is_meant_as_typed(self):
        self.assertEqual(self.doubted('"xét nghiêm"'), set())

    def test_the_doubted_word_neither_lifts_nor_lowers(self):
        self.assertEqual(search(parse_query("xét nghiêm diện rộng")).ids, (self.meant, self.both))

    def test_the_doubted_word_is_marked_in_the_form_the_text_has(self):
        answer = search(parse_query("truy vét thần tốc"))
        self.assertEqual(answer.ids, (self.meant,))
        words = [
            word.folded for clause in answer.query.clauses for word in clause.wordings[0].words
        ]
        self.assertIn("vet", words)
        self.assertNotIn(
            "vét", [w.exact for c in answer.query.clauses for w in c.wordings[0].words]
        )

    def test_what_the_archive_gains_is_known_at_once(self):
        self.assertEqual(self.doubted("truy vét"), {"vét"})
        make_directive(text="Lệnh truy vét", **PLAIN)
        index.catch_up()
        self.assertEqual(self.doubted("truy vét"), set())
