"""What the environment may say, and what is said where it is wrong."""

import os
from unittest import mock

from django.core.exceptions import ImproperlyConfigured
from django.test import SimpleTestCase

from archive.environment import number, replicas


class ReplicasTests(SimpleTestCase):
    def read(self, value):
        with mock.patch.dict(os.environ, {"DATABASE_REPLICA_URLS": value}):
            return replicas("DATABASE_REPLICA_URLS")

    def test_each_address_is_a_database_of_its_own(self):
        found = self.read("postgres://a@one/archive, postgres://a@two:5433/archive")
        self.assertEqual([each["HOST"] for each in found.values()], ["one", "two"])
        self.assertEqual(list(found), ["replica-1", "replica-2"])

    def test_a_dead_server_is_not_waited_for_long(self):
        found = self.read("postgres://a@one/archive?application_name=x")["replica-1"]
        self.assertEqual(found["OPTIONS"], {"connect_timeout": 2, "application_name": "x"})

    def test_none_is_the_rule(self):
        self.assertEqual(self.read(""), {})

    def test_what_is_no_postgresql_address_is_refused(self):
        for value in ("sqlite:///x", "nonsense", "postgres://a@one/"):
            with self.subTest(value), self.assertRaises(ImproperlyConfigured):
                self.read(value)


class NumberTests(SimpleTestCase):
    def read(self, value):
        with mock.patch.dict(os.environ, {"PAGES_PER_SECOND": value}):
            return number("PAGES_PER_SECOND", 4)

    def test_a_number_or_its_default(self):
        self.assertEqual((self.read("0.5"), self.read("")), (0.5, 4.0))

    def test_what_is_no_amount_is_refused(self):
        for value in ("viele", "-1", "nan", "inf"):
            with self.subTest(value), self.assertRaises(ImproperlyConfigured):
                self.read(value)
