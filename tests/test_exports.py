"""Whole results of the list as files: everything that answers, in flat memory."""

import csv
import io
import json
from datetime import date
from unittest import mock

from django.db import OperationalError
from django.test import TestCase
from django.utils import translation

from archive.replicas import chosen, reading_from
from directives.models import SourceFile
from directives.search import index
from directives.views import exports
from tests.factories import make_directive, make_issuer, make_province


class ExportsCase(TestCase):
    def setUp(self):
        here = make_province("Nam Định")
        issuer = make_issuer(province=here)
        self.may = make_directive(
            issuer=issuer,
            province=here,
            subject="Truy vết thần tốc",
            number_symbol="159-CV/TU",
            issued_on=date(2021, 5, 10),
        )
        self.may.sources.update(name="thư.txt")
        SourceFile.objects.create(
            directive=self.may,
            sha256="a" * 64,
            name="cu.txt",
            media_type="text/plain",
            size=1,
            content=b"1",
            is_current=False,
        )
        self.june = make_directive(subject="Truy vết tiếp", issued_on=date(2021, 6, 1))
        self.undated = make_directive(subject="Truy vết không ngày", issued_on=None)
        make_directive(subject="Truy vết nháp", status="draft")
        index.catch_up()

    def table(self, **parameters):
        answer = self.client.get("/directives.csv", parameters)
        content = answer.getvalue().decode()
        return list(csv.DictReader(io.StringIO(content.removeprefix("\ufeff")))), content


class TableTests(ExportsCase):
    def test_it_holds_all_that_answers_the_newest_first(self):
        rows, content = self.table(q="truy vet")
        self.assertTrue(content.startswith("\ufeffdirective_id,kind,"))
        self.assertEqual([row["issued_on"] for row in rows], ["2021-06-01", "2021-05-10", ""])

    def test_a_line_says_what_the_list_says(self):
        (row,), _content = self.table(province="nam-dinh", q="thần tốc")
        self.assertEqual(row["number_symbol"], "159-CV/TU")
        self.assertEqual(row["source_name"], "thư.txt")
        self.assertEqual(row["province"], "Nam Định")
        self.assertEqual(row["url"], f"http://testserver{self.may.get_absolute_url()}")

    def test_order_and_page_mean_nothing_to_it(self):
        self.assertEqual(self.table(page="7", sort="oldest")[1], self.table()[1])

    def test_nothing_runs_as_a_formula(self):
        make_directive(subject="=HYPERLINK(1)")
        index.catch_up()
        (row,), _content = self.table(q="hyperlink")
        self.assertEqual(row["subject"], "'=HYPERLINK(1)")

    def test_head_makes_nothing(self):
        answer = self.client.head("/directives.csv")
        self.assertEqual((answer.status_code, answer.content), (200, b""))

    def test_the_list_leads_to_both_files_of_what_it_shows(self):
        page = self.client.get("/directives/?q=truy+vet&sort=oldest")
        self.assertContains(page, 'href="/directives.csv?q=truy+vet"')
        self.assertContains(page, 'href="/directives.jsonl?q=truy+vet"')

    def test_stretches_leave_nothing_out_and_cost_one_question_each(self):
        for n in range(5):
            make_directive(subject="Trực chốt", issued_on=date(2021, 1, 1 + n % 2))
        index.catch_up()
        with mock.patch("directives.views.listing.AT_ONCE", 2), self.assertNumQueries(3):
            rows, _content = self.table(q="truc chot")
        days = [row["issued_on"] for row in rows]
        self.assertEqual(days, ["2021-01-02"] * 2 + ["2021-01-01"] * 3)
        self.assertEqual(len({row["url"] for row in rows}), 5)


class LinesTests(ExportsCase):
    def test_they_hold_the_results_of_the_list_without_their_matches(self):
        answer = self.client.get("/en/directives.jsonl", {"q": "truy vết"})
        lines = [json.loads(each) for each in answer.getvalue().decode().splitlines()]
        listed = self.client.get("/en/directives.json?q=truy+v%E1%BA%BFt&sort=newest").json()
        for each in listed["results"]:
            del each["matches"]
        self.assertEqual(lines, listed["results"])
        self.assertTrue(lines[0]["url"].startswith("/en/"))

    def test_other_methods_are_refused(self):
        self.assertEqual(self.client.post("/directives.jsonl").status_code, 405)

    def test_no_input_breaks_it(self):
        odd = ["\x00", "\ud800", '"', '-"', "<b>", "a" * 9000, "0001-01-01", "353-CV/TU"]
        for name in ("q", "province", "month", "issued_after", "sort", "page"):
            for value in odd:
                sent = {name: value.encode("utf-8", "surrogatepass")}
                answer = self.client.get("/directives.jsonl", sent)
                answer.getvalue()
                self.assertEqual(answer.status_code, 200, (name, value))


class DatabaseTests(TestCase):
    """A file is made after its request has ended, from the database that the request was given."""

    def read(self, drawn):
        request = self.client.get("/healthz").wsgi_request
        with reading_from("replica"), translation.override("en"):
            answer = exports.streamed(request, exports.CSV, "a.csv", iter([[1], [2]]), drawn)
        return answer.getvalue().decode()

    def test_it_is_read_where_the_request_was_and_in_its_language(self):
        said = self.read(lambda keys: f"{keys[0]} {chosen()} {translation.get_language()};")
        self.assertEqual(said, "1 replica en;2 replica en;")
        self.assertEqual(chosen(), "default")

    def test_the_primary_stands_in_for_a_replica_that_fails_on_the_way(self):
        def drawn(keys: list[int]) -> str:
            if chosen() == "replica" and keys == [2]:
                raise OperationalError("gone")
            return f"{keys[0]} {chosen()};"

        self.assertEqual(self.read(drawn), "1 replica;2 default;")

    def test_a_fault_of_the_primary_is_told(self):
        def drawn(keys: list[int]) -> str:
            raise OperationalError("gone")

        with self.assertRaises(OperationalError):
            self.read(drawn)
