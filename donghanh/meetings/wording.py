"""The one place where refusals of meetings become sentences."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.activities.refusals import ActivityRefused
from donghanh.activities.wording import refusal as activity_refusal
from donghanh.foundation.web import formats
from donghanh.meetings.refusals import MeetingRefused

SENTENCES: dict[str, Any] = {
    "gone": gettext_lazy("Buổi sinh hoạt này không còn. Tải lại trang."),
    "cannot_move": gettext_lazy(
        "Buổi sinh hoạt đang ở bước khác, có thể người khác vừa ghi. Tải lại trang rồi làm tiếp."
    ),
    "no_members": gettext_lazy("Loại mô hình này không có thành viên nên không có buổi sinh hoạt."),
    "day_far": gettext_lazy("Ngày này xa hơn một năm. Xem lại năm."),
    "day_long_ago": gettext_lazy("Ngày này đã hơn hai năm. Xem lại năm."),
    "day_taken": gettext_lazy("Ngày này câu lạc bộ đã có một buổi. Mở buổi ấy, hoặc ghi ngày khác."),
    "place_protected": gettext_lazy("Địa chỉ của mô hình này được giữ kín nên không ghi nơi họp. Để trống ô này."),
    "is_off": gettext_lazy("Buổi này đã ghi là không họp. Lên lịch lại rồi làm tiếp."),
    "is_held": gettext_lazy("Buổi này đã ghi xong. Tải lại trang để sửa người dự."),
    "not_held": gettext_lazy("Buổi này chưa ghi là đã họp. Tải lại trang."),
    "in_future": gettext_lazy("Ngày họp chưa đến. Đến ngày ấy mới điểm danh được, hoặc sửa lại ngày của buổi."),
    "too_old": gettext_lazy("Buổi này đã hơn hai năm nên không sửa người dự nữa."),
    "not_member": gettext_lazy("Có người không phải thành viên vào ngày họp. Tải lại trang rồi điểm danh lại."),
    "not_members_then": gettext_lazy(
        "Có người đã điểm danh mà ngày này chưa vào hoặc đã ra. Bỏ dấu người ấy trước, hoặc ghi ngày khác."
    ),
    "nobody_came": gettext_lazy(
        "Chưa ai được điểm danh. Điểm danh trước; nếu buổi này không diễn ra thì ghi là không họp."
    ),
    "reason_empty": gettext_lazy("Ghi lý do, một câu là đủ."),
    "topic_elsewhere": gettext_lazy("Chuyên đề này của đơn vị khác. Chọn lại."),
    "name_empty": gettext_lazy("Ghi tên chuyên đề."),
    "topic_known": gettext_lazy("Đã có chuyên đề mang tên này."),
    "topic_national": gettext_lazy("Chuyên đề chung của cả nước không bỏ ở đây."),
    "changed_since": gettext_lazy("Người khác vừa sửa buổi này. Tải lại trang, xem lại rồi làm tiếp."),
}


def refusal(refused: MeetingRefused) -> str:
    """The sentence a person reads: what is wrong and what to do."""
    day = refused.params.get("day")
    match refused.code:
        case "before_founding":
            return _("Câu lạc bộ lập ngày %(day)s. Ghi ngày từ hôm ấy.") % {"day": formats.date(day)}  # type: ignore[arg-type]
        case "club_ended":
            return _("Câu lạc bộ đã kết thúc từ ngày %(day)s. Ghi ngày trước đó.") % {"day": formats.date(day)}  # type: ignore[arg-type]
        case "activity_refused":
            cause = refused.params["refused"]
            assert isinstance(cause, ActivityRefused)
            return _("Chưa ghi được vào hoạt động: %(why)s") % {"why": activity_refusal(cause)}
    return str(SENTENCES[refused.code])
