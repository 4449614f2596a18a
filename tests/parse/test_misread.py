"""Markers that recognition has misread, in the company of those it read right."""

from django.test import SimpleTestCase
from hypothesis import given
from hypothesis import strategies as st

from directives.parse.misread import read_misread_markers
from tests.parse.body_text import codes, paths


class MisreadMarkerTests(SimpleTestCase):
    def test_another_sign_after_the_number(self):
        for second in ("2; Giao", "2„Giao", "2-. Giao", "2:.Giao", "2¡ Giao"):
            with self.subTest(second=second):
                text = f"Yêu cầu:\n1. Rà soát.\n{second} Sở Y tế.\n3. Báo cáo."
                assert paths(text) == ["1", "2", "3"]
                assert codes(text) == [("marker_misread", "instructions/2")]

    def test_all_of_them_at_once(self):
        assert paths("Yêu cầu:\n1; Rà soát.\n2; Giao Sở Y tế.\n3; Báo cáo.") == ["1", "2", "3"]

    def test_another_sign_within_a_number(self):
        text = "1. Một\n1:1. Ra quân.\n1,2. Không tụ tập.\n2. Hai\n2:1. Báo cáo.\n2.2. Trực."
        assert paths(text) == ["1", "1.1", "1.2", "2", "2.1", "2.2"]

    def test_a_stroke_for_the_first_figure_of_a_number(self):
        text = "1. Một\n1.1. Ra quân.\nl.2. Không tụ tập.\n|.3. Trực.\n2. Hai"
        assert paths(text) == ["1", "1.1", "1.2", "1.3", "2"]
        assert paths("1. Một\n2. Hai\nl.5. Vắc xin đã về.") == ["1", "2"]

    def test_roman_parts_above_headings_in_capitals(self):
        text = "I. MỤC ĐÍCH\n1. A\nH. PHẠM VI ÁP DỤNG\n1. B\nHI. TỔ CHỨC THỰC HIỆN\n1. C"
        assert paths(text) == ["I", "I/1", "II", "II/1", "III", "III/1"]
        text = (
            "1. ĐÁNH GIÁ CHUNG\n1. A\n2. B\n1I: NHIỆM VỤ TRỌNG TÂM\n1. C.\nlll. TỔ CHỨC THỰC HIỆN"
        )
        assert paths(text) == ["I", "I/1", "I/2", "II", "II/1", "III"]

    def test_letters(self):
        assert paths("1. Một\na} A\nb) B\n©) C\nd) D") == ["1", "1/a", "1/b", "1/c", "1/d"]
        assert paths("1. Một\nà) A\nh) B\ne) C\nd) D") == ["1", "1/a", "1/b", "1/c", "1/d"]
        assert paths("1. Một\na) A\nb) B\nc) C\nđ) D\nđ) Đ\ne) E")[-3:] == ["1/d", "1/đ", "1/e"]

    def test_round_bullets_read_as_letters_and_signs(self):
        text = "1. Một:\n• Rà soát.\ne Báo cáo.\n« Kiểm tra.\n2. Hai:\n- Trực.\n° Xử lý."
        assert paths(text) == ["1", "1/-1", "1/-2", "1/-3", "2", "2/-1", "2/-2"]


class LookAlikeTests(SimpleTestCase):
    def test_they_count_only_in_their_place(self):
        for line in (
            "4; Giao Sở Y tế.",
            "3,5 Triệu liều vắc xin.",
            "H. PHẠM VI ÁP DỤNG",
            "19:30 Họp trực tuyến.",
            "e) Khu vực khác.",
            "e Tăng cường.",
        ):
            with self.subTest(line=line):
                assert paths(f"Yêu cầu:\n1. Rà soát.\n2. Kiểm tra:\n{line}\n3. Báo cáo.")[:3] in (
                    ["1", "2", "3"],
                    ["1", "2", "2/-1"],
                )

    def test_a_number_that_comes_clean_later_is_not_taken_before(self):
        text = "1. Chỉ tiêu:\n2; Giường bệnh.\nĐợt này.\n2. Kiểm tra.\n3. Báo cáo."
        assert paths(text) == ["1", "2", "3"]
        assert codes(text) == []

    def test_a_list_under_headings_in_capitals_stays_a_list(self):
        assert paths("1. TÌNH HÌNH\nDịch phức tạp.\n2. NHIỆM VỤ\n3. TỔ CHỨC") == ["1", "2", "3"]

    def test_parts_after_a_list_of_its_own(self):
        assert paths("1. Họp giao ban.\n2. Trực.\nI. PHẦN CHUNG\nII. PHẦN RIÊNG") == [
            "1", "2", "I", "II",
        ]  # fmt: skip

    def test_letters_in_their_order_are_read_as_they_stand(self):
        letters = "\n".join(f"{letter}) Việc" for letter in "abcdđeghik")
        assert paths(f"1. Một\n{letters}")[1:] == [f"1/{letter}" for letter in "abcdđeghik"]
        assert codes(f"1. Một\n{letters}") == []

    @given(st.text(max_size=80))
    def test_odd_text_never_raises(self, text: str):
        for marker in read_misread_markers(text):
            assert marker.repaired
            assert not marker.sure
            assert 0 < marker.end <= len(text)
