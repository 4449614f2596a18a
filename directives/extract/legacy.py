"""Vietnamese of the fonts before Unicode: TCVN3 (ABC) and VNI, read as Western letters.

Source: TCVN 5712:1993, table VN3; the published key table of the VNI Windows fonts.
"""

from __future__ import annotations

import re

TCVN3 = dict(
    zip(
        (
            *range(0xA1, 0xAF),
            *range(0xB5, 0xBA),
            *range(0xBB, 0xBF),
            *range(0xC6, 0xCD),
            *range(0xCE, 0xD9),
            *range(0xDC, 0xE0),
            *range(0xE1, 0xF0),
            *range(0xF1, 0xFF),
        ),
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)

_TONES = dict(zip("øûõùï", "àảãáạ", strict=True))
_FORMS = {
    "a": "àảãáạ", "e": "èẻẽéẹ", "o": "òỏõóọ", "u": "ùủũúụ", "y": "ỳỷỹý", "ô": "ờởỡớợ", "ö": "ừửữứự",
}  # fmt: skip
_CIRCUMFLEX = {"a": "âầẩẫấậ", "e": "êềểễếệ", "o": "ôồổỗốộ"}
_BREVE = "ăằẳẵắặ"


def _vni() -> dict[str, str]:
    table = {"ñ": "đ", "ô": "ơ", "ö": "ư", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
    for base, forms in _FORMS.items():
        for mark, form in zip("øûõùï", forms, strict=False):
            table[base + mark] = form
    for base, forms in _CIRCUMFLEX.items():
        for mark, form in zip("âàåãáä", forms, strict=True):
            table[base + mark] = form
    for mark, form in zip("êèúüéë", _BREVE, strict=True):
        table["a" + mark] = form
    upper = {key.upper(): value.upper() for key, value in table.items()}
    mixed = {key[0].upper() + key[1:]: value.upper() for key, value in table.items()}
    return table | mixed | upper


VNI = _vni()
VNI_UNIT = re.compile("|".join(sorted(map(re.escape, VNI), key=len, reverse=True)))


def from_tcvn3(text: str) -> str:
    """Return text in a TCVN3 font, read as Latin-1, in Unicode.

    >>> from_tcvn3("Uû ban nh©n d©n tØnh")
    'Uỷ ban nhân dân tỉnh'
    """
    return text.translate(TCVN3)


def from_vni(text: str) -> str:
    """Return text in a VNI font, read as Latin-1, in Unicode.

    >>> from_vni("UÛy ban nhaân daân tænh")
    'Ủy ban nhân dân tỉnh'
    """
    return VNI_UNIT.sub(lambda found: VNI[found.group()], text)
