"""Signing in, being locked out, and the command that makes curators."""

import io
from unittest import mock

from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import TestCase
from django.urls import reverse

PASSWORD = "mat-khau-rat-dai-2021"


def make_curator(name: str = "lan") -> User:
    """Return a curator's account, made by the command itself."""
    with mock.patch("sys.stdin", io.StringIO(f"{PASSWORD}\n")):
        call_command("make_curator", name, "--password-stdin", stdout=io.StringIO())
    return User.objects.get(username=name)


class MakeCuratorTests(TestCase):
    def test_it_makes_an_account_that_can_sign_in_and_review(self):
        make_curator("lan")
        response = self.client.post(
            reverse("admin:login"), {"username": "lan", "password": PASSWORD, "next": "/admin/"}
        )
        self.assertRedirects(response, "/admin/")
        user = User.objects.get(username="lan")
        self.assertTrue(user.has_perms(["directives.add_directive", "directives.change_directive"]))
        self.assertFalse(user.is_superuser)
        self.assertFalse(user.has_perm("auth.change_user"))

    def test_it_says_what_to_do_next(self):
        out = io.StringIO()
        with mock.patch("sys.stdin", io.StringIO(f"{PASSWORD}\n")):
            call_command("make_curator", "lan", "--password-stdin", stdout=out)
        self.assertIn("/admin/", out.getvalue())

    def test_it_refuses_a_weak_password_and_makes_nothing(self):
        with mock.patch("sys.stdin", io.StringIO("12345\n")), self.assertRaises(CommandError):
            call_command("make_curator", "lan", "--password-stdin")
        self.assertFalse(User.objects.exists())

    def test_it_refuses_a_name_that_cannot_be_one(self):
        with (
            mock.patch("sys.stdin", io.StringIO(f"{PASSWORD}\n")),
            self.assertRaises(CommandError),
        ):
            call_command("make_curator", "lan nguyễn!", "--password-stdin")

    def test_it_asks_twice_at_the_terminal_and_notices_a_slip(self):
        with (
            mock.patch("getpass.getpass", side_effect=[PASSWORD, "khac-hoan-toan"]),
            self.assertRaises(CommandError),
        ):
            call_command("make_curator", "lan")
        self.assertFalse(User.objects.exists())

    def test_it_gives_an_existing_account_a_new_password_and_lifts_the_lock(self):
        User.objects.create_user("lan", password="mat-khau-cu-2020")
        for _ in range(6):
            self.client.post(reverse("admin:login"), {"username": "lan", "password": "sai"})
        make_curator("lan")
        response = self.client.post(
            reverse("admin:login"), {"username": "lan", "password": PASSWORD, "next": "/admin/"}
        )
        self.assertEqual(response.status_code, 302)


class LockOutTests(TestCase):
    def setUp(self):
        make_curator("lan")

    def fail(self, times: int):
        for _ in range(times):
            response = self.client.post(
                reverse("admin:login"), {"username": "lan", "password": "sai"}
            )
        return response

    def test_four_wrong_passwords_are_forgiven(self):
        self.assertEqual(self.fail(4).status_code, 200)

    def test_the_fifth_wrong_password_locks_and_says_for_how_long(self):
        response = self.fail(5)
        self.assertContains(response, "Hãy đợi 15 phút", status_code=429)
        self.assertEqual(response.headers["Retry-After"], "900")
        self.assertIn("no-store", response.headers["Cache-Control"])

    def test_the_right_password_does_not_help_while_locked(self):
        self.fail(5)
        response = self.client.post(
            reverse("admin:login"), {"username": "lan", "password": PASSWORD}
        )
        self.assertEqual(response.status_code, 429)

    def test_another_account_is_not_locked(self):
        make_curator("minh")
        self.fail(5)
        response = self.client.post(
            reverse("admin:login"), {"username": "minh", "password": PASSWORD, "next": "/admin/"}
        )
        self.assertEqual(response.status_code, 302)

    def test_the_page_is_english_under_en(self):
        for _ in range(5):
            response = self.client.post("/en/admin/login/", {"username": "lan", "password": "sai"})
        self.assertEqual(response.status_code, 429)
        self.assertEqual(response.headers["Content-Language"], "en")
