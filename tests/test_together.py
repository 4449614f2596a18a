"""Programs that start and end as one: `make run` leaves nothing behind."""

import os
import signal
import subprocess
import sys
import time
import unittest
from pathlib import Path

from archive.together import split

ROOT = Path(__file__).parents[1]
PATIENCE = 30.0


class TogetherTests(unittest.TestCase):
    def start(self, *programs: tuple[str, ...]) -> subprocess.Popen[str]:
        arguments: list[str] = []
        for each in programs:
            arguments += ["--", *each]
        started = subprocess.Popen(
            [sys.executable, "-m", "archive.together", *arguments[1:]],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.addCleanup(started.communicate)
        self.addCleanup(started.kill)
        return started

    def speaking(self, then: str = "time.sleep(600)") -> tuple[str, ...]:
        program = f"import os, sys, time; os.write(1, b'%d\\n' % os.getpid()); {then}"
        return (sys.executable, "-c", program)

    def started(self, together: subprocess.Popen[str], count: int) -> list[int]:
        return [int(together.stdout.readline()) for _ in range(count)]

    def assert_gone(self, *processes: int) -> None:
        deadline = time.monotonic() + PATIENCE
        while any(Path(f"/proc/{each}").exists() and not is_dead(each) for each in processes):
            self.assertLess(time.monotonic(), deadline, "A program outlived the others.")
            time.sleep(0.05)

    def test_told_to_stop_all_stop(self):
        for number in (signal.SIGINT, signal.SIGTERM):
            together = self.start(self.speaking(), self.speaking())
            both = self.started(together, 2)
            together.send_signal(number)
            self.assertEqual(together.wait(PATIENCE), 0)
            self.assert_gone(*both)

    def test_when_one_ends_all_end_with_its_status(self):
        together = self.start(self.speaking(), self.speaking("sys.exit(3)"))
        both = self.started(together, 2)
        self.assertEqual(together.wait(PATIENCE), 3)
        self.assert_gone(*both)

    def test_when_one_is_killed_the_whole_has_failed(self):
        together = self.start(self.speaking(), self.speaking())
        both = self.started(together, 2)
        os.kill(both[0], signal.SIGKILL)
        self.assertEqual(together.wait(PATIENCE), 1)
        self.assert_gone(*both)

    def test_killed_itself_it_leaves_nothing_behind(self):
        together = self.start(self.speaking(), self.speaking())
        both = self.started(together, 2)
        together.kill()
        together.wait(PATIENCE)
        self.assert_gone(*both)

    def test_commands_stand_between_dashes(self):
        self.assertEqual(split(["a", "-b", "--", "c"]), [["a", "-b"], ["c"]])


def is_dead(process: int) -> bool:
    try:
        return ") Z " in Path(f"/proc/{process}/stat").read_text()
    except FileNotFoundError:
        return True
