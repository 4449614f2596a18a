"""`letter.doc` and `letter.odt` hold an invented letter whose items Word numbers by itself."""

import os
import shutil
import stat
import tempfile
from pathlib import Path

import pytest
from django.test import SimpleTestCase

from directives.extract import Extracted, Unreadable, extract
from directives.extract.converters import CONVERTERS, read_boxed_text
from directives.parse.structure import Severity

from .office import docx, p

HERE = Path(__file__).parent
DOC, ODT = (HERE / "letter.doc").read_bytes(), (HERE / "letter.odt").read_bytes()


class ConverterTests(SimpleTestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.addCleanup(os.environ.__setitem__, "PATH", os.environ["PATH"])

    def only(self, **programs: str) -> None:
        """Put scripts of these names where programs are looked for, and nothing else."""
        for name, script in programs.items():
            program = self.folder / name
            program.write_text(f"#!/bin/sh\nPATH=/usr/bin:/bin\n{script}\n")
            program.chmod(program.stat().st_mode | stat.S_IXUSR)
        os.environ["PATH"] = str(self.folder)

    def refusal(self, content: bytes = DOC) -> Unreadable:
        with pytest.raises(Unreadable) as refused:
            extract(content, "van-ban.doc")
        return refused.value

    def test_without_a_program_the_refusal_says_what_to_install(self):
        self.only()
        refused = self.refusal()
        assert refused.code == "converter_missing"
        assert refused.params["format"] == "Word 97-2003 (DOC)"
        assert "antiword" in refused.params["programs"]
        assert "antiword" not in self.refusal(ODT).params["programs"]

    def test_a_document_made_by_libreoffice_is_read_as_word_documents_are(self):
        made = self.folder / "made.docx"
        made.write_bytes(docx(p("ỦY BAN NHÂN DÂN")))
        self.only(soffice=f'test -f given.doc && cp "{made}" made.docx; cp made.docx given.docx')
        found = extract(DOC, "van-ban.doc")
        assert (found.text, found.media_type) == ("ỦY BAN NHÂN DÂN", "application/msword")
        assert [problem.code for problem in found.problems] == ["converted_by_program"]

    def test_a_program_that_fails_leaves_the_file_to_the_next(self):
        self.only(soffice="exit 1", antiword="echo '1. Giao Sở Y tế'; echo '2. Giao Công an tỉnh'")
        found = extract(DOC, "van-ban.doc")
        assert found.text == "1. Giao Sở Y tế\n2. Giao Công an tỉnh"
        assert found.problems[0].params["program"] == "antiword"

    def test_text_that_lost_its_numbers_is_kept_from_publication(self):
        self.only(antiword="echo 'Giao Sở Y tế'")
        (problem,) = extract(DOC, "van-ban.doc").problems
        assert (problem.code, problem.severity) == ("converted_without_numbers", Severity.ERROR)

    def test_when_all_programs_fail_the_file_is_called_damaged(self):
        self.only(soffice="exit 1", antiword="exit 1", catdoc="true")
        assert self.refusal().code == "reader_failed"

    def test_the_programs_of_this_machine_read_vietnamese(self):
        """Which ones there are differs; .ci/run installs antiword."""
        path = os.environ["PATH"]
        for converter in CONVERTERS:
            for content, form in ((DOC, "Word 97-2003 (DOC)"), (ODT, "OpenDocument (ODT)")):
                with self.subTest(converter.package, form=form):
                    os.environ["PATH"] = path
                    self.alone(converter.names)
                    if form not in converter.formats or not list(self.folder.iterdir()):
                        assert self.refusal(content).code == "converter_missing"
                        continue
                    text = extract(content, "van-ban").text
                    for line in (
                        "HUYỆN ỦY MỘC CHÂU",
                        "Số 482-CV/HU",
                        "Mộc Châu, ngày 04 tháng 5 năm 2021",
                        "PHÓ BÍ THƯ",
                    ):
                        assert line in text

    def alone(self, names: tuple[str, ...]) -> None:
        """Leave of all programs only those of one converter."""
        for old in self.folder.iterdir():
            old.unlink()
        found = {name: shutil.which(name) for name in names}
        self.only(**{name: f'exec {path} "$@"' for name, path in found.items() if path})


class BoxedTextTests(SimpleTestCase):
    def read(self, *lines: str) -> Extracted:
        return read_boxed_text("\n".join(lines).encode())

    def test_the_columns_of_a_head_follow_each_other(self):
        found = self.read(
            "|TỈNH ỦY   |ĐẢNG CỘNG SẢN |", "|Số 12     |Hà Nội        |", "", "Kính gửi"
        )
        assert found.text == "\nTỈNH ỦY\nSố 12\n\nĐẢNG CỘNG SẢN\nHà Nội\n\n\nKính gửi"

    def test_rows_of_data_stay_lines(self):
        found = self.read("|1 |Xét nghiệm |15/5 |", "|2 |Tiêm |16/5 |")
        assert found.text.split() == ["1", "Xét", "nghiệm", "15/5", "2", "Tiêm", "16/5"]
        assert "1\tXét nghiệm\t15/5" in found.text

    def test_a_single_stroke_is_no_table(self):
        assert self.read("a | b").text == "a | b"
