"""A PDF is read as its page is, and one that means harm is refused."""

import re
import zlib
from pathlib import Path
from unittest import mock

import pytest
from django.test import SimpleTestCase
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directives.contract import directive_json
from directives.extract import Extracted, Unreadable, extract, pdf_streams
from directives.extract.legibility import Legibility, judge
from directives.extract.pages import page_image
from directives.extract.pdf import read_pdf
from directives.extract.pdf_text import TextLayer
from directives.extract.result import Method
from directives.parse import parse
from tests.extract.pdfs import FONT, harmless, hostile, lines, page, stream
from tests.extract.test_layout import printed
from tests.scoring import RIGHT, compare, read_expected

DOCUMENTS = Path(__file__).parents[2] / "fixtures" / "documents"
PRINTED = sorted(DOCUMENTS.glob("*/printed.pdf"))
SMALL = page(lines((72, 700, "So: 12/UBND-VX"), (300, 700, "ngay 15 thang 5 nam 2021")))


def code(content: bytes) -> str:
    with pytest.raises(Unreadable) as refused:
        extract(content, "x.pdf")
    return refused.value.code


@pytest.mark.parametrize("path", PRINTED, ids=lambda path: path.parent.name)
def test_a_printed_document_is_read_as_its_text_is(path: Path):
    found = extract(path.read_bytes(), path.name)
    assert found.media_type == "application/pdf"
    assert {one.method for one in found.pages} == {Method.TEXT}
    differences = compare(read_expected(path.parent), directive_json(parse(found.text)))
    assert [str(one) for one in differences if one.verdict != RIGHT] == []


def test_there_are_printed_documents():
    assert len(PRINTED) >= 3


class TextLayerTests(SimpleTestCase):
    def test_a_span_leads_to_its_page_and_place(self):
        found = read_pdf(PRINTED[0].read_bytes())
        assert [one.number for one in found.pages] == [*range(1, len(found.pages) + 1)]
        at = found.text.index("Nơi nhận")
        last = found.pages[-1]
        assert last.start <= at < last.end
        word = next(word for word in last.words if word.start <= at < word.end)
        assert found.text[word.start : word.end] == "Nơi"
        assert 0.1 < word.x0 < word.x1 < 0.3
        assert 0 < word.y0 < word.y1 < 1
        assert word.confidence is None
        assert (round(last.width), round(last.height)) == (595, 842)

    def test_pages_are_parted_by_a_form_feed(self):
        found = read_pdf(PRINTED[0].read_bytes())
        assert found.text.count("\f") == len(found.pages) - 1

    def test_a_turned_page_is_read_upright_and_placed_as_it_is_shown(self):
        content = lines((72, 700, "first line of it"), (72, 680, "second line"))
        upright = read_pdf(page(content))
        for degrees in (90, 180, 270):
            with self.subTest(degrees=degrees):
                turned = read_pdf(page(content, entries=b"/Rotate %d" % degrees))
                assert turned.text.split() == upright.text.split()
                size = (turned.pages[0].width, turned.pages[0].height)
                assert size == ((842, 595) if degrees != 180 else (595, 842))
        first = read_pdf(page(content, entries=b"/Rotate 90")).pages[0].words[0]
        assert first.x0 > 0.8  # what was the top of the page is shown at its right
        assert first.y0 < 0.3

    def test_text_that_was_printed_sideways_is_read_upright(self):
        content = b"BT /F1 12 Tf 0 1 -1 0 300 100 Tm (first line of it) Tj ET "
        content += b"BT /F1 12 Tf 0 1 -1 0 320 100 Tm (second line) Tj ET"
        assert read_pdf(page(content)).text.split("\n") == ["first line of it", "second line"]

    def test_a_watermark_askew_is_left_out(self):
        mark = b" BT /F1 40 Tf 0.7 0.7 -0.7 0.7 100 300 Tm (DRAFT) Tj ET"
        assert read_pdf(page(lines((72, 700, "the only line")) + mark)).text == ("the only line")

    def test_letters_of_fonts_before_unicode_are_converted(self):
        text = "Uû ban nh©n d©n tØnh yªu cÇu c¸c së, ngµnh thùc hiÖn phßng, chèng dÞch"
        font = FONT.replace(b"Helvetica", b".VnTime")
        found = read_pdf(page(lines((72, 700, text)), font=font))
        assert "Uỷ ban nhân dân tỉnh yêu cầu các sở, ngành thực hiện phòng" in found.text
        assert [one.code for one in found.problems] == ["encoding_converted"]

    def test_residue_of_fonts_is_no_text(self):
        found = read_pdf(page(lines((72, 700, "mot(cid:9)hai ba"))))
        assert "cid" not in found.text

    def test_white_space_and_hyphens_end_words_and_lines_as_printed(self):
        found = read_pdf(page(lines((72, 700, "phong  chong"), (72, 680, "COVID-19"))))
        assert found.text.split("\n") == ["phong chong", "COVID-19"]


class LegibilityTests(SimpleTestCase):
    def judged(self, text: str, unreadable: int = 0) -> Legibility:
        return judge(TextLayer(tuple(printed(0, 0, text)), unreadable))

    def test_a_good_layer(self):
        text = "Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành và các huyện thực hiện nghiêm túc"
        assert self.judged(text) is Legibility.GOOD

    def test_nothing(self):
        assert self.judged("") is Legibility.EMPTY
        assert self.judged("_____ . ") is Legibility.EMPTY

    def test_letters_without_marks(self):
        text = "Uy ban nhan dan tinh yeu cau cac so, ban, nganh va cac huyen thuc hien nghiem tuc"
        assert self.judged(text) is Legibility.POOR

    def test_letters_that_are_no_syllables(self):
        text = "Ủb bxn nhxn dxn tỉnq yêz cầk cáx sởw bfn ngxnh vk cáq huyxn thựk hiệk nghxm túq"
        assert self.judged(text) is Legibility.POOR

    def test_signs_that_are_no_letters(self):
        text = "Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành và các huyện thực hiện nghiêm túc"
        assert self.judged(text, unreadable=5) is Legibility.POOR

    def test_few_words_are_not_judged(self):
        assert self.judged("Phu luc 1") is Legibility.GOOD


@pytest.mark.parametrize(("name", "content"), hostile().items(), ids=hostile().keys())
def test_a_hostile_pdf_is_refused(name: str, content: bytes):
    assert re.fullmatch(r"[a-z_]+", code(content))


@pytest.mark.parametrize(("name", "content"), harmless().items(), ids=harmless().keys())
def test_what_a_pdf_wants_done_is_not_done(name: str, content: bytes):
    assert extract(content, "x.pdf").text == "Hello"


class RefusalTests(SimpleTestCase):
    def test_a_locked_pdf_is_told_from_a_damaged_one(self):
        locked = page(
            trailer=b"/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -4/O(%s)/U(%s)>>/ID[(%s)(%s)]"
            % (b"A" * 32, b"B" * 32, b"0" * 16, b"0" * 16)
        )
        assert code(locked) == "file_encrypted"
        assert code(page()[:300]) == "reader_failed"

    def test_too_many_pages_are_counted(self):
        assert code(hostile()["100,000 pages"]) == "too_many_pages"

    def test_a_stream_that_unpacks_to_too_much_is_not_given_to_the_reader(self):
        for name in ("a stream that unpacks to 300 MB", "a stream packed twice"):
            assert code(hostile()[name]) == "file_unpacks_too_large"

    def test_many_streams_that_are_too_large_together_are_refused(self):
        one = zlib.compress(bytes(3_000_000))
        with (
            mock.patch.object(pdf_streams, "MAX_TOTAL", 20_000_000),
            self.assertRaises(Unreadable) as refused,
        ):
            pdf_streams.refuse_bombs(page(more=(stream(one),) * 7))
        assert refused.exception.code == "file_unpacks_too_large"
        pdf_streams.refuse_bombs(page(more=(stream(one),) * 7))

    def test_what_looks_packed_and_is_not_is_no_bomb(self):
        for odd in (b"", b"x", b"x\x9c", zlib.compress(b"x\x9c" * 9)[:-5], b"stream\n" * 999):
            pdf_streams.refuse_bombs(page(encoded=stream(odd)))

    def test_a_pdf_without_any_text_says_so(self):
        assert code(page(b"")) == "text_empty"

    @settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.lists(st.tuples(st.integers(0, len(SMALL) - 1), st.binary(max_size=4)), max_size=8))
    def test_a_damaged_pdf_is_read_or_refused(self, damages: list[tuple[int, bytes]]):
        content = bytearray(SMALL)
        for at, put in damages:
            content[at : at + len(put)] = put
        try:
            found = extract(bytes(content), "x.pdf")
        except Unreadable as refused:
            assert refused.code  # noqa: PT017
        else:
            assert isinstance(found, Extracted)


class PageImageTests(SimpleTestCase):
    def test_a_page_is_drawn_as_wide_as_asked(self):
        drawn = page_image(SMALL, "application/pdf", 1, 400)
        assert drawn.startswith(b"\x89PNG")
        assert int.from_bytes(drawn[16:20]) == 400

    def test_a_page_that_is_not_there_is_refused(self):
        for number, media_type in ((2, "application/pdf"), (1, "text/plain")):
            with pytest.raises(Unreadable) as refused:
                page_image(SMALL, media_type, number, 400)
            assert refused.value.code == "no_page_image"
