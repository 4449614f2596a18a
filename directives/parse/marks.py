"""Brings text into one spelling for the grammar: tone placement, dashes, marks that were lost.

Each letter stays in its place, so that what is read can be cut out of the text as printed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache

from . import body_names, predicates
from .lines import fold_each
from .markers import CAPITAL

TABLES = (
    body_names.COMPLETE, body_names.OF_A_BODY, body_names.OF_A_FIELD, body_names.FIELDS,
    body_names.TITLES, body_names.GROUPS, body_names.ALONE_GROUPS, body_names.CIRCLES,
    body_names.PLACE_WORDS, predicates.PREDICATES,
)  # fmt: skip
OTHER_WORDS = (
    "ủy ban nhân dân", "hội đồng nhân dân", "hđnd", "mặt trận tổ quốc", "tỉnh ủy", "thành ủy",
    "huyện ủy", "quận ủy", "thị ủy", "ban chỉ đạo", "ban thường trực", "đồng chí", "tỉnh", "huyện",
    "quận", "xã", "sở", "các", "và", "của", "cùng", "với", "phối hợp với", "trên địa bàn", "thuộc",
    "trực thuộc", "phụ trách", "toàn", "cấp", "giáo dục và đào tạo", "thông tin và truyền thông",
    "khoa học và công nghệ", "tài nguyên và môi trường", "lao động", "thương binh và xã hội",
    "nông nghiệp và phát triển nông thôn", "văn hóa", "thể thao và du lịch", "kế hoạch và đầu tư",
    "tổ chức", "trách nhiệm", "nhiệm vụ", "đối với", "trên đây là", "trân trọng", "nhận được",
    "căn cứ", "công điện", "công văn", "chỉ thị", "thông báo", "kế hoạch", "kết luận", "quyết định",
    "văn bản", "nghị quyết", "này", "nội dung", "nêu trên", "trong quá trình", "vướng mắc",
    "khó khăn", "nghiêm túc", "thực hiện", "theo dõi", "ngày", "tháng", "năm", "đã", "về", "tại",
    "phòng, chống dịch", "phòng chống dịch", "chính phủ", "thủ tướng",
)  # fmt: skip

# Names and turns that no other words of the language share their letters with, so that a slip in
# their marks is one of recognition: "Ủy bản nhận dân". ("để nghỉ" is as good as "đề nghị".)
UNMISTAKABLE = (
    "ủy ban nhân dân", "hội đồng nhân dân", "mặt trận tổ quốc", "ban chỉ đạo", "ban chỉ huy",
    "bộ chỉ huy", "chỉ đạo", "quân sự", "bộ đội biên phòng", "biên phòng", "công an", "sở y tế",
    "bộ y tế", "phòng y tế", "trạm y tế", "trung tâm y tế", "kiểm soát bệnh tật", "bệnh viện",
    "giáo dục và đào tạo", "thông tin và truyền thông", "giao thông vận tải", "công thương",
    "khoa học và công nghệ", "tài nguyên và môi trường", "thương binh và xã hội", "lao động",
    "nông nghiệp và phát triển nông thôn", "thể thao và du lịch", "văn hóa", "kế hoạch và đầu tư",
    "nội vụ", "tài chính", "tỉnh ủy", "thành ủy", "huyện ủy", "thị ủy", "đảng ủy", "thị xã",
    "ban thường vụ", "thường trực", "chủ tịch", "giám đốc", "các huyện", "thành phố", "thị trấn",
    "đoàn thể", "sở, ban, ngành", "liên đoàn lao động", "chủ trì", "phối hợp", "yêu cầu",
    "trách nhiệm", "nhiệm vụ", "truyền hình", "tuyên giáo", "dân vận", "tuyên truyền",
    "cấp ủy", "đảng bộ", "ban cán sự đảng", "tổ chức đảng", "các chi bộ", "bí thư chi bộ",
    "các đồng chí", "thủ trưởng các", "tổng cục", "tổng công ty", "trưởng thôn",
    "thanh tra sở", "đoàn thanh niên",
)  # fmt: skip
RIGHT = frozenset(word for name in UNMISTAKABLE for word in (name, name.capitalize()))
# A sign that recognition saw within a name or a word: "Sở Y.tế", "Công-an", "Đảng ủy. các xã",
# "Ban Dân vận'Thành ủy", "số.21/NQ-CP"; but "chính trị-xã hội". First any of the signs, for one
# is sooner looked for than what stands on both sides of it.
STRAY_SIGN = re.compile(
    rf"""[.:'’`,;”-](?:
        (?=[^\W_])(?:
            (?<=[^\W\d_][.:'’])(?!\d)(?![{CAPITAL}])
          | (?<=[^\W\d_]['’`])(?!\d)
          | (?<=[^\W\d_]-)(?!\d)(?![{CAPITAL}])(?!(?:xã|thương|thể|đào|văn|kế|nội|hành)\s)
          | (?<=\b[Ss]ố[.,;'’”-])(?=\d)
        )
      | (?<=[^\W\d_]\.)(?=\s[^\W\d_])(?!\s[{CAPITAL}])
      )""",
    re.VERBOSE,
)

PLAIN_SIGNS = {"–": "-", "—": "-", "−": "-", "\xa0": " ", "\n": " ", "\t": " "}
NEW_PLACEMENT = re.compile(  # "hoà", but "quý" and "toán"
    r"[oOuU][àáảãạèéẻẽẹỳýỷỹỵÀÁẢÃẠÈÉẺẼẸỲÝỶỸỴ]"
    r"(?<![oO][ỳýỷỹỵỲÝỶỸỴ])(?<![uU][àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ])(?<![qQ]..)(?![^\W\d_])"
)
PLACEMENTS = (
    ("oà oá oả oã oạ", "òa óa ỏa õa ọa"),
    ("oè oé oẻ oẽ oẹ", "òe óe ỏe õe ọe"),
    ("uỳ uý uỷ uỹ uỵ", "ùy úy ủy ũy ụy"),
)
SHIFTED = {
    new: old
    for shifted, usual in PLACEMENTS
    for new, old in zip(shifted.split(), usual.split(), strict=True)
}


@cache
def _words() -> tuple[re.Pattern[str], dict[str, str]]:
    listed = {word.lower() for table in TABLES for word in table} | set(OTHER_WORDS)
    words = {fold_each(word): word for word in sorted(listed) if re.fullmatch(r"[\w ,]+", word)}
    marked = {folded: word for folded, word in words.items() if folded != word}
    return re.compile(rf"(?<!\w)(?=[a-z])(?:{_grouped(marked)})(?!\w)", re.IGNORECASE), marked


def _grouped(words: Iterable[str], after_first: str = "") -> str:
    """Return an expression for any of the words, the longest first, letter after letter.

    So the letters that many words share are compared once. What must stand `after_first` follows
    the first letter, which is sooner looked for than an edge of a word.
    """
    rests: dict[str, list[str]] = defaultdict(list)
    for word in words:
        rests[word[:1]].append(word[1:])
    longer = [
        f"{letter}{after_first}{_grouped(rests[letter])}" for letter in sorted(rests) if letter
    ]
    if not longer:
        return ""
    together = longer[0] if len(longer) == 1 and "" not in rests else f"(?:{'|'.join(longer)})"
    return f"{together}?" if "" in rests else together


def lacks_marks(text: str) -> bool:
    """Return whether a stretch of Vietnamese was read without its marks.

    >>> lacks_marks("So Y te huong dan cac co so y te"), lacks_marks("Giao Sở Y tế")
    (True, False)
    """
    if text.isascii():
        return len(text) > 12
    if (len(text.encode("utf-8", "surrogatepass")) - len(text)) * 40 >= 3 * len(text):
        return False  # the rule: a letter beyond ASCII takes at most three bytes more
    return len(text) > 40 and len(text) - len(text.encode("ascii", "ignore")) < len(text) / 40


def restore_marks(text: str) -> str:
    """Return `text` with the marks of known words, each letter in its place.

    >>> restore_marks("So Y te chu tri, phoi hop voi Cong an tinh")
    'Sở Y tế chủ trì, phối hợp với Công an tỉnh'
    """
    pattern, marked = _words()

    def with_marks(found: re.Match[str]) -> str:
        return _in_case_of(found.group(), marked.get(found.group().lower(), found.group()))

    return pattern.sub(with_marks, text)


@cache
def _unmistakable() -> tuple[re.Pattern[str], dict[str, str]]:
    words = {fold_each(word): word for word in UNMISTAKABLE}
    at_edge = _grouped(words, after_first=r"(?<!\w.)")
    return re.compile(rf"{at_edge}(?!\w)"), words


def mend_marks(text: str) -> str:
    """Return `text` with the marks of unmistakable words set right, each letter in its place.

    >>> mend_marks("Uỷ bản nhận dân tinh giao Sở Y.tế"), mend_marks("để nghỉ học")
    ('Ủy ban nhân dân tinh giao Sở Y tế', 'để nghỉ học')
    """
    text = STRAY_SIGN.sub(" ", text)
    pattern, words = _unmistakable()
    pieces: list[str] = []
    at = 0
    for found in pattern.finditer(fold_each(text)):
        start, end = found.span()
        printed = text[start:end]
        if printed in RIGHT or printed.lower() == (right := words[found.group()]):
            continue
        pieces += [text[at:start], _in_case_of(printed, right)]
        at = end
    return "".join([*pieces, text[at:]]) if pieces else text


def _in_case_of(printed: str, right: str) -> str:
    return "".join(
        new.upper() if old.isupper() else new for old, new in zip(printed, right, strict=True)
    )


@lru_cache(maxsize=512)
def plain(text: str) -> str:
    """Return `text` with one tone placement and one kind of dash, each character in its place.

    >>> plain("Uỷ ban – Hoà Bình")
    'Ủy ban - Hòa Bình'
    """
    for sign, usual in PLAIN_SIGNS.items():
        text = text.replace(sign, usual)
    text = NEW_PLACEMENT.sub(_shift, text)
    return restore_marks(text) if lacks_marks(text) else mend_marks(text)


def _shift(found: re.Match[str]) -> str:
    pair = found.group()
    shifted = SHIFTED[pair.lower()]
    return _in_case_of(pair, shifted)
