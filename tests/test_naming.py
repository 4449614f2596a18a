from django.test import SimpleTestCase

from directives.naming import Context, body_named, issuer_named, name_key
from directives.parse.structure import ParsedIssuer
from directives.units import find_district, find_province

QUANG_NINH = find_province("Quảng Ninh")
CAM_PHA = Context(QUANG_NINH, find_district("thành phố", "Cẩm Phả", None))
BAC_GIANG = Context(find_province("Bắc Giang"), find_province("Bắc Giang"))
HA_NOI = Context(find_province("Hà Nội"), find_province("Hà Nội"))
THU_DUC = Context(find_province("TP.HCM"), find_district("thành phố", "Thủ Đức", None))
MINISTRY = Context()


def name(phrase: str, context: Context) -> str | None:
    body = body_named(phrase, context)
    return body.name if body else None


class BodyNamedTests(SimpleTestCase):
    def test_a_bare_word_means_the_unit_of_the_document(self):
        for phrase, context, body in (
            ("UBND tỉnh", BAC_GIANG, "Ủy ban nhân dân tỉnh Bắc Giang"),
            ("UBND tỉnh", CAM_PHA, "Ủy ban nhân dân tỉnh Quảng Ninh"),
            ("UBND Thành phố", CAM_PHA, "Ủy ban nhân dân thành phố Cẩm Phả"),
            ("UBND TP", HA_NOI, "Ủy ban nhân dân thành phố Hà Nội"),
            ("Tỉnh uỷ", CAM_PHA, "Tỉnh ủy Quảng Ninh"),
            ("Sở Y tế", CAM_PHA, "Sở Y tế tỉnh Quảng Ninh"),
            ("Sở TT&TT", BAC_GIANG, "Sở Thông tin và Truyền thông tỉnh Bắc Giang"),
            ("Công an tỉnh", BAC_GIANG, "Công an tỉnh Bắc Giang"),
            ("Ban Tuyên giáo Tỉnh ủy", BAC_GIANG, "Ban Tuyên giáo Tỉnh ủy Bắc Giang"),
            ("Trung tâm Y tế thành phố", CAM_PHA, "Trung tâm Y tế thành phố Cẩm Phả"),
        ):
            with self.subTest(phrase):
                self.assertEqual(name(phrase, context), body)

    def test_the_head_of_a_body_stands_for_it(self):
        for phrase, body in (
            ("Giám đốc Sở Y tế", "Sở Y tế tỉnh Bắc Giang"),
            ("Đồng chí Giám đốc Sở Y tế tỉnh", "Sở Y tế tỉnh Bắc Giang"),
            ("SYT", "Sở Y tế tỉnh Bắc Giang"),
            ("Chủ tịch UBND tỉnh", "Ủy ban nhân dân tỉnh Bắc Giang"),
            ("Trưởng Ban Tuyên giáo Tỉnh ủy", "Ban Tuyên giáo Tỉnh ủy Bắc Giang"),
            ("Chánh Văn phòng UBND tỉnh", "Văn phòng Ủy ban nhân dân tỉnh Bắc Giang"),
            ("Bộ trưởng Bộ Y tế", "Bộ Y tế"),
        ):
            with self.subTest(phrase):
                self.assertEqual(name(phrase, BAC_GIANG), body)

    def test_a_deputy_and_the_heads_of_many_bodies_stand_for_none(self):
        for phrase in ("Phó Giám đốc Sở Y tế", "Chủ tịch UBND các huyện", "Thủ trưởng các đơn vị",
                       "Giám đốc", "Trưởng thôn"):  # fmt: skip
            with self.subTest(phrase):
                self.assertIsNone(name(phrase, BAC_GIANG))

    def test_a_full_name_needs_no_document(self):
        for phrase, body in (
            ("Tỉnh ủy Bắc Kạn", "Tỉnh ủy Bắc Kạn"),
            ("ĐẢNG BỘ TỈNH QUẢNG NINH", "Tỉnh ủy Quảng Ninh"),
            ("UBND TP. Hồ Chí Minh", "Ủy ban nhân dân thành phố Hồ Chí Minh"),
            ("Sở Y tế Nam Định", "Sở Y tế tỉnh Nam Định"),
            ("Huyện ủy Tân Yên", "Huyện ủy Tân Yên"),
            ("VPCP", "Văn phòng Chính phủ"),
            ("Thủ tướng", "Thủ tướng Chính phủ"),
        ):
            with self.subTest(phrase):
                self.assertEqual(name(phrase, MINISTRY), body)

    def test_a_standing_committee_is_the_body_it_acts_for(self):
        self.assertEqual(name("Thường trực Tỉnh ủy", CAM_PHA), "Tỉnh ủy Quảng Ninh")
        self.assertEqual(
            name("Thường trực HĐND Thành phố", CAM_PHA), "Hội đồng nhân dân thành phố Cẩm Phả"
        )

    def test_collective_phrases_and_persons_name_no_body(self):
        for phrase in (
            "các sở, ban, ngành", "Các huyện, thị, thành ủy", "UBND các huyện, thành phố",
            "HĐND, UBND Thành phố", "UBND tỉnh, HĐND tỉnh", "Lãnh đạo UBND Thành phố",
            "UB.MTTQ và các đoàn thể Thành phố", "Như kính gửi", "cơ sở y tế", "Ủy ban MTTQ", "",
        ):  # fmt: skip
            with self.subTest(phrase):
                self.assertIsNone(name(phrase, CAM_PHA))

    def test_a_word_that_could_mean_two_units_names_no_body(self):
        self.assertIsNone(name("UBND thành phố", BAC_GIANG))  # one of its cities, or none
        self.assertIsNone(name("UBND thành phố", THU_DUC))  # Thủ Đức or Hồ Chí Minh
        self.assertIsNone(name("UBND tỉnh", MINISTRY))
        self.assertIsNone(name("UBND huyện Châu Thành", MINISTRY))  # in ten provinces
        self.assertIsNone(name("Sở Y tế", MINISTRY))

    def test_the_level_follows_the_unit(self):
        self.assertEqual(body_named("Thành ủy Hà Nội", MINISTRY).level, "province")
        self.assertEqual(body_named("Thành ủy Cẩm Phả", MINISTRY).level, "city")
        self.assertEqual(body_named("Huyện ủy Tân Yên", MINISTRY).level, "district")


class IssuerNamedTests(SimpleTestCase):
    def test_it_places_a_city_committee(self):
        issuer = ParsedIssuer("Thành ủy Cẩm Phả", "city", "party_committee", None, "Cẩm Phả")
        body = issuer_named(issuer, "Quảng Ninh")
        self.assertEqual(
            (body.name, body.province, body.district), ("Thành ủy Cẩm Phả", "Quảng Ninh", "Cẩm Phả")
        )

    def test_it_takes_a_body_that_no_table_holds_with_its_province(self):
        issuer = ParsedIssuer("Ban Quản lý Khu kinh tế Vân Đồn", "province", "agency")
        self.assertEqual(issuer_named(issuer, "Quảng Ninh").province, "Quảng Ninh")

    def test_a_name_without_its_place_is_no_body(self):
        self.assertIsNone(
            issuer_named(ParsedIssuer("Tỉnh ủy", "province", "party_committee"), None)
        )
        self.assertIsNone(issuer_named(ParsedIssuer("Sở Y tế", "province", "department"), None))
        self.assertIsNone(
            issuer_named(
                ParsedIssuer("Đảng ủy xã Nghĩa Lợi", "ward", "party_committee"), "Nam Định"
            )
        )

    def test_heading_and_province_must_agree(self):
        issuer = ParsedIssuer("Tỉnh ủy Bắc Giang", "province", "party_committee")
        self.assertIsNone(issuer_named(issuer, "Quảng Ninh"))

    def test_communes_of_one_name_are_told_apart_by_their_district(self):
        one = ParsedIssuer("Đảng ủy xã Tân Lập", "ward", "party_committee", None, "Vũ Thư")
        other = ParsedIssuer("Đảng ủy xã Tân Lập", "ward", "party_committee", None, "Đông Hưng")
        keys = {issuer_named(each, "Thái Bình").key for each in (one, other)}
        self.assertEqual(len(keys), 2)

    def test_spellings_share_one_key(self):
        self.assertEqual(
            name_key("THÀNH UỶ  Cẩm Phả", "city", "Cẩm Phả"),
            name_key("Thành ủy Cẩm Phả", "city", "Cẩm Phả"),
        )
