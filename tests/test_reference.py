from io import StringIO

from django.core.management import call_command
from django.test import SimpleTestCase, TestCase

from directives.models import Issuer, Province
from directives.naming import central_bodies
from directives.reference import table
from directives.units import key


class LoadReferenceTests(TestCase):
    def test_it_works(self):
        said = StringIO()
        call_command("load_reference", stdout=said)
        self.assertEqual(Province.objects.count(), 63)
        self.assertIn("63 tỉnh, thành phố", said.getvalue())
        province = Province.objects.get(name="Bắc Giang")
        self.assertEqual(
            (province.code, province.slug, province.successor_name), ("24", "bac-giang", "Bắc Ninh")
        )
        ministry = Issuer.objects.get(name="Bộ Y tế")
        self.assertEqual(
            (ministry.level, ministry.kind, ministry.slug), ("central", "ministry", "bo-y-te")
        )
        self.assertEqual(ministry.parent.name, "Chính phủ")

    def test_running_it_again_changes_nothing(self):
        call_command("load_reference", verbosity=0)
        before = list(Issuer.objects.order_by("pk").values())
        call_command("load_reference", verbosity=0)
        self.assertEqual(list(Issuer.objects.order_by("pk").values()), before)
        self.assertEqual(Province.objects.count(), 63)

    def test_it_keeps_what_a_curator_changed(self):
        call_command("load_reference", verbosity=0)
        ministry = Issuer.objects.get(name="Bộ Y tế")
        ministry.name, ministry.aliases = "Bộ Y tế Việt Nam", ["Bộ Y tế", "BYT"]
        ministry.save()
        call_command("load_reference", verbosity=0)
        self.assertFalse(Issuer.objects.filter(name="Bộ Y tế").exists())
        self.assertTrue(Issuer.objects.filter(name="Bộ Y tế Việt Nam").exists())


class BodiesTableTests(SimpleTestCase):
    def test_no_spelling_stands_for_two_central_bodies(self):
        rows = table("bodies")["central"]
        spellings = [
            key(name)
            for row in rows
            for name in {*map(key, (row["name"], *row.get("aliases", ())))}
        ]
        self.assertEqual(len(spellings), len(set(spellings)))

    def test_every_parent_is_in_the_table(self):
        parents = {row["parent"] for row in table("bodies")["central"] if "parent" in row}
        self.assertLessEqual(parents, {body.name for body in central_bodies().values()})
