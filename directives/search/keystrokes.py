"""Vietnamese typed where no input method was on: Telex ("dichj") and VNI ("dich5") keys.

What the keys would have made of a word, by itself; whether it was meant, the archive's own words
tell. Pure.
"""

from __future__ import annotations

import re
import unicodedata

from directives.search.text import exact, is_syllable

_VOWELS = frozenset("aăâeêioôơuưy")
_ROOF = dict(zip("aeo", "âêô", strict=True))
_TELEX_TONES = dict(zip("sfrxj", "\u0301\u0300\u0309\u0303\u0323", strict=True))
_VNI_TONES = dict(zip("12345", "\u0301\u0300\u0309\u0303\u0323", strict=True))
LONGEST = 12


def keyed(word: str) -> str | None:
    """Return the syllable that the keys of a word make under Telex or VNI, None for no other.

    >>> keyed("nghieemj"), keyed("DDinhj"), keyed("nghiem65"), keyed("phòng"), keyed("ubnd")
    ('nghiệm', 'định', 'nghiệm', None, None)
    """
    if not word.isascii() or not 2 <= len(word) <= LONGEST:
        return None
    keys = word.lower()
    typed = _Typed()
    read = typed.vni if re.search(r"\d", keys) else typed.telex
    made = typed.syllable() if all(map(read, keys)) else None
    return made if made != keys else None


class _Typed:
    """A syllable as it grows under the keys; a key that means nothing there ends the reading."""

    def __init__(self) -> None:
        self.letters: list[str] = []
        self.tone = ""

    def syllable(self) -> str | None:
        """Return the whole with its tone where it belongs; None if the language has no such."""
        vowels = [at for at, letter in enumerate(self.letters) if letter in _VOWELS]
        if not vowels or not is_syllable("".join(self.letters)):
            return None
        spelled = [*self.letters]
        spelled[vowels[0]] += self.tone
        return exact(unicodedata.normalize("NFC", "".join(spelled)))

    def telex(self, key: str) -> bool:
        """Take a key of Telex; return whether it means something."""
        has_vowel = not _VOWELS.isdisjoint(self.letters)
        if has_vowel and key in _TELEX_TONES:
            return self._take_tone(_TELEX_TONES[key])
        if key == "w":
            after_round = re.search(r"(?<!u)a[^aou]*$", "".join(self.letters))
            marked = self._mark("a", "ă") if after_round else self._mark_horn()
            return marked or self._take_letter("ư")
        if key == "d" and self.letters[:1] == ["d"]:
            return self._mark("d", "đ")
        if key in _ROOF and self._mark(key, _ROOF[key]):
            return True
        return self._take_letter(key)

    def vni(self, key: str) -> bool:
        """Take a key of VNI; return whether it means something."""
        if key in _VNI_TONES:
            return not _VOWELS.isdisjoint(self.letters) and self._take_tone(_VNI_TONES[key])
        if key == "6":
            bare = [letter for letter in self.letters if letter in _ROOF]
            return bool(bare) and self._mark(bare[-1], _ROOF[bare[-1]])
        if key == "7":
            return self._mark_horn()
        if key == "8":
            return self._mark("a", "ă")
        if key == "9":
            return self.letters[:1] == ["d"] and self._mark("d", "đ")
        return key != "0" and self._take_letter(key)

    def _take_tone(self, tone: str) -> bool:
        free = not self.tone
        self.tone = tone
        return free

    def _take_letter(self, letter: str) -> bool:
        self.letters.append(letter)
        return True

    def _mark(self, bare: str, marked: str) -> bool:
        """Put a mark on the last such letter."""
        for at in reversed(range(len(self.letters))):
            if self.letters[at] == bare:
                self.letters[at] = marked
                return True
        return False

    def _mark_horn(self) -> bool:
        """Put horns on u and o, both where they stand together: duong, truoc."""
        bare = "".join(self.letters)
        if (at := bare.find("uo")) >= 0:
            self.letters[at : at + 2] = ["ư", "ơ"]
            return True
        if bare.endswith("ươ"):
            return True
        return self._mark("o", "ơ") or self._mark("u", "ư")
