"""What readers type for the seeds, held to a floor a little below what was reached."""

from django.core.management import call_command
from django.test import SimpleTestCase, TestCase

from tests.relevance.seeds import SEEDS, answered, sought

RIGHT = 0.96


class SetTests(SimpleTestCase):
    def test_it_is_as_large_as_it_says(self):
        self.assertGreaterEqual(len(sought()), 300)

    def test_no_query_is_asked_twice(self):
        asked = [(each.address, each.typed) for each in sought()]
        self.assertEqual(len(asked), len(set(asked)))


class SeedTests(TestCase):
    def test_no_fewer_queries_are_answered_right(self):
        call_command("load_reference", verbosity=0)
        call_command("import_directives", SEEDS, verbosity=0)
        call_command("search_index", "update", verbosity=0)
        missed = [
            f"[{each.group}] {each.typed!r} should find {each.expected}, found {found}"
            for each in sought()
            if not each.is_met_by(found := answered(self.client, each))
        ]
        right = 1 - len(missed) / len(sought())
        self.assertGreaterEqual(right, RIGHT, "\n" + "\n".join(missed))
