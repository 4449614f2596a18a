"""Rows that are stored without an object for each are the rows that objects would have made."""

from datetime import date

from django.test import TestCase

from directives.bulk import insert, new_keys
from directives.models import Deadline, Instruction, Recipient
from tests.factories import make_directive


class InsertTests(TestCase):
    def setUp(self):
        self.directive = make_directive()

    def test_columns_that_were_not_given_get_their_default(self):
        columns = ("directive", "position", "section", "name")
        insert(Recipient, columns, [(self.directive.pk, 50, "noi_nhan", "Sở Y tế")])
        stored = Recipient.objects.get(position=50)
        self.assertEqual((stored.name, stored.origin, stored.start), ("Sở Y tế", "stated", None))

    def test_days_come_back_as_days(self):
        (key,) = new_keys(Instruction, 1)
        item = (key, self.directive.pk, 90, "9", "9", "9.", "Giao Sở Y tế")
        columns = ("id", "directive", "position", "path", "slug", "marker", "text")
        insert(Instruction, columns, [item])
        columns = ("instruction", "position", "printed", "kind", "ends_on")
        insert(Deadline, columns, [(key, 1, "trước 20/5/2021", "deadline", date(2021, 5, 20))])
        self.assertEqual(Deadline.objects.get(instruction=key).ends_on, date(2021, 5, 20))

    def test_nothing_takes_no_query(self):
        with self.assertNumQueries(0):
            insert(Recipient, ("directive", "position", "section", "name"), [])


class NewKeysTests(TestCase):
    def test_they_are_given_to_nobody_else(self):
        directive = make_directive()
        keys = list(new_keys(Instruction, 2))
        columns = ("id", "directive", "position", "path", "slug", "marker", "text")
        rows = [(key, directive.pk, 90 + n, f"x{n}", f"x{n}", "", "") for n, key in enumerate(keys)]
        insert(Instruction, columns, rows)
        later = Instruction.objects.create(directive=directive, position=99, path="y", slug="y")
        self.assertNotIn(later.pk, keys)
        self.assertTrue(set(keys).isdisjoint(new_keys(Instruction, 2)))
