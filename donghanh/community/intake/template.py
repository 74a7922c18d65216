"""The list of members to fill in, with the words that may be used."""

from collections.abc import Iterable

from donghanh.community.intake.sheets import FEMALE, MALE, MEMBERS
from donghanh.documents.sheets.template import template_file as file_of
from donghanh.foundation.web.examples import of_this_year

_HINTS = (
    "Ngày: 22/11/%(year)s, gõ chữ hay chọn ngày đều được.",
    "Giới tính để trống nếu chưa rõ; người ấy được đếm riêng.",
    "Năm sinh không bắt buộc; phần mềm chỉ giữ khoảng mười năm, ví dụ 1970–1979.",
    "Ra ngày là ngày đầu tiên không còn là thành viên; để trống nếu đang là thành viên.",
    "Hai người cùng họ tên: ghi năm sinh hoặc thôn cho cả hai.",
    "Không gộp ô, không dùng công thức, không đổi tên cột.",
)


def template_file(*, villages: Iterable[str], bodies: Iterable[str]) -> bytes:
    """The file for one model as bytes, with the villages and bodies of its unit to choose from."""
    words = {
        "Giới tính": (MALE, FEMALE),
        "Thôn": list(villages),
        "Cơ quan": list(bodies),
        "Cách ghi": [str(of_this_year(hint)) for hint in _HINTS],
    }
    return file_of((MEMBERS,), words, chosen={"sex": "Giới tính", "village": "Thôn", "body": "Cơ quan"})
