"""Files that should never have been in the folder: each is refused by itself, the rest goes on."""

import csv
import io
import json
import os
import socket
import tempfile
from pathlib import Path
from unittest import mock

from django.core.management import CommandError, call_command
from django.test import SimpleTestCase, TestCase, override_settings

from directives import files, importing
from directives.management.report import cell
from directives.models import Directive
from tests.documents import letter
from tests.factories import make_province

LETTER = letter()


class HostileFolderTestCase(TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name) / "in"
        self.folder.mkdir()
        self.report = Path(folder.name) / "report.csv"
        make_province("Quảng Ninh")
        self.put("zz last.txt")

    def put(self, name: str, text: str = LETTER) -> Path:
        path = self.folder / name
        path.write_text(text)
        return path

    def run_command(self, *arguments: object) -> tuple[str, int]:
        said, status = io.StringIO(), 0
        try:
            call_command("import_directives", *map(str, arguments), stdout=said)
        except SystemExit as left:
            status = int(left.code)
        return said.getvalue(), status

    def refusals(self, *paths: Path | str) -> dict[str, str]:
        """Return why each file was refused, by its name; the last file must have come in."""
        said, status = self.run_command("--json", *(paths or [self.folder]))
        found = [json.loads(line) for line in said.splitlines()]
        self.assertEqual(found[-1]["outcome"], "created", msg=said)
        self.assertEqual(status, 1)
        self.assertEqual(Directive.objects.count(), 1)
        return {Path(each["file"]).name: each["error"] for each in found[:-1]}


class OddFilesTests(HostileFolderTestCase):
    def test_what_is_no_file_is_never_opened(self):
        os.mkfifo(self.folder / "a pipe")
        with socket.socket(socket.AF_UNIX) as listening:
            listening.bind(str(self.folder / "b socket"))
            (self.folder / "c device").symlink_to("/dev/zero")
            with mock.patch.object(files.os, "open", side_effect=self.only_regular):
                found = self.refusals()
        self.assertEqual(list(found), ["a pipe", "b socket", "c device"])
        for error in found.values():
            self.assertIn("tệp thông thường", error)

    real_open = staticmethod(os.open)

    def only_regular(self, path: str, *options: int) -> int:
        self.assertTrue(Path(path).is_file(), msg=path)
        return self.real_open(path, *options)

    def test_links_that_lead_in_a_circle_are_told(self):
        (self.folder / "a").symlink_to("b")
        (self.folder / "b").symlink_to("a")
        found = self.refusals()
        self.assertEqual(list(found), ["a", "b"])
        for error in found.values():
            self.assertIn("dẫn vòng", error)

    def test_a_file_that_vanishes_meanwhile_is_told(self):
        going = self.put("a.txt", letter(number="7"))
        real = importing.read_file

        def read(path: str) -> bytes:
            if path == str(going):
                going.unlink()
            return real(path)

        with mock.patch.object(importing, "read_file", read):
            self.assertIn("Không có tệp", self.refusals()["a.txt"])

    def test_a_file_that_changes_meanwhile_is_taken_as_it_was_read(self):
        other = letter(number="8")
        changing = self.put("a.txt", letter(number="7"))
        real = importing.read_file

        def read(path: str) -> bytes:
            changing.write_text(other)
            return real(path)

        with mock.patch.object(importing, "read_file", read):
            self.run_command(changing)
        self.assertEqual(bytes(Directive.objects.get().sources.get().content), other.encode())
        self.assertEqual(
            json.loads(self.run_command("--json", changing)[0])["outcome"], "unchanged"
        )

    @override_settings(MAX_UPLOAD_BYTES=5000)
    def test_a_file_that_grows_beyond_the_limit_is_not_held(self):
        growing = self.put("a.txt", "x" * 4000)
        real = importing.read_file

        def read(path: str) -> bytes:
            if path == str(growing):
                with mock.patch.object(files, "_check"):
                    growing.write_text("x" * 1_000_000)
                    return real(path)
            return real(path)

        with mock.patch.object(importing, "read_file", read):
            self.assertIn("lớn hơn", self.refusals()["a.txt"])

    def test_a_line_of_thirty_megabytes_is_refused(self):
        self.put("a.txt", "Giao Sở Y tế " * 2_000_000)
        self.assertIn("ký tự", self.refusals()["a.txt"])

    def test_a_path_that_is_too_long_is_told(self):
        error = self.refusals("x" * 5000, self.folder)["x" * 5000]
        self.assertIn("Không đọc được tệp", error)


class NamesTests(HostileFolderTestCase):
    NAMES = (
        "a\nb.txt", "a\x1b[2Jb.txt", "x\\..\\..\\etc\\passwd", "=cmd|' -C calc'!A0.txt",
        "\u202etxt.exe", "-rf", "bad\udce1.txt",
    )  # fmt: skip

    def put_all(self) -> list[str]:
        for n, name in enumerate(self.NAMES):
            Path(os.fsdecode(os.fsencode(str(self.folder / name)))).write_text(
                letter(number=str(n + 1))
            )
        return sorted(self.NAMES)

    def test_no_name_steers_a_terminal_or_becomes_a_path(self):
        self.put_all()
        self.assertEqual(self.run_command(self.folder)[1], 0)
        names = set(Directive.objects.values_list("sources__name", flat=True))
        self.assertEqual(len(names), len(self.NAMES) + 1)
        for name in names:
            self.assertTrue(name.isprintable(), msg=repr(name))
            self.assertNotIn("/", name)

    def test_a_printed_line_is_one_line_whatever_the_name(self):
        self.put("a\nĐã nhập — mới: 9.txt", "no directive at all")
        said, _status = self.run_command(self.folder)
        self.assertEqual(len(said.splitlines()), 2)

    def test_json_gives_the_path_as_it_is(self):
        names = self.put_all()
        said, _status = self.run_command("--json", self.folder)
        self.assertEqual(
            {Path(json.loads(line)["file"]).name for line in said.splitlines()},
            {*names, "zz last.txt"},
        )


class ReportTests(HostileFolderTestCase):
    def rows(self, *arguments: object) -> list[dict[str, str]]:
        self.run_command("--report", self.report, *arguments)
        with self.report.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    def test_it_names_what_needs_a_person_and_nothing_else(self):
        self.put("1.txt")
        self.put("2.txt", LETTER)  # the same file again
        self.put("3.txt", LETTER + "\n")
        self.put("4.txt", "no directive at all")
        self.put("5.txt", letter(order="Giao UBND Thành phố tạm dừng hoạt động chợ đêm."))
        self.put("6.txt", letter(number="7").replace("Nơi nhận:", ""))
        found = self.rows(self.folder)
        told = [(Path(row["file"]).name, row["outcome"], row["severity"]) for row in found]
        self.assertEqual(
            told[:3],
            [("3.txt", "duplicate", "info"), ("4.txt", "failed", "error"),
             ("5.txt", "created", "error")],
        )  # fmt: skip
        self.assertEqual({name for name, _outcome, _severity in told[3:]}, {"6.txt"})
        held = Directive.objects.get(number="353", status="published")
        self.assertEqual(found[0]["address"], held.get_absolute_url())
        self.assertEqual(found[1]["address"], "")
        self.assertIn(held.get_absolute_url(), found[2]["message"])
        self.assertEqual(found[3]["part"], "recipients")
        self.assertTrue(self.report.read_bytes().startswith(b"\xef\xbb\xbf"))

    def test_no_cell_is_a_formula(self):
        path = self.put("=1+1.txt", "no directive at all")
        before = Path.cwd()
        os.chdir(self.folder)
        self.addCleanup(os.chdir, before)
        (row,) = self.rows(path.name)
        self.assertEqual((row["file"], row["outcome"]), ("'=1+1.txt", "failed"))

    def test_a_report_that_cannot_be_written_stops_before_anything_is_imported(self):
        with self.assertRaisesMessage(CommandError, "Không ghi được báo cáo"):
            call_command("import_directives", "--report", str(self.folder), str(self.folder))
        self.assertFalse(Directive.objects.exists())


class CellTests(SimpleTestCase):
    def test_every_beginning_of_a_formula_is_disarmed(self):
        for text in ("=1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"):
            self.assertEqual(cell(text), f"'{text}")
        for text in ("", "Chỉ thị 16", "1=1"):
            self.assertEqual(cell(text), text)
