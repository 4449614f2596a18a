"""Pages that a scanner saw and recognition read: letters confused, columns run together, specks."""

from django.test import SimpleTestCase

from directives.parse import parse
from directives.parse.cells import Shape, shape_of, split_columns
from directives.parse.head import Head, read_head
from directives.parse.heading import read_date_line, read_urgency
from directives.parse.lines import read_lines
from directives.parse.persons import person
from directives.parse.recipients import read_recipients
from directives.parse.signature import part_columns, read_signatory
from directives.parse.structure import Section
from directives.parse.title import read_subject


def head(text: str) -> Head:
    return read_head(read_lines(text))


def subject(text: str) -> str | None:
    reading, _ = read_subject(head(text))
    return reading.value if reading else None


def copied(text: str) -> list[tuple[str, str | None]]:
    tail = part_columns(read_lines(text))
    return [(r.name, r.purpose) for r in read_recipients(tail.recipients, Section.COPIED)]


def signed(text: str) -> tuple[str | None, str | None, str | None] | None:
    signatory, _ = read_signatory(part_columns(read_lines(text)).signature)
    return (signatory.name, signatory.title, signatory.authority) if signatory else None


class RecipientsBesideTheSignatureTests(SimpleTestCase):
    def test_specks_between_the_columns_hide_no_signature(self):
        for first, second in (
            ("Noi nhận:} - KT. CỤC TRƯỞNG", "- Như trên; — PHO CUC TRUONG"),
            ("Nơt nhận: KT, CỤC TRƯỞNG", "- Như trên; PHÓ CỤC TRƯỞNG"),
            ("Noi nhén: KT. CUC TRUONG", "- Như trên; ' PHÓ CỤC TRƯỞNG"),
        ):
            text = f"{first}\n{second}\n- Lưu: VT.\n\nLê Bá Ngọc"
            with self.subTest(first):
                assert copied(text) == [("Như trên", None), ("Lưu: VT", "lưu")]
                assert signed(text) == ("Lê Bá Ngọc", "Phó Cục trưởng", "KT. Cục trưởng")

    def test_an_office_beside_the_label_is_kept_whole(self):
        text = "Noi nhận: - BỘ TRƯỞNG, CHỦ NHIỆM\n~ TTgCP (đê b/c); =\n- Lưu: VT.\n\nTrần Văn Sơn"
        assert copied(text) == [("TTgCP", "b/c"), ("Lưu: VT", "lưu")]
        assert signed(text) == ("Trần Văn Sơn", "Bộ trưởng, Chủ nhiệm", None)

    def test_the_end_of_an_office_that_was_lost_is_no_recipient(self):
        text = "Nơi nhận: KT. CỤC TRƯỞNG\n- Như trên; = ` TRƯỞNG\n- Lưu: VT."
        assert copied(text) == [("Như trên", None), ("Lưu: VT", "lưu")]

    def test_an_office_or_a_person_may_follow_the_file_copy_on_its_line(self):
        text = "Nơi nhận:\n- Như trên;\n- Lưu: VT, KGVX (2b).TS THỦ TƯỚNG\n\nPhạm Văn An"
        assert copied(text)[-1] == ("Lưu: VT, KGVX (2b).TS", "lưu")
        assert signed(text) == ("Phạm Văn An", "Thủ tướng", None)
        text = "Nơi nhận: CHỦ TỊCH\n- CVP, các PCVP; Đặng Quốc Thái\n- Lưu: VT."
        assert copied(text)[0] == ("CVP, các PCVP", None)
        assert signed(text) == ("Đặng Quốc Thái", "Chủ tịch", None)

    def test_a_stop_before_the_name_may_be_read_as_a_comma(self):
        text = "Nơi nhận: CHỦ TỊCH\n- Như trên;\n- Lưu: VT, Võ Minh Hoài"
        assert copied(text)[-1] == ("Lưu: VT", "lưu")
        assert signed(text) == ("Võ Minh Hoài", "Chủ tịch", None)
        assert (
            copied("Nơi nhận:\n- Như trên;\n- Lưu: VT, Hoài Phòng")[-1][0] == "Lưu: VT, Hoài Phòng"
        )

    def test_a_recipient_in_capitals_or_named_with_a_body_stays_one(self):
        text = "Nơi nhận:\n- CHỦ TỊCH, CÁC PCT UBND;\n- Bộ trưởng; Thứ trưởng;\n- Lưu: VT."
        assert [name for name, _ in copied(text)] == [
            "CHỦ TỊCH, CÁC PCT UBND",
            "Bộ trưởng; Thứ trưởng",
            "Lưu: VT",
        ]

    def test_specks_behind_an_entry_are_no_part_of_it(self):
        for printed, name in {
            "- Lãnh đạo Cục; À": "Lãnh đạo Cục",
            "- Lưu: VT, PC (2b). bs": "Lưu: VT, PC (2b)",
            "- Lưu VT, TTHT (6b), ⁄": "Lưu VT, TTHT (6b)",
            "- Lưu: VT; KK (3b). 39": "Lưu: VT; KK (3b)",
            "- Vụ Pháp chế - BTC:": "Vụ Pháp chế - BTC",
            "- Lưu: VT, (VX/P) T.": "Lưu: VT, (VX/P) T",  # who drafted it
            "- Tổ công tác “3 tại chỗ”;": "Tổ công tác “3 tại chỗ”",
        }.items():
            with self.subTest(printed):
                assert copied(f"Nơi nhận:\n- Như trên;\n{printed}")[1][0] == name

    def test_a_speck_before_the_dash_is_no_part_of_an_entry(self):
        for speck in ("` ", ". ", "|", "': "):
            with self.subTest(speck):
                assert copied(f"Nơi nhận:\n- Như trên;\n{speck}- Sở Y tế;\n- Lưu: VT.") == [
                    ("Như trên", None),
                    ("Sở Y tế", None),
                    ("Lưu: VT", "lưu"),
                ]
        listed = copied("Nơi nhận:\n- Như trên;\n- Ban Chỉ đạo 389 - Sở Y tế;\n- Lưu: VT.")
        assert listed[1] == ("Ban Chỉ đạo 389 - Sở Y tế", None)

    def test_two_entries_on_one_line_are_parted(self):
        assert copied("Nơi nhận:\n- Như trên;\n- Phòng VX;- Lưu: VT.") == [
            ("Như trên", None),
            ("Phòng VX", None),
            ("Lưu: VT", "lưu"),
        ]
        listed = copied("Nơi nhận:\n- Như trên;\n- Vụ KHTC; các Vụ - Cục;")
        assert listed[1] == ("Vụ KHTC; các Vụ - Cục", None)

    def test_a_misread_purpose_is_still_one(self):
        text = "Nơi nhận:\n- Bộ Y tế (dé b/e);\n- Sở Y tế (Uh);\n- PCT (c/4);\n- Vụ TCCB (bíc};"
        assert [purpose for _, purpose in copied(text)] == ["b/c", "t/h", "c/đ", "b/c"]

    def test_noise_in_small_letters_goes_on_with_no_closed_entry(self):
        text = "Nơi nhận: KT. CHỦ TỊCH\n- Báo, Đài tỉnh;\n\nsi HÀ 4F\n- Lưu: VT."
        assert copied(text) == [("Báo, Đài tỉnh", None), ("Lưu: VT", "lưu")]


class SignatureTests(SimpleTestCase):
    def test_a_misread_label_still_begins_the_recipients(self):
        for label in ("NƠ nhận:", "NG nhận:", "Nữ nhận:", "Nơf nhận:", "Nơt nhận"):
            text = f"{label}\nh CHỦ TỊCH\n- Như trên;\n- Lưu: VT.\n\nVũ Văn Khải"
            with self.subTest(label):
                assert copied(text) == [("Như trên", None), ("Lưu: VT", "lưu")]
                assert signed(text) == ("Vũ Văn Khải", "Chủ tịch", None)

    def test_a_victim_is_no_recipient(self):
        for text in ("Nạn nhân: 02 người", "Nữ nhân viên: 3", "Nguyên nhân: dịch", "nơi nhận mẫu"):
            assert part_columns(read_lines(text)).recipients == [], text

    def test_an_authority_may_stand_in_small_letters(self):
        for printed in ("KT. TONG cuc TRUONG", "KT. Tổng cục trưởng"):
            text = f"Nơi nhận:\n- Lưu: VT.\n\n{printed}\nPhó Tổng cục trưởng\n\nMai Văn Sơn"
            with self.subTest(printed):
                assert signed(text) == (
                    "Mai Văn Sơn",
                    "Phó Tổng cục trưởng",
                    "KT. Tổng cục trưởng",
                )

    def test_a_division_among_the_recipients_is_no_authority(self):
        text = "Nơi nhận:\n- Như trên;\n- Phòng KT, XD;\nKT, XD, NC;\n- Lưu: VT."
        assert signed(text) is None

    def test_a_vowel_taken_for_a_capital_does_not_hide_a_name(self):
        assert person("Hoàng ĐỨc Thuận") == "Hoàng Đức Thuận"
        assert person("Thạch Minh TƯờng") == "Thạch Minh Tường"
        assert person("Sở GDĐt") is None

    def test_the_second_of_two_signatories_keeps_to_its_column(self):
        text = (
            "SỞ GIÁO DỤC VÀ ĐÀO TẠO                     SỞ Y TẾ\n"
            "      GIÁM ĐỐC                         KT. GIÁM ĐỐC\n"
            "                                       PHÓ GIÁM ĐỐC\n\n"
            "   Thái Văn Thành                      Nguyễn Thị Hồng Hoa\n"
        )
        assert signed(text) == ("Thái Văn Thành", "Giám đốc", None)

    def test_the_heading_of_a_list_below_is_no_part_of_the_authority(self):
        text = "KT. BỘ TRƯỞNG\nDANH SÁCH CÁC TỈNH, THÀNH PHỐ"
        assert signed(text) == (None, None, "KT. Bộ trưởng")


class HeaderTests(SimpleTestCase):
    def test_lead_words_are_known_however_they_were_read(self):
        for lead in ("V/v", "VWv", "V# ", "Viv", "V/ ", "“V/v"):
            text = f"SỞ Y TẾ\nSố: 7/SYT-NVY\n{lead} phòng, chống dịch\nKính gửi: Các bệnh viện"
            with self.subTest(lead):
                assert subject(text) == "phòng, chống dịch"

    def test_words_that_only_begin_alike_are_no_lead_words(self):
        for text in ("Vi vậy, Sở Y tế yêu cầu", "VI. TỔ CHỨC THỰC HIỆN", "V. TỔ CHỨC"):
            (cell,) = read_lines(text)
            assert shape_of(cell) is not Shape.SUBJECT, text

    def test_blank_lines_may_part_a_subject_within_a_phrase(self):
        lines = "V/v thực hiện Thông tư số\n\n15/2021/TT-BYT và các\n\nThông tư khác"
        text = f"SỞ Y TẾ\nSố: 7/SYT\n{lines}"
        assert subject(f"{text}\n\nKính gửi: Các bệnh viện") == (
            "thực hiện Thông tư số 15/2021/TT-BYT và các Thông tư khác"
        )

    def test_a_ruler_or_a_frame_around_a_stamp_does_not_hide_it(self):
        found = head("UBND TỈNH AN GIANG\nSố: 7/UBND-VX HÖA TỐC ]\nKính gửi: Các sở")
        urgency = read_urgency(found)
        assert urgency is not None
        assert urgency.value == "Hỏa tốc"

    def test_an_unreadable_stamp_beside_the_number_is_no_name(self):
        found = head("VĂN PHÒNG CHÍNH PHỦ\nSố: 6017/VPCP-KGVX    _—- 'EEWESOESEEDEO\nV/v ô xy y tế")
        assert [name.text for name in found.names] == ["VĂN PHÒNG CHÍNH PHỦ"]

    def test_a_name_beside_a_number_above_all_names_is_kept(self):
        found = head("Số: 6017/VPCP-KGVX    VĂN PHÒNG CHÍNH PHỦ\nV/v ô xy y tế")
        assert [name.text for name in found.names] == ["VĂN PHÒNG CHÍNH PHỦ"]

    def test_the_motto_is_known_however_it_was_read(self):
        for printed in (
            "Độc lập - TỰc do - Hạnh phúc.",
            "Độc lập - TVUI do - NH2 cm phúc",
            "ĐộC lập - Tự do - Hạnh phúc",
            "Độc lập - Twa",
            "Độc lập - Tự đồ aarti phúc",
        ):
            (line,) = read_lines(printed)
            assert shape_of(line) is Shape.MOTTO, printed
            name, motto = split_columns(read_lines(f"CUC THUE TP HA NOI {printed}")[0])
            assert (name.text.strip(), motto.text) == ("CUC THUE TP HA NOI", printed.rstrip("."))

    def test_a_sentence_about_independence_is_no_motto(self):
        for text in ("độc lập, tự do của Tổ quốc", "Độc lập tự do là hạnh phúc của nhân dân"):
            (line,) = read_lines(text)
            assert shape_of(line) is not Shape.MOTTO, text

    def test_the_place_of_a_date_that_cannot_be_read_is_kept(self):
        for printed in ("Ha Nội, ngày,ê§ thang} năm 2021", "Hà Nội, ngdy, Jf tháng 4 năm 2022"):
            (line,) = read_lines(f"Số: 2762 /TCT-PC {printed}")
            number, date = split_columns(line)
            assert (shape_of(number), shape_of(date)) == (Shape.NUMBER, Shape.DATE), printed
            reading = read_date_line(head(f"BỘ TÀI CHÍNH\n{line.text}"))
            assert reading.place is not None
            assert reading.place.value == "Hà Nội"
            assert reading.issued_on is None
            assert reading.problem is not None

    def test_a_place_is_parted_from_a_number_that_cannot_be_read(self):
        for printed, place in {
            "Số: S¥O¥OICT-TTHT Ha Nội, ngày 26 tháng 6 năm 2020": "Hà Nội",
            "Số: Äf03Y!CTHN-TTHT Bình Trị, ngày 26 tháng 6 năm 2020": None,
        }.items():
            (line,) = read_lines(printed)
            reading = read_date_line(head(f"BỘ Y TẾ\n{line.text}"))
            assert reading.issued_on is not None, printed
            assert (reading.place.value if reading.place else None) == place, printed

    def test_a_place_is_parted_from_subject_and_stamp(self):
        for printed, place in {
            "do biến thể Omicron Hà Nội. ngày 22 tháng 12 năm 2021": "Hà Nội",
            "HÔNG Tây Ninh, ngày 17 tháng 7 năm 2021": "Tây Ninh",
            "TP. Hồ Chí Minh, ngày 17 tháng 7 năm 2021": "TP. Hồ Chí Minh",
            "Bình Trị Đông, ngày 17 tháng 7 năm 2021": "Bình Trị Đông",
        }.items():
            (line,) = read_lines(printed)
            reading = read_date_line(head(f"BỘ Y TẾ\nSố: 7/BYT-DP\n{line.text}"))
            with self.subTest(printed):
                assert reading.place is not None
                assert reading.place.value == place
                assert reading.issued_on is not None

    def test_a_sentence_that_names_a_year_is_no_date_line(self):
        for text in ("Tại cuộc họp, ngành Y tế báo cáo năm 2021", "Hà Nội, nguồn lực của năm 2021"):
            (line,) = read_lines(text)
            assert shape_of(line) is not Shape.DATE, text

    def test_a_number_below_a_stamp_is_no_part_of_the_name(self):
        text = (
            "CHỦ TỊCH ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH TÂY NINH\n"
            "Số: LUC NDỈ KHẨN ] Tây Ninh, ngày 17 tháng 7 năm 2021\nCÔNG ĐIỆN\nVề kiểm soát dịch\n"
            "Kính gửi: Các sở.\nHiện nay, dịch phức tạp."
        )
        parsed = parse(text)
        assert parsed.issuer is not None
        assert parsed.issuer.value.name == "Chủ tịch Ủy ban nhân dân tỉnh Tây Ninh"

    def test_a_stamp_in_a_frame_is_read_and_is_no_name(self):
        found = head(
            "CHỦ TỊCH UBND\nTỈNH TÂY NINH\nSố: 11/CĐ-CTUBND\n° cÐ CTUBND[ KHẨN ] Tây Ninh, ngày 17"
            " tháng 7 năm 2021\nCÔNG ĐIỆN\nVề kiểm soát dịch\nHiện nay, dịch phức tạp."
        )
        assert [name.text for name in found.names] == ["CHỦ TỊCH UBND", "TỈNH TÂY NINH"]
        urgency = read_urgency(found)
        assert urgency is not None
        assert urgency.value == "Khẩn"

    def test_a_state_that_lost_a_word_is_still_the_state(self):
        found = head("BO Y TE CONG HOA Í CHU NGHĨA VIET NAM\nDoc lọc Tự do - Hạnh phúc")
        assert found.first(Shape.REGIME)
        assert [name.text for name in found.names] == ["BO Y TE"]

    def test_the_address_of_a_company_is_none_of_its_names(self):
        found = head(
            "CỤC THUẾ\nSố: 7/CT\nKính gửi: Công ty A\nMã số thuế: 0200597457\n"
            "Địa chỉ: Lô M1, KCN Nomura,\nTP. Hải Phòng\n\nNgày 16/4/2021, Cục Thuế nhận được thư."
        )
        assert [line.text for line in found.addressed] == ["Công ty A"]
        listed = head("CỤC THUẾ\nSố: 7/CT\nKính gửi:\n- Công ty A\nĐịa chỉ: Lô M1\n- Công ty B\n")
        assert [line.text for line in listed.addressed] == ["- Công ty A", "- Công ty B"]

    def test_the_afternoon_of_a_meeting_begins_the_body(self):
        title = "THÔNG BÁO\nKẾT LUẬN CỦA THỦ TƯỚNG PHẠM VĂN\nAN TẠI CUỘC HỌP"
        text = f"{title}\nSáng ngày 09 tháng 4\nnăm 2022, tại trụ sở."
        assert subject(text) == "Kết luận của Thủ tướng Phạm Văn An tại cuộc họp"
