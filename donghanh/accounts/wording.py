"""The sentences for refusals, in one place."""

from django.utils.translation import gettext_lazy as _

from donghanh.accounts.refusals import AccountRefused

SENTENCES = {
    "login_unusable": _("Tên đăng nhập gồm 3 đến 60 ký tự: chữ không dấu, số, dấu chấm, gạch ngang."),
    "login_taken": _("Tên đăng nhập này đã có người dùng. Chọn tên khác."),
    "code_gone": _("Mã này không dùng được nữa. Nhờ người quản trị cấp mã mới."),
    "code_wrong": _("Mã sáu số chưa đúng. Chờ mã mới trong ứng dụng rồi ghi lại; kiểm tra giờ của điện thoại."),
    "tried_too_often": _("Đã thử nhiều lần quá. Chờ 15 phút rồi thử lại."),
    "old_wrong": _("Mật khẩu đang dùng chưa đúng."),
    "password_same": _("Mật khẩu mới giống mật khẩu đang dùng. Chọn mật khẩu khác."),
    "last_factor": _("Đây là cách xác nhận cuối cùng. Thêm cách khác rồi hãy bỏ cách này."),
    "not_yours": _("Chỉ chủ tài khoản đổi được mục này."),
    "own_account": _("Không ai tự cấp mã hoặc tự đóng, mở tài khoản của mình. Nhờ người khác làm."),
    "closed": _("Tài khoản này đang đóng. Mở lại trước khi cấp mã."),
    "already_in": _("Người này đã nhận tài khoản. Nếu quên mật khẩu, cấp mã đặt lại mật khẩu."),
    "not_invited": _("Người này chưa nhận tài khoản. Cấp mã lần đầu."),
    "second_issuer": _(
        "Anh/chị đã cấp nửa kia (mật khẩu hoặc bước hai) của tài khoản này trong 7 ngày qua. Nhờ một người khác cấp mã này."
    ),
    "already_closed": _("Tài khoản đã đóng từ trước."),
    "not_closed": _("Tài khoản đang mở."),
    "passkey_wrong": _("Chưa dùng được khóa trên máy này. Thử lại, hoặc dùng cách khác."),
    "passkey_copied": _(
        "Khóa này có dấu hiệu bị sao chép nên không dùng được nữa. Vào bằng cách khác, rồi bỏ khóa này và báo người quản trị."
    ),
    "passkey_taken": _("Khóa này đã được thêm từ trước."),
}


def sentence_for(refused: AccountRefused) -> str:
    """What to tell the person; the details where the action gave some."""
    return " ".join(refused.details) or str(SENTENCES.get(refused.code, refused.code))
