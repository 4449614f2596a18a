import io
import itertools
import json
import os
import tempfile
from pathlib import Path
from unittest import mock

from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import OperationalError
from django.db.migrations.executor import MigrationExecutor
from django.test import SimpleTestCase, TestCase, override_settings

from directives import importing, ingest, readers
from directives.management import output
from directives.models import Directive, Province
from tests.documents import letter
from tests.factories import make_province

SEEDS = Path(settings.BASE_DIR) / "fixtures" / "seeds"
LETTER = letter()
OTHER_TEXT = letter(order="Giao UBND Thành phố tạm dừng hoạt động chợ đêm và các điểm vui chơi.")


class FolderTestCase(TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        make_province("Quảng Ninh")

    def put(self, name: str, text: str = LETTER) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    def run_command(self, *arguments: object) -> tuple[str, int]:
        said, status = io.StringIO(), 0
        try:
            call_command("import_directives", *map(str, arguments), stdout=said)
        except SystemExit as left:
            status = int(left.code)
        return said.getvalue(), status

    def json(self, *arguments: object) -> tuple[list[dict], int]:
        said, status = self.run_command("--json", *arguments)
        return [json.loads(line) for line in said.splitlines()], status

    def outcomes(self, *arguments: object) -> list[str]:
        return [each["outcome"] for each in self.json(*arguments)[0]]


class ImportTests(FolderTestCase):
    def test_it_works(self):
        path = self.put("353.txt")
        (found,), status = self.json(path)
        self.assertEqual(status, 0)
        self.assertEqual(
            found,
            {
                "file": str(path),
                "outcome": "created",
                "url": Directive.objects.get().get_absolute_url(),
                "error": None,
                "problems": [],
            },
        )

    def test_the_five_seeds_are_published_whole(self):
        Province.objects.all().delete()
        call_command("load_reference", verbosity=0)
        found, status = self.json(SEEDS)
        self.assertEqual(status, 0)
        self.assertEqual([each["outcome"] for each in found], ["created"] * 5)
        self.assertEqual(Directive.objects.published().count(), 5)
        self.assertEqual(
            {directive.issuer.name for directive in Directive.objects.all()},
            {"Thành ủy Cẩm Phả", "Thành ủy Bắc Kạn", "Thành ủy Nam Định", "Tỉnh ủy Bắc Giang",
             "Tỉnh ủy Điện Biên"},
        )  # fmt: skip
        self.assertEqual(self.outcomes(SEEDS), ["unchanged"] * 5)
        self.assertEqual(self.outcomes("--reparse", SEEDS), ["unchanged"] * 5)

    def test_a_folder_is_read_in_order_without_hidden_files_and_json(self):
        for n, name in enumerate(
            ["b/2.txt", "a.txt", "b/10.txt", ".hidden.txt", ".git/x.txt", "x.json"]
        ):
            self.put(name, letter(number=str(n + 1)))
        found, _ = self.json(self.folder)
        self.assertEqual(
            [each["file"] for each in found],
            [str(self.folder / name) for name in ("a.txt", "b/10.txt", "b/2.txt")],
        )

    def test_a_file_that_is_named_is_read_whatever_its_name(self):
        self.assertEqual(self.outcomes(self.put(".hidden.json")), ["created"])

    def test_a_relative_path_is_given_back_as_typed(self):
        self.put("a.txt")
        self.put("b/c.txt", letter(number="4"))
        before = Path.cwd()
        os.chdir(self.folder)
        self.addCleanup(os.chdir, before)
        for typed, files in (("./a.txt", ["./a.txt"]), ("./b", ["./b/c.txt"]), ("b/", ["b/c.txt"])):
            self.assertEqual([each["file"] for each in self.json(typed)[0]], files)

    def test_one_bad_file_never_stops_the_rest(self):
        self.put("1.txt", "")
        self.put("2.txt")
        self.put("3.txt", "no directive at all")
        found, status = self.json(self.folder / "missing.txt", self.folder)
        self.assertEqual(status, 1)
        self.assertEqual(
            [each["outcome"] for each in found], ["failed", "failed", "created", "failed"]
        )
        for each in found:
            self.assertEqual(each["error"] is None, each["outcome"] == "created")
            self.assertEqual(each["url"] is None, each["outcome"] == "failed")

    def test_an_unexpected_error_is_that_files_alone(self):
        self.put("1.txt")
        self.put("2.txt", letter(number="7"))
        real = readers.receive

        def first_breaks(content, name):
            if name == "1.txt":
                raise RuntimeError("bug")
            return real(content, name)

        with mock.patch.object(readers, "receive", first_breaks), self.assertLogs(ingest.__name__):
            found, status = self.json(self.folder)
        self.assertEqual([each["outcome"] for each in found], ["failed", "created"])
        self.assertEqual(status, 1)

    def test_a_draft_is_asked_for(self):
        self.json("--draft", self.put("a.txt"))
        self.assertEqual(Directive.objects.get().status, "draft")

    def test_a_twin_is_told_with_its_address(self):
        (first,), _ = self.json(self.put("a.txt"))
        (second,), status = self.json(self.put("b.txt", OTHER_TEXT))
        self.assertEqual((second["outcome"], status), ("created", 0))
        errors = [each for each in second["problems"] if each["severity"] == "error"]
        self.assertIn(first["url"], errors[0]["message"])
        self.assertNotEqual(second["url"], first["url"])
        (third,), _ = self.json("--replace", self.put("c.txt", OTHER_TEXT + "\nHết"))
        self.assertEqual((third["outcome"], third["url"]), ("updated", first["url"]))

    def test_people_get_a_count_and_what_needs_a_look(self):
        self.put("1.txt")
        self.put("2.txt", LETTER + "\n")
        self.put("3.txt", "")
        said, status = self.run_command(self.folder)
        lines = said.splitlines()
        self.assertEqual((len(lines), status), (3, 1))
        self.assertIn("2.txt", lines[0])
        self.assertIn(Directive.objects.get().get_absolute_url(), lines[0])
        self.assertIn("3.txt", lines[1])
        self.assertEqual(
            lines[2], "Đã nhập — mới: 1, cập nhật: 0, đã có: 0, trùng nội dung: 1, lỗi: 1."
        )

    def test_an_empty_folder_is_no_error(self):
        self.assertEqual(self.json(self.folder), ([], 0))


class DryRunTests(FolderTestCase):
    def test_it_says_word_for_word_what_would_happen_and_writes_nothing(self):
        self.put("1.txt")
        self.put("2.txt")
        self.put("3.txt", LETTER.replace("\n", "\r\n"))
        self.put("4.txt", letter(number="4"))
        self.put("5.txt", OTHER_TEXT)
        self.put("6.txt", LETTER.replace("THÀNH ỦY", "THÀNH UỶ") + "\nHết")
        self.put("7.txt", OTHER_TEXT + "\n")
        expected = ["created", "unchanged", "duplicate", "created", "created", "created"]
        for flags, outcomes in (
            ([], [*expected, "duplicate"]),
            (["--replace"], [*expected[:4], "updated", "updated", "updated"]),
        ):
            Directive.objects.all().delete()
            foretold = self.json("--dry-run", *flags, self.folder, self.folder / "1.txt")
            self.assertEqual(
                [each["outcome"] for each in foretold[0][:-1]], outcomes, msg=str(flags)
            )
            self.assertFalse(Directive.objects.exists())
            self.assertEqual(self.json(*flags, self.folder, self.folder / "1.txt"), foretold)

    def test_it_says_that_it_only_would(self):
        said, _ = self.run_command("--dry-run", self.put("1.txt"))
        self.assertTrue(said.startswith("Sẽ nhập — mới: 1"))


class OddFilesTests(FolderTestCase):
    def failed(self, path: Path) -> str:
        (found,), status = self.json(path)
        self.assertEqual((found["outcome"], status), ("failed", 1))
        return found["error"]

    def test_a_pipe_is_refused_without_waiting(self):
        os.mkfifo(self.folder / "pipe")
        self.assertIn("tệp thông thường", self.failed(self.folder / "pipe"))

    def test_a_device_is_refused(self):
        self.assertIn("tệp thông thường", self.failed(Path("/dev/zero")))

    def test_a_broken_link_is_told(self):
        (self.folder / "link.txt").symlink_to("nowhere.txt")
        self.assertIn("Không có tệp", self.failed(self.folder / "link.txt"))

    def test_a_folder_that_contains_itself_ends(self):
        self.put("a.txt")
        (self.folder / "again").symlink_to(self.folder)
        self.assertEqual(self.outcomes(self.folder), ["created"])

    @override_settings(MAX_UPLOAD_BYTES=2000)
    def test_a_large_file_is_refused_without_being_read(self):
        path = self.folder / "large.txt"
        with path.open("wb") as file:
            file.truncate(1 << 40)  # a hole: a terabyte that takes no room
        self.assertIn("lớn hơn", self.failed(path))

    def test_a_file_one_may_not_read_is_told(self):
        path = self.put("secret.txt")
        with mock.patch("directives.files.os.open", side_effect=PermissionError):
            self.assertIn("quyền đọc", self.failed(path))

    def test_a_folder_one_may_not_open_is_told(self):
        self.put("a.txt")
        closed = self.folder / "closed"
        closed.mkdir()
        real = os.scandir

        def scandir(path):
            if Path(path) == closed:
                raise PermissionError(13, "Permission denied", str(closed))
            return real(path)

        with mock.patch("os.scandir", scandir):
            found, status = self.json(self.folder)
        self.assertEqual([each["outcome"] for each in found], ["created", "failed"])
        self.assertEqual((found[1]["file"], status), (str(closed), 1))

    def test_a_name_that_is_no_utf8_does_no_harm(self):
        path = os.fsencode(self.folder) + b"/b\xe1o c\xe1o.txt"
        Path(os.fsdecode(path)).write_text(LETTER)
        (found,), _ = self.json(self.folder)
        self.assertEqual(os.fsencode(found["file"]), path)
        self.assertEqual(found["outcome"], "created")
        self.assertIn("\ufffd", Directive.objects.get().sources.get().name)
        said, _ = self.run_command(self.put("copy.txt", LETTER + " "))
        self.assertIn("trùng nội dung: 1", said)

    def test_a_path_below_a_file_is_missing(self):
        self.assertIn("Không có tệp", self.failed(self.put("a.txt") / "b.txt"))


class IndexTests(FolderTestCase):
    def test_the_index_follows_in_batches_and_at_the_end(self):
        for n in range(5):
            self.put(f"{n}.txt", letter(number=str(n + 1)))
        with (
            mock.patch.object(importing, "BATCH", 2),
            mock.patch.object(importing, "INDEX_EVERY", 2),
            mock.patch.object(importing, "keep_up") as keep_up,
        ):
            self.run_command(self.folder)
        self.assertEqual(keep_up.call_count, 3)

    def test_of_few_files_most_are_indexed_while_others_are_read(self):
        for n in range(8):
            self.put(f"{n}.txt", letter(number=str(n + 1)))
        with (
            mock.patch.object(importing, "BATCH", 1),
            mock.patch.object(importing, "keep_up") as keep_up,
        ):
            self.run_command(self.folder)
        self.assertEqual(keep_up.call_count, 5)


class NotMigratedTests(SimpleTestCase):
    databases = {"default"}

    def test_a_database_that_is_not_migrated_is_told_in_one_sentence(self):
        step = (mock.Mock(), False)
        with (
            mock.patch.object(MigrationExecutor, "migration_plan", return_value=[step]),
            self.assertRaisesMessage(CommandError, "manage.py migrate"),
        ):
            call_command("import_directives", str(SEEDS))

    def test_a_database_that_cannot_be_opened_is_told(self):
        with (
            mock.patch(
                "directives.management.base.MigrationExecutor",
                side_effect=OperationalError("connection\n refused"),
            ),
            self.assertRaisesMessage(CommandError, "connection refused"),
        ):
            call_command("import_directives", str(SEEDS))


class OutputTests(SimpleTestCase):
    def test_the_bar_is_for_terminals_alone(self):
        pipe, terminal = io.StringIO(), io.StringIO()
        terminal.isatty = lambda: True
        for stream in (pipe, terminal):
            with mock.patch.object(output.time, "monotonic", itertools.count(100.0, 2.0).__next__):
                bar = output.Progress(3, stream)
                for _each in range(3):
                    bar.step()
                bar.end()
        self.assertEqual(pipe.getvalue(), "")
        shown = terminal.getvalue().replace("\x1b[K", "").split("\r")
        self.assertEqual(shown[1], f"[{'.' * 30}] 0/3")
        self.assertEqual(shown[2], f"[{'#' * 10}{'.' * 20}] 1/3 · 0.5 tệp/giây, còn 0:00:04")
        self.assertTrue(shown[-1].startswith(f"[{'#' * 30}] 3/3"))
        self.assertTrue(shown[-1].endswith("\n"))

    def test_a_printed_line_does_not_stand_in_the_bar(self):
        terminal = io.StringIO()
        terminal.isatty = lambda: True
        bar = output.Progress(3, terminal)
        bar.clear()
        self.assertTrue(terminal.getvalue().endswith("\r\x1b[K"))

    def test_json_is_readable_where_the_terminal_can_show_it(self):
        self.assertEqual(output.json_line({"a": "Thành ủy"}), '{"a": "Thành ủy"}')
        self.assertEqual(json.loads(output.json_line({"a": "ủ"}, "ascii")), {"a": "ủ"})
        self.assertEqual(json.loads(output.json_line({"a": "\udcff"})), {"a": "\udcff"})
