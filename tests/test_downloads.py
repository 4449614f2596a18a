"""Originals as they are handed out: byte for byte, under harmless names, never as a page."""

import hashlib
from unittest import mock

from django.test import SimpleTestCase, TestCase

from directives.downloads import plain_name
from directives.models import SourceFile
from tests.factories import make_directive
from tests.test_login import make_curator

NAMES = {
    "../../etc/passwd": "etc_passwd",
    "C:\\Users\\lan\\thư.txt": "C:_Users_lan_thư.txt",
    "a\r\nSet-Cookie: x=1.txt": "a_Set-Cookie: x=1.txt",
    "anh\u202egpj.exe": "anh_gpj.exe",
    "…\u2066\u2069.pdf": "…_.pdf",
    "\x00\x1b[31m.txt": "[31m.txt",
    " .. ": "van-ban",
    'công văn "hỏa tốc".pdf': 'công văn "hỏa tốc".pdf',
}


def original(directive):
    return f"{directive.get_absolute_url()}original"


class NameTests(SimpleTestCase):
    def test_a_name_reaches_into_no_folder_no_header_and_no_other_direction(self):
        for given, plain in NAMES.items():
            self.assertEqual(plain_name(given), plain)


class DownloadTests(TestCase):
    def setUp(self):
        self.directive = make_directive()
        self.source = self.directive.sources.get()

    def test_no_name_breaks_the_answer(self):
        self.client.force_login(make_curator())
        review = f"/admin/directives/directive/{self.directive.pk}/original/"
        for given in NAMES:
            SourceFile.objects.update(name=given.replace("\0", ""))  # no database keeps a NUL
            for address in (original(self.directive), review):
                answer = self.client.get(address)
                self.assertEqual(answer.status_code, 200, given)
                disposition = answer.headers["Content-Disposition"]
                self.assertNotRegex(disposition, r"[\r\n/\x00-\x1f]|\.\.|%2[Ff]|%E2%80%AE")
                self.assertNotIn("Set-Cookie", answer.headers)

    def test_what_a_browser_could_run_is_saved_whatever_it_says_to_be(self):
        for media_type in (
            "text/html",
            "application/xhtml+xml",
            "image/svg+xml",
            "text/xml",
            "application/rtf",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "TEXT/HTML",
            "",
        ):
            SourceFile.objects.update(media_type=media_type)
            answer = self.client.get(original(self.directive))
            self.assertTrue(answer.headers["Content-Disposition"].startswith("attachment"))
            self.assertEqual(answer.headers["X-Content-Type-Options"], "nosniff")
            self.assertIn("default-src 'none'; sandbox", answer.headers["Content-Security-Policy"])

    def test_a_large_original_leaves_in_stretches(self):
        content = bytes(range(256)) * 100
        SourceFile.objects.update(
            content=content, size=len(content), media_type="application/pdf", name="quet.pdf"
        )
        with mock.patch("directives.downloads.STRETCH", 10_000):
            answer = self.client.get(original(self.directive))
            self.assertTrue(answer.streaming)
            self.assertEqual([len(each) for each in answer], [10_000, 10_000, 5_600])
            again = self.client.get(original(self.directive))
            self.assertEqual(again.getvalue(), content)
        self.assertEqual(answer.headers["Content-Length"], "25600")
        self.assertTrue(answer.headers["Content-Disposition"].startswith("inline"))

    def test_the_page_shows_the_digest_of_what_is_handed_out(self):
        given = self.client.get(original(self.directive)).content
        self.assertContains(
            self.client.get(self.directive.get_absolute_url()), hashlib.sha256(given).hexdigest()
        )
