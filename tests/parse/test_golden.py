"""Every golden document is read as a careful archivist reads it.

One document is one test. The expected readings were written without a look at the parser; where
one fails, read the document again before touching either side.
"""

import re
from pathlib import Path

import pytest

from directives.contract import directive_json
from directives.parse import NotADirective, parse
from tests.scoring import RIGHT, compare, golden_folders, plain, read_expected, read_source

DOCUMENTS = Path(__file__).parents[2] / "fixtures" / "documents"
NOT_DIRECTIVES = DOCUMENTS / "not-directives"
DIRECTIVES = [folder for folder in golden_folders(DOCUMENTS) if folder.parent != NOT_DIRECTIVES]


def name(folder: Path) -> str:
    return folder.name


def test_the_collection_is_there():
    assert len(DIRECTIVES) >= 45
    assert len(golden_folders(NOT_DIRECTIVES)) >= 7


def printed(text: str) -> str:
    """Return the text as it is quoted: without emphasis marks, broken lines joined."""
    return plain(re.sub(r"-\n\s*(?=\d)", "-", text.replace("*", "")))


@pytest.mark.parametrize("folder", DIRECTIVES, ids=name)
def test_the_expected_reading_quotes_its_document(folder: Path):
    expected, text = read_expected(folder), printed(read_source(folder))
    quoted = [entry["name"] for entry in expected["recipients"]]
    for item in expected["instructions"]:
        quoted += [item["first_words"], *item.get("addressees", [])]
    quoted += [expected["preamble_first_words"], expected["closing_first_words"]]
    quoted += [expected["subject"], expected["signatory"]["name"]]
    assert [words for words in quoted if words and plain(words) not in text] == []


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
