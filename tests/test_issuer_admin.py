"""Correcting and merging bodies: every page, search and later import follows."""

from django.contrib.auth.models import Permission, User
from django.urls import reverse

from directives.bodies import ensure_bodies
from directives.models import Addressee, Issuer, Recipient
from directives.naming import Body
from directives.review import merging
from directives.search import index
from directives.units import find_district
from tests.factories import make_directive, make_issuer, make_province
from tests.test_admin import AdminTestCase


class IssuerAdminTestCase(AdminTestCase):
    def setUp(self):
        super().setUp()
        self.body = make_issuer("Thành ủy Nam Định", province=make_province("Nam Định"))

    def save(self, body: Issuer, **changed):
        form = self.client.get(reverse("admin:directives_issuer_change", args=[body.pk]))
        shown = form.context["adminform"].form.initial
        data = {name: "" if value is None else value for name, value in shown.items()} | changed
        with self.captureOnCommitCallbacks(execute=True):
            response = self.client.post(
                reverse("admin:directives_issuer_change", args=[body.pk]), data
            )
        self.assertEqual(response.status_code, 302)
        body.refresh_from_db()

    def merge(self, kept: Issuer, *others: Issuer):
        chosen = [kept.pk, *(each.pk for each in others)]
        with self.captureOnCommitCallbacks(execute=True):
            return self.client.post(
                reverse("admin:directives_issuer_changelist"),
                {"action": "merge_bodies", "_selected_action": chosen, "keep": kept.pk},
            )


class RenamingTests(IssuerAdminTestCase):
    def test_the_old_name_stays_as_another_name(self):
        self.save(self.body, name="Thành ủy thành phố Nam Định", other_names=" TU Nam Định \n\n")
        self.assertEqual(self.body.aliases, ["TU Nam Định", "Thành ủy Nam Định"])

    def test_a_name_that_comes_back_is_no_longer_another_name(self):
        self.save(self.body, name="Thành ủy thành phố Nam Định")
        self.save(self.body, name="Thành ủy Nam Định")
        self.assertEqual(self.body.aliases, ["Thành ủy thành phố Nam Định"])

    def test_another_spelling_of_the_name_is_no_other_name(self):
        self.save(self.body, name="Thành uỷ NAM ĐỊNH")
        self.assertEqual(self.body.aliases, [])

    def test_the_next_import_finds_the_same_record(self):
        read = Body(
            "Thành ủy Nam Định",
            "city",
            "party_committee",
            find_district("thành phố", "nam dinh", "Nam Định"),
        )
        self.assertEqual(ensure_bodies([read])[read], self.body)
        self.save(self.body, name="Đảng ủy thành phố Nam Định")
        self.assertEqual(ensure_bodies([read])[read], self.body)

    def test_the_next_import_finds_a_renamed_commune(self):
        unit = find_district("huyện", "nam truc", "Nam Định")
        read = Body("Ủy ban nhân dân xã Nam Tiến", "ward", "peoples_committee", unit)
        commune = ensure_bodies([read])[read]
        self.save(commune, name="Ủy ban nhân dân xã Nam Tiến cũ")
        self.assertEqual(ensure_bodies([read])[read], commune)

    def test_the_page_of_its_directive_shows_the_new_name_at_once(self):
        directive = make_directive(issuer=self.body)
        index.catch_up()
        before = self.client.get(directive.get_absolute_url())
        self.save(self.body, name="Đảng ủy thành phố Nam Định")
        old = directive.get_absolute_url()
        directive.refresh_from_db()
        self.assertIn("dang-uy-thanh-pho-nam-dinh", directive.slug)
        self.assertRedirects(self.client.get(old), directive.get_absolute_url(), status_code=301)
        after = self.client.get(directive.get_absolute_url())
        self.assertContains(after, "Đảng ủy thành phố Nam Định")
        self.assertNotEqual(after.headers["ETag"], before.headers["ETag"])
        self.assertEqual(index.verify(), [])

    def test_what_was_sent_to_it_or_issued_below_it_follows(self):
        addressed = make_directive(issuer=make_issuer("Tỉnh ủy Nam Định", level="province"))
        Recipient.objects.create(
            directive=addressed, position=1, section="kinh_gui", name="TU", body=self.body
        )
        told = make_directive(issuer=addressed.issuer)
        Addressee.objects.create(
            instruction=told.instructions.get(), position=1, name="TU", body=self.body
        )
        below = make_directive(issuer=make_issuer("Ban Dân vận Thành ủy", parent=self.body))
        self.assertEqual(merging.touched([self.body.pk]), {addressed.pk, told.pk, below.pk})

    def test_search_knows_the_new_name_of_a_superior_body(self):
        make_directive(issuer=make_issuer("Ban Dân vận", parent=self.body))
        index.catch_up()
        self.save(self.body, name="Đảng ủy thành phố Nam Định")
        self.assertEqual(index.verify(), [])


class MergingTests(IssuerAdminTestCase):
    def test_search_and_addresses_follow(self):
        other = make_issuer("Thành ủy TP Nam Định", province=self.body.province)
        directive = make_directive(issuer=other)
        index.catch_up()
        old = directive.get_absolute_url()
        self.merge(self.body, other)
        directive.refresh_from_db()
        self.assertRedirects(self.client.get(old), directive.get_absolute_url(), status_code=301)
        found = self.client.get(reverse("directive-list-json"), {"issuer": self.body.slug}).json()
        self.assertEqual(found["total"], 1)
        self.assertEqual(index.verify(), [])

    def test_directives_that_the_kept_body_already_had_are_found_by_the_added_name(self):
        make_directive(issuer=self.body)
        other = make_issuer("Đảng ủy đô thị Thiên Trường", province=self.body.province)
        index.catch_up()
        self.merge(self.body, other)
        self.assertEqual(index.verify(), [])

    def test_the_address_of_a_merged_body_is_remembered_through_several_merges(self):
        second, third = make_issuer("Thành ủy 2"), make_issuer("Thành ủy 3")
        self.merge(second, third)
        self.merge(self.body, second)
        self.assertEqual(merging.successor(third.slug), self.body)
        self.assertIsNone(merging.successor("khong-co"))
        make_directive(issuer=self.body)
        response = self.client.get(f"/issuers/{third.slug}/?page=2")
        self.assertRedirects(
            response,
            f"{self.body.get_absolute_url()}?page=2",
            status_code=301,
            fetch_redirect_response=False,
        )

    def test_a_body_merged_with_the_one_two_steps_above_does_not_stand_below_itself(self):
        middle = make_issuer("Ban Thường vụ", parent=make_issuer("Thành ủy khác"))
        Issuer.objects.filter(pk=self.body.pk).update(parent=middle)
        self.merge(self.body, middle.parent)
        middle.refresh_from_db()
        self.body.refresh_from_db()
        self.assertEqual((middle.parent, self.body.parent), (self.body, None))

    def test_who_may_only_look_cannot_merge(self):
        other = make_issuer("Thành ủy khác")
        viewer = User.objects.create_user("khach", is_staff=True)
        viewer.user_permissions.add(Permission.objects.get(codename="view_issuer"))
        self.client.force_login(viewer)
        self.merge(self.body, other)
        self.assertTrue(Issuer.objects.filter(pk=other.pk).exists())


class HistoryTests(IssuerAdminTestCase):
    def test_it_tells_who_changed_what_and_a_name_never_becomes_markup(self):
        self.save(self.body, name="Thành ủy <b>Nam Định</b>")
        address = reverse("admin:directives_issuer_history", args=[self.body.pk])
        response = self.client.get(address)
        self.assertContains(response, "<td>Thành ủy &lt;b&gt;Nam Định&lt;/b&gt;</td>")
        self.assertContains(response, "lan")
        self.assertNotContains(response, "style=")
        self.assertContains(self.client.get(f"/en{address}"), "Before")


class FormerStateTests(IssuerAdminTestCase):
    def test_a_former_state_can_be_read_and_not_sent_back(self):
        self.save(self.body, name="Đảng ủy thành phố Nam Định")
        version = self.body.history.first().pk
        address = f"/admin/directives/issuer/{self.body.pk}/history/{version}/"
        self.assertEqual(self.client.get(address).status_code, 200)
        data = {"name": "Khác", "level": "city", "kind": "party_committee", "other_names": ""}
        self.assertEqual(self.client.post(address, data).status_code, 403)
        self.body.refresh_from_db()
        self.assertEqual(self.body.name, "Đảng ủy thành phố Nam Định")
