"""The synonyms cover what the reference lists, and the pure modules stay pure."""

import ast
import json
from pathlib import Path

import pytest
from django.conf import settings

from directives.search.asked import Word
from directives.search.query import parse_query
from directives.search.synonyms import ABBREVIATIONS, KIND_CODES, KIND_NAMES
from directives.search.text import tokens

REFERENCE = Path(settings.BASE_DIR) / "fixtures" / "reference"
PURE = (
    "text",
    "asked",
    "pieces",
    "query",
    "reading",
    "lexicon",
    "synonyms",
    "densest",
    "highlight",
    "laid",
    "codepage",
    "sayings",
    "glued",
    "dates",
)

# More than two readings, part of another entry, or a word of its own rather than an abbreviation.
LEFT_OUT = {
    *("BCH Trung ương", "Trung ương", "ĐU", "CB", "TT", "TTTU", "TTHU", "VP/TU", "VP Thành ủy"),
    *("ĐĐ", "CT UBND", "VPUBND", "VP UBND", "BCĐ PCD", "Tổ COVID-19 cộng đồng", "BQL các KCN"),
    *("CAT", "BP", "UB.MTTQ", "CĐ", "TĐTN"),
}


def test_every_abbreviation_of_the_bodies_is_known_or_left_out_on_purpose():
    listed = {
        abbreviation
        for body in json.loads((REFERENCE / "issuer_kinds.json").read_text())["issuers"]
        for abbreviation in body["abbr"]
    }
    known = {short for shorts in ABBREVIATIONS.values() for short in shorts}
    assert listed - known == LEFT_OUT


def test_every_kind_is_one_of_the_reference():
    types = json.loads((REFERENCE / "document_types.json").read_text())["types"]
    ids = {kind["id"]: kind["name"] for kind in types}
    assert {name: ids[slug] for name, slug in KIND_NAMES.items()} == {n: n for n in KIND_NAMES}
    assert set(filter(None, KIND_CODES.values())) <= set(ids)


@pytest.mark.parametrize("meaning", ABBREVIATIONS)
def test_each_way_leads_to_the_other(meaning):
    for short in ABBREVIATIONS[meaning]:
        assert meaning in [told for _, told in parse_query(short).expansions]
        found = parse_query(meaning).clauses[0].wordings
        words = list(dict.fromkeys(Word(token.exact, token.folded) for token in tokens(short)))
        assert words in [list(dict.fromkeys(wording.words)) for wording in found]


@pytest.mark.parametrize("module", PURE)
def test_a_pure_module_knows_nothing_of_django_or_the_engine(module):
    source = (Path(settings.BASE_DIR) / "directives" / "search" / f"{module}.py").read_text()
    imported = {
        name
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in (
            [node.module] if isinstance(node, ast.ImportFrom) else [a.name for a in node.names]
        )
    }
    ours = {f"directives.search.{name}" for name in PURE} | {"directives.search"}
    assert not [n for n in imported if n.split(".")[0] in ("django", "tantivy")]
    assert not [n for n in imported if n.startswith("directives") and n not in ours]
