from html import escape
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from django.test import SimpleTestCase

from directives.contract import directive_json
from directives.extract import extract
from directives.extract.docx import read_docx
from directives.parse import parse

from .office import archive, docx, item, level, lists, p, table


def lines(body: str, **parts: str) -> list[str]:
    """Return the lines of a document that are not blank."""
    return [line for line in read_docx(docx(body, **parts)).text.split("\n") if line]


def numbered(name: str, kind: str = "paragraph", number: int = 1, default: str = "0") -> str:
    """Return a style that numbers its paragraphs."""
    return (
        f'<w:style w:type="{kind}" w:default="{default}" w:styleId="{name}"><w:pPr><w:numPr>'
        f'<w:numId w:val="{number}"/></w:numPr></w:pPr></w:style>'
    )


class NumberingTests(SimpleTestCase):
    LETTER = lists(
        level(0, "%1.")
        + level(1, "%1.%2.")
        + level(2, "%3)", "lowerLetter")
        + level(3, "-", "bullet")
    )

    def test_it_works(self):
        body = item("Giao Sở Y tế") + item("Xét nghiệm", level=1) + item("Giao Công an tỉnh")
        assert lines(body, numbering=self.LETTER) == [
            "1. Giao Sở Y tế",
            "1.1. Xét nghiệm",
            "2. Giao Công an tỉnh",
        ]

    def test_a_level_begins_anew_below_each_higher_one(self):
        levels = (0, 1, 1, 2, 0, 1, 2, 3)
        body = "".join(item("x", level=each) for each in levels)
        assert lines(body, numbering=self.LETTER) == [
            "1. x", "1.1. x", "1.2. x", "a) x", "2. x", "2.1. x", "a) x", "- x",
        ]  # fmt: skip

    def test_text_between_items_does_not_end_the_list(self):
        body = item("A") + p("Trong đó:") + item("B")
        assert lines(body, numbering=self.LETTER) == ["1. A", "Trong đó:", "2. B"]

    def test_the_letters_are_those_of_word_without_a_dyet(self):
        body = "".join(item("x", level=2) for _ in range(28))
        marks = [line[:-2] for line in lines(body, numbering=self.LETTER)]
        assert marks[:6] == ["a)", "b)", "c)", "d)", "e)", "f)"]
        assert marks[25:] == ["z)", "aa)", "bb)"]

    def test_words_and_roman_numbers_stand_as_the_list_says(self):
        numbering = lists(
            level(0, "Điều %1.") + level(1, "%2 -", "upperRoman") + level(2, "(%3)", "lowerRoman")
        )
        body = item("A") + item("B", level=1) + item("C", level=2) * 4
        assert lines(body, numbering=numbering) == [
            "Điều 1. A", "I - B", "(i) C", "(ii) C", "(iii) C", "(iv) C",
        ]  # fmt: skip

    def test_a_legal_level_writes_all_numbers_in_digits(self):
        numbering = lists(level(0, "%1.", "upperRoman") + level(1, "%1.%2.", more="<w:isLgl/>"))
        body = item("A") * 2 + item("B", level=1)
        assert lines(body, numbering=numbering) == ["I. A", "II. A", "2.1. B"]

    def test_a_list_may_start_at_any_number(self):
        assert lines(item("A") + item("B"), numbering=lists(level(0, "%1/", start=5))) == [
            "5/ A",
            "6/ B",
        ]

    def test_two_instances_of_a_list_go_on_from_each_other(self):
        more = '<w:num w:numId="9"><w:abstractNumId w:val="1"/></w:num>'
        numbering = lists(level(0, "%1."), more=more)
        assert lines(item("A") + item("B", 9) + item("C"), numbering=numbering) == [
            "1. A",
            "2. B",
            "3. C",
        ]

    def test_an_instance_with_a_start_of_its_own_begins_anew_once(self):
        more = (
            '<w:num w:numId="9"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
            '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        )
        numbering = lists(level(0, "%1."), more=more)
        body = item("A") + item("B") + item("C", 9) + item("D", 9)
        assert lines(body, numbering=numbering) == ["1. A", "2. B", "1. C", "2. D"]

    def test_an_instance_may_change_how_a_level_looks(self):
        changed = level(0, "%1)", "lowerLetter")
        more = (
            '<w:num w:numId="9"><w:abstractNumId w:val="1"/>'
            f'<w:lvlOverride w:ilvl="0">{changed}</w:lvlOverride></w:num>'
        )
        assert lines(item("A", 9), numbering=lists(level(0, "%1."), more=more)) == ["a) A"]

    def test_a_level_that_never_begins_anew_runs_on(self):
        numbering = lists(
            level(0, "%1.", "upperRoman") + level(1, "%2.", more='<w:lvlRestart w:val="0"/>')
        )
        body = (item("A") + item("B", level=1)) * 2
        assert lines(body, numbering=numbering) == ["I. A", "1. B", "II. A", "2. B"]

    def test_a_style_numbers_its_paragraphs_and_those_of_styles_based_on_it(self):
        styles = (
            numbered("Muc")
            + '<w:style w:type="paragraph" w:styleId="Muc2"><w:basedOn w:val="Muc"/></w:style>'
        )
        numbering = lists(level(0, "%1."))
        body = "".join(p("A", properties=f'<w:pStyle w:val="{name}"/>') for name in ("Muc", "Muc2"))
        assert lines(body, styles=styles, numbering=numbering) == ["1. A", "2. A"]

    def test_a_style_stands_at_the_level_that_names_it(self):
        styles = numbered("Muc") + numbered("Khoan")
        numbering = lists(
            level(0, "%1.", more='<w:pStyle w:val="Muc"/>')
            + level(1, "%1.%2", more='<w:pStyle w:val="Khoan"/>')
        )
        body = "".join(
            p("A", properties=f'<w:pStyle w:val="{name}"/>') for name in ("Muc", "Khoan", "Khoan")
        )
        assert lines(body, styles=styles, numbering=numbering) == ["1. A", "1.1 A", "1.2 A"]

    def test_list_zero_takes_the_number_of_the_style_away(self):
        styles = numbered("Muc", default="1")
        assert lines(p("A") + item("B", 0), styles=styles, numbering=lists(level(0, "%1."))) == [
            "1. A",
            "B",
        ]

    def test_a_list_may_be_that_of_a_list_style(self):
        styles = numbered("S", kind="numbering", number=2)
        numbering = lists(
            '<w:numStyleLink w:val="S"/>', '<w:styleLink w:val="S"/>' + level(0, "Bước %1:")
        )
        assert lines(item("A") + item("B"), styles=styles, numbering=numbering) == [
            "Bước 1: A",
            "Bước 2: B",
        ]

    def test_signs_of_symbol_fonts_are_those_one_sees(self):
        for stored, seen in (
            ("\uf0b7", "•"),
            ("\uf0a7", "▪"),
            ("-", "-"),
            ("+", "+"),
            ("\uf0fc", "•"),
        ):
            assert lines(item("A"), numbering=lists(level(0, stored, "bullet"))) == [f"{seen} A"]

    def test_a_number_without_a_list_is_no_number(self):
        assert lines(item("A", 7), numbering=self.LETTER) == ["A"]
        assert lines(item("A", 1, level=8), numbering=self.LETTER) == ["A"]
        assert lines(item("A")) == ["A"]


class RunTests(SimpleTestCase):
    def test_breaks_tabs_and_hyphens(self):
        body = (
            "<w:p><w:r><w:t>Số: 353</w:t><w:noBreakHyphen/><w:t>CV/TU</w:t><w:tab/><w:t>Cẩm</w:t>"
            "<w:softHyphen/><w:t>Phả</w:t><w:br/><w:t>ngày</w:t></w:r></w:p>"
        )
        assert lines(body) == ["Số: 353-CV/TU\tCẩmPhả", "ngày"]

    def test_lines_of_the_file_are_no_lines_of_the_text(self):
        body = "<w:p><w:r><w:t>Giao\n   Sở </w:t></w:r><w:r><w:t>Y tế</w:t></w:r></w:p>"
        assert lines(body) == ["Giao Sở Y tế"]

    def test_wide_blanks_stay_because_they_part_columns(self):
        assert lines(p("TỈNH ỦY      ĐẢNG CỘNG SẢN")) == ["TỈNH ỦY      ĐẢNG CỘNG SẢN"]

    def test_insertions_are_in_and_deletions_out(self):
        body = (
            "<w:p><w:r><w:t>Giao </w:t></w:r>"
            "<w:del><w:r><w:delText>Sở Nội vụ</w:delText></w:r></w:del>"
            "<w:ins><w:r><w:t>Sở Y tế</w:t></w:r></w:ins>"
            "<w:moveFrom><w:r><w:t>cũ</w:t></w:r></w:moveFrom>"
            "<w:moveTo><w:r><w:t>!</w:t></w:r></w:moveTo></w:p>"
        )
        found = read_docx(docx(body))
        assert found.text == "Giao Sở Y tế!"
        assert [problem.code for problem in found.problems] == ["tracked_changes_applied"]

    def test_a_deleted_end_of_a_paragraph_joins_it_with_the_next(self):
        body = p("Giao Sở", properties="<w:rPr><w:del/></w:rPr>") + p(" Y tế")
        assert lines(body) == ["Giao Sở Y tế"]

    def test_hidden_text_is_out(self):
        assert lines(p("mật", run="<w:vanish/>") + p("A")) == ["A"]
        styles = '<w:style w:type="character" w:styleId="An"><w:rPr><w:vanish/></w:rPr></w:style>'
        hidden = p("ẩn", run='<w:rStyle w:val="An"/>')
        shown = p("hiện", run='<w:rStyle w:val="An"/><w:vanish w:val="0"/>')
        assert lines(hidden + shown, styles=styles) == ["hiện"]

    def test_letters_drawn_as_capitals_are_capitals(self):
        styles = '<w:style w:type="paragraph" w:styleId="Ten"><w:rPr><w:caps/></w:rPr></w:style>'
        assert lines(p("Thành ủy", properties='<w:pStyle w:val="Ten"/>'), styles=styles) == [
            "THÀNH ỦY"
        ]

    def test_a_field_shows_its_result(self):
        def char(kind: str) -> str:
            return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

        body = (
            "<w:p>" + char("begin") + "<w:r><w:instrText>DATE</w:instrText><w:t>x</w:t></w:r>"
            + char("separate") + "<w:r><w:t>ngày 15</w:t></w:r>" + char("end")
            + '<w:fldSimple w:instr="PAGE"><w:r><w:t>/5</w:t></w:r></w:fldSimple></w:p>'
        )  # fmt: skip
        assert lines(body) == ["ngày 15/5"]

    def test_links_and_content_controls_are_read_through(self):
        body = (
            "<w:sdt><w:sdtContent><w:p><w:hyperlink><w:r><w:t>Nghị quyết </w:t></w:r></w:hyperlink>"
            "<w:sdt><w:sdtContent><w:r><w:t>21/NQ-CP</w:t></w:r></w:sdtContent></w:sdt></w:p>"
            "</w:sdtContent></w:sdt>"
        )
        assert lines(body) == ["Nghị quyết 21/NQ-CP"]

    def test_a_text_box_is_read_once(self):
        box = "<w:txbxContent>" + p("HỎA TỐC") + "</w:txbxContent>"
        body = (
            "<w:p><w:r><mc:AlternateContent>"
            "<mc:Choice Requires='wps'><w:drawing>"
            f"<wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
            f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
            "</mc:AlternateContent></w:r></w:p>"
        )
        assert lines(body + p("A")) == ["HỎA TỐC", "A"]

    def test_a_footnote_follows_the_paragraph_that_calls_it(self):
        footnotes = (
            '<w:footnote w:id="0" w:type="separator">' + p("---") + "</w:footnote>"
            '<w:footnote w:id="2">' + p("Công văn số 12/SYT-NVY") + "</w:footnote>"
        )
        called = '<w:p><w:r><w:t>Theo báo cáo</w:t><w:footnoteReference w:id="2"/></w:r></w:p>'
        assert lines(called + p("B"), footnotes=footnotes) == [
            "Theo báo cáo",
            "[1] Công văn số 12/SYT-NVY",
            "B",
        ]

    def test_old_vietnamese_fonts_are_converted(self):
        font = '<w:rFonts w:ascii="{}" w:hAnsi="{}"/>'
        body = (
            p("Uû ban nh©n d©n tØnh, c¸c tr\u00adêng", run=font.format(".VnTime", ".VnTime"))
            + p("uû ban nh©n d©n", run=font.format(".VnTimeH", ".VnTimeH"))
            + p("UÛy ban nhaân daân", run=font.format("VNI-Times", "VNI-Times"))
            + p("Số 12")
        )
        found = read_docx(docx(body))
        assert found.text.split("\n\n") == [
            "Uỷ ban nhân dân tỉnh, các trường",
            "UỶ BAN NHÂN DÂN",
            "Ủy ban nhân dân",
            "Số 12",
        ]
        assert [problem.code for problem in found.problems] == ["encoding_converted"]

    def test_unicode_in_an_old_font_is_left_alone(self):
        run = '<w:rFonts w:ascii=".VnTime"/>'
        assert lines(p("Thực hiện chỉ đạo của Tỉnh ủy, cã ý kiến", run=run)) == [
            "Thực hiện chỉ đạo của Tỉnh ủy, cã ý kiến"
        ]


class LayoutTests(SimpleTestCase):
    def text(self, body: str, **parts: str) -> str:
        return extract(docx(body, **parts), "a.docx").text

    def test_paragraphs_stand_apart_and_centred_lines_together(self):
        centred = '<w:jc w:val="center"/>'
        body = p("CHỈ THỊ", properties=centred) + p("Về phòng, chống dịch", properties=centred)
        assert self.text(body + p("A") + p("B")) == "CHỈ THỊ\nVề phòng, chống dịch\n\nA\n\nB"

    def test_the_cells_of_a_head_follow_each_other(self):
        head = table(
            (
                p("TỈNH ỦY") + p("*") + p("Số 12-CV/TU"),
                p("ĐẢNG CỘNG SẢN VIỆT NAM") + p() + p("Hà Nội"),
            )
        )
        assert self.text(head + p("A")) == (
            "TỈNH ỦY\n*\nSố 12-CV/TU\n\nĐẢNG CỘNG SẢN VIỆT NAM\n\nHà Nội\n\nA"
        )

    def test_a_row_of_data_stays_a_line(self):
        data = table(
            (p("TT"), p("Việc"), p("Hạn")),
            (p("1"), p("Xét nghiệm"), p("15/5")),
            (p("2"), p(), p("16/5")),
        )
        assert self.text(data).split("\n\n") == [
            "TT\tViệc\tHạn",
            "1\tXét nghiệm\t15/5",
            "2\t\t16/5",
        ]

    def test_a_table_may_stand_in_a_cell(self):
        assert self.text(table((table((p("A"), p("B"))), p("C")))).split() == ["A", "B", "C"]

    def test_the_lower_part_of_a_merged_cell_and_a_deleted_row_are_out(self):
        merged = "<w:tcPr><w:vMerge/></w:tcPr>" + p("ẩn")
        deleted = (
            "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>" + p("xóa") + "</w:tc></w:tr></w:tbl>"
        )
        assert self.text(table((merged, p("A"))) + deleted).split() == ["A"]

    def test_strict_files_are_read_as_well(self):
        content = docx(p("A"))
        with ZipFile(BytesIO(content)) as file:
            members = {name: file.read(name) for name in file.namelist()}
        strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
        old = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        members = {name: part.replace(old, strict) for name, part in members.items()}
        assert read_docx(archive(members)).text == "A"


class SeedTests(SimpleTestCase):
    def test_a_directive_reads_the_same_from_a_word_file_as_from_text(self):
        """As Word keeps it: each line a paragraph of its own."""
        seeds = sorted((Path(__file__).parents[2] / "fixtures" / "seeds").iterdir())
        assert len(seeds) == 5
        for seed in seeds:
            text = extract(seed.read_bytes(), seed.name).text
            word = docx("".join(p(escape(line)) for line in text.split("\n")))
            with self.subTest(seed.name):
                assert directive_json(parse(read_docx(word).text)) == directive_json(parse(text))
