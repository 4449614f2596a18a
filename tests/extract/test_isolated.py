"""Whatever a reader does, the process that asked gets a text or a refusal, and nothing is left."""

import os
import tempfile
import threading
import time
from pathlib import Path

import pytest
from django.test import SimpleTestCase

from directives.extract.isolated import run, run_task
from directives.extract.packing import pack, unpack
from directives.extract.programs import ProgramFailed, run_program
from directives.extract.result import Extracted, Method, Page, Unreadable, Word
from directives.parse.structure import Problem, Severity


def read(name: str, content: bytes = b"", seconds: int = 20) -> Extracted:
    return run(f"tests.extract.odd_readers:{name}", content, seconds=seconds, megabytes=300)


def is_gone(pid: int) -> bool:
    """Whether a process ends within some seconds; its parent may still have to fetch it."""
    for _ in range(100):
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
        except FileNotFoundError:
            return True
        if state == "Z":
            return True
        time.sleep(0.1)
    return False


class IsolatedReadingTests(SimpleTestCase):
    def code(self, name: str, content: bytes = b"", seconds: int = 20) -> str:
        with pytest.raises(Unreadable) as refused:
            read(name, content, seconds)
        return refused.value.code

    def test_it_returns_what_the_reader_read(self):
        assert read("upper", "điều 1".encode()) == Extracted("ĐIỀU 1", "text/plain")

    def test_a_task_may_take_arguments_and_return_bytes(self):
        task = "tests.extract.odd_readers:joined"
        assert run_task(task, b"-", "a", "b", seconds=20, megabytes=300) == b"a-b"

    def test_a_refusal_of_the_reader_arrives_with_its_reason(self):
        with pytest.raises(Unreadable) as refused:
            read("refuse")
        assert (refused.value.code, refused.value.params) == (
            "encoding_broken",
            {"encoding": "UTF-8"},
        )

    def test_the_reader_sees_no_secret_and_no_django(self):
        os.environ["SECRET_OF_THE_SITE"] = "x"
        self.addCleanup(os.environ.pop, "SECRET_OF_THE_SITE")
        seen = read("surroundings").text.split("\n")
        assert "PATH" in seen
        assert "SECRET_OF_THE_SITE" not in seen
        assert "django" not in seen

    def test_its_directory_is_removed(self):
        directory = Path(read("surroundings").text.split("\n")[0])
        assert directory.parent == Path(tempfile.gettempdir())
        assert not directory.exists()

    def test_a_hang_is_ended_with_all_it_started(self):
        with tempfile.NamedTemporaryFile() as told:
            assert self.code("sleep", told.name.encode(), seconds=2) == "reading_took_too_long"
            assert is_gone(int(Path(told.name).read_text()))

    def test_what_a_reader_leaves_running_is_ended(self):
        assert is_gone(int(read("start_and_return").text))

    def test_a_program_that_hangs_inside_a_reader_is_ended(self):
        assert self.code("wait_for_program") == "reading_took_too_long"

    def test_endless_computing_is_ended(self):
        assert self.code("compute", seconds=1) == "reading_took_too_long"

    def test_too_much_memory_is_refused(self):
        assert self.code("hoard") == "reading_needs_too_much_memory"

    def test_endless_nesting_is_refused(self):
        assert self.code("recurse") == "file_nested_too_deeply"

    def test_a_crash_and_a_mistake_are_refusals(self):
        with self.assertLogs("directives.extract.programs", "WARNING") as logged:
            assert self.code("crash") == "reader_failed"
            assert self.code("fail") == "reader_failed"
        assert "a mistake of ours" in logged.output[1]

    def test_an_answer_without_end_is_refused(self):
        with pytest.raises(Unreadable, match="too_much"):
            run_task("tests.extract.odd_readers:flood", b"", seconds=20, megabytes=600)

    def test_a_reader_that_leaves_without_an_answer_is_a_refusal(self):
        assert self.code("chatter") == "reader_failed"

    def test_two_threads_read_side_by_side(self):
        found: list[str] = []
        threads = [
            threading.Thread(target=lambda text=text: found.append(read("upper", text).text))
            for text in (b"a", b"b")
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(found) == ["A", "B"]


class ProgramTests(SimpleTestCase):
    def test_it_reads_its_standard_input(self):
        assert run_program(["cat"], input=b"abc", seconds=5, megabytes=200) == b"abc"

    def test_input_and_result_may_be_files(self):
        copy = ["cp", "in.doc", "out.txt"]
        found = run_program(
            copy, input=b"abc", seconds=5, megabytes=200, saved_as="in.doc", output="out.txt"
        )
        assert found == b"abc"

    def test_a_result_that_was_not_written_is_a_failure(self):
        with pytest.raises(ProgramFailed):
            run_program(["true"], input=b"", seconds=5, megabytes=200, output="out.txt")

    def failure(self, *argv: str) -> ProgramFailed:
        with (
            self.assertLogs("directives.extract.programs", "WARNING"),
            pytest.raises(ProgramFailed) as failed,
        ):
            run_program(argv, input=b"", seconds=10, megabytes=200)
        return failed.value

    def test_an_exit_status_is_a_failure(self):
        assert self.failure("false").status == 1

    def test_a_program_ended_by_a_signal_is_told_in_words(self):
        argv = ["sh", "-c", "kill -ABRT $$"]
        with (
            self.assertLogs("directives.extract.programs") as told,
            pytest.raises(ProgramFailed),
        ):
            run_program(argv, input=b"", seconds=10, megabytes=200)
        assert "was ended by SIGABRT: the file is damaged or asks for too much" in told.output[0]

    def test_a_program_that_is_not_there_is_a_failure(self):
        assert self.failure("no-such-program-here").status == 1

    def test_memory_is_limited(self):
        assert self.failure("python3", "-c", "bytes(10**9)").status == 1

    def test_a_hang_is_ended(self):
        with pytest.raises(Unreadable, match="reading_took_too_long"):
            run_program(["sleep", "60"], input=b"", seconds=1, megabytes=200)


class PackingTests(SimpleTestCase):
    def test_everything_survives_the_way_from_the_child(self):
        found = Extracted(
            "Điều 1\ud800\x00",
            "application/pdf",
            (Problem("text", "bytes_unreadable", Severity.ERROR, 3, {"count": "2"}),),
            (
                Page(1, 0, 6, 595.0, 842.0, Method.OCR, (Word(0, 4, 0.1, 0.2, 0.3, 0.4, 91.5),)),
                Page(2, 6, 8, 595.0, 842.0, Method.TEXT, (Word(6, 7, 0, 0, 1, 1),)),
            ),
        )
        assert unpack(pack(found)) == found
