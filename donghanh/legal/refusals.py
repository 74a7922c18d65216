"""Why a change of the library may not happen, and how the page says so."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class LegalRefused(Exception):
    """Raised by actions before anything is written; ``code`` is stable, ``field`` names where the form shows it."""

    def __init__(self, code: str, *, field: str | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.field = field


WORDS: dict[str, str | Promise] = {
    "number_empty": _("Ghi số, ký hiệu văn bản. Ví dụ: 125/2021/NĐ-CP"),
    "already_there": _("Thư viện đã có văn bản cùng số, ngày ban hành và cơ quan ban hành này."),
    "ended_too_early": _("Ngày hết hiệu lực phải sau ngày có hiệu lực."),
    "effective_too_early": _("Ngày có hiệu lực không thể trước ngày ban hành. Xem lại hai ngày này."),
    "period_backwards": _("Giai đoạn phải kết thúc sau khi bắt đầu."),
    "end_day_missing": _(
        "Văn bản đã hết hiệu lực thì cần ngày hết hiệu lực. Nếu chưa rõ ngày, để tình trạng là Chưa kiểm chứng."
    ),
    "ended_yet_in_force": _(
        "Ngày hết hiệu lực đã qua mà tình trạng ghi Còn hiệu lực. Chọn Hết hiệu lực hoặc Đã được thay thế, "
        "hoặc sửa lại ngày."
    ),
    "nothing_new": _("Chưa có gì thay đổi."),
    "source_missing": _("Ghi nơi anh/chị đã đối chiếu: địa chỉ trang hoặc số công báo."),
    "status_missing": _("Chọn tình trạng đã đối chiếu được. Khi còn Chưa kiểm chứng thì chưa đánh dấu được."),
    "replaces_itself": _("Văn bản không thể tự thay thế chính nó."),
}


def in_words(refused: LegalRefused) -> str:
    """The sentence of a refusal for a form."""
    return str(WORDS[refused.code])
