import pytest
from django.test import SimpleTestCase

from directives.places import (
    candidates,
    find_unit,
    place_province,
    province_of_text,
    provinces_mentioned,
    unit_named,
)


class UnitNamedTests(SimpleTestCase):
    def unit(self, phrase: str) -> tuple[str, str, str] | None:
        named = unit_named(phrase)
        return (
            (named.unit.kind, named.unit.name, named.unit.province)
            if named and named.unit
            else None
        )

    def test_a_kind_before_the_name_decides(self):
        for phrase, unit in (
            ("Thành ủy Cẩm Phả", ("thành phố", "Cẩm Phả", "Quảng Ninh")),
            ("Ủy ban nhân dân tỉnh Hòa Bình", ("tỉnh", "Hòa Bình", "Hòa Bình")),
            ("Ủy ban nhân dân huyện Hoà Bình", ("huyện", "Hòa Bình", "Bạc Liêu")),
            ("UBND huyện Quảng Ninh", ("huyện", "Quảng Ninh", "Quảng Bình")),
            ("Thành ủy Hải Phòng", ("thành phố", "Hải Phòng", "Hải Phòng")),
            ("UBND TP. Nam Định", ("thành phố", "Nam Định", "Nam Định")),
            ("Huyện ủy Diễn Châu", ("huyện", "Diễn Châu", "Nghệ An")),
        ):
            with self.subTest(phrase):
                assert self.unit(phrase) == unit

    def test_a_city_upgraded_later_is_found_under_its_new_kind(self):
        assert self.unit("Thành ủy Từ Sơn") == ("thành phố", "Từ Sơn", "Bắc Ninh")

    def test_a_province_may_follow_without_its_kind(self):
        assert self.unit("Sở Y tế Long An") == ("tỉnh", "Long An", "Long An")

    def test_a_unit_says_what_it_lies_in(self):
        assert self.unit("UBND huyện Châu Thành tỉnh Long An") == ("huyện", "Châu Thành", "Long An")
        assert self.unit("Đảng ủy xã Hòa Phú, huyện Châu Thành, tỉnh Long An") == (
            "huyện", "Châu Thành", "Long An",
        )  # fmt: skip

    def test_a_name_of_several_provinces_alone_is_no_unit(self):
        named = unit_named("UBND huyện Châu Thành")
        assert named is not None
        assert (named.name, named.unit) == ("chau thanh", None)

    def test_words_that_look_like_a_kind_name_no_unit(self):
        for phrase in ("Sở Lao động - Thương binh và Xã hội", "Bộ Chỉ huy Quân sự", "Ban Quản lý",
                       "Đoàn TNCS Hồ Chí Minh", "Bộ Y tế"):  # fmt: skip
            with self.subTest(phrase):
                assert unit_named(phrase) is None

    def test_garbled_text_that_repeats_a_kind_of_unit_ends_soon(self):
        named = unit_named("Ủy ban nhân dân " + "huyện thành phố tỉnh " * 40)
        self.assertIsNone(named.unit)


class FindUnitTests(SimpleTestCase):
    def test_the_five_central_cities_are_provinces(self):
        for name in ("Hà Nội", "Hồ Chí Minh", "Hải Phòng", "Đà Nẵng", "Cần Thơ"):
            unit = find_unit("thành phố", name)
            assert unit is not None
            assert unit.level == "province"

    def test_a_province_is_never_found_among_districts(self):
        assert find_unit("tỉnh", "Cẩm Phả") is None

    def test_candidates_are_limited_to_the_provinces_named(self):
        found = candidates("huyện", "Châu Thành", ["Tiền Giang", "Hà Nội"])
        assert [unit.province for unit in found] == ["Tiền Giang"]


class PlaceProvinceTests(SimpleTestCase):
    def test_places_of_date_lines_lie_in_one_province(self):
        for place, province in (
            ("Điện Biên", "Điện Biên"),
            ("TP. Bắc Kạn", "Bắc Kạn"),
            ("Vinh", "Nghệ An"),
            ("Hạ Long", "Quảng Ninh"),
            ("Thành phố Hồ Chí Minh", "Hồ Chí Minh"),
        ):
            with self.subTest(place):
                assert place_province(place) == province

    def test_an_unknown_or_ambiguous_place_gives_none(self):
        for place in ("Ngọc Thiện", "Châu Thành", ""):
            assert place_province(place) is None, place


class ProvinceOfTextTests(SimpleTestCase):
    def test_provinces_that_are_merely_named_do_not_count(self):
        assert province_of_text("", "các tỉnh Quảng Ninh, Hải Dương đã chi viện") is None
        assert province_of_text("", "người về từ thành phố Hải Dương") is None

    def test_a_district_tells_its_province(self):
        found = province_of_text("", "cảm ơn tỉnh Hải Dương; chỉ đạo tại địa bàn huyện Tân Yên")
        assert found is not None
        assert (found.province, found.reason) == ("Bắc Giang", "province_from_district")

    def test_districts_of_two_provinces_tell_nothing(self):
        assert province_of_text("", "huyện Tân Yên và huyện Diễn Châu") is None

    def test_the_area_of_the_subject_is_the_province(self):
        found = province_of_text("phòng dịch trên địa bàn tỉnh Điện Biên", "huyện Diễn Châu")
        assert found is not None
        assert found.province == "Điện Biên"

    def test_words_that_fold_alike_are_no_places(self):
        assert province_of_text("", "trên địa bàn tỉnh diễn biến phức tạp") is None


@pytest.mark.parametrize(
    ("text", "provinces"),
    [
        ("tỉnh Quảng Ninh và tỉnh Bà Rịa - Vũng Tàu", ["Quảng Ninh", "Bà Rịa - Vũng Tàu"]),
        ("tỉnh diễn biến, Quảng Ninh", []),
    ],
)
def test_provinces_are_counted_only_after_their_kind(text: str, provinces: list[str]):
    assert provinces_mentioned(text) == provinces
