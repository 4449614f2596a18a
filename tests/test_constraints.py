from django.db import IntegrityError, transaction
from django.db.models import F, QuerySet
from django.test import TestCase

from directives.ingest import ingest
from directives.models import (
    Addressee,
    Citation,
    Directive,
    Instruction,
    Issuer,
    Recipient,
    SourceFile,
)
from tests.documents import letter
from tests.factories import make_province


class DatabaseTests(TestCase):
    """The rules hold for whoever writes past the models, too."""

    @classmethod
    def setUpTestData(cls):
        make_province("Quảng Ninh")
        ingest(letter().encode(), "353.txt", follow=False)
        ingest(letter(number="354").encode(), "354.txt", follow=False)

    def assertRefused(self, rows: QuerySet, **values: object) -> None:
        self.assertTrue(rows.exists())
        with (
            self.subTest(rows.model.__name__, **values),
            self.assertRaises(IntegrityError),
            transaction.atomic(),
        ):
            rows.update(**values)

    def test_no_other_value_than_the_known_ones_is_stored(self):
        self.assertRefused(Directive.objects.all(), status="lost")
        self.assertRefused(Directive.objects.all(), urgency="very")
        self.assertRefused(Issuer.objects.all(), level="moon")
        self.assertRefused(Recipient.objects.all(), section="margin")
        for model in (Instruction, Addressee, Recipient):
            self.assertRefused(model.objects.all(), origin="guessed")

    def test_what_was_read_ends_no_earlier_than_it_begins(self):
        for model in (Instruction, Addressee, Recipient):
            self.assertRefused(model.objects.all(), start=9, end=1)
            self.assertRefused(model.objects.all(), start=-1)

    def test_nothing_stands_above_itself(self):
        self.assertRefused(Instruction.objects.all(), parent=F("pk"))
        self.assertRefused(Issuer.objects.all(), parent=F("pk"))
        self.assertRefused(Directive.objects.all(), status="merged", merged_into=F("pk"))

    def test_a_directive_that_is_gone_says_why_or_where(self):
        self.assertRefused(Directive.objects.all(), status="withdrawn")
        self.assertRefused(Directive.objects.all(), status="merged")
        self.assertRefused(Directive.objects.all(), merged_into=Directive.objects.last())

    def test_an_original_a_text_and_an_address_are_there_once(self):
        self.assertRefused(SourceFile.objects.all(), sha256="0" * 64)
        self.assertRefused(SourceFile.objects.all(), directive=Directive.objects.last())
        self.assertRefused(Directive.objects.all(), text_digest="0" * 64)
        self.assertRefused(Directive.objects.all(), public_id="a" * 10)
        self.assertRefused(Issuer.objects.all(), slug="a")
        self.assertRefused(Instruction.objects.all(), path="1")
        self.assertRefused(Instruction.objects.all(), slug="1")

    def test_a_directive_does_not_cite_itself(self):
        directive = Directive.objects.all()[0]
        Citation.objects.create(directive=directive, position=1, number_symbol="1/A", printed="1/A")
        self.assertRefused(Citation.objects.all(), cited=directive)
