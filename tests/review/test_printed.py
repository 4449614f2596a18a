"""The printed pages beside the fields, and their images."""

from unittest import mock

from django.test import SimpleTestCase

from directives.extract import Unreadable
from directives.models import Directive, SourcePage
from directives.review.printed import printed_pages
from directives.review.source import Mark
from tests.factories import make_directive
from tests.review.base import ReviewTestCase, address

TEXT = "Số 7-CV/TU Hà Nội"
WORDS = [
    [0, 2, 0.1, 0.1, 0.15, 0.12, 96.0],
    [3, 10, 0.2, 0.1, 0.4, 0.12, 61.0],
    [11, 13, 0.1, 0.2, 0.15, 0.22, 90.0],
    [14, 17, 0.2, 0.2, 0.3, 0.22, 90.0],
]


def page(**values) -> SourcePage:
    known = {"number": 1, "start": 0, "end": 17, "width": 600.0, "height": 800.0, "method": "ocr"}
    return SourcePage(**known | {"words": WORDS} | values)


class PlaceTests(SimpleTestCase):
    def test_a_value_has_a_box_around_its_words(self):
        (found,) = printed_pages([page()], [Mark(3, 10, "id_number_symbol", "Số")])
        (box,) = found.places[0].boxes
        self.assertEqual((box.x, box.y, box.width, box.height), ("120.0", "80.0", "120.0", "16.0"))

    def test_words_of_one_line_share_a_box_and_each_line_has_its_own(self):
        (found,) = printed_pages([page()], [Mark(0, 17, "id_subject")])
        self.assertEqual([box.y for box in found.places[0].boxes], ["80.0", "160.0"])
        self.assertEqual(found.places[0].boxes[0].width, "180.0")

    def test_a_value_over_two_pages_stands_on_both_and_is_named_once(self):
        second = page(number=2, start=11, end=17, words=WORDS[2:])
        first = page(end=10, words=WORDS[:2])
        found = printed_pages([first, second], [Mark(0, 17, "id_subject")])
        self.assertEqual([[p.is_first for p in each.places] for each in found], [[True], [False]])

    def test_a_value_that_no_word_holds_has_no_place(self):
        (found,) = printed_pages([page(words=[])], [Mark(0, 2, "id_kind")])
        self.assertEqual(found.places, ())


class PrintedTestCase(ReviewTestCase):
    def scanned(self, **values) -> Directive:
        reading = {"start": 3, "end": 10, "origin": "stated", "reason": "", "confidence": 61.4}
        draft = make_directive(
            status="draft", text=TEXT, readings={"number_symbol": reading}, **values
        )
        source = draft.sources.get()
        source.media_type = "image/png"
        source.save()
        row = page()
        row.source = source
        row.save()
        return draft


class ReviewPageTests(PrintedTestCase):
    def test_a_value_and_its_place_on_the_paper_lead_to_each_other(self):
        response = self.open(self.scanned())
        self.assertContains(response, 'id="in-id_number_symbol"')
        self.assertContains(response, '<a href="#id_number_symbol"')
        self.assertContains(response, 'href="#in-id_number_symbol"')
        self.assertContains(response, '<rect x="120.0" y="80.0" width="120.0" height="16.0">')

    def test_the_paper_and_the_words_can_both_be_seen(self):
        response = self.open(self.scanned())
        self.assertContains(response, 'href="#van-ban"')
        self.assertContains(response, 'href="#trang-in"')
        self.assertNotContains(self.open(make_directive(status="draft")), 'id="trang-in"')

    def test_it_tells_how_sure_the_recognition_is_and_opens_there_if_it_is_not(self):
        response = self.open(self.scanned())
        self.assertContains(response, "nhận dạng 61%")
        page = response.content.decode()
        field = page[page.index('name="number_symbol"') :].split(">")[0]
        self.assertIn("autofocus", field)
        self.assertEqual(page.count(" autofocus"), 1)

    def test_it_holds_no_inline_style_or_script(self):
        page = self.open(self.scanned()).content.decode()
        self.assertNotIn(" style=", page)
        self.assertNotIn("<style", page)
        self.assertEqual(page.count("<script"), page.count('<script src="'))

    def test_a_page_takes_a_fixed_number_of_queries(self):
        draft = self.scanned()
        self.open(draft)
        with self.assertNumQueries(16):
            self.open(draft)

    def test_publishing_a_clean_draft_leads_straight_to_the_next(self):
        first, second = self.scanned(), make_directive(status="draft")
        response = self.send(first, do="publish_next")
        self.assertRedirects(response, address(second))


class ImageTests(PrintedTestCase):
    def image(self, draft: Directive, number: int = 1, **headers: str):
        url = f"/admin/directives/directive/{draft.pk}/pages/{number}.png"
        return self.client.get(url, {"w": "1100"}, headers=headers)

    def test_it_is_drawn_for_curators_and_kept_by_their_browser_alone(self):
        draft = self.scanned()
        with mock.patch("directives.review.printed.page_image", return_value=b"PNG") as draw:
            response = self.image(draft)
        content = bytes(draft.sources.get().content)
        draw.assert_called_once_with(content, "image/png", 1, 1100)
        self.assertEqual(response.headers["Content-Type"], "image/png")
        self.assertIn("private", response.headers["Cache-Control"])
        self.assertIn("max-age", response.headers["Cache-Control"])

    def test_what_the_browser_has_is_not_drawn_again(self):
        draft = self.scanned()
        with mock.patch("directives.review.printed.page_image", return_value=b"PNG") as draw:
            tag = self.image(draft).headers["ETag"]
            again = self.image(draft, **{"if-none-match": tag})
        self.assertEqual(again.status_code, 304)
        draw.assert_called_once()

    def test_a_page_that_cannot_be_drawn_is_not_found(self):
        draft = self.scanned()
        with mock.patch(
            "directives.review.printed.page_image", side_effect=Unreadable("no_page_image")
        ):
            self.assertEqual(self.image(draft, 99).status_code, 404)
        self.assertEqual(
            self.client.get("/admin/directives/directive/9/pages/1.png").status_code, 404
        )

    def test_an_address_with_a_number_beyond_all_keys_is_not_found(self):
        for file in ("pages/1.png", "original/"):
            url = f"/admin/directives/directive/{10**20}/{file}"
            self.assertEqual(self.client.get(url).status_code, 404)

    def test_nobody_else_gets_it(self):
        draft = self.scanned()
        self.client.logout()
        self.assertEqual(self.image(draft).status_code, 302)
