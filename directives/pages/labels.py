"""What codes and dates are called in the active language."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache

from django.utils.dates import MONTHS
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from directives.models import Level, Urgency
from directives.reference import table

ISSUER_KINDS = {
    "party_committee": _("Cấp ủy Đảng"),
    "peoples_committee": _("Ủy ban nhân dân"),
    "peoples_committee_office": _("Văn phòng Ủy ban nhân dân"),
    "peoples_council": _("Hội đồng nhân dân"),
    "steering_committee": _("Ban Chỉ đạo"),
    "department": _("Sở, ngành"),
    "agency": _("Cơ quan, tổng cục, cục"),
    "ministry": _("Bộ, cơ quan ngang bộ"),
    "government": _("Chính phủ"),
    "government_office": _("Văn phòng Chính phủ"),
    "prime_minister": _("Thủ tướng Chính phủ"),
    "mass_organisation": _("Tổ chức chính trị - xã hội"),
    "fatherland_front": _("Mặt trận Tổ quốc"),
}

PURPOSES = {
    "b/c": _("để báo cáo"),
    "t/h": _("để thực hiện"),
    "p/h": _("để phối hợp"),
    "c/đ": _("để chỉ đạo"),
    "k/t": _("để kiểm tra"),
    "t/d": _("để theo dõi"),
    "đ/t": _("để đăng tin"),
    "lưu": _("bản lưu của cơ quan ban hành"),
}

SIGNING = {
    "TM": _("thay mặt"),
    "KT": _("ký thay"),
    "TL": _("thừa lệnh"),
    "TUQ": _("thừa ủy quyền"),
    "Q": _("quyền"),
}

# What `directives.problem_sentences` asks a curator to check, told to a reader.
REASONS = {
    "number_label_misread": _("Chữ “Số” trong bản gốc không rõ"),
    "number_digits_joined": _("Các chữ số in rời trong bản gốc đã được ghép lại"),
    "number_letters_as_digits": _("Vài chữ cái trong bản gốc được hiểu là chữ số"),
    "symbol_letters_restored": _("Bản gốc in thiếu dấu"),
    "place_marks_restored": _("Bản gốc in thiếu dấu"),
    "date_letters_as_digits": _("Vài chữ cái trong bản gốc được hiểu là chữ số"),
    "date_digits_joined": _("Các chữ số in rời trong bản gốc đã được ghép lại"),
    "date_from_signature_stamp": _("Theo thời gian ký số"),
    "date_from_meeting": _("Ngày họp ghi trong văn bản; văn bản không thể ban hành sớm hơn"),
    "subject_case_restored": _("Bản gốc in toàn chữ hoa"),
    "letter_layout": _("Từ cách trình bày: có Kính gửi, không có tên loại"),
    "type_from_symbol": _("Từ ký hiệu"),
    "issuer_outside_header": _("Từ tiêu đề hoặc phần ký; không in ở đầu văn bản"),
    "issuer_place_inferred": _("Tên có in, nơi suy ra từ nội dung"),
    "issuer_from_symbol": _("Từ ký hiệu"),
    "province_from_district": _("Từ tên huyện hoặc thành phố chỉ có ở tỉnh này"),
    "province_from_place": _("Từ địa danh cạnh ngày ban hành"),
    "province_from_text": _("Từ các địa danh trong nội dung"),
    "province_from_hint": _("Nhiều tỉnh có đơn vị cùng tên; văn bản nhắc đến tỉnh này"),
}

MEDIA_TYPES = {
    "application/pdf": _("tệp PDF"),
    "text/html": _("trang HTML"),
    "text/plain": _("tệp văn bản"),
}


@cache
def _kinds() -> dict[str, tuple[str, str]]:
    types = table("document_types")["types"]
    # The gloss in brackets explains the English name; a label has no room for it.
    return {each["id"]: (each["name"], each["name_en"].partition(" (")[0]) for each in types}


def known_kinds() -> Iterable[str]:
    """Return the codes of all types of document."""
    return _kinds().keys()


def kind_name(code: str) -> str:
    """Return the Vietnamese name of a document type, as printed on documents.

    >>> kind_name("cong-van")
    'Công văn'
    """
    return _kinds()[code][0] if code in _kinds() else code


def kind_label(code: str) -> str:
    """Return the name of a document type in the active language, with the Vietnamese one."""
    if code in _kinds() and get_language() == "en":
        name, english = _kinds()[code]
        return f"{english} ({name})"
    return kind_name(code)


def level_label(code: str) -> str:
    """Return what a level of the structure of 2021 is called."""
    return str(Level(code).label) if code in Level.values else code


def urgency_label(code: str) -> str:
    """Return what an urgency is called."""
    return str(Urgency(code).label) if code in Urgency.values else code


def issuer_kind_label(code: str) -> str:
    """Return what a kind of body is called."""
    return str(ISSUER_KINDS.get(code, code))


def purpose_label(code: str) -> str:
    """Return what an abbreviated purpose in Nơi nhận means; "" when it needs no words.

    >>> purpose_label("b/c")
    'để báo cáo'
    """
    return str(PURPOSES.get(code.strip().lower(), ""))


def signing_label(authority: str) -> str:
    """Return what the letters before the signing body mean; "" when there are none.

    >>> signing_label("T/M Ban Thường vụ")
    'thay mặt'
    """
    letters = authority.split(" ")[0].replace("/", "").replace(".", "").upper()
    return str(SIGNING.get(letters, ""))


def reason_label(code: str) -> str:
    """Return why a value was inferred, in a reader's words; "" when there is nothing to say.

    >>> reason_label("date_from_signature_stamp")
    'Theo thời gian ký số'
    """
    return str(REASONS.get(code, ""))


def media_label(media_type: str) -> str:
    """Return what kind of file an original is; a type without a name says itself."""
    return str(MEDIA_TYPES.get(media_type, media_type))


def day_label(day: date) -> str:
    """Return a date as readers of the language write it: 10/05/2021, 10 May 2021."""
    if get_language() == "en":
        return f"{day.day} {MONTHS[day.month]} {day.year}"
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def month_labels(months: Iterable[str]) -> list[str]:
    """Return each "2021-05" as readers of the language write it: 05/2021, May 2021."""
    if get_language() == "en":
        return [f"{MONTHS[int(month[5:])]} {month[:4]}" for month in months]
    return [f"{month[5:]}/{month[:4]}" for month in months]


def month_sentences(labels: Iterable[str], counts: Iterable[str]) -> list[str]:
    """Return what each bar of the month chart says to a screen reader."""
    sentence = gettext("Tháng %(month)s: %(count)s văn bản")
    return [
        sentence % {"month": label, "count": count}
        for label, count in zip(labels, counts, strict=True)
    ]


def number_label(number: int) -> str:
    """Return a number with its thousands grouped: 1.204, in English 1,204."""
    return number_labels([number])[0]


def number_labels(numbers: Iterable[int]) -> list[str]:
    """Return many numbers as `number_label` does; the language is asked for once."""
    if get_language() == "en":
        return [f"{number:,}" for number in numbers]
    return [f"{number:,}".replace(",", ".") for number in numbers]
