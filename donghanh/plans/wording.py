"""The one place where refusals of plans become sentences."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.domain.text.days_said import leaves_year_open
from donghanh.foundation.web import formats
from donghanh.plans.days import first_deadline, last_deadline
from donghanh.plans.models import Plan
from donghanh.plans.refusals import PlanRefused

_WORDS: dict[str, Any] = {
    "title_empty": gettext_lazy("Ghi tên kế hoạch."),
    "span_backward": gettext_lazy("Ngày cuối đứng trước ngày đầu. Ghi lại một trong hai ngày."),
    "number_empty": gettext_lazy("Ghi số của văn bản."),
    "number_taken": gettext_lazy("Đã có kế hoạch mang số này cùng ngày. Xem lại số, hoặc mở kế hoạch đã có."),
    "parent_itself": gettext_lazy("Kế hoạch không triển khai chính nó. Chọn kế hoạch khác hoặc để trống."),
    "parent_below": gettext_lazy("Kế hoạch ấy đang triển khai chính kế hoạch này. Chọn kế hoạch khác hoặc để trống."),
    "plan_closed": gettext_lazy("Kế hoạch đã kết thúc nên không đổi được nữa. Lãnh đạo có thể mở lại."),
    "plan_not_closed": gettext_lazy("Kế hoạch đang thực hiện, không cần mở lại."),
    "plan_not_issued": gettext_lazy("Kế hoạch chưa có số, ngày. Bổ sung rồi mới kết thúc."),
    "text_empty": gettext_lazy("Ghi vài chữ rồi gửi lại."),
    "section_elsewhere": gettext_lazy("Mục này thuộc kế hoạch khác. Chọn lại mục."),
    "body_twice": gettext_lazy("Cơ quan này đã có phần trong việc. Mỗi cơ quan một phần."),
    "body_unknown": gettext_lazy("Chọn một cơ quan hoặc một nhóm trong danh sách."),
    "lead_at_work": gettext_lazy("Cơ quan chủ trì đã nhận việc. Khi cơ quan ấy trả lại thì mới giao cho nơi khác."),
    "already_sent": gettext_lazy("Phần việc này đã gửi đi. Cơ quan ấy có thể trả lại."),
    "reason_empty": gettext_lazy("Ghi lý do, một câu là đủ."),
    "part_withdrawn": gettext_lazy("Xã đã rút phần việc này. Không cần làm nữa."),
    "task_gone": gettext_lazy("Việc này không còn: kế hoạch của nó vừa được rút lại."),
    "task_done": gettext_lazy("Việc đã xong. Muốn sửa thì mở lại kết quả trước."),
    "task_dropped": gettext_lazy("Việc này đã cho thôi."),
    "task_not_dropped": gettext_lazy("Việc này đang làm."),
    "task_sent": gettext_lazy("Việc này đã gửi cho mọi nơi có phần, không còn gì để gửi."),
    "nothing_to_send": gettext_lazy("Không còn việc nào chờ gửi."),
    "task_claimed": gettext_lazy("Việc đã báo xong, đang chờ xác nhận. Xác nhận hoặc trả lại kết quả trước."),
    "turns_only": gettext_lazy("Việc này lặp lại theo kỳ. Báo kết quả ở từng kỳ."),
    "not_claimed": gettext_lazy("Việc này không chờ xác nhận kết quả."),
    "own_result": gettext_lazy("Kết quả do chính anh/chị báo. Người khác xác nhận mới tính."),
    "no_deadline": gettext_lazy("Việc này không có hạn nên không cần gia hạn."),
    "not_open": gettext_lazy("Việc này không đang làm nên không gia hạn được."),
    "not_leading": gettext_lazy("Nơi chủ trì xin gia hạn cho cả việc. Anh/chị báo với nơi chủ trì."),
    "not_later": gettext_lazy("Ngày mới phải sau hạn đang có và chưa qua. Chọn ngày khác."),
    "too_late_a_day": gettext_lazy("Ngày mới xa hơn một năm. Xem lại năm."),
    "extension_waits": gettext_lazy("Đã có một đề nghị gia hạn đang chờ quyết định. Chờ trả lời, hoặc rút đề nghị ấy."),
    "extension_decided": gettext_lazy(
        "Đề nghị này đã được quyết định hoặc rút lại, nên không ghi gì thêm. Chữ anh/chị nhập còn ở đây để chép."
    ),
    "own_request": gettext_lazy("Đề nghị do chính anh/chị gửi. Người khác quyết định."),
    "step_elsewhere": gettext_lazy("Việc lớn thuộc kế hoạch khác. Mở việc ấy rồi thêm bước."),
    "step_of_step": gettext_lazy("Bước của một việc không chia nhỏ thêm; việc lặp lại chia ở từng kỳ."),
    "not_returned": gettext_lazy("Phần việc này không bị trả lại."),
    "not_now": gettext_lazy("Phần việc đã có câu trả lời khác. Xem lại trang rồi làm tiếp."),
    "reading_elsewhere": gettext_lazy("Bản đọc này không phải bản mới của văn bản. Tải lại trang."),
    "not_done": gettext_lazy("Phần việc này chưa báo xong."),
    "issued_in_future": gettext_lazy("Ngày ban hành chưa đến. Ghi ngày ghi trên văn bản."),
    "issued_after_end": gettext_lazy(
        "Ngày ban hành đứng sau ngày cuối của kế hoạch. Xem lại ngày này, hoặc sửa thời gian của kế hoạch trước."
    ),
    "issued_too_early": gettext_lazy(
        "Ngày ban hành đứng trước ngày đầu của kế hoạch hơn hai năm. Xem lại năm, hoặc sửa thời gian của kế hoạch trước."
    ),
    "filter_empty": gettext_lazy("Chưa lọc gì nên chưa có gì để lưu. Lọc danh sách rồi lưu."),
    "filter_name_empty": gettext_lazy("Đặt tên cho bộ lọc, vài chữ là đủ."),
    "filter_name_taken": gettext_lazy("Anh/chị đã có bộ lọc mang tên này. Chọn tên khác."),
    "nobody_to_tell": gettext_lazy("Việc chưa gửi cho nơi nào nên chưa có ai để nhắn. Gửi việc trước."),
    "only_informed": gettext_lazy("Cơ quan chỉ được biết việc này, không cần trả lời."),
    "copy_itself": gettext_lazy("Chọn kế hoạch khác để chép."),
    "copied_before": gettext_lazy("Có việc đã chép sang rồi. Tải lại trang để thấy việc nào."),
    "no_lead": gettext_lazy("Việc này chưa có cơ quan chủ trì. Chọn chủ trì rồi gửi."),
    "deadline_of_rule": gettext_lazy("Việc lặp lại theo kỳ: dời hạn ở từng kỳ, hoặc sửa kỳ lặp lại ở chính việc ấy."),
    "link_span": gettext_lazy("Chọn ngày hết hạn sau hôm nay, trong vòng một năm."),
    "link_not_in_office": gettext_lazy("Người này hiện không giữ chức vụ ấy. Xem lại chức vụ rồi tạo."),
    "link_own": gettext_lazy("Không tự tạo đường dẫn hay mã PIN cho chính mình. Nhờ cán bộ khác của xã tạo."),
    "link_gone": gettext_lazy(
        "Đường dẫn này đã hết hạn, đã thu hồi, hoặc người giữ đã thôi chức vụ. Tạo đường dẫn mới."
    ),
    "part_not_open": gettext_lazy(
        "Phần việc này không còn chờ trả lời nên không thêm, bỏ tệp được. Cần sửa thì gọi xã mở lại."
    ),
    "only_watching": gettext_lazy("Cơ quan giám sát ghi nhận xét bằng chữ. Ảnh, tệp minh chứng do nơi làm gửi."),
    "evidence_gone": gettext_lazy("Tệp này đã bỏ rồi. Tải lại trang."),
    "check_not_leading": gettext_lazy("Nơi chủ trì trả lời hỏi thăm của việc này. Anh/chị báo với nơi chủ trì."),
    "check_not_asked": gettext_lazy(
        "Hôm nay việc này không có câu hỏi thăm nào chờ trả lời. Cần báo điều gì thì mở việc, chọn “Đang làm”."
    ),
    "check_note_empty": gettext_lazy("Ghi vướng mắc, một câu là đủ, để xã gỡ giúp."),
    "check_answered": gettext_lazy("Kỳ này đã có câu trả lời khác. Xem câu ấy trước, cần thì sửa."),
    "done_in_future": gettext_lazy("Ngày này chưa đến. Ghi ngày đã làm xong."),
}


def refusal(refused: PlanRefused) -> str:
    """The sentence for a refusal; says what to do next."""
    if refused.code == "lead_missing":
        return _("%(count)s việc chưa có cơ quan chủ trì. Chọn chủ trì cho các việc ấy rồi gửi.") % refused.params
    if refused.code == "group_empty":
        return _("Nhóm “%(group)s” hiện chưa có cơ quan nào. Thêm cơ quan vào nhóm rồi gửi.") % refused.params
    if refused.code == "done_too_early":
        return done_too_early(refused.params["first"])
    if refused.code == "deadline_outside":
        return wrong_deadline(refused.params["plan"], refused.params["day"], typed=str(refused.params["typed"]))  # type: ignore[arg-type]
    if refused.code == "filters_full":
        return _("Anh/chị đã lưu đủ %(most)d bộ lọc. Bỏ bớt một bộ rồi lưu.") % refused.params
    if refused.code == "evidence_full":
        return _("Việc này đã có đủ %(most)d tệp minh chứng. Bỏ bớt tệp thừa, hoặc gọi xã, rồi thêm.") % refused.params
    return str(_WORDS[refused.code])


def wrong_deadline(plan: Plan, day: dt.date, *, typed: str = "") -> str:
    """Why the day can be no deadline of the plan: before it was issued, or years after its end, a slip of the year. Empty for a
    day that can. Give what was ``typed``: a day whose year was only taken to be a later one is not put past the end of the
    plan unasked."""
    if day < (first := first_deadline(plan)):
        words = _("Hạn đứng trước ngày ban hành kế hoạch (%(day)s). Xem lại ngày, nhất là năm.")
        if not plan.issued_on:
            words = _("Hạn đứng trước ngày đầu của kế hoạch (%(day)s). Xem lại ngày, nhất là năm.")
        return words % {"day": formats.date(first)}
    if day > last_deadline(plan):
        words = _("Hạn đứng sau ngày cuối của kế hoạch (%(day)s) hơn hai năm. Xem lại ngày, nhất là năm.")
        return words % {"day": formats.date(plan.ends_on)}
    if day > plan.ends_on and leaves_year_open(typed):
        words = _("“%(typed)s” sắp tới là ngày %(day)s, sau khi kế hoạch hết (%(last)s). Ghi cả năm.")
        return words % {"typed": typed.strip(), "day": formats.date(day), "last": formats.date(plan.ends_on)}
    return ""


_NOT_TAKEN: dict[str, Any] = {
    "empty": gettext_lazy("tệp trống. Chọn lại tệp."),
    "kind_unknown": gettext_lazy("không phải ảnh (JPG, PNG, WebP, TIFF), PDF, Word hay Excel. Chọn tệp khác."),
    "heic_photo": gettext_lazy(
        "ảnh HEIC của iPhone chưa xem được. Vào Cài đặt, Camera, Định dạng, chọn “Tương thích nhất” rồi chụp lại, hoặc gửi ảnh chụp màn hình."
    ),
    "old_office": gettext_lazy(
        "tệp Word, Excel đời cũ (.doc, .xls). Mở ra, chọn Lưu thành (Save as) kiểu .docx, .xlsx hoặc PDF rồi gửi tệp mới."
    ),
    "locked": gettext_lazy("tệp đặt mật khẩu nên xã không mở được. Bỏ mật khẩu rồi gửi."),
    "cut_short": gettext_lazy("tệp bị cắt ngang hoặc hỏng. Mở thử tệp trên máy; mở được thì gửi lại khi mạng ổn định."),
    "too_heavy": gettext_lazy("tệp nặng quá mức xem được. Chụp lại ở cỡ nhỏ hơn."),
    "macros": gettext_lazy("tệp có lệnh tự chạy (macro). Lưu lại thành tệp thường rồi gửi."),
    "reader_broke": gettext_lazy("chưa mở được ảnh này. Chụp lại hoặc gửi ảnh khác."),
}


def not_taken(code: str) -> str:
    """Why a file of evidence is not taken or not shown, and what to do; begins small, for after the name of the file."""
    if code == "too_large":
        words = _("lớn hơn %(size)d MB. Chụp lại ở cỡ nhỏ hơn, hoặc gửi từng phần.")
        return words % {"size": settings.EVIDENCE_LARGEST // 1_000_000}
    return str(_NOT_TAKEN.get(code, _NOT_TAKEN["reader_broke"]))


def done_too_early(first: Any) -> str:
    """The sentence for a day before the plan had begun."""
    return _("Ngày này đứng trước ngày đầu của kế hoạch (%(day)s). Xem lại ngày, nhất là năm.") % {
        "day": formats.date(first)
    }
