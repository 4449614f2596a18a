from django.test import SimpleTestCase

from directives.parse.header_bodies import group_names
from directives.parse.issuer import IssuerReading, Source, read_issuer
from directives.parse.lines import read_lines
from directives.parse.structure import Origin, Reading, Severity


def read(
    header: str, *, elsewhere: str = "", place: str = "", body: str = "", symbol: str | None = None
) -> IssuerReading:
    source = Source(Reading(place, None) if place else None, "", body, symbol)
    return read_issuer(read_lines(header), read_lines(elsewhere), source)


def facts(reading: IssuerReading) -> tuple[str, str | None, str | None, str | None]:
    assert reading.issuer is not None
    issuer = reading.issuer.value
    return (
        issuer.name,
        issuer.level,
        issuer.kind,
        reading.province.value if reading.province else None,
    )


class ReadIssuerTests(SimpleTestCase):
    def test_the_lowest_line_is_the_issuer(self):
        reading = read("ĐẢNG BỘ TỈNH QUẢNG NINH\nTHÀNH ỦY CẨM PHẢ")
        assert facts(reading) == ("Thành ủy Cẩm Phả", "city", "party_committee", "Quảng Ninh")
        assert reading.issuer is not None
        assert reading.issuer.value.parent == "Đảng bộ tỉnh Quảng Ninh"
        assert reading.issuer.value.district == "Cẩm Phả"

    def test_a_body_below_the_name_of_its_unit(self):
        for header, found in (
            ("THÀNH PHỐ CẦN THƠ\nBAN CHỈ ĐẠO PHÒNG, CHỐNG DỊCH COVID-19",
             ("Ban Chỉ đạo phòng, chống dịch COVID-19 thành phố Cần Thơ", "province",
              "steering_committee", "Cần Thơ")),
            ("ỦY BAN NHÂN DÂN THÀNH PHỐ THỦ ĐỨC TRUNG TÂM Y TẾ",
             ("Trung tâm Y tế thành phố Thủ Đức", "city", "agency", "Hồ Chí Minh")),
            ("UBND XÃ ĐẠI ĐỒNG\nTRẠM Y TẾ", ("Trạm Y tế xã Đại Đồng", "ward", "agency", None)),
        ):  # fmt: skip
            with self.subTest(header):
                assert facts(read(header)) == found

    def test_a_name_broken_by_a_blank_line_goes_on(self):
        for text, name in (
            ("TỔNG LIÊN ĐOÀN\n\nLAO ĐỘNG VIỆT NAM", "Tổng Liên đoàn Lao động Việt Nam"),
            ("BAN QUẢN LÝ\n\nCÁC KHU CÔNG NGHIỆP TỈNH ĐỒNG NAI",
             "Ban Quản lý các khu công nghiệp tỉnh Đồng Nai"),
        ):  # fmt: skip
            with self.subTest(text=text):
                assert facts(read(text))[0] == name

    def test_a_name_that_is_not_whole_goes_on_below_a_blank_line(self):
        for text, name in {
            "BAN QUẢN LÝ CÁC KHU CÔNG\n\nNGHIỆP ĐỒNG NAI": (
                "Ban Quản lý các khu công nghiệp Đồng Nai"
            ),
            "BAN CHỈ ĐẠO PHÒNG, CHỐNG DỊCH\n\nCOVID-19\n\nTỈNH LÀO CAI": (
                "Ban Chỉ đạo phòng, chống dịch COVID-19 tỉnh Lào Cai"
            ),
            "SỞ Y TẾ LÀO CAI\n\nMỞ TÀI LIỆU": "Sở Y tế Lào Cai",
            "BỘ Y TẾ\n\nTRỞ VỀ": "Bộ Y tế",
            "UBND XÃ NGỌC THIỆN\n\nDỰ THẢO": "Ủy ban nhân dân xã Ngọc Thiện",
        }.items():
            with self.subTest(text):
                assert facts(read(text))[0] == name

    def test_the_superior_body_may_stand_on_the_same_line(self):
        reading = read("UBND TỈNH LÀO CAI BAN CHỈ ĐẠO PHÒNG, CHỐNG DỊCH COVID-19")
        name, level, kind, province = facts(reading)
        assert (level, kind, province) == ("province", "steering_committee", "Lào Cai")
        assert name == "Ban Chỉ đạo phòng, chống dịch COVID-19 tỉnh Lào Cai"
        assert facts(read("UBND TỈNH LÀO CAI SỞ Y TẾ"))[0] == "Sở Y tế tỉnh Lào Cai"
        for one in ("UBND THÀNH PHỐ HỘI AN", "VĂN PHÒNG ỦY BAN NHÂN DÂN TỈNH LÀO CAI"):
            with self.subTest(one=one):
                assert len(group_names(read_lines(one))) == 1

    def test_bodies_of_all_kinds_are_known(self):
        for header, expected in (
            ("ỦY BAN NHÂN DÂN\nTỈNH AN GIANG",
             ("Ủy ban nhân dân tỉnh An Giang", "province", "peoples_committee", "An Giang")),
            ("HỘI ĐỒNG NHÂN DÂN\nTỈNH NGHỆ AN",
             ("Hội đồng nhân dân tỉnh Nghệ An", "province", "peoples_council", "Nghệ An")),
            ("UBND TỈNH BẾN TRE\nSỞ Y TẾ",
             ("Sở Y tế tỉnh Bến Tre", "province", "department", "Bến Tre")),
            ("UBND TỈNH SÓC TRĂNG\nVĂN PHÒNG",
             ("Văn phòng Ủy ban nhân dân tỉnh Sóc Trăng", "province",
              "peoples_committee_office", "Sóc Trăng")),
            ("TỈNH ỦY HÀ TĨNH\nBAN TUYÊN GIÁO",
             ("Ban Tuyên giáo Tỉnh ủy Hà Tĩnh", "province", "agency", "Hà Tĩnh")),
            ("ĐẢNG BỘ HUYỆN NGHĨA HƯNG\nĐẢNG ỦY XÃ NGHĨA LỢI",
             ("Đảng ủy xã Nghĩa Lợi", "ward", "party_committee", "Nam Định")),
            ("TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM\nLIÊN ĐOÀN LAO ĐỘNG TỈNH THÁI BÌNH",
             ("Liên đoàn Lao động tỉnh Thái Bình", "province", "mass_organisation", "Thái Bình")),
            ("UBND TỈNH QUẢNG TRỊ\nBAN CHỈ ĐẠO PHÒNG, CHỐNG\nDỊCH BỆNH COVID-19",
             ("Ban Chỉ đạo phòng, chống dịch bệnh COVID-19 tỉnh Quảng Trị", "province",
              "steering_committee", "Quảng Trị")),
            ("SỞ Y TẾ HẢI DƯƠNG\nBỆNH VIỆN ĐA KHOA TỈNH",
             ("Bệnh viện Đa khoa tỉnh Hải Dương", "province", "agency", "Hải Dương")),
            ("ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM\nTỈNH VĨNH PHÚC\nBAN THƯỜNG TRỰC",
             ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Vĩnh Phúc", "province", "fatherland_front",
              "Vĩnh Phúc")),
        ):  # fmt: skip
            with self.subTest(header):
                assert facts(read(header)) == expected

    def test_the_board_of_an_economic_zone_in_its_abbreviations(self):
        header = "UBND TỈNH QUẢNG NGÃI\nBQL KKT DUNG QUẤT VÀ\nCÁC KCN QUẢNG NGÃI"
        name = "BQL KKT Dung Quất và các KCN Quảng Ngãi"
        assert facts(read(header)) == (name, "province", "agency", "Quảng Ngãi")

    def test_central_bodies_have_no_province(self):
        for header, name, kind in (
            ("BỘ Y TẾ", "Bộ Y tế", "ministry"),
            ("THỦ TƯỚNG CHÍNH PHỦ", "Thủ tướng Chính phủ", "prime_minister"),
            ("VĂN PHÒNG CHÍNH PHỦ", "Văn phòng Chính phủ", "government_office"),
            ("CHÍNH PHỦ", "Chính phủ", "government"),
            ("BỘ Y TẾ\nCỤC Y TẾ DỰ PHÒNG", "Cục Y tế dự phòng", "agency"),
        ):
            with self.subTest(header):
                assert facts(read(header, place="Hà Nội")) == (name, "central", kind, None)

    def test_a_city_committee_is_provincial_in_the_five_central_cities(self):
        assert facts(read("THÀNH ỦY HẢI PHÒNG"))[1] == "province"
        assert facts(read("THÀNH ỦY NAM ĐỊNH"))[1] == "city"

    def test_a_district_of_a_central_city_is_below_it(self):
        header = "ỦY BAN NHÂN DÂN THÀNH PHỐ HỒ CHÍ MINH\nỦY BAN NHÂN DÂN THÀNH PHỐ THỦ ĐỨC"
        assert facts(read(header))[1::2] == ("city", "Hồ Chí Minh")

    def test_a_district_named_like_a_province_lies_elsewhere(self):
        name, level, _, province = facts(read("ỦY BAN NHÂN DÂN\nHUYỆN HOÀ BÌNH"))
        assert (name, level, province) == ("Ủy ban nhân dân huyện Hòa Bình", "district", "Bạc Liêu")

    def test_a_province_known_only_by_the_district_is_inferred(self):
        reading = read("HUYỆN ỦY DIỄN CHÂU")
        assert reading.province is not None
        assert (reading.province.value, reading.province.origin) == ("Nghệ An", Origin.INFERRED)

    def test_a_name_of_several_provinces_needs_a_second_hint(self):
        alone = read("UBND HUYỆN CHÂU THÀNH")
        assert alone.province is None
        assert "province_unknown" in [problem.code for problem in alone.problems]
        hinted = read("UBND HUYỆN CHÂU THÀNH", body="các xã của tỉnh Tiền Giang")
        assert hinted.province is not None
        assert hinted.province.value == "Tiền Giang"

    def test_a_union_named_after_ho_chi_minh_is_not_of_that_city(self):
        reading = read("TỈNH ĐOÀN BẮC NINH\nBAN CHẤP HÀNH ĐOÀN TNCS HỒ CHÍ MINH")
        assert reading.province is None or reading.province.value == "Bắc Ninh"

    def test_of_joint_issuers_the_first_is_read_and_the_others_told(self):
        reading = read("UBND TỈNH HÀ TĨNH\nSỞ Y TẾ - SỞ GIÁO DỤC VÀ ĐÀO TẠO")
        assert facts(reading)[0] == "Sở Y tế tỉnh Hà Tĩnh"
        (problem,) = [p for p in reading.problems if p.code == "joint_issuers"]
        assert problem.params == {"others": "Sở Giáo dục và Đào tạo"}

    def test_a_chairperson_on_a_line_of_its_own_belongs_to_the_committee_below(self):
        name, _, kind, _ = facts(read("CHỦ TỊCH\nỦY BAN NHÂN DÂN TỈNH BÌNH DƯƠNG"))
        assert (name, kind) == (
            "Chủ tịch Ủy ban nhân dân tỉnh Bình Dương",
            "peoples_committee",
        )

    def test_an_executive_committee_stands_for_the_local_organisation(self):
        for header, expected in (
            ("HỘI LIÊN HIỆP PHỤ NỮ VIỆT NAM\nBCH TỈNH GIA LAI",
             ("Hội Liên hiệp Phụ nữ tỉnh Gia Lai", "province", "mass_organisation", "Gia Lai")),
            ("ĐOÀN TNCS HỒ CHÍ MINH\nBCH TỈNH SÓC TRĂNG",
             ("Tỉnh đoàn Sóc Trăng", "province", "mass_organisation", "Sóc Trăng")),
            ("HUYỆN ĐOÀN NHO QUAN\nBCH ĐOÀN XÃ CÚC PHƯƠNG",
             ("Đoàn xã Cúc Phương", "ward", "mass_organisation", "Ninh Bình")),
        ):  # fmt: skip
            assert facts(read(header)) == expected

    def test_a_standing_committee_or_a_team_is_of_its_own_kind(self):
        header = "HỘI LHPN TỈNH HÀ TĨNH\nBAN THƯỜNG VỤ HỘI LHPN\nHUYỆN CAN LỘC"
        assert facts(read(header))[1:3] == ("district", "mass_organisation")
        header = "UBND TỈNH BẮC NINH\nSỞ CÔNG THƯƠNG\nĐOÀN KIỂM TRA SỐ 3"
        assert facts(read(header))[2] == "agency"
        assert facts(read("BAN THƯỜNG VỤ TỈNH ỦY HÀ GIANG"))[2] == "party_committee"

    def test_a_standing_committee_of_a_province_stands_for_its_organisation(self):
        header = "HỘI LIÊN HIỆP PHỤ NỮ VIỆT NAM\nBAN THƯỜNG VỤ TỈNH HÀ TĨNH"
        assert facts(read(header))[:3] == (
            "Hội Liên hiệp Phụ nữ tỉnh Hà Tĩnh",
            "province",
            "mass_organisation",
        )

    def test_two_bodies_joined_by_a_dash_are_joint_issuers(self):
        for header, name, other in (
            ("CÔNG AN TỈNH - SỞ GIAO THÔNG VẬN TẢI", "Công an tỉnh", "Sở Giao thông vận tải"),
            ("BỘ Y TẾ-BỘ TÀI CHÍNH", "Bộ Y tế", "Bộ Tài chính"),
        ):
            reading = read(header)
            assert facts(reading)[0] == name
            assert reading.problems[0].params == {"others": other}

    def test_the_place_that_only_the_second_of_them_names_is_the_firsts_too(self):
        for header, expected in (
            ("CÔNG AN TỈNH - SỞ Y TẾ TỈNH VĨNH LONG", "Công an tỉnh Vĩnh Long"),
            ("SỞ Y TẾ - SỞ TÀI CHÍNH TỈNH VĨNH LONG", "Sở Y tế tỉnh Vĩnh Long"),
        ):
            with self.subTest(header):
                name, level, _, province = facts(read(header))
                assert (name, level, province) == (expected, "province", "Vĩnh Long")

    def test_the_word_for_a_joint_document_is_no_part_of_a_name(self):
        header = "UBND TỈNH NGHỆ AN\nLIÊN NGÀNH: SỞ Y TẾ -\nSỞ GIÁO DỤC VÀ ĐÀO TẠO"
        assert facts(read(header))[0] == "Sở Y tế tỉnh Nghệ An"
        assert facts(read("LIÊN ĐOÀN LAO ĐỘNG TỈNH NGHỆ AN"))[2] == "mass_organisation"
        header = "LIÊN ĐOÀN LAO ĐỘNG TỈNH - SỞ LAO ĐỘNG TB&XH - BAN QUẢN LÝ KKT TỈNH BẮC NINH"
        assert facts(read(header, place="Bắc Ninh"))[0] == "Liên đoàn Lao động tỉnh Bắc Ninh"

    def test_what_a_stamp_or_a_ruler_leaves_beside_a_name_is_no_part_of_it(self):
        for header, name in {
            "BỘ Y TẾ\n282139 600G TA": "Bộ Y tế",
            "BỘ Y TẾ\n_SSPI2-S1ENĐIRGR": "Bộ Y tế",
            "UBND TỈNH AN GIANG\nBAN CHỈ ĐẠO PHÒNG, CHỐNG DỊCH COVID19": (
                "Ban Chỉ đạo phòng, chống dịch COVID19 tỉnh An Giang"
            ),
            "BAN CHỈ ĐẠO PHÒNG, CHỐNG_\nDỊCH COVID-19\nTỈNH AN GIANG — ———": (
                "Ban Chỉ đạo phòng, chống dịch COVID-19 tỉnh An Giang"
            ),
            "UBND TỈNH LÀO CAI\nSỞ LAO ĐỘNG -\nTHƯƠNG BINH VÀ XÃ HỘI": (
                "Sở Lao động - Thương binh và Xã hội tỉnh Lào Cai"
            ),
        }.items():
            with self.subTest(header):
                assert facts(read(header))[0] == name

    def test_a_dash_within_one_name_joins_nothing(self):
        for header in (
            "SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI TỈNH HÀ NAM",
            "ĐÀI PHÁT THANH - TRUYỀN HÌNH TỈNH HÀ NAM",
        ):
            assert "joint_issuers" not in [problem.code for problem in read(header).problems]

    def test_a_copy_that_shows_only_the_superior_body_is_known_by_its_symbol(self):
        reading = read("TỔNG LIÊN ĐOÀN LAO ĐỘNG", place="TP. Hồ Chí Minh", symbol="LĐLĐ")
        assert facts(reading)[0] == "Liên đoàn Lao động thành phố Hồ Chí Minh"
        assert reading.issuer is not None
        assert reading.issuer.origin is Origin.INFERRED
        whole = read("TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM", place="Hà Nội", symbol="TLĐ")
        assert facts(whole)[:2] == ("Tổng Liên đoàn Lao động Việt Nam", "central")

    def test_a_bare_committee_belongs_to_the_province_of_its_place_if_that_is_nothing_else(self):
        assert facts(read("ỦY BAN NHÂN DÂN", place="Vĩnh Phúc")) == (
            "Ủy ban nhân dân tỉnh Vĩnh Phúc", "province", "peoples_committee", "Vĩnh Phúc"
        )  # fmt: skip
        assert facts(read("ỦY BAN NHÂN DÂN", place="Hòa Bình"))[0] == "Ủy ban nhân dân"

    def test_a_commune_lies_where_the_unit_of_its_place_does(self):
        header = "ỦY BAN NHÂN DÂN\nPHƯỜNG HIỆP BÌNH CHÁNH"
        assert facts(read(header, place="Thành phố Thủ Đức"))[3] == "Hồ Chí Minh"
        body = "thực hiện Công văn của UBND huyện Tân Yên"
        assert facts(read("ỦY BAN NHÂN DÂN XÃ TÂN PHÚ", place="Tân Phú"))[3] is None
        assert facts(read("ỦY BAN NHÂN DÂN XÃ TÂN PHÚ", body=body))[3] == "Bắc Giang"

    def test_a_school_keeps_its_proper_name(self):
        header = "SỞ GIÁO DỤC VÀ ĐÀO TẠO NGHỆ AN\nTRƯỜNG THPT LÊ VIẾT THUẬT"
        assert facts(read(header))[0] == "Trường THPT Lê Viết Thuật"

    def test_a_branch_of_the_state_bank_is_no_ministry(self):
        header = "NGÂN HÀNG NHÀ NƯỚC VIỆT NAM\nCHI NHÁNH TỈNH NGHỆ AN"
        assert facts(read(header))[1:] == ("province", "agency", "Nghệ An")

    def test_xa_hoi_within_a_name_is_no_commune(self):
        header = "BẢO HIỂM XÃ HỘI VIỆT NAM\nBẢO HIỂM XÃ HỘI THÀNH PHỐ ĐÀ NẴNG"
        assert facts(read(header)) == (
            "Bảo hiểm xã hội thành phố Đà Nẵng", "province", "agency", "Đà Nẵng"
        )  # fmt: skip

    def test_marks_tell_two_districts_apart(self):
        for name, province in (("TAM ĐƯỜNG", "Lai Châu"), ("TAM DƯƠNG", "Vĩnh Phúc")):
            reading = read(f"UBND HUYỆN {name}\nCÔNG AN HUYỆN")
            assert reading.province is not None
            assert reading.province.value == province


class IssuerOutsideTheHeaderTests(SimpleTestCase):
    def test_the_title_names_the_committee_and_the_place_its_province(self):
        reading = read("", elsewhere="CỦA THƯỜNG TRỰC TỈNH ỦY", place="Điện Biên")
        assert facts(reading) == ("Tỉnh ủy Điện Biên", "province", "party_committee", "Điện Biên")

    def test_a_district_in_the_text_gives_the_province_and_helpers_do_not(self):
        body = (
            "các tỉnh Quảng Ninh, Hải Dương, thành phố Hà Nội đã chi viện; "
            "chỉ đạo tại địa bàn huyện Tân Yên"
        )
        reading = read("", elsewhere="KẾT LUẬN CỦA BAN THƯỜNG VỤ TỈNH ỦY", body=body)
        assert facts(reading)[3] == "Bắc Giang"
        assert reading.province is not None
        assert reading.province.origin is Origin.INFERRED

    def test_a_minister_speaks_for_the_ministry(self):
        assert facts(read("", elsewhere="BỘ TRƯỞNG BỘ Y TẾ"))[0] == "Bộ Y tế"

    def test_a_central_symbol_names_its_body(self):
        reading = read("", symbol="CT-TTg")
        assert facts(reading)[0] == "Thủ tướng Chính phủ"
        assert reading.issuer is not None
        assert reading.issuer.reason == "issuer_from_symbol"

    def test_a_symbol_that_many_bodies_use_names_none(self):
        assert read("", symbol="CV/TU").issuer is None

    def test_without_any_issuer_the_document_is_not_published(self):
        (problem,) = read("").problems
        assert (problem.code, problem.severity) == ("issuer_missing", Severity.ERROR)


class GroupNamesTests(SimpleTestCase):
    def test_a_line_may_break_within_the_name_of_a_kind_of_body(self):
        for text in (
            "CHỦ TỊCH ỦY\nBAN NHÂN DÂN\nTỈNH TÂY NINH",
            "VĂN PHÒNG ỦY\nBAN NHÂN DÂN\nTỈNH SÓC TRĂNG",
            "VĂN PHÒNG\nCHÍNH PHỦ",
        ):
            (name,) = group_names(read_lines(text))
            assert name.text == text.replace("\n", " ")

    def test_a_board_under_a_party_committee_is_a_body_of_its_own(self):
        for text in ("TỈNH ỦY\nBAN TUYÊN GIÁO", "ĐẢNG ỦY\nBAN DÂN VẬN", "TỈNH ỦY\nVĂN PHÒNG"):
            names = group_names(read_lines(text))
            assert [name.text for name in names] == text.split("\n")

    def groups(self, text: str) -> list[str]:
        return [name.text for name in group_names(read_lines(text))]

    def test_a_place_on_its_own_line_belongs_to_the_body_above(self):
        assert self.groups("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HỒ CHÍ MINH") == [
            "ỦY BAN NHÂN DÂN THÀNH PHỐ HỒ CHÍ MINH"
        ]

    def test_a_wrapped_name_is_one_body(self):
        assert self.groups("UBND TỈNH ĐỒNG NAI\nBAN QUẢN LÝ\nCÁC KHU CÔNG NGHIỆP") == [
            "UBND TỈNH ĐỒNG NAI",
            "BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP",
        ]

    def test_a_province_that_ends_like_the_word_for_province_ends_its_line(self):
        assert len(self.groups("UBND TỈNH HÀ TĨNH\nSỞ Y TẾ")) == 2
