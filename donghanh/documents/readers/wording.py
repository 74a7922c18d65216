"""What a person is told when a file is refused: what happened, and what to do next."""

from __future__ import annotations

from donghanh.documents.readers.refusal import Refused
from donghanh.documents.readers.source import Remark

REFUSALS: dict[str, str] = {
    "empty": "Tệp không có nội dung. Hãy kiểm tra lại tệp và chọn đúng tệp văn bản cần đọc.",
    "too_large": (
        "Tệp có {size}, vượt mức {limit} cho một văn bản. "
        "Hãy tách phụ lục, hình ảnh ra tệp riêng rồi tải lại phần lời văn."
    ),
    "wrong_type": (
        "Đây là {format}, không phải văn bản hành chính dạng chữ. "
        "Hãy chọn tệp Word (.docx), trang web (.html), văn bản thuần (.txt) hoặc Markdown (.md) của văn bản."
    ),
    "unsupported_format": (
        "Phần mềm nhận ra tệp {format} nhưng chưa đọc được định dạng này. "
        "Hãy mở tệp, chọn Lưu thành (Save As) dạng Word (.docx) rồi tải lại."
    ),
    "binary_noise": (
        "Tệp chứa dữ liệu không phải chữ, có thể tệp đã hỏng. "
        "Hãy mở lại tệp gốc, kiểm tra nội dung rồi lưu lại thành văn bản thuần (.txt)."
    ),
    "legacy_encoding": (
        "Văn bản dùng bảng mã cũ {encoding}. Hãy chuyển mã sang Unicode "
        "(chẳng hạn bằng công cụ chuyển mã của bộ gõ) rồi tải lại."
    ),
    "unknown_encoding": ("Không xác định được bảng mã của tệp. Hãy lưu lại tệp với bảng mã UTF-8 rồi tải lại."),
    "damaged": (
        "Tệp này hỏng hoặc được chép chưa hết nên không mở được. Hãy mở tệp gốc, lưu lại một lần nữa rồi tải lên."
    ),
    "encrypted": "Tệp này có mật khẩu nên chưa đọc được. Bỏ mật khẩu rồi tải lại, hoặc gửi bản PDF.",
    "unsafe": (
        "Trong tệp có phần mà một tệp Word bình thường không có, nên phần mềm không mở ra. "
        "Hãy chép phần chữ sang một tệp Word mới rồi tải lên."
    ),
    "too_complex": (
        "Tệp này nén hoặc lồng ghép quá mức của một văn bản nên phần mềm không mở ra. "
        "Hãy chép phần chữ sang một tệp Word mới rồi tải lên."
    ),
    "only_pictures": (
        "Tệp Word này chỉ có ảnh chụp, không có chữ. Hãy lưu thành PDF rồi tải bản PDF lên, hoặc tải bản có chữ."
    ),
    "portfolio": (
        "Đây là một bộ gồm nhiều tệp gói chung trong PDF. Hãy mở bộ đó, lưu riêng văn bản cần đọc thành một tệp rồi tải lên."
    ),
    "xfa_form": (
        "Đây là biểu mẫu PDF động, nội dung chỉ hiện trong phần mềm làm ra nó. "
        "Hãy mở bằng phần mềm đó, chọn In rồi Lưu thành PDF, và tải bản vừa lưu."
    ),
    "too_many_pages": (
        "Tệp có {pages} trang, vượt mức {limit} trang cho một văn bản. Hãy tách phần cần đọc ra tệp riêng rồi tải lên."
    ),
    "too_many_pixels": (
        "Ảnh có {size}, vượt mức {limit}. Hãy chụp hoặc quét lại ở cỡ vừa phải (khoảng 300 điểm mỗi inch) rồi tải lên."
    ),
    "heic_photo": (
        "Đây là ảnh HEIC của điện thoại, phần mềm chưa mở được. Hãy lưu ảnh thành JPEG "
        "(trên điện thoại chọn định dạng tương thích nhất) rồi tải lên."
    ),
    "no_text": "Không nhận ra chữ nào trong tệp. Hãy chụp hoặc quét lại cho thẳng, rõ và đủ sáng rồi tải lên.",
    "not_vietnamese": (
        "Nội dung tệp không phải tiếng Việt có dấu. Hãy tải lên bản tiếng Việt của văn bản, gõ đầy đủ dấu."
    ),
    "secrecy": (
        "Văn bản có dấu “{mark}”. Phần mềm không được giữ tài liệu mật nên không lưu gì của tệp này. "
        "Xử lý văn bản theo quy định về bảo vệ bí mật nhà nước, trên máy dành riêng, rồi xóa tệp khỏi máy này."
    ),
    "not_official_document": (
        "Nội dung tệp không có thể thức của một văn bản hành chính (tên loại, căn cứ, các mục đánh số, nơi nhận, chữ ký), "
        "nên không có nhiệm vụ nào được lấy ra. Nếu đây là bài báo hoặc tài liệu tham khảo, hãy tải lên chính văn bản được nhắc đến."
    ),
}

REMARKS: dict[str, str] = {
    "tracked_changes": (
        "Tệp còn dấu sửa (Track Changes): {inserted} chỗ thêm, {deleted} chỗ bỏ. Phần mềm đọc như đã chấp nhận mọi sửa đổi."
    ),
    "comments": "Tệp có {count} ý kiến ghi bên lề; phần mềm không đọc các ý kiến này.",
    "notes": "Văn bản có {count} chú thích; lời chú thích để ở cuối, không lấy việc từ đó.",
    "hidden_text": "Tệp có {count} đoạn chữ ẩn, không in ra giấy; phần mềm bỏ qua.",
    "contents_left_out": "Bỏ qua {count} dòng của mục lục.",
    "embedded": "Tệp có {count} phần nhúng từ phần mềm khác; phần mềm không đọc các phần này.",
    "legacy_font": "Văn bản gõ bằng phông chữ cũ, bảng mã {encoding}; phần mềm đã chuyển sang Unicode. Nên soát lại tên riêng.",
    "letterhead_in_header": "Quốc hiệu và số, ký hiệu nằm ở đầu trang (Header); phần mềm vẫn đọc.",
    "running_text_left_out": "Chữ lặp lại ở đầu trang, cuối trang được bỏ qua.",
    "pictures": "Tệp có {count} hình; chữ trong hình không được đọc.",
    "macros_left_out": "Tệp có chứa macro; phần mềm không mở và không chạy macro.",
    "surroundings_left_out": "Phần của trang web nằm trên quốc hiệu được bỏ qua.",
    "page_numbers_left_out": "Số trang in ở đầu hoặc cuối trang được bỏ qua.",
    "stamps_left_out": "Dấu của chữ ký số in trên trang ({count} dòng) được bỏ qua.",
    "askew_text_left_out": "Chữ in chéo hoặc dọc theo trang ({count} dòng) được bỏ qua.",
    "pages_recognised": "Trang {pages} là ảnh; chữ ở đó do phần mềm nhận dạng, nên soát lại.",
    "faint_pages": "Ảnh của trang {pages} mờ hoặc lệch nên chữ nhận dạng chưa chắc. Nên soát kỹ, hoặc quét lại trang đó.",
}
"""What a person is told about a file that was read. Pages and command line say it beside the reading."""


def remark_sentence(remark: Remark) -> str:
    """Return the Vietnamese sentence for a remark; empty for one nobody needs to be told."""
    return REMARKS.get(remark.code, "").format(**remark.params)


def message(refused: Refused) -> str:
    """Return the Vietnamese sentence for a refusal."""
    return REFUSALS[refused.code].format(**refused.params)
