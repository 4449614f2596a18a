"""What is kept until the archive changes."""

from django.test import TestCase
from django.utils import translation

from directives.pages.kept import each_kept_until_change
from directives.search import index
from tests.factories import make_directive


class EachKeptTests(TestCase):
    def setUp(self):
        make_directive()
        index.catch_up()
        self.asked = []

        @each_kept_until_change(10, len)
        def letters(keys):
            self.asked.append(list(keys))
            return {key: "x" * key for key in keys if key < 9}

        self.letters = letters

    def test_only_what_is_missing_is_asked_for(self):
        self.letters([1, 2])
        self.assertEqual(self.letters([2, 3]), {2: "xx", 3: "xxx"})
        self.assertEqual(self.asked, [[1, 2], [3]])

    def test_what_does_not_exist_is_in_no_answer(self):
        self.assertEqual(self.letters([1, 9]), {1: "x"})

    def test_a_change_of_the_archive_lets_go_of_all(self):
        self.letters([1])
        make_directive()
        index.catch_up()
        self.letters([1])
        self.assertEqual(self.asked, [[1], [1]])

    def test_another_language_is_another_answer(self):
        self.letters([1])
        with translation.override("en"):
            self.letters([1])
        self.assertEqual(self.asked, [[1], [1]])

    def test_the_sum_of_weights_is_bounded_and_the_oldest_go_first(self):
        self.letters([4, 5])
        self.letters([4])
        self.letters([3])
        self.letters([4, 3])
        self.assertEqual(self.asked, [[4, 5], [3]])
        self.letters([5])
        self.assertEqual(self.asked[-1], [5])

    def test_an_answer_larger_than_the_bound_is_given_but_not_kept(self):
        @each_kept_until_change(2, len)
        def letters(keys):
            self.asked.append(list(keys))
            return {key: "x" * key for key in keys}

        self.assertEqual(letters([3]), {3: "xxx"})
        self.assertEqual(letters([3]), {3: "xxx"})
        self.assertEqual(self.asked, [[3], [3]])
