"""The words the printed parts of a page are known by. Tables only; the modules hold the rules.

Folded words (small letters without marks) are compared with `lines.fold_each`.
Sources: Nghị định 30/2020/NĐ-CP, Phụ lục I and III; Quy định 66-QĐ/TW; Hướng dẫn 36-HD/VPTW;
Thông tư 01/2011/TT-BNV for "hỏa tốc hẹn giờ".
"""

from __future__ import annotations

from functools import cache

from directives.reference import table

# Urgency and secrecy, the longest name first: HỎA TỐC HẸN GIỜ wins over HỎA TỐC.
URGENCY = {
    "hoa toc hen gio": "Hỏa tốc hẹn giờ",
    "thuong khan": "Thượng khẩn",
    "hoa toc": "Hỏa tốc",
    "khan": "Khẩn",
}
SECRECY = ("tuyet mat", "toi mat", "mat")
CIRCULATION = (
    "luu hanh noi bo",
    "xem xong tra lai",
    "xong hoi nghi tra lai",
    "khong pho bien",
    "tai lieu noi bo",
)

# What a copy is headed by (Nghị định 30, Điều 25; the Party writes only Bản sao).
COPY_TITLES = ("sao y", "sao luc", "trich sao", "ban sao")
COPY_SYMBOLS = ("SY", "SL", "TrS", "BS")

# Signing authority (Nghị định 30, Phụ lục I, mục II.7; the Party writes a slash).
AUTHORITIES = ("TM", "KT", "TL", "TUQ", "Q")

# Who holds an office; the first words of a title printed above a signature.
OFFICES = (
    "pho bi thu thuong truc",
    "pho bi thu",
    "bi thu",
    "pho chu tich thuong truc",
    "pho chu tich",
    "chu tich",
    "pho thu tuong",
    "thu tuong",
    "pho bo truong",
    "bo truong",
    "thu truong",
    "pho chu nhiem",
    "chu nhiem",
    "pho tong cuc truong",
    "tong cuc truong",
    "pho cuc truong",
    "cuc truong",
    "pho vu truong",
    "vu truong",
    "pho tong giam doc",
    "tong giam doc",
    "pho giam doc",
    "giam doc",
    "pho chanh van phong",
    "chanh van phong",
    "pho chanh thanh tra",
    "chanh thanh tra",
    "pho truong phong",
    "truong phong",
    "pho truong ban",
    "truong ban",
    "pho tong thanh tra",
    "tong thanh tra",
    "pho thong doc",
    "thong doc",
    "pho vien truong",
    "vien truong",
    "pho hieu truong",
    "hieu truong",
    "pho chi huy truong",
    "chi huy truong",
    "pho tu lenh",
    "tu lenh",
    "chinh uy",
    "pho chinh uy",
    "pho tong bi thu",
    "tong bi thu",
    "pho truong doan",
    "truong doan",
    "pho chanh an",
    "chanh an",
    "pho tong thu ky",
    "tong thu ky",
    "uy vien thuong truc",
    "uy vien",
    "to truong",
    "pho to truong",
    "pho chi cuc truong",
    "chi cuc truong",
    "pho doi truong",
    "doi truong",
    "hieu pho",
    "chu tich nuoc",
    "chu tich quoc hoi",
    "tram truong",
    "quyen",
)
# Ranks and degrees before a name, which are not part of it.
RANKS = (
    r"(?:(?:gs|pgs|ts|ths|bs|ds|dr|ks|cn|luat su|bac si|bsck\w*|ck\w*|ckii|cki|nguoi ky)[.:\s]+)+"
)
MILITARY_RANKS = (
    "dai tuong",
    "thuong tuong",
    "trung tuong",
    "thieu tuong",
    "dai ta",
    "thuong ta",
    "trung ta",
    "thieu ta",
    "dai uy",
)
# The family names that nearly all people in Viet Nam bear; asked only where case does not help.
_SURNAMES = (
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh mai trịnh đoàn "
    "lâm tô hà cao lương tạ thái triệu chu châu quách phùng tăng vương trương lưu kiều đào lại "
    "nông vi hứa la giáp thạch sơn danh kim lò lù giàng sùng vàng hầu ma quàng cầm tòng lường "
    "khuất nghiêm mạc từ doãn tống ông văn bạch cù đồng thân viên mẫn âu khổng đàm lục hạ lã "
    "ninh thiều thi nhữ tiêu trà ksor rơ rcom siu nay "
)
SURNAMES = frozenset(_SURNAMES.split())
SIGNED = ("da ky", "da ky va dong dau", "ky ten", "da ki")

# Codes after a recipient; the spelled forms say the same (habits of offices, no rule).
PURPOSES = {
    "b/c": "b/c",
    "bc": "b/c",
    "bao cao": "b/c",
    "t/h": "t/h",
    "th": "t/h",
    "thuc hien": "t/h",
    "c/d": "c/đ",
    "cd": "c/đ",
    "chi dao": "c/đ",
    "p/h": "p/h",
    "phoi hop": "p/h",
    "phoi hop thuc hien": "p/h",
    "d/b": "đ/b",
    "biet": "đ/b",
    "t/d": "t/d",
    "theo doi": "t/d",
    "k/t": "k/t",
    "kiem tra": "k/t",
}
FILED = "lưu"

# What opens the body where no blank line shows it.
OPENERS = (
    "can cu",
    "thuc hien",
    "trien khai thuc hien",
    "de ",
    "hien nay",
    "hien tai",
    "ngay ",
    "tai cuoc",
    "truoc tinh hinh",
    "truoc dien bien",
    "truoc nguy co",
    "trong thoi gian",
    "thoi gian qua",
    "thoi gian gan day",
    "trong nhung ngay",
    "trong dip",
    "xet de nghi",
    "theo de nghi",
    "theo bao cao",
    "theo chi dao",
    "tiep theo",
    "sau khi",
    "nham ",
    "qua ",
    "tu ngay",
    "vua qua",
    "tinh hinh",
    "dich benh",
    "phuc dap",
    "tra loi",
    "ngay sau khi",
    "nhan duoc",
)

# The first words of a body's name in a header: each begins a new name.
BODY_HEADS = (
    "dang bo",
    "dang uy",
    "dang doan",
    "ban can su",
    "ban chap hanh",
    "ban thuong vu",
    "ban thuong truc",
    "thuong truc",
    "tinh uy",
    "thanh uy",
    "huyen uy",
    "quan uy",
    "thi uy",
    "chi bo",
    "trung uong",
    "bo chinh tri",
    "ban bi thu",
    "uy ban",
    "ubnd",
    "ubmttq",
    "ub mttq",
    "ubmt",
    "mat tran",
    "hoi dong",
    "hdnd",
    "van phong",
    "vp ",
    "so ",
    "bo ",
    "ban ",
    "bcd",
    "bch",
    "cuc ",
    "chi cuc",
    "tong cuc",
    "vu ",
    "vien ",
    "hoc vien",
    "trung tam",
    "benh vien",
    "tram y te",
    "truong ",
    "dai hoc",
    "phong ",
    "cong an",
    "cong doan",
    "lien doan",
    "tong lien doan",
    "lien hiep",
    "hoi ",
    "doan ",
    "doan tncs",
    "tinh doan",
    "thanh doan",
    "huyen doan",
    "quan doan",
    "thi doan",
    "thu tuong",
    "chinh phu",
    "quoc hoi",
    "chu tich",
    "thanh tra",
    "ngan hang",
    "bao hiem",
    "kho bac",
    "kiem toan",
    "toa an",
    "dai phat thanh",
    "dai truyen hinh",
    "dai tieng noi",
    "thong tan xa",
    "tong cong ty",
    "cong ty",
    "tap doan",
    "cang vu",
    "khu quan ly",
    "quan khu",
    "bo tu lenh",
    "bien phong",
    "to cong tac",
    "tieu ban",
    "co quan ",
)

# Kind of body (codes of the reading contract) by the first words of its name, first match wins.
KINDS: tuple[tuple[str, str], ...] = (
    ("thu tuong", "prime_minister"),
    ("van phong chinh phu", "government_office"),
    ("chinh phu", "government"),
    ("thanh tra chinh phu", "ministry"),
    ("ngan hang nha nuoc viet nam", "ministry"),
    ("uy ban dan toc", "ministry"),
    ("ban chi dao", "steering_committee"),
    ("bcd", "steering_committee"),
    ("so chi huy", "steering_committee"),
    ("trung tam chi huy", "steering_committee"),
    ("ban chi huy phong", "steering_committee"),
    ("tieu ban", "steering_committee"),
    ("to cong tac", "steering_committee"),
    ("van phong uy ban nhan dan", "peoples_committee_office"),
    ("van phong ubnd", "peoples_committee_office"),
    ("van phong hoi dong nhan dan va uy ban nhan dan", "peoples_committee_office"),
    ("van phong hdnd", "peoples_committee_office"),
    ("chu tich uy ban nhan dan", "peoples_committee"),
    ("chu tich ubnd", "peoples_committee"),
    ("uy ban nhan dan", "peoples_committee"),
    ("ubnd", "peoples_committee"),
    ("thuong truc hoi dong nhan dan", "peoples_council"),
    ("hoi dong nhan dan", "peoples_council"),
    ("hdnd", "peoples_council"),
    ("ban thuong truc uy ban", "fatherland_front"),
    ("uy ban mat tran", "fatherland_front"),
    ("uy ban trung uong mat tran", "fatherland_front"),
    ("uy ban mttq", "fatherland_front"),
    ("ubmttq", "fatherland_front"),
    ("mat tran to quoc", "fatherland_front"),
    ("mttq", "fatherland_front"),
    ("tinh uy", "party_committee"),
    ("thanh uy", "party_committee"),
    ("huyen uy", "party_committee"),
    ("quan uy", "party_committee"),
    ("thi uy", "party_committee"),
    ("dang uy", "party_committee"),
    ("dang bo", "party_committee"),
    ("chi bo", "party_committee"),
    ("ban chap hanh dang bo", "party_committee"),
    ("ban chap hanh trung uong", "party_committee"),
    ("trung uong dang", "party_committee"),
    ("bo chinh tri", "party_committee"),
    ("ban bi thu", "party_committee"),
    ("ban can su", "party_committee"),
    ("ban chap hanh doan", "mass_organisation"),
    ("bch doan", "mass_organisation"),
    ("dang doan", "party_committee"),
    ("bo chi huy", "agency"),
    ("bo tu lenh", "agency"),
    ("bo doi", "agency"),
    ("bo ", "ministry"),
    ("so ", "department"),
    ("tong lien doan", "mass_organisation"),
    ("lien doan", "mass_organisation"),
    ("cong doan", "mass_organisation"),
    ("doan dai bieu", "agency"),
    ("doan ", "mass_organisation"),
    ("trung uong doan", "mass_organisation"),
    ("trung uong hoi", "mass_organisation"),
    ("tinh doan", "mass_organisation"),
    ("thanh doan", "mass_organisation"),
    ("huyen doan", "mass_organisation"),
    ("quan doan", "mass_organisation"),
    ("thi doan", "mass_organisation"),
    ("hoi dong", "agency"),
    ("hoi ", "mass_organisation"),
)
COMMITTEE_LEVEL = {
    "tinh uy": "province",
    "huyen uy": "district",
    "quan uy": "district",
    "thi uy": "city",
    "tinh doan": "province",
    "huyen doan": "district",
    "quan doan": "district",
    "thi doan": "city",
}
# The standing part of a body, printed on a line of its own below it.
ORGANS = ("ban thuong vu", "ban thuong truc", "ban chap hanh", "thuong truc")
# A unit of a committee takes that committee's name: Văn phòng + Tỉnh ủy Hà Giang.
COMMISSIONS = (
    "van phong",
    "ban to chuc",
    "ban tuyen giao",
    "ban dan van",
    "ban noi chinh",
    "uy ban kiem tra",
)
# Words that keep their capitals when a name in capitals is written in small letters.
_ABBREVIATIONS = (
    "COVID-19 COVID SARS-CoV-2 nCoV UBND HĐND MTTQ BCĐ BCH TNCS CDC LĐLĐ KCN TP TX ĐBQH BHXH XHCN "
    "II III IV VI VII VIII IX XI XII XIII XIV XV XIX XX XXI XXII TW HIV AIDS"
)
ABBREVIATIONS = tuple(_ABBREVIATIONS.split())
# Common names inside names of bodies: (small) words : the form with its capitals.
PROPER = (
    "Ủy ban nhân dân",
    "Hội đồng nhân dân",
    "Thường trực Hội đồng nhân dân",
    "Ủy ban Mặt trận Tổ quốc Việt Nam",
    "Mặt trận Tổ quốc Việt Nam",
    "Mặt trận Tổ quốc",
    "Ban Chỉ đạo Quốc gia",
    "Ban Chỉ đạo",
    "Ban Chỉ huy",
    "Ban Thường vụ",
    "Ban Thường trực",
    "Ban Chấp hành",
    "Ban Chấp hành Đoàn",
    "Đảng bộ",
    "Đảng ủy",
    "Sở Chỉ huy",
    "Trung tâm Chỉ huy",
    "Ban Quản lý",
    "Ban Bí thư",
    "Đoàn Thanh niên Cộng sản Hồ Chí Minh",
    "Đoàn TNCS Hồ Chí Minh",
    "Hội Sinh viên",
    "Việt Nam",
    "Trung ương",
    "Quốc gia",
    "Quốc hội",
    "Thủ tướng Chính phủ",
    "Thủ tướng",
    "Phó Thủ tướng",
    "Phó Thủ tướng Thường trực",
    "Chính phủ",
    "Chủ tịch",
    "Phó Chủ tịch",
    "Bí thư",
    "Phó Bí thư",
    "Thường trực",
    "Giám đốc",
    "Chánh Văn phòng",
    "Bộ trưởng",
    "Thứ trưởng",
    "Chủ nhiệm",
    "Trưởng ban",
    "Trưởng phòng",
    "Cục trưởng",
    "Ngân hàng Nhà nước",
    "Bệnh viện Đa khoa",
    "Ban Quản lý các khu công nghiệp",
    "Ban Quản lý Khu kinh tế",
    "Chi cục",
    "Công đoàn",
    "Quân sự",
    "phòng, chống",
    "phòng chống",
    "Phó Cục trưởng",
    "Vụ trưởng",
    "Phó Vụ trưởng",
    "Viện trưởng",
    "Hiệu trưởng",
    "Tổng cục trưởng",
    "Chi cục trưởng",
    "Tổng Giám đốc",
    "Chỉ huy trưởng",
    "Chính ủy",
    "Tư lệnh",
    "Tổng Thanh tra",
    "Thống đốc",
    "Sở",
    "Cục",
    "Tổng cục",
    "Vụ",
    "Viện",
    "Bộ đội Biên phòng",
)


@cache
def document_types() -> dict[str, dict[str, object]]:
    """Return the rows of document_types.json by folded name, the longest name first."""
    from .lines import fold_each

    rows = {fold_each(row["name"]): row for row in table("document_types")["types"]}
    return dict(sorted(rows.items(), key=lambda entry: -len(entry[0])))


@cache
def type_abbreviations() -> dict[tuple[str, str], str]:
    """Return the type's name by (family, abbreviation), e.g. ("party", "CV")."""
    found: dict[tuple[str, str], str] = {}
    for row in table("document_types")["types"]:
        for family, columns in (
            ("state", ("state_abbr", "state_abbr_in_practice")),
            ("party", ("party_abbr", "party_abbr_in_practice")),
        ):
            for column in columns:
                for short in row.get(column, ()):
                    found.setdefault((family, short), row["name"])
    return found


def type_id(name: str) -> str | None:
    """Return the code of a type of document, e.g. "cong-van" of "Công văn"."""
    from .lines import fold_each

    row = document_types().get(fold_each(name))
    return str(row["id"]) if row else None
