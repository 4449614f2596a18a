"""Scans are read by Tesseract, with how sure it is of each word; without it, that is said."""

import io
import struct
import zlib
from pathlib import Path
from unittest import mock

import pytest
from django.test import SimpleTestCase
from PIL import Image, ImageDraw

from directives.contract import directive_json
from directives.extract import Unreadable, extract, images, ocr
from directives.extract.images import read_image
from directives.extract.pages import page_image
from directives.extract.pdf import read_pdf
from directives.extract.result import Method
from directives.parse import parse
from tests.extract.pdfs import HELLO, lines, page, stream
from tests.scoring import RIGHT, compare, read_expected

SCAN = Path(__file__).parents[2] / "fixtures/documents/ubnd-hoa-binh-tl-chu-tich/scan.png"
NEVER_WRONG = {"doc_type", "number", "symbol", "date", "issuer_name", "province", "instructions"}

BICUBIC = Image.Resampling.BICUBIC

needs_tesseract = pytest.mark.skipif(
    not ocr.is_available(), reason="needs tesseract-ocr and tesseract-ocr-vie"
)


def header() -> Image.Image:
    """Return the upper quarter of the scan, which is read sooner than a page."""
    with Image.open(SCAN) as scan:
        return scan.convert("L").crop((0, 0, scan.width, scan.height // 4))


def file_of(image: Image.Image, kind: str, **options: object) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def scanned_pdf(image: Image.Image, over: bytes = b"") -> bytes:
    """Return a PDF of one page that is an image, with something printed over it."""
    width, height = (round(side * 72 / 200) for side in image.size)
    entries = (
        b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray"
        b"/BitsPerComponent 8/Filter/FlateDecode" % image.size
    )
    return page(
        b"q %d 0 0 %d 0 0 cm /I Do Q " % (width, height) + over,
        box=b"[0 0 %d %d]" % (width, height),
        resources=b"/XObject<</I 6 0 R>>",
        more=(stream(zlib.compress(image.convert("L").tobytes()), entries),),
    )


@needs_tesseract
class ScanTests(SimpleTestCase):
    def test_a_scan_is_read_as_its_text_is(self):
        found = extract(SCAN.read_bytes(), "scan.png")
        assert found.media_type == "image/png"
        assert [one.code for one in found.problems] == ["pages_read_by_ocr"]
        compared = compare(read_expected(SCAN.parent), directive_json(parse(found.text)))
        wrong = [one for one in compared if one.verdict != RIGHT]
        assert not [str(one) for one in wrong if one.field in NEVER_WRONG]
        assert len(wrong) <= 0.05 * len(compared), [str(one) for one in wrong]
        words = found.pages[0].words
        assert all(0 <= word.confidence <= 100 for word in words)
        number = next(w for w in words if found.text[w.start : w.end].startswith("Số"))
        assert number.x0 < 0.4
        assert number.y0 < 0.2

    def test_a_page_that_is_an_image_is_recognised_in_a_pdf(self):
        stamp = lines((20, 20, "Ky boi: UBND"), size=6)
        found = read_pdf(scanned_pdf(header(), stamp))
        assert found.pages[0].method is Method.OCR
        assert "Độc lập - Tự do - Hạnh phúc" in found.text

    def test_a_text_layer_without_marks_gives_way_to_the_image(self):
        poor = "UBND TINH CONG HOA XA HOI CHU NGHIA VIET NAM Doc lap Tu do Hanh phuc " * 3
        found = read_pdf(scanned_pdf(header(), lines((10, 100, poor), size=1)))
        assert found.pages[0].method is Method.OCR
        assert "Độc lập - Tự do - Hạnh phúc" in found.text

    def test_a_page_on_its_side_or_askew_is_turned(self):
        for degrees in (90, 2.5):
            with self.subTest(degrees=degrees):
                turned = header().rotate(degrees, BICUBIC, expand=True, fillcolor=255)
                found = read_image(file_of(turned, "PNG", dpi=(200, 200)))
                assert "Độc lập - Tự do - Hạnh phúc" in found.text
                first = found.pages[0].words[0]
                if degrees == 90:
                    assert first.y0 > 0.5  # what was left is shown at the bottom

    def test_an_image_that_shows_nothing_has_no_text(self):
        for pixel in (255, 200):
            blank = Image.new("L", (400, 500), pixel)
            with pytest.raises(Unreadable) as refused:
                read_image(file_of(blank, "PNG"))
            assert refused.value.code == "text_empty"

    def test_what_was_recognised_with_little_certainty_is_told_with_its_page(self):
        noisy = header().reduce(4)
        dots = ImageDraw.Draw(noisy)
        for x in range(0, noisy.width, 5):
            dots.line((x, 0, x, noisy.height), fill=120)
        try:
            found = read_image(file_of(noisy, "JPEG", quality=20))
        except Unreadable as refused:
            assert refused.code in ("text_empty", "ocr_failed")  # noqa: PT017
        else:
            assert "page_recognised_poorly" in [one.code for one in found.problems]

    def test_no_more_pages_are_recognised_than_there_is_time_for(self):
        image = header()
        with mock.patch("directives.extract.scans.MAX_PAGES", 1):
            first, second = image.crop((0, 0, image.width, 300)), image.crop((0, 0, 600, 300))
            tiff = file_of(first, "TIFF", save_all=True, append_images=[second])
            found = read_image(tiff)
        assert [len(one.words) > 0 for one in found.pages] == [True, False]
        left = [one for one in found.problems if one.code == "ocr_pages_left"]
        assert [(one.severity.value, one.params["pages"]) for one in left] == [("error", "2")]

    def test_a_photograph_is_read_as_the_camera_held_it(self):
        exif = Image.Exif()
        exif[0x0112] = 6  # turned a quarter with the clock
        photograph = file_of(header().rotate(90, expand=True), "JPEG", exif=exif, quality=80)
        with mock.patch("directives.extract.ocr._orientation", side_effect=AssertionError):
            found = read_image(photograph)
        assert "Độc lập - Tự do - Hạnh phúc" in found.text


class WithoutTesseractTests(SimpleTestCase):
    def setUp(self):
        patched = mock.patch("directives.extract.ocr.is_available", return_value=False)
        patched.start()
        self.addCleanup(patched.stop)

    def test_an_image_is_refused_and_the_packages_are_named(self):
        with pytest.raises(Unreadable) as refused:
            read_image(SCAN.read_bytes())
        assert refused.value.code == "ocr_needed"
        assert "tesseract-ocr-vie" in refused.value.params["packages"]

    def test_a_pdf_of_images_is_so_too(self):
        with pytest.raises(Unreadable) as refused:
            read_pdf(scanned_pdf(header()))
        assert refused.value.code == "ocr_needed"

    def test_text_over_an_image_is_kept_and_the_gap_is_told(self):
        found = read_pdf(scanned_pdf(header(), HELLO.replace(b"72 700", b"72 20")))
        assert found.text == "Hello"
        assert [one.code for one in found.problems] == ["ocr_not_available"]

    def test_a_pdf_with_text_needs_none(self):
        found = read_pdf(page())
        assert (found.text, found.problems) == ("Hello", ())


class AskingTests(SimpleTestCase):
    def test_the_program_itself_is_asked_for_its_languages(self):
        for answer, available in ((b"eng\nosd\n", False), (b"eng\nvie\n", True)):
            ocr.is_available.cache_clear()
            with mock.patch("directives.extract.ocr.run_program", return_value=answer):
                assert ocr.is_available() is available
        ocr.is_available.cache_clear()
        with mock.patch("directives.extract.ocr.run_program", side_effect=FileNotFoundError):
            assert ocr.is_available() is False
        ocr.is_available.cache_clear()


class ImageTests(SimpleTestCase):
    def code(self, content: bytes) -> str:
        with pytest.raises(Unreadable) as refused:
            extract(content, "x")
        return refused.value.code

    @needs_tesseract
    def test_a_decompression_bomb_is_refused_by_its_size(self):
        head = struct.pack(">IIBBBBB", 50_000, 50_000, 8, 0, 0, 0, 0)
        content = b"\x89PNG\r\n\x1a\n"
        for kind, data in ((b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 1_000_000))):
            content += struct.pack(">I", len(data)) + kind + data
            content += struct.pack(">I", zlib.crc32(kind + data))
        assert self.code(content) == "image_too_large"

    @needs_tesseract
    def test_a_damaged_image_is_refused(self):
        for kind in ("PNG", "JPEG", "TIFF", "BMP", "WEBP"):
            with self.subTest(kind=kind):
                whole = file_of(header(), kind)
                assert self.code(whole[: len(whole) // 3]) in ("reader_failed", "text_empty")

    def test_a_page_of_an_image_is_drawn(self):
        drawn = page_image(SCAN.read_bytes(), "image/png", 1, 300)
        with Image.open(io.BytesIO(drawn)) as shown:
            assert shown.format == "PNG"
            assert shown.width == 300

    def test_transparent_parts_are_white(self):
        clear = Image.new("RGBA", (30, 30), (0, 0, 0, 0))
        assert images.on_white(clear).getpixel((5, 5)) == (255, 255, 255)


class MendingTests(SimpleTestCase):
    def test_only_what_vietnamese_does_not_have_is_mended(self):
        for printed, meant in (
            ("GLÁM", "GIÁM"),
            ("(Œ/c);", "(b/c);"),
            ("(bíc)", "(b/c)"),
            ("(th),", "(t/h),"),
            ("(b/c)", "(b/c)"),
            ("Glar", "Glar"),
            ("tháng", "tháng"),
        ):
            assert ocr._mended(printed) == meant
