"""The admin's start page, its lists and what it must not allow."""

from django.contrib.auth.models import User
from django.test import TestCase
from django.urls import reverse

from directives.models import Directive, Issuer
from directives.search import index
from tests.factories import make_directive, make_issuer, make_province
from tests.test_login import make_curator


class AdminTestCase(TestCase):
    def setUp(self):
        self.curator = make_curator()
        self.client.force_login(self.curator)


class StartPageTests(AdminTestCase):
    def test_it_says_how_many_drafts_wait_and_leads_to_upload_and_queue(self):
        make_directive(status="draft")
        make_directive(status="draft")
        response = self.client.get("/admin/")
        self.assertContains(response, "2 bản nháp đang chờ rà soát")
        self.assertContains(response, reverse("admin:directives_directive_add"))
        self.assertContains(response, reverse("admin:directives_directive_queue"))

    def test_nobody_else_sees_it(self):
        self.client.logout()
        self.assertRedirects(self.client.get("/admin/"), "/admin/login/?next=/admin/")

    def test_it_is_english_under_en(self):
        self.assertEqual(self.client.get("/en/admin/").headers["Content-Language"], "en")

    def test_no_admin_page_may_be_kept(self):
        draft = make_directive(status="draft")
        for address in (
            reverse("admin:directives_directive_changelist"),
            reverse("admin:directives_directive_add"),
            reverse("admin:directives_directive_change", args=[draft.pk]),
            reverse("admin:directives_directive_history", args=[draft.pk]),
        ):
            response = self.client.get(address)
            self.assertEqual(response.status_code, 200, address)
            self.assertIn("no-store", response.headers["Cache-Control"], address)
        for address in ("/admin/password_change/", "/en/admin/khong-co/"):
            response = self.client.get(address)
            self.assertIn("no-store", response.headers["Cache-Control"], address)


class PermissionTests(TestCase):
    def test_staff_without_permission_can_neither_upload_nor_review(self):
        self.client.force_login(User.objects.create_user("khach", is_staff=True))
        draft = make_directive(status="draft")
        for name, args in (("add", []), ("change", [draft.pk]), ("delete", [draft.pk])):
            address = reverse(f"admin:directives_directive_{name}", args=args)
            self.assertEqual(self.client.get(address).status_code, 403, name)

    def test_an_account_that_is_not_staff_is_sent_to_sign_in(self):
        self.client.force_login(User.objects.create_user("doc-gia"))
        address = reverse("admin:directives_directive_add")
        self.assertEqual(self.client.post(address).status_code, 302)


class DirectiveListTests(AdminTestCase):
    def found(self, typed: str) -> set[str]:
        response = self.client.get(reverse("admin:directives_directive_changelist"), {"q": typed})
        return {each.number_symbol for each in response.context["cl"].result_list}

    def test_it_finds_published_directives_without_accents(self):
        make_directive(number_symbol="1-CV/TU", subject="Thực hiện giãn cách xã hội")
        make_directive(number_symbol="2-CV/TU", subject="Tiêm vắc xin")
        index.catch_up()
        self.assertEqual(self.found("gian cach"), {"1-CV/TU"})

    def test_it_finds_drafts_without_accents(self):
        make_directive(number_symbol="1-CV/TU", subject="Giãn cách xã hội", status="draft")
        make_directive(number_symbol="2-CV/TU", subject="Tiêm vắc xin", status="draft")
        self.assertEqual(self.found("gian cach"), {"1-CV/TU"})

    def test_it_finds_a_draft_by_its_file_name(self):
        draft = make_directive(number_symbol="1-CV/TU", status="draft")
        self.assertEqual(self.found(draft.sources.get().name), {"1-CV/TU"})

    def test_it_lists_drafts_with_what_is_left_to_look_at(self):
        problem = {"part": "date", "code": "x", "severity": "warning", "line": 1, "params": {}}
        make_directive(status="draft", problems=[problem, problem])
        response = self.client.get(
            reverse("admin:directives_directive_changelist"),
            {"status": "draft", "problems": "some"},
        )
        self.assertContains(response, '<td class="field-to_look_at">2</td>', html=True)

    def test_it_offers_no_deletion(self):
        directive = make_directive()
        response = self.client.post(
            reverse("admin:directives_directive_changelist"),
            {"action": "delete_selected", "_selected_action": [directive.pk], "post": "yes"},
        )
        self.assertNotEqual(response.status_code, 500)
        self.assertTrue(Directive.objects.filter(pk=directive.pk).exists())

    def test_a_filter_that_no_link_makes_leads_to_the_whole_list(self):
        address = reverse("admin:directives_directive_changelist")
        for name, value in (("status", "\0"), ("urgency", "\0"), ("issued_on__year", "9" * 40)):
            self.assertRedirects(self.client.get(address, {name: value}), address)

    def test_it_takes_a_fixed_number_of_queries(self):
        for n in range(3):
            make_directive(issuer=make_issuer(f"Thành ủy {n}", level="city"))
        self.client.get(reverse("admin:directives_directive_changelist"))
        with self.assertNumQueries(10):
            self.client.get(reverse("admin:directives_directive_changelist"))


class IssuerTests(AdminTestCase):
    def test_a_body_is_found_without_accents_and_by_its_other_names(self):
        make_issuer("Sở Y tế tỉnh Nam Định", aliases=["SYT Nam Định"])
        address = reverse("admin:directives_issuer_changelist")
        for typed in ("so y te", "syt"):
            self.assertContains(self.client.get(address, {"q": typed}), "Sở Y tế tỉnh Nam Định")
        self.assertNotContains(self.client.get(address, {"q": "cong an"}), "Sở Y tế tỉnh")

    def test_a_new_body_gets_an_address_of_its_own(self):
        province = make_province("Nam Định")
        response = self.client.post(
            reverse("admin:directives_issuer_add"),
            {
                "name": "Sở Y tế tỉnh Nam Định",
                "level": "province",
                "kind": "department",
                "province": province.pk,
                "district": "",
                "parent": "",
                "other_names": "SYT Nam Định\nSở Y tế Nam Định",
            },
        )
        self.assertEqual(response.status_code, 302)
        body = Issuer.objects.get(name="Sở Y tế tỉnh Nam Định")
        self.assertEqual(body.aliases, ["SYT Nam Định", "Sở Y tế Nam Định"])
        self.assertEqual(body.slug, "so-y-te-tinh-nam-dinh")

    def test_a_second_record_of_one_body_is_refused_in_words(self):
        body = make_issuer("Sở Y tế tỉnh Nam Định", level="province")
        response = self.client.post(
            reverse("admin:directives_issuer_add"),
            {"name": "SỞ Y TẾ TỈNH NAM ĐỊNH", "level": "province", "other_names": ""},
        )
        self.assertContains(response, "Kho đã có cơ quan tên này")
        self.assertEqual(Issuer.objects.filter(pk=body.pk).count(), Issuer.objects.count())

    def test_a_body_is_not_its_own_superior(self):
        body = make_issuer("Tỉnh ủy Nam Định", level="province")
        below = make_issuer("Thành ủy Nam Định", level="city", parent=body)
        response = self.client.post(
            reverse("admin:directives_issuer_change", args=[body.pk]),
            {"name": body.name, "level": "province", "parent": below.pk, "other_names": ""},
        )
        self.assertContains(response, "không thể là chính nó")

    def test_two_records_become_one_and_their_directives_follow(self):
        kept = make_issuer("Ủy ban nhân dân tỉnh Nam Định", level="province")
        other = make_issuer("UBND tỉnh Nam Định", level="province")
        directive = make_directive(issuer=other)
        address = reverse("admin:directives_issuer_changelist")
        chosen = {"action": "merge_bodies", "_selected_action": [kept.pk, other.pk]}
        asked = self.client.post(address, chosen)
        self.assertContains(asked, "Giữ lại")
        self.client.post(address, chosen | {"keep": kept.pk})
        directive.refresh_from_db()
        kept.refresh_from_db()
        self.assertEqual(directive.issuer, kept)
        self.assertIn("UBND tỉnh Nam Định", kept.aliases)
        self.assertFalse(Issuer.objects.filter(pk=other.pk).exists())

    def test_its_history_shows_who_changed_it(self):
        body = make_issuer("Tỉnh ủy Nam Định", level="province")
        response = self.client.get(reverse("admin:directives_issuer_history", args=[body.pk]))
        self.assertEqual(response.status_code, 200)


class ProvinceTests(AdminTestCase):
    def test_provinces_can_be_read_and_not_changed(self):
        province = make_province()
        address = reverse("admin:directives_province_change", args=[province.pk])
        self.assertEqual(self.client.get(address).status_code, 200)
        self.assertEqual(self.client.post(address, {"name": "Khác"}).status_code, 403)
