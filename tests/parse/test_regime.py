"""The name of the State with letters misread is no part of the issuer's name beside it."""

from django.test import SimpleTestCase

from directives.parse import parse
from directives.parse.regime import is_misread_regime, misread_regime

REST = (
    "Số: 12/BC-TT\nHà Nội, ngày 04 tháng 5 năm 2021\nKính gửi: Các bệnh viện\n\n"
    "Đề nghị các bệnh viện:\n\n1. Báo cáo hằng ngày.\n\nNơi nhận:\n- Lưu: VT.\n"
)


class RegimeTests(SimpleTestCase):
    def test_it_works(self):
        for regime in (
            "CNỘG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "CỘNG HÒAXÃ HỘI CHỦ NGHĨA VỆT NAM",
            "ĐẢNG CỘNG SẢN VỆIT NAM",
        ):
            for page in (f"BỘ CÔNG THƯƠNG\n{regime}\n", f"BỘ CÔNG THƯƠNG {regime}\n"):
                with self.subTest(page):
                    issuer = parse(page + REST).issuer
                    assert issuer is not None
                    assert issuer.value.name == "Bộ Công Thương"

    def test_look_alikes(self):
        for text in (
            "cong ty co phan viet nam",
            "hoi chu nghia viet nam",
            "dang bo khoi cac co quan trung uong",
            "tong cong ty hang khong viet nam",
            "dang cong san phap",
            "cong hoa lien bang nga",
        ):
            assert not is_misread_regime(text), text
        assert misread_regime("lien doan lao dong viet nam") == -1
        assert misread_regime("cong doan nganh xay dung viet nam") == -1
