"""Originals as they are handed out, and the command that checks them all."""

import hashlib
import io
import json
from unittest import mock

from django.core.management import call_command
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
            SourceFile.objects.update(name=given)
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


class CheckOriginalsTests(TestCase):
    def setUp(self):
        self.directives = [make_directive() for _ in range(3)]

    def check(self, *arguments: str) -> tuple[str, int]:
        out, status = io.StringIO(), 0
        try:
            call_command("check_originals", *arguments, stdout=out)
        except SystemExit as end:
            status = end.code
        return out.getvalue(), status

    def tamper(self, **values) -> str:
        SourceFile.objects.filter(directive=self.directives[1]).update(**values)
        return self.directives[1].get_absolute_url()

    def test_all_is_well(self):
        said, status = self.check()
        self.assertEqual(said, "Đã kiểm tra 3 bản gốc; sai hoặc thiếu: 0.\n")
        self.assertEqual(status, 0)

    def test_a_changed_original_is_named_with_the_address_of_its_directive(self):
        address = self.tamper(content=b"khac")
        said, status = self.check()
        self.assertEqual(status, 1)
        self.assertIn(f"{address}: Bản gốc", said)
        self.assertIn(hashlib.sha256(b"khac").hexdigest(), said)
        self.assertIn("sai hoặc thiếu: 1.", said)

    def test_one_byte_after_the_end_is_enough(self):
        source = self.directives[1].sources.get()
        with mock.patch("directives.downloads.STRETCH", source.size):
            self.assertEqual(self.check()[1], 0)
            self.tamper(content=bytes(source.content) + b"\n")
            self.assertEqual(self.check()[1], 1)

    def test_a_lost_original_is_told_as_lost(self):
        address = self.tamper(content=b"")
        self.assertIn(f"{address}: Mất nội dung", self.check()[0])
        self.tamper(is_current=False)
        self.assertIn(f"{address}: Văn bản không có bản gốc.", self.check()[0])
        SourceFile.objects.filter(directive=self.directives[1]).delete()
        said, status = self.check()
        self.assertEqual((said.count("\n"), status), (2, 1))

    def test_programs_get_one_line_for_each(self):
        address = self.tamper(content=b"khac")
        said, status = self.check("--json")
        found = [json.loads(line) for line in said.splitlines()]
        self.assertEqual([each["ok"] for each in found], [True, False, True])
        self.assertEqual(found[1]["url"], address)
        self.assertEqual(set(found[0]), {"url", "name", "sha256", "ok", "error"})
        self.assertEqual(status, 1)
