"""A curator mends the outline with the buttons of the review page."""

from datetime import date

from directives.models import Addressee, Deadline, Directive, SearchNote
from tests.factories import make_directive, make_issuer, make_province
from tests.review.base import ReviewTestCase, address, form_of

GLUED = "Sở Y tế xét nghiệm xong trước ngày 5/6.\n2. Công an tỉnh kiểm tra trước ngày 9/6."


class GestureTests(ReviewTestCase):
    def paths(self, draft: Directive) -> list[tuple[str, str | None]]:
        return list(draft.instructions.values_list("path", "parent__path"))

    def press(self, draft: Directive, verb: str, at: str, **typed: str):
        key = draft.instructions.get(path=at).pk
        named = {f"p{key}-{name}": value for name, value in typed.items()}
        return self.send(draft, do=f"{verb}:{key}", **named)

    def glued(self) -> Directive:
        source = f"1. {GLUED}"
        draft = make_directive(status="draft", text=source, instructions=(GLUED,))
        item = draft.instructions.get()
        item.start, item.end = 0, len(source)
        item.save()
        for position, name in enumerate(("Sở Y tế", "Công an tỉnh"), 1):
            start = source.index(name)
            Addressee.objects.create(
                instruction=item, position=position, name=name, start=start, end=start + len(name)
            )
        for position, printed in enumerate(("trước ngày 5/6", "trước ngày 9/6"), 1):
            start = source.index(printed)
            Deadline.objects.create(
                instruction=item,
                position=position,
                printed=printed,
                kind="deadline",
                ends_on=date(2021, 6, 5 + 4 * (position - 1)),
                start=start,
                end=start + len(printed),
            )
        return draft

    def test_a_split_gives_each_part_its_words_bodies_and_deadlines(self):
        draft = self.glued()
        SearchNote.objects.all().delete()
        response = self.press(draft, "split", "1", place=str(GLUED.index("2. Công")))
        self.assertIn("#diem-2", response.headers["Location"])
        one, two = draft.instructions.all()
        self.assertEqual((one.path, two.path, two.marker), ("1", "2", "2."))
        self.assertEqual(two.text, "Công an tỉnh kiểm tra trước ngày 9/6.")
        self.assertEqual(one.addressees.get().name, "Sở Y tế")
        self.assertEqual(two.addressees.get().name, "Công an tỉnh")
        self.assertEqual(two.addressees.get().origin, "stated")
        self.assertEqual(one.deadlines.get().printed, "trước ngày 5/6")
        self.assertEqual(two.deadlines.get().ends_on, date(2021, 6, 9))
        draft.refresh_from_db()
        self.assertTrue(draft.text[two.start : two.end].startswith("2. Công an"))
        self.assertEqual(draft.readings["instructions"]["origin"], "person")
        self.assertTrue(SearchNote.objects.filter(directive_id=draft.pk).exists())

    def test_merging_gives_back_what_was_split(self):
        draft = self.glued()
        self.press(draft, "split", "1", place=str(GLUED.index("2. Công")))
        self.press(draft, "merge", "2")
        whole = draft.instructions.get()
        self.assertEqual(whole.text, GLUED)
        self.assertEqual(whole.addressees.count(), 2)
        self.assertEqual(whole.deadlines.count(), 2)
        self.assertEqual((whole.start, whole.end), (0, len(f"1. {GLUED}")))

    def test_what_was_typed_is_saved_with_the_gesture(self):
        draft = make_directive(status="draft", instructions=("Một câu. Hai câu.", "Ba"))
        key = draft.instructions.first().pk
        self.press(
            draft,
            "split",
            "1",
            place="9",
            text="Một câu đã sửa. Hai câu.",
            addressees="Sở Y tế | chủ trì | giao",
        )
        self.assertEqual(
            list(draft.instructions.values_list("text", flat=True)),
            ["Một câu đã sửa.", "Hai câu.", "Ba"],
        )
        self.assertEqual(draft.instructions.get(pk=key).addressees.get().verb, "giao")

    def test_levels_change_by_buttons(self):
        draft = make_directive(status="draft", instructions=("Một", "Hai", "Ba"))
        self.press(draft, "indent", "2")
        self.assertEqual(self.paths(draft), [("1", None), ("1/2", "1"), ("3", None)])
        self.press(draft, "under", "3", under="1/2")
        self.assertEqual(self.paths(draft)[2], ("1/2/3", "1/2"))
        self.press(draft, "outdent", "1/2")
        self.assertEqual(self.paths(draft), [("1", None), ("2", None), ("2/3", "2")])
        self.press(draft, "up", "2")
        self.assertEqual(self.paths(draft), [("2", None), ("2/3", "2"), ("1", None)])

    def test_what_cannot_be_done_is_told_and_nothing_is_stored(self):
        draft = make_directive(status="draft", instructions=("Một", "Hai"))
        for verb, path, typed, words in (
            ("merge", "1", {}, "điểm đầu tiên"),
            ("outdent", "1", {}, "cấp ngoài cùng"),
            ("under", "1", {"under": "99"}, "Không có điểm nào mang số đó"),
            ("split", "1", {"place": "x"}, "Chọn một câu"),
        ):
            with self.subTest(verb):
                response = self.press(draft, verb, path, text="Sửa", **typed)
                self.assertContains(response, words, status_code=422)
                self.assertContains(response, "Sửa", status_code=422)
                self.assertEqual(draft.instructions.get(path=path).origin, "stated")

    def test_an_item_that_another_curator_removed_is_told(self):
        draft = make_directive(status="draft", instructions=("Một", "Hai"))
        two = draft.instructions.last()
        data = form_of(self.open(draft)) | {"do": "merge:999"}
        response = self.client.post(address(draft), data)
        self.assertContains(response, "không còn trong văn bản", status_code=422)
        self.assertEqual(self.paths(draft)[1][0], two.path)

    def test_new_numbers_are_shown_before_they_are_stored(self):
        draft = make_directive(status="draft", instructions=("Một", "Hai"))
        one, two = draft.instructions.all()
        two.path, two.slug, two.parent = "1.1", "1.1", one
        two.save()
        response = self.press(draft, "numbers", "1", path="4")
        self.assertContains(response, "1 → 4")
        self.assertContains(response, "1.1 → 4.1")
        self.assertEqual(self.paths(draft), [("1", None), ("1.1", "1")])


class DeadlineTests(ReviewTestCase):
    def test_deadlines_verbs_and_roles_are_corrected_as_lines(self):
        draft = make_directive(status="draft")
        key = draft.instructions.get().pk
        self.send(
            draft,
            **{
                f"p{key}-deadlines": "trước ngày 15/6 | 15/06/2021\ntừ nay | 01/06/2021 –\nngay",
                f"p{key}-addressees": "Sở Y tế | giao\nCông an tỉnh | phối hợp",
            },
        )
        item = draft.instructions.get()
        self.assertEqual(
            list(item.deadlines.values_list("kind", "starts_on", "ends_on", "origin")),
            [
                ("deadline", None, date(2021, 6, 15), "person"),
                ("period", date(2021, 6, 1), None, "person"),
                ("deadline", None, None, "person"),
            ],
        )
        self.assertEqual(
            list(item.addressees.values_list("role", "verb")), [("act", "giao"), ("coordinate", "")]
        )

    def test_a_date_that_cannot_be_read_is_told(self):
        draft = make_directive(status="draft")
        key = draft.instructions.get().pk
        for typed in ("mai | 32/06/2021", "mai | sớm", "x | 5/6/2021 – 1/6/2021"):
            response = self.send(draft, **{f"p{key}-deadlines": typed})
            self.assertContains(response, "dạng dd/mm/yyyy", status_code=422)

    def test_an_untouched_deadline_stays_as_it_was_read(self):
        draft = make_directive(status="draft")
        item = draft.instructions.get()
        Deadline.objects.create(
            instruction=item,
            position=1,
            printed="trong 24 giờ",
            kind="deadline",
            ends_on=date(2021, 6, 2),
            origin="inferred",
            reason="from_issue_date",
        )
        self.send(draft, **{f"p{item.pk}-text": "Khác"})
        kept = item.deadlines.get()
        self.assertEqual((kept.origin, kept.reason), ("inferred", "from_issue_date"))


class RelinkTests(ReviewTestCase):
    def test_bodies_named_from_the_issuer_follow_its_correction(self):
        here, there = make_province("Nam Định"), make_province("Thái Bình")
        make_issuer("Ủy ban nhân dân tỉnh Nam Định", level="province", province=here)
        wrong = make_issuer("Ủy ban nhân dân tỉnh Thái Bình", level="province", province=there)
        draft = make_directive(status="draft", issuer=wrong)
        item = draft.instructions.get()
        Addressee.objects.create(instruction=item, position=1, name="UBND tỉnh", body=wrong)
        self.send(draft, copied="UBND tỉnh | b/c")
        self.assertEqual(draft.recipients.get().body, wrong)
        self.send(draft, issuer="Ủy ban nhân dân tỉnh Nam Định", province="nam-dinh")
        self.assertEqual(draft.recipients.get().body.name, "Ủy ban nhân dân tỉnh Nam Định")
        self.assertEqual(item.addressees.get().body.name, "Ủy ban nhân dân tỉnh Nam Định")
