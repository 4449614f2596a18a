"""Names and turns of phrase in the orders of the State's bodies."""

from datetime import date

from django.test import SimpleTestCase

from directives.parse.addressees import read_addressees
from directives.parse.closing import is_closing
from directives.parse.deadlines import read_deadlines
from directives.parse.structure import Origin
from tests.parse.body_text import passages


def orders(text: str) -> list[tuple[str, str, str]]:
    return [(one.name, one.role, one.verb) for one in read_addressees(passages(text))]


def named(text: str) -> list[str]:
    return [one.name for one in read_addressees(passages(text))]


class NameTests(SimpleTestCase):
    def test_names_that_end_with_what_tells_the_body_from_others(self):
        for name in (
            "Các doanh nghiệp có dưới 500 lao động",
            "Các doanh nghiệp có sử dụng từ 1.000 lao động trở lên",
            "Các đơn vị sử dụng lao động",
            "Trạm Y tế lưu động",
            "Công ty đầu tư hạ tầng KCN",
            "Văn phòng đại diện tỉnh tại Thành phố Hồ Chí Minh",
            "Đại diện Ban tại các KCN",
            "Phòng Tuyên truyền - Hỗ trợ người nộp thuế",
            "Các Sở, ban ngành",
            "Các trường THPT, PTDTNT",
        ):
            with self.subTest(name):
                assert named(f"{name} đăng ký phương án.") == [name]
                assert named(f"{name}:") == [name]

    def test_lists_of_such_names(self):
        text = "Giao Thường trực HĐND, Tổ đại biểu HĐND và đại biểu HĐND tỉnh giám sát."
        assert named(text) == ["Thường trực HĐND", "Tổ đại biểu HĐND", "đại biểu HĐND tỉnh"]
        text = "Giao trưởng thôn, tổ trưởng dân phố lập danh sách."
        assert named(text) == ["trưởng thôn", "tổ trưởng dân phố"]

    def test_the_police_of_all_communes_are_no_named_body(self):
        text = "Trưởng Công an các huyện chỉ đạo Công an xã, phường, thị trấn rà soát."
        assert named(text) == ["Trưởng Công an các huyện"]


class TurnTests(SimpleTestCase):
    def test_who_leads_together_with_another(self):
        assert orders("Chủ trì cùng Sở Xây dựng khảo sát.") == [
            ("Sở Xây dựng", "coordinate", "phối hợp")
        ]

    def test_who_is_the_one_to_turn_to_without_a_verb_of_being(self):
        text = "Khoa Dược cung ứng thuốc; phòng Kế hoạch - Nghiệp vụ đầu mối tiếp nhận."
        assert orders(text) == [
            ("Khoa Dược", "act", ""),
            ("phòng Kế hoạch - Nghiệp vụ", "lead", "đầu mối"),
        ]

    def test_who_is_singled_out_in_a_later_sentence(self):
        text = "Các đơn vị chủ động thực hiện. Riêng Thành Đoàn Cần Thơ tổ chức đội tình nguyện."
        assert named(text) == ["Các đơn vị", "Thành Đoàn Cần Thơ"]

    def test_heads_of_branches_after_a_semicolon(self):
        text = "Các phòng dừng kiểm tra; Chi cục trưởng các Chi cục Thuế rà soát kế hoạch."
        assert named(text) == ["Các phòng", "Chi cục trưởng các Chi cục Thuế"]


class TimeTests(SimpleTestCase):
    def test_letters_that_were_read_for_figures(self):
        for printed, day in {"l0/6/2021": 10, "lO/6": 10, "2l/6/2021": 21}.items():
            with self.subTest(printed):
                (due,) = read_deadlines(passages(f"Gửi trước ngày {printed}."), date(2021, 6, 1))
                assert due.ends_on == date(2021, 6, day)
                assert due.origin is Origin.INFERRED
                assert due.reason == "deadline_letters_as_digits"

    def test_what_a_length_of_time_is_counted_from(self):
        text = "Phát thuốc trong vòng 24 giờ từ khi có kết quả dương tính."
        (due,) = read_deadlines(passages(text), None)
        assert due.printed == "trong vòng 24 giờ từ khi có kết quả dương tính"


class ClosingTests(SimpleTestCase):
    def test_the_office_that_follows_up(self):
        assert is_closing("Văn phòng Chính phủ theo dõi, đôn đốc theo chức năng được giao./.")
        assert not is_closing("Văn phòng Sở lập danh sách trực.")
