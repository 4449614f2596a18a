"""Rows by the thousand: their values go to the database without an object for each.

`bulk_create` asks every field of every object how its value is stored, which takes several times
as long as storing it. Call these inside the transaction of the verb that writes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Any

from django.db import connection
from django.db.models import (
    CharField,
    DateTimeField,
    Field,
    ForeignKey,
    IntegerField,
    Model,
    TextField,
)
from django.utils import timezone

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


def create(records: Sequence[Model]) -> None:
    """Store new objects of one model, each with a key; what they point to is stored already."""
    if not records:
        return
    model, now = type(records[0]), timezone.now()
    fields = model._meta.concrete_fields
    stamped = [
        field.attname
        for field in fields
        if isinstance(field, DateTimeField) and (field.auto_now or field.auto_now_add)
    ]
    for record, key in zip(records, new_keys(model, len(records)), strict=True):
        record.pk = key
        for name in stamped:
            setattr(record, name, now)
        record._state.adding = False
        record._state.db = connection.alias
    values = attrgetter(*(field.attname for field in fields))
    insert(model, [field.name for field in fields], list(map(values, records)))


def record_creation(records: Sequence[Any], reason: str | None) -> None:
    """Store the first record in the history of each of these new objects of one model."""
    if not records:
        return
    kept = type(records[0]).history.model
    who = kept.get_default_history_user(records[0])
    told = (timezone.now(), "+", reason, who.pk if who else None)
    names = ("history_date", "history_type", "history_change_reason", "history_user")
    values = attrgetter(*(field.attname for field in kept.tracked_fields))
    columns = [*names, *(field.name for field in kept.tracked_fields)]
    insert(kept, columns, [(*told, *values(record)) for record in records])


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
