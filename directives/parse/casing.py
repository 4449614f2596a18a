"""Writes a name printed in capitals in its usual case, from the reference tables.

Only the first syllable of a common part is capital ("Ủy ban nhân dân"), every syllable of a place
name is; so the tables of bodies and places decide, not a rule of thumb.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from directives.reference import table
from directives.search.text import exact, fold

from . import issuer_words, vocabulary

UNIT_KINDS = ("tỉnh", "thành phố", "thị xã", "thị trấn", "huyện", "quận", "phường", "xã")
TABLED = ("tỉnh", "thành phố", "thị xã", "huyện", "quận")
COMMITTEES = ("tỉnh ủy", "thành ủy", "huyện ủy", "quận ủy", "thị ủy", "đảng ủy")
YOUTH = ("tỉnh đoàn", "thành đoàn", "huyện đoàn", "quận đoàn", "thị đoàn")
# After these the first syllable of what the body does is capital: Chi cục An toàn thực phẩm.
GENERIC = ("sở", "cục", "chi cục", "tổng cục", "phòng", "vụ", "viện", "trung tâm")
# A person's name may follow the office: KẾT LUẬN CỦA CHỦ TỊCH NGUYỄN VĂN A TẠI CUỘC HỌP.
PERSONS = (
    "Thủ tướng",
    "Phó Thủ tướng",
    "Chủ tịch",
    "Phó Chủ tịch",
    "Bí thư",
    "Bộ trưởng",
    "Thứ trưởng",
)
AFTER_NAME = ("tại", "về", "trong", "họp", "làm", "chủ", "kết", "và", "ủy")
SURNAMES = vocabulary.SURNAMES
SCHOOLS = ("trường THPT", "trường THCS", "trường Tiểu học", "trường Mầm non")
NAMED = ("bệnh viện", "trường Đại học", "công ty", "KKT", *SCHOOLS)  # a proper name follows
LOOSE_SLASH = re.compile(r"\s+/\s*|/\s+")
PRIME_MINISTER = re.compile(r"TTG$")  # of a symbol: CT-TTg
LONGEST = 10  # words of a known name
LONGEST_KEPT = 200  # letters of a name that may come again
NUMBER = r"\d+(?:/[^\s,;:()“”\"/]+)+"  # a number with its symbol, a date
WORD = re.compile(rf"{NUMBER}|[^\s,;:()“”\"/]+|[,;:()“”\"/]")
OF_COMMUNE = ("UBND xã", "HĐND xã", "dân xã", "ủy xã")  # of which a name follows, and no "xã hội"


def usual_case(text: str, *, lenient: bool = False) -> str:
    """Return a name in its usual case; names that no table knows keep small letters.

    `lenient` also knows a body of three words or more, of two at the beginning, by its letters
    alone, where recognition lost some of the marks.

    >>> usual_case("UỶ BAN NHÂN DÂN THÀNH PHỐ CẨM PHẢ")
    'Ủy ban nhân dân thành phố Cẩm Phả'
    """
    read = _kept_usual_case if len(text) <= LONGEST_KEPT else _usual_case
    return read(text, lenient)


def _usual_case(text: str, lenient: bool) -> str:
    words = WORD.findall(text)
    plain = not re.search(r"[^\W\d_a-zA-Z]", text)  # an accent-less text layer
    keyed = [fold(word) if plain else exact(word) for word in words]
    folded = [fold(word) for word in words] if lenient else []
    phrases = _phrases(plain)
    out: list[str] = []
    place = False  # a proper name follows: every syllable is capital
    after_name = tuple(map(fold if plain else exact, AFTER_NAME))
    generic = tuple(map(fold if plain else exact, GENERIC))
    i = 0
    while i < len(words):
        length, form = _longest(phrases, keyed, i)
        if lenient and length < 3 and not plain:
            longer, known = _longest(_phrases(True), folded, i)
            if longer > length and longer >= (3 if i else 2):
                length, form = longer, known
        if form is not None:
            if form in GENERIC and (i + length == len(words) or not words[i + length].isalpha()):
                form = form.lower()
            out.extend(form.split(" "))
            # The tables hold every province and district: "người từ tỉnh khác" names none.
            place = _is_unit_kind(form.lower().split(" "), plain=False) and (
                lenient or form not in TABLED
            )
            i += length
            if form == "xã" and keyed[i : i + 1] in (["hội"], ["hoi"]):
                place = " ".join(out).endswith(OF_COMMUNE)  # giãn cách xã hội
            person = form.startswith(PERSONS) and keyed[i : i + 1] and words[i].lower() in SURNAMES
            while person and i < len(words) and keyed[i] not in after_name and words[i].isalpha():
                out.append(words[i].capitalize())
                i += 1
            continue
        place = place and words[i].lower() != "và"
        of_office = i > 0 and keyed[i] in generic and out[-1].endswith("trưởng")
        after_generic = i and keyed[i - 1] in generic and words[i].isalpha()
        capital = (place or after_generic or of_office) and words[i].isalpha()
        short = _abbreviation(words[i])
        out.append(short or (words[i].capitalize() if capital else _small(words[i])))
        place = place and words[i].isalpha()
        i += 1
    joined = re.sub(r"\s+([,;:)”])", r"\1", " ".join(out))
    joined = re.sub(r"([(“])\s+", r"\1", joined)
    if not LOOSE_SLASH.search(text):
        joined = LOOSE_SLASH.sub("/", joined)
    joined = _cited().sub(lambda found: found.group().capitalize(), joined)
    return joined[:1].upper() + joined[1:]


# The same bodies and offices head one directive after the other.
_kept_usual_case = lru_cache(maxsize=4096)(_usual_case)


@cache
def _cited() -> re.Pattern[str]:
    """Return an expression for a type of document before its number: "nghị quyết số 30/NQ-CP"."""
    names = sorted((row["name"] for row in table("document_types")["types"]), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(names).lower()})(?=\s+(?:số\s+)?\d+/)")


def is_known(name: str) -> bool:
    """Return whether a name, with or without its marks, is one of the tables.

    >>> is_known("SO Y TE"), is_known("SỞ GIAO")
    (True, False)
    """
    return _words(fold(name)) in _phrases(True)


def _abbreviation(word: str) -> str | None:
    """Return an abbreviation as it is written, also a joined one: HĐND-UBND."""
    known = {short.lower(): short for short in issuer_words.ABBREVIATIONS}
    if whole := known.get(word.lower()):
        return whole
    parts = [known.get(part.lower(), "") for part in re.split(r"[-–&]", word)]
    return word.upper() if len(parts) > 1 and all(parts) else None


def _small(word: str) -> str:
    if any(map(str.isdigit, word)) or "&" in word:
        return PRIME_MINISTER.sub("TTg", word)
    return word.lower()


def _is_unit_kind(words: list[str], plain: bool) -> bool:
    return f" {' '.join(words)}".endswith(_unit_endings(plain))


@cache
def _unit_endings(plain: bool) -> tuple[str, ...]:
    names = (*UNIT_KINDS, *COMMITTEES, *YOUTH, *NAMED)
    return tuple(f" {fold(name) if plain else exact(name)}" for name in names)


def _longest(phrases: dict[str, str], words: list[str], at: int) -> tuple[int, str | None]:
    for length in range(min(LONGEST, len(words) - at), 0, -1):
        form = phrases.get(" ".join(words[at : at + length]))
        if form is not None:
            return length, form
    return 0, None


@cache
def _phrases(plain: bool) -> dict[str, str]:
    """Return the usual form of each known name by its key; of two forms the later one wins."""
    key = cache(fold if plain else exact)
    found: dict[str, str] = {}
    for name in (*UNIT_KINDS, *COMMITTEES):
        found[key(name)] = name
    for name in (*NAMED, *YOUTH, *issuer_words.PROPER):
        found[key(name)] = name
    for row in table("issuer_kinds")["issuers"]:
        if row["id"] not in ("doan-the", "cap-uy", "llvt"):
            for name in (row["name"], *row["synonyms"]):
                if name[0].isupper() and " " in name and "/" not in name:
                    found.setdefault(_words(key(name)), name)
    for section in ("central", "provincial", "territorial", "district", "commissions"):
        for row in table("bodies")[section]:
            found[_words(key(row["name"]))] = row["name"]
    for row in table("provinces")["provinces"]:
        found[key(row["name"])] = row["name"]
        for kind in UNIT_KINDS[:2]:
            found[f"{key(kind)} {key(row['name'])}"] = f"{kind} {row['name']}"
    for row in table("districts_2021")["districts"]:
        for kind in {row["k"], row.get("later", row["k"])}:
            for name in (row["n"], *row.get("alt", ())):
                found[f"{key(kind)} {key(name)}"] = f"{kind} {row['n']}"
    for kind, committee in zip(UNIT_KINDS[1:], COMMITTEES[1:], strict=False):
        for row in table("districts_2021")["districts"]:
            if row["k"] == kind:
                found.setdefault(f"{key(committee)} {key(row['n'])}", f"{committee} {row['n']}")
    return found


def _words(phrase: str) -> str:
    return " ".join(WORD.findall(phrase))
