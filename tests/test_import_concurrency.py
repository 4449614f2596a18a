"""Two imports at once, and one that is killed: seen from outside, in processes of their own."""

import json
import tempfile
import time
from pathlib import Path

from django.test import TransactionTestCase

from tests import children
from tests.documents import letter

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

    def test_a_killed_import_leaves_whole_directives_and_the_next_one_completes(self):
        self.write(40)
        child = children.start(self.data, "import_directives", "--json", str(self.files))
        for _ in range(3):
            child.stdout.readline()
        time.sleep(0.01)
        child.kill()
        child.communicate()
        stored, whole, notes = self.ask(
            "Directive.objects.count()",
            "Directive.objects.filter(sources__is_current=True, instructions__path='2',"
            " recipients__position=5).count()",
            "SearchNote.objects.count()",
        )
        self.assertGreaterEqual(stored, 3)
        self.assertLess(stored, 40)
        self.assertEqual((whole, notes), (stored, stored))
        said, complained, status = children.run(
            self.data, "import_directives", "--json", str(self.files)
        )
        self.assertEqual(status, 0, complained)
        outcomes = self.outcomes(said)
        self.assertEqual(outcomes, ["unchanged"] * stored + ["created"] * (40 - stored))
        said, complained, status = children.run(self.data, "search_index", "verify")
        self.assertEqual(status, 0, said + complained)
