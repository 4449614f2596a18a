"""The words around days that make them deadlines, periods or neither. Data only.

Source: the habits of offices; Nghị định 30/2020/NĐ-CP fixes only how the date of issue is written.
"""

from __future__ import annotations

import re

from .days import HOUR, WEEKDAY

# Most items set no time and hold none of these.
HINTS = ("trước", "chậm", "muộn", "hạn", "trong", "từ", "đến", "quá", "vào", "kỳ", "thời gian")
DOCUMENT = (
    r"(?:công\s+điện|công\s+văn|chỉ\s+thị|thông\s+báo|kế\s+hoạch|kết\s+luận|quyết\s+định"
    r"|văn\s+bản|nghị\s+quyết|hướng\s+dẫn|phương\s+án)"
)
LEAD = re.compile(
    r"""(?<!\w)(?=(?-i:[áÁbBcCđĐhHkKmMnNtTvVxX]))(?:
        (?P<from>(?:bắt\s+đầu\s+|áp\s+dụng\s+)?(?:kể\s+)?từ\s+)
      | (?P<within>(?:ngay\s+)?trong\s+(?:(?:vòng|thời\s+gian|thời\s+hạn)\s+)?
          |thời\s+(?:gian|hạn)\s*(?:\w+\s+\w+\s*)?(?:là\s+)?:?\s*
            (?=\d+\s*(?:\(\w+(?:\s\w+){0,3}\)\s*)?(?:ngày|giờ|tuần|tháng)\s*,?\s*kể\s+từ\s))
      | (?P<latest>(?:(?:chậm|muộn)\s+nhất|không\s+(?:muộn\s+hơn|chậm\s+hơn|quá)
            |thời\s+gian\s+(?:hoàn\s+thành|báo\s+cáo|gửi|nộp)(?=\s*:)
            |(?:thời\s+)?hạn\s+(?:cuối(?:\s+cùng)?|chót|báo\s+cáo|hoàn\s+thành|gửi|nộp))
          (?:\s+(?:là|vào|trong|sau))*\s*:?\s*(?P<before2>trước\s+)?(?:(?:đến|hết)\s+)*)
      | (?P<before>trước\s+)
      | (?P<again>(?:định\s+kỳ\s*,?\s+(?:vào\s+)?|vào\s+))
      | (?P<done>(?:hoàn\s+thành|xong)\s+)?(?P<until>(?:cho\s+)?đến\s+(?:hết\s+)?(?!nay)(?=\S))
      )""",
    re.VERBOSE | re.IGNORECASE,
)
# Where a lead may begin, which is sooner looked for: its first letter, then what goes on from it.
MAY_LEAD = re.compile(
    r"[áÁbBcCđĐhHkKmMnNtTvVxX](?=[pPàÀắẮểỂịỊừỪgGrRậẬuUôÔờỜạẠoOhHếẾ])(?<!\w.)"
    r"(?i:p\s+dụng|ắt\s+đầu|ể\s+từ|ừ\s|gay\s+trong|rong\s|hậm\s|uộn\s"
    r"|hông\s+(?:muộn|chậm|quá)|hời\s+(?:hạn|gian)|ạn\s|rước\s|oàn\s+thành|ong\s|ho\s+đến|ến\s"
    r"|ào\s|ịnh\s+kỳ)"
)
HOURS_ONLY = re.compile(rf"{HOUR}", re.IGNORECASE)
AGAIN = r"(?:hằng|hàng|mỗi)\s+(?:ngày|tuần|tháng|quý)"
RECURRING_DUE = re.compile(
    rf"""(?: (?:{HOUR}\s*,?\s*(?:\(?{WEEKDAY}\s*,?\s*)?)
             (?:{AGAIN}|các\s+ngày(?!\s+\d)(?:\s+(?:tiếp\s+theo|sau|còn\s+lại))?)
           | (?:{HOUR}\s*,?\s*)?ngày\s+\d{{1,2}}(?:\s*(?:,|và)\s*(?:ngày\s+)?\d{{1,2}}){{0,3}}
             \s+{AGAIN}
           | (?:(?:buổi\s+)?(?:sáng|chiều)\s+)?
             {WEEKDAY}(?:\s*(?:,|và)\s*{WEEKDAY}){{0,4}}\s*,?\s*{AGAIN}
        )(?!\w)""",
    re.VERBOSE | re.IGNORECASE,
)
RECURRING_BEFORE = re.compile(rf"(?i:{AGAIN})\s*[,(]?\s*(?:vào\s+)?$")
REPORT_BEFORE = re.compile(r"(?i)(?:báo\s+cáo|gửi|nộp|hoàn\s+thành|xong|cập\s+nhật)(?!\w)[^.;]*$")
REPORT_AFTER = re.compile(r"(?i)\s*,?\s+(?:\w+,?\s+){0,3}(?:báo\s+cáo|gửi|nộp|cập\s+nhật)(?!\w)")
FINISH_BEFORE = re.compile(
    r"(?i)(?:hoàn\s+thành|xong|kết\s+thúc|hoàn\s+tất|báo\s+cáo|gửi|trình|ban\s+hành)(?!\w)[^.;]*$"
)
ACT_BEFORE = re.compile(
    r"(?i)(?:hoàn\s+thành|xong|báo\s+cáo|gửi|trả|truy\s+vết|điều\s+tra|lấy\s+mẫu|khoanh\s+vùng"
    r"|phong\s+tỏa|xử\s+lý|rà\s+soát|thực\s+hiện|chuyển|cập\s+nhật|khai\s+báo|thông\s+báo)"
    r"(?!\w)(?![^.;]*âm\s+tính)[^.;]*$|(?:^|[.;]\s+)$"
)
TALLY_BEFORE = re.compile(r"(?i)(?:tính|kể|luỹ\s+kế|lũy\s+kế|hiệu\s+lực|qua|từ)\s*$")
BIRTH_BEFORE = re.compile(r"(?i)(?:sinh|nhập\s+cảnh|đã\s+(?:\w+\s+){0,4})\s*$")
HISTORY_AFTER = re.compile(
    r"(?i)\s*,?\s*(?:(?:cả\s+nước|toàn\s+(?!bộ\s)\w+|trên\s+địa\s+bàn|việt\s+nam|tỉnh|thành\s+phố)"
    r"(?:\s+\w+){0,3}\s+)?(?:đã|có\s+\d|ghi\s+nhận)(?!\w)"
)
DONE_AFTER = re.compile(r"(?i)\s*,?\s*(?:phải\s+|cơ\s+bản\s+)*(?:hoàn\s+thành|xong|đạt|100)(?!\w)")
LENGTH = re.compile(
    r"""(?:(?:thời\s+hạn|thời\s+gian|vòng|tối\s+đa)\s+)*(?P<number>\d{1,4})\s*
        (?:\(\w+(?:\s\w+){0,3}\)\s*)?(?P<unit>phút|giờ|h|tiếng|ngày|tuần|tháng)(?!\w)
        (?P<working>\s+làm\s+việc)?""",
    re.VERBOSE | re.IGNORECASE,
)
HOURS = ("giờ", "h", "tiếng")
MINUTES = "phút"
OFF_BEFORE = re.compile(r"(?i)(?:nghỉ|ngừng|hưởng|trả\s+lương)(?!\w)[^.;]*$")
GONE_BY = re.compile(
    r"(?i)\s*,?\s*(?:vừa\s+)?(?:qua|gần\s+đây|gần\s+nhất|trước|liên\s+tiếp|liên\s+tục|đầu"
    r"|liền|\w+\s+qua)(?!\w)"
)
SINCE = re.compile(r"(?i)\s*,?\s*\(?(?:tính\s+)?(?:kể\s+)?(?:từ|sau)\s+")
ISSUE = re.compile(
    rf"""(?:(?:khi|ngày|thời\s+điểm|giờ)\s+)?(?:
          (?:ký|ban\s+hành|phát\s+hành)(?!\w)(?:\s+(?:và\s+)?ban\s+hành)?
            (?:\s+{DOCUMENT}(?:\s+này)?)?
        | {DOCUMENT}\s+này(?:\s+(?:được\s+)?(?:ký|ban\s+hành|có\s+hiệu\s+lực))?
        )""",
    re.VERBOSE | re.IGNORECASE,
)
EVENT = re.compile(
    rf"""(?:(?:khi|ngày|lúc|thời\s+điểm|giờ)\s+)(?:
          (?:tiếp\s+)?nhận(?:\s+được)?\s+(?:{DOCUMENT}|thông\s+tin|kết\s+quả|mẫu
            |(?:đủ\s+)?hồ\s+sơ(?:\s+hợp\s+lệ)?|đề\s+nghị|yêu\s+cầu|đơn)(?:\s+này)?
        | (?:có|phát\s+hiện|ghi\s+nhận|xác\s+định)
          (?:\s+(?:kết\s+quả(?:\s+(?:xét\s+nghiệm|dương\s+tính|âm\s+tính|khẳng\s+định))*|trường\s+hợp|ca(?:\s+bệnh)?|người|F0
            |{DOCUMENT}(?:\s+(?:phân\s+bổ|phê\s+duyệt|cách\s+ly|này))?))?
        )(?!\w)""",
    re.VERBOSE | re.IGNORECASE,
)
# "chậm nhất 02 ngày trước ngày tiêm": counted from a day that nobody knows yet.
COUNTED_DOWN = re.compile(
    r"(?i)\s+(?:trước|sau)\s+(?:khi|ngày|thời\s+điểm)\s+(?!\d)\w+(?:\s\w+){0,5}(?=\s*(?:[,;.()]|$))"
)
# "không quá 12 giờ kể từ khi lấy mẫu": counted from what each case brings.
HAPPENS = re.compile(r"(?i)(?:khi|lúc|thời\s+điểm)\s+(?!\d)\w+(?:\s\w+){0,5}(?=\s*(?:[,;.()]|$))")
COMING = re.compile(r"(?i)\s*(?:tới|tiếp\s+theo|kể\s+từ\s+bây\s+giờ)(?!\w)")
UNTIL = re.compile(r"(?i)\s*,?\s*(?:(?:cho\s+)?(?:đến|tới)|[-–])\s*(?:hết\s+)?(?=[\w(])")
FURTHER_NOTICE = re.compile(
    rf"(?i)\s*,?\s*(?:cho\s+)?(?:đến|tới)\s+khi\s+có\s+(?:(?:{DOCUMENT}|chỉ\s+đạo|yêu\s+cầu)"
    r"(?:\s+(?:mới|khác|tiếp\s+theo|chỉ\s+đạo|giải\s+thể|thay\s+thế|bãi\s+bỏ|kết\s+thúc|dỡ\s+bỏ"
    r"|chấm\s+dứt))*)?"
)
UNTIL_EVENT = re.compile(  # "từ nay đến hết ngày bầu cử"
    r"(?i)\s*,?\s*(?:cho\s+)?(?:đến|tới)\s+(?:khi|(?:hết\s+)?(?:ngày|đợt|thời\s+gian|cuộc|kỳ))"
    r"(?:\s+(?!(?:và|để|tại|trên|theo|trong|cho|phải|đã)(?!\w))[^\W\d]+){1,6}"
)
TILL_NOW = re.compile(r"(?i)\s*,?\s*(?:(?:cho\s+)?đến\s+nay|trở\s+(?:về\s+)?trước)(?!\w)")
STARTS = re.compile(r"(?:[Bb]ắt\s+đầu|[Áá]p\s+dụng|[Kk]ể)\s|Từ\s")
IN_FORCE_BEFORE = re.compile(r"(?i)(?:hiệu\s+lực|thực\s+hiện|áp\s+dụng|thi\s+hành)[^.;]{0,40}$")
