"""The index stays in step with the database, whatever happens in between."""

import json
import os
import threading
from io import StringIO
from pathlib import Path
from unittest.mock import patch

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.test import TestCase, TransactionTestCase

from directives.models import Directive, SearchNote
from directives.search import generations, index
from directives.search.index import Difference
from directives.search.query import parse_query
from directives.search.search import search
from tests.factories import make_directive


def found(typed=""):
    return sorted(search(parse_query(typed), page_size=1000).ids)


class CatchUpTests(TestCase):
    def test_it_works(self):
        directive = make_directive(subject="Truy vết")
        self.assertEqual(index.catch_up(), 1)
        self.assertEqual(found("truy vet"), [directive.pk])

    def test_twice_changes_nothing(self):
        make_directive()
        index.catch_up()
        before = index.generation()
        self.assertEqual(index.catch_up(), 0)
        self.assertEqual(index.generation(), before)

    def test_a_change_replaces_what_was_there(self):
        directive = make_directive(subject="Truy vết")
        index.catch_up()
        before = index.generation()
        directive.subject = "Cách ly"
        directive.save()
        SearchNote.objects.mark([directive.pk])
        self.assertEqual(index.catch_up(), 1)
        self.assertNotEqual(index.generation(), before)
        self.assertEqual((found("truy vet"), found("cach ly")), ([], [directive.pk]))
        self.assertEqual(search(parse_query("")).total, 1)

    def test_a_change_of_the_page_alone_is_told_too(self):
        directive = make_directive()
        index.catch_up()
        before = index.generation()
        Directive.objects.filter(pk=directive.pk).update(readings={"place": {"origin": "person"}})
        other = make_directive(status="draft")
        SearchNote.objects.mark([directive.pk, other.pk])
        self.assertEqual(index.catch_up(), 0)
        self.assertNotEqual(index.generation(), before)

    def test_withdrawn_drafts_and_deleted_rows_leave_the_index(self):
        rows = [make_directive() for _ in range(3)]
        index.catch_up()
        Directive.objects.filter(pk=rows[0].pk).update(status="draft")
        Directive.objects.filter(pk=rows[1].pk).update(status="withdrawn", withdrawn_reason="x")
        pks = [row.pk for row in rows]
        rows[2].delete()
        SearchNote.objects.mark(pks)
        self.assertEqual(index.catch_up(), 3)
        self.assertEqual(found(), [])

    def test_a_busy_writer_is_not_waited_for_without_end(self):
        make_directive()
        index.catch_up()
        with WriterBusy(), Patience(0.05):
            self.assertEqual(index.catch_up(), 0)


class WriterBusy:
    """Holds the writer's lock as another process would."""

    def __enter__(self):
        self.held = index.locked(Path(settings.INDEX_DIR) / "writer.lock", 1)
        self.held.__enter__()

    def __exit__(self, *error):
        self.held.__exit__(*error)


class Patience:
    """Shortens the wait for locks."""

    def __init__(self, seconds):
        self.seconds = seconds

    def __enter__(self):
        self.before, index.PATIENCE = index.PATIENCE, self.seconds

    def __exit__(self, *error):
        index.PATIENCE = self.before


class SelfRepairTests(TestCase):
    def setUp(self):
        self.directive = make_directive(subject="Truy vết")
        index.catch_up()
        self.home = generations.current()

    def assert_repaired(self):
        self.assertEqual(found("truy vet"), [self.directive.pk])
        self.assertNotEqual(generations.current(), self.home)
        self.assertEqual(index.verify(), [])

    def test_a_first_search_builds_a_missing_index(self):
        (Path(settings.INDEX_DIR) / "current").unlink()
        self.assert_repaired()

    def test_a_broken_link_is_repaired(self):
        self.home.rename(self.home.with_name("elsewhere"))
        self.assert_repaired()

    def test_a_damaged_state_is_repaired(self):
        (self.home / "followed.json").write_text("{")
        generations.forget()
        self.assert_repaired()

    def test_damaged_engine_files_are_repaired(self):
        for pattern in ("*.term", "*.fast", "meta.json"):
            with self.subTest(pattern):
                home = generations.current()
                for file in home.glob(pattern):
                    file.write_bytes(b"no")
                generations.forget()
                self.assertEqual(found("truy vet"), [self.directive.pk])
                self.assertNotEqual(generations.current(), home)

    def test_an_index_of_another_version_is_rebuilt_at_the_start(self):
        state = json.loads((self.home / "followed.json").read_text())
        (self.home / "followed.json").write_text(json.dumps(state | {"version": "0"}))
        generations.forget()
        index.ensure_ready()
        self.assert_repaired()

    def test_an_index_of_another_database_is_rebuilt(self):
        state = json.loads((self.home / "followed.json").read_text())
        (self.home / "followed.json").write_text(json.dumps(state | {"database": "other"}))
        generations.forget()
        index.ensure_ready()
        self.assert_repaired()

    def test_an_index_that_knows_more_than_the_database_is_rebuilt(self):
        generations.follow(self.home, 10**12)
        index.ensure_ready()
        self.assert_repaired()


class VerifyTests(TransactionTestCase):
    def test_it_finds_planted_differences(self):
        rows = [make_directive() for _ in range(4)]
        index.catch_up()
        Directive.objects.filter(pk=rows[0].pk).update(subject="Lén sửa")
        Directive.objects.filter(pk=rows[1].pk).update(status="draft")
        hidden = make_directive()
        SearchNote.objects.filter(directive_id=hidden.pk).delete()
        self.assertEqual(
            index.verify(),
            [
                Difference(rows[0].pk, "stale"),
                Difference(rows[1].pk, "extra"),
                Difference(hidden.pk, "missing"),
            ],
        )
        index.rebuild()
        self.assertEqual(index.verify(), [])

    def test_a_changed_instruction_is_a_difference(self):
        directive = make_directive()
        index.catch_up()
        directive.instructions.update(text="Nội dung khác hẳn.")
        self.assertEqual(index.verify(), [Difference(directive.pk, "stale")])


class LateTransactionTests(TransactionTestCase):
    """A change with a smaller number can become visible after one with a greater number."""

    def test_a_change_that_becomes_visible_late_is_not_missed(self):
        make_directive()
        index.catch_up()
        if connection.vendor == "postgresql":
            self.late_on_postgresql()
        else:
            self.late_on_sqlite()
        self.assertEqual(index.verify(), [])

    def late_on_postgresql(self):
        begun, go_on = threading.Event(), threading.Event()
        made = []

        def slow():
            with transaction.atomic():
                made.append(make_directive(subject="Chậm").pk)
                begun.set()
                go_on.wait(10)
            connection.close()

        thread = threading.Thread(target=slow)
        thread.start()
        self.assertTrue(begun.wait(10))
        fast = make_directive(subject="Nhanh").pk
        self.assertGreater(fast, made[0])
        index.catch_up()
        self.assertEqual((found("nhanh"), found("cham")), ([fast], []))
        go_on.set()
        thread.join()
        index.catch_up()
        self.assertEqual(found("cham"), made)

    def late_on_sqlite(self):
        """One writer at a time: what is uncommitted has no number yet, so none is passed over."""
        fast = make_directive(subject="Nhanh").pk
        index.catch_up()
        with self.assertRaises(RuntimeError), transaction.atomic():
            lost = make_directive(subject="Chậm").pk
            raise RuntimeError
        slow = make_directive(subject="Chậm").pk
        self.assertEqual(slow, lost)
        index.catch_up()
        self.assertEqual((found("nhanh"), found("cham")), ([fast], [slow]))


class ForkTests(TestCase):
    def test_a_forked_worker_opens_an_index_of_its_own(self):
        make_directive()
        index.catch_up()
        inherited = index.searcher()
        # A real fork would now and then inherit a lock that a thread of the engine holds.
        with patch("os.getpid", return_value=os.getpid() + 1):
            self.assertIsNot(index.searcher(), inherited)


class CommandTests(TransactionTestCase):
    def test_build_update_and_verify_tell_what_they_did(self):
        directive = make_directive()
        self.assertIn("1 ", said("build"))
        self.assertIn("0 ", said("update"))
        self.assertIn("0 ", said("verify"))
        Directive.objects.filter(pk=directive.pk).update(subject="Lén sửa")
        with self.assertRaises(SystemExit) as stop:
            said("verify")
        self.assertEqual(stop.exception.code, 1)


def said(action):
    out = StringIO()
    call_command("search_index", action, cores=1, stdout=out)
    return out.getvalue()
