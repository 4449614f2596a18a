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
        for last in (
            "Báo cáo kết quả trước ngày 05/8/2021.",
            "Kết quả thực hiện được công khai.",
            "Thay thế người trực chốt sau mỗi ca.",
        ):
            with self.subTest(last):
                assert self.closing(f"Yêu cầu:\n1. Rà soát.\n2. Kiểm tra.\n{last}") is None

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
            "Kết quả thực hiện gửi về Ban Tuyên giáo Tỉnh ủy trước ngày 15/12/2021.",
            "Thay thế Công văn số 2201/SGTVT-QLVT ngày 28/10/2021./.",
            "Đoàn kiểm tra thông báo để các đơn vị biết, thực hiện./.",
            "Nhận điện báo cáo.",
            "Mọi vướng mắc, xin liên hệ Phòng Quản lý vận tải./.",
            "Tran trong cam on./.",
            "Rất mong sự phối hợp của quý cơ quan./.",
            "Các cơ quan, đơn vị nghiêm túc triển khai thực hiện Công văn này./.",
            "Giao Văn phòng Tỉnh ủy theo dõi, đôn đốc việc thực hiện.",
            "Yeu cau cac co quan, don vi nghiem tuc thuc hien./.",
            "Sở Y tế thông báo đến các đơn vị biết, thực hiện./.",
            "Ủy ban nhân dân tỉnh báo cáo Bộ Y tế theo dõi, chỉ đạo./.",
            "Vậy đề nghị các đơn vị nghiêm túc thực hiện.",
            "Mọi vướng mắc xin liên hệ Phòng Nghiệp vụ Y.",
            "Các nội dung khác không nêu tại Công văn này thực hiện theo Chỉ thị số 16/CT-TTg.",
            "Nhằm bảo đảm an toàn, Trường đề nghị sinh viên thực hiện nghiêm các nội dung trên.",
            "“Trong quá trình thực hiện, nếu có vướng mắc, báo cáo về Sở Y tế.",
        ):
            with self.subTest(last=last):
                assert self.closing(f"1. Rà soát.\n2. Báo cáo.\n\n{last}") == last

    def test_a_paragraph_that_goes_on_with_the_last_item_is_no_closing(self):
        for last in (
            "Chỉ đạo các cơ quan chức năng xử phạt nghiêm các vi phạm.",
            "Tiếp tục tuyên truyền thực hiện yêu cầu 5K.",
            "Niêm yết thông báo tại chợ; để tiểu thương biết.",
            "Trường hợp để lây lan dịch bệnh thì người đứng đầu chịu trách nhiệm.",
            "UBND các huyện báo cáo UBND tỉnh xem xét.",
            "Các nội dung chi tiết được niêm yết tại trụ sở.",
            "Để bảo đảm an toàn, các đơn vị tạm dừng tiếp khách.",
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
