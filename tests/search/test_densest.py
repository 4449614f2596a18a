"""Which stretch of a text is shown."""

from django.test import SimpleTestCase
from hypothesis import given
from hypothesis import strategies as st

from directives.search.densest import _most, _whole, window

WIDTH = 100
WORDS = st.lists(
    st.tuples(st.integers(0, 400), st.integers(0, 3)), min_size=1, max_size=25, unique=True
).map(lambda found: sorted((at, at + 4, clause, 1.0) for at, clause in found))


@given(WORDS)
def test_the_shortest_whole_stretch_is_the_one_with_most_of_the_clauses(matches):
    whole = _whole(matches, WIDTH * 0.8)
    if whole is not None:
        assert whole == _most(matches, WIDTH)


@given(WORDS)
def test_a_stretch_is_whole_wherever_one_is_short_enough(matches):
    start, end = _most(matches, WIDTH)
    inside = {clause for first, last, clause, _ in matches if start <= first and last <= end}
    is_whole = inside == {clause for _, _, clause, _ in matches}
    assert is_whole == (_whole(matches, WIDTH * 0.8) is not None)


class WindowTests(SimpleTestCase):
    def test_the_best_wording_of_a_clause_is_shown_before_a_lesser_one_nearby(self):
        text = "x" * 300
        matches = [(0, 4, 0, 1.0), (6, 10, 1, 1.0), (200, 215, 0, 3.0), (240, 244, 1, 1.0)]
        start, end = window(text, matches, 60)
        self.assertTrue(start <= 200 and end >= 244)

    def test_without_a_match_it_is_the_beginning(self):
        self.assertEqual(window("một hai ba bốn năm", [], 8), (0, 7))
