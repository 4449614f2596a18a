"""Merging two records of one directive."""

from directives.models import Directive, SearchNote
from directives.review.joining import NeverMerge, merge_into
from tests.factories import make_directive
from tests.review.base import ReviewTestCase, address, version_of


class MergeTests(ReviewTestCase):
    def merge(self, gone: Directive, kept: Directive, **more: str):
        data = version_of(gone) | {"into": kept.public_id} | more
        return self.client.post(address(gone, "merge"), data)

    def test_the_address_of_the_one_leads_to_the_other(self):
        kept, gone = make_directive(), make_directive()
        old = gone.get_absolute_url()
        SearchNote.objects.all().delete()
        asked = self.client.get(address(gone, "merge"), {"into": kept.get_absolute_url()})
        self.assertContains(asked, kept.number_symbol)
        gone.refresh_from_db()
        self.assertEqual(gone.status, "published")
        self.assertRedirects(self.merge(gone, kept), address(kept))
        gone.refresh_from_db()
        self.assertEqual((gone.status, gone.merged_into), ("merged", kept))
        response = self.client.get(old)
        self.assertEqual(response.status_code, 301)
        self.assertEqual(response.headers["Location"], kept.get_absolute_url())
        self.assertTrue(SearchNote.objects.filter(directive_id=gone.pk).exists())
        self.assertContains(self.client.get(address(gone, "history")), "Gộp vào văn bản khác")

    def test_a_twin_is_offered_beside_its_problem(self):
        twin = make_directive()
        problem = {
            "part": "number",
            "code": "twin_exists",
            "severity": "error",
            "line": None,
            "params": {"url": twin.get_absolute_url(), "number": "1"},
        }
        draft = make_directive(status="draft", problems=[problem])
        offered = f"{address(draft, 'merge')}?into={twin.public_id}"
        self.assertContains(self.open(draft), offered)

    def test_what_was_merged_before_follows_so_that_no_chain_grows(self):
        first, second, third = make_directive(), make_directive(), make_directive()
        self.merge(first, second)
        self.merge(second, third)
        first.refresh_from_db()
        self.assertEqual(first.merged_into, third)

    def test_no_ring_can_be_made(self):
        one, two = make_directive(), make_directive()
        self.merge(one, two)
        response = self.client.get(address(two, "merge"), {"into": one.public_id})
        self.assertEqual(response.status_code, 200)
        self.assertContains(self.merge(two, one), "chính nó", status_code=422)
        two.refresh_from_db()
        self.assertEqual(two.status, "published")
        with self.assertRaises(NeverMerge):
            merge_into(two.pk, one.pk, seen=two.updated_at, person=self.curator)

    def test_what_makes_no_sense_is_refused_in_words(self):
        public, draft = make_directive(), make_directive(status="draft")
        withdrawn = make_directive(status="withdrawn", withdrawn_reason="Sai")
        Directive.objects.filter(pk=public.pk).update(published_at=public.created_at)
        for gone, into, words in (
            (draft, "khong-co", "Không có văn bản nào ở địa chỉ đó"),
            (draft, draft.public_id, "chính nó"),
            (draft, withdrawn.public_id, "đã bị rút"),
            (public, draft.public_id, "đang công bố"),
            (draft, "\0", "Không có văn bản nào"),
        ):
            with self.subTest(words):
                response = self.client.get(address(gone, "merge"), {"into": into})
                self.assertContains(response, words, status_code=422)

    def test_nothing_is_merged_over_what_another_curator_saved(self):
        kept, gone = make_directive(), make_directive(status="draft")
        response = self.merge(gone, kept, version="2021-01-01")
        self.assertContains(response, "người khác lưu", status_code=422)
        gone.refresh_from_db()
        self.assertEqual(gone.status, "draft")

    def test_a_mistake_can_be_undone(self):
        kept, gone = make_directive(), make_directive()
        self.merge(gone, kept)
        self.assertContains(self.open(gone), "Tách lại thành bản nháp")
        self.client.post(address(gone, "part"), version_of(gone))
        gone.refresh_from_db()
        self.assertEqual((gone.status, gone.merged_into), ("draft", None))

    def test_a_pasted_address_of_the_review_page_is_understood_too(self):
        kept, gone = make_directive(), make_directive(status="draft")
        pasted = f"https://example.org{address(kept)}?show=errors"
        self.assertContains(
            self.client.get(address(gone, "merge"), {"into": pasted}), kept.public_id
        )
