"""What a body's name is made of, as expressions over the tables of `body_names`."""

from __future__ import annotations

import re

from .body_names import (
    ALONE_GROUPS,
    CIRCLES,
    COMPLETE,
    COMRADE,
    FIELDS,
    GROUPS,
    NAME,
    OF_A_BODY,
    OF_A_FIELD,
    PAIRS,
    PARTY_COMMITTEE,
    PLACE,
    TITLES,
    any_of,
)
from .markers import CAPITAL
from .predicates import PREDICATES

PAIR = re.compile(rf"(?i:{any_of(*PAIRS)})")
WHOLE = re.compile(rf"(?i:{any_of(*COMPLETE)})")
HEAD_OF_BODY = re.compile(rf"(?i:{any_of(*OF_A_BODY)})\s+")
OWN_OFFICE = re.compile(
    rf"Văn phòng(?:\s+(?:Sở|Bộ|Ban|Cục)(?!\w|\s+[{CAPITAL}]))?"
    r"(?=\s*[,;:]|\s+(?:chủ|phối|theo|tham|tổng|đôn|có|trực))"
)
HEAD_OF_FIELD = re.compile(rf"{any_of(*OF_A_FIELD)}\s+(?=[{CAPITAL}])")
FIELD = re.compile(rf"(?i:{any_of(*FIELDS)})")
COMMITTEE_OF_PARTY = re.compile(PARTY_COMMITTEE)
TITLE = re.compile(
    rf"(?i:(?:phó\s+)?{any_of(*TITLES)}(?:\s+thường\s+trực|\s+phụ\s+trách\s+chuyên\s+môn)?)(?!\w)"
)
NEXT_TITLE = re.compile(rf",\s+(?=[{CAPITAL}])(?i:{any_of(*TITLES)})")  # Giám đốc sở, Thủ trưởng …
TOP_OFFICE = re.compile(r"(?i:(?:phó\s+)?(?:bí\s+thư|chủ\s+tịch))(?!\w)")
ADDRESS = re.compile(rf"(?i:{COMRADE})\s+")
PERSON = re.compile(rf"[{CAPITAL}][^\W\d_]*(?: [{CAPITAL}][^\W\d_]*){{1,4}}(?!\w)")
MANY = r"(?:(?:các|những|mọi|toàn\s+thể|toàn\s+bộ|tất\s+cả(?:\s+các)?)\s+)"
GROUP = re.compile(
    rf"(?i:(?P<many>{MANY})?(?P<first>{any_of(*GROUPS)})"
    rf"(?:(?:\s*[,;]\s*|\s+và\s+|\s*,\s*và\s+|\s*-\s*){any_of(*GROUPS)})*)"
)
COLON = re.compile(r"\s*:\s*")
NEXT_FIELD = re.compile(r"\s*[,;]\s*|\s+và\s+")
ALONE_GROUP = re.compile(rf"(?i:{any_of(*ALONE_GROUPS)})")
BLANK = re.compile(r"\s+")
UNIT = any_of("quận", "huyện", "thị xã", r"xã(?! hội| giao)", "phường", "thị trấn")
PLACES = re.compile(
    rf"""(?i:các|\d+(?:/\d+)?|toàn\s+bộ\s+các)\s+
        (?:{PLACE}|thị|thành)(?!\w)(?:\s+{NAME})?
        (?: (?:\s*[,;]\s*|\s+và\s+|\s*,\s*và\s+|\s+-\s+|\s+)(?:{PLACE}|địa\s+phương)(?:\s+{NAME})?
          | \s*,\s*(?:thành|thị)(?=\s*(?:[,;.:]|$)
              |\s+(?:và(?!\w)|{any_of(*PREDICATES)}))
          | \s*,\s*{NAME}(?=\s*(?:,|và\s)) )*
        (?:\s+còn\s+lại(?!\w))?
      | {UNIT}(?:\s*[,-]\s*(?:{UNIT}|thành\s+phố(?!\w)))+(?!\s+[{CAPITAL}])  # quận, huyện
      | (?:[Pp]hường|[Qq]uận|[Kk]hu\s+phố|[Tt]ổ\s+dân\s+phố)\s+\d{{1,2}}
        (?=\s*(?:[,;:.](?!\d)|$)|\s+(?:và(?!\w)|{any_of(*PREDICATES)}))          # Phường 8
      | tỉnh,\s+thành\s+phố(?:\s+trực\s+thuộc\s+(?i:trung\s+ương))?
      | (?:cấp\s+|toàn\s+)?{PLACE}
        (?:\s+{NAME}(?:\s+và\s+các\s+{PLACE}(?:(?:\s*,\s*|\s+và\s+){PLACE})*)?)?""",
    re.VERBOSE,
)
PLACE_NAME = rf"[{CAPITAL}][^\W\d_]*(?: [{CAPITAL}][^\W\d_]*)+(?!\w)"
PLACE_NAME_BEFORE = re.compile(rf"[{CAPITAL}][^\W\d_]* [{CAPITAL}][^\W\d_]*$")
LISTED_PLACE = re.compile(rf"\s*:\s*{PLACE_NAME}")
NEXT_PLACE = re.compile(rf"\s*(?:,\s*(?:và\s+)?|\s+và\s+)(?P<place>(?:{PLACE}\s+)?{PLACE_NAME})")
CIRCLE = re.compile(rf"(?i:{any_of(*CIRCLES)})")
BELONGS = re.compile(
    r"(?:trực\s+)?thuộc\s+|của\s+|trên\s+địa\s+bàn(?!\w)\s*|đóng\s+trên\s+địa\s+bàn(?!\w)\s*"
    r"|phụ\s+trách\s+(?:địa\s+bàn\s+)?|trong\s+(?:toàn\s+)?(?=tỉnh|thành|huyện)"
)
LAST_PIECE = re.compile(
    rf"""{PARTY_COMMITTEE}
      | (?i:từ\s+(?:{PLACE}|trung\s+ương)\s+(?:tới|đến|xuống)\s+(?:cơ\s+sở|{PLACE}))
      | (?:phía|miền)\s+(?:Bắc|Nam|Trung|Tây|Đông)(?!\w)
      | (?:vùng\s+)?(?:biên\s+giới|giáp\s+(?:biên|ranh)|ven\s+biển|miền\s+núi|lân\s+cận)(?!\w)
      | (?i:phụ\s+trách)\s+(?:các\s+)?
        (?:cụm|xã|phường|thị\s+trấn|huyện|thôn|xóm|đơn\s+vị|địa\s+bàn)(?!\w)
        (?:(?:\s*,\s*|\s+và\s+)(?:cụm|xã|phường|thị\s+trấn|đơn\s+vị)(?!\w))*
      | -\s+(?:CTCP|(?:[Cc]ông\s+ty\s+)?(?:[Cc]ổ\s+phần|TNHH)(?:\s+MTV)?)(?!\w)""",
    re.VERBOSE,
)
ABBREVIATED = re.compile(rf"\s+\([{CAPITAL}][{CAPITAL}&/-]{{1,9}}\)(?=\s+{PLACE})")  # (CDC) tỉnh
CALL_NUMBER = re.compile(r"\s+\d{2,4}(?=\s+[^\W\d_]|\s*[,;:.]?$|\s*[,;:]\s)")  # Cấp cứu 115
NAMED_PLACES = re.compile(r"(?i:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn)")
OWN_BODY = re.compile(rf"(?:Sở|Bộ|Cục|Viện|Trường)(?!\w|\s+[{CAPITAL}])")  # thuộc Sở
OWN_BODY_LAST = re.compile(  # các phòng chức năng Sở
    rf"(?:Sở|Bộ|Cục)(?=\s*[,;:.]|\s+(?:và(?!\w)|{any_of(*PREDICATES)}))"
)
SEVERAL_OF = re.compile(
    r"[cC](?<!\w.)[áÁ][cC]\s|(?:xã|phường|huyện|quận)\s*,\s*(?:xã|phường|thị|thành|quận|huyện)(?!\w)"
)
SEVERAL = re.compile(r"(?:[Cc]ác|[Nn]hững)\s+")
SMALL_HEAD = re.compile(  # các sở giáo dục và đào tạo, Bệnh viện đa khoa tỉnh, cơ quan thuế
    r"(?:[Ss]ở|[Pp]hòng|[Cc]ục|[Cc]hi\s+cục|[Bb]an|[Tt]rung\s+tâm|[Tt]rạm|[Bb]ệnh\s+viện|[Cc]ơ\s+quan)\s+"
    r"(?!kiểm\s+tra|tổ\s+chức|tham\s+mưu)"
)
TWIN_PLACE = re.compile(rf"\s+-\s+{PLACE_NAME}")  # cửa khẩu Đồng Đăng - Lạng Sơn
NAME_GOES_ON = re.compile(r"\s+(?:đoàn|hội|ty|cục|viện|gia)(?!\w)")  # Tổng Liên | đoàn
BRANCH = re.compile(r"(?i:chi\s+nhánh)\s+")
# "các huyện ủy, | Thành ủy Cà Mau"
COMMITTEE_BY_NAME = re.compile(r",\s+(?:Thành|Thị|Huyện|Quận)\s+[ủu]y$")
PROPER_NAME = re.compile(rf"{NAME}(?!\w)")
NUMBERED = re.compile(r"số\s+\d{1,3}(?![\w/])(?:\s*(?:,|và)\s*số\s+\d{1,3}(?![\w/]))*")
CAPITAL_WORD = re.compile(rf"[{CAPITAL}][^\W_]*(?:/[{CAPITAL}][^\W_]*)*")
LOWER_WORD = re.compile(r"\s+([^\W\d_]+)(?!\w)")
PREDICATE = re.compile(rf"{any_of(*PREDICATES)}")
# Verbs that fields of work are called by, and those that begin an order: what stands before
# these is the name. "Khoa Xét nghiệm - Chẩn đoán", "Phòng Kế hoạch tổng hợp chủ trì".
VERB_IN_NAME = re.compile(
    any_of(
        "tổng hợp", "tổ chức", "kiểm tra", "giám sát", "điều trị", "khám", "xét nghiệm",
        "kiểm soát", "quản lý", "hỗ trợ", "dự phòng", "đào tạo", "bảo vệ", "tư vấn", "thông tin",
        "hướng dẫn", "vệ sinh", "tham mưu", "điều tra", "thanh toán", "xử lý", "tiếp nhận",
    )
)  # fmt: skip
FIRST_VERB = re.compile(
    r"\s*:|\s+(?:chủ\s+trì|phối\s+hợp|(?:có|chịu)\s+trách\s+nhiệm|có\s+nhiệm\s+vụ"
    r"|là\s+(?:cơ\s+quan|đơn\s+vị|đầu\s+mối)|tiếp\s+tục|chủ\s+động|khẩn\s+trương)(?!\w)"
)
LIST_SIGN = re.compile(rf"\s*(?:[,;:.]|$|và\s+(?=[{CAPITAL}]))")
MANY_PLACES = re.compile(r"\scác\s")
WITHIN = re.compile(r"trong\s+")
COMMA = re.compile(r"\s*,\s+")
LINK_WORD = re.compile(r"(?:và|về|đã|là|để|tại|cùng|với|trước|trong|từ|do)(?!\w)")
SIGN = re.compile(r"\s*(?:[,;:.()\-]|&|$)")
FIELD_IN_CHARGE = re.compile(r"ngành|lĩnh|chuyên")  # "phụ trách lĩnh vực …" names no place
NEXT_PIECE = re.compile(rf"\s*(?:-|&|và)\s*(?=[{CAPITAL}])")
