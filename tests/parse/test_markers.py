from django.test import SimpleTestCase
from hypothesis import given, settings
from hypothesis import strategies as st

from directives.parse.markers import Style, follows, read_markers, roman_value


def read(text: str) -> list[tuple[str, str, str]]:
    return [(marker.style.name, marker.label, text[marker.end :]) for marker in read_markers(text)]


class ReadMarkersTests(SimpleTestCase):
    def test_each_marker_in_its_forms(self):
        for text, style, label in (
            ("1. Giao", "DECIMAL", "1"),
            ("01. Giao", "DECIMAL", "1"),
            ("1.Giao", "DECIMAL", "1"),
            ("1/ Giao", "DECIMAL", "1"),
            ("1) Giao", "BRACKET", "1"),
            ("2.1. Giao", "MULTIPLE", "2.1"),
            ("2.1 Giao", "MULTIPLE", "2.1"),
            ("2.1.3. Giao", "MULTIPLE", "2.1.3"),
            ("II. Giao", "ROMAN", "II"),
            ("II- Giao", "ROMAN", "II"),
            ("II.1. Giao", "MULTIPLE", "II.1"),
            ("đ) Giao", "LETTER", "đ"),
            ("a. Giao", "LETTER", "a"),
            ("a1) Giao", "LETTER_NUMBER", "a1"),
            ("(ii) Giao", "LITTLE_ROMAN", "ii"),
            ("(2) Giao", "IN_BRACKETS", "2"),
            ("B. GIAO", "UPPER", "B"),
            ("Điều 3. Giao", "ARTICLE", "Điều 3"),
            ("ĐIỀU 3. Giao", "ARTICLE", "Điều 3"),
            ("Phần thứ hai: Giao", "PART", "Phần thứ hai"),
            ("CHƯƠNG IV", "CHAPTER", "Chương IV"),
            ("Mục 2. Giao", "SECTION", "Mục 2"),
            ("Bước 1: Giao", "STEP", "Bước 1"),
            ("Nhiệm vụ 2: Giao", "TASK", "Nhiệm vụ 2"),
            ("- Giao", "DASH", "-"),
            ("– Giao", "DASH", "-"),
            ("+ Giao", "PLUS", "+"),
            ("• Giao", "BULLET", "*"),
        ):
            with self.subTest(text=text):
                (first, *_) = read(text)
                assert first[:2] == (style, label)

    def test_the_text_begins_after_the_marker(self):
        assert read("2.1.  Về công tác") == [("MULTIPLE", "2.1", "Về công tác")]

    def test_a_marker_can_be_read_in_two_ways(self):
        assert [found[:2] for found in read("I. Một")] == [
            ("ROMAN", "I"), ("DECIMAL", "1"), ("UPPER", "I"),
        ]  # fmt: skip
        assert [found[:2] for found in read("i) Một")] == [("LETTER", "i"), ("LITTLE_ROMAN", "i")]
        assert [found[:2] for found in read("d) Một")] == [("LETTER", "d"), ("LETTER", "đ")]

    def test_what_is_no_marker(self):
        for text in (
            "",
            "6.050 trường hợp",
            "24/24 giờ",
            "17/5/2021",
            "17.5.2021",
            "1-2 ngày",
            "100% cán bộ",
            "5K",
            "V/v triển khai",
            "COVID-19",
            "Mục tiêu cao nhất",
            "Điều này",
            "điều 5. của",
            "-5 độ",
            "+84 912",
            "IIX. Sai",
            "0. Không",
        ):
            with self.subTest(text=text):
                assert read_markers(text) == ()

    @given(st.text(alphabet="PhầnĐiềuNhİệmvụthứſáuKı.0²٣12IVX)(-–+•đa \n", max_size=20))
    @settings(max_examples=200, deadline=None)
    def test_odd_letters_never_raise(self, text: str):
        for marker in read_markers(text):
            assert 0 < marker.end <= len(text)
            assert marker.label


class SequenceTests(SimpleTestCase):
    def test_lists_of_letters_may_leave_out_rare_ones(self):
        letters = "abcdđefghij"
        value = {letter: letters.index(letter) + 1 for letter in letters}
        assert follows(Style.LETTER, value["d"], value["đ"])
        assert follows(Style.LETTER, value["d"], value["e"])
        assert follows(Style.LETTER, value["e"], value["g"])
        assert not follows(Style.LETTER, value["a"], value["c"])
        assert not follows(Style.LETTER, value["b"], value["a"])

    def test_roman_numerals(self):
        assert [roman_value(numeral) for numeral in ("I", "IV", "IX", "XIX", "XL")] == [
            1, 4, 9, 19, 40,
        ]  # fmt: skip
        assert roman_value("VX") is None
        assert roman_value("") is None
