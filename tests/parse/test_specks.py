from django.test import SimpleTestCase
from hypothesis import given
from hypothesis import strategies as st

from directives.parse import parse
from directives.parse.lines import read_lines
from directives.parse.specks import without_specks

SPECKLED = """: Hiện nay, dịch bệnh diễn biến phức tạp tại các địa phương -
: 1. Sở Y tế rà soát, truy vết các trường hợp có liên quan. `
Ỷ 2. Công an tỉnh kiểm soát người ra, vào vùng phong tỏa; ì
._ - Ủy ban nhân dân các huyện, thị xã, thành phố chỉ đạo các xã"""


def cleaned(text: str) -> list[str]:
    return [line.text for line in without_specks(read_lines(text))]


class WithoutSpecksTests(SimpleTestCase):
    def test_specks_before_and_after_the_words_go(self):
        assert cleaned(SPECKLED) == [
            "Hiện nay, dịch bệnh diễn biến phức tạp tại các địa phương",
            "1. Sở Y tế rà soát, truy vết các trường hợp có liên quan.",
            "2. Công an tỉnh kiểm soát người ra, vào vùng phong tỏa;",
            "- Ủy ban nhân dân các huyện, thị xã, thành phố chỉ đạo các xã",
        ]

    def test_markers_behind_specks_come_forward(self):
        for printed, read in (
            ("- 2. Các quận ủy, huyện ủy chỉ đạo", "2. Các quận ủy, huyện ủy chỉ đạo"),
            ("-...3; Giao Văn phòng theo dõi", "3; Giao Văn phòng theo dõi"),
            (": b) Thủ trưởng các sở chủ động", "b) Thủ trưởng các sở chủ động"),
            ("ˆ 4. Sở Y tế tổ chức tiêm chủng", "4. Sở Y tế tổ chức tiêm chủng"),
            ("ì - Người từ vùng dịch trở về", "- Người từ vùng dịch trở về"),
            ("-....- Tạm dừng chợ phiên, quán ăn", "- Tạm dừng chợ phiên, quán ăn"),
            ("ĂẮ 3. Bộ Công Thương chủ trì", "3. Bộ Công Thương chủ trì"),
        ):
            with self.subTest(printed=printed):
                assert cleaned(f"{SPECKLED}\n{printed}")[-1] == read

    def test_what_belongs_to_the_words_stays(self):
        for line in (
            "- Sở Y tế chủ trì, phối hợp",
            "yêu cầu thực hiện các nội dung sau :",
            "“4 tại chỗ” và “5K” được thực hiện",
            "(qua Phòng Nghiệp vụ Y) trước 16 giờ",
            "* Tại các chợ đầu mối, siêu thị",
            "©) Lập danh sách người tiếp xúc",
            "° Tạm dừng các quầy hàng không thiết yếu",
            "ở 02 huyện có nguy cơ rất cao",
        ):
            with self.subTest(line=line):
                assert cleaned(f"{SPECKLED}\n{line}")[-1] == line

    def test_a_clean_text_is_left_alone(self):
        lines = read_lines(
            "Sở Y tế yêu cầu các đơn vị thực hiện các nội dung sau :\n"
            "1. Rà soát, truy vết các trường hợp có liên quan ;\n"
            "2. Báo cáo kết quả thực hiện về Sở Y tế hằng ngày.\n"
            * 8
            + "Trên đây là ý kiến chỉ đạo của Giám đốc Sở -\n"
        )
        assert without_specks(lines) is lines

    def test_the_whole_page_is_read_without_them(self):
        directive = parse(
            "SỞ Y TẾ TỈNH LONG AN `\nSố: 12/SYT-NVY -\nV/v kiểm soát dịch bệnh tại các chợ ì\n"
            "Long An, ngày 05 tháng 5 năm 2021 :\nKính gửi: Các bệnh viện trong tỉnh. -\n"
            "Sở Y tế yêu cầu các đơn vị thực hiện: `\n- 1. Rà soát các trường hợp. :;\n"
            "ì 2. Báo cáo trước ngày 10/5/2021./. `\nNơi nhận: -\n- Như trên; `\n- Lưu: VT. ì\n"
            "GIÁM ĐỐC `\nLê Văn An"
        )
        assert directive.number_symbol
        assert directive.number_symbol.value.printed == "12/SYT-NVY"
        assert directive.subject
        assert directive.subject.value == "kiểm soát dịch bệnh tại các chợ"
        assert [item.path for item in directive.instructions] == ["1", "2"]
        assert [recipient.name for recipient in directive.recipients] == [
            "Các bệnh viện trong tỉnh", "Như trên", "Lưu: VT",
        ]  # fmt: skip

    def test_places_in_the_source_stay_right(self):
        for line in without_specks(read_lines(SPECKLED)):
            assert SPECKLED[line.start : line.end] == line.text

    @given(st.text(max_size=200))
    def test_odd_text_never_raises(self, text: str):
        without_specks(read_lines(text))

    @given(st.text(alphabet=": -`ìa1.\n", max_size=200))
    def test_nothing_but_the_ends_of_lines_goes(self, text: str):
        for before, after in zip(read_lines(text), without_specks(read_lines(text)), strict=True):
            assert after.text in before.text
            assert after.text
