"""What the database says of a directive, as the index takes it.

Rows are read as plain values, a few questions for hundreds of directives. What is compared with
the index is what was read; the keys of all words are worked out only for what goes into it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from django.db.models import QuerySet

from directives.models import Directive, Instruction, Issuer, Province, Recipient
from directives.search.codepage import Keys, keys
from directives.search.synonyms import KIND_NAMES
from directives.search.text import words

FACETS = ("province", "issuer", "kind", "level", "urgency", "month")
PART = "\x1f"
GROUP = "\x1e"


class Entry(NamedTuple):
    """One directive as read; equal digests mean equal entries in the index."""

    pk: int
    subject: str
    names: tuple[str, ...]
    said: tuple[str, ...]  # the whole text first, then what may differ from it
    number_symbol: str
    facets: tuple[str, ...]
    issued_on: date | None

    @property
    def digest(self) -> int:
        """Return 63 bits that tell two different entries apart."""
        return self.digest_of(self.apart())

    def apart(self) -> list[str]:
        """Return the whole text, and all that is said beside it."""
        return list(apart((*self.said, *self.names, self.number_symbol, self.subject)))

    def digest_of(self, texts: Iterable[str]) -> int:
        """Return the digest of an entry whose texts apart are known; it follows what is indexed."""
        groups = (self.names, texts, self.facets, (self.number_symbol, self.subject))
        whole = GROUP.join([str(self.pk), str(self.issued_on), *map(PART.join, groups)])
        hashed = hashlib.blake2b(whole.encode("utf-8", "surrogatepass"), digest_size=8)
        return int.from_bytes(hashed.digest(), "big") >> 1

    @property
    def day(self) -> int:
        """Return the date as a number that sorts, 0 when it is unknown."""
        return day_number(self.issued_on)

    @property
    def numbers(self) -> str:
        """Return the words of its number in both keys, numerals also without leading zeros."""
        return number_words(self.number_symbol)

    def texts(self, apart: Sequence[str] | None = None) -> Iterator[tuple[str, str, str]]:
        """Yield field, exact and folded keys of every run of words, each run only once."""
        said: dict[str, None] = {}
        for run in keys_of(self.apart() if apart is None else apart):
            yield "all", run.exact, run.folded
            said |= dict.fromkeys(run.said)
        yield "all", "", " ".join(said)
        yield from (("subject", run.exact, run.folded) for run in distinct((self.subject,)))
        yield from (("names", run.exact, run.folded) for run in distinct(self.names))


def number_words(number_symbol: str) -> str:
    """Return the words of a number in both keys, numerals also without leading zeros.

    >>> number_words("05/NQ-HĐND")
    '05 5 nq hđnd hdnd'
    """
    found: dict[str, None] = {}
    for exact, folded in words(number_symbol):
        found |= dict.fromkeys((exact, folded, folded.lstrip("0") or "0"))
    return " ".join(found)


def day_number(on: date | None) -> int:
    """Return a date as a number that sorts, 0 for none."""
    return on.year * 10000 + on.month * 100 + on.day if on else 0


def distinct(texts: Sequence[str]) -> Iterator[Keys]:
    """Yield the keys of each text that does not stand in the first, word for word, once each."""
    return keys_of(apart(texts))


def keys_of(texts: Iterable[str]) -> Iterator[Keys]:
    """Yield the keys of each text whose words do not stand in the first, once each."""
    whole_keys = ""
    known: set[str] = set()
    for text in texts:
        run = _kept_keys(text) if len(text) < SHORT else keys(text)
        if run.exact and run.exact not in known and f" {run.exact} " not in whole_keys:
            yield run
        known.add(run.exact)
        whole_keys = whole_keys or f" {run.exact} "


def apart(texts: Iterable[str]) -> Iterator[str]:
    """Yield the first text, and those of the others that do not stand in it, letter for letter.

    Most of what was read stands in the extracted text already.
    """
    whole, read = "", 0
    for text in filter(None, texts):
        if whole and (after := _stands_in(text, whole, read)):
            read = after
            continue
        yield text
        whole = whole or text


SHORT = 80  # names of bodies, places and people, which come again and again
_kept_keys = lru_cache(maxsize=8192)(keys)

BEGINNING = 16  # so many letters of a text nearly always tell where it stands


def _stands_in(text: str, whole: str, read: int) -> int:
    """Return where a text ends that stands in another from word border to word border, else 0.

    Points stand in their order, so the next is looked for behind the last.
    """
    at = whole.find(text[:BEGINNING], read)
    if at >= 0 and not whole.startswith(text, at):
        at = whole.find(text, at)
    if at < 0:
        at = whole.find(text, 0, read + len(text))
    if at < 0:
        return 0
    end = at + len(text)
    if (at and not whole[at - 1].isspace()) or (end < len(whole) and not whole[end].isspace()):
        return 0
    return end


class _Row(NamedTuple):
    pk: int
    text: str
    kind: str
    urgency: str
    number_symbol: str
    subject: str
    preamble: str
    closing: str
    issuer_name: str
    parent_body: str
    place: str
    signatory_name: str
    signatory_title: str
    signing_authority: str
    issued_on: date | None
    issuer_id: int | None
    province_id: int | None


class _Body(NamedTuple):
    """An issuer or a province as its directives are found by it."""

    slug: str = ""
    level: str = ""
    names: tuple[str, ...] = ()
    above: tuple[str, ...] = ()


class Reading:
    """Reads entries for one run of work; bodies and places are read once for all of it."""

    def __init__(self) -> None:
        self._provinces: dict[int, _Body] = {}
        self._issuers: dict[int, _Body] = {}

    def chunks(self, size: int) -> Iterator[list[Entry]]:
        """Yield all published directives with flat memory and without a long transaction."""
        last = 0
        while chunk := self._entries(Directive.objects.filter(pk__gt=last), size):
            yield chunk
            last = chunk[-1].pk

    def of(self, ids: Sequence[int]) -> list[Entry]:
        """Return the entries of those of these directives that are published."""
        return self._entries(Directive.objects.filter(pk__in=ids), len(ids))

    def _entries(self, directives: QuerySet[Directive], most: int) -> list[Entry]:
        found = directives.filter(status="published").order_by("pk").values_list(*_Row._fields)
        rows = [_Row(*values) for values in found[:most]]
        if not rows:
            return []
        self._meet(rows)
        ids = [row.pk for row in rows]
        items = _grouped(
            Instruction.objects.filter(directive__in=ids)
            .order_by("directive_id", "position")
            .values_list("directive_id", "text")
        )
        recipients = _grouped(
            Recipient.objects.filter(directive__in=ids)
            .order_by("directive_id", "position")
            .values_list("directive_id", "name")
        )
        return [self._entry(row, items.get(row.pk, ()), recipients.get(row.pk, ())) for row in rows]

    def _meet(self, rows: list[_Row]) -> None:
        """Read the bodies and places that were not met before."""
        if new := {row.province_id for row in rows if row.province_id} - self._provinces.keys():
            self._provinces |= {
                each.pk: _province(each) for each in Province.objects.filter(pk__in=new)
            }
        if new := {row.issuer_id for row in rows if row.issuer_id} - self._issuers.keys():
            met = Issuer.objects.filter(pk__in=new).select_related("parent")
            self._issuers |= {each.pk: _issuer(each) for each in met}

    def _entry(self, row: _Row, items: Sequence[str], recipients: Sequence[str]) -> Entry:
        issuer = self._issuers[row.issuer_id] if row.issuer_id else _Body()
        province = self._provinces[row.province_id] if row.province_id else _Body()
        return Entry(
            pk=row.pk,
            subject=row.subject,
            names=(
                *issuer.names,
                row.issuer_name,
                row.place,
                *province.names,
                row.signatory_name,
                row.signatory_title,
                row.signing_authority,
            ),
            said=(
                row.text,
                _kind_name(row.kind),
                row.preamble,
                *items,
                row.closing,
                *recipients,
                # Who stands above the issuer is said, but is not whose directive it is.
                row.parent_body,
                *issuer.above,
            ),
            number_symbol=row.number_symbol,
            facets=(
                province.slug,
                issuer.slug,
                row.kind,
                issuer.level,
                row.urgency,
                f"{row.issued_on:%Y-%m}" if row.issued_on else "",
            ),
            issued_on=row.issued_on,
        )


def _issuer(issuer: Issuer) -> _Body:
    names = (issuer.name, issuer.district, *map(str, issuer.aliases))
    above = (issuer.parent.name,) if issuer.parent else ()
    return _Body(issuer.slug, issuer.level, names, above)


def _province(province: Province) -> _Body:
    names = (province.full_name, *map(str, (*province.aliases, *province.abbreviations)))
    return _Body(province.slug, names=names)


def _kind_name(kind: str) -> str:
    return next((name for name, slug in KIND_NAMES.items() if slug == kind), kind)


def _grouped(rows: Iterable[tuple[int, str]]) -> dict[int, list[str]]:
    groups: dict[int, list[str]] = {}
    for pk, value in rows:
        groups.setdefault(pk, []).append(value)
    return groups
