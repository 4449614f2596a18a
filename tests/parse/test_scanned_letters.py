"""What letters of ministries and departments show when a scanner and a law site had them."""

from django.test import SimpleTestCase

from directives.parse import parse
from directives.parse.cells import Shape, shape_of
from directives.parse.closing import is_closing
from directives.parse.head import Head, read_head
from directives.parse.heading import read_date_line, read_number_symbol
from directives.parse.lines import read_lines
from directives.parse.recipients import read_recipients
from directives.parse.signature import part_columns, read_signatory
from directives.parse.structure import Section
from directives.parse.title import read_subject
from directives.parse.web_copies import mend_web_copy
from tests.parse.body_text import codes, paths


def head(text: str) -> Head:
    return read_head(read_lines(text))


def copied(text: str) -> list[str]:
    tail = part_columns(read_lines(text))
    return [recipient.name for recipient in read_recipients(tail.recipients, Section.COPIED)]


def signed(text: str) -> tuple[str | None, str | None, str | None] | None:
    signatory, _ = read_signatory(part_columns(read_lines(text)).signature)
    return (signatory.name, signatory.title, signatory.authority) if signatory else None


class UnreadNumberTests(SimpleTestCase):
    def test_the_printed_symbol_behind_it_is_kept(self):
        for number in ("#49 /", "5Ï/", "§'73 /", "À394Ù /"):
            text = f"SỞ Y TẾ\nSố: {number}SYT-NVY Hà Nội, ngày 4 tháng 3 năm 2022\nKính gửi: A"
            with self.subTest(number):
                reading, problems = read_number_symbol(head(text))
                assert reading is not None
                assert (reading.value.number, reading.value.symbol) == (None, "SYT-NVY")
                assert [problem.code for problem in problems] == ["number_unreadable"]
                place = read_date_line(head(text)).place
                assert place is not None
                assert place.value == "Hà Nội"

    def test_what_only_looks_like_one_is_none(self):
        for text in (
            "Số: lượng xét nghiệm/ngày - đêm",
            "Số điện thoại: 0243/825-111",
            "Số: 5 nhà/đường-phố",
            "Hồ sơ số: kê khai/BHXH",
        ):
            with self.subTest(text):
                assert shape_of(read_lines(text)[0]) is not Shape.NUMBER


class SoiledSignatureTests(SimpleTestCase):
    def test_specks_and_a_stroke_before_the_authority(self):
        for label in ("Noi nhận: _ KT.CỤC TRUONG", r"Nơi nhận: \f „ KT. CỤC TRƯỞNG"):
            text = f"{label}\n- Như trên; PHÓ CỤC TRƯỞNG\n- Lưu: VT.\n\nLê Bá Ngọc"
            with self.subTest(label):
                assert copied(text) == ["Như trên", "Lưu: VT"]
                assert signed(text) == ("Lê Bá Ngọc", "Phó Cục trưởng", "KT. Cục trưởng")

    def test_an_office_whose_first_word_is_lost_is_the_deputys(self):
        text = "Nơi nhận: KT. CỤC TRƯỞNG\n- Như trên; Ó CỤC TRƯỞNG\n- Lưu: VT.\n\nLê Bá Ngọc"
        assert signed(text) == ("Lê Bá Ngọc", "Phó Cục trưởng", "KT. Cục trưởng")
        text = "KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\n\nLê Bá Ngọc"
        assert signed(text) == ("Lê Bá Ngọc", "Thứ trưởng", "KT. Bộ trưởng")
        text = "TL. CỤC TRƯỞNG\nTRƯỞNG PHÒNG\n\nLê Bá Ngọc"
        assert signed(text) == ("Lê Bá Ngọc", "Trưởng phòng", "TL. Cục trưởng")

    def test_what_is_left_of_an_office_beside_an_entry_is_no_part_of_it(self):
        text = "Nơi nhận: KT. CỤC TRƯỞNG\n~ Như trên; mẹ CỤC TRƯỞNG\n- Phòng CS; và CÁC VỤ;"
        assert copied(text) == ["Như trên", "Phòng CS; và CÁC VỤ"]

    def test_a_name_below_a_speck_does_not_go_on_with_the_file_copy(self):
        text = "Nơi nhận: KT. CỤC TRƯỞNG\n- Như trên;\n- Lưu: VT, GSQL (2b).\n\nA\nguyén Thanh Bình"
        assert copied(text)[-1] == "Lưu: VT, GSQL (2b)"
        text = "Nơi nhận:\n- Như trên;\n- Lưu: VT, phòng Kế hoạch,\nphòng Nghiệp vụ."
        assert copied(text)[-1] == "Lưu: VT, phòng Kế hoạch, phòng Nghiệp vụ"

    def test_specks_in_a_row_behind_an_entry(self):
        text = (
            "Nơi nhận:\n- Bộ trưởng Hồ Văn An (để b/c); Œ N\n- Phòng ĐT; TH;\n- Lưu VT, TTKT. ,„_ ồ"
        )
        assert copied(text) == ["Bộ trưởng Hồ Văn An", "Phòng ĐT; TH", "Lưu VT, TTKT"]


class ConfusedOfficeTests(SimpleTestCase):
    def test_a_sign_or_figure_within_an_office_and_a_letter_confused(self):
        for printed in ("TL. TONG CỤC ' TRUONG", "TL. TONG 2 CVC TRUONG"):
            text = f"Noi nhận: {printed}\n- Như trên;\n- Lưu: VT."
            with self.subTest(printed):
                assert signed(text) == (None, None, "TL. Tổng cục trưởng")
        assert signed("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLê Bá Ngọc") == (
            "Lê Bá Ngọc",
            "Chủ tịch",
            "TM. Ủy ban nhân dân",
        )

    def test_the_end_of_the_office_signed_for_is_nobodys_title(self):
        text = "Nơi nhận: KT. TỔNG CỤC TRƯỞNG\n- Như trên; CỤC TRƯỞNG\n- Lưu: VT.\n\nLê Bá Ngọc"
        assert signed(text) == ("Lê Bá Ngọc", None, "KT. Tổng cục trưởng")
        text = "TL. TỔNG CỤC TRƯỞNG\nCỤC TRƯỞNG\n\nLê Bá Ngọc"
        assert signed(text) == ("Lê Bá Ngọc", "Cục trưởng", "TL. Tổng cục trưởng")

    def test_capitals_behind_those_addressed_above_are_of_the_signature(self):
        text = "Noi nhận: TL. CỤC TRƯỞNG\n~ Như trên; . ‘ONG PHONG NV\n- Lưu: VT."
        assert copied(text) == ["Như trên", "Lưu: VT"]
        text = "Nơi nhận:\n- UBND; HĐND XÃ;\n- Lưu: VT."
        assert copied(text)[0] == "UBND; HĐND XÃ"

    def test_the_end_of_an_office_on_a_line_of_its_own_is_no_recipient(self):
        text = "Nai nhận: KT.CUC TRUONG\nieee PRQ CỤC TRƯỜNG\n- Như trên;\n- Lưu: VT."
        assert copied(text) == ["Như trên", "Lưu: VT"]
        assert copied("Nạn nhân: 02 người\n- Như trên") == []


class MisreadLabelTests(SimpleTestCase):
    def test_specks_before_those_addressed_or_a_first_word_misread(self):
        for label in ("öa rổ ] Kính gửi:", "Site gửi:", "Kinh gửi:"):
            text = f"Số: 12/TCT-KK\nV/v báo cáo\n{label} Cục Thuế tỉnh An Giang.\n\nNgày 17/10/2022"
            with self.subTest(label):
                assert [line.text for line in head(text).addressed] == ["Cục Thuế tỉnh An Giang."]

    def test_other_words_that_send_address_nobody(self):
        for line in ("Nơi gửi: Sở Y tế", "Người gửi: Lê An", "Ngày gửi: thứ hai", "đã gửi: Sở"):
            with self.subTest(line):
                assert shape_of(read_lines(line)[0]) is not Shape.ADDRESSED

    def test_a_place_behind_a_stop_and_a_date_that_letters_spoilt(self):
        text = "A\nSố: 12/TCT-KK. Hà Nội, ngàyä4 kháng 2 năm 2023\nKính gửi: B"
        place = read_date_line(head(text)).place
        assert place is not None
        assert place.value == "Hà Nội"


class SpokenAboutTests(SimpleTestCase):
    def test_a_ministry_has_no_local_body_above_it(self):
        text = (
            "CỤC THUẾ TỈNH HÒA BÌNH\n\nBỘ TÀI CHÍNH CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
            "Số: 470/TCT-TTKT Hà Nội, ngày 05 tháng 5 năm 2020\nKính gửi: Cục Thuế các tỉnh\n\n"
            "Tổng cục Thuế yêu cầu:\n1. Rà soát.\n2. Báo cáo."
        )
        parsed = parse(text)
        assert parsed.issuer is not None
        assert (parsed.issuer.value.name, parsed.issuer.value.level) == ("Tổng cục Thuế", "central")
        assert parsed.province is None

    def test_what_a_letter_rests_on_is_no_item_though_dashes_list_it(self):
        assert paths("Cục Thuế có ý kiến như sau:\n- Căn cứ Bộ luật lao động;\n- Xét đơn.") == []
        assert paths("Sở Y tế yêu cầu như sau:\n- Căn tin phải đóng cửa.\n- Rà soát.") == [
            "-1",
            "-2",
        ]

    def test_a_point_alone_below_nothing_is_none(self):
        assert paths("Quy định như sau:\na) Kế hoạch được điều chỉnh.\nTheo đó, rà soát.") == []
        assert paths("Như sau:\na) Rà soát.\nb) Báo cáo.") == ["a", "b"]

    def test_a_short_line_that_no_paragraph_ends_with(self):
        text = (
            "Cục Hải quan đã có công văn số 3634/TCHQ-TXNK ngày\n19/7/2021 hướng dẫn kê khai\n"
            + "Yêu cầu các đơn vị trực thuộc tổ chức thực hiện nghiêm các quy định hiện hành\n" * 3
        )
        assert parse(f"SỞ A\nSố: 1/A-B\nKính gửi: C\n\n{text}").citations[0].issued_on is not None


class LostNumberTests(SimpleTestCase):
    def test_the_number_that_its_list_lacks(self):
        assert paths("Yêu cầu:\n1. Rà soát.\n. Giao Sở Y tế.\n3. Báo cáo.") == ["1", "2", "3"]
        assert paths("Yêu cầu:\n. Rà soát.\n2. Giao Sở Y tế.") == ["1", "2"]
        text = (
            "Như sau:\n. Phổ biến nghị định:\n|. Giảm thuế\na) A.\nb) B.\n2. Danh mục\n"
            "II. Khai báo\n1. C.\n2. D."
        )
        assert paths(text) == ["I", "I/1", "I/1/a", "I/1/b", "I/2", "II", "II/1", "II/2"]
        assert codes(text)[0] == ("marker_misread", "instructions/I")

    def test_a_speck_before_a_paragraph_is_no_number(self):
        assert paths("Yêu cầu:\n1. Rà soát.\n. Giao Sở Y tế.\n2. Báo cáo.") == ["1", "2"]
        assert paths("Yêu cầu:\n1. Rà soát.\n2. Báo cáo.\n. Trân trọng.") == ["1", "2"]
        assert paths("Tình hình:\n. Dịch bệnh phức tạp.") == []

    def test_part_two_without_a_part_one(self):
        text = "Như sau:\n1. A.\n2. B.\nII. Khai báo:\n1. C.\n2. D."
        assert paths(text) == ["1", "2", "II", "II/1", "II/2"]
        assert paths("Như sau:\n1. A theo\nII. Phụ lục này.\n2. B.") == ["1", "2"]


class LetterToACompanyTests(SimpleTestCase):
    def test_an_address_in_brackets_names_nobody(self):
        text = (
            "Số: 12/HQ-GS\nKính gửi: Công ty TNHH An Phú\n\n(Lô A2, đường số 3, KCN Bàu Bàng,\n"
            "huyện Bàu Bàng, tỉnh Bình Dương)\n\nCục Hải quan nhận được công văn số 3/AP."
        )
        found = head(text)
        assert [line.text for line in found.addressed] == ["Công ty TNHH An Phú"]
        assert read_lines(text)[found.end].text.startswith("Cục Hải quan")

    def test_a_part_of_the_body_in_brackets_stays(self):
        text = "Số: 2/HQ\nKính gửi: Tổng cục Hải quan\n(qua Cục Giám sát quản lý)\n\nNgày 17/10"
        assert "(qua Cục Giám sát quản lý)" in [line.text for line in head(text).addressed]

    def test_an_answer_closes_the_letter(self):
        assert is_closing("Cục Hải quan tỉnh Bình Dương trả lời để Công ty được biết và thực hiện.")
        assert is_closing("Cục Thuế TP Hải Phòng có ý kiến để Công ty An Phú biết./.")
        assert is_closing("Tổng cục Thuế thông báo dé các Cục Thuế biết và thực hiện ./.")
        assert not is_closing("Sở Y tế trả lời cho các đơn vị trong 03 ngày làm việc.")


class LawSiteTests(SimpleTestCase):
    def test_a_lead_that_lost_its_last_letter(self):
        subject, _ = read_subject(head("Số: 1/UBND-VX\nV tiếp tục thc hin giãn cách\nKính gửi: A"))
        assert subject is not None
        assert subject.value == "tiếp tục thc hin giãn cách"

    def test_lead_words_in_a_cell_of_their_own(self):
        text = (
            "ỦY BAN NHÂN DÂN\nTỈNH SƠN LA\n|\nSố: 17/CĐ-UBND\n|\n"
            "Sơn La, ngày 01 tháng 8 năm 2021\n|\nCÔNG ĐIỆN\nV/V\nPHÒNG CHỐNG DỊCH COVID-19\n"
            "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH điện:\n|\n"
            "- Giám đốc các Sở;\n- Chủ tịch UBND các huyện.\n|\nTrước tình hình dịch bệnh, yêu cầu:"
        )
        parsed = parse(text)
        assert parsed.subject is not None
        assert parsed.subject.value == "Phòng chống dịch COVID-19"
        assert [recipient.name for recipient in parsed.recipients] == [
            "Giám đốc các Sở",
            "Chủ tịch UBND các huyện",
        ]

    def test_another_heading_is_not_joined_to_what_follows(self):
        lines = mend_web_copy(read_lines("V. TỔ CHỨC\nTHỰC HIỆN\nVV\nGiao Sở Y tế"))
        assert [line.text for line in lines][:2] == ["V. TỔ CHỨC", "THỰC HIỆN"]


class DirtiestPagesTests(SimpleTestCase):
    def test_a_cited_law_at_the_start_of_a_line_is_not_the_documents_number(self):
        text = "SỞ A\nV/v triển khai Nghị quyết\nsố 954/2020/UBTVQH14\nKính gửi: B"
        assert read_number_symbol(head(text))[0] is None
        assert shape_of(read_lines("Số 353 - CV/TU")[0]) is Shape.NUMBER

    def test_a_symbol_of_one_group_behind_a_spoilt_number(self):
        text = "LĐLĐ TỈNH AN GIANG\nSố: {500 /TLĐ An Giang, ngày 3 tháng 2 năm 2021\nKính gửi: A"
        reading, _ = read_number_symbol(head(text))
        assert reading is not None
        assert (reading.value.number, reading.value.symbol) == (None, "TLĐ")
        assert shape_of(read_lines("Số: đk xe/CCCD")[0]) is not Shape.NUMBER

    def test_what_stands_behind_whole_entries(self):
        text = (
            "Noi nhận: TL. TONG CUC TRUONG\n_ Như trên; cps ten e (aa CUC TRUONG\n"
            "- Phó TCTr Lê An (để b/c); CỤC THANH TRA ~ KIEM TRA\n- Lưu: VT, TTKT (3b)z\nhe Ab Coy"
        )
        assert copied(text) == ["Như trên", "Phó TCTr Lê An", "Lưu: VT, TTKT (3b)"]
        text = "Nơi nhận:\n- TT TU (b/c); TT HĐND;\n- Lưu: VT; NC, KSTT, THÔNG TIN."
        assert copied(text) == ["TT TU (b/c); TT HĐND", "Lưu: VT; NC, KSTT, THÔNG TIN"]
