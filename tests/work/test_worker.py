"""The worker as it really runs: processes that are told to stop, that are killed, that compete."""

import os
import signal
import sqlite3
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from django.contrib.auth.models import User
from django.db import connection
from django.test import TransactionTestCase
from django_tasks_db.models import DBTaskResult

from directives.models import SourceFile, Upload, Worker
from tests import children
from tests.documents import letter
from tests.work.reading import send_files

PATIENCE = 120.0
WORKERS = "thu-nghiem"  # what PostgreSQL calls their connections


class ProcessTestCase(TransactionTestCase):
    """A database that other processes can open, and workers that end with the test."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self.addCleanup(folder.cleanup)
        self.data = Path(folder.name)
        if connection.vendor == "sqlite":
            self.move_into(self.data / "archive.sqlite3")
        self.person = User.objects.create_user("lan")
        self.workers = []
        self.addCleanup(self.end_workers)

    def move_into(self, path: Path) -> None:
        """Let the test's connection use a file in place of memory."""
        connection.ensure_connection()
        memory, name = connection.connection, connection.settings_dict["NAME"]
        file = sqlite3.connect(path)
        memory.backup(file)
        file.close()

        def back() -> None:
            connection.close()
            connection.connection, connection.settings_dict["NAME"] = memory, name

        connection.connection, connection.settings_dict["NAME"] = None, str(path)
        self.addCleanup(back)

    def worker(self, *arguments: str, folder: str = "") -> "children.subprocess.Popen[str]":
        variables = {
            "DJANGO_SETTINGS_MODULE": "tests.work.hazards",
            "DATA_DIR": str(self.data),
            "PGAPPNAME": WORKERS,
        }
        if folder:  # as on another machine: the same database, other files
            (self.data / folder).mkdir()
            variables["DATA_DIR"] = str(self.data / folder)
            if connection.vendor == "sqlite":
                variables["DATABASE_URL"] = f"sqlite:///{self.data / 'archive.sqlite3'}"
        started = children.start(self.data, "worker", *arguments, variables=variables)
        self.workers.append(started)
        return started

    def end_workers(self) -> None:
        (self.data / "giu").unlink(missing_ok=True)
        for each in self.workers:
            each.kill()
            each.communicate()
        if connection.vendor == "postgresql":  # the reader's connection may outlive it for a moment
            self.until(lambda: not self.connections("pid"))

    def connections(self, of_each: str) -> list[object]:
        """Return something of each connection that workers hold to PostgreSQL."""
        with connection.cursor() as cursor:
            workers = f"SELECT {of_each} FROM pg_stat_activity WHERE application_name = %s"
            cursor.execute(workers, [WORKERS])
            return [value for (value,) in cursor.fetchall()]

    def until(self, done: Callable[[], object]) -> None:
        deadline = time.monotonic() + PATIENCE
        while not done():
            if time.monotonic() > deadline:
                for each in self.workers:
                    each.kill()
                complaints = [each.communicate()[1] for each in self.workers]
                self.fail("\n".join(["This took too long.", *complaints]))
            time.sleep(0.05)

    def hold(self) -> None:
        (self.data / "giu").touch()

    def let_go(self) -> None:
        (self.data / "giu").unlink()

    def is_being_read(self, upload: Upload) -> bool:
        upload.refresh_from_db()
        return upload.state == "reading"

    def finished(self, worker) -> None:
        said, complained = worker.communicate(timeout=PATIENCE)
        self.assertEqual(worker.returncode, 0, said + complained)

    def outcomes(self) -> dict[str, str]:
        return dict(Upload.objects.values_list("name", "outcome"))

    def attempts(self, upload: Upload) -> int:
        return len(DBTaskResult.objects.get(pk=upload.task).worker_ids)


def reader_of(worker) -> int:
    """Return the process that reads for a worker."""
    of = Path(f"/proc/{worker.pid}/task/{worker.pid}/children")
    return int(of.read_text().split()[0])


def is_running(pid: int) -> bool:
    try:
        return ") Z " not in Path(f"/proc/{pid}/stat").read_text()
    except FileNotFoundError:
        return False


class KilledTests(ProcessTestCase):
    def setUp(self):
        super().setUp()
        self.hold()
        self.slow, self.next = send_files(
            self.person, ("cham.txt", letter().encode()), ("sau.txt", letter(number="2").encode())
        )

    def test_what_a_killed_worker_was_reading_is_read_by_the_next(self):
        worker = self.worker()
        self.until(lambda: self.is_being_read(self.slow))
        reader = reader_of(worker)
        os.kill(worker.pid, signal.SIGKILL)
        self.until(lambda: not is_running(reader))
        self.assertEqual(self.outcomes(), {"cham.txt": "", "sau.txt": ""})
        self.let_go()
        self.finished(self.worker("--drain"))
        self.assertEqual(self.outcomes(), {"cham.txt": "created", "sau.txt": "created"})
        self.assertEqual(self.attempts(self.slow), 2)
        self.assertFalse(Worker.objects.exists())

    def test_a_worker_elsewhere_takes_over_what_a_killed_one_was_reading(self):
        worker = self.worker(folder="may-khac")
        (self.data / "may-khac" / "giu").touch()
        self.until(lambda: self.is_being_read(self.slow))
        self.worker()
        os.kill(worker.pid, signal.SIGKILL)
        self.let_go()
        self.until(lambda: self.outcomes() == {"cham.txt": "created", "sau.txt": "created"})
        self.assertEqual(self.attempts(self.slow), 2)

    def test_a_reader_that_is_killed_is_replaced(self):
        worker = self.worker()
        self.until(lambda: self.is_being_read(self.slow))
        os.kill(reader_of(worker), signal.SIGKILL)
        self.let_go()
        self.until(lambda: self.outcomes() == {"cham.txt": "created", "sau.txt": "created"})

    def test_told_to_stop_it_finishes_the_file_in_hand_and_no_other(self):
        worker = self.worker()
        self.until(lambda: self.is_being_read(self.slow))
        worker.send_signal(signal.SIGTERM)
        time.sleep(0.3)
        self.assertIsNone(worker.poll())
        self.let_go()
        self.finished(worker)
        self.assertEqual(self.outcomes(), {"cham.txt": "created", "sau.txt": ""})
        self.assertFalse(Worker.objects.exists())

    def test_told_twice_it_stops_at_once_and_the_file_waits_as_if_never_begun(self):
        worker = self.worker()
        self.until(lambda: self.is_being_read(self.slow))
        reader = reader_of(worker)
        worker.send_signal(signal.SIGTERM)
        time.sleep(0.3)
        worker.send_signal(signal.SIGTERM)
        self.finished(worker)
        self.assertFalse(is_running(reader))
        self.slow.refresh_from_db()
        self.assertEqual((self.slow.state, self.attempts(self.slow)), ("waiting", 0))


class LongReadingTests(ProcessTestCase):
    def setUp(self):
        super().setUp()
        self.hold()
        self.long, _next = send_files(
            self.person, ("lau.txt", letter().encode()), ("sau.txt", letter(number="2").encode())
        )

    def test_what_takes_long_keeps_no_other_file_waiting(self):
        worker = self.worker()
        self.until(lambda: self.outcomes() == {"lau.txt": "", "sau.txt": "created"})
        self.until(lambda: self.is_being_read(self.long))
        send_files(self.person, ("nua.txt", letter(number="3").encode()))
        self.until(lambda: self.outcomes()["nua.txt"] == "created")
        worker.send_signal(signal.SIGTERM)
        time.sleep(0.3)
        self.assertIsNone(worker.poll())
        self.let_go()
        self.finished(worker)
        self.assertEqual(self.outcomes()["lau.txt"], "created")

    def test_it_is_read_by_a_worker_that_drains_as_well(self):
        self.let_go()
        self.finished(self.worker("--drain"))
        self.assertEqual(self.outcomes(), {"lau.txt": "created", "sau.txt": "created"})

    def test_told_twice_it_lets_what_takes_long_wait_again(self):
        worker = self.worker()
        self.until(lambda: self.is_being_read(self.long) and self.outcomes()["sau.txt"])
        self.until(lambda: DBTaskResult.objects.get(pk=self.long.task).queue_name == "slow")
        self.until(lambda: self.is_being_read(self.long))
        worker.send_signal(signal.SIGTERM)
        time.sleep(0.3)
        worker.send_signal(signal.SIGTERM)
        self.finished(worker)
        self.long.refresh_from_db()
        self.assertEqual((self.long.state, self.attempts(self.long)), ("waiting", 0))


class DangerTests(ProcessTestCase):
    def test_a_file_that_kills_its_reader_is_refused_and_the_others_are_read(self):
        send_files(
            self.person, ("chet.txt", letter().encode()), ("lanh.txt", letter(number="2").encode())
        )
        self.finished(self.worker("--drain"))
        self.assertEqual(self.outcomes(), {"chet.txt": "failed", "lanh.txt": "created"})
        refused = Upload.objects.get(name="chet.txt")
        self.assertIn("dừng đột ngột 3 lần", refused.error)
        self.assertTrue(refused.pieces.exists())

    def test_a_database_that_breaks_off_is_asked_again(self):
        self.worker()
        self.until(Worker.objects.exists)
        self.interrupt()
        send_files(self.person, ("thu.txt", letter().encode()))
        self.until(lambda: self.outcomes() == {"thu.txt": "created"})

    def interrupt(self) -> None:
        if connection.vendor == "postgresql":
            self.assertTrue(self.connections("pg_terminate_backend(pid)"))
        else:
            writer = sqlite3.connect(self.data / "archive.sqlite3", isolation_level=None)
            writer.execute("BEGIN EXCLUSIVE")
            time.sleep(1)
            writer.close()


class CompetitionTests(ProcessTestCase):
    def test_two_workers_read_each_file_once(self):
        files = [(f"{n}.txt", letter(number=str(n)).encode()) for n in range(1, 13)]
        send_files(self.person, *files)
        for each in [self.worker("--drain"), self.worker("--drain", folder="may-khac")]:
            self.finished(each)
        self.assertEqual(set(self.outcomes().values()), {"created"})
        self.assertEqual(SourceFile.objects.count(), 12)
        attempts = [len(each.worker_ids) for each in DBTaskResult.objects.all()]
        self.assertEqual(attempts, [1] * 12)
