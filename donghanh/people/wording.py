"""The sentences for refusals, in one place."""

from django.utils.translation import gettext_lazy as _

from donghanh.accounts.refusals import AccountRefused
from donghanh.accounts.wording import sentence_for as account_sentence
from donghanh.people.refusals import PeopleRefused

SENTENCES = {
    "name_empty": _("Ghi họ và tên."),
    "title_empty": _("Ghi chức vụ."),
    "role_unknown": _("Chọn một vai trò trong bảng."),
    "own_rights": _("Không ai tự đổi quyền của mình. Nhờ một người quản trị khác làm."),
    "role_not_yours": _("Vai trò này không do anh/chị giao, hoặc không có ở đơn vị này. Xem bảng vai trò."),
    "own_proposal": _("Người ghi chức vụ không tự xác nhận. Nhờ một lãnh đạo khác."),
    "nothing_to_confirm": _("Chức vụ này không còn chờ xác nhận."),
    "period_backward": _("Ngày kết thúc phải sau ngày bắt đầu."),
    "outside_post": _("Ngày bắt đầu sớm hơn ngày có chức vụ này."),
    "already_holds": _("Người này đã giữ chức vụ này trong thời gian đó."),
    "already_ended": _("Chức vụ này đã kết thúc từ trước."),
    "not_your_post": _("Chỉ người giữ chức vụ mới ủy quyền chức vụ ấy."),
    "post_waits": _("Chức vụ này còn chờ xác nhận nên chưa ủy quyền được."),
    "role_stays": _("Vai trò này không ủy quyền được."),
    "to_oneself": _("Không ai ủy quyền cho chính mình."),
    "day_gone": _("Ủy quyền bắt đầu từ hôm nay hoặc muộn hơn."),
    "outside_appointment": _("Thời gian ủy quyền phải nằm trong thời gian anh/chị giữ chức vụ."),
    "delegate_elsewhere": _("Người nhận phải đang giữ một chức vụ trong đơn vị vào ngày bắt đầu."),
    "already_delegated": _("Chức vụ này đã ủy quyền trong một phần của thời gian ấy."),
    "office_open": _("Nơi này đã có người quản trị. Người ấy mời người mới trong phần mềm."),
    "has_account": _("Người này đã có tài khoản."),
    "own_account": _("Không ai mở tài khoản cho chính mình."),
    "no_account": _("Người này chưa có tài khoản. Cấp mã lần đầu trước."),
}


def sentence_for(refused: PeopleRefused | AccountRefused) -> str:
    """What to tell the person."""
    if isinstance(refused, AccountRefused):
        return account_sentence(refused)
    return str(SENTENCES.get(refused.code, refused.code))
