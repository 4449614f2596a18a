"""What comes first of what a reader finds."""

from datetime import date
from unittest import mock

from directives.search import index
from directives.search import search as search_module
from directives.search.months import days_holding
from directives.search.search import Filters
from tests.factories import make_directive, make_issuer, make_province
from tests.search.case import NO_FILTERS, SearchCase, ids

LATE = date(2021, 9, 1)


class RankingTests(SearchCase):
    def test_equal_matches_come_newest_first_and_then_by_id(self):
        rows = [
            make_directive(issued_on=day, text="giống nhau", instructions=())
            for day in (date(2020, 1, 1), date(2021, 5, 2), date(2021, 5, 1), date(2021, 5, 1))
        ]
        index.catch_up()
        self.find("giống nhau", rows[1], rows[2], rows[3], rows[0])

    def test_the_subject_counts_more_than_the_text(self):
        body = make_directive(
            instructions=("Về cách ly: cách ly, cách ly.",), issued_on=date(2021, 9, 1)
        )
        subject = make_directive(subject="Cách ly y tế")
        index.catch_up()
        self.find("cách ly", subject, body)

    def test_words_in_one_sentence_count_more_than_scattered_ones(self):
        between = "Việc khác. " * 15
        apart = make_directive(
            instructions=("Lấy ý kiến.", between, "Mẫu đơn.", between, "Xét duyệt."),
            issued_on=date(2021, 9, 1),
        )
        together = make_directive(instructions=("Lấy đủ mẫu để xét.", between, between, "Ý đơn."))
        index.catch_up()
        self.find("lấy mẫu xét", together, apart)

    def test_an_issuer_comes_before_the_offices_below_it(self):
        above = make_issuer("Ủy ban nhân dân tỉnh Cà Mau", province=make_province("Cà Mau"))
        below = make_issuer("Sở Y tế Cà Mau", province=above.province, parent=above)
        office = make_directive(issuer=below, parent_body=above.name, issued_on=date(2021, 9, 1))
        own = make_directive(issuer=above)
        index.catch_up()
        for typed in ("Ủy ban nhân dân tỉnh Cà Mau", "UBND tỉnh Cà Mau", "uy ban tinh ca mau"):
            with self.subTest(typed):
                self.find(typed, own, office)

    def test_an_issuer_so_named_comes_before_a_subject_that_says_it(self):
        says = make_directive(
            subject="Thực hiện thông báo của Tỉnh ủy",
            issuer=make_issuer("Thành ủy Cẩm Phả"),
            issued_on=date(2021, 9, 1),
        )
        own = make_directive(
            text="Tỉnh ủy chỉ đạo", subject="Họp", issuer=make_issuer("Tỉnh ủy Bắc Giang")
        )
        index.catch_up()
        self.find("tỉnh ủy", own, says)
        self.find("tinh uy", own, says)

    def test_a_place_that_provides_health_care_is_no_health_department(self):
        place = make_directive(subject="Họp", text="Cơ sở y tế, cơ sở y tế", issued_on=LATE)
        office = make_directive(subject="Họp", text="Giao Sở Y tế ở cơ sở")
        index.catch_up()
        self.find("sở y tế", office, place)

    def test_where_most_match_subjects_and_dates_decide(self):
        days = (date(2021, 5, n) for n in (3, 1, 2))
        rows = [
            make_directive(subject="Việc khác", instructions=("dịch",), issued_on=d) for d in days
        ]
        subject = make_directive(subject="Phòng chống dịch", issued_on=date(2020, 1, 1))
        folded = make_directive(subject="Việc dích", issued_on=date(2021, 9, 1))
        index.catch_up()
        with self.subTest("as scored"):
            self.assertEqual(ids("dịch")[0], subject.pk)
        kept = search_module.BROAD_AT_LEAST
        search_module.BROAD_AT_LEAST = 1
        search_module._answer.cache_clear()
        try:
            self.find("dịch", subject, rows[0], rows[2], rows[1], folded)
            paged = [pk for n in (1, 2, 3) for pk in ids("dịch", page=n, page_size=2)]
            self.assertEqual(paged, ids("dịch"))
        finally:
            search_module.BROAD_AT_LEAST = kept
            search_module._answer.cache_clear()


class MonthsTests(SearchCase):
    """Matches by date are sought in the months that hold enough of them: no order may change."""

    @classmethod
    def setUpTestData(cls):
        subjects = ("Phòng chống dịch", "Phong chong dich", "Việc khác")
        for n in range(36):
            make_directive(
                subject=subjects[(n * n + n // 5) % 3],
                instructions=("phòng chống dịch",),
                issued_on=date(2021, 1 + n % 12, 1 + n % 7) if n % 9 else None,
                urgency="khan" if n % 2 else "",
            )

    def setUp(self):
        index.catch_up()
        for name, value in (("BROAD_AT_LEAST", 1), ("TIERS_SPREAD", 1)):
            patch = mock.patch.object(search_module, name, value)
            patch.start()
            self.addCleanup(patch.stop)

    def paged(self, typed, filters, sort):
        search_module._answer.cache_clear()
        options = {"sort": sort, "page_size": 3}
        return [pk for n in range(1, 14) for pk in ids(typed, filters, page=n, **options)]

    def test_every_page_of_every_order_is_as_without_them(self):
        narrowed = Filters(urgency=("khan",)), Filters(month=("2021-03",)), NO_FILTERS
        for typed in ("phòng chống dịch", "dich", ""):
            for filters in narrowed:
                for sort in ("newest", "oldest", "relevance"):
                    with self.subTest(typed=typed, filters=filters, sort=sort):
                        found = self.paged(typed, filters, sort)
                        with mock.patch.object(search_module, "days_holding", return_value=None):
                            self.assertEqual(found, self.paged(typed, filters, sort))
                        self.assertEqual(len(set(found)), len(found))

    def test_months_are_taken_while_they_are_few(self):
        months = {"2021-05": 3, "2021-06": 2, "2021-07": 5}
        taken = [days_holding(months, n, 100, newest=True) is not None for n in (1, 10, 11)]
        self.assertEqual(taken, [True, True, False])
        self.assertIsNone(days_holding(months, 6, 10, newest=True))
