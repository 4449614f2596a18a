"""How much two instructions have in common, word for word, and what tells likely ones apart. Pure.

A shingle is three words side by side, without diacritics. Of each instruction the index keeps some
short stretches, chosen by its words alone: those that begin at the first of some middling words in
a fixed order. Those of the same wording keep the same, those of nearly the same most of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from directives.search.text import tokens

Shingle = tuple[str, str, str]

FEWEST_WORDS = 8
STRETCHES_KEPT = 4
LETTERS_KEPT = 15  # some three words

# Syllables that stand in 8 to 25 of 100 paragraphs of directives, shuffled once and for all: rare
# enough to tell wordings apart, common enough that every instruction has some.
_ANCHORS = """
    ly pho don phan tang dan chuc duoc truong ve doi tren phoi luong luc dinh xet truoc vien phu
    covid tich an to huong trong te thong theo dam hoi doan da ra xa the do tuyen tri dien qua
    khi cau dung trien khong gio nam nghi bi chu ubnd dia soat benh cao nguoi tuc quoc quan dang
    sau la voi tac ket noi cap phuong quyet thuong chong van nhiem khu cho giao tiep toan tu
    thoi bien huyen bo trach viec gia yeu dao can khai cu cuong chinh hop tam phat vi tap den
    dieu truc ky vu thi trung cach de hinh nghiem thu kiem tro nhan ho
"""
ANCHORS = tuple(f" {word} " for word in _ANCHORS.split())


def sketch(folded: str) -> list[str]:
    """Return the kept stretches of a run of folded words as terms; none where the words are few.

    >>> sketch("giao so y te"), sketch("so y te phoi hop voi cong an truy vet nguoi ve tu tam dich")
    ([], ['ve_tu_tam_dich', 'phoi_hop_voi_c', 'an_truy_vet_ng', 'te_phoi_hop_vo'])
    """
    if folded.count(" ") < FEWEST_WORDS - 1:
        return []
    padded = f" {folded} "
    kept: list[str] = []
    for anchor in ANCHORS:
        at = padded.find(anchor)
        if at >= 0:
            kept.append(padded[at + 1 : at + LETTERS_KEPT].replace(" ", "_"))
            if len(kept) == STRETCHES_KEPT:
                break
    return kept


def shingles(words: Sequence[str]) -> set[Shingle]:
    """Return every three words that stand side by side."""
    return set(zip(words, words[1:], words[2:], strict=False))


def likeness(one: set[Shingle], other: set[Shingle]) -> float:
    """Return which share of the shingles of both they have in common, from 0 to 1."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def shared(text: str, known: set[Shingle]) -> list[tuple[str, bool]]:
    """Return a text in segments, those marked whose shingles are known.

    >>> shared("Nay giao Sở Y tế.", {("giao", "so", "y"), ("so", "y", "te")})
    [('Nay ', False), ('giao Sở Y tế', True), ('.', False)]
    """
    found = tokens(text)
    words = [token.folded for token in found]
    parts: list[tuple[str, bool]] = []
    read, reached = 0, 0  # letters that were told, words that are marked
    for at, shingle in enumerate(zip(words, words[1:], words[2:], strict=False)):
        if shingle not in known:
            continue
        start, end = found[at].start, found[at + 2].end
        if parts and at <= reached:
            last, _ = parts.pop()
            start = read - len(last)
        elif read < start:
            parts.append((text[read:start], False))
        parts.append((text[start:end], True))
        read, reached = end, at + 3
    return [*parts, (text[read:], False)] if read < len(text) else parts
