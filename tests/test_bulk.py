"""Rows that are stored without an object for each are the rows that objects would have made."""

from datetime import date

from django.test import TestCase

from directives.bulk import create, insert, new_keys, record_creation
from directives.models import Citation, Deadline, Directive, Instruction, Issuer, Recipient
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


class CreateTests(TestCase):
    def test_objects_are_stored_as_one_by_one(self):
        given = {"problems": [{"severity": "info"}], "issued_on": date(2021, 5, 20), "text": "a"}
        one = Directive(public_id="aaaaaaaaaa", slug="a", text_digest="1", **given)
        create([one])
        other = Directive.objects.create(public_id="bbbbbbbbbb", slug="a", text_digest="2", **given)
        stored = Directive.objects.filter(pk__in=[one.pk, other.pk]).order_by("pk")
        own = {"id", "public_id", "text_digest", "need", "created_at", "updated_at"}
        first, second = (
            {name: value for name, value in row.items() if name not in own}
            for row in stored.values()
        )
        self.assertEqual(first, second)
        self.assertLessEqual(stored[0].created_at, stored[1].created_at)

    def test_a_stored_object_can_be_changed_and_saved(self):
        citation = Citation(directive=make_directive(), position=70, printed="16/CT-TTg")
        create([citation])
        citation.number_symbol = "16/CT-TTg"
        citation.save()
        self.assertEqual(Citation.objects.get(position=70).number_symbol, "16/CT-TTg")

    def test_nothing_takes_no_query(self):
        with self.assertNumQueries(0):
            create([])
            record_creation([], None)


class RecordCreationTests(TestCase):
    def test_the_record_is_the_one_that_saving_makes(self):
        made = Issuer(name="Sở Y tế", slug="so-y-te", name_key="so y te", aliases=["SYT"])
        create([made])
        record_creation([made], "import")
        saved = Issuer.objects.create(name="Sở Nội vụ", slug="so-noi-vu", aliases=["SNV"])
        own, usual = made.history.get(), saved.history.get()
        self.assertEqual((own.name, own.aliases, own.id), ("Sở Y tế", ["SYT"], made.pk))
        self.assertEqual((own.history_type, own.history_user), (usual.history_type, None))
        self.assertEqual(own.history_change_reason, "import")
        self.assertLessEqual(own.history_date, usual.history_date)


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
