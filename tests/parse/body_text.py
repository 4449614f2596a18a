"""What the tests of the body share: a text in, what was read out."""

from directives.parse.instructions import read_instructions
from directives.parse.lines import Passage, paragraphs, read_lines


def passages(text: str) -> list[Passage]:
    return paragraphs(read_lines(text))


def items(text: str) -> dict[str, str]:
    """Path and text of each item of a body."""
    return {item.path: item.text for item in read_instructions(passages(text))[1]}


def paths(text: str) -> list[str]:
    return list(items(text))


def codes(text: str) -> list[tuple[str, str]]:
    return [(problem.code, problem.part) for problem in read_instructions(passages(text))[3]]
