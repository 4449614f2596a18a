"""Which parts of a text a query means: (segment, is_match) pairs that add up to the text.

Works on the text as it is, by expressions in which every letter stands for all its accented
forms; what they find is then compared by the same keys as in the index. Pure.
"""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from directives.search.query import SearchQuery, Wording
from directives.search.text import (
    INSIDE_MARKS,
    NUMBER_ENDS,
    TONES,
    WORD_BEGAN,
    WORD_ENDS,
    Token,
    is_composed,
    tokens,
)

Segments = list[tuple[str, bool]]

GAP = " … "
MAX_MARKS = 2_000


@dataclass(frozen=True, slots=True)
class _Match:
    start: int
    end: int
    clause: int
    weight: float


def highlight(text: str, query: SearchQuery) -> Segments:
    """Return the whole text in segments, those that the query means marked.

    >>> from directives.search.query import parse_query
    >>> highlight("Truy vết thần tốc", parse_query("vet"))
    [('Truy ', False), ('vết', True), (' thần tốc', False)]
    """
    return _segments(text, _merged(_matches(text, query)), 0, len(text))


def excerpt(text: str, query: SearchQuery, width: int) -> Segments:
    """Return about `width` characters around the densest match, cut between words.

    Where text was left out stands an unmatched " … ".
    """
    found = _matches(text, query)
    start, end = _window(text, found, width)
    gap_before = [(GAP, False)] if start else []
    gap_after = [(GAP, False)] if end < len(text) else []
    return [*gap_before, *_segments(text, _merged(found), start, end), *gap_after]


def match_strength(text: str, query: SearchQuery) -> float:
    """Return how well a text answers: 0 when nothing matches, most for what was asked as typed.

    Different words count far more than the same word again, a phrase more than its words.
    """
    best: dict[int, float] = {}
    found = _matches(text, query)
    for match in found:
        best[match.clause] = max(best.get(match.clause, 0.0), match.weight)
    near = sum(
        one.clause != other.clause and 0 < other.start - one.end <= 3
        for one, other in pairwise(found)
    )
    return sum(best.values()) + 0.2 * min(near, 5) + 0.01 * min(len(found), 20)


def _matches(text: str, query: SearchQuery) -> list[_Match]:
    """Return what the query means in the text, in order; accented words only as accented."""
    found: list[_Match] = []
    for pattern, wanted in _patterns(query, is_composed(text)):
        for hit in pattern.finditer(text):
            words = _keys(hit.group())
            for clause, entry in wanted.get(tuple(word.folded for word in words), ()):
                if _agrees(words, entry):
                    weight = float(len(words)) + 0.5 * any(w.accented for w in entry.words)
                    found.append(_Match(hit.start(), hit.end(), clause, weight))
                    break
            if len(found) >= MAX_MARKS:
                break
    return sorted(found, key=lambda match: (match.start, -match.end))


@lru_cache(maxsize=4096)
def _keys(found: str) -> tuple[Token, ...]:
    return tuple(tokens(found))


def _agrees(words: tuple[Token, ...], entry: Wording) -> bool:
    return all(
        word.exact == wanted.exact or not (wanted.accented or entry.strict)
        for word, wanted in zip(words, entry.words, strict=True)
    )


_Wanted = dict[tuple[str, ...], list[tuple[int, Wording]]]


@lru_cache(maxsize=256)
def _patterns(query: SearchQuery, composed: bool) -> tuple[tuple[re.Pattern[str], _Wanted], ...]:
    """Return one expression for all single words, and one for each run of words."""
    wanted: _Wanted = {}
    for number, clause in enumerate(query.clauses):
        for entry in _parts(clause.wordings):
            key = tuple(word.folded for word in entry.words)
            wanted.setdefault(key, []).append((number, entry))
    singles: _Wanted = {key: pairs for key, pairs in wanted.items() if len(key) == 1}
    runs: _Wanted = {key: pairs for key, pairs in wanted.items() if len(key) > 1}
    patterns = [(_expression([key], composed), {key: pairs}) for key, pairs in runs.items()]
    if singles:
        patterns.append((_expression(singles, composed), singles))
    return tuple(patterns)


def _parts(wordings: tuple[Wording, ...]) -> Iterator[Wording]:
    """Yield the wordings to look for; words that may stand anywhere are looked for one by one."""
    for entry in wordings:
        yield entry
        if not entry.adjacent and len(entry.words) > 1:
            yield from (Wording((word,), strict=entry.strict) for word in entry.words)


def _expression(keys: Iterable[tuple[str, ...]], composed: bool) -> re.Pattern[str]:
    """Return one expression for several runs of words.

    The first letters stand before all else, as one class: the engine leaps from one such letter
    to the next. What this finds too much is sorted out by the keys of the words.
    """
    firsts = "".join(dict.fromkeys("".join(_forms_of(key[0][0]) for key in keys)))
    rests = sorted({_rest(key, composed) for key in keys}, key=len, reverse=True)
    together = "|".join(rests)
    return re.compile(f"[{firsts}]{WORD_BEGAN}(?:{together}){WORD_ENDS}", re.DOTALL)


def _rest(key: tuple[str, ...], composed: bool) -> str:
    spelled = [_spelled(word, composed) for word in key]
    first_letter = _class(key[0][0])
    return r"[\W_]+".join([spelled[0].removeprefix(first_letter), *spelled[1:]])


def _spelled(folded: str, composed: bool) -> str:
    """Return an expression for every accented, decomposed or grouped spelling of a word."""
    if folded.isdigit():
        groups = re.findall(r"\d{1,3}(?=(?:\d{3})*$)", folded)
        parts = [_class(digit) for digit in groups[0]]
        return "".join(parts) + "".join(rf"\.?{group}" for group in groups[1:]) + NUMBER_ENDS
    between = "" if composed else INSIDE_MARKS
    return "".join(_class(letter) + between for letter in folded)


def _class(letter: str) -> str:
    return f"[{_forms_of(letter)}]"


def _forms_of(letter: str) -> str:
    return _forms().get(letter) or re.escape(letter)


@cache
def _forms() -> dict[str, str]:
    """Return every Vietnamese letter's forms by its plain letter: a -> aAàÀáÁ…"""
    forms = {letter: letter + letter.upper() for letter in string.ascii_lowercase}
    for base in "aăâeêioôơuưy":
        plain = unicodedata.normalize("NFD", base)[0]
        for tone in ("", *TONES):
            letter = unicodedata.normalize("NFC", base + tone)
            if letter != plain:
                forms[plain] += letter + letter.upper()
    forms["d"] += "đĐðÐɖƉ"
    return forms


def _merged(found: list[_Match]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for match in found:
        if spans and match.start < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], match.end))
        else:
            spans.append((match.start, match.end))
    return spans


def _segments(text: str, spans: list[tuple[int, int]], start: int, end: int) -> Segments:
    segments: Segments = []
    at = start
    for first, last in spans:
        if first < start or last > end:
            continue
        if first > at:
            segments.append((text[at:first], False))
        segments.append((text[first:last], True))
        at = last
    if at < end or not segments:
        segments.append((text[at:end], False))
    return segments


def _window(text: str, found: list[_Match], width: int) -> tuple[int, int]:
    """Return where to cut: the stretch with the most different clauses, a little lead before."""
    if len(text) <= width:
        return 0, len(text)
    best, best_score = (0, 0), -1.0
    for at, first in enumerate(found):
        inside: dict[int, float] = {}
        last = first.end
        for match in found[at:]:
            if match.end - first.start > width * 0.8:
                break
            inside[match.clause] = max(inside.get(match.clause, 0.0), match.weight)
            last = max(last, match.end)
        score = sum(inside.values()) - (last - first.start) / (width * 10)
        if score > best_score:
            best, best_score = (first.start, last), score
    middle_spare = max(0, width - (best[1] - best[0])) // 3
    start = max(0, min(best[0] - middle_spare, len(text) - width))
    end = min(len(text), max(start + width, best[1]))
    return _word_start(text, start, best[0]), _word_end(text, end, best[1])


def _word_start(text: str, at: int, latest: int) -> int:
    if at == 0 or text[at - 1].isspace():
        return at
    found = re.compile(r"\s+").search(text, at, max(at, latest))
    return found.end() if found else latest


def _word_end(text: str, at: int, earliest: int) -> int:
    if at >= len(text) or text[at].isspace():
        return at
    cut = max(text.rfind(blank, earliest, at) for blank in " \n\t")
    return cut if cut > earliest else earliest
