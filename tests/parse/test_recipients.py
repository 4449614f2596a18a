from django.test import SimpleTestCase

from directives.parse.lines import read_lines
from directives.parse.recipients import purpose_of, read_recipients
from directives.parse.structure import Section


def copied(text: str) -> list[tuple[str, str | None]]:
    lines = read_lines(text)
    return [(r.name, r.purpose) for r in read_recipients(lines, Section.COPIED)]


def addressed(text: str) -> list[str]:
    return [r.name for r in read_recipients(read_lines(text), Section.ADDRESSED)]


class ReadRecipientsTests(SimpleTestCase):
    def test_it_reads_one_recipient_a_line_with_its_purpose(self):
        assert copied("- TT Tỉnh ủy (b/c),\n- Như kính gửi (t/h),\n- Lưu VP/TU.") == [
            ("TT Tỉnh ủy", "b/c"),
            ("Như kính gửi", "t/h"),
            ("Lưu VP/TU", "lưu"),
        ]

    def test_a_purpose_may_stand_in_quotation_marks(self):
        assert copied('- Thường trực Tỉnh ủy “để b/c”;\n- Các sở, ngành "để thực hiện";') == [
            ("Thường trực Tỉnh ủy", "b/c"),
            ("Các sở, ngành", "t/h"),
        ]
        assert copied("- Tổ công tác “3 tại chỗ”;\n- Báo “Sức khỏe và đời sống”;") == [
            ("Tổ công tác “3 tại chỗ”", None),
            ("Báo “Sức khỏe và đời sống”", None),
        ]

    def test_a_purpose_may_stand_without_any_sign(self):
        assert copied("- Công an tỉnh (PV01) để báo cáo;\n- Các đội để thực hiện;") == [
            ("Công an tỉnh (PV01)", "b/c"),
            ("Các đội", "t/h"),
        ]
        assert copied("- Ban vận động để dành vắc xin;") == [("Ban vận động để dành vắc xin", None)]

    def test_every_list_marker_is_left_out(self):
        for mark in ("-", "–", "—", "~", "+", "•", "e", "*"):
            assert copied(f"{mark} Như trên;\n{mark} Đài Truyền hình;\n{mark} Ủy ban MTTQ;") == [
                ("Như trên", None),
                ("Đài Truyền hình", None),
                ("Ủy ban MTTQ", None),
            ], mark

    def test_an_entry_without_mark_may_wrap_after_a_comma(self):
        assert addressed("Trung tâm Y tế các huyện, thị xã Ba Đồn,\nThành phố Đồng Hới") == [
            "Trung tâm Y tế các huyện, thị xã Ba Đồn, Thành phố Đồng Hới"
        ]
        assert addressed("Các sở, ban, ngành,\nUBND các huyện;\nBáo Thái Bình.") == [
            "Các sở, ban, ngành, UBND các huyện",
            "Báo Thái Bình",
        ]

    def test_commas_part_a_list_without_marks_that_has_one_on_each_line(self):
        assert addressed("Các chi bộ,\nUBND xã,\nĐoàn Thanh niên.") == [
            "Các chi bộ",
            "UBND xã",
            "Đoàn Thanh niên",
        ]

    def test_a_semicolon_inside_a_marked_line_stays(self):
        assert addressed("- Các phòng, ban; MTTQ thành phố,\n- UBND các xã.") == [
            "Các phòng, ban; MTTQ thành phố",
            "UBND các xã",
        ]

    def test_a_line_without_mark_goes_on_after_a_comma_where_semicolons_part_the_list(self):
        text = "- Bộ trưởng các Bộ: Công Thương,\nY tế, Công an;\n- UBND các tỉnh;\n- Sở Y tế."
        assert addressed(text) == [
            "Bộ trưởng các Bộ: Công Thương, Y tế, Công an",
            "UBND các tỉnh",
            "Sở Y tế",
        ]
        assert addressed("- Tỉnh ủy,\nHuyện ủy,\nSở Y tế.") == ["Tỉnh ủy", "Huyện ủy", "Sở Y tế"]

    def test_one_line_is_parted_at_semicolons(self):
        assert addressed("Các sở, ban, ngành; UBND các huyện; Công an tỉnh.") == [
            "Các sở, ban, ngành",
            "UBND các huyện",
            "Công an tỉnh",
        ]

    def test_marked_recipients_on_one_line_are_parted(self):
        assert copied("- Như trên; - UBND tỉnh (để b/c); - Lưu: VT.") == [
            ("Như trên", None),
            ("UBND tỉnh", "b/c"),
            ("Lưu: VT", "lưu"),
        ]

    def test_a_comma_may_part_them_too(self):
        assert copied("- Như trên; - UBND tỉnh (b/c), - Lưu: VT, DN.") == [
            ("Như trên", None),
            ("UBND tỉnh", "b/c"),
            ("Lưu: VT, DN", "lưu"),
        ]
        assert copied("- Hội Chữ thập đỏ, các tổ chức chính trị - Xã hội tỉnh;\n- Lưu: VT.")[0] == (
            "Hội Chữ thập đỏ, các tổ chức chính trị - Xã hội tỉnh",
            None,
        )

    def test_ministries_named_after_a_colon_are_one_recipient(self):
        assert addressed("các Bộ: Y tế, Công an, Quốc phòng") == [
            "các Bộ: Y tế, Công an, Quốc phòng"
        ]

    def test_a_wrapped_line_belongs_to_its_recipient(self):
        assert addressed("- Các chi bộ, đảng bộ cơ quan,\nlực lượng vũ trang huyện,\n- Hội.") == [
            "Các chi bộ, đảng bộ cơ quan, lực lượng vũ trang huyện",
            "Hội",
        ]

    def test_a_purpose_over_two_lines_is_one(self):
        assert copied("- UBND Thành phố (để báo cáo\nChủ tịch);\n- Lưu: VT.") == [
            ("UBND Thành phố", "b/c"),
            ("Lưu: VT", "lưu"),
        ]

    def test_a_sub_heading_is_no_recipient(self):
        assert copied("Gửi bản điện tử:\n- Như trên (t/h).") == [("Như trên", "t/h")]

    def test_brackets_that_are_no_purpose_belong_to_the_name(self):
        assert copied("- Trung tâm (CDC) tỉnh;\n- Lưu: VT, QHQT (3b).") == [
            ("Trung tâm (CDC) tỉnh", None),
            ("Lưu: VT, QHQT (3b)", "lưu"),
        ]

    def test_the_span_covers_the_name_alone(self):
        text = "- Sở Y tế (để thực hiện);"
        (recipient,) = read_recipients(read_lines(text), Section.COPIED)
        assert text[recipient.span.start : recipient.span.end] == "Sở Y tế"
        assert recipient.purpose_printed == "để thực hiện"

    def test_a_misread_luu_is_still_the_file_copy(self):
        assert copied("- Sở Y tế;\n- Luru: VT, VP.") == [("Sở Y tế", None), ("Luru: VT, VP", "lưu")]

    def test_a_recipient_may_break_after_a_comma(self):
        assert addressed("- Ban Thường vụ 24 Quận,\nHuyện;") == ["Ban Thường vụ 24 Quận, Huyện"]

    def test_a_semicolon_within_a_line_parts_nothing_where_each_line_is_a_recipient(self):
        text = "Như trên;\nCT, các PCT.UBND tỉnh;\nPhòng: VHXH; THKSTTHC;\nLưu: VT."
        assert [name for name, _ in copied(text)][2:] == ["Phòng: VHXH; THKSTTHC", "Lưu: VT"]

    def test_an_enumeration_goes_on_below_its_comma(self):
        assert addressed("Hiệu trưởng các trường THPT, THCS,\nTTGDTX và đơn vị.") == [
            "Hiệu trưởng các trường THPT, THCS, TTGDTX và đơn vị"
        ]
        assert addressed("Các sở, ban, ngành,\nUBND các huyện.") == [
            "Các sở, ban, ngành",
            "UBND các huyện",
        ]


class PurposeTests(SimpleTestCase):
    def test_spelled_out_purposes_have_the_usual_code(self):
        for printed, code in (
            ("để báo cáo", "b/c"),
            ("báo cáo", "b/c"),
            ("để thực hiện", "t/h"),
            ("để chỉ đạo", "c/đ"),
            ("để biết", "đ/b"),
            ("để phối hợp", "p/h"),
            ("b / c", "b/c"),
        ):
            assert purpose_of(printed) == code, printed

    def test_a_purpose_may_lose_its_stroke(self):
        assert (purpose_of("ph"), purpose_of("để ph")) == ("p/h", "p/h")

    def test_an_unknown_purpose_keeps_its_words(self):
        assert purpose_of("để đăng tin") == "đăng tin"

    def test_other_brackets_are_no_purpose(self):
        for printed in ("3b", "CDC", "qua Văn phòng"):
            assert purpose_of(printed) is None, printed
