"""What a search could be built on instead, each as it comes, over the same texts.

An engine that asks for every word and finds nothing is asked again for any of them: more than it
does by itself.
"""

import sqlite3
from collections.abc import Sequence
from typing import Any, Protocol

import tantivy

from tests.relevance.corpus import Paper
from tests.relevance.measures import DEPTH

MOST = 4 * DEPTH  # unjudged documents are taken out afterwards


class Engine(Protocol):
    """What answers a typed text with keys of documents, the best first."""

    name: str

    def ask(self, typed: str) -> list[str]:
        """Return the keys of what is found."""


def words_of(typed: str) -> list[str]:
    """Return the words of a typed text as no engine's syntax can misread them."""
    return "".join(sign if sign.isalnum() else " " for sign in typed).split()


class Fts5:
    """SQLite's FTS5 with its default tokenizer and bm25."""

    name = "SQLite FTS5"

    def __init__(self, papers: Sequence[Paper]) -> None:
        self.database = sqlite3.connect(":memory:")
        self.database.execute("CREATE VIRTUAL TABLE texts USING fts5(key UNINDEXED, text)")
        rows = [(paper.key, paper.plain) for paper in papers]
        self.database.executemany("INSERT INTO texts VALUES (?, ?)", rows)

    def ask(self, typed: str) -> list[str]:
        """Return what holds all words, else what holds any."""
        quoted = [f'"{word}"' for word in words_of(typed)]
        found = self._ask(" ".join(quoted)) or self._ask(" OR ".join(quoted))
        return [key for (key,) in found]

    def _ask(self, match: str) -> list[tuple[str]]:
        query = f"SELECT key FROM texts WHERE texts MATCH ? ORDER BY bm25(texts) LIMIT {MOST}"
        return self.database.execute(query, (match,)).fetchall() if match else []


class Postgres:
    """PostgreSQL's text search: configuration `simple` behind `unaccent`, ts_rank."""

    name = "PostgreSQL"

    def __init__(self, papers: Sequence[Paper], address: str) -> None:
        import psycopg

        self.connection = psycopg.connect(address, autocommit=True)
        ask = self.connection.execute
        ask("CREATE EXTENSION IF NOT EXISTS unaccent")
        ask("CREATE TEMPORARY TABLE judged_texts (key text, words tsvector)")
        for paper in papers:
            ask(
                "INSERT INTO judged_texts VALUES (%s, to_tsvector('simple', unaccent(%s)))",
                (paper.key, paper.plain),
            )

    def ask(self, typed: str) -> list[str]:
        """Return what holds all words, else what holds any."""
        words = words_of(typed)
        return self._ask(" & ".join(words)) or self._ask(" | ".join(words))

    def _ask(self, match: str) -> list[str]:
        query = (
            "SELECT key FROM judged_texts, to_tsquery('simple', unaccent(%s)) asked"
            f" WHERE words @@ asked ORDER BY ts_rank(words, asked) DESC, key LIMIT {MOST}"
        )
        return [row[0] for row in self.connection.execute(query, (match,))] if match else []


class Tantivy:
    """The engine that ours is built on, with its default analyser and its own query parser."""

    name = "tantivy"

    def __init__(self, papers: Sequence[Paper]) -> None:
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("key", stored=True, tokenizer_name="raw")
        builder.add_text_field("text")
        self.index = tantivy.Index(builder.build())
        writer = self.index.writer(15_000_000, 1)
        for paper in papers:
            document = tantivy.Document()
            document.add_text("key", paper.key)
            document.add_text("text", paper.plain)
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        self.index.reload()

    def ask(self, typed: str) -> list[str]:
        """Return what holds any of the words, those with most and rarest first."""
        query: Any = self.index.parse_query(" ".join(words_of(typed)), ["text"])
        look = self.index.searcher()
        return [look.doc(place)["key"][0] for _, place in look.search(query, MOST).hits]
