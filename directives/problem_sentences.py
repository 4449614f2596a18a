"""One sentence for each code of a problem, an inference or a refusal. Data only."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# What stands in the way of a file, before anything is read.
FILES: dict[str, Promise] = {
    "file_missing": _("Không có tệp hay thư mục này. Hãy kiểm tra lại đường dẫn."),
    "file_not_regular": _("Đây không phải là tệp thông thường nên không được đọc."),
    "file_denied": _("Không có quyền đọc tệp này. Hãy cấp quyền đọc rồi nhập lại."),
    "file_unreadable": _("Không đọc được tệp từ đĩa (%(reason)s). Hãy kiểm tra tệp rồi nhập lại."),
    "file_too_large": _(
        "Tệp lớn hơn %(limit)s MB nên không được nhận."
        " Hãy giảm độ phân giải bản quét hoặc chia tệp."
    ),
}

# What the archive knows already.
TWINS: dict[str, Promise] = {
    "twin_exists": _(
        "Kho đã có văn bản số %(number)s của cùng cơ quan, cùng ngày nhưng khác nội dung:"
        " %(url)s. So sánh hai bản; nếu đây là bản đúng hơn, nhập lại với --replace."
    ),
    "same_text": _(
        "Nội dung này đã có trong kho: %(url)s. Tệp chỉ khác về khoảng trắng hoặc cách mã hóa chữ"
        " nên không lưu thêm."
    ),
    "same_bytes": _("Tệp này đã có trong kho: %(url)s."),
    "text_of_another": _(
        "Đọc lại thì nội dung trùng với văn bản %(url)s, nên giữ nguyên bản đã lưu."
        " Hãy xem hai văn bản có phải là một không."
    ),
}

# What storing a reading brings up.
STORING: dict[str, Promise] = {
    "value_too_long": _(
        "Phần đọc được dài bất thường (“%(value)s”) nên để trống. Hãy nhập giá trị đúng."
    ),
    "issuer_unidentified": _(
        "Chưa xác định được “%(name)s” là cơ quan nào (thiếu tỉnh hoặc huyện)."
        " Hãy chọn cơ quan ban hành."
    ),
}

INSTRUCTIONS: dict[str, Promise] = {
    "no_numbered_items": _("Không thấy mục đánh số nào: toàn bộ nội dung được giữ ở phần mở đầu."),
    "number_missing": _(
        "Trước mục “%(printed)s” thiếu ít nhất một số thứ tự:"
        " kiểm tra xem có mục nào bị mất hoặc đọc sai không."
    ),
    "number_repeated": _(
        "Số thứ tự “%(printed)s” lặp lại số của mục trước. Hãy đối chiếu với bản gốc."
    ),
    "numbering_restarts": _(
        "Số thứ tự bắt đầu lại từ “%(printed)s” trong cùng một cấp:"
        " kiểm tra xem đây có phải một danh sách khác không."
    ),
    "number_out_of_order": _(
        "Đoạn bắt đầu bằng “%(printed)s” không đúng thứ tự nên được giữ trong mục này"
        " (có thể là chú thích cuối trang)."
    ),
    "marker_misread": _(
        "Số thứ tự in là “%(printed)s”, được hiểu là “%(read)s” (có thể do nhận dạng chữ)."
        " Hãy đối chiếu với bản gốc."
    ),
    "item_empty": _(
        "Mục này chỉ có số thứ tự, không có nội dung. Hãy bổ sung từ bản gốc nếu bị mất."
    ),
}

SENTENCES: dict[str, Promise] = FILES | TWINS | STORING | INSTRUCTIONS
