"""Copies from law sites: described in a table, introduced, their header's cells broken."""

import pytest
from django.test import SimpleTestCase

from directives.parse import NotADirective, parse

BODY = (
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;\n"
    "Theo đề nghị của Giám đốc Sở Y tế,\nQUYẾT ĐỊNH:\n"
    "Điều 1. Lập 03 chốt kiểm soát dịch tại các cửa ngõ.\n"
    "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.\n"
)
TABLE = (
    "Quyết định 77/QĐ-UBND năm 2021 về lập chốt kiểm soát\n"
    "Số hiệu: | 77/QĐ-UBND | Loại văn bản: | Quyết định |\n"
    "Nơi ban hành: | Tỉnh Bến Tre | Người ký: | Trần Văn An |\n"
    "Ngày ban hành: | 05/07/2021 | Ngày hiệu lực: | Đang cập nhật |\n"
    "Lĩnh vực: | Y tế | Tình trạng: | Đang cập nhật |\n"
)
HEADER = (
    "ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n"
    "Số: 77/QĐ-UBND | Bến Tre, ngày 05 tháng 7 năm 2021 |\n"
)


def value(reading):
    assert reading is not None
    return reading.value


class DescribedCopyTests(SimpleTestCase):
    def test_the_table_above_a_copy_is_no_part_of_it(self):
        parsed = parse(f"{TABLE}{HEADER}CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\n{BODY}")
        assert value(parsed.issued_on).isoformat() == "2021-07-05"
        assert value(parsed.issuer).name == "Ủy ban nhân dân tỉnh Bến Tre"
        assert value(parsed.issuer).level == "province"
        assert [item.path for item in parsed.instructions] == ["Điều 1", "Điều 2"]

    def test_the_table_below_a_copy_holds_no_recipients(self):
        table = "- Số hiệu: 77/QĐ-UBND\n- Nơi ban hành: Bến Tre\n- Người ký: Trần Văn An\n"
        text = f"{HEADER}{BODY}Nơi nhận:\n- Như Điều 2;\n- Lưu: VT.\n"
        copied = parse(f"{text}Quyết định 77/QĐ-UBND do tỉnh Bến Tre ban hành\n{table}")
        assert [one.name for one in copied.recipients] == ["Như Điều 2", "Lưu: VT"]

    def test_the_table_alone_is_no_directive(self):
        with pytest.raises(NotADirective):
            parse(TABLE)

    def test_the_table_may_be_set_cell_by_cell_or_with_tabs(self):
        below = (
            "**Số hiệu:**\n|\n77/QĐ-UBND\n|\n|\n**Loại văn bản:**\n|\nQuyết định\n|\n"
            "**Người ký:**\n|\nTrần Văn An\n|\n|\n**Tình trạng:**\n|\nĐã biết\n|\n"
        )
        beside = (
            "Số hiệu | 77/QĐ-UBND |\nNgày ban hành | 05/07/2021 |\nLoại văn bản | Quyết định |\n"
            "Cơ quan ban hành | Tỉnh Bến Tre |\n"
        )
        for table in (below, beside):
            parsed = parse(f"{table}{HEADER}CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\n{BODY}")
            with self.subTest(table):
                assert value(parsed.number_symbol).printed == "77/QĐ-UBND"
                assert value(parsed.issued_on).isoformat() == "2021-07-05"
                assert value(parsed.issuer).name == "Ủy ban nhân dân tỉnh Bến Tre"

    def test_a_bullet_before_the_first_body_is_no_item(self):
        text = f" • SỞ Y TẾ\n\n{HEADER.split('| ', 1)[1]}QUYẾT ĐỊNH\n{BODY}"
        assert value(parse(text).issuer).name == "Sở Y tế tỉnh Bến Tre"


class LostTitleTests(SimpleTestCase):
    def test_a_subject_in_capitals_without_its_title_is_read(self):
        subject = "BAN HÀNH QUY CHẾ TRỰC CHỐT KIỂM SOÁT DỊCH"
        parsed = parse(f"{HEADER}{subject}\nỦY BAN NHÂN DÂN TỈNH BẾN TRE\n{BODY}")
        assert value(parsed.subject).casefold() == subject.casefold()
        assert value(parsed.doc_type) == "Quyết định"
        assert value(parsed.issuer).name == "Ủy ban nhân dân tỉnh Bến Tre"


class BrokenCellTests(SimpleTestCase):
    def test_the_cells_of_a_header_are_put_together_again(self):
        text = (
            "ỦY\nBAN NHÂN DÂN\nTỈNH QUẢNG NAM\n-----\n|\nCỘNG\nHÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
            "Độc lập - Tự do - Hạnh phúc\n|\nSố:\n77/QĐ-UBND\n|\n"
            f"Tam\nKỳ, ngày 05\ntháng 7 năm 2021\n|\nQUYẾT ĐỊNH\nVề việc lập chốt\n{BODY}"
        )
        parsed = parse(text)
        assert value(parsed.issuer).name == "Ủy ban nhân dân tỉnh Quảng Nam"
        assert value(parsed.number_symbol).printed == "77/QĐ-UBND"
        assert value(parsed.place) == "Tam Kỳ"
        assert value(parsed.issued_on).isoformat() == "2021-07-05"

    def test_the_name_of_the_state_may_break_anywhere(self):
        for regime in (
            "CỘNG HÒA XÃ\nHỘI CHỦ NGHĨA VIỆT NAM",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA\nVIỆT NAM",
            "CỘNG HÒA\nXÃ HỘI CHỦ\nNGHĨA VIỆT NAM",
        ):
            page = (
                f"**SỞ Y TẾ\nTỈNH BẾN TRE**\n-----\n|\n**{regime}**\n|\nSố: 7/QĐ-SYT\n|\n"
                f"*Bến Tre, ngày 05 tháng 7 năm 2021*\n|\n**QUYẾT ĐỊNH**\nVề phòng dịch\n{BODY}"
            )
            with self.subTest(regime):
                assert value(parse(page).issuer).name == "Sở Y tế tỉnh Bến Tre"

    def test_an_office_may_stand_on_a_line_above_its_body(self):
        page = "THỦ TƯỚNG\nCHÍNH PHỦ\nSố: 7/CT-TTg\nHà Nội, ngày 05 tháng 7 năm 2021\nCHỈ THỊ\n"
        parsed = parse(f"{page}Về phòng dịch\nDịch bệnh lan rộng.\n1. Bộ Y tế hướng dẫn.")
        assert value(parsed.issuer).kind == "prime_minister"

    def test_a_syllable_goes_on_in_capitals_only(self):
        text = "TM. BAN THƯỜNG\nVỤ |\nÝ kiến bạn đọc"
        parsed = parse(f"{HEADER}QUYẾT ĐỊNH\nVề phòng dịch\n{BODY}{text}")
        assert parsed.signatory is not None
        assert parsed.signatory.authority == "TM. Ban Thường vụ"

    def test_a_stamp_of_one_syllable_stays_a_line(self):
        parsed = parse(f"KHẨN\nSỞ Y TẾ\n{HEADER.split('| ', 1)[1]}QUYẾT ĐỊNH\nLập chốt\n{BODY}")
        assert value(parsed.urgency) == "Khẩn"


class IntroducedCopyTests(SimpleTestCase):
    def test_a_subject_goes_on_over_a_blank_line_above_the_name_of_the_state(self):
        parsed = parse(
            "Công đoàn: 40 năm xây dựng và trưởng thành\n\nVăn bản\n\n"
            "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM\n\nCÔNG ĐOÀN Y TẾ VIỆT NAM\n\nSố: 75/CĐN\n\n"
            "V/v tuyên truyền kỷ niệm\n\nNgày Thầy thuốc Việt Nam\n\n"
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nHà Nội, ngày 6 tháng 2 năm 2021\n\n"
            "Kính gửi:\n\n- Công đoàn cơ quan Bộ Y tế.\n\nThực hiện kế hoạch năm 2021, đề nghị:\n"
        )
        assert value(parsed.subject) == "tuyên truyền kỷ niệm Ngày Thầy thuốc Việt Nam"
        assert value(parsed.issuer).name.casefold() == "công đoàn y tế việt nam"
        assert value(parsed.issuer).level == "central"
        assert parsed.province is None

    def test_a_title_whose_letters_stand_apart_is_a_title(self):
        parsed = parse(
            "TỈNH ỦY BẾN TRE\nĐẢNG CỘNG SẢN VIỆT NAM\nSố 45-KL/TU\n"
            "Bến Tre, ngày 13 tháng 5 năm 2021\nK ẾT LUẬN\nHỘI NGHỊ LẦN THỨ BẢY\n"
            "về phòng, chống dịch\nHội nghị lần thứ bảy họp ngày 6/5/2021 kết luận:\n"
            "1. Giao Sở Y tế chủ trì."
        )
        assert value(parsed.doc_type) == "Kết luận"
        assert value(parsed.issuer).name == "Tỉnh ủy Bến Tre"
        assert value(parsed.subject) == "phòng, chống dịch"


class WrappedSignatureTests(SimpleTestCase):
    def test_the_last_syllable_of_an_office_belongs_to_the_line_above(self):
        text = f"{HEADER}QUYẾT ĐỊNH\n{BODY}Nơi nhận:\n- Lưu: VT.\n\n"
        signed = "TM. ỦY BAN NHÂN\nDÂN\nKT. CHỦ\nTỊCH\nPHÓ CHỦ TỊCH\n\nTrần Văn An\n"
        signatory = parse(text + signed).signatory
        assert signatory is not None
        assert signatory.authority == "TM. Ủy ban nhân dân, KT. Chủ tịch"
        assert signatory.title == "Phó Chủ tịch"

    def test_a_date_too_badly_read_to_be_one_is_no_addressee(self):
        parsed = parse(
            "SỞ Y TẾ BẾN TRE\nSố: 12/SYT-NVY\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
            "Kính gửi:\nngage thang § nam 2021\n- Các bệnh viện;\n- Các trung tâm y tế.\n"
            "Thực hiện kế hoạch năm 2021, đề nghị các đơn vị trực 24/24 giờ."
        )
        assert [one.name for one in parsed.recipients] == ["Các bệnh viện", "Các trung tâm y tế"]

    def test_a_cited_symbol_keeps_a_letter_that_was_misread(self):
        parsed = parse(
            "SỞ Y TẾ BẾN TRE\nSố: 12/SYT-NVY\nKính gửi: Các bệnh viện.\n"
            "Thực hiện Nghị quyết 13-NQ/TƯ của Tỉnh ủy, đề nghị các đơn vị trực 24/24 giờ."
        )
        assert [one.number_symbol for one in parsed.citations] == ["13-NQ/TƯ"]


class GluedEndTests(SimpleTestCase):
    def test_the_end_of_a_page_is_parted_from_what_it_was_glued_to(self):
        parsed = parse(
            "VĂN PHÒNG CHÍNH PHỦ\nSố: 12/VPCP-KGVX\nHà Nội, ngày 6 tháng 4 năm 2021\n"
            "Kính gửi: Bộ Y tế.\nVề việc này, Phó Thủ tướng yêu cầu rà soát.\n"
            "Văn phòng Chính phủ thông báo để Bộ Y tế thực hiện./.Nơi nhận:\n• Như trên;\n"
            "• Lưu: VT.\nKT. BỘ TRƯỞNG, CHỦ NHIỆM\nPHÓ CHỦ NHIỆMTrần Văn An"
        )
        assert [one.name for one in parsed.recipients][1:] == ["Như trên", "Lưu: VT"]
        assert parsed.signatory is not None
        assert parsed.signatory.name == "Trần Văn An"

    def test_an_abbreviated_rank_is_glued_to_nothing(self):
        parsed = parse(
            "BỘ Y TẾ\nSố: 12/BYT-DP\nHà Nội, ngày 6 tháng 4 năm 2021\nKính gửi: Sở Y tế Hà Nội.\n"
            "Bộ Y tế đề nghị Sở Y tế rà soát.\nNơi nhận: KT. BỘ TRƯỞNG\n- Như trên; THỨ TRƯỞNG\n"
            "- PTTg Lê Văn Bình\n(để báo cáo);\n- Lưu: VT.\nTrần Văn An"
        )
        assert [one.name for one in parsed.recipients][1:] == [
            "Như trên",
            "PTTg Lê Văn Bình",
            "Lưu: VT",
        ]
        assert parsed.signatory is not None
        assert parsed.signatory.name == "Trần Văn An"


class CapitalSubjectTests(SimpleTestCase):
    def test_who_decides_and_what_stands_in_brackets_is_no_subject(self):
        header = HEADER.replace("ỦY BAN NHÂN DÂN", "HỘI ĐỒNG NHÂN DÂN\nTỈNH BẾN TRE")
        parsed = parse(
            f"{header}NGHỊ QUYẾT\nQUY ĐỊNH MỨC HỖ TRỢ TRỰC CHỐT\nTẠI CÁC CỬA NGÕ\n"
            "(Thực hiện khoản 4 Điều 9 Luật Ngân sách)\nHỘI ĐỒNG NHÂN DÂN TỈNH BẾN TRE\n"
            f"KHÓA X, KỲ HỌP THỨ 3\n{BODY}"
        )
        assert value(parsed.subject).casefold() == ("quy định mức hỗ trợ trực chốt tại các cửa ngõ")

    def test_the_unit_that_ends_a_subject_stays_in_it(self):
        header = HEADER.replace("ỦY BAN NHÂN DÂN", "ỦY BAN NHÂN DÂN\nTỈNH BẾN TRE")
        parsed = parse(
            f"{header}QUYẾT ĐỊNH\nBAN HÀNH QUY CHẾ TRỰC CHỐT CỦA\nTỈNH BẾN TRE\n"
            f"CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH BẾN TRE\n{BODY}"
        )
        assert value(parsed.subject).casefold() == "ban hành quy chế trực chốt của tỉnh bến tre"
