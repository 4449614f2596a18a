from datetime import date

from django.test import SimpleTestCase
from hypothesis import given, settings
from hypothesis import strategies as st

from directives.parse.instructions import read_instructions
from directives.parse.lines import paragraphs, read_lines
from directives.parse.structure import InstructionKind
from tests.parse.body_text import codes, items, passages, paths


class ReadInstructionsTests(SimpleTestCase):
    def test_it_works(self):
        text = (
            "Thường trực Huyện ủy yêu cầu:\n\n1. Rà soát.\n2. Báo cáo.\n\n"
            "Trên đây là ý kiến chỉ đạo của Thường trực Huyện ủy./."
        )
        preamble, instructions, closing, problems = read_instructions(passages(text))
        assert preamble.value == "Thường trực Huyện ủy yêu cầu:"
        assert [(i.path, i.marker, i.text) for i in instructions] == [
            ("1", "1.", "Rà soát."),
            ("2", "2.", "Báo cáo."),
        ]
        assert closing.value.startswith("Trên đây là")
        assert problems == []

    def test_points_counted_in_words(self):
        text = "Yêu cầu:\n1. Nhiệm vụ\nMột là: Rà soát.\nHai là: Báo cáo.\n2. Kiểm tra."
        assert paths(text) == ["1", "1/Một là", "1/Hai là", "2"]
        assert paths("Yêu cầu:\nThứ nhất, rà soát.\nThứ hai, báo cáo.") == [
            "Thứ nhất", "Thứ hai",
        ]  # fmt: skip

    def test_a_weekday_counts_nothing(self):
        assert paths("Yêu cầu:\n1. Báo cáo.\nThứ hai, ngày 17/5/2021 họp.\n2. Trực.") == ["1", "2"]

    def test_letters_before_a_comma(self):
        assert paths("1/ UBND xã:\na, Củng cố.\nb, Chỉ đạo.\n2/ Trạm Y tế.") == [
            "1", "1/a", "1/b", "2",
        ]  # fmt: skip

    def test_a_day_without_its_year_is_counted_from_the_date_of_issue(self):
        text = "Yêu cầu:\n1. Xong trước ngày 20/5.\n2. Báo cáo."
        _, (first, second), _, _ = read_instructions(passages(text), date(2021, 5, 15))
        assert [d.ends_on for d in first.deadlines] == [date(2021, 5, 20)]
        assert second.deadlines == ()

    def test_spans_show_where_each_part_stands_in_the_source(self):
        text = "Yêu cầu:\n\n*1.* Giao **Sở Y tế**\n\nchuẩn bị.\n2. Báo cáo./."
        preamble, (first, second), _, _ = read_instructions(passages(text))
        assert text[preamble.span.start : preamble.span.end] == "Yêu cầu:"
        assert text[first.span.start : first.span.end].startswith("1.* Giao **Sở")
        assert text[first.span.start : first.span.end].endswith("chuẩn bị.")
        assert text[second.span.start : second.span.end] == "2. Báo cáo./."
        assert first.text == "Giao Sở Y tế chuẩn bị."

    def test_a_paragraph_without_number_belongs_to_the_item_above(self):
        text = "1. Tiêm chủng.\n\nBảo đảm an toàn.\n2. Báo cáo."
        assert items(text)["1"] == "Tiêm chủng.\nBảo đảm an toàn."

    def test_dashes_before_the_legal_basis_are_left_out(self):
        text = "- Căn cứ Luật A;\n- Xét đề nghị của Sở Y tế.\nĐiều 1. Ban hành quy định."
        preamble, *_ = read_instructions(passages(text))
        assert preamble.value == "Căn cứ Luật A;\nXét đề nghị của Sở Y tế."

    def test_a_resolution_ends_with_the_session_that_passed_it(self):
        text = (
            "Điều 1. Hỗ trợ.\nĐiều 2. Giao UBND tỉnh thực hiện.\n\nNghị quyết này đã được Hội đồng"
            " nhân dân tỉnh khóa XV thông qua."
        )
        _, _, closing, _ = read_instructions(passages(text))
        assert closing is not None
        assert closing.value.startswith("Nghị quyết này đã được")

    def test_a_body_without_numbers_is_all_preamble(self):
        text = "Đồng ý với đề xuất của Sở Y tế.\nGiao Sở Y tế hướng dẫn."
        preamble, instructions, closing, problems = read_instructions(passages(text))
        assert instructions == ()
        assert preamble.value == text
        assert closing is None
        assert [problem.code for problem in problems] == ["no_numbered_items"]

    def test_nothing_at_all_is_no_problem(self):
        assert read_instructions([]) == (None, (), None, [])

    def test_a_marker_without_text_is_told(self):
        assert codes("1. Rà soát.\n2.\n3. Báo cáo.") == [("item_empty", "instructions/2")]


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


class ClosingTests(SimpleTestCase):
    def closing(self, text: str) -> str | None:
        closing = read_instructions(passages(text))[2]
        return closing and closing.value

    def test_a_report_to_all_or_an_appeal_to_wards_ends_the_document(self):
        for last in (
            "Báo cáo kết quả về Sở Y tế (qua Phòng Nghiệp vụ Y) trước 16 giờ hằng ngày./.",
            "Các khoa, phòng nghiêm túc thực hiện. Có vướng mắc liên hệ Phòng KHTH./.",
        ):
            with self.subTest(last):
                assert self.closing(f"Yêu cầu:\n1. Rà soát.\n2. Kiểm tra.\n{last}") == last

    def test_a_report_that_is_no_last_word_stays_with_its_item(self):
        text = "Yêu cầu:\n1. Rà soát.\n2. Kiểm tra.\nBáo cáo kết quả trước ngày 05/8/2021."
        assert self.closing(text) is None

    def test_the_forms_of_a_closing(self):
        for last in (
            "Yêu cầu các cơ quan, đơn vị nghiêm túc thực hiện./.",
            "Đề nghị các đồng chí quan tâm chỉ đạo./.",
            "Ban Thường vụ Huyện ủy yêu cầu cấp ủy các cấp thực hiện nghiêm.",
            "UBND tỉnh yêu cầu Thủ trưởng các sở, ngành khẩn trương triển khai thực hiện./.",
            "Chủ tịch UBND tỉnh đề nghị các địa phương phối hợp thực hiện.",
            "Trên đây là Kế hoạch phòng, chống dịch của huyện./.",
            "Nhận được Công điện này, yêu cầu các đơn vị triển khai ngay.",
            "Căn cứ nội dung Chỉ thị này, các cấp ủy xây dựng kế hoạch thực hiện.",
            "Trong quá trình thực hiện, nếu có vướng mắc, báo cáo về Sở Y tế.",
            "Chỉ thị này phổ biến đến chi bộ.",
            "Văn phòng UBND tỉnh thông báo để các cơ quan biết, thực hiện./.",
            "Bộ Y tế kính đề nghị Ủy ban nhân dân tỉnh quan tâm chỉ đạo.",
            "Trân trọng./.",
            "Các cơ quan, đơn vị nghiêm túc triển khai thực hiện Công văn này./.",
            "Giao Văn phòng Tỉnh ủy theo dõi, đôn đốc việc thực hiện.",
            "Yeu cau cac co quan, don vi nghiem tuc thuc hien./.",
        ):
            with self.subTest(last=last):
                assert self.closing(f"1. Rà soát.\n2. Báo cáo.\n\n{last}") == last

    def test_a_paragraph_that_goes_on_with_the_last_item_is_no_closing(self):
        for last in (
            "Chỉ đạo các cơ quan chức năng xử phạt nghiêm các vi phạm.",
            "Tiếp tục tuyên truyền thực hiện yêu cầu 5K.",
            "Trường hợp để lây lan dịch bệnh thì người đứng đầu chịu trách nhiệm.",
        ):
            with self.subTest(last=last):
                assert self.closing(f"1. Rà soát.\n2. Báo cáo.\n\n{last}") is None

    def test_such_a_paragraph_in_the_middle_stays_in_its_item(self):
        text = "1. Tuyên truyền.\nYêu cầu các đồng chí không đi ra ngoài tỉnh.\n2. Báo cáo."
        assert self.closing(text) is None
        assert "Yêu cầu các đồng chí" in items(text)["1"]

    def test_what_a_heading_announces_is_no_closing(self):
        text = "I. NHIỆM VỤ\n1. A.\nII. TỔ CHỨC THỰC HIỆN\nGiao Văn phòng theo dõi, đôn đốc."
        assert self.closing(text) is None
        assert self.closing(f"{text}\nTrân trọng./.") == "Trân trọng./."
        assert self.closing("1. Rà soát\n2. TỔ CHỨC\nTrân trọng./.") == "Trân trọng./."

    def test_several_paragraphs_close(self):
        text = (
            "1. Rà soát.\nTrên đây là ý kiến chỉ đạo.\nĐề nghị các đơn vị thực hiện.\nTrân trọng."
        )
        assert self.closing(text).count("\n") == 2

    def test_the_last_article_is_followed_by_nothing(self):
        text = (
            "Điều 1. Phê duyệt.\nĐiều 2. Hiệu lực.\n"
            "Giám đốc Sở Y tế chịu trách nhiệm thi hành Quyết định này./."
        )
        assert self.closing(text) is None


class AssessmentTests(SimpleTestCase):
    def kinds(self, text: str) -> dict[str, str]:
        return {item.path: item.kind.value for item in read_instructions(passages(text))[1]}

    def test_an_item_that_tells_how_things_stand(self):
        text = "1. Thời gian qua, dịch diễn biến phức tạp; các lực lượng đã nỗ lực.\n2. Yêu cầu:"
        assert self.kinds(text) == {"1": "nhan_dinh", "2": ""}

    def test_an_item_that_praises(self):
        text = "1. UBND tỉnh biểu dương các lực lượng tuyến đầu đã làm việc ngày đêm.\n2. Báo cáo."
        assert self.kinds(text)["1"] == "nhan_dinh"

    def test_an_item_that_also_orders_is_an_order(self):
        for item in (
            "Hiện nay dịch diễn biến phức tạp, yêu cầu các đơn vị trực 24/24 giờ.",
            "Trong thời gian qua, một số nơi còn lơ là. Tăng cường kiểm tra.",
            "Tình hình dịch diễn biến phức tạp; các cấp phải vào cuộc.",
            "Đánh giá nguy cơ dịch bệnh và báo cáo hằng ngày.",
            "Trong những ngày tới, tập trung truy vết.",
        ):
            with self.subTest(item=item):
                assert self.kinds(f"1. {item}\n2. Báo cáo.")["1"] == ""

    def test_items_under_an_assessment_assess_too(self):
        text = "I. ĐÁNH GIÁ TÌNH HÌNH\n1. Số ca tăng nhanh.\nII. NHIỆM VỤ\n1. Rà soát."
        assert self.kinds(text) == {"I": "nhan_dinh", "I/1": "nhan_dinh", "II": "", "II/1": ""}

    def test_an_assessment_orders_nobody(self):
        text = "1. Thời gian qua, Sở Y tế đã nỗ lực, dịch diễn biến phức tạp.\n2. Giao Sở Y tế."
        _, (first, _), _, _ = read_instructions(passages(text))
        assert first.kind is InstructionKind.ASSESSMENT
        assert first.addressees == ()


MARKS = st.sampled_from(
    [
        "1. ",
        "2. ",
        "3. ",
        "1) ",
        "2.1. ",
        "2.2 ",
        "a) ",
        "b) ",
        "đ) ",
        "I. ",
        "II- ",
        "i) ",
        "(i) ",
        "(1) ",
        "- ",
        "+ ",
        "• ",
        "* ",
        "Điều 1. ",
        "Điều 2 ",
        "Chương I ",
        "Bước 1: ",
        "l. ",
        "",
    ]
)
WORDS = st.sampled_from(
    [
        "Giao Sở Y tế",
        "tăng cường",
        "UBND tỉnh",
        "yêu cầu",
        "6.050",
        "24/24 giờ",
        "Điều 5",
        "đã",
        "số 16/CT-TTg",
        "Trên đây là",
        "các sở, ban, ngành",
        ";",
        ".",
        ":",
        "2021 – 2026",
        "**đậm**",
    ]
)
LINES = st.builds(lambda mark, words: mark + " ".join(words), MARKS, st.lists(WORDS, max_size=6))
BODIES = st.lists(LINES, max_size=14).map("\n".join)


class AnyTextTests(SimpleTestCase):
    @given(BODIES)
    @settings(max_examples=150, deadline=None)
    def test_no_word_is_lost_and_none_is_doubled(self, text: str):
        whole = passages(text)
        preamble, instructions, closing, _ = read_instructions(whole)
        parts = [preamble.value if preamble else ""]
        parts += [f"{item.marker} {item.text}" for item in instructions]
        parts += [closing.value if closing else ""]
        expected = "".join("".join(passage.text.split()) for passage in whole)
        assert "".join("".join(part.split()) for part in parts) == expected

    @given(BODIES)
    @settings(max_examples=100, deadline=None)
    def test_spans_stand_in_order_within_the_text(self, text: str):
        preamble, instructions, closing, _ = read_instructions(passages(text))
        spans = [preamble.span] if preamble else []
        spans += [item.span for item in instructions]
        spans += [closing.span] if closing else []
        ends = [0]
        for span in spans:
            assert ends[-1] <= span.start <= span.end <= len(text)
            ends.append(span.end)
        for item in instructions:
            for addressee in item.addressees:
                assert item.span.start <= addressee.span.start < addressee.span.end
                assert addressee.span.end <= item.span.end

    @given(BODIES)
    @settings(max_examples=100, deadline=None)
    def test_paths_are_unique_and_parents_come_first(self, text: str):
        _, instructions, _, _ = read_instructions(passages(text))
        seen: set[str | None] = {None}
        for item in instructions:
            assert item.path not in seen
            assert item.parent in seen
            seen.add(item.path)

    @given(st.text(max_size=300))
    @settings(max_examples=150, deadline=None)
    def test_odd_text_never_raises(self, text: str):
        read_instructions(paragraphs(read_lines(text)))

    def test_a_very_long_body_is_read_in_time(self):
        text = "\n".join(
            f"{n}. Giao Sở Y tế, Sở Tài chính, " + "các xã, " * 40 for n in range(1, 150)
        )
        assert len(paths(text + "\n" + "a, " * 20000)) == 149
