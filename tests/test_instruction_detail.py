from datetime import date

from django.test import TestCase

from directives.models import Addressee, Deadline
from tests.factories import make_directive
from tests.test_directive_detail import add_item


class InstructionPageTests(TestCase):
    def test_it_quotes_the_item_between_its_neighbours(self):
        directive = make_directive(instructions=("Thứ nhất.", "Truy vết thần tốc.", "Thứ ba."))
        base = directive.get_absolute_url()
        page = self.client.get(f"{base}2/")
        self.assertContains(page, "<h1>Điểm 2</h1>", html=True)
        self.assertContains(page, "Truy vết thần tốc.")
        self.assertContains(page, f'rel="prev" href="{base}1/"')
        self.assertContains(page, f'rel="next" href="{base}3/"')
        self.assertContains(page, f'rel="canonical" href="http://testserver{base}2/"')
        self.assertContains(page, f'href="{base}#diem-2"')

    def test_it_shows_its_sub_items_and_what_it_belongs_to(self):
        directive = make_directive(instructions=())
        two = add_item(directive, "2", "Yêu cầu các cấp:")
        add_item(directive, "2/-1", "Giao Sở Y tế.", parent=two, marker="-")
        base = directive.get_absolute_url()
        self.assertContains(self.client.get(f"{base}2/"), 'id="diem-2~-1"')
        part = self.client.get(f"{base}2~-1/")
        self.assertContains(part, "<h1>Điểm 2, gạch đầu dòng 1</h1>", html=True)
        self.assertContains(part, "Yêu cầu các cấp:")

    def test_an_unknown_marker_is_missing(self):
        directive = make_directive()
        for marker in ("9", "1~-1", "original", "%00", "1.", "x" * 300):
            answer = self.client.get(f"{directive.get_absolute_url()}{marker}/")
            self.assertEqual(answer.status_code, 404, marker)

    def test_a_marker_with_accents_and_capitals_leads_to_the_folded_one(self):
        directive = make_directive(instructions=())
        add_item(directive, "dieu-2", "Giao Sở Y tế.")
        base = directive.get_absolute_url()
        for typed in ("Điều-2", "Điều 2", "DIEU-2"):
            self.assertRedirects(self.client.get(f"{base}{typed}/"), f"{base}dieu-2/", 301)

    def test_a_printed_marker_leads_to_its_item_where_two_fold_alike(self):
        directive = make_directive(instructions=())
        add_item(directive, "2/d", "Sở Y tế.")
        second = add_item(directive, "2/đ", "Sở Công Thương.")
        type(second).objects.filter(pk=second.pk).update(slug="2~d-2")
        base = directive.get_absolute_url()
        self.assertContains(self.client.get(f"{base}2~d/"), "Sở Y tế.")
        self.assertRedirects(self.client.get(f"{base}2~đ/"), f"{base}2~d-2/", 301)

    def test_it_says_in_which_part_who_acts_and_by_when(self):
        directive = make_directive(instructions=())
        item = add_item(directive, "1", "Đề nghị Sở Y tế chủ trì, xong trước ngày 20/5.")
        for position, (name, role, verb) in enumerate(
            (("Sở Y tế", "lead", "đề nghị"), ("Công an tỉnh", "coordinate", "phối hợp"),
             ("Tỉnh đoàn", "act", "đề nghị"), ("Sở Nội vụ", "act", "giao")), start=1
        ):  # fmt: skip
            Addressee.objects.create(
                instruction=item, position=position, name=name, role=role, verb=verb
            )
        Deadline.objects.create(
            instruction=item, position=1, printed="trước ngày 20/5", kind="deadline",
            ends_on=date(2021, 5, 20), origin="inferred", reason="deadline_year_inferred",
        )  # fmt: skip
        page = self.client.get(f"{directive.get_absolute_url()}1/")
        self.assertContains(page, 'Sở Y tế</a> <span class="part">chủ trì</span>')
        self.assertContains(page, 'Công an tỉnh</a> <span class="part">phối hợp</span>')
        self.assertContains(page, 'Tỉnh đoàn</a> <span class="part" lang="vi">đề nghị</span>')
        self.assertContains(page, "Sở Nội vụ</a></li>")
        self.assertContains(page, "trước ngày 20/5</span> (20/05/2021)")
        self.assertContains(
            self.client.get(f"/en{directive.get_absolute_url()}1/"),
            'Sở Y tế</a> <span class="part">lead</span>',
        )

    def test_searched_words_are_marked_and_carried_to_the_neighbours(self):
        directive = make_directive(instructions=("Truy vết.", "Báo cáo."))
        base = directive.get_absolute_url()
        page = self.client.get(f"{base}1/", {"q": "truy vết"})
        self.assertContains(page, "<mark>")
        self.assertContains(page, f'href="{base}2/?q=truy%20v%E1%BA%BFt"')

    def test_the_page_costs_a_fixed_number_of_queries(self):
        directive = make_directive(instructions=tuple(f"Điểm {n}." for n in range(40)))
        with self.assertNumQueries(6):
            self.client.get(f"{directive.get_absolute_url()}7/")
