"""One sentence for each code of a problem, an inference or a refusal. Data only."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# What stands in the way of a file, before anything is read.
FILES: dict[str, Promise] = {
    "file_missing": _("Không có tệp hay thư mục này. Hãy kiểm tra lại đường dẫn."),
    "file_not_regular": _("Đây không phải là tệp thông thường nên không được đọc."),
    "file_links_to_itself": _(
        "Liên kết này dẫn vòng về chính nó, không tới tệp nào. Hãy kiểm tra lại đường dẫn."
    ),
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

# What the bytes of a file are not.
CONTENT: dict[str, Promise] = {
    "file_empty": _("Tệp không có nội dung. Hãy kiểm tra lại tệp rồi tải lên bản đầy đủ."),
    "file_binary": _(
        "Đây là tệp nhị phân, không phải văn bản. Hãy chọn lại tệp, hoặc lưu thành .txt (UTF-8)."
    ),
    "format_not_supported": _(
        "Chưa đọc được định dạng %(format)s. Hãy lưu văn bản thành tệp văn bản thuần (.txt, UTF-8)"
        " rồi nhập lại."
    ),
    "reading_took_too_long": _(
        "Đọc tệp quá %(seconds)s giây nên đã dừng. Hãy chia tệp, hoặc lưu thành .txt (UTF-8)"
        " rồi nhập lại."
    ),
    "reading_needs_too_much_memory": _(
        "Đọc tệp cần hơn %(megabytes)s MB bộ nhớ nên đã dừng. Hãy chia tệp, hoặc lưu thành .txt"
        " (UTF-8) rồi nhập lại."
    ),
    "reader_failed": _(
        "Tệp bị hỏng hoặc không đúng định dạng nên không đọc được. Hãy mở tệp kiểm tra, lưu lại"
        " rồi nhập lại."
    ),
    "file_nested_too_deeply": _(
        "Cấu trúc tệp lồng nhau quá sâu nên không được đọc. Hãy lưu lại tệp rồi nhập lại."
    ),
    "file_encrypted": _(
        "Tệp được đặt mật khẩu nên không đọc được. Hãy bỏ mật khẩu, lưu lại rồi nhập lại."
    ),
    "file_unpacks_too_large": _(
        "Tệp nén giải ra quá lớn hoặc quá nhiều phần nên không được đọc. Hãy lưu lại tệp rồi"
        " nhập lại."
    ),
    "file_declares_entities": _(
        "Tệp chứa khai báo XML không có trong văn bản thông thường nên không được đọc."
        " Hãy mở bằng phần mềm soạn thảo, lưu lại rồi nhập lại."
    ),
    "docx_without_document": _(
        "Tệp Word không có phần nội dung. Hãy mở tệp kiểm tra, lưu lại rồi nhập lại."
    ),
    "converter_missing": _(
        "Máy chủ chưa có chương trình đọc định dạng %(format)s. Hãy cài một trong các chương trình:"
        " %(programs)s; hoặc lưu văn bản thành .docx rồi nhập lại."
    ),
    "converted_by_program": _(
        "Văn bản do chương trình %(program)s chuyển từ định dạng %(format)s."
        " Hãy đối chiếu số thứ tự các mục với bản gốc."
    ),
    "converted_without_numbers": _(
        "Chương trình %(program)s chuyển từ định dạng %(format)s bỏ mất số thứ tự tự động của các"
        " mục. Hãy cài LibreOffice rồi đọc lại, hoặc lưu văn bản thành .docx rồi nhập lại."
    ),
    "tracked_changes_applied": _(
        "Tệp Word còn vết sửa (Track Changes); đã lấy theo bản sau khi sửa."
        " Hãy đối chiếu với bản ban hành."
    ),
    "pictures_not_read": _(
        "Tệp Word có %(pictures)s ảnh cỡ cả trang, chữ trong ảnh chưa được đọc."
        " Nếu ảnh là một phần của văn bản, hãy lưu tệp thành PDF rồi nhập lại."
    ),
    "text_too_long": _(
        "Văn bản dài hơn %(limit)s ký tự nên không được nhận. Hãy tách tệp thành từng văn bản."
    ),
    "encoding_unknown": _(
        "Không nhận ra bảng mã chữ của tệp. Hãy lưu lại tệp theo bảng mã UTF-8 rồi nhập lại."
    ),
    "encoding_broken": _(
        "Tệp có nhiều chỗ không đọc được theo bảng mã %(encoding)s."
        " Hãy lấy lại bản gốc hoặc lưu lại theo UTF-8."
    ),
    "bytes_unreadable": _(
        "Có %(count)s chỗ trong tệp không đọc được thành chữ. Hãy đối chiếu với bản gốc."
    ),
    "encoding_converted": _(
        "Tệp dùng bảng mã %(encoding)s, đã chuyển sang Unicode. Hãy đối chiếu vài dòng với bản gốc."
    ),
    "text_empty": _("Tệp không có chữ nào. Nếu đây là bản quét, hãy nhận dạng chữ rồi nhập lại."),
    "language_not_vietnamese": _(
        "Văn bản không phải tiếng Việt nên không được nhận. Hãy dùng bản tiếng Việt."
    ),
    "not_a_directive": _(
        "Đây không phải là văn bản chỉ đạo: không thấy cơ quan ban hành, số, ký hiệu hoặc bố cục"
        " của văn bản hành chính. Hãy tải lên chính văn bản, không phải bài viết về nó."
    ),
    "text_without_marks": _(
        "Chữ hầu như không có dấu (do nhận dạng chữ). Hãy nhập bản có dấu nếu có,"
        " hoặc sửa từng mục trước khi công bố."
    ),
    "text_garbled": _(
        "Nhiều chữ bị lỗi hoặc mất nét. Hãy đối chiếu với bản gốc trước khi công bố."
    ),
}

# The head of the page.
HEAD: dict[str, Promise] = {
    "doc_type_unknown": _("Không nhận ra loại văn bản. Hãy chọn loại văn bản."),
    "document_number_missing": _(
        "Không thấy số, ký hiệu. Hãy nhập nếu bản gốc có in; nếu không có thì để trống."
    ),
    "number_blank": _("Số văn bản để trống trong bản này. Hãy nhập số nếu có bản đã đóng dấu."),
    "number_unreadable": _(
        "Không đọc được số, ký hiệu ở dòng “%(printed)s”. Hãy nhập theo bản gốc."
    ),
    "number_label_misread": _(
        "Chữ “Số” trong dòng “%(printed)s” có thể bị nhận dạng sai. Hãy kiểm tra số, ký hiệu."
    ),
    "number_digits_joined": _(
        "Các chữ số rời trong dòng “%(printed)s” đã được ghép lại. Hãy kiểm tra số văn bản."
    ),
    "number_letters_as_digits": _(
        "Vài chữ cái trong dòng “%(printed)s” được hiểu là chữ số. Hãy kiểm tra số văn bản."
    ),
    "symbol_letters_restored": _(
        "Ký hiệu trong dòng “%(printed)s” đã được thêm dấu (QD thành QĐ). Hãy kiểm tra ký hiệu."
    ),
    "place_doubtful": _(
        "Không có nơi nào tên là “%(printed)s”: bản quét sai chữ, nên địa danh để trống. Hãy xem"
        " bản gốc và nhập địa danh."
    ),
    "place_marks_restored": _(
        "Địa danh đã được thêm dấu đã mất khi quét (Ha Noi thành Hà Nội). Hãy kiểm tra địa danh."
    ),
    "date_missing": _("Không thấy ngày ban hành. Hãy nhập nếu bản gốc có ghi."),
    "date_blank": _("Ngày ban hành còn để trống ở dòng “%(printed)s”. Hãy nhập nếu biết chắc."),
    "date_unreadable": _(
        "Không đọc được ngày ban hành ở dòng “%(printed)s”. Hãy nhập theo bản gốc."
    ),
    "date_digits_joined": _(
        "Các chữ số rời của ngày ban hành đã được ghép lại. Hãy kiểm tra ngày."
    ),
    "date_letters_as_digits": _(
        "Vài chữ cái trong ngày ban hành được hiểu là chữ số. Hãy kiểm tra ngày."
    ),
    "date_from_signature_stamp": _(
        "Ngày ban hành lấy theo thời gian ký số. Hãy kiểm tra với ngày in trên văn bản."
    ),
    "date_from_meeting": _(
        "Văn bản không ghi ngày ban hành; đây là ngày họp nêu ở phần mở đầu,"
        " văn bản không thể ban hành sớm hơn. Hãy nhập ngày đúng nếu biết."
    ),
    "subject_missing": _("Không thấy trích yếu. Hãy nhập trích yếu."),
    "subject_case_restored": _(
        "Trích yếu in toàn chữ hoa đã được đổi sang chữ thường. Hãy kiểm tra các tên riêng."
    ),
    "letter_layout": _(
        "Loại văn bản suy ra từ cách trình bày: có Kính gửi và không có tên loại thì là công văn."
    ),
    "type_from_symbol": _("Loại văn bản suy ra từ ký hiệu. Hãy kiểm tra với bản gốc."),
    "secrecy_stamp": _(
        "Văn bản có dấu mật (“%(printed)s”). Không được công bố; hãy hỏi người phụ trách."
    ),
    "circulation_limited": _("Văn bản ghi “%(printed)s”. Hãy kiểm tra xem có được công bố không."),
    "issuer_missing": _("Không thấy cơ quan ban hành. Hãy chọn cơ quan ban hành."),
    "issuer_level_unknown": _("Chưa rõ cấp của cơ quan ban hành. Hãy chọn cơ quan ban hành."),
    "issuer_kind_unknown": _("Chưa rõ loại của cơ quan ban hành. Hãy kiểm tra tên cơ quan."),
    "issuer_outside_header": _(
        "Cơ quan ban hành không in ở đầu văn bản mà lấy từ tiêu đề hoặc phần ký. Hãy kiểm tra."
    ),
    "issuer_place_inferred": _(
        "Nơi của cơ quan ban hành không in kèm tên mà suy ra từ nội dung. Hãy kiểm tra."
    ),
    "issuer_from_symbol": _("Cơ quan ban hành suy ra từ ký hiệu. Hãy kiểm tra với bản gốc."),
    "joint_issuers": _(
        "Nhiều cơ quan cùng ban hành; cơ quan thứ nhất được ghi nhận, ngoài ra còn: %(others)s."
    ),
    "province_unknown": _("Chưa xác định được tỉnh, thành phố. Hãy chọn tỉnh, thành phố."),
    "province_from_district": _(
        "Tỉnh suy ra từ tên huyện hoặc thành phố chỉ có ở tỉnh này. Hãy kiểm tra."
    ),
    "province_from_place": _("Tỉnh suy ra từ địa danh cạnh ngày ban hành. Hãy kiểm tra."),
    "province_from_text": _("Tỉnh suy ra từ các địa danh trong nội dung. Hãy kiểm tra."),
    "province_from_hint": _(
        "Nhiều tỉnh có đơn vị cùng tên; tỉnh này được nhắc đến trong văn bản. Hãy kiểm tra."
    ),
}

# The tail of the page, and the text as a whole.
TAIL: dict[str, Promise] = {
    "recipients_missing": _("Không thấy phần Nơi nhận. Hãy bổ sung nếu bản gốc có in."),
    "signature_missing": _("Không thấy phần ký. Hãy nhập người ký nếu bản gốc có ghi."),
    "signatory_name_missing": _("Không đọc được tên người ký. Hãy nhập theo bản gốc."),
    "signatory_name_doubtful": _(
        "Không ai có thể tên là “%(printed)s”: bản quét sai chữ hoặc mất dấu, nên tên người ký để"
        " trống. Hãy xem bản gốc và nhập tên."
    ),
    "signatory_title_missing": _("Không đọc được chức vụ người ký. Hãy nhập theo bản gốc."),
    "joint_signatories": _(
        "Nhiều người cùng ký; người thứ nhất được ghi nhận, ngoài ra còn: %(others)s."
    ),
    "citation_date_impossible": _(
        "Văn bản số %(number)s không thể có ngày %(date)s (chữ số bị nhận dạng sai), nên ngày viện"
        " dẫn để trống. Hãy xem bản gốc."
    ),
    "page_break_joined": _("Câu bị ngắt trang ở đây đã được nối lại."),
    "wrapped_lines_joined": _("Đã nối %(count)s chỗ xuống dòng giữa câu."),
    "annexes_found": _("Văn bản có %(count)s phụ lục; các mục của phụ lục bắt đầu bằng PL."),
    "certified_copy_set_aside": _(
        "Đây là bản sao: phần chứng thực (số, ngày, nơi nhận của bản sao) không tính vào văn bản."
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
    "deadline_year_inferred": _("Thời hạn in không có năm; năm suy ra từ ngày ban hành."),
    "deadline_letters_as_digits": _(
        "Vài chữ cái trong thời hạn được hiểu là chữ số. Hãy kiểm tra ngày."
    ),
    "deadline_counted_from_issue": _("Thời hạn tính từ ngày ban hành văn bản."),
    "item_empty": _(
        "Mục này chỉ có số thứ tự, không có nội dung. Hãy bổ sung từ bản gốc nếu bị mất."
    ),
}

# What the images of pages brought up.
PAGES: dict[str, Promise] = {
    "too_many_pages": _(
        "Tệp có %(pages)s trang, nhiều hơn %(limit)s trang nên không được nhận."
        " Hãy tách tệp thành từng văn bản."
    ),
    "image_too_large": _(
        "Ảnh lớn hơn %(limit)s triệu điểm ảnh nên không được nhận."
        " Hãy giảm độ phân giải (300 dpi là đủ) rồi nhập lại."
    ),
    "ocr_needed": _(
        "Tệp chỉ có ảnh, mà máy chủ chưa có chương trình nhận dạng chữ tiếng Việt."
        " Hãy cài %(packages)s, hoặc nhập bản có chữ."
    ),
    "ocr_not_available": _(
        "Trang %(pages)s cần nhận dạng chữ, mà máy chủ chưa có chương trình cho tiếng Việt."
        " Hãy cài %(packages)s rồi đọc lại tệp."
    ),
    "ocr_failed": _(
        "Không nhận dạng được chữ trong ảnh. Hãy quét lại rõ hơn (300 dpi) rồi nhập lại."
    ),
    "ocr_pages_failed": _(
        "Không nhận dạng được chữ ở trang %(pages)s. Hãy quét lại trang này, hoặc nhập bản có chữ."
    ),
    "ocr_pages_left": _(
        "Chỉ nhận dạng %(read)s trang đầu; trang %(pages)s chưa được đọc."
        " Hãy tách tệp thành từng văn bản rồi nhập lại."
    ),
    "no_page_image": _("Tệp không có trang này, hoặc không có ảnh của trang."),
    "page_unreadable": _("Trang %(page)s bị hỏng nên không đọc được. Hãy đối chiếu với bản gốc."),
    "pages_read_by_ocr": _("Chữ ở trang %(pages)s được nhận dạng từ ảnh."),
    "page_recognised_poorly": _(
        "Trang %(page)s nhận dạng không chắc (trung bình %(confidence)s%%)."
        " Hãy đối chiếu với ảnh của trang."
    ),
    "low_confidence": _("Đọc từ chữ nhận dạng không chắc. Hãy đối chiếu với ảnh của trang."),
    "doubtful_words": _("Nhận dạng không chắc: %(words)s. Hãy đối chiếu với ảnh của trang."),
}

SENTENCES: dict[str, Promise] = (
    FILES | TWINS | STORING | CONTENT | HEAD | TAIL | INSTRUCTIONS | PAGES
)
