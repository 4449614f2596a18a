from django.test import SimpleTestCase

from directives.parse.instructions import read_instructions
from tests.parse.body_text import codes, items, passages, paths


class LevelTests(SimpleTestCase):
    def test_all_levels_of_a_decree_are_nested(self):
        text = """I. TÌNH HÌNH
        II. NHIỆM VỤ
        1. Sở Y tế
        a) Giám sát:
        - Tại cửa khẩu:
        + Lấy mẫu.
        + Cách ly.
        - Tại cộng đồng.
        b) Điều trị.
        2. Công an tỉnh"""
        assert paths(text) == [
            "I", "II", "II/1", "II/1/a", "II/1/a/-1", "II/1/a/-1/+1", "II/1/a/-1/+2",
            "II/1/a/-2", "II/1/b", "II/2",
        ]  # fmt: skip

    def test_each_item_knows_its_parent(self):
        _, instructions, _, _ = read_instructions(passages("1. Một:\n1.1. Hai\n- Ba\n2. Bốn"))
        parents = {item.path: item.parent for item in instructions}
        assert parents == {"1": None, "1.1": "1", "1.1/-1": "1.1", "2": None}

    def test_a_number_with_a_point_replaces_its_parents_number(self):
        assert paths("1. Một\n2. Hai\n2.1 Về dịch\n- Rà soát\n2.2. Về bầu cử\n2.2.1. Cử tri") == [
            "1", "2", "2.1", "2.1/-1", "2.2", "2.2.1",
        ]  # fmt: skip

    def test_numbers_with_points_stand_under_their_roman_part(self):
        text = "I. Một\n1. Hai\n1.1. Ba\nII. Bốn\n1. Năm\n1.1. Sáu"
        assert paths(text) == ["I", "I/1", "I/1.1", "II", "II/1", "II/1.1"]

    def test_roman_and_arabic_in_one_number(self):
        assert paths("I. Chung\nI.1. Một\nI.2. Hai\nII. Riêng") == ["I", "I.1", "I.2", "II"]

    def test_articles_hold_clauses_and_points(self):
        text = "Điều 1. Phê duyệt\n1. Mục tiêu\na) Ngắn hạn\n2. Kinh phí\nĐiều 2. Tổ chức\n1. Sở"
        assert paths(text) == [
            "Điều 1", "Điều 1/1", "Điều 1/1/a", "Điều 1/2", "Điều 2", "Điều 2/1",
        ]  # fmt: skip

    def test_articles_count_on_through_chapters(self):
        text = "Chương I\nCHUNG\nĐiều 1. Một\nĐiều 2. Hai\nChương II\nRIÊNG\nĐiều 3. Ba"
        assert paths(text) == [
            "Chương I", "Chương I/Điều 1", "Chương I/Điều 2", "Chương II", "Chương II/Điều 3",
        ]  # fmt: skip
        assert codes(text) == []

    def test_numbers_restart_under_each_part(self):
        assert paths("I. Một\n1. A\n2. B\nII. Hai\n1. C\n2. D") == [
            "I", "I/1", "I/2", "II", "II/1", "II/2",
        ]  # fmt: skip

    def test_numbers_may_count_on_through_parts(self):
        text = "I. Một\n1. A\n2. B\nII. Hai\n3. C\n4. D"
        assert paths(text)[-2:] == ["II/3", "II/4"]
        assert codes(text) == []

    def test_capital_letters_above_romans_and_below_them(self):
        assert paths("A. TÌNH HÌNH\nI- Một\nII- Hai\nB. NHIỆM VỤ\nI- Ba") == [
            "A", "A/I", "A/II", "B", "B/I",
        ]  # fmt: skip
        assert paths("I. Một\nA. Hai\nB. Ba\nII. Bốn") == ["I", "I/A", "I/B", "II"]

    def test_the_habits_of_offices(self):
        for first, second in (
            ("1. ", "2. "),
            ("1) ", "2) "),
            ("1- ", "2- "),
            ("1/ ", "2/ "),
            ("1.", "2."),
            ("01. ", "02. "),
            ("1 . ", "2 . "),
        ):
            with self.subTest(first=first):
                assert paths(f"Yêu cầu:\n{first}Rà soát\n{second}Báo cáo") == ["1", "2"]
        for first, second in (("I. ", "II. "), ("I- ", "II- "), ("I/ ", "II/ "), ("I – ", "II – ")):
            with self.subTest(first=first):
                assert paths(f"{first}Rà soát\n{second}Báo cáo") == ["I", "II"]

    def test_letters_with_a_stroke(self):
        text = "1/ Mục tiêu:\na/ 100% được cách ly\nb/ 100% được lấy mẫu\n2/ Nhiệm vụ"
        assert paths(text) == ["1", "1/a", "1/b", "2"]

    def test_each_of_them_begins_a_line_in_a_wrapped_text(self):
        long = (
            "Giao các cơ quan, đơn vị tăng cường kiểm tra việc thực hiện các biện pháp phòng dịch"
        )
        for marks in (("1- ", "2- "), ("1/ ", "2/ "), ("A. ", "B. "), ("Bước 1: ", "Bước 2: ")):
            with self.subTest(marks=marks):
                shown = long.upper() if marks[0] == "A. " else long
                assert len(paths("\n".join(mark + shown for mark in marks))) == 2

    def test_parts_steps_and_tasks_keep_their_word(self):
        assert paths("Bước 1: Khai báo\nBước 2: Xét nghiệm") == ["Bước 1", "Bước 2"]
        assert paths("Nhiệm vụ 1: Một\nNhiệm vụ 2: Hai") == ["Nhiệm vụ 1", "Nhiệm vụ 2"]
        assert paths("PHẦN I\nCHUNG\n1. A\nPHẦN II\nRIÊNG\n1. B") == [
            "Phần I", "Phần I/1", "Phần II", "Phần II/1",
        ]  # fmt: skip
        assert paths("Phần thứ nhất\nCHUNG\nPhần thứ hai\nRIÊNG") == [
            "Phần thứ nhất", "Phần thứ hai",
        ]  # fmt: skip

    def test_every_dash_counts_alike(self):
        assert paths("1. Một:\n- A\n– B\n— C\n~ D\n• E") == [
            "1", "1/-1", "1/-2", "1/-3", "1/-4", "1/-4/*1",
        ]  # fmt: skip

    def test_round_bullets_alone_count_as_dashes(self):
        assert paths("1. Một:\n• A\n• B\n2. Hai") == ["1", "1/-1", "1/-2", "2"]

    def test_d_with_a_bar_stands_between_d_and_e(self):
        text = "1. Một\na) A\nb) B\nc) C\nd) D\nđ) Đ\ne) E\ng) G\nh) H\ni) I\nk) K"
        assert paths(text)[1:] == [f"1/{letter}" for letter in "abcdđeghik"]
        assert codes(text) == []

    def test_little_romans_are_items_and_not_the_letter_i(self):
        assert paths("1. Một\na) A\n(i) Lấy mẫu\n(ii) Cách ly\nb) B") == [
            "1", "1/a", "1/a/i", "1/a/ii", "1/b",
        ]  # fmt: skip

    def test_numbers_in_brackets_on_their_own_lines_are_items(self):
        assert paths("1. Một\n(1) A\n(2) B\n2. Hai") == ["1", "1/1", "1/2", "2"]

    def test_a_list_within_an_item_that_announces_it(self):
        assert paths("1. Gồm:\n1. A\n2. B\n2. Hai\n3. Ba") == ["1", "1/1", "1/2", "2", "3"]

    def test_dashes_alone_count_after_a_colon(self):
        assert paths("Yêu cầu các thôn:\n- Rà soát\n- Báo cáo") == ["-1", "-2"]

    def test_dashes_alone_count_where_the_colon_was_lost(self):
        for last in ("như sau", "sau.", "sau đây;"):
            with self.subTest(last=last):
                assert paths(f"Yêu cầu các thôn thực hiện {last}\n- Rà soát\n- Báo cáo") == [
                    "-1", "-2",
                ]  # fmt: skip
        assert paths("Yêu cầu các thôn rà soát.\n- Một.\n- Hai.") == []

    def test_points_under_a_dash_that_announces_them(self):
        text = "1. Một:\n- Sở Y tế:\na) Rà soát.\nb) Báo cáo.\n- Công an tỉnh.\n2. Hai"
        assert paths(text) == ["1", "1/-1", "1/-1/a", "1/-1/b", "1/-2", "2"]
        text = "1. Một:\na) Hai:\n- Gồm:\n+ A\nb) Ba"
        assert paths(text) == ["1", "1/a", "1/a/-1", "1/a/-1/+1", "1/b"]

    def test_dashes_above_the_only_points(self):
        text = "Yêu cầu:\n- Sở Y tế:\na) Rà soát.\nb) Báo cáo.\n- Công an tỉnh:\na) Chốt."
        assert paths(text) == ["-1", "-1/a", "-1/b", "-2", "-2/a"]
        assert paths("Gồm:\n- Một.\n- Hai.\nYêu cầu:\n1. Rà soát.\n2. Báo cáo.") == ["1", "2"]
        assert paths("Yêu cầu:\na) Rà soát:\n- Một.\nb) Báo cáo.") == ["a", "a/-1", "b"]

    def test_bases_with_dashes_are_no_items(self):
        text = (
            "- Căn cứ Điều lệ Đảng;\n- Căn cứ Quy chế làm việc,\nBan Thường vụ yêu cầu:\n1. A\n2. B"
        )
        assert paths(text) == ["1", "2"]
        assert paths("- Căn cứ Điều lệ Đảng;\n- Căn cứ Quy chế làm việc.") == []


class LookAlikeTests(SimpleTestCase):
    def test_quantities_and_dates_at_a_line_start_are_text(self):
        for line in (
            "6.050 trường hợp F1 đã được cách ly.",
            "29.232 trường hợp F2.",
            "24/24 giờ trực điện thoại.",
            "17/5/2021 là ngày họp.",
            "17.5.2021 là ngày họp.",
            "30/4, 01/5 nghỉ lễ.",
            "100% cán bộ cài đặt ứng dụng.",
            "-5 độ là nhiệt độ bảo quản.",
            "2021 – 2026 là nhiệm kỳ.",
            "5K là yêu cầu chung.",
            "V/v phòng, chống dịch.",
            "Điều này rất quan trọng.",
            "(kèm theo danh sách).",
        ):
            with self.subTest(line=line):
                assert paths(f"1. Rà soát.\n{line}\n2. Báo cáo.") == ["1", "2"]

    def test_enumerations_within_a_sentence_are_no_items(self):
        text = "1. Kiểm tra: (1) trường học; (2) bệnh viện; (i) chợ.\n2. Báo cáo."
        assert paths(text) == ["1", "2"]

    def test_such_a_sentence_may_begin_a_line(self):
        text = "1. Kiểm tra:\n(1) trường học; (2) bệnh viện.\n2. Báo cáo:\n(1) ngày;\n(2) tuần."
        assert paths(text) == ["1", "2", "2/1", "2/2"]

    def test_a_footnote_in_the_middle_is_no_item(self):
        text = "1. Một.\n2. Hai.\n1. Theo số liệu của Bộ Y tế.\n3. Ba."
        assert paths(text) == ["1", "2", "3"]
        assert items(text)["2"].endswith("1. Theo số liệu của Bộ Y tế.")
        assert codes(text) == [("number_out_of_order", "instructions/2")]

    def test_a_footnote_called_in_the_text_begins_no_list(self):
        text = "Đề nghị:\n- Làm việc tại trụ sở1; trực.\n1. Trừ lực lượng y tế.\n- Báo cáo."
        assert paths(text) == ["-1", "-2"]
        assert paths("Kiểm tra F1 trong 2 km2:\n1. Rà soát.\n2. Báo cáo.") == ["1", "2"]
        assert paths("Tại trụ sở1:\n1. Rà soát.\n2. Báo cáo.") == ["1", "2"]

    def test_an_article_of_a_law_at_a_line_start_is_no_item(self):
        text = "Điều 1. Một.\nĐiều 5 Luật Phòng, chống bệnh truyền nhiễm quy định.\nĐiều 2. Hai."
        assert paths(text) == ["Điều 1", "Điều 2"]

    def test_a_wrapped_sentence_with_a_number_goes_on(self):
        text = "1. Báo cáo kết quả trước\n20. các đơn vị.\n2. Tổng hợp."
        assert items(text)["1"] == "Báo cáo kết quả trước 20. các đơn vị."


class SlipTests(SimpleTestCase):
    def test_a_missing_number_is_told(self):
        text = "1. Một.\n2. Hai.\n4. Bốn."
        assert paths(text) == ["1", "2", "4"]
        assert codes(text) == [("number_missing", "instructions/4")]

    def test_a_first_number_lost_is_told(self):
        assert paths("Mở đầu.\n2. Hai.\n3. Ba.") == ["2", "3"]
        assert codes("Mở đầu.\n2. Hai.\n3. Ba.") == [("number_missing", "instructions/2")]

    def test_a_letter_read_for_one_is_told(self):
        for printed in ("l.", "I."):
            with self.subTest(printed=printed):
                text = f"Yêu cầu:\n{printed} Một.\n2. Hai.\n3. Ba."
                assert paths(text) == ["1", "2", "3"]
                assert codes(text) == [("marker_misread", "instructions/1")]

    def test_a_roman_one_before_a_roman_two_is_roman(self):
        assert paths("I. Một.\n1. A.\n2. B.\nII. Hai.") == ["I", "I/1", "I/2", "II"]

    def test_the_letter_after_h_is_i_and_no_roman(self):
        letters = "\n".join(f"{letter}) Việc" for letter in "abcdeghik")
        assert paths(f"1. Một\n{letters}")[-2:] == ["1/i", "1/k"]

    def test_a_second_d_is_d_with_a_bar(self):
        text = "1. Một\na) A\nb) B\nc) C\nd) D\nd) Đ\ne) E"
        assert paths(text)[-3:] == ["1/d", "1/đ", "1/e"]
        assert codes(text) == [("marker_misread", "instructions/1/đ")]

    def test_a_repeated_number_is_told(self):
        text = "1. Một.\n2. Hai.\n2. Ba.\n4. Bốn."
        assert paths(text) == ["1", "2", "2(2)", "4"]
        assert ("number_repeated", "instructions/2(2)") in codes(text)

    def test_a_second_list_keeps_paths_unique(self):
        text = "1. Một.\n2. Hai.\n3. Ba.\nPhần khác\n1. Bốn.\n2. Năm."
        assert paths(text) == ["1", "2", "3", "1(2)", "2(2)"]
        assert ("numbering_restarts", "instructions/1(2)") in codes(text)
