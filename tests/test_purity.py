"""Extraction, parsing and search text know nothing of Django, so they can be read and run alone."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
APP = ROOT / "directives"
PURE = [
    *sorted((APP / "extract").glob("*.py")),
    *sorted((APP / "parse").glob("*.py")),
    APP / "places.py",
    APP / "reading_child.py",
    *(
        APP / "search" / f"{name}.py"
        for name in ("text", "query", "highlight", "beginnings", "keystrokes", "wording")
    ),
]


def imported(path: Path) -> set[str]:
    """Return the absolute names of all modules that a file imports, wherever in the file."""
    package = path.relative_to(ROOT).with_suffix("").parts[:-1]
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join((*above, *filter(None, [node.module])))
            found.add(module)
            found.update(f"{module}.{alias.name}" for alias in node.names)
    return found


def reached(path: Path) -> dict[Path, set[str]]:
    """Return the project's files that a file needs, itself included, each with its imports."""
    found: dict[Path, set[str]] = {}
    waiting = [path]
    while waiting:
        at = waiting.pop()
        if at in found:
            continue
        found[at] = imported(at)
        for module in found[at]:
            stem = ROOT.joinpath(*module.split("."))
            waiting += [
                file for file in (stem.with_suffix(".py"), stem / "__init__.py") if file.is_file()
            ]
    return found


@pytest.mark.parametrize("path", PURE, ids=lambda path: str(path.relative_to(APP)))
def test_neither_it_nor_what_it_imports_needs_django(path: Path):
    for file, modules in reached(path).items():
        needing = {module for module in modules if module.split(".")[0] in ("django", "archive")}
        assert not needing, file


def test_the_check_would_see_an_import_of_django():
    needing = {
        module for modules in reached(APP / "models/documents.py").values() for module in modules
    }
    assert any(module.startswith("django.") for module in needing)
