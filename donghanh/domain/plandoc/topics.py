"""What a section is about, told by its title."""

from __future__ import annotations

import re
from typing import Literal

Topic = Literal["context", "purpose", "targets", "tasks", "setting", "budget", "organisation", "reporting", "other"]

_TOPICS: tuple[tuple[Topic, re.Pattern[str]], ...] = (
    ("context", re.compile(r"^(?:đặc điểm|tình hình|thực trạng|bối cảnh|kết quả|khó khăn|tồn tại|hạn chế|sự cần thiết|đánh giá|thuận lợi|nhận định|khái quát|kiến nghị|đề xuất|công tác chỉ đạo)")),
    ("organisation", re.compile(r"tổ chức (?:triển khai )?thực hiện|phân công (?:nhiệm vụ|trách nhiệm|thực hiện|tổ chức|cụ thể|công việc)|^phân công$|trách nhiệm (?:thực hiện|của|các)|tổ chức triển khai|giao nhiệm vụ|điều khoản thi hành")),
    ("reporting", re.compile(r"^chế độ (?:làm việc|hội họp|họp|giao ban)[^.;]*báo cáo|^(?:thực hiện )?(?:chế độ|công tác|thời gian|thông tin)?,?\s*(?:thông tin,? )?báo cáo|sơ kết, tổng kết")),
    ("budget", re.compile(r"kinh phí|dự toán|nguồn (?:vốn|lực tài chính)|^(?:về |huy động |bảo đảm |đảm bảo )?(?:các )?nguồn lực(?: thực hiện| tài chính)?$|^(?:về |cơ chế |nguồn |nguồn lực |giải pháp (?:về )?)?tài chính$|^ngân sách|^chi phí")),
    ("tasks", re.compile(r"nội dung|nhiệm vụ|giải pháp|hoạt động|biện pháp|công việc|phương án|các bước")),
    ("targets", re.compile(r"mục tiêu|chỉ tiêu")),
    ("purpose", re.compile(r"mục đích|yêu cầu|quan điểm|ý nghĩa|căn cứ|phương châm|nguyên tắc")),
    ("setting", re.compile(r"đối tượng|phạm vi|thời gian|địa điểm|chủ đề|thông điệp|thành phần|tiến độ|lộ trình|khẩu hiệu|quy mô")),
)  # fmt: skip
SUB_TOPICS: tuple[tuple[Topic, re.Pattern[str]], ...] = (
    ("reporting", re.compile(r"(?:thực hiện )?(?:chế độ|thời gian|thông tin,?|công tác)\s*(?:thông tin,? )?báo cáo")),
    ("targets", re.compile(r"(?:các )?(?:mục tiêu|chỉ tiêu)")),
    ("purpose", re.compile(r"mục đích|yêu cầu|quan điểm|phương châm|nguyên tắc")),
    ("setting", re.compile(r"đối tượng|phạm vi|thời gian|địa điểm|chủ đề|thông điệp|thành phần|bộ nhận diện|quy mô")),
    ("organisation", re.compile(r"tổ chức thực hiện|phân công")),
)


def classify_title(title: str) -> Topic:
    """Return what a top section is about, by its title."""
    lower = title.lower()
    if re.match(r"(?:mục đích|yêu cầu)", lower) and not re.search(r"nội dung|nhiệm vụ", lower):
        return "purpose"
    if re.match(r"(?:mục tiêu|chỉ tiêu)", lower) and not re.search(r"nhiệm vụ|giải pháp|nội dung", lower):
        return "targets"
    return next((topic for topic, pattern in _TOPICS if pattern.search(lower)), "other")
