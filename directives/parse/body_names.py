"""How Vietnamese bodies, offices and groups are named: the tables behind `bodies`. Data only.

Source: the structure of 2021 (Luật Tổ chức chính quyền địa phương, Điều lệ Đảng) and the names
and abbreviations in fixtures/reference/issuer_kinds.json.
"""

from __future__ import annotations

import re

from .markers import CAPITAL

MUST_NOT_FOLLOW = re.compile(r"\(\?<?!(?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)")


def any_of(*names: str) -> str:
    """Return an expression for any of the names, the longest first, blanks of any width."""
    ordered = sorted(names, key=lambda name: len(MUST_NOT_FOLLOW.sub("", name)), reverse=True)
    return "(?:" + "|".join(name.replace(" ", r"\s+") for name in ordered) + r")(?!\w)"


TWINS = r"(?:Phan\s+Rang|Bà\s+Rịa|Thừa\s+Thiên)\s*[-–]\s*(?:Tháp\s+Chàm|Vũng\s+Tàu|Huế)"
NAME = rf"(?:{TWINS}|[{CAPITAL}][^\W\d_]*(?:[ -][{CAPITAL}][^\W\d_]*)*)"

PLACE_WORDS = (
    r"tỉnh(?! táo| ủy| đoàn)", r"tinh(?! thần| gọn| giản| nhuệ| tế)", "thành phố",
    r"thành ph[ôóổếở]",  # as recognition reads it
    r"tp\.?", r"t\.p", "thị xã", "tx", r"huyện(?! ủy| đoàn)",
    r"quận(?! ủy| đoàn)", "phường", r"xã(?! hội| giao)", "thị trấn", "khu phố", "khu vực",
    "tổ dân phố",
)  # fmt: skip
PLACE = rf"(?i:{any_of(*PLACE_WORDS)})"

PARTY_COMMITTEE = rf"(?i:{any_of('tỉnh ủy', 'thành ủy', 'huyện ủy', 'quận ủy', 'thị ủy')})"

COUNCIL = any_of("hội đồng nhân dân", "hđnd")
COMMITTEE = any_of("ủy ban nhân dân", "ubnd")
FRONT = (
    r"(?:(?:ban\s+thường\s+trực\s+)?(?:ủy\s+ban|ub)[\s.]*(?:trung\s+ương\s+)?)?"
    r"(?:mặt\s+trận\s+tổ\s+quốc|mttq)(?:\s*(?:việt\s+nam|vn))?(?!\w)"
)
UNIONS = (
    r"(?:các\s+)?(?:(?:hội|tổ\s+chức)\s*,\s+)?"
    r"(?:tổ\s+chức\s+(?:chính\s+trị\s*-\s*xã\s+hội|ct\s*-\s*xh|đoàn\s+thể)|đoàn\s+thể)"
    r"(?:\s+(?:chính\s+trị(?:\s*-\s*xã\s+hội)?|nhân\s+dân))?(?!\w)"
)
EPIDEMIC = (
    r"(?:(?:về\s+)?(?:công\s+tác\s+)?phòng\s*,?\s*chống\s+(?:đại\s+)?dịch(?:\s+bệnh)?"
    r"(?:\s+ở\s+người)?(?:\s+viêm\s+đường\s+hô\s+hấp\s+cấp)?(?:\s+(?:covid(?:\s*-\s*19)?|ncov|sars-cov-2))?"
    r"|(?:pcd|phòng\s+dịch)(?:\s+covid(?:\s*-\s*19)?)?)(?!\w)"
)

# Complete names, whatever the letter case; several bodies that share one word for their place.
PAIRS = (
    rf"(?:thường\s+trực\s+)?{COUNCIL}\s*(?:,|và|-|&)\s*{COMMITTEE}"
    r"(?:\s*(?:,|và)\s*(?:(?:ủy\s+ban|ub)\s*)?mttq(?:\s+(?:việt\s+nam|vn))?(?!\w))?",
    rf"đảng\s+ủy\s*(?:,|và|-)\s*{COMMITTEE}",
    r"(?:các\s+)?cấp\s+ủy(?:\s+đảng)?(?:\s*,\s*tổ\s+chức\s+đảng)?\s*(?:,|và)\s*chính\s+quyền",
    r"(?:các\s+)?cấp\s+ủy(?:\s+đảng)?\s*(?:,|và)\s*(?:các\s+)?tổ\s+chức\s+đảng",
    rf"{FRONT}\s+(?:và|cùng)\s+{UNIONS}",
    r"các\s+cấp\s*(?:,|và)\s*(?:các\s+)?ngành"
    r"(?:\s*(?:,|và)\s*(?:các\s+)?(?:địa\s+phương|đoàn\s+thể))?",
)
COMPLETE = (
    COUNCIL,
    COMMITTEE,
    FRONT,
    r"(?:các\s+)?cấp\s+ủy(?:\s+đảng)?",
    "chính quyền",
    "thủ tướng chính phủ",
    "chính phủ",
    r"ủy\s+ban\s+thường\s+vụ\s+quốc\s+hội",
    "quốc hội",
    "ủy ban bầu cử",
    "hội đồng bầu cử",
    "viện kiểm sát nhân dân",
    "tòa án nhân dân",
    "công an",
    "bộ chỉ huy quân sự",
    "ban chỉ huy quân sự",
    "bộ chq?s",
    "bchqs",
    r"(?:bộ\s+chỉ\s+huy\s+|bch\s+)?bộ\s+đội\s+biên\s+phòng",
    r"(?:bộ\s+chỉ\s+huy\s+)?bđbp",
    "biên phòng",
    r"(?-i:SYT|SNV|SGDĐT|SGTVT|STTTT|CDC|TTKSBT|BHXH)",
    r"(?-i:CA)(?=\s+(?:tỉnh|thành|huyện|quận|thị|xã|phường)(?!\w))",
    r"vùng\s+\d\s+hải\s+quân",
    r"(?:bộ\s+tư\s+lệnh\s+)?vùng\s+cảnh\s+sát\s+biển\s+\d",
    r"(?:bộ\s+tư\s+lệnh\s+)?(?:quân\s+khu|quân\s+đoàn|binh\s+đoàn)\s+\d+",
    r"y\s+tế\s+các\s+(?:bộ,?\s*)?ngành",
    r"bộ\s+tư\s+lệnh(?:\s+(?:thủ\s+đô|(?:quân\s+khu|quân\s+đoàn|vùng)\s+\d))?",
    "tỉnh đoàn",
    "thành đoàn",
    "huyện đoàn",
    "quận đoàn",
    "thị đoàn",
    r"đoàn\s+(?:xã|phường)",
    "đoàn thanh niên",
    "đoàn tncs hồ chí minh",
    "hội liên hiệp phụ nữ",
    "hội lhpn",
    "hội nông dân",
    "hội cựu chiến binh",
    "hội ccb",
    "hội chữ thập đỏ",
    r"đài\s+truyền\s+thanh",
    "hội doanh nhân trẻ",
    r"hiệp\s+hội\s+doanh\s+nghiệp(?:\s+(?:nhỏ\s+và\s+vừa|vừa\s+và\s+nhỏ))?",
    "hội người cao tuổi",
    "liên đoàn lao động",
    "lđlđ",
    "tổng liên đoàn",
    "công đoàn",
    r"công\s+đoàn\s+cấp\s+trên(?:\s+trực\s+tiếp(?:\s+cơ\s+sở)?)?",
    r"công\s+đoàn\s+(?:tổng\s+công\s+ty|tập\s+đoàn|viên\s+chức)",
    r"chi hội(?! trưởng)",
    "bưu điện",
    "hội đồng đội",
    "dân quân",
    r"(?-i:đồn)\s+biên\s+phòng",
    r"ban\s+chỉ\s+huy\s+(?:phòng\s+thủ\s+dân\s+sự|pctt)"
    r"(?:\s+(?:và|-|&)\s+(?:tìm\s+kiếm\s*,?\s*cứu\s+nạn|tkcn))?",
    "điện lực",
    r"(?-i:Viettel|VNPT|MobiFone)",
    r"bệnh\s+viện\s+dã\s+chiến(?:\s+(?:điều\s+trị|thu\s+dung)\s+covid-19)?",
    r"tổ\s+(?:truy\s+vết|lấy\s+mẫu|tuần\s+tra)(?:\s+(?:nhanh|thần\s+tốc|cộng\s+đồng))?",
    r"ban\s+quản\s+trị\s*,\s+ban\s+quản\s+lý\s+(?:các\s+)?(?:tòa\s+nhà\s+)?chung\s+cư",
    r"ban\s+quản\s+lý\s+(?:các\s+)?(?:tòa\s+nhà\s+)?chung\s+cư",
    r"ban\s+quản\s+trị(?:\s+(?:các\s+)?(?:tòa\s+nhà\s+)?(?:nhà\s+)?chung\s+cư)?",
    r"ban\s+điều\s+hành\s+(?:các\s+)?khu\s+cách\s+ly(?:\s+tập\s+trung)?",
    r"(?:văn\s+phòng\s+)?đoàn\s+đại\s+biểu\s+quốc\s+hội(?:\s+(?:và|,)\s+(?:hội\s+đồng\s+nhân\s+dân|hđnd))?",
    "hạt kiểm lâm",
    r"cảng\s+hàng\s+không(?:\s+quốc\s+tế)?",
    "công đoàn ngành",
    r"công\s+đoàn(?:\s+ngành)?\s+(?:y\s+tế|giáo\s+dục(?:\s+(?:và|-)\s+đào\s+tạo)?|công\s+thương"
    r"|giao\s+thông(?:\s+vận\s+tải)?|xây\s+dựng|nông\s+nghiệp(?:\s+và\s+phát\s+triển\s+nông\s+thôn)?)",
    r"(?:các\s+)?cấp\s+(?:công\s+đoàn|hội|bộ\s+đoàn)",
    "đảng ủy",
    "đảng ủy công an",
    "đảng ủy quân sự",
    "đảng bộ",
    "chi bộ",
    "khối dân vận",
    r"trại\s+tạm\s+giam",
    r"(?:các\s+)?công\s+ty\s+(?:(?:đầu\s+tư|xây\s+dựng|kinh\s+doanh|phát\s+triển)\s+(?:và\s+)?){1,3}"
    r"(?:kết\s+cấu\s+)?hạ\s+tầng"
    r"(?:\s+(?:các\s+)?(?:kcn|khu\s+công\s+nghiệp))?",
    r"thanh\s+tra\s+giao\s+thông(?:\s+vận\s+tải)?",
    r"(?:tổ|đội)\s+phản\s+ứng\s+nhanh",
    r"(?:văn\s+phòng|ban)\s+đại\s+diện(?:\s+(?:tỉnh|thành\s+phố|ubnd\s+tỉnh))?(?:\s+tại)?",
    r"đại\s+diện\s+(?:ban|ban\s+quản\s+lý|bql)\s+tại",
    r"tổ\s+đại\s+biểu\s+(?:hội\s+đồng\s+nhân\s+dân|hđnd)",
    r"thanh\s+tra(?=\s+(?:tỉnh|thành|huyện|quận))",
    rf"thanh\s+tra\s+(?:sở|bộ)(?!\s+(?-i:[{CAPITAL}]))",
    r"ban\s+quản\s+lý\s+(?:các\s+)?(?:chợ|khu\s*,\s*điểm\s+du\s+lịch"
    r"|khu\s+(?:công\s+nghiệp|công\s+nghệ\s+cao"
    r"|chế\s+xuất(?:\s+và\s+(?:khu\s+)?công\s+nghiệp)?)|kcn"
    r"|(?-i:dự\s+án|bến\s+xe|(?:khu\s+)?(?:du\s+lịch|di\s+tích)|vịnh|vườn\s+quốc\s+gia|rừng))",
    r"ban\s+quản\s+lý\s+khu\s+kinh\s+tế(?:\s+cửa\s+khẩu)?",
    r"tổng\s+liên\s+đoàn\s+lao\s+động",
    r"(?:trung\s+ương\s+)?đoàn\s+thanh\s+niên(?:\s+cộng\s+sản\s+hồ\s+chí\s+minh)?",
    r"phó\s+thủ\s+tướng(?:\s+(?:thường\s+trực|chính\s+phủ))*",
    "bảo hiểm xã hội",
    "kho bạc nhà nước",
    "ngân hàng nhà nước",
    "đài phát thanh và truyền hình",
    r"đài\s+phát\s+thanh\s*-\s*truyền\s+hình",
    r"đài\s+pt\s*-?\s*th",
    "đài truyền hình",
    "đài tiếng nói",
    "thông tấn xã",
    r"ngành\s+(?:y\s+tế|giáo\s+dục(?:\s+(?:và|-)\s+đào\s+tạo)?|công\s+thương|giao\s+thông|công\s+an)",
    r"cổng\s+(?:(?:thông\s+tin|giao\s+tiếp)\s+điện\s+tử|ttđt)",
    "cục quản lý thị trường",
    rf"(?:trung\s+tâm\s+|sở\s+|ban\s+)chỉ\s+huy(?!\s+quân)(?:\s+{EPIDEMIC})?",
    rf"(?:ban\s+ch[ỉi]\s+đạo|bcđ)(?:\s+(?:cấp\s+)?(?:tỉnh|thành\s+phố|quốc\s+gia))?(?:\s+{EPIDEMIC})?",
    r"tổ\s+covid(?:\s*-\s*19)?(?:\s+cộng\s+đồng)?",
    r"đảng\s+ủy\s+khối(?:\s+(?:các\s+)?(?:cơ\s+quan|doanh\s+nghiệp)"
    r"(?:\s+và\s+doanh\s+nghiệp)?)?",
    UNIONS,
    r"(?-i:Tổ|Đoàn)\s+công\s+tác(?:\s+đặc\s+biệt)?",
    r"(?:tổ|đoàn)\s+(?:kiểm\s+tra|công\s+tác|giám\s+sát|tuần\s+tra)\s+(?:liên\s+ngành|đặc\s+biệt)",
    r"(?:các\s+)?(?:ông\s*,?\s*bà|ông\s*\(\s*bà\s*\)|công\s+dân|cá\s+nhân|hộ\s+dân|thành\s+viên)"
    r"\s+có\s+tên(?:\s+(?:nêu\s+)?(?:tại|ở|trong)\s+điều\s+\d+)?",
)

# Heads that name a body only together with what they head: "Văn phòng Tỉnh ủy".
OF_A_BODY = (
    "văn phòng", "vp", "ban thường vụ", "btv", "thường trực", "ban chấp hành", "bch",
    "ban cán sự đảng", "bcs đảng", "đảng đoàn", "đảng ủy", "đảng bộ", "chi bộ",
)  # fmt: skip

# Heads that need a capital letter and a field of work: "Sở Y tế", "Trung tâm Kiểm soát bệnh tật".
OF_A_FIELD = (
    "Bộ", "Sở", "Ban", "Ủy ban", "Cục", "Chi cục", "Tổng cục", "Vụ", "Phòng", "Viện", "Trung tâm",
    "Bệnh viện", "Trường", "Học viện", "Đài", "Báo", "Hội", "Hiệp hội", "Liên minh", "Đoàn",
    "Cảng", "Công ty", "Tổng công ty", "Tổng Công ty",
    "Tập đoàn", "Cơ quan", "Cảng vụ", "Thanh tra", "Kho bạc",
    "Đội", "Khoa", "Trạm", "Tạp chí", "Nhà xuất bản", "Quỹ", "Ban Quản lý", "BQL", "Liên hiệp",
    "Chi nhánh", "Ngân hàng", "Quân đoàn", "Sư đoàn", "Lữ đoàn", "Trung đoàn", "Tiểu đoàn",
    "Đại đội", "Đồn", "Công chức", "Hải đội", "Trại giam", "Tổ", "Bộ môn",
    "Tiểu ban", "Bến xe",
)  # fmt: skip
FIELDS = (
    "y tế", "nội vụ", "tài chính", "công thương", "xây dựng", "tư pháp", "ngoại vụ", "ngoại giao",
    "du lịch", "giao thông vận tải", "gtvt", "quốc phòng", "công an", "kinh tế",
    r"giáo dục\s*(?:và|-|&)\s*đào tạo", r"gd\s*(?:&|và|-)?\s*đt",
    r"thông tin\s*(?:và|-|&)\s*truyền thông", r"tt\s*(?:&|và|-)?\s*tt", "tttt",
    r"khoa học\s*(?:và|-|&)\s*công nghệ", r"kh\s*(?:&|và|-)?\s*cn",
    r"tài nguyên\s*(?:và|-|&)\s*môi trường", r"tn\s*(?:&|và|-)?\s*mt",
    r"nông nghiệp\s*(?:và|-|&)\s*(?:phát triển nông thôn|ptnt)", r"nn\s*(?:&|và|-)?\s*ptnt",
    r"lao động\s*[-,–]?\s*thương binh\s*(?:và|-|&)\s*xã hội", r"lđ\s*-?\s*tb\s*&?\s*xh",
    r"lđtb\s*(?:&|và)\s*xh", r"văn hóa\s*(?:,|-)\s*thể thao\s*(?:và|-|&)\s*du lịch",
    r"văn hóa\s*(?:và|-)\s*(?:thể thao|thông tin)",
    r"văn hóa\s*[,-]\s*(?:thể thao|thông tin)\s*(?:và|-|&)\s*"
    r"(?:truyền thông|truyền thanh|thể thao)",
    r"vh\s*,?\s*tt\s*(?:&|và)?\s*dl",
    r"kế hoạch\s*(?:và|-|&)\s*đầu tư", r"kh\s*(?:&|và|-)?\s*đt", r"tài chính\s*-\s*kế hoạch",
    "quản lý đô thị", r"quản lý trật tự (?:xây dựng(?: đô thị)?|đô thị)",
    "quản lý dự án đầu tư xây dựng", "môi trường đô thị",
    r"kinh tế\s*(?:và|-)\s*hạ tầng", r"quy hoạch\s*(?:và|-)\s*kiến trúc",
    r"quản lý vận tải(?:(?:,| và) phương tiện)?(?:(?:,| và) người lái)?",
    "dân tộc", "tôn giáo", "tổ chức", r"tổ chức\s*-\s*nội vụ", "tuyên giáo",
    r"dân vận(?: các cơ quan nhà nước(?:, dân tộc(?:,| và) tôn giáo)?)?",
    "nội chính", "kiểm tra", r"kiểm tra\s*-\s*thanh tra", "tuyên huấn", "kiểm soát bệnh tật",
    r"kiểm dịch y tế(?: quốc tế)?", "quản lý thị trường", "y tế dự phòng", "thuế", "hải quan",
    r"quản lý (?:các )?khu công nghiệp", r"quản lý (?:các )?kcn", "quản lý khu kinh tế",
    r"quản lý khu kinh tế(?: cửa khẩu)?", "thống kê", "hợp tác xã", "điện lực",
    r"đa khoa(?:(?:,| và) chuyên khoa)?", r"chuyên khoa(?:(?:,| và) đa khoa)?",
    "hàng không", "cảng hàng không", "đăng kiểm", r"cảnh sát giao thông(?:\s*-\s*trật tự)?",
    r"cảnh sát quản lý hành chính(?: về trật tự xã hội)?", "cảnh sát môi trường",
    "trật tự đô thị", "đường bộ", "đường sắt", "hàng hải",
    "đường thủy nội địa", "chính trị", "văn hóa", "truyền thông", "lao động và công đoàn",
    "thi đua khen thưởng",
    r"thi đua\s*-\s*khen thưởng", "thú y", "rừng quốc gia", "vườn quốc gia",
    r"chăn nuôi\s*(?:và|,)\s*thú y", "kiểm lâm",
    "văn hóa thông tin", r"an toàn vệ sinh thực phẩm", "đô thị", "thanh niên", "xúc tiến đầu tư",
    r"phòng, chống (?:tệ nạn xã hội|ma túy|thiên tai|lụt bão|hiv/aids)",
    r"quản lý khám,? chữa bệnh", r"quản lý đê điều và phòng, chống thiên tai",
    r"(?:hạ tầng )?công nghệ thông tin(?: và (?:truyền thông|thống kê(?: hải quan)?))?",
    r"kế hoạch\s*-?\s*(?:tổng hợp|nghiệp vụ|tài chính)",
    r"tuyên truyền\s*-\s*hỗ trợ(?: người nộp thuế)?", "hỗ trợ người nộp thuế",
    r"thanh tra\s*-\s*kiểm tra(?: thuế)?", "hậu cần", "tham mưu",
    "nhà giáo và cán bộ quản lý giáo dục", r"trồng trọt (?:và|,|-) bảo vệ thực vật",
    "bảo vệ thực vật",
    r"kỹ thuật(?: (?:nghiệp vụ|hình sự|mật mã|quân sự|y tế|y dược|công nghệ))?",
    r"tổ chức\s*-?\s*(?:hành chính|cán bộ)", r"hành chính\s*-?\s*(?:quản trị|tổng hợp)",
    r"tài chính\s*-?\s*kế toán", "điều dưỡng", r"khám bệnh(?: đa khoa)?", "cấp cứu đa khoa",
    "xét nghiệm",
    r"hồi sức (?:cấp cứu|tích cực)(?:\s*-?\s*chống độc)?", "kiểm soát nhiễm khuẩn",
    "truyền nhiễm", r"phòng, chống bệnh truyền nhiễm", "chẩn đoán hình ảnh",
    r"an ninh (?:chính trị nội bộ|đối ngoại|kinh tế|mạng|xã hội)", "cảnh sát cơ động",
    r"cảnh sát (?:hình sự|kinh tế|trật tự|đường thủy)", "quản lý xuất nhập cảnh",
    r"chính trị(?:,)? tư tưởng", r"giáo dục (?:mầm non|tiểu học|trung học|thường xuyên)",
    r"nghiệp vụ (?:y|dược)", r"chính sách\s*-?\s*pháp luật", "dược", "vật tư y tế",
    "trang thiết bị",
    "trang thiết bị và công trình y tế",
    "phát triển quỹ đất", r"phổ biến,? giáo dục pháp luật",
    r"giáo dục chính trị và công tác học sinh,? sinh viên",
    r"tổ chức cơ sở đảng,? đảng viên", "công tác đảng và công tác chính trị",
)  # fmt: skip

TITLES = (
    "chủ tịch", "bí thư", "giám đốc", "tổng giám đốc",
    r"trưởng (?:ban|phòng)(?! (?-i:[A-ZĐ])| quản lý| chỉ)",
    "trưởng", "thủ trưởng", "người đứng đầu", "chánh văn phòng", "chánh thanh tra", "bộ trưởng",
    "thống đốc", "cục trưởng", "tổng cục trưởng", "hiệu trưởng", "chỉ huy trưởng", "trạm trưởng",
    "đội trưởng", r"tổ trưởng(?: (?:các )?(?:tổ )?dân phố)?",
    "chi cục trưởng", "trưởng thôn", "trưởng khoa", "tư lệnh",
    "viện trưởng", "chánh án", "chủ nhiệm", "lãnh đạo", "thứ trưởng", "thành viên",
    "cán bộ chủ chốt",
    "tỉnh ủy viên", "thành ủy viên", "huyện ủy viên", "đại biểu",
    r"chủ đầu tư(?: (?:hạ tầng|dự án|công trình))?", "giáo viên chủ nhiệm",
    r"nhân viên (?:y tế|bảo vệ|văn thư|thư viện) (?:trường học|nhà trường)",
    r"bảo vệ(?=:)", "chi hội trưởng",
    "chi đoàn trưởng",
    "thị ủy viên", "quận ủy viên", "đảng ủy viên", "kế toán trưởng", "vụ trưởng",
    r"trưởng trạm(?! y)",
    r"chủ (?:doanh nghiệp|cơ sở(?: (?:sản xuất|kinh doanh))?(?:,? kinh doanh)?(?:,? dịch vụ)?"
    r"|nhà trọ|hộ(?: kinh doanh)?)", r"chủ(?= các (?:doanh|cơ|nhà|hộ|cửa|đại))",
    r"(?:ủy viên|uv\.?)\s*(?:ban thường vụ|btv|ban chấp hành|bch|thường vụ|thường trực)?",
    "uvbtv", "uvbch", r"(?:thôn|xóm|ấp|bản) trưởng", r"trưởng (?:xóm|bản|ấp|khóm|buôn|khu phố)",
)  # fmt: skip
COMRADE = (
    r"(?:(?:các|những)\s+)?(?:đồng\s+chí|(?:quý\s+)?thầy(?:\s*[,/]?\s*cô)?|cô|đ/c|"
    r"đ\.c|ông\s*(?:\(\s*bà\s*\)|/\s*bà)|ông|bà)"
)

SCHOOLS = (
    r"(?:mầm non|mẫu giáo|tiểu học|trung học cơ sở|thcs|trung học phổ thông|thpt|đại học"
    r"|cao đẳng(?: sư phạm| nghề| y tế)?"
    r"|trung cấp|dân tộc nội trú|ptdtnt)(?!\w)"
)

# Groups named by what they are; "các sở, ban, ngành", "cơ quan, đơn vị".
GROUPS = (
    "sở", "ban", "ngành", "bộ", "cơ quan", "đơn vị", "địa phương", "cấp", "cấp ủy", "cấp ủy đảng",
    "chi", "chi ủy", "chi bộ", "chi đoàn", "đảng bộ", "đảng ủy", "huyện ủy", "thị ủy", "thành ủy",
    "quận ủy", "đảng ủy trực thuộc", "đutt", "huyện", "thị", "thị xã", "thành phố", "tỉnh", "quận",
    "phường", r"xã(?! hội)", "thị trấn", r"phòng(?!,? chống| dịch| ngừa| khám| họp| học| trọ)",
    "phòng khám", "trường", "nhà trường", "hội",
    "đoàn thể", r"đoàn thể chính trị\s*-\s*xã hội", "doanh nghiệp", "lực lượng",
    "lực lượng vũ trang", "lực lượng chức năng", "lực lượng tuyến đầu",
    r"tổ chức(?! (?:thực|triển|các|tốt|lại|kiểm|tuyên|tập|xét|cách|tiêm|rà|học|họp|quán|thông"
    r"|cơ sở đảng))",
    "tổ chức đảng", "tổ chức cơ sở đảng", "cá nhân", r"tổ chức chính trị\s*-\s*xã hội",
    "tổ chức hội", "phòng chức năng", "phòng chuyên môn",
    r"tổ chức hành nghề (?:luật sư|công chứng|đấu giá)"
    r"(?:(?:,| và) (?:luật sư|công chứng|đấu giá))*",
    r"tổ chức ct\s*-\s*xh",
    r"cơ quan thông tấn,? báo chí", "cơ quan báo chí", "cơ quan chức năng", "cơ quan chuyên môn",
    "cơ quan truyền thông", "cơ quan ngang bộ", "cơ quan ban", "cơ quan thuộc chính phủ",
    r"cơ sở (?:khám,? chữa bệnh|khám bệnh, chữa bệnh|y tế|giáo dục|đào tạo|cách ly"
    r"|lưu trú(?: du lịch)?)",
    r"cơ sở (?:sản xuất,? kinh doanh(?:,? dịch vụ)?|sản xuất|tôn giáo|thờ tự|tín ngưỡng"
    r"|kinh doanh(?:,? dịch vụ)?(?: ăn uống)?)",
    r"trung tâm (?:giáo dục nghề nghiệp|gdnn)(?:\s*[-,]\s*(?:giáo dục thường xuyên|gdtx))?",
    r"trung tâm (?:giáo dục thường xuyên|gdtx|ngoại ngữ(?:\s*[-,]\s*tin học)?|tin học)",
    "huyện đoàn", "quận đoàn", "thị đoàn", "thành đoàn", "đoàn trực thuộc", "đoàn cơ sở",
    rf"trường {SCHOOLS}(?:(?:, | và |, và ){SCHOOLS})*",
    "khu công nghiệp", "bệnh viện", "trường học", "cơ quan đơn vị", "ban ngành",
    "hội đồng hương", "đại học", "học viện", "hộ", "hộ dân",
    r"lực lượng (?:dân quân|công an|quân sự|quân đội|biên phòng)"
    r"(?:(?:,| và) (?:dân quân|công an|quân sự|quân đội|biên phòng|y tế))*", "trạm y tế lưu động",
    "lực lượng y tế", "ban xây dựng đảng",
    "ban đảng", "ban quản lý", "ban chỉ đạo", "ban cán sự đảng", "đảng đoàn", "tập đoàn",
    "tổng công ty", "công ty", "chính quyền", "trung tâm y tế", "hợp tác xã", "nhà máy", "chợ",
    "siêu thị", "đội hình", r"đội(?! ngũ)(?: nghiệp vụ)?", "thôn", "bản", "khu", "xóm", "buôn",
    "ấp", "khu phố", "khu dân cư", "tổ dân phố",
    "ngân hàng", "chốt kiểm dịch", "viện", r"chi hội(?! trưởng)", "tiểu ban", "tổ công tác",
    "hãng hàng không", r"hãng (?:xe(?: khách)?|taxi|vận tải)", "chung cư", "ga", "nhà ga",
    "tổ chức tín dụng", "khu cách ly", "khu cách ly tập trung",
    "ngân hàng thương mại", "chi nhánh ngân hàng",
    "hộ kinh doanh", "hộ gia đình", r"cơ sở(?! (?:vật chất|dữ liệu|hạ tầng|pháp lý))",
    "trung tâm",
    "trung tâm thương mại", "cửa hàng", "cửa hàng tiện lợi", "nhà hàng", "khách sạn", "bến xe",
    "nhà thầu", "nhà thầu thi công", "nhà thuốc", "quầy thuốc",
    r"khoa(?! học)", r"khoa (?:lâm sàng|cận lâm sàng|chuyên môn)", "trại giam",
)  # fmt: skip
ALONE_GROUPS = (
    r"lực lượng (?:dân quân|công an|quân sự|quân đội|biên phòng|y tế)"
    r"(?:(?:,| và) (?:dân quân|công an|quân sự|quân đội|biên phòng|y tế))*",
    "cơ quan", "đơn vị", "địa phương", "doanh nghiệp", "đoàn thể", "cơ quan chức năng",
    "cơ quan chuyên môn", "lực lượng chức năng", "lực lượng vũ trang", "nhà thầu thi công",
    "phòng khám tư nhân", "phòng khám đa khoa", r"cơ sở lưu trú(?: du lịch)?",
    r"cơ sở (?:sản xuất(?:,? kinh doanh)?|kinh doanh)(?:,? dịch vụ)?",
    r"cơ sở (?:khám,? chữa bệnh|khám bệnh, chữa bệnh|y tế|giáo dục|đào tạo|cách ly)",
)  # fmt: skip

# Words after a complete name that belong to it, and close it.
CIRCLES = (
    r"y\s*(?:,|-|và)?\s*dược", "các cấp", "và tương đương", "cùng cấp", "cấp mình",
    r"cấp (?:tỉnh|huyện|xã|cơ sở)(?:\s*(?:,|và)\s*(?:cấp )?(?:huyện|xã|thôn|cơ sở)(?!\w))*",
    "cộng đồng", "trung ương", "tw", "quốc gia", "việt nam", "nhà nước", "có liên quan",
    "liên quan", "địa phương", "chuyên môn", "hữu quan", "khác", "trực thuộc", "nêu trên",
    "có chức năng", "thành viên",
    r"cơ sở(?! (?:y|sản|kinh|khám|cách|lưu|giáo|đào|vật|hạ|dữ))", "trong và ngoài công lập",
    r"(?:thôn|xóm|ấp)(?:, tổ dân phố)?", "lữ hành",
    r"các (?:huyện|quận|thị)(?: ủy)?(?:, (?:huyện|quận|thị)(?: ủy)?)?(?:,| và) (?:thành|thị) ủy",
    "ngoài công lập", "công lập", "lưu động", "có nhà trọ", "thủy lợi", "cấp nước",
    "viễn thông", "bưu chính", r"trong (?:các )?(?:kcn|ccn)(?!\w)", "tín dụng",
    r"có (?:nhà|phòng) (?:trọ|cho thuê(?: trọ)?)", r"trong (?:vùng|khu vực)", "sử dụng lao động",
    r"có (?:sử dụng )?(?:từ|trên|dưới|ít hơn|hơn) \d[\d.]* (?:lao động|công nhân|người)"
    r"(?: trở (?:lên|xuống))?",
    "tư nhân", "sự nghiệp", r"vận tải(?: (?:hành khách|hàng hóa|khách))?",
    r"kinh doanh(?: (?:vận tải(?: (?:hành khách|hàng hóa|khách))?|dịch vụ))",
    r"sản xuất,? kinh doanh", "nhà nước",
    r"trong (?:các )?khu công nghiệp", "các khu công nghiệp", "các kcn", r"các trường(?: học)?",
    "các bệnh viện", "các chợ", "toàn tỉnh", "toàn thành phố", "toàn quốc", "cả nước",
    "trong tỉnh", "trong toàn tỉnh", "các địa phương",
    r"trong (?:toàn )?(?:trường|bệnh viện|đơn vị|cơ quan|sở|học viện|ngành|huyện|xã)",
    r"các (?:công trình|dự án)(?: xây dựng| giao thông| đầu tư)?",
    "có giường(?: bệnh)?", r"hàng(?: hóa)? thiết yếu",
    r"(?:trung học phổ thông|thpt|thcs|trung học cơ sở|tiểu học|mầm non|mẫu giáo|đại học"
    r"|cao đẳng(?: sư phạm| nghề)?|trung cấp)(?:(?:, | và )(?:thpt|thcs|trung học cơ sở|tiểu học"
    r"|mầm non|mẫu giáo|cao đẳng|trung cấp)(?!\w))*",
)  # fmt: skip
