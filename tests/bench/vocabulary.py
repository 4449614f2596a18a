"""The words that measuring uses: those of the seeds."""

import re
from collections import Counter
from pathlib import Path

from directives.search.text import tokens

SEEDS = Path(__file__).parents[2] / "fixtures" / "seeds"


def sentences() -> list[str]:
    """Return every sentence of the seeds' longer lines, in order."""
    lines = [line for path in sorted(SEEDS.glob("*.txt")) for line in path.read_text().splitlines()]
    return [
        s for line in lines if len(line) > 120 for s in re.split(r"(?<=[.;]) ", line) if len(s) > 40
    ]


def frequent_words(count: int) -> list[str]:
    """Return so many words, those in most sentences first: nearly every directive has them."""
    words = (word for s in sentences() for word in {token.exact for token in tokens(s)})
    return [word for word, _ in Counter(sorted(words)).most_common(count) if word.isalpha()]
