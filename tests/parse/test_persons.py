"""A name that nobody can bear is no name: recognition confuses letters and loses marks."""

from django.test import SimpleTestCase
from hypothesis import given
from hypothesis import strategies as st

from directives.parse import parse
from directives.parse.persons import is_doubtful, without_scrap
from directives.parse.syllables import is_syllable, may_be_syllable

NAMES = """Nguyễn Thị Kim Phượng; Triệu Thị Thu Hoài; Vàng Seo Lình; Giàng A Páo; Ksor Phước;
Y Thông Kbuôr; H'Linh Niê; K'Brôi; Lò Văn Thảo; Siu Hương; Quàng Thị Xuyến; Trần Quốc Khuynh;
Nghiêm Xuân Quýnh; Bùi Ngoan; Điểu K'Ré; Thạch Sa Rây; Danh Út; Lý A Pó; Phan Thị Mỹ Huyền;
Vi Văn Sơn; Kim Ngọc Thái; Đỗ Quyên; Lê Thùy Dương; Hà Giang; Trịnh Thị Nguyệt; Mai Hoa Quế"""
SPOILT = """Bạch Công Hlến; Hồ Minb Châu; Trương Quanq Hiển; Tầrn Khắc Dũng; Chu Thi Bich Lien;
Vo Thanh Bình; Vũ Van Khải; Hoang Văn Thế Anh; Lâm Chí Thuạch; Nguyễn Đức H; Trần Quốc Bich;
Hoàng Minh Tuyen"""


def names(text: str) -> list[str]:
    return [" ".join(name.split()) for name in text.split(";")]


def words(text: str) -> list[str]:
    return text.split()


def page(name: str) -> str:
    return (
        "UBND TỈNH LÀO CAI\nSỞ Y TẾ\nSố: 12/SYT-NVY\nLào Cai, ngày 04 tháng 5 năm 2021\n"
        "Kính gửi: Các bệnh viện\n\nSở Y tế yêu cầu các bệnh viện thực hiện:\n\n"
        f"1. Báo cáo hằng ngày.\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nGIÁM ĐỐC\n\n{name}\n"
    )


class NameTests(SimpleTestCase):
    def test_it_works(self):
        parsed = parse(page("Hoàng Quốc Hưng"))
        assert parsed.signatory.name == "Hoàng Quốc Hưng"
        assert not [problem for problem in parsed.problems if problem.part == "signatory"]

    def test_a_name_that_nobody_bears_is_left_out_and_told(self):
        parsed = parse(page("Hoàng Quốc Hlừnq"))
        assert (parsed.signatory.name, parsed.signatory.title) == (None, "Giám đốc")
        (problem,) = [problem for problem in parsed.problems if problem.part == "signatory"]
        assert (problem.code, problem.line) == ("signatory_name_doubtful", 17)
        assert problem.params == {"printed": "Hoàng Quốc Hlừnq"}

    def test_names_of_all_peoples_are_names(self):
        assert [name for name in names(NAMES) if is_doubtful(name, marked=True)] == []

    def test_spoilt_names_are_told(self):
        assert [name for name in names(SPOILT) if not is_doubtful(name, marked=True)] == []

    def test_names_in_a_text_without_marks_have_none(self):
        for name in ("Pham Trung Kien", "Nguyen Thi Bich Lien", "Vo Van Thuong"):
            assert not is_doubtful(name, marked=False)
        assert is_doubtful("Pham Trunq Klen", marked=False)

    def test_a_scrap_beside_a_name_is_no_part_of_it(self):
        assert without_scrap("Phạm Hoàng Tuấn À") == "Phạm Hoàng Tuấn"
        for name in ("Nguyễn Thị Kim Phuong", "Sùng A Vừ", "Lê Hoàng Anh", "Lê Á"):
            assert without_scrap(name) == name


class SyllableTests(SimpleTestCase):
    def test_it_knows_every_kind(self):
        for word in words("Quý giếng nghiêng khuya ngoằng quyển xoong yến ý giặt thuở khuỷu"):
            assert is_syllable(word), word

    def test_look_alikes(self):
        for word in words("Hlến ngiêng cẹt kiệb đưởc bat ươn̉g̉ qf gf h tuyen"):
            assert not is_syllable(word), word

    @given(st.text(max_size=12))
    def test_a_syllable_may_be_one_without_its_marks(self, word: str):
        assert may_be_syllable(word) or not is_syllable(word)
