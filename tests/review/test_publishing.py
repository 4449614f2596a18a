"""Publishing, withdrawing, deleting, and the original of a draft."""

from datetime import date

from django.contrib.auth.models import User
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from directives.models import Directive, SearchNote
from directives.review.saving import Corrections, save_corrections
from tests.factories import make_directive
from tests.review.base import ReviewTestCase, address, version_of


class PublishingTests(ReviewTestCase):
    def test_a_published_directive_is_public(self):
        draft = make_directive(status="draft")
        self.assertRedirects(self.send(draft, do="publish"), address(draft))
        draft.refresh_from_db()
        self.assertEqual(draft.status, "published")
        self.assertIsNotNone(draft.published_at)

    def test_publish_and_next_opens_the_next_draft(self):
        first, second = make_directive(status="draft"), make_directive(status="draft")
        self.assertRedirects(self.send(second, do="publish_next"), address(first))

    def test_after_the_last_draft_the_list_says_so(self):
        draft = make_directive(status="draft")
        response = self.send(draft, do="publish_next")
        self.assertRedirects(response, reverse("admin:directives_directive_drafts"))

    def test_the_same_body_number_and_date_must_be_confirmed(self):
        twin = make_directive(number="5", symbol="CV/TU", number_symbol="5-CV/TU")
        draft = make_directive(status="draft", number="5", symbol="CV/TU", number_symbol="5-CV/TU")
        response = self.send(draft, do="publish", place="Nam Định")
        self.assertContains(response, "cùng cơ quan, cùng số, cùng ngày", status_code=422)
        self.assertContains(response, address(twin), status_code=422)
        self.assertContains(response, 'value="Nam Định"', status_code=422)
        draft.refresh_from_db()
        self.assertEqual(draft.status, "draft")
        self.send(draft, do="publish", confirm=f"twin:{twin.pk}")
        draft.refresh_from_db()
        self.assertEqual(draft.status, "published")

    def test_a_grave_problem_must_be_confirmed(self):
        problem = {"part": "text", "code": "secret", "severity": "error", "line": 1, "params": {}}
        draft = make_directive(status="draft", problems=[problem])
        self.assertEqual(self.send(draft, do="publish").status_code, 422)
        self.send(draft, do="publish", confirm="problem:secret")
        draft.refresh_from_db()
        self.assertEqual(draft.status, "published")

    def test_saving_a_draft_needs_no_confirmation(self):
        problem = {"part": "text", "code": "secret", "severity": "error", "line": 1, "params": {}}
        draft = make_directive(status="draft", problems=[problem])
        self.assertEqual(self.send(draft, place="Nam Định").status_code, 302)

    def test_the_enter_key_saves_and_does_not_publish(self):
        draft = make_directive(status="draft")
        page = self.open(draft).content.decode()
        form = page[page.index('id="ra-soat"') :]
        first = form[form.index('type="submit"') :].split(">")[0]
        self.assertIn('value="enter"', first)
        self.send(draft, do="enter", place="Nam Định")
        draft.refresh_from_db()
        self.assertEqual((draft.status, draft.place), ("draft", "Nam Định"))


class WithdrawingTests(ReviewTestCase):
    def test_it_asks_for_a_reason(self):
        directive = make_directive()
        data = {"version": directive.updated_at.isoformat(), "reason": "  "}
        response = self.client.post(address(directive, "withdraw"), data)
        self.assertContains(response, "Ghi lý do rút", status_code=422)
        directive.refresh_from_db()
        self.assertEqual(directive.status, "published")

    def test_a_withdrawn_directive_keeps_its_reason_and_day(self):
        directive = make_directive()
        data = {"version": directive.updated_at.isoformat(), "reason": "Nhầm văn bản"}
        self.client.post(address(directive, "withdraw"), data)
        directive.refresh_from_db()
        self.assertEqual(
            (directive.status, directive.withdrawn_reason, directive.withdrawn_on),
            ("withdrawn", "Nhầm văn bản", timezone.localdate()),
        )
        response = self.client.get(directive.get_absolute_url())
        self.assertContains(response, "Nhầm văn bản", status_code=410)

    def test_search_follows_publication_and_withdrawal(self):
        draft = make_directive(status="draft", subject="Giãn cách toàn xã")
        search = reverse("directive-list-json")
        with self.captureOnCommitCallbacks(execute=True):
            self.send(draft, do="publish")
        self.assertEqual(self.client.get(search, {"q": "gian cach"}).json()["total"], 1)
        draft.refresh_from_db()
        data = {"version": draft.updated_at.isoformat(), "reason": "Nhầm"}
        with self.captureOnCommitCallbacks(execute=True):
            self.client.post(address(draft, "withdraw"), data)
        self.assertEqual(self.client.get(search, {"q": "gian cach"}).json()["total"], 0)

    def test_it_can_be_published_again(self):
        directive = make_directive(
            status="withdrawn", withdrawn_reason="Nhầm", withdrawn_on=date(2021, 6, 1)
        )
        self.send(directive, do="publish")
        directive.refresh_from_db()
        self.assertEqual((directive.status, directive.withdrawn_reason), ("published", ""))

    def test_a_directive_saved_between_the_look_and_the_click_is_not_withdrawn(self):
        directive = make_directive()
        seen = version_of(directive)
        self.send(directive, subject="Trích yếu của người kia")
        response = self.client.post(address(directive, "withdraw"), seen | {"reason": "Nhầm"})
        self.assertContains(response, "người khác lưu", status_code=422)
        directive.refresh_from_db()
        self.assertEqual(directive.status, "published")

    def test_a_reason_with_a_null_character_is_stored_without_it(self):
        directive = make_directive()
        data = version_of(directive) | {"reason": "Nhầm\0 văn bản"}
        self.client.post(address(directive, "withdraw"), data)
        directive.refresh_from_db()
        self.assertEqual(directive.withdrawn_reason, "Nhầm văn bản")

    def test_a_draft_cannot_be_withdrawn(self):
        draft = make_directive(status="draft")
        self.assertEqual(self.client.get(address(draft, "withdraw")).status_code, 404)


class DeletingTests(ReviewTestCase):
    def test_a_draft_goes_with_its_files_and_its_note_stays(self):
        draft = make_directive(status="draft")
        self.assertContains(self.client.get(address(draft, "delete")), "Xóa bản nháp")
        self.client.post(address(draft, "delete"), version_of(draft))
        self.assertFalse(Directive.objects.filter(pk=draft.pk).exists())
        self.assertTrue(SearchNote.objects.filter(directive_id=draft.pk).exists())

    def test_what_was_public_once_cannot_be_deleted(self):
        for values in (
            {"status": "published"},
            {"status": "draft", "published_at": timezone.now()},
        ):
            directive = make_directive(**values)
            self.client.post(address(directive, "delete"), version_of(directive))
            self.assertTrue(Directive.objects.filter(pk=directive.pk).exists())

    def test_a_draft_that_somebody_has_saved_meanwhile_is_not_deleted_unseen(self):
        draft = make_directive(status="draft")
        seen = version_of(draft)
        self.send(draft, subject="Trích yếu của người kia")
        response = self.client.post(address(draft, "delete"), seen, follow=True)
        self.assertContains(response, "Văn bản vừa được người khác lưu")
        self.assertTrue(Directive.objects.filter(pk=draft.pk).exists())

    def test_saving_a_draft_that_somebody_has_deleted_is_a_404(self):
        draft = make_directive(status="draft")
        with self.assertRaises(Http404):
            save_corrections(
                draft.pk + 1, Corrections(), seen=timezone.now(), publish=False, person=self.curator
            )


class OriginalTests(ReviewTestCase):
    def test_a_curator_saves_the_file_of_a_draft_as_it_was_uploaded(self):
        draft = make_directive(status="draft")
        source = draft.sources.get()
        source.name, source.media_type = 'thư "hỏa tốc" <script>.html', "text/html"
        source.save()
        self.assertContains(self.open(draft), address(draft, "original"))
        response = self.client.get(address(draft, "original"))
        self.assertEqual(response.content, source.content)
        self.assertTrue(response.headers["Content-Disposition"].startswith("attachment; filename"))
        self.assertEqual(response.headers["X-Content-Type-Options"], "nosniff")
        self.assertIn("sandbox", response.headers["Content-Security-Policy"])
        self.assertIn("no-store", response.headers["Cache-Control"])

    def test_nobody_else_gets_it(self):
        draft = make_directive(status="draft")
        self.client.logout()
        self.assertEqual(self.client.get(address(draft, "original")).status_code, 302)
        self.client.force_login(User.objects.create_user("khach", is_staff=True))
        self.assertEqual(self.client.get(address(draft, "original")).status_code, 403)
