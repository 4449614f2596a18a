"""What is looked for before an expression is tried must stand wherever the expression matches."""

from django.test import SimpleTestCase

from directives.parse import assessment, mentions
from directives.parse import deadline_patterns as times
from directives.parse import document_numbers as numbers
from directives.parse import order_patterns as orders
from directives.parse.lines import read_lines
from directives.parse.marks import plain
from tests.site import ROOT


def lines() -> list[str]:
    """Return the lines of all documents, each as the grammar sees it, and in capitals."""
    texts = [
        path.read_text(encoding="utf-8")
        for path in (ROOT / "fixtures" / "documents").glob("*/source.txt")
    ]
    printed = [plain(line.text) for text in texts for line in read_lines(text)]
    return [*printed, *map(str.upper, printed)]


class QuickLookTests(SimpleTestCase):
    def test_words(self):
        seen = 0
        for expression, words in (
            (orders.SPEAKS, orders.SPEAKING),
            (orders.TO_CARRY_OUT, orders.CARRYING_OUT),
            (assessment.PRAISE, assessment.PRAISING),
        ):
            for line in lines():
                if expression.search(line):
                    seen += 1
                    look = line if expression is not assessment.PRAISE else line.lower()
                    self.assertTrue(any(word in look for word in words), line)
        self.assertGreater(seen, 100)

    def test_leads_of_times(self):
        for line in lines():
            begins = {found.start() for found in times.MAY_LEAD.finditer(line)}
            leads = {found.start() for found in times.LEAD.finditer(line)}
            self.assertLessEqual(leads, begins, line)

    def test_numbers(self):
        for line in lines():
            if numbers.STATE.search(line) or numbers.PARTY.search(line):
                self.assertRegex(line, mentions.MAY_BE_NUMBERED)
