"""Pages that were scanned and put into a Word file as pictures."""

import io
from pathlib import Path
from unittest import mock

import pytest
from django.test import SimpleTestCase
from PIL import Image

from directives.extract import Unreadable, extract, ocr
from directives.extract.docx import read_docx
from directives.extract.docx_parts import MEDIA_TYPE
from directives.extract.docx_pictures import read_pictures
from directives.extract.pages import page_image
from directives.extract.result import Method

from .office import NAMES, RELATED, TYPES, archive, p, relationships

SCAN = Path(__file__).parents[2] / "fixtures/documents/ubnd-hoa-binh-tl-chu-tich/scan.png"
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'

needs_tesseract = pytest.mark.skipif(
    not ocr.is_available(), reason="needs tesseract-ocr and tesseract-ocr-vie"
)


def shown(key: str, *, old: bool = False) -> str:
    """Return a paragraph that shows a picture, as Word writes it now or wrote it before 2007."""
    picture = f'<v:imagedata r:id="{key}"/>' if old else f'<a:blip {A} r:embed="{key}"/>'
    return f"<w:p><w:r><w:drawing>{picture}</w:drawing></w:r></w:p>"


def with_pictures(body: str, *pictures: bytes) -> bytes:
    """Return a Word file with pictures, whose keys are p0, p1 …."""
    rows = "".join(
        f'<Relationship Id="p{n}" Type="{RELATED}/image" Target="media/{n}.png"/>'
        for n in range(len(pictures))
    )
    uri = "http://schemas.openxmlformats.org/package/2006/relationships"
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relationships(officeDocument="word/document.xml"),
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{uri}">{rows}</Relationships>',
        "word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>",
    }
    members |= {f"word/media/{n}.png": picture for n, picture in enumerate(pictures)}
    return archive(members)


def png(width: int, height: int) -> bytes:
    file = io.BytesIO()
    Image.new("L", (width, height), 255).save(file, "PNG")
    return file.getvalue()


def header() -> bytes:
    """Return the upper quarter of a scan, which is read sooner than a page."""
    file = io.BytesIO()
    with Image.open(SCAN) as scan:
        scan.convert("L").crop((0, 0, scan.width, scan.height // 4)).resize((1600, 601)).save(
            file, "PNG", dpi=(200, 200)
        )
    return file.getvalue()


class PicturesTests(SimpleTestCase):
    @needs_tesseract
    def test_a_scan_sent_as_a_word_file_is_recognised(self):
        for old in (False, True):
            with self.subTest(old=old):
                found = extract(with_pictures(p("Trang 1") + shown("p0", old=old), header()), "x")
                assert "Số: 1180/UBND-KGVX" in found.text
                assert found.media_type == MEDIA_TYPE
                assert [page.method for page in found.pages] == [Method.OCR]
                assert found.problems[0].code == "pages_read_by_ocr"

    @needs_tesseract
    def test_pages_follow_one_another_as_they_stand_and_each_counts_once(self):
        body = shown("p1") + shown("p0") + shown("p1")
        found = read_pictures(with_pictures(body, header(), png(700, 1000)))
        assert [page.number for page in found.pages] == [1, 2]
        assert [bool(page.words) for page in found.pages] == [False, True]

    @needs_tesseract
    def test_a_damaged_page_is_told_and_the_others_are_read(self):
        found = extract(with_pictures(shown("p0") + shown("p1"), header(), header()[:5000]), "x")
        assert "Số: 1180/UBND-KGVX" in found.text
        assert found.problems[-1].code == "ocr_pages_failed"
        assert found.problems[-1].params["pages"] == "2"

    def test_pictures_beside_a_text_are_told(self):
        text = p("Giao Sở Y tế chủ trì, phối hợp với Công an tỉnh tổ chức truy vết. " * 2)
        found = extract(with_pictures(text + shown("p0"), png(700, 1000)), "x")
        (problem,) = found.problems
        assert (problem.code, problem.params) == ("pictures_not_read", {"pictures": "1"})
        assert found.text.startswith("Giao Sở Y tế")

    def test_a_seal_a_drawing_and_a_broken_picture_are_no_pages(self):
        body = p("Giao Sở Y tế") + shown("p0") + shown("p1") + shown("p2") + shown("p9")
        found = read_docx(with_pictures(body, png(300, 300), b"<svg/>", png(700, 1000)[:20]))
        assert found.problems == ()

    def test_without_the_program_the_packages_are_named(self):
        with (
            mock.patch("directives.extract.ocr.is_available", return_value=False),
            pytest.raises(Unreadable) as refused,
        ):
            read_pictures(with_pictures(shown("p0"), png(700, 1000)))
        assert refused.value.code == "ocr_needed"

    def test_such_a_page_is_drawn(self):
        content = with_pictures(shown("p0"), png(700, 1000))
        with Image.open(io.BytesIO(page_image(content, MEDIA_TYPE, 1, 300))) as drawn:
            assert drawn.width == 300
        with pytest.raises(Unreadable):
            page_image(content, MEDIA_TYPE, 2, 300)
