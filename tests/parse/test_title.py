from django.test import SimpleTestCase

from directives.parse.head import read_head
from directives.parse.heading import read_number_symbol
from directives.parse.lines import read_lines
from directives.parse.structure import NumberSymbol, Origin
from directives.parse.title import read_doc_type, read_subject, type_of_symbol


def doc_type(text: str):
    head = read_head(read_lines(text))
    number, _ = read_number_symbol(head)
    return read_doc_type(head, number.value if number else None)[0]


def subject(text: str) -> str | None:
    reading, _ = read_subject(read_head(read_lines(text)))
    return reading.value if reading else None


class SubjectUnderTitleTests(SimpleTestCase):
    def test_a_line_right_under_the_title_is_the_subject_whatever_its_first_word(self):
        text = "CHỈ THỊ\nThực hiện giãn cách xã hội\ntrên địa bàn thành phố\n\nDịch bệnh lan rộng."
        assert subject(text) == "Thực hiện giãn cách xã hội trên địa bàn thành phố"

    def test_the_day_of_a_meeting_after_the_disease_is_part_of_the_subject(self):
        text = "Kết luận tại cuộc họp về phòng, chống dịch\nCOVID-19 ngày 23 tháng 10 năm 2021"
        assert subject(f"THÔNG BÁO\n{text}\n\nChiều 23/10, tại trụ sở.") == text.replace("\n", " ")

    def test_a_sentence_of_its_own_is_no_rest_of_a_subject_that_may_go_on(self):
        text = "CHỈ THỊ\nVề việc quản lý người về từ vùng có dịch\n\nCó nơi chưa chặt chẽ. Vì vậy:"
        assert subject(text) == "quản lý người về từ vùng có dịch"

    def test_a_subject_in_capitals_goes_on_over_blank_lines(self):
        text = (
            "CHỈ THỊ\nVỀ VIỆC TĂNG CƯỜNG CÁC BIỆN PHÁP\n\nPHÒNG, CHỐNG DỊCH\n\n"
            "TRÊN ĐỊA BÀN TỈNH\n\nDịch bệnh lan rộng."
        )
        expected = "Tăng cường các biện pháp phòng, chống dịch trên địa bàn tỉnh"
        assert subject(text) == expected

    def test_what_else_stands_in_capitals_below_a_subject_is_none_of_it(self):
        for line in (
            "ỦY BAN NHÂN DÂN TỈNH AN GIANG",
            "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH",
            "I. TÌNH HÌNH",
            "CHỈ THỊ:",
            "PHẦN THỨ NHẤT:",
        ):
            with self.subTest(line):
                text = f"CHỈ THỊ\nVỀ VIỆC GIÃN CÁCH XÃ HỘI\n\n{line}\n\nDịch bệnh lan rộng."
                assert subject(text) == "Giãn cách xã hội"

    def test_half_a_quotation_is_no_part_of_a_subject(self):
        for printed, expected in {
            "“Về việc phòng, chống dịch”": "phòng, chống dịch",
            '"Về việc phòng, chống dịch"': "phòng, chống dịch",
            "Về việc thực hiện “3 tại chỗ”": "thực hiện “3 tại chỗ”",
            "“Về việc thực hiện “3 tại chỗ””": "thực hiện “3 tại chỗ”",
        }.items():
            with self.subTest(printed):
                assert subject(f"CHỈ THỊ\n{printed}\n\nDịch bệnh lan rộng.") == expected

    def test_blank_lines_may_stand_between_the_lines_of_a_subject(self):
        text = (
            "CHỈ THỊ\n\nVề việc phòng, chống dịch\n\nCOVID-19 trên địa bàn\n\ntỉnh An Giang\n\n"
            "Dịch bệnh lan rộng."
        )
        assert subject(text) == "phòng, chống dịch COVID-19 trên địa bàn tỉnh An Giang"

    def test_so_they_may_in_a_letter(self):
        text = "Số: 12/BYT-DP\n\nV/v phòng, chống dịch\n\nCOVID-19 tại tỉnh A\n\nKính gửi: Sở Y tế"
        assert subject(text) == "phòng, chống dịch COVID-19 tại tỉnh A"

    def test_a_disease_on_a_line_of_its_own_is_no_body(self):
        text = "BỘ Y TẾ\nSố: 12/BYT-DP\nV/v phòng, chống dịch\nCOVID-19\n\nKính gửi: Sở Y tế tỉnh A"
        assert subject(text) == "phòng, chống dịch COVID-19"

    def test_a_numbered_item_right_under_it_is_no_part_of_the_subject(self):
        assert subject("THÔNG BÁO\nVề việc giãn cách\n1. Dừng họp chợ.") == "giãn cách"

    def test_a_citation_or_a_sentence_there_is_the_body(self):
        assert subject("CÔNG ĐIỆN\nThực hiện Công văn số 12/BYT-DP, Sở Y tế yêu cầu") is None
        assert subject("CÔNG ĐIỆN\nThực hiện chỉ đạo của Tỉnh ủy, Sở Y tế yêu cầu:") is None


class DocTypeTests(SimpleTestCase):
    def test_it_reads_the_printed_title(self):
        for text, name in (
            ("CHỈ THỊ\nVề việc phòng dịch", "Chỉ thị"),
            ("CÔNG ĐIỆN KHẨN\nvề phòng dịch", "Công điện"),
            ("HƯỚNG DẪN LIÊN NGÀNH\nCông tác phòng dịch", "Hướng dẫn"),
            ("THÔNG BÁO\nKẾT LUẬN CỦA BAN THƯỜNG VỤ", "Thông báo"),
            ("NGHỊ QUYẾT\nvề hỗ trợ", "Nghị quyết"),
        ):
            found = doc_type(text)
            assert found is not None
            assert (found.value, found.origin) == (name, Origin.STATED)

    def test_a_party_letter_is_stated_by_its_symbol(self):
        found = doc_type("Số 353 - CV/TU\nV/v phòng dịch\nKính gửi: Các chi bộ")
        assert found is not None
        assert (found.value, found.origin) == ("Công văn", Origin.STATED)

    def test_a_state_letter_is_known_by_its_layout(self):
        found = doc_type("Số: 12/UBND-VX\nV/v phòng dịch\nKính gửi: Sở Y tế")
        assert found is not None
        assert (found.value, found.reason) == ("Công văn", "letter_layout")

    def test_a_lost_title_is_inferred_from_the_symbol(self):
        found = doc_type("Số: 12/KH-UBND")
        assert found is not None
        assert (found.value, found.reason) == ("Kế hoạch", "type_from_symbol")

    def test_a_word_in_capitals_that_only_begins_like_a_type_is_none(self):
        assert doc_type("BÁO CÁO VIÊN GIỎI toàn tỉnh") is None

    def test_abbreviations_differ_between_party_and_state(self):
        assert type_of_symbol(NumberSymbol("5", "TT/TU", None, "")) == "Thông tri"
        assert type_of_symbol(NumberSymbol("5", "TT-BYT", "2021", "")) == "Thông tư"


class MisreadLeadTests(SimpleTestCase):
    def test_the_lead_words_may_be_read_as_and(self):
        for lead in ("V/v", "VÀ", "VA"):
            with self.subTest(lead):
                text = f"SỞ Y TẾ\nSố: 12/SYT-NVY\n{lead} tăng cường phòng,\nchống dịch"
                assert subject(f"{text}\nKính gửi: Các xã") == "tăng cường phòng, chống dịch"

    def test_the_word_and_is_no_lead(self):
        text = "SỞ GIÁO DỤC\nVÀ ĐÀO TẠO\nSố: 12/SGDĐT\nV/v tăng cường\nvà đẩy mạnh dạy học"
        assert subject(f"{text}\nKính gửi: Các xã") == "tăng cường và đẩy mạnh dạy học"


class SubjectTests(SimpleTestCase):
    def test_the_lead_words_are_left_out(self):
        for lead in ("V/v", "Về việc", "v/v:", "Về"):
            text = f"Số: 1/UBND-VX\n{lead} phòng, chống dịch\n\nKính gửi: Sở Y tế"
            assert subject(text) == "phòng, chống dịch", lead

    def test_a_party_letter_needs_no_lead_words(self):
        text = "Số 183-CV/TU\n*Tiếp tục tăng cường\nphòng dịch*\n\nKính gửi: Các chi bộ"
        assert subject(text) == "Tiếp tục tăng cường phòng dịch"

    def test_the_date_line_may_stand_before_or_after(self):
        text = "Số: 1/SYT\nV/v phòng dịch\nHà Nội, ngày 5 tháng 5 năm 2021\nKính gửi: Các bệnh viện"
        assert subject(text) == "phòng dịch"

    def test_broken_lines_are_rejoined(self):
        text = "Số: 1/SYT\nV/v chống dịch COVID-\n19 tại bệnh viện\n\nKính gửi: Các bệnh viện"
        assert subject(text) == "chống dịch COVID-19 tại bệnh viện"

    def test_who_concludes_is_not_the_subject(self):
        text = (
            "THÔNG BÁO\nKẾT LUẬN CỦA BAN THƯỜNG VỤ TỈNH ỦY\nvề công tác phòng dịch\n\nNgày 1/5/2021"
        )
        assert subject(text) == "công tác phòng dịch"

    def test_the_body_does_not_run_into_the_subject(self):
        text = "KẾ HOẠCH\nTổ chức tiêm chủng\nThực hiện Chỉ thị số 16/CT-TTg, tỉnh yêu cầu:"
        assert subject(text) == "Tổ chức tiêm chủng"

    def test_a_subject_in_capitals_is_written_in_the_usual_case(self):
        text = "CHỈ THỊ\nVỀ MỘT SỐ BIỆN PHÁP PHÒNG, CHỐNG DỊCH COVID-19\n\nThực hiện"
        assert subject(text) == "Một số biện pháp phòng, chống dịch COVID-19"

    def test_who_decides_is_not_part_of_a_subject_in_capitals(self):
        text = "CHÍNH PHỦ\nNGHỊ QUYẾT\nVỀ GIẢI PHÁP CẤP BÁCH\nCHÍNH PHỦ\nCăn cứ Luật;"
        assert subject(text) == "Giải pháp cấp bách"

    def test_a_subject_in_capitals_ends_where_the_small_letters_begin(self):
        text = "KẾT LUẬN\nVỀ PHÒNG, CHỐNG DỊCH TRONG TÌNH\nHÌNH MỚI\nTại phiên họp, Ban Thường vụ"
        assert subject(f"{text} kết luận:\n1- Tăng cường.") == (
            "Phòng, chống dịch trong tình hình mới"
        )

    def test_who_sends_a_telegram_is_not_its_subject(self):
        for line, expected in {
            "của Ban Thường vụ Tỉnh ủy về tăng cường chống dịch": "tăng cường chống dịch",
            "Của Chủ tịch UBND tỉnh về việc kiểm soát dịch": "kiểm soát dịch",
            "Củng cố Ban Chỉ đạo về phòng dịch": "Củng cố Ban Chỉ đạo về phòng dịch",
        }.items():
            with self.subTest(line):
                assert subject(f"CÔNG ĐIỆN\n{line}\n\nDịch bệnh lan rộng.") == expected

    def test_a_subject_may_end_with_the_number_of_another_document(self):
        lines = "V/v hỗ trợ người lao động theo\nNghị quyết số 68/NQ-CP"
        text = f"SỞ Y TẾ\nSố: 7/SYT-TC\n{lines}\nKính gửi: Các bệnh viện"
        assert subject(text) == "hỗ trợ người lao động theo Nghị quyết số 68/NQ-CP"

    def test_without_a_subject_it_says_so(self):
        reading, problems = read_subject(read_head(read_lines("SỞ Y TẾ\nSố: 1/SYT")))
        assert reading is None
        assert [problem.code for problem in problems] == ["subject_missing"]
