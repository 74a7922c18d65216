"""The sentences for findings, by type: what was seen, why it matters, what to do. Parameters fill the braces.

A type with several wordings has one for each case beside it, after a dot: named after the parameter ``case``, or after a
parameter that has a value ("typo.right" when the right word is known).
"""

from __future__ import annotations

from dataclasses import dataclass

N_ = str
"""Marks a sentence for the catalogue. Nothing is translated here: a document is checked without Django, in Vietnamese."""


@dataclass(frozen=True, slots=True)
class Words:
    """The three sentences a person reads for a type of finding."""

    title: str
    why: str
    suggestion: str


_CHOOSE_ONE = N_("Chọn một cách viết.")
_SYMBOL_WHY = N_("Số và ký hiệu viết theo mẫu thì tra cứu, viện dẫn mới đúng văn bản.")
_WRITE_AS = N_("Viết lại thành “{right}”.")
_ABOVE = N_("Kế hoạch cấp trên, mục {where}: “{above}”.")
_LAST_LINE = N_("Dòng cuối của nơi nhận chưa đúng mẫu")
_SHOULD_BE = N_("Sửa thành “{right}”.")
_PERIOD_TITLE = N_("Giai đoạn “{printed}” không khớp với văn bản được viện dẫn")

WORDS: dict[str, Words] = {
    "missing_header": Words(
        N_("Không thấy phần đầu văn bản (Quốc hiệu, cơ quan ban hành)"),
        N_("Phần này thường mất khi sao chép lời văn từ tệp khác, nên không kết luận được là văn bản thiếu."),
        N_("Đối chiếu với bản gốc; bổ sung số, ngày, cơ quan ban hành nếu cần."),
    ),
    "missing_number": Words(
        N_("Chưa có số văn bản"),
        N_("Số và ký hiệu giúp tra cứu, viện dẫn đúng văn bản."),
        N_("Bổ sung số sau khi văn thư vào sổ."),
    ),
    "placeholder_date": Words(
        N_("Ngày ban hành còn để trống"),
        N_("Thời hạn và hiệu lực được tính từ ngày ban hành."),
        N_("Điền đủ ngày, tháng, năm khi ban hành."),
    ),
    "placeholder_date.body": Words(
        N_("Còn chỗ trống trong ngày: “{text}”"),
        N_("Không có ngày thì phần mềm không tính được thời hạn."),
        N_("Điền đủ ngày."),
    ),
    "citation_kind": Words(
        N_("Ký hiệu {number} là của {meant}, không phải {kind}"),
        N_("Ký hiệu cho biết loại văn bản; gọi sai loại làm người đọc tìm nhầm."),
        N_("Kiểm tra bản gốc rồi sửa tên loại hoặc ký hiệu."),
    ),
    "citation_kind.issuer": Words(
        N_("Ký hiệu {number} là của {meant}, không phải của {kind}"),
        N_("Ký hiệu cho biết cơ quan ban hành; ghi sai làm người đọc tìm nhầm."),
        N_("Kiểm tra bản gốc rồi sửa cơ quan ban hành hoặc ký hiệu."),
    ),
    "split_citation": Words(
        N_("Số, ký hiệu hoặc ngày bị tách rời: {number}"),
        N_("Giữa số, ký hiệu không có khoảng trắng hay xuống dòng."),
        N_("Viết liền thành {number}."),
    ),
    "own_symbol": Words(
        N_("Số, ký hiệu của văn bản chưa đúng mẫu: “{text}”"),
        _SYMBOL_WHY,
        N_("Viết theo mẫu: Số: 05/KH-UBND."),
    ),
    "own_symbol.letter": Words(
        N_("Ký hiệu “{text}” có tên loại mà mẫu không có"),
        N_("Công văn không có chữ viết tắt tên loại; ký hiệu gồm cơ quan ban hành và đơn vị soạn thảo."),
        N_("Bỏ chữ viết tắt tên loại, hoặc ghi đúng loại văn bản."),
    ),
    "own_symbol.no_type": Words(
        N_("Ký hiệu “{text}” thiếu chữ viết tắt tên loại {kind}"),
        _SYMBOL_WHY,
        N_("Thêm chữ viết tắt tên loại vào trước cơ quan ban hành."),
    ),
    "own_symbol.no_issuer": Words(
        N_("Ký hiệu “{text}” thiếu chữ viết tắt cơ quan ban hành"),
        _SYMBOL_WHY,
        N_("Thêm chữ viết tắt cơ quan ban hành."),
    ),
    "own_symbol.zero": Words(N_("Số “{text}” nhỏ hơn 10, thiếu số 0 ở trước"), _SYMBOL_WHY, N_("Viết thành {right}.")),
    "own_symbol.separator": Words(
        N_("Dấu trong số, ký hiệu chưa đúng: “{text}”"),
        N_("Giữa số và ký hiệu là dấu gạch chéo, giữa các chữ viết tắt là dấu gạch nối."),
        N_("Viết thành {right}."),
    ),
    "own_symbol.colon": Words(
        N_("Sau chữ “Số” thiếu dấu hai chấm: “{text}”"), _SYMBOL_WHY, N_("Viết thành Số: {right}.")
    ),
    "skipped_section": Words(
        N_("Nhảy số mục: sau {before} là {printed}"),
        N_("Có thể thiếu một mục hoặc đánh số nhầm."),
        N_("Kiểm tra nội dung bị thiếu hoặc đánh lại số mục."),
    ),
    "repeated_section": Words(
        N_("Trùng số mục {printed}"), N_("Hai mục cùng số làm việc viện dẫn không rõ."), N_("Đánh lại số mục.")
    ),
    "repeated_section.title": Words(
        N_("Hai mục {before} và {printed} cùng tên “{text}”"),
        N_("Có thể một mục được chép hai lần."),
        N_("Gộp hai mục hoặc đặt lại tên."),
    ),
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
    "title_scope": Words(
        N_("Trích yếu và nội dung không cùng phạm vi"),
        N_("Trích yếu phải phản ánh khái quát nội dung chính."),
        N_("Thống nhất trích yếu với phần mở đầu và nội dung."),
    ),
    "missing_signature": Words(
        N_("Không thấy chữ ký"),
        N_("Có thể phần cuối văn bản bị mất khi sao chép."),
        N_("Đối chiếu với bản gốc; bổ sung người ký nếu cần."),
    ),
    "missing_signature.unnamed": Words(
        N_("Không thấy họ tên người ký dưới “{post}”"),
        N_("Họ tên của người ký là thành phần bắt buộc của văn bản."),
        N_("Ghi họ tên người ký dưới chức vụ."),
    ),
    "missing_on_behalf": Words(
        N_("Thiếu “TM. ỦY BAN NHÂN DÂN”"),
        N_("Ủy ban nhân dân làm việc theo chế độ tập thể nên phải ghi chữ viết tắt “TM.”."),
        N_("Thêm dòng “TM. ỦY BAN NHÂN DÂN” trên chức vụ."),
    ),
    "signer_style": Words(
        N_("Viết “{text}” chưa đúng thể thức"),
        N_("Chữ viết tắt quyền hạn của người ký là TM., KT., TL., TUQ., Q."),
        _WRITE_AS,
    ),
    "signer_style.degree": Words(
        N_("Trước họ tên người ký có “{degree}”"),
        N_("Họ tên người ký không ghi học hàm, học vị; trừ ngành giáo dục, y tế, khoa học và lực lượng vũ trang."),
        N_("Chỉ ghi họ tên: {right}."),
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
    "missing_appendix": Words(
        N_("Có nhắc “{text}” nhưng không thấy phụ lục"),
        N_("Phụ lục là một phần của văn bản, phải gửi kèm."),
        N_("Đính kèm phụ lục hoặc bỏ phần nhắc đến."),
    ),
    "inconsistent_name": Words(
        N_("Tên riêng viết hai cách: “{first}” và “{text}”"),
        N_("Một tên riêng cần viết thống nhất trong cả văn bản."),
        _CHOOSE_ONE,
    ),
    "typo": Words(
        N_("Có thể sai chính tả: “{text}”"),
        N_("Lỗi chính tả làm giảm sự trang trọng và khó tìm kiếm."),
        N_("Kiểm tra lại từ này với bản gốc."),
    ),
    "typo.right": Words(
        N_("Có thể sai chính tả: “{text}”"), N_("Lỗi chính tả làm giảm sự trang trọng và khó tìm kiếm."), _SHOULD_BE
    ),
    "encoding_residue": Words(
        N_("Ký tự lỗi do chuyển mã: “{text}”"),
        N_("Văn bản có thể được chuyển từ bảng mã cũ sang Unicode."),
        N_("Kiểm tra lại từ này với bản gốc."),
    ),
    "encoding_residue.right": Words(
        N_("Ký tự lỗi do chuyển mã: “{text}”"),
        N_("Văn bản có thể được chuyển từ bảng mã cũ sang Unicode."),
        _SHOULD_BE,
    ),
    "recipients_missing": Words(
        N_("Không thấy phần “Nơi nhận”"), N_("Nơi nhận là thành phần bắt buộc của văn bản."), N_("Bổ sung nơi nhận.")
    ),
    "recipients_style": Words(
        _LAST_LINE,
        N_("Dòng cuối ghi “Lưu: VT, …” và kết thúc bằng dấu chấm."),
        N_("Sửa theo mẫu “Lưu: VT, <đơn vị soạn thảo>.”"),
    ),
    "recipients_style.right": Words(
        _LAST_LINE, N_("Dòng cuối ghi “Lưu: VT, …” và kết thúc bằng dấu chấm."), _SHOULD_BE
    ),
    "recipients_style.unfiled": Words(
        N_("Nơi nhận không có dòng lưu"),
        N_("Dòng cuối ghi “Lưu: VT, …” và kết thúc bằng dấu chấm."),
        N_("Thêm dòng “Lưu: VT, <đơn vị soạn thảo>.”"),
    ),
    "recipients_style.dash": Words(
        N_("{count} dòng nơi nhận không có gạch đầu dòng, từ “{text}”"),
        N_("Mỗi nơi nhận ghi trên một dòng, đầu dòng có gạch đầu dòng."),
        N_("Thêm gạch đầu dòng."),
    ),
    "recipients_style.semicolon": Words(
        N_("{count} dòng nơi nhận chưa kết thúc đúng dấu, từ “{text}”"),
        N_("Cuối mỗi dòng nơi nhận có dấu chấm phẩy, cuối dòng lưu có dấu chấm."),
        N_("Thêm dấu chấm phẩy ở cuối dòng."),
    ),
    "recipients_style.stop": Words(
        N_("Dòng cuối của nơi nhận chưa có dấu chấm"),
        N_("Cuối mỗi dòng nơi nhận có dấu chấm phẩy, cuối dòng lưu có dấu chấm."),
        N_("Thêm dấu chấm ở cuối dòng."),
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
    "secrecy": Words(
        N_("Văn bản có dấu mật"),
        N_("Phần mềm không được giữ tài liệu mật."),
        N_("Không tải văn bản này lên; xử lý theo quy định bảo vệ bí mật nhà nước."),
    ),
    "missing_space": Words(
        N_("Thiếu khoảng trắng: “{text}”"), N_("Sau dấu câu và giữa hai từ có một khoảng trắng."), _SHOULD_BE
    ),
    "repeated_words": Words(N_("Lặp từ: “{text}”"), N_("Cụm từ được gõ hai lần liền nhau."), N_("Giữ lại “{right}”.")),
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
    "mixed_numbering": Words(
        N_("Mục {section} vừa có nội dung sau dấu hai chấm vừa có {first}"),
        N_("Nhiệm vụ đầu tiên không có ký hiệu nên khó viện dẫn."),
        N_("Đưa cả nhiệm vụ đầu tiên vào danh sách a), b), …"),
    ),
    "marker_style": Words(
        N_("Cách đánh số không thống nhất: “{printed}” và “{other}”"),
        N_("Cùng một văn bản nên dùng một kiểu dấu sau số mục."),
        N_("Thống nhất cách đánh số."),
    ),
    "name_variant": Words(
        N_("Một tên gọi viết hai cách: “{first}” và “{text}”"),
        N_("Người đọc không biết đó là một hay hai."),
        N_("Chọn một cách gọi, dùng cho cả văn bản."),
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

RULE_NAMES: dict[str, str] = {
    "L01": N_("Phần đầu, số và ngày"),
    "L02": N_("Ký hiệu đúng loại văn bản"),
    "L03": N_("Số mục liên tục"),
    "L04": N_("Năm của thời hạn"),
    "L05": N_("Giai đoạn của chương trình được viện dẫn"),
    "L06": N_("Văn bản được viện dẫn còn hiệu lực"),
    "L07": N_("Trích yếu khớp nội dung"),
    "L08": N_("Chữ ký"),
    "L09": N_("Từ chỉ cấp và cơ quan đang hoạt động"),
    "L10": N_("Nhiệm vụ có đơn vị chủ trì"),
    "L11": N_("Chỉ tiêu không thấp hơn cấp trên"),
    "L12": N_("Phụ lục được nhắc phải kèm theo"),
    "L13": N_("Tên riêng viết thống nhất"),
    "L14": N_("Chính tả"),
    "L15": N_("Nơi nhận"),
    "L16": N_("Tên chương trình được viện dẫn"),
    "L17": N_("Thời hạn sau ngày ban hành"),
    "L18": N_("Thứ khớp với ngày"),
    "L19": N_("Khoảng thời gian không ngược"),
    "L20": N_("Tên đơn vị hành chính đang dùng"),
    "L21": N_("Tỷ lệ tăng, giảm có mốc so sánh"),
    "L22": N_("Tổng khớp với thành phần"),
    "L23": N_("Mỗi việc một nơi chủ trì"),
    "L24": N_("Báo cáo có nơi nhận và thời hạn"),
    "L25": N_("Dấu mật"),
    "L26": N_("Khoảng trắng"),
    "L27": N_("Lặp từ"),
    "L28": N_("Có kinh phí và chỉ tiêu"),
    "L29": N_("Cách đánh số thống nhất"),
    "L30": N_("Tên gọi thống nhất"),
    "L31": N_("Tổ, ban được nhắc phải được thành lập"),
    "L32": N_("Phạm vi thống nhất"),
    "L33": N_("Định mức chi còn áp dụng"),
    "L34": N_("Đủ việc cấp trên giao"),
    "L35": N_("Hạn không muộn hơn cấp trên"),
    "L36": N_("Báo cáo lên đúng cấp trên"),
    "L37": N_("Ngày có trong lịch"),
    "L38": N_("Ngày của văn bản được viện dẫn"),
}
"""What each rule looks at, in a few words."""
