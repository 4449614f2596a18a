from django.core.management import call_command
from django.test import SimpleTestCase, TestCase

from directives.models import Province
from directives.pages.charts import month_chart, project, shade
from directives.reference import table
from directives.search import index
from tests.factories import make_directive, make_issuer, make_province


class ProvinceListTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        call_command("load_reference", verbosity=0)

    def test_all_63_stand_on_the_map_and_in_the_table_with_their_successors(self):
        page = self.client.get("/provinces/")
        for province in Province.objects.all():
            address = f'href="{province.get_absolute_url()}"'
            self.assertContains(page, address, msg_prefix=province.name)
        self.assertContains(page, '<path id="p-', count=63)
        self.assertContains(page, "không đổi", count=10)
        self.assertContains(page, "Hoàng Sa")
        self.assertContains(page, "Trường Sa")

    def test_what_the_inset_repeats_is_met_only_once_by_keyboard_and_screen_reader(self):
        html = self.client.get("/provinces/").content.decode()
        self.assertEqual(html.count('aria-hidden="true" tabindex="-1"'), html.count("<use "))

    def test_the_list_costs_one_query_once_the_archive_is_counted(self):
        index.catch_up()
        self.client.get("/provinces/")
        with self.assertNumQueries(1):
            self.client.get("/provinces/")


class ProvincePageTests(TestCase):
    def test_it_shows_the_unit_of_2021_first_and_its_successor_beside_it(self):
        province = make_province("Bắc Giang", successor_name="Bắc Ninh", successor_unchanged=False)
        make_province("Bắc Ninh", successor_name="Bắc Ninh", successor_unchanged=False)
        directive = make_directive(
            issuer=make_issuer("Tỉnh ủy Bắc Giang", province=province), subject="việc của tỉnh"
        )
        index.catch_up()
        page = self.client.get("/provinces/bac-giang/")
        self.assertContains(page, '<h1 lang="vi">Tỉnh Bắc Giang</h1>', html=True)
        self.assertContains(page, "Bắc Ninh")
        self.assertContains(page, f'href="{directive.get_absolute_url()}"')
        self.assertContains(page, 'href="/directives/?province=bac-giang"')
        self.assertContains(page, 'href="/issuers/tinh-uy-bac-giang/"')

    def test_a_province_without_directives_says_so(self):
        make_province("Cà Mau")
        self.assertContains(self.client.get("/provinces/ca-mau/"), "Kho chưa có văn bản nào")

    def test_an_unknown_province_is_missing(self):
        self.assertEqual(self.client.get("/provinces/atlantis/").status_code, 404)


class MapTests(SimpleTestCase):
    def test_every_outline_lies_where_its_province_lies(self):
        """The second source of positions is Natural Earth, in provinces.json."""
        for province in table("provinces")["provinces"]:
            x, y = project(province["lat"], province["lon"])
            left, top, right, bottom = _box(table("vietnam_map")["provinces"][province["slug"]])
            near = 13  # a quarter of a degree: the outlines are simplified
            self.assertTrue(left - near < x < right + near, province["name"])
            self.assertTrue(top - near < y < bottom + near, province["name"])

    def test_the_archipelagos_lie_where_they_belong(self):
        groups = {group["name"]: group for group in table("vietnam_map")["archipelagos"]}
        hoang_sa, truong_sa = groups["Hoàng Sa"], groups["Trường Sa"]
        self.assertEqual((hoang_sa["province"], truong_sa["province"]), ("da-nang", "khanh-hoa"))
        for _name, latitude, longitude in hoang_sa["islands"]:
            self.assertTrue(15.7 < latitude < 17.2, _name)
            self.assertTrue(111.1 < longitude < 112.9, _name)
        for _name, latitude, longitude in truong_sa["islands"]:
            self.assertTrue(7.3 < latitude < 11.6, _name)
            self.assertTrue(111.5 < longitude < 116, _name)

    def test_islands_of_a_district_lie_off_their_provinces_coast(self):
        provinces = {each["slug"]: each for each in table("provinces")["provinces"]}
        for name, slug, latitude, longitude in table("vietnam_map")["islands"]:
            self.assertLess(abs(latitude - provinces[slug]["lat"]), 2.5, name)
            self.assertLess(abs(longitude - provinces[slug]["lon"]), 2.5, name)

    def test_the_shades_change_at_1_5_20_and_100(self):
        self.assertEqual(
            [shade(count) for count in (0, 1, 4, 5, 19, 20, 99, 100)],
            ["d0", "d1", "d1", "d2", "d2", "d3", "d3", "d4"],
        )


class MonthChartTests(SimpleTestCase):
    def test_the_years_of_the_epidemic_are_always_shown(self):
        chart = month_chart({"2021-05": 4}, str)
        self.assertEqual(chart.years, (2020, 2021, 2022))
        self.assertEqual(chart.bars[0].x, 16 * 20)

    def test_the_busiest_month_is_the_tallest_bar(self):
        chart = month_chart({"2021-04": 1, "2021-05": 4}, str)
        self.assertEqual(chart.busiest.month, "2021-05")
        self.assertGreater(chart.bars[1].height, chart.bars[0].height)

    def test_a_misread_year_does_not_stretch_the_chart_without_end(self):
        chart = month_chart({"1921-05": 1, "2021-05": 4}, str)
        self.assertLessEqual(len(chart.years), 12)
        self.assertEqual([bar.month for bar in chart.bars], ["2021-05"])


def _box(path):
    """Return left, top, right and bottom of an outline of M, l and z commands."""
    import re

    x = y = 0.0
    xs, ys = [], []
    for command, arguments in re.findall(r"([Mlz])([^Mlz]*)", path):
        numbers = [float(each) for each in re.findall(r"-?\d*\.?\d+", arguments)]
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = (dx, dy) if command == "M" else (x + dx, y + dy)
            xs.append(x)
            ys.append(y)
    return min(xs), min(ys), max(xs), max(ys)
