import re

from django.test import Client, TestCase

from archive.middleware import page_tag
from directives.search import index
from tests.factories import make_directive, make_issuer, make_province


class PublicPages(TestCase):
    def setUp(self):
        province = make_province("Nam Định")
        self.directive = make_directive(
            issuer=make_issuer("Tỉnh ủy Nam Định", province=province),
            instructions=("Truy vết.",),
        )
        index.catch_up()
        base = self.directive.get_absolute_url()
        self.pages = [
            "/",
            "/directives/",
            "/directives/?q=truy+vet",
            base,
            f"{base}?q=truy",
            f"{base}1/",
            "/issuers/",
            "/issuers/tinh-uy-nam-dinh/",
            "/instructions/",
            "/instructions/?q=truy+vet",
            "/provinces/",
            "/provinces/nam-dinh/",
            "/help/",
        ]
        self.data = [
            "/directives.json",
            "/instructions.json",
            f"{base[:-1]}.json",
            f"{base[:-1]}.txt",
            f"{base}original",
            "/opensearch.xml",
        ]


class EveryPageTests(PublicPages):
    def test_it_has_one_heading_main_title_language_and_canonical_link(self):
        for language, prefix in (("vi", ""), ("en", "/en")):
            for address in self.pages:
                html = self.client.get(prefix + address).content.decode()
                for pattern in (
                    r"<h1[ >]",
                    r"<main[ >]",
                    r"<title>[^<]+</title>\s*<link",
                    rf'<html lang="{language}">',
                    r'<link rel="canonical" href="http://testserver/',
                ):
                    self.assertEqual(len(re.findall(pattern, html)), 1, (address, pattern))

    def test_ids_are_unique(self):
        for address in self.pages:
            ids = re.findall(r'\sid="([^"]+)"', self.client.get(address).content.decode())
            self.assertEqual(len(ids), len(set(ids)), address)

    def test_it_has_no_inline_script_or_style(self):
        for address in self.pages:
            html = self.client.get(address).content.decode()
            self.assertNotRegex(html, r"<style|\sstyle=|\son[a-z]+=|<script>", address)

    def test_it_sets_no_cookie_asks_for_no_token_and_varies_by_nothing(self):
        for address in self.pages + self.data:
            answer = self.client.get(address)
            self.assertFalse(answer.cookies, address)
            self.assertNotIn("Vary", answer.headers, address)
            self.assertNotIn(b"csrfmiddlewaretoken", answer.content, address)

    def test_not_even_a_malformed_cookie_is_answered_with_one(self):
        self.client.cookies["sessionid"] = "x"
        self.client.cookies["csrftoken"] = "x"
        self.client.cookies["messages"] = "x"
        for address in [*self.pages, *self.data, "/healthz", "/khong-co/"]:
            for method in ("get", "post"):
                answer = getattr(self.client, method)(address)
                self.assertNotIn("Set-Cookie", answer.headers, address)
                self.assertFalse(answer.cookies, address)
                self.assertNotIn("Vary", answer.headers, address)

    def test_head_answers_like_get_without_a_body(self):
        for address in self.pages + self.data:
            answer = self.client.head(address)
            self.assertEqual((answer.status_code, answer.content), (200, b""), address)
            self.assertIn("ETag", answer.headers, address)

    def test_other_methods_are_refused(self):
        client = Client(enforce_csrf_checks=True)
        machines = ["/healthz", "/robots.txt", "/sitemap.xml", "/sitemap-directives.xml"]
        for address in [*self.pages, *self.data, *machines]:
            for method in ("post", "put", "patch", "delete", "options"):
                answer = getattr(client, method)(address)
                self.assertEqual(answer.status_code, 405, (method, address))
                self.assertEqual(answer.headers["Allow"], "GET, HEAD")

    def test_the_same_address_gives_the_same_bytes(self):
        for address in self.pages + self.data:
            self.assertEqual(
                self.client.get(address).content, self.client.get(address).content, address
            )


class NotModifiedTests(PublicPages):
    def tag(self, address):
        return self.client.get(address).headers["ETag"]

    def test_a_page_the_browser_has_is_not_made_again(self):
        for address in self.pages + self.data:
            tag = self.tag(address)
            with self.assertNumQueries(0):
                answer = self.client.get(address, headers={"if-none-match": tag})
            self.assertEqual((answer.status_code, answer.content), (304, b""), address)
            self.assertEqual(answer.headers["ETag"], tag)
            self.assertEqual(answer.headers["Cache-Control"], "public, no-cache")

    def test_tags_are_compared_weakly_and_as_a_list(self):
        tag = self.tag("/")
        strong = tag.removeprefix("W/")
        for held, status in (
            (f'"x", {tag}', 304),
            (strong, 304),
            ("*", 304),
            ('"x"', 200),
            ("x", 200),
            ("", 200),
        ):
            answer = self.client.get("/", headers={"if-none-match": held})
            self.assertEqual(answer.status_code, status, held)

    def test_any_tag_does_not_make_a_missing_page_exist(self):
        answer = self.client.get("/khong-co/", headers={"if-none-match": "*"})
        self.assertEqual(answer.status_code, 404)

    def test_each_address_language_and_state_of_the_index_has_its_own_tag(self):
        tags = {self.tag(address) for address in ("/", "/?q=1", "/en/", "/directives/")}
        self.assertEqual(len(tags), 4)
        before = self.tag("/")
        make_directive()
        index.catch_up()
        self.assertNotEqual(self.tag("/"), before)

    def test_a_withdrawn_directive_is_seen_to_be_withdrawn_by_who_holds_its_page(self):
        address = self.directive.get_absolute_url()
        tag = self.tag(address)
        type(self.directive).objects.update(status="withdrawn", withdrawn_reason="Trùng.")
        from django.db import transaction

        from directives.models import SearchNote

        with transaction.atomic():
            SearchNote.objects.mark([self.directive.pk])
        index.catch_up()
        answer = self.client.get(address, headers={"if-none-match": tag})
        self.assertEqual(answer.status_code, 410)

    def test_the_admin_has_no_tag(self):
        for address in ("/admin/login/", "/en/admin/login/"):
            answer = self.client.get(address)
            self.assertNotIn("ETag", answer.headers)
            tag = page_tag({"PATH_INFO": address})
            answer = self.client.get(address, headers={"if-none-match": tag})
            self.assertEqual(answer.status_code, 200)

    def test_redirects_are_asked_for_again(self):
        wrong = f"/directives/sai-{self.directive.public_id}/"
        self.assertEqual(self.client.get(wrong).headers["Cache-Control"], "no-cache")


class MachinesTests(PublicPages):
    def test_the_sitemap_names_every_directive_and_no_draft(self):
        draft = make_directive(status="draft")
        self.assertContains(self.client.get("/sitemap.xml"), "sitemap-directives.xml")
        page = self.client.get("/sitemap-directives.xml")
        self.assertContains(page, self.directive.get_absolute_url())
        self.assertNotContains(page, draft.public_id)

    def test_robots_are_kept_from_permutations_of_searches(self):
        page = self.client.get("/robots.txt")
        self.assertContains(page, "Disallow: /directives/?")
        self.assertContains(page, "Sitemap: http://testserver/sitemap.xml")

    def test_a_browser_can_add_the_search(self):
        self.assertContains(
            self.client.get("/opensearch.xml"), "http://testserver/directives/?q={searchTerms}"
        )
