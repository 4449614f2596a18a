"""What Telex and VNI keys make of a word."""

import unicodedata

from django.test import SimpleTestCase
from hypothesis import given
from hypothesis import strategies as st

from directives.search.keystrokes import keyed
from directives.search.text import exact, fold, is_syllable

TELEX = {"\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
TELEX |= {"\u0306": "w", "\u031b": "w"}
VNI = {"\u0301": "1", "\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5"}
VNI |= {"\u0302": "6", "\u031b": "7", "\u0306": "8"}
WORDS = """
    phòng chống dịch bệnh xét nghiệm sàng lọc vắc tiêm chủng giãn cách xã hội cử đường dây nóng
    người nước ngoài nhập cảnh trái phép thường trực huyện ủy thủy sản hòa quý giá gì quyết khuyến
    hoặc ngoằn mưa giữa rượu hươu yếu định đảng đỏ ủy khoẻ quốc xuất tuyển ướt ăn ấm ôn ở
"""


def keys_of(word: str, keys: dict[str, str], roof: str, stroke: str) -> str:
    """Return the keys that are typed for a word, each mark behind its letter."""
    typed = ""
    for letter in word.replace("đ", f"d{stroke}"):
        bare, *marks = unicodedata.normalize("NFD", letter)
        typed += bare + "".join(keys.get(mark) or roof or bare for mark in marks)
    return typed


def at_the_end(word: str, keys: dict[str, str], roof: str, stroke: str) -> str:
    """Return the same keys with the tone typed last, as most do."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    parts = unicodedata.normalize("NFD", word)
    tone = "".join(keys[c] for c in parts if c in tones)
    bare = unicodedata.normalize("NFC", "".join(c for c in parts if c not in tones))
    return keys_of(bare, keys, roof, stroke) + tone


class KeyedTests(SimpleTestCase):
    def test_every_word_comes_back_from_its_keys(self):
        for word in WORDS.split():
            for spell in (keys_of, at_the_end):
                for method in ((TELEX, "", "d"), (VNI, "6", "9")):
                    keys = spell(word, *method)
                    with self.subTest(keys):
                        self.assertEqual(keyed(keys), None if keys == word else exact(word))

    def test_marks_may_wait_for_the_end(self):
        for keys, word in (
            ("nghiem65", "nghiệm"),
            ("duongwf", "dường"),
            ("dduongwf", "đường"),
            ("dinhdj", "định"),
            ("nguoi72", "người"),
            ("hoacwj", "hoặc"),
            ("mw", "mư"),
        ):
            with self.subTest(keys):
                self.assertEqual(keyed(keys), word)

    def test_words_codes_and_numbers_are_left_alone(self):
        for word in ("phòng", "phong", "ubnd", "F1", "f0", "covid19", "5k", "qh14", "353", "", "s"):
            with self.subTest(word):
                self.assertIsNone(keyed(word))

    def test_two_tones_are_no_keys(self):
        for word in ("virus", "dichsj", "dich52", "gasss"):
            with self.subTest(word):
                self.assertIsNone(keyed(word))

    @given(st.text(max_size=14) | st.text("aeiouydwsfrxjnghtc0123456789", max_size=14))
    def test_nothing_typed_can_fail(self, word):
        made = keyed(word)
        if made is not None:
            self.assertEqual(exact(made), made)
            self.assertTrue(fold(made).isascii())
            self.assertTrue(is_syllable(fold(made)))
