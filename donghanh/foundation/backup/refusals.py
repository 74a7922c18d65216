"""Why a backup or a restore may not happen, each with a stable code and the words a clerk reads."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MESSAGES: dict[str, str | Promise] = {
    "no_such_file": _("Không có tệp %(path)s."),
    "already_exists": _("Tệp %(path)s đã có; hãy chọn tên khác để không ghi đè bản sao lưu cũ."),
    "bad_key": _("Tệp %(path)s không phải là khóa mở bản sao lưu (dòng bắt đầu bằng AGE-SECRET-KEY-)."),
    "bad_recipient": _("%(recipient)s không phải là khóa công khai để sao lưu (bắt đầu bằng age1)."),
    "wrong_key": _("Khóa này không mở được bản sao lưu. Hãy dùng đúng khóa đã cất khi lập bản sao lưu."),
    "damaged": _("Bản sao lưu bị hỏng hoặc không đầy đủ (%(detail)s). Chưa có gì bị thay đổi; hãy dùng một bản khác."),
    "newer_version": _("Bản sao lưu do phiên bản mới hơn lập (%(detail)s). Hãy cập nhật phần mềm rồi khôi phục."),
    "other_database": _("Bản sao lưu lấy từ %(made_on)s, không khôi phục được vào %(here)s."),
    "in_use": _("Phần mềm đang chạy và giữ cơ sở dữ liệu. Hãy dừng phần mềm rồi làm lại."),
    "not_empty": _("Máy này đang có dữ liệu. Nếu chắc chắn muốn thay toàn bộ bằng bản sao lưu, hãy thêm --force."),
}


class BackupRefused(Exception):
    """A backup or restore that may not happen. ``code`` is stable; ``str()`` is the sentence for the clerk."""

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(code)
        self.code = code
        self.params = params

    def __str__(self) -> str:
        return str(MESSAGES[self.code]) % self.params
