"""What a reading of a document yields: frozen values, each with its place in the text."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from directives.record import Record

T = TypeVar("T")


class Origin(StrEnum):
    """How a value came to be known."""

    STATED = "stated"
    INFERRED = "inferred"
    PERSON = "person"


class Severity(StrEnum):
    """How much a problem matters: an error keeps the document a draft."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Section(StrEnum):
    """Which list of the page names a recipient."""

    ADDRESSED = "kinh_gui"
    COPIED = "noi_nhan"


class InstructionKind(StrEnum):
    """What a numbered item does: order something, or assess the situation."""

    ORDER = ""
    ASSESSMENT = "nhan_dinh"


@dataclass(frozen=True, slots=True)
class Span(Record):
    """A half-open range of character offsets in the extracted text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reading(Record, Generic[T]):
    """A value, where it was read and how certain that is.

    `reason` is the code of a message that says why a value was inferred ("" when stated).
    `confidence` is that of the least certain word it was read from, 0 to 100; None where nothing
    was recognised in an image.
    """

    value: T
    span: Span | None
    origin: Origin = Origin.STATED
    reason: str = ""
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Problem(Record):
    """Something a person should look at; `directives.problems` words it in a reader's language.

    `part` names a key of the reading ("date", "recipients", …) or an item ("instructions/2.1/-3").
    `line` counts from 1 in the extracted text.
    """

    part: str
    code: str
    severity: Severity
    line: int | None = None
    params: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NumberSymbol(Record):
    """The printed số/ký hiệu: number, year (only legal documents) and symbol.

    `printed` has blanks and dashes normalised: "353-CV/TU", "9412/UBND-VX", "30/2020/NĐ-CP".
    """

    number: str | None
    symbol: str
    year: str | None
    printed: str


@dataclass(frozen=True, slots=True)
class ParsedIssuer(Record):
    """The body that issued the document.

    `level` and `kind` hold the codes of the reading contract ("city", "party_committee").
    `parent` is the superior body printed above the name, `district` its unit below a province.
    """

    name: str
    level: str | None
    kind: str | None
    parent: str | None = None
    district: str | None = None


@dataclass(frozen=True, slots=True)
class ParsedRecipient(Record):
    """One printed line of Kính gửi or Nơi nhận."""

    name: str
    section: Section
    purpose: str | None
    purpose_printed: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class ParsedAddressee(Record):
    """A body that an item orders to act, as printed, with the ordering verb in lower case.

    `role` is "act", "lead" or "coordinate"; `verb` "giao", "yêu cầu", … or "".
    """

    name: str
    role: str
    span: Span
    verb: str = ""


class DeadlineKind(StrEnum):
    """Whether an item must be done by a day, or goes on during a stretch of time."""

    DEADLINE = "deadline"
    PERIOD = "period"


@dataclass(frozen=True, slots=True)
class ParsedDeadline(Record):
    """A day or a stretch of time that an item sets, as printed and as dates.

    A deadline has only `ends_on`. What is counted from the issue date ("trong 24 giờ tới",
    "trước ngày 15 hằng tháng" has none) is inferred, with the code of the reason.
    """

    printed: str
    span: Span
    kind: DeadlineKind
    starts_on: date | None = None
    ends_on: date | None = None
    origin: Origin = Origin.STATED
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ParsedInstruction(Record):
    """One numbered item: its path, printed marker and own text without marker and sub-items.

    `path` is "2.1/-3"; `parent` the path above it or None; paragraphs of `text` are separated
    by a newline. `span` covers the item from its marker to the end of its own last paragraph.
    """

    path: str
    parent: str | None
    marker: str
    text: str
    span: Span
    kind: InstructionKind = InstructionKind.ORDER
    addressees: tuple[ParsedAddressee, ...] = ()
    deadlines: tuple[ParsedDeadline, ...] = ()


@dataclass(frozen=True, slots=True)
class ParsedCitation(Record):
    """Another document that the text names by its number, with every place it is named.

    `doc_type`, `issued_on` and `issuer` are the fullest the text gives for it.
    """

    doc_type: str | None
    number_symbol: str
    issued_on: date | None
    issuer: str | None
    printed: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class ParsedSignatory(Record):
    """Who signed, in which office, for which body or head of office; certain as a Reading is."""

    name: str | None
    title: str | None
    authority: str | None
    span: Span | None
    origin: Origin = Origin.STATED
    reason: str = ""
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class ParsedDirective(Record):
    """A document's text, understood; every field may be empty."""

    doc_type: Reading[str] | None = None
    kind: str | None = None
    number_symbol: Reading[NumberSymbol] | None = None
    urgency: Reading[str] | None = None
    issuer: Reading[ParsedIssuer] | None = None
    province: Reading[str] | None = None
    place: Reading[str] | None = None
    issued_on: Reading[date] | None = None
    subject: Reading[str] | None = None
    recipients: tuple[ParsedRecipient, ...] = ()
    preamble: Reading[str] | None = None
    instructions: tuple[ParsedInstruction, ...] = ()
    closing: Reading[str] | None = None
    citations: tuple[ParsedCitation, ...] = ()
    signatory: ParsedSignatory | None = None
    problems: tuple[Problem, ...] = ()
