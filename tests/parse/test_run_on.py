from django.test import SimpleTestCase

from directives.parse import parse
from directives.parse.lines import read_lines
from directives.parse.run_on import part_run_on

PAGE = (
    "UBND TỈNH YÊN BÁI CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM SỞ Y TẾ Độc lập - Tự do - Hạnh phúc "
    "Số: 512/SYT-NVY Yên Bái, ngày 3 tháng 5 năm 2021 V/v tăng cường phòng, chống dịch Kính gửi: "
    "Các bệnh viện; Các trung tâm y tế. Thực hiện Công văn số 12/UBND-VX ngày 01/5/2021 của Ủy ban "
    "nhân dân tỉnh, Sở Y tế yêu cầu: 1. Phân luồng người bệnh. 2. Trực 24/24 giờ. Nơi nhận: - Như "
    "trên; - Lưu: VT. GIÁM ĐỐC Nguyễn Văn An"
)


class RunOnTests(SimpleTestCase):
    def test_a_page_on_one_line_is_read_by_its_landmarks(self):
        found = parse(PAGE)
        assert found.issuer is not None
        assert found.issued_on is not None
        assert found.issuer.value.name == "Sở Y tế tỉnh Yên Bái"
        assert found.issued_on.value.isoformat() == "2021-05-03"
        assert found.number_symbol is not None
        assert found.number_symbol.value.printed == "512/SYT-NVY"
        assert found.subject is not None
        assert found.subject.value == "tăng cường phòng, chống dịch"
        assert [r.name for r in found.recipients] == [
            "Các bệnh viện",
            "Các trung tâm y tế",
            "Như trên",
            "Lưu: VT",
        ]
        assert [item.path for item in found.instructions] == ["1", "2"]

    def test_each_piece_keeps_its_place_in_the_text(self):
        for line in part_run_on(read_lines(PAGE)):
            span = line.span()
            assert PAGE[span.start : span.end] == line.text

    def test_a_page_with_lines_of_its_own_stays_as_it_is(self):
        lines = read_lines(PAGE.replace(" V/v", "\nV/v").replace(" Kính", "\nKính") + "\nA\nB\nC")
        assert part_run_on(lines) == lines

    def test_a_long_paragraph_that_names_the_state_is_no_page(self):
        lines = read_lines("Nhân dân nước Cộng hòa xã hội chủ nghĩa Việt Nam đoàn kết. " * 10)
        assert part_run_on(lines) == lines
