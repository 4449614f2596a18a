import unicodedata

import pytest
from django.test import SimpleTestCase
from hypothesis import given, settings
from hypothesis import strategies as st

from directives.extract import Unreadable, extract
from directives.extract.legacy import TCVN3, VNI
from directives.parse.structure import Severity

TEXT = (
    "ỦY BAN NHÂN DÂN\nSố: 12/UBND-VX\n\nKính gửi: Các cơ quan, đơn vị.\n\n"
    "Thực hiện chỉ đạo của Thủ tướng về công tác phòng, chống dịch bệnh, đề nghị các đơn vị "
    "tổ chức thực hiện theo quy định và báo cáo trước ngày 05 tháng 5 năm 2021.\n"
)
TONES = "\u0300\u0301\u0303\u0309\u0323"


def windows_1258(text: str) -> bytes:
    """Vowels with their own mark are one byte, tones a byte of their own after them."""
    out = ""
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        base = "".join(part for part in parts if part not in TONES)
        out += unicodedata.normalize("NFC", base) + "".join(p for p in parts if p in TONES)
    return out.encode("cp1258")


def tcvn3(text: str) -> str:
    """The capitals of TCVN3 are another font, so only the small letters survive."""
    codes = {letter: chr(code) for code, letter in TCVN3.items()}
    return "".join(codes.get(letter) or codes.get(letter.lower(), letter) for letter in text)


def vni(text: str) -> str:
    codes = {letter: code for code, letter in VNI.items()}
    return "".join(codes.get(letter, letter) for letter in text)


class TextTests(SimpleTestCase):
    def test_it_reads_utf_8(self):
        found = extract(TEXT.encode(), "a.txt")
        assert (found.text, found.media_type, found.problems) == (TEXT, "text/plain", ())

    def test_it_reads_every_unicode_encoding(self):
        marks = (("\ufeff", each) for each in ("utf-16-be", "utf-32-be"))
        bare = ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be")
        for mark, codec in (*marks, *(("", each) for each in bare)):
            with self.subTest(codec, mark=mark):
                assert extract((mark + TEXT).encode(codec), "a.txt").text == TEXT

    def test_every_line_end_becomes_one_newline(self):
        assert extract(b"a\r\nb\rc\nd", "a.txt").text == "a\nb\nc\nd"

    def test_nothing_else_is_changed(self):
        odd = unicodedata.normalize("NFD", TEXT) + "\u200b\f\u00a0 \t*"
        assert extract(odd.encode(), "a.txt").text == odd

    def test_the_name_of_the_file_decides_nothing(self):
        assert extract(TEXT.encode(), "quyet-dinh.pdf").text == TEXT


class OldEncodingTests(SimpleTestCase):
    def converted(self, content: bytes) -> tuple[str, str]:
        found = extract(content, "a.txt")
        (problem,) = found.problems
        assert (problem.code, problem.severity) == ("encoding_converted", Severity.WARNING)
        return found.text, problem.params["encoding"]

    def test_windows_1258_is_converted(self):
        assert self.converted(windows_1258(TEXT)) == (TEXT, "Windows-1258")

    def test_tcvn3_is_converted_from_bytes_and_from_wrongly_read_letters(self):
        for codec in ("latin-1", "utf-8"):
            text, encoding = self.converted(tcvn3(TEXT).encode(codec))
            assert (text.lower(), encoding) == (TEXT.lower(), "TCVN3")

    def test_vni_is_converted_from_bytes_and_from_wrongly_read_letters(self):
        for codec in ("latin-1", "utf-8"):
            assert self.converted(vni(TEXT).encode(codec)) == (TEXT, "VNI")

    def test_utf_8_read_twice_is_repaired(self):
        assert self.converted(TEXT.encode().decode("latin-1").encode())[0] == TEXT

    def test_a_few_broken_bytes_are_shown_and_keep_it_from_publication(self):
        content = (TEXT * 5).encode()
        found = extract(content[:40] + b"\xff" + content[40:], "a.txt")
        (problem,) = found.problems
        assert (problem.code, problem.severity) == ("bytes_unreadable", Severity.ERROR)
        assert "\ufffd" in found.text

    def test_a_few_zero_bytes_are_shown_and_keep_it_from_publication(self):
        found = extract((TEXT[:40] + "\0" + TEXT[40:]).encode(), "a.txt")
        (problem,) = found.problems
        assert (problem.code, problem.params) == ("bytes_unreadable", {"count": "1"})
        assert found.text.replace("\ufffd", "") == TEXT

    def test_an_unknown_encoding_is_refused(self):
        with pytest.raises(Unreadable, match="encoding_unknown"):
            extract(b"\xe6\xf8\xe5 blabla \xff\xfe" * 50, "a.txt")

    def test_accentless_text_is_left_alone(self):
        assert extract(b"UY BAN NHAN DAN", "a.txt").problems == ()

    def test_foreign_text_is_left_for_the_parser_to_judge(self):
        text = "Über die Maßnahmen gegen die Epidemie in den Ländern"
        assert extract(text.encode(), "a.txt").text == text


class RefusalTests(SimpleTestCase):
    def code(self, content: bytes) -> str:
        with pytest.raises(Unreadable) as refused:
            extract(content, "a.txt")
        return refused.value.code

    def test_an_empty_file_is_refused(self):
        for content in (b"", b" \r\n\t", b"\xef\xbb\xbf", b"\xef\xbb\xbf \n"):
            assert self.code(content) == "file_empty"

    def test_formats_that_nothing_here_reads_are_named(self):
        for content, name in (
            (b"PK\x03\x04\x14\0\x06\0xl/workbook.xml", "Excel (XLSX)"),
            (b"PK\x03\x04\x14\0\x06\0notes.txt", "ZIP"),
            (b"GIF89a\1\0\1\0", "GIF"),
            (b"\x1f\x8b\x08\0", "GZIP"),
        ):
            with self.subTest(name):
                with pytest.raises(Unreadable) as refused:
                    extract(content, "van-ban.txt")
                assert refused.value.code == "format_not_supported"
                assert refused.value.params == {"format": name}

    def test_binary_data_is_refused(self):
        assert self.code(b"\0\1\2\3" * 100) == "file_binary"
        assert self.code(b"abc\0\0\0def" * 100) == "file_binary"

    def test_half_a_character_of_utf_16_is_refused(self):
        assert self.code(b"\xff\xfe" + "Kính".encode("utf-16-le") + b"\x01") == "encoding_broken"

    def test_a_file_over_the_limit_is_refused_unread(self):
        assert self.code(b"a" * (50 * 1024 * 1024 + 1)) == "file_too_large"

    def test_one_endless_line_is_refused(self):
        assert self.code(b"a" * 1_000_001) == "text_too_long"

    @settings(deadline=None)  # some begin as formats that are read in a process of their own
    @given(st.binary(max_size=300))
    def test_odd_bytes_are_read_or_refused(self, content: bytes):
        try:
            found = extract(content, "a.txt")
        except Unreadable as refused:
            found = None
            code = refused.code
        assert found is not None or code


class HtmlTests(SimpleTestCase):
    def test_blocks_stand_on_their_own_lines(self):
        items = "<ul><li>Bộ Y tế;</li><li>Bộ Công an.</li></ul>"
        page = f"<!DOCTYPE html><html><body><p>Kính gửi:</p>{items}"
        found = extract(page.encode(), "a.html")
        assert [line for line in found.text.split("\n") if line] == [
            "Kính gửi:",
            "Bộ Y tế;",
            "Bộ Công an.",
        ]
        assert found.media_type == "text/html"

    def test_scripts_and_styles_are_left_out(self):
        head = "<head><title>x</title><style>p{}</style></head>"
        page = f"<html>{head}<p>Số<script>alert(1)</script>: 12</p>"
        assert extract(page.encode(), "a.html").text.strip() == "Số: 12"

    def test_lines_of_the_file_are_no_lines_of_the_text(self):
        page = "<p>Giao Sở\r\nY tế</p>"
        assert extract(page.encode(), "a.html").text.strip() == "Giao Sở Y tế"

    def test_a_sign_between_quotes_does_not_end_a_tag(self):
        page = """<p title="a > b" class='>'>Giao</p><p a=">Sở</p>"""
        assert extract(page.encode(), "a.html").text.split() == ["Giao", "Sở"]

    def test_navigation_that_was_never_closed_ends_with_what_it_is_in(self):
        page = "<html><head><nav></head>A<nav>B<footer>C</nav>D</footer>E"
        assert extract(page.encode(), "a.html").text.split() == ["ADE"]

    def test_remarks_and_letters_by_their_numbers(self):
        page = "<p>T&#7881;nh &amp; x&#99999999999999999999;<!-- > --> 2 < 3<!-- end"
        assert extract(page.encode(), "a.html").text.strip() == "Tỉnh & x\ufffd; 2 < 3"

    def test_cells_of_a_row_stay_apart(self):
        page = "<table><tr><td>BỘ Y TẾ</td><td>CỘNG HÒA</td></tr></table>"
        assert extract(page.encode(), "a.html").text.strip() == "BỘ Y TẾ    CỘNG HÒA"

    def test_text_with_angle_brackets_is_no_page(self):
        text = "Kính gửi: <các sở>"
        assert extract(text.encode(), "a.txt").text == text
