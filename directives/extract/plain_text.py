"""Bytes of a text file -> text: Unicode in its forms, Windows-1258, fonts before Unicode."""

from __future__ import annotations

import codecs
import unicodedata
from collections.abc import Callable, Iterator

from directives.parse.alphabet import has_share, words_in
from directives.parse.structure import Problem, Severity

from .legacy import from_tcvn3, from_vni
from .result import Unreadable
from .signatures import byte_order

NOT_UNICODE: dict[str, Callable[[bytes], str]] = {
    "Windows-1258": lambda content: content.decode("cp1258", "replace"),
    "TCVN3": lambda content: from_tcvn3(content.decode("latin-1")),
    "VNI": lambda content: from_vni(content.decode("latin-1")),
    "UTF-8": lambda content: content.decode("utf-8", "replace"),
}
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SAMPLE = 100_000
# The most frequent words with marks; one word in six of administrative prose is among them.
WORDS = (
    "của và các được không trong với về người những này tỉnh thành phố huyện ủy uỷ nhân dân phòng "
    "chống dịch bệnh thực hiện công tác theo ngày tháng năm tế cơ quan đơn vị chỉ đạo số kính gửi "
    "nơi nhận quy định việc tổ chức tại để đến khi đối có là một chủ tịch sở văn bản"
)
UNMARKED = ("theo", "trong", "công", "quan", "khi", "văn", "nhân")  # so in other readings too
COMMON = frozenset(WORDS.split()).difference(UNMARKED)
CERTAIN = 0.12
BROKEN_SHARE = 0.01


def decode(content: bytes) -> tuple[str, tuple[Problem, ...]]:
    """Return a file's text and what had to be done for it; raises Unreadable when in doubt."""
    for mark, codec in MARKS:
        if content.startswith(mark):
            return _strictly(content, codec), ()
    if codec_found := byte_order(content):
        return _strictly(content, codec_found), ()
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        text, problems = _not_unicode(content)
    else:
        text, problems = _repaired(text)
    if (zeros := text.count("\0")) and not any(p.code == "bytes_unreadable" for p in problems):
        unreadable = _problem("bytes_unreadable", Severity.ERROR, count=str(zeros))
        return text.replace("\0", "\ufffd"), (*problems, unreadable)
    return text, problems


def _strictly(content: bytes, codec: str) -> str:
    try:
        return content.decode(codec)
    except UnicodeDecodeError as error:
        raise Unreadable("encoding_broken", encoding=codec.upper()) from error


def share_of_common_words(text: str) -> float:
    """Return which share of the words is among the most frequent of Vietnamese.

    >>> share_of_common_words("Uû ban nh©n d©n tØnh"), share_of_common_words("nhân dân tỉnh")
    (0.0, 1.0)
    """
    words = _words(text)
    if not words:
        return 0.0
    return len([word for word in words if word in COMMON]) / len(words)


def _words(text: str) -> list[str]:
    return words_in(unicodedata.normalize("NFC", text[:SAMPLE]))


def _not_unicode(content: bytes) -> tuple[str, tuple[Problem, ...]]:
    shares = {
        name: share_of_common_words(read(content[:SAMPLE])) for name, read in NOT_UNICODE.items()
    }
    name = max(shares, key=lambda each: shares[each])
    if shares[name] < CERTAIN:
        raise Unreadable("encoding_unknown")
    text = NOT_UNICODE[name](content)
    if name == "UTF-8":
        broken = text.count("\ufffd")
        if broken > len(text) * BROKEN_SHARE:
            raise Unreadable("encoding_broken", encoding=name)
        return text, (_problem("bytes_unreadable", Severity.ERROR, count=str(broken)),)
    text = unicodedata.normalize("NFC", text) if name == "Windows-1258" else text
    return text, (_problem("encoding_converted", Severity.WARNING, encoding=name),)


def _repaired(text: str) -> tuple[str, tuple[Problem, ...]]:
    """Return text whose letters were once read in a wrong encoding in the right one."""
    if text.isascii() or has_share(_words(text), COMMON, CERTAIN):
        return text, ()
    best, name = share_of_common_words(text), ""
    for codec, candidate in _readings(text):
        after = share_of_common_words(candidate)
        if after >= CERTAIN and after > 2 * best:
            best, name, text = after, codec, candidate
    if not name:
        return text, ()
    return text, (_problem("encoding_converted", Severity.WARNING, encoding=name),)


def _readings(text: str) -> Iterator[tuple[str, str]]:
    yield "TCVN3", from_tcvn3(text)
    yield "VNI", from_vni(text)
    for codec in ("cp1252", "latin-1"):
        try:
            yield "UTF-8", text.encode(codec).decode("utf-8")
        except UnicodeError:
            continue


def _problem(code: str, severity: Severity, **params: str) -> Problem:
    return Problem("text", code, severity, None, params)
