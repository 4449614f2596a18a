"""The judged queries, held to a floor: what our answers are worth may rise, but not fall.

`make relevance` prints all measures, and those of other engines beside them.
"""

from django.test import SimpleTestCase, TestCase

from tests.relevance.archive import Ours
from tests.relevance.corpus import papers
from tests.relevance.judging import judged
from tests.relevance.report import OVERALL, by_class

# nDCG@10 by class of query, a little below what was reached.
FLOORS = {
    "topical": 0.82,
    "place topical": 0.82,
    "place": 0.9,
    "name": 0.9,
    "number": 0.95,
    "half number": 0.95,
    "phrase": 0.95,
    "addressee": 0.87,
    "no accents": 0.85,
    "wrong tone": 0.72,
    "telex vni": 0.83,
    "slip": 0.75,
    "known item": 0.95,
    OVERALL: 0.88,
}


class SetTests(SimpleTestCase):
    def test_it_is_as_large_as_it_says(self):
        self.assertGreaterEqual(len(papers()), 400)
        self.assertGreaterEqual(len(judged()), 230)

    def test_no_query_is_asked_twice(self):
        typed = [query.typed for query in judged()]
        self.assertEqual(len(typed), len(set(typed)))

    def test_every_query_is_for_some_documents_but_not_for_most(self):
        for query in judged():
            with self.subTest(query.typed):
                best = max(query.grades.values())
                sought = [grade for grade in query.grades.values() if grade == best]
                self.assertTrue(1 <= len(sought) <= len(papers()) // 4)

    def test_both_halves_hold_every_class(self):
        for held_out in (False, True):
            classes = {query.group for query in judged() if query.held_out == held_out}
            self.assertEqual(classes, FLOORS.keys() - {OVERALL})


class RelevanceTests(TestCase):
    def test_no_class_of_query_falls_below_its_floor(self):
        reached = by_class(Ours(papers()), judged())
        self.assertEqual(reached.keys(), FLOORS.keys())
        for group, floor in FLOORS.items():
            with self.subTest(group):
                self.assertGreaterEqual(reached[group].ndcg, floor)
