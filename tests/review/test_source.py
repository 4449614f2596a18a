"""The source text with what was read marked in it."""

from django.test import SimpleTestCase
from hypothesis import given
from hypothesis import strategies as st

from directives.review.source import LineNumbers, Mark, lines

MARKS = st.lists(
    st.builds(
        Mark,
        st.integers(-3, 60),
        st.integers(-3, 60),
        st.sampled_from(["id_subject", "id_place"]),
        st.sampled_from(["", "Trích yếu", "Địa danh"]),
    ),
    max_size=12,
)


class LinesTests(SimpleTestCase):
    @given(st.text(st.sampled_from("aễ \n\t<&"), max_size=60), MARKS)
    def test_no_character_is_lost_or_added(self, text: str, marks: list[Mark]):
        found = lines(text, marks)
        shown = "\n".join("".join(piece.text for piece in line.segments) for line in found)
        self.assertEqual(shown, text)
        self.assertEqual([line.number for line in found], list(range(1, len(found) + 1)))

    @given(st.text(st.sampled_from("ab\n"), min_size=1, max_size=60), MARKS)
    def test_every_mark_with_a_label_is_named_at_most_once(self, text: str, marks: list[Mark]):
        named = [
            mark
            for line in lines(text, marks)
            for piece in line.segments
            for mark in piece.labelled
        ]
        self.assertLessEqual(len(named), sum(bool(mark.label) for mark in marks))

    def test_of_two_marks_the_shorter_shows(self):
        subject, place = Mark(0, 10, "id_subject", "Trích yếu"), Mark(3, 6, "id_place", "Địa danh")
        (line,) = lines("abcdefghij", [subject, place])
        self.assertEqual(
            [(piece.text, piece.mark) for piece in line.segments],
            [("abc", subject), ("def", place), ("ghij", subject)],
        )

    def test_a_mark_over_several_lines_is_named_once(self):
        found = lines("ab\ncd", [Mark(0, 5, "id_subject", "Trích yếu")])
        self.assertEqual([len(line.segments[0].labelled) for line in found], [1, 0])

    def test_a_mark_beyond_the_text_is_passed_over(self):
        self.assertIsNone(lines("ab", [Mark(0, 9, "id_subject")])[0].segments[0].mark)


class LineNumbersTests(SimpleTestCase):
    def test_an_offset_has_the_number_of_its_line(self):
        numbers = LineNumbers("ab\n\ncd")
        self.assertEqual([numbers.of(at) for at in (0, 2, 3, 4, 5)], [1, 1, 2, 3, 3])
