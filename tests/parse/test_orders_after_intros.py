"""Whom an item orders after words of its own: "Khi phát hiện ca bệnh, Trung tâm Y tế …"."""

from django.test import SimpleTestCase

from directives.parse.addressees import read_addressees
from tests.parse.body_text import passages


def named(text: str) -> list[str]:
    return [addressee.name for addressee in read_addressees(passages(text))]


class AfterAnIntroTests(SimpleTestCase):
    def test_who_acts_after_a_condition(self):
        for text, name in {
            "Khi phát hiện ca bệnh, Trung tâm Y tế huyện báo cáo ngay Sở Y tế.": (
                "Trung tâm Y tế huyện"
            ),
            "Trường hợp vượt thẩm quyền, UBND các huyện báo cáo UBND tỉnh.": "UBND các huyện",
            "Trên cơ sở đó, Sở Y tế tham mưu UBND tỉnh.": "Sở Y tế",
            "Căn cứ tình hình thực tế, UBND các xã lập danh sách.": "UBND các xã",
        }.items():
            with self.subTest(text=text):
                assert named(text) == [name]

    def test_who_is_asked_after_a_link_word(self):
        assert named("Bên cạnh đó, đề nghị Sở Công Thương bình ổn giá.") == ["Sở Công Thương"]
        assert named("Ngoài các nội dung trên, yêu cầu UBND các xã rà soát.") == ["UBND các xã"]

    def test_who_speaks_is_not_told(self):
        for text in (
            "Hội đồng nhân dân tỉnh giao Ủy ban nhân dân tỉnh tổ chức thực hiện.",
            "HĐND tỉnh giao Ủy ban nhân dân tỉnh tổ chức thực hiện.",
        ):
            with self.subTest(text=text):
                assert named(text) == ["Ủy ban nhân dân tỉnh"]

    def test_what_only_looks_like_it(self):
        for text in (
            "Khi phát hiện ca bệnh, khoanh vùng, truy vết ngay.",
            "Căn cứ kết quả của Sở Y tế, tổ chức phong tỏa.",
            "Trường hợp F1, F2 của Sở Y tế đã âm tính.",
            "Căn cứ Công văn số 12/SYT-NVY, Sở Y tế đã tổng hợp.",
        ):
            with self.subTest(text=text):
                assert named(text) == []

    def test_who_acts_after_a_speck(self):
        for text in (
            ".Sở Y tế tổ chức lấy mẫu.",
            "- 'Sở Y tế tổ chức lấy mẫu.",
            ": Sở Y tế lấy mẫu.",
        ):
            with self.subTest(text=text):
                assert named(text) == ["Sở Y tế"]

    def test_who_is_named_after_ladies_and_gentlemen(self):
        for called in ("Các ông (bà): ", "Các đồng chí: ", "Các ông, bà có tên sau: "):
            with self.subTest(called=called):
                listed = "Chánh Văn phòng UBND tỉnh, Giám đốc Sở Y tế"
                assert named(f"{called}{listed} chịu trách nhiệm thi hành.") == [
                    "Chánh Văn phòng UBND tỉnh",
                    "Giám đốc Sở Y tế",
                ]
        assert named("Các ông (bà) có tên trong danh sách chịu trách nhiệm thi hành.") == []

    def test_a_union_that_speaks_is_not_its_own_addressee(self):
        assert named("Liên đoàn Lao động tỉnh đề nghị các cấp công đoàn quan tâm.") == [
            "các cấp công đoàn"
        ]
