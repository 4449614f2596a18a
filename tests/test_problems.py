"""Every code that the code uses has a sentence of its own."""

import ast
import re
from pathlib import Path

from django.conf import settings
from django.test import SimpleTestCase
from django.utils.translation import override

from directives.parse.structure import Problem, Severity
from directives.problem_sentences import SENTENCES
from directives.problems import Refused, describe, problem_data, problem_json

APP = Path(settings.BASE_DIR) / "directives"
CALLS = {"Problem", "_problem", "Unreadable", "NotADirective", "Refused", "Evidence", "Reading",
         "_no_date", "_report", "Place", "_continue"}  # fmt: skip
NAMES = {"reason", "code", "problem"}
CODE = re.compile(r"[a-z]+(?:_[a-z]+)+")


def codes_used() -> dict[str, str]:
    """Return each code that a module writes out, in a call or to a name, and the module."""
    modules = [*APP.glob("extract/*.py"), *APP.glob("parse/*.py"), *APP.glob("*.py")]
    return {
        code: str(path.relative_to(APP))
        for path in modules
        for node in ast.walk(ast.parse(path.read_text()))
        for code in codes_in(node)
    }


def codes_in(node: ast.AST) -> list[str]:
    """Return the codes that one call or assignment holds."""
    if isinstance(node, ast.Call):
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        values = [*node.args, *(each.value for each in node.keywords)] if name in CALLS else []
    elif isinstance(node, ast.Assign):
        pairs = zip(
            map(_parts, node.targets), [_parts(node.value)] * len(node.targets), strict=True
        )
        values = [
            value
            for names, parts in pairs
            for name, value in zip(names, parts, strict=False)
            if getattr(name, "id", "") in NAMES
        ]
    else:
        values = []
    return [text for value in values for text in _texts(value) if CODE.fullmatch(text)]


def _parts(node: ast.expr) -> list[ast.expr]:
    return node.elts if isinstance(node, ast.Tuple) else [node]


def _texts(node: ast.expr) -> list[str]:
    """Return the strings that the expression itself can have as its value."""
    if isinstance(node, ast.IfExp):
        return [*_texts(node.body), *_texts(node.orelse)]
    if isinstance(node, ast.BoolOp):
        return [text for value in node.values for text in _texts(value)]
    if isinstance(node, ast.Tuple):
        return [text for value in node.elts for text in _texts(value)]
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


# Parts of a directive, which stand beside the codes in calls.
PARTS = {"issuer_level", "issuer_kind", "issuer_name", "doc_type", "number_symbol"}


class DescribeTests(SimpleTestCase):
    def test_it_says_what_to_do_with_the_values_of_the_finding(self):
        problem = Problem(
            "number", "twin_exists", Severity.ERROR, None, {"url": "/x/", "number": "3-CV/TU"}
        )
        said = describe(problem)
        self.assertIn("/x/", said)
        self.assertIn("3-CV/TU", said)
        self.assertEqual(describe(problem_data(problem)), said)

    def test_every_code_in_use_has_a_sentence(self):
        used = codes_used()
        self.assertGreater(len(used), 50)
        missing = {
            code: where
            for code, where in used.items()
            if code not in SENTENCES and code not in PARTS
        }
        self.assertEqual(missing, {})

    def test_every_sentence_bears_missing_values(self):
        for code in SENTENCES:
            with self.subTest(code):
                self.assertTrue(describe({"code": code}))

    def test_an_unknown_code_is_told_as_it_is(self):
        self.assertIn("không-ai-biết", describe({"code": "không-ai-biết", "params": None}))

    def test_amounts_are_grouped_as_the_language_does_and_numbers_of_documents_are_not(self):
        amount = Refused("text_too_long", limit="30000000")
        self.assertIn("30.000.000 ký tự", describe(amount))
        with override("en"):
            self.assertIn("30,000,000", describe(amount))
        self.assertIn(" 12345 ", describe({"code": "twin_exists", "params": {"number": "12345"}}))
        for odd in ("²", "1-3, 5", "-1200", ""):
            self.assertIn(f"hơn {odd} ký", describe(Refused("text_too_long", limit=odd)))

    def test_a_percent_sign_in_a_value_does_no_harm(self):
        self.assertIn("100%s", describe(Refused("file_unreadable", reason="100%s")))

    def test_the_json_form_names_the_line(self):
        problem = Problem("instructions/2", "item_empty", Severity.WARNING, 14)
        data = problem_json(problem_data(problem))
        self.assertEqual((data["part"], data["severity"]), ("instructions/2", "warning"))
        self.assertIn("14", data["message"])

    def test_sentences_follow_the_active_language(self):
        with override("vi"):
            self.assertIn("đường dẫn", describe({"code": "file_missing"}))
