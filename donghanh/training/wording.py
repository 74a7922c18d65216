"""The sentences of the training app, in one place: refusals, and problems in a list of trainees."""

import datetime as dt

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from donghanh.documents.sheets import wording as sheets
from donghanh.foundation.web import formats
from donghanh.training.refusals import TrainingRefused

_REASON = _("Ghi lý do, để người sau hiểu vì sao.")
REFUSALS: dict[str, str | Promise] = {
    "gone": _("Người khác vừa bỏ mục này. Tải lại trang để xem bản mới."),
    "changed_since": _("Người khác vừa sửa chỗ này. Quay lại trang khóa học để xem bản mới rồi làm lại."),
    "course_closed": _("Khóa học đã xong hoặc đã hủy, nên chỗ này không sửa được. Mở lại khóa học trước."),
    "cannot_move": _("Khóa học không còn ở bước này. Tải lại trang để xem."),
    "title_empty": _("Ghi tên khóa học."),
    "name_empty": _("Ghi tên."),
    "topic_elsewhere": _("Chọn một chuyên đề trong danh sách của xã."),
    "topic_taken": _("Đã có chuyên đề mang tên này."),
    "topic_shipped": _("Chuyên đề dùng chung, không bỏ ở đây được."),
    "village_elsewhere": _("Chọn một thôn của xã."),
    "body_elsewhere": _("Chọn một cơ quan của xã."),
    "task_elsewhere": _("Chọn một việc trong kế hoạch của xã."),
    "member_elsewhere": _("Có người không thuộc xã này. Tải lại trang rồi chọn lại."),
    "days_backward": _("Ngày kết thúc phải từ ngày bắt đầu trở đi."),
    "day_far": _("%(day)s còn xa quá. Xem lại năm."),
    "share_odd": _("Ghi một số từ 1 đến 100."),
    "nothing_held": _("Chưa buổi nào ghi là đã học. Điểm danh rồi ghi ít nhất một buổi."),
    "sessions_waiting": _("Còn %(n)s buổi chưa ghi là đã học. Ghi, hoặc bỏ buổi không diễn ra, rồi kết thúc."),
    "reason_missing": _REASON,
    "has_certificates": _("Đã cấp chứng nhận cho khóa này. Thu hồi các chứng nhận ấy trước khi mở lại."),
    "times_backward": _("Giờ kết thúc phải sau giờ bắt đầu."),
    "session_there": _("Ngày và giờ này đã có một buổi. Ghi giờ khác."),
    "session_ahead": _("Buổi này chưa đến ngày. Đến ngày học mới điểm danh và ghi được."),
    "session_held": _("Buổi này đã ghi là đã học. Bỏ ghi đã học trước khi bỏ buổi."),
    "not_held": _("Buổi này chưa ghi là đã học."),
    "presence_unknown": _("Chọn “Có mặt” hoặc “Vắng”."),
    "not_in_session": _("Người này không học buổi ấy: đã thôi học, hoặc ở khóa khác. Tải lại trang."),
    "nobody_in_course": _("Khóa học chưa có học viên. Thêm học viên rồi điểm danh."),
    "not_noted": _("Còn %(n)s người chưa điểm danh. Bấm “Tất cả có mặt” rồi đổi những người vắng."),
    "nobody_came": _("Không ai có mặt. Nếu buổi không diễn ra, hãy bỏ buổi ấy."),
    "activity_refused": _("Phần Hoạt động không nhận: %(why)s"),
    "no_kind": _("Thiếu loại hoạt động “Tập huấn” trong dữ liệu nền. Báo người trông máy chạy lại bước chuẩn bị."),
    "sex_unknown": _("Chọn Nam, Nữ, hoặc để trống nếu chưa rõ."),
    "role_unknown": _("Chọn một mục trong danh sách."),
    "born_unknown": _("Năm sinh phải là năm của một người đang sống. Ví dụ 1985."),
    "enrolled_already": _("Người này đã có trong khóa học."),
    "same_name": _(
        "Trong mạng lưới đã có người cùng họ tên. Nếu là người ấy, chọn ở “Chọn người đã biết”. Nếu là người khác, ghi năm sinh, thôn hoặc "
        "cơ quan để phân biệt; nếu người kia chưa ghi, hãy ghi thêm cho người kia."
    ),
    "name_gone": _("Tên người này đã xóa theo hạn lưu, nên không sửa được."),
    "withdrew_already": _("Đã ghi người này thôi học."),
    "not_withdrawn": _("Người này vẫn đang học."),
    "day_ahead": _("Ngày này chưa đến. Ghi hôm nay hoặc sớm hơn."),
    "has_certificate": _("Đã cấp chứng nhận cho người này, nên không bỏ được. Nếu họ thôi học, ghi thôi học."),
    "not_clean": _("Danh sách có chỗ không còn đúng. Xem lại các chỗ dưới đây."),
    "nothing_to_do": _("Mọi người trong danh sách đều đã ở trong khóa học."),
    "office_empty": _("Ô này in trên chứng nhận. Ghi vào."),
    "no_office": _("Chưa ghi cơ quan cấp và người ký. Ghi ở “Mẫu chứng nhận” rồi cấp."),
    "not_finished": _("Khóa học chưa kết thúc. Kết thúc rồi mới cấp chứng nhận."),
    "issued_ahead": _("Ngày cấp chưa đến. Ghi hôm nay hoặc sớm hơn."),
    "issued_early": _("Khóa học kết thúc ngày %(day)s. Ghi ngày ấy hoặc muộn hơn."),
    "nobody_to_certify": _("Không còn ai hoàn thành mà chưa có chứng nhận."),
    "revoked_already": _("Chứng nhận này đã thu hồi."),
    "rule_unknown": _("Chọn một mức trong danh sách."),
    "value_odd": _("Ghi một số từ %(least)s đến %(most)s."),
    "source_missing": _("Ghi căn cứ: văn bản nào, hoặc ai quyết định."),
    "rule_past": _("Mức mới có hiệu lực từ hôm nay trở đi."),
    "rule_later": _("Đã có mức của xã bắt đầu từ ngày này hoặc muộn hơn."),
}
PROBLEMS = {
    **sheets.PROBLEMS,
    "sex_unknown": _("“%(text)s” không phải giới tính. Ghi Nam, Nữ, hoặc để trống."),
    "role_unknown": _("“%(text)s” không có trong danh sách. Ghi Cán bộ, công chức; Cộng tác viên; hoặc Người khác."),
    "born_unknown": _("Chưa đọc được năm sinh từ “%(text)s”. Ghi bốn chữ số, ví dụ 1985."),
    "village_unknown": _("Xã không có thôn “%(text)s”."),
    "body_unknown": _("Không có cơ quan “%(text)s” trong danh sách của xã."),
    "same_name_row": _(
        "Trùng họ tên với dòng %(row)s. Nếu là hai người, ghi năm sinh, thôn hoặc cơ quan cho cả hai; nếu là một, bỏ một dòng."
    ),
    "which_of_them": _("Mạng lưới có nhiều người cùng họ tên này. Ghi năm sinh, thôn hoặc cơ quan để biết là ai."),
    "other_sex": _("Mạng lưới ghi người này giới tính khác. Sửa ở đây, hoặc sửa ở trang học viên."),
}


def in_words(refused: TrainingRefused) -> str:
    """What to tell the person whose act may not happen."""
    params = {
        name: formats.date(value) if isinstance(value, dt.date) else value for name, value in refused.params.items()
    }
    words = str(REFUSALS[refused.code])
    return words % params if params else words
