"""Parts Nơi nhận from the signature that stands beside it, and reads who signed.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.7; Hướng dẫn 36-HD/VPTW (T/M, K/T, T/L).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import chain, pairwise

from . import vocabulary
from .addressed import LIST_MARK
from .casing import usual_case
from .cells import WIDE, is_upper
from .lines import CLOSED, Gap, Line, Passage, fold_each, join
from .markers import CAPITAL, SMALL
from .offices import mended_authority, mended_office
from .passage import alone
from .persons import LONGEST_PIECE, is_doubtful, person, without_scrap
from .sections import AUTHORITY, RECIPIENTS, is_authority, is_office, starts_signature
from .structure import ParsedSignatory, Problem, Severity

ACTING = re.compile(r"\W*q\W")  # Q. GIÁM ĐỐC holds the office itself, for the time being
EDGES = " .,:;'`’*_|-"
OF_ANNEX = ("danh sach", "phu luc", "bieu ", "mau ", "ghi chu")
LONGEST_KEPT = 200  # letters of a line that may come again
NEAR = 12  # characters by which a line that is centred may begin further left
# "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Lê Văn An": where a new line began in print.
STACKED = re.compile(
    rf"(?<=\w)\s+(?=(?:KT|TL|TUQ)\s*[./]|K/T|T/L|(?<!HUY\s)PHÓ\s+(?!TRƯỞNG\s+ĐOÀN)|THỨ\s+TRƯỞNG\b"
    rf"|(?<=[{CAPITAL}]\s)[{CAPITAL}][{SMALL}]+\s+(?:[{CAPITAL}][{SMALL}]+\s*){{1,4}}$)"
)
# "- Như trên; THỨ TRƯỞNG", "Nơi nhận: KT. BỘ TRƯỞNG", "- Lưu: VT, DP. Trần Đăng Khải"
BESIDE = re.compile(r"(?<=[:;.,)])\s+(?=\S)")
# An office in capitals that the scan left only the end of: "= ` TRƯỞNG".
END_OF_OFFICE = re.compile(r"\b(?:truong|tich|doc|bi thu|nhiem|van phong|tu lenh)$")
LETTER = re.compile(rf"\W*[^\W\d_Qq]\W*\s+(?=[{CAPITAL}]{{2}})")  # Q. GIÁM ĐỐC acts
SCRAP = re.compile(r"[^\W\d_]{1,4}\s+")  # what is left of "PHÓ" beside an entry: "mẹ CỤC TRƯỞNG"
FILED_WHOLE = re.compile(r"\(\d{1,2}\s?(?:b|ban)?\)")  # "Lưu: VT, GSQL (2b)": so many copies
AS_ABOVE = re.compile(r"[\W_]*nhu\s?tren\b")  # names all there are: nothing follows it
LONE = re.compile(r"(?<=\s)(?:[^\w\s(&–-]+|\d)\s+")  # "TONG CỤC ' TRUONG"
UNMARKED = re.compile(r"(?<=[^\s,;:])\s+(?=[A-ZĐ]{2})")  # "- Lưu: VT (2b).TS THỦ TƯỚNG"
SPECKS = re.compile(r"(?:_|[^\w(\[])+")  # what a scan shows between the columns: "— PHO GIAM DOC"


@dataclass(slots=True)
class Tail:
    """The two columns under the body."""

    recipients: list[Passage] = field(default_factory=list)
    signature: list[list[Passage]] = field(default_factory=lambda: [[], []])


def part_columns(lines: Sequence[Line]) -> Tail:
    """Return the lines of Nơi nhận and, column by column, those of the signature."""
    tail = Tail()
    in_list = False
    second = 0  # at which indent the second of two signatures stands
    for line in lines:
        cells = _cells(line)
        if second and len(cells) == 1 and line.indent >= second - NEAR:
            cells = [(1, cell) for _, cell in cells]
        elif len(cells) > 1 and not second:
            second = _second_signature(line, cells)
        for column, printed in cells:
            cell = _without_letter(printed)
            label = RECIPIENTS.match(cell.folded)
            if label:
                in_list = True
                rest = cell.cut(label.end())
                tail.recipients += [rest] if rest.text else []
            elif is_authority(cell) or is_office(cell) or is_signed(cell.text):
                tail.signature[min(column, 1) if not in_list else 0].append(cell)
                in_list = in_list and (column > 0 or _list_is_open(tail))
            elif in_list and _is_end_of_office(cell):
                continue  # what the scan left of the office beside the list
            elif in_list and column == 0 and _in_list(tail, cell, line):
                tail.recipients.append(cell)
            elif LIST_MARK.match(cell.text) and tail.recipients and not _signs(tail, cell):
                in_list = True
                tail.recipients.append(cell)
            elif tail.recipients or any(tail.signature):
                tail.signature[min(column, 1) if not tail.recipients else 0].append(cell)
    return tail


def _signs(tail: Tail, cell: Passage) -> bool:
    """Return whether a marked line names who signed: the mark is what is left of the seal."""
    below = any(tail.signature) and not _list_is_open(tail)
    return below and not CLOSED.search(cell.text) and person(cell.text) is not None


def _second_signature(line: Line, cells: Sequence[tuple[int, Passage]]) -> int:
    """Return at which indent the second of two signatures on one line begins, 0 for other lines."""
    if not all(is_upper(cell.text) and not LIST_MARK.match(cell.text) for _, cell in cells):
        return 0
    wide = WIDE.search(line.text)
    return line.indent + wide.end() if wide else 0


def _cells(line: Line) -> list[tuple[int, Passage]]:
    """Return the pieces of a line, each with its column."""
    places = _kept_places if len(line.text) <= LONGEST_KEPT else _places
    return [(column, line.cut(i, j)) for column, i, j in places(line.text)]


def _places(text: str) -> list[tuple[int, int, int]]:
    """Return the pieces of a line: the column of each, where it begins and where it ends."""
    line = alone(text)
    cuts = [0, *(wide.end() for wide in WIDE.finditer(text)), len(text)]
    pieces = [line.cut(i, j) for i, j in pairwise(cuts)]
    parts = [part for piece in pieces for part in _beside(piece) if part.text]
    found = [(column, cell) for column, part in enumerate(parts) for cell in _stacked(part)]
    return [(column, cell.start, cell.end) for column, cell in found if cell.text]


# "- Như trên;" and "CHỦ TỊCH" stand below one directive after the other.
_kept_places = lru_cache(maxsize=1024)(_places)


def _beside(cell: Passage) -> list[Passage]:
    """Return a line of Nơi nhận and the piece of the signature printed after it, if there is."""
    label = RECIPIENTS.match(cell.folded)
    if not (label or LIST_MARK.match(cell.text)):
        return [cell]
    ends = [label.end()] if label else []
    near = max(0, len(cell.text) - LONGEST_PIECE)
    blanks = (blank.end() for blank in BESIDE.finditer(cell.text, near))
    for end in (*(end for end in ends if end >= near), *blanks):
        rest = _without_specks(cell.cut(end))
        if rest.text and _is_of_signature(rest):
            return [cell.cut(0, end), rest]
        if _ends_office(rest) or _is_scrap(cell.cut(0, end), rest):
            return [cell.cut(0, end)]
    for blank in UNMARKED.finditer(cell.text, near):
        if cell.folded[blank.end() :] in vocabulary.OFFICES and is_upper(cell.text[blank.end() :]):
            return [cell.cut(0, blank.start()), cell.cut(blank.end())]
    for blank in BESIDE.finditer(cell.text, near):
        rest = cell.cut(blank.end())
        filed = re.search(rf"\b{vocabulary.FILED_WORD}", cell.folded[: blank.start()])
        named = person(rest.text) if filed else _certain_person(rest.text)
        mark = cell.text[blank.start() - 1]
        # A stop read as a comma: "- Lưu: VT, Võ Minh Hoài".
        whole = bool(filed) and len(rest.text.split()) > 2 and _certain_person(rest.text)
        if (named and mark in ".;") or (whole and mark == ","):
            return [cell.cut(0, blank.start()), rest]
    return [cell]


def _without_specks(cell: Passage) -> Passage:
    specks = SPECKS.match(cell.text)
    return _without_letter(cell.cut(specks.end()) if specks else cell)


def _is_scrap(entry: Passage, rest: Passage) -> bool:
    """Return whether capitals behind a whole entry are what the scan left of the signature."""
    words = rest.text.split()
    if AS_ABOVE.match(entry.folded) and len(words) > 1:
        return is_upper(rest.text) or (
            is_upper(" ".join(words[-2:])) and END_OF_OFFICE.search(rest.folded) is not None
        )
    long = sum(len(word) > 2 and word.isalpha() for word in words) > 2
    return entry.text.endswith(");") and long and is_upper(rest.text) and rest.text[-1].isalpha()


def _ends_office(cell: Passage) -> bool:
    """Return whether a piece beside an entry is what the scan left of an office in capitals."""
    scrap = SCRAP.match(cell.text)
    office = cell.cut(scrap.end()) if scrap and cell.text[0].islower() else cell
    return is_upper(office.text) and END_OF_OFFICE.search(office.folded) is not None


def _without_letter(cell: Passage) -> Passage:
    """Return an office or authority without a letter that a scan shows before it: "h CHỦ TỊCH"."""
    letter = LETTER.match(cell.text)
    rest = cell.cut(letter.end()) if letter else cell
    return rest if is_authority(rest) or is_office(rest) else cell


def _is_of_signature(cell: Passage) -> bool:
    if cell.text.endswith((";", ",")):
        return False  # "- CHỦ TỊCH, CÁC PCT;" is a recipient
    return is_authority(cell) or is_office(cell) or is_signed(cell.text)


def _stacked(cell: Passage) -> list[Passage]:
    """Return the lines of a signature that were run together on one: authority, office, name."""
    if LIST_MARK.match(cell.text) or not (starts_signature(cell) or _begins_office(cell)):
        return [cell]
    cuts = [0, *(found.start() for found in STACKED.finditer(cell.text)), len(cell.text)]
    return [cell.cut(i, j) for i, j in pairwise(sorted(set(cuts)))]


def _begins_office(cell: Passage) -> bool:
    words = cell.text.split()
    first = cell.cut(0, cell.text.find(words[2]) if len(words) > 2 else None)
    return is_upper(" ".join(words[:2])) and is_office(first)


def _list_is_open(tail: Tail) -> bool:
    return not any(
        re.match(rf"\W*{vocabulary.FILED_WORD}", line.folded) for line in tail.recipients[-2:]
    )


def _is_end_of_office(cell: Passage) -> bool:
    listed = LIST_MARK.match(cell.text) or re.match(vocabulary.FILED_WORD, cell.folded)
    return not listed and _ends_office(cell)


def _in_list(tail: Tail, cell: Passage, line: Line) -> bool:
    if LIST_MARK.match(cell.text) or re.match(vocabulary.FILED_WORD, cell.folded):
        return True
    if is_upper(cell.text) and len(cell.text.split()) > 1 and cell.text.endswith(("G", "N", "Ư")):
        return False
    if not _list_is_open(tail):
        # After "Lưu" only the rest of that line can follow, right below it.
        last = tail.recipients[-1]
        below = cell.number == last.number + 1 and not FILED_WHOLE.search(last.folded)
        return below and line.gap is Gap.NONE and cell.text[0].islower()
    if any(tail.signature) and person(cell.text) and not CLOSED.search(cell.text):
        return False
    closed = bool(tail.recipients) and tail.recipients[-1].text.endswith(";")
    return (
        line.gap is Gap.NONE
        or not tail.recipients
        or (cell.text[0].islower() and not closed)
        or (cell.text.endswith((";", ",")))
    )


def is_signed(text: str) -> bool:
    """Return whether a line only says that the original was signed.

    >>> is_signed("(Đã ký)")
    True
    """
    return fold_each(text).strip(" ().[]*:") in vocabulary.SIGNED


def read_signatory(
    columns: Sequence[Sequence[Passage]], *, marked: bool = True
) -> tuple[ParsedSignatory | None, list[Problem]]:
    """Return who signed, in which office and for whom; of joint signatories the first.

    `marked` tells whether the text is written with marks: a name that nobody can bear is left out.
    """
    filled = [column for column in columns if column]
    if not filled:
        return None, [Problem("signatory", "signature_missing", Severity.WARNING)]
    problems: list[Problem] = []
    readings = [_read_column(column) for column in filled]
    if len(readings) > 1 and all(reading.name or reading.title for reading in readings):
        names = "; ".join(reading.name or "?" for reading in readings[1:])
        problems.append(
            Problem(
                "signatory",
                "joint_signatories",
                Severity.WARNING,
                filled[1][0].number,
                {"others": names},
            )
        )
    signatory = readings[0]
    if signatory.name is None and len(readings) > 1:
        signatory = readings[1] if readings[1].name and not readings[0].title else signatory
    doubtful = signatory.name if is_doubtful(signatory.name or "", marked=marked) else None
    if doubtful:
        signatory = replace(signatory, name=None)
        line = next((c.number for c in chain(*filled) if doubtful.split()[-1] in c.text), None)
        params = {"printed": doubtful}
        code = "signatory_name_doubtful"
        problems.append(Problem("signatory", code, Severity.WARNING, line, params))
    if not (doubtful or signatory.name or signatory.title or signatory.authority):
        return None, [Problem("signatory", "signature_missing", Severity.WARNING)]
    if signatory.name is None and not doubtful:
        line = filled[0][0].number
        problems.append(Problem("signatory", "signatory_name_missing", Severity.WARNING, line))
    if signatory.title is None:
        line = filled[0][0].number
        problems.append(Problem("signatory", "signatory_title_missing", Severity.INFO, line))
    return signatory, problems


def _read_column(cells: Sequence[Passage]) -> ParsedSignatory:
    authorities: list[str] = []
    titles: list[str] = []
    name: str | None = None
    span = None
    for cell in _unbroken(cells):
        text = " ".join(cell.text.split())
        if is_signed(text):
            continue
        if is_authority(cell) and ACTING.match(cell.folded):
            titles.append(_authority(text))
        elif is_authority(cell):
            authorities.append(_authority(text))
        elif is_office(cell):
            titles.append(_office(text))
        elif authorities and not titles and cell.folded.strip(" .:*") in vocabulary.OFFICES:
            titles.append(text.rstrip(" .,:"))  # "KT. Bộ trưởng" / "Thứ trưởng" in small letters
        elif found := person(text) if (authorities or titles) else _certain_person(text):
            name = without_scrap(found)
            at = cell.text.find(found.split()[0]) if not is_upper(cell.text) else 0
            span = cell.span(max(at, 0))
            break
    if span is None and cells:
        span = cells[0].span()
    if len(titles) == 1 and authorities:
        titles = _of_deputy(titles[0], authorities[-1])
    return ParsedSignatory(name, ", ".join(titles) or None, ", ".join(authorities) or None, span)


def _of_deputy(title: str, authority: str) -> list[str]:
    """Return a deputy's office as it was before a scan lost its first word, "PHÓ".

    Nobody signs in his own place; of what repeats only the end of the office no one can tell.
    """
    code, _, office = authority.partition(" ")
    if code != "KT." or not office.lower().endswith(title.lower()):
        return [title]
    return [f"Phó {title}"] if len(title) == len(office) else []


def _unbroken(cells: Sequence[Passage]) -> list[Passage]:
    """Return the lines of a signature, those joined that a narrow column broke.

    "CHÁNH VĂN" / "PHÒNG" is an office only as a whole; "KT. CHỦ" / "TỊCH" goes on in capitals;
    the name goes on with the line right under it.
    """
    whole: list[Passage] = []
    i = 0
    while i < len(cells):
        cell, i = cells[i], i + 1
        if is_signed(cell.text) or not any(map(str.isalpha, cell.text)):
            continue
        if is_upper(cell.text) and i < len(cells) and is_upper(cells[i].text):
            two = join([cell, cells[i]])
            if not _is_line(cell) and not _is_line(cells[i]) and is_office(two):
                cell, i = two, i + 1
        if whole and (_goes_on_in_capitals(whole[-1], cell) or _goes_on_with_name(whole, cell)):
            whole[-1] = join([whole[-1], cell])
        else:
            whole.append(cell)
    return whole


def _is_line(cell: Passage) -> bool:
    return is_authority(cell) or is_office(cell)


def _goes_on_in_capitals(before: Passage, cell: Passage) -> bool:
    """Return whether a line in capitals is the rest of an authority or office, and no name."""
    rest = is_upper(cell.text) and not _is_line(cell) and person(cell.text) is None
    return rest and _is_line(before) and not cell.folded.startswith(OF_ANNEX)


def _goes_on_with_name(whole: Sequence[Passage], cell: Passage) -> bool:
    """Return whether a line holds the rest of a name: "Nguyễn Thị" / "Phương Thảo"."""
    first = whole[-1].text.split()
    rest = cell.text.split()
    if cell.gap is not Gap.NONE or len(first) > 2 or len(rest) > 2 or len(first + rest) < 3:
        return False
    begins = first[0].lower() in vocabulary.SURNAMES and not _is_line(whole[-1])
    return begins and person(f"{whole[-1].text} {cell.text}") is not None


def _certain_person(text: str) -> str | None:
    found = person(text)
    return found if found and found.split()[0].lower() in vocabulary.SURNAMES else None


def _office(text: str) -> str:
    """Return an office in capitals with the letter mended that recognition confused."""
    mended = mended_office(text) if is_upper(text) else None
    return usual_case(mended.upper() if mended else text.strip(EDGES), lenient=True)


def _authority(text: str) -> str:
    """Return an authority in the usual spelling: "T/M Ban Thường vụ", "KT. Chủ tịch"."""
    found = AUTHORITY.match(fold_each(text))
    if not found:
        return usual_case(text)
    code = re.sub(r"[\s.]", "", text[found.start("code") : found.end("code")]).upper()
    rest = LONE.sub("", text[found.end() :].lstrip(" ./"))
    rest = (mended_authority(rest) or rest).upper() if is_upper(rest) else rest
    return f"{code if '/' in code else code + '.'} {usual_case(rest.rstrip(' .,:'), lenient=True)}"
