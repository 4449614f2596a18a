"""What holds for every text: no odd one raises, and each value stands where its span says."""

import re
from pathlib import Path

import pytest
from django.test import SimpleTestCase
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directives.parse import NotADirective, parse
from directives.parse.lines import INVISIBLE
from directives.parse.structure import Origin, ParsedDirective, Severity, Span
from directives.search.text import fold
from directives.units import key

DOCUMENTS = Path(__file__).parents[2] / "fixtures" / "documents"
SOURCES = [path.read_bytes().decode("utf-8") for path in sorted(DOCUMENTS.glob("*/source.txt"))]
LINES = sorted({line for source in SOURCES for line in source.splitlines() if len(line) < 200})
ODD = [
    "\f",
    "\x00",
    "\u200b",
    "\u0301",
    "\ufeff",
    "*",
    "**",
    "   ",
    "\t",
    "(cid:9)",
    "\u2028",
    "İ",
    "ß",
]

shuffled = st.lists(st.sampled_from([*LINES, *ODD, ""]), max_size=60).map("\n".join)
glued = st.lists(st.sampled_from([*LINES, *ODD]), max_size=30).map("   ".join)


@st.composite
def mangled(draw) -> str:
    """A real document with pieces cut out, doubled and defaced."""
    text = draw(st.sampled_from(SOURCES))
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(text)))
        end = min(len(text), at + draw(st.integers(0, 80)))
        deed = draw(st.sampled_from(["cut", "double", "insert", "upper", "unbreak"]))
        piece = text[at:end]
        new = {
            "cut": "",
            "double": piece * 2,
            "insert": draw(st.sampled_from(ODD)) + piece,
            "upper": piece.upper(),
            "unbreak": piece.replace("\n", " "),
        }[deed]
        text = text[:at] + new + text[end:]
    return text


def spans(parsed: ParsedDirective) -> list[Span]:
    readings = [
        parsed.doc_type,
        parsed.number_symbol,
        parsed.urgency,
        parsed.issuer,
        parsed.province,
        parsed.place,
        parsed.issued_on,
        parsed.subject,
        parsed.preamble,
        parsed.closing,
    ]
    found = [reading.span for reading in readings if reading and reading.span]
    found += [recipient.span for recipient in parsed.recipients]
    found += [item.span for item in parsed.instructions]
    found += [span for item in parsed.instructions for span in (a.span for a in item.addressees)]
    found += [span for citation in parsed.citations for span in citation.spans]
    if parsed.signatory and parsed.signatory.span:
        found.append(parsed.signatory.span)
    return found


def check(text: str) -> None:
    try:
        parsed = parse(text)
    except NotADirective:
        return
    lines = text.count("\n") + text.count("\r") + 1
    for span in spans(parsed):
        assert 0 <= span.start <= span.end <= len(text)
    for problem in parsed.problems:
        assert problem.line is None or 1 <= problem.line <= lines
        assert problem.code == problem.code.lower()
    if (
        parsed.number_symbol
        and parsed.number_symbol.value.number
        and not parsed.number_symbol.reason
    ):
        assert parsed.number_symbol.value.number in printed(text, parsed.number_symbol.span)
    if parsed.place:
        assert key(parsed.place.value) in key(printed(text, parsed.place.span))


def printed(text: str, span: Span | None) -> str:
    """Return what stands at a span, without invisible characters and emphasis marks."""
    assert span is not None
    found = re.sub(r"\(cid:\d+\)", " ", text[span.start : span.end])
    return INVISIBLE.sub("", found).replace("*", "")


class ParseTests(SimpleTestCase):
    @settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(mangled())
    def test_no_defaced_document_raises(self, text: str):
        check(text)

    @settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.one_of(shuffled, glued))
    def test_no_jumble_of_printed_lines_raises(self, text: str):
        check(text)

    @settings(max_examples=100, deadline=None)
    @given(st.text(max_size=400))
    def test_no_odd_text_raises(self, text: str):
        check(text)

    def test_every_value_of_the_documents_stands_where_its_span_says(self):
        for source in SOURCES:
            parsed = parse(source)
            for recipient in parsed.recipients:
                words = key(printed(source, recipient.span)).replace("  ", " ")
                assert key(recipient.name) == words or "\n" in printed(source, recipient.span)
            if parsed.subject and parsed.subject.origin is Origin.STATED:
                words = set(key(printed(source, parsed.subject.span)).split())
                assert set(key(parsed.subject.value).split()) <= words | {"19"}
            if parsed.signatory and parsed.signatory.name:
                assert fold(parsed.signatory.name.split()[-1]) in fold(
                    printed(source, parsed.signatory.span)
                )

    def test_an_inferred_value_always_says_why(self):
        for source in SOURCES:
            parsed = parse(source)
            for reading in (parsed.doc_type, parsed.province, parsed.issued_on, parsed.issuer):
                if reading is not None:
                    assert (reading.origin is Origin.INFERRED) == bool(reading.reason)


HEADER = (
    "SỞ Y TẾ TỈNH LONG AN\nSố: 12/SYT-NVY\nLong An, ngày 05 tháng 5 năm 2021\n"
    "V/v phòng dịch\n\nKính gửi: Các bệnh viện\n\n"
)
BODY = "Sở Y tế yêu cầu các đơn vị thực hiện các nội dung sau:\n\n1. Tăng cường kiểm tra.\n"


class EndlessPieceTests(SimpleTestCase):
    """A pattern that tried every division of a long run would never come to an end here."""

    def test_no_endless_run_keeps_the_parser_busy(self):
        tail = "Nơi nhận:\n- Như trên (t/h);\n- Lưu: VT.\n\nGIÁM ĐỐC\nLê Văn An\n"
        text = f"{HEADER}{BODY}\n{tail}"
        for old, run in (
            ("Như trên", "Như" + " " * 20_000 + "trên"),
            ("Như trên", "Như; " * 5_000),
            ("(t/h)", "(" * 20_000),
            ("Lê Văn An", "a" + "." * 20_000 + "b"),
            ("SYT-NVY", "-/" * 10_000 + "SYT"),
            ("ngày 05", "ngày " * 5_000 + "05"),
            ("phòng dịch", "V/v " * 5_000),
            ("Tăng cường", "1." * 10_000),
            ("Tăng cường", "huyện Tân Yên, " * 3_000),
            ("SỞ Y TẾ", "SỞ Y TẾ UBND TỈNH AN GIANG " * 1_000),
        ):
            with self.subTest(run[:20]):
                check(text.replace(old, run, 1))


class RefusalTests(SimpleTestCase):
    def test_an_empty_text_is_no_directive(self):
        for text in ("", "\n\n \t\n", "*\n---\n 2 "):
            with pytest.raises(NotADirective, match="text_empty"):
                parse(text)

    def test_blanks_without_number_before_or_within_a_text_hide_nothing(self):
        lines = SOURCES[0].split("\n")
        for blank in ("\n" * 300_000, "\t" * 300_000, " \n" * 150_000):
            for at in (0, 3, len(lines) // 2):
                with self.subTest(blank[:2], at=at):
                    found = parse("\n".join([*lines[:at], blank, *lines[at:]]))
                    assert found.number_symbol is not None

    def test_letters_beyond_what_is_looked_at_are_not_denied(self):
        with pytest.raises(NotADirective, match="not_a_directive"):
            parse(".\n" * 100_000 + SOURCES[0])

    def test_an_endless_text_is_refused_without_being_read(self):
        with pytest.raises(NotADirective, match="text_too_long"):
            parse("phòng chống dịch " * 100_000)

    def test_another_language_is_named_as_the_reason(self):
        text = "In recent days the epidemic has developed in a complicated manner. " * 5
        with pytest.raises(NotADirective, match="language_not_vietnamese"):
            parse(text)

    def test_a_news_article_about_a_directive_is_refused(self):
        text = (
            "Chiều 14/5, lãnh đạo tỉnh đã ký ban hành Công văn số 1622/UBND-VP yêu cầu các địa "
            "phương tăng cường phòng, chống dịch COVID-19 tại các khu công nghiệp."
        )
        with pytest.raises(NotADirective, match="not_a_directive"):
            parse(text)


class WholePageTests(SimpleTestCase):
    def codes(self, text: str) -> set[str]:
        return {problem.code for problem in parse(text).problems}

    def test_a_secrecy_stamp_keeps_the_document_from_publication(self):
        problems = parse(f"MẬT\n{HEADER}{BODY}").problems
        assert [p.severity for p in problems if p.code == "secrecy_stamp"] == [Severity.ERROR]

    def test_a_text_without_marks_keeps_the_document_from_publication(self):
        plain = fold(HEADER.replace("\n", " @ ")).replace(" @ ", "\n") + fold(BODY) * 3
        assert "text_without_marks" in self.codes(f"{plain}\nNoi nhan:\n- Nhu tren.")

    def test_residue_of_fonts_keeps_the_document_from_publication(self):
        assert "text_garbled" in self.codes(HEADER + BODY + "(cid:9)(cid:12) ab (cid:88)")

    def test_a_missing_signature_is_a_warning_not_an_error(self):
        problems = {p.code: p.severity for p in parse(HEADER + BODY).problems}
        assert problems["signature_missing"] is Severity.WARNING
        assert Severity.ERROR not in problems.values()

    def test_a_page_break_in_mid_sentence_is_told_with_its_line(self):
        text = HEADER + "Sở Y tế yêu cầu các đơn vị không\n\nđược chủ quan.\n"
        found = [p.line for p in parse(text).problems if p.code == "page_break_joined"]
        assert found == [10]

    def test_items_of_an_annex_are_numbered_apart(self):
        text = f"{HEADER}{BODY}\nNơi nhận:\n- Như trên.\n\nPHỤ LỤC\n\n1. Biểu mẫu báo cáo.\n"
        assert [item.path for item in parse(text).instructions] == ["1", "PL1/1"]

    def test_a_copy_mark_at_the_end_gives_no_second_number(self):
        text = (
            f"{HEADER}{BODY}\nNơi nhận:\n- Như trên.\n\nGIÁM ĐỐC\n\nLê Văn An\n\n"
            "UBND HUYỆN BẾN LỨC\nSố: 7/SY-UBND\nSAO Y\nBến Lức, ngày 09 tháng 5 năm 2021\n"
        )
        parsed = parse(text)
        assert parsed.number_symbol is not None
        assert parsed.number_symbol.value.printed == "12/SYT-NVY"
        assert parsed.signatory is not None
        assert parsed.signatory.name == "Lê Văn An"
