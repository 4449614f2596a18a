"""The index of instructions follows the database as that of directives does."""

from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.test import TestCase, TransactionTestCase

from directives.models import Addressee, Deadline, Directive, SearchNote
from directives.search import generations, index
from directives.search.index import Difference
from directives.search.orders import OrderFilters, all_orders, search_orders
from directives.search.parts import POINTS
from directives.search.points import PointsReading
from directives.search.query import parse_query
from tests.factories import make_directive, make_issuer


def found(typed="", **chosen):
    answer = search_orders(parse_query(typed), OrderFilters(**chosen), page_size=1000)
    assert answer.total == len(answer.ids)
    return list(answer.ids)


def keys(directive):
    return list(directive.instructions.order_by("position").values_list("pk", flat=True))


@transaction.atomic
def noted(*directives):
    SearchNote.objects.mark(directive.pk for directive in directives)


class NumberTests(TestCase):
    def test_the_number_of_a_directive_finds_its_instructions(self):
        own = make_directive(
            number="353", symbol="CV/TU", number_symbol="353-CV/TU", instructions=("Truy vết.",)
        )
        make_directive(instructions=("Cách ly.",))
        index.catch_up()
        for typed in ("353-CV/TU", "353", "số 353", "cv353", "so353", "353cvtu"):
            with self.subTest(typed):
                self.assertEqual(found(typed), keys(own))
        self.assertEqual(found("159-CV/TU"), [])


class FollowingTests(TestCase):
    def setUp(self):
        self.directive = make_directive(instructions=("Truy vết.", "Cách ly."))
        index.catch_up()

    def test_it_works(self):
        self.assertEqual(found("cach ly"), keys(self.directive)[1:])

    def test_a_new_reading_replaces_every_instruction(self):
        before = index.generation()
        self.directive.instructions.filter(position=1).delete()
        self.directive.instructions.update(text="Tiêm chủng.")
        noted(self.directive)
        self.assertEqual(index.catch_up(), 1)
        self.assertNotEqual(index.generation(), before)
        self.assertEqual((found("cach ly"), found()), ([], keys(self.directive)))

    def test_an_order_or_a_deadline_alone_is_a_change(self):
        item = self.directive.instructions.get(position=2)
        body = make_issuer("Sở Y tế")
        Addressee.objects.create(instruction=item, position=1, name=body.name, body=body)
        noted(self.directive)
        self.assertEqual(index.catch_up(), 1)
        self.assertEqual(found(body=(body.slug,)), [item.pk])
        Deadline.objects.create(
            instruction=item, position=1, printed="x", kind="deadline", ends_on=date(2021, 6, 1)
        )
        noted(self.directive)
        self.assertEqual(index.catch_up(), 1)
        self.assertEqual(found(due_after=date(2021, 6, 1)), [item.pk])

    def test_what_is_no_longer_public_leaves_it(self):
        Directive.objects.filter(pk=self.directive.pk).update(status="draft")
        noted(self.directive)
        index.catch_up()
        self.assertEqual(found(), [])
        self.assertEqual(index.verify(), [])

    def test_a_directive_whose_items_order_nothing_is_no_difference(self):
        self.directive.instructions.update(kind="nhan_dinh")
        noted(self.directive)
        index.catch_up()
        self.assertEqual((found(), index.verify()), ([], []))
        index.rebuild()
        self.assertEqual((found(), index.verify()), ([], []))

    def test_a_crash_between_its_parts_heals(self):
        late = make_directive(instructions=("Phong tỏa.",))
        bring = index._bring

        def crash(ids, part, engine):
            if part is POINTS:
                raise SystemExit
            return bring(ids, part, engine)

        index._bring = crash
        try:
            with self.assertRaises(SystemExit):
                index.catch_up()
        finally:
            index._bring = bring
        self.assertEqual(index.catch_up(), 1)
        self.assertEqual(found("phong toa"), keys(late))
        self.assertEqual(index.verify(), [])

    def test_damaged_files_of_it_are_repaired(self):
        home = generations.current()
        for file in (home / "points").glob("meta.json"):
            file.write_bytes(b"no")
        generations.forget()
        self.assertEqual(found("cach ly"), keys(self.directive)[1:])
        self.assertNotEqual(generations.current(), home)

    def test_an_index_without_it_is_built_anew(self):
        home = generations.current()
        (home / "points").rename(Path(settings.INDEX_DIR) / "away")
        generations.forget()
        index.ensure_ready()
        self.assertNotEqual(generations.current(), home)
        self.assertEqual(index.verify(), [])


class VerifyTests(TransactionTestCase):
    def test_verify_tells_of_an_order_that_it_does_not_know(self):
        directive = make_directive()
        index.catch_up()
        item = directive.instructions.get()
        Addressee.objects.create(instruction=item, position=1, name="Sở Y tế")
        self.assertEqual(index.verify(), [Difference(directive.pk, "stale")])
        index.rebuild()
        self.assertEqual(index.verify(), [])


class OrderTests(TestCase):
    def test_the_newest_first_then_printed_order_then_no_date(self):
        undated = make_directive(instructions=("x", "y"), issued_on=None)
        old = make_directive(instructions=("x", "y"), issued_on=date(2020, 1, 31))
        new = make_directive(instructions=("x", "y"), issued_on=date(2021, 12, 1))
        same = make_directive(instructions=("x", "y"), issued_on=date(2021, 12, 1))
        index.catch_up()
        wanted = [*keys(new), *keys(same), *keys(old), *keys(undated)]
        self.assertEqual(found(), wanted)
        stretches = list(all_orders(parse_query(""), OrderFilters(), 3))
        self.assertEqual([key for keys in stretches for key in keys], wanted)
        self.assertLessEqual(max(map(len, stretches)), 3)

    def test_pages_follow_one_another(self):
        for _ in range(3):
            make_directive(instructions=("Trực chốt.",) * 7)
        index.catch_up()
        for typed in ("", "trực"):
            read = []
            for page in (1, 2, 3, 4):
                answer = search_orders(parse_query(typed), OrderFilters(), page=page, page_size=6)
                self.assertEqual((answer.total, answer.pages), (21, 4))
                read += answer.ids
            self.assertEqual(len(set(read)), 21)

    def test_a_change_reaches_answers_that_were_kept(self):
        make_directive(instructions=("Trực chốt.",))
        index.catch_up()
        self.assertEqual(len(found("trực")), 1)
        make_directive(instructions=("Trực chốt.",))
        index.catch_up()
        self.assertEqual(len(found("trực")), 2)


class ReadingTests(TestCase):
    def test_a_stretch_without_orders_does_not_end_the_reading(self):
        make_directive(instructions=())
        make_directive(instructions=())
        last = make_directive()
        chunks = list(PointsReading().chunks(1))
        self.assertEqual([[entry.pk for entry in chunk] for chunk in chunks], [[last.pk]])
