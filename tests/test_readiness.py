"""What a balancer is told: whether this node should get readers."""

from unittest import mock

from django.db import DatabaseError
from django.test import TestCase

from directives.search import index
from directives.views import health
from tests.factories import make_directive


class ReadinessTests(TestCase):
    def setUp(self):
        health._stands_still = ("", 0.0)
        self.clock = self.enterContext(mock.patch.object(health.time, "monotonic"))
        self.clock.return_value = 1000.0

    def lines(self):
        answer = self.client.get("/readyz")
        return answer.status_code, answer.content.decode().splitlines()

    def test_a_node_that_is_up_to_date_gets_readers(self):
        index.catch_up()
        self.assertEqual(self.lines(), (200, ["database: ok", "migrations: ok", "index: ok"]))
        self.assertEqual(self.client.get("/readyz")["Cache-Control"], "no-store")

    def test_without_an_index_it_gets_none(self):
        self.assertEqual(
            self.lines(), (503, ["database: ok", "migrations: ok", "index: unavailable"])
        )

    def test_being_behind_for_a_moment_is_no_reason(self):
        index.catch_up()
        make_directive()
        self.assertEqual(self.lines()[0], 200)
        self.clock.return_value += 59
        self.assertEqual(self.lines()[0], 200)

    def test_standing_still_while_changes_wait_is_one(self):
        index.catch_up()
        make_directive()
        self.lines()
        self.clock.return_value += 61
        self.assertEqual(self.lines(), (503, ["database: ok", "migrations: ok", "index: 1 behind"]))
        index.catch_up()
        self.assertEqual(self.lines()[0], 200)

    def test_a_database_that_is_away_is_told(self):
        index.catch_up()
        with (
            mock.patch.object(health.Province.objects, "exists", side_effect=DatabaseError),
            self.assertLogs("directives.views.health"),
        ):
            status, lines = self.lines()
        self.assertEqual((status, lines[0]), (503, "database: unavailable"))

    def test_tables_of_another_version_are_told(self):
        index.catch_up()
        plan = mock.patch.object(
            health.MigrationExecutor, "migration_plan", return_value=[("x", False)]
        )
        with mock.patch.object(health, "_migrated", False), plan:
            self.assertEqual(self.lines()[1][1], "migrations: missing")
