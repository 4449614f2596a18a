"""The page of the search: its server's time beside the bare engine and a bare template."""

import hashlib
from collections.abc import Callable, Sequence
from itertools import islice
from statistics import median

from django.core.management import call_command
from django.template import Context, Engine
from django.test import Client

from directives.models import Directive, Instruction, Issuer, Province
from directives.pages import papers
from directives.pages.matches import rows_of
from directives.search import generations
from directives.search.entries import Entry
from directives.search.query import parse_query
from directives.search.text import fold
from tests.bench.asked import WORST, fresh
from tests.bench.corpus import entries
from tests.bench.told import line, milliseconds, p95, usual

ROUNDS = 41
BARE_PAGE = "{% for line in lines %}{{ line }}\n{% endfor %}"


def show_page(bare: Callable[[list[str]], int]) -> dict[str, float]:
    """Print what the page of the worst query costs, as nobody has asked for it before."""
    ids = fresh(WORST).ids
    _store(ids)
    client, address = Client(), "/directives/"
    page = client.get(address, {"q": WORST}, headers={"host": "127.0.0.1"})
    if page.status_code != 200 or page.content.count(b"<mark>") < len(ids):
        raise RuntimeError("The page does not show what was found.")
    lines = page.content.decode().split("\n")
    template = Engine().from_string(BARE_PAGE)
    base, own = [], []
    for _ in range(ROUNDS):
        _forget()
        own.append(milliseconds(lambda: client.get(address, {"q": WORST})))
        base.append(
            milliseconds(lambda: bare(WORST.split()))
            + milliseconds(lambda: template.render(Context({"lines": lines})))
        )
    line("bare engine and bare template", median(base), f"{len(page.content) / 1000:.0f} kB")
    share, slow = median(own) / median(base), p95(own) / p95(base)
    line("search page, nothing kept", median(own), f"{share:.2f} of it, wanted 1.5; p95 {slow:.2f}")
    _highlighting(ids)
    return {"search page": median(own)}


def _highlighting(ids: Sequence[int]) -> None:
    """Print what finding and marking the words of twenty directives costs, once they are read."""
    query = parse_query(WORST)
    read = usual(lambda: (_forget(), papers.papers(ids)))
    papers.papers(ids)
    marked = usual(lambda: rows_of(ids, query))
    line("fetching 20 hits", read, "ms")
    line("highlighting them", marked, f"{marked / read:.2f} of fetching, wanted 1")


def _forget() -> None:
    """Let every page be one that nobody asked for: the index says that it changed."""
    generations.follow(generations.current(), 0)
    generations.searcher()


def _store(ids: Sequence[int]) -> None:
    """Write the directives that were found; more rows would not change what twenty cost."""
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("load_reference", verbosity=0)
    Directive.objects.all().delete()
    for pk, entry in zip(ids, islice(entries(len(ids)), len(ids)), strict=True):
        _store_one(entry._replace(pk=pk))


def _store_one(entry: Entry) -> None:
    text, *parts = entry.said
    name, _province = entry.names
    province = Province.objects.get(slug=entry.facets[0])
    issuer, _new = Issuer.objects.get_or_create(
        name_key=fold(name),
        province=province,
        defaults={"name": name, "slug": entry.facets[1], "level": "province", "kind": "agency"},
    )
    number, _slash, symbol = entry.number_symbol.partition("/")
    Directive.objects.create(
        pk=entry.pk,
        public_id=f"{entry.pk:a>10}".translate(str.maketrans("0189", "wxyz")),
        slug=f"cong-van-{entry.pk}",
        status="published",
        kind=entry.facets[2],
        number=number,
        symbol=symbol,
        number_symbol=entry.number_symbol,
        issuer=issuer,
        province=province,
        issued_on=entry.issued_on,
        subject=entry.subject,
        text=text,
        text_digest=hashlib.sha256(f"{entry.pk} {text}".encode()).hexdigest(),
    )
    Instruction.objects.bulk_create(
        Instruction(
            directive_id=entry.pk, position=n, path=str(n), slug=str(n), marker=f"{n}.", text=part
        )
        for n, part in enumerate(parts, 1)
    )
