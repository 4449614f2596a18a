"""The list of instructions: everything a body was told to do is one address."""

import csv
import io
import json
import re
from datetime import date

from django.db import transaction
from django.test import TestCase

from directives.models import Addressee, Deadline, Instruction, SearchNote
from directives.review.merging import merge
from directives.search import index
from tests.factories import make_directive, make_issuer, make_province


def told(directive, path, body=None, role="act", name="", due=None):
    """Have an instruction order a body, by a day."""
    item = Instruction.objects.get(directive=directive, path=path)
    if body or name:
        Addressee.objects.create(
            instruction=item,
            position=item.addressees.count() + 1,
            name=name or body.name,
            role=role,
            verb="giao",
            body=body,
        )
    if due:
        Deadline.objects.create(
            instruction=item, position=1, printed="trước ngày", kind="deadline", ends_on=due
        )
    with transaction.atomic():
        SearchNote.objects.mark([directive.pk])


class OrdersCase(TestCase):
    def setUp(self):
        province = make_province("Nam Định")
        self.health = make_issuer("Sở Y tế Nam Định", province=province, level="province")
        self.police = make_issuer("Công an tỉnh Nam Định", province=province, level="province")
        self.may = make_directive(
            instructions=("Tổ chức truy vết thần tốc.", "Xử phạt vi phạm.", "Báo cáo kết quả."),
            issuer=make_issuer("Tỉnh ủy Nam Định", province=province),
            issued_on=date(2021, 5, 10),
        )
        self.june = make_directive(
            instructions=("Truy vết các ca nghi nhiễm.",),
            issuer=make_issuer("Ban Chỉ đạo quốc gia"),
            issued_on=date(2021, 6, 2),
        )
        told(self.may, "1", self.health, "lead", due=date(2021, 5, 20))
        told(self.may, "1", self.police, "coordinate")
        told(self.may, "2", self.police, due=date(2021, 5, 31))
        told(self.june, "1", self.health)
        index.catch_up()

    def ask(self, **parameters):
        return self.client.get("/instructions.json", parameters).json()

    def found(self, **parameters):
        answer = self.ask(**parameters)
        hits = [(each["directive"]["id"], each["marker"]) for each in answer["results"]]
        self.assertEqual(answer["total"], len(hits))
        names = {self.may.public_id: "may", self.june.public_id: "june"}
        return [f"{names[public_id]} {marker}" for public_id, marker in hits]


class FilterTests(OrdersCase):
    def test_without_words_the_newest_come_first_in_printed_order(self):
        self.assertEqual(self.found(), ["june 1", "may 1", "may 2", "may 3"])

    def test_all_that_a_body_was_told_in_a_month_is_one_address(self):
        self.assertEqual(self.found(body=self.health.slug), ["june 1", "may 1"])
        self.assertEqual(
            self.found(
                body=self.health.slug, issued_after="2021-05-01", issued_before="31/05/2021"
            ),
            ["may 1"],
        )

    def test_a_role_is_that_of_the_chosen_body(self):
        self.assertEqual(self.found(role="lead"), ["may 1"])
        self.assertEqual(self.found(body=self.police.slug, role="lead"), [])
        self.assertEqual(self.found(body=self.police.slug, role="coordinate"), ["may 1"])
        self.assertEqual(
            self.found(body=self.police.slug, role=["coordinate", "act"]), ["may 1", "may 2"]
        )

    def test_bodies_of_one_name_are_alternatives(self):
        both = [self.health.slug, self.police.slug]
        self.assertEqual(self.found(body=both), ["june 1", "may 1", "may 2"])

    def test_a_deadline_lies_within_both_days(self):
        self.assertEqual(self.found(due_after="2021-05-20"), ["may 1", "may 2"])
        self.assertEqual(self.found(due_before="20/05/2021"), ["may 1"])
        self.assertEqual(self.found(due_after="2021-05-21", due_before="2021-05-30"), [])

    def test_issuer_and_province_are_those_of_the_directive(self):
        self.assertEqual(self.found(issuer="ban-chi-dao-quoc-gia"), ["june 1"])
        self.assertEqual(self.found(province="nam-dinh"), ["may 1", "may 2", "may 3"])

    def test_words_are_sought_in_each_instruction_alone(self):
        self.assertEqual(self.found(q="truy vet vi pham"), [])
        self.assertEqual(self.found(q="xu phat"), ["may 2"])
        self.assertEqual(sorted(self.found(q="truy vết")), ["june 1", "may 1"])
        self.assertEqual(self.found(q='"truy vết thần tốc"'), ["may 1"])
        self.assertEqual(self.found(q="truy vết -nghi"), ["may 1"])

    def test_a_body_that_stands_in_no_word_of_the_text_is_found_by_its_name(self):
        self.assertEqual(sorted(self.found(q="Sở Y tế truy vết")), ["june 1", "may 1"])

    def test_what_answers_better_comes_first(self):
        more = make_directive(
            instructions=("Xét nghiệm.", "Xét nghiệm, xét nghiệm nhanh.", "Không liên quan đến."),
            issued_on=date(2020, 3, 1),
        )
        late = make_directive(
            instructions=("Báo cáo rất dài về nhiều việc, trong đó có xét nghiệm, " + "việc " * 40,)
        )
        index.catch_up()
        hits = self.ask(q="xét nghiệm")["results"]
        self.assertEqual(len(hits), 3)
        self.assertEqual(hits[0]["directive"]["id"], more.public_id)
        self.assertEqual(hits[-1]["directive"]["id"], late.public_id)

    def test_a_merged_body_leads_to_the_kept_one(self):
        old = self.health.slug
        kept = make_issuer("Sở Y tế tỉnh Nam Định", province=self.health.province)
        merge(kept, [self.health])
        index.catch_up()
        self.assertEqual(self.found(body=old), ["june 1", "may 1"])
        self.assertEqual(self.ask(body=old)["notes"], [])
        page = self.client.get("/instructions/", {"body": old})
        self.assertContains(page, f"/instructions/?body={kept.slug}")


class WhatIsListedTests(OrdersCase):
    def test_drafts_and_withdrawn_directives_do_not_show(self):
        type(self.may).objects.filter(pk=self.may.pk).update(status="draft")
        type(self.june).objects.filter(pk=self.june.pk).update(
            status="withdrawn", withdrawn_reason="x"
        )
        # Not even before the index knows.
        self.assertEqual(self.ask()["results"], [])
        with transaction.atomic():
            SearchNote.objects.mark([self.may.pk, self.june.pk])
        index.catch_up()
        self.assertEqual(self.ask()["total"], 0)

    def test_an_assessment_orders_nothing(self):
        self.may.instructions.filter(path="3").update(kind="nhan_dinh")
        with transaction.atomic():
            SearchNote.objects.mark([self.may.pk])
        index.catch_up()
        self.assertEqual(self.found(), ["june 1", "may 1", "may 2"])

    def test_a_heading_of_others_is_no_instruction_unless_it_orders_somebody(self):
        above = self.may.instructions.get(path="3")
        self.may.instructions.filter(pk=above.pk).update(text="Về báo cáo")
        self.may.instructions.filter(path="2").update(parent=above)
        with transaction.atomic():
            SearchNote.objects.mark([self.may.pk])
        index.catch_up()
        self.assertEqual(self.found(), ["june 1", "may 1", "may 2"])
        told(self.may, "3", self.police)
        index.catch_up()
        self.assertEqual(self.found(), ["june 1", "may 1", "may 2", "may 3"])


class DataTests(OrdersCase):
    def test_it_tells_all_of_an_instruction(self):
        (hit,) = self.ask(q="thần tốc")["results"]
        base = self.may.get_absolute_url()
        self.assertEqual(hit["url"], f"{base}1/")
        self.assertEqual(hit["text"], "Tổ chức truy vết thần tốc.")
        self.assertEqual(
            hit["segments"],
            [
                ["Tổ chức truy vết ", False],
                ["thần", True],
                [" ", False],
                ["tốc", True],
                [".", False],
            ],
        )
        self.assertEqual(hit["directive"]["url"], base)
        self.assertEqual(hit["directive"]["source_name"], self.may.sources.get().name)
        self.assertEqual(
            hit["addressees"][0],
            {
                "name": "Sở Y tế Nam Định",
                "url": f"/issuers/{self.health.slug}/",
                "role": "lead",
                "verb": "giao",
            },
        )
        self.assertEqual(hit["deadlines"][0]["ends_on"], "2021-05-20")

    def test_keys_are_those_of_the_contract(self):
        answer = self.ask()
        self.assertEqual(
            [*answer], ["query", "total", "page", "pages", "notes", "did_you_mean", "results"]
        )

    def test_english_answers_with_english_addresses(self):
        (hit,) = self.client.get("/en/instructions.json", {"q": "xử phạt"}).json()["results"]
        self.assertTrue(hit["url"].startswith("/en/directives/"))


class TableTests(OrdersCase):
    def table(self, address="/instructions.csv", **parameters):
        answer = self.client.get(address, parameters)
        self.assertEqual(answer.status_code, 200)
        content = answer.getvalue().decode()
        return list(csv.DictReader(io.StringIO(content.removeprefix("\ufeff")))), content

    def test_it_holds_the_whole_result_for_a_spreadsheet(self):
        rows, content = self.table(body=self.health.slug)
        self.assertTrue(content.startswith("\ufeff"))
        self.assertEqual([row["issued_on"] for row in rows], ["2021-06-02", "2021-05-10"])
        self.assertEqual(rows[1]["addressees"], "Sở Y tế Nam Định; Công an tỉnh Nam Định")
        self.assertEqual(rows[1]["roles"], "lead; coordinate")
        self.assertEqual(rows[1]["deadlines_end_on"], "2021-05-20")
        self.assertEqual(rows[1]["url"], f"http://testserver{self.may.get_absolute_url()}1/")

    def test_nothing_runs_as_a_formula(self):
        for sign in "=+-@":
            make_directive(instructions=(f'{sign}HYPERLINK("http://x","y")',))
        index.catch_up()
        rows, _content = self.table(q="hyperlink")
        self.assertEqual({row["text"][:2] for row in rows}, {"'=", "'+", "'-", "'@"})

    def test_it_is_read_day_by_day_and_leaves_nothing_out(self):
        for n in range(5):
            make_directive(instructions=("Trực chốt.",) * 3, issued_on=date(2021, 1, 1 + n % 2))
        make_directive(instructions=("Trực chốt.",), issued_on=None)
        index.catch_up()
        rows, _content = self.table(q="truc chot")
        days = [row["issued_on"] for row in rows]
        self.assertEqual(days, ["2021-01-02"] * 6 + ["2021-01-01"] * 9 + [""])
        self.assertEqual(len({row["url"] for row in rows}), 16)

    def test_a_page_number_means_nothing_to_it(self):
        self.assertEqual(len(self.table(page="7")[0]), 4)

    def test_lines_of_json_hold_the_same(self):
        answer = self.client.get("/en/instructions.jsonl", {"body": self.health.slug})
        lines = [json.loads(each) for each in answer.getvalue().decode().splitlines()]
        listed = self.client.get("/en/instructions.json", {"body": self.health.slug}).json()
        self.assertEqual(lines, listed["results"])

    def test_head_makes_nothing(self):
        answer = self.client.head("/instructions.csv")
        self.assertEqual((answer.status_code, answer.content), (200, b""))


class PageTests(OrdersCase):
    def test_a_hit_shows_words_bodies_roles_deadline_and_directive(self):
        page = self.client.get("/instructions/", {"q": "thần tốc"})
        html = page.content.decode()
        self.assertIn("<mark>thần tốc</mark>", html)
        self.assertIn("Sở Y tế Nam Định", html)
        self.assertIn("chủ trì", html)
        self.assertIn("trước ngày", html)
        self.assertIn(self.may.get_absolute_url(), html)
        self.assertIn("1 điểm chỉ đạo", html)

    def test_filters_work_without_script(self):
        html = self.client.get("/instructions/", {"body": self.health.slug}).content.decode()
        self.assertRegex(html, rf'name="body" value="{self.health.slug}" checked')
        self.assertRegex(html, r'name="role" value="lead"')
        self.assertIn('name="due_after"', html)

    def test_counts_set_the_own_selection_aside(self):
        html = self.client.get("/instructions/", {"body": self.health.slug}).content.decode()
        counts = dict(re.findall(r'name="body" value="([^"]+)".*?class="num">(\d+)<', html))
        self.assertEqual(counts, {self.health.slug: "2", self.police.slug: "2"})

    def test_words_of_a_document_are_escaped(self):
        make_directive(instructions=("<script>alert(1)</script> & x",))
        index.catch_up()
        page = self.client.get("/instructions/", {"q": "alert"})
        self.assertNotContains(page, "<script>alert")
        self.assertContains(page, "&lt;script&gt;")

    def test_permutations_are_kept_from_search_engines(self):
        robots = '<meta name="robots" content="noindex,follow">'
        self.assertNotContains(self.client.get("/instructions/"), robots)
        self.assertContains(self.client.get("/instructions/", {"q": "x"}), robots)
        self.assertContains(self.client.get("/instructions/", {"role": "lead"}), robots)
        self.assertContains(self.client.get("/robots.txt"), "Disallow: /instructions/?")

    def test_nothing_found_says_what_to_try(self):
        page = self.client.get("/instructions/", {"q": "khongcotunay", "role": "lead"})
        self.assertContains(page, "Không tìm thấy điểm chỉ đạo nào")
        self.assertContains(page, "/directives/?q=khongcotunay")

    def test_other_pages_lead_here(self):
        self.assertContains(
            self.client.get(f"/issuers/{self.health.slug}/"),
            f"/instructions/?body={self.health.slug}",
        )
        listed = self.client.get("/directives/", {"q": "truy vet"})
        self.assertContains(listed, "/instructions/?q=truy+vet")
        self.assertContains(self.client.get("/"), 'href="/instructions/"')

    def test_the_number_of_questions_does_not_grow_with_the_hits(self):
        for _ in range(15):
            make_directive(instructions=("Một việc.", "Hai việc."))
        index.catch_up()
        with self.assertNumQueries(8):
            self.client.get("/instructions/")


class AddressTests(OrdersCase):
    def test_unknown_values_match_nothing_and_a_note_says_which(self):
        for name in ("body", "role", "issuer", "province"):
            answer = self.ask(**{name: "khong-co"})
            self.assertEqual(answer["total"], 0, name)
            self.assertIn("khong-co", answer["notes"][0])

    def test_an_unknown_value_beside_a_known_one_takes_nothing_away(self):
        answer = self.ask(role=["lead", "khong-co"])
        self.assertEqual((answer["total"], len(answer["notes"])), (1, 1))

    def test_malformed_days_and_pages_are_ignored_with_a_note(self):
        for name in ("due_after", "due_before", "issued_after", "issued_before", "page"):
            answer = self.ask(**{name: "32/13/2021"})
            self.assertEqual((answer["total"], len(answer["notes"])), (4, 1), name)

    def test_a_reversed_range_matches_nothing_with_a_note(self):
        for first, last in (("due_after", "due_before"), ("issued_after", "issued_before")):
            answer = self.ask(**{first: "2021-06-01", last: "2021-05-01"})
            self.assertEqual((answer["total"], len(answer["notes"])), (0, 1))

    def test_unknown_parameters_are_ignored(self):
        self.assertEqual(self.ask(khong="co")["total"], 4)
        page = self.client.get("/instructions/", {"khong": "co", "page": "1"})
        self.assertContains(page, '<link rel="canonical" href="http://testserver/instructions/">')

    def test_a_page_past_the_end_links_to_the_last(self):
        page = self.client.get("/instructions/", {"page": "9", "role": "lead"})
        self.assertContains(page, 'href="/instructions/?role=lead"', status_code=404)
        data = self.client.get("/instructions.json", {"page": "9"})
        self.assertEqual((data.status_code, data.json()["last"]), (404, "/instructions.json"))

    def test_long_words_are_cut_with_a_note(self):
        answer = self.ask(q="a" * 600)
        self.assertEqual((len(answer["query"]), len(answer["notes"])), (500, 1))

    def test_no_input_breaks_it(self):
        odd = [
            "\x00", "\ud800", "'", '"', "<b>", "%", "\u202e", "-", '-"', "a" * 9000, "0001-01-01",
            "9999-12-31", "AND OR NOT", "353-CV/TU", '"phong chong dich"', "/lead", "../../etc",
        ]  # fmt: skip
        names = ["q", "body", "role", "issuer", "province", "due_after", "issued_before", "page"]
        for suffix in ("/", ".json", ".csv", ".jsonl"):
            for name in names:
                for value in odd:
                    sent = value.encode("utf-8", "surrogatepass")
                    answer = self.client.get(f"/instructions{suffix}", {name: sent})
                    if answer.streaming:
                        answer.getvalue()
                    self.assertIn(answer.status_code, (200, 404), (suffix, name, value))

    def test_many_values_at_once_are_answered(self):
        values = [f"khong-co-{n}" for n in range(400)]
        answer = self.client.get("/instructions.json", {"body": values, "role": values})
        self.assertEqual(answer.status_code, 200)

    def test_other_methods_are_refused(self):
        self.assertEqual(self.client.post("/instructions/").status_code, 405)
