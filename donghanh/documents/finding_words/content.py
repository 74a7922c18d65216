"""Sentences about the content of a paper: law, dates, bodies, duties, sums, and what the plan above asks."""

from __future__ import annotations

from donghanh.documents.finding_words.words import N_, Words

_ABOVE = N_("Kế hoạch cấp trên, mục {where}: “{above}”.")
_PERIOD_TITLE = N_("Giai đoạn “{printed}” không khớp với văn bản được viện dẫn")

CONTENT: dict[str, Words] = {
    "wrong_year": Words(
        N_("Năm {printed} không khớp với văn bản của năm {year}"),
        N_("Thời hạn nằm ngoài năm kế hoạch, thường do sao chép từ kế hoạch cũ."),
        N_("Sửa lại năm của thời hạn."),
    ),
    "wrong_year.itself": Words(
        N_("Văn bản tự ghi là của năm {printed}, trích yếu ghi năm {year}"),
        N_("Phần mở đầu, phần kết phải cùng năm với trích yếu; khác năm thường do sao chép từ văn bản cũ."),
        N_("Sửa lại năm cho thống nhất."),
    ),
    "misquoted_period": Words(
        _PERIOD_TITLE,
        N_("Tên và giai đoạn của chương trình phải đúng như văn bản gốc {number}."),
        N_("Đối chiếu với văn bản gốc."),
    ),
    "misquoted_period.twice": Words(
        N_("Một chương trình ghi hai giai đoạn: {printed}"),
        N_("Cùng một văn bản được viện dẫn thì giai đoạn phải như nhau ở mọi chỗ."),
        N_("Đối chiếu với văn bản gốc rồi ghi thống nhất."),
    ),
    "misquoted_period.right": Words(
        _PERIOD_TITLE,
        N_("Tên và giai đoạn của chương trình phải đúng như văn bản gốc {number}."),
        N_("Theo thư viện văn bản, giai đoạn đúng là {right}."),
    ),
    "wrong_citation_date": Words(
        N_("Ngày của {number} ghi là {printed}, thư viện văn bản ghi {right}"),
        N_("Số đi với ngày mới xác định được một văn bản."),
        N_("Đối chiếu với văn bản gốc rồi sửa ngày."),
    ),
    "outdated_programme": Words(
        N_("{number} đã hết hiệu lực hoặc hết giai đoạn từ sau ngày {ended}"),
        N_("Văn bản được viện dẫn không còn áp dụng vào ngày của kế hoạch."),
        N_("Kiểm tra văn bản thay thế."),
    ),
    "outdated_programme.replaced_by": Words(
        N_("{number} đã hết hiệu lực hoặc hết giai đoạn từ sau ngày {ended}"),
        N_("Văn bản được viện dẫn không còn áp dụng vào ngày của kế hoạch."),
        N_("Kiểm tra văn bản thay thế. Thư viện ghi nhận: {replaced_by}."),
    ),
    "level_conflict": Words(
        N_("“{printed}” không khớp với cấp ban hành"),
        N_("Cơ quan ban hành là cấp {level}; từ chỉ cấp khác thường do sao chép."),
        N_("Sửa lại từ chỉ cấp hành chính."),
    ),
    "level_conflict.parent": Words(
        N_("“{printed}” không khớp với cơ quan cấp trên"),
        N_("Cơ quan cấp trên là {level}; từ chỉ cấp khác thường do sao chép."),
        N_("Sửa lại từ chỉ cấp hành chính."),
    ),
    "level_conflict.far": Words(
        N_("Cấp {level} phối hợp với “{printed}”"),
        N_("Đây là các cơ quan của tỉnh; ở cấp {level} câu này thường do sao chép từ kế hoạch của tỉnh."),
        N_("Ghi các cơ quan của {level}, hoặc giữ nguyên nếu đúng ý."),
    ),
    "abolished_body": Words(
        N_("“{printed}” không còn vào ngày của kế hoạch"),
        N_("Cơ quan, cấp này đã kết thúc hoạt động từ {ended}."),
        N_("Thay bằng cơ quan kế tiếp."),
    ),
    "abolished_body.successor": Words(
        N_("“{printed}” không còn vào ngày của kế hoạch"),
        N_("Cơ quan, cấp này đã kết thúc hoạt động từ {ended}."),
        N_("Thay bằng cơ quan kế tiếp, có thể là: {successor}."),
    ),
    "missing_lead": Words(
        N_("{bare}/{all} nhiệm vụ chưa nêu đơn vị chủ trì"),
        N_("Nhiệm vụ không rõ người chịu trách nhiệm thì khó theo dõi, đôn đốc."),
        N_("Giao đơn vị chủ trì khi áp dụng kế hoạch."),
    ),
    "misquoted_name": Words(
        N_("Tên chương trình không đúng với {number}"),
        N_("Tên trong văn bản gốc: {title}."),
        N_("Viết đúng tên như văn bản gốc."),
    ),
    "date_conflict": Words(
        N_("Mốc thời gian mâu thuẫn: “{text}”"),
        N_("Thời hạn trước ngày ban hành, hoặc ngày kết thúc trước ngày bắt đầu, thì không thực hiện được."),
        N_("Kiểm tra và sửa lại ngày."),
    ),
    "date_conflict.due": Words(
        N_("Hạn “{text}” nằm trước ngày ban hành {issued}"),
        N_("Việc có hạn trước ngày ban hành thì không ai làm kịp."),
        N_("Kiểm tra và sửa lại ngày."),
    ),
    "date_conflict.basis": Words(
        N_("Căn cứ vào văn bản ngày {due}, sau ngày ban hành {issued}"),
        N_("Văn bản không thể căn cứ vào văn bản ban hành sau nó."),
        N_("Kiểm tra ngày của văn bản này và của căn cứ."),
    ),
    "date_conflict.window": Words(
        N_("Ngày kết thúc trước ngày bắt đầu: “{text}”"),
        N_("Khoảng thời gian ngược thì không thực hiện được."),
        N_("Kiểm tra và sửa lại ngày."),
    ),
    "weekday_mismatch": Words(
        N_("Thứ và ngày không khớp: “{text}”"), N_("Ngày {date} là {right}."), N_("Sửa lại thứ hoặc ngày.")
    ),
    "vague_report": Words(
        N_("Yêu cầu báo cáo chưa rõ nơi nhận và thời hạn"),
        N_("Không có thời hạn thì không nhắc việc được."),
        N_("Nêu nơi nhận và ngày gửi báo cáo."),
    ),
    "missing_deadline": Words(
        N_("Văn bản không nêu thời hạn báo cáo nào"),
        N_("Báo cáo qua nhiều cấp phải có thời hạn cho từng cấp."),
        N_("Bổ sung thời hạn báo cáo."),
    ),
    "missing_budget": Words(
        N_("Không có phần kinh phí"),
        N_("Kế hoạch thường nêu nguồn kinh phí để có căn cứ lập dự toán."),
        N_("Bổ sung nguồn kinh phí."),
    ),
    "missing_targets": Words(
        N_("Không có chỉ tiêu hoặc số lượng cụ thể"),
        N_("Không có con số thì khó đánh giá kết quả."),
        N_("Cân nhắc bổ sung chỉ tiêu."),
    ),
    "undefined_body": Words(
        N_("“{text}” chưa được thành lập hoặc có hai tên gọi"),
        N_("Kế hoạch nhắc đến tổ chức này nhưng không nêu rõ việc thành lập."),
        N_("Nêu việc thành lập hoặc thống nhất tên gọi."),
    ),
    "scope_conflict": Words(
        N_("Phạm vi chưa thống nhất: “{all}” và “{text}”"),
        N_("Nơi ghi toàn bộ, nơi ghi chọn một {unit}."),
        N_("Làm rõ phạm vi thực hiện."),
    ),
    "impossible_date": Words(
        N_("Không có ngày “{text}”"),
        N_("Tháng {month} chỉ có {days} ngày, nên phần mềm không tính được thời hạn."),
        N_("Ghi lại ngày."),
    ),
    "impossible_date.month": Words(
        N_("Không có ngày “{text}”"),
        N_("Một năm chỉ có 12 tháng, nên phần mềm không tính được thời hạn."),
        N_("Ghi lại ngày."),
    ),
    "unit_not_on_day": Words(
        N_("“{printed}” không có vào ngày của kế hoạch"),
        N_("Đơn vị hành chính này có từ {began}."),
        N_("Viết theo tên đang dùng vào ngày ban hành."),
    ),
    "unit_not_on_day.successor": Words(
        N_("“{printed}” không có vào ngày của kế hoạch"),
        N_("Đơn vị hành chính này đã kết thúc từ {ended}."),
        N_("Viết theo tên đang dùng vào ngày ban hành, có thể là: {successor}."),
    ),
    "unit_not_on_day.ended": Words(
        N_("“{printed}” không có vào ngày của kế hoạch"),
        N_("Đơn vị hành chính này đã kết thúc từ {ended}."),
        N_("Viết theo tên đang dùng vào ngày ban hành."),
    ),
    "quota_without_base": Words(
        N_("“{text}” chưa nêu so với đâu"),
        N_("Thiếu mốc so sánh thì không tính được đã đạt hay chưa."),
        N_("Ghi rõ so với năm nào, số nào."),
    ),
    "sum_mismatch": Words(
        N_("Ghi {stated}, cộng lại là {found}"),
        N_("Tổng số và các số thành phần phải khớp nhau."),
        N_("Kiểm tra lại tổng hoặc danh sách."),
    ),
    "two_leads": Words(
        N_("Một việc có hai nơi chủ trì: {bodies}"),
        N_("Hai nơi cùng chủ trì thì không rõ ai chịu trách nhiệm."),
        N_("Giao một nơi chủ trì, nơi kia phối hợp."),
    ),
    "weaker_target": Words(
        N_("Chỉ tiêu thấp hơn kế hoạch cấp trên: {value}, cấp trên {value_above}"),
        _ABOVE,
        N_("Nâng chỉ tiêu cho bằng cấp trên, hoặc ghi lý do khi để qua."),
    ),
    "missing_target": Words(
        N_("Chưa có chỉ tiêu cấp trên đặt ra: {value_above}"),
        _ABOVE,
        N_("Bổ sung chỉ tiêu, hoặc ghi lý do không áp dụng."),
    ),
    "uncovered_duty": Words(
        N_("Chưa có việc cấp trên giao"), _ABOVE, N_("Thêm một nhiệm vụ cho việc này, hoặc ghi lý do không áp dụng.")
    ),
    "partly_covered": Words(N_("Mới làm một phần việc cấp trên giao"), _ABOVE, N_("Xem lại phần chưa thấy: {open}")),
    "later_deadline": Words(
        N_("Hạn muộn hơn cấp trên yêu cầu ({due_above})"), _ABOVE, N_("Đặt hạn không muộn hơn ngày {due_above}.")
    ),
    "broken_report_line": Words(
        N_("Chưa nối được báo cáo lên {to}"), _ABOVE, N_("Nêu báo cáo gửi {to}, trước hạn của cấp trên.")
    ),
    "old_norm": Words(
        N_("Định mức chi theo văn bản năm {year}"),
        N_("Văn bản đã lâu và chưa xác minh được hiệu lực."),
        N_("Kiểm tra văn bản về mức chi đang áp dụng."),
    ),
}
