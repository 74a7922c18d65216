"""What any spreadsheet may have wrong, in sentences; an app adds those about its own columns."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.documents.sheets.problems import Problem
from donghanh.documents.sheets.upload import SheetRefused

UNREADABLE = gettext_lazy("Phần mềm chưa đọc được tệp này. Lưu lại tệp rồi gửi lần nữa.")
REFUSALS = {
    "empty": gettext_lazy("Tệp này trống. Chọn tệp khác."),
    "too_large": gettext_lazy("Tệp lớn hơn %(limit)s MB. Bỏ ảnh, bỏ trang tính không cần rồi gửi lại."),
    "wrong_type": gettext_lazy("Đây không phải bảng tính Excel (.xlsx). Tải mẫu, điền vào mẫu rồi gửi."),
    "old_or_locked": gettext_lazy(
        "Tệp có mật khẩu hoặc là Excel đời cũ (.xls). Bỏ mật khẩu, lưu thành Excel (.xlsx) rồi gửi lại."
    ),
    "damaged": gettext_lazy("Tệp này hỏng hoặc chép chưa hết. Mở tệp, lưu lại thành Excel (.xlsx) rồi gửi."),
    "too_complex": gettext_lazy("Tệp này nén quá mức của một bảng tính. Chép các dòng sang tệp mẫu rồi gửi lại."),
    "too_heavy": gettext_lazy("Tệp này nặng quá nên chưa đọc được. Chép các dòng sang tệp mẫu rồi gửi lại."),
    "gone": gettext_lazy("Bản kiểm tra này đã quá hai giờ. Gửi lại tệp."),
}
PROBLEMS = {
    "no_sheet": gettext_lazy("Không có trang tính nào tên %(wanted)s. Tải mẫu rồi điền vào mẫu."),
    "no_rows": gettext_lazy("Dưới dòng tiêu đề chưa có dòng nào."),
    "too_many_rows": gettext_lazy(
        "Có %(count)s dòng; mỗi lần nhận nhiều nhất %(limit)s dòng một trang. Chia thành nhiều tệp."
    ),
    "rows_beyond_count": gettext_lazy(
        "Có hơn %(count)s dòng; mỗi lần nhận nhiều nhất %(limit)s dòng một trang. Chia thành nhiều tệp."
    ),
    "heading_unknown": gettext_lazy("Không có cột “%(text)s”. Các cột: %(known)s."),
    "heading_twice": gettext_lazy("Cột “%(text)s” có hai lần. Giữ lại một."),
    "heading_missing": gettext_lazy("Thiếu cột: %(missing)s. Dòng đầu của trang phải là tên cột như trong mẫu."),
    "merged": gettext_lazy("Ô bị gộp (%(range)s). Bỏ gộp ô, ghi đủ từng dòng."),
    "cell_formula": gettext_lazy("Ô này là công thức. Chép rồi dán lại dạng giá trị."),
    "cell_error": gettext_lazy("Ô này báo lỗi %(text)s. Ghi lại bằng chữ."),
    "cell_yes": gettext_lazy("Ô này là đúng/sai của Excel. Ghi lại bằng chữ."),
    "cell_long": gettext_lazy("Ô này dài quá. Ghi ngắn lại."),
    "cell_date": gettext_lazy("Ô này là ngày, ở đây cần chữ."),
    "cell_empty": gettext_lazy("Chưa ghi “%(heading)s”."),
    "too_long": gettext_lazy("Dài quá %(most)s ký tự. Ghi ngắn lại."),
    "day": "%(why)s",  # the field that reads days has said it already
    "day_number": gettext_lazy("Ô này là số %(text)s, không phải ngày. Định dạng ô thành ngày hoặc gõ ngày bằng chữ."),
}


def sentence_for(refused: SheetRefused) -> str:
    """What to tell the person whose file or table could not be read."""
    words = str(REFUSALS.get(refused.code, UNREADABLE))
    return words % refused.params if refused.params else words


def problem_words(problem: Problem, sentences: Mapping[str, Any]) -> str:
    """What is wrong, with the nearest right word where there is one; ``sentences`` are those of the app, these included."""
    said = str(sentences[problem.code]) % problem.params if problem.params else str(sentences[problem.code])
    near = problem.params.get("near")
    return f"{said} {_('Có phải “%(near)s”?') % {'near': near}}" if near else said
