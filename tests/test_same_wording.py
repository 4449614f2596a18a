"""Instructions of the same wording elsewhere: who said it first, and how much is the same."""

import re
from datetime import date
from unittest import mock

from django.db import transaction
from django.test import TestCase

from directives.models import Directive, SearchNote
from directives.pages import same
from directives.search import alike, index
from tests.factories import make_directive, make_issuer

ORDER = (
    "Giao Sở Y tế chủ trì, phối hợp với Công an tỉnh và Ủy ban nhân dân các huyện, thành phố khẩn "
    "trương truy vết, cách ly y tế tập trung đối với mọi trường hợp tiếp xúc gần."
)
NEARLY = ORDER.replace("Công an tỉnh", "Bộ Chỉ huy Quân sự tỉnh")
OTHER = (
    "Tuyên truyền, vận động người dân thực hiện nghiêm yêu cầu 5K của Bộ Y tế tại nơi công cộng."
)


def written(day, text=ORDER, **values):
    """Return a directive of that day in 2021 with one instruction."""
    on = date(2021, 5, day) if day else None
    return make_directive(instructions=(text,), issued_on=on, **values)


def named(directive):
    """Return how a row names the first instruction of a directive."""
    return f"Điểm 1, Công văn {directive.number_symbol}"


class SameWordingCase(TestCase):
    def page(self, directive, prefix="", marker="1"):
        index.catch_up()
        return self.client.get(f"{prefix}{directive.get_absolute_url()}{marker}/")

    def rows(self, directive):
        """Return the rows of the section: whose wording, and how much of it is the same."""
        html = self.page(directive).content.decode()
        _, _, section = html.partition('<ol class="same"')
        items = re.findall(r"<li.*?</li>", section.partition("</ol>")[0], re.DOTALL)
        return [" ".join(re.sub(r"<[^>]+>", " ", item).split()) for item in items]


class OrderTests(SameWordingCase):
    def test_the_oldest_comes_first_with_this_one_in_its_place_and_undated_ones_last(self):
        third = written(20)
        undated = written(None)
        first = written(1, issuer=make_issuer("Tỉnh ủy Nam Định"))
        this = written(10)
        self.assertEqual(
            self.rows(this),
            [
                f"{named(first)} Tỉnh ủy Nam Định 01/05/2021 Giống từng chữ",
                "Điểm đang xem 10/05/2021",
                f"{named(third)} Thành ủy Nam Định 20/05/2021 Giống từng chữ",
                f"{named(undated)} Thành ủy Nam Định không rõ ngày Giống từng chữ",
            ],
        )

    def test_an_undated_one_stands_last_on_its_own_page(self):
        written(1)
        self.assertEqual(self.rows(written(None))[-1], "Điểm đang xem không rõ ngày")

    def test_each_leads_to_its_instruction(self):
        first = written(1)
        self.assertContains(self.page(written(2)), f'href="{first.get_absolute_url()}1/"')


class LikenessTests(SameWordingCase):
    def test_nearly_the_same_wording_says_how_much_and_marks_it(self):
        written(1, NEARLY)
        page = self.page(written(2))
        (percent,) = re.findall(r"Giống (\d+)% lời văn", page.content.decode())
        self.assertTrue(75 <= int(percent) <= 95, percent)
        self.assertContains(page, "<mark>Giao Sở Y tế chủ trì, phối hợp với</mark>")
        self.assertNotContains(page, "<mark>Bộ Chỉ huy")

    def test_other_wording_is_not_listed(self):
        written(1, OTHER)
        self.assertNotContains(self.page(written(2)), "Cùng lời văn")

    def test_the_same_words_without_diacritics_are_found(self):
        written(1, "Giao So Y te" + ORDER.removeprefix("Giao Sở Y tế"))
        self.assertContains(self.page(written(2)), "Giống 100% lời văn")

    def test_a_short_instruction_has_none(self):
        written(1, "Báo cáo Sở Y tế.")
        self.assertNotContains(self.page(written(2, "Báo cáo Sở Y tế.")), "Cùng lời văn")

    def test_the_own_directive_is_not_elsewhere(self):
        twice = make_directive(instructions=(ORDER, ORDER))
        self.assertNotContains(self.page(twice), "Cùng lời văn")

    def test_a_long_wording_is_shown_as_far_as_one_compares_at_a_glance(self):
        long = f"{OTHER} " * 10 + ORDER
        written(1, f"{long} {OTHER}")
        row = self.rows(written(2, long))[0]
        self.assertLess(len(row), same.LONGEST + 200)
        self.assertTrue(row.endswith("…"), row)

    def test_words_are_shown_as_text(self):
        written(1, f"{NEARLY} <script>")
        self.assertContains(self.page(written(2)), "&lt;script&gt;")


class PublicTests(SameWordingCase):
    def test_drafts_and_withdrawn_ones_are_not_shown(self):
        this = written(2)
        written(1, status="draft")
        self.assertNotContains(self.page(this), "Cùng lời văn")
        gone = written(1)
        self.assertContains(self.page(this), "Cùng lời văn")
        with transaction.atomic():
            Directive.objects.filter(pk=gone.pk).update(
                status="withdrawn", withdrawn_on=date(2021, 6, 1), withdrawn_reason="Đăng nhầm."
            )
            SearchNote.objects.mark([gone.pk])
        self.assertNotContains(self.page(this), "Cùng lời văn")

    def test_a_changed_wording_is_no_longer_the_same(self):
        this, other = written(2), written(1)
        self.assertContains(self.page(this), "Cùng lời văn")
        with transaction.atomic():
            other.instructions.update(text=OTHER)
            SearchNote.objects.mark([other.pk])
        self.assertNotContains(self.page(this), "Cùng lời văn")

    def test_english_has_its_own_words(self):
        written(1, NEARLY)
        page = self.page(written(2), "/en")
        self.assertContains(page, "The same wording elsewhere")
        self.assertContains(page, "of the wording is the same")

    def test_it_costs_three_questions_of_the_database(self):
        alone, this = written(3, OTHER), written(2)
        for day in range(4, 12):
            written(day)
        index.catch_up()
        with self.assertNumQueries(6):
            self.client.get(f"{alone.get_absolute_url()}1/")
        with self.assertNumQueries(9):
            self.client.get(f"{this.get_absolute_url()}1/")


class ManyTests(SameWordingCase):
    def test_of_many_the_likest_are_shown_and_of_equals_the_oldest(self):
        this = written(31)
        nearly = written(1, NEARLY)
        oldest = [written(day) for day in range(2, 2 + same.MOST)]
        later = written(30)
        page = self.page(this)
        self.assertContains(page, f"{same.MOST + 2} điểm chỉ đạo giống")
        self.assertContains(page, "Dưới đây là những điểm giống nhất.")
        for directive in oldest:
            self.assertContains(page, directive.get_absolute_url())
        for directive in (nearly, later):
            self.assertNotContains(page, directive.get_absolute_url())

    def test_of_very_many_the_oldest_are_looked_at_all_the_same(self):
        copies = [written(day) for day in range(20, 8, -1)]
        oldest = written(1)
        with mock.patch.object(alike, "MOST", 5), mock.patch.object(alike, "OLDEST", 3):
            page = self.page(written(25))
        self.assertContains(page, "Ít nhất")
        self.assertContains(page, oldest.get_absolute_url())
        self.assertContains(page, copies[0].get_absolute_url())

    def test_stretches_of_very_many_are_left_aside_where_rarer_ones_are(self):
        this, other = written(2), written(1)
        with mock.patch.object(alike, "COMMON", 0):
            self.assertContains(self.page(this), other.get_absolute_url())
