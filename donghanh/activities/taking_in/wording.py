"""What is wrong in a table of activities, in sentences."""

from django.utils.translation import gettext_lazy

from donghanh.activities.wording import SENTENCES
from donghanh.documents.sheets import wording
from donghanh.documents.sheets.problems import Problem

_OWN = {
    "kind_unknown": gettext_lazy("Chưa có loại hoạt động “%(text)s”."),
    "village_unknown": gettext_lazy("Xã không có thôn “%(text)s”."),
    "village_gone": gettext_lazy("Từ %(day)s không còn %(text)s. Ghi thôn khác, hoặc xem lại ngày."),
    "host_unknown": gettext_lazy("Chưa có cơ quan “%(text)s”."),
    "number": gettext_lazy("“%(text)s” không phải số. Chỉ ghi chữ số."),
    "number_large": gettext_lazy("Số %(text)s lớn quá. Ghi lại."),
    "choice_unknown": gettext_lazy("Không có “%(text)s”. Ghi một trong: %(choices)s."),
    "kind_has_no_people": gettext_lazy("“%(kind)s” không đếm người. Xóa ô này, ghi số lượng ở cột Số lượng."),
    "twice_here": gettext_lazy("Giống dòng %(row)s của bảng. Bỏ một dòng, hoặc ghi tên hoạt động khác nhau."),
    "code_twice": gettext_lazy(
        "Mã này đã ở dòng %(row)s của bảng. Bỏ một dòng; là hoạt động khác thì xóa mã, ghi tên khác."
    ),
    "known_already": gettext_lazy(
        "Đã ghi hoạt động này rồi, có ô ghi khác. Bỏ dòng để giữ như đang ghi, hoặc ghi tên khác nếu là buổi khác."
    ),
    "held_changed": gettext_lazy(
        "Hoạt động mang mã này đã ghi rồi, có ô ghi khác. Bỏ dòng để giữ như đang ghi; muốn sửa thì sửa ở trang của hoạt động; "
        "là hoạt động khác thì xóa mã."
    ),
    "held_otherwise": gettext_lazy("Đang ghi là “%(ours)s”."),
    "held_empty": gettext_lazy("Đang để trống."),
    "code_form": gettext_lazy("“%(text)s” không phải mã của phần mềm. Xóa ô này để ghi hoạt động mới."),
    "part_over_total": gettext_lazy("Nhiều hơn tổng %(total)s. Sửa một trong hai ô."),
    "axis_over_total": gettext_lazy("Cộng lại là %(given)s, nhiều hơn tổng %(total)s. Sửa một trong các ô."),
    "held_in_future": gettext_lazy("Ngày này chưa đến. Ghi lại ngày, hoặc ghi “Dự kiến” ở cột Bước."),
    "planned_in_past": gettext_lazy("Ngày đã qua thì không còn là dự kiến. Ghi lại ngày hoặc xóa chữ ở cột Bước."),
}


def problem_words(problem: Problem) -> str:
    """The sentence a person reads beside the cell."""
    return wording.problem_words(problem, {**wording.PROBLEMS, **SENTENCES, **_OWN})
