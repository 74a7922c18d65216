"""The one place where refusals of communication become sentences, and lengths and hours get their words."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.activities.refusals import ActivityRefused
from donghanh.activities.wording import refusal as activity_refusal
from donghanh.communication.refusals import CommunicationRefused
from donghanh.foundation.web import formats

SENTENCES: dict[str, Any] = {
    "gone": gettext_lazy("Bài này không còn. Tải lại trang."),
    "slot_gone": gettext_lazy("Khung giờ này đã bỏ. Tải lại trang."),
    "empty": gettext_lazy("Ô này cần có. Ghi vào rồi gửi lại."),
    "too_long": gettext_lazy("Dài quá %(most)s chữ cái. Ghi ngắn lại."),
    "body_elsewhere": gettext_lazy("Cơ quan này thuộc đơn vị khác. Chọn cơ quan của xã mình."),
    "village_elsewhere": gettext_lazy("Thôn này thuộc đơn vị khác. Chọn lại thôn."),
    "script_elsewhere": gettext_lazy("Bài này của đơn vị khác. Chọn bài của xã mình."),
    "task_elsewhere": gettext_lazy("Việc này thuộc kế hoạch của đơn vị khác. Chọn việc khác."),
    "topic_unknown": gettext_lazy("Chọn một chủ đề trong danh sách."),
    "text_empty": gettext_lazy("Ghi lời đọc của bài."),
    "text_long": gettext_lazy("Lời đọc dài quá. Tách thành hai bài."),
    "nothing_new": gettext_lazy("Chưa có gì thay đổi so với bản đang lưu."),
    "cannot_move": gettext_lazy("Bài đang ở bước “%(state)s” nên không làm được việc này. Tải lại trang rồi xem lại."),
    "own_script": gettext_lazy("Bài này do chính bạn viết hoặc sửa lần cuối. Người khác duyệt."),
    "put_away": gettext_lazy("Bài này đã cất. Lấy ra dùng lại rồi mới gửi duyệt."),
    "on_air": gettext_lazy("Bài còn trong lịch phát. Bỏ các khung giờ sắp tới của bài, rồi mới cất."),
    "not_approved": gettext_lazy(
        "Bài “%(title)s” chưa được duyệt nên chưa xếp lịch được. Gửi duyệt bài, hoặc chọn bài khác."
    ),
    "never_approved": gettext_lazy("Bài “%(title)s” chưa được duyệt lần nào nên chưa đánh dấu phát được."),
    "days_backward": gettext_lazy("Ngày cuối không được trước ngày đầu. Phát một lần thì để trống ô này."),
    "day_far": gettext_lazy("Ngày này cách hơn một năm. Xem lại năm."),
    "times_odd": gettext_lazy("Ghi số lượt phát liền nhau từ 1 đến %(most)s."),
    "not_marked": gettext_lazy("Khung giờ này chưa đánh dấu gì, không cần sửa lại."),
    "material_gone": gettext_lazy("Tài liệu này không còn. Tải lại trang."),
    "material_known": gettext_lazy("Đã có tài liệu mang tên này. Ghi tên khác, hoặc ghi nhập xuất cho tài liệu ấy."),
    "material_kind_unknown": gettext_lazy("Chọn một loại trong danh sách."),
    "move_unknown": gettext_lazy("Chọn một trong bốn: in, nhận về, cấp phát, hỏng mất."),
    "quantity_odd": gettext_lazy("Ghi số lượng từ 1 đến %(most)s."),
    "day_to_come": gettext_lazy("Ngày này chưa đến. Ghi lại ngày."),
    "day_long_ago": gettext_lazy("Ngày này đã hơn sáu năm. Xem lại năm."),
    "nowhere": gettext_lazy("Cấp phát thì chọn thôn hoặc cơ quan nhận."),
    "is_counter_entry": gettext_lazy("Dòng này là bút toán đảo, không đảo được nữa."),
    "reversed_already": gettext_lazy("Dòng này đã đảo rồi. Tải lại trang."),
    "item_gone": gettext_lazy("Tin bài này không còn. Tải lại trang."),
    "item_void": gettext_lazy("Tin bài này đã bỏ nên không sửa được."),
    "channel_gone": gettext_lazy("Kênh này không còn. Tải lại trang."),
    "channel_known": gettext_lazy("Đã có kênh mang tên này. Ghi tên khác, hoặc dùng kênh ấy."),
    "channel_kind": gettext_lazy("Chọn một loại kênh chung trong danh sách."),
    "channel_far": gettext_lazy("Ngày này cách hơn một năm. Xem lại năm."),
    "channel_national": gettext_lazy("Kênh chung của cả nước không sửa ở đây."),
    "channel_retired": gettext_lazy("Kênh này đã thôi dùng. Tải lại trang."),
    "channel_in_use": gettext_lazy("Kênh này đang dùng, không cần lấy lại."),
    "channel_used": gettext_lazy("Đã có tin bài ghi ở kênh này nên không bỏ được. Ghi thôi dùng kênh từ một ngày."),
    "channel_elsewhere": gettext_lazy("Kênh này của đơn vị khác. Chọn kênh của xã mình."),
    "link_long": gettext_lazy("Đường dẫn dài quá 500 chữ. Chép lại đường dẫn gốc của bài."),
    "link_odd": gettext_lazy(
        "Đường dẫn chưa đúng. Chép nguyên từ thanh địa chỉ, ví dụ https://songmay.example.vn/bai-12."
    ),
    "link_not_https": gettext_lazy("Chỉ nhận đường dẫn bắt đầu bằng https://. Mở bài trên trình duyệt rồi chép lại."),
    "link_has_account": gettext_lazy("Đường dẫn có tên đăng nhập. Bỏ phần trước dấu @ rồi ghi lại."),
    "number_odd": gettext_lazy("Ghi số từ %(least)s đến %(most)s."),
    "quality_missing": gettext_lazy("Chọn số này đếm được hay ước chừng."),
    "month_gone": gettext_lazy("Bộ Tháng hành động này không còn. Tải lại trang."),
    "month_known": gettext_lazy("Năm %(year)s đã có bộ Tháng hành động. Mở bộ ấy để sửa."),
    "window_odd": gettext_lazy("Thời gian bắt đầu trong năm %(year)s, kết thúc sau ngày đầu và không quá ba tháng."),
    "kit_full": gettext_lazy("Đã đủ %(most)s dòng. Bỏ bớt một dòng trước."),
    "files_full": gettext_lazy("Đã đủ %(most)s tệp. Bỏ bớt một tệp trước."),
    "file_not_taken": gettext_lazy("Chỉ nhận ảnh JPG, PNG, WEBP hoặc tệp PDF, không quá lớn. Chọn tệp khác."),
    "answered": gettext_lazy("Đã có cơ quan trả lời dòng này nên không bỏ được."),
    "nothing_proposed": gettext_lazy("Danh mục còn trống. Ghi ít nhất một việc rồi gửi đề nghị."),
    "not_proposed": gettext_lazy("Bộ này chưa gửi đề nghị nên chưa trả lời được."),
    "pace_odd": gettext_lazy("Tốc độ đọc từ %(least)s đến %(most)s tiếng một phút. Ghi lại."),
}


def refusal(refused: Exception) -> str:
    """The sentence a person reads: what is wrong and what to do. Also for what the actions of activities refuse."""
    if isinstance(refused, ActivityRefused):
        return activity_refusal(refused)
    assert isinstance(refused, CommunicationRefused)
    params: dict[str, Any] = dict(refused.params)
    match refused.code:
        case "overlaps":
            return _(
                "Đài đã có “%(title)s” lúc %(time)s, dài %(minutes)s phút, chồng lên giờ này. Chọn giờ khác, hoặc đánh dấu "
                "“Vẫn xếp dù chồng giờ với bài khác”."
            ) % {**params, "time": formats.time(params["starts_at"])}
        case "went_out":
            return _(
                "Phần nhập này đã cấp phát hoặc ghi hỏng, mất: đảo thì kho thiếu %(short)s %(word)s. Đảo các dòng ấy trước."
            ) % {"short": formats.number(params["short"]), "word": params["word"]}
        case "not_enough":
            return _("Đến ngày %(day)s chỉ còn %(left)s %(word)s. Ghi ít hơn, hoặc ghi phần nhập còn thiếu trước.") % {
                "day": formats.date(params["day"]),
                "left": formats.number(params["left"]),
                "word": params["word"],
            }
        case "link_known":
            return _(
                "Đường dẫn này đã ghi ngày %(day)s: “%(title)s”. Nếu là lần đăng khác, đánh dấu “Vẫn ghi dù trùng đường dẫn”."
            ) % {"day": formats.date(params["day"]), "title": params["title"]}
        case "channel_not_then":
            since, until, day = (params[name] and formats.date(params[name]) for name in ("since", "until", "day"))
            told = {"since": since, "until": until, "day": day}
            if until is None:
                return (
                    _("Kênh này dùng từ ngày %(since)s, tin bài ghi ngày %(day)s. Sửa ngày, hoặc chọn kênh khác.")
                    % told
                )
            return (
                _(
                    "Kênh này dùng từ ngày %(since)s đến trước ngày %(until)s, tin bài ghi ngày %(day)s. Sửa ngày, hoặc chọn kênh khác."
                )
                % told
            )
        case "channel_items_before" | "channel_items_after" | "channel_backward":
            return str(DATED[refused.code]) % {"day": formats.date(params["day"])}
        case "no_turn" | "not_yet" | "long_ago" | "marked_later":
            return str(DATED[refused.code]) % {"day": formats.date(params["day"])}
    words = str(SENTENCES[refused.code])
    return words % params if params else words


DATED: dict[str, Any] = {
    "no_turn": gettext_lazy("Khung giờ này không có ngày %(day)s. Tải lại trang."),
    "not_yet": gettext_lazy("Ngày %(day)s chưa đến nên chưa đánh dấu được."),
    "long_ago": gettext_lazy("Ngày %(day)s đã hơn một năm. Ghi hoạt động ở trang Hoạt động nếu thật sự cần."),
    "channel_items_before": gettext_lazy("Kênh này đã có tin bài ngày %(day)s. Ghi ngày ấy hoặc sớm hơn."),
    "channel_items_after": gettext_lazy("Kênh này có tin bài ngày %(day)s. Ghi thôi dùng từ ngày sau đó."),
    "channel_backward": gettext_lazy("Ngày thôi dùng phải sau ngày bắt đầu dùng. Ngày kia đang ghi là %(day)s."),
    "marked_later": gettext_lazy(
        "Ngày %(day)s đã đánh dấu phát hoặc không phát. Cho khung giờ kết thúc sau ngày ấy, hoặc sửa lại đánh dấu trước."
    ),
}


def length_words(seconds: int) -> str:
    """How long a script takes to read: "khoảng 2 phút 30 giây"."""
    minutes, rest = divmod(-(-seconds // 5) * 5, 60)
    if not minutes:
        return _("khoảng %(s)s giây") % {"s": rest}
    if not rest:
        return _("khoảng %(m)s phút") % {"m": minutes}
    return _("khoảng %(m)s phút %(s)s giây") % {"m": minutes, "s": rest}


def week_words(monday: dt.date) -> str:
    """The week in words: "từ 23/11/2026 đến 29/11/2026"."""
    last = monday + dt.timedelta(days=6)
    return _("từ %(first)s đến %(last)s") % {"first": formats.date(monday), "last": formats.date(last)}
