"""Which database answers: a replica that is far enough, else the primary."""

from types import SimpleNamespace
from unittest import mock

from django.db import OperationalError
from django.http import HttpResponse
from django.test import RequestFactory, SimpleTestCase

from archive import replicas
from archive.replicas import FIRST_REST, Replica, ReplicaMiddleware, ReplicaRouter


class Server:
    """Answers like a standby that has replayed up to a position, or not at all."""

    def __init__(self):
        self.reached, self.dead, self.asked = "0/5", False, 0

    def cursor(self):
        return self

    def __enter__(self):
        return self

    def __exit__(self, *error):
        return None

    def execute(self, statement, values):
        self.asked += 1
        if self.dead:
            raise OperationalError("gone")
        self.found = self.reached >= values[0]

    def fetchone(self):
        return (self.found,)

    def close(self):
        pass


class ReplicaTests(SimpleTestCase):
    def setUp(self):
        self.now = 100.0
        self.server = Server()
        self.enterContext(mock.patch.object(replicas, "connections", {"replica-1": self.server}))
        self.replica = Replica("replica-1", clock=lambda: self.now)

    def test_one_that_has_replayed_the_position_serves(self):
        self.assertTrue(self.replica.serves("0/5"))

    def test_it_is_asked_once_for_each_state_of_the_index(self):
        for _ in range(5):
            self.replica.serves("0/5")
        self.assertEqual(self.server.asked, 1)
        self.server.reached = "0/6"
        self.assertTrue(self.replica.serves("0/6"))
        self.assertEqual(self.server.asked, 2)

    def test_one_that_is_behind_is_left_out_for_a_moment(self):
        self.assertFalse(self.replica.serves("0/6"))
        self.server.reached = "0/6"
        self.assertFalse(self.replica.serves("0/6"))
        self.now += replicas.BEHIND_REST
        self.assertTrue(self.replica.serves("0/6"))

    def test_a_dead_one_is_asked_less_and_less_often_and_comes_back(self):
        self.server.dead = True
        with self.assertLogs("archive.replicas") as told:
            self.assertFalse(self.replica.serves("0/5"))
            self.now += FIRST_REST
            self.assertFalse(self.replica.serves("0/5"))
            self.now += FIRST_REST
            self.assertFalse(self.replica.serves("0/5"))
            self.assertEqual(self.server.asked, 2)
            self.server.dead = False
            self.now += FIRST_REST
            self.assertTrue(self.replica.serves("0/5"))
        self.assertIn("answers again", told.output[-1])


class ReplicaMiddlewareTests(SimpleTestCase):
    def setUp(self):
        self.servers = {"replica-1": Server(), "replica-2": Server()}
        self.enterContext(mock.patch.object(replicas, "connections", self.servers))
        self.position = self.enterContext(mock.patch.object(replicas, "position"))
        self.position.return_value = "0/5"
        with self.settings(DATABASE_REPLICAS=list(self.servers)):
            self.middleware = ReplicaMiddleware(self.view)
        self.read = []

    def view(self, request, **kwargs):
        self.read.append(ReplicaRouter().db_for_read(mock.Mock))
        return HttpResponse("read")

    def ask(self, path="/", method="get"):
        self.read.clear()
        self.middleware(getattr(RequestFactory(), method)(path))
        return self.read[0]

    def test_readers_are_spread_over_the_replicas(self):
        self.assertEqual({self.ask() for _ in range(4)}, {"replica-1", "replica-2"})
        self.assertEqual(replicas.chosen(), "default")

    def test_curators_and_writes_go_to_the_primary(self):
        self.assertEqual(self.ask("/admin/directives/"), "default")
        self.assertEqual(self.ask("/en/admin/"), "default")
        self.assertEqual(self.ask("/", "post"), "default")
        self.assertEqual(ReplicaRouter().db_for_write(mock.Mock), "default")

    def test_the_primary_stands_in_where_no_replica_is_far_enough(self):
        self.position.return_value = "0/6"
        self.assertEqual(self.ask(), "default")

    def test_without_a_known_position_the_primary_answers(self):
        self.position.return_value = ""
        self.assertEqual(self.ask(), "default")

    def test_a_page_whose_replica_dies_in_the_middle_comes_from_the_primary(self):
        request = RequestFactory().get("/")
        request.resolver_match = SimpleNamespace(func=self.view, args=(), kwargs={})

        def broken(request):
            self.assertNotEqual(replicas.chosen(), "default")
            with self.assertLogs("archive.replicas"):
                return self.middleware.process_exception(request, OperationalError("gone"))

        self.middleware.get_response = broken
        self.assertEqual(self.middleware(request).content, b"read")
        self.assertEqual(self.read, ["default"])

    def test_other_faults_are_not_hidden(self):
        self.assertIsNone(
            self.middleware.process_exception(RequestFactory().get("/"), ValueError("ours"))
        )

    def test_tables_are_made_on_the_primary_alone(self):
        self.assertTrue(ReplicaRouter().allow_migrate("default", "directives"))
        self.assertFalse(ReplicaRouter().allow_migrate("replica-1", "directives"))
