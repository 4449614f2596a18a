"""The scorer is fair: it forgives taste, not inventions."""

from collections import Counter
from pathlib import Path

from django.test import SimpleTestCase

from tests.scoring import MISSING, RIGHT, WRONG, compare, read_expected, score

DOCUMENTS = Path(__file__).parents[1] / "fixtures" / "documents"


def reading(slug: str) -> dict:
    return read_expected(DOCUMENTS / slug)


class CompareTests(SimpleTestCase):
    def verdicts(self, slug: str, **changes) -> dict[str, str]:
        expected = reading(slug)
        found = compare(expected, reading(slug) | changes)
        return {f"{one.field} {one.where}".strip(): one.verdict for one in found}

    def test_it_agrees_with_itself(self):
        self.assertEqual(set(self.verdicts("000-thanh-uy-cam-pha").values()), {RIGHT})

    def test_it_accepts_another_right_value(self):
        self.assertEqual(self.verdicts("000-thanh-uy-cam-pha", place="TP. Cẩm Phả")["place"], RIGHT)

    def test_it_tells_a_gap_from_an_error(self):
        self.assertEqual(self.verdicts("000-thanh-uy-cam-pha", date=None)["date"], MISSING)
        self.assertEqual(self.verdicts("000-thanh-uy-cam-pha", date="2021-05-14")["date"], WRONG)

    def test_it_calls_an_invented_value_wrong(self):
        self.assertEqual(self.verdicts("003-tinh-uy-bac-giang", number="8")["number"], WRONG)

    def test_it_lets_an_inferred_field_be_empty(self):
        self.assertNotIn("province", self.verdicts("003-tinh-uy-bac-giang", province=None))

    def test_it_wants_an_inferred_field_marked(self):
        self.assertEqual(self.verdicts("003-tinh-uy-bac-giang", _inferred=[])["province"], WRONG)

    def test_it_reads_a_purpose_however_it_is_spelled(self):
        recipients = reading("002-thanh-uy-nam-dinh")["recipients"]
        recipients[2]["purpose"] = "để báo cáo"
        found = self.verdicts("002-thanh-uy-nam-dinh", recipients=recipients)
        self.assertEqual(found["recipients.purpose Thường trực Tỉnh ủy"], RIGHT)

    def test_it_counts_an_item_too_many_as_wrong(self):
        items = reading("004-tinh-uy-dien-bien")["instructions"]
        items = [*items, {"number": "4", "first_words": "Nơi nhận"}]
        self.assertEqual(
            self.verdicts("004-tinh-uy-dien-bien", instructions=items)["instructions"], WRONG
        )

    def test_it_takes_the_nearest_of_several_right_addressee_lists(self):
        slug = "thi-uy-kinh-mon"
        items = reading(slug)["instructions"]
        items[1]["addressees"] = ["các cấp ủy, chính quyền", "cơ quan, đơn vị"]
        found = self.verdicts(slug, instructions=items)
        self.assertEqual(found["instructions.addressees 2"], RIGHT)

    def test_it_compares_who_leads_and_by_when(self):
        slug = "thong-bao-bcd-dong-thap"
        items = reading(slug)["instructions"]
        order = next(item for item in items if item["number"] == "2.3")
        order["orders"][0]["role"] = "act"
        order["deadlines"][0]["starts_on"] = "2021-07-05"
        found = self.verdicts(slug, instructions=items)
        self.assertEqual(found["instructions.role 2.3 Sở Giao thông vận tải"], WRONG)
        self.assertEqual(found["instructions.verb 2.3 Sở Giao thông vận tải"], RIGHT)
        self.assertEqual(found["instructions.deadlines.starts_on 2.3"], WRONG)

    def test_the_order_to_a_missed_body_is_missing_and_to_an_invented_one_wrong(self):
        slug = "thong-bao-bcd-dong-thap"
        items = reading(slug)["instructions"]
        order = next(item for item in items if item["number"] == "2.3")
        missed = order["orders"].pop(0)
        order["addressees"].remove(missed["name"])
        order["addressees"].append("Sở Xây dựng")
        order["orders"].append({"name": "Sở Xây dựng", "role": "act", "verb": "giao"})
        found = self.verdicts(slug, instructions=items)
        self.assertEqual(found["instructions.role 2.3 Sở Giao thông vận tải"], MISSING)
        self.assertEqual(found["instructions.verb 2.3 Sở Giao thông vận tải"], MISSING)
        self.assertEqual(found["instructions.role 2.3 Sở Xây dựng"], WRONG)

    def test_no_order_is_missed_where_another_right_list_leaves_the_body_out(self):
        slug = "vpcp-kgvx-oxy-y-te"
        items = reading(slug)["instructions"]
        order = next(item for item in items if item["number"] == "4")
        chairman = order["orders"].pop()
        order["addressees"].remove(chairman["name"])
        found = self.verdicts(slug, instructions=items)
        self.assertNotIn(f"instructions.role 4 {chairman['name']}", found)

    def test_a_document_that_tells_no_deadlines_is_not_held_to_them(self):
        slug = "web-so-vhttdl-lam-dong"
        items = reading(slug)["instructions"]
        items[0]["deadlines"] = [{"printed": "trước ngày 20/5"}]
        found = self.verdicts(slug, instructions=items)
        self.assertFalse([field for field in found if "deadlines" in field])


class ScoreTests(SimpleTestCase):
    def test_a_wrong_value_costs_twice_as_much_as_a_gap(self):
        with_gap = score(Counter({RIGHT: 8, MISSING: 2}))[-1]
        with_error = score(Counter({RIGHT: 8, WRONG: 1}))[-1]
        self.assertEqual(with_gap, with_error)
