import string
import unicodedata

from django.test import SimpleTestCase
from hypothesis import given
from hypothesis import strategies as st

from directives.identity import bounded, instruction_slugs, public_ids, sha256, slug, text_digest

TEXT = "ĐẢNG BỘ TỈNH QUẢNG NINH\nSố 353 - CV/TU\nHoà Bình, truy vết 100%"


class TextDigestTests(SimpleTestCase):
    def test_white_space_and_unicode_form_play_no_part(self):
        for other in (
            TEXT.replace("\n", "\r\n"),
            "\ufeff" + TEXT + "\n\n",
            TEXT.replace(" ", "\u00a0\t "),
            TEXT.replace("\n", ""),
            *(unicodedata.normalize(form, TEXT) for form in ("NFC", "NFD", "NFKC", "NFKD")),
        ):
            self.assertEqual(text_digest(other), text_digest(TEXT))

    def test_any_other_difference_counts(self):
        for other in (
            TEXT + ".",
            TEXT.replace("353", "354"),
            TEXT.replace("ạ", "a"),
            TEXT.lower(),
            TEXT.replace("Hoà", "Hòa"),
        ):
            if other != TEXT:
                self.assertNotEqual(text_digest(other), text_digest(TEXT))

    @given(st.text(), st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]))
    def test_it_is_the_same_for_every_unicode_form(self, text, form):
        text = text.encode("utf-8", "replace").decode()
        self.assertEqual(text_digest(unicodedata.normalize(form, text)), text_digest(text))


class PublicIdTests(SimpleTestCase):
    def test_it_follows_from_the_bytes_alone(self):
        self.assertEqual(next(public_ids(sha256(b""))), "4oymiquy7q")

    def test_it_has_ten_characters_of_the_alphabet(self):
        for each in public_ids(sha256(b"x")):
            self.assertEqual(len(each), 10)
            self.assertLessEqual(set(each), set(string.ascii_lowercase + "234567"))


class SlugTests(SimpleTestCase):
    def test_it_reads_as_the_document_is_called(self):
        self.assertEqual(
            slug("cong-van", "159-CV/TU", "Thành ủy Nam Định"),
            "cong-van-159-cv-tu-thanh-uy-nam-dinh",
        )

    def test_it_is_never_empty_nor_endless(self):
        self.assertEqual(slug("", "", ""), "van-ban")
        long = slug("cong-van", "1/UBND", "Ban Chỉ đạo phòng, chống dịch " * 9)
        self.assertLessEqual(len(long), 100)
        self.assertRegex(long, r"^[a-z0-9-]+[a-z0-9]$")

    def test_one_endless_word_is_cut_too(self):
        self.assertEqual(bounded("x" * 30, 10), "x" * 10)


class InstructionSlugTests(SimpleTestCase):
    def test_paths_become_addresses(self):
        self.assertEqual(
            instruction_slugs(["1", "2.1/-3", "Điều 2/1", "II/1/a/-1/+2", "PL1/2"]),
            ["1", "2.1~-3", "dieu-2~1", "ii~1~a~-1~+2", "pl1~2"],
        )

    def test_two_letters_that_ascii_does_not_tell_apart_get_two_addresses(self):
        self.assertEqual(
            instruction_slugs(["2/c", "2/d", "2/đ", "2/e"]), ["2~c", "2~d", "2~d-2", "2~e"]
        )
