"""Reads whom an item orders to act.

Four turns of phrase name them: an order ("Giao Sở Y tế …"), a body that begins the sentence
("UBND tỉnh chỉ đạo …"), a body that another directs ("… chỉ đạo Sở Y tế, Công an tỉnh …") and the
body that speaks ("Ban Thường vụ yêu cầu các cấp …"). A name in doubt is left out: a wrong
addressee misleads more than a missing one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .bodies import Body
from .body_lists import begins_predicate, read_bodies
from .body_patterns import COMMA, PREDICATE
from .lines import Passage, ends_closed
from .markers import CAPITAL
from .marks import plain
from .structure import ParsedAddressee

ORDER = re.compile(
    r"""(?i:(?:tiếp\s+tục\s+(?!chỉ))?(?P<verb>giao|yêu\s+cầu|đề\s+nghị|phân\s+công|chỉ\s+đạo|ủy\s+quyền|đề\s+xuất)
        (?:\s+(?:trách\s+nhiệm|nhiệm\s+vụ))?(?:\s+cho)?)\s*:?\s+(?=\w)""",
    re.VERBOSE,
)
ASSIGN = re.compile(
    r"(?P<verb>(?i:giao|phân\s+công))(?:\s+(?:trách\s+nhiệm|nhiệm\s+vụ))?(?:\s+cho)?\s+"
)
FOR = re.compile(r"(?i:(?:đối\s+với|trách\s+nhiệm\s+của|nhiệm\s+vụ\s+của))\s+")
SPEAKS = re.compile(r"\s+(?P<verb>yêu\s+cầu|đề\s+nghị|giao|phân\s+công)(?:\s+cho)?\s+")
AGREES = re.compile(
    r"\s+(?:cơ\s+bản\s+)?(?:đồng\s+ý|nhất\s+trí|chấp\s+thuận|ghi\s+nhận|biểu\s+dương|hoan\s+nghênh"
    r"|đánh\s+giá\s+cao|có\s+ý\s+kiến|kết\s+luận|thông\s+báo"
    r"|thống\s+nhất\s+(?:chủ|với|đánh)\w*)(?!\w)"
)
FROM_DAY = re.compile(r"(?i:từ|kể\s+từ|trước|chậm\s+nhất)\s[^,;]{3,60},\s+(?=\w)")
DIRECTS = re.compile(r"\s+(?:tập\s+trung\s+)?(?P<verb>chỉ\s+đạo|giao|phân\s+công)\s+")
LEADS = re.compile(
    r"\s*,?\s*(?:là\s+(?:cơ\s+quan\s+|đơn\s+vị\s+)?)?(?:làm\s+)?(?P<verb>chủ\s+trì|đầu\s+mối)(?!\w)"
)
COORDINATES = re.compile(
    r"\s*,?\s*(?:tham\s+mưu\s*,?\s*)?phối\s+hợp\s+(?:chặt\s+chẽ\s+)?"
    rf"(?:(?:với|cùng)\s+|(?=[{CAPITAL}]))"
)
WORKS_WITH = re.compile(r"(?i:phối\s+hợp)(?:\s+chặt\s+chẽ)?\s+(?:với|cùng)\s+")
CHOSEN = re.compile(
    r"\s+(?:được|đã\s+được)\s+(?:phân\s+công|giao)(?:\s+(?:nhiệm\s+vụ|phụ\s+trách|theo\s+dõi|chỉ\s+đạo"
    r"|địa\s+bàn|lĩnh\s+vực|cơ\s+sở|các|huyện|xã|địa\s+phương))*(?=\s)"
)
DONE = re.compile(r"(?:đã|vừa)\s+(?:\w+\s+){0,2}$")
HANDS_OVER = re.compile(rf"[,;]\s+giao(?:\s+cho)?\s+(?=[{CAPITAL}])")
TOPIC = re.compile(r":\s+(?=[^\W\d_])")
NO_PREDICATE = re.compile(
    r"\s+(?:của|và|về|đã|là|thì|để|khi|nếu|mà|bị|được|vẫn|đang|còn|gồm|như|trong|tại|theo\s+quy)"
    r"(?!\w)"
)
RUNS_ON = re.compile(
    rf"\s*,?\s+(?:và|cùng)\s+(?!(?:là|nhất)\s)|\s*-\s*\w|[/\w]|\s+[{CAPITAL}]|\s+các\s"
)
NEXT_NAME = re.compile(rf"\s*,\s+[{CAPITAL}]")
SIGN = re.compile(r"\s*(?:[,.;:()]|$)")
ASKED = re.compile(rf"\s{PREDICATE.pattern}\s+\w")
TO_CARRY_OUT = re.compile(
    r"\s*,?\s*(?:(?:chịu|có)\s+trách\s+nhiệm\s+(?:tổ\s+chức\s+)?(?:thi\s+hành|thực\s+hiện)"
    r"|căn\s+cứ\s+\w+\s+\w+\s+(?:này\s+)?(?:tổ\s+chức\s+)?(?:thi\s+hành|thực\s+hiện))(?!\w)"
)
ABBREVIATIONS = ("TP", "Tp", "TX", "UV", "UB", "đ", "BS", "TS", "ThS", "PGS")
CLAUSE = re.compile(r"\s*;\s+")
SENTENCE = re.compile(r"[.!?…]+[\"”’)\]]*\s+(?=[^\W\d_])")
NO_ORDER = re.compile(r"\s*(?:;|:\s*\d)")  # a list of wards, a price, a telephone number
HEADING_END = re.compile(r"\s*[:.]?\s*$|\s*:\s+(?!\d)")
SPEAKERS = re.compile(
    r"(?i:ban\s+thường\s+vụ|btv|thường\s+trực|thủ\s+tướng|phó\s+thủ\s+tướng|chủ\s+tịch|ubnd"
    r"|ủy\s+ban\s+nhân\s+dân|ban\s+chỉ\s+đạo|bộ|sở|bí\s+thư|tỉnh\s+ủy|thành\s+ủy|huyện\s+ủy|ban\s+bí)"
)


@dataclass(frozen=True, slots=True)
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
    for i, passage in enumerate(paragraphs):
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
    sentence = _first_sentence(text)
    named: list[Named] = []
    at = 0
    while at < len(sentence):
        named += _clause(sentence, at, first=at == 0)
        following = CLAUSE.search(sentence, max(at, named[-1].body.end if named else at))
        if following is None:
            break
        at = following.end()
    for topic in TOPIC.finditer(sentence):
        named += _after_topic(text, topic.end())
    for order in HANDS_OVER.finditer(sentence):
        named += _with_roles(text, *read_bodies(text, order.end()), "giao")
    named += _worked_with(sentence, begun=bool(named))
    return named + list(_assigned(text, len(sentence)))


def _after_topic(text: str, at: int) -> list[Named]:
    """Return whom the words after a colon order: "Về kinh phí: Giao Sở Tài chính …"."""
    if not text[at].isupper():
        return []
    if order := ASSIGN.match(text, at):
        return _with_roles(text, *read_bodies(text, order.end()), order["verb"])
    bodies, end = read_bodies(text, at)
    asked = bodies and not HEADING_END.match(text, end)
    return _subject(text, bodies, end, first=False) if asked else []


def _worked_with(sentence: str, *, begun: bool) -> Iterator[Named]:
    """Yield the bodies that are called by their names after "phối hợp với".

    Only beside somebody who acts, or where the item begins so.
    """
    for found in WORKS_WITH.finditer(sentence):
        if DONE.search(sentence, max(0, found.start() - 40), found.start()) or not (
            begun or found.start() < 20
        ):
            continue
        bodies, end = read_bodies(sentence, found.end())
        for body in _settled(sentence, bodies, end):
            if body.kind != "group" and sentence[body.start].isupper():
                yield Named(body, "coordinate", "phối hợp")


def _first_sentence(text: str) -> str:
    for stop in SENTENCE.finditer(text):
        before = text[: stop.start()].rsplit(None, 1)[-1:]
        abbreviation = before and before[0] in ABBREVIATIONS
        if not abbreviation and text[stop.end()].isupper():
            return text[: stop.end()]
    return text


def _clause(text: str, at: int, *, first: bool) -> list[Named]:
    """Return who is ordered to act in the clause that begins at `at`."""
    if first and (order := ORDER.match(text, at)):
        return _ordered(text, order)
    if first and (heading := FOR.match(text, at)):
        bodies, end = read_bodies(text, heading.end())
        return [Named(body) for body in bodies] if HEADING_END.match(text, end) else []
    bodies, end = read_bodies(text, at)
    if bodies:
        return _subject(text, bodies, end, first=first)
    if first and (day := FROM_DAY.match(text, at)):
        bodies, end = read_bodies(text, day.end())
        if bodies and begins_predicate(text, end):
            return _subject(text, bodies, end, first=True)
    return _spoken(text, at)


def _ordered(text: str, order: re.Match[str]) -> list[Named]:
    """Return whom "Giao …", "Yêu cầu …", "Chỉ đạo …" name."""
    bodies, end = read_bodies(text, order.end())
    if order["verb"].lower().startswith("chỉ"):
        settled = _settled(text, bodies, end)
        return [Named(body, verb=order["verb"]) for body in settled if _by_name(text, body)]
    return _with_roles(text, bodies, end, order["verb"])


def _subject(text: str, bodies: list[Body], end: int, *, first: bool) -> list[Named]:
    """Return the bodies that begin a clause if something is asked of them."""
    if _is_speaker(text, bodies) and (spoken := SPEAKS.match(text, end)):
        named, after = read_bodies(text, spoken.end())
        return _with_roles(text, named, after, spoken["verb"])
    if HEADING_END.match(text, end):
        return [Named(body) for body in bodies] if first else []
    if _is_speaker(text, bodies) and AGREES.match(text, end):
        return []
    if bodies[-1].kind in ("title", "person", "group") and (chosen := CHOSEN.match(text, end)):
        end = chosen.end()
    if (NO_PREDICATE.match(text, end) and not LEADS.match(text, end)) or NO_ORDER.match(text, end):
        return []
    if NEXT_NAME.match(text, end) and not ASKED.search(_first_sentence(text[end:])):
        return []
    if not first and not begins_predicate(text, end):
        return []
    if not first and any(body.kind != "body" or body.many for body in bodies):
        return []
    return _with_roles(text, bodies, end) + _directed(text, end)


def _is_speaker(text: str, bodies: list[Body]) -> bool:
    """Return whether the name is one body of the kind that issues orders."""
    one = len(bodies) == 1 and not bodies[0].many
    return one and SPEAKERS.match(text, bodies[0].start) is not None


def _settled(text: str, bodies: list[Body], end: int) -> list[Body]:
    """Return the names of a list that are whole beyond doubt.

    Where the list runs on into a name that the grammar does not know the last one is in doubt; an
    open name is so before such a one ("Công an, Y tế xã") and before what begins no predicate.
    """
    if not bodies or RUNS_ON.match(text, end):
        return [body for body in bodies[:-1] if body.closed or body.certain]
    if NEXT_NAME.match(text, end):
        return [body for body in bodies if body.closed or body.certain]
    last = bodies[-1]
    whole = last.closed or last.certain or begins_predicate(text, end) or SIGN.match(text, end)
    return bodies if whole else bodies[:-1]


def _directed(text: str, end: int) -> list[Named]:
    """Return the bodies called by their name that the subject directs."""
    if directs := DIRECTS.match(text, end):
        bodies, _ = read_bodies(text, directs.end())
        if bodies and _by_name(text, bodies[0]):
            verb = directs["verb"]
            return [Named(body, verb=verb) for body in bodies if _by_name(text, body)]
    return []


def _by_name(text: str, body: Body) -> bool:
    """Return whether one certain body is meant: "Sở Y tế", "Công an tỉnh", no "các cơ quan"."""
    known = (body.closed or body.certain) and (body.kind != "body" or text[body.start].isupper())
    return body.kind in ("body", "person") and not body.many and known


def _with_roles(text: str, bodies: list[Body], end: int, verb: str = "") -> list[Named]:
    """Return the bodies and, where they take the lead, those they work with.

    `verb` is the one that orders them; without it the lead is their own verb.
    """
    bodies = _settled(text, bodies, end)
    lead = LEADS.match(text, end)
    if lead is None:
        return [Named(body, verb=verb) for body in bodies]
    named = [Named(body, "lead", verb or lead["verb"]) for body in bodies]
    if bodies and (with_others := COORDINATES.match(text, lead.end())):
        others, after = read_bodies(text, with_others.end())
        settled = _settled(text, others, after)
        named += [Named(body, "coordinate", "phối hợp") for body in settled]
    return named


def _spoken(text: str, at: int) -> list[Named]:
    """Return whom a speaking body names after its purpose: "Để …, Ban Thường vụ yêu cầu …"."""
    end = CLAUSE.search(text, at)
    for comma in COMMA.finditer(text, at, end.start() if end else len(text)):
        bodies, after = read_bodies(text, comma.end())
        if _is_speaker(text, bodies) and (verb := SPEAKS.match(text, after)):
            named, last = read_bodies(text, verb.end())
            return _with_roles(text, named, last, verb["verb"])
    return []


def _assigned(text: str, at: int) -> Iterator[Named]:
    """Yield whom the sentences from `at` on expressly assign something."""
    starts = [at] if at == 0 or at < len(text) else []
    starts += [stop.end() for stop in SENTENCE.finditer(text, at)]
    for start in starts:
        bodies, end = read_bodies(text, start)
        if bodies and TO_CARRY_OUT.match(text, end):
            yield from map(Named, bodies)
        if text[start : start + 1].isupper() and (order := ASSIGN.match(text, start)):
            bodies, end = read_bodies(text, order.end())
            yield from _with_roles(text, bodies, end, order["verb"])
