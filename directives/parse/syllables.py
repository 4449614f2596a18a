"""Tells the syllables of Vietnamese from what recognition made of them: "Hiến" and "Hlến".

Every syllable is an onset, which may be missing, and a rime with at most one tone; rimes that end
in a stop bear the acute tone or the dot. Both tables are closed: the spelling of 1930 to this day.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from .alphabet import fold_each

_ACUTE, _DOT = "\u0301", "\u0323"
_TONES = frozenset((_ACUTE, "\u0300", "\u0303", "\u0309", _DOT))
_ONSETS = "ngh ch gh gi kh ng nh ph qu th tr b c d đ g h k l m n p r s t v x"  # the longer first
_RIMES = """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
    i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi
    om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uân uât uâng uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut
    uy uya uych uyn uynh uyp uyt uyu uyên uyêt
    ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
    y yêm yên yêng yêt yêu
"""
ONSETS = ("", *_ONSETS.split())
RIMES = frozenset(_RIMES.split())
FOLDED = frozenset(map(fold_each, RIMES)), frozenset(map(fold_each, ONSETS))
AFTER_QU = RIMES | {"yên", "yêt", "yn", "yt", "ynh", "ych", "yu", "ya"}
_STOPS = ("c", "ch", "p", "t")
_FRONT = ("i", "e", "ê", "y")


@lru_cache(maxsize=2048)
def is_syllable(word: str) -> bool:
    """Return whether a word is spelled like one syllable of Vietnamese.

    >>> [is_syllable(word) for word in ("Nghiêm", "Quý", "Hlến", "Tầrn", "Bich", "Bích")]
    [True, True, False, False, False, True]
    """
    small = unicodedata.normalize("NFD", word.lower())
    tones = [mark for mark in small if mark in _TONES]
    bare = unicodedata.normalize("NFC", "".join(mark for mark in small if mark not in _TONES))
    return len(tones) <= 1 and any(
        _fits(onset, bare.removeprefix(onset), tones) for onset in ONSETS if bare.startswith(onset)
    )


def may_be_syllable(word: str) -> bool:
    """Return whether a word may be a syllable that has lost its marks: "Phuong", but not "Kine"."""
    folded = fold_each(word)
    rimes, onsets = FOLDED
    return any(folded[:i] in onsets and folded[i:] in rimes for i in range(min(4, len(folded))))


def without_marks(word: str) -> str:
    """Return a word as recognition reads it that loses all marks: "Phượng" as "Phuong"."""
    letters = unicodedata.normalize("NFD", word).translate({ord("đ"): "d", ord("Đ"): "D"})
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def bears_tone(word: str) -> bool:
    """Return whether a word is written with one of the five marks of tone."""
    return any(mark in _TONES for mark in unicodedata.normalize("NFD", word))


def _fits(onset: str, rime: str, tones: list[str]) -> bool:
    if rime not in (AFTER_QU if onset == "qu" else RIMES):
        return False
    front = rime.startswith(_FRONT)
    if (onset in ("ngh", "gh") and not front) or (onset in ("ng", "c") and front):
        return False
    return not rime.endswith(_STOPS) or tones in ([_ACUTE], [_DOT])
