"""Who writes the invented directives, how their numbers look, and whom they order to act."""

from typing import NamedTuple


class Office(NamedTuple):
    """A kind of body: the lines of its head, its symbols by kind, and who signs without a name."""

    level: str
    above: str  # the first line of the head, of the body above
    name: str  # the second line, its own
    symbols: dict[str, str]
    signs: str


STATE = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
PARTY = ("ĐẢNG CỘNG SẢN VIỆT NAM",)
TITLES = {
    "cong-van": "",
    "chi-thi": "CHỈ THỊ",
    "thong-bao": "THÔNG BÁO",
    "cong-dien": "CÔNG ĐIỆN",
    "ke-hoach": "KẾ HOẠCH",
    "huong-dan": "HƯỚNG DẪN",
}

OFFICES: tuple[Office, ...] = (
    Office(
        "province",
        "",
        "ỦY BAN NHÂN DÂN {PLACE}",
        {
            "cong-van": "/UBND-KGVX",
            "chi-thi": "/CT-UBND",
            "cong-dien": "/CĐ-UBND",
            "ke-hoach": "/KH-UBND",
            "thong-bao": "/TB-UBND",
        },
        "CHỦ TỊCH",
    ),
    Office(
        "party",
        "ĐẢNG BỘ {PLACE}",
        "{COMMITTEE}",
        {"cong-van": "-CV/TU", "chi-thi": "-CT/TU", "thong-bao": "-TB/TU"},
        "PHÓ BÍ THƯ",
    ),
    Office(
        "province",
        "ỦY BAN NHÂN DÂN {PLACE}",
        "SỞ Y TẾ",
        {"cong-van": "/SYT-NVY", "ke-hoach": "/KH-SYT", "huong-dan": "/HD-SYT"},
        "GIÁM ĐỐC",
    ),
    Office(
        "province",
        "ỦY BAN NHÂN DÂN {PLACE}",
        "SỞ GIÁO DỤC VÀ ĐÀO TẠO",
        {"cong-van": "/SGDĐT-VP", "ke-hoach": "/KH-SGDĐT"},
        "GIÁM ĐỐC",
    ),
    Office(
        "province",
        "ỦY BAN NHÂN DÂN {PLACE}",
        "SỞ GIAO THÔNG VẬN TẢI",
        {"cong-van": "/SGTVT-VTPT", "thong-bao": "/TB-SGTVT"},
        "GIÁM ĐỐC",
    ),
    Office(
        "province",
        "ỦY BAN NHÂN DÂN {PLACE}",
        "SỞ CÔNG THƯƠNG",
        {"cong-van": "/SCT-QLTM", "ke-hoach": "/KH-SCT"},
        "GIÁM ĐỐC",
    ),
    Office(
        "district",
        "ỦY BAN NHÂN DÂN {PLACE}",
        "ỦY BAN NHÂN DÂN {DISTRICT}",
        {"cong-van": "/UBND-VX", "thong-bao": "/TB-UBND", "ke-hoach": "/KH-UBND"},
        "CHỦ TỊCH",
    ),
    Office(
        "central",
        "",
        "BỘ Y TẾ",
        {"cong-van": "/BYT-DP", "cong-dien": "/CĐ-BYT"},
        "BỘ TRƯỞNG",
    ),
    Office(
        "central",
        "",
        "BỘ GIAO THÔNG VẬN TẢI",
        {"cong-van": "/BGTVT-VT", "cong-dien": "/CĐ-BGTVT"},
        "BỘ TRƯỞNG",
    ),
    Office(
        "central",
        "",
        "BỘ GIÁO DỤC VÀ ĐÀO TẠO",
        {"cong-van": "/BGDĐT-GDTC"},
        "BỘ TRƯỞNG",
    ),
)

# Topics that a specialised body writes about; the others write about all.
FIELDS = {
    "SỞ Y TẾ": ("vaccination", "testing", "quarantine", "hospitals", "oxygen", "waste", "hotlines"),
    "BỘ Y TẾ": ("vaccination", "testing", "quarantine", "hospitals", "oxygen", "waste", "tracing"),
    "SỞ GIÁO DỤC VÀ ĐÀO TẠO": ("schools", "remote_learning", "exams"),
    "BỘ GIÁO DỤC VÀ ĐÀO TẠO": ("schools", "remote_learning", "exams"),
    "SỞ GIAO THÔNG VẬN TẢI": ("transport", "checkpoints", "returnees"),
    "BỘ GIAO THÔNG VẬN TẢI": ("transport", "checkpoints", "borders"),
    "SỞ CÔNG THƯƠNG": ("markets", "pricing", "industrial"),
}

# Whom an order goes to, in a province, in a district, from the centre.
BODIES: dict[str, tuple[str, str, str]] = {
    "health": ("Sở Y tế", "Trung tâm Y tế huyện", "Bộ Y tế"),
    "cdc": ("Trung tâm Kiểm soát bệnh tật tỉnh", "Trạm Y tế các xã", "Cục Y tế dự phòng"),
    "police": ("Công an tỉnh", "Công an huyện", "Bộ Công an"),
    "army": ("Bộ Chỉ huy Quân sự tỉnh", "Ban Chỉ huy Quân sự huyện", "Bộ Quốc phòng"),
    "edu": (
        "Sở Giáo dục và Đào tạo",
        "Phòng Giáo dục và Đào tạo",
        "Bộ Giáo dục và Đào tạo",
    ),
    "trade": ("Sở Công Thương", "Phòng Kinh tế và Hạ tầng", "Bộ Công Thương"),
    "transport": ("Sở Giao thông vận tải", "Phòng Quản lý đô thị", "Bộ Giao thông vận tải"),
    "labour": (
        "Sở Lao động - Thương binh và Xã hội",
        "Phòng Lao động - Thương binh và Xã hội",
        "Bộ Lao động - Thương binh và Xã hội",
    ),
    "culture": (
        "Sở Văn hóa, Thể thao và Du lịch",
        "Phòng Văn hóa và Thông tin",
        "Bộ Văn hóa, Thể thao và Du lịch",
    ),
    "info": (
        "Sở Thông tin và Truyền thông",
        "Trung tâm Văn hóa - Thông tin và Thể thao",
        "Bộ Thông tin và Truyền thông",
    ),
    "finance": ("Sở Tài chính", "Phòng Tài chính - Kế hoạch", "Bộ Tài chính"),
    "zones": (
        "Ban Quản lý các khu công nghiệp",
        "Phòng Kinh tế và Hạ tầng",
        "Bộ Kế hoạch và Đầu tư",
    ),
    "border": ("Bộ Chỉ huy Bộ đội Biên phòng tỉnh", "Đồn Biên phòng", "Bộ Quốc phòng"),
    "union": (
        "Liên đoàn Lao động tỉnh",
        "Liên đoàn Lao động huyện",
        "Tổng Liên đoàn Lao động Việt Nam",
    ),
    "women": (
        "Hội Liên hiệp Phụ nữ tỉnh",
        "Hội Liên hiệp Phụ nữ huyện",
        "Hội Liên hiệp Phụ nữ Việt Nam",
    ),
    "front": (
        "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",
        "Ủy ban Mặt trận Tổ quốc Việt Nam huyện",
        "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam",
    ),
    "farm": (
        "Sở Nông nghiệp và Phát triển nông thôn",
        "Phòng Nông nghiệp và Phát triển nông thôn",
        "Bộ Nông nghiệp và Phát triển nông thôn",
    ),
    "env": (
        "Sở Tài nguyên và Môi trường",
        "Phòng Tài nguyên và Môi trường",
        "Bộ Tài nguyên và Môi trường",
    ),
    "home": ("Sở Nội vụ", "Phòng Nội vụ", "Bộ Nội vụ"),
    "construction": ("Sở Xây dựng", "Phòng Quản lý đô thị", "Bộ Xây dựng"),
    "market": ("Cục Quản lý thị trường", "Đội Quản lý thị trường", "Tổng cục Quản lý thị trường"),
    "insurance": (
        "Bảo hiểm xã hội tỉnh",
        "Bảo hiểm xã hội huyện",
        "Bảo hiểm xã hội Việt Nam",
    ),
    "units": (
        "Ủy ban nhân dân các huyện, thị xã, thành phố",
        "Ủy ban nhân dân các xã, thị trấn",
        "Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương",
    ),
}
