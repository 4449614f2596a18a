import unicodedata

from django.test import SimpleTestCase
from hypothesis import given
from hypothesis import strategies as st

from directives.parse.lines import (
    Gap,
    fold_each,
    is_furniture,
    join,
    paragraphs,
    read_lines,
    starts_item,
)


def texts(text: str) -> list[str]:
    return [line.text for line in read_lines(text)]


def joined(text: str) -> list[str]:
    return [passage.text for passage in paragraphs(read_lines(text))]


class ReadLinesTests(SimpleTestCase):
    def test_it_reads_plain_lines_with_their_numbers(self):
        lines = read_lines("SỞ Y TẾ\n\nSố: 12/SYT\n")
        assert [(line.text, line.number, line.gap) for line in lines] == [
            ("SỞ Y TẾ", 1, Gap.NONE),
            ("Số: 12/SYT", 3, Gap.BLANK),
        ]

    def test_emphasis_over_several_lines_and_unbalanced_marks_vanish(self):
        assert texts("**T/M BAN THƯỜNG VỤ\nBÍ THƯ**\n- Kính gửi:*") == [
            "T/M BAN THƯỜNG VỤ",
            "BÍ THƯ",
            "- Kính gửi:",
        ]

    def test_tabs_part_columns_and_are_blanks_in_a_paragraph(self):
        assert texts("SỞ Y TẾ\tHà Nội") == ["SỞ Y TẾ\tHà Nội"]
        assert joined("1\tTầng 1\tBệnh viện Phổi") == ["1 Tầng 1 Bệnh viện Phổi"]

    def test_a_dash_within_a_name_may_begin_a_wrapped_line(self):
        full = "Mặt trận Tổ quốc và các đoàn thể vận động các tổ chức chính trị"
        assert joined(f"{full}\n- xã hội tham gia.") == [f"{full} - xã hội tham gia."]
        assert joined(f"{full}\n- Sở Y tế.") == [full, "- Sở Y tế."]
        assert joined(f"{full}:\n- xã hội.") == [f"{full}:", "- xã hội."]

    def test_a_line_with_room_for_the_next_word_ends_its_paragraph(self):
        wide = "Công an tỉnh phối hợp với các địa phương tuần tra, kiểm soát chặt chẽ các chốt"
        short = "Giao Sở Y tế và các bệnh viện theo dõi, tổng hợp, báo cáo hằng ngày."
        assert joined(f"{wide}\n{short}\nTrên đây là ý kiến.\n{wide}")[1:] == [
            "Trên đây là ý kiến.",
            wide,
        ]

    def test_a_star_that_marks_an_item_stays(self):
        assert texts("* Công an tỉnh:") == ["* Công an tỉnh:"]

    def test_a_lone_star_is_an_ornament(self):
        assert texts("THÀNH ỦY\n*\nSố 1-CV/TU") == ["THÀNH ỦY", "Số 1-CV/TU"]

    def test_decomposed_letters_are_composed_and_still_placed(self):
        text = unicodedata.normalize("NFD", "  Thành ủy Cẩm Phả")
        (line,) = read_lines(text)
        assert line.text == "Thành ủy Cẩm Phả"
        at = line.text.index("Cẩm")
        span = line.span(at, at + 3)
        assert unicodedata.normalize("NFC", text[span.start : span.end]) == "Cẩm"

    def test_invisible_characters_and_font_residue_go(self):
        assert texts("\ufeffSố\u200b:\u00a012(cid:9)CV") == ["Số: 12 CV"]

    def test_every_kind_of_line_end_ends_a_line(self):
        assert texts("một\r\nhai\rba\u2028bốn") == ["một", "hai", "ba", "bốn"]

    def test_page_numbers_rulers_and_web_sites_are_furniture(self):
        text = "dòng một\n2\n- 3 -\nTrang 2/5\n_____\nwww.thuvien.vn\ndòng hai"
        assert texts(text) == ["dòng một", "dòng hai"]
        assert read_lines(text)[1].gap is Gap.PAGE

    def test_what_a_converter_writes_between_pages_is_furniture(self):
        for text in ("--- PAGE BREAK ---", "--- PAGE 2 ---", "Scanned with CamScanner"):
            assert is_furniture(text), text
        assert not is_furniture("Page break do hệ thống tạo ra, đề nghị bỏ qua")

    def test_a_number_with_a_full_stop_is_a_marker_not_a_page(self):
        assert not is_furniture("1.")
        assert not is_furniture("Điều 1")

    @given(st.text(alphabet="aấẩ*_ \n\t\u0301\u200b\u00a0đĐ(cid:9)", max_size=80))
    def test_each_character_stands_where_it_says(self, text: str):
        for line in read_lines(text):
            assert line.text == line.text.strip()
            for at, letter in enumerate(line.text):
                span = line.span(at, at + 1)
                source = unicodedata.normalize("NFC", text[span.start : span.end])
                assert letter == " " or letter in source

    @given(st.text(max_size=60))
    def test_folding_keeps_the_length(self, text: str):
        assert len(fold_each(text)) == len(text)

    def test_the_bars_of_a_table_copied_from_the_web_part_columns_too(self):
        assert texts("| SỞ Y TẾ | Hà Nội |\n| --- | --- |") == ["SỞ Y TẾ \t Hà Nội"]
        assert texts("TCVN|ISO") == ["TCVN|ISO"]

    def test_a_paragraph_has_single_blanks_and_still_knows_its_place(self):
        text = "Sở Y tế   chủ trì,\t theo dõi"
        [passage] = paragraphs(read_lines(text))
        assert passage.text == "Sở Y tế chủ trì, theo dõi"
        span = passage.span(passage.text.index("theo"))
        assert text[span.start : span.end] == "theo dõi"


class ParagraphsTests(SimpleTestCase):
    def test_a_page_break_in_mid_sentence_is_rejoined(self):
        assert joined("tự mãn, song không\n\nđược hoang mang.") == [
            "tự mãn, song không được hoang mang."
        ]

    def test_a_finished_sentence_is_not_joined(self):
        assert len(joined("nghiêm túc thực hiện.\n\nđồng thời báo cáo")) == 2

    def test_a_capital_after_a_blank_line_is_a_new_paragraph(self):
        assert len(joined("2.1. Về công tác phòng dịch\n\nCấp ủy, chính quyền")) == 2

    def test_a_word_broken_at_a_hyphen_is_whole_again(self):
        assert joined("dịch COVID-\n19 trên địa bàn") == ["dịch COVID-19 trên địa bàn"]

    def test_wrapped_lines_of_a_scan_are_one_paragraph(self):
        text = (
            "Trước tình hình dịch bệnh tại các nước láng giềng diễn biến phức\n"
            "tạp, Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành thực hiện Chỉ\n"
            "Thị số 16 của Thủ tướng Chính phủ và các văn bản hướng dẫn sau đây\n"
            "kể từ hôm nay.\n"
        )
        assert len(joined(text)) == 1

    def test_a_list_of_names_goes_on_after_a_colon_at_the_margin(self):
        full = "Giao Chánh Văn phòng Ủy ban nhân dân huyện và Trưởng các phòng:"
        assert joined(f"{full}\nY tế, Nội vụ chịu trách nhiệm thi hành.") == [
            f"{full} Y tế, Nội vụ chịu trách nhiệm thi hành."
        ]

    def test_what_others_are_to_do_begins_a_paragraph_after_a_colon(self):
        full = "Ủy ban nhân dân tỉnh yêu cầu các cơ quan, đơn vị, địa phương:"
        text = f"{full}\nTăng cường kiểm tra, giám sát."
        assert joined(text) == text.split("\n")

    def test_a_formula_that_closes_begins_a_paragraph_after_a_full_line(self):
        full = "Giao Sở Y tế chủ trì, phối hợp với các đơn vị có liên quan triển khai."
        text = "\n".join([*[full] * 3, full.replace("triển khai.", "triển"), f"khai. {full[:64]}."])
        for last in (
            "Trên đây là ý kiến chỉ đạo của Chủ tịch Ủy ban nhân dân tỉnh.",
            "Văn phòng Chính phủ xin thông báo để các Bộ biết, thực hiện.",
            "Uỷ ban nhân dân tỉnh yêu cầu các đơn vị nghiêm túc thực hiện.",
        ):
            with self.subTest(last=last):
                assert joined(f"{text}\n{last}")[-1] == last
        assert len(joined(f"{text}\nTrên địa bàn huyện có 03 khu cách ly tập trung.")) == 1

    def test_the_session_that_passed_it_and_thanks_begin_a_paragraph(self):
        long = "Thường trực Hội đồng nhân dân và các Ban của Hội đồng nhân dân tỉnh giám sát."
        for last in (
            "Công văn này thay thế Công văn số 2190/BQL-DN ngày 28 tháng 6 năm 2021.",
            "Nghị quyết này đã được Hội đồng nhân dân tỉnh khóa X thông qua./.",
            "Tran trong cam on su quan tam, phoi hop cua quy co quan, don vi./.",
        ):
            with self.subTest(last):
                assert joined(f"{long}\n{last}") == [long, last]

    def test_a_heading_in_capitals_begins_a_paragraph_after_a_full_line(self):
        full = "Giao Sở Y tế chủ trì, phối hợp với các đơn vị có liên quan triển khai."
        text = "\n".join([*[full] * 3, full.replace("triển khai.", "triển"), f"khai. {full[:64]}."])
        assert joined(f"{text}\n1II. TỔ CHỨC THỰC HIỆN")[-1] == "1II. TỔ CHỨC THỰC HIỆN"
        assert len(joined(f"{text}\nUBND.")) == 1

    def test_a_full_stop_ends_a_paragraph_where_no_line_goes_on(self):
        full = "Giao Sở Y tế chủ trì, phối hợp với các đơn vị có liên quan triển khai."
        text = f"{full}\n{full}\nĐề nghị các đơn vị phối hợp thực hiện."
        assert joined(text) == text.split("\n")

    def test_a_list_marker_never_continues_a_line(self):
        text = "yêu cầu các đơn vị\n- rà soát phương án\n1. Tăng cường\na) kiểm tra"
        assert len(joined(text)) == 4

    def test_it_remembers_which_lines_it_joined(self):
        (passage,) = paragraphs(read_lines("không\n\nđược chủ quan"))
        assert passage.joined == (3,)

    def test_a_span_over_a_joint_covers_both_lines(self):
        text = "song không\n\nđược hoang mang"
        (passage,) = paragraphs(read_lines(text))
        span = passage.span()
        assert text[span.start : span.end] == text

    def test_joining_one_line_changes_nothing(self):
        (line,) = read_lines("một dòng")
        assert join([line]) is line


class StartsItemTests(SimpleTestCase):
    def test_markers_of_all_levels_begin_an_item(self):
        for text in (
            "1. Yêu cầu",
            "3 . Nắm",
            "1/. Các",
            "a/. Kiểm",
            "2.1. Về",
            "2.1 Về",
            "a) rà",
            "đ) kiểm",
            "- Sở",
            "+ Đợt",
            "I. MỤC",
            "II- NỘI",
            "Điều 2.",
            "(i) Lần",
            "PHỤ LỤC",
        ):
            assert starts_item(text), text

    def test_numbers_in_a_sentence_begin_none(self):
        for text in ("6.050 trường hợp", "30/4 và 01/5", "19 trên địa bàn", "5/. và"):
            assert not starts_item(text), text
