"""Processes that fill the index together, or die over it."""

import signal
from pathlib import Path

from django.conf import settings
from django.test import TransactionTestCase

from tests import children

MAKE = """
import os
from tests.factories import make_directive
own = f"{os.getpid():010d}"
make_directive(subject="Truy vết", public_id=own, text=own)
"""
DIE = "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"
DIE_BEFORE_THE_INDEX_COMMIT = MAKE + DIE
DIE_AFTER_THE_INDEX_COMMIT = f"""
from directives.search import generations, index
def die(*args):
    {DIE}
generations.follow = die
{MAKE}
index.catch_up()
"""
DIE_IN_A_REBUILD = f"""
from directives.search import index
from directives.search.entries import Reading
chunks = Reading.chunks
def die(reading, size):
    yield next(chunks(reading, size))
    {DIE}
Reading.chunks = die
{MAKE}
index.rebuild()
"""
IMPORT_BESIDE = "from directives.search import beside, index"
BUILD_AT_ONCE = """
ask = beside.Filling.has_filled
beside.Filling.has_filled = lambda filling: print("filled", found := ask(filling)) or found
index.rebuild(at_once=True)
"""


class OwnArchive(TransactionTestCase):
    """An archive of one directive that processes share, indexed."""

    def setUp(self):
        self.folder = Path(settings.INDEX_DIR).parent / "child"
        self.folder.mkdir()
        self.command("migrate", "--verbosity", "0")
        self.command("shell", "-c", MAKE)
        self.command("search_index", "update")

    def command(self, *arguments):
        said, complained, status = children.run(self.folder, *arguments)
        self.assertEqual(status, 0, complained)
        return said


class KilledTests(OwnArchive):
    """Whatever moment a process dies at, the next start heals the index."""

    def kill(self, code):
        said, complained, status = children.run(self.folder, "shell", "-c", code)
        self.assertEqual(status, -signal.SIGKILL, complained)
        return said

    def heal(self):
        look = (
            "from directives.search.search import search;"
            "from directives.search.query import parse_query;"
            "print('total', search(parse_query('truy vet')).total)"
        )
        self.command("search_index", "update")
        self.assertIn("total 2", self.command("shell", "-c", look))
        self.assertIn("0 ", self.command("search_index", "verify"))

    def test_between_the_database_commit_and_the_index_commit(self):
        self.kill(DIE_BEFORE_THE_INDEX_COMMIT)
        self.heal()

    def test_between_the_index_commit_and_the_state(self):
        self.kill(DIE_AFTER_THE_INDEX_COMMIT)
        self.heal()

    def test_in_the_middle_of_a_rebuild(self):
        self.kill(DIE_IN_A_REBUILD)
        self.heal()
        self.command("search_index", "build")
        homes = list((self.folder / "index").glob("g-*"))
        self.assertLessEqual(len(homes), 2)


class SeveralCoresTests(OwnArchive):
    """Parts that are filled at once are filled by processes, which read the same database."""

    def build(self, code=""):
        return self.command("shell", "-c", f"{IMPORT_BESIDE}\n{code}\n{BUILD_AT_ONCE}")

    def assert_whole(self):
        self.assertIn("0 ", self.command("search_index", "verify"))

    def test_the_other_part_is_filled_beside(self):
        self.assertIn("filled True", self.build())
        self.assert_whole()

    def test_a_process_that_fails_is_stood_in_for(self):
        self.assertIn("filled False", self.build("beside.START = 'raise SystemExit(1)'"))
        self.assert_whole()

    def test_the_command_takes_the_cores_that_it_may(self):
        self.assertIn("1 ", self.command("search_index", "build", "--cores", "2"))
        self.assert_whole()
