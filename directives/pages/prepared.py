"""Questions that many pages ask of the database, compiled once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, TypeVar

from django.db import connections, models, router

Row = TypeVar("Row", bound=models.Model)

# Numbers that stand for the arguments while a question is compiled; no row has them.
_FIRST = 7_770_000_001


class _Compiled(NamedTuple):
    sql: str
    parameters: tuple[tuple[int | None, Any], ...]  # the place of an argument, or a value
    compiler: Any
    converters: Any


class Prepared:
    """A question about rows with certain keys, asked by `values_list`.

    Compiling one costs several times what a small answer costs. It is compiled for at most `most`
    keys, numbers or words; a shorter list is filled up with its last.
    """

    def __init__(
        self,
        model: type[models.Model],
        ask: Callable[[list[Any]], models.QuerySet[Any, Any]],
        *,
        most: int = 1,
    ) -> None:
        self._model = model
        self._ask = ask
        self._most = most
        self._compiled: dict[str, _Compiled] = {}

    def rows(self, keys: Sequence[int | str]) -> list[Any]:
        """Return the rows for these keys, as tuples in the order of the question."""
        found: list[Any] = []
        for start in range(0, len(keys), self._most):
            found += self._rows(keys[start : start + self._most])
        return found

    def _rows(self, keys: Sequence[int | str]) -> list[Any]:
        alias = router.db_for_read(self._model)
        compiled = self._compiled.get(alias) or self._compile(alias)
        filled = [*keys, *[keys[-1]] * (self._most - len(keys))]
        parameters = [
            value if place is None else filled[place] for place, value in compiled.parameters
        ]
        with connections[alias].cursor() as cursor:
            cursor.execute(compiled.sql, parameters)
            rows = cursor.fetchall()
        if compiled.converters:
            return list(compiled.compiler.apply_converters(rows, compiled.converters))
        return list(rows)

    def _compile(self, alias: str) -> _Compiled:
        stand_ins = [_FIRST + n for n in range(self._most)]
        query = self._ask(stand_ins).using(alias).query
        compiler = query.get_compiler(using=alias)
        sql, parameters = compiler.as_sql()
        columns = [column for column, _sql, _alias in compiler.select]
        places = {str(key): place for place, key in enumerate(stand_ins)}
        made = _Compiled(
            sql,
            tuple((places.get(str(value)), value) for value in parameters),
            compiler,
            compiler.get_converters(columns),
        )
        self._compiled[alias] = made
        return made


def made(model: type[Row], names: Sequence[str], values: Sequence[Any]) -> Row:
    """Return the row of a model with these values of its columns, named in the order of its own."""
    return model.from_db(router.db_for_read(model), names, values)


def hold(row: models.Model, name: str, related: list[Any]) -> None:
    """Give a row its related ones for `held`: managers and querysets cost more than the rows."""
    row.__dict__.setdefault("_held", {})[name] = related


def held(row: models.Model, name: str) -> list[Any]:
    """Return the related ones that a row was given, or else those that the database has."""
    kept: list[Any] | None = row.__dict__.get("_held", {}).get(name)
    return list(getattr(row, name).all()) if kept is None else kept
