"""The turns of phrase by which an item orders somebody to act. Data only.

Source: the habits of Party and State offices; the rules of form prescribe none of them.
"""

from __future__ import annotations

import re

from .body_patterns import PREDICATE
from .markers import CAPITAL

STRAY = ".,;:'’`_- "  # specks before the first word
LADIES_AND_GENTLEMEN = re.compile(  # "Các ông (bà): Chánh Văn phòng, Giám đốc Sở Y tế …"
    r"(?i:(?:các\s+)?(?:ông|đồng\s+chí)(?:\s*,\s*bà|\s*/\s*bà|\s*\(\s*bà\s*\))?(?:\s+có\s+tên\s+sau)?)"
    r"\s*:\s+(?=\w)"
)
ORDER = re.compile(
    r"""(?i:(?:tiếp\s+tục\s+(?!chỉ))?(?P<verb>giao|yêu\s+cầu|(?:đề|dé|để|đê)\s+nghị(?!\s+(?:quyết|định)(?!\w))|phân\s+công|chỉ\s+đạo|ủy\s+quyền|đề\s+xuất)
        (?:\s+(?:trách\s+nhiệm|nhiệm\s+vụ))?(?:\s+cho)?)\s*:?\s+(?=\w)""",
    re.VERBOSE,
)
TO_ALL = re.compile(r"(?i:trách\s+nhiệm|nhiệm\s+vụ)\s+cho\s")  # heads the list of duties
ASSIGN = re.compile(
    r"(?P<verb>(?i:giao|phân\s+công))(?:\s+(?:trách\s+nhiệm|nhiệm\s+vụ))?(?:\s+cho)?\s+"
)
FOR = re.compile(r"(?i:(?:đối\s+với|trách\s+nhiệm\s+của|nhiệm\s+vụ\s+của))\s+")
ONE_WHO = re.compile(r"(?i:đối)")  # "Đối với các đơn vị" is what they are to do themselves
SPEAKS = re.compile(r"\s+(?P<verb>yêu\s+cầu|(?:đề|dé|để|đê)\s+nghị|giao|phân\s+công)(?:\s+cho)?\s+")
SPEAKING = ("yêu", "nghị", "giao", "phân")  # one of them is in every text where somebody speaks
AGREES = re.compile(
    r"\s+(?:cơ\s+bản\s+)?(?:đồng\s+ý|nhất\s+trí|chấp\s+thuận|ghi\s+nhận|biểu\s+dương|hoan\s+nghênh"
    r"|đánh\s+giá\s+cao|có\s+ý\s+kiến|kết\s+luận|thông\s+báo"
    r"|thống\s+nhất\s+(?:chủ|với|đánh)\w*)(?!\w)"
)
DECIDES = re.compile(r"(?i:thủ\s+tướng(?:\s+chính\s+phủ)?|chính\s+phủ)\s+quyết\s+định(?!\w)")
FROM_DAY = re.compile(r"(?i:từ|kể\s+từ|trước|chậm\s+nhất)\s[^,;]{3,60},\s+(?=\w)")
INTRO = re.compile(  # "Khi phát hiện ca bệnh, Trung tâm Y tế …", "Bên cạnh đó, đề nghị …"
    r"(?i:(?:khi|trường\s+hợp|trên\s+cơ\s+sở|ngoài|bên\s+cạnh|đồng\s+thời|riêng|song\s+song"
    r"|(?:trong\s+)?thời\s+gian\s+tới)(?!\w)"
    r"|căn\s+cứ\s+(?:vào\s+)?(?:tình\s+hình|chức\s+năng|nhiệm\s+vụ|điều\s+kiện|kết\s+quả|diễn\s+biến))"
    r"[^,;.:]{0,90},\s+(?=\w)"
)
# "…; đồng thời, đề nghị Ban Tuyên giáo …": another order in the same sentence.
ANOTHER = re.compile(r"(?:đồng\s+thời\s*,?\s+)?(?=(?:giao|yêu\s+cầu|đề\s+nghị|phân\s+công)(?!\w))")
ASKS = re.compile(r"(?i:giao|yêu\s+cầu|đề\s+nghị|phân\s+công)(?!\w)")
HOW = (  # words before the verb that tell who leads or directs
    r"(?:(?:khẩn\s+trương|tiếp\s+tục|chủ\s+động|tích\s+cực|thường\s+xuyên|tập\s+trung"
    r"|(?:có|chịu)\s+trách\s+nhiệm|có\s+nhiệm\s+vụ)\s+)?"
)
DIRECTS = re.compile(rf"\s+{HOW}(?P<verb>chỉ\s+đạo|giao|phân\s+công)\s+")
LEADS = re.compile(
    rf"\s*,?\s*{HOW}(?:là\s+(?:cơ\s+quan\s+|đơn\s+vị\s+)?(?:thường\s+trực\s*,\s+)?)?(?:làm\s+)?(?P<verb>[Cc]hủ\s+trì|đầu\s+mối)(?!\w)"
)
COORDINATES = re.compile(
    r"\s*[,;]?\s*(?:tham\s+mưu\s*,?\s*)?phối\s+hợp\s+(?:chặt\s+chẽ\s+)?"
    rf"(?:(?:với|cùng)\s+|(?=[{CAPITAL}]|các\s))|\s*,?\s*cùng\s+(?:với\s+)?(?=[{CAPITAL}]|lực\s+lượng\s|các\s)"
)
JOIN_IN = re.compile(r"\s*,\s+(?=\w)")  # "A chủ trì, B và C phối hợp …"
JOINS = re.compile(r"\s+(?:cùng\s+)?phối\s+hợp(?!\w)")
WORKS_WITH = re.compile(
    rf"[Pp](?i:hối\s+hợp)(?:\s+chặt\s+chẽ)?\s+(?:(?:với|cùng)\s+|(?=[{CAPITAL}]))"
    rf"|^Chủ\s+trì\s*,?\s+cùng\s+(?:với\s+)?(?=[{CAPITAL}])"
)
TOGETHER = "chủ trì"  # one of these words is where anybody works with others
BY = re.compile(rf"[Dd]o(?<!\w..)\s+(?=[{CAPITAL}])")  # passive: "do Sở Tài chính tham mưu"
DOES = re.compile(
    r"\s+(?:chủ\s+trì|thực\s+hiện|tham\s+mưu|đảm\s+nhiệm|phụ\s+trách|chịu\s+trách\s+nhiệm"
    r"|triển\s+khai)(?!\w)"
)
# "Riêng UBND thành phố: …", "Các ông (bà): Giám đốc các sở …"
SINGLED_OUT = re.compile(
    rf"(?:[Rr]iêng\s+|(?:Các\s+)?(?:[Đđ]ồng\s+chí|[Ôô]ng\s*(?:,|\()?\s*bà\)?)\s*:\s+)(?=[{CAPITAL}])"
)
CHOSEN = re.compile(
    r"\s+(?:được|đã\s+được)\s+(?P<verb>phân\s+công|giao|đề\s+nghị|yêu\s+cầu)(?:,?\s+(?:nhiệm\s+vụ|phụ\s+trách|theo\s+dõi|chỉ\s+đạo"
    r"|địa\s+bàn|lĩnh\s+vực|cơ\s+sở|các|huyện|xã|phường|thị\s+trấn|thôn|địa\s+phương)(?!\w))*(?=\s)"
)
# "Các hộ kinh doanh bán mang về phải …": words between a group and what it must do.
MUST = re.compile(
    r"(?:\s+(?!(?:đã|được|bị|không|chưa|và|của)(?!\w))[^\W\d_]+){1,6}?"
    r"\s+(?:phải|có\s+trách\s+nhiệm|chịu\s+trách\s+nhiệm)(?!\w)"
)
# "Các tỉnh đang giãn cách xã hội theo Chỉ thị 16 tiếp tục …"
IN_THAT_STATE = re.compile(
    r"\s+đang\s+[^,;:.]{5,120}?\s(?:tiếp\s+tục|phải|chịu\s+trách\s+nhiệm|khẩn\s+trương)(?!\w)"
)
DONE = re.compile(r"(?:đã|vừa)\s+(?:\w+\s+){0,2}$")
HANDS_OVER = re.compile(
    rf"(?:[,;]|^(?i:thống\s+nhất|đồng\s+ý)(?:\s+chủ\s+trương)?)\s+giao(?:\s+cho)?\s+(?=[{CAPITAL}])"
)
TOPIC = re.compile(r":\s+(?=[^\W\d_])")
NO_PREDICATE = re.compile(
    r"\s+(?:của|và|về|đã|là(?!\s+(?:cơ\s+quan|đơn\s+vị)\s+thường\s+trực\s*[,;]\s|\s+người\s+(?:trực\s+tiếp\s+)?chịu\s)|thì|để|khi|nếu|mà|bị|được|vẫn|đang|còn|gồm|như|trong|tại|theo\s+quy)"
    r"(?!\w)"
)
RUNS_ON = re.compile(
    rf"\s*,?\s+(?:và|cùng)\s+(?!(?:là|nhất)\s)|\s*-\s*\w|[/\w]|\s+[{CAPITAL}]|\s+các\s"
)
NEXT_NAME = re.compile(rf"\s*,\s+[{CAPITAL}]")
# What a body does on its own behalf; "thực hiện", "xem xét" may be what another has it do.
OWN_TASK = re.compile(
    rf"\s+(?!(?:thực\s+hiện|xem\s+xét|phê\s+duyệt|quyết\s+định|theo|để|cho|có|phải|cần"
    rf"|biết|ban\s+hành)(?!\w)){PREDICATE.pattern}\s+\w"
)
LISTED = re.compile(rf"\s*:\s+(?=[{CAPITAL}])")
SIGN = re.compile(r"\s*(?:[,.;:()]|$)")
ASKED = re.compile(rf"\s{PREDICATE.pattern}\s+\w")
TO_CARRY_OUT = re.compile(
    r"\s*,?\s*(?:(?:chịu|có)\s+trách\s+nhiệm\s+(?:tổ\s+chức\s+)?(?:thi\s+hành|thực\s+hiện)"
    r"|căn\s+cứ\s+\w+\s+\w+\s+(?:này\s+)?(?:tổ\s+chức\s+)?(?:thi\s+hành|thực\s+hiện))(?!\w)"
)
CARRYING_OUT = ("trách", "căn")  # one of them is in every such text
ABBREVIATIONS = ("TP", "Tp", "TX", "UV", "UB", "đ", "BS", "TS", "ThS", "PGS")
CLAUSE = re.compile(r";\s+")
COMMA = re.compile(r",\s+")
# The first sign stands alone, for it is sooner looked for than what stands before it.
SENTENCE = re.compile(r"[.!?…](?<![.!?…].)[.!?…]*[\"”’)\]]*\s+(?=[^\W\d_])")
NO_ORDER = re.compile(r"\s*(?:;|:\s*\d)")  # a list of wards, a price, a telephone number
HEADING_END = re.compile(r"\s*[:.]?\s*$|\s*:\s+(?!\d)")
SPEAKERS = re.compile(
    r"(?i:ban\s+thường\s+vụ|btv|thường\s+trực|thủ\s+tướng|phó\s+thủ\s+tướng|chủ\s+tịch|ubnd"
    r"|ủy\s+ban\s+nhân\s+dân|ban\s+chỉ\s+đạo|bộ|sở|bí\s+thư|tỉnh\s+ủy|thành\s+ủy|huyện\s+ủy|ban\s+bí"
    r"|đảng\s+ủy|(?:tổng\s+)?liên\s+đoàn|lđlđ|công\s+đoàn|(?:tỉnh|thành|huyện)\s+đoàn|(?:tổng\s+)?cục"
    r"|trung\s+tâm|hội\s+đồng\s+nhân\s+dân|hđnd|chính\s+phủ|ban\s+chấp\s+hành)"
)
