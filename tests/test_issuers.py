from django.test import TestCase

from directives.models import Addressee, Recipient
from directives.search import index
from tests.factories import make_directive, make_issuer, make_province


class IssuerListTests(TestCase):
    def test_it_lists_bodies_with_published_directives_alone(self):
        make_directive(issuer=make_issuer("Tỉnh ủy Bắc Giang"))
        make_directive(issuer=make_issuer("Sở Y tế"), status="draft")
        make_issuer("Bộ Y tế")
        page = self.client.get("/issuers/")
        self.assertContains(page, "Tỉnh ủy Bắc Giang</a>")
        self.assertNotContains(page, "Sở Y tế")
        self.assertNotContains(page, "Bộ Y tế")

    def test_a_long_list_has_pages(self):
        for serial in range(101):
            make_directive(issuer=make_issuer(f"Xã {serial:03d}"))
        self.assertContains(self.client.get("/issuers/"), 'href="/issuers/?page=2"')
        self.assertContains(self.client.get("/issuers/?page=2"), "Xã 100")
        self.assertEqual(self.client.get("/issuers/?page=x").status_code, 200)

    def test_it_is_filtered_by_words_with_or_without_accents(self):
        for name in ("Sở Y tế tỉnh Bắc Giang", "Tỉnh ủy Bắc Giang", "Tỉnh ủy Hà Giang"):
            make_directive(issuer=make_issuer(name))
        for typed in ("bac giang tinh uy", "Tỉnh uỷ, BẮC GIANG"):
            page = self.client.get("/issuers/", {"q": typed})
            self.assertContains(page, "Tỉnh ủy Bắc Giang</a>")
            self.assertNotContains(page, "Sở Y tế")
            self.assertNotContains(page, "Hà Giang")
        for typed in ("không có", "%", '"><script>', "\x00_", "🦠" * 600):
            page = self.client.get("/issuers/", {"q": typed})
            self.assertNotContains(page, "<script>")
            self.assertContains(page, 'name="q"', count=2)

    def test_a_body_that_was_merged_before_the_index_follows_is_left_out(self):
        kept, merged = make_issuer("Sở Y tế Nam Định"), make_issuer("Sở y tế N. Định")
        for issuer in (kept, merged):
            make_directive(issuer=issuer)
        index.catch_up()
        self.client.get("/issuers/")
        merged.directives.update(issuer=kept)
        merged.delete()
        page = self.client.get("/issuers/?q=dinh")
        self.assertContains(page, "Sở Y tế Nam Định</a>")
        self.assertNotContains(page, "N. Định</a>")

    def test_it_costs_one_query_once_the_archive_is_counted(self):
        for _ in range(3):
            make_directive(issuer=make_issuer("Bộ Y tế"))
        index.catch_up()
        self.client.get("/issuers/")
        with self.assertNumQueries(1):
            page = self.client.get("/issuers/?q=y+te")
        self.assertContains(page, '<td class="num">3</td>')

    def test_its_pages_keep_the_filter(self):
        for serial in range(101):
            make_directive(issuer=make_issuer(f"Xã {serial:03d}"))
        self.assertContains(
            self.client.get("/issuers/?q=xã"), 'href="/issuers/?q=x%C3%A3&amp;page=2"'
        )

    def test_a_page_past_the_end_links_to_the_last(self):
        body = make_directive().issuer
        for address in ("/issuers/", body.get_absolute_url()):
            answer = self.client.get(f"{address}?page=2")
            self.assertContains(answer, f'href="{address}"', status_code=404)


class IssuerPageTests(TestCase):
    def setUp(self):
        self.body = make_issuer(
            "Sở Y tế Nam Định",
            province=make_province("Nam Định"),
            level="province",
            kind="department",
        )

    def test_it_shows_what_the_body_issued(self):
        directive = make_directive(issuer=self.body, subject="xét nghiệm")
        index.catch_up()
        page = self.client.get(self.body.get_absolute_url())
        self.assertContains(page, '<h1 lang="vi">Sở Y tế Nam Định</h1>', html=True)
        self.assertContains(page, f'href="{directive.get_absolute_url()}"')
        self.assertContains(page, 'href="/directives/?issuer=so-y-te-nam-dinh"')

    def test_it_shows_everything_the_body_was_told_to_do(self):
        directive = make_directive(instructions=("Sở Y tế xét nghiệm.", "Báo cáo."))
        draft = make_directive(instructions=("Việc chưa công bố.",), status="draft")
        for each in (directive, draft):
            Addressee.objects.create(
                instruction=each.instructions.first(), position=0, name="Sở Y tế", body=self.body
            )
        page = self.client.get(self.body.get_absolute_url())
        self.assertContains(page, "Sở Y tế xét nghiệm.")
        self.assertContains(page, f'href="{directive.get_absolute_url()}1/"')
        self.assertNotContains(page, "Việc chưa công bố")

    def test_it_shows_what_was_sent_to_the_body(self):
        directive = make_directive(subject="việc được gửi")
        Recipient.objects.create(
            directive=directive, position=0, section="noi_nhan", name="Sở Y tế", body=self.body
        )
        self.assertContains(self.client.get(self.body.get_absolute_url()), "Việc được gửi")

    def test_it_shows_whom_the_body_gave_orders(self):
        directive = make_directive(issuer=self.body, instructions=("Giao phường.",))
        Addressee.objects.create(
            instruction=directive.instructions.get(), position=0, name="các phường"
        )
        page = self.client.get(self.body.get_absolute_url())
        self.assertContains(page, "Các phường</a>")

    def test_a_body_of_drafts_alone_is_missing(self):
        make_directive(issuer=self.body, status="draft")
        self.assertEqual(self.client.get(self.body.get_absolute_url()).status_code, 404)
        self.assertEqual(self.client.get("/issuers/khong-co/").status_code, 404)

    def test_orders_cost_a_fixed_number_of_queries(self):
        for _ in range(15):
            directive = make_directive(instructions=("Xét nghiệm.",))
            Addressee.objects.create(
                instruction=directive.instructions.get(), position=0, name="Sở", body=self.body
            )
        with self.assertNumQueries(7):
            self.client.get(self.body.get_absolute_url())
