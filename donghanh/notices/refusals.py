"""What the notices app refuses to do."""

from typing import Any

from django.utils.translation import gettext as _


class NoticeRefused(Exception):
    """An act that may not happen: a stable code, and the field it is about where there is one."""

    def __init__(self, code: str, *, field: str = "", **params: Any) -> None:
        super().__init__(code)
        self.code, self.field, self.params = code, field, params


def in_words(error: NoticeRefused) -> str:
    """The refusal for the person who meets it."""
    words = {
        "channel_unknown": _("Đơn vị chưa mở cách gửi này. Chọn cách khác."),
        "address_missing": _("Muốn nhận bằng thư điện tử thì ghi địa chỉ thư."),
        "phone_missing": _(
            "Cách này gửi đến số điện thoại, mà phần Nhân sự chưa ghi số di động. Nhờ người quản trị ghi giúp."
        ),
        "nothing_to_check": _("Tin này đã rõ, không cần kiểm tra."),
    }
    return words[error.code] % error.params
