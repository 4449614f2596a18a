"""Files made to do harm: each is refused with its reason, or read as far as it is a text."""

import contextlib
import struct
import zlib
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from django.test import SimpleTestCase
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from directives.extract import Extracted, Unreadable, extract
from directives.extract.docx import read_docx
from directives.extract.rtf import read_rtf

from .office import NAMES, TYPES, archive, docx, item, level, lists, p, relationships, table

LETTER = (Path(__file__).parent / "letter.doc").read_bytes()
# What is said of a format where the program that reads it is not installed.
NO_PROGRAM = ("converter_missing", "ocr_needed")
DAMAGED = ("reader_failed", "text_empty", "file_empty", "format_not_supported", "file_binary")
WORD = docx(table((p("A"), p("B"))) + item("Giao"), numbering=lists(level(0, "%1.")))
RICH = rb"{\rtf1\ansi{\fonttbl{\f0 Arial;}}\pard Giao S\u7903? Y t\u7871?\par\trowd A\cell\row}"


def outcome(content: bytes, name: str = "van-ban.docx") -> str:
    """Return the code of the refusal, "" where the file was read."""
    try:
        found = extract(content, name)
    except Unreadable as refused:
        return refused.code
    assert isinstance(found, Extracted)
    return ""


def package(document: str | bytes, **more: str | bytes) -> bytes:
    """Return a Word file with a document part as it is given."""
    return archive(
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": relationships(officeDocument="word/document.xml"),
            "word/document.xml": document,
            **more,
        }
    )


def deflated_zeros(megabytes: int) -> bytes:
    """Return a member that unpacks to so many megabytes of blanks, in a thousandth of them."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = b" " * 1024 * 1024
    return b"".join(packer.compress(block) for _ in range(megabytes)) + packer.flush()


def with_sizes(content: bytes, name: str, stored: int) -> bytes:
    """Return the archive with another unpacked size of a member in its directory."""
    at = content.rindex(b"PK\x01\x02", 0, content.rindex(name.encode()))
    return content[: at + 24] + struct.pack("<I", stored) + content[at + 28 :]


class BombTests(SimpleTestCase):
    def test_a_member_that_says_it_is_huge_is_not_unpacked(self):
        assert outcome(package(b" " * (41 * 1024 * 1024))) == "file_unpacks_too_large"

    def test_a_member_that_lies_about_its_size_is_not_unpacked(self):
        bomb = package(b"<w/>" + b" " * (41 * 1024 * 1024))
        assert outcome(with_sizes(bomb, "word/document.xml", 100)) in (
            "file_unpacks_too_large",
            "reader_failed",
        )

    def test_a_huge_member_that_no_one_needs_does_no_harm(self):
        content = docx(p("A"))
        with ZipFile(BytesIO(content)) as file:
            members = {name: file.read(name) for name in file.namelist()}
        assert outcome(archive({**members, "word/media/x": bytes(100 * 1024 * 1024)})) == ""

    def test_an_archive_of_very_many_members_is_refused(self):
        many: dict[str, str | bytes] = {f"word/{n}": b"" for n in range(10_001)}
        assert outcome(package("<x/>", **many)) == "file_unpacks_too_large"

    def test_an_archive_in_an_archive_is_not_opened(self):
        assert outcome(archive({"van-ban.docx": WORD})) == "format_not_supported"

    def test_entities_that_multiply_are_refused(self):
        rows = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
        bomb = f'<!DOCTYPE x [<!ENTITY a0 "ha">{rows}]><w:document {NAMES}>&a9;</w:document>'
        assert outcome(package(bomb)) == "file_declares_entities"

    def test_an_entity_that_names_a_file_of_the_server_is_refused(self):
        theft = f'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><w:p {NAMES}>&f;</w:p>'
        assert outcome(package(theft)) == "file_declares_entities"

    def test_elements_without_end_are_refused(self):
        bomb = f"<w:document {NAMES}><w:body>" + "<w:p/>" * 1_600_000
        assert outcome(package(bomb)) == "file_unpacks_too_large"

    def test_deeply_nested_elements_are_refused(self):
        for opening in ("<w:tbl><w:tr><w:tc>", "<w:sdt>", "<x>"):
            nested = f"<w:document {NAMES}><w:body>" + opening * 100_000
            assert outcome(package(nested)) == "file_nested_too_deeply"

    def test_styles_and_lists_that_go_in_circles_are_read(self):
        styles = "".join(
            f'<w:style w:type="paragraph" w:styleId="{a}"><w:basedOn w:val="{b}"/></w:style>'
            for a, b in ("AB", "BA")
        )
        linked = (
            '<w:style w:type="numbering" w:styleId="S"><w:pPr><w:numPr><w:numId w:val="1"/>'
            "</w:numPr></w:pPr></w:style>"
        )
        numbering = lists('<w:numStyleLink w:val="S"/>')
        body = p("A", properties='<w:pStyle w:val="A"/>') + item("B")
        assert read_docx(docx(body, styles=styles + linked, numbering=numbering)).text == "A\n\nB"

    def test_numbers_beyond_all_measure_are_read(self):
        huge = "9" * 5000
        numbering = lists(
            f'<w:lvl w:ilvl="{huge}"><w:start w:val="{huge}"/><w:numFmt w:val="lowerLetter"/>'
            f'<w:lvlText w:val="%1"/></w:lvl>' + level(0, "%1%2%9", "upperRoman", 2**31)
        )
        body = item("A") + item("B", level=2**40)
        assert len(read_docx(docx(body, numbering=numbering)).text) < 1000


class DamagedTests(SimpleTestCase):
    def test_a_file_without_its_document_says_so(self):
        assert outcome(archive({"word/styles.xml": "<x/>"})) == "docx_without_document"
        assert outcome(package("<x/>")) == "docx_without_document"

    def test_an_empty_document_is_empty(self):
        assert outcome(package("")) == "reader_failed"
        assert outcome(docx("")) == "text_empty"

    def test_broken_xml_is_refused(self):
        for document in (
            "<w:p>",
            "no xml",
            b"\xff\xfe\0",
            '<?xml version="1.0" encoding="x"?><a/>',
        ):
            assert outcome(package(document)) == "reader_failed"

    def test_every_format_breaks_off_without_harm(self):
        for content in (WORD, RICH, LETTER):
            for share in (0.02, 0.3, 0.6, 0.99):
                cut = content[: int(len(content) * share)]
                with self.subTest(content[:6], share=share):
                    assert outcome(cut) in ("", *DAMAGED, *NO_PROGRAM)

    def test_a_password_is_told(self):
        name = "EncryptedPackage".encode("utf-16-le")
        assert outcome(LETTER[:600] + name + LETTER[600:]) == "file_encrypted"
        zipped = bytearray(WORD)
        for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            at = zipped.find(mark)
            while at >= 0:
                zipped[at + flags] |= 1
                at = zipped.find(mark, at + 4)
        assert outcome(bytes(zipped)) == "file_encrypted"

    def test_names_with_path_tricks_are_only_names(self):
        tricks: dict[str, str | bytes] = {
            "../../../tmp/escaped": b"x",
            "/etc/passwd": b"x",
            "word\\..\\x": b"x",
            "con": b"x",
        }
        content = BytesIO(WORD)
        with ZipFile(content, "a") as file:
            for name, inner in tricks.items():
                file.writestr(name, inner)
        for name in ("../../etc/passwd", "a\0b.docx", "-rf", "a" * 5000, "$(reboot).docx", ""):
            assert outcome(content.getvalue(), name) == ""
        assert not Path("/tmp/escaped").exists()

    def test_a_relation_to_elsewhere_is_not_followed(self):
        away = relationships(officeDocument="../../../../etc/passwd")
        content = archive({"_rels/.rels": away, "word/x": "x"})
        assert outcome(content) == "docx_without_document"


class DisguiseTests(SimpleTestCase):
    def test_the_content_decides_whatever_the_name_says(self):
        assert extract(WORD, "van-ban.pdf").text == "A\n\nB\n\n1. Giao"
        assert extract(RICH, "van-ban.docx").text.startswith("Giao Sở Y tế")

    def test_a_page_of_a_web_site_in_a_word_file_is_text(self):
        text = extract(docx(p("&lt;script&gt;alert(1)&lt;/script&gt;")), "a.docx").text
        assert text == "<script>alert(1)</script>"

    def test_two_formats_in_one_file_are_one_or_refused(self):
        script = b"=1;alert('x');/*" + b"\0" * 40 + b"*/"
        for content in (
            b"%PDF-1.4\n" + WORD,
            WORD + b"\n%PDF-1.4\n%%EOF",
            b"GIF89a" + script,
            b"<html><script>alert(1)</script>" + WORD,
            RICH + WORD,
            LETTER + WORD,
            b"\x89PNG\r\n\x1a\n" + b"<svg onload=alert(1)>" * 9,
        ):
            with self.subTest(content[:8]):
                assert outcome(content) in (
                    "", "reader_failed", "format_not_supported", "file_binary", "text_empty",
                    "encoding_unknown", "encoding_broken", *NO_PROGRAM,
                )  # fmt: skip


class LongTextTests(SimpleTestCase):
    def test_thirty_megabytes_of_text_are_refused(self):
        for line in ("a" * 30_000_000, "1. Giao Sở Y tế\n" * 1_500_000, "<p>" * 10_000_000):
            assert outcome(line.encode(), "a.txt") == "text_too_long"

    def test_a_hundred_thousand_nested_tags_are_read(self):
        page = "<html>" + "<div><b>" * 100_000 + "Kính gửi"
        assert extract(page.encode(), "a.html").text.strip() == "Kính gửi"

    def test_tags_without_an_end_are_read_in_one_pass(self):
        for odd in ("<", "<a ", "<!--", "<![CDATA[", "&#", "<a b='", "</", "<?"):
            with self.subTest(odd):
                assert outcome(("<html>" + odd * 200_000).encode(), "a.html") in (
                    "",
                    "file_empty",
                    "text_too_long",
                )

    def test_long_rich_text_is_refused(self):
        assert outcome(rb"{\rtf1 " + b"a" * 1_000_001, "a.rtf") == "text_too_long"


def mutated(content: bytes) -> st.SearchStrategy[bytes]:
    """Return files with some bytes of this one changed, left out or put twice."""

    def change(edits: list[tuple[int, int, bytes]]) -> bytes:
        changed = content
        for at, length, new in edits:
            at %= len(changed) + 1
            changed = changed[:at] + new + changed[at + length :]
        return changed

    edit = st.tuples(st.integers(0, len(content)), st.integers(0, 40), st.binary(max_size=20))
    return st.lists(edit, min_size=1, max_size=6).map(change)


class AnyFileTests(SimpleTestCase):
    """What the child processes do is called here directly: thousands of files in few seconds."""

    def read(self, reader, content: bytes) -> None:
        with contextlib.suppress(Unreadable):
            assert isinstance(reader(content), Extracted)

    @settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.too_slow])
    @given(mutated(WORD))
    def test_a_changed_word_file_is_read_or_refused(self, content: bytes):
        self.read(read_docx, content)

    @settings(deadline=None, max_examples=200)
    @given(mutated(package(f"<w:document {NAMES}><w:body>{p('A')}</w:body></w:document>")))
    def test_a_changed_archive_is_read_or_refused(self, content: bytes):
        self.read(read_docx, content)

    @settings(deadline=None, max_examples=200)
    @given(
        st.recursive(
            st.sampled_from(["x", "<w:t>A</w:t>", "<w:tab/>"]),
            lambda inner: st.tuples(
                st.sampled_from(
                    [
                        "w:p",
                        "w:r",
                        "w:tbl",
                        "w:tr",
                        "w:tc",
                        "w:sdt",
                        "w:txbxContent",
                        "w:pict",
                        "w:ins",
                        "mc:AlternateContent",
                        "mc:Choice",
                        "w:fldSimple",
                    ]
                ),
                st.lists(inner, max_size=4),
            ).map(lambda each: f"<{each[0]}>{''.join(each[1])}</{each[0]}>"),
        )
    )
    def test_elements_in_odd_places_are_read(self, body: str):
        assert isinstance(read_docx(docx(body)), Extracted)

    @settings(deadline=None, max_examples=300)
    @given(mutated(RICH))
    @example(rb"{\rtf1 \bin99999999 a")
    @example(rb"{\rtf1 \u99999999999? \uc-5 \'zz \f-1 {\*")
    def test_changed_rich_text_is_read_or_refused(self, content: bytes):
        self.read(read_rtf, content)
