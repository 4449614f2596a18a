from datetime import date
from unittest import mock

from django.test import TestCase
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as HypothesisTestCase

from directives.models import Addressee
from directives.search import index
from tests.factories import make_directive, make_issuer, make_province


def publish(**values):
    directive = make_directive(**values)
    index.catch_up()
    return directive


class DirectiveListTests(TestCase):
    def test_it_lists_all_published_directives_newest_first(self):
        publish(subject="việc cũ", issued_on=date(2021, 1, 1))
        publish(subject="việc mới", issued_on=date(2021, 9, 1))
        publish(subject="việc nháp", status="draft")
        page = self.client.get("/directives/")
        html = page.content.decode()
        self.assertLess(html.index("Việc mới"), html.index("Việc cũ"))
        self.assertNotIn("iệc nháp", html)
        self.assertContains(page, "<title>2 văn bản – Văn bản chống dịch</title>")

    def test_it_finds_words_typed_without_marks_and_links_to_the_instruction(self):
        directive = publish(instructions=("Báo cáo.", "Phải truy vết thần tốc."))
        page = self.client.get("/directives/", {"q": "truy vet than toc"})
        self.assertContains(page, "<mark>truy vết thần tốc</mark>")
        self.assertContains(
            page, f'href="{directive.get_absolute_url()}2/?q=truy%20vet%20than%20toc"'
        )
        self.assertContains(page, "<title>truy vet than toc: 1 kết quả – ")

    def test_three_matching_instructions_are_shown_and_the_rest_counted(self):
        publish(instructions=tuple(f"Xét nghiệm lần {n}." for n in range(5)))
        page = self.client.get("/directives/", {"q": "xét nghiệm"})
        self.assertContains(page, '<li class="hit">', count=3)
        self.assertContains(page, "Còn 2 điểm khớp trong văn bản này")

    def test_values_of_one_facet_are_or_and_facets_are_and(self):
        for kind, urgency in (("cong-van", "khan"), ("thong-bao", "khan"), ("cong-dien", "")):
            publish(kind=kind, urgency=urgency)
        found = self.client.get("/directives.json?kind=cong-van&kind=cong-dien").json()
        self.assertEqual(found["total"], 2)
        found = self.client.get("/directives.json?kind=cong-van&kind=cong-dien&urgency=khan").json()
        self.assertEqual(found["total"], 1)

    def test_an_active_filter_is_a_chip_that_removes_it(self):
        publish(issuer=make_issuer(province=make_province("Nam Định")))
        page = self.client.get("/directives/?q=dịch&province=nam-dinh&issued_after=01/05/2021")
        self.assertContains(page, 'href="/directives/?q=d%E1%BB%8Bch&amp;issued_after=2021-05-01"')
        self.assertContains(page, 'href="/directives/?q=d%E1%BB%8Bch&amp;province=nam-dinh"')
        self.assertContains(page, "Xóa tất cả")
        self.assertContains(page, 'value="01/05/2021"')

    def test_top_eight_values_are_shown_the_chosen_always_among_them(self):
        for name in ("Hà Nội", "Hà Nam", "Cao Bằng", "Bắc Kạn", "Lào Cai", "Phú Thọ", "Sơn La"):
            for serial in range(2):
                issuer = make_issuer(f"{name} {serial}", slug=f"x-{name}-{serial}")
                issuer.province = make_province(name)
                issuer.save()
                make_directive(issuer=issuer)
        for name in ("An Giang", "Bạc Liêu", "Cà Mau"):
            issuer = make_issuer(name, province=make_province(name))
            make_directive(issuer=issuer)
        index.catch_up()
        html = self.client.get("/directives/?province=ca-mau").content.decode()
        provinces = html[html.index("<legend>Tỉnh, thành phố") :]
        shown = provinces[: provinces.index("<details>")]
        self.assertEqual(shown.count('type="checkbox"'), 8)
        self.assertIn('value="ca-mau" checked', shown)
        self.assertIn("Thêm 2 giá trị", provinces)

    def test_months_are_folded_away_only_where_there_are_many(self):
        for month in range(1, 9):
            make_directive(issued_on=date(2021, month, 1))
        index.catch_up()
        self.assertNotContains(self.client.get("/directives/"), "giá trị</summary>")
        publish(issued_on=date(2021, 9, 1))
        self.assertContains(self.client.get("/directives/"), "Thêm 9 giá trị</summary>")

    def test_an_unknown_value_matches_nothing_and_a_note_names_it(self):
        publish()
        for name in ("province", "issuer", "kind", "level", "urgency", "month"):
            page = self.client.get("/directives/", {name: "không-có"})
            self.assertContains(page, "Không tìm thấy văn bản nào")
            self.assertContains(page, "“không-có”")
            found = self.client.get("/directives.json", {name: "không-có"}).json()
            self.assertEqual((found["total"], len(found["notes"])), (0, 1))

    def test_a_malformed_date_or_page_is_ignored_with_a_note(self):
        publish()
        for name, value in (
            ("issued_after", "31/02/2021"),
            ("issued_before", "hôm qua"),
            ("page", "hai"),
            ("page", "0"),
            ("page", "-1"),
            ("page", "1.5"),
            ("sort", "đẹp nhất"),
        ):
            page = self.client.get("/directives/", {name: value})
            self.assertContains(page, f"“{value}”", msg_prefix=value)
            self.assertContains(page, "1 văn bản", msg_prefix=value)

    def test_a_date_is_read_as_iso_and_as_written_in_viet_nam_both_ends_included(self):
        publish(issued_on=date(2021, 5, 10))
        for after, before, total in (
            ("2021-05-10", "", 1),
            ("10/05/2021", "10/05/2021", 1),
            ("11/5/2021", "", 0),
            ("", "2021-05-09", 0),
        ):
            found = self.client.get(
                "/directives.json", {"issued_after": after, "issued_before": before}
            ).json()
            self.assertEqual((found["total"], found["notes"]), (total, []), (after, before))

    def test_a_reversed_range_matches_nothing_with_a_note(self):
        publish()
        page = self.client.get("/directives/?issued_after=2021-06-01&issued_before=2021-05-01")
        self.assertContains(page, "Ngày bắt đầu muộn hơn ngày kết thúc")
        self.assertContains(page, "Không tìm thấy văn bản nào")

    def test_a_list_that_is_cut_says_what_to_do(self):
        publish()
        publish()
        with (
            mock.patch("directives.search.search.MAX_DEPTH", 1),
            mock.patch("directives.pages.results.PAGE_SIZE", 1),
        ):
            page = self.client.get("/directives/?page=2")
        self.assertContains(page, "Hãy thêm từ khóa hoặc bộ lọc.", status_code=404)
        self.assertContains(page, 'href="/directives/"', status_code=404)

    def test_a_page_past_the_end_is_missing_and_links_to_the_last(self):
        for _ in range(21):
            make_directive()
        index.catch_up()
        page = self.client.get("/directives/?q=dịch&page=9")
        self.assertContains(page, 'href="/directives/?q=d%E1%BB%8Bch&amp;page=2"', status_code=404)
        found = self.client.get("/directives.json?page=99999999999999999999")
        self.assertEqual(found.status_code, 404)
        self.assertEqual(found.json()["last"], "/directives.json?page=2")
        self.assertEqual(self.client.get("/directives/?page=2").status_code, 200)
        self.assertEqual(self.client.get("/directives/?q=zzzz&page=2").status_code, 404)

    def test_a_query_beyond_500_characters_is_cut_with_a_note(self):
        publish()
        found = self.client.get("/directives.json", {"q": "dịch " * 200}).json()
        self.assertLessEqual(len(found["query"]), 500)
        self.assertEqual(len(found["notes"]), 1)

    def test_the_canonical_address_has_its_parameters_in_order_and_none_that_say_nothing(self):
        publish(issuer=make_issuer(province=make_province("Nam Định")))
        page = self.client.get(
            "/directives/?sort=relevance&utm=x&page=1&month=&province=nam-dinh"
            "&q=5K&issued_before=&kind=thong-bao&kind=cong-van"
        )
        self.assertContains(
            page,
            '<link rel="canonical" href="http://testserver/directives/?q=5K'
            '&amp;province=nam-dinh&amp;kind=cong-van&amp;kind=thong-bao">',
        )
        self.assertContains(page, '<meta name="robots" content="noindex,follow">')
        self.assertNotContains(self.client.get("/directives/"), "noindex")

    def test_an_empty_answer_says_which_word_has_none_and_what_to_drop(self):
        publish(
            instructions=("Truy vết nhanh.",),
            issuer=make_issuer(province=make_province("Nam Định")),
        )
        page = self.client.get("/directives/", {"q": "truy vết omicron", "province": "nam-dinh"})
        self.assertContains(page, "Bỏ từ “omicron”")
        self.assertContains(page, 'href="/directives/?q=truy+v%E1%BA%BFt&amp;province=nam-dinh"')
        self.assertContains(
            page, '<th scope="row" lang="vi">omicron</th><td class="num">0</td>', html=False
        )

    def test_abbreviations_are_explained_with_a_way_back(self):
        publish(instructions=("Giao Ủy ban nhân dân tỉnh.",))
        page = self.client.get("/directives/", {"q": "UBND"})
        self.assertContains(page, "<b>UBND</b>")
        self.assertContains(page, "Chỉ tìm “UBND”")

    def test_numbers_are_written_as_the_language_does(self):
        for _ in range(3):
            make_directive()
        index.catch_up()
        self.assertContains(self.client.get("/directives/"), "<h1>3 văn bản</h1>", html=True)
        self.assertContains(self.client.get("/en/directives/"), "<h1>3 directives</h1>", html=True)

    def test_twenty_results_cost_as_many_queries_as_one(self):
        for _ in range(20):
            directive = make_directive(instructions=("Xét nghiệm.", "Truy vết."))
            Addressee.objects.create(
                instruction=directive.instructions.first(), position=0, name="Sở Y tế"
            )
        index.catch_up()
        # Other words find the same directives: what their rows and filters show is kept.
        for address, queries in (("/directives/?q=xét+nghiệm", 5), ("/directives/", 0)):
            with self.assertNumQueries(queries):
                self.client.get(address)
            with self.assertNumQueries(0):
                self.client.get(address)


class DirectiveListJsonTests(TestCase):
    def test_it_holds_what_the_contract_names(self):
        directive = publish(
            issuer=make_issuer("Tỉnh ủy Nam Định", province=make_province("Nam Định")),
            instructions=("Phải truy vết thần tốc.",),
        )
        answer = self.client.get("/directives.json", {"q": "truy vết"})
        self.assertEqual(answer.headers["Content-Type"], "application/json; charset=utf-8")
        found = answer.json()
        self.assertEqual(
            set(found),
            {"query", "total", "page", "pages", "notes", "did_you_mean", "results", "facets"},
        )
        (row,) = found["results"]
        self.assertEqual(
            set(row),
            {
                "id", "url", "title", "kind", "number_symbol", "issuer", "province", "issued_on",
                "subject", "source_name", "matches",
            },
        )  # fmt: skip
        self.assertEqual(row["url"], directive.get_absolute_url())
        self.assertEqual(row["issuer"]["url"], directive.issuer.get_absolute_url())
        (match,) = row["matches"]
        self.assertEqual((match["marker"], match["url"]), ("1", f"{row['url']}1/"))
        self.assertEqual(
            "".join(words for words, _is_match in match["segments"]), "Phải truy vết thần tốc."
        )
        self.assertIn(["truy", True], match["segments"])
        self.assertEqual(
            set(found["facets"]), {"province", "issuer", "kind", "level", "urgency", "month"}
        )
        self.assertEqual(
            found["facets"]["month"], [{"value": "2021-05", "label": "05/2021", "count": 1}]
        )
        self.assertEqual(
            found["facets"]["province"], [{"value": "nam-dinh", "label": "Nam Định", "count": 1}]
        )

    def test_a_hit_outside_every_item_has_no_marker_and_the_directives_own_address(self):
        directive = publish(subject="thành lập bệnh viện dã chiến")
        (row,) = self.client.get("/directives.json", {"q": "dã chiến"}).json()["results"]
        (match,) = row["matches"]
        self.assertEqual((match["marker"], match["url"]), (None, directive.get_absolute_url()))
        self.assertTrue(any(is_match for _words, is_match in match["segments"]))

    def test_html_and_json_tell_the_same_total(self):
        for _ in range(3):
            publish()
        html = self.client.get("/directives/", {"q": "dịch"})
        self.assertContains(
            html, f"<h1>{self.client.get('/directives.json?q=dịch').json()['total']}"
        )

    def test_facet_counts_leave_out_the_selection_of_their_own_group(self):
        publish(kind="cong-van")
        publish(kind="thong-bao")
        facets = self.client.get("/directives.json?kind=cong-van").json()["facets"]
        self.assertEqual({each["value"] for each in facets["kind"]}, {"cong-van", "thong-bao"})


class AnythingTypedTests(HypothesisTestCase):
    @settings(max_examples=40, deadline=None)
    @given(
        st.dictionaries(
            st.sampled_from(
                ["q", "province", "issuer", "kind", "level", "urgency", "month", "issued_after",
                 "issued_before", "sort", "page", "x"]
            ),
            st.one_of(
                st.text(max_size=30),
                st.sampled_from(["\x00", '"', "-", "353-CV/TU", "2021-13", "0", "9" * 5000, "%"]),
            ),
        )
    )  # fmt: skip
    def test_nothing_typed_causes_an_error(self, typed):
        for address in ("/directives/", "/directives.json", "/en/directives/"):
            self.assertIn(self.client.get(address, typed).status_code, (200, 404))
