"""Findings in plain Vietnamese: what was seen, why it matters, what to do. Keyed by type; params fill the braces.

The core returns codes and values only; this is the edge where they become words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from donghanh.domain.planlint.finding import Finding
from donghanh.domain.planlint.lint import AUTHORITIES


@dataclass(frozen=True, slots=True)
class Words:
    """The three sentences a person reads for a type of finding."""

    title: str
    why: str
    suggestion: str


SEVERITIES = {"error": "Cần sửa", "warning": "Nên xem lại", "info": "Lưu ý"}

WORDS: dict[str, Words] = {
    "missing_header": Words(
        "Không thấy phần đầu văn bản (Quốc hiệu, cơ quan ban hành)",
        "Phần này thường mất khi sao chép lời văn từ tệp khác, nên không kết luận được là văn bản thiếu.",
        "Đối chiếu với bản gốc; bổ sung số, ngày, cơ quan ban hành nếu cần.",
    ),
    "missing_number": Words("Chưa có số văn bản", "Số và ký hiệu giúp tra cứu, viện dẫn đúng văn bản.", "Bổ sung số sau khi văn thư vào sổ."),
    "placeholder_date": Words("Ngày ban hành còn để trống", "Thời hạn và hiệu lực được tính từ ngày ban hành.", "Điền đủ ngày, tháng, năm khi ban hành."),
    "citation_kind": Words(
        "Ký hiệu {number} là của {meant}, không phải {kind}",
        "Ký hiệu cho biết loại văn bản; gọi sai loại làm người đọc tìm nhầm.",
        "Kiểm tra bản gốc rồi sửa tên loại hoặc ký hiệu.",
    ),
    "split_citation": Words(
        "Số, ký hiệu hoặc ngày bị tách rời: {number}", "Giữa số, ký hiệu không có khoảng trắng hay xuống dòng.", "Viết liền thành {number}."
    ),
    "skipped_section": Words("Nhảy số mục: sau {before} là {printed}", "Có thể thiếu một mục hoặc đánh số nhầm.", "Kiểm tra nội dung bị thiếu hoặc đánh lại số mục."),
    "repeated_section": Words("Trùng số mục {printed}", "Hai mục cùng số làm việc viện dẫn không rõ.", "Đánh lại số mục."),
    "wrong_year": Words(
        "Năm {printed} không khớp với văn bản của năm {year}",
        "Thời hạn nằm ngoài năm kế hoạch, thường do sao chép từ kế hoạch cũ.",
        "Sửa lại năm của thời hạn.",
    ),
    "misquoted_period": Words(
        "Giai đoạn “{printed}” không khớp với văn bản được viện dẫn",
        "Tên và giai đoạn của chương trình phải đúng như văn bản gốc {number}.",
        "Đối chiếu với văn bản gốc. {right}",
    ),
    "outdated_programme": Words(
        "{number} đã hết hiệu lực hoặc hết giai đoạn từ sau ngày {ended}",
        "Văn bản được viện dẫn không còn áp dụng vào ngày của kế hoạch.",
        "Kiểm tra văn bản thay thế. {replaced_by}",
    ),
    "title_scope": Words("Trích yếu và nội dung không cùng phạm vi", "Trích yếu phải phản ánh khái quát nội dung chính.", "Thống nhất trích yếu với phần mở đầu và nội dung."),
    "missing_signature": Words("Không thấy chữ ký", "Có thể phần cuối văn bản bị mất khi sao chép.", "Đối chiếu với bản gốc; bổ sung người ký nếu cần."),
    "missing_on_behalf": Words(
        "Thiếu “TM. ỦY BAN NHÂN DÂN”", "Ủy ban nhân dân làm việc theo chế độ tập thể nên phải ghi chữ viết tắt “TM.”.", "Thêm dòng “TM. ỦY BAN NHÂN DÂN” trên chức vụ."
    ),
    "signer_style": Words("Viết “{text}” chưa đúng thể thức", "Chữ viết tắt quyền hạn của người ký là TM., KT., TL., TUQ., Q.", "Viết lại thành “{right}”."),
    "level_conflict": Words("“{printed}” không khớp với cấp ban hành", "Cơ quan ban hành là cấp {level}; từ chỉ cấp khác thường do sao chép.", "Sửa lại từ chỉ cấp hành chính."),
    "abolished_body": Words("“{printed}” không còn vào ngày của kế hoạch", "Cơ quan, cấp này đã kết thúc hoạt động từ {ended}.", "Thay bằng cơ quan kế tiếp. {successor}"),
    "missing_lead": Words("{bare}/{all} nhiệm vụ chưa nêu đơn vị chủ trì", "Nhiệm vụ không rõ người chịu trách nhiệm thì khó theo dõi, đôn đốc.", "Giao đơn vị chủ trì khi áp dụng kế hoạch."),
    "missing_appendix": Words("Có nhắc “{text}” nhưng không thấy phụ lục", "Phụ lục là một phần của văn bản, phải gửi kèm.", "Đính kèm phụ lục hoặc bỏ phần nhắc đến."),
    "inconsistent_name": Words("Tên riêng viết hai cách: “{first}” và “{text}”", "Một tên riêng cần viết thống nhất trong cả văn bản.", "Chọn một cách viết."),
    "typo": Words("Có thể sai chính tả: “{text}”", "Lỗi chính tả làm giảm sự trang trọng và khó tìm kiếm.", "{right}"),
    "encoding_residue": Words("Ký tự lỗi do chuyển mã: “{text}”", "Văn bản có thể được chuyển từ bảng mã cũ sang Unicode.", "{right}"),
    "recipients_missing": Words("Không thấy phần “Nơi nhận”", "Nơi nhận là thành phần bắt buộc của văn bản.", "Bổ sung nơi nhận."),
    "recipients_style": Words("Dòng cuối của nơi nhận chưa đúng mẫu", "Dòng cuối ghi “Lưu: VT, …” và kết thúc bằng dấu chấm.", "Sửa theo mẫu “Lưu: VT, <đơn vị soạn thảo>.”"),
    "misquoted_name": Words("Tên chương trình không đúng với {number}", "Tên trong văn bản gốc: {title}.", "Viết đúng tên như văn bản gốc."),
    "date_conflict": Words("Mốc thời gian mâu thuẫn: “{text}”", "Thời hạn trước ngày ban hành, hoặc ngày kết thúc trước ngày bắt đầu, thì không thực hiện được.", "Kiểm tra và sửa lại ngày."),
    "weekday_mismatch": Words("Thứ và ngày không khớp", "Ngày này rơi vào {right}.", "Sửa lại thứ hoặc ngày."),
    "vague_report": Words("Yêu cầu báo cáo chưa rõ nơi nhận và thời hạn", "Không có thời hạn thì không nhắc việc được.", "Nêu nơi nhận và ngày gửi báo cáo."),
    "missing_deadline": Words("Văn bản không nêu thời hạn báo cáo nào", "Báo cáo qua nhiều cấp phải có thời hạn cho từng cấp.", "Bổ sung thời hạn báo cáo."),
    "secrecy": Words("Văn bản có dấu mật", "Phần mềm không được giữ tài liệu mật.", "Không tải văn bản này lên; xử lý theo quy định bảo vệ bí mật nhà nước."),
    "missing_space": Words("Thiếu khoảng trắng: “{text}”", "Sau dấu câu và giữa hai từ có một khoảng trắng.", "Sửa thành “{right}”."),
    "repeated_words": Words("Lặp từ: “{text}”", "Cụm từ được gõ hai lần liền nhau.", "Giữ lại “{right}”."),
    "missing_budget": Words("Không có phần kinh phí", "Kế hoạch thường nêu nguồn kinh phí để có căn cứ lập dự toán.", "Bổ sung nguồn kinh phí."),
    "missing_targets": Words("Không có chỉ tiêu hoặc số lượng cụ thể", "Không có con số thì khó đánh giá kết quả.", "Cân nhắc bổ sung chỉ tiêu."),
    "mixed_numbering": Words("Mục {section} vừa có nội dung sau dấu hai chấm vừa có {first}", "Nhiệm vụ đầu tiên không có ký hiệu nên khó viện dẫn.", "Đưa cả nhiệm vụ đầu tiên vào danh sách a), b), …"),
    "marker_style": Words("Cách đánh số không thống nhất: “{printed}” và “{other}”", "Cùng một văn bản nên dùng một kiểu dấu sau số mục.", "Thống nhất cách đánh số."),
    "name_variant": Words("Một tên gọi viết hai cách: “{first}” và “{text}”", "Người đọc không biết đó là một hay hai.", "Chọn một cách gọi, dùng cho cả văn bản."),
    "undefined_body": Words("“{text}” chưa được thành lập hoặc có hai tên gọi", "Kế hoạch nhắc đến tổ chức này nhưng không nêu rõ việc thành lập.", "Nêu việc thành lập hoặc thống nhất tên gọi."),
    "scope_conflict": Words("Phạm vi chưa thống nhất: “{all}” và “{text}”", "Nơi ghi toàn bộ, nơi ghi chọn một {unit}.", "Làm rõ phạm vi thực hiện."),
    "impossible_date": Words("Không có ngày “{text}”", "{right}, nên phần mềm không tính được thời hạn.", "Ghi lại ngày."),
    "unit_not_on_day": Words("“{printed}” không có vào ngày của kế hoạch", "Đơn vị hành chính này {when}.", "Viết theo tên đang dùng vào ngày ban hành. {successor}"),
    "quota_without_base": Words("“{text}” chưa nêu so với đâu", "Thiếu mốc so sánh thì không tính được đã đạt hay chưa.", "Ghi rõ so với năm nào, số nào."),
    "sum_mismatch": Words("Ghi {stated}, cộng lại là {found}", "Tổng số và các số thành phần phải khớp nhau.", "Kiểm tra lại tổng hoặc danh sách."),
    "two_leads": Words("Một việc có hai nơi chủ trì: {bodies}", "Hai nơi cùng chủ trì thì không rõ ai chịu trách nhiệm.", "Giao một nơi chủ trì, nơi kia phối hợp."),
    "weaker_target": Words("Chỉ tiêu thấp hơn kế hoạch cấp trên: {value}, cấp trên {value_above}", "Kế hoạch cấp trên, mục {where}: “{above}”.", "Nâng chỉ tiêu cho bằng cấp trên, hoặc ghi lý do khi để qua."),
    "missing_target": Words("Chưa có chỉ tiêu cấp trên đặt ra: {value_above}", "Kế hoạch cấp trên, mục {where}: “{above}”.", "Bổ sung chỉ tiêu, hoặc ghi lý do không áp dụng."),
    "uncovered_duty": Words("Chưa có việc cấp trên giao", "Kế hoạch cấp trên, mục {where}: “{above}”.", "Thêm một nhiệm vụ cho việc này, hoặc ghi lý do không áp dụng."),
    "partly_covered": Words("Mới làm một phần việc cấp trên giao", "Kế hoạch cấp trên, mục {where}: “{above}”.", "Xem lại phần chưa thấy: {open}"),
    "later_deadline": Words("Hạn muộn hơn cấp trên yêu cầu ({due_above})", "Kế hoạch cấp trên, mục {where}: “{above}”.", "Đặt hạn không muộn hơn ngày {due_above}."),
    "broken_report_line": Words("Chưa nối được báo cáo lên {to}", "Kế hoạch cấp trên, mục {where}: “{above}”.", "Nêu báo cáo gửi {to}, trước hạn của cấp trên."),
    "old_norm": Words("Định mức chi theo văn bản năm {year}", "Văn bản đã lâu và chưa xác minh được hiệu lực.", "Kiểm tra văn bản về mức chi đang áp dụng."),
}  # fmt: skip


_ISO = re.compile(r"(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)")


class _Gentle(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return ""


def _filled(template: str, finding: Finding) -> str:
    params = {
        name: _ISO.sub(lambda day: f"{day[3]}/{day[2]}/{day[1]}", value) for name, value in finding.params.items()
    }
    if params.get("right") and finding.type in ("typo", "encoding_residue"):
        params["right"] = f"Sửa thành “{params['right']}”."
    elif finding.type in ("typo", "encoding_residue"):
        params["right"] = "Kiểm tra lại từ này với bản gốc."
    if params.get("right") and finding.type == "misquoted_period":
        params["right"] = f"Theo thư viện văn bản: {params['right']}."
    if finding.type == "unit_not_on_day":
        params["when"] = (
            f"đã kết thúc từ {params['ended']}" if params.get("ended") else f"có từ {params.get('began', '')}"
        )
    if params.get("replaced_by"):
        params["replaced_by"] = f"Thư viện ghi nhận văn bản thay thế: {params['replaced_by']}."
    if params.get("successor"):
        params["successor"] = f"Gợi ý: {params['successor']}."
    return " ".join(template.format_map(_Gentle(params, text=finding.text)).split())


def words_for(finding: Finding) -> Words:
    """Return the sentences for a finding, filled with its values."""
    words = WORDS[finding.type]
    return Words(_filled(words.title, finding), _filled(words.why, finding), _filled(words.suggestion, finding))


def to_json(finding: Finding) -> dict[str, object]:
    """Return a finding as the reading schema prints it, with its words."""
    words = words_for(finding)
    return {
        "code": finding.code, "type": finding.type, "severity": finding.severity, "message": words.title, "why": words.why,
        "text": finding.text, "suggestion": words.suggestion, "replacement": finding.replacement,
        "authority": AUTHORITIES[finding.code], "params": finding.params,
        "span": finding.span.to_json() if finding.span else None,
    }  # fmt: skip
