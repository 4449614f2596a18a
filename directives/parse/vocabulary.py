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
    "chi huy pho thuong truc",
    "chi huy pho",
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
    "pho tram truong",
    "truong cong an",
    "pho truong cong an",
    "truong khoa",
    "pho truong khoa",
    "tong bien tap",
    "pho tong bien tap",
    "truong tieu ban",
    "pho truong tieu ban",
    "chinh tri vien",
    "kiem toan truong",
    "truong co quan",
    "thu truong co quan",
    "pho thu truong co quan",
    "truong chi nhanh",
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
    "b/cao": "b/c",
    "bc": "b/c",
    "bao cao": "b/c",
    "t/h": "t/h",
    "t/hien": "t/h",
    "th": "t/h",
    "thuc hien": "t/h",
    "c/d": "c/đ",
    "cd": "c/đ",
    "chi dao": "c/đ",
    "c/dao": "c/đ",
    "p/h": "p/h",
    "ph": "p/h",
    "phoi hop": "p/h",
    "phoi hop thuc hien": "p/h",
    "d/b": "đ/b",
    "biet": "đ/b",
    "t/d": "t/d",
    "theo doi": "t/d",
    "k/t": "k/t",
    "kiem tra": "k/t",
}
# What recognition makes of them.
MISREAD_PURPOSES = {
    "b/e": "b/c",
    "b/o": "b/c",
    "bic": "b/c",
    "bie": "b/c",
    "c/4": "c/đ",
    "uh": "t/h",
    "0h": "t/h",
    "vh": "t/h",
    "wh": "t/h",
}
FILED = "lưu"
FILED_WORD = r"lu(?:u|ru)\b"  # Luru: a misread Lưu

# What opens the body where no blank line shows it.
OPENERS = (
    "can cu",
    "thuc hien",
    "trien khai thuc hien",
    "de ",
    "hien nay",
    "hien tai",
    "ngay ",
    "sang ngay ",
    "chieu ngay ",
    "toi ngay ",
    "tai cuoc",
    "hoi nghi lan thu",
    "truoc tinh hinh",
    "truoc dien bien",
    "truoc nguy co",
    "trong thoi gian",
    "thoi gian qua",
    "thoi gian gan day",
    "trong nhung ngay",
    "nhung ngay",
    "trong dip",
    "xet de nghi",
    "theo de nghi",
    "theo bao cao",
    "theo chi dao",
    "theo thong bao",
    "theo van ban",
    "theo cong van",
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
