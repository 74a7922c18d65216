"""Why a part takes no answer any more, for somebody who came in by a personal link."""

from django.utils.translation import gettext as _

from donghanh.foundation.web import formats
from donghanh.plans.models import PartyRole, TaskParty
from donghanh.plans.status import SET_ASIDE, PartState, PlanState


def why_closed(part: TaskParty) -> str:
    """One sentence on why a part waits for no answer, and what is to be done. Needs ``task.plan`` loaded."""
    task, day = part.task, part.done_on
    if part.state == PartState.WITHDRAWN:
        return _("Xã đã rút việc này. Không cần làm nữa.")
    if part.state == PartState.DONE:
        return _("Đã báo xong ngày %(day)s.") % {"day": formats.date(day)} if day else _("Đã báo xong.")
    if part.state == PartState.RETURNED:
        return _("Đã trả lại việc này. Xã đang xem, sẽ gọi lại.")
    if task.state in SET_ASIDE:
        return _("Xã đã cho thôi hoặc tạm dừng việc này. Không cần làm nữa, trừ khi xã báo lại.")
    if task.plan.state == PlanState.CLOSED:
        return _("Kế hoạch đã kết thúc nên không nhận thêm câu trả lời.")
    if part.role == PartyRole.INFORMED:
        return _("Việc này gửi để biết, không cần trả lời.")
    return _("Việc này lặp lại theo kỳ. Trả lời ở từng kỳ trong danh sách.")
