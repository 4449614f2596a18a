import io
import json
import tempfile
from pathlib import Path
from unittest import mock

from django.conf import settings
from django.core.management import call_command
from django.test import SimpleTestCase

from directives.management.commands import parse_directive as command
from tests import children
from tests.documents import CITING, letter

SEEDS = sorted((Path(settings.BASE_DIR) / "fixtures" / "seeds").glob("*.txt"))


class ParseDirectiveTests(SimpleTestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.path = self.folder / "353.txt"
        self.path.write_text(letter(basis=CITING))

    def run_command(self, *arguments: object) -> tuple[str, int]:
        said, status = io.StringIO(), 0
        try:
            call_command("parse_directive", *map(str, arguments), stdout=said)
        except SystemExit as left:
            status = int(left.code)
        return said.getvalue(), status

    def json(self, *arguments: object) -> tuple[list[dict], int]:
        said, status = self.run_command("--json", *arguments)
        return [json.loads(line) for line in said.splitlines()], status

    def test_it_works(self):
        (found,), status = self.json(self.path)
        self.assertEqual(status, 0)
        self.assertEqual(list(found), ["file", "ok", "error", "problems", "directive"])
        self.assertEqual((found["file"], found["ok"], found["error"]), (str(self.path), True, None))
        directive = found["directive"]
        self.assertEqual((directive["number"], directive["symbol"]), ("353", "CV/TU"))
        self.assertEqual(directive["date"], "2021-05-15")
        self.assertEqual(directive["references"][0]["number"], "201-TB/TU")
        self.assertEqual(directive["instructions"][0]["number"], "1")
        self.assertNotIn("url", directive["instructions"][0])

    def test_it_reads_every_file_and_leaves_with_one_if_any_failed(self):
        empty = self.folder / "empty.txt"
        empty.touch()
        missing = self.folder / "missing.txt"
        found, status = self.json(empty, self.path, missing, self.folder)
        self.assertEqual(status, 1)
        self.assertEqual([each["ok"] for each in found], [False, True, False, False])
        for each in found:
            if not each["ok"]:
                self.assertIsNone(each["directive"])
                self.assertGreater(len(each["error"]), 20)

    def test_a_reading_that_breaks_is_told_and_logged(self):
        with (
            mock.patch.object(command, "understand", side_effect=RuntimeError("bug")),
            self.assertLogs(command.__name__),
        ):
            (found,), status = self.json(self.path)
        self.assertEqual((found["ok"], status), (False, 1))
        self.assertIn("Lỗi ngoài dự kiến", found["error"])

    def test_people_get_words(self):
        said, status = self.run_command(self.path, self.folder / "missing.txt")
        self.assertEqual(status, 1)
        self.assertIn("Thành ủy Cẩm Phả", said)
        self.assertIn("Nơi nhận: 5; điểm chỉ đạo: 2; viện dẫn: 1", said)
        self.assertIn("Không có tệp", said)

    def test_it_needs_no_database_and_leaves_none_behind(self):
        data = self.folder / "data"
        said, complained, status = children.run(data, "parse_directive", "--json", *map(str, SEEDS))
        self.assertEqual(status, 0, complained)
        self.assertEqual(complained, "")
        lines = [json.loads(line) for line in said.splitlines()]
        self.assertEqual([each["file"] for each in lines], list(map(str, SEEDS)))
        self.assertFalse((data / "archive.sqlite3").exists())
