"""From the pieces of a typed text to the clauses of a query: numbers, synonyms, single words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, product
from operator import or_

from directives.search import lexicon
from directives.search.asked import MAX_CLAUSES, Clause, DocumentNumber, SearchQuery, Word, Wording
from directives.search.dates import dated
from directives.search.glued import parted
from directives.search.lexicon import Entry, words_of
from directives.search.pieces import pieces
from directives.search.text import Token, tokens

MAX_VARIANTS = 4

# kỹ/kĩ, lý/lí, quý/quí: a lone i or y after these onsets is a matter of taste.
_I_OR_Y = re.compile(r"(?P<onset>h|k|l|m|s|t|qu)(?P<vowel>[iy])")
_I_OR_Y_EXACT = (*zip("iìỉĩíị", "yỳỷỹýỵ", strict=True),)
_SWAP = str.maketrans(
    "".join(i + y for i, y in _I_OR_Y_EXACT), "".join(y + i for i, y in _I_OR_Y_EXACT)
)
_NUMERAL = re.compile(r"\d{1,6}[a-zđ]?")
_SYMBOL = re.compile(r"[-/]\w+([-/]\w+)*|\w+([-/]\w+)+")
_TIGHT = frozenset("-/–—‑.")
_JOINS = frozenset("-/–—‑")


class Reader:
    """Reads one typed text; `query()` tells what it asks for."""

    def __init__(self, typed: str) -> None:
        self.typed = typed
        self.clauses: list[Clause] = []
        self.exclusions: list[Wording] = []
        self.numbers: list[DocumentNumber] = []
        self.told: list[tuple[str, str]] = []
        self.glued: dict[int, Token] = {}

    def query(self) -> SearchQuery:
        """Return the whole text as a query."""
        for piece in pieces(self.typed):
            words = words_of(piece.tokens)
            if piece.kind == "plain":
                self._read_plain(piece.tokens)
            elif piece.kind == "phrase":
                strict = any(word.accented for word in words)
                wordings = _variants(words, strict=strict)
                self._add(Clause(wordings, piece.start, piece.end, quoted=True))
            else:
                strict = any(word.accented for word in words)
                self.exclusions.append(Wording(words, strict=strict))
        self._read_lone_number()
        self._read_lone_symbol()
        return SearchQuery(
            typed=self.typed,
            clauses=tuple(self.clauses),
            exclusions=tuple(dict.fromkeys(self.exclusions[:MAX_CLAUSES])),
            numbers=tuple(dict.fromkeys(self.numbers)),
            expansions=tuple(dict.fromkeys(self.told)),
        )

    def _add(self, clause: Clause) -> None:
        known = {(old.wordings[0], old.quoted) for old in self.clauses}
        if len(self.clauses) < MAX_CLAUSES and (clause.wordings[0], clause.quoted) not in known:
            self.clauses.append(clause)

    def _read_plain(self, typed: Sequence[Token]) -> None:
        run: list[Token] = []
        for token in typed:
            parts = parted(token)
            run += parts or [token]
            if parts:
                self.glued[token.start] = token
        at = 0
        while at < len(run):
            read = (
                self._read_date(run, at)
                or self._read_number(run, at)
                or self._read_glued(run, at)
                or self._read_synonym(run, at)
                or self._read_word(run, at)
            )
            at += read

    def _read_date(self, run: Sequence[Token], at: int) -> int:
        found = None if self._is_tail(run, at) else dated(self.typed, run[at:])
        if found is None:
            return 0
        start, end = run[at].start, run[at + found.length - 1].end
        self._add(Clause(found.wordings, start, end, days=found.days))
        return found.length

    def _read_glued(self, run: Sequence[Token], at: int) -> int:
        """Read a symbol that was typed as one word, and belongs to no number: cvtu."""
        whole = self.glued.get(run[at].start)
        if whole is None:
            return 0
        codes = [token for token in run[at:] if token.end <= whole.end]
        number = DocumentNumber(words_of(codes))
        wordings = (Wording(words_of(codes)), Wording(words_of([whole])))
        self.numbers.append(number)
        self._add(Clause(wordings, whole.start, whole.end, number=number))
        return len(codes)

    def _read_word(self, run: Sequence[Token], at: int) -> int:
        token = run[at]
        self._add(Clause(_variants(words_of([token])), token.start, token.end))
        return 1

    def _read_synonym(self, run: Sequence[Token], at: int) -> int:
        entries = lexicon.entries()
        for length in range(min(lexicon.longest(), len(run) - at), 0, -1):
            part = run[at : at + length]
            typed = self.typed[part[0].start : part[-1].end]
            found = [
                entry
                for entry in entries.get(tuple(token.folded for token in part), ())
                if _agrees(part, entry.words) and (typed.isupper() or not entry.capitals)
            ]
            if found:
                self._add_synonym(part, typed, found)
                return length
        return 0

    def _add_synonym(self, part: Sequence[Token], typed: str, found: list[Entry]) -> None:
        own = words_of(part)
        wordings = [Wording(own, adjacent=False)]
        for entry in found:
            wordings += [Wording(other) for other in entry.others if other != own]
            if entry.meaning:
                self.told.append((typed, entry.meaning))
        self._add(Clause(tuple(dict.fromkeys(wordings)), part[0].start, part[-1].end))

    def _read_number(self, run: Sequence[Token], at: int) -> int:
        """Read a document number that begins here; return how many words it takes."""
        first = at
        prefix = run[at] if _kind_code(run[at]) and _numeral_after(run, at) else None
        at += prefix is not None
        noise = run[at].exact in ("số", "so") and _is_numeral(run, at + 1)
        at += noise
        if not _is_numeral(run, at) or self._is_tail(run, at):
            return 0
        codes, joined = self._codes(run, at + 1)
        numeral, end = run[at], at + 1 + len(codes)
        hints = [_kind_code(prefix)] if prefix else self._kind_before(run, first)
        kinds = tuple(kind for kind in hints if kind)
        spare = [prefix] if prefix and not kinds else []
        number = DocumentNumber(words_of([numeral, *spare, *codes]), kinds)
        if not codes:
            if prefix or noise or kinds:
                self.numbers.append(number)
            if not (prefix or noise):
                return 0
            clause = _numeral_clause(numeral)
            if glued := self._as_glued(run[first:end]):
                wordings = (*clause.wordings, *glued)
                clause = replace(clause, wordings=wordings, start=run[first].start)
            self._add(clause)
            return end - first
        certain = joined or len(codes) > 1 or all(self._is_capital(code) for code in codes)
        if not certain:
            self.numbers.append(number)
            return 0
        self.numbers.append(number)
        orders = [[numeral, *codes]] if not prefix else [[numeral, prefix, *codes]]
        if prefix:
            orders.append([numeral, *codes])
        wordings = tuple(
            Wording((spelled, *words_of(order[1:])))
            for order in orders
            for spelled in _numeral_words(numeral)
        )
        wordings = (*wordings, *self._as_glued(run[first:end]))
        self._add(Clause(wordings, run[first].start, run[end - 1].end, number=number))
        return end - first

    def _codes(self, run: Sequence[Token], at: int) -> tuple[list[Token], bool]:
        """Return the words of a symbol that follow a numeral, and whether signs join them."""
        codes: list[Token] = []
        joined = False
        while at < len(run) and len(codes) < 5:
            sign = self.typed[run[at - 1].end : run[at].start]
            known = run[at].folded in lexicon.codes_known() and not _is_plain_word(run[at])
            tight = not sign or sign in _TIGHT
            year = not codes and sign == "/" and re.fullmatch(r"20\d\d|19\d\d", run[at].folded)
            letters = not run[at].folded[0].isdigit()
            if not (
                year
                or (tight and letters and (known or self._is_capital(run[at]) or joined))
                or (sign.strip() in _JOINS and (known or self._is_capital(run[at])) and letters)
                or (sign.isspace() and known)
            ):
                break
            joined = joined or tight or sign.strip() in _JOINS
            codes.append(run[at])
            at += 1
        if all(code.folded[0].isdigit() for code in codes):
            return [], False
        return codes, joined

    def _as_glued(self, part: Sequence[Token]) -> tuple[Wording, ...]:
        """Return the words as they were typed in one: they may be no number at all."""
        whole = self.glued.get(part[0].start)
        return (Wording(words_of([whole])),) if whole else ()

    def _is_capital(self, token: Token) -> bool:
        return any(letter.isupper() for letter in self.typed[token.start : token.end])

    def _is_tail(self, run: Sequence[Token], at: int) -> bool:
        """Return whether a numeral belongs to the word before it: covid-19."""
        sign = self.typed[run[at - 1].end : run[at].start] if at else ""
        return sign in _TIGHT

    def _kind_before(self, run: Sequence[Token], at: int) -> list[str | None]:
        for name, kind in lexicon.kind_names().items():
            before = run[max(at - len(name), 0) : at]
            if len(before) == len(name) and _agrees(before, name):
                return [kind]
        return []

    def _read_lone_number(self) -> None:
        """Take a query that is nothing but a numeral as a document's number."""
        if len(self.clauses) == 1 and not self.numbers and not self.clauses[0].quoted:
            words = self.clauses[0].wordings[0].words
            if len(words) == 1 and _NUMERAL.fullmatch(words[0].folded):
                self.numbers.append(DocumentNumber(words))

    def _read_lone_symbol(self) -> None:
        """Lift the documents of a symbol where nothing else was typed: /UBND-VX, SYT-NVY."""
        if self.numbers or not _SYMBOL.fullmatch(self.typed.strip()):
            return
        codes = tokens(self.typed)
        known = [code.folded in lexicon.codes_known() for code in codes]
        capital = [self.typed[code.start : code.end].isupper() for code in codes]
        if any(known) and all(map(or_, known, capital)):
            self.numbers.append(DocumentNumber(words_of(codes)))


def _agrees(part: Sequence[Token], words: Sequence[Word]) -> bool:
    return all(
        token.folded == word.folded and token.exact in (word.exact, word.folded)
        for token, word in zip(part, words, strict=True)
    )


def _variants(words: tuple[Word, ...], *, strict: bool = False) -> tuple[Wording, ...]:
    """Return the ways to spell these words, as typed first."""
    spellings = product(*(_spellings(word) for word in words))
    return tuple(
        Wording(tuple(chosen), strict=strict) for chosen in islice(spellings, MAX_VARIANTS)
    )


def _spellings(word: Word) -> tuple[Word, ...]:
    found = _I_OR_Y.fullmatch(word.folded)
    if not found:
        return (word,)
    other = word.exact.translate(_SWAP)
    return word, Word(other, found["onset"] + ("y" if found["vowel"] == "i" else "i"))


def _numeral_words(token: Token) -> Iterator[Word]:
    """Yield a number as typed and with or without its leading zero: 5, 05."""
    yield Word(token.exact, token.folded)
    if token.folded.startswith("0"):
        yield Word(token.exact.lstrip("0") or "0", token.folded.lstrip("0") or "0")
    elif len(token.folded) == 1:
        yield Word(f"0{token.exact}", f"0{token.folded}")


def _numeral_clause(token: Token) -> Clause:
    wordings = tuple(Wording((word,)) for word in dict.fromkeys(_numeral_words(token)))
    return Clause(wordings, token.start, token.end)


def _is_numeral(run: Sequence[Token], at: int) -> bool:
    return at < len(run) and _NUMERAL.fullmatch(run[at].folded) is not None


def _numeral_after(run: Sequence[Token], at: int) -> bool:
    noise = at + 1 < len(run) and run[at + 1].exact in ("số", "so")
    return _is_numeral(run, at + 1 + noise)


def _kind_code(token: Token) -> str | None:
    """Return the kind that an abbreviation names, "" when several do, None for other words."""
    return None if _is_plain_word(token) else lexicon.kind_codes().get(token.folded)


def _is_plain_word(token: Token) -> bool:
    """Return whether the word is typed as the language's own: từ, hà, but not TU or qđ."""
    return token.exact != token.folded and token.exact not in lexicon.exact_codes()
