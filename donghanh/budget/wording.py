"""The one place where refusals about money become sentences, and amounts get their words."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.budget.refusals import BudgetRefused
from donghanh.foundation.web import formats
from donghanh.plans.wording import not_taken

_WORDS: dict[str, Any] = {
    "gone": gettext_lazy("Dự toán này không còn. Tải lại trang."),
    "cannot_move": gettext_lazy("Dự toán đang ở bước khác. Tải lại trang rồi làm tiếp."),
    "no_lines": gettext_lazy("Dự toán chưa có dòng nào. Thêm ít nhất một dòng rồi gửi."),
    "nothing_changed": gettext_lazy("Lần điều chỉnh này chưa đổi gì. Sửa một dòng rồi gửi, hoặc thôi điều chỉnh."),
    "own_estimate": gettext_lazy("Người lập hoặc gửi dự toán không tự duyệt. Nhờ lãnh đạo khác duyệt."),
    "no_adjustment": gettext_lazy("Không có lần điều chỉnh nào đang lập."),
    "copy_elsewhere": gettext_lazy("Dự toán này của đơn vị khác. Chọn dự toán của xã mình."),
    "not_open": gettext_lazy("Dự toán đã gửi hoặc đã duyệt nên không sửa dòng được. Cần đổi thì lập điều chỉnh."),
    "empty": gettext_lazy("Ô này cần có. Ghi vào rồi gửi lại."),
    "quantity_small": gettext_lazy("Số lượng phải lớn hơn 0. Ghi lại."),
    "source_unknown": gettext_lazy("Chọn một trong các nguồn có sẵn."),
    "area_unknown": gettext_lazy("Chọn một trong các vùng có sẵn."),
    "amount_large": gettext_lazy("Số tiền này quá lớn. Xem lại số chữ số không."),
    "task_elsewhere": gettext_lazy("Việc này của kế hoạch khác. Chọn việc trong kế hoạch này."),
    "norm_elsewhere": gettext_lazy("Định mức này của đơn vị khác. Chọn định mức khác."),
    "norm_national": gettext_lazy("Định mức chung không sửa được. Ghi mức của tỉnh, của xã; mức ấy được dùng thay."),
    "line_spent": gettext_lazy("Dòng này đã có chứng từ nên không bỏ được. Giảm số tiền xuống bằng số đã chi."),
    "in_future": gettext_lazy("Ngày này chưa đến. Ghi lại ngày."),
    "plan_elsewhere": gettext_lazy("Kế hoạch này của đơn vị khác. Chọn kế hoạch khác."),
    "things_empty": gettext_lazy("Ghi đã nhận hiện vật gì, ví dụ 20 suất quà."),
    "in_kind_not_donor": gettext_lazy("Hiện vật là của nhà tài trợ hoặc nguồn khác. Chọn lại nguồn."),
    "donor_no_name": gettext_lazy("Ghi tên nhà tài trợ đã đồng ý nêu tên, hoặc bỏ dấu đồng ý."),
    "is_void": gettext_lazy("Khoản này đã bỏ. Chọn khoản khác."),
    "gifts_given": gettext_lazy("Đã có quà trao từ khoản này. Bỏ các lần trao quà trước."),
    "count_small": gettext_lazy("Ghi ít nhất là 1."),
    "activity_elsewhere": gettext_lazy("Hoạt động này của đơn vị khác. Chọn hoạt động khác."),
    "allocation_elsewhere": gettext_lazy("Khoản này của đơn vị khác. Chọn khoản khác."),
    "body_elsewhere": gettext_lazy("Cơ quan này thuộc đơn vị khác. Chọn cơ quan của xã mình, hoặc ghi tên nơi nhận."),
    "not_in_force": gettext_lazy("Dòng này chưa được duyệt nên chưa chi được. Chọn dòng khác hoặc chờ duyệt dự toán."),
    "payee_empty": gettext_lazy("Ghi trả cho ai: chọn cơ quan, hoặc ghi tên người, cửa hàng."),
    "receiver_empty": gettext_lazy("Ghi ai nhận tạm ứng: chọn cơ quan, hoặc ghi tên người."),
    "advance_elsewhere": gettext_lazy("Khoản tạm ứng này của năm khác hoặc đơn vị khác. Chọn lại."),
    "advance_settled": gettext_lazy("Khoản tạm ứng đã thanh toán xong nên không thêm, không đảo chứng từ được nữa."),
    "advance_known": gettext_lazy("Số phiếu tạm ứng này đã dùng trong năm. Ghi số khác."),
    "due_before": gettext_lazy("Hạn thanh toán phải từ ngày tạm ứng trở đi."),
    "before_advance": gettext_lazy("Ngày thanh toán phải từ ngày tạm ứng trở đi."),
    "before_voucher": gettext_lazy("Ngày đảo phải từ ngày của chứng từ trở đi."),
    "reversed_already": gettext_lazy("Chứng từ này đã đảo rồi. Tải lại trang."),
    "is_counter_entry": gettext_lazy("Đây là bút toán đảo, không đảo lần nữa. Ghi lại chứng từ đúng."),
    "days_backward": gettext_lazy("Ngày hết hiệu lực phải sau ngày bắt đầu."),
    "estimates_waiting": gettext_lazy(
        "Còn dự toán chờ duyệt hoặc điều chỉnh dở dang. Duyệt hoặc thôi trước khi khóa sổ."
    ),
    "not_settled": gettext_lazy("Năm này đang mở, không cần mở lại."),
}


def refusal(refused: BudgetRefused) -> str:
    """What to tell the person, and what to do next."""
    p = refused.params
    match refused.code:
        case "amount_small":
            return _("Số tiền ít nhất là %(n)s đồng. Ghi lại.") % {"n": formats.number(_int(p["least"]))}
        case "times_small":
            return _("Số lần từ 1 đến %(most)s. Ghi lại.") % {"most": formats.number(_int(p["most"]))}
        case "lines_full":
            return _("Một dự toán có nhiều nhất %(most)s dòng. Gộp các dòng nhỏ.") % p
        case "scan_not_taken":
            return _("Tệp ảnh: %(why)s") % {"why": not_taken(str(p["why"]))}
        case "scans_full":
            return _("Một chứng từ giữ nhiều nhất %(most)s tệp.") % p
        case "estimate_there":
            return _("Kế hoạch này đã có dự toán năm %(year)s. Mở dự toán ấy để làm tiếp.") % p
        case "year_outside_plan" | "outside_plan":
            return _("Kế hoạch này từ năm %(first)s đến năm %(last)s. Ghi năm trong khoảng ấy.") % p
        case "year_settled":
            return _("Năm %(year)s đã khóa sổ. Cần sửa thì nhờ lãnh đạo mở lại năm ấy.") % p
        case "year_not_over":
            return _("Năm %(year)s chưa hết: từ tháng 12 mới khóa sổ được.") % p
        case "nothing_to_settle":
            return _("Năm %(year)s chưa có dự toán, thu hay chi nào để khóa.") % p
        case "advances_open":
            return _("Còn %(n)s khoản tạm ứng chưa thanh toán. Thanh toán xong rồi khóa sổ.") % p
        case "outside_year":
            return _("Ngày phải trong năm %(year)s, năm của dự toán. Ghi lại ngày.") % p
        case "under_spent":
            return _("Dòng này đã chi %(spent)s. Số tiền không xuống dưới số đã chi.") % {
                "spent": dong(_int(p["spent"]))
            }
        case "over_held":
            return _("Khoản này chỉ còn %(left)s. Ghi lại giá trị, hoặc chọn khoản khác.") % {
                "left": dong(_int(p["left"]))
            }
        case "voucher_known":
            return _("Số chứng từ này đã ghi ngày %(day)s, %(amount)s. Ghi số khác, hoặc đảo chứng từ kia trước.") % {
                "day": formats.date(p["day"]),  # type: ignore[arg-type]
                "amount": dong(_int(p["amount"])),
            }
        case "over_line" if _int(p["left"]) <= 0:
            return _("Dòng dự toán đã chi hết, chi khoản này là vượt %(by)s. Vẫn chi thì đánh dấu rồi gửi lại.") % {
                "by": dong(_int(p["by"])),
            }
        case "over_line":
            return _(
                "Dòng dự toán chỉ còn %(left)s, chi khoản này là vượt %(by)s. Vẫn chi thì đánh dấu rồi gửi lại."
            ) % {
                "left": dong(_int(p["left"])),
                "by": dong(_int(p["by"])),
            }
        case "over_funds" if _int(p["left"]) <= 0:
            return _(
                "Nguồn “%(source)s” không còn tiền đã về. Ghi lý do chi trước khi tiền về, hoặc ghi khoản thu trước."
            ) % {"source": p["source"]}
        case "over_funds":
            return _(
                "Nguồn “%(source)s” chỉ còn %(left)s đã về. Ghi lý do chi trước khi tiền về, hoặc ghi khoản thu trước."
            ) % {
                "source": p["source"],
                "left": dong(_int(p["left"])),
            }
        case "norm_overlaps":
            return _("Đã có mức của xã cho mục này từ %(since)s. Chọn ngày khác, hoặc sửa mức ấy.") % {
                "since": formats.date(p["since"]),  # type: ignore[arg-type]
            }
    return str(_WORDS[refused.code])


def dong(amount: int) -> str:
    """1.205.000 đồng, with a space that does not break."""
    return _("%(n)s đồng") % {"n": formats.number(amount)}


def _int(value: object) -> int:
    assert isinstance(value, int)
    return value
