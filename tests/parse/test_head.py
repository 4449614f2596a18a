from django.test import SimpleTestCase

from directives.parse.cells import Shape
from directives.parse.head import Head, read_head
from directives.parse.lines import read_lines


def head(text: str) -> Head:
    return read_head(read_lines(text))


HEADER = """ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |
Số: 24/CT-UBND | Sơn La, ngày 24 tháng 7 năm 2021 |"""


class PrefaceTests(SimpleTestCase):
    def test_what_a_web_site_prints_above_its_copy_is_passed_over(self):
        preface = "- 1 Chỉ thị 15/CT-TTg năm 2021 do Thủ tướng Chính phủ ban hành\nĐăng nhập.\n"
        found = head(f"{preface}{HEADER}\nTrước tình hình dịch bệnh, Chủ tịch yêu cầu:")
        assert [name.text for name in found.names] == ["ỦY BAN NHÂN DÂN"]
        assert found.end == 4

    def test_a_page_that_only_begins_with_its_body_is_left_as_it_is(self):
        assert head("1. Giao Sở Y tế theo dõi.\n2. Giao Công an tỉnh.").end == 0


class WrappedSubjectTests(SimpleTestCase):
    def test_a_subject_goes_on_with_the_document_it_cites(self):
        header = "SỞ Y TẾ\nSố: 12/SYT-NVY\nV/v hướng dẫn thực hiện chính sách theo\n"
        for cited in ("Quyết định số 23/2021/QĐ-TTg", "Chỉ thị số: 16/CT-TTg"):
            with self.subTest(cited):
                found = head(f"{header}{cited}\nKính gửi: UBND các huyện.\nĐề nghị rà soát.")
                assert [line.text for line in found.subject][1:] == [cited]

    def test_a_number_above_the_subjects_end_is_the_documents_own(self):
        found = head("SỞ Y TẾ\nV/v hướng dẫn cách ly\nSố: 12/SYT-NVY\nKính gửi: UBND xã.\nA")
        assert [line.text for line in found.subject] == ["V/v hướng dẫn cách ly"]
        assert [line.text for line in found.cells[Shape.NUMBER]] == ["Số: 12/SYT-NVY"]


class CalledTests(SimpleTestCase):
    def test_what_the_addressees_are_called_below_is_none_of_them(self):
        header = "SỞ Y TẾ\nSố: 12/SYT-NVY\nKính gửi:\n- UBND các huyện;\n- Trung tâm Y tế.\n"
        called = "(Sau đây gọi chung là các địa phương)"
        found = head(f"{header}{called}\n\nNgày 07/7/2021, Sở Y tế yêu cầu:")
        assert [line.text for line in found.addressed] == ["- UBND các huyện;", "- Trung tâm Y tế."]
        assert found.end == 6


class NumberedAddresseesTests(SimpleTestCase):
    def test_a_telegram_may_number_its_addressees(self):
        header = "UBND TỈNH CÀ MAU\nSố: 7/CĐ-UBND\nCÔNG ĐIỆN\nVề việc phòng dịch\n"
        listed = "CHỦ TỊCH UBND TỈNH ĐIỆN:\n1. Sở Y tế;\n2. Công an tỉnh;\n3. UBND các huyện.\n"
        found = head(f"{header}{listed}\nChủ tịch UBND tỉnh yêu cầu:\n1. Sở Y tế rà soát;")
        assert [line.text[:2] for line in found.addressed] == ["1.", "2.", "3."]

    def test_a_telegrams_label_may_stand_below_its_sender(self):
        header = "BỘ Y TẾ\nSố: 7/CĐ-BYT\nCÔNG ĐIỆN\nVề việc phòng dịch\nBỘ TRƯỞNG BỘ Y TẾ\n"
        found = head(f"{header}Điện:\n- Sở Y tế Hà Nội;\n- Sở Y tế Huế.\nBộ trưởng yêu cầu:")
        assert [line.text for line in found.addressed] == [
            "- Sở Y tế Hà Nội;",
            "- Sở Y tế Huế.",
        ]
        assert found.end == 8

    def test_the_head_of_a_department_decides_below_the_subject(self):
        header = "SỞ XÂY DỰNG\nSố: 7/QĐ-SXD\nQUYẾT ĐỊNH\nVề việc tạm dừng thi công\n\n"
        found = head(f"{header}GIÁM ĐỐC SỞ XÂY DỰNG\n\nCăn cứ Luật Xây dựng số 50/2014/QH13;")
        assert [line.text for line in found.enacting] == ["GIÁM ĐỐC SỞ XÂY DỰNG"]
        assert found.end == 5

    def test_the_items_below_an_addressee_are_none(self):
        header = "UBND TỈNH CÀ MAU\nSố: 7/UBND-VX\nKính gửi: Sở Y tế;\n"
        found = head(f"{header}1. Sở Y tế rà soát;\n2. Công an tỉnh tuần tra;")
        assert [line.text for line in found.addressed] == ["Sở Y tế;"]


class RegimeTests(SimpleTestCase):
    def test_a_narrow_column_may_break_the_name_of_the_state(self):
        for text in (
            "CỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA\nVIỆT NAM",
            "ĐẢNG CỘNG SẢN\nVIỆT NAM",
        ):
            found = head(f"SỞ Y TẾ\n{text}\nĐộc lập - Tự do -\nHạnh phúc")
            assert [name.text for name in found.names if "NAM" not in name.text] == ["SỞ Y TẾ"]
            assert found.first(Shape.REGIME), text

    def test_letters_that_recognition_confuses_hide_neither_state_nor_motto(self):
        found = head("BQ Y TE   CQNG HOA XA HQI CHU NGHIA VIET NAM\nDéc lap - Ty do - Hanh phic")
        assert [name.text for name in found.names] == ["BQ Y TE"]
        assert found.first(Shape.MOTTO)


class TitleTests(SimpleTestCase):
    def test_a_copy_without_header_begins_with_type_and_subject_on_one_line(self):
        found = head("Thông báo V/v phòng, chống dịch bệnh\n\nThực hiện Công điện số 43/CĐ-BGDĐT")
        assert found.title is not None
        assert (found.title.text, found.subject[0].text) == (
            "Thông báo",
            "V/v phòng, chống dịch bệnh",
        )

    def test_who_decides_may_stand_in_small_letters_between_title_and_subject(self):
        text = "CÔNG ĐIỆN\ncủa Ban Thường vụ Huyện ủy\nvề phòng, chống dịch\nHuyện ủy yêu cầu:"
        assert [line.text for line in head(text).subject] == ["về phòng, chống dịch"]


class AddressedTests(SimpleTestCase):
    def test_the_first_paragraph_is_no_recipient_though_no_blank_line_parts_it(self):
        body = "Liên đoàn Lao động nhận thấy đời sống của đoàn viên đang gặp nhiều khó khăn, " * 2
        found = head(f"Kính gửi:\n- Các công đoàn cơ sở;\n{body}")
        assert [line.text for line in found.addressed] == ["- Các công đoàn cơ sở;"]
