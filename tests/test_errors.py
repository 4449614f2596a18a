from unittest import mock

from django.contrib.auth.models import User
from django.db import DatabaseError
from django.test import Client, SimpleTestCase, TestCase

from tests.factories import make_province


class NotFoundTests(TestCase):
    def test_it_has_a_search_and_ways_to_begin(self):
        page = self.client.get("/khong-co/")
        self.assertContains(page, "Không tìm thấy trang này", status_code=404)
        self.assertContains(page, 'name="q"', count=1, status_code=404)
        self.assertContains(page, 'href="/provinces/"', status_code=404)

    def test_it_is_english_below_en(self):
        page = self.client.get("/en/khong-co/")
        self.assertContains(page, '<html lang="en">', status_code=404)

    def test_it_is_never_kept(self):
        answer = self.client.get("/khong-co/")
        self.assertEqual(answer.headers["Cache-Control"], "no-store")
        self.assertNotIn("ETag", answer.headers)

    def test_data_is_missing_as_data(self):
        answer = self.client.get("/directives/x-aaaaaaaaaa.json")
        self.assertEqual(answer.status_code, 404)
        self.assertEqual(list(answer.json()), ["error"])


class NotAllowedTests(TestCase):
    """An account that may sign in and may not do what it asks for."""

    def test_it_says_so_and_leads_back_in_both_languages(self):
        self.client.force_login(User.objects.create_user("khach", is_staff=True))
        for address, words, back in (
            ("/admin/directives/directive/add/", "Không có quyền mở trang này", "/admin/"),
            ("/en/admin/directives/directive/add/", "You may not open this page", "/en/admin/"),
        ):
            page = self.client.get(address)
            self.assertContains(page, f"<h1>{words}</h1>", count=1, status_code=403)
            self.assertContains(page, f'class="button" href="{back}"', status_code=403)
            self.assertIn("no-store", page.headers["Cache-Control"])


class RefusedFormTests(TestCase):
    """A form whose token is missing or stale, as after signing in anew elsewhere."""

    def refusal(self, address):
        client = Client(enforce_csrf_checks=True)
        return client.post(address, {"username": "lan", "password": "mat-khau"})

    def test_it_says_what_happened_and_what_to_do(self):
        page = self.refusal("/admin/login/")
        self.assertContains(page, '<html lang="vi">', status_code=403)
        self.assertContains(page, "<h1>Biểu mẫu chưa được nhận</h1>", count=1, status_code=403)
        self.assertContains(page, "Tải lại trang có biểu mẫu", status_code=403)
        self.assertContains(page, "cho phép cookie", status_code=403)
        self.assertContains(page, 'class="button" href="/admin/"', status_code=403)

    def test_it_is_english_below_en(self):
        page = self.refusal("/en/admin/login/")
        self.assertContains(page, '<html lang="en">', status_code=403)
        self.assertContains(page, "<h1>The form was not accepted</h1>", count=1, status_code=403)
        self.assertContains(page, "Reload the page with the form", status_code=403)
        self.assertContains(page, "allow cookies", status_code=403)
        self.assertContains(page, 'class="button" href="/en/admin/"', status_code=403)

    def test_nothing_in_it_is_blocked_by_the_policy_of_content(self):
        html = self.refusal("/admin/login/").content.decode()
        self.assertNotRegex(html, r"<style|\sstyle=|\son[a-z]+=|<script>")

    def test_it_is_never_kept(self):
        page = self.refusal("/admin/login/")
        self.assertIn("no-store", page.headers["Cache-Control"])
        self.assertNotIn("mat-khau", page.content.decode())


class ServerErrorTests(SimpleTestCase):
    """SimpleTestCase forbids the database: the page must not need it."""

    def test_it_needs_neither_database_nor_manifest(self):
        self.client.raise_request_exception = False
        with mock.patch("directives.views.site.canonical", side_effect=RuntimeError):
            for address, language in (("/help/", "vi"), ("/en/help/", "en")):
                answer = self.client.get(address)
                self.assertContains(answer, f'<html lang="{language}">', status_code=500)
                self.assertContains(answer, "<h1>", count=1, status_code=500)
                self.assertEqual(answer.headers["Cache-Control"], "no-store")


class HealthTests(TestCase):
    def test_it_answers_once_the_site_can_serve(self):
        make_province()
        answer = self.client.get("/healthz")
        self.assertEqual((answer.status_code, answer.content), (200, b"ok\n"))
        self.assertEqual(answer.headers["Cache-Control"], "no-store")

    def test_it_says_so_when_the_database_is_gone(self):
        with (
            mock.patch("directives.models.Province.objects.exists", side_effect=DatabaseError),
            self.assertLogs("directives.views.health", "ERROR"),
        ):
            self.assertEqual(self.client.get("/healthz").status_code, 503)
