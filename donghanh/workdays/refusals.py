"""Why a change of the table may not happen, and how the page says so."""

import datetime as dt
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from donghanh.foundation.web import formats


class WorkdayRefused(Exception):
    """Raised by actions before anything is written; ``code`` is stable, ``field`` names where the form shows it."""

    def __init__(self, code: str, *, field: str | None = None, **params: Any) -> None:
        super().__init__(code)
        self.code = code
        self.field = field
        self.params = params


WORDS: dict[str, str | Promise] = {
    "year_far": _("Năm %(year)s nằm ngoài bảng này. Bảng nhận các năm từ %(first)s đến %(last)s. Xem lại năm."),
    "day_taken": _(
        "Bảng của %(unit)s đã có dòng cho %(day)s. Sửa dòng ấy, hoặc bỏ dòng ấy rồi ghi lại; không thêm dòng thứ hai."
    ),
    "already_working": _(
        "%(day)s vốn là ngày làm việc, nên không phải làm bù. Ngày làm bù thường là thứ Bảy hoặc chủ nhật. Xem lại ngày."
    ),
    "already_off": _("%(day)s vốn đã là ngày nghỉ, không cần ghi thêm."),
    "quiet_on_free_day": _("%(day)s là ngày nghỉ, phần mềm vốn không nhắc việc vào ngày nghỉ. Chọn một ngày làm việc."),
    "name_empty": _("Ghi tên ngày, ví dụ: Hội xuân của xã."),
    "reason_missing": _("Ghi lý do, để người khác trong xã hiểu vì sao bảng đổi."),
    "source_missing": _(
        "Đã thấy văn bản thì ghi thấy ở đâu: số văn bản hoặc địa chỉ trang. Nếu chỉ nhớ, chọn Ghi theo trí nhớ."
    ),
    "number_missing": _("Đã thấy thông báo thì ghi số, ký hiệu của nó. Nếu chỉ nhớ, chọn Ghi theo trí nhớ."),
    "changed_since": _("Dòng này vừa được người khác sửa. Mở lại bảng để xem bản mới, rồi hãy bỏ."),
    "nothing_new": _("Chưa có gì thay đổi."),
    "belongs_to_notice": _("Ngày này nằm trong thông báo nghỉ của năm. Sửa ở thông báo ấy."),
    "notice_taken": _("Bảng của %(unit)s đã có thông báo nghỉ năm %(year)s. Sửa thông báo ấy."),
    "range_backwards": _("Ngày cuối phải từ ngày đầu trở đi. Xem lại hai ngày này."),
    "range_long": _("Đợt nghỉ dài quá %(days)s ngày. Xem lại hai ngày này."),
    "tet_outside": _("Mùng 1 Tết năm %(year)s là %(day)s. Đợt nghỉ phải có ngày này và ít nhất 5 ngày."),
    "national_outside": _("Đợt nghỉ Quốc khánh phải có ngày 2/9/%(year)s."),
    "swap_other_year": _("%(day)s không thuộc năm %(year)s. Hoán đổi của năm khác ghi ở thông báo năm ấy."),
    "swap_off_free": _(
        "%(day)s vốn là ngày nghỉ, không hoán đổi được. Ngày thứ nhất của mỗi dòng là ngày đi làm được nghỉ."
    ),
    "swap_worked_weekday": _(
        "%(day)s vốn là ngày làm việc. Ngày thứ hai của mỗi dòng là thứ Bảy hoặc chủ nhật đi làm bù."
    ),
    "swap_twice": _("%(day)s được ghi hai lần. Mỗi ngày chỉ ghi một lần."),
    "nothing_in_notice": _("Thông báo không cho thêm ngày nào so với luật. Xem lại các ngày."),
}


def in_words(refused: WorkdayRefused) -> str:
    """The sentence of a refusal for a form."""
    said = {name: _day(value) if isinstance(value, dt.date) else str(value) for name, value in refused.params.items()}
    return str(WORDS[refused.code]) % said


def _day(day: dt.date) -> str:
    """The day with its weekday, which is what the person got wrong: "Thứ Tư, 25/11/2026"."""
    text = formats.day_with_weekday(day)
    return text[:1].upper() + text[1:]
