"""Suggestions while typing: numbers, bodies, places and subjects, as a page and as data."""

from datetime import date

from django.db import transaction
from django.test import TestCase
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import SimpleTestCase

from directives.models import Directive, SearchNote
from directives.search import completion, index
from directives.search.beginnings import beginning, named, read_typed
from directives.search.text import fold
from tests.factories import make_directive, make_issuer, make_province

HOSTILE = [
    "",
    " ",
    "\x00",
    "%00",
    "\ud800",
    "“",
    '"',
    ".*",
    "[a-",
    "(((((",
    "\\",
    "a" * 600,
    "1" * 600,
    "a b " * 200,
    "ŏ̤̈" * 50,
    "½ ﷺ ẞ",
    "١٢٣",
    "<script>alert(1)</script>",
    "' OR 1=1 --",
    "353-",
    "-",
    "số",
    "công văn số",
    "👍🏽",
]

WITHDRAWN = {
    "status": "withdrawn",
    "withdrawn_on": date(2021, 8, 1),
    "withdrawn_reason": "Đăng nhầm.",
}


class SuggestCase(TestCase):
    def setUp(self):
        here = make_province("Nam Định")
        there = make_province("Hà Nam")
        self.party = make_issuer("Tỉnh ủy Nam Định", province=here)
        self.people = make_issuer("Ủy ban nhân dân tỉnh Hà Nam", province=there)
        self.letter = make_directive(
            issuer=self.party,
            number_symbol="353-CV/TU",
            subject="Tổ chức giãn cách xã hội",
            issued_on=date(2021, 5, 5),
        )
        self.order = make_directive(
            issuer=self.people,
            number_symbol="16/CT-UBND",
            kind="chi-thi",
            subject="giãn cách xã hội trên địa bàn",
            issued_on=date(2021, 6, 1),
        )
        self.later = make_directive(
            issuer=self.people,
            number_symbol="3531/UBND-VX",
            subject="Tổ chức giãn cách xã hội",
            issued_on=date(2021, 7, 1),
        )
        index.catch_up()

    def ask(self, q, address="/suggest.json"):
        return self.client.get(address, {"q": q}).json()

    def texts(self, q, group):
        found = {each["name"]: each["suggestions"] for each in self.ask(q)["groups"]}
        return [each["text"] for each in found.get(group, [])]


class NumberTests(SuggestCase):
    def test_half_a_number_is_enough_and_the_whole_one_comes_first(self):
        self.assertEqual(
            self.texts("353", "number"), ["Công văn 353-CV/TU", "Công văn 3531/UBND-VX"]
        )
        self.assertEqual(
            self.texts("35", "number"), ["Công văn 3531/UBND-VX", "Công văn 353-CV/TU"]
        )

    def test_a_symbol_may_be_typed_by_halves(self):
        for typed in ("353-", "353-c", "353-cv", "353 cv/t", "số 353-cv", "công văn 353"):
            with self.subTest(typed):
                self.assertIn("Công văn 353-CV/TU", self.texts(typed, "number"))
        self.assertEqual(self.texts("16/ct", "number"), ["Chỉ thị 16/CT-UBND"])

    def test_the_kind_named_before_a_number_is_that_of_the_directive(self):
        self.assertEqual(self.texts("chi thi 16", "number"), ["Chỉ thị 16/CT-UBND"])
        self.assertEqual(self.texts("cong van 16", "number"), [])

    def test_a_dash_ends_the_numeral(self):
        self.assertEqual(self.texts("353-", "number"), ["Công văn 353-CV/TU"])

    def test_a_suggestion_leads_to_its_directive_and_says_whose_it_is(self):
        (found,) = self.ask("353-cv")["groups"][0]["suggestions"]
        self.assertEqual(found["url"], self.letter.get_absolute_url())
        self.assertEqual(found["detail"], "Tỉnh ủy Nam Định, 05/05/2021")
        self.assertEqual(
            found["segments"],
            [["Công văn ", False], ["353", True], ["-", False], ["CV", True], ["/TU", False]],
        )

    def test_a_number_may_be_copied_with_what_stands_around_it(self):
        for typed in (
            "Số: 353-CV/TU ngày 16/5/2021",
            "353 - CV / TU, ngay 16 thang 5 nam 2021",
            "Căn cứ Công văn số 353-CV/TU của Tỉnh ủy",
            "353-CV/TU về giãn cách",
            "353cvtu",
        ):
            with self.subTest(typed):
                self.assertEqual(self.texts(typed, "number"), ["Công văn 353-CV/TU"])

    def test_a_day_or_a_count_is_no_number(self):
        for typed in ("ngày 16/5/2021", "covid 16-ct", "dãy 353 của"):
            with self.subTest(typed):
                self.assertEqual(self.texts(typed, "number"), [])

    def test_words_before_a_numeral_that_name_no_kind_ask_for_no_number(self):
        self.assertEqual(self.texts("covid 16", "number"), [])


class NameTests(SuggestCase):
    def test_bodies_and_places_are_found_with_and_without_accents(self):
        for typed in ("nam di", "Nam Đị", "NAM ĐỊNH"):
            with self.subTest(typed):
                self.assertEqual(self.texts(typed, "issuer"), ["Tỉnh ủy Nam Định"])
                self.assertEqual(self.texts(typed, "province"), ["Nam Định"])

    def test_an_abbreviation_finds_the_body(self):
        self.assertEqual(self.texts("ubnd tinh h", "issuer"), ["Ủy ban nhân dân tỉnh Hà Nam"])

    def test_initials_stand_for_a_place_and_for_a_body(self):
        self.assertEqual(self.texts("hn", "province"), ["Hà Nam"])
        for typed in ("ubnd tinh hn", "ubnd hn", "ubnd thn", "ubndthn"):
            with self.subTest(typed):
                self.assertEqual(self.texts(typed, "issuer"), ["Ủy ban nhân dân tỉnh Hà Nam"])
        self.assertEqual(self.texts("tuy", "issuer"), [])

    def test_a_unit_of_another_level_leads_to_its_place(self):
        for typed in ("tp nam dinh", "Thành phố Nam Định", "tp.nam đị"):
            with self.subTest(typed):
                self.assertEqual(self.texts(typed, "issuer"), ["Tỉnh ủy Nam Định"])
                self.assertEqual(self.texts(typed, "province"), ["Nam Định"])

    def test_a_unit_that_is_called_so_is_the_only_one_meant(self):
        self.assertEqual(self.texts("tinh ha nam", "province"), ["Hà Nam"])
        self.assertEqual(self.texts("tinh uy nam dinh", "issuer"), ["Tỉnh ủy Nam Định"])

    def test_a_name_that_begins_so_comes_before_one_that_says_it_later(self):
        self.assertEqual(self.texts("nam", "province"), ["Nam Định", "Hà Nam"])

    def test_a_body_says_how_many_directives_it_has(self):
        (found,) = self.ask("uy ban nhan")["groups"][0]["suggestions"]
        self.assertEqual(found["detail"], "2 văn bản")
        self.assertEqual(found["url"], "/issuers/uy-ban-nhan-dan-tinh-ha-nam/")

    def test_a_body_without_published_directives_is_not_suggested(self):
        make_issuer("Sở Y tế Hà Nam")
        self.assertEqual(self.texts("sở y t", "issuer"), [])


class SubjectTests(SuggestCase):
    def test_a_subject_comes_once_and_leads_to_the_search_for_it(self):
        self.assertEqual(self.texts("to chuc gian c", "subject"), ["Tổ chức giãn cách xã hội"])
        (group,) = self.ask("tổ chức giãn cách x")["groups"]
        answer = self.client.get(group["suggestions"][0]["url"].replace("/?", ".json?")).json()
        ids = {each["id"] for each in answer["results"]}
        self.assertEqual(ids, {self.later.public_id, self.letter.public_id})

    def test_words_in_the_order_typed_and_at_the_beginning_come_first(self):
        self.assertEqual(
            self.texts("giãn cách", "subject"),
            ["Giãn cách xã hội trên địa bàn", "Tổ chức giãn cách xã hội"],
        )

    def test_every_word_counts(self):
        self.assertEqual(self.texts("giãn cách trường", "subject"), [])

    def test_of_what_very_many_say_the_newest_are_enough(self):
        found = completion.subjects(index.searcher(), read_typed("giãn cách"), 20210601)
        self.assertEqual(found[:2], [self.later.pk, self.order.pk])
        self.assertEqual(len(found), 3, "so few of them since then that all are looked at")


class PublicTests(SuggestCase):
    def test_drafts_and_withdrawn_directives_are_not_suggested(self):
        for state in ({"status": "draft"}, WITHDRAWN):
            with self.subTest(state):
                with transaction.atomic():
                    Directive.objects.filter(pk=self.letter.pk).update(**state)
                    SearchNote.objects.mark([self.letter.pk])
                index.catch_up()
                self.assertEqual(self.ask("353-cv")["total"], 0)
                self.assertEqual(self.texts("tinh uy nam dinh", "issuer"), [])

    def test_a_withdrawn_directive_is_hidden_even_from_an_index_that_is_behind(self):
        Directive.objects.filter(pk=self.letter.pk).update(**WITHDRAWN)
        self.assertEqual(self.texts("353-cv", "number"), [])

    def test_what_changed_is_suggested_as_it_is_now(self):
        self.assertEqual(self.texts("thanh uy", "issuer"), [])
        with transaction.atomic():
            self.party.name = "Thành ủy Nam Định"
            self.party.save()
            SearchNote.objects.mark([self.letter.pk])
        index.catch_up()
        self.assertEqual(self.texts("thanh uy", "issuer"), ["Thành ủy Nam Định"])

    def test_english_has_its_own_labels(self):
        answer = self.ask("353", "/en/suggest.json")
        self.assertEqual(answer["sentence"], "2 suggestions")
        self.assertEqual(answer["groups"][0]["label"], "Number and symbol")
        self.assertEqual(answer["groups"][0]["suggestions"][0]["url"][:4], "/en/")

    def test_nothing_typed_suggests_nothing(self):
        self.assertEqual(self.ask("")["groups"], [])
        self.assertEqual(self.ask("xyzzyq")["sentence"], "Không có gợi ý nào")

    def test_the_page_shows_the_same_without_script(self):
        for address, label in (("/suggest/", "Số, ký hiệu"), ("/en/suggest/", "Number and symbol")):
            page = self.client.get(address, {"q": "353-cv"})
            self.assertContains(page, label)
            self.assertContains(page, self.letter.public_id)
            self.assertContains(page, '<meta name="robots" content="noindex,follow">')
        self.assertContains(self.client.get("/suggest/"), "<h1>Gợi ý</h1>")
        self.assertContains(self.client.get("/suggest/", {"q": "xyzzyq"}), "Không có số, cơ quan")

    def test_the_search_box_names_the_address_and_offers_the_page_without_script(self):
        page = self.client.get("/")
        self.assertContains(page, 'data-suggest="/suggest.json"')
        self.assertContains(page, 'formaction="/suggest/"')

    def test_an_unchanged_answer_is_not_sent_again(self):
        first = self.client.get("/suggest.json", {"q": "353"})
        self.assertEqual(first.headers["X-Robots-Tag"], "noindex")
        again = self.client.get(
            "/suggest.json", {"q": "353"}, headers={"If-None-Match": first.headers["ETag"]}
        )
        self.assertEqual(again.status_code, 304)

    def test_a_first_answer_asks_four_questions_of_the_database_and_the_next_none(self):
        with self.assertNumQueries(4):
            self.ask("3531")
            self.ask("to chuc")
        with self.assertNumQueries(0):
            self.ask("3531")

    def test_hostile_input_is_answered(self):
        for typed in HOSTILE:
            for address in ("/suggest.json", "/suggest/"):
                with self.subTest(typed, address=address):
                    sent = {"q": typed.encode("utf-8", "surrogatepass")}
                    self.assertEqual(self.client.get(address, sent).status_code, 200)

    def test_what_is_typed_is_shown_as_text(self):
        page = self.client.get("/suggest/", {"q": "<b>353"})
        self.assertContains(page, "&lt;b&gt;353")
        self.assertNotContains(page, "<b>353")


class BeginningTests(SimpleTestCase):
    @given(st.text(max_size=60), st.text(alphabet="aàạiyođ 12-", max_size=12))
    def test_segments_add_up_to_the_text(self, text, typed):
        if found := read_typed(typed):
            self.assertEqual("".join(part for part, _ in found.segments(text)), text)

    def test_only_the_typed_part_of_the_last_word_is_marked(self):
        marked = [part for part, is_match in read_typed("nam di").segments("Nam Định") if is_match]
        self.assertEqual(marked, ["Nam", "Đị"])

    def test_diacritics_as_typed_come_before_others(self):
        names = [named("Ha Nằm", "1", 9), named("Hà Nam", "2", 1)]
        found = beginning(names, read_typed("hà n"), 5)
        self.assertEqual([each.name for each in found], ["Hà Nam", "Ha Nằm"])
        found = beginning(names, read_typed("ha n"), 5)
        self.assertEqual([each.name for each in found], ["Ha Nằm", "Hà Nam"])

    def test_recent_days_reach_back_to_where_enough_was_issued(self):
        months = {"2021-05": 15_000, "2021-06": 4_000, "2021-07": 3_000, "2021-04": 9_000}
        self.assertEqual(completion.recent_since(months), 20210501)
        self.assertEqual(completion.recent_since({"2021-05": 20_000}), 0)

    def test_initials_come_behind_names_and_need_three_letters(self):
        names = [named("Bộ Văn hóa, Thể thao và Du lịch", "1", 1), named("Bvh", "2", 0)]
        found = beginning(names, read_typed("bvh"), 5)
        self.assertEqual([each.slug for each in found], ["2", "1"])
        self.assertEqual(beginning(names[:1], read_typed("bv"), 5), [])
        self.assertEqual(beginning(names[:1], read_typed("bvh thể"), 5), [])

    def test_a_name_has_a_bounded_number_of_ways_to_be_said(self):
        long = "Ủy ban nhân dân Ban Chỉ đạo Ban Thường vụ Sở Y tế Bộ Y tế thành phố Hồ Chí Minh"
        self.assertLessEqual(named(long, "1", 1).folded.count("\n"), 24)

    def test_a_word_is_matched_from_its_beginning(self):
        self.assertEqual(beginning([named("Hà Nam", "1", 1)], read_typed("am"), 5), [])
        self.assertEqual(fold("Hà Nam"), "ha nam")
