"""What the index holds of a directive."""

from datetime import date

from django.test import TestCase

from directives.models import Directive, Recipient
from directives.search.entries import Reading
from directives.search.schema import recency
from tests.factories import make_directive, make_issuer, make_province


def entry(directive):
    (found,) = Reading().of([directive.pk])
    return found


def keys(directive, field):
    """Return the exact and the folded keys that a field holds, each run of words once."""
    held = [(exact, folded) for name, exact, folded in entry(directive).texts() if name == field]
    return [exact for exact, _ in held], [folded for _, folded in held]


class EntryTests(TestCase):
    def test_what_stands_in_the_text_is_held_once(self):
        directive = make_directive(
            subject="Truy vết", instructions=("Cách ly.",), text="Truy vết\n\n1. Cách ly.\nHết"
        )
        words = " | ".join(keys(directive, "all")[1]).split()
        self.assertEqual((words.count("vet"), words.count("cach")), (1, 1))

    def test_what_a_person_corrected_is_held_beside_the_text(self):
        directive = make_directive(subject="Truy vết thần tốc", text="Truy vét thân tốc")
        self.assertIn("truy vết thần tốc", keys(directive, "all")[0])

    def test_part_of_a_word_is_not_taken_for_the_word(self):
        directive = make_directive(subject="Truy vết", text="Truy vếttt")
        self.assertIn("truy vết", keys(directive, "all")[0])

    def test_bodies_places_and_people_are_names(self):
        above = make_issuer("Tỉnh ủy Đắk Lắk")
        issuer = make_issuer(
            "Huyện ủy Krông Pắc",
            parent=above,
            province=make_province("Đắk Lắk"),
            district="Krông Pắc",
            aliases=["HU Krông Pắc"],
        )
        directive = make_directive(issuer=issuer, signatory_name="Lê Văn A", place="Phước An")
        Recipient.objects.create(
            directive=directive, position=0, section="noi_nhan", name="Sở Du lịch"
        )
        found = entry(directive)
        for name in (
            "huyen uy krong pac",
            "hu krong pac",
            "le van a",
            "phuoc an",
        ):
            self.assertIn(name, keys(directive, "names")[1])
        for name in ("so du lich", "tinh uy dak lak"):
            self.assertIn(name, keys(directive, "all")[1])
            self.assertNotIn(name, keys(directive, "names")[1])
        self.assertIn("dak-lak", found.facets)

    def test_a_number_is_held_with_and_without_leading_zeros_and_accents(self):
        found = entry(make_directive(number_symbol="05/QĐ-UBND"))
        self.assertEqual(found.numbers.split(), ["05", "5", "qđ", "qd", "ubnd"])

    def test_the_kind_can_be_found_where_it_is_not_printed(self):
        self.assertIn("cong van", keys(make_directive(kind="cong-van"), "all")[1])

    def test_unknown_facts_have_no_facet(self):
        found = entry(make_directive(issued_on=None))
        self.assertEqual(
            (found.day, found.facets), (0, ("", "thanh-uy-nam-dinh", "cong-van", "city", "", ""))
        )

    def test_any_change_changes_the_digest(self):
        directive = make_directive()
        before = entry(directive).digest
        self.assertEqual(entry(directive).digest, before)
        Directive.objects.filter(pk=directive.pk).update(issued_on=date(2021, 5, 11))
        self.assertNotEqual(entry(directive).digest, before)

    def test_the_digest_follows_what_is_said_beside_the_text(self):
        directive = make_directive(subject="Truy vết", instructions=("Cách ly.",), text="Cách ly.")
        before = entry(directive).digest
        directive.instructions.update(text="Cách ly ngay.")
        self.assertNotEqual(entry(directive).digest, before)

    def test_text_that_begins_alike_is_told_from_what_stands_there(self):
        directive = make_directive(
            text="Sở Y tế tỉnh Nam Định.\n\nSở Y tế tỉnh Nam Định báo cáo",
            instructions=("Sở Y tế tỉnh Nam Định báo cáo", "Sở Y tế tỉnh Nam Định họp"),
        )
        held = " | ".join(keys(directive, "all")[1])
        self.assertEqual((held.count("nam dinh bao cao"), held.count("nam dinh hop")), (1, 1))


class RecencyTests(TestCase):
    def test_it_grows_with_the_date_and_stays_small(self):
        days = [0, 19991231, 20200101, 20210509, 20210510, 20211231, 20400101]
        weights = [recency(day) for day in days]
        self.assertEqual(weights[2:], sorted(set(weights[2:])))
        self.assertLess(max(weights) / min(weights), 1.2)
