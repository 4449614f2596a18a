from django.test import SimpleTestCase

from directives.parse.lines import read_lines
from directives.parse.persons import person
from directives.parse.signature import part_columns, read_signatory
from directives.parse.structure import ParsedSignatory


def read(text: str) -> tuple[list[str], ParsedSignatory | None, list[str]]:
    tail = part_columns(read_lines(text))
    signatory, problems = read_signatory(tail.signature)
    return [line.text for line in tail.recipients], signatory, [p.code for p in problems]


def signed(text: str) -> tuple[str | None, str | None, str | None] | None:
    signatory = read(text)[1]
    return (signatory.name, signatory.title, signatory.authority) if signatory else None


class SignatoryTests(SimpleTestCase):
    def test_it_reads_a_party_signature(self):
        text = (
            "Nơi nhận:\n- Lưu VP/TU.\n\n**T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ**\n\n\nTriệu Thị Thu Hoài"
        )
        assert signed(text) == ("Triệu Thị Thu Hoài", "Phó Bí thư", "T/M Ban Thường vụ")

    def test_the_deputy_of_a_command_centre(self):
        text = "Nơi nhận: - Như trên; - Lưu: TTCH.\n\nKT. CHỈ HUY TRƯỞNG\nCHỈ HUY PHÓ THƯỜNG TRỰC\n"
        office = ("Phan Lê Vũ", "Chỉ huy phó Thường trực", "KT. Chỉ huy trưởng")
        assert signed(f"{text}Phan Lê Vũ") == office

    def test_it_reads_a_state_signature(self):
        text = "Nơi nhận:\n- Lưu: VT.\n\nKT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\n(đã ký)\nĐỗ Xuân Tuyên"
        assert signed(text) == ("Đỗ Xuân Tuyên", "Thứ trưởng", "KT. Bộ trưởng")

    def test_a_deputy_signs_for_a_head_who_signs_for_a_body(self):
        text = "Nơi nhận:\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLê Văn An"
        assert signed(text) == ("Lê Văn An", "Phó Chủ tịch", "TM. Ủy ban nhân dân, KT. Chủ tịch")

    def test_a_narrow_column_may_break_office_authority_and_name(self):
        for column, expected in {
            "TL. CHỦ TỊCH\nCHÁNH VĂN\nPHÒNG\n\nLê Văn An": (
                ("Lê Văn An", "Chánh Văn phòng", "TL. Chủ tịch")
            ),
            "KT. CHỦ\nTỊCH\nPHÓ CHỦ\nTỊCH\n\nLê Văn An": (
                ("Lê Văn An", "Phó Chủ tịch", "KT. Chủ tịch")
            ),
            "TM. ỦY BAN NHÂN\nDÂN\nCHỦ TỊCH\n\nLê\nVăn An": (
                ("Lê Văn An", "Chủ tịch", "TM. Ủy ban nhân dân")
            ),
            "GIÁM ĐỐC\n\nNguyễn Thị\nPhương Thảo": ("Nguyễn Thị Phương Thảo", "Giám đốc", None),
            "GIÁM ĐỐC\n\nLê Văn An\nNgười lập": ("Lê Văn An", "Giám đốc", None),
        }.items():
            with self.subTest(column):
                assert signed(f"Nơi nhận:\n- Lưu: VT.\n\n{column}") == expected

    def test_every_authority_is_known(self):
        for mark, printed in (("TL.", "TL."), ("TUQ.", "TUQ."), ("T/L", "T/L"), ("K/T", "K/T")):
            text = f"Nơi nhận:\n- Lưu.\n{mark} CHỦ TỊCH\nCHÁNH VĂN PHÒNG\nLê Văn An"
            assert signed(text) == ("Lê Văn An", "Chánh Văn phòng", f"{printed} Chủ tịch")

    def test_an_acting_head_signs_for_nobody_else(self):
        text = "Nơi nhận:\n- Lưu.\nQ. GIÁM ĐỐC\nĐinh Thị Vân Khanh"
        assert signed(text) == ("Đinh Thị Vân Khanh", "Q. Giám đốc", None)

    def test_names_with_an_apostrophe(self):
        assert person("H'Linh Niê Kđăm") == "H'Linh Niê Kđăm"
        assert person("K’Brôi") is None
        assert person("Y Thông Êban") == "Y Thông Êban"

    def test_marks_of_the_seal_and_degrees_are_no_part_of_the_name(self):
        assert person("★ Nguyễn Văn Thắng") == "Nguyễn Văn Thắng"
        assert person("PGS.TS. Nguyễn Thanh Long") == "Nguyễn Thanh Long"
        assert person("Đại tá Bùi Duy Hưng") == "Bùi Duy Hưng"

    def test_a_star_of_the_seal_makes_no_recipient_of_the_signer(self):
        text = "Nơi nhận:\n- Các chi bộ,\n- Lưu VPHU.\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\n* Lang Thị Xuân"
        assert signed(text) == ("Lang Thị Xuân", "Bí thư", "T/M Ban Thường vụ")
        tail = part_columns(read_lines("BÍ THƯ\nLê Văn An\nNơi nhận:\n- Đài Truyền hình;\n- Lưu."))
        assert [line.text for line in tail.recipients] == ["- Đài Truyền hình;", "- Lưu."]

    def test_a_name_in_capitals_is_written_in_the_usual_case(self):
        assert person("NGUYỄN VĂN LƯ") == "Nguyễn Văn Lư"

    def test_a_body_is_no_person(self):
        for text in ("SỞ Y TẾ", "Sở Y tế", "BAN THƯỜNG VỤ", "Như trên", "Lưu: VT"):
            assert person(text) is None, text

    def test_the_signature_may_stand_before_the_recipients(self):
        text = "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nĐỗ Trường Giang\n\nNơi nhận:\n- Sở Y tế;\n- Lưu VT."
        recipients, signatory, _ = read(text)
        assert recipients == ["- Sở Y tế;", "- Lưu VT."]
        assert signatory is not None
        assert signatory.name == "Đỗ Trường Giang"

    def test_names_among_the_recipients_do_not_sign(self):
        text = "Nơi nhận:\n- Thứ trưởng Bùi Nhật Nam;\n- Lưu: VT.\n\nBỘ TRƯỞNG\n\nMai Hương Lan"
        assert signed(text) == ("Mai Hương Lan", "Bộ trưởng", None)

    def test_without_a_signature_there_is_no_signatory(self):
        _, signatory, codes = read("Nơi nhận:\n- Sở Y tế,\n- Lưu Văn phòng Tỉnh ủy.")
        assert signatory is None
        assert codes == ["signature_missing"]

    def test_a_missing_name_is_told(self):
        _, signatory, codes = read("Nơi nhận:\n- Lưu: VT.\n\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC")
        assert signatory is not None
        assert (signatory.name, signatory.title) == (None, "Phó Giám đốc")
        assert "signatory_name_missing" in codes

    def test_blank_lines_may_part_the_recipients(self):
        recipients, *_ = read("Nơi nhận\n\nNhư trên;\n\nLưu: VT, Vụ GDTrH.\n\nTL. BỘ TRƯỞNG")
        assert recipients == ["Như trên;", "Lưu: VT, Vụ GDTrH."]

    def test_the_head_of_a_police_office_holds_an_office(self):
        text = "KT. TRƯỞNG CÔNG AN QUẬN\nPHÓ TRƯỞNG CÔNG AN QUẬN\nThượng tá Lê Thanh Vân"
        assert signed(text) == (
            "Lê Thanh Vân", "Phó Trưởng Công an quận", "KT. Trưởng Công an quận"
        )  # fmt: skip


class ColumnsTests(SimpleTestCase):
    def test_a_signature_beside_the_list_is_taken_out_of_it(self):
        text = (
            "Nơi nhận: KT. BỘ TRƯỞNG\n- Như trên; THỨ TRƯỞNG\n- Bộ trưởng (để báo cáo);\n"
            "- Lưu: VT, DP. Trần Đăng Khải"
        )
        recipients, signatory, _ = read(text)
        assert recipients == ["- Như trên;", "- Bộ trưởng (để báo cáo);", "- Lưu: VT, DP."]
        assert signatory is not None
        assert (signatory.name, signatory.title) == ("Trần Đăng Khải", "Thứ trưởng")

    def test_columns_kept_apart_by_blanks_are_told_apart(self):
        text = (
            "Nơi nhận:                     KT. CHỦ TỊCH\n- Thủ tướng (b/c);       PHÓ CHỦ TỊCH\n"
            "- Các sở;              (đã ký)\n- Lưu: VT.             Lâm Chí Thuận"
        )
        recipients, signatory, _ = read(text)
        assert recipients == ["- Thủ tướng (b/c);", "- Các sở;", "- Lưu: VT."]
        assert signatory is not None
        assert signatory.name == "Lâm Chí Thuận"

    def test_of_two_signatories_side_by_side_the_first_is_read(self):
        text = (
            "KT. GIÁM ĐỐC SỞ Y TẾ          KT. GIÁM ĐỐC SỞ DU LỊCH\n"
            "PHÓ GIÁM ĐỐC                  PHÓ GIÁM ĐỐC\nLê Văn An                Tạ Thị Ba\n"
            "Nơi nhận:\n- Lưu: VT."
        )
        _, signatory, codes = read(text)
        assert signatory is not None
        assert signatory.name == "Lê Văn An"
        assert "joint_signatories" in codes

    def test_a_signature_run_together_on_one_line_is_taken_apart(self):
        text = (
            "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Nguyễn Thị Hạnh\n"
            "Nơi nhận:\n- TTTU (báo cáo);\n- Lưu: VT."
        )
        assert signed(text) == (
            "Nguyễn Thị Hạnh",
            "Phó Chủ tịch",
            "TM. Ủy ban nhân dân, KT. Chủ tịch",
        )
