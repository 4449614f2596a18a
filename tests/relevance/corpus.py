"""The documents that the queries are judged over: 360 invented, and the real layouts beside them.

An invented directive has one main topic (its subject and most orders), a second one (an order or
two), and words in passing about a third, an addressee for each order, and places: so what it is
relevant to follows from how it was made, whatever words it was made of. Bodies and places are
real, the documents are not. No one signs them.
"""

import json
import random
import unicodedata
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from directives.extract import extract
from directives.search.text import slugify
from tests.relevance.offices import BODIES, FIELDS, OFFICES, PARTY, STATE, TITLES, Office
from tests.relevance.topics import TOPICS

ROOT = Path(__file__).parents[2]
INVENTED = 360
READ_ANYWHERE = (".txt", ".docx")  # other programs may be needed for the rest
MAIN, SECOND, PASSING = 3, 2, 1
PROVINCES = (
    *("Nam Định", "Điện Biên", "Quảng Ninh", "Bắc Giang", "Bắc Ninh", "Hải Dương", "Lạng Sơn"),
    *("Thanh Hóa", "Nghệ An", "Quảng Trị", "Đà Nẵng", "Khánh Hòa", "Đắk Lắk", "Lâm Đồng"),
    *("Bình Dương", "Đồng Nai", "Long An", "Tiền Giang", "An Giang", "Cà Mau", "Sóc Trăng"),
    *("Cần Thơ", "Hải Phòng", "Bà Rịa - Vũng Tàu"),
)
CITIES = {"Đà Nẵng", "Cần Thơ", "Hải Phòng"}
# Numbers come again in other offices and other years, as they do in life.
NUMBERS = tuple(random.Random(63).sample(range(2, 9800), 150))
# Where a matter weighs on one place, its directives come from there more often.
OUTBREAKS = {
    "vaccination": "Nam Định",
    "testing": "Bắc Giang",
    "elections": "Điện Biên",
    "distancing": "Bình Dương",
    "returnees": "Quảng Trị",
    "industrial": "Bắc Ninh",
    "checkpoints": "Hải Phòng",
    "masks": "Đà Nẵng",
    "tourism": "Khánh Hòa",
    "borders": "An Giang",
    "oxygen": "Đồng Nai",
    "schools": "Thanh Hóa",
}
CLOSINGS = (
    "Yêu cầu các cơ quan, đơn vị nghiêm túc triển khai thực hiện; khó khăn, vướng mắc báo"
    " cáo kịp thời để được giải quyết./.",
    "Người đứng đầu cơ quan, địa phương chịu trách nhiệm nếu để dịch bệnh lây lan./.",
    "Nhận được văn bản này, đề nghị các đơn vị khẩn trương thực hiện./.",
)


@dataclass
class Paper:
    """A document, and what a person who knows how it was made can say about it."""

    key: str
    name: str
    content: bytes = b""
    plain: str = ""  # the text in one line
    invented: bool = True
    topics: dict[str, int] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)
    issuer: str = ""
    orders: list[tuple[str, str]] = field(default_factory=list)  # (body, topic)
    told: list[str] = field(default_factory=list)  # bodies among the recipients only
    kind: str = ""
    number: str = ""
    symbol: str = ""
    cites: list[str] = field(default_factory=list)
    subject: str = ""
    issued_on: date | None = None


# What the fixtures are about, as read by a person; of other topics they were not judged.
READ: dict[str, dict[str, int]] = {
    "000-thanh-uy-cam-pha": {"elections": 3},
    "003-tinh-uy-bac-giang": {"elections": 3, "industrial": 2},
    "bcd-can-tho-cong-van-sao": {"hotlines": 2},
    "bcd-ninh-thuan-ket-luan-hop": {"support": 2, "hospitals": 2},
    "bcd-quang-tri-cong-dan-ve-que": {"returnees": 3, "quarantine": 3},
    "bgddt-nghi-hoc-phong-dich": {"schools": 3},
    "bhxh-tinh-phu-tho-nghi-viec": {"support": 3},
    "bo-cong-thuong-trich-dan": {"markets": 3},
    "bqlkcn-bac-ninh-doanh-nghiep": {"industrial": 3},
    "byt-gui-quang-ninh-crlf": {"quarantine": 3},
    "cd-thu-tuong-xang-dau-oxy": {"oxygen": 3, "transport": 2},
    "cd-ubnd-huyen-lac-thuy": {"tracing": 2, "distancing": 2},
    "chi-thi-ct-ubnd-dak-nong": {"returnees": 3, "checkpoints": 2, "quarantine": 2},
    "chi-thi-ubnd-an-giang": {"borders": 2, "festivals": 2},
    "chi-thi-ubnd-binh-duong": {"distancing": 3},
    "cong-an-tinh-nam-dinh-giay-di-duong": {"checkpoints": 3},
    "cong-dien-chu-tich-ha-noi": {"checkpoints": 3, "markets": 3},
    "cong-dien-chu-tich-tay-ninh": {"borders": 3, "checkpoints": 2},
    "cong-dien-thu-tuong": {"transport": 3},
    "dang-uy-xa-nghia-loi": {"elections": 3},
    "huong-dan-ldld-thai-binh": {"union_money": 3},
    "huyen-uy-dien-chau": {"returnees": 3},
    "ke-hoach-ubnd-tp-vinh": {"testing": 3},
    "kh-so-gddt-lao-cai-bang": {"schools": 3, "remote_learning": 2, "vaccination": 2},
    "lien-nganh-cong-an-sgtvt-quang-binh": {"checkpoints": 3, "transport": 2},
    "lien-nganh-syt-gddt-ha-tinh": {"schools": 3},
    "nfd-so-gtvt-can-tho": {"transport": 3},
    "nghi-quyet-hdnd-hau-giang": {"support": 3},
    "ocr-bo-y-te-tiem-chung": {"vaccination": 3},
    "ocr-khong-dau-lam-dong": {"returnees": 3},
    "ocr-ubnd-tinh-hung-yen-hoa-toc": {"industrial": 3},
    "phu-luc-ban-quan-ly-kcn-dong-nai": {"industrial": 3},
    "qd-binh-xuyen-phong-toa": {"distancing": 3, "testing": 2},
    "qd-ubnd-lam-dong-to-cong-tac": {"returnees": 3},
    "quyet-dinh-cam-giang-cach-ly": {"distancing": 3},
    "quyet-dinh-huyen-lang-giang": {"distancing": 3},
    "quyet-dinh-ubnd-quang-nam": {"support": 3},
    "snn-nghe-an-nong-san": {"markets": 2},
    "so-cong-thuong-hai-duong-hang-hoa": {"markets": 3, "pricing": 2},
    "so-gtvt-quang-ngai-van-tai": {"transport": 3},
    "so-y-te-ben-tre-cach-ly": {"quarantine": 3},
    "so-y-te-thanh-hoa-bang": {"hospitals": 3},
    "tb-ket-luan-pct-tien-giang": {"markets": 3, "hospitals": 2},
    "thpt-phan-boi-chau-ke-hoach": {"schools": 3},
    "ttch-binh-duong-vung-do": {"testing": 3},
    "ttksbt-long-an-xet-nghiem": {"testing": 3},
    "ttyt-huyen-kien-xuong": {"testing": 3},
    "ubnd-hoa-binh-tl-chu-tich": {"tourism": 3, "returnees": 2},
    "ubnd-huyen-hoa-binh-bac-lieu": {"markets": 3},
    "ubnd-huyen-thuan-thanh-ngoac": {"tracing": 2, "checkpoints": 2},
    "ubnd-quan-cau-giay-phuong": {"markets": 2},
    "ubnd-vinh-phuc-gach-dau-dong": {"industrial": 3},
    "vpcp-kgvx-oxy-y-te": {"oxygen": 3},
    "vpcp-qhqt-chuyen-gia": {"borders": 3},
    "vpcp-thong-bao-ket-luan-pttg": {"transport": 3, "markets": 2},
    "web-bang-son-la-chi-thi": {"returnees": 3, "checkpoints": 2},
}


@cache
def papers() -> tuple[Paper, ...]:
    """Return every document of the corpus, the same in every run."""
    return (*map(_invented, range(INVENTED)), *_fixtures())


def _fixtures() -> list[Paper]:
    found = []
    for source in sorted((ROOT / "fixtures" / "documents").glob("*/source.*")):
        if source.suffix not in READ_ANYWHERE:
            continue
        expected = json.loads((source.parent / "expected.json").read_text())
        paper = Paper(source.parent.name, source.name, source.read_bytes(), invented=False)
        paper.plain = _plain(extract(paper.content, paper.name).text)
        paper.topics = READ.get(paper.key, {})
        paper.places = {
            expected[name]: MAIN for name in ("province", "place") if expected.get(name)
        }
        paper.issuer = expected.get("issuer_name") or ""
        paper.orders = [
            (name, "")
            for item in expected.get("instructions", ())
            for name in item.get("addressees", ())
        ]
        paper.kind = slugify(expected.get("doc_type") or "")
        paper.number, paper.symbol = expected.get("number") or "", expected.get("symbol") or ""
        paper.subject = expected.get("subject") or ""
        found.append(paper)
    return found


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


@cache
def _districts() -> dict[str, list[tuple[str, str]]]:
    """Return kinds and names of districts by the name of their province."""
    provinces = json.loads((ROOT / "fixtures/reference/provinces.json").read_text())["provinces"]
    codes = {row["code"]: row["name"] for row in provinces}
    table = json.loads((ROOT / "fixtures/reference/districts_2021.json").read_text())
    found: dict[str, list[tuple[str, str]]] = {}
    for unit in table["districts"]:
        found.setdefault(codes[unit["p"]], []).append((unit["k"], unit["n"]))
    return found


def _invented(serial: int) -> Paper:
    chance = random.Random(f"relevance {serial}")
    office = chance.choices(OFFICES, (9, 6, 5, 4, 4, 3, 9, 3, 1, 1))[0]
    own = FIELDS.get(office.name) or tuple(TOPICS)
    main = own[serial % len(own)]
    second, passing = chance.sample([topic for topic in TOPICS if topic != main], 2)
    province = chance.choice(PROVINCES)
    if main in OUTBREAKS and chance.random() < 0.3:
        province = OUTBREAKS[main]
    if office.level == "central":
        province = ""
    kind, district = ("", "")
    if office.level == "district":
        kind, district = chance.choice(_districts()[province])
    form = chance.choice(list(office.symbols))
    paper = Paper(f"invented-{serial:03}", f"invented-{serial:03}.txt")
    paper.topics = {main: MAIN, second: SECOND, passing: PASSING}
    paper.kind, paper.number = form, str(chance.choice(NUMBERS))
    paper.symbol = office.symbols[form][1:]
    paper.issued_on = date(2021, 3, 1) + timedelta(days=chance.randrange(270))
    home = Home(office, province, f"{kind} {district}".strip())
    paper.issuer = home.shown(office.name)
    paper.subject = chance.choice(TOPICS[main].subjects)
    paper.places = {name: MAIN for name in (province, district) if name}
    elsewhere = chance.choice([name for name in PROVINCES if name != province])
    paper.places.setdefault(elsewhere, PASSING)
    text = _written(paper, home, district, (main, second, passing), elsewhere, chance)
    paper.content, paper.plain = text.encode(), _plain(text)
    return paper


@dataclass(frozen=True)
class Home:
    """An office and where it is."""

    office: Office
    province: str
    district: str

    def shown(self, line: str) -> str:
        """Return a line of the head with the names of this place."""
        city = self.province in CITIES
        return line.format(
            PLACE=f"{'thành phố' if city else 'tỉnh'} {self.province}".upper(),
            DISTRICT=self.district.upper(),
            COMMITTEE=f"{'Thành ủy' if city else 'Tỉnh ủy'} {self.province}".upper(),
        )

    @property
    def column(self) -> int:
        """Return which of the bodies of `BODIES` it writes to."""
        return {"district": 1, "central": 2}.get(self.office.level, 0)


def _written(
    paper: Paper,
    home: Home,
    district: str,
    topics: tuple[str, str, str],
    elsewhere: str,
    chance: random.Random,
) -> str:
    main, second, passing = topics
    office, on = home.office, paper.issued_on or date.max
    sign = office.symbols[paper.kind][0]
    number = f"{paper.number.zfill(2)}{sign}{paper.symbol}"
    dated = f"ngày {on.day:02} tháng {on.month:02} năm {on.year}"
    subject = paper.subject + _where(home, chance)
    title = TITLES[paper.kind]
    lines = [*filter(None, (home.shown(office.above), paper.issuer)), ""]
    lines += [f"Số: {number}" if sign == "/" else f"Số {number}"]
    lines += [] if title else [f"V/v {subject}"]
    lines += ["", *(PARTY if office.level == "party" else STATE), ""]
    lines += [f"{district or home.province or 'Hà Nội'}, {dated}", ""]
    lines += [title, f"Về việc {subject}", ""] if title else []
    if paper.kind == "cong-van":
        paper.told = _receivers(home, chance)
        lines += ["Kính gửi:", *(f"- {name};" for name in paper.told), ""]
    lines += [_preamble(paper, passing, elsewhere, chance), ""]
    for n, (body, topic, order) in enumerate(_orders(home, main, second, chance), 1):
        lines += [f"{n}. {_led(order, chance)}", ""]
        paper.orders.append((body, topic))
    lines += [chance.choice(CLOSINGS), "", "Nơi nhận:", "- Như trên;", "- Lưu: VT.", ""]
    return "\n".join([*lines, office.signs, ""])


def _where(home: Home, chance: random.Random) -> str:
    if not home.province or chance.random() < 0.6:
        return ""
    return f" trên địa bàn {home.district or f'tỉnh {home.province}'}"


def _receivers(home: Home, chance: random.Random) -> list[str]:
    bodies = [names[home.column] for key, names in BODIES.items() if key != "units"]
    return [*chance.sample(bodies, 3), BODIES["units"][home.column]]


def _preamble(paper: Paper, passing: str, elsewhere: str, chance: random.Random) -> str:
    cited = str(chance.choice(NUMBERS))
    paper.cites = [cited]
    mention = chance.choice(TOPICS[passing].mentions)
    return chance.choice(
        (
            f"Tình hình dịch bệnh COVID-19 diễn biến phức tạp, {mention}; tại {elsewhere} đã ghi"
            f" nhận nhiều ca mắc mới. Thực hiện Công văn số {cited}/VPCP-KGVX của Văn phòng Chính"
            " phủ, cơ quan ban hành văn bản có ý kiến như sau:",
            f"Tiếp theo Công văn số {cited}/BYT-MT của Bộ Y tế; xét diễn biến dịch tại {elsewhere}"
            f" và các địa phương lân cận, {mention}, yêu cầu thực hiện một số nội dung sau:",
            f"Thực hiện chỉ đạo tại Thông báo số {cited}-TB/TW, để chủ động phòng, chống dịch,"
            f" {mention}, nhất là với các địa bàn giáp {elsewhere}, các cơ quan, đơn vị tập trung"
            " vào những việc sau:",
        )
    )


def _orders(
    home: Home, main: str, second: str, chance: random.Random
) -> list[tuple[str, str, str]]:
    own, other = TOPICS[main].orders, TOPICS[second].orders
    chosen = [(main, order) for order in chance.sample(own, min(len(own), chance.randint(2, 4)))]
    chosen += [(second, order) for order in chance.sample(other, chance.randint(1, 2))]
    chance.shuffle(chosen)
    found = []
    for topic, order in chosen:
        key = order[1 : order.index("}")]
        body = BODIES[key][home.column]
        found.append((body, topic, order.format(**{key: body})))
    return found


def _led(order: str, chance: random.Random) -> str:
    lead = chance.choice(("", "Giao ", "Đề nghị ", "Yêu cầu "))
    until = chance.choice(("", "", f" Hoàn thành trước ngày {chance.randint(1, 28)}/8/2021."))
    return f"{lead}{order}{until}"
