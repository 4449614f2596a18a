from django.test import SimpleTestCase

from directives.parse.cells import Shape, split_columns
from directives.parse.lines import read_lines
from directives.parse.sections import Page, read_page

BODY = "Sở Y tế yêu cầu các đơn vị thực hiện các nội dung sau:\n\n1. Tăng cường kiểm tra./.\n"
TAIL = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nGIÁM ĐỐC\n\nLê Văn An\n"
HEADER = "SỞ Y TẾ TỈNH LONG AN\nSố: 12/SYT-NVY\nV/v phòng dịch\n"
MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
LETTER = f"{HEADER}\nKính gửi: Các bệnh viện\n\n{BODY}\n{TAIL}"
DATE = "Long An, ngày 05 tháng 5 năm 2021\n"


def page(text: str) -> Page:
    return read_page(read_lines(text))


def cells(line: str) -> list[str]:
    return [cell.text for cell in split_columns(read_lines(line)[0])]


class ColumnsTests(SimpleTestCase):
    def test_two_columns_on_one_line_are_told_apart(self):
        assert cells("BỘ Y TẾ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") == [
            "BỘ Y TẾ",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        ]
        assert cells("TỈNH AN GIANG                Độc lập - Tự do - Hạnh phúc") == [
            "TỈNH AN GIANG",
            "Độc lập - Tự do - Hạnh phúc",
        ]

    def test_number_and_date_on_one_line_are_told_apart(self):
        assert cells("Số: 09/CT-UBND An Giang, ngày 06 tháng 5 năm 2021") == [
            "Số: 09/CT-UBND",
            "An Giang, ngày 06 tháng 5 năm 2021",
        ]

    def test_a_wide_blank_inside_a_number_or_date_does_not_cut_it(self):
        assert cells("Số:         /SGTVT-VT") == ["Số:         /SGTVT-VT"]
        assert cells("Cần Thơ, ngày      tháng 8 năm 2021") == [
            "Cần Thơ, ngày      tháng 8 năm 2021"
        ]

    def test_number_and_subject_on_one_line_are_told_apart(self):
        assert cells("Số: 345/SGDĐT-CTTT V/v cho học sinh nghỉ học")[0] == "Số: 345/SGDĐT-CTTT"

    def test_a_date_inside_a_sentence_is_left_alone(self):
        line = "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015"
        assert cells(line) == [line]


class ReadPageTests(SimpleTestCase):
    def test_the_columns_may_come_in_any_order(self):
        for header in (HEADER + MOTTO + DATE, MOTTO + DATE + HEADER, MOTTO + HEADER + DATE):
            found = page(f"{header}\nKính gửi: Các bệnh viện\n\n{BODY}\n{TAIL}")
            with self.subTest(header):
                assert [name.text for name in found.head.names] == ["SỞ Y TẾ TỈNH LONG AN"]
                assert found.head.first(Shape.DATE) is not None
                assert [line.text for line in found.head.subject] == ["V/v phòng dịch"]
                assert [line.text for line in found.head.addressed] == ["Các bệnh viện"]
                assert found.body[0].text.startswith("Sở Y tế yêu cầu")
                assert found.body[-1].text == "1. Tăng cường kiểm tra./."
                assert found.tail[0].text == "Nơi nhận:"

    def test_a_telegram_names_its_addressees_after_its_sender(self):
        sender = "THỦ TƯỚNG CHÍNH PHỦ điện:\n- Bộ Y tế;\n- Bộ Công an.\n"
        found = page(f"CÔNG ĐIỆN\nVề phòng dịch\n{sender}\n{BODY}").head
        assert found.telegram is not None
        assert found.telegram.text == "THỦ TƯỚNG CHÍNH PHỦ"
        assert [line.text for line in found.addressed] == ["- Bộ Y tế;", "- Bộ Công an."]

    def test_the_enacting_line_ends_the_subject(self):
        text = "QUYẾT ĐỊNH\nVề việc hỗ trợ\n\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\n\nCăn cứ Luật;\n"
        found = page(text)
        assert [line.text for line in found.head.enacting] == ["CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH"]
        assert found.body[0].text == "Căn cứ Luật;"

    def test_a_heading_of_the_body_is_not_taken_for_the_title(self):
        found = page(f"KẾ HOẠCH\nTiêm chủng\n\nI. MỤC ĐÍCH\n{BODY}")
        assert found.body[0].text == "I. MỤC ĐÍCH"

    def test_a_misread_label_still_begins_the_recipients(self):
        found = page(f"{HEADER}Kính gửi: Các bệnh viện\n\n{BODY}\nNoi nhận:\ne Như trên;\n")
        assert [line.text for line in found.tail] == ["Noi nhận:", "e Như trên;"]

    def test_specks_around_the_label_hide_it_from_nobody(self):
        for label in ("Nơi-nhận: h", "NÑơi nhận: l", "ồ Nơi nhận: `", "ˆ.. Nơi nhận:"):
            with self.subTest(label=label):
                found = page(LETTER.replace("Nơi nhận:", label))
                assert found.tail[0].text == label
                assert found.body[-1].text.startswith("1. Tăng cường")

    def test_a_place_to_receive_samples_is_no_such_label(self):
        found = page(f"{HEADER}Kính gửi: Các bệnh viện\n\nNơi nhận mẫu phải thông thoáng.\n{BODY}")
        assert found.tail == ()

    def test_annexes_are_kept_apart_from_body_and_signature(self):
        found = page(f"{LETTER}\nPHỤ LỤC 1\n1. Mẫu\nPHỤ LỤC 2\n2. Bảng")
        assert [annex[0].text for annex in found.annexes] == ["PHỤ LỤC 1", "PHỤ LỤC 2"]
        assert found.tail[-1].text == "Lê Văn An"

    def test_an_enclosed_text_without_the_word_annex_is_one(self):
        annex = "HƯỚNG DẪN LẤY MẪU\n(Kèm theo Công văn số 12/SYT-NVY)\n1. Mẫu"
        found = page(f"{LETTER}\n{annex}").annexes
        assert [lines[0].text for lines in found] == ["HƯỚNG DẪN LẤY MẪU"]

    def test_an_annex_has_one_heading_however_its_lines_are_printed(self):
        annex = "Phụ lục\nHƯỚNG DẪN LẤY MẪU\n(Kèm theo Công văn số 12/SYT-NVY)\n1. Mẫu"
        found = page(f"{LETTER}\n{annex}").annexes
        assert [lines[0].text for lines in found] == ["Phụ lục"]

    def test_a_certified_copys_own_header_is_set_aside(self):
        copy = "UBND HUYỆN BẾN LỨC\nSố: 7/SY-UBND\nSAO Y\nBến Lức, ngày 09 tháng 5 năm 2021\n"
        found = page(f"{LETTER}\n{copy}")
        assert found.copy[0].text == "UBND HUYỆN BẾN LỨC"
        assert found.tail[-1].text == "Lê Văn An"

    def test_a_date_that_cannot_be_read_is_not_taken_for_the_subject(self):
        text = (
            "VĂN PHÒNG CHÍNH PHỦ\nSố: 450/VPCP-QHQT Hà nội, ngày 4 $ tháng 01 năm 2021\n"
            "V/v nhập cảnh\n\nKinh gửi:\n© Bộ Y tế;\n"
        )
        head = page(text).head
        assert [line.text for line in head.subject] == ["V/v nhập cảnh"]
        assert head.first(Shape.DATE) is not None

    def test_the_stamp_of_a_mail_desk_is_neither_issuer_nor_title(self):
        head = page(f"CỔNG THÔNG TIN\nCÔNG VĂN ĐẾN\nGiờ 16\n\n{HEADER}{DATE}").head
        assert head.title is None
        assert head.names[-1].text == "SỞ Y TẾ TỈNH LONG AN"
