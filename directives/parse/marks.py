"""Brings text into one spelling for the grammar: tone placement, dashes, marks that were lost.

Each letter stays in its place, so that what is read can be cut out of the text as printed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache

from . import body_names
from .lines import fold_each

TABLES = (
    body_names.COMPLETE, body_names.OF_A_BODY, body_names.OF_A_FIELD, body_names.FIELDS,
    body_names.TITLES, body_names.GROUPS, body_names.ALONE_GROUPS, body_names.CIRCLES,
    body_names.PLACE_WORDS, body_names.PREDICATES,
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


PLAIN_SIGNS = {"–": "-", "—": "-", "−": "-", "\xa0": " ", "\n": " ", "\t": " "}
NEW_PLACEMENT = re.compile(r"(?i)(?<!q)(o[àáảãạ]|o[èéẻẽẹ]|u[ỳýỷỹỵ])(?![^\W\d_])")
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
    rests: dict[str, list[str]] = defaultdict(list)  # by first letters, so that few are tried
    for word in sorted(marked, key=len, reverse=True):
        rests[word[:2]].append(word[2:])
    grouped = "|".join(f"{head}(?:{'|'.join(rests[head])})" for head in sorted(rests))
    return re.compile(rf"(?<!\w)(?=[a-z])(?:{grouped})(?!\w)", re.IGNORECASE), marked


def lacks_marks(text: str) -> bool:
    """Return whether a stretch of Vietnamese was read without its marks.

    >>> lacks_marks("So Y te huong dan cac co so y te"), lacks_marks("Giao Sở Y tế")
    (True, False)
    """
    if text.isascii():
        return len(text) > 12
    return len(text) > 40 and len(text) - len(text.encode("ascii", "ignore")) < len(text) / 40


def restore_marks(text: str) -> str:
    """Return `text` with the marks of known words, each letter in its place.

    >>> restore_marks("So Y te chu tri, phoi hop voi Cong an tinh")
    'Sở Y tế chủ trì, phối hợp với Công an tỉnh'
    """
    pattern, marked = _words()

    def with_marks(found: re.Match[str]) -> str:
        word = marked.get(found.group().lower(), found.group())
        return "".join(
            new.upper() if old.isupper() else new
            for old, new in zip(found.group(), word, strict=True)
        )

    return pattern.sub(with_marks, text)


@lru_cache(maxsize=512)
def plain(text: str) -> str:
    """Return `text` with one tone placement and one kind of dash, each character in its place.

    >>> plain("Uỷ ban – Hoà Bình")
    'Ủy ban - Hòa Bình'
    """
    for sign, usual in PLAIN_SIGNS.items():
        text = text.replace(sign, usual)
    small = text.lower()
    if any(pair in small for pair in SHIFTED):
        text = NEW_PLACEMENT.sub(_shift, text)
    return restore_marks(text) if lacks_marks(text) else text


def _shift(found: re.Match[str]) -> str:
    pair = found.group()
    shifted = SHIFTED[pair.lower()]
    return "".join(
        new.upper() if old.isupper() else new for old, new in zip(pair, shifted, strict=True)
    )
