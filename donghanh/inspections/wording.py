"""The one place where refusals of inspections become sentences."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.activities.refusals import ActivityRefused
from donghanh.activities.wording import refusal as activity_refusal
from donghanh.foundation.web import formats
from donghanh.inspections.refusals import InspectionRefused
from donghanh.plans.wording import not_taken

SENTENCES: dict[str, Any] = {
    "gone": gettext_lazy("Mục này không còn. Tải lại trang."),
    "changed_since": gettext_lazy("Có người vừa đổi mục này. Tải lại trang, xem lại rồi làm tiếp."),
    "name_empty": gettext_lazy("Ghi tên bảng kiểm."),
    "name_known": gettext_lazy("Xã đã có bảng kiểm mang tên này. Ghi tên khác."),
    "checklist_shipped": gettext_lazy("Bảng kiểm có sẵn không sửa ở đây. Chép thành bảng kiểm của xã rồi sửa."),
    "version_published": gettext_lazy("Bản đã ban hành không sửa được. Soạn bản mới."),
    "version_empty": gettext_lazy("Bản này chưa có câu hỏi nào. Thêm câu hỏi rồi ban hành."),
    "version_draft": gettext_lazy("Bản này đang soạn. Ban hành rồi mới dùng được."),
    "version_elsewhere": gettext_lazy("Bảng kiểm này của đơn vị khác. Chọn bảng khác."),
    "question_empty": gettext_lazy("Ghi câu hỏi."),
    "code_empty": gettext_lazy("Ghi số thứ tự của câu, ví dụ 1.2."),
    "code_known": gettext_lazy("Bản này đã có câu mang số ấy. Ghi số khác."),
    "subject_elsewhere": gettext_lazy("Nơi này thuộc đơn vị khác. Chọn nơi của xã mình."),
    "host_elsewhere": gettext_lazy("Cơ quan này thuộc đơn vị khác. Chọn cơ quan của xã mình."),
    "days_backward": gettext_lazy("Ngày cuối phải sau ngày đầu. Làm trong một ngày thì để trống ô này."),
    "day_far": gettext_lazy("Ngày này xa quá. Xem lại năm."),
    "is_over": gettext_lazy("Cuộc kiểm tra đã kết luận hoặc đã hủy nên không sửa được nữa."),
    "answers_kept": gettext_lazy("Đã ghi vào bảng kiểm nên không đổi bảng khác được. Lập cuộc kiểm tra khác nếu cần."),
    "conclusion_empty": gettext_lazy("Ghi kết luận, vài câu là đủ."),
    "no_lead": gettext_lazy("Đoàn chưa có trưởng đoàn. Thêm trưởng đoàn rồi kết luận."),
    "kind_missing": gettext_lazy(
        "Chưa có loại hoạt động “Kiểm tra, giám sát”. Báo người trông máy chạy lại bước chuẩn bị."
    ),
    "reason_empty": gettext_lazy("Ghi lý do, một câu là đủ."),
    "findings_kept": gettext_lazy(
        "Cuộc kiểm tra đã có kiến nghị. Bỏ các kiến nghị trước, hoặc kết luận cuộc kiểm tra."
    ),
    "member_nobody": gettext_lazy("Chọn một chức danh, hoặc ghi chức danh và cơ quan của người ngoài xã."),
    "member_both": gettext_lazy("Chọn chức danh trong danh sách hoặc ghi người ngoài xã, không cả hai."),
    "post_elsewhere": gettext_lazy("Chức danh này thuộc đơn vị khác. Chọn lại."),
    "post_known": gettext_lazy("Chức danh này đã ở trong đoàn."),
    "line_elsewhere": gettext_lazy("Câu này không thuộc bảng kiểm đang dùng. Tải lại trang."),
    "answer_wrong": gettext_lazy("Câu trả lời không đúng kiểu của câu hỏi. Tải lại trang."),
    "cancelled": gettext_lazy("Cuộc kiểm tra đã hủy, không ghi kiến nghị được."),
    "what_empty": gettext_lazy("Ghi điều chưa đạt, một câu là đủ."),
    "demand_empty": gettext_lazy("Ghi việc cần làm để khắc phục."),
    "severity_unknown": gettext_lazy("Chọn mức độ."),
    "owner_elsewhere": gettext_lazy("Cơ quan này thuộc đơn vị khác. Chọn cơ quan của xã mình."),
    "post_not_of_owner": gettext_lazy("Chức danh này không thuộc cơ quan đã chọn. Chọn lại một trong hai."),
    "due_past": gettext_lazy("Hạn này đã qua. Ghi ngày từ hôm nay trở đi."),
    "due_far": gettext_lazy("Hạn này xa quá hai năm. Xem lại năm."),
    "due_which": gettext_lazy("Ghi ngày hạn hoặc số ngày làm việc, một trong hai."),
    "already_given": gettext_lazy(
        "Kiến nghị đã gửi nên không sửa, không bỏ được. Có thể gia hạn hoặc thôi theo dõi, kèm lý do."
    ),
    "finding_gone": gettext_lazy("Kiến nghị này không còn. Tải lại trang."),
    "finding_elsewhere": gettext_lazy("Kiến nghị đang ở bước khác. Tải lại trang rồi làm tiếp."),
    "text_empty": gettext_lazy("Ghi đã làm gì để khắc phục."),
    "done_in_future": gettext_lazy("Ngày này chưa đến. Ghi lại ngày."),
    "not_later": gettext_lazy("Hạn mới phải sau hạn cũ và chưa qua."),
    "time_waits": gettext_lazy("Đã có một đề nghị gia hạn đang chờ trả lời. Chờ trả lời, hoặc rút đề nghị ấy."),
    "time_answered": gettext_lazy("Đề nghị này đã được trả lời hoặc không còn cần. Tải lại trang."),
    "time_to_answer": gettext_lazy("Nơi khắc phục đang xin gia hạn. Trả lời đề nghị ấy ở trang kiến nghị."),
    "protected_no_files": gettext_lazy(
        "Không gửi ảnh, tệp về nơi được giữ kín địa chỉ: ảnh có thể lộ chỗ ở. Ghi bằng lời, không ghi địa chỉ."
    ),
    "title_empty": gettext_lazy("Ghi tên cuộc khảo sát."),
    "survey_in_future": gettext_lazy("Ngày khảo sát chưa đến. Ghi ngày đã khảo sát."),
    "no_villages": gettext_lazy("Ngày ấy xã chưa có thôn nào trong phần mềm. Thêm thôn ở mục Đơn vị hành chính trước."),
    "chosen": gettext_lazy("Đã chọn thôn điểm nên số liệu, tiêu chí giữ nguyên. Rút lựa chọn, kèm lý do, rồi sửa."),
    "criterion_empty": gettext_lazy("Ghi tên tiêu chí."),
    "criterion_known": gettext_lazy("Cuộc khảo sát đã có tiêu chí mang tên này. Ghi tên khác."),
    "scale_backward": gettext_lazy("Đầu trên của thang điểm phải lớn hơn đầu dưới và không quá 1.000."),
    "above_births": gettext_lazy("Chỉ tỷ số giới tính khi sinh mới có mức tự nhiên để so. Chọn chiều khác."),
    "last_criterion": gettext_lazy("Phải còn ít nhất một tiêu chí để so các thôn."),
    "village_elsewhere": gettext_lazy("Thôn này không thuộc cuộc khảo sát. Chọn lại."),
    "decider_empty": gettext_lazy("Ghi cơ quan quyết định, ví dụ UBND xã."),
    "document_empty": gettext_lazy("Ghi số văn bản chọn thôn điểm."),
    "decided_in_future": gettext_lazy("Ngày này chưa đến. Ghi lại ngày."),
    "correction_empty": gettext_lazy("Đã có một lựa chọn. Ghi vì sao chọn lại, một câu là đủ."),
    "choice_over": gettext_lazy("Lựa chọn này không còn hiệu lực. Tải lại trang."),
    "file_gone": gettext_lazy("Tệp này đã bỏ rồi."),
}


def refusal(refused: InspectionRefused) -> str:
    """The sentence a person reads: what is wrong and what to do."""
    params = refused.params
    match refused.code:
        case "activity_refused":
            inner = params["refused"]
            return activity_refusal(inner) if isinstance(inner, ActivityRefused) else str(inner)
        case "day_to_come":
            return _("Ngày kiểm tra %(day)s chưa đến. Kết luận từ ngày ấy, hoặc sửa ngày.") % {
                "day": formats.date(params["day"])  # type: ignore[arg-type]
            }
        case "done_before_given":
            return _("Ngày này đứng trước ngày kiểm tra (%(day)s). Ghi lại ngày.") % {
                "day": formats.date(params["day"])  # type: ignore[arg-type]
            }
        case "due_passed":
            return _("Hạn của kiến nghị số %(number)s đã qua. Sửa hạn rồi kết luận.") % params
        case "own_report" | "own_body" | "own_time":
            return own_words(refused.code, [str(one) for one in params.get("who", [])])  # type: ignore[attr-defined]
        case "lines_full":
            return _("Một bảng kiểm có nhiều nhất %(most)s câu. Bỏ bớt câu thừa.") % params
        case "team_full":
            return _("Đoàn có nhiều nhất %(most)s người.") % params
        case "findings_full":
            return _("Một cuộc kiểm tra có nhiều nhất %(most)s kiến nghị. Gộp các kiến nghị giống nhau.") % params
        case "files_full":
            return _("Kiến nghị này đã có đủ %(most)s tệp. Bỏ bớt tệp thừa rồi thêm.") % params
        case "criteria_full":
            return _("Một cuộc khảo sát có nhiều nhất %(most)s tiêu chí.") % params
        case "half_counted":
            return _("%(criterion)s: ghi đủ cả hai số, hoặc để trống cả hai nếu chưa biết.") % params
        case "part_over_whole":
            return _("%(criterion)s: số đếm được nhiều hơn tổng. Sửa một trong hai ô.") % params
        case "too_many":
            return _("%(criterion)s: số này quá lớn. Ghi lại.") % params
        case "out_of_scale":
            scale = {"low": formats.number(params["low"]), "high": formats.number(params["high"])}  # type: ignore[arg-type]
            return _("%(criterion)s: ghi điểm từ %(low)s đến %(high)s.") % {**params, **scale}
        case "decided_before_survey":
            return _("Ngày này đứng trước ngày khảo sát (%(day)s). Ghi lại ngày.") % {
                "day": formats.date(params["day"])  # type: ignore[arg-type]
            }
        case "of_village":
            cause = params["refused"]
            assert isinstance(cause, InspectionRefused)
            return f"{params['village']}: {refusal(cause)}"
        case "village_over":
            if params["heir"]:
                return _("Ngày ấy %(name)s đã nhập vào %(heir)s. Khảo sát lại các thôn bây giờ rồi chọn.") % params
            return _("Ngày ấy %(name)s không còn. Khảo sát lại các thôn bây giờ rồi chọn.") % params
        case "file_not_taken":
            return f"{params['name']}: {not_taken(str(params['why']))}"
    return str(SENTENCES[refused.code])


def own_words(code: str, who: list[str]) -> str:
    """Why somebody may not decide on a finding, and who may."""
    match code:
        case "own_report":
            own = _("Kết quả do chính anh/chị báo thì người khác xác nhận.")
        case "own_time":
            own = _("Đề nghị do chính anh/chị gửi thì người khác trả lời.")
        case _:
            own = _("Kiến nghị gửi chính cơ quan của anh/chị thì người của cơ quan khác quyết định.")
    if who:
        return _("%(own)s Người làm được: %(who)s.") % {"own": own, "who": "; ".join(who)}
    return _("%(own)s Hiện chưa có ai khác; báo người quản trị giao thêm một người.") % {"own": own}
