"""The spreadsheet of activities to fill in, with the words this office may use."""

from collections.abc import Iterable

from donghanh.activities.models import ActivityKind
from donghanh.activities.sheet import SHEET
from donghanh.activities.taking_in.held import SAID
from donghanh.documents.sheets.template import template_file as file_of
from donghanh.foundation.web.examples import of_this_year
from donghanh.organisations.models import Organisation
from donghanh.units.models import Unit

_HINTS = (
    "Ngày: 22/11/%(year)s, gõ chữ hay chọn ngày đều được.",
    "Chỉ cần Ngày và Loại. Nơi tổ chức để trống là cơ quan của người nhập.",
    "Thôn để trống là cả xã.",
    "Có số nữ thì số nam phần mềm tự tính. Ô nào chưa biết thì để trống.",
    "Hoạt động mới dự kiến: ghi “Dự kiến” ở cột Bước.",
    "Mã: để trống. Tệp tải ra từ phần mềm có mã của từng hoạt động, để nhập lại thì không ghi thành hai.",
    "Không gộp ô, không dùng công thức, không đổi tên cột.",
)


def template_file(*, kinds: Iterable[ActivityKind], villages: Iterable[Unit], hosts: Iterable[Organisation]) -> bytes:
    """The file as bytes, its last sheet with the kinds, villages and bodies of the office."""
    words = {
        "Loại": [kind.name for kind in kinds],
        "Thôn": [village.full_name for village in villages],
        "Cơ quan": [host.name for host in hosts],
        "Số người là": list(SAID["quality"].values()),
        "Tính theo": list(SAID["measure"].values()),
        "Bước": list(SAID["state"].values()),
        "Cách ghi": [str(of_this_year(hint)) for hint in _HINTS],
    }
    chosen = {
        "kind": "Loại", "village": "Thôn", "host": "Cơ quan", "quality": "Số người là", "measure": "Tính theo",
        "state": "Bước",
    }  # fmt: skip
    return file_of((SHEET,), words, chosen=chosen)
