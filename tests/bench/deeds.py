"""What the bench has done in a process of its own: an import, and its yardstick."""

import io
import json
import time
from collections.abc import Callable
from pathlib import Path

import tantivy
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction

from directives.models import (
    Addressee,
    Citation,
    Deadline,
    Directive,
    Instruction,
    Issuer,
    Recipient,
    SearchNote,
    SourceFile,
    SourcePage,
)

TABLES = (
    Issuer, Issuer.history.model, Directive, Directive.history.model, SourceFile, SourcePage,
    Instruction, Addressee, Deadline, Recipient, Citation, SearchNote,
)  # fmt: skip
HEAP = 60_000_000


def timed(deed: Callable[[str], Callable[[], None]], papers: str) -> None:
    """Print how many seconds a deed took, without what it needs beforehand."""
    ready = deed(papers)
    began = time.perf_counter()
    ready()
    print(json.dumps(time.perf_counter() - began))


def bring_in(papers: str) -> Callable[[], None]:
    """Return the import of all papers, index included."""
    return lambda: call_command("import_directives", papers, stdout=io.StringIO())


def write_and_index(_papers: str) -> Callable[[], None]:
    """Return the writing of the rows that an import made, and their indexing, without any of ours.

    The import's archive lies in the folder "from"; its rows are all loaded before.
    """
    home = Path(settings.DATA_DIR)
    rows = _rows_of(home / "from" / "archive.sqlite3")

    def write() -> None:
        with transaction.atomic():
            for model, found in rows.items():
                model.objects.bulk_create(found)
        _index(rows[Directive], home / "bare")

    return write


def _rows_of(database: Path) -> dict[type, list]:
    """Return all rows of another archive; afterwards the connection is on our own, empty."""
    own = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = str(database)
    rows = {model: list(model.objects.order_by("pk")) for model in TABLES}
    connection.close()
    connection.settings_dict["NAME"] = own
    for model in (Issuer, Issuer.history.model):  # central bodies are there from the beginning
        known = set(model.objects.values_list("pk", flat=True))
        rows[model] = [row for row in rows[model] if row.pk not in known]
    return rows


def _index(directives: list[Directive], home: Path) -> None:
    home.mkdir()
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("pk", indexed=True, fast=True)
    for name in ("number_symbol", "subject", "text"):
        builder.add_text_field(name)
    for name in ("issuer", "province", "kind", "month"):
        builder.add_text_field(name, tokenizer_name="raw", fast=True)
    writer = tantivy.Index(builder.build(), path=str(home)).writer(HEAP, 1)
    for each in directives:
        document = tantivy.Document()
        document.add_unsigned("pk", each.pk)
        document.add_text("number_symbol", each.number_symbol)
        document.add_text("subject", each.subject)
        document.add_text("text", each.text)
        document.add_text("issuer", str(each.issuer_id))
        document.add_text("province", str(each.province_id))
        document.add_text("kind", each.kind)
        document.add_text("month", str(each.issued_on)[:7])
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()
