import pytest
from django.test import SimpleTestCase

from directives.extract import Unreadable, extract
from directives.extract.rtf import read_rtf

FONTS = (
    r"{\fonttbl{\f0\fcharset0 Times New Roman;}{\f1\fcharset163 Arial;}"
    r"{\f2\fcharset0 .VnTime;}{\f3\fcharset0 .VnTimeH;}{\f4\fcharset0 VNI-Times;}}"
)


def rtf(body: str) -> bytes:
    return (r"{\rtf1\ansi\ansicpg1252" + FONTS + body + "}").encode("latin-1")


def codes(text: str) -> str:
    """Return text as Word writes it: letters outside ASCII by their codes, with "?" after."""
    return "".join(each if each.isascii() else rf"\u{ord(each)}?" for each in text)


class RtfTests(SimpleTestCase):
    def text(self, body: str) -> str:
        return read_rtf(rtf(body)).text

    def test_it_works(self):
        found = extract(rtf(codes("THÀNH ỦY CẨM PHẢ") + r"\par " + codes("Số 353-CV/TU")), "a.rtf")
        assert found.text == "THÀNH ỦY CẨM PHẢ\n\nSố 353-CV/TU"
        assert (found.media_type, found.problems) == ("application/rtf", ())

    def test_letters_that_stand_in_for_unicode_are_not_read_twice(self):
        assert self.text(r"S\u7889?T\uc2\u7871?? \uc0\u7871 x {\uc1\u7871\'65}y") == "SốTế ếx ếy"

    def test_codes_beyond_two_bytes_and_negative_ones(self):
        assert self.text(r"\u-10179?\u-8703?") == "\U0001f601"
        assert self.text(r"a\u-10179?b") == "a\ufffdb"

    def test_bytes_are_read_in_the_codepage_of_their_font(self):
        assert self.text(r"\f0 \'e0\f1 a\'ec \'fe") == "àá ₫"

    def test_old_fonts_are_converted(self):
        body = r"\f2 Uû ban nh©n d©n\par\f3 uû ban\par\f4 UÛy ban nhaân\'f8".replace("\\'f8", "")
        found = read_rtf(rtf(body))
        assert found.text.split("\n\n") == ["Uỷ ban nhân dân", "UỶ BAN", "Ủy ban nhân"]
        assert [problem.code for problem in found.problems] == ["encoding_converted"]

    def test_numbers_of_items_are_in_the_file(self):
        body = r"{\listtext\f0 1.\tab}A\par{\listtext 2.\tab}B\par{\pntext -\tab}C"
        assert self.text(body) == "1. A\n\n2. B\n\n- C"

    def test_what_is_not_printed_is_left_out(self):
        body = (
            r"{\info{\author X}}{\header tr. 1}{\*\unknown x}{\field{\*\fldinst PAGE}{\fldrslt 5}}"
            r"{\v hidden}{\deleted old}{\pict 0102}A{\*\bkmkstart b}"
        )
        assert self.text(body) == "5A"

    def test_centred_lines_stand_together(self):
        body = r"\pard\qc CH\u7880? TH\u7882?\par Y\par\pard A\par\par B\line C"
        assert self.text(body) == "CHỈ THỊ\nY\n\nA\n\nB\nC"

    def test_the_cells_of_a_head_follow_each_other(self):
        body = r"\trowd\pard\intbl A\par B\cell C\cell\row\pard D"
        assert self.text(body) == "A\nB\n\nC\n\nD"

    def test_capitals_and_signs(self):
        assert self.text(r"{\caps th\u224?nh}~\{a\}\_b\emdash c\~d") == "THÀNH~{a}-b—c\u00a0d"

    def test_binary_data_is_stepped_over(self):
        assert self.text(r"A{\pict\bin5 {{{{{}B") == "AB"

    def test_a_file_that_breaks_off_is_read_to_there(self):
        assert read_rtf(rtf("Giao {abc")[:-1]).text == "Giao abc"
        assert read_rtf(rb"{\rtf1 abc\ "[:-1]).text == "abc"

    def test_endless_groups_are_refused(self):
        with pytest.raises(Unreadable, match="file_nested_too_deeply"):
            extract(rb"{\rtf1" + b"{" * 100_000, "a.rtf")
