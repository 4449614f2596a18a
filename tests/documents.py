"""Small texts in the layout of real documents, invented for the tests."""


def letter(
    *,
    number: str = "353",
    issued: str = "ngày 15 tháng 5 năm 2021",
    city: str = "Cẩm Phả",
    province: str = "Quảng Ninh",
    subject: str = "triển khai các biện pháp phòng, chống dịch bệnh COVID-19",
    order: str = "Giao UBND Thành phố tập trung chỉ đạo truy vết các trường hợp tiếp xúc gần.",
    basis: str = "Thực hiện chỉ đạo của cấp trên về công tác phòng, chống dịch bệnh COVID-19",
) -> str:
    """Return an official letter of a city's Party committee."""
    return f"""
ĐẢNG BỘ TỈNH {province.upper()}
THÀNH ỦY {city.upper()}
*
Số {number}-CV/TU
V/v {subject}

ĐẢNG CỘNG SẢN VIỆT NAM

{city}, {issued}

Kính gửi:
- Thường trực HĐND Thành phố,
- Các phòng, ban, đơn vị Thành phố.

{basis}, Ban Thường vụ Thành ủy có ý kiến chỉ đạo như sau:

1. {order}

2. Các phòng, ban, đơn vị Thành phố thực hiện nghiêm yêu cầu 5K, báo cáo kết quả hằng ngày.

Nơi nhận:
- Thường trực Tỉnh ủy (b/c),
- Như kính gửi (t/h),
- Lưu VP/TU.

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ



Nguyễn Văn Minh
"""


def notice(
    *,
    number: str = "201",
    issued: str = "ngày 14 tháng 5 năm 2021",
    province: str = "Quảng Ninh",
    seat: str = "Hạ Long",
) -> str:
    """Return a notice of a province's Party committee, which letters cite."""
    return f"""
ĐẢNG BỘ TỈNH {province.upper()}
TỈNH ỦY
*
Số {number}-TB/TU

ĐẢNG CỘNG SẢN VIỆT NAM

{seat}, {issued}

THÔNG BÁO
về các biện pháp cấp bách phòng, chống dịch bệnh COVID-19

Ngày 13/5/2021, Thường trực Tỉnh ủy họp về phòng, chống dịch bệnh COVID-19 và kết luận như sau:

1. Giao UBND tỉnh chỉ đạo Sở Y tế mở rộng xét nghiệm tại các khu công nghiệp.

2. Các địa phương tăng cường tuần tra, kiểm soát trên các tuyến đường bộ, đường thủy.

Nơi nhận:
- Các huyện, thị, thành ủy,
- Lưu Văn phòng Tỉnh ủy.

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ



Trần Thị Lan
"""


CITING = (
    "Thực hiện Thông báo số 201-TB/TU ngày 14/5/2021 của Thường trực Tỉnh ủy về phòng, chống dịch"
)
