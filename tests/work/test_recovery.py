"""What is put right after a reader failed, hung or vanished, seen from inside one process."""

from datetime import timedelta
from unittest import mock

from django.conf import settings
from django.contrib.auth.models import User
from django.db import OperationalError
from django.test import TestCase, TransactionTestCase
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from directives.extract import PDF, Extracted, TurnOver, Unreadable
from directives.models import Batch, Directive, SourceFile, Upload, UploadPiece, Worker
from directives.outcomes import Outcome
from directives.work import presence
from directives.work.queues import QUICK_SECONDS, SLOW, has_waiting
from directives.work.recovery import give_up_slow, put_back, take_up_again, tidy_up
from directives.work.tasks import finish
from tests.documents import letter
from tests.work.reading import read_all, send_files


def nobody_lives(reader: str) -> bool:
    return True


def all_live(reader: str) -> bool:
    return False


class Recovery:
    """One file in the queue, and what may happen to it."""

    def setUp(self):
        self.person = User.objects.create_user("lan")
        (self.upload,) = send_files(self.person, ("thu.txt", letter().encode()))

    def task(self) -> DBTaskResult:
        return DBTaskResult.objects.get(pk=self.upload.task)

    def begin(self, reader: str = "chet.1", *, ago: timedelta = timedelta(0)) -> None:
        self.task().claim(reader)
        DBTaskResult.objects.update(started_at=timezone.now() - ago)
        Upload.objects.update(state="reading", started_at=timezone.now() - ago)

    def now(self) -> Upload:
        return Upload.objects.get(pk=self.upload.pk)


class RecoveryTestCase(Recovery, TestCase):
    pass


class LongReadingTests(Recovery, TransactionTestCase):
    """A PDF whose child process needs longer than the first turn gives it."""

    def setUp(self):
        self.person = User.objects.create_user("lan")
        (self.upload,) = send_files(self.person, ("quet.pdf", b"%PDF-1.7\n"))
        self.turns = []
        patched = mock.patch("directives.extract.run", self.run_child)
        patched.start()
        self.addCleanup(patched.stop)

    def run_child(self, _reader: str, _content: bytes, *, seconds: int, **_limits) -> Extracted:
        self.turns.append(seconds)
        if seconds < self.needs:
            raise Unreadable("reading_took_too_long", seconds=str(seconds))
        return Extracted(letter(), "application/pdf")

    def test_it_waits_for_a_turn_of_full_length(self):
        self.needs = PDF.seconds
        read_all()
        first, self.upload = self.upload, self.now()
        self.assertEqual((self.upload.state, self.upload.outcome), ("waiting", ""))
        self.assertNotEqual(self.upload.task, first.task)
        read_all()
        self.assertEqual(len(self.turns), 1)
        read_all(SLOW)
        self.assertEqual(self.now().outcome, "created")
        self.assertEqual(self.turns, [QUICK_SECONDS, PDF.seconds])

    def test_after_that_it_is_refused(self):
        self.needs = PDF.seconds + 1
        read_all()
        read_all(SLOW)
        self.assertEqual(self.now().outcome, "failed")
        self.assertIn(f"{PDF.seconds} giây", self.now().error)
        self.assertFalse(has_waiting(SLOW))

    def test_a_file_given_up_meanwhile_is_not_read_again(self):
        self.needs = PDF.seconds
        with mock.patch("directives.work.tasks.receive", side_effect=self.give_up):
            read_all()
        self.assertEqual(self.now().outcome, "failed")
        self.assertFalse(has_waiting(SLOW))

    def give_up(self, _content: bytes, _name: str) -> None:
        finish(self.now(), Outcome("failed", error="quá lâu"))
        raise TurnOver


class UndoneTests(Recovery, TransactionTestCase):
    def test_an_error_of_the_database_is_another_attempt(self):
        with mock.patch("directives.work.tasks.finish", side_effect=OperationalError("away")):
            read_all()
        self.assertFalse(Directive.objects.exists())  # not stored without being noted
        self.assertEqual(take_up_again(all_live), 1)
        read_all()
        self.assertEqual(self.now().outcome, "created")


class TakenUpTests(RecoveryTestCase):
    def test_what_a_dead_reader_began_is_read(self):
        self.begin()
        self.assertEqual(take_up_again(nobody_lives), 1)
        self.assertEqual(self.now().state, "waiting")
        read_all()
        self.assertEqual(self.now().outcome, "created")

    def test_what_a_living_reader_began_is_left_to_it(self):
        self.begin()
        self.assertEqual(take_up_again(all_live), 0)
        self.assertEqual(self.task().status, "RUNNING")

    def test_after_the_last_attempt_the_file_is_refused_in_the_language_of_its_sender(self):
        Batch.objects.update(language="en")
        for _ in range(settings.READING_ATTEMPTS):
            self.assertEqual(self.now().outcome, "")
            self.begin()
            take_up_again(nobody_lives)
        self.assertEqual(self.now().outcome, "failed")
        self.assertIn("broke off 3 times", self.now().error)
        self.assertTrue(UploadPiece.objects.exists())
        self.assertEqual(take_up_again(nobody_lives), 0)

    def test_being_told_to_stop_counts_as_no_attempt(self):
        for _ in range(settings.READING_ATTEMPTS + 1):
            self.begin("dung.1")
            put_back("dung.1")
        self.assertEqual((self.now().state, self.task().worker_ids), ("waiting", []))

    def test_an_error_that_stays_is_told_as_ours(self):
        for _ in range(settings.READING_ATTEMPTS):
            with mock.patch("directives.work.tasks.known_sources", side_effect=ValueError):
                read_all()
            take_up_again(all_live)
        self.assertEqual(self.now().outcome, "failed")
        self.assertIn("Lỗi của hệ thống", self.now().error)

    def test_an_upload_deleted_meanwhile_troubles_nobody(self):
        Batch.objects.all().delete()
        read_all()
        self.assertFalse(SourceFile.objects.exists())


class SlowTests(RecoveryTestCase):
    def test_a_file_that_takes_too_long_is_refused_and_a_late_result_does_not_count(self):
        self.begin("cham.1", ago=settings.READING_LIMIT + timedelta(seconds=1))
        self.assertFalse(give_up_slow("khac.1"))
        self.assertTrue(give_up_slow("cham.1"))
        self.assertEqual(self.now().outcome, "failed")
        self.assertIn("mất hơn 30 phút", self.now().error)
        self.assertFalse(finish(self.upload, Outcome("created")))
        self.assertEqual(self.now().outcome, "failed")

    def test_a_file_still_within_the_limit_goes_on(self):
        self.begin("cham.1", ago=settings.READING_LIMIT / 2)
        self.assertFalse(give_up_slow("cham.1"))
        self.assertEqual(self.now().state, "reading")


class TidyTests(RecoveryTestCase):
    def age(self, by: timedelta) -> None:
        Batch.objects.update(created_at=timezone.now() - by)
        DBTaskResult.objects.exclude(finished_at=None).update(finished_at=timezone.now() - by)

    def test_old_results_go_and_recent_ones_stay(self):
        read_all()
        self.age(settings.UPLOADS_KEPT - timedelta(hours=1))
        tidy_up()
        self.assertTrue(Batch.objects.exists())
        self.age(settings.UPLOADS_KEPT + timedelta(hours=1))
        tidy_up()
        self.assertFalse(Batch.objects.exists() or DBTaskResult.objects.exists())
        self.assertTrue(Directive.objects.exists())

    def test_what_was_not_read_yet_stays_however_old(self):
        self.age(settings.UPLOADS_KEPT * 2)
        tidy_up()
        read_all()
        self.assertEqual(self.now().outcome, "created")


class PresenceTests(TestCase):
    def test_one_that_runs_here_lives_until_it_ends(self):
        with presence.present("day"):
            Worker.objects.update(seen_at=timezone.now() - timedelta(days=1))  # kept from writing
            self.assertEqual(presence.living(), {"day"})
        self.assertEqual(presence.living(), set())
        self.assertFalse(Worker.objects.exists())

    def test_one_that_ran_elsewhere_lives_as_long_as_it_gives_signs(self):
        presence.give_sign("xa")
        self.assertEqual(presence.living(), {"xa"})
        Worker.objects.update(seen_at=timezone.now() - settings.WORKER_LEASE)
        self.assertEqual(presence.living(), set())
        presence.forget_the_dead()
        self.assertFalse(Worker.objects.exists())
