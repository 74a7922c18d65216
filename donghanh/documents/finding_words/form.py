"""Sentences about the form of a paper: letterhead, symbols, sections, signature, recipients, spelling."""

from __future__ import annotations

from donghanh.documents.finding_words.words import N_, Words

_CHOOSE_ONE = N_("Chọn một cách viết.")
_SYMBOL_WHY = N_("Số và ký hiệu viết theo mẫu thì tra cứu, viện dẫn mới đúng văn bản.")
_WRITE_AS = N_("Viết lại thành “{right}”.")
_LAST_LINE = N_("Dòng cuối của nơi nhận chưa đúng mẫu")
_SHOULD_BE = N_("Sửa thành “{right}”.")

FORM: dict[str, Words] = {
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
    "secrecy": Words(
        N_("Văn bản có dấu mật"),
        N_("Phần mềm không được giữ tài liệu mật."),
        N_("Không tải văn bản này lên; xử lý theo quy định bảo vệ bí mật nhà nước."),
    ),
    "missing_space": Words(
        N_("Thiếu khoảng trắng: “{text}”"), N_("Sau dấu câu và giữa hai từ có một khoảng trắng."), _SHOULD_BE
    ),
    "repeated_words": Words(N_("Lặp từ: “{text}”"), N_("Cụm từ được gõ hai lần liền nhau."), N_("Giữ lại “{right}”.")),
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
}
