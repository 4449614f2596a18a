"""Names and turns of phrase in the orders of the State's bodies."""

from datetime import date

from django.test import SimpleTestCase

from directives.parse.addressees import read_addressees
from directives.parse.closing import is_closing
from directives.parse.deadlines import read_deadlines
from directives.parse.instructions import read_instructions
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
            "Chủ tịch UBND các xã, thị trấn còn lại",
            "Các công ty thủy lợi",
            "Các hộ có nhà trọ",
            "Các doanh nghiệp trong KCN",
            "Các tỉnh, thành phố trong vùng",
            "Giám đốc các đại học, học viện",
            "Cục Nhà giáo và Cán bộ quản lý giáo dục",
            "Chi cục Trồng trọt và Bảo vệ thực vật",
            "Đội Quản lý trật tự xây dựng đô thị quận",
            "Ban Quản trị các tòa nhà chung cư",
            "Bệnh viện dã chiến số 1",
            "Tổ công tác",
            "Thầy Hiệu trưởng",
            "Nhân viên Y tế trường học",
            "UBND thành phố Phan Rang - Tháp Chàm",
            "Các hợp tác xã, doanh nghiệp kinh doanh vận tải hành khách",
            "Phòng Quản lý Vận tải và Phương tiện, người lái",
            "Ban Quản trị, Ban Quản lý các tòa nhà chung cư",
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

    def test_units_named_behind_a_colon(self):
        text = (
            "Trung tâm Chỉ huy các thị xã: Tân Uyên, Bến Cát và các thành phố: Dĩ An, Thuận An lập."
        )
        assert named(text) == [
            "Trung tâm Chỉ huy các thị xã: Tân Uyên, Bến Cát", "các thành phố: Dĩ An, Thuận An",
        ]  # fmt: skip

    def test_heads_of_several_bodies_and_teams_with_numbers_are_one_name(self):
        text = "Viện trưởng các Viện Dinh dưỡng, Viện Pasteur và Giám đốc các bệnh viện thực hiện."
        assert named(text)[0] == "Viện trưởng các Viện Dinh dưỡng, Viện Pasteur"
        text = "Đội Quản lý thị trường số 1, số 2 phối hợp Công an tỉnh kiểm tra."
        assert named(text) == ["Đội Quản lý thị trường số 1, số 2", "Công an tỉnh"]

    def test_the_guards_of_a_school_but_no_guarding(self):
        assert named("Bảo vệ: kiểm soát người ra vào.") == ["Bảo vệ"]
        assert named("Bảo vệ các chốt kiểm soát.") == []

    def test_all_of_a_kind_that_a_list_of_targets_names(self):
        assert named("Nhân viên y tế, người chăm sóc người bệnh;") == []
        assert named("Các chợ còn lại: đại diện 30% số hộ kinh doanh.") == []


class TurnTests(SimpleTestCase):
    def test_an_office_behind_a_dash_belongs_to_the_one_before(self):
        text = "Giao đồng chí Phó Chủ tịch UBND tỉnh - Trưởng Tiểu ban Hậu cần làm việc với các sở."
        assert named(text) == ["đồng chí Phó Chủ tịch UBND tỉnh"]

    def test_a_heading_of_duties_orders_nobody(self):
        assert named("Trách nhiệm của các cơ quan") == []
        assert named("Trách nhiệm của Sở Y tế") == ["Sở Y tế"]

    def test_the_standing_office_of_a_task(self):
        assert named("Sở Y tế là cơ quan thường trực; bảo đảm điều kiện làm việc.") == ["Sở Y tế"]

    def test_an_order_in_small_letters_behind_a_topic(self):
        text = "Về an sinh xã hội: giao Sở Tài chính chuyển kinh phí; các địa phương chi trả."
        assert orders(text)[0] == ("Sở Tài chính", "act", "giao")
        assert orders("Về văn hóa: giao lưu trực tuyến.") == []

    def test_who_leads_a_subcommittee_is_no_part_of_its_name(self):
        text = "Tiểu ban An ninh do Công an tỉnh chủ trì, tiếp tục siết chặt 12 chốt."
        assert orders(text)[-1] == ("Công an tỉnh", "lead", "chủ trì")
        assert "do" not in named(text)[0]

    def test_who_acts_under_a_condition_in_a_later_clause(self):
        text = "Các đơn vị tự chi trả; trường hợp vượt khả năng, Sở Tài chính đề xuất hỗ trợ."
        assert named(text) == ["Các đơn vị", "Sở Tài chính"]

    def test_forces_that_are_worked_with(self):
        text = "Trưởng Công an xã chủ trì, cùng lực lượng dân quân duy trì 04 chốt."
        assert orders(text)[-1] == ("lực lượng dân quân", "coordinate", "phối hợp")

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

    def test_words_before_the_verb_that_tells_who_leads(self):
        for how in (
            "có trách nhiệm", "khẩn trương", "tiếp tục", "là cơ quan thường trực,", "có nhiệm vụ",
        ):  # fmt: skip
            with self.subTest(how):
                assert orders(f"Sở Y tế {how} chủ trì, phối hợp với Công an tỉnh xét nghiệm.") == [
                    ("Sở Y tế", "lead", "chủ trì"),
                    ("Công an tỉnh", "coordinate", "phối hợp"),
                ]
        text = "Giám đốc Sở Y tế chịu trách nhiệm chỉ đạo Trung tâm Pháp y tỉnh xét nghiệm."
        assert orders(text)[-1] == ("Trung tâm Pháp y tỉnh", "act", "chỉ đạo")

    def test_forces_that_act_together(self):
        assert named("Lực lượng công an, quân sự tăng cường tuần tra.") == [
            "Lực lượng công an, quân sự"
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

    def test_days_that_are_told_otherwise(self):
        issued = date(2021, 7, 17)  # a Saturday
        for text, printed, day in (
            ("Báo cáo trong tuần tới.", "trong tuần tới", date(2021, 7, 25)),
            ("Trình trong tháng tới.", "trong tháng tới", date(2021, 8, 31)),
            ("Xong trong đêm 18/7.", "trong đêm 18/7", date(2021, 7, 18)),
            ("Xong trong ngày 18 tháng 7.", "trong ngày 18 tháng 7", date(2021, 7, 18)),
            ("Gửi trước ngày 15 và 30 hằng tháng.", "trước ngày 15 và 30 hằng tháng", None),
            (
                "Gửi chậm nhất sau 2 ngày kể từ khi có ca bệnh.",
                "chậm nhất sau 2 ngày kể từ khi có ca bệnh",
                None,
            ),
            ("Gửi trước 16 giờ các ngày tiếp theo.", "trước 16 giờ các ngày tiếp theo", None),
        ):
            with self.subTest(text):
                (due,) = read_deadlines(passages(text), issued)
                assert (due.printed, due.ends_on) == (printed, day)


class ClosingTests(SimpleTestCase):
    def test_a_farewell_on_the_line_of_the_last_item(self):
        text = "Yêu cầu:\n1. Kiểm tra.\n2. Đôn đốc. Nhận được văn bản này, đề nghị thực hiện."
        _, found, closing, _ = read_instructions(passages(text))
        assert found[-1].text == "Đôn đốc."
        assert closing is not None
        assert closing.value == "Nhận được văn bản này, đề nghị thực hiện."

    def test_what_an_item_says_of_a_document_received_is_no_farewell(self):
        text = "Sở yêu cầu:\n1. Kiểm tra.\n2. Đôn đốc. Nhận được hồ sơ, giải quyết ngay."
        assert read_instructions(passages(text))[2] is None

    def test_the_office_that_follows_up(self):
        assert is_closing("Văn phòng Chính phủ theo dõi, đôn đốc theo chức năng được giao./.")
        assert not is_closing("Văn phòng Sở lập danh sách trực.")
