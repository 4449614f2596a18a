"""Two imports at once, and one that is killed: seen from outside, in processes of their own."""

import json
import tempfile
import time
from pathlib import Path

from django.test import TransactionTestCase

from directives.importing import BATCH
from tests import children
from tests.documents import letter

EVERYTHING = """sorted(
    [d.public_id, d.slug, d.status, d.text_digest, d.problems, d.readings, d.sources.get().sha256,
     [[i.path, i.slug, i.text, [a.name for a in i.addressees.all()]] for i in d.instructions.all()],
     [[r.name, str(r.body)] for r in d.recipients.all()], d.citations.count(), d.history.count()]
    for d in Directive.objects.all())"""
COUNT = "from directives.models import *; import json; print(json.dumps([%s]))"


class SeveralProcessesTests(TransactionTestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.data = Path(folder.name) / "data"
        self.files = Path(folder.name) / "files"
        self.files.mkdir()
        for command in (["migrate", "-v0"], ["load_reference", "-v0"]):
            _, complained, status = children.run(self.data, *command)
            self.assertEqual(status, 0, complained)

    def write(self, count: int) -> None:
        for n in range(1, count + 1):
            (self.files / f"{n:03}.txt").write_text(letter(number=str(n)))

    def outcomes(self, said: str) -> list[str]:
        return [json.loads(line)["outcome"] for line in said.splitlines()]

    def ask(self, *expressions: str) -> list[int]:
        said, complained, status = children.run(
            self.data, "shell", "--no-imports", "-c", COUNT % ", ".join(expressions)
        )
        self.assertEqual(status, 0, complained)
        return json.loads(said)

    def test_two_imports_of_the_same_files_store_each_once(self):
        self.write(12)
        imports = [
            children.start(self.data, "import_directives", "--json", str(self.files))
            for _ in range(2)
        ]
        answers = [child.communicate(timeout=120) for child in imports]
        for child, (said, complained) in zip(imports, answers, strict=True):
            self.assertEqual(child.returncode, 0, said + complained)
        pairs = zip(*(self.outcomes(said) for said, _ in answers), strict=True)
        for pair in pairs:
            self.assertEqual(sorted(pair), ["created", "unchanged"])
        self.assertEqual(
            self.ask("Directive.objects.count()", "SourceFile.objects.count()"), [12, 12]
        )

    def test_an_import_killed_in_mid_batch_leaves_whole_directives_and_the_next_completes(self):
        count = BATCH + 60
        self.write(count)
        child = children.start(self.data, "import_directives", "--json", str(self.files))
        child.stdout.readline()  # the first batch is stored
        time.sleep(0.05)
        child.kill()
        child.communicate()
        stored, whole, notes = self.ask(
            "Directive.objects.count()",
            "Directive.objects.filter(sources__is_current=True, instructions__path='2',"
            " recipients__position=5).count()",
            "SearchNote.objects.count()",
        )
        self.assertGreater(stored, 0)
        self.assertLess(stored, count)
        self.assertEqual((whole, notes), (stored, stored))
        self.assertEqual(self.imported(), ["unchanged"] * stored + ["created"] * (count - stored))
        said, complained, status = children.run(self.data, "search_index", "verify")
        self.assertEqual(status, 0, said + complained)
        (resumed,) = self.ask(EVERYTHING)
        self.ask("Directive.objects.all().delete()[0]")
        self.assertEqual(self.imported(), ["created"] * count)
        self.assertEqual(self.ask(EVERYTHING), [resumed])

    def test_its_readers_end_with_an_import_that_is_killed(self):
        self.write(BATCH)
        child = children.start(self.data, "import_directives", "--json", str(self.files))
        readers: list[int] = []
        while not readers and child.poll() is None:
            readers = started_by(child.pid)
        child.kill()
        child.communicate()
        self.assertTrue(readers)
        deadline = time.monotonic() + 30
        while any(is_running(pid) for pid in readers) and time.monotonic() < deadline:
            time.sleep(0.05)
        self.assertEqual([pid for pid in readers if is_running(pid)], [])

    def imported(self) -> list[str]:
        """Return what became of each of the files."""
        said, complained, status = children.run(
            self.data, "import_directives", "--json", str(self.files)
        )
        self.assertEqual(status, 0, complained)
        return self.outcomes(said)


def started_by(pid: int) -> list[int]:
    """Return the processes that a process started."""
    try:
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        return [int(each) for task in tasks for each in (task / "children").read_text().split()]
    except OSError:  # it has just ended
        return []


def is_running(pid: int) -> bool:
    """Return whether a process runs; one that waits to be buried does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
