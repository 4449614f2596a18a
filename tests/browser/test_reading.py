"""A reader searches, narrows, opens, links: with and without script, by mouse and by keyboard."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

LETTER = "Tăng cường, nâng cao hiệu quả công tác phòng, chống dịch bệnh Covid-19"


class WithoutScriptTests:
    def test_a_search_without_accents_ends_in_the_matching_point(self, browser: Browser, site: str):
        context = browser.new_context(base_url=site, java_script_enabled=False)
        page = context.new_page()
        page.goto("/")
        page.get_by_role("searchbox").fill("truy vet than toc")
        page.get_by_role("button", name="Tìm").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("2 văn bản")
        result = page.get_by_role("listitem").filter(has_text="159-CV/TU").first
        expect(result.locator("mark")).to_have_text("truy vết thần tốc")
        result.get_by_role("link", name=re.compile("Điểm 2")).click()
        expect(page).to_have_url(re.compile(r"/directives/[a-z0-9-]+-[a-z2-7]{10}/2/\?q="))
        expect(page.get_by_role("main")).to_contain_text("Các phường, xã, các phòng, ban")
        expect(page.locator("mark").filter(has_text="truy vết thần tốc")).not_to_have_count(0)
        context.close()

    def test_filters_are_a_form_and_chips_take_them_back(self, browser: Browser, site: str):
        context = browser.new_context(base_url=site, java_script_enabled=False)
        page = context.new_page()
        page.goto("/directives/?q=covid")
        expect(page.get_by_role("heading", level=1)).to_contain_text("5 văn bản")
        page.get_by_role("group", name="Loại văn bản").get_by_label("Công văn").check()
        page.get_by_role("button", name="Áp dụng").click()
        expect(page).to_have_url(re.compile(r"kind=cong-van"))
        expect(page.get_by_role("heading", level=1)).to_contain_text("3 văn bản")
        page.locator(".chip").first.click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("5 văn bản")
        context.close()


class ReadingTests:
    def test_the_searched_words_stay_marked_until_switched_off(self, page: Page):
        page.goto("/directives/?q=truy+vet+than+toc")
        page.get_by_role("link", name=re.compile(LETTER)).click()
        expect(page.locator(".sheet mark")).not_to_have_count(0)
        page.get_by_role("link", name="Bỏ tô sáng").click()
        expect(page.locator(".sheet mark")).to_have_count(0)

    def test_a_point_has_an_address_that_can_be_shared(self, page: Page, site: str):
        page.goto("/directives/?q=159-CV%2FTU")
        page.get_by_role("link", name=re.compile(LETTER)).click()
        page.locator("#diem-2").get_by_role("link", name=re.compile("Điểm 2")).click()
        expect(page).to_have_url(re.compile(r"-[a-z2-7]{10}/2/"))
        canonical = page.locator("link[rel=canonical]").get_attribute("href")
        assert canonical == page.url.split("?")[0]

    def test_the_original_is_the_uploaded_file_byte_for_byte(self, page: Page, seeds):
        page.goto("/directives/?q=159-CV%2FTU")
        address = page.get_by_role("link", name=re.compile(LETTER)).get_attribute("href")
        original = page.request.get(address.split("?")[0] + "original")
        assert original.body() == (seeds / "002_8ed794c749fc62eb.txt").read_bytes()
        assert original.headers["x-content-type-options"] == "nosniff"

    def test_english_keeps_the_page_and_the_query(self, page: Page):
        page.goto("/directives/?q=5K")
        page.get_by_role("link", name="English").click()
        expect(page).to_have_url(re.compile(r"/en/directives/\?q=5K"))
        expect(page.locator("html")).to_have_attribute("lang", "en")
        expect(page.get_by_role("heading", level=1)).to_contain_text("directives")

    def test_a_bar_of_the_home_page_leads_to_its_month(self, page: Page):
        page.goto("/")
        page.get_by_role("link", name=re.compile(r"Tháng 05.2021")).first.click()
        expect(page).to_have_url(re.compile("month=2021-05"))
        expect(page.get_by_role("heading", level=1)).to_contain_text("4 văn bản")


class KeyboardTests:
    def test_everything_from_search_to_a_point_by_keyboard(self, page: Page):
        page.goto("/")
        page.keyboard.press("/")
        expect(page.get_by_role("combobox")).to_be_focused()
        page.keyboard.type("truy vet than toc")
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile("q=truy"))
        target = page.get_by_role("link", name=re.compile("Điểm 2"))
        for _ in range(60):
            page.keyboard.press("Tab")
            if target.first.evaluate("e => e === document.activeElement"):
                break
        expect(target.first).to_be_focused()
        outline = target.first.evaluate("e => getComputedStyle(e).outlineStyle")
        assert outline != "none"
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(r"/2/\?q="))

    def test_the_first_tab_stop_skips_to_the_content(self, page: Page):
        page.goto("/directives/")
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Đến nội dung chính")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.get_by_role("main")).to_be_focused()

    def test_shortcut_letters_can_be_typed_into_the_search_box(self, page: Page):
        page.goto("/")
        page.get_by_role("combobox").click()
        page.keyboard.type("a/b?")
        expect(page.get_by_role("combobox")).to_have_value("a/b?")
