"""Recipients and points as a curator mends them."""

from directives.models import Addressee, Directive, Recipient
from tests.factories import make_directive, make_issuer
from tests.review.base import ReviewTestCase


class ListTests(ReviewTestCase):
    def draft(self) -> Directive:
        draft = make_directive(status="draft")
        body = make_issuer("Sở Y tế tỉnh Nam Định", level="province")
        for position, (section, name, purpose) in enumerate(
            (
                ("kinh_gui", "Các chi bộ", ""),
                ("noi_nhan", "Sở Y tế", "t/h"),
                ("noi_nhan", "Lưu VP", ""),
            ),
            1,
        ):
            Recipient.objects.create(
                directive=draft,
                position=position,
                section=section,
                name=name,
                purpose=purpose,
                start=0,
                end=3,
                body=body if name == "Sở Y tế" else None,
            )
        return draft

    def test_an_unchanged_line_stays_as_read_and_a_new_one_is_a_persons(self):
        draft = self.draft()
        self.send(draft, copied="Công an tỉnh | p/h\nSở Y tế | t/h")
        rows = list(draft.recipients.values_list("section", "name", "purpose", "origin", "start"))
        self.assertEqual(
            rows,
            [
                ("kinh_gui", "Các chi bộ", "", "stated", 0),
                ("noi_nhan", "Công an tỉnh", "p/h", "person", None),
                ("noi_nhan", "Sở Y tế", "t/h", "stated", 0),
            ],
        )
        self.assertEqual(draft.recipients.get(name="Sở Y tế").body.name, "Sở Y tế tỉnh Nam Định")
        draft.refresh_from_db()
        self.assertEqual(draft.readings["recipients"]["origin"], "person")

    def test_an_item_is_corrected(self):
        draft = make_directive(status="draft", instructions=("Một", "Hai"))
        first, second = draft.instructions.all()
        Addressee.objects.create(instruction=first, position=1, name="Sở Y tế", start=1, end=2)
        self.send(
            draft,
            **{
                f"p{first.pk}-text": "Một, đã sửa",
                f"p{first.pk}-addressees": "Sở Y tế\nCông an tỉnh | chủ trì",
            },
        )
        first.refresh_from_db()
        second.refresh_from_db()
        self.assertEqual((first.text, first.origin), ("Một, đã sửa", "person"))
        self.assertEqual((second.text, second.origin), ("Hai", "stated"))
        self.assertEqual(
            list(first.addressees.values_list("name", "role", "origin", "start")),
            [("Sở Y tế", "act", "stated", 1), ("Công an tỉnh", "lead", "person", None)],
        )
        draft.refresh_from_db()
        self.assertEqual(draft.readings["instructions"]["origin"], "person")

    def test_a_new_number_carries_the_items_below(self):
        draft = make_directive(status="draft", instructions=("Một", "Hai", "Ba"))
        one, two, three = draft.instructions.all()
        two.path, two.slug, two.parent = "1.1", "1.1", one
        three.path, three.slug, three.parent = "1.1/-1", "1.1~-1", two
        two.save()
        three.save()
        self.send(draft, **{f"p{one.pk}-path": "2"})
        self.assertEqual(
            list(draft.instructions.values_list("path", "slug", "parent__path")),
            [("2", "2", None), ("2.1", "2.1", "2"), ("2.1/-1", "2.1~-1", "2.1")],
        )

    def test_two_items_may_exchange_their_numbers(self):
        draft = make_directive(status="draft", instructions=("Một", "Hai"))
        one, two = draft.instructions.all()
        self.send(draft, **{f"p{one.pk}-path": "2", f"p{two.pk}-path": "1"})
        self.assertEqual(
            list(draft.instructions.values_list("path", "text")), [("2", "Một"), ("1", "Hai")]
        )

    def test_a_number_used_twice_is_refused_and_nothing_is_stored(self):
        draft = make_directive(status="draft", instructions=("Một", "Hai"))
        one = draft.instructions.first()
        response = self.send(draft, subject="Mới", **{f"p{one.pk}-path": "2"})
        self.assertContains(response, "hai điểm cùng mang số", status_code=422)
        draft.refresh_from_db()
        self.assertNotEqual(draft.subject, "Mới")

    def test_an_item_is_removed_and_those_below_move_up(self):
        draft = make_directive(status="draft", instructions=("Một", "Hai"))
        one, two = draft.instructions.all()
        two.path, two.slug, two.parent = "1/-1", "1~-1", one
        two.save()
        self.send(draft, **{f"p{one.pk}-remove": "on"})
        left = draft.instructions.get()
        self.assertEqual((left.pk, left.parent, left.position), (two.pk, None, 1))

    def test_an_item_is_added_where_it_belongs(self):
        draft = make_directive(status="draft", instructions=("Một", "Hai"))
        one = draft.instructions.first()
        self.send(
            draft,
            **{
                "new-path": "1.1",
                "new-after": str(one.pk),
                "new-text": "Điểm bị sót",
                "new-addressees": "Sở Y tế",
            },
        )
        self.assertEqual(
            list(
                draft.instructions.values_list("path", "marker", "text", "parent__path", "origin")
            ),
            [
                ("1", "1.", "Một", None, "stated"),
                ("1.1", "1.1.", "Điểm bị sót", "1", "person"),
                ("2", "2.", "Hai", None, "stated"),
            ],
        )
        self.assertEqual(draft.instructions.get(path="1.1").addressees.get().name, "Sở Y tế")

    def test_an_item_may_take_the_place_of_a_removed_one(self):
        draft = make_directive(status="draft", instructions=("Một", "Hai"))
        two = draft.instructions.last()
        self.send(
            draft,
            **{f"p{two.pk}-remove": "on", "new-path": "2", "new-text": "Hai mới"},
        )
        self.assertEqual(
            list(draft.instructions.values_list("path", "text")), [("1", "Một"), ("2", "Hai mới")]
        )
