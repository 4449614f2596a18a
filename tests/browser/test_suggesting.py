"""Suggestions below the search box: by keyboard, by mouse, and never in the way of the form."""

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.browser.test_accessibility import violations

pytestmark = pytest.mark.browser


def box(page: Page) -> Locator:
    """Return the search box."""
    return page.get_by_role("combobox")


def type_in(page: Page, words: str) -> Locator:
    """Type words into the search box and return the options that appear."""
    box(page).click()
    page.keyboard.type(words)
    options = page.get_by_role("option")
    expect(options.first).to_be_visible()
    return options


class KeyboardTests:
    def test_arrows_choose_and_enter_opens_what_is_chosen(self, page: Page):
        page.goto("/")
        options = type_in(page, "159-cv")
        expect(options).to_have_count(1)
        expect(box(page)).to_have_attribute("aria-expanded", "true")
        page.keyboard.press("ArrowDown")
        expect(options.first).to_have_attribute("aria-selected", "true")
        expect(box(page)).to_have_attribute(
            "aria-activedescendant", options.first.get_attribute("id")
        )
        expect(box(page)).to_be_focused()
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(r"/directives/[a-z0-9-]+-[a-z2-7]{10}/$"))

    def test_enter_with_nothing_chosen_searches_as_ever(self, page: Page):
        page.goto("/")
        type_in(page, "nam")
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(r"/directives/\?q=nam$"))

    def test_beyond_the_last_option_stands_the_box_itself(self, page: Page):
        page.goto("/directives/")
        options = type_in(page, "nam")
        for _ in range(options.count()):
            page.keyboard.press("ArrowDown")
        expect(options.last).to_have_attribute("aria-selected", "true")
        page.keyboard.press("ArrowDown")
        expect(page.locator("[aria-selected=true]")).to_have_count(0)
        page.keyboard.press("ArrowUp")
        expect(options.last).to_have_attribute("aria-selected", "true")

    def test_escape_closes_and_leaves_the_words(self, page: Page):
        page.goto("/")
        type_in(page, "nam")
        page.keyboard.press("Escape")
        expect(page.get_by_role("listbox")).to_be_hidden()
        expect(box(page)).to_have_value("nam")
        expect(box(page)).to_have_attribute("aria-expanded", "false")
        page.keyboard.press("ArrowDown")
        expect(page.get_by_role("option").first).to_have_attribute("aria-selected", "true")

    def test_an_edit_drops_what_was_chosen_and_enter_searches_the_new_words(self, page: Page):
        page.goto("/")
        options = type_in(page, "nam")
        page.keyboard.press("ArrowDown")
        expect(options.first).to_have_attribute("aria-selected", "true")
        page.route(re.compile("suggest.json"), lambda route: None)  # the old list stays in sight
        page.keyboard.type(" dinh 159")
        expect(page.locator("[aria-selected=true]")).to_have_count(0)
        assert box(page).get_attribute("aria-activedescendant") is None
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(r"/directives/\?q=nam\+dinh\+159$"))

    def test_an_arrow_chooses_nothing_from_the_list_of_older_words(self, page: Page):
        page.goto("/")
        type_in(page, "nam")
        page.route(re.compile("suggest.json"), lambda route: None)
        page.keyboard.type(" dinh 159")
        page.keyboard.press("ArrowDown")
        expect(page.locator("[aria-selected=true]")).to_have_count(0)
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(r"/directives/\?q=nam\+dinh\+159$"))

    def test_after_escape_an_arrow_asks_for_the_words_in_the_box(self, page: Page):
        held: list[Route] = []
        page.goto("/")
        type_in(page, "nam")
        page.route(re.compile("suggest.json"), lambda route: held.append(route))
        page.keyboard.type(" dinh")
        page.keyboard.press("Escape")
        page.wait_for_timeout(300)
        held.clear()
        page.keyboard.press("ArrowDown")
        page.wait_for_timeout(100)
        expect(page.get_by_role("listbox")).to_be_hidden()
        expect(box(page)).to_have_value("nam dinh")
        held[0].continue_()
        expect(page.get_by_role("listbox")).to_be_visible()
        expect(page.locator("[aria-selected=true]")).to_have_count(0)
        expect(page.get_by_role("option").last.locator("mark")).to_have_text(["Nam", "Định"])
        page.keyboard.press("ArrowDown")
        expect(page.get_by_role("option").first).to_have_attribute("aria-selected", "true")

    def test_every_key_arrives_in_the_box(self, page: Page):
        page.goto("/")
        type_in(page, "nam định")
        page.keyboard.press("Home")
        page.keyboard.type("/? ")
        page.keyboard.press("End")
        page.keyboard.type(" xyz")
        expect(box(page)).to_have_value("/? nam định xyz")

    def test_tab_leaves_the_box_and_closes_the_list(self, page: Page):
        page.goto("/")
        type_in(page, "nam")
        page.keyboard.press("Tab")
        expect(page.get_by_role("listbox")).to_be_hidden()
        expect(page.get_by_role("button", name="Tìm")).to_be_focused()


class ListTests:
    def test_groups_have_names_and_what_was_typed_is_marked(self, page: Page):
        page.goto("/")
        type_in(page, "nam di")
        expect(page.get_by_role("group", name="Tỉnh, thành phố", exact=True)).to_contain_text(
            "Nam Định"
        )
        marks = page.get_by_role("group", name="Tỉnh, thành phố", exact=True).locator("mark")
        expect(marks).to_have_text(["Nam", "Đị"])

    def test_a_screen_reader_hears_how_many_there_are(self, page: Page):
        page.goto("/en/")
        options = type_in(page, "nam di")
        spoken = page.get_by_role("status").filter(has_text="suggestion")
        expect(spoken).to_have_text(f"{options.count()} suggestions")

    def test_a_click_opens_what_was_clicked(self, page: Page):
        page.goto("/")
        type_in(page, "nam di")
        page.get_by_role("group", name="Tỉnh, thành phố", exact=True).get_by_role(
            "option"
        ).first.click()
        expect(page).to_have_url(re.compile("/provinces/nam-dinh/$"))

    def test_a_late_answer_does_not_replace_a_newer_one(self, page: Page):
        held: list[Route] = []
        page.route(re.compile(r"suggest\.json\?q=na$"), lambda route: held.append(route))
        page.goto("/")
        box(page).click()
        page.keyboard.type("na")
        page.wait_for_timeout(300)
        assert held, "the first words were asked for"
        options = type_in(page, "m di")
        before = options.all_text_contents()
        held[0].abort()
        page.wait_for_timeout(200)
        assert options.all_text_contents() == before

    def test_a_refusal_leaves_a_plain_search_box(self, page: Page):
        page.route(re.compile("suggest.json"), lambda route: route.fulfill(status=429))
        page.goto("/")
        box(page).click()
        page.keyboard.type("nam di")
        page.wait_for_timeout(400)
        expect(page.get_by_role("listbox")).to_be_hidden()
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(r"/directives/\?q=nam\+di$"))

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_the_open_list_is_accessible(self, page: Page, scheme: str):
        page.emulate_media(color_scheme=scheme)
        page.goto("/")
        type_in(page, "nam")
        page.keyboard.press("ArrowDown")
        assert violations(page) == []

    @pytest.mark.parametrize("width", [320, 360])
    @pytest.mark.parametrize("path", ["/", "/issuers/"])
    def test_the_open_list_does_not_widen_the_page(self, page: Page, path: str, width: int):
        page.set_viewport_size({"width": width, "height": 740})
        page.goto(path)
        box(page).first.click()
        page.keyboard.type("nam")
        expect(page.get_by_role("option").first).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


class WithoutScriptTests:
    def test_a_button_opens_the_page_of_suggestions(self, browser: Browser, site: str):
        context = browser.new_context(base_url=site, java_script_enabled=False)
        page = context.new_page()
        page.goto("/")
        page.get_by_role("searchbox").fill("nam di")
        page.get_by_role("button", name="Gợi ý").click()
        expect(page).to_have_url(re.compile(r"/suggest/\?q=nam\+di$"))
        page.get_by_role("link", name="Nam Định", exact=True).click()
        expect(page).to_have_url(re.compile("/provinces/nam-dinh/$"))
        context.close()

    def test_the_button_leaves_room_for_what_is_typed(self, browser: Browser, site: str):
        for path in ("/", "/en/directives/?q=xet+nghiem"):
            for width, least in ((360, 200), (1280, 450)):
                context = browser.new_context(
                    base_url=site,
                    java_script_enabled=False,
                    viewport={"width": width, "height": 800},
                )
                page = context.new_page()
                page.goto(path)
                typed = page.locator("#q").bounding_box()
                button = page.locator("#tra-cuu noscript button").bounding_box()
                assert typed, path
                assert button, path
                assert typed["width"] >= least, (path, width)
                assert button["height"] == typed["height"], (path, width)
                context.close()
