"""Mending an outline: what moves, what number it gets, and that no word is lost."""

from typing import NamedTuple

from django.test import SimpleTestCase
from hypothesis import given
from hypothesis import strategies as st

from directives.review import outline as gestures
from directives.review.numbering import Item, numbered, renumbered
from directives.review.outline import Impossible


class Body(NamedTuple):
    """A body that an item names."""

    name: str
    start: int | None = None


def item(key: int, path: str, text: str = "Nội dung.", parent: int | None = None, **more) -> Item:
    label = path.rpartition("/")[2]
    marker = {"-": "-", "+": "+"}.get(label[0], f"{label})" if label.isalpha() else f"{label}.")
    return Item(key, path, more.pop("marker", marker), text, parent, **more)


def paths(outline) -> list[str]:
    return [each.path for each in outline]


def words(outline) -> list[str]:
    """Return every word of the outline, markers included, in the order of the text."""
    return " ".join(f"{each.marker} {each.text}" for each in outline).split()


TREE = [
    item(1, "1"),
    item(2, "2"),
    item(3, "2.1", parent=2),
    item(4, "2.1/-1", parent=3),
    item(5, "2.1/-2", parent=3),
    item(6, "2.2", parent=2),
    item(7, "3"),
]


class SplitTests(SimpleTestCase):
    def test_a_marker_inside_the_words_opens_an_item_beside(self):
        text = "Giao Sở Y tế xét nghiệm.\n2. Công an tỉnh kiểm tra."
        found = gestures.split([item(1, "1", text)], 1, text.index("2."))
        self.assertEqual(
            [(each.path, each.marker, each.text) for each in found],
            [("1", "1.", "Giao Sở Y tế xét nghiệm."), ("2", "2.", "Công an tỉnh kiểm tra.")],
        )

    def test_a_deeper_marker_opens_an_item_below(self):
        text = "Yêu cầu:\n- Xét nghiệm.\n- Truy vết."
        found = gestures.split([item(1, "1", text), item(2, "2")], 1, text.index("- X"))
        found = gestures.split(found, -1, found[1].text.index("- T"))
        self.assertEqual(paths(found), ["1", "1/-1", "1/-2", "2"])
        self.assertEqual([each.parent for each in found], [None, 1, 1, None])

    def test_an_outer_marker_returns_to_its_level(self):
        text = "Xét nghiệm.\n3. Truy vết."
        tree = [item(1, "2"), item(2, "2/a", text, parent=1)]
        found = gestures.split(tree, 2, text.index("3."))
        self.assertEqual([(each.path, each.parent) for each in found[2:]], [("3", None)])

    def test_words_without_a_marker_get_the_next_free_number(self):
        text = "Một câu. Hai câu."
        self.assertEqual(paths(gestures.split([item(1, "1", text)], 1, 9)), ["1", "2"])
        tree = [item(1, "1", text), item(2, "2")]
        self.assertEqual(paths(gestures.split(tree, 1, 9)), ["1", "1(2)", "2"])

    def test_items_below_follow_the_words_before_them(self):
        tree = [item(1, "1", "Một câu. Hai câu:"), item(2, "1/a", parent=1)]
        self.assertEqual(paths(gestures.split(tree, 1, 9)), ["1", "2", "2/a"])

    def test_bodies_go_with_the_words_that_name_them(self):
        text = "Sở Y tế xét nghiệm.\n2. Công an tỉnh kiểm tra."
        source = f"1. {text}"
        tree = [
            item(
                1,
                "1",
                text,
                start=0,
                end=len(source),
                addressees=(Body("Sở Y tế", 3), Body("Công an tỉnh", source.index("Công"))),
            )
        ]
        one, two = gestures.split(tree, 1, text.index("2."), source)
        self.assertEqual([each.name for each in one.addressees], ["Sở Y tế"])
        self.assertEqual([each.name for each in two.addressees], ["Công an tỉnh"])
        self.assertEqual(source[one.start : one.end], "1. Sở Y tế xét nghiệm.")
        self.assertEqual(source[two.start : two.end], "2. Công an tỉnh kiểm tra.")

    def test_the_place_is_found_across_broken_lines(self):
        source = "1. Giao Sở\nY tế  xét nghiệm.\n\nCông an\ntỉnh kiểm tra."
        text = "Giao Sở Y tế xét nghiệm.\nCông an tỉnh kiểm tra."
        tree = [item(1, "1", text, start=0, end=len(source))]
        _one, two = gestures.split(tree, 1, text.index("Công"), source)
        self.assertEqual(source[two.start : two.end], "Công an\ntỉnh kiểm tra.")

    def test_an_end_is_no_place_to_split(self):
        for at in (0, 99):
            with self.assertRaises(Impossible):
                gestures.split([item(1, "1", "Một câu.")], 1, at)

    def test_it_is_offered_before_sentences_and_markers_and_not_inside_them(self):
        text = "Họp lúc 17.30 ngày 5/6. Giao Sở Y tế; b) Công an tỉnh; các huyện.\n- Xã"
        self.assertEqual(
            [text[at : at + 4] for at in gestures.split_places(text)], ["Giao", "b) C", "- Xã"]
        )


class MergeTests(SimpleTestCase):
    def test_the_marker_returns_into_the_words(self):
        tree = [item(1, "1", "Báo cáo trước ngày"), item(2, "15", "tháng 6.", marker="15")]
        (whole,) = gestures.merge(tree, 2)
        self.assertEqual(whole.text.split(), ["Báo", "cáo", "trước", "ngày", "15", "tháng", "6."])

    def test_items_below_come_along_and_bodies_stay(self):
        tree = [
            item(1, "1", addressees=(Body("A"),)),
            item(2, "2", addressees=(Body("B"),)),
            item(3, "2/a", parent=2),
        ]
        found = gestures.merge(tree, 2)
        self.assertEqual(paths(found), ["1", "1/a"])
        self.assertEqual([each.name for each in found[0].addressees], ["A", "B"])

    def test_the_first_item_has_nothing_before_it(self):
        with self.assertRaises(Impossible):
            gestures.merge(TREE, 1)


class LevelTests(SimpleTestCase):
    def test_indenting_hangs_an_item_below_the_one_before(self):
        found = gestures.indent(TREE, 7)
        self.assertEqual((found[-1].parent, found[-1].path), (2, "2/3"))

    def test_outdenting_keeps_the_order_of_the_text(self):
        found = gestures.outdent(TREE, 4)
        self.assertEqual([each.key for each in found], [1, 2, 3, 4, 5, 6, 7])
        self.assertEqual(found[3].parent, 2)
        self.assertEqual(found[4].parent, 4)

    def test_what_moves_takes_along_what_stands_below_it(self):
        found = gestures.move_below(TREE, 3, 7)
        self.assertEqual(paths(found), ["1", "2", "2.2", "3", "3/2.1", "3/2.1/-1", "3/2.1/-2"])

    def test_counted_items_are_counted_anew(self):
        found = gestures.move_below(TREE, 4, 6)
        self.assertEqual(paths(found), ["1", "2", "2.1", "2.1/-1", "2.2", "2.2/-1", "3"])
        self.assertEqual([each.key for each in found], [1, 2, 3, 5, 6, 4, 7])

    def test_the_numbers_that_change_can_be_told(self):
        found = gestures.move_below(TREE, 4, 6)
        self.assertEqual(renumbered(TREE, found), [("2.1/-2", "2.1/-1"), ("2.1/-1", "2.2/-1")])

    def test_an_item_changes_places_with_its_neighbour(self):
        found = gestures.swap(TREE, 4, down=True)
        self.assertEqual([each.key for each in found], [1, 2, 3, 5, 4, 6, 7])
        self.assertEqual(paths(found), paths(TREE))
        found = gestures.swap(TREE, 2, down=False)
        self.assertEqual([each.key for each in found], [2, 3, 4, 5, 6, 1, 7])

    def test_what_makes_no_sense_is_refused_with_its_reason(self):
        for gesture, code in (
            (lambda: gestures.indent(TREE, 1), "nothing_before_on_level"),
            (lambda: gestures.outdent(TREE, 1), "on_top_already"),
            (lambda: gestures.move_below(TREE, 2, 4), "below_itself"),
            (lambda: gestures.move_below(TREE, 3, 2), "there_already"),
            (lambda: gestures.swap(TREE, 1, down=False), "at_the_edge"),
            (lambda: gestures.merge(TREE, 99), "gone"),
        ):
            with self.subTest(code), self.assertRaises(Impossible) as caught:
                gesture()
            self.assertEqual(caught.exception.code, code)

    def test_an_item_of_an_annex_stays_in_the_annex(self):
        tree = [item(1, "1"), item(2, "PL1/1"), item(3, "PL1/1/a", parent=2)]
        self.assertEqual(gestures.outdent(tree, 3)[2].path, "PL1/a")


LABELS = st.sampled_from(["1", "2", "a", "b", "-1", "-2", "+1", "I", "Điều 1", "2.1"])
TEXTS = st.text(st.sampled_from("aễ .;\n-1)bG"), min_size=1, max_size=40).filter(str.strip)


@st.composite
def outlines(draw) -> list[Item]:
    """Any tree in the order of its text, with numbers that occur once."""
    found: list[Item] = []
    stack: list[int] = []
    for key in range(1, draw(st.integers(1, 9)) + 1):
        depth = draw(st.integers(0, len(stack)))
        stack = stack[:depth]
        parent = stack[-1] if stack else None
        found.append(item(key, draw(LABELS), draw(TEXTS), parent, marker=draw(LABELS)))
        stack.append(key)
    return numbered(found, [], moved=[each.key for each in found])


class EveryGestureTests(SimpleTestCase):
    @given(outlines(), st.data())
    def test_no_word_is_lost_and_every_number_occurs_once(self, tree: list[Item], data):
        for _step in range(3):
            key = data.draw(st.sampled_from([each.key for each in tree]))
            text = next(each.text for each in tree if each.key == key)
            cut = data.draw(st.integers(0, len(text)))
            above = data.draw(st.sampled_from([None, *(each.key for each in tree)]))
            gesture = data.draw(
                st.sampled_from(
                    [
                        lambda t, k, at=cut: gestures.split(t, k, at),
                        gestures.merge,
                        gestures.indent,
                        gestures.outdent,
                        lambda t, k: gestures.swap(t, k, down=True),
                        lambda t, k, to=above: gestures.move_below(t, k, to),
                    ]
                )
            )
            try:
                mended = gesture(tree, key)
            except Impossible:
                continue
            self.assertEqual(sorted("".join(words(mended))), sorted("".join(words(tree))), "signs")
            self.assertEqual(len(set(paths(mended))), len(mended))
            seen: list[int] = []
            for each in mended:
                self.assertTrue(each.parent is None or each.parent in seen)
                seen.append(each.key)
            tree = mended

    @given(outlines(), st.data())
    def test_splitting_and_merging_gives_the_words_back(self, tree: list[Item], data):
        chosen = data.draw(st.sampled_from(tree))
        at = data.draw(st.integers(0, len(chosen.text)))
        try:
            halves = gestures.split(tree, chosen.key, at)
        except Impossible:
            return
        (new,) = {each.key for each in halves} - {each.key for each in tree}
        whole = gestures.merge(halves, new)
        self.assertEqual("".join(words(whole)), "".join(words(tree)))
        self.assertEqual(len(whole), len(tree))
