"""What a reader is told of words that the archive does not have."""

import random

from django.test import TestCase

from directives.search import index
from tests.factories import make_directive
from tests.search.test_hostile import HOSTILE

KEYS = ["phongf", "dich5", "xe1t", "nghieemj", "353-CV/TU", "truyy", "vết", '"', "-", " ", "/"]


class SlipsTests(TestCase):
    def setUp(self):
        make_directive(instructions=("Truy vết thần tốc.", "Việc khác."))
        index.catch_up()

    def test_a_page_of_results_says_what_was_searched_instead(self):
        told = {
            "/directives/": ("Trong kho không có “veets”", "The archive has no “veets”"),
            "/instructions/": ("Không điểm nào có “veets”", "No instruction has “veets”"),
        }
        for address, (sentence, in_english) in told.items():
            with self.subTest(address):
                page = self.client.get(address, {"q": "truy veets"})
                self.assertContains(page, sentence)
                self.assertContains(page, "<mark>Truy vết</mark>")
                self.assertNotContains(page, "Có phải muốn tìm")
                english = self.client.get(f"/en{address}", {"q": "truy veets"})
                self.assertContains(english, in_english)
                self.assertNotContains(english, "Did you mean")

    def test_data_says_it_too_and_leaves_the_query_as_typed(self):
        for address in ("/directives.json", "/instructions.json"):
            with self.subTest(address):
                found = self.client.get(address, {"q": "truyy vết"}).json()
                self.assertEqual((found["query"], found["total"]), ("truyy vết", 1))
                self.assertEqual(found["did_you_mean"], "truy vết")
                self.assertIn("“truyy”", *found["notes"])

    def test_a_name_or_a_thing_that_the_archive_does_not_have_is_not_answered_as_another(self):
        make_directive(
            instructions=("Công an tỉnh, các quán ban đêm.", "Tài xế, khách hòa nhã, toàn xã hội.")
        )
        index.catch_up()
        for typed in ("long an", "quán bar", "taxi", "khánh hòa", "đoàn thanh niên", "đắk lắk"):
            for address in ("/directives.json", "/instructions.json"):
                with self.subTest(typed, address=address):
                    found = self.client.get(address, {"q": typed}).json()
                    self.assertEqual((found["total"], found["notes"]), (0, []))

    def test_a_slip_in_a_saying_offers_no_word_in_place_of_the_whole(self):
        make_directive(instructions=("Rà soát toàn bộ.", "Báo cáo bản giấy."))
        index.catch_up()
        for typed in ("đoàn thanh niên", "bảo hiểm xã hội"):
            with self.subTest(typed):
                found = self.client.get("/directives.json", {"q": typed}).json()
                self.assertIsNone(found["did_you_mean"])

    def test_what_may_be_meant_is_asked_once(self):
        make_directive(instructions=("Thực hiện nghiêm giãn cách xã hội.",))
        index.catch_up()
        asked = ("truy vêt thần tôc", "giãn các xã hội", "veets xyzzyq", "giản cách xã hội")
        for address in ("/directives/", "/instructions/"):
            for typed in asked:
                with self.subTest(typed, address=address):
                    page = self.client.get(address, {"q": typed}).content.decode()
                    told = page.count("Có phải muốn tìm") + page.count("dưới đây là kết quả cho")
                    self.assertLessEqual(told, 1)

    def test_sounds_that_many_do_not_tell_apart_are_offered(self):
        found = self.client.get("/directives.json", {"q": "chuy vết"}).json()
        self.assertEqual((found["total"], found["did_you_mean"]), (0, "truy vết"))

    def test_words_that_are_found_need_no_note(self):
        found = self.client.get("/directives.json", {"q": "truy vết"}).json()
        self.assertEqual((found["notes"], found["did_you_mean"]), ([], None))

    def test_marks_stand_on_the_page_of_the_directive_as_well(self):
        (page,) = self.client.get("/directives.json", {"q": "truy veets"}).json()["results"]
        shown = self.client.get(page["url"], {"q": "truy veets"})
        self.assertContains(shown, "<mark>Truy vết</mark>")


class HostileQueriesTests(TestCase):
    def test_no_query_breaks_a_page(self):
        make_directive(instructions=("Truy vết 353-CV/TU “5K” phòng chống dịch, xét nghiệm",))
        index.catch_up()
        chance = random.Random(2021)
        queries = [*HOSTILE]
        while len(queries) < 400:
            queries.append("".join(chance.choices([*HOSTILE, *KEYS], k=chance.randint(2, 6))))
        for n, typed in enumerate(queries):
            address = ("/directives/", "/directives.json", "/instructions/")[n % 3]
            with self.subTest(typed[:60]):
                q = typed.encode("utf-8", "surrogatepass")
                self.assertEqual(self.client.get(address, {"q": q}).status_code, 200)
