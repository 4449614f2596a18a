from django.test import SimpleTestCase

from directives.parse.addressees import read_addressees
from tests.parse.body_text import passages


def orders(text: str) -> list[tuple[str, str, str]]:
    return [(one.name, one.role, one.verb) for one in read_addressees(passages(text))]


class LabelTests(SimpleTestCase):
    def test_it_works(self):
        assert orders("Đơn vị chủ trì: Sở Y tế.") == [("Sở Y tế", "lead", "chủ trì")]

    def test_each_label_gives_its_role(self):
        text = "Cơ quan chủ trì: Công an tỉnh; cơ quan phối hợp: Sở Y tế, các đơn vị liên quan."
        assert orders(text) == [
            ("Công an tỉnh", "lead", "chủ trì"),
            ("Sở Y tế", "coordinate", "phối hợp"),
            ("các đơn vị liên quan", "coordinate", "phối hợp"),
        ]
        assert orders("Phối hợp: Trạm Y tế xã, phường, thị trấn.") == [
            ("Trạm Y tế xã, phường, thị trấn", "coordinate", "phối hợp")
        ]
        assert orders("Đơn vị thực hiện: Phòng Y tế huyện.") == [("Phòng Y tế huyện", "act", "")]

    def test_what_is_no_label(self):
        assert orders("Thực hiện: lấy mẫu xét nghiệm diện rộng.") == []
        assert orders("Chủ trì: Đồng chí Chủ tịch UBND huyện.") == []
        assert orders("Chủ trì: lập kế hoạch chi tiết.") == []
        assert orders("Sở Y tế chủ trì: lập kế hoạch.") == [("Sở Y tế", "lead", "chủ trì")]
