"""What a person is told when a file is refused: what happened, and what to do next."""

from __future__ import annotations

from donghanh.documents.readers.refusal import Refused
from donghanh.documents.readers.source import Remark

N_ = str
"""Marks a sentence for the catalogue. Nothing is translated here: a document is read without Django, in Vietnamese."""

REFUSALS: dict[str, str] = {
    "empty": N_("Tệp không có nội dung. Hãy kiểm tra lại tệp và chọn đúng tệp văn bản cần đọc."),
    "too_large": N_(
        "Tệp có {size}, vượt mức {limit} cho một văn bản. "
        "Hãy tách phụ lục, hình ảnh ra tệp riêng rồi tải lại phần lời văn."
    ),
    "wrong_type": N_(
        "Đây là {format}, không phải văn bản hành chính dạng chữ. "
        "Hãy chọn tệp Word (.docx), PDF, ảnh chụp, trang web (.html) hoặc văn bản thuần (.txt, .md) của văn bản."
    ),
    "unsupported_format": N_(
        "Phần mềm nhận ra tệp {format} nhưng chưa đọc được định dạng này. "
        "Hãy mở tệp, chọn Lưu thành (Save As) dạng Word (.docx) rồi tải lại."
    ),
    "binary_noise": N_(
        "Tệp chứa dữ liệu không phải chữ, có thể tệp đã hỏng. "
        "Hãy mở lại tệp gốc, kiểm tra nội dung rồi lưu lại thành văn bản thuần (.txt)."
    ),
    "legacy_encoding": N_(
        "Văn bản dùng bảng mã cũ {encoding}. Hãy chuyển mã sang Unicode "
        "(chẳng hạn bằng công cụ chuyển mã của bộ gõ) rồi tải lại."
    ),
    "unknown_encoding": N_("Không xác định được bảng mã của tệp. Hãy lưu lại tệp với bảng mã UTF-8 rồi tải lại."),
    "damaged": N_(
        "Tệp này hỏng hoặc được chép chưa hết nên không mở được. Hãy mở tệp gốc, lưu lại một lần nữa rồi tải lên."
    ),
    "encrypted": N_(
        "Tệp này có mật khẩu nên chưa đọc được. Hãy mở tệp bằng mật khẩu, bỏ mật khẩu (Tệp, Thông tin, Bảo vệ tài liệu), lưu lại "
        "rồi tải lên; nếu không có mật khẩu, hãy xin nơi gửi bản không đặt mật khẩu."
    ),
    "locked_pdf": N_(
        "Tệp PDF này đặt mật khẩu mở nên chưa đọc được. Hãy mở tệp bằng mật khẩu, chọn In rồi Lưu thành PDF, và tải bản vừa lưu; "
        "nếu không có mật khẩu, hãy xin nơi gửi bản không đặt mật khẩu, hoặc bản giấy để quét rồi tải bản quét lên."
    ),
    "unsafe": N_(
        "Trong tệp có phần mà một tệp Word bình thường không có, nên phần mềm không mở ra. "
        "Hãy chép phần chữ sang một tệp Word mới rồi tải lên."
    ),
    "too_complex": N_(
        "Tệp này nén hoặc lồng ghép quá mức của một văn bản nên phần mềm không mở ra. "
        "Hãy chép phần chữ sang một tệp Word mới rồi tải lên."
    ),
    "only_pictures": N_(
        "Tệp Word này chỉ có ảnh chụp, không có chữ. Hãy lưu thành PDF rồi tải bản PDF lên, hoặc tải bản có chữ."
    ),
    "portfolio": N_(
        "Đây là một bộ gồm nhiều tệp gói chung trong PDF. Hãy mở bộ đó, lưu riêng văn bản cần đọc thành một tệp rồi tải lên."
    ),
    "xfa_form": N_(
        "Đây là biểu mẫu PDF động, nội dung chỉ hiện trong phần mềm làm ra nó. "
        "Hãy mở bằng phần mềm đó, chọn In rồi Lưu thành PDF, và tải bản vừa lưu."
    ),
    "too_many_pages": N_(
        "Tệp có {pages} trang, vượt mức {limit} trang cho một văn bản. Hãy tách phần cần đọc ra tệp riêng rồi tải lên."
    ),
    "too_many_pixels": N_(
        "Ảnh có {size}, vượt mức {limit}. Hãy chụp hoặc quét lại ở cỡ vừa phải (khoảng 300 điểm mỗi inch) rồi tải lên."
    ),
    "heic_photo": N_(
        "Đây là ảnh HEIC của điện thoại, phần mềm chưa mở được. Hãy lưu ảnh thành JPEG "
        "(trên điện thoại chọn định dạng tương thích nhất) rồi tải lên."
    ),
    "no_text": N_("Không nhận ra chữ nào trong tệp. Hãy chụp hoặc quét lại cho thẳng, rõ và đủ sáng rồi tải lên."),
    "unclear_picture": N_(
        "Chữ trong ảnh không đủ rõ nên phần mềm không lấy gì từ tệp này. Hãy đặt tờ giấy phẳng trên mặt bàn sẫm màu, nơi đủ sáng, "
        "chụp thẳng từ trên xuống, mỗi ảnh một trang, chữ nét không nhòe, rồi tải lên; tốt nhất là quét hoặc dùng tệp Word."
    ),
    "photo_unusable": N_(
        "Trong các ảnh gửi cùng nhau, tệp “{name}” hỏng hoặc không phải ảnh JPEG, PNG, TIFF, WebP, nên cả bộ ảnh chưa được đọc. "
        "Hãy chụp lại trang đó, hoặc bỏ tệp đó ra, rồi gửi lại cả bộ."
    ),
    "not_vietnamese": N_(
        "Nội dung tệp không phải tiếng Việt có dấu. Hãy tải lên bản tiếng Việt của văn bản, gõ đầy đủ dấu."
    ),
    "secrecy": N_(
        "Văn bản có dấu “{mark}”. Phần mềm không được giữ tài liệu mật nên không lưu gì của tệp này. "
        "Xử lý văn bản theo quy định về bảo vệ bí mật nhà nước, trên máy dành riêng, rồi xóa tệp khỏi máy này."
    ),
    "not_official_document": N_(
        "Nội dung tệp không có thể thức của một văn bản hành chính (tên loại, căn cứ, các mục đánh số, nơi nhận, chữ ký), "
        "nên không có nhiệm vụ nào được lấy ra. Nếu đây là bài báo hoặc tài liệu tham khảo, hãy tải lên chính văn bản được nhắc đến."
    ),
}

_UNOPENED: tuple[tuple[type[OSError], str], ...] = (
    (FileNotFoundError, "Không có tệp này ở chỗ đã chỉ. Kiểm tra lại tên tệp và đường dẫn."),
    (NotADirectoryError, "Không có tệp này ở chỗ đã chỉ. Kiểm tra lại tên tệp và đường dẫn."),
    (IsADirectoryError, "Đây là một thư mục, không phải tệp. Chỉ rõ một tệp văn bản trong thư mục này."),
    (PermissionError, "Không được phép mở tệp này. Kiểm tra lại quyền đọc tệp."),
)

REMARKS: dict[str, str] = {
    "tracked_changes": N_(
        "Tệp còn dấu sửa (Track Changes): {inserted} chỗ thêm, {deleted} chỗ bỏ. Phần mềm đọc như đã chấp nhận mọi sửa đổi."
    ),
    "comments": N_("Tệp có {count} ý kiến ghi bên lề; phần mềm không đọc các ý kiến này."),
    "notes": N_("Văn bản có {count} chú thích; lời chú thích để ở cuối, không lấy việc từ đó."),
    "hidden_text": N_("Tệp có {count} đoạn chữ ẩn, không in ra giấy; phần mềm bỏ qua."),
    "contents_left_out": N_("Bỏ qua {count} dòng của mục lục."),
    "embedded": N_("Tệp có {count} phần nhúng từ phần mềm khác; phần mềm không đọc các phần này."),
    "legacy_font": N_(
        "Văn bản gõ bằng phông chữ cũ, bảng mã {encoding}; phần mềm đã chuyển sang Unicode. Nên soát lại tên riêng."
    ),
    "letterhead_in_header": N_("Quốc hiệu và số, ký hiệu nằm ở đầu trang (Header); phần mềm vẫn đọc."),
    "running_text_left_out": N_("Chữ lặp lại ở đầu trang, cuối trang được bỏ qua."),
    "pictures": N_("Tệp có {count} hình; chữ trong hình không được đọc."),
    "macros_left_out": N_("Tệp có chứa macro; phần mềm không mở và không chạy macro."),
    "surroundings_left_out": N_("Phần của trang web nằm trên quốc hiệu được bỏ qua."),
    "page_numbers_left_out": N_("Số trang in ở đầu hoặc cuối trang được bỏ qua."),
    "stamps_left_out": N_("Dấu của chữ ký số in trên trang ({count} dòng) được bỏ qua."),
    "askew_text_left_out": N_("Chữ in chéo hoặc dọc theo trang ({count} dòng) được bỏ qua."),
    "pages_recognised": N_("Trang {pages} là ảnh; chữ ở đó do phần mềm nhận dạng, nên soát lại."),
    "photos_joined": N_("Văn bản gồm {count} ảnh, đọc theo thứ tự tên tệp: {names}."),
    "photos_reordered": N_("Văn bản gồm {count} ảnh, đã xếp lại theo số trang in trên giấy: {names}."),
    "unclear_pages": N_(
        "Ảnh của trang {pages} không đủ rõ nên chữ ở đó không được lấy. Hãy chụp lại trang đó thẳng từ trên xuống, đủ sáng, "
        "cả trang nằm trong ảnh, rồi tải lại cả văn bản."
    ),
    "faint_pages": N_(
        "Ảnh của trang {pages} mờ hoặc lệch nên chữ nhận dạng chưa chắc. Nên soát kỹ, hoặc quét lại trang đó."
    ),
}
"""What a person is told about a file that was read. Pages and command line say it beside the reading."""


def remark_sentence(remark: Remark) -> str:
    """Return the Vietnamese sentence for a remark; empty for one nobody needs to be told."""
    return REMARKS.get(remark.code, "").format(**remark.params)


def message(refused: Refused) -> str:
    """Return the Vietnamese sentence for a refusal."""
    return REFUSALS[refused.code].format(**refused.params)


def unopened(error: OSError) -> str:
    """Return the Vietnamese sentence for a path that could not be opened; the words of the system are English."""
    return next(
        (sentence for kind, sentence in _UNOPENED if isinstance(error, kind)),
        "Không mở được tệp này. Kiểm tra lại ổ đĩa, hoặc chép tệp ra chỗ khác rồi thử lại.",
    )
