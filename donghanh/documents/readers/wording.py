"""What a person is told when a file is refused: what happened, and what to do next."""

from __future__ import annotations

from donghanh.documents.readers.refusal import Refused

REFUSALS: dict[str, str] = {
    "empty": "Tệp không có nội dung. Hãy kiểm tra lại tệp và chọn đúng tệp văn bản cần đọc.",
    "too_large": (
        "Tệp có {size}, vượt mức {limit} cho một văn bản. "
        "Hãy tách phụ lục, hình ảnh ra tệp riêng rồi tải lại phần lời văn."
    ),
    "wrong_type": (
        "Đây là {format}, không phải văn bản hành chính dạng chữ. "
        "Hãy chọn tệp văn bản thuần (.txt) hoặc Markdown (.md) của văn bản."
    ),
    "unsupported_format": (
        "Phần mềm nhận ra tệp {format} nhưng chưa đọc được định dạng này. "
        "Hãy mở tệp, sao chép toàn bộ nội dung, lưu thành tệp văn bản thuần (.txt, bảng mã UTF-8) rồi tải lại."
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


def message(refused: Refused) -> str:
    """Return the Vietnamese sentence for a refusal."""
    return REFUSALS[refused.code].format(**refused.params)
