"""Finds the names of bodies, offices and groups in running text, one by one or in a list.

A name ends where its own grammar ends (head, field of work, place or circle), not where a verb is
guessed: a name whose end is in doubt is not read at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from directives.units import find_province

from . import body_patterns as patterns

LONGEST_NAME = 400


@dataclass(slots=True)
class Body:
    """A name at text[start:end]; `closed` when nothing can be shared with the name after it.

    `certain` when it holds a field of work, so that nothing after it can belong to the name.
    `kind` is "body", "title", "person" or "group"; a group is named by what it is, not by name.
    """

    start: int
    end: int
    kind: str
    closed: bool = False
    many: bool = False
    certain: bool = False


def read_body(text: str, at: int) -> Body | None:
    """Return the one name that begins at `at` in plain text, or None.

    >>> body = read_body("Sở Y tế chủ trì, phối hợp", 0)
    >>> "Sở Y tế chủ trì"[: body.end]
    'Sở Y tế'
    """
    body = _read(text[at : at + LONGEST_NAME], 0)
    if body is None or at == 0:
        return body
    return Body(at, at + body.end, body.kind, body.closed, body.many, body.certain)


def begins_predicate(text: str, at: int) -> bool:
    """Return whether what follows a name says what it is to do."""
    found = patterns.BLANK.match(text, at)
    return found is not None and patterns.PREDICATE.match(text, found.end()) is not None


@lru_cache(maxsize=4096)  # a name within a name is tried by several readers
def _read(text: str, at: int) -> Body | None:
    for read in READERS:
        if (body := read(text, at)) is not None:
            return body
    return None


def _comrade(text: str, at: int) -> Body | None:
    found = patterns.ADDRESS.match(text, at)
    if found is None:
        return None
    many = found.group().lower().startswith(("các", "những"))
    if (title := _titles(text, found.end())) is not None:
        return replace(title, start=at, kind="title", many=many)
    if person := patterns.PERSON.match(text, found.end()):
        return Body(at, person.end(), "person", closed=True)
    if within := patterns.WITHIN.match(text, found.end()):
        body = _read(text, within.end())
        return body and replace(body, start=at, kind="title", many=True)
    body = _of_body(text, found.end())
    return body and replace(body, start=at, kind="title", many=many)


def _titles(text: str, at: int) -> Body | None:
    """Return the titles of one comrade: "Bí thư, Chủ tịch UBND các xã, phường"."""
    body = _title(text, at)
    while body is not None and (comma := patterns.COMMA.match(text, body.end)):
        following = _title(text, comma.end())
        if following is None:
            break
        body = following
    return body and replace(body, start=at)


def _title(text: str, at: int) -> Body | None:
    found = patterns.TITLE.match(text, at)
    if found is None:
        return None
    end, closed, many, certain = found.end(), False, False, False
    if blank := patterns.BLANK.match(text, end):
        of = None if patterns.TITLE.match(text, blank.end()) else _read(text, blank.end())
        of = of or _one_of_group(text, blank.end())
        if of is not None and of.kind != "person":
            end, closed, many, certain = of.end, of.closed, of.many, of.certain
        else:
            end, closed = _tail(text, end)
    if found.group().lower() == "trưởng" and end == found.end():
        return None
    return Body(at, end, "title", closed, many, certain)


def _office_of(text: str, at: int) -> Body | None:
    """Return "Bí thư, Chủ tịch UBND các xã": offices that share what they are offices of."""
    first = _title(text, at)
    if first is None or not patterns.TOP_OFFICE.fullmatch(text, at, first.end):
        return first
    comma = patterns.COMMA.match(text, first.end)
    if comma is None or not patterns.TOP_OFFICE.match(text, comma.end()):
        return first
    second = _title(text, comma.end())
    bare = second is None or patterns.TOP_OFFICE.fullmatch(text, second.start, second.end)
    return first if second is None or bare else replace(second, start=at)


def _pair(text: str, at: int) -> Body | None:
    return _with_tail(text, patterns.PAIR.match(text, at), "body")


def _whole(text: str, at: int) -> Body | None:
    found = patterns.WHOLE.match(text, at)
    body = _with_tail(text, found, "body")
    if body is None or found is None or _begins_group(text, at, found.end()):
        return None
    many = found.group().lower().startswith(("các", "cấp", "chính quyền", "đoàn thể", "tổ chức"))
    return replace(body, many=True) if many and not body.many else body


def _begins_group(text: str, at: int, end: int) -> bool:
    """Return whether "các cấp ủy đảng" goes on as a group: "…, ban cán sự đảng, đảng đoàn"."""
    group = patterns.GROUP.match(text, at) if patterns.SEVERAL.match(text, at) else None
    return group is not None and group.end() > end


def _party_committee(text: str, at: int) -> Body | None:
    return _with_tail(text, patterns.COMMITTEE_OF_PARTY.match(text, at), "body")


def _with_tail(text: str, found: re.Match[str] | None, kind: str) -> Body | None:
    if found is None:
        return None
    end, closed = _tail(text, found.end())
    many = closed and patterns.SEVERAL_OF.search(text, found.end(), end) is not None
    return Body(found.start(), end, kind, closed, many)


def _of_body(text: str, at: int) -> Body | None:
    found = patterns.HEAD_OF_BODY.match(text, at)
    if found is None:
        return None
    of = _read(text, found.end())
    if of is not None and of.kind in ("body", "group"):
        own = patterns.COMMITTEE_OF_PARTY.fullmatch(text, found.end(), of.end)
        return Body(at, of.end, "body", of.closed, of.many, certain=own is not None)
    end, closed = _tail(text, found.end() - 1)
    if end > found.end():
        return Body(at, end, "body", closed)
    return None


def _office(text: str, at: int) -> Body | None:
    """Return "Văn phòng" alone, the body's own office."""
    found = patterns.OWN_OFFICE.match(text, at)
    return Body(at, found.end(), "body", closed=True) if found else None


def _of_field(text: str, at: int) -> Body | None:
    small = patterns.SMALL_HEAD.match(text, at)
    if small and (field := patterns.FIELD.match(text, small.end())):
        return _with_field(text, at, field.end())
    head = patterns.HEAD_OF_FIELD.match(text, at)
    if head is None:
        return None
    end = head.end()
    if field := patterns.FIELD.match(text, end):
        return _with_field(text, at, field.end())
    unknown = _unknown_field(text, end)
    return None if unknown is None else _with_field(text, at, unknown, more=False)


def _with_field(text: str, at: int, end: int, *, more: bool = True) -> Body:
    """Return the body at `at` whose field of work ends at `end` or, with `more`, goes on."""
    after, closed = _tail(text, _more_pieces(text, end) if more else end)
    many = patterns.MANY_PLACES.search(text, end, after) is not None
    return Body(at, after, "body", closed, many, certain=True)


def _several(text: str, at: int) -> Body | None:
    """Return "Các Sở Giao thông vận tải": one name for all bodies of that name."""
    found = patterns.SEVERAL.match(text, at)
    if found is None:
        return None
    body = _of_field(text, found.end()) or _whole(text, found.end()) or _title(text, found.end())
    group = patterns.GROUP.match(text, at)
    if body is None or (group is not None and group.end() > body.end):
        return None  # "Các chi bộ, đảng bộ trực thuộc" share their last word
    return replace(body, start=at, many=True)


def _more_pieces(text: str, at: int) -> int:
    """Return where "Văn hóa - Thể thao & Truyền thông" ends when `at` is after its first piece."""
    while piece := patterns.NEXT_PIECE.match(text, at):
        joined_by_and = piece.group().strip() == "và"
        if joined_by_and and _read(text, piece.end()) is not None:
            break
        known = patterns.FIELD.match(text, piece.end())
        end = known.end() if known else _unknown_field(text, piece.end())
        one_word = end is not None and text[piece.end() : end].isalpha()
        if end is None or (joined_by_and and one_word and not text[piece.end() : end].isupper()):
            break
        at = end
    return at


def _unknown_field(text: str, at: int) -> int | None:
    """Return where a field of work that no table holds ends, None if that is in doubt.

    It runs over capitalised words and the small words after them up to a predicate, a sign or a
    place; more than five small words in a row are a sentence.
    """
    word = patterns.CAPITAL_WORD.match(text, at)
    if word is None:
        return None
    name = patterns.PROPER_NAME.match(text, at)
    if name is not None and find_province(name.group()) is not None:
        return name.end()  # Báo Hà Giang
    end, small = word.end(), 0
    while following := patterns.LOWER_WORD.match(text, end):
        start = following.start(1)
        if verb := _verb_in_name(text, start, first=end == word.end()):
            end, small = verb, small + 1
            continue
        if _ends_name(text, start):
            return _more_pieces(text, end)
        small = 0 if following[1][0].isupper() else small + 1
        if small > 5:
            return None
        end = following.end()
    if number := patterns.CALL_NUMBER.match(text, end):
        return number.end()
    if _ends_sentence(text, end):
        return _more_pieces(text, end)
    return None


def _verb_in_name(text: str, at: int, *, first: bool) -> int | None:
    """Return where a verb ends that belongs to the field: "Phòng Kế hoạch tổng hợp chủ trì".

    It does so where another verb follows that begins every order, and as the second syllable of
    the field ("Hậu cần", "Công trình") where a verb or a sign follows.
    """
    verb = patterns.PREDICATE.match(text, at)
    if verb is None:
        return None
    if patterns.VERB_IN_NAME.fullmatch(verb.group()) and patterns.FIRST_VERB.match(
        text, verb.end()
    ):
        return verb.end()
    syllable = first and " " not in verb.group()
    end = verb.end()
    follows = begins_predicate(text, end) or patterns.LIST_SIGN.match(text, end)
    return verb.end() if syllable and follows else None


def _ends_name(text: str, at: int) -> bool:
    return (
        patterns.PREDICATE.match(text, at) is not None
        or patterns.PLACES.match(text, at) is not None
        or patterns.CIRCLE.match(text, at) is not None
        or patterns.COMMITTEE_OF_PARTY.match(text, at) is not None
        or patterns.BELONGS.match(text, at) is not None
        or patterns.LINK_WORD.match(text, at) is not None
    )


def _ends_sentence(text: str, at: int) -> bool:
    return patterns.SIGN.match(text, at) is not None


def _group(text: str, at: int) -> Body | None:
    found = patterns.GROUP.match(text, at)
    if found is None:
        return None
    many = found["many"] is not None
    if not many and not patterns.ALONE_GROUP.match(text, at):
        return None
    if (listed := _listed_fields(text, found.end())) is not None:
        return Body(at, listed, "group", closed=True, many=True)
    own = patterns.COMMITTEE_BY_NAME.search(text, found.start(), found.end())
    if own and patterns.PROPER_NAME.match(text, found.end() + 1):
        return Body(at, own.start(), "group", closed=True, many=True)
    end, closed = _tail(text, found.end())
    places = patterns.NAMED_PLACES.fullmatch(found["first"]) is not None
    last = _more_places(text, end, many=True) if places else end
    return Body(at, last, "group", closed or last > end, many=True)


def _listed_fields(text: str, at: int) -> int | None:
    """Return where the fields of work end that a colon announces: "các sở: Y tế, Nội vụ"."""
    end = None
    sign = patterns.COLON.match(text, at)
    while sign and (field := patterns.FIELD.match(text, sign.end())):
        end = field.end()
        sign = patterns.NEXT_FIELD.match(text, end)
    return end


def _one_of_group(text: str, at: int) -> Body | None:
    """Return "bệnh viện" after a title: the head of any one of them."""
    found = patterns.GROUP.match(text, at)
    if found is None or not (
        begins_predicate(text, found.end()) or patterns.NEXT_TITLE.match(text, found.end())
    ):
        return None
    return Body(at, found.end(), "group", closed=True, many=True)


def _tail(text: str, at: int) -> tuple[int, bool]:
    """Return where a name ends with its place, circle and superior, and whether it has any."""
    closed = False
    if abbreviated := patterns.ABBREVIATED.match(text, at):
        at = abbreviated.end()
    for _ in range(4):
        blank = patterns.BLANK.match(text, at)
        if blank is None:
            break
        end = _tail_piece(text, blank.end())
        if end is None:
            break
        at, closed = end, True
    return at, closed


def _tail_piece(text: str, at: int) -> int | None:
    if found := patterns.CIRCLE.match(text, at) or patterns.LAST_PIECE.match(text, at):
        return found.end()
    if found := patterns.PLACES.match(text, at):
        return _more_places(text, found.end(), many=found.group().lower().startswith("các"))
    if found := patterns.BELONGS.match(text, at):
        if "phụ" in found.group() and patterns.FIELD_IN_CHARGE.match(text, found.end()):
            return None
        for pattern in (patterns.CIRCLE, patterns.PLACES, patterns.OWN_BODY):
            if after := pattern.match(text, found.end()):
                return after.end()
        if (body := _read(text, found.end())) is not None:
            return body.end
        if "địa bàn" in found.group():
            return found.start() + len(found.group().rstrip())
        return None
    if numbered := patterns.NUMBERED.match(text, at) or patterns.OWN_BODY_LAST.match(text, at):
        return numbered.end()
    if branch := patterns.BRANCH.match(text, at):
        place = patterns.PLACES.match(text, branch.end()) or patterns.PROPER_NAME.match(
            text, branch.end()
        )
        return place.end() if place else None
    if text[at : at + 1].isupper():
        return _superior_or_place(text, at)
    return None


def _more_places(text: str, at: int, *, many: bool) -> int:
    """Return where a list of places ends: "huyện Cao Lộc, Lộc Bình", "các huyện: Cao Lộc, …"."""
    listed = patterns.LISTED_PLACE.match(text, at) if many else None
    if listed is not None:
        at = listed.end()
    elif not patterns.PLACE_NAME_BEFORE.search(text, max(0, at - 40), at):
        return at
    while following := patterns.NEXT_PLACE.match(text, at):
        if _read(text, following.start("place")) is not None:
            break
        at = following.end()
    return at


def _superior_or_place(text: str, at: int) -> int | None:
    """Return where the superior body or the place named right after a body ends."""
    body = _read(text, at)
    if body is not None:
        return body.end if body.kind == "body" else None
    name = patterns.PROPER_NAME.match(text, at)
    if name is None or patterns.NAME_GOES_ON.match(text, name.end()):
        return None
    if " " not in name.group() and not (
        _ends_sentence(text, name.end()) or begins_predicate(text, name.end())
    ):
        return None
    twin = patterns.TWIN_PLACE.match(text, name.end())
    return twin.end() if twin else name.end()


READERS = (
    _comrade, _pair, _office_of, _of_body, _party_committee, _whole, _of_field, _several,
    _office, _group,
)  # fmt: skip
