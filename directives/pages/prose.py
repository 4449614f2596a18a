"""A document's words as HTML: emphasis kept, codes unbroken, searched words marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import escape
from itertools import pairwise
from typing import NamedTuple

from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from directives.search.asked import SearchQuery
from directives.search.highlight import GAP, Passage, highlight

# Sources that went through a word processor print bold and italic runs as asterisks.
_EMPHASIS = re.compile(r"(?P<sign>\*{1,3})(?=[^\s*])(?P<words>[^*]*[^\s*])(?P=sign)")
_TAGS = {1: ("em",), 2: ("strong",), 3: ("strong", "em")}
# "Covid-19", "2021-2026", "201-TB/TU", "16/CT-TTg": browsers break these at the hyphen.
_CODE = re.compile(r"(?<![\w/-])\w[\w/]*-\w[\w/-]*")
_LONGEST_CODE = 24
LONGEST_GAP = 3
LONGEST_KEPT = 64

_BEGIN, _END = "\ue000", "\ue001"
_SIGNS = re.compile(f"[{_BEGIN}{_END}]")
_NESTED = re.compile(f"[^{_BEGIN}{_END}]*(?:{_BEGIN}[^{_BEGIN}{_END}]*{_END}[^{_BEGIN}{_END}]*)*")
_SIGNED_CODE = re.compile(
    rf"(?<![\w/{_END}-]){_BEGIN}?\w[\w/{_BEGIN}{_END}]*-[{_BEGIN}{_END}]?\w[\w/{_BEGIN}{_END}-]*"
)

_OPEN = {
    "strong": SafeString("<strong>"),
    "em": SafeString("<em>"),
    "nowrap": SafeString('<span class="nowrap">'),
    "mark": SafeString("<mark>"),
}
_CLOSE = {
    "strong": SafeString("</strong>"),
    "em": SafeString("</em>"),
    "nowrap": SafeString("</span>"),
    "mark": SafeString("</mark>"),
}


class _Run(NamedTuple):
    start: int
    end: int
    tags: tuple[str, ...]


def plain(text: str) -> str:
    """Return the words alone, without the asterisks of emphasis.

    >>> plain("dịch bệnh. **Nơi nào để xảy ra**, *tính đến*")
    'dịch bệnh. Nơi nào để xảy ra, tính đến'
    """
    return text.replace("*", "")


def prose(text: str, query: SearchQuery | None = None) -> SafeString:
    """Return one paragraph as HTML, with the words of the query marked.

    >>> prose("dịch **Covid-19** <nguy hiểm>")
    '<strong>...'
    """
    if query is None or query.is_empty:
        return _unmarked(text)
    if "*" not in text:
        return segments(highlight(text, query))
    return _render(text, highlight(plain(text), query))


def raised(text: str) -> str:
    """Return the words with a capital first letter, for a title; the sheet keeps them as printed.

    >>> raised("tăng cường phòng, chống dịch")
    'Tăng cường phòng, chống dịch'
    """
    return text[:1].upper() + text[1:]


def shortened(text: str, longest: int) -> str:
    """Return so many letters of a text at most, the last a sign that there is more.

    >>> shortened("tăng cường", 5)
    'tăng…'
    """
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def segments(pairs: list[tuple[str, bool]]) -> SafeString:
    """Return highlighted segments as HTML, codes unbroken."""
    marks, at = [], 0
    for words, is_match in pairs:
        end = at + len(words)
        if is_match:
            marks.append((at, end))
        at = end
    return marked(Passage("".join([words for words, _ in pairs]), marks, 0, at))


def marked(passage: Passage) -> SafeString:
    """Return a passage as HTML, codes unbroken; the shortest way, for whole lists.

    Two signs that no text holds stand for the tags while the words are escaped.
    """
    text, marks, at, end = passage
    if _BEGIN in text or _END in text:
        return segments([(_SIGNS.sub("", text), mark) for text, mark in passage.segments()])
    signed = [GAP] if at else [""]
    for first, last in marks:
        between = text[at:first]
        if signed[-1] == _END and _is_short_gap(between):
            signed[-1] = between
        else:
            signed += (between, _BEGIN)
        signed += (text[first:last], _END)
        at = last
    signed.append(text[at:end])
    if end < len(text):
        signed.append(GAP)
    html = escape("".join(signed))
    if "-" in html:
        html = _with_codes(html)
    return SafeString(html.replace(_BEGIN, "<mark>").replace(_END, "</mark>"))


def _is_short_gap(between: str) -> bool:
    """Return whether words on both sides of it are marked in one piece."""
    return len(between) <= LONGEST_GAP and between.replace(",", " ").isspace()


def _with_codes(html: str) -> str:
    """Return escaped words with their codes in spans; only what stands around a hyphen is read."""
    drawn: list[str] = []
    at = 0
    while (hyphen := html.find("-", at)) >= 0:
        start = html.rfind(" ", at, hyphen) + 1 or at
        end = html.find(" ", hyphen)
        end = len(html) if end < 0 else end
        words = html[start:end]
        drawn += (html[at:start], _code(words) if end - start <= LONGEST_KEPT else _codes_in(words))
        at = end
    drawn.append(html[at:])
    return "".join(drawn)


def _codes_in(words: str) -> str:
    return _SIGNED_CODE.sub(_unbroken, words)


# "Covid-19" stands on every page, and a dozen times.
_code = lru_cache(maxsize=4096)(_codes_in)


def _unbroken(found: re.Match[str]) -> str:
    """Return a code in its span; a mark that begins before it or ends after it stays outside."""
    before, code, after = "", found.group(), ""
    if code.count(_BEGIN) > code.count(_END):
        before, code = _BEGIN, code.removeprefix(_BEGIN)
    elif code.count(_BEGIN) < code.count(_END):
        code, after = code.removesuffix(_END), _END
    words = code.replace(_BEGIN, "").replace(_END, "")
    if len(words) > _LONGEST_CODE or not _NESTED.fullmatch(code):
        return found.group()
    return f'{before}<span class="nowrap">{code}</span>{after}'


@lru_cache(maxsize=8192)
def _unmarked(text: str) -> SafeString:
    return _render(text, []) if "*" in text else segments([(text, False)])


def _render(text: str, marked: list[tuple[str, bool]]) -> SafeString:
    words, emphasis = _read_emphasis(text)
    layers = [emphasis, _codes(words), _marks(marked)]
    if not any(layers):
        return format_html_join("", "{}", [(words,)])
    return format_html_join("", "{}", ((part,) for part in _parts(words, layers)))


def _parts(words: str, layers: list[list[_Run]]) -> Iterator[str]:
    """Yield text and tags in turn; a tag that would overlap another is closed and opened again."""
    edges = {0, len(words)}
    for run in (run for layer in layers for run in layer):
        edges |= {run.start, run.end}
    cuts = sorted(edges)
    opened: tuple[str, ...] = ()
    for start, end in pairwise(cuts):
        wanted = tuple(tag for layer in layers for tag in _tags_at(layer, start))
        kept = _common(opened, wanted)
        yield from (_CLOSE[tag] for tag in reversed(opened[kept:]))
        yield from (_OPEN[tag] for tag in wanted[kept:])
        yield words[start:end]
        opened = wanted
    yield from (_CLOSE[tag] for tag in reversed(opened))


def _tags_at(layer: list[_Run], place: int) -> tuple[str, ...]:
    while layer and layer[0].end <= place:
        layer.pop(0)
    return layer[0].tags if layer and layer[0].start <= place else ()


def _common(first: tuple[str, ...], second: tuple[str, ...]) -> int:
    for count, (a, b) in enumerate(zip(first, second, strict=False)):
        if a != b:
            return count
    return min(len(first), len(second))


def _read_emphasis(text: str) -> tuple[str, list[_Run]]:
    if "*" not in text:
        return text, []
    words, runs, read = "", [], 0
    for found in _EMPHASIS.finditer(text):
        words += plain(text[read : found.start()])
        runs.append(_Run(len(words), len(words) + len(found["words"]), _TAGS[len(found["sign"])]))
        words += found["words"]
        read = found.end()
    return words + plain(text[read:]), runs


def _codes(words: str) -> list[_Run]:
    if "-" not in words:
        return []
    return [
        _Run(*found.span(), ("nowrap",))
        for found in _CODE.finditer(words)
        if len(found.group()) <= _LONGEST_CODE
    ]


def _marks(marked: list[tuple[str, bool]]) -> list[_Run]:
    """Return the marked runs; words that stand side by side are marked in one piece."""
    runs: list[_Run] = []
    place, joins = 0, False
    for words, is_match in marked:
        end = place + len(words)
        if is_match and joins:
            runs[-1] = runs[-1]._replace(end=end)
        elif is_match:
            runs.append(_Run(place, end, ("mark",)))
        joins = bool(runs) and (is_match or (joins and _is_short_gap(words)))
        place = end
    return runs
