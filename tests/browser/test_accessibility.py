"""axe-core on every page type, in light and dark, and reflow down to 320 px."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.conftest import CURATOR, PASSWORD

pytestmark = pytest.mark.browser

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "preload": False,  # axe would write style elements, which the site's policy refuses
}
PUBLIC = [
    "/",
    "/directives/",
    "/directives/?q=truy+vet+than+toc&kind=cong-van",
    "/directives/?q=UBND+covid",
    "/directives/?q=xyzzyq",
    "/instructions/",
    "/instructions/?q=truy+vet",
    "/en/instructions/?q=xyzzyq&role=lead",
    "{directive}",
    "{directive}?q=covid",
    "{long}",
    "{point}",
    "/issuers/",
    "/issuers/thanh-uy-nam-dinh/",
    "/provinces/",
    "/provinces/nam-dinh/",
    "/khong-co/",
    "/en/",
    "/en/directives/?q=covid",
    "/suggest/?q=nam",
    "/en/suggest/?q=xyzzyq",
    "/help/",
    "/admin/login/",
]


def addresses(page: Page) -> dict[str, str]:
    """Return the addresses of one short and one long directive, and of one point."""
    urls = {
        name: page.request.get(f"/directives.json?q={query}").json()["results"][0]["url"]
        for name, query in {"directive": "159-CV/TU", "long": "huyen+Tan+Yen"}.items()
    }
    return urls | {"point": urls["directive"] + "2/"}


def violations(page: Page) -> list[str]:
    """Return what axe finds wrong with the page, one line each."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{v['id']}: {v['help']} {[n['target'] for n in v['nodes']][:3]}" for v in found]


class AxeTests:
    @pytest.mark.parametrize("scheme", ["light", "dark"])
    @pytest.mark.parametrize("path", PUBLIC)
    def test_a_public_page_is_clean(self, page: Page, path: str, scheme: str):
        page.emulate_media(color_scheme=scheme)
        page.goto(path.format(**addresses(page)))
        assert violations(page) == []

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_the_curators_pages_are_clean(self, page: Page, seeds, scheme: str):
        page.emulate_media(color_scheme=scheme)
        sign_in(page)
        found = {"index": violations(page)}
        page.goto("/admin/directives/directive/add/")
        found["upload"] = violations(page)
        bad = {"name": "hong.bin", "mimeType": "text/plain", "buffer": b"\0\1\2\xff" * 50}
        page.set_input_files("input[type=file]", [bad, {**bad, "name": "hong-2.bin"}])
        page.get_by_role("button", name="Tải lên").click()
        found["batch"] = violations(page)
        page.get_by_role("button", name="Đọc lại 2 tệp không nhận được").wait_for()
        found["read batch"] = violations(page)
        page.goto("/admin/directives/directive/add/")
        found["batches"] = violations(page)
        page.goto("/admin/directives/directive/")
        found["list"] = violations(page)
        page.locator("#result_list tbody th a").first.click()
        found["review"] = violations(page)
        page.get_by_role("link", name="Xem từng thay đổi").click()
        found["history"] = violations(page)
        for name in ("issuer/", "province/", "issuer/1/change/", "issuer/1/history/"):
            page.goto(f"/admin/directives/{name}")
            found[name] = violations(page)
        page.goto("/admin/password_change/")
        found["password"] = violations(page)
        assert found == {name: [] for name in found}


class ReflowTests:
    @pytest.mark.parametrize("width", [320, 360])
    @pytest.mark.parametrize("path", PUBLIC)
    def test_nothing_scrolls_sideways(self, page: Page, path: str, width: int):
        page.set_viewport_size({"width": width, "height": 740})
        page.goto(path.format(**addresses(page)))
        wider = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wider <= 0

    def test_wider_text_spacing_loses_nothing(self, page: Page):
        page.set_viewport_size({"width": 360, "height": 740})
        page.goto(addresses(page)["directive"])
        page.evaluate(
            """() => { for (const e of document.querySelectorAll("body *")) {
                 e.style.setProperty("line-height", "1.5", "important");
                 e.style.setProperty("letter-spacing", "0.12em", "important");
                 e.style.setProperty("word-spacing", "0.16em", "important"); } }"""
        )
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


class ThemeTests:
    def test_dark_follows_the_system_and_the_switch_overrules_it(self, browser: Browser, site: str):
        context = browser.new_context(base_url=site, color_scheme="dark")
        page = context.new_page()
        page.goto("/")
        background = "getComputedStyle(document.body).backgroundColor"
        dark = page.evaluate(background)
        page.get_by_label("Sáng").check()
        light = page.evaluate(background)
        assert dark != light
        page.goto("/directives/")
        assert page.evaluate(background) == light
        assert context.cookies() == []
        context.close()


def sign_in(page: Page) -> None:
    """Sign the curator in."""
    page.goto("/admin/login/")
    page.get_by_label("Tên đăng nhập").fill(CURATOR)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    page.wait_for_url("**/admin/")
