from django.test import SimpleTestCase
from hypothesis import given
from hypothesis import strategies as st

from directives.pages.prose import plain, prose, raised, segments
from directives.search.query import parse_query


def text_of(html):
    import html as entities
    import re

    return entities.unescape(re.sub(r"</?(mark|strong|em|span)[^>]*>", "", html))


class ProseTests(SimpleTestCase):
    def test_bold_and_italic_runs_become_elements_and_stray_asterisks_go(self):
        self.assertEqual(
            prose("a **b** *c* ***d*** 5* e"),
            "a <strong>b</strong> <em>c</em> <strong><em>d</em></strong> 5 e",
        )

    def test_markup_is_escaped(self):
        self.assertEqual(prose("<b> & **<i>**"), "&lt;b&gt; &amp; <strong>&lt;i&gt;</strong>")

    def test_codes_do_not_break_at_their_hyphen(self):
        for code in ("Covid-19", "2021-2026", "201-TB/TU", "9412/UBND-VX", "16/CT-TTg"):
            expected = f'dịch <span class="nowrap">{code}</span>.'
            self.assertEqual(prose(f"dịch {code}."), expected)
            marked = segments([("dịch ", False), (code, True), (".", False)])
            self.assertEqual(marked, f'dịch <span class="nowrap"><mark>{code}</mark></span>.', code)

    def test_codes_are_kept_wherever_they_stand(self):
        code = '<span class="nowrap">16/CT-TTg</span>'
        text = "16/CT-TTg (16/CT-TTg), a - b\n16/CT-TTg;16/CT-TTg 16/CT-TTg"
        self.assertEqual(prose(text), f"{code} ({code}), a - b\n{code};{code} {code}")

    def test_a_hyphen_between_blanks_and_a_very_long_code_may_break(self):
        self.assertNotIn("nowrap", prose("chính trị - xã hội, kinh tế- xã hội"))
        self.assertNotIn("nowrap", prose("x" * 20 + "-" + "y" * 20))

    def test_searched_words_side_by_side_are_one_mark(self):
        query = parse_query("phòng chống dịch")
        self.assertEqual(
            prose("Công tác phòng, chống dịch bệnh", query),
            "Công tác <mark>phòng, chống dịch</mark> bệnh",
        )

    def test_a_mark_may_cross_emphasis_and_a_code(self):
        query = parse_query("tốc Covid")
        html = prose("thần **tốc Covid-19** nhanh", query)
        self.assertEqual(text_of(html), "thần tốc Covid-19 nhanh")
        self.assertIn("<strong>", html)
        self.assertIn("<mark>", html)

    def test_a_title_begins_with_a_capital(self):
        self.assertEqual(raised("đẩy mạnh"), "Đẩy mạnh")
        self.assertEqual(raised(""), "")

    @given(st.text(alphabet="ab19 -/*<&\ue000\ue001,truyvếtTRUY", max_size=60))
    def test_the_words_are_never_changed_and_elements_are_closed_in_order(self, text):
        query = parse_query("truy vết 19")
        for html in (prose(text), prose(text, query)):
            words = text_of(html)
            unsigned = str.maketrans("", "", "\ue000\ue001")
            self.assertEqual(words.translate(unsigned), plain(text).translate(unsigned))
            _closed_in_order(self, html)


def _closed_in_order(test, html):
    import re

    opened = []
    for closing, name in re.findall(r"<(/?)(mark|strong|em|span)", html):
        if closing:
            test.assertEqual(opened.pop(), name, html)
        else:
            opened.append(name)
    test.assertEqual(opened, [], html)
