"""What extraction yields, and how it refuses."""

from __future__ import annotations

from dataclasses import dataclass

from directives.parse.structure import Problem


class Unreadable(Exception):
    """The file holds no text that can be taken out; `code` and `params` say why."""

    def __init__(self, code: str, **params: str) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


@dataclass(frozen=True, slots=True)
class Extracted:
    """The text of a file, with "\\n" for every line end and nothing else changed."""

    text: str
    media_type: str
    problems: tuple[Problem, ...] = ()
