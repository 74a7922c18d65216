"""Lines that describe the work above them: "Đơn vị chủ trì: …", "Thời gian: …", "Sản phẩm: …"."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LABEL_LEAD = re.compile(
    r"(?:(?:Cơ quan|Đơn vị|Bộ phận|Tổ chức)(?:, đơn vị)?\s+)?(?:chủ trì|thực hiện|tham mưu|đầu mối)(?:\s+thực hiện)?\s*:\s*",
    re.IGNORECASE,
)
_LABEL_WITH = re.compile(
    r"(?:(?:Cơ quan|Đơn vị|Bộ phận)(?:, đơn vị)?\s+)?phối hợp(?:\s+thực hiện)?\s*:\s*", re.IGNORECASE
)
_LABEL_TIME = re.compile(
    r"(?:Thời gian|Thời hạn|Tiến độ|Hoàn thành|Thời điểm)(?:\s+(?:thực hiện|hoàn thành|tổ chức|triển khai|dự kiến))?\s*:\s*",
    re.IGNORECASE,
)
_LABEL_OTHER = re.compile(
    r"(?:Sản phẩm|Kết quả(?: đạt được| đầu ra)?|Địa điểm|Thành phần|Đối tượng|Số lượng|Hình thức|Kinh phí|Nội dung)(?:\s+(?:tham gia|tham dự|thực hiện|tổ chức|dự kiến))?\s*:\s*"
)


@dataclass(frozen=True, slots=True)
class Label:
    """A line that describes the task above it: its kind and where its value starts."""

    kind: str  # lead, coordinating, time, other
    start: int


def label_of(text: str) -> Label | None:
    """Return the label of a line such as "Đơn vị chủ trì: …" or "Thời gian: …"."""
    for kind, pattern in (
        ("lead", _LABEL_LEAD),
        ("coordinating", _LABEL_WITH),
        ("time", _LABEL_TIME),
        ("other", _LABEL_OTHER),
    ):
        match = pattern.match(text)
        if match and text[match.end() :].strip():
            return Label(kind, match.end())
    return None
