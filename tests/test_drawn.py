from dataclasses import replace

from django.test import SimpleTestCase
from django.utils import translation
from django.utils.safestring import SafeString

from directives.pages.drawn_facts import fact_rows, recipient_items
from directives.pages.drawn_points import contents_list, point_list, told_to
from directives.pages.facts import Fact
from directives.pages.outline import Point, Tag, Term
from directives.pages.prose import prose
from directives.pages.sheet import Line

HOSTILE = "\"><b>&'"
ESCAPED = "&quot;&gt;&lt;b&gt;&amp;&#x27;"

POINT = Point(
    path="1",
    anchor="diem-1",
    url="/directives/x/1/",
    marker="1.",
    short="1.",
    label="Điểm 1",
    depth=0,
    heading=None,
    paragraphs=(prose("Tập trung <truy vết>"),),
    summary="Tập trung",
    tags=(),
    terms=(),
    is_dash=False,
    is_assessment=False,
    has_match=False,
    opens=False,
    is_parent=False,
    ends=range(0),
)


class DrawnPointsTests(SimpleTestCase):
    def test_a_point_stands_at_its_anchor_with_its_words(self):
        html = point_list([POINT])
        self.assertIn('<li class="point" id="diem-1">', html)
        self.assertIn('<a class="point__no" href="#diem-1">1.</a>', html)
        self.assertIn("<p>Tập trung &lt;truy vết&gt;</p>", html)
        self.assertIn('<a class="point__link" href="/directives/x/1/">Điểm 1</a>', html)

    def test_lists_are_closed_where_they_end(self):
        parent = replace(POINT, is_parent=True)
        child = replace(POINT, path="1/a", anchor="diem-a", opens=True, ends=range(1))
        for html in (point_list([parent, child, POINT]), contents_list([parent, child, POINT])):
            self.assertEqual(html.count("<li"), html.count("</li>"))
            self.assertEqual(html.count("<ol"), html.count("</ol>"))
            self.assertNotIn("<ol></ol>", html)

    def test_whom_a_point_tells_is_named_with_part_and_deadline(self):
        tags = (
            Tag("Sở Y tế", "/issuers/so-y-te/", role="chủ trì"),
            Tag("CDC", "/c/", verb="yêu cầu"),
        )
        point = replace(POINT, tags=tags, terms=(Term("trước 15/5", "15/05/2021"), Term("ngay")))
        for html in (point_list([point]), told_to(point)):
            self.assertIn('<span class="who" id="diem-1-ai">Giao:</span>', html)
            self.assertIn('aria-labelledby="diem-1-ai"', html)
            self.assertIn('Sở Y tế</a> <span class="part">chủ trì</span>', html)
            self.assertIn('CDC</a> <span class="part" lang="vi">yêu cầu</span>', html)
            self.assertIn('trước 15/5</span> (15/05/2021); <span lang="vi">ngay</span>', html)

    def test_a_point_that_tells_nobody_has_nothing_beside_it(self):
        self.assertEqual(told_to(POINT), "")

    def test_words_around_the_text_are_those_of_the_language(self):
        point = replace(POINT, is_assessment=True)
        with translation.override("en"):
            html = point_list([point])
        self.assertIn('lang="en"', html)
        self.assertNotIn("nhận định", html)

    def test_every_value_is_escaped(self):
        point = replace(
            POINT,
            anchor=HOSTILE,
            url=HOSTILE,
            marker=HOSTILE,
            short=HOSTILE,
            label=HOSTILE,
            summary=HOSTILE,
            tags=(Tag(HOSTILE, HOSTILE, HOSTILE, ""), Tag(HOSTILE, HOSTILE, "", HOSTILE)),
            terms=(Term(HOSTILE, HOSTILE),),
        )
        shown = (point, replace(point, is_dash=True), replace(point, heading=prose("Đầu mục")))
        for html in (point_list(shown), contents_list(shown), told_to(point)):
            self.assertNotIn(HOSTILE, html)
            self.assertIn(ESCAPED, html)
            self.assertNotIn("<b>", html)


class DrawnFactsTests(SimpleTestCase):
    def test_a_fact_says_how_it_came_to_be_known(self):
        fact = Fact("Ngày", "15/05/2021", more=("Theo chữ ký số",), origin="inferred")
        html = fact_rows([fact])
        self.assertIn("<dt>Ngày</dt><dd><span>15/05/2021</span>", html)
        self.assertIn('<span class="state state--inferred">', html)
        self.assertIn('<span class="more">Theo chữ ký số</span>', html)
        self.assertIn("state--entered", fact_rows([replace(fact, origin="person")]))
        self.assertNotIn("state", fact_rows([replace(fact, origin="stated")]))

    def test_a_recipient_is_linked_where_its_body_is_known(self):
        line = Line(SafeString("Bộ Y tế"), "để b/c", "để báo cáo", "/issuers/bo-y-te/")
        with translation.override("en"):
            html = recipient_items([line, replace(line, purpose="", meaning="", url="")])
        self.assertEqual(
            html,
            '<li><a href="/issuers/bo-y-te/">Bộ Y tế</a> (để b/c)'
            ' <span class="nn__means" lang="en">để báo cáo</span></li><li>Bộ Y tế</li>',
        )

    def test_every_value_is_escaped(self):
        fact = Fact(HOSTILE, HOSTILE, HOSTILE, (HOSTILE,), is_vietnamese=True, is_wide=True)
        line = Line(prose(HOSTILE), HOSTILE, HOSTILE, HOSTILE)
        drawn = (fact_rows([fact, replace(fact, url="")]), recipient_items([line]))
        for html in drawn:
            self.assertNotIn(HOSTILE, html)
            self.assertIn(ESCAPED, html)
            self.assertNotIn("<b>", html)
