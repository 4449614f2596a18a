"""Questions asked of the tables that must stay quick however many rows there are."""

from django.test import TestCase

from directives.models import Directive
from tests.factories import make_directive


class PublishedAmongTests(TestCase):
    def test_it_finds_those_of_the_given_ones_that_are_published(self):
        public, draft, other = make_directive(), make_directive(status="draft"), make_directive()
        found = Directive.objects.published_among([public.pk, draft.pk])
        self.assertEqual(list(found), [public])
        self.assertEqual(list(Directive.objects.published_among([])), [])
        self.assertIn(other, Directive.objects.published())

    def test_no_index_of_states_can_answer_it(self):
        sql = str(Directive.objects.published_among([1, 2]).query)
        self.assertNotRegex(sql, r'"status" (=|IN)')
        self.assertRegex(str(Directive.objects.published().query), r'"status" (=|IN)')
