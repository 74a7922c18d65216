"""The one place where refusals of activities become sentences, and counts get their names."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.activities.refusals import ActivityRefused
from donghanh.foundation.web import formats
from donghanh.plans.refusals import PlanRefused
from donghanh.plans.wording import not_taken
from donghanh.plans.wording import refusal as plan_refusal

COUNT_NAMES: dict[str, str | Promise] = {
    "total": gettext_lazy("Tổng số"),
    "female": gettext_lazy("Nữ"),
    "male": gettext_lazy("Nam"),
    "under_16": gettext_lazy("Dưới 16 tuổi"),
    "from_16_to_59": gettext_lazy("16 đến 59 tuổi"),
    "from_60": gettext_lazy("Từ 60 tuổi"),
    "minority": gettext_lazy("Dân tộc thiểu số"),
    "kinh": gettext_lazy("Dân tộc Kinh"),
    "disabled": gettext_lazy("Người khuyết tật"),
    "not_disabled": gettext_lazy("Không khuyết tật"),
}
AXIS_NAMES: dict[str, str | Promise] = {
    "sex": gettext_lazy("Giới tính"),
    "age": gettext_lazy("Lứa tuổi"),
    "ethnicity": gettext_lazy("Dân tộc"),
    "disability": gettext_lazy("Khuyết tật"),
}

SENTENCES: dict[str, Any] = {
    "gone": gettext_lazy("Hoạt động này không còn. Tải lại trang."),
    "is_void": gettext_lazy("Hoạt động đã hủy nên không sửa được. Dùng lại hoạt động rồi sửa."),
    "not_void": gettext_lazy("Hoạt động này đang dùng, không cần lấy lại."),
    "cannot_move": gettext_lazy("Hoạt động đang ở bước khác. Tải lại trang rồi làm tiếp."),
    "held_in_future": gettext_lazy("Ngày này chưa đến. Ghi lại ngày, hoặc đánh dấu “Mới dự kiến”."),
    "held_long_ago": gettext_lazy("Ngày này đã hơn sáu năm. Xem lại năm."),
    "planned_in_past": gettext_lazy("Ngày đã qua thì không còn là dự kiến. Bỏ dấu “Mới dự kiến” hoặc ghi lại ngày."),
    "days_backward": gettext_lazy("Ngày cuối phải sau ngày đầu. Làm trong một ngày thì để trống ô này."),
    "host_elsewhere": gettext_lazy("Cơ quan này thuộc đơn vị khác. Chọn cơ quan của xã mình."),
    "village_elsewhere": gettext_lazy("Thôn này thuộc đơn vị khác. Chọn lại thôn."),
    "kind_elsewhere": gettext_lazy("Loại hoạt động này của đơn vị khác. Chọn loại khác."),
    "counts_elsewhere": gettext_lazy("Chỉ xã mình hoặc cấp trên của xã mình tính được hoạt động này."),
    "quantity_zero": gettext_lazy("Ghi ít nhất là 1."),
    "known_without_total": gettext_lazy("Ghi tổng số trước, rồi mới ghi trong đó bao nhiêu nữ, trẻ em, ..."),
    "negative": gettext_lazy("Số người không âm. Ghi lại."),
    "cell_of_nothing": gettext_lazy("Mỗi dòng chọn ít nhất một đặc điểm. Phần chưa rõ phần mềm tự tính."),
    "total_under_cells": gettext_lazy(
        "Bảng theo nhóm đã có nhiều người hơn tổng này. Sửa bảng theo nhóm trước, hoặc ghi lại tổng."
    ),
    "reason_empty": gettext_lazy("Ghi lý do, một câu là đủ."),
    "task_elsewhere": gettext_lazy("Việc này thuộc kế hoạch của đơn vị khác. Chọn việc khác."),
    "no_part": gettext_lazy("Nơi tổ chức không có phần việc đang chờ báo kết quả. Bỏ dấu này rồi ghi lại."),
    "not_linked": gettext_lazy("Hoạt động không còn gắn với việc ấy."),
    "name_empty": gettext_lazy("Ghi tên loại hoạt động."),
    "kind_known": gettext_lazy("Đã có loại mang tên này. Ghi tên khác."),
    "kind_national": gettext_lazy("Loại chung của cả nước không sửa ở đây."),
    "table_empty": gettext_lazy("Bảng không còn dòng nào để nhập."),
    "table_held": gettext_lazy("Mọi dòng của bảng đều đã có. Không có gì để nhập."),
    "table_over": gettext_lazy("Bảng này đã nhập hoặc đã bỏ. Tải lại trang."),
    "table_not_taken": gettext_lazy("Bảng này chưa nhập, hoặc đã rút lại rồi."),
    "table_has_problems": gettext_lazy("Dòng %(row)s còn chỗ phải sửa nên chưa nhập dòng nào. Sửa rồi nhập lại."),
    "not_a_picture": gettext_lazy(
        "không phải ảnh. Ở đây nhận ảnh JPG, PNG, WebP, TIFF; tệp khác thì gửi kèm ở việc của kế hoạch."
    ),
    "photos_full": gettext_lazy("Hoạt động này đã có %(most)s ảnh, đủ rồi. Bỏ bớt ảnh thừa rồi thêm."),
    "photo_gone": gettext_lazy("Ảnh này đã xóa. Tải lại trang."),
    "consent_untold": gettext_lazy("Ghi ai xin đồng ý, ngày nào, giấy đồng ý để ở đâu."),
    "consent_in_future": gettext_lazy("Ngày này chưa đến. Ghi lại ngày."),
    "adopted_already": gettext_lazy("Hoạt động ấy vừa được dùng cho một việc khác. Tải lại trang rồi chọn lại."),
    "another_thing": gettext_lazy("Hoạt động ấy thuộc loại khác hoặc đơn vị khác. Tải lại trang rồi chọn lại."),
    "counts_as_own": gettext_lazy("Chọn một loại chung của cả nước."),
}


def refusal(refused: ActivityRefused) -> str:
    """The sentence a person reads: what is wrong and what to do."""
    params = refused.params
    match refused.code:
        case "part_over_total":
            return _("%(name)s %(given)s nhiều hơn tổng %(total)s. Sửa một trong hai ô.") % _numbers(refused)
        case "axis_over_total":
            return _("Cộng lại là %(given)s, nhiều hơn tổng %(total)s. Sửa một trong các ô.") % _numbers(refused)
        case "cells_over_total":
            words = _("Các nhóm cộng lại là %(together)s, tổng ghi %(total)s. Sửa một trong hai.")
            return words % {name: formats.number(int(str(params[name]))) for name in ("together", "total")}
        case "task_refused":
            cause = params["refused"]
            assert isinstance(cause, PlanRefused)
            return _("Chưa báo xong việc được: %(why)s") % {"why": plan_refusal(cause)}
    words = str(SENTENCES[refused.code])
    return words % params if params else words


ONLY_PICTURES = frozenset({"kind_unknown", "old_office", "locked", "macros"})
"""Why a file is none of those taken as evidence: here, where pictures alone are taken, all of them mean that it is no picture."""


def photo_not_taken(code: str) -> str:
    """Why a photo is not taken or not shown, and what to do; begins small, for after the name of the file."""
    if code in ONLY_PICTURES:
        return _("không phải ảnh. Ở đây nhận ảnh JPG, PNG, WebP, TIFF; tệp khác thì gửi kèm ở việc của kế hoạch.")
    return not_taken(code)


def _numbers(refused: ActivityRefused) -> dict[str, str]:
    params = refused.params
    return {
        "name": str(COUNT_NAMES[str(params["value"])]),
        "given": formats.number(int(str(params["given"]))),
        "total": formats.number(int(str(params["total"]))),
    }
