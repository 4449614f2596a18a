"""Every golden document is read as a careful archivist reads it.

One document is one test. The expected readings were written without a look at the parser; where
one fails, read the document again before touching either side.
"""

from pathlib import Path

import pytest

from directives.contract import directive_json
from directives.parse import NotADirective, parse
from tests.scoring import RIGHT, compare, golden_folders, read_expected, read_source

DOCUMENTS = Path(__file__).parents[2] / "fixtures" / "documents"
NOT_DIRECTIVES = DOCUMENTS / "not-directives"
DIRECTIVES = [folder for folder in golden_folders(DOCUMENTS) if folder.parent != NOT_DIRECTIVES]


def name(folder: Path) -> str:
    return folder.name


def test_the_collection_is_there():
    assert len(DIRECTIVES) >= 29
    assert len(golden_folders(NOT_DIRECTIVES)) >= 6


@pytest.mark.parametrize("folder", DIRECTIVES, ids=name)
def test_it_reads_the_document(folder: Path):
    got = directive_json(parse(read_source(folder)))
    differences = [
        str(found) for found in compare(read_expected(folder), got) if found.verdict != RIGHT
    ]
    if differences:
        pytest.fail(f"{folder.name}\n  " + "\n  ".join(differences), pytrace=False)


@pytest.mark.parametrize("folder", golden_folders(NOT_DIRECTIVES), ids=name)
def test_it_refuses_what_is_no_directive(folder: Path):
    assert read_expected(folder) == {"ok": False}
    with pytest.raises(NotADirective):
        parse(read_source(folder))
