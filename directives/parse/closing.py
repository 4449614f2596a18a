"""Tells the paragraphs that close a document from those that go on with the last item.

Source: the habits of Party and State offices; the rules of form name no closing formula.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .body_lists import read_bodies
from .lines import ends_closed
from .marks import plain

DOCUMENT = (
    r"(?:công\s+điện|công\s+văn|chỉ\s+thị|thông\s+báo|kế\s+hoạch|kết\s+luận|quyết\s+định|văn\s+bản"
    r"|nghị\s+quyết|hướng\s+dẫn|phương\s+án|chương\s+trình|quy\s+định|thông\s+tri|đề\s+án)"
)
THIS = (
    rf"(?:{DOCUMENT}\s+(?:\w+\s+)?này"
    r"|(?:nội\s+dung|nhiệm\s+vụ|chỉ\s+đạo)(?:\s+\w+){0,2}\s+(?:nêu\s+)?trên)"
)

FORMULA = re.compile(
    rf"""(?:
        trên\s+đây\s+là
      | (?:xin\s+)?tr[âa]n\s+tr[ọo]ng
      | nhận\s+được\s+(?:{DOCUMENT}|ý\s+kiến)
      | nhận\s+điện\s
      | (?:căn\s+cứ|theo)\s+(?:\w+\s+){{0,4}}?{THIS}
      | (?:trong\s+)?quá\s+trình\s+(?:tổ\s+chức\s+|triển\s+khai\s+)*(?:thực\s+hiện\s*)?
        (?:{DOCUMENT}\s+này\s*)?,?\s*(?:nếu\s+)?(?:có|gặp|phát\s+sinh|khó|vướng|\w+,\s*đơn)
      | nếu\s+(?:có\s+)?(?:phát\s+sinh\s+)?(?:khó\s+khăn|vướng\s+mắc)
      | {DOCUMENT}\s+này
      | (?:đề\s+nghị|yêu\s+cầu)(?!\s+\dk)(?!\s*:)
      | thừa\s+lệnh
      | văn\s+phòng\s+[^,;.]{{4,60}}?\s(?:theo\s+dõi|đôn\s+đốc)(?!\w)
      | rất\s+mong\s
      | mọi\s+(?:vướng\s+mắc|khó\s+khăn|thắc\s+mắc)
      | [^.;:,]{{4,60}}\s+(?:thông\s+báo|trả\s+lời|có\s+ý\s+kiến)
        \s(?:[^.;:]{{0,60}}\s)?(?:[đd][ểéêềẻe]|tới|đến|cho)\s[^.;:]{{0,80}}biết
      | kính\s+(?:đề\s+nghị|mong|trình)
      | vậy\s*,?\s+.{{0,60}}?(?:yêu\s+cầu|đề\s+nghị|thông\s+báo|báo\s+cáo)
      | mọi\s+(?:khó\s+khăn|vướng\s+mắc|thông\s+tin|ý\s+kiến|chi\s+tiết)
      | (?:thông\s+tin\s+)?chi\s+tiết\s+(?:xin\s+)?liên\s+hệ
      | (?:ngoài\s+.{{0,60}},\s+)?các\s+nội\s+dung\s+khác\s+(?:không|chưa|vẫn|tiếp|thực|giữ)(?!\w)
      | (?:nhằm|để)\s.{{0,200}}?,\s.{{0,60}}?(?:yêu\s+cầu|đề\s+nghị)\s.{{0,160}}?{THIS}
      | (?:định\s+kỳ\s+)?báo\s+cáo\s+(?:kết\s+quả|tình\s+hình)\s.{{0,200}}\./\.$
      | kết\s+quả\s+(?:triển\s+khai\s*,?\s*)?(?:tổ\s+chức\s+)?thực\s+hiện
        (?:\s+\w+){{0,4}}\s*,?\s*(?:gửi|báo\s+cáo)\s
      | (?:{DOCUMENT}\s+này\s+)?(?:thay\s+thế|bãi\s+bỏ)\s+(?:cho\s+)?{DOCUMENT}\s+số
      | (?:vì\s+vậy|do\s+đó|do\s+vậy)\s*,\s+.{{0,80}}?(?:yêu\s+cầu|đề\s+nghị)
      | (?:giao|phân\s+công)\s+.{{0,160}}?(?:theo\s+dõi|đôn\s+đốc|kiểm\s+tra|giám\s+sát|phổ\s+biến)
    )""",
    re.VERBOSE | re.IGNORECASE,
)
SESSION = re.compile(rf"{DOCUMENT}\s+này\s+(?:đã\s+)?được\s.*?\sthông\s+qua(?!\w)", re.IGNORECASE)
FAREWELL = re.compile(rf"(?i:trên\s+đây\s+là|(?:xin\s+)?trân\s+trọng|nhận\s+được|{DOCUMENT}\s+này)")
# The same behind the last sentence of an item: "… ; đôn đốc. Nhận được văn bản này, đề nghị …"
GLUED = re.compile(
    rf"[.;]\s+(?=(?:Nhận\s+được\s+(?:{DOCUMENT}\s|ý\s+kiến)|Trên\s+đây\s+là\s"
    rf"|(?:Xin\s+)?[Tt]rân\s+trọng(?:\s+cảm\s+ơn)?\s*[./]))"
)
LONGEST_FAREWELL = 400
ANNOUNCES = re.compile(r"tổ\s+chức\s+thực\s+hiện$", re.IGNORECASE)
ORDERS = re.compile(
    r"\s*,?\s*(?:thông\s+báo\s+(?:.{0,60}?(?:[đd][ểéêẻ]|,\s+đề\s+nghị)|(?:đến|tới)\s.{0,80}?\sbiết)(?!\w)"
    r"|(?:kính\s+)?báo\s+cáo\s.{0,80}?(?:xem\s+xét|chỉ\s+đạo|theo\s+dõi)[^.]{0,60}\./|(?:(?:trân\s+trọng|kính)\s+)?(?:đề\s+nghị|yêu\s+cầu|giao)(?!\w)"
    r"|trân\s+trọng|xin\s+(?:thông\s+báo|báo\s+cáo|gửi))",
    re.IGNORECASE,
)
EARNESTLY = re.compile(  # "Các khoa, phòng nghiêm túc thực hiện."
    r"\s+(?:nghiêm\s+túc|khẩn\s+trương)\s+(?:tổ\s+chức\s+|triển\s+khai\s*,?\s*)*(?:thực\s+hiện\s*)?"
    r"[.;/]",
    re.IGNORECASE,
)
CARRY_OUT = re.compile(
    rf"(?:nghiêm\s+túc|khẩn\s+trương|tổ\s+chức|triển\s+khai|thực\s+hiện|thi\s+hành|chịu\s+trách"
    rf"|chấp\s+hành|quán\s+triệt).{{0,160}}?{THIS}",
    re.IGNORECASE | re.DOTALL,
)


def closing_start(paragraphs: Sequence[str], heading: str = "") -> int | None:
    """Return the index of the first paragraph that closes the document, None if none does.

    The first one under a mere `heading` is what the heading announces: "TỔ CHỨC THỰC HIỆN".

    >>> closing_start(["Tiếp tục rà soát.", "Trên đây là ý kiến chỉ đạo của Tỉnh ủy./."])
    1
    """
    announced = 1 if _announces(heading) else 0
    for i, paragraph in enumerate(paragraphs):
        if i < announced and not FAREWELL.match(plain(paragraph)):
            continue
        if is_closing(paragraph):
            return i
    return None


def _announces(heading: str) -> bool:
    text = plain(heading)
    return not ends_closed(text) and (text.isupper() or ANNOUNCES.search(text) is not None)


def glued_farewell(text: str) -> int | None:
    """Return where the farewell begins that ends an item's paragraph, None if there is none.

    >>> glued_farewell("Lập danh sách. Trân trọng./.")
    15
    """
    found = GLUED.search(plain(text), max(0, len(text) - LONGEST_FAREWELL))
    return found.end() if found else None


def tells_session(paragraph: str) -> bool:
    """Return whether a paragraph says which session of a council passed the resolution.

    >>> tells_session("Nghị quyết này đã được Hội đồng nhân dân tỉnh khóa XV thông qua.")
    True
    """
    return SESSION.match(plain(paragraph)) is not None


def is_closing(paragraph: str) -> bool:
    """Return whether an unnumbered paragraph after the last item speaks for the whole document.

    >>> is_closing("Thường trực Tỉnh ủy yêu cầu các cấp ủy thực hiện nghiêm túc.")
    True
    >>> is_closing("Chỉ đạo các cơ quan chức năng thực hiện nghiêm yêu cầu 5K.")
    False
    """
    text = plain(paragraph).lstrip("“\"'»-_:. ")
    if FORMULA.match(text):
        return True
    bodies, end = read_bodies(text, 0)
    if not bodies:
        return False
    if EARNESTLY.match(text, end):
        return True
    return ORDERS.match(text, end) is not None or CARRY_OUT.search(text) is not None
