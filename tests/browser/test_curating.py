"""A curator uploads a document, sees what was understood, corrects it, publishes it."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_accessibility import sign_in

pytestmark = pytest.mark.browser

LETTER = """ỦY BAN NHÂN DÂN
TỈNH LẠNG SƠN

Số: 1234/UBND-KGVX
V/v tăng cường kiểm soát người nhập cảnh

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 12 tháng 8 năm 2021

Kính gửi:
- Sở Y tế;
- Công an tỉnh.

Để kiểm soát người nhập cảnh, Chủ tịch UBND tỉnh yêu cầu:

1. Giao Sở Y tế tổ chức xét nghiệm hằng tuần cho lái xe đường dài.

2. Công an tỉnh kiểm tra việc khai báo tạm trú.

Nơi nhận:
- Như trên;
- Lưu: VT, KGVX.

KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Dương Văn Mẫu
"""


class UploadTests:
    def test_a_letter_goes_from_upload_over_correction_to_the_public(self, page: Page, site: str):
        sign_in(page)
        page.goto("/admin/directives/directive/add/")
        page.set_input_files(
            "input[type=file]",
            [
                {"name": "thu.txt", "mimeType": "text/plain", "buffer": LETTER.encode()},
                {"name": "rong.txt", "mimeType": "text/plain", "buffer": b""},
            ],
        )
        page.get_by_role("button", name=re.compile("Tải lên")).click()
        main = page.get_by_role("main")
        expect(main).to_contain_text("thu.txt")
        expect(main).to_contain_text("rong.txt")
        expect(main).to_contain_text("2 tệp:")  # without a reload: the page looks again by itself
        expect(main).to_contain_text("Tệp không có nội dung")
        page.reload()
        expect(main).to_contain_text("rong.txt")
        assert page.request.get("/directives.json?q=1234/UBND-KGVX").json()["total"] == 0

        main.get_by_role("link", name=re.compile("Rà soát|Xem")).first.click()
        expect(page.get_by_label("Trích yếu").first).to_have_value(
            "tăng cường kiểm soát người nhập cảnh"
        )
        expect(page.locator(".source")).to_contain_text("1234/UBND-KGVX")
        page.get_by_label("Trích yếu").first.fill("kiểm soát chặt người nhập cảnh")
        page.get_by_role("button", name="Công bố", exact=True).click()

        found = page.request.get("/directives.json?q=1234/UBND-KGVX").json()
        assert [r["subject"] for r in found["results"]] == ["kiểm soát chặt người nhập cảnh"]
        page.goto(found["results"][0]["url"])
        expect(page.get_by_role("heading", level=1)).to_contain_text("người nhập cảnh")
        expect(page.get_by_role("main")).to_contain_text("Do người nhập")

    def test_uploading_it_again_names_the_twin(self, page: Page, seeds):
        sign_in(page)
        page.goto("/admin/directives/directive/add/")
        page.set_input_files("input[type=file]", seeds / "002_8ed794c749fc62eb.txt")
        page.get_by_role("button", name=re.compile("Tải lên")).click()
        expect(
            page.get_by_role("main").get_by_role("link", name=re.compile("159-CV.TU"))
        ).not_to_have_count(0)
