"""Our search over the corpus: every document comes in by the door that all documents take."""

from collections.abc import Sequence

from django.core.management import call_command

from directives.arrivals import receive
from directives.ingest import take_in
from directives.models import Directive
from directives.search import index
from directives.search.query import parse_query
from directives.search.search import SearchPage, search
from tests.relevance.baselines import MOST
from tests.relevance.corpus import Paper


class Ours:
    """The archive's search as its pages ask it."""

    name = "ours"

    def __init__(self, papers: Sequence[Paper]) -> None:
        call_command("load_reference", verbosity=0)
        outcomes = take_in([receive(paper.content, paper.name) for paper in papers])
        self.keys = {
            each.directive.pk: paper.key
            for each, paper in zip(outcomes, papers, strict=True)
            if each.directive
        }
        # What has a problem waits for a curator, who here finds all in order.
        Directive.objects.update(status="published")
        index.catch_up()

    def ask(self, typed: str) -> list[str]:
        """Return the keys of what the first pages show."""
        return [self.keys[pk] for pk in self.found(typed).ids]

    def found(self, typed: str) -> SearchPage:
        """Return the whole answer."""
        return search(parse_query(typed), page_size=MOST)
