import dataclasses
import logging
import unicodedata
from unittest import mock

from django.db import DatabaseError, connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from directives import ingest as ingest_module
from directives import store
from directives.extract import Extracted
from directives.ingest import ingest, keep_up
from directives.models import (
    Addressee,
    Citation,
    Directive,
    Instruction,
    Issuer,
    Recipient,
    SearchNote,
    SourceFile,
)
from directives.parse import parse
from directives.parse.structure import ParsedIssuer, Reading
from tests.documents import CITING, letter, notice
from tests.factories import make_province

LETTER = letter()
OTHER_TEXT = letter(order="Giao UBND Thành phố tạm dừng hoạt động chợ đêm và các điểm vui chơi.")


class IngestTestCase(TestCase):
    def setUp(self):
        for name in ("Quảng Ninh", "Bắc Kạn"):
            make_province(name)

    def take(self, text: str, name: str = "a.txt", **options):
        return ingest(text.encode(), name, **options)

    def rows(self) -> list[int]:
        models = (
            Directive,
            SourceFile,
            Instruction,
            Recipient,
            Citation,
            Addressee,
            Issuer,
            SearchNote,
        )
        return [model.objects.count() for model in models]


class CreatedTests(IngestTestCase):
    def test_it_works(self):
        outcome = self.take(LETTER)
        self.assertEqual((outcome.outcome, outcome.error), ("created", None))
        directive = Directive.objects.get()
        self.assertEqual(outcome.directive, directive)
        self.assertEqual(directive.status, "published")
        self.assertIsNotNone(directive.published_at)
        self.assertEqual(
            (directive.kind, directive.number, directive.symbol, directive.number_symbol),
            ("cong-van", "353", "CV/TU", "353-CV/TU"),
        )
        self.assertEqual(str(directive.issued_on), "2021-05-15")
        self.assertEqual(directive.issuer.name, "Thành ủy Cẩm Phả")
        self.assertEqual(directive.issuer.parent.name, "Tỉnh ủy Quảng Ninh")
        self.assertEqual(directive.province.name, "Quảng Ninh")
        self.assertEqual(directive.signatory_name, "Nguyễn Văn Minh")
        self.assertEqual([item.path for item in directive.instructions.all()], ["1", "2"])
        self.assertEqual(
            outcome.url, f"/directives/cong-van-353-cv-tu-thanh-uy-cam-pha-{directive.public_id}/"
        )

    def test_the_original_is_kept_byte_for_byte(self):
        content = LETTER.replace("\n", "\r\n").encode("utf-8-sig")
        ingest(content, "353 CV.txt")
        source = SourceFile.objects.get()
        self.assertEqual(bytes(source.content), content)
        self.assertEqual(
            (source.name, source.size, source.is_current), ("353 CV.txt", len(content), True)
        )

    def test_every_value_knows_where_it_was_read(self):
        directive = self.take(LETTER).directive
        for field in ("number_symbol", "issued_on", "subject", "issuer", "signatory_name"):
            reading = directive.readings[field]
            with self.subTest(field):
                self.assertEqual(reading["origin"], "stated")
                self.assertLess(reading["start"], reading["end"])
        printed = directive.readings["number_symbol"]
        self.assertIn("353", directive.text[printed["start"] : printed["end"]])

    def test_bodies_are_linked_only_where_certain(self):
        directive = self.take(LETTER).directive
        linked = {each.name: str(each.body) for each in directive.recipients.all() if each.body}
        self.assertEqual(
            linked,
            {
                "Thường trực HĐND Thành phố": "Hội đồng nhân dân thành phố Cẩm Phả",
                "Thường trực Tỉnh ủy": "Tỉnh ủy Quảng Ninh",
            },
        )
        ordered = Addressee.objects.get(name="UBND Thành phố")
        self.assertEqual(ordered.body.name, "Ủy ban nhân dân thành phố Cẩm Phả")

    def test_a_draft_is_asked_for(self):
        outcome = self.take(LETTER, draft=True)
        self.assertEqual(outcome.directive.status, "draft")
        self.assertIsNone(outcome.directive.published_at)

    def test_the_note_for_search_is_written_with_it(self):
        outcome = self.take(LETTER)
        self.assertEqual(SearchNote.objects.get().directive_id, outcome.directive.pk)

    def test_signs_that_no_database_stores_are_replaced_in_their_place(self):
        extracted = Extracted(LETTER.replace("5K", "5\x00K"), "text/plain", ())
        with mock.patch("directives.reading.extract", return_value=extracted):
            directive = self.take(LETTER).directive
        self.assertIn("5\ufffdK", directive.text)

    def test_a_second_letter_of_the_same_body_takes_few_queries(self):
        self.take(LETTER)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            self.take(letter(number="354"))
        self.assertLess(len(queries), 32)


class KnownAlreadyTests(IngestTestCase):
    def test_the_same_bytes_change_nothing(self):
        first = self.take(LETTER)
        before = self.rows()
        outcome = self.take(LETTER, "other-name.txt")
        self.assertEqual((outcome.outcome, outcome.directive), ("unchanged", first.directive))
        self.assertEqual(outcome.problems[0]["params"]["url"], first.url)
        self.assertEqual(self.rows(), before)

    def test_the_same_text_in_other_bytes_is_a_duplicate(self):
        first = self.take(LETTER)
        before = self.rows()
        for content in (
            LETTER.replace("\n", "\r\n").encode(),
            LETTER.encode("utf-8-sig"),
            unicodedata.normalize("NFD", LETTER).encode(),
            LETTER.replace(" ", "  ").encode() + b"\n\n",
        ):
            outcome = ingest(content, "b.txt")
            self.assertEqual((outcome.outcome, outcome.twin), ("duplicate", first.directive))
            self.assertEqual(outcome.url, first.url)
            self.assertIn(first.url, outcome.problems[0]["params"]["url"])
        self.assertEqual(self.rows(), before)

    def test_the_same_number_and_date_with_another_text_becomes_a_draft(self):
        first = self.take(LETTER)
        outcome = self.take(OTHER_TEXT)
        self.assertEqual((outcome.outcome, outcome.twin), ("created", first.directive))
        self.assertEqual(outcome.directive.status, "draft")
        (problem,) = [each for each in outcome.problems if each["severity"] == "error"]
        self.assertEqual((problem["code"], problem["params"]["url"]), ("twin_exists", first.url))
        first.directive.refresh_from_db()
        self.assertEqual((first.directive.status, first.directive.text), ("published", LETTER))

    def test_another_body_may_use_the_same_number_on_the_same_day(self):
        self.take(LETTER)
        outcome = self.take(letter(city="Bắc Kạn", province="Bắc Kạn"))
        self.assertEqual((outcome.outcome, outcome.twin), ("created", None))
        self.assertEqual(outcome.directive.status, "published")

    def test_another_day_is_another_document(self):
        self.take(LETTER)
        outcome = self.take(letter(issued="ngày 16 tháng 5 năm 2021"))
        self.assertEqual(outcome.directive.status, "published")

    def test_what_was_merged_leads_to_where_it_went(self):
        first, second = self.take(LETTER).directive, self.take(OTHER_TEXT).directive
        Directive.objects.filter(pk=second.pk).update(status="merged", merged_into=first)
        self.assertEqual(self.take(OTHER_TEXT).directive, first)


class ReplaceTests(IngestTestCase):
    def test_the_twin_gets_a_new_original_and_keeps_its_address(self):
        first = self.take(LETTER)
        outcome = self.take(OTHER_TEXT, "better.txt", replace=True)
        self.assertEqual((outcome.outcome, outcome.directive), ("updated", first.directive))
        self.assertEqual(outcome.url, first.url)
        directive = Directive.objects.get()
        self.assertEqual((directive.text, directive.status), (OTHER_TEXT, "published"))
        self.assertIn("chợ đêm", directive.instructions.get(path="1").text)
        kept = directive.sources.values_list("name", "is_current")
        self.assertEqual(set(kept), {("a.txt", False), ("better.txt", True)})

    def test_what_a_person_set_stays(self):
        directive = self.take(LETTER).directive
        directive.place = "TP. Cẩm Phả"
        directive.readings["place"] = {"start": None, "end": None, "origin": "person", "reason": ""}
        directive.readings["recipients"] = {"origin": "person"}
        directive.save()
        directive.recipients.filter(position__gt=1).delete()
        self.take(OTHER_TEXT, replace=True)
        directive = Directive.objects.get()
        self.assertEqual(directive.place, "TP. Cẩm Phả")
        self.assertEqual(directive.readings["place"]["origin"], "person")
        self.assertEqual(directive.recipients.count(), 1)

    def test_it_also_works_after_the_file_became_a_draft(self):
        first = self.take(LETTER)
        self.take(OTHER_TEXT)
        outcome = self.take(OTHER_TEXT, replace=True)
        self.assertEqual((outcome.outcome, outcome.directive), ("updated", first.directive))
        self.assertEqual(Directive.objects.get().text, OTHER_TEXT)

    def test_the_former_original_can_come_back(self):
        self.take(LETTER)
        self.take(OTHER_TEXT, replace=True)
        self.assertEqual(self.take(LETTER).outcome, "unchanged")
        self.assertEqual(self.take(LETTER, replace=True).outcome, "updated")
        directive = Directive.objects.get()
        self.assertEqual((directive.text, directive.sources.count()), (LETTER, 2))

    def test_the_former_original_can_also_come_back_with_other_blanks(self):
        first = self.take(LETTER)
        self.take(OTHER_TEXT, replace=True)
        outcome = self.take(LETTER.replace("\n", "\n\n"), replace=True)
        self.assertEqual((outcome.outcome, outcome.url), ("updated", first.url))
        self.assertEqual(Directive.objects.get().sources.count(), 3)

    def test_without_a_twin_it_is_a_new_directive(self):
        self.assertEqual(self.take(LETTER, replace=True).outcome, "created")
        self.assertEqual(self.take(LETTER, replace=True).outcome, "unchanged")


class ReparseTests(IngestTestCase):
    def test_a_reading_that_says_the_same_is_unchanged(self):
        self.take(letter(basis=CITING))
        self.take(OTHER_TEXT)
        before = self.rows()
        for text in (letter(basis=CITING), OTHER_TEXT):
            self.assertEqual(self.take(text, reparse=True).outcome, "unchanged")
        self.assertEqual(self.rows(), before)

    def test_it_corrects_what_was_read_wrongly(self):
        directive = self.take(LETTER).directive
        Directive.objects.update(subject="đọc sai")
        directive.instructions.filter(path="2").delete()
        outcome = self.take(LETTER, reparse=True)
        self.assertEqual(outcome.outcome, "updated")
        directive.refresh_from_db()
        self.assertIn("triển khai", directive.subject)
        self.assertEqual(directive.instructions.count(), 2)

    def test_it_never_changes_what_a_person_set(self):
        directive = self.take(LETTER).directive
        by_person = {"start": None, "end": None, "origin": "person", "reason": ""}
        directive.subject, directive.issued_on, directive.number = "của người", None, "999"
        directive.readings |= dict.fromkeys(
            ("subject", "issued_on", "number", "instructions"), by_person
        )
        directive.instructions.filter(path="2").update(text="của người")
        directive.save()
        self.assertEqual(self.take(LETTER, reparse=True).outcome, "unchanged")
        directive.refresh_from_db()
        self.assertEqual(
            (directive.subject, directive.issued_on, directive.number), ("của người", None, "999")
        )
        self.assertEqual(directive.instructions.get(path="2").text, "của người")

    def test_the_first_of_two_twins_stays_without_a_finding(self):
        first = self.take(LETTER).directive
        self.take(OTHER_TEXT)
        self.take(LETTER, reparse=True)
        first.refresh_from_db()
        self.assertEqual(first.problems, [])

    def test_a_file_that_is_not_here_yet_is_imported(self):
        self.assertEqual(self.take(LETTER, reparse=True).outcome, "created")


class FailedTests(IngestTestCase):
    def test_what_is_no_directive_leaves_nothing(self):
        for content in (
            b"",
            b"\x00\xff\xfe\x00binary\x00",
            b"The quick brown fox jumps over dogs. " * 20,
        ):
            with self.subTest(content[:20]):
                outcome = ingest(content, "a.txt")
                self.assertEqual((outcome.outcome, outcome.url), ("failed", None))
                self.assertGreater(len(outcome.error), 20)
        self.assertEqual(self.rows(), [0] * 8)

    def test_a_failure_half_way_leaves_nothing_and_the_next_try_succeeds(self):
        logging.disable(logging.CRITICAL)
        self.addCleanup(logging.disable, logging.NOTSET)
        for broken in ("write_recipients", "write_citations"):
            with mock.patch.object(store, broken, side_effect=DatabaseError("disk")):
                self.assertEqual(self.take(letter(basis=CITING)).outcome, "failed")
            self.assertEqual(self.rows(), [0] * 8)
        self.assertEqual(self.take(letter(basis=CITING)).outcome, "created")

    def test_a_value_of_absurd_length_is_left_out_and_told(self):
        long = Reading("Cẩm Phả " * 60, None)
        issuer = Reading(ParsedIssuer("Sở Y tế và " * 60, "province", "department"), None)
        parsed = dataclasses.replace(parse(LETTER), place=long, issuer=issuer)
        with mock.patch("directives.reading.parse", return_value=parsed):
            outcome = self.take(LETTER)
        self.assertEqual(outcome.outcome, "created")
        told = {each["part"] for each in outcome.problems if each["code"] == "value_too_long"}
        self.assertEqual(told, {"place", "issuer_name"})
        directive = Directive.objects.get()
        self.assertEqual((directive.place, directive.issuer), ("", None))

    def test_a_list_of_endless_length_is_kept_whole(self):
        parsed = parse(LETTER)
        many = parsed.recipients[-1:] * 33_000  # more than a small integer counts
        parsed = dataclasses.replace(parsed, recipients=many)
        with mock.patch("directives.reading.parse", return_value=parsed):
            outcome = self.take(LETTER)
        self.assertEqual(outcome.outcome, "created")
        self.assertEqual(outcome.directive.recipients.count(), 33_000)


class DryRunTests(IngestTestCase):
    def test_it_tells_the_outcome_and_writes_nothing(self):
        before = self.rows()
        outcome = self.take(LETTER, dry_run=True)
        self.assertEqual(outcome.outcome, "created")
        self.assertEqual(self.rows(), before)
        self.assertEqual(self.take(LETTER).url, outcome.url)

    def test_it_tells_of_updates_too(self):
        self.take(LETTER)
        before = (self.rows(), Directive.objects.values_list("text", "subject").get())
        self.assertEqual(self.take(OTHER_TEXT, replace=True, dry_run=True).outcome, "updated")
        Directive.objects.update(place="đọc sai")
        self.assertEqual(self.take(LETTER, reparse=True, dry_run=True).outcome, "updated")
        Directive.objects.update(place="Cẩm Phả")
        self.assertEqual(
            before, (self.rows(), Directive.objects.values_list("text", "subject").get())
        )


class IndexTests(IngestTestCase):
    def test_the_index_follows_after_the_commit(self):
        with mock.patch.object(ingest_module, "catch_up") as catch_up:
            with self.captureOnCommitCallbacks(execute=True):
                self.take(LETTER)
            catch_up.assert_called_once_with()

    def test_nothing_follows_what_changed_nothing(self):
        self.take(LETTER)
        with self.captureOnCommitCallbacks() as callbacks:
            self.take(LETTER)
            self.take(letter(number="9"), dry_run=True)
            self.take(notice(), follow=False)
        self.assertEqual(callbacks, [])

    def test_an_index_that_fails_loses_no_import(self):
        with (
            mock.patch.object(ingest_module, "catch_up", side_effect=OSError("disk full")),
            self.assertLogs("directives.ingest", "WARNING"),
            self.captureOnCommitCallbacks(execute=True),
        ):
            self.assertEqual(self.take(LETTER).outcome, "created")
        self.assertEqual(Directive.objects.count(), 1)
        self.assertTrue(keep_up())
