from django.test import TestCase

from directives.bodies import ensure_bodies, find_bodies
from directives.models import Issuer
from directives.naming import Context, body_named
from directives.units import find_province
from tests.factories import make_province


def body(phrase: str, province: str | None = None):
    return body_named(phrase, Context(find_province(province) if province else None))


class EnsureBodiesTests(TestCase):
    def setUp(self):
        make_province("Quảng Ninh")
        make_province("Tiền Giang")
        make_province("Long An")

    def test_every_spelling_leads_to_one_record(self):
        spelled = [
            body("UBND tỉnh", "Quảng Ninh"),
            body("Uỷ ban nhân dân tỉnh Quảng Ninh"),
            body("ỦY BAN NHÂN DÂN TỈNH QUẢNG NINH"),
        ]
        records = ensure_bodies(spelled)
        self.assertEqual(len({record.pk for record in records.values()}), 1)
        record = Issuer.objects.get()
        self.assertEqual(record.name, "Ủy ban nhân dân tỉnh Quảng Ninh")
        self.assertEqual(record.aliases, ["UBND tỉnh Quảng Ninh"])
        self.assertEqual((record.level, record.kind), ("province", "peoples_committee"))

    def test_it_makes_nothing_twice(self):
        first = ensure_bodies([body("Tỉnh ủy Quảng Ninh")])
        self.assertEqual(ensure_bodies([body("Tỉnh ủy Quảng Ninh")]), first)
        self.assertEqual(Issuer.objects.count(), 1)

    def test_a_renamed_body_is_found_by_its_former_name(self):
        (record,) = ensure_bodies([body("Tỉnh ủy Quảng Ninh")]).values()
        record.name, record.aliases = "Ban Chấp hành Đảng bộ tỉnh", ["Tỉnh ủy Quảng Ninh"]
        record.save()
        self.assertEqual(list(ensure_bodies([body("Tỉnh uỷ Quảng Ninh")]).values()), [record])

    def test_namesakes_of_two_provinces_have_addresses_of_their_own(self):
        records = ensure_bodies(
            [body("UBND huyện Châu Thành", "Tiền Giang"), body("UBND huyện Châu Thành", "Long An")]
        )
        self.assertEqual(
            {record.slug for record in records.values()},
            {
                "uy-ban-nhan-dan-huyen-chau-thanh-tien-giang",
                "uy-ban-nhan-dan-huyen-chau-thanh-long-an",
            },
        )

    def test_looking_makes_no_record(self):
        self.assertEqual(find_bodies([body("Tỉnh ủy Quảng Ninh")]), {})
        self.assertFalse(Issuer.objects.exists())

    def test_an_address_that_another_body_took_gets_a_number(self):
        Issuer.objects.create(name="Khác", slug="tinh-uy-quang-ninh", name_key="khac")
        (record,) = ensure_bodies([body("Tỉnh ủy Quảng Ninh")]).values()
        self.assertEqual(record.slug, "tinh-uy-quang-ninh-2")

    def test_many_new_bodies_take_as_many_queries_as_one(self):
        with self.assertNumQueries(7):
            ensure_bodies([body("Tỉnh ủy Quảng Ninh")])
        with self.assertNumQueries(7):
            ensure_bodies([body(f"{each} Quảng Ninh") for each in ("Sở Y tế", "Sở Nội vụ")])

    def test_many_bodies_take_few_queries(self):
        named = [body(f"{each} Quảng Ninh") for each in ("Tỉnh ủy", "Sở Y tế", "Sở Nội vụ")]
        ensure_bodies(named)
        with self.assertNumQueries(1):
            ensure_bodies(named)
