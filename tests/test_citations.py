from django.test import TestCase

from directives.citations import resolve_citations, same_number
from directives.ingest import ingest
from directives.models import Citation
from tests.documents import CITING, letter, notice
from tests.factories import make_province


class ResolveCitationsTests(TestCase):
    def setUp(self):
        for name in ("Quảng Ninh", "Bắc Kạn"):
            make_province(name)

    def take(self, text: str, **options):
        return ingest(text.encode(), "a.txt", **options).directive

    def cited(self):
        return Citation.objects.get(number_symbol="201-TB/TU").cited

    def test_a_citation_finds_what_is_there(self):
        meant = self.take(notice())
        self.take(letter(basis=CITING))
        self.assertEqual(self.cited(), meant)

    def test_what_comes_later_is_found_too(self):
        self.take(letter(basis=CITING))
        self.assertIsNone(self.cited())
        meant = self.take(notice())
        self.assertEqual(self.cited(), meant)

    def test_the_same_number_of_another_province_is_another_document(self):
        self.take(notice(province="Bắc Kạn", seat="Bắc Kạn"))
        self.take(letter(basis=CITING))
        self.assertIsNone(self.cited())

    def test_another_date_leaves_it_open(self):
        self.take(notice(issued="ngày 13 tháng 5 năm 2021"))
        self.take(letter(basis=CITING))
        self.assertIsNone(self.cited())

    def test_no_date_leaves_it_open(self):
        self.take(notice())
        self.take(letter(basis=CITING.replace(" ngày 14/5/2021", "")))
        self.assertIsNone(self.cited())

    def test_no_issuer_leaves_it_open(self):
        self.take(notice())
        self.take(letter(basis=CITING.replace(" của Thường trực Tỉnh ủy", "")))
        self.assertIsNone(self.cited())

    def test_a_general_word_leaves_the_type_to_the_symbol(self):
        meant = self.take(notice())
        self.take(letter(basis=CITING.replace("Thông báo số", "văn bản số")))
        self.assertEqual(self.cited(), meant)

    def test_another_type_leaves_it_open(self):
        meant = self.take(notice())
        self.take(letter(basis=CITING))
        meant.kind = "ket-luan"
        meant.save()
        resolve_citations(meant)
        self.assertIsNone(self.cited())

    def test_a_draft_is_not_linked_until_it_is_published(self):
        meant = self.take(notice(), draft=True)
        self.take(letter(basis=CITING))
        self.assertIsNone(self.cited())
        meant.status = "published"
        meant.save()
        resolve_citations(meant)
        self.assertEqual(self.cited(), meant)

    def test_two_candidates_leave_it_open(self):
        self.take(notice())
        other = self.take(notice().replace("đường thủy", "đường sông"))
        self.take(letter(basis=CITING))
        self.assertIsNotNone(self.cited())
        other.status = "published"
        other.save()
        resolve_citations(other)
        self.assertIsNone(self.cited())

    def test_withdrawal_unties_it(self):
        meant = self.take(notice())
        self.take(letter(basis=CITING))
        meant.status, meant.withdrawn_reason = "withdrawn", "Đăng nhầm"
        meant.save()
        resolve_citations(meant)
        self.assertIsNone(self.cited())

    def test_a_corrected_date_unties_it(self):
        meant = self.take(notice())
        self.take(letter(basis=CITING))
        meant.issued_on = "2021-05-13"
        meant.save()
        meant.refresh_from_db()
        resolve_citations(meant)
        self.assertIsNone(self.cited())

    def test_a_leading_zero_makes_no_difference(self):
        self.assertTrue(same_number("05/CT-TTg", "5/CT-TTg"))
        self.assertFalse(same_number("50/CT-TTg", "5/CT-TTg"))
        self.take(notice(number="05"))
        self.take(letter(basis=CITING.replace("201-TB", "5-TB")))
        self.assertIsNotNone(Citation.objects.get().cited)
