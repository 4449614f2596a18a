from django.test import SimpleTestCase

from directives.parse.casing import usual_case


class UsualCaseTests(SimpleTestCase):
    def test_bodies_and_places_follow_the_tables(self):
        for printed, usual in (
            ("THÀNH UỶ CẨM PHẢ", "Thành ủy Cẩm Phả"),
            ("UỶ BAN NHÂN DÂN TỈNH QUẢNG NINH", "Ủy ban nhân dân tỉnh Quảng Ninh"),
            ("SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", "Sở Lao động - Thương binh và Xã hội"),
            ("BỘ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "Bộ Văn hóa, Thể thao và Du lịch"),
            ("PHÓ CHỦ TỊCH THƯỜNG TRỰC", "Phó Chủ tịch Thường trực"),
            ("KẾT LUẬN CỦA CHỦ TỊCH LÊ VĂN AN TẠI CUỘC HỌP",
             "Kết luận của Chủ tịch Lê Văn An tại cuộc họp"),
        ):  # fmt: skip
            with self.subTest(printed):
                assert usual_case(printed) == usual

    def test_documents_that_a_title_names_keep_their_numbers(self):
        for printed, usual in (
            ("THỰC HIỆN NGHỊ QUYẾT SỐ 30/2021/QH15 NGÀY 28/7/2021 CỦA QUỐC HỘI",
             "Thực hiện Nghị quyết số 30/2021/QH15 ngày 28/7/2021 của Quốc hội"),
            ("TRIỂN KHAI CHỈ THỊ 16/CT-TTG VÀ KẾ HOẠCH CỦA UBND TỈNH",
             "Triển khai Chỉ thị 16/CT-TTg và kế hoạch của UBND tỉnh"),
            ("VĂN PHÒNG HĐND/UBND TỈNH", "Văn phòng HĐND/UBND tỉnh"),
            ("ĐẢNG ỦY / UBND XÃ", "Đảng ủy / UBND xã"),
        ):  # fmt: skip
            with self.subTest(printed):
                assert usual_case(printed) == usual

    def test_society_is_no_commune(self):
        for printed, usual in (
            ("GIÃN CÁCH XÃ HỘI TRÊN ĐỊA BÀN", "Giãn cách xã hội trên địa bàn"),
            ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
            ("UBND XÃ HỘI AN", "UBND xã Hội An"),
        ):
            with self.subTest(printed):
                assert usual_case(printed) == usual
                assert usual_case(printed, lenient=True) == usual

    def test_abbreviations_keep_their_capitals_after_the_word_for_a_division(self):
        for printed, usual in (
            ("CHÁNH VĂN PHÒNG UBND TỈNH", "Chánh Văn phòng UBND tỉnh"),
            ("CHÁNH VĂN PHÒNG HĐND VÀ UBND", "Chánh Văn phòng HĐND và UBND"),
            ("TRƯỞNG PHÒNG GDĐT", "Trưởng phòng GDĐT"),
            ("PHÓ CHÁNH VĂN PHÒNG HĐND-UBND", "Phó Chánh Văn phòng HĐND-UBND"),
        ):
            with self.subTest(printed):
                assert usual_case(printed) == usual

    def test_every_syllable_of_an_unknown_place_is_capital(self):
        assert usual_case("ĐẢNG ỦY XÃ NGHĨA LỢI") == "Đảng ủy xã Nghĩa Lợi"

    def test_the_first_syllable_of_what_an_unknown_body_does_is_capital(self):
        assert usual_case("CHI CỤC AN TOÀN THỰC PHẨM") == "Chi cục An toàn thực phẩm"

    def test_words_for_prevention_are_no_division(self):
        assert usual_case("BAN CHỈ ĐẠO PHÒNG, CHỐNG DỊCH COVID-19") == (
            "Ban Chỉ đạo phòng, chống dịch COVID-19"
        )

    def test_marks_lost_by_recognition_come_back_with_known_names(self):
        assert usual_case("UY BAN NHAN DAN TINH LAM DONG") == "Ủy ban nhân dân tỉnh Lâm Đồng"

    def test_words_that_only_fold_alike_are_not_taken_for_a_place(self):
        assert usual_case("DIỄN BIẾN DỊCH") == "Diễn biến dịch"

    def test_words_after_a_kind_of_unit_that_no_table_knows_are_no_name(self):
        assert usual_case("NGƯỜI TỪ TỈNH KHÁC TRỞ VỀ") == "Người từ tỉnh khác trở về"

    def test_two_words_at_the_beginning_are_enough_where_marks_were_lost(self):
        assert usual_case("CỤC THUÊ TỈNH BẮC NINH", lenient=True) == "Cục Thuế tỉnh Bắc Ninh"
        assert usual_case("TỎNG CỤC THUÊ", lenient=True) == "Tổng cục Thuế"
        assert usual_case("TÌNH ỦY NAM ĐỊNH", lenient=True) == "Tỉnh ủy Nam Định"
        assert usual_case("CỤC THUÊ BAO", lenient=False) == "Cục Thuê bao"
