"""Tells items that only assess the situation from those that order something."""

from __future__ import annotations

import re

from .body_lists import read_bodies
from .marks import plain

SITUATION = re.compile(
    r"""(?:(?:về\s+)?(?:nhận\s+định|đánh\s+giá|kết\s+quả)
          (?:\s+(?:chung|tình\s+hình|đạt\s+được|thực\s+hiện|công\s+tác)(?!\w)|\s*[:.]?$)
      | (?:về\s+|đánh\s+giá\s+(?:chung\s+)?(?:về\s+)?)?
          (?:tình\s+hình|diễn\s+biến|thực\s+trạng)(?!\w)
      | (?:trong\s+)?(?:mấy|những|các)\s+(?:ngày|tuần|tháng)(?!\s+tới)(?!\w)
      | (?:trong\s+)?(?:thời\s+gian|giai\s+đoạn)\s+(?:vừa\s+)?qua
      | (?:hiện\s+nay|đến\s+nay|thời\s+điểm\s+này|nhìn\s+chung|thời\s+gian\s+gần\s+đây)(?!\w)
      | (?:tính\s+đến|từ\s+(?:đầu|ngày))\s+
      )""",
    re.VERBOSE | re.IGNORECASE,
)
PRAISE = re.compile(
    r"(?:cơ\s+bản\s+)?(?:ghi\s+nhận|biểu\s+dương|đánh\s+giá\s+cao|hoan\s+nghênh|nhất\s+trí|thống\s+nhất"
    r"\s+(?:đánh\s+giá|nhận\s+định))(?!\w)",
    re.IGNORECASE,
)
PRAISING = ("ghi", "biểu", "đánh", "hoan", "nhất")  # one of them is in every praise
ALSO = re.compile(r"\s*(?:cũng\s+)?")
EVIDENCE = re.compile(
    r"(?<!\w)(?:đã|diễn\s+biến|gia\s+tăng|ghi\s+nhận|xuất\s+hiện|nguy\s+cơ|còn\s+(?:lơ|chủ|tình)"
    r"|đạt\s+được|hạn\s+chế,|biểu\s+dương|đánh\s+giá\s+cao|phức\s+tạp)(?!\w)",
    re.IGNORECASE,
)
ORDER = re.compile(
    r"""(?:^|[.;:!?]\s+|\n\s*)(?:đồng\s+thời|do\s+đó|vì\s+vậy|trong\s+đó|theo\s+đó)?\s*,?\s*
        (?:yêu\s+cầu|đề\s+nghị|giao|phân\s+công|tiếp\s+tục|tăng\s+cường|khẩn\s+trương|chỉ\s+đạo
         | triển\s+khai|tổ\s+chức|rà\s+soát|chủ\s+động|tập\s+trung|thực\s+hiện|xây\s+dựng
         | đẩy\s+mạnh|không\s+được|tuyệt\s+đối|kiên\s+quyết|chấp\s+hành|nghiêm\s+cấm)(?!\w)
      | (?<!\w)(?:phải|yêu\s+cầu|đề\s+nghị|cần)\s+(?!\w*5k)""",
    re.VERBOSE | re.IGNORECASE,
)


def is_order(text: str) -> bool:
    """Return whether an item's text asks for anything to be done.

    >>> is_order("Tăng cường tuyên truyền; yêu cầu người dân khai báo y tế.")
    True
    """
    return ORDER.search(plain(text)) is not None


def is_assessment(text: str) -> bool:
    """Return whether an item's text only tells how things stand: no order, but evidence of it.

    >>> is_assessment("Thời gian qua, dịch bệnh diễn biến phức tạp; các lực lượng đã nỗ lực.")
    True
    >>> is_assessment("Hiện nay dịch diễn biến phức tạp, yêu cầu các đơn vị trực 24/24 giờ.")
    False
    """
    body = plain(text)
    return _tells(body) and not ORDER.search(body)


def _tells(body: str) -> bool:
    """Return whether a text begins as one that tells how things stand, and has evidence of it."""
    if SITUATION.match(body):
        short_heading = len(body) < 80 and not body.rstrip().endswith(".")
        return short_heading or EVIDENCE.search(body) is not None
    if not any(map(body.lower().__contains__, PRAISING)):
        return False
    bodies, end = read_bodies(body, 0)
    return _praises(body, end if bodies else 0)


def _praises(body: str, at: int) -> bool:
    found = ALSO.match(body, at)
    return found is not None and PRAISE.match(body, found.end()) is not None
