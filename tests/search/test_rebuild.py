"""A rebuild beside searches and changes; nothing is missed, nothing left behind."""

import threading
from pathlib import Path
from unittest import mock

from django.conf import settings
from django.db import connection, connections, transaction
from django.test import TransactionTestCase

from directives.models import Directive, SearchNote
from directives.search import filling, generations, index
from directives.search.entries import Reading
from directives.search.query import parse_query
from directives.search.search import search
from tests.factories import make_directive


def found(typed=""):
    return sorted(search(parse_query(typed), page_size=1000).ids)


class RebuildTests(TransactionTestCase):
    def test_it_holds_all_that_is_published(self):
        rows = [make_directive() for _ in range(3)]
        make_directive(status="draft")
        self.assertEqual(index.rebuild(), 3)
        self.assertEqual(found(), [row.pk for row in rows])

    def test_it_reads_in_chunks_with_few_queries(self):
        kept, filling.CHUNK = filling.CHUNK, 2
        try:
            rows = [make_directive() for _ in range(5)]
            # Directives: three chunks of three queries and an empty one, their body once.
            # Instructions: three chunks of four and an empty one.
            # The horizon twice, the notes once; PostgreSQL's place in its log.
            asked = (3 * 3 + 1 + 1) + (3 * 4 + 1) + 2 + 1
            with self.assertNumQueries(asked + (connection.vendor == "postgresql")):
                index.rebuild()
            self.assertEqual(found(), [row.pk for row in rows])
        finally:
            filling.CHUNK = kept

    def test_it_leaves_nothing_behind(self):
        for _ in range(3):
            index.rebuild()
        homes = list(Path(settings.INDEX_DIR).glob("g-*"))
        self.assertLessEqual(len(homes), 2)
        self.assertIn(generations.current(), homes)

    def test_a_searcher_that_is_open_survives_it(self):
        make_directive()
        index.catch_up()
        look = index.searcher()
        for _ in range(3):
            index.rebuild()
        self.assertEqual(look.num_docs, 1)


class RebuildWhileSearchingTests(TransactionTestCase):
    def test_every_search_meanwhile_is_answered_in_full(self):
        rows = [make_directive(subject="Truy vết").pk for _ in range(30)]
        index.catch_up()
        answers, stop = [], threading.Event()

        def reader():
            while not stop.is_set():
                answers.append(found("truy vet"))

        thread = threading.Thread(target=reader)
        thread.start()
        try:
            for _ in range(5):
                index.rebuild()
        finally:
            stop.set()
            thread.join()
            connections.close_all()
        self.assertGreater(len(answers), 5)
        self.assertTrue(all(answer == rows for answer in answers))

    def test_changes_meanwhile_reach_the_new_index(self):
        first = make_directive(subject="Truy vết")
        index.catch_up()
        chunks = Reading.chunks
        late = []

        def and_a_change(reading, size):
            yield from chunks(reading, size)
            if late:
                return
            Directive.objects.filter(pk=first.pk).update(subject="Cách ly")
            with transaction.atomic():
                SearchNote.objects.mark([first.pk])
            late.append(make_directive(subject="Cách ly"))
            index.catch_up()

        with mock.patch.object(Reading, "chunks", and_a_change):
            index.rebuild()
        self.assertEqual(found("cach ly"), [first.pk, late[0].pk])
        self.assertEqual((found("truy vet"), index.verify()), ([], []))
