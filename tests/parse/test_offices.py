"""An office with one letter misread is still one; a name or a heading like it is none."""

from django.test import SimpleTestCase

from directives.parse.lines import read_lines
from directives.parse.offices import mended_authority, mended_office
from directives.parse.signature import part_columns, read_signatory


def signed(text: str) -> tuple[str | None, str | None, str | None] | None:
    signatory, _ = read_signatory(part_columns(read_lines(text)).signature)
    return (signatory.name, signatory.title, signatory.authority) if signatory else None


class OfficeTests(SimpleTestCase):
    def test_it_works(self):
        for printed in (
            "T/M BAN THƯỜNG VỤ\nPHÓ BÍ 7HƯ",
            "T/M BAM THƯỜNG VỤ\nP HÓ BÍ THƯ",
            "T/M BAN HƯỜNG VỤ\nPHÓ BÍTHƯ",
            "T/M BAN THƯỜNG VỤ\n. PHÓ BÍ THƯ '",
        ):
            with self.subTest(printed):
                text = f"Nơi nhận:\n- Lưu: VT.\n\n{printed}\n\nNguyễn Văn Thắng"
                assert signed(text) == ("Nguyễn Văn Thắng", "Phó Bí thư", "T/M Ban Thường vụ")

    def test_two_words_that_are_words_stay_what_they_are(self):
        assert mended_office("CỤCC TRƯỞNG") == "cuc truong"
        for text in ("CHỦ TRƯƠNG", "THỦ TRƯƠNG", "XỤ TRƯỞNG", "CHỦ ĐỊCH"):
            assert mended_office(text) is None, text

    def test_look_alikes(self):
        for text in ("BÙI THU", "TRẦN VĂN SƠN", "DANH SÁCH", "GIÁM SÁT",
                     "VŨ TRƯỜNG GIANG", "PHÓ CHỦ TỊCH UBND TỈNH", "TỔNG GIÁM ĐỐC"):  # fmt: skip
            assert mended_office(text) is None, text
        for text in ("BAN THƯỜNG VỤ", "BAN CHỈ ĐẠO", "ỦY BAN KIỂM TRA", "HỘI ĐỒNG"):
            assert mended_authority(text) is None, text
