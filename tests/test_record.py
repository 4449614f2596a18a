"""Values that go from one process to another."""

import copy
import pickle

from django.test import SimpleTestCase

from directives.arrivals import receive
from directives.parse.structure import Origin, Problem, Reading, Severity, Span
from tests.documents import letter


class RecordTests(SimpleTestCase):
    def test_it_works(self):
        arrival = receive(letter().encode(), "a.txt")
        self.assertEqual(pickle.loads(pickle.dumps(arrival)), arrival)

    def test_every_field_arrives_those_left_out_too(self):
        for value in (
            Reading("Hà Nội", Span(3, 9), Origin.INFERRED, "issuer_outside_header", 61.5),
            Reading("Hà Nội", None),
            Problem("text", "page_break_joined", Severity.INFO, params={"count": "2"}),
        ):
            with self.subTest(value):
                self.assertEqual(pickle.loads(pickle.dumps(value)), value)
                self.assertEqual(copy.deepcopy(value), value)
