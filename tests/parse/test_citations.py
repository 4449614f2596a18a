from datetime import date

from django.test import SimpleTestCase
from hypothesis import given, settings
from hypothesis import strategies as st

from directives.parse.citations import drop_impossible_dates, read_citations
from directives.parse.document_numbers import read_document_numbers
from directives.parse.lines import paragraphs, read_lines
from directives.parse.structure import NumberSymbol, ParsedCitation, Reading
from tests.parse.body_text import passages


def cited(text: str) -> tuple[ParsedCitation, ...]:
    return read_citations(passages(text))


def short(text: str) -> list[tuple[str | None, str]]:
    return [(citation.doc_type, citation.number_symbol) for citation in cited(text)]


def facts(text: str) -> tuple[str | None, str, date | None, str | None]:
    (citation,) = cited(text)
    return citation.doc_type, citation.number_symbol, citation.issued_on, citation.issuer


class ReadCitationsTests(SimpleTestCase):
    def test_it_works(self):
        text = "Thực hiện Thông báo số 88-TB/TU ngày 14/5/2021 của Thường trực Tỉnh ủy về dịch."
        (citation,) = cited(text)
        assert citation.doc_type == "Thông báo"
        assert citation.number_symbol == "88-TB/TU"
        assert citation.issued_on == date(2021, 5, 14)
        assert citation.issuer == "Thường trực Tỉnh ủy"
        assert citation.printed == ("Thông báo số 88-TB/TU ngày 14/5/2021 của Thường trực Tỉnh ủy")
        (span,) = citation.spans
        assert text[span.start : span.end] == "Thông báo số 88-TB/TU"

    def test_a_number_that_begins_a_wrapped_line(self):
        text = "Xét đề nghị của Sở Y tế tại Tờ trình số\n97/TTr-SYT ngày 09/5/2021 về tiêm chủng."
        assert facts(text) == ("Tờ trình", "97/TTr-SYT", date(2021, 5, 9), "Sở Y tế")

    def test_an_issuer_named_in_a_title_in_capitals(self):
        text = "THỰC HIỆN NGHỊ QUYẾT SỐ 30/2021/QH15 NGÀY 28/7/2021 CỦA CHÍNH PHỦ VỀ DỊCH"
        assert facts(text) == ("Nghị quyết", "30/2021/QH15", date(2021, 7, 28), "Chính phủ")

    def test_the_full_phrase_in_its_many_forms(self):
        day = date(2020, 3, 31)
        for text, issued_on, issuer in (
            ("Chỉ thị số 16/CT-TTg ngày 31 tháng 3 năm 2020 của Thủ tướng Chính phủ về", day, 1),
            ("Chỉ thị số 16/CT-TTg, ngày 31/3/2020 của Thủ tướng Chính phủ", day, 1),
            ("Chỉ thị số 16/CT-TTg của Thủ tướng Chính phủ ngày 31/3/2020", day, 1),
            ("Chỉ thị số: 16/CT-TTg ngày 31-03-2020", day, 0),
            ("Chỉ thị số 16/CT-TTg (ngày 31.3.2020)", day, 0),
            ("Chỉ thị 16/CT-TTg của Thủ tướng Chính phủ", None, 1),
            ("chỉ thị số 16/CT-TTg", None, 0),
            ("Chỉ thị số 16 /CT - TTg", None, 0),
            ("Chỉ thị số 16/CT- -TTg", None, 0),
            ("Chỉ thị của Thủ tướng Chính phủ số 16/CT-TTg", None, 1),
            ("Chỉ thị số 16/CT-TTg ngày 46/3/2020", None, 0),
        ):
            with self.subTest(text=text):
                expected = "Thủ tướng Chính phủ" if issuer else None
                assert facts(text) == ("Chỉ thị", "16/CT-TTg", issued_on, expected)

    def test_the_date_and_the_issuer_before_the_number(self):
        text = "Ngày 04/3/2020, Thủ tướng Chính phủ đã ban hành Chỉ thị số 11/CT-TTg về"
        assert facts(text) == ("Chỉ thị", "11/CT-TTg", date(2020, 3, 4), "Thủ tướng Chính phủ")
        text = "Thực hiện chỉ đạo của Bộ Y tế tại Công điện số 628/CĐ-BYT ngày 04/5/2021"
        assert facts(text) == ("Công điện", "628/CĐ-BYT", date(2021, 5, 4), "Bộ Y tế")
        text = "Xét đề nghị của Giám đốc Sở Y tế tại Tờ trình số 17/TTr-SYT ngày 03/6/2021"
        assert facts(text) == ("Tờ trình", "17/TTr-SYT", date(2021, 6, 3), "Sở Y tế")

    def test_who_issued_it_as_printed(self):
        for text, issuer in {
            "Công văn số 5/UBND-VX của Ủy ban nhân dân tỉnh Lào Cai về": (
                "Ủy ban nhân dân tỉnh Lào Cai"
            ),
            "Công văn số 5-CV/TU của Tỉnh ủy Bắc Kạn về": "Tỉnh ủy Bắc Kạn",
            "Công văn số 5-CV/TU của Thường trực Tỉnh ủy, Ban Chỉ đạo tỉnh về": (
                "Thường trực Tỉnh ủy"
            ),
            "Công văn số 5/BGDĐT-GDTC của Bộ Giáo dục và Đào tạo, các đơn vị": (
                "Bộ Giáo dục và Đào tạo"
            ),
            "Quyết định số 5/QĐ-TLĐ của Tổng Liên đoàn Lao động Việt Nam về": (
                "Tổng Liên đoàn Lao động Việt Nam"
            ),
            "Nghị quyết số 30/2021/QH15 của Quốc hội": "Quốc hội",
            "Chỉ thị số 16/CT-TTg của Thủ tướng Chính phủ trên địa bàn huyện": (
                "Thủ tướng Chính phủ"
            ),
            "Công văn số 5/BYT-DP của cơ quan cấp trên": None,
        }.items():
            with self.subTest(text=text):
                assert facts(text)[3] == issuer

    def test_one_type_for_several_numbers(self):
        text = (
            "Thực hiện các Chỉ thị số: 20/CT-TTg ngày 13/5/2020, 11/CT-TTg ngày 04/3/2020 "
            "của Thủ tướng Chính phủ"
        )
        first, second = cited(text)
        assert (first.doc_type, first.number_symbol) == ("Chỉ thị", "20/CT-TTg")
        assert (second.doc_type, second.number_symbol) == ("Chỉ thị", "11/CT-TTg")
        assert first.issuer == second.issuer == "Thủ tướng Chính phủ"
        assert second.issued_on == date(2020, 3, 4)
        assert short("Chỉ thị số 15/CT-TTg và số 16/CT-TTg") == [
            ("Chỉ thị", "15/CT-TTg"),
            ("Chỉ thị", "16/CT-TTg"),
        ]

    def test_numbers_that_share_a_symbol(self):
        assert short("theo các Chỉ thị số 15, 16 và 19/CT-TTg") == [
            ("Chỉ thị", "15/CT-TTg"),
            ("Chỉ thị", "16/CT-TTg"),
            ("Chỉ thị", "19/CT-TTg"),
        ]

    def test_the_issuer_of_the_next_document_is_not_taken(self):
        first, second = cited("Chỉ thị số 5/CT-TTg, Công điện số 11/CĐ-BYT của Bộ Y tế")
        assert first.issuer is None
        assert second.issuer == "Bộ Y tế"

    def test_the_issuer_of_what_follows_is_not_taken(self):
        text = (
            "chỉ đạo của Ban Chỉ đạo Quốc gia tại Công văn số 26/CV-BCĐ ngày 07/5/2020, "
            "của Ban Thường vụ Tỉnh ủy tại Thông báo số 77-TB/TU"
        )
        assert [citation.issuer for citation in cited(text)] == [
            "Ban Chỉ đạo Quốc gia",
            "Ban Thường vụ Tỉnh ủy",
        ]

    def test_the_figure_of_a_footnote_is_no_part_of_the_issuer(self):
        text = "Căn cứ Quyết định số 23/2021/QĐ-TTg ngày 07/7/2021 của Thủ tướng Chính phủ1;"
        assert facts(text)[3] == "Thủ tướng Chính phủ"

    def test_an_order_of_the_army_is_called_by_its_whole_name(self):
        text = "Thực hiện Chỉ lệnh số 12/CL-BTL ngày 08/5/2021 của Tư lệnh Quân khu 5."
        assert short(text) == [("Chỉ lệnh", "12/CL-BTL")]

    def test_urgency_is_no_part_of_the_type(self):
        assert short("Công điện khẩn số 628/CĐ-BYT") == [("Công điện", "628/CĐ-BYT")]

    def test_laws_with_their_year(self):
        text = "Căn cứ Luật Phòng, chống bệnh truyền nhiễm số 03/2007/QH12 ngày 21/11/2007;"
        assert facts(text)[:3] == ("Luật", "03/2007/QH12", date(2007, 11, 21))
        assert short(
            "Luật số 03/2007/QH12; Nghị định 117/2020/NĐ-CP; Quyết định 18/2020/QĐ-TTg"
        ) == [
            ("Luật", "03/2007/QH12"),
            ("Nghị định", "117/2020/NĐ-CP"),
            ("Quyết định", "18/2020/QĐ-TTg"),
        ]

    def test_letters_of_the_state_and_papers_of_the_party(self):
        assert short(
            "văn bản số 663/UBND-DL1, Công văn số 98-CV/HU, Quy chế 05-QC/BTCTU-BDVTU"
        ) == [
            ("Văn bản", "663/UBND-DL1"),
            ("Công văn", "98-CV/HU"),
            ("Quy chế", "05-QC/BTCTU-BDVTU"),
        ]

    def test_a_symbol_alone_names_its_type(self):
        assert short("thực hiện nghiêm 16/CT-TTg và 88-TB/TU") == [
            ("Chỉ thị", "16/CT-TTg"),
            ("Thông báo", "88-TB/TU"),
        ]


class EndOfIssuerTests(SimpleTestCase):
    def test_another_document_after_it_is_no_part_of_its_name(self):
        text = "Kết luận số 19-KL/TW của Bộ Chính trị và Đề án Định hướng Chương trình xây dựng"
        assert facts(text)[-1] == "Bộ Chính trị"
        text = "Công văn số 3/VPCP-KGVX ngày 7/7/2021 của Văn phòng Chính phủ vẻ việc cách ly"
        assert facts(text)[-1] == "Văn phòng Chính phủ"

    def test_a_field_after_a_link_word_still_is(self):
        text = "Công văn số 3/SKHĐT-TH ngày 7/7/2021 của Sở Kế hoạch và Đầu tư về đầu tư công"
        assert facts(text)[-1] == "Sở Kế hoạch và Đầu tư"


class SignedOnTests(SimpleTestCase):
    def test_a_day_on_which_it_was_signed_or_that_it_bears(self):
        for words in ("đã ký ngày", "được ban hành ngày", "đề ngày", "ký ngày"):
            text = f"Công văn số 12/UBND-VX {words} 3/4/2021 của UBND tỉnh"
            with self.subTest(words):
                assert facts(text)[2:] == (date(2021, 4, 3), "UBND tỉnh")
        assert facts("Công văn số 12/UBND-VX đề nghị trước ngày 3/4/2021")[2] is None


class SpoiltDateTests(SimpleTestCase):
    def test_the_figures_of_a_day_may_stand_apart(self):
        for printed in ("06/1 1/2020", "0 6/11/2020", "06/ 11/2020"):
            with self.subTest(printed):
                assert facts(f"Công văn số 06/CV ngày {printed} của UBND tỉnh.") == (
                    "Công văn", "06/CV", date(2020, 11, 6), "UBND tỉnh",
                )  # fmt: skip

    def test_figures_of_two_things_are_no_day(self):
        assert facts("Công văn số 06/CV của 3 6/11 xã.")[2] is None
        assert facts("Công văn số 06/CV ngày 4 6/11/2020.")[2] is None

    def test_a_day_that_nobody_can_cite_is_left_out_and_told(self):
        text = "Tại\nCông văn số 2/BYT-DP ngày 31/01/2202 và Công văn số 3/BYT-DP ngày 05/9/2021."
        issued_on = Reading(date(2021, 8, 3), None)
        kept, (problem,) = drop_impossible_dates(cited(text), issued_on, text)
        assert [citation.issued_on for citation in kept] == [None, date(2021, 9, 5)]
        assert (problem.part, problem.line) == ("references", 2)
        assert problem.params == {"number": "2/BYT-DP", "date": "31/01/2202"}
        assert drop_impossible_dates(cited(text), None, text)[0][1].issued_on == date(2021, 9, 5)

    def test_letters_that_end_no_number_are_figures(self):
        assert short("Thông báo số 20l-TB/TU và Công văn số 15o/UBND-VX, Tờ trình 16a/TTr-SYT") == [
            ("Thông báo", "201-TB/TU"),
            ("Công văn", "150/UBND-VX"),
            ("Tờ trình", "16a/TTr-SYT"),
        ]


class SpoiltNumberTests(SimpleTestCase):
    def test_figures_set_apart_or_behind_a_stroke(self):
        assert short("công văn số 65 19/BTC-TCHQ và Công văn số _4103/CT-TTHT") == [
            ("Công văn", "6519/BTC-TCHQ"),
            ("Công văn", "4103/CT-TTHT"),
        ]
        assert short("điểm 3.12/BTC-TCHQ và F1/CT-TTHT") == []

    def test_a_letter_read_for_a_figure_or_without_its_mark_is_the_same_document(self):
        assert short("Nghị quyết số 94/2019/QHI4, Nghị quyết số 94/2019/QH14") == [
            ("Nghị quyết", "94/2019/QH14")
        ]
        assert len(cited("Nghị định số 45/NĐ-CP quy định; trái Nghị định số 45/ND-CP.")) == 1

    def test_a_committee_of_the_assembly_issues(self):
        text = "Nghị quyết số 954/2020/UBTVQH14 của Ủy ban Thường vụ Quốc hội được áp dụng"
        assert facts(text)[-1] == "Ủy ban Thường vụ Quốc hội"


class MergeTests(SimpleTestCase):
    def test_a_document_is_cited_once_with_the_fullest_facts(self):
        text = (
            "V/v thực hiện Thông báo 88-TB/TU của Tỉnh ủy\n\n"
            "Thực hiện Thông báo số 88-TB/TU ngày 14/5/2021 của Thường trực Tỉnh ủy về dịch.\n\n"
            "1. Theo Thông báo số 88 - TB/TU.\n2. Báo cáo."
        )
        (citation,) = cited(text)
        assert citation.issued_on == date(2021, 5, 14)
        assert citation.issuer == "Thường trực Tỉnh ủy"
        assert len(citation.spans) == 3
        starts = [span.start for span in citation.spans]
        assert starts == sorted(starts)

    def test_the_same_number_of_another_day_or_type_is_another_document(self):
        text = "Công văn số 5/UBND-VX ngày 01/02/2020 và Công văn số 5/UBND-VX ngày 01/02/2021"
        assert len(cited(text)) == 2
        assert len(cited("Quyết định số 66-QĐ/TW và Quy định số 66-QĐ/TW")) == 2

    def test_a_vague_type_is_the_same_document(self):
        ((doc_type, _),) = short("văn bản số 5/UBND-VX; tại Công văn số 5/UBND-VX")
        assert doc_type == "Công văn"

    def test_a_mention_without_symbol_counts_where_it_leaves_no_doubt(self):
        (citation,) = cited("Chỉ thị số 16/CT-TTg. Thực hiện Chỉ thị 16 nghiêm túc.")
        assert len(citation.spans) == 2
        assert cited("Thực hiện Chỉ thị 16 nghiêm túc.") == ()

    def test_the_documents_own_number_is_left_out(self):
        own = NumberSymbol("353", "CV/TU", None, "353-CV/TU")
        text = "Số 353 - CV/TU\n\nThực hiện Công văn số 98-CV/TU và Công văn số 353-CV/TU."
        (citation,) = read_citations(passages(text), own)
        assert citation.number_symbol == "98-CV/TU"


class LookAlikeTests(SimpleTestCase):
    def test_what_is_no_document(self):
        for text in (
            "trực 24/24 giờ",
            "trực 24/24H",
            "ngày 17/5/2021",
            "nghỉ lễ 30/4, 01/5",
            "Lưu VP/TU.",
            "các ca F0/F1",
            "nhiệm kỳ 2021-2026",
            "T/M BAN THƯỜNG VỤ",
            "QCVN 07:2010/BTNMT",
            "địa chỉ số nhà 12/3A, ngõ 5/A",
            "30.000 đồng/ngày",
            "tốc độ 60 km/h",
            "gồm 12/UBND xã",
            "76/SY-UBND",
            "năm học 2020-2021/HK2",
        ):
            with self.subTest(text=text):
                assert cited(text) == ()

    def test_a_document_without_number_is_not_listed(self):
        assert cited("Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;") == ()


class WithoutMarksTests(SimpleTestCase):
    def test_type_and_issuer_are_known(self):
        text = "Thuc hien Cong dien so 05/CD-BYT ngay 28/6/2021 cua Bo Y te, UBND tinh yeu cau:"
        assert facts(text) == ("Công điện", "05/CD-BYT", date(2021, 6, 28), "Bộ Y tế")


class DocumentNumberTests(SimpleTestCase):
    def test_printed_forms_become_one(self):
        for text in ("353-CV/TU", "353 - CV/TU", "353 -CV/TU", "353 – CV / TU"):
            with self.subTest(text=text):
                (number,) = read_document_numbers(text)
                assert number.printed == "353-CV/TU"
                assert number.party

    def test_a_letter_that_recognition_read_twice_is_read_once(self):
        (number,) = read_document_numbers("thực hiện Công điện số 16/CĐ\u00d0-TTg")
        assert number.printed == "16/CĐ-TTg"

    def test_digits_that_recognition_set_apart_are_joined_behind_the_word_for_number(self):
        (number,) = read_document_numbers("thực hiện Nghị định số 1 18/2021/NĐ-CP")
        assert (number.printed, number.number) == ("118/2021/NĐ-CP", "118")
        assert read_document_numbers("tại khoản 1 18/2021/NĐ-CP") == []

    def test_a_letter_behind_the_number_is_kept(self):
        assert [n.printed for n in read_document_numbers("05a-CT/TU, 12b/QĐ-UBND")] == [
            "05a-CT/TU",
            "12b/QĐ-UBND",
        ]

    def test_a_sentence_that_follows_is_not_part_of_it(self):
        for text in ("số 21/NQ-CP - Chính phủ", "số 21/NQ-CP. Các đơn vị", "số 21/NQ-CP-"):
            with self.subTest(text=text):
                assert [n.printed for n in read_document_numbers(text)] == ["21/NQ-CP"]

    def test_another_sign_read_for_the_hyphen(self):
        for printed, read in {
            "16/CT:TTg": "16/CT-TTg",
            "98/2020/NĐ:CP": "98/2020/NĐ-CP",
            "5012/SYT'NVY": "5012/SYT-NVY",
            "541/CĐ-TTự": "541/CĐ-TTg",
        }.items():
            with self.subTest(printed=printed):
                assert [n.printed for n in read_document_numbers(printed)] == [read]

    def test_a_symbol_whose_rest_is_spoilt_is_not_read_at_all(self):
        for text in ("231/BNG-L§ ngày 15", "16/CT-ttg", "2207/SYT-ñvy"):
            with self.subTest(text=text):
                assert read_document_numbers(text) == []

    def test_a_colon_before_a_list_is_no_hyphen(self):
        for text in ("số 16/CT-TTg: Các sở", "số 16/CT-TTg:UBND", "số 16/CT-TTg:yêu cầu"):
            with self.subTest(text=text):
                assert [n.printed for n in read_document_numbers(text)] == ["16/CT-TTg"]

    def test_a_stray_sign_before_the_number(self):
        for sign in (".", "-", "'", ","):
            with self.subTest(sign=sign):
                (citation,) = cited(f"Thực hiện Nghị quyết số{sign}21/NQ-CP của Chính phủ.")
                assert citation.number_symbol == "21/NQ-CP"


class AnyTextTests(SimpleTestCase):
    PIECES = st.sampled_from(
        [
            "Chỉ thị",
            "số",
            "16/CT-TTg",
            "15,",
            "88-TB/TU",
            "ngày",
            "31/3/2020",
            "của",
            "Bộ Y tế",
            "Thủ tướng",
            "và",
            ";",
            "tại",
            "các",
            "về",
            "văn bản",
            "31 tháng 3 năm 2020",
            "\n",
            "/",
        ]
    )

    @given(st.lists(PIECES, max_size=25).map(" ".join))
    @settings(max_examples=150, deadline=None)
    def test_spans_stand_in_order_and_hold_the_number(self, text: str):
        for citation in cited(text):
            ends = [0]
            for span in citation.spans:
                assert ends[-1] <= span.start < span.end <= len(text)
                ends.append(span.end)

    @given(st.text(max_size=200))
    @settings(max_examples=100, deadline=None)
    def test_odd_text_never_raises(self, text: str):
        read_citations(paragraphs(read_lines(text)))

    def test_long_text_is_read_in_time(self):
        assert cited("Chỉ thị " * 5000 + "số " * 5000 + "1/ " * 5000 + "1-A" * 5000) == ()
        assert len(cited("Chỉ thị số 16/CT-TTg của Sở, " * 2000)) == 1
