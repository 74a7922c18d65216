"""The spreadsheet of bodies and people to fill in, with the words this office may use."""

from collections.abc import Iterable, Sequence

from django.utils import translation

from donghanh.documents.sheets.template import template_file as file_of
from donghanh.foundation.web.examples import of_this_year
from donghanh.organisations.models import Organisation
from donghanh.people.roles import Role
from donghanh.staffing.intake.office import kind_words
from donghanh.staffing.intake.sheets import NO, SHEETS, YES
from donghanh.units.models import Unit

_HINTS = (
    "Ngày: 22/11/%(year)s, gõ chữ hay chọn ngày đều được.",
    "Cách viết khác: nhiều cách thì ngăn bằng dấu chấm phẩy.",
    "Cơ quan ở trang “Người” ghi đúng tên, hoặc một cách viết đã nhớ.",
    "Tên đăng nhập và thư điện tử không bắt buộc.",
    "Không gộp ô, không dùng công thức, không đổi tên cột.",
)
_CHOSEN = {"kind": "Loại cơ quan", "directable": "Ủy ban giao việc được", "role": "Vai trò", "village": "Thôn"}
"""The body of a person is chosen from no list: those of the first sheet are meant as well."""


def template_file(*, roles: Sequence[Role], villages: Iterable[Unit], bodies: Iterable[Organisation]) -> bytes:
    """The file for one office as bytes: its own villages and bodies, and the roles its administrator may give."""
    with translation.override("vi"):
        words: dict[str, Sequence[str]] = {
            "Loại cơ quan": list(kind_words()),
            "Ủy ban giao việc được": (YES, NO),
            "Vai trò": [str(role.name) for role in roles],
            "Vai trò làm được gì": [str(role.sentence) for role in roles],
            "Thôn": [village.full_name for village in villages],
            "Cơ quan đã có": [body.name for body in bodies],
            "Cách ghi": [str(of_this_year(hint)) for hint in _HINTS],
        }
    return file_of(SHEETS, words, chosen=_CHOSEN)
