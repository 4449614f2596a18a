"""Reads whom an item orders to act.

Four turns of phrase name them: an order ("Giao Sở Y tế …"), a body that begins the sentence
("UBND tỉnh chỉ đạo …"), a body that another directs ("… chỉ đạo Sở Y tế, Công an tỉnh …") and the
body that speaks ("Ban Thường vụ yêu cầu các cấp …"). A name in doubt is left out: a wrong
addressee misleads more than a missing one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from . import order_patterns as phrases
from .bodies import Body, begins_predicate, read_body
from .body_lists import read_bodies
from .body_patterns import ADDRESS, BLANK
from .labelled import read_labelled
from .lines import Passage, ends_closed
from .marks import plain
from .structure import ParsedAddressee


@dataclass(slots=True)
class Named:
    """A body at a place of a plain text with what it is to do, and the verb that orders it."""

    body: Body
    role: str = "act"
    verb: str = ""


def read_addressees(paragraphs: Sequence[Passage]) -> tuple[ParsedAddressee, ...]:
    """Return the bodies that an item's own paragraphs order to act, in their order, each once.

    The first paragraph counts, and the second one under a mere heading; in the later ones only
    what is expressly assigned ("Giao …", "Phân công …").
    """
    found: list[ParsedAddressee] = []
    operative = _operative(paragraphs)
    for i, whole in enumerate(paragraphs):
        stray = len(whole.text) - len(whole.text.lstrip(phrases.STRAY))
        passage = whole.cut(stray) if stray else whole
        if called := phrases.LADIES_AND_GENTLEMEN.match(passage.text):
            passage = passage.cut(called.end())
        text = plain(passage.text)
        named = _named(text) if i == operative else list(_assigned(text, 0))
        for one in sorted(named, key=lambda one: one.body.start):
            name = passage.text[one.body.start : one.body.end]
            if all(addressee.name != name for addressee in found):
                span = passage.span(one.body.start, one.body.end)
                verb = " ".join(one.verb.lower().split())
                found.append(ParsedAddressee(name, one.role, span, verb))
    return tuple(found)


def _operative(paragraphs: Sequence[Passage]) -> int:
    """Return the index of the paragraph that says what to do: not a heading, if more follows."""
    if len(paragraphs) > 1:
        first = paragraphs[0].text
        if not ends_closed(first) and not _named(plain(first)):
            return 1
    return 0


def _named(text: str) -> list[Named]:
    """Return who is ordered to act in the paragraph: its first sentence, then what is assigned."""
    if labelled := [Named(*found) for found in read_labelled(text)]:
        return labelled
    sentence = _first_sentence(text)
    small = sentence.lower()
    named: list[Named] = []
    order = phrases.ORDER.match(sentence)
    verb = order["verb"] if order and phrases.ASKS.match(order["verb"]) else ""
    at = 0
    while at < len(sentence):
        clause = _clause(sentence, at, first=at == 0)
        named += [replace(one, verb=verb) if at and _bare(one) else one for one in clause]
        following = phrases.CLAUSE.search(sentence, max(at, named[-1].body.end if named else at))
        if following is None:
            break
        at = following.end()
    for topic in phrases.TOPIC.finditer(sentence):
        named += _after_topic(text, topic.end())
    for order in phrases.HANDS_OVER.finditer(sentence) if "giao" in sentence else ():
        named += _with_roles(text, *read_bodies(text, order.end()), "giao")
    for passive in phrases.BY.finditer(sentence) if "do " in small else ():
        bodies, end = read_bodies(sentence, passive.end())
        if phrases.DOES.match(sentence, end):
            named += _with_roles(sentence, bodies, end)
    named += _next_in_order(sentence, named)
    if "phối" in small or phrases.TOGETHER in small:
        named += _worked_with(sentence, begun=bool(named))
    return [*named, *_assigned(text, len(sentence)), *_asked_later(text, len(sentence))]


def _bare(named: Named) -> bool:
    """Return whether a body acts by no verb of its own, so by that which heads the sentence."""
    return named.role == "act" and not named.verb


def _next_in_order(sentence: str, named: Sequence[Named]) -> Iterator[Named]:
    """Yield who acts after a comma: "Giao Sở Y tế lập dự toán, Sở Tài chính thẩm định".

    Only one body called by its name that does something, and after no other name, which would
    make it one of a list ("… báo cáo Sở Y tế, Sở Tài chính xem xét").
    """
    order = phrases.ASSIGN.match(sentence)
    if order is None or not named:
        return
    at = named[-1].body.end if len({one.body.start for one in named}) == 1 else len(sentence)
    while comma := phrases.NEXT_NAME.search(sentence, at):
        start, before = comma.end() - 1, comma.start()
        bodies, end = read_bodies(sentence, start)
        at = max(end, comma.end())
        if (
            len(bodies) == 1
            and bodies[0].kind == "body"
            and _by_name(sentence, bodies[0])
            and phrases.OWN_TASK.match(sentence, end)
            and not _ends_with_name(sentence, named[-1].body.end, before)
        ):
            yield Named(bodies[0], verb=order["verb"])


def _ends_with_name(text: str, start: int, end: int) -> bool:
    """Return whether the words before `end` are a body or group that a list may go on from."""
    words = [start, *(blank.end() for blank in BLANK.finditer(text, start, end))]
    return any((body := read_body(text, at)) is not None and body.end == end for at in words[-12:])


def _after_topic(text: str, at: int) -> list[Named]:
    """Return whom the words after a colon order: "Về kinh phí: Giao Sở Tài chính …"."""
    if day := phrases.FROM_DAY.match(text, at):
        at = day.end()
    order = phrases.ASSIGN.match(text, at)
    if order is None and not text[at].isupper():
        return []
    if order:
        return _with_roles(text, *read_bodies(text, order.end()), order["verb"])
    bodies, end = read_bodies(text, at)
    asked = bodies and not phrases.HEADING_END.match(text, end)
    return _subject(text, bodies, end, first=False) if asked else []


def _worked_with(sentence: str, *, begun: bool) -> Iterator[Named]:
    """Yield the bodies that are called by their names after "phối hợp với".

    Only beside somebody who acts, or where the item begins so.
    """
    for found in phrases.WORKS_WITH.finditer(sentence):
        if phrases.DONE.search(sentence, max(0, found.start() - 40), found.start()) or not (
            begun or found.start() < 20
        ):
            continue
        bodies, end = read_bodies(sentence, found.end())
        for body in _settled(sentence, bodies, end):
            if body.kind != "group" and sentence[body.start].isupper():
                yield Named(body, "coordinate", "phối hợp")


def _first_sentence(text: str) -> str:
    for stop in phrases.SENTENCE.finditer(text):
        before = text[: stop.start()].rsplit(None, 1)[-1:]
        abbreviation = before and before[0] in phrases.ABBREVIATIONS
        if not abbreviation and text[stop.end()].isupper():
            return text[: stop.end()]
    return text


def _clause(text: str, at: int, *, first: bool) -> list[Named]:
    """Return who is ordered to act in the clause that begins at `at`."""
    if first and (order := phrases.ORDER.match(text, at)):
        return _ordered(text, order)
    if first and (heading := phrases.FOR.match(text, at)):
        bodies, end = read_bodies(text, heading.end())
        told = bodies if phrases.ONE_WHO.match(heading.group()) else _not_all(bodies)
        return [Named(body) for body in told] if phrases.HEADING_END.match(text, end) else []
    if first and (lead := phrases.SINGLED_OUT.match(text, at)):
        at = lead.end()
    if not first and (another := phrases.ANOTHER.match(text, at)):
        order = phrases.ORDER.match(text, another.end())
        named = _ordered(text, order) if order else []
        return [one for one in named if text[one.body.start].isupper()]
    bodies, end = _named_after(text, at)
    if bodies:
        return _subject(text, bodies, end, first=first)
    if first and (intro := phrases.INTRO.match(text, at)):
        order = phrases.ORDER.match(text, intro.end())
        if order and phrases.ASKS.match(text, intro.end()):
            return _ordered(text, order)
    if day := phrases.FROM_DAY.match(text, at) or phrases.INTRO.match(text, at):
        bodies, end = read_bodies(text, day.end())
        if bodies and begins_predicate(text, end):
            return _subject(text, bodies, end, first=first)
    return _spoken(text, at)


def _ordered(text: str, order: re.Match[str]) -> list[Named]:
    """Return whom "Giao …", "Yêu cầu …", "Chỉ đạo …" name."""
    bodies, end = _named_after(text, order.end())
    if phrases.TO_ALL.search(order.group()) and phrases.HEADING_END.match(text, end):
        bodies = _not_all(bodies)
    if order["verb"].lower().startswith("chỉ"):
        settled = _settled(text, bodies, end)
        return [Named(body, verb=order["verb"]) for body in settled if _by_name(text, body)]
    return _with_roles(text, bodies, end, order["verb"]) + _directed(text, end)


def _not_all(bodies: list[Body]) -> list[Body]:
    """Return the bodies without "các cơ quan", which heads the list of what each is to do."""
    return [body for body in bodies if body.kind != "group" or body.closed]


def _named_after(text: str, at: int) -> tuple[list[Body], int]:
    """Return the names in the list at `at`; those after a colon instead of the word for them.

    "Thủ trưởng các cơ quan: Sở Y tế, Công an tỉnh" names Sở Y tế and Công an tỉnh.
    """
    bodies, end = read_bodies(text, at)
    if bodies and bodies[-1].many and (colon := phrases.LISTED.match(text, end)):
        listed, after = read_bodies(text, colon.end())
        if len(listed) > 1 and not phrases.HEADING_END.match(text, listed[0].end):
            return [*bodies[:-1], *listed], after
    return bodies, end


def _subject(text: str, bodies: list[Body], end: int, *, first: bool) -> list[Named]:
    """Return the bodies that begin a clause if something is asked of them."""
    if _is_speaker(text, bodies) and (spoken := phrases.SPEAKS.match(text, end)):
        named, after = read_bodies(text, spoken.end())
        return _with_roles(text, named, after, spoken["verb"])
    if heading := phrases.HEADING_END.match(text, end):
        listed = ":" not in heading.group() and any(body.kind == "person" for body in bodies)
        if not first or listed:
            return []
        leads = phrases.LEADS.match(text, heading.end())
        return _roles(text, bodies, heading.end() - 1) if leads else [Named(b) for b in bodies]
    if _is_speaker(text, bodies) and (
        phrases.AGREES.match(text, end) or phrases.DECIDES.match(text, bodies[0].start)
    ):
        return []
    verb = ""
    if chosen := phrases.CHOSEN.match(text, end):
        end, verb = chosen.end(), chosen["verb"]
    group = first and bodies[-1].many and bodies[-1].kind == "group"
    if group and (phrases.MUST.match(text, end) or phrases.IN_THAT_STATE.match(text, end)):
        return [Named(body, verb=verb) for body in bodies]
    if (
        phrases.NO_PREDICATE.match(text, end) and not phrases.LEADS.match(text, end)
    ) or phrases.NO_ORDER.match(text, end):
        return []
    if phrases.NEXT_NAME.match(text, end) and not phrases.ASKED.search(_first_sentence(text[end:])):
        return []
    if not first and not begins_predicate(text, end):
        return []
    if not first and not all(_in_later_clause(text, body) for body in bodies):
        return []
    return _with_roles(text, bodies, end, verb) + _directed(text, end)


def _is_speaker(text: str, bodies: list[Body]) -> bool:
    """Return whether the name is one body of the kind that issues orders."""
    one = len(bodies) == 1 and not bodies[0].many
    return one and phrases.SPEAKERS.match(text, bodies[0].start) is not None


def _settled(text: str, bodies: list[Body], end: int) -> list[Body]:
    """Return the names of a list that are whole beyond doubt.

    Where the list runs on into a name that the grammar does not know the last one is in doubt; an
    open name is so before such a one ("Công an, Y tế xã") and before what begins no predicate.
    """
    if not bodies or phrases.RUNS_ON.match(text, end):
        return [body for body in bodies[:-1] if body.closed or body.certain]
    if phrases.NEXT_NAME.match(text, end):
        return [body for body in bodies if body.closed or body.certain]
    last = bodies[-1]
    whole = (
        last.closed or last.certain or begins_predicate(text, end) or phrases.SIGN.match(text, end)
    )
    return bodies if whole else bodies[:-1]


def _directed(text: str, end: int) -> list[Named]:
    """Return the bodies called by their name that the subject directs."""
    if directs := phrases.DIRECTS.match(text, end):
        bodies, _ = read_bodies(text, directs.end())
        if bodies and _by_name(text, bodies[0]):
            verb = directs["verb"]
            return [Named(body, verb=verb) for body in bodies if _by_name(text, body)]
    return []


def _in_later_clause(text: str, body: Body) -> bool:
    """Return whether a body that begins a later clause is one by its name, or all of a kind."""
    if body.kind == "title":
        known = body.certain or (body.closed and not body.many)
        return known and _is_name(text, body)
    return body.kind == "body" and (not body.many or (body.closed and text[body.start].isupper()))


def _is_name(text: str, body: Body) -> bool:
    """Return whether a name begins with a capital, if need be after "đồng chí"."""
    address = ADDRESS.match(text, body.start)
    return text[address.end() if address else body.start].isupper()


def _by_name(text: str, body: Body) -> bool:
    """Return whether one certain body is meant: "Sở Y tế", "Công an tỉnh", no "các cơ quan"."""
    if text.endswith("cùng cấp", body.start, body.end):
        return False  # one at each place
    known = (body.closed or body.certain) and (body.kind != "body" or text[body.start].isupper())
    return body.kind in ("body", "person") and not body.many and known


def _with_roles(text: str, bodies: list[Body], end: int, verb: str = "") -> list[Named]:
    """Return those of the bodies that are whole, with what each is to do."""
    return _roles(text, _settled(text, bodies, end), end, verb)


def _roles(text: str, bodies: list[Body], end: int, verb: str = "") -> list[Named]:
    """Return the bodies and, where they take the lead, those they work with.

    `verb` is the one that orders them; without it the lead is their own verb.
    """
    lead = phrases.LEADS.match(text, end)
    if lead is None:
        return [Named(body, verb=verb) for body in bodies]
    named = [Named(body, "lead", verb or lead["verb"].lower()) for body in bodies]
    if bodies and (with_others := phrases.COORDINATES.match(text, lead.end())):
        others, after = read_bodies(text, with_others.end())
        settled = _settled(text, others, after)
        named += [Named(body, "coordinate", "phối hợp") for body in settled]
    elif bodies and (comma := phrases.JOIN_IN.match(text, lead.end())):
        others, after = read_bodies(text, comma.end())
        if phrases.JOINS.match(text, after):
            named += [Named(body, "coordinate", "phối hợp") for body in others]
    return named


def _spoken(text: str, at: int) -> list[Named]:
    """Return whom a speaking body names after its purpose: "Để …, Ban Thường vụ yêu cầu …"."""
    if not any(verb in text for verb in phrases.SPEAKING):
        return []
    end = phrases.CLAUSE.search(text, at)
    for comma in phrases.COMMA.finditer(text, at, end.start() if end else len(text)):
        if phrases.SPEAKERS.match(text, comma.end()) is None:
            continue
        bodies, after = read_bodies(text, comma.end())
        if _is_speaker(text, bodies) and (verb := phrases.SPEAKS.match(text, after)):
            named, last = read_bodies(text, verb.end())
            return _with_roles(text, named, last, verb["verb"])
    return []


def _asked_later(text: str, at: int) -> Iterator[Named]:
    """Yield who is asked by name, or acts, where a later sentence begins: "Công an xã lập …"."""
    for stop in phrases.SENTENCE.finditer(text, max(0, at - 3)):
        start = stop.end()
        order = phrases.ORDER.match(text, start)
        if order and text[start].isupper() and phrases.ASKS.match(text, start):
            asked = _ordered(text, order)
            yield from (one for one in asked if not one.body.many and _is_name(text, one.body))
            continue
        apart = phrases.SINGLED_OUT.match(text, start)
        bodies, end = read_bodies(text, apart.end() if apart else start)
        if bodies and all(_by_name(text, body) and body.kind == "body" for body in bodies):
            yield from _subject(text, bodies, end, first=False)


def _assigned(text: str, at: int) -> Iterator[Named]:
    """Yield whom the sentences from `at` on expressly assign something."""
    starts = [at] if at == 0 or at < len(text) else []
    starts += [stop.end() for stop in phrases.SENTENCE.finditer(text, at)]
    may_carry_out = any(word in text for word in phrases.CARRYING_OUT)
    for start in starts:
        bodies, end = _named_after(text, start) if may_carry_out else ([], start)
        if bodies and phrases.TO_CARRY_OUT.match(text, end):
            yield from map(Named, bodies)
        if text[start : start + 1].isupper() and (order := phrases.ASSIGN.match(text, start)):
            bodies, end = read_bodies(text, order.end())
            yield from _with_roles(text, bodies, end, order["verb"])
