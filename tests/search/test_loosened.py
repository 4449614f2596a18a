"""Queries that nothing answers as typed are answered with less, and the reader is told."""

from django.test import Client, TestCase

from directives.search import index
from directives.search.highlight import highlight
from directives.search.query import parse_query
from directives.search.search import Filters, all_directives, search
from tests.factories import make_directive

PLAIN = {"subject": "Kế hoạch", "preamble": "", "closing": ""}


class LoosenedTests(TestCase):
    def setUp(self):
        texts = (
            "Tiêm vaccine cho người cao tuổi, dùng Bluezone",
            "Tạm dừng quán karaoke, quán bar và vũ trường",
            "Tạm dừng vũ trường ở phường Bãi Cháy",
            "Cách ly người từ vùng dịch",
        )
        self.pks = [make_directive(text=text, **PLAIN).pk for text in texts]
        index.catch_up()

    def answer(self, typed, **filters):
        return search(parse_query(typed), Filters(**filters))

    def test_an_unknown_last_word_is_taken_as_begun(self):
        for typed in ("vacc", "tiêm vacc", "người cao tuổ", "TIÊM VACCI"):
            answer = self.answer(typed)
            self.assertEqual(answer.ids, (self.pks[0],), typed)
            self.assertTrue(answer.query.begun, typed)

    def test_a_begun_word_is_marked_whole(self):
        answer = self.answer("tiêm vacc")
        self.assertEqual(
            highlight("Tiêm vaccine, vắc", answer.query),
            [("Tiêm", True), (" ", False), ("vaccine", True), (", vắc", False)],
        )

    def test_a_word_is_not_taken_as_begun(self):
        self.assertEqual(self.answer("vacc tiêm").ids, ())  # words follow
        self.assertEqual(self.answer("vacc ").ids, ())  # it was ended
        self.assertEqual(self.answer('"vacc"').ids, ())
        self.assertEqual(self.answer("bl").ids, ())  # too short to stand alone
        self.assertIsNone(self.answer("vaccine").query.begun)

    def test_what_has_most_of_the_words_answers_where_nothing_has_all(self):
        answer = self.answer("karaoke quán bar bãi")
        self.assertEqual((answer.ids, answer.query.lacking), ((self.pks[1],), 1))
        self.assertEqual(sum(answer.facets["level"].values()), answer.total)
        self.assertEqual(self.answer("karaoke quán bar").query.lacking, 0)

    def test_fewer_than_two_thirds_of_the_words_are_no_answer(self):
        self.assertEqual(self.answer("karaoke vaccine").ids, ())
        self.assertEqual(self.answer("karaoke vaccine bãi cháy cách ly").ids, ())

    def test_filters_alone_loosen_nothing(self):
        self.assertEqual(self.answer("karaoke quán bar", kind=("thong-bao",)).ids, ())

    def test_a_whole_export_holds_what_the_list_does(self):
        found = all_directives(parse_query("karaoke quán bar bãi"), Filters(), 10)
        self.assertEqual([*found], [[self.pks[1]]])


class ToldTests(TestCase):
    def setUp(self):
        make_directive(text="Tạm dừng quán karaoke, quán bar", **PLAIN)
        make_directive(text="Ở phường Bãi Cháy", **PLAIN)
        index.catch_up()

    def told(self, typed):
        return Client().get("/directives.json", {"q": typed}).json()["notes"]

    def test_the_reader_is_told(self):
        self.assertIn("“karao”", self.told("quán karao")[0])
        self.assertIn("đủ các từ", self.told("karaoke quán bar bãi")[0])
        self.assertEqual(self.told("karaoke quán bar"), [])
