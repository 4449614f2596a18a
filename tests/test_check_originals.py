"""The command that computes the digest of every original anew."""

import hashlib
import io
import json
from unittest import mock

from django.core.management import call_command
from django.db import connection
from django.db.models import TextField, Value
from django.test import TestCase

from directives.models import SourceFile
from tests.factories import make_directive


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

    def test_text_written_by_hand_is_a_changed_original_too(self):
        text = Value("khác", output_field=TextField())
        # SQLite keeps the text as it is given; PostgreSQL asks for bytes.
        written = text if connection.vendor == "sqlite" else "khác".encode()
        address = self.tamper(content=written)
        said, status = self.check()
        self.assertEqual(status, 1)
        self.assertIn(f"{address}: Bản gốc", said)
        self.assertIn(hashlib.sha256("khác".encode()).hexdigest(), said)

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
