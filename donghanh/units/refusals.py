"""Why a change of units may not happen, and how the page says so."""

import datetime as dt
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class UnitRefused(Exception):
    """Raised by actions before anything is written; ``code`` is stable, ``params`` fill its sentence."""

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


WORDS: dict[str, str | Promise] = {
    "name_empty": _("Ghi tên, không kèm chữ thôn, khối hay tổ dân phố."),
    "name_taken": _("Đã có %(name)s trong thời gian này. Ghi tên khác, hoặc mở đơn vị đã có."),
    "code_taken": _("Mã %(digits)s đã thuộc về %(name)s trong thời gian này."),
    "parent_wrong": _("Đơn vị cấp trên không hợp với cấp của đơn vị này."),
    "parent_absent": _("Ngày %(day)s đơn vị cấp trên không tồn tại. Chọn ngày khác."),
    "not_standing": _("Đơn vị không còn vào ngày %(day)s. Chọn ngày nằm trong thời gian tồn tại của đơn vị."),
    "not_later": _("Ngày này phải sau ngày bắt đầu của đơn vị (%(day)s)."),
    "not_a_village": _("Chỉ thôn, khối, tổ dân phố mới thay đổi được ở đây."),
    "nothing_new": _("Tên và loại chưa đổi gì."),
}


def in_words(refused: UnitRefused) -> str:
    """The sentence of a refusal for a form."""
    params = {k: f"{v:%d/%m/%Y}" if isinstance(v, dt.date) else v for k, v in refused.params.items()}
    return str(WORDS[refused.code]) % params
