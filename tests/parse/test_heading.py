from datetime import date

from django.test import SimpleTestCase

from directives.parse.head import Head, read_head
from directives.parse.heading import (
    meeting_date,
    parse_number,
    read_date_line,
    read_number_symbol,
    read_urgency,
    secrecy_problems,
)
from directives.parse.lines import read_lines
from directives.parse.structure import Origin, Severity


def head(text: str) -> Head:
    return read_head(read_lines(text))


class NumberTests(SimpleTestCase):
    def printed(self, text: str) -> str | None:
        found = parse_number(text)
        return found[0].printed if found else None

    def test_it_reads_state_and_party_numbers(self):
        for text, printed in (
            ("Số: 16/CT-TTg", "16/CT-TTg"),
            ("Số: 450/VPCP-QHQT", "450/VPCP-QHQT"),
            ("Số 353 - CV/TU", "353-CV/TU"),
            ("Số 07 - CĐ/TU", "07-CĐ/TU"),
            ("Số 2927 -TB/TU", "2927-TB/TU"),
            ("Số: 2601/CV-BCĐ", "2601/CV-BCĐ"),
            ("Số: 165 /UBND-KGVX", "165/UBND-KGVX"),
            ("Số: 11/CĐ- -CTUBND", "11/CĐ-CTUBND"),
        ):
            assert self.printed(text) == printed

    def test_a_number_written_by_hand_and_read_as_letters_is_none(self):
        for text in ("Số: AAAÁ /UBND-KGVX", "Số: ABCD/UBND-KGVX", "Số: AA/UBND-KGVX"):
            with self.subTest(text=text):
                assert self.printed(text) is None
        reading, problems = read_number_symbol(head("UBND TỈNH A\nSố: AAAÁ /UBND-VX Huế, ngày 4"))
        assert reading is not None
        assert (reading.value.number, reading.value.symbol) == (None, "UBND-VX")
        assert [problem.code for problem in problems] == ["number_unreadable"]

    def test_a_tab_parts_the_subject_from_the_date(self):
        text = (
            "Số: 12/UBND-VX\nV/v phòng dịch COVID-19\tHà Nội, ngày 28 tháng 8 năm 2021\nKính gửi: A"
        )
        line = read_date_line(head(text))
        assert line.place is not None
        assert line.place.value == "Hà Nội"
        assert [cell.text for cell in head(text).subject] == ["V/v phòng dịch COVID-19"]

    def test_the_body_right_under_the_addressees_is_none_of_them(self):
        text = "Số: 12/BYT-DP\nKính gửi: UBND tỉnh Lào Cai\nBộ Y tế nhận được văn bản số 3/UBND-VX"
        assert [line.text for line in head(text).addressed] == ["UBND tỉnh Lào Cai"]

    def test_a_tab_after_the_label_of_the_addressees(self):
        text = "Số: 12/UBND-VX\nKính gửi:\t- Sở Y tế;\n\t- Sở Nội vụ."
        assert [line.text for line in head(text).addressed] == ["- Sở Y tế;", "- Sở Nội vụ."]

    def test_it_keeps_the_year_of_a_legal_document(self):
        found = parse_number("Nghị quyết số: 30/2021/QH15")
        assert found is not None
        assert (found[0].number, found[0].year, found[0].symbol) == ("30", "2021", "QH15")

    def test_a_blank_number_leaves_the_symbol(self):
        reading, problems = read_number_symbol(head("Số:         /BYT-DP"))
        assert reading is not None
        assert (reading.value.number, reading.value.symbol) == (None, "BYT-DP")
        assert [problem.code for problem in problems] == ["number_blank"]

    def test_a_misread_label_is_read_but_told(self):
        for text in ("$6:3961/CĐ-BYT", "86: 3961/CĐ-BYT", "S6: 3961/CĐ-BYT", "sé: 3961/CĐ-BYT"):
            found = parse_number(text)
            assert found is not None, text
            assert (found[0].printed, found[1]) == ("3961/CĐ-BYT", "number_label_misread")

    def test_split_digits_are_joined_and_told(self):
        found = parse_number("Số: 1 0 9 4 3 /BYT-DP")
        assert found is not None
        assert (found[0].number, found[1]) == ("10943", "number_digits_joined")

    def test_letters_of_a_lost_bar_are_restored_and_told(self):
        found = parse_number("Số: 12/QD-UBND")
        assert found is not None
        assert (found[0].symbol, found[1]) == ("QĐ-UBND", "symbol_letters_restored")

    def test_a_letter_read_twice_is_read_once_and_told(self):
        for text, symbol in {
            "Số: 16/CĐ\u00d0-CTUBND": "CĐ-CTUBND",
            "Số: 16/C\u00d0Đ-TTgÌ": "CĐ-TTg",
        }.items():
            found = parse_number(text)
            assert found is not None
            assert (found[0].symbol, found[1]) == (symbol, "symbol_letters_restored")

    def test_letters_that_only_look_read_twice_are_kept(self):
        for symbol in ("CĐĐ-VP", "KH-TTgCP", "BC-LĐLĐ"):
            found = parse_number(f"Số: 16/{symbol}")
            assert found is not None
            assert (found[0].symbol, found[1]) == (symbol, "")

    def test_a_defaced_label_is_told_instead_of_a_wrong_number(self):
        reading, problems = read_number_symbol(head("Sốố 18 - CT/TU"))
        assert reading is None
        assert [problem.code for problem in problems] == ["number_unreadable"]

    def test_a_number_cited_in_a_sentence_is_no_heading(self):
        reading, _ = read_number_symbol(head("Căn cứ Nghị quyết số 21/NQ-CP ngày 26 của Chính phủ"))
        assert reading is None

    def test_without_a_number_it_says_so(self):
        assert [p.code for p in read_number_symbol(head("SỞ Y TẾ"))[1]] == [
            "document_number_missing"
        ]


class DateLineTests(SimpleTestCase):
    def read(self, text: str):
        return read_date_line(head(text))

    def test_it_reads_place_and_date(self):
        found = self.read("TP. Bắc Kạn, ngày 29 tháng 4 năm 2021")
        assert found.place is not None
        assert found.issued_on is not None
        assert (found.place.value, found.issued_on.value) == ("TP. Bắc Kạn", date(2021, 4, 29))

    def test_it_reads_the_place_beside_the_number(self):
        found = self.read("Số: 450/VPCP-QHQT Hà Nội, ngày 18 tháng 01 năm 2021")
        assert found.place is not None
        assert found.place.value == "Hà Nội"

    def test_a_numbered_urban_district_is_a_place(self):
        found = self.read("Quận 7, ngày 12 tháng 7 năm 2021")
        assert found.place is not None
        assert found.place.value == "Quận 7"

    def test_a_blank_day_leaves_the_date_unknown(self):
        found = self.read("Cần Thơ, ngày      tháng 8 năm 2021")
        assert found.issued_on is None
        assert found.problem is not None
        assert found.problem.code == "date_blank"

    def test_an_impossible_date_is_unknown(self):
        for text in ("Hà Nội, ngày 46 tháng ÿ năm 2020", "Hà Nội, ngày 31 tháng 02 năm 2021"):
            found = self.read(text)
            assert found.issued_on is None
            assert found.problem is not None
            assert found.problem.code == "date_unreadable"

    def test_a_digital_signature_stands_in_for_an_unreadable_date(self):
        found = self.read(
            "Thời gian ký: 22.01.2021 17:05:31 +07:00\nHà Nội, ngày 2# tháng ÿ1 năm 2021"
        )
        assert found.issued_on is not None
        assert (found.issued_on.value, found.issued_on.origin) == (
            date(2021, 1, 22),
            Origin.INFERRED,
        )

    def test_a_printed_date_wins_over_the_digital_signature(self):
        found = self.read("Thời gian ký: 23.01.2021\nHà Nội, ngày 22 tháng 01 năm 2021")
        assert found.issued_on is not None
        assert found.issued_on.value == date(2021, 1, 22)

    def test_the_hour_of_an_urgent_delivery_is_not_the_date(self):
        found = self.read(
            "HỎA TỐC HẸN GIỜ\n10 giờ ngày 11/5/2021\nLạng Sơn, ngày 10 tháng 5 năm 2021"
        )
        assert found.issued_on is not None
        assert found.issued_on.value == date(2021, 5, 10)

    def test_the_hour_of_a_telegram_stands_before_its_day(self):
        for hour in ("hồi 22 giờ 00", "hồi 08h30,", "Hồi 7 giờ 15 phút", "20 giờ 30 phút"):
            with self.subTest(hour):
                found = self.read(f"Quảng Nam, {hour} ngày 31 tháng 7 năm 2021")
                assert found.place is not None
                assert found.place.value == "Quảng Nam"
                assert found.issued_on is not None
                assert found.issued_on.value == date(2021, 7, 31)

    def test_a_date_that_ends_a_sentence_is_no_date_line(self):
        found = self.read("KẾ HOẠCH\nTổ chức tiêm chủng\n\nbáo cáo trước ngày 22/5/2021.")
        assert found.issued_on is None

    def test_the_day_of_a_meeting_is_an_inferred_date(self):
        (line,) = read_lines("Ngày 17/5/2021, tại trụ sở, Ban Thường vụ họp phiên thứ 08")
        reading = meeting_date(line)
        assert reading is not None
        assert (reading.value, reading.reason) == (date(2021, 5, 17), "date_from_meeting")

    def test_a_day_without_a_meeting_infers_nothing(self):
        (line,) = read_lines("Ngày 17/5/2021, tỉnh ghi nhận 12 ca mắc mới")
        assert meeting_date(line) is None

    def test_letters_that_look_like_digits_are_read_with_a_mark(self):
        found = read_date_line(head("SỞ Y TẾ\nHậu Giang, ngày 2l tháng 7 năm 2O21")).issued_on
        assert found is not None
        assert (found.value, found.origin) == (date(2021, 7, 21), Origin.INFERRED)
        assert found.reason == "date_letters_as_digits"

    def test_a_subject_that_runs_into_the_date_line_is_parted_from_the_place(self):
        text = "Số: 2601/VPCP-KGVX\nV/v hướng dẫn Chỉ Hà Nội, ngày 03 tháng 4 năm 2020\nthị số 16"
        place = read_date_line(head(text)).place
        assert place is not None
        assert place.value == "Hà Nội"

    def test_a_place_may_hold_a_dash(self):
        text = "V/v khảo sát đời sống\nBà Rịa - Vũng Tàu, ngày 30 tháng 7 năm 2021"
        found = read_date_line(head(text)).place
        assert found is not None
        assert found.value == "Bà Rịa - Vũng Tàu"


class StampTests(SimpleTestCase):
    def urgency(self, text: str) -> str | None:
        reading = read_urgency(head(text))
        return reading.value if reading else None

    def test_it_reads_stamps_in_both_tone_placements(self):
        assert self.urgency("HOẢ TỐC\nSỞ Y TẾ") == "Hỏa tốc"
        assert self.urgency("HỎA TỐC\nSỞ Y TẾ") == "Hỏa tốc"

    def test_the_longest_name_wins(self):
        assert self.urgency("HỎA TỐC HẸN GIỜ") == "Hỏa tốc hẹn giờ"
        assert self.urgency("THƯỢNG KHẨN") == "Thượng khẩn"

    def test_it_reads_urgency_in_the_title(self):
        assert self.urgency("CÔNG ĐIỆN KHẨN\nvề phòng, chống dịch") == "Khẩn"

    def test_urgent_words_in_a_subject_are_no_stamp(self):
        assert self.urgency("V/v khẩn trương phòng, chống dịch\n\nKính gửi: Sở Y tế") is None

    def test_a_secrecy_stamp_is_an_error(self):
        for stamp in ("MẬT", "TỐI MẬT", "TUYỆT MẬT"):
            (problem,) = secrecy_problems(head(f"{stamp}\nSỞ Y TẾ"))
            assert (problem.code, problem.severity) == ("secrecy_stamp", Severity.ERROR)

    def test_an_open_document_has_none(self):
        assert secrecy_problems(head("SỞ Y TẾ\nSố: 1/SYT")) == []

    def test_a_title_may_count_its_urgent_notices(self):
        found = read_urgency(head("SỞ Y TẾ\nTHÔNG BÁO KHẨN SỐ 6\nvề việc tìm người"))
        assert found is not None
        assert found.value == "Khẩn"
