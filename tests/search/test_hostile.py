"""No query breaks the search."""

import random

from django.test import TestCase
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as HypothesisTestCase

from directives.search import index
from directives.search.query import parse_query
from directives.search.search import Filters, search
from tests.factories import make_directive

HOSTILE = [
    *(
        "'",
        '"',
        '""',
        "“",
        "”",
        "-",
        "--",
        '-"',
        '-""',
        "*",
        "?",
        "~",
        "^2",
        "a^2",
        "a~1",
        "[a TO b]",
    ),
    *(
        "{1 TO 2}",
        "a:b",
        "text:a",
        "pk:1",
        "AND",
        "OR NOT",
        "(a",
        "a)",
        "((((",
        "a && b",
        "||",
        "\\",
        "/",
    ),
    *(
        "//",
        "/a/",
        "%",
        "%%",
        "%s",
        "{}",
        "{0}",
        "<script>",
        "</mark>",
        "&amp;",
        "\x00",
        "a\x00b",
        "\ud800",
    ),
    *(
        "\U0001f637",
        "日本語",
        "عربي",
        "हिन्दी",
        "\u0301",
        "a\u0301\u0301\u0301",
        "\u200b",
        "\ufeff",
        "½",
        "①",
    ),
    *(
        "1" * 500,
        "a" * 500,
        "- " * 250,
        '"' * 500,
        "a-" * 250,
        "1.000" * 100,
        "353-" * 100,
        "số " * 100,
    ),
    *(
        "UBND " * 100,
        "' OR 1=1 --",
        "; DROP TABLE",
        "../../etc/passwd",
        "$(x)",
        "${jndi:x}",
        "0",
        "00",
        "-0",
    ),
    *(
        "9" * 19,
        "18446744073709551616",
        "1e999",
        "NaN",
        "null",
        "true",
        "\t\n\r",
        "\x1b[31m",
        "ﷺ",
        "İI",
        "ßẞ",
    ),
]


class HostileTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_directive(instructions=("Truy vết 353-CV/TU “5K” phòng chống dịch",))

    def test_400_hostile_queries_are_answered(self):
        index.catch_up()
        chance = random.Random(4)
        pieces = [*HOSTILE, "truy", "vết", "353-CV/TU", "dịch", " ", " ", " "]
        queries = [*HOSTILE]
        while len(queries) < 400:
            queries.append("".join(chance.choices(pieces, k=chance.randint(2, 6)))[:500])
        for typed in queries:
            with self.subTest(typed[:60]):
                found = search(parse_query(typed))
                self.assertGreaterEqual(found.total, len(found.ids))

    def test_hostile_filters_match_nothing(self):
        index.catch_up()
        for value in HOSTILE:
            with self.subTest(value[:60]):
                chosen = Filters(province=(value,), month=(value, "x"))
                self.assertEqual(search(parse_query(""), chosen).total, 0)


class AnyTextTests(HypothesisTestCase):
    @classmethod
    def setUpTestData(cls):
        make_directive(instructions=("Truy vết 353-CV/TU",))

    @settings(max_examples=150, deadline=None)
    @given(st.text(max_size=200), st.sampled_from(["relevance", "newest", "oldest"]))
    def test_no_text_can_fail(self, typed, sort):
        index.catch_up()
        found = search(parse_query(typed), sort=sort)
        self.assertEqual(found.total, len(found.ids))
