"""A curator corrects a printed document: paper and fields side by side, by mouse and by keys."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_accessibility import sign_in, violations

pytestmark = pytest.mark.browser

PRINTED = Path(__file__).parents[2] / "fixtures/documents/so-y-te-ben-tre-cach-ly/printed.pdf"
DRAFTS = "/admin/directives/directive/drafts/"


def open_draft(page: Page) -> str:
    """Open the review page of the printed document, uploaded if need be; return its address."""
    sign_in(page)
    page.goto("/admin/directives/directive/add/")
    page.set_input_files("input[type=file]", PRINTED)
    page.get_by_role("button", name=re.compile("Tải lên")).click()
    page.wait_for_url("**/upload/*/")
    link = page.locator("main table a[href*='/change/']").first
    for _attempt in range(30):
        if link.count():
            break
        page.wait_for_timeout(1000)
        page.reload()
    page.goto(link.get_attribute("href"))
    return page.url


class PaperTests:
    def test_a_value_shows_its_place_and_a_place_leads_to_its_value(self, page: Page):
        open_draft(page)
        image = page.locator(".paper img").first
        expect(image).to_be_visible()
        page.wait_for_function("document.querySelector('.paper img').naturalWidth > 0")
        expect(page.locator(".source")).to_be_hidden()
        page.locator("#id_number_symbol").focus()
        expect(page.locator("#in-id_number_symbol")).to_have_class(re.compile("is-here"))
        page.locator("#in-id_subject rect").first.click()
        expect(page.locator("#id_subject")).to_be_focused()
        expect(page.locator("#in-id_number_symbol")).not_to_have_class(re.compile("is-here"))

    def test_paper_and_text_change_places_and_a_link_shows_the_right_one(self, page: Page):
        open_draft(page)
        page.keyboard.press("F9")
        expect(page.locator(".source")).to_be_visible()
        expect(page.locator(".paper")).to_be_hidden()
        page.locator("#says-number_symbol").get_by_role("link", name=re.compile("trang")).click()
        expect(page.locator(".paper")).to_be_visible()
        page.locator("#says-number_symbol").get_by_role("link", name=re.compile("dòng")).click()
        expect(page.locator("#cho-id_number_symbol")).to_be_in_viewport()

    def test_all_of_it_works_without_script(self, page: Page, browser: Browser, site: str):
        address = open_draft(page)
        plain = browser.new_context(
            base_url=site,
            java_script_enabled=False,
            storage_state=page.context.storage_state(),
            viewport={"width": 1280, "height": 900},
        )
        still = plain.new_page()
        still.goto(address)
        expect(still.locator(".paper")).to_be_visible()
        expect(still.locator(".source")).to_be_hidden()
        still.get_by_role("link", name="Chữ đã đọc").click()
        expect(still.locator(".source")).to_be_visible()
        still.locator("#cho-id_number_symbol").click()
        expect(still.locator("#id_number_symbol")).to_be_focused()
        still.locator("#says-number_symbol").get_by_role("link", name=re.compile("trang")).click()
        expect(still.locator("#in-id_number_symbol rect").first).to_be_in_viewport()
        items = still.locator(".tree > li[id]")
        before = items.count()
        splitting = still.locator(".tree > li:has(button[value^='split'])").first
        splitting.locator("summary").click()
        splitting.get_by_role("button", name="Tách").click()
        expect(items).to_have_count(before + 1)
        expect(still.get_by_role("status")).to_contain_text("Đã sửa cây điểm")
        opened = still.locator(".tree > li:target")
        opened.locator("summary").click()
        opened.get_by_role("button", name="Gộp vào điểm trước").click()
        expect(items).to_have_count(before)
        plain.close()


class KeyTests:
    def test_keys_jump_save_and_tell_what_they_do(self, page: Page):
        open_draft(page)
        page.get_by_text("Phím tắt").click()
        expect(page.locator(".keys")).to_contain_text("F8")
        page.locator("#id_place").fill("Bến Tre, sửa")
        page.keyboard.press("Control+s")
        expect(page.get_by_role("status")).to_contain_text("Đã lưu")
        expect(page.locator("#id_place")).to_have_value("Bến Tre, sửa")
        page.locator("#id_place").fill("Bến Tre")
        page.keyboard.press("Control+s")
        expect(page.locator("#id_place")).to_have_value("Bến Tre")

    def test_a_wrong_value_is_where_the_next_problem_is(self, page: Page):
        open_draft(page)
        page.locator("#id_issued_on").fill("32/13/2021")
        page.keyboard.press("Control+s")
        expect(page.get_by_role("alert")).to_contain_text("Chưa lưu được")
        for _step in range(20):
            page.keyboard.press("F8")
            if page.locator("#id_issued_on").evaluate("e => e === document.activeElement"):
                break
        expect(page.locator("#id_issued_on")).to_be_focused()
        page.locator("#id_issued_on").fill("")
        page.evaluate("document.getElementById('ra-soat').reset()")
        page.once("dialog", lambda dialog: dialog.accept())
        page.goto("/admin/", wait_until="commit")


class AxeTests:
    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_the_review_of_a_printed_page_is_clean(self, page: Page, scheme: str):
        page.emulate_media(color_scheme=scheme)
        address = open_draft(page)
        for details in page.locator(".tree > li > details, .actions details").all():
            details.evaluate("e => { e.open = true }")
        found = {"paper": violations(page)}
        page.keyboard.press("F9")
        found["text"] = violations(page)
        for name in ("merge/", "reparse/", "history/"):
            page.goto(address.replace("change/", name))
            found[name] = violations(page)
        page.goto(DRAFTS)
        found["drafts"] = violations(page)
        assert found == {name: [] for name in found}

    @pytest.mark.parametrize("width", [320, 360])
    def test_nothing_scrolls_sideways(self, page: Page, width: int):
        page.set_viewport_size({"width": width, "height": 740})
        address = open_draft(page)
        for details in page.locator(".tree > li > details").all():
            details.evaluate("e => { e.open = true }")
        wider = {"review": self.wider(page)}
        for name in ("merge/", "reparse/"):
            page.goto(address.replace("change/", name))
            wider[name] = self.wider(page)
        page.goto(DRAFTS)
        wider["drafts"] = self.wider(page)
        assert wider == dict.fromkeys(wider, 0)

    @staticmethod
    def wider(page: Page) -> int:
        """Return how many pixels the page is wider than its window."""
        return max(0, page.evaluate("document.documentElement.scrollWidth - innerWidth"))
