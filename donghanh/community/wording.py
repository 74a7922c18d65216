"""The sentences of the community app, in one place: refusals, shortages, problems in a list of members."""

import datetime as dt
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from donghanh.community.refusals import CommunityRefused
from donghanh.documents.sheets import wording as sheets
from donghanh.foundation.web import formats

REFUSALS: dict[str, str | Promise] = {
    "ended": _(
        "Mô hình kết thúc từ ngày %(day)s, nên chỗ này không ghi thêm được. Nếu ghi nhầm ngày kết thúc, hãy bỏ ghi kết thúc."
    ),
    "not_ended": _("Mô hình chưa kết thúc."),
    "name_empty": _("Ghi tên."),
    "name_taken": _("Xã đã có một mô hình mang tên này. Ghi thêm tên thôn hoặc số thứ tự để phân biệt."),
    "name_tells_place": _("Tên này cho biết nơi ở của cơ sở cần giữ kín. Bỏ tên thôn, tên đường, số nhà khỏi tên."),
    "kind_protects": _("Loại này luôn giữ kín địa chỉ. Bấm “Giữ kín địa chỉ” trước rồi mới đổi loại."),
    "place_protected": _(
        "Mô hình giữ kín địa chỉ thì không ghi thôn, không ghi nơi đặt. Địa chỉ ghi ở ô riêng, chỉ người có phận sự mở được."
    ),
    "protected_already": _("Địa chỉ của mô hình này đã được giữ kín."),
    "not_protected": _("Mô hình này không giữ kín địa chỉ; nơi đặt ghi ở “Chuyển nơi đặt”."),
    "changed_since": _("Người khác vừa sửa chỗ này. Quay lại trang mô hình để xem bản mới rồi làm lại."),
    "nothing_new": _("Chưa có gì thay đổi."),
    "day_far": _("%(day)s còn xa quá. Xem lại năm."),
    "period_backward": _("Ngày này phải sau %(day)s."),
    "before_founding": _("Mô hình lập ngày %(day)s. Ghi ngày ấy hoặc muộn hơn."),
    "founded_after_start": _("Đã có việc ghi từ %(day)s. Ngày lập không muộn hơn ngày ấy."),
    "village_elsewhere": _("Chọn một thôn của xã."),
    "village_absent": _("Ngày %(day)s chưa có hoặc không còn thôn này. Chọn thôn khác hoặc ngày khác."),
    "body_elsewhere": _("Chọn một cơ quan của xã."),
    "organisation_taken": _("Cơ quan này đã gắn với một mô hình khác đang hoạt động."),
    "organisation_name_taken": _("Danh sách cơ quan đã có tên này. Chọn cơ quan ấy trong danh sách, hoặc đổi tên."),
    "moved_later": _("Đã ghi một nơi đặt từ ngày muộn hơn. Chọn ngày sau ngày ấy."),
    "reason_missing": _("Ghi lý do, để người sau hiểu vì sao."),
    "paused_already": _("Mô hình đã ghi tạm dừng vào ngày này."),
    "not_paused": _("Mô hình không tạm dừng."),
    "begins_later": _("Có thành viên, ban chủ nhiệm hoặc nơi đặt ghi từ %(day)s trở đi. Sửa những dòng ấy trước."),
    "no_members": _("Loại mô hình này không có thành viên."),
    "sex_unknown": _("Chọn nam hoặc nữ, hoặc để trống."),
    "born_unknown": _("Chọn khoảng năm sinh trong danh sách."),
    "member_already": _("Người này đã là thành viên trong thời gian đó."),
    "same_name": _(
        "Đã có người cùng họ tên. Nếu là người khác, ghi khoảng năm sinh hoặc thôn cho cả hai để phân biệt; nếu là một người, không thêm lần nữa."
    ),
    "name_gone": _("Tên người này đã được xóa theo hạn lưu, nên không sửa được nữa."),
    "left_already": _("Người này đã ra từ %(day)s."),
    "on_board": _("Người này có trong ban chủ nhiệm. Sửa hoặc bỏ dòng ở ban chủ nhiệm trước."),
    "board_overlaps": _("Thời gian này trùng với một ban chủ nhiệm khác. Mỗi lúc chỉ có một ban chủ nhiệm."),
    "seat_outside": _("Thời gian của người trong ban phải nằm trong nhiệm kỳ của ban."),
    "seat_twice": _("Người này đã có trong ban chủ nhiệm vào thời gian đó."),
    "chair_twice": _("Mỗi lúc chỉ có một chủ nhiệm. Ghi ngày thôi của chủ nhiệm cũ trước."),
    "position_unknown": _("Chọn chức danh trong danh sách."),
    "member_elsewhere": _("Chọn một thành viên của mô hình này."),
    "home_twofold": _("Chọn thôn, hoặc đánh dấu sống ngoài xã; không cả hai."),
    "counsellor_already": _("Người này đã ở trong tổ tư vấn vào thời gian đó."),
    "item_empty": _("Ghi tên thiết bị."),
    "quantity_wrong": _("Số lượng từ 1 đến %(most)s."),
    "condition_unknown": _("Chọn tình trạng trong danh sách."),
    "equipment_gone": _("Thiết bị này đã ghi là không còn."),
    "use_unknown": _("Chọn loại giấy tờ."),
    "files_full": _("Mỗi mô hình giữ nhiều nhất %(most)s tệp. Bỏ bớt tệp cũ rồi thêm."),
    "file_gone": _("Tệp này đã bỏ từ trước."),
    "reviewed_already": _("Năm %(year)s đã có bản đánh giá. Mở bản ấy để sửa."),
    "year_outside": _("Năm %(year)s mô hình chưa có, không còn, hoặc chưa đến ngày đánh giá. Xem lại năm."),
    "reviewer_empty": _("Ghi tổ, đoàn hoặc cơ quan đã đánh giá."),
    "conclusion_empty": _("Ghi kết luận, một hai câu cũng được."),
    "answers_empty": _("Chấm ít nhất một tiêu chí."),
    "score_wrong": _("Điểm từ 0 đến 100."),
    "planned_already": _("Thôn này đã có dự kiến nhân rộng."),
    "replication_over": _("Dự kiến này đã lập hoặc đã thôi."),
    "address_empty": _("Ghi địa chỉ."),
    "address_long": _("Ghi ngắn lại, nhiều nhất %(most)s ký tự."),
    "address_there": _("Người khác vừa ghi địa chỉ trước. Mở địa chỉ ấy ra xem rồi hãy sửa."),
    "purpose_unknown": _("Chọn lý do xem."),
    "seal_broken": _(
        "Địa chỉ này niêm bằng khóa khác của máy chủ, nên không mở được. Báo người trông máy; nếu không tìm lại được khóa thì ghi lại địa chỉ."
    ),
    "not_clean": _("Danh sách vừa đổi, nên bảng này còn chỗ cần xem. Chưa có gì được ghi."),
    "nothing_to_do": _("Mọi dòng đều đã có. Không có gì để ghi."),
    "number_wrong": _("Số từ 0 đến %(most)s."),
    "source_missing": _("Ghi văn bản quy định mức này: số, ký hiệu, ngày."),
    "rule_later": _("Xã đã ghi một mức từ ngày muộn hơn. Bỏ mức ấy trước, hoặc chọn ngày sau."),
    "rule_of_country": _("Mức chung của cả nước không bỏ được; xã ghi mức riêng thay cho nó."),
    "years_wrong": _("Số năm từ %(first)s đến %(last)s."),
}
FILE_PROBLEMS: dict[str, str | Promise] = {
    "empty": _("Tệp này trống. Chọn tệp khác."),
    "too_large": _("Tệp lớn hơn 15 MB. Giảm cỡ ảnh hoặc tách tệp rồi gửi lại."),
    "heic_photo": _("Ảnh HEIC của điện thoại chưa nhận được. Đổi sang JPEG rồi gửi lại."),
    "cut_short": _("Tệp này hỏng hoặc chép chưa hết. Mở tệp, lưu lại rồi gửi."),
    "too_heavy": _("Tệp này nén quá mức của một văn bản. Lưu lại rồi gửi."),
    "macros": _("Tệp này có macro. Lưu thành tệp không macro rồi gửi lại."),
    "kind_unknown": _("Chỉ nhận PDF, Word (.docx), Excel (.xlsx) hoặc ảnh."),
}
PROBLEMS: dict[str, str | Promise] = {
    **sheets.PROBLEMS,
    "sex_unknown": _("Ghi “Nam” hoặc “Nữ”, hoặc để trống, không phải “%(text)s”."),
    "born_unknown": _("Ghi năm sinh bốn chữ số, ví dụ 1975 hoặc 1970–1979, không phải “%(text)s”."),
    "village_unknown": _("Không có thôn “%(text)s” trong đơn vị."),
    "body_unknown": _("Không có cơ quan “%(text)s”."),
    "day_far": _("Ngày này còn xa quá. Xem lại năm."),
    "before_founding": _("Mô hình lập ngày %(day)s. Ghi ngày ấy hoặc muộn hơn."),
    "left_before": _("Ngày ra phải sau ngày vào."),
    "person_twice": _("Người này đã có ở dòng %(row)s trong cùng thời gian. Bỏ một dòng."),
    "same_name_row": _("Trùng họ tên với dòng %(row)s. Nếu là hai người, ghi năm sinh hoặc thôn cho cả hai."),
    "which_of_them": _("Danh sách đã có nhiều người cùng họ tên. Ghi năm sinh hoặc thôn để biết là ai."),
    "holds_since": _("Người này đã là thành viên từ ngày %(since)s. Bảng không đổi ngày; ghi đúng ngày ấy."),
    "left_since": _("Người này đã ra từ ngày %(since)s. Bảng không đổi ngày; ghi đúng ngày ấy."),
    "other_sex": _("Danh sách ghi giới tính khác. Sửa ở trang thành viên, hoặc ghi lại ô này."),
}


def in_words(refused: CommunityRefused) -> str:
    """The sentence of a refusal for a form."""
    said: dict[str, Any] = {
        name: formats.date(value) if isinstance(value, dt.date) else value for name, value in refused.params.items()
    }
    return str(REFUSALS[refused.code]) % said
