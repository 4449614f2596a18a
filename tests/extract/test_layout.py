"""Words with places become lines in the order in which a person reads them."""

from directives.extract.boxes import Box
from directives.extract.composing import ReadPage, compose, page_text
from directives.extract.layout import lines_of
from directives.extract.result import Method

SIZE = 13.0
LETTER = 0.5 * SIZE
MARGIN, RIGHT = 85.0, 550.0


def printed(x: float, y: float, text: str, size: float = SIZE) -> list[Box]:
    """Return the words of a line that begins at x with its middle at y."""
    boxes = []
    for word in text.split():
        end = x + 0.5 * size * len(word)
        place = (x / 595, y / 842, end / 595, (y + size) / 842)
        boxes.append(Box(word, x, y - size / 2, end, y + size / 2, size, place))
        x = end + 0.3 * size
    return boxes


def column(x: float, y: float, *lines: str, step: float = 18.0, size: float = SIZE) -> list[Box]:
    """Return the words of lines one below the other."""
    return [word for i, line in enumerate(lines) for word in printed(x, y + i * step, line, size)]


def read(*words: list[Box]) -> list[str]:
    """Return the lines read, without their indents; an empty one where a blank line stands."""
    text, _ = page_text(lines_of([word for part in words for word in part]))
    return [line.strip() for line in text.split("\n")]


BODY = [
    "Thực hiện chỉ đạo của Chủ tịch Ủy ban nhân dân tỉnh về công tác phòng dịch,",
    "Sở Y tế đề nghị các đơn vị thực hiện nghiêm các nội dung sau đây và báo cáo",
    "kết quả về Sở trước ngày 15 hằng tháng để tổng hợp, trình Ủy ban tỉnh.",
]


class HeaderTests:
    left = column(100, 60, "UBND TỈNH BẾN TRE", "SỞ Y TẾ")
    number = printed(110, 110, "Số: 3127/SYT-NVY")
    subject = column(90, 128, "V/v tăng cường quản lý", "người cách ly tại nhà", size=11)
    right = column(290, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
    date = printed(320, 110, "Bến Tre, ngày 14 tháng 7 năm 2021")

    def test_the_left_column_is_read_before_the_right_one(self):
        found = read(self.right, self.date, self.left, self.number, self.subject)
        assert [line for line in found if line] == [
            "UBND TỈNH BẾN TRE",
            "SỞ Y TẾ",
            "Số: 3127/SYT-NVY",
            "V/v tăng cường quản lý",
            "người cách ly tại nhà",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "Bến Tre, ngày 14 tháng 7 năm 2021",
        ]

    def test_a_title_in_the_middle_of_the_page_is_in_neither(self):
        body = column(MARGIN, 200, *BODY)
        title = printed(292, 165, "CHỈ THỊ")
        found = read(self.left, self.number, self.right, self.date, title, body)
        assert found.index("CHỈ THỊ") > found.index("Bến Tre, ngày 14 tháng 7 năm 2021")
        assert found.index("CHỈ THỊ") < found.index(BODY[0])


class FootTests:
    def test_lines_of_other_height_beside_it_do_not_mix_with_the_list(self):
        listed = column(
            MARGIN, 600, "Nơi nhận:", "- Như trên;", "- UBND tỉnh;", "- Lưu: VT.", step=13, size=11
        )
        signed = column(370, 603, "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", step=17)
        name = printed(360, 700, "Lê Hoàng Phúc")
        found = read(column(MARGIN, 500, *BODY), listed, signed, name)
        assert [line for line in found if line][3:] == [
            "Nơi nhận:",
            "- Như trên;",
            "- UBND tỉnh;",
            "- Lưu: VT.",
            "KT. GIÁM ĐỐC",
            "PHÓ GIÁM ĐỐC",
            "Lê Hoàng Phúc",
        ]


class BodyTests:
    def test_wide_blanks_in_justified_lines_reorder_nothing(self):
        lines = [
            [*printed(MARGIN, 300 + 18 * i, "Các đơn vị"), *printed(250, 300 + 18 * i, "thực hiện")]
            for i in range(4)
        ]
        found = read(*lines)
        assert all(line.split() == ["Các", "đơn", "vị", "thực", "hiện"] for line in found)

    def test_rows_of_a_table_stay_rows_with_their_cells_apart(self):
        rows = [("Huyện A", "12", "340"), ("Huyện B", "7", "95"), ("Huyện C", "31", "612")]
        words = [
            word
            for i, row in enumerate(rows)
            for x, cell in zip((100, 300, 420), row, strict=True)
            for word in printed(x, 300 + 18 * i, cell)
        ]
        assert read(words) == [
            "Huyện A    12    340",
            "Huyện B    7    95",
            "Huyện C    31    612",
        ]

    def test_two_columns_of_running_text_are_read_one_after_the_other(self):
        text = "các đơn vị thực hiện nghiêm quy định"
        left = column(60, 100, *(f"trái {i} {text}" for i in range(10)), size=10)
        right = column(330, 100, *(f"phải {i} {text}" for i in range(10)), size=10)
        order = [line.split()[0] for line in read(left, right) if line]
        assert order == ["trái"] * 10 + ["phải"] * 10

    def test_a_wider_step_is_a_blank_line(self):
        found = read(column(MARGIN, 300, *BODY), column(MARGIN, 366, *BODY))
        assert found == [*BODY, "", *BODY]

    def test_the_first_line_of_a_paragraph_keeps_its_indent(self):
        words = [
            *printed(MARGIN + 28, 300, BODY[0][:60]),
            *column(MARGIN, 318, *BODY[1:]),
        ]
        text, _ = page_text(lines_of(words))
        first, second, _ = text.split("\n")
        assert first.startswith("    T")
        assert second.startswith("S")

    def test_a_name_broken_at_its_dash_is_no_list_item(self):
        lines = [
            "Giao các Sở Y tế, Tài chính, Công Thương, Giao thông vận tải, Lao động",
            "- Thương binh và Xã hội hướng dẫn các huyện phòng, chống dịch COVID-",
            "19 trên địa bàn; báo cáo kết quả về Ủy ban nhân dân tỉnh hằng tuần.",
        ]
        words = [
            word
            for i, line in enumerate(lines)
            for word in printed(MARGIN + (28 if not i else 0), 300 + 18 * i, line)
        ]
        found = read(words)
        assert found[0].endswith("Lao động -")
        assert found[1].startswith("Thương binh")
        assert found[1].endswith("COVID-19")

    def test_a_list_item_stays_one(self):
        first = printed(MARGIN + 28, 300, BODY[0][:64])
        second = printed(MARGIN + 28, 318, "- Sở Công Thương bảo đảm hàng hóa thiết yếu.")
        third = column(MARGIN, 336, *BODY[1:])
        assert read(first, second, third)[1] == "- Sở Công Thương bảo đảm hàng hóa thiết yếu."


class PlacesTests:
    def test_every_word_is_found_where_the_page_says(self):
        pages = [
            ReadPage(1, 595, 842, Method.TEXT, tuple(column(MARGIN, 100, *BODY))),
            ReadPage(2, 595, 842, Method.TEXT, ()),
            ReadPage(3, 595, 842, Method.OCR, tuple(column(MARGIN, 100, *BODY))),
        ]
        text, found = compose(pages)
        assert [page.number for page in found] == [1, 2, 3]
        for page in found:
            words = [text[word.start : word.end] for word in page.words]
            assert words == text[page.start : page.end].split()
            assert list(page.words) == sorted(page.words, key=lambda word: word.start)
        assert found[0].end <= found[1].start == found[1].end <= found[2].start
