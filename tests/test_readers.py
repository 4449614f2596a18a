"""Reading in several processes: the same readings, and a crash costs only its own file."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from multiprocessing.connection import Connection
from unittest import mock

from django.test import SimpleTestCase

from directives import readers, reading_child
from directives.arrivals import receive
from directives.extract import Unreadable
from directives.parse import NotADirective
from directives.readers import Here, ReaderBroke, Readers
from tests.documents import letter

LETTERS = [letter(number=str(n)).encode() for n in range(1, 9)]
# A process that dies, hangs or errs on a text that says so, and else reads as the real one.
ODD = """
import os, sys, time
sys.path.insert(0, sys.argv[1])
from directives import reading_child
real = reading_child.receive
def receive(content, name):
    if name == "dies.txt":
        os.kill(os.getpid(), 9)
    if name == "hangs.txt":
        time.sleep(3600)
    if name == "errs.txt":
        raise RuntimeError("a bug of ours")
    if name == "hungry.txt":
        raise MemoryError
    return real(content, name)
reading_child.receive = receive
reading_child.main()
"""
REAL = readers.START
READ = "\nreading_child.main()\n"


class ReadersTests(SimpleTestCase):
    def test_it_works(self):
        with Readers(2) as readers:
            coming = [readers.submit(content, "a.txt") for content in LETTERS]
            found = [each.result() for each in coming]
        self.assertEqual(found, [receive(content, "a.txt") for content in LETTERS])

    def test_a_refusal_is_the_same_from_afar(self):
        for content, kind in ((b"", Unreadable), (b"The quick brown fox. " * 50, NotADirective)):
            with Readers(1) as readers, self.assertRaises(kind) as afar:
                readers.submit(content, "a.txt").result()
            with self.assertRaises(kind) as here:
                Here().submit(content, "a.txt").result()
            for said in ("code", "params"):
                self.assertEqual(getattr(afar.exception, said), getattr(here.exception, said))

    def test_a_format_that_needs_other_packages_is_read_too(self):
        paper = readers.ROOT / "fixtures/documents/000-thanh-uy-cam-pha/printed.pdf"
        with Readers(1) as several:
            found = several.submit(paper.read_bytes(), paper.name).result()
        self.assertEqual(found.understood.parsed.number_symbol.value.printed, "353-CV/TU")

    def test_leaving_early_ends_every_process(self):
        with (
            self.assertRaises(KeyboardInterrupt),
            mock.patch.object(readers, "START", ODD),
            Readers(2) as several,
        ):
            coming = [several.submit(LETTERS[0], "hangs.txt") for _ in range(5)]
            while len(several._processes) < 2:
                time.sleep(0.01)
            processes = [each._process for each in several._processes]
            raise KeyboardInterrupt
        self.assertEqual([each.poll() is not None for each in processes], [True, True])
        self.assertTrue(all(each.done() for each in coming))
        names = {thread.name for thread in threading.enumerate()}
        self.assertFalse([name for name in names if name.startswith("reader")])


@mock.patch.object(readers, "START", ODD)
class CrashTests(SimpleTestCase):
    def read(self, *names: str) -> list[str]:
        """Return what became of a letter under each of the names, all read by one process."""
        found = []
        with Readers(1) as readers:
            for coming in [readers.submit(LETTERS[0], name) for name in names]:
                try:
                    found.append(coming.result().name)
                except Unreadable as refusal:
                    found.append(refusal.code)
                except ReaderBroke as error:
                    found.append(str(error).splitlines()[-1])
        return found

    def test_a_process_that_dies_costs_its_own_file_alone(self):
        self.assertEqual(
            self.read("1.txt", "dies.txt", "2.txt", "dies.txt", "3.txt"),
            ["1.txt", "reader_failed", "2.txt", "reader_failed", "3.txt"],
        )

    def test_an_error_of_ours_is_told_in_full_and_the_process_goes_on(self):
        self.assertEqual(self.read("errs.txt", "1.txt"), ["RuntimeError: a bug of ours", "1.txt"])

    def test_a_file_that_takes_too_much_memory_is_refused(self):
        self.assertEqual(
            self.read("hungry.txt", "1.txt"), ["reading_needs_too_much_memory", "1.txt"]
        )

    def test_a_file_that_takes_too_long_is_refused(self):
        with mock.patch.object(readers, "SECONDS", 0):
            self.assertEqual(self.read("hangs.txt"), ["reading_took_too_long"])

    def test_what_ctrl_c_reaches_is_the_import_alone(self):
        with Readers(1) as readers:
            coming = readers.submit(LETTERS[0], "1.txt")
            coming.result()
            (process,) = readers._processes
            self.assertNotEqual(os.getpgid(process._process.pid), os.getpgid(0))
            os.kill(process._process.pid, signal.SIGTERM)
            self.assertEqual(process._process.wait(10), 0)

    def test_told_to_end_again_and_again_a_process_ends_without_a_word(self):
        ours, theirs = socket.socketpair()
        with ours, theirs:
            process = subprocess.Popen(
                [sys.executable, "-I", "-c", REAL, str(readers.ROOT), str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stderr=subprocess.PIPE,
            )
            pipe = Connection(ours.detach())
            pipe.send((LETTERS[0], "a.txt"))
            pipe.recv()
            while process.poll() is None:
                process.terminate()
                time.sleep(0.0002)
            self.assertEqual(process.communicate()[1], b"")


class RenewalTests(SimpleTestCase):
    def test_a_process_that_grew_is_replaced_and_no_file_is_lost(self):
        grown = ODD.replace("reading_child.main()", "reading_child.RENEWED_AT = 0") + READ
        with mock.patch.object(readers, "START", grown), Readers(1) as several:
            found = [several.submit(content, "a.txt").result() for content in LETTERS[:3]]
            self.assertEqual(several._processes, set())
        self.assertEqual([each.name for each in found], ["a.txt"] * 3)

    def test_the_limit_on_memory_is_one_that_programs_may_raise_for_themselves(self):
        with (
            mock.patch.object(reading_child.resource, "setrlimit") as limited,
            mock.patch.object(reading_child.resource, "getrlimit", return_value=(-1, -1)),
        ):
            reading_child._limit_memory()
        self.assertEqual(limited.call_args[0][1], (reading_child.MEGABYTES << 20, -1))
