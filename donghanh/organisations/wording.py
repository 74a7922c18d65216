"""The sentences for refusals, in one place."""

from django.utils.translation import gettext_lazy as _

from donghanh.organisations.refusals import OrganisationRefused

SENTENCES = {
    "name_empty": _("Ghi tên."),
    "name_taken": _("Đơn vị đã có một cơ quan hoặc nhóm mang tên này trong thời gian đó."),
    "kind_unknown": _("Chọn một loại trong danh sách."),
    "village_elsewhere": _("Thôn này không thuộc đơn vị."),
    "alias_empty": _("Ghi cách viết tên, dài nhất 200 ký tự."),
    "alias_taken": _("Cách viết này đã chỉ một cơ quan khác. Một cách viết chỉ một cơ quan."),
    "member_elsewhere": _("Cơ quan này thuộc đơn vị khác."),
    "member_already": _("Cơ quan này đã ở trong nhóm vào ngày đó."),
    "period_backward": _("Ngày này phải sau ngày bắt đầu."),
    "already_ended": _("Cơ quan này đã kết thúc từ trước."),
    "successor_itself": _("Chọn một cơ quan khác làm nơi tiếp nhận."),
    "successor_elsewhere": _("Nơi tiếp nhận phải cùng đơn vị."),
    "successor_absent": _("Vào ngày đó nơi tiếp nhận chưa có hoặc không còn."),
}


def sentence_for(refused: OrganisationRefused) -> str:
    """What to tell the person."""
    return str(SENTENCES.get(refused.code, refused.code))
