"""What two instructions have in common, and the stretches by which likely ones are found."""

from django.test import SimpleTestCase
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import SimpleTestCase as PropertyTestCase

from directives.search.codepage import runs
from directives.search.wording import (
    FEWEST_WORDS,
    STRETCHES_KEPT,
    likeness,
    shared,
    shingles,
    sketch,
)

ORDER = (
    "Giao Sở Y tế chủ trì, phối hợp với Công an tỉnh và Ủy ban nhân dân các huyện, thành phố khẩn "
    "trương truy vết, cách ly y tế tập trung đối với mọi trường hợp tiếp xúc gần trong 24 giờ."
)


def kept(text):
    return sketch(runs(text)[1])


class SketchTests(SimpleTestCase):
    def test_the_same_wording_keeps_the_same_stretches(self):
        self.assertEqual(kept(ORDER), kept(ORDER.upper()))
        self.assertEqual(len(kept(ORDER)), STRETCHES_KEPT)

    def test_another_place_and_time_leave_some_of_them(self):
        copied = ORDER.replace("Công an tỉnh", "Công an thành phố").replace("24 giờ", "hai ngày")
        self.assertTrue(set(kept(ORDER)) & set(kept(copied)))

    def test_few_words_keep_none(self):
        words = ["giao"] * FEWEST_WORDS
        self.assertEqual(kept("Giao Sở Y tế báo cáo ngay."), [])
        self.assertEqual(sketch(" ".join(words[1:])), [])

    def test_no_stretch_is_more_than_one_term(self):
        self.assertEqual([part for part in kept(ORDER) if len(part.split()) != 1], [])


class LikenessTests(SimpleTestCase):
    def test_it_is_the_share_of_common_shingles(self):
        one, other = shingles(["a", "b", "c", "d"]), shingles(["a", "b", "c", "e"])
        self.assertEqual(likeness(one, one), 1.0)
        self.assertEqual(likeness(one, other), 0.5)
        self.assertEqual(likeness(one, shingles(["x", "y", "z"])), 0.0)
        self.assertEqual(likeness(one, set()), 0.0)

    def test_stretches_that_are_shared_are_marked_in_one_piece_each(self):
        known = shingles(["cach", "ly", "y", "te", "tap", "trung"])
        self.assertEqual(
            shared("Phải cách ly y tế, tập trung; không cách ly tại nhà.", known),
            [("Phải ", False), ("cách ly y tế, tập trung", True), (
                "; không cách ly tại nhà.", False)],
        )  # fmt: skip

    def test_shared_stretches_with_a_word_between_stay_two_and_neighbours_become_one(self):
        known = shingles(["a", "b", "c"]) | shingles(["d", "e", "g"])
        self.assertEqual(
            shared("a b c x d e g", known), [("a b c", True), (" x ", False), ("d e g", True)]
        )
        self.assertEqual(shared("a b c, d e g", known), [("a b c, d e g", True)])

    def test_nothing_shared_is_one_unmarked_segment(self):
        self.assertEqual(shared("a b c", set()), [("a b c", False)])
        self.assertEqual(shared("", set()), [])


class PropertyTests(PropertyTestCase):
    @given(st.text(alphabet="ab c,đÀ\u0300", max_size=60), st.text(alphabet="ab d", max_size=40))
    def test_segments_add_up_to_the_text_and_marks_do_not_touch(self, text, other):
        parts = shared(text, shingles(runs(other)[1].split()))
        self.assertEqual("".join(part for part, _ in parts), text)
        self.assertNotIn("", [part for part, _ in parts])

    @given(st.text(max_size=200))
    def test_no_text_breaks_a_sketch(self, text):
        self.assertLessEqual(len(kept(text)), STRETCHES_KEPT)

    @given(st.lists(st.sampled_from(["a", "b", "c", "d", "e", "g"]), max_size=20))
    def test_a_text_is_wholly_like_itself(self, words):
        made = shingles(words)
        self.assertEqual(likeness(made, made), 1.0 if made else 0.0)
