"""Asking: what each kind of question costs, beside the bare engine."""

from itertools import islice
from statistics import median

from directives.search import completion, index
from directives.search import search as module
from directives.search.beginnings import Typed, beginning, named, read_typed
from directives.search.filters import Filters
from directives.search.query import parse_query
from directives.search.search import SearchPage, search
from directives.search.text import tokens
from tests.bench.corpus import bodies, entries
from tests.bench.rivals import Bare
from tests.bench.told import line, milliseconds, p95, usual

WORST = "phòng chống dịch covid"
PHRASE = "phòng chống dịch"
QUESTIONS = {
    "typed without accents": "phong chong dich covid",
    "words that often stand together": "phòng chống dịch bệnh tại cơ sở y tế",
    "an abbreviation": "UBND tỉnh",
    "a quoted phrase": f'"{PHRASE}"',
    "a quoted phrase, no accents": '"phong chong dich"',
}
TYPED = ("1", "43", "16/ct", "sở y t", "phong chong d", "uy ban nhan dan q")
ROUNDS = 41
PAGES = (1, 50, 1000)


def ask_all(size: int, bare: Bare) -> dict[str, float]:
    """Print what each kind of question costs; return the medians in milliseconds."""
    found = _worst(bare)
    first = found["the worst query"]
    kept = usual(lambda: [search(parse_query(WORST)) for _ in range(100)]) / 100
    line("asked again", kept, f"{first / kept:.0f} x faster, wanted 20")
    found["bare: a phrase"] = usual(lambda: bare.ask(PHRASE.split(), side_by_side=True))
    line("bare: a phrase", found["bare: a phrase"], "ms")
    for name, typed in (QUESTIONS | _rare(size)).items():
        found[name] = usual(lambda typed=typed: fresh(typed))
        line(name, found[name], f"{fresh(typed).total:,} found")
    province = fresh(WORST).facets["province"]
    most = max(province, key=lambda slug: province[slug])
    found["in the largest province"] = usual(lambda: fresh(WORST, Filters(province=(most,))))
    line("in the largest province", found["in the largest province"], f"{province[most]:,} found")
    for page in PAGES:
        took = usual(lambda page=page: fresh(WORST, page=page))
        found[f"page {page}"] = took
        line(f"page {page}", took, f"{took / found['page 1']:.2f} of page 1, wanted 3")
    return found


def type_all() -> dict[str, float]:
    """Print what suggestions cost without the rows that they name, where nothing is kept."""
    names = [named(f"{body.name} {body.province}", body.slug, 1) for body in bodies()]
    since = completion.recent_since(fresh("").facets["month"])
    look = index.searcher()
    found: dict[str, float] = {}
    for words in TYPED:
        typed = read_typed(words)

        def ask(typed: Typed | None = typed) -> None:
            completion.numbers(look, typed, 5)
            completion.subjects(look, typed, since)
            beginning(names, typed, 5)

        found[f"typed so far: {words}"] = took = usual(ask)
        line(f"typed so far: {words}", took, "wanted 30")
    return found


def fresh(typed: str, filters: Filters = Filters(), page: int = 1) -> SearchPage:  # noqa: B008
    """Return an answer that is not kept from before."""
    module._answer.cache_clear()
    module._whole.cache_clear()
    return search(parse_query(typed), filters, page=page)


def _worst(bare: Bare) -> dict[str, float]:
    """Ask both in turns what nearly every directive answers."""
    theirs, own = [], []
    for _ in range(ROUNDS):
        theirs.append(milliseconds(lambda: bare.ask(WORST.split())))
        own.append(milliseconds(lambda: fresh(WORST)))
    base, first = median(theirs), median(own)
    line("bare: top 20, total, facets", base, f"95 of 100 below {p95(theirs):.2f}")
    share, slow = first / base, p95(own) / p95(theirs)
    line(
        "ours: the same query", first, f"{share:.2f} of bare, wanted 1.5; p95 {slow:.2f}, wanted 3"
    )
    return {"bare tantivy": base, "the worst query": first}


def _rare(size: int) -> dict[str, str]:
    """Return questions that few directives answer, and the one that asks nothing."""
    texts = list(islice(entries(size), 1000))
    look = index.searcher()
    words = (token for entry in texts[:50] for token in tokens(entry.said[0]))
    words = {word for word in words if word.folded.isalpha()}
    rare = min(words, key=lambda word: (look.doc_freq("all", word.folded), word))
    return {
        "a document's number": texts[500].number_symbol,
        "a rare word": rare.exact,
        "a rare and a common word": f"{rare.exact} dịch",
        "no words: the newest": "",
    }
