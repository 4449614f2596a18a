from datetime import date

from django.http import QueryDict
from django.test import SimpleTestCase

from directives.filters import read_list
from directives.pages.listing import ListState
from directives.pages.outline import point_label


class ListStateTests(SimpleTestCase):
    def test_its_address_has_the_parameters_in_canonical_order(self):
        state = ListState(
            q="5K",
            chosen={"month": ("2021-05",), "province": ("ha-noi", "bac-giang")},
            issued_after=date(2021, 5, 1),
            sort="oldest",
            page=2,
        )
        self.assertEqual(
            state.query_string,
            "?q=5K&province=bac-giang&province=ha-noi&month=2021-05"
            "&issued_after=2021-05-01&sort=oldest&page=2",
        )

    def test_what_says_nothing_is_left_out(self):
        self.assertEqual(ListState(sort="newest").query_string, "")
        self.assertEqual(ListState(sort="relevance").query_string, "")
        self.assertEqual(ListState(q="a", sort="relevance").query_string, "?q=a")
        self.assertEqual(ListState(q="a", sort="newest").query_string, "?q=a&sort=newest")

    def test_a_changed_filter_begins_on_the_first_page(self):
        state = ListState(chosen={"kind": ("cong-van",)}, page=3)
        self.assertEqual(state.without("kind", "cong-van").query_string, "")
        self.assertEqual(state.with_only("kind", "ke-hoach").query_string, "?kind=ke-hoach")

    def test_addresses_of_many_values_are_made_from_one(self):
        state = ListState(q="a&b", issued_after=date(2021, 5, 1))
        make = state.addresses("month")
        self.assertEqual(make("2021-06"), state.with_only("month", "2021-06").url)

    def test_equal_states_have_equal_hashes(self):
        one, other = (ListState(chosen={"kind": ("a", "b")}) for _ in range(2))
        self.assertEqual((one, hash(one)), (other, hash(other)))


class ReadListTests(SimpleTestCase):
    def read(self, query):
        return read_list(QueryDict(query))

    def test_control_characters_are_blanks(self):
        state, notes = self.read("q=a%00b%0ac&province=%00")
        self.assertEqual((state.q, state.chosen, notes), ("a b c", {}, []))

    def test_days_are_written_in_the_digits_of_the_address(self):
        for typed in ("٢٠٢١-05-01", "２０２１-05-01"):
            state, notes = self.read(f"issued_after={typed}")
            self.assertIsNone(state.issued_after)
            self.assertIn(typed, notes[0])

    def test_a_value_given_twice_is_one(self):
        self.assertEqual(self.read("kind=a&kind=a&kind=")[0].chosen, {"kind": ("a",)})

    def test_unknown_parameters_are_ignored(self):
        self.assertEqual(self.read("utm_source=x"), (ListState(), []))


class PointLabelTests(SimpleTestCase):
    def test_a_path_is_spoken_as_civil_servants_speak(self):
        for path, label in (
            ("2", "Điểm 2"),
            ("2.1/-3", "Điểm 2.1, gạch đầu dòng 3"),
            ("II/1/a/-1/+2", "Điểm II, điểm 1, điểm a, gạch đầu dòng 1, dấu cộng 2"),
            ("Điều 2/1", "Điều 2, điểm 1"),
            ("PL1/2", "Phụ lục 1, điểm 2"),
        ):
            self.assertEqual(point_label(path), label)
