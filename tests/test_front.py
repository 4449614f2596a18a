"""Pages that are answered without Django, and those that must not be."""

from pathlib import Path

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import RequestFactory, TestCase

from archive.front import Front, KeptPages, Page
from directives.search import index
from tests.factories import make_directive


class FrontTests(TestCase):
    def setUp(self):
        self.directive = make_directive(subject="Truy vết")
        index.catch_up()
        self.asked = 0
        self.front = Front(self.django)
        # The test's own transaction must outlive the requests, as under Django's test client.
        for signal in (request_started, request_finished):
            signal.disconnect(close_old_connections)
            self.addCleanup(signal.connect, close_old_connections)

    def django(self, environ, start_response):
        self.asked += 1
        return WSGIHandler()(environ, start_response)

    def get(self, path: str, method: str = "GET", **meta: str):
        environ = RequestFactory().generic(method, path, **meta).environ
        told = {}

        def start_response(status, headers, exc_info=None):
            told.update(status=status, headers=dict(headers))
            return lambda data: None

        body = b"".join(self.front(environ, start_response))
        return told["status"], told["headers"], body

    def test_a_page_is_made_once_and_is_the_same_again(self):
        first, again = self.get("/directives/"), self.get("/directives/")
        self.assertEqual(first, again)
        self.assertEqual(first[0], "200 OK")
        self.assertIn("Content-Security-Policy", again[1])
        self.assertEqual(self.asked, 1)

    def test_a_browser_that_has_the_page_is_told_so(self):
        etag = self.get("/directives/")[1]["ETag"]
        for held in (etag, etag.removeprefix("W/"), f'"x", {etag}'):
            answer = self.get("/directives/", HTTP_IF_NONE_MATCH=held)
            self.assertEqual(
                (answer[0], answer[1]["ETag"], answer[2]), ("304 Not Modified", etag, b"")
            )
        self.assertEqual(self.asked, 1)

    def test_a_change_makes_the_page_anew(self):
        before = self.get("/directives/")
        make_directive(subject="Cách ly tại nhà")
        index.catch_up()
        after = self.get("/directives/", HTTP_IF_NONE_MATCH=before[1]["ETag"])
        self.assertEqual(after[0], "200 OK")
        self.assertIn("Cách ly tại nhà", after[2].decode())

    def test_each_host_gets_its_own_canonical_link(self):
        self.get("/directives/", HTTP_HOST="localhost")
        body = self.get("/directives/", HTTP_HOST="127.0.0.1")[2].decode()
        self.assertIn('rel="canonical" href="http://127.0.0.1/directives/"', body)

    def test_only_pages_are_kept(self):
        for path, method in (
            ("/healthz", "GET"),
            ("/admin/login/", "GET"),
            ("/khong-co/", "GET"),
            ("/directives/", "HEAD"),
            ("/directives/", "POST"),
        ):
            with self.subTest(path=path, method=method):
                before = self.asked
                self.get(path, method)
                self.get(path, method)
                self.assertEqual(self.asked, before + 2)

    def test_nothing_is_kept_while_there_is_no_index(self):
        (Path(settings.INDEX_DIR) / "current").unlink()
        address = self.directive.get_absolute_url()
        self.assertNotIn("ETag", self.get(address)[1])
        self.get(address)
        self.assertEqual(self.asked, 2)

    def test_an_unknown_host_is_refused_each_time(self):
        self.get("/directives/")
        self.assertTrue(self.get("/directives/", HTTP_HOST="evil.example")[0].startswith("400"))

    def test_the_pages_unused_for_longest_make_room(self):
        kept = KeptPages(max_bytes=10)
        for name in "abc":
            kept.keep((name,), Page([], b"12345"))
        found = [name for name in "abc" if kept.get((name,))]
        self.assertEqual((found, kept.size), (["b", "c"], 10))
