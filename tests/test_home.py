from datetime import date

from django.test import TestCase

from directives.models import Addressee, Instruction
from directives.search import index
from tests.factories import make_directive, make_issuer, make_province


class HomeTests(TestCase):
    def test_it_works_while_the_archive_is_empty(self):
        page = self.client.get("/")
        self.assertContains(page, "<h1>", count=1)
        self.assertContains(page, 'name="q"', count=1)

    def test_it_tells_what_the_archive_holds(self):
        make_directive(instructions=("Một.", "Hai."), issued_on=date(2021, 4, 29))
        make_directive(status="draft")
        index.catch_up()
        page = self.client.get("/")
        self.assertContains(page, "<div><dt>văn bản</dt><dd>1</dd></div>", html=True)
        self.assertContains(page, "<div><dt>điểm chỉ đạo</dt><dd>2</dd></div>", html=True)
        self.assertContains(page, "29/04/2021")

    def test_it_counts_the_instructions_that_their_list_shows(self):
        directive = make_directive(
            instructions=("Tình hình còn phức tạp.", "Xét nghiệm diện rộng.")
        )
        Instruction.objects.filter(directive=directive, path="1").update(kind="nhan_dinh")
        index.catch_up()
        listed = self.client.get("/instructions.json").json()["total"]
        page = self.client.get("/")
        self.assertEqual(listed, 1)
        self.assertContains(page, "<div><dt>điểm chỉ đạo</dt><dd>1</dd></div>", html=True)

    def test_the_newest_come_first_and_drafts_are_not_shown(self):
        make_directive(subject="việc cũ", issued_on=date(2021, 1, 1))
        make_directive(subject="việc mới", issued_on=date(2021, 9, 1))
        make_directive(subject="việc chưa công bố", status="draft")
        index.catch_up()
        page = self.client.get("/").content.decode()
        self.assertLess(page.index("Việc mới"), page.index("Việc cũ"))
        self.assertNotIn("iệc chưa công bố", page)

    def test_every_bar_and_every_province_leads_to_its_search_and_stands_in_a_table(self):
        issuer = make_issuer(province=make_province("Nam Định"))
        make_directive(issuer=issuer, issued_on=date(2021, 5, 10))
        index.catch_up()
        page = self.client.get("/")
        self.assertContains(page, 'href="/directives/?month=2021-05"', count=2)
        self.assertContains(page, 'href="/directives/?province=nam-dinh"', count=2)
        self.assertContains(page, "Nam Định: 1 văn bản")

    def test_an_instruction_shows_whom_it_is_addressed_to(self):
        directive = make_directive(instructions=("Các phường, xã phải vào cuộc. " * 8,))
        Addressee.objects.create(
            instruction=Instruction.objects.get(directive=directive), position=0, name="các phường"
        )
        index.catch_up()
        page = self.client.get("/")
        self.assertContains(page, "Các phường</a>")
        self.assertContains(page, f'href="{directive.get_absolute_url()}1/"')

    def test_the_counts_are_taken_anew_when_the_index_changes(self):
        make_directive()
        index.catch_up()
        self.client.get("/")
        make_directive()
        index.catch_up()
        self.assertContains(
            self.client.get("/"), "<div><dt>văn bản</dt><dd>2</dd></div>", html=True
        )
