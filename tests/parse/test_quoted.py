"""Points of a law that a letter quotes are no items of the letter."""

from django.test import SimpleTestCase

from tests.parse.body_text import items, paths


class QuotedParagraphTests(SimpleTestCase):
    def test_points_within_a_quotation_are_no_items(self):
        text = (
            "1. Về thủ tục\nKhoản 4 Điều 26 quy định:\n“4. Quan hệ trao đổi như sau:\n"
            "a) Thủ tục hải quan;\nb) Kiểm tra.”\n2. Về thuế\nThực hiện theo quy định."
        )
        assert paths(text) == ["1", "2"]
        assert "Kiểm tra.”" in items(text)["1"]

    def test_a_quotation_that_is_announced_may_have_lost_its_opening_mark(self):
        text = (
            "1. Về thủ tục\nKhoản 4 Điều 26 Luật Thương mại quy định như sau:\n"
            "4. Quan hệ trao đổi:\na) Thủ tục hải quan;\nb) Kiểm tra”.\n2. Về thuế\nThực hiện."
        )
        assert paths(text) == ["1", "2"]

    def test_without_its_announcement_a_closing_mark_hides_no_item(self):
        for intro in (
            "Căn cứ khoản 4 Điều 26 và quy định của Bộ, UBND tỉnh yêu cầu:",
            "Sở Y tế hướng dẫn như sau:",
        ):
            assert paths(f"{intro}\n1. Một.\n2. Thực hiện 5K”.\n3. Ba.") == ["1", "2", "3"]
        text = "Điều 26 quy định như sau:\n1. Một.\n2. Thực hiện “5K”.\n3. Ba."
        assert paths(text) == ["1", "2", "3"]

    def test_a_mark_read_as_a_star(self):
        text = (
            "1. Về quyền xuất khẩu:\n* 2. Quyền xuất khẩu là quyền mua hàng hóa\nđể bán. ”\n2. Hai."
        )
        assert paths(text) == ["1", "2"]

    def test_quotations_within_a_paragraph_leave_the_items_alone(self):
        text = "1. “Ai ở đâu ở đó”.\na) Thực hiện “5K”.\nb) Không “ngăn sông cấm chợ”.\n2. Hai."
        assert paths(text) == ["1", "1/a", "1/b", "2"]

    def test_a_mark_that_nothing_closes_hides_no_item(self):
        text = "“Chống dịch như chống giặc:\n1. Rà soát.\n2. Xét nghiệm.\n3. Tiêm “đúng, đủ”."
        assert paths(text) == ["1", "2", "3"]
        text = "1. Một.\n* 2. Hai.\n- Ba.\n2. Bốn."
        assert paths(text)[0] == "1"
