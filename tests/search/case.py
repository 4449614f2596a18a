"""What the tests of the search have in common."""

from django.test import TestCase

from directives.search.query import parse_query
from directives.search.search import Filters, search

NO_FILTERS = Filters()


def ids(typed, filters=NO_FILTERS, **options):
    return list(search(parse_query(typed), filters, **options).ids)


class SearchCase(TestCase):
    def find(self, typed, *expected, **options):
        """Check that exactly these are found, in this order."""
        self.assertEqual(ids(typed, **options), [directive.pk for directive in expected])
