"""What the bodies of the invented commune say."""

ANSWERS = {
    "Phòng Văn hóa - Xã hội": "hanh",
    "Hội Liên hiệp Phụ nữ xã": "yen",
    "Công an xã": "dung",
    "Trạm y tế xã": "mai",
    "Đài truyền thanh xã": "phuc",
    "Trường THCS Sông Mây": "thao",
    "Thôn Suối Lạnh": "toan",
    "Thôn Gò Sành": "sau",
    "CLB Người cha đồng hành thôn Suối Lạnh": "khanh",
}
"""Which person answers for which body; bodies not listed have nobody who signs in yet."""

UNSEEN = frozenset({"dung"})
RETURNS = {"sau": "Nhà văn hóa thôn đang sửa mái, xin làm vào tháng sau."}

_RESULTS = (
    ("tờ rơi", "In đủ 1.200 tờ, đã chia cho 8 thôn và hai trường, còn 60 tờ ở văn phòng."),
    ("Tập huấn", "Hai buổi, 23 trên 24 cộng tác viên dự; một người ốm sẽ học bù."),
    ("tập huấn", "Hai buổi, 23 trên 24 cộng tác viên dự; một người ốm sẽ học bù."),
    ("nói chuyện", "Tổ chức tối thứ Bảy, 52 người dự, trong đó 24 nam."),
    ("Khảo sát", "Chọn thôn Suối Lạnh; biên bản và bảng điểm lưu tại phòng."),
    ("ra mắt", "Ra mắt với 34 thành viên nam và 11 thành viên nữ."),
    ("danh sách", "Danh sách 45 người, đã niêm yết ở nhà văn hóa 7 ngày."),
    ("tham quan", "Đoàn 12 người thăm xã bạn một ngày, có ghi chép gửi các đoàn thể."),
)


def result_for(text: str) -> str:
    """A plausible sentence about how such a task went."""
    return next((answer for words, answer in _RESULTS if words in text), "Đã làm xong, không có vướng mắc.")
