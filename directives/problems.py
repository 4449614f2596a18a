"""Every finding in the words of the reader's language: what it is and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from django.utils.translation import gettext as _

from directives.pages.labels import number_label
from directives.parse.structure import Problem
from directives.problem_sentences import SENTENCES

AMOUNTS = frozenset(("count", "limit", "megabytes", "pages", "read", "seconds"))


class Coded(Protocol):
    """What has a code and parameters: a problem of a reading, or a refusal."""

    @property
    def code(self) -> str:
        """Name the sentence."""

    @property
    def params(self) -> Mapping[str, Any]:
        """Hold what the sentence speaks of."""


class Refused(Exception):
    """Something that is not taken in, with the code of the sentence that says why."""

    def __init__(self, code: str, **params: str) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


def describe(problem: Coded | Problem | Mapping[str, Any]) -> str:
    """Return what a problem, a stored problem or a refusal says, in the active language.

    >>> describe({"code": "twin_exists", "params": {"number": "353-CV/TU", "url": "/…"}})
    'Kho đã có văn bản số 353-CV/TU ...'
    """
    if isinstance(problem, Mapping):
        code, params = str(problem.get("code", "")), problem.get("params") or {}
    else:
        code, params = problem.code, problem.params
    sentence = SENTENCES.get(code)
    if sentence is None:
        return _("Cần người xem lại (mã “%(code)s”).") % {"code": code}
    return str(sentence) % _Params(params)


def problem_data(problem: Problem) -> dict[str, Any]:
    """Return a problem as it is stored with its directive."""
    return {
        "part": problem.part,
        "code": problem.code,
        "severity": str(problem.severity),
        "line": problem.line,
        "params": {name: str(value) for name, value in problem.params.items()},
    }


def problem_json(problem: Mapping[str, Any]) -> dict[str, str]:
    """Return a stored problem under the keys of the commands' contract."""
    message = describe(problem)
    if line := problem.get("line"):
        message = _("%(message)s (Dòng %(line)d.)") % {"message": message, "line": line}
    return {"part": problem["part"], "message": message, "severity": problem["severity"]}


class _Params(dict[str, str]):
    """The values of a sentence; one that is missing leaves a gap instead of an error."""

    def __init__(self, params: Mapping[str, Any]) -> None:
        super().__init__({name: _shown(name, str(value)) for name, value in params.items()})

    def __missing__(self, name: str) -> str:
        return "…"


def _shown(name: str, value: str) -> str:
    """Return an amount with its thousands set apart as the active language does."""
    is_amount = name in AMOUNTS and value.isascii() and value.isdecimal()
    return number_label(int(value)) if is_amount else value
