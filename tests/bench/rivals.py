"""What a search could be built on instead: the engine bare, SQLite's and PostgreSQL's own."""

import os
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Self

import tantivy
from tantivy import Occur, Query

from directives.search.entries import FACETS, Entry

HEAP = 60_000_000


class Bare:
    """The engine with its own analyser and nothing around it."""

    name = "bare tantivy"

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(exist_ok=True)
        builder = tantivy.SchemaBuilder()
        builder.add_unsigned_field("pk", indexed=True, fast=True)
        builder.add_text_field("text")
        for name in FACETS:
            builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
        self.schema = builder.build()
        self.index = tantivy.Index(self.schema, str(folder))

    def opened(self) -> Self:
        """Look at what was indexed last."""
        self.index.reload()
        self.look = self.index.searcher()
        return self

    def fill(self, entries: Iterable[Entry]) -> Self:
        """Index the texts on one thread, as the archive does."""
        writer = self.index.writer(HEAP, 1)
        for entry in entries:
            document = tantivy.Document()
            document.add_unsigned("pk", entry.pk)
            document.add_text("text", entry.said[0])
            for name, value in zip(FACETS, entry.facets, strict=True):
                if value:
                    document.add_text(name, value)
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        return self.opened()

    def ask(self, words: Sequence[str], *, side_by_side: bool = False) -> int:
        """Return how many hold all words, with the best twenty and all facets found on the way."""
        every = Query.boolean_query(
            [(Occur.Must, Query.term_query(self.schema, "text", word)) for word in words]
        )
        if side_by_side:
            every = Query.phrase_query(self.schema, "text", list(words))
        self.look.search(every, 20, count=False)
        wanted: dict[str, Any] = {n: {"terms": {"field": n, "size": 20_000}} for n in FACETS}
        total = {"total": {"value_count": {"field": "pk"}}}
        return int(self.look.aggregate(every, wanted | total)["total"]["value"])


class Fts5:
    """SQLite's own full-text search, as it comes."""

    name = "SQLite FTS5"

    def __init__(self, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        self.database = sqlite3.connect(folder / "fts.sqlite3")
        facets = ", ".join(FACETS)
        make = self.database.execute
        make("CREATE VIRTUAL TABLE IF NOT EXISTS texts USING fts5(text, content='')")
        make(f"CREATE TABLE IF NOT EXISTS facts (pk INTEGER PRIMARY KEY, {facets})")

    def held(self) -> int:
        """Return how many texts an earlier run has left."""
        return int(self.database.execute("SELECT count(*) FROM facts").fetchone()[0])

    def fill(self, entries: Iterable[Entry]) -> Self:
        """Index the texts."""
        for entry in entries:
            self.database.execute(
                "INSERT INTO texts (rowid, text) VALUES (?, ?)", (entry.pk, entry.said[0])
            )
            self.database.execute(
                "INSERT INTO facts VALUES (?, ?, ?, ?, ?, ?, ?)", (entry.pk, *entry.facets)
            )
        self.database.commit()
        return self

    def ask(self, words: Sequence[str]) -> int:
        """Return how many hold all words, with the best twenty and all facets found on the way."""
        match = (" ".join(f'"{word}"' for word in words),)
        ask = self.database.execute
        ask(
            "SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY bm25(texts) LIMIT 20", match
        ).fetchall()
        for name in FACETS:
            ask(
                f"SELECT {name}, count(*) FROM facts WHERE pk IN"
                f" (SELECT rowid FROM texts WHERE texts MATCH ?) GROUP BY {name}",
                match,
            ).fetchall()
        return int(ask("SELECT count(*) FROM texts WHERE texts MATCH ?", match).fetchone()[0])


class Postgres:
    """PostgreSQL's full-text search; only where BENCH_POSTGRES names a database to fill."""

    name = "PostgreSQL FTS"

    def __init__(self) -> None:
        import psycopg

        self.connection = psycopg.connect(os.environ["BENCH_POSTGRES"], autocommit=True)
        facets = ", ".join(f"{name} text" for name in FACETS)
        self.columns = f"(pk integer PRIMARY KEY, words tsvector, {facets})"
        self.connection.execute(f"CREATE TABLE IF NOT EXISTS bench_texts {self.columns}")

    def held(self) -> int:
        """Return how many texts an earlier run has left."""
        row = self.connection.execute("SELECT count(*) FROM bench_texts").fetchone()
        return int(row[0]) if row else 0

    def fill(self, entries: Iterable[Entry]) -> Self:
        """Index the texts."""
        self.connection.execute("DROP TABLE bench_texts")
        self.connection.execute(f"CREATE TABLE bench_texts {self.columns}")
        with self.connection.cursor() as cursor, self.connection.transaction():
            cursor.executemany(
                "INSERT INTO bench_texts VALUES"
                " (%s, to_tsvector('simple', %s), %s, %s, %s, %s, %s, %s)",
                ((entry.pk, entry.said[0], *entry.facets) for entry in entries),
            )
        self.connection.execute("CREATE INDEX ON bench_texts USING gin (words)")
        self.connection.execute("VACUUM ANALYZE bench_texts")
        return self

    def ask(self, words: Sequence[str]) -> int:
        """Return how many hold all words, with the best twenty and all facets found on the way."""
        match = (" ".join(words),)
        ask = self.connection.execute
        where = "FROM bench_texts, plainto_tsquery('simple', %s) q WHERE words @@ q"
        ask(f"SELECT pk {where} ORDER BY ts_rank(words, q) DESC LIMIT 20", match).fetchall()
        for name in FACETS:
            ask(f"SELECT {name}, count(*) {where} GROUP BY {name}", match).fetchall()
        row = ask(f"SELECT count(*) {where}", match).fetchone()
        return int(row[0]) if row else 0
