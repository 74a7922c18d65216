"""Words that describe the work before them: "Đơn vị chủ trì: …", "Thời gian: …", as lines of their own or after the sentence."""

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
    ends: bool = False
    """Whether it names the end of the work ("Thời hạn", "Hoàn thành") and not just its time."""


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
            return Label(
                kind, match.end(), re.match(r"Thời hạn|Tiến độ|Hoàn thành|Hạn", text, re.IGNORECASE) is not None
            )
    return None


# After the sentence, or in brackets: "… cho công nhân. Cơ quan chủ trì: A; cơ quan phối hợp: B." A bare verb
# ("thực hiện: …") is no label there, for it also opens lists.
_OFFICE = r"(?:cơ quan|đơn vị|bộ phận|tổ chức)(?:, (?:cơ quan|đơn vị))?\s+"
_TAIL = re.compile(
    rf"(?P<before>[.;,]\s+|\(\s*|^)(?:(?P<lead>{_OFFICE}(?:chủ trì|thực hiện|tham mưu|đầu mối|phụ trách)(?:\s+thực hiện)?|chủ trì|phụ trách)"
    rf"|(?P<coordinating>(?:{_OFFICE})?phối hợp(?:\s+thực hiện)?)"
    r"|(?P<time>(?:thời gian|thời hạn|tiến độ)(?:\s+(?:thực hiện|hoàn thành|tổ chức|dự kiến))?)"
    r"|(?P<other>sản phẩm|kết quả|địa điểm|kinh phí)(?:\s+(?:thực hiện|đạt được|đầu ra|dự kiến))?)\s*:\s*",
    re.IGNORECASE,
)
_TAIL_END = re.compile(r"[.)](?=\s|[.;,)]|$)")


@dataclass(frozen=True, slots=True)
class TailLabel:
    """A label after the work in the same paragraph: its kind, and where its words and its value stand."""

    kind: str
    start: int
    value: int
    end: int


def tail_labels(text: str, *, whole: bool = False) -> tuple[TailLabel, ...]:
    """Return the labels behind the sentence of a task, in order; none unless one of them names who leads or helps.

    "… (Chủ trì: Công an xã; phối hợp: các thôn)". With ``whole`` the text may consist of labels only. Cost: linear in the text.
    """
    found = [match for match in _TAIL.finditer(text) if whole or match.start()]
    first = next((index for index, match in enumerate(found) if match["lead"] or match["coordinating"]), None)
    if first is None:
        return ()
    labels = []
    for index, match in enumerate(found[first:], first):
        limit = found[index + 1].start() if index + 1 < len(found) else len(text)
        stop = _TAIL_END.search(text, match.end(), limit)
        start = match.end("before")
        labels.append(TailLabel(match.lastgroup or "other", start, match.end(), stop.start() if stop else limit))
    return tuple(labels)
