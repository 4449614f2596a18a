"""Files that are stored together: the same rows as if each had come by itself."""

import tempfile
from pathlib import Path
from unittest import mock

from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.db.models import Field, Model
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from directives import importing, ingest, store
from directives.arrivals import receive
from directives.importing import Manner, import_files
from directives.ingest import take_in
from directives.models import (
    Addressee,
    Citation,
    Deadline,
    Directive,
    Instruction,
    Issuer,
    Province,
    Recipient,
    SearchNote,
    SourceFile,
    SourcePage,
)
from tests.bench.papers import papers
from tests.documents import CITING, letter, notice

IN_LIST = ("directive_id", "position")
IN_ITEM = ("instruction__directive_id", "instruction__position", "position")
TABLES = {
    Province: ("pk",),
    Issuer: ("pk",),
    Issuer.history.model: ("id", "pk"),  # of each body in its order
    Directive: ("pk",),
    Directive.history.model: ("pk",),
    SourceFile: ("pk",),
    SourcePage: ("source_id", "number"),
    Instruction: IN_LIST,
    Addressee: IN_ITEM,
    Deadline: IN_ITEM,
    Recipient: IN_LIST,
    Citation: IN_LIST,
}
OF_THE_MOMENT = {
    "id", "created_at", "updated_at", "published_at", "history_id", "history_date", "transaction",
}  # fmt: skip
LETTER = letter(basis=CITING)
OTHER_TEXT = letter(order="Giao UBND Thành phố tạm dừng hoạt động chợ đêm và các điểm vui chơi.")
OTHER_FORM = LETTER.replace("\n", "\r\n").encode()
# Documents that cite each other in both directions, and every way of coming twice.
MIXED = [
    LETTER.encode(), notice().encode(), LETTER.encode(), OTHER_FORM, OTHER_TEXT.encode(),
    b"no directive at all", letter(number="9", order="Đợi").encode(), OTHER_TEXT.encode(),
    letter(city="Bắc Kạn", province="Bắc Kạn").encode(), b"",
    *(text.encode() for text in papers(12)),
]  # fmt: skip


class BatchTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        call_command("load_reference", verbosity=0)

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def write(self, contents: list[bytes]) -> list[str]:
        """Return the paths of files with these contents."""
        for n, content in enumerate(contents):
            (self.folder / f"{n:03}.txt").write_bytes(content)
        return sorted(map(str, self.folder.iterdir()))

    def stored(self) -> dict[str, list[dict]]:
        """Return all that the archive holds; rows are named by their place, not by their key."""
        rows = {model: list(model.objects.order_by(*order)) for model, order in TABLES.items()}
        places = {
            model: {row.pk: place for place, row in enumerate(found)}
            for model, found in rows.items()
        }
        return {
            model.__name__: [
                {field.name: value(row, field, places) for field in fields_of(model)}
                for row in found
            ]
            for model, found in rows.items()
        }


def fields_of(model: type[Model]) -> list[Field]:
    return [f for f in model._meta.concrete_fields if f.name not in OF_THE_MOMENT]


def value(row: Model, field: Field, places: dict[type[Model], dict[int, int]]) -> object:
    found = getattr(row, field.attname)
    if field.is_relation and found is not None:
        return places[field.related_model][found]
    return bytes(found) if isinstance(found, memoryview) else found


class SameAsOneByOneTests(BatchTestCase):
    def imported(self, size: int, **manner: bool) -> tuple[list[tuple], dict[str, list[dict]]]:
        """Return the outcomes and the rows of an import in batches of a size, which is undone."""
        files = self.write(MIXED)
        with mock.patch.object(importing, "BATCH", size), transaction.atomic():
            outcomes = [
                (file, each.outcome, each.url, each.error, each.problems, each.sha256)
                for file, each in import_files(files, Manner(**manner))
            ]
            rows = self.stored()
            noted = set(SearchNote.objects.values_list("directive_id", flat=True))
            self.assertEqual(noted, set(Directive.objects.values_list("pk", flat=True)))
            transaction.set_rollback(True)
        return outcomes, rows

    def test_the_same_rows_and_outcomes_whatever_the_size_of_the_batch(self):
        alone, rows = self.imported(1)
        self.assertEqual(
            [each[1] for each in alone[:10]],
            ["created", "created", "unchanged", "duplicate", "created", "failed", "created",
             "unchanged", "created", "failed"],
        )  # fmt: skip
        tied = [each for each in rows["Citation"] if each["cited"] is not None]
        self.assertEqual(len(tied), 1)
        for size in (3, 7, 100):
            with self.subTest(size):
                together, same = self.imported(size)
                self.assertEqual(together, alone)
                for name in rows:
                    self.assertEqual(same[name], rows[name], msg=name)

    def test_so_too_for_drafts_and_for_replacing(self):
        for manner in ({"draft": True}, {"replace": True}):
            with self.subTest(manner):
                self.assertEqual(self.imported(1, **manner), self.imported(100, **manner))

    def test_so_too_for_files_that_are_read_again(self):
        files = self.write(MIXED)
        list(import_files(files, Manner()))
        Directive.objects.update(place="đọc sai")
        self.assertEqual(self.imported(1, reparse=True), self.imported(100, reparse=True))
        outcomes, _rows = self.imported(100, reparse=True)
        self.assertEqual(outcomes[0][1], "updated")


class BatchThatFailsTests(BatchTestCase):
    def test_one_bad_file_costs_no_other_of_its_batch(self):
        real, texts = store.write_recipients, list(papers(5))
        bad = texts[2][:40]

        def breaks(lists):
            known = list(lists)
            if any(directive.text.startswith(bad) for directive, _rows in known):
                raise DatabaseError("disk")
            real(known)

        arrivals = [receive(text.encode(), f"{n}.txt") for n, text in enumerate(texts)]
        with mock.patch.object(store, "write_recipients", breaks), self.assertLogs(ingest.__name__):
            found = take_in(arrivals)
        self.assertEqual(
            [each.outcome for each in found], ["created", "created", "failed", "created", "created"]
        )
        self.assertEqual(Directive.objects.count(), 4)
        self.assertEqual([each.outcome for each in take_in(arrivals)][2], "created")

    def test_many_files_take_few_queries_more_than_one(self):
        list(import_files(self.write([text.encode() for text in papers(1)]), Manner()))
        counts = []
        for size in (5, 40):
            arrivals = [
                receive(letter(number=str(size * 100 + n)).encode(), "a.txt") for n in range(size)
            ]
            with CaptureQueriesContext(connection) as queries:
                take_in(arrivals)
            counts.append(len(queries))
        self.assertLess(counts[1], 4 * counts[0])
