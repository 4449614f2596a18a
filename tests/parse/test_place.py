"""The place before the date: marks of a known name are restored, what is no name is left out."""

from directives.parse import parse
from directives.parse.lines import read_lines
from directives.parse.place import read_place
from directives.parse.structure import Origin


def place(text: str) -> tuple[str | None, str]:
    """Return the place read from a cell and the code of a reason or problem."""
    (cell,) = read_lines(text)
    reading, problem = read_place(cell)
    code = reading.reason if reading else problem.code if problem else ""
    return reading.value if reading else None, code


def test_it_works():
    for printed in (
        "Cẩm Phả",
        "TP. Bắc Kạn",
        "Đắk Lắk",
        "Krông Búk",
        "Sa Pa",
        "Quận 8",
        "Ea H’leo",
    ):
        assert place(f"{printed},") == (printed, "")


def test_marks_of_a_known_name_that_recognition_lost_are_restored():
    for printed, name in {
        "Ha Noi": "Hà Nội",
        "Hà Noi": "Hà Nội",
        "TP. Nam Dinh": "TP. Nam Định",
        "Dien Chau": "Diễn Châu",
    }.items():
        assert place(printed) == (name, "place_marks_restored")


def test_a_name_that_may_be_another_stays_as_printed():
    for printed in ("Thanh Hóa", "Thanh Ba", "Nam Dinh Ha", "Bình Gia", "Bát Trang", "Kim Son Tay"):
        assert place(printed) == (printed, "")


def test_what_is_spelled_like_no_name_is_left_out():
    for printed in ("Cẩm Giàmg", "Hà ộNi", "BìnhDương", "Mgọc Thiện"):
        assert place(printed) == (None, "place_doubtful")


def test_the_problem_tells_the_line():
    text = (
        "SỞ Y TẾ\nSố: 12/SYT-NVY\nCẩm Giàmg, ngày 04 tháng 5 năm 2021\nKính gửi: Các bệnh viện\n\n"
        "Sở Y tế yêu cầu các bệnh viện:\n\n1. Báo cáo.\n\nNơi nhận:\n- Lưu: VT.\n"
    )
    parsed = parse(text)
    assert parsed.place is None
    (problem,) = [one for one in parsed.problems if one.part == "place"]
    assert (problem.line, problem.params) == (3, {"printed": "Cẩm Giàmg"})


def test_a_restored_place_is_inferred():
    (cell,) = read_lines("Ha Noi")
    reading, _ = read_place(cell)
    assert reading is not None
    assert reading.origin is Origin.INFERRED
