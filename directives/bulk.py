"""Rows by the thousand: their values go to the database without an object for each.

`bulk_create` asks every field of every object how its value is stored, which takes several times
as long as storing it. Call these inside the transaction of the verb that writes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import connection
from django.db.models import CharField, Field, ForeignKey, IntegerField, Model, TextField

STORED_AS_THEY_ARE = (CharField, TextField, IntegerField, ForeignKey)  # automatic keys among them


def new_keys(model: type[Model], count: int) -> Iterator[int]:
    """Return so many keys that no row of the table has or will be given by others."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            sequence = (
                "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)"
            )
            cursor.execute(sequence, [table, count])
            return iter([key for (key,) in cursor.fetchall()])
        # Whoever holds SQLite's one lock for writing is alone with the table.
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        (last,) = cursor.fetchone() or (0,)
        return iter(range(last + 1, last + 1 + count))


def insert(model: type[Model], columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Store rows of values in the order of the columns; other columns get their default."""
    if not rows:
        return
    given = [_field(model, name) for name in columns]
    others = [
        field
        for field in model._meta.concrete_fields
        if field not in given and not field.primary_key
    ]
    defaults = tuple(field.get_db_prep_save(field.get_default(), connection) for field in others)
    quoted = ", ".join(connection.ops.quote_name(str(field.column)) for field in (*given, *others))
    places = ", ".join(["%s"] * (len(given) + len(others)))
    table = connection.ops.quote_name(model._meta.db_table)
    statement = f"INSERT INTO {table} ({quoted}) VALUES ({places})"  # noqa: S608 - all names are of our models
    stored = _prepared(given, rows)
    if defaults:
        stored = [(*row, *defaults) for row in stored]
    with connection.cursor() as cursor:
        cursor.executemany(statement, stored)


def _field(model: type[Model], name: str) -> Field[Any, Any]:
    field = model._meta.get_field(name)
    if not isinstance(field, Field):
        raise TypeError(name)
    return field


def _prepared(
    fields: Sequence[Field[Any, Any]], rows: Sequence[Sequence[Any]]
) -> Sequence[Sequence[Any]]:
    """Return the rows with the values of such fields prepared as the database does not take."""
    odd = {i: field for i, field in enumerate(fields) if not isinstance(field, STORED_AS_THEY_ARE)}
    if not odd:
        return rows
    prepared = []
    for row in rows:
        values = list(row)
        for i, field in odd.items():
            values[i] = field.get_db_prep_save(values[i], connection)
        prepared.append(values)
    return prepared
