"""Questions that many pages ask of the database, compiled once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from django.db import connections, models, router

# Numbers that stand for the arguments while a question is compiled; no row has them.
_FIRST = 7_770_000_001


class _Compiled(NamedTuple):
    sql: str
    parameters: tuple[Any, ...]
    compiler: Any
    converters: Any


class Prepared:
    """A question about rows with certain numbers, asked by `values_list`.

    Compiling one costs several times what a small answer costs. It is compiled for at most `most`
    numbers; a shorter list is filled up with its last.
    """

    def __init__(
        self,
        model: type[models.Model],
        ask: Callable[[list[int]], models.QuerySet[Any, Any]],
        *,
        most: int = 1,
    ) -> None:
        self._model = model
        self._ask = ask
        self._most = most
        self._compiled: dict[str, _Compiled] = {}

    def rows(self, numbers: Sequence[int]) -> list[Any]:
        """Return the rows for these numbers, as tuples in the order of the question."""
        found: list[Any] = []
        for start in range(0, len(numbers), self._most):
            found += self._rows(numbers[start : start + self._most])
        return found

    def _rows(self, numbers: Sequence[int]) -> list[Any]:
        alias = router.db_for_read(self._model)
        compiled = self._compiled.get(alias) or self._compile(alias)
        filled = [*numbers, *[numbers[-1]] * (self._most - len(numbers))]
        parameters = [
            filled[each - _FIRST] if isinstance(each, int) and each >= _FIRST else each
            for each in compiled.parameters
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
        made = _Compiled(sql, tuple(parameters), compiler, compiler.get_converters(columns))
        self._compiled[alias] = made
        return made
