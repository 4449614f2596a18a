from datetime import date

from django.test import SimpleTestCase

from directives.parse.deadline_patterns import LEAD, MAY_LEAD
from directives.parse.deadlines import read_deadlines, read_times
from directives.parse.lines import paragraphs, read_lines
from directives.parse.structure import DeadlineKind, Origin

ISSUED = date(2021, 5, 15)


def read(text: str, issued_on: date | None = ISSUED) -> list[tuple[str, str | None, str | None]]:
    """Return what is printed of each time in a text, with the day it starts and ends on."""
    return [
        (text[time.start : time.end], _iso(time.starts_on), _iso(time.ends_on))
        for time in read_times(text, issued_on)
    ]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


class DueTests(SimpleTestCase):
    def test_it_works(self):
        passages = paragraphs(read_lines("Giao Sở Y tế báo cáo trước 17 giờ ngày 20/5."))
        (found,) = read_deadlines(passages, ISSUED)
        self.assertEqual(found.printed, "trước 17 giờ ngày 20/5")
        self.assertEqual(found.kind, DeadlineKind.DEADLINE)
        self.assertEqual((found.starts_on, found.ends_on), (None, date(2021, 5, 20)))
        self.assertEqual((found.origin, found.reason), (Origin.INFERRED, "deadline_year_inferred"))
        self.assertEqual(found.span.start, 21)

    def test_a_day_printed_with_its_year_is_stated(self):
        passages = paragraphs(read_lines("Hoàn thành trước ngày 05 tháng 6 năm 2021."))
        (found,) = read_deadlines(passages, ISSUED)
        self.assertEqual((found.ends_on, found.origin), (date(2021, 6, 5), Origin.STATED))

    def test_days_of_many_spellings(self):
        for printed, day in (
            ("chậm nhất ngày 18/5/2021", "2021-05-18"),
            ("chậm nhất là ngày 18 tháng 5", "2021-05-18"),
            ("trước 10h00 ngày 16/5/2021", "2021-05-16"),
            ("thời hạn hoàn thành: trước ngày 25/5/2021", "2021-05-25"),
            ("không muộn hơn 16 giờ 30 phút ngày 17/5", "2021-05-17"),
            ("trong tháng 5/2021", "2021-05-31"),
            ("trong quý II năm 2021", "2021-06-30"),
            ("trước tháng 7/2021", "2021-06-30"),
            ("trong ngày hôm nay", "2021-05-15"),
            ("trong 3 ngày tới", "2021-05-18"),
            ("thời gian hoàn thành: 28/5/2021", "2021-05-28"),
            ("trong vòng 14 ngày kể từ ngày ký", "2021-05-29"),
        ):
            with self.subTest(printed):
                self.assertEqual(read(f"Hoàn thành {printed}; rút kinh nghiệm."),
                                 [(printed, None, day)])  # fmt: skip

    def test_what_comes_again_and_again_has_no_day(self):
        for printed in ("trước 16 giờ hằng ngày", "hằng ngày trước 16 giờ",
                        "trước ngày 20 hằng tháng", "trước 15h00 thứ Sáu hằng tuần"):  # fmt: skip
            with self.subTest(printed):
                self.assertEqual(read(f"Báo cáo {printed}."), [(printed, None, None)])

    def test_reports_at_a_weekday_or_an_hour_that_comes_again(self):
        for printed in (
            "vào thứ Sáu hằng tuần", "vào 17h hằng ngày", "vào 10 giờ thứ Hai hàng tuần",
            "định kỳ thứ Năm hằng tuần", "định kỳ vào thứ Hai và thứ Năm hằng tuần",
            "vào ngày 25 hằng tháng", "vào chiều thứ Năm hằng tuần",
        ):  # fmt: skip
            with self.subTest(printed):
                self.assertEqual(read(f"Báo cáo Sở Y tế {printed}."), [(printed, None, None)])
        self.assertEqual(
            read("Định kỳ thứ Sáu hằng tuần tổng hợp, báo cáo UBND tỉnh."),
            [("Định kỳ thứ Sáu hằng tuần", None, None)],
        )

    def test_a_length_of_time_counted_down_to_an_event(self):
        for printed in (
            "chậm nhất 02 ngày trước ngày tiêm",
            "chậm nhất 01 ngày sau khi kết thúc đợt tiêm",
            "trong vòng 24 giờ kể từ khi nhận hồ sơ",
            "không quá 12 giờ kể từ khi lấy mẫu",
        ):
            with self.subTest(printed):
                self.assertEqual(read(f"Gửi danh sách {printed}."), [(printed, None, None)])

    def test_how_long_something_lasts_from_a_day_on(self):
        for printed, first, last in (
            ("thời gian 14 ngày kể từ 06 giờ 00 phút ngày 22/6/2021", "2021-06-22", "2021-07-05"),
            ("Thời gian thực hiện: 15 ngày, kể từ 0 giờ 00 ngày 27/8/2021",
             "2021-08-27", "2021-09-10"),
            ("từ ngày 3/8/2021 đến hết ngày 16/8/2021", "2021-08-03", "2021-08-16"),
        ):  # fmt: skip
            with self.subTest(printed):
                self.assertEqual(read(f"Giãn cách, {printed}."), [(printed, first, last)])
        (found,) = read("Thời gian: 14 ngày (từ ngày 3/8/2021 đến hết ngày 16/8/2021).")
        self.assertEqual(found[0], "từ ngày 3/8/2021 đến hết ngày 16/8/2021")

    def test_this_week_and_this_month(self):
        for printed, day in (("trong tuần này", "2021-05-16"), ("trong tháng này", "2021-05-31")):
            with self.subTest(printed):
                self.assertEqual(read(f"Hoàn thành {printed}."), [(printed, None, day)])
                self.assertEqual(read(f"Hoàn thành {printed}.", None), [(printed, None, None)])
        self.assertEqual(read("Trong tuần này, toàn tỉnh ghi nhận 10 ca mắc."), [])

    def test_a_period_until_a_decision_that_ends_it(self):
        printed = "từ ngày 15/10/2021 cho đến khi có quyết định giải thể"
        self.assertEqual(read(f"Hoạt động {printed}."), [(printed, "2021-10-15", None)])

    def test_a_length_of_time_that_nothing_begins_has_no_day(self):
        printed = "trong vòng 24 giờ kể từ khi phát hiện ca bệnh"
        self.assertEqual(read(f"Truy vết F1 {printed}."), [(printed, None, None)])
        self.assertEqual(read("Truy vết xong trong 24 giờ."), [("trong 24 giờ", None, None)])

    def test_a_day_that_does_not_exist_is_kept_as_printed(self):
        self.assertEqual(read("Xong trước ngày 31/6/2021."), [("trước ngày 31/6/2021", None, None)])

    def test_minutes_and_the_hours_of_the_army(self):
        for printed in ("trong vòng 15 phút", "trước 16.00 hằng ngày"):
            self.assertEqual(read(f"Báo cáo {printed}."), [(printed, None, None)])
        self.assertEqual(
            read("Tiếp nhận công dân từ 18.00 ngày 20.8.2021."),
            [("từ 18.00 ngày 20.8.2021", "2021-08-20", None)],
        )

    def test_an_event_is_told_as_far_as_its_name_goes(self):
        printed = "trong vòng 48 giờ kể từ khi có quyết định phân bổ"
        self.assertEqual(read(f"Chuyển vắc xin {printed}."), [(printed, None, None)])
        printed = "từ nay đến hết ngày bầu cử"
        self.assertEqual(read(f"Bảo đảm an ninh {printed}; trực."), [(printed, "2021-05-15", None)])

    def test_a_day_for_all_the_people_who_came_is_no_history(self):
        self.assertEqual(
            read("Rà soát ngay trong ngày 16/5/2021 toàn bộ người đã đến chợ."),
            [("ngay trong ngày 16/5/2021", None, "2021-05-16")],
        )

    def test_working_days_are_a_deadline_whatever_is_to_be_done(self):
        printed = "trong 02 ngày làm việc"
        self.assertEqual(read(f"Công đoàn thẩm định {printed}."), [(printed, None, None)])

    def test_working_days_are_not_counted(self):
        self.assertEqual(
            read("Gửi chậm nhất trong 05 ngày làm việc kể từ ngày ký."),
            [("chậm nhất trong 05 ngày làm việc kể từ ngày ký", None, None)],
        )

    def test_a_day_early_in_the_year_is_of_the_next_one_when_issued_late(self):
        self.assertEqual(
            read("Báo cáo trước ngày 10/01.", date(2021, 12, 20)),
            [("trước ngày 10/01", None, "2022-01-10")],
        )

    def test_without_a_date_of_issue_a_day_without_year_stays_open(self):
        (found,) = read_deadlines(paragraphs(read_lines("Xong trước ngày 20/5.")), None)
        self.assertEqual((found.ends_on, found.origin, found.reason), (None, Origin.STATED, ""))


class PeriodTests(SimpleTestCase):
    def test_it_works(self):
        passages = paragraphs(read_lines("Trực 24/24 giờ từ nay đến ngày 23/5/2021."))
        (found,) = read_deadlines(passages, ISSUED)
        self.assertEqual(found.kind, DeadlineKind.PERIOD)
        self.assertEqual((found.starts_on, found.ends_on), (ISSUED, date(2021, 5, 23)))
        self.assertEqual(found.reason, "deadline_counted_from_issue")

    def test_stretches_of_many_spellings(self):
        for printed, start, end in (
            ("từ 0 giờ ngày 24/7/2021 đến hết ngày 6/8", "2021-07-24", "2021-08-06"),
            ("từ 28/12 đến ngày 05/01/2022", "2021-12-28", "2022-01-05"),
            ("từ ngày 16 đến ngày 23/5/2021", "2021-05-16", "2021-05-23"),
            ("từ ngày 1-10/6/2021", "2021-06-01", "2021-06-10"),
            ("từ 7 giờ đến 19 giờ ngày 23/5/2021", "2021-05-23", "2021-05-23"),
            ("kể từ 12 giờ hôm nay", "2021-05-15", None),
            ("kể từ 12 giờ ngày 15/5/2021 cho đến khi có thông báo mới", "2021-05-15", None),
            ("từ nay đến cuối năm 2021", "2021-05-15", "2021-12-31"),
            ("trong vòng 15 ngày kể từ 0 giờ ngày 01/6/2021", "2021-06-01", "2021-06-15"),
            ("đến hết ngày 30/6/2021", None, "2021-06-30"),
        ):
            with self.subTest(printed):
                self.assertEqual(read(f"Tạm dừng karaoke {printed}."), [(printed, start, end)])

    def test_a_decision_is_in_force_from_its_signing(self):
        self.assertEqual(
            read("Quyết định này có hiệu lực kể từ ngày ký."),
            [("kể từ ngày ký", "2021-05-15", None)],
        )
        self.assertEqual(
            read("Chỉ thị này có hiệu lực kể từ ngày ký và thay thế Chỉ thị số 22/CT-UBND."),
            [("kể từ ngày ký", "2021-05-15", None)],
        )


class LeadTests(SimpleTestCase):
    def test_each_is_looked_for_where_it_begins(self):
        for lead in (
            "từ", "kể từ", "bắt đầu từ", "áp dụng kể từ", "trong vòng", "ngay trong thời hạn",
            "chậm nhất là", "muộn nhất trước", "không muộn hơn", "không chậm hơn", "không quá",
            "hạn cuối", "thời hạn báo cáo", "trước", "đến", "cho đến hết",
            "hoàn thành đến", "xong đến",
        ):  # fmt: skip
            for printed in (lead, lead.capitalize(), lead.upper()):
                with self.subTest(printed):
                    text = f"xa {printed} 20/5"
                    self.assertEqual(LEAD.search(text).start(), 3)
                    self.assertEqual(MAY_LEAD.search(text).start(), 3)

    def test_the_end_of_a_word_is_none(self):
        self.assertIsNone(MAY_LEAD.search("xtừ atrong"))


class LookAlikeTests(SimpleTestCase):
    def test_days_that_only_date_a_document(self):
        self.assertEqual(read("Thực hiện Công văn số 12/UBND-VX ngày 20/5/2021 của UBND tỉnh."), [])

    def test_history(self):
        for text in (
            "Từ ngày 27/4/2021 đến nay, cả nước ghi nhận 1.000 ca mắc.",
            "Tính đến ngày 15/5/2021, toàn tỉnh có 12 ca.",
            "Rà soát người trở về từ vùng dịch từ ngày 29/4/2021.",
            "Người đã đến chợ từ ngày 02/5 đến ngày 10/5/2021 phải khai báo.",
            "Trong tháng 4/2021 đã tổ chức 3 đợt kiểm tra.",
            "Trong 14 ngày qua đã đi về từ vùng dịch.",
        ):
            with self.subTest(text):
                self.assertEqual(read(text), [])

    def test_times_that_are_rules_and_no_deadlines(self):
        for text in (
            "Cách ly 14 ngày kể từ ngày nhập cảnh.",
            "Có kết quả xét nghiệm âm tính trong vòng 72 giờ.",
            "Chỉ mở cửa từ 06 giờ đến 18 giờ hằng ngày.",
            "Phân bổ 1.5 triệu liều trước 1.5 triệu liều khác.",
            "Hoàn thành trước ngày bầu cử.",
            "Người lao động nghỉ trong 05 ngày làm việc.",
            "Trong 03 ngày làm việc vừa qua, tiếp nhận 40 hồ sơ.",
            "Hỗ trợ từ 16.00 đến 20.00 ngày công.",
            "Giữ khoảng cách trong 15 phút.",
            "Đóng cửa vào 22 giờ hằng ngày.",
            "Họp giao ban vào thứ Hai hằng tuần.",
            "Căn cứ vào tình hình hằng ngày.",
            "Báo cáo định kỳ theo mẫu.",
        ):
            with self.subTest(text):
                self.assertEqual(read(text), [])
