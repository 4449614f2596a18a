"""Dates that readers type."""

from datetime import date

from django.test import SimpleTestCase, TestCase

from directives.search import index
from directives.search.dates import dated
from directives.search.query import parse_query
from directives.search.search import search
from directives.search.text import tokens
from tests.factories import make_directive


class DatedTests(SimpleTestCase):
    def days(self, typed):
        found = dated(typed, tokens(typed))
        return found and (*map(str, found.days), found.length)

    def test_a_day_is_read_in_any_spelling(self):
        for typed, length in (
            ("29/04/2021", 3),
            ("29-4-2021", 3),
            ("29.04.2021", 3),
            ("29 4 2021", 3),
            ("29–4–2021", 3),
            ("ngày 29/4/2021", 4),
            ("ngay 29 thang 4 nam 2021", 6),
            ("29 tháng 04/2021", 4),
        ):
            self.assertEqual(self.days(typed), ("2021-04-29", "2021-04-29", length), typed)

    def test_a_month_is_read_in_any_spelling(self):
        for typed, length in (
            ("5/2021", 2),
            ("tháng 05/2021", 3),
            ("tháng 5 2021", 3),
            ("thang 5 nam 2021", 4),
        ):
            self.assertEqual(self.days(typed), ("2021-05-01", "2021-05-31", length), typed)

    def test_what_only_looks_like_a_date_is_none(self):
        for typed in (
            "05/2021/TT-BYT",
            "30/2/2021",
            "29/13/2021",
            "29/04-2021",
            "5 2021",
            "21/2021",
            "29/4/21",
            "10/5/2021/abc",
            "tháng 5",
            "2021",
        ):
            self.assertIsNone(self.days(typed), typed)


class DateTests(TestCase):
    def found(self, typed):
        return list(search(parse_query(typed)).ids)

    def test_what_was_issued_on_the_day_comes_before_what_mentions_it(self):
        says = make_directive(text="Theo công văn ngày 29/4/2021", issued_on=date(2021, 6, 1))
        own = make_directive(issued_on=date(2021, 4, 29))
        make_directive(issued_on=date(2021, 4, 30))
        index.catch_up()
        for typed in ("29/04/2021", "29-4-2021", "ngày 29 tháng 4 năm 2021"):
            self.assertEqual(self.found(typed), [own.pk, says.pk], typed)

    def test_a_month_finds_all_its_days(self):
        rows = [make_directive(issued_on=date(2021, 5, day)).pk for day in (1, 31)]
        make_directive(issued_on=date(2021, 6, 1))
        index.catch_up()
        self.assertEqual(sorted(self.found("tháng 5/2021")), rows)

    def test_a_number_with_a_year_stays_a_number(self):
        own = make_directive(number_symbol="05/2021/TT-BYT", issued_on=date(2020, 1, 1))
        make_directive(issued_on=date(2021, 5, 3))
        index.catch_up()
        self.assertEqual(self.found("05/2021/TT-BYT"), [own.pk])
