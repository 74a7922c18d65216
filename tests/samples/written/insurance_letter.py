"""A province department's letter: subject under the number, addressees, numbered requests."""

from tests.samples.compose.spec import Body, Document, Duty, Foot, Head, Report, Say, plain

DOCUMENT = Document(
    name="insurance_letter",
    kind="Công văn",
    title="tăng cường vận động phụ nữ khu vực phi chính thức tham gia bảo hiểm y tế hộ gia đình",
    head=Head(["SỞ Y TẾ"], "2290/SYT-BHYT", "An Lam", "2026-07-06", above=["ỦY BAN NHÂN DÂN TỈNH AN LAM"]),
    issuer="Sở Y tế",
    parent="Ủy ban nhân dân tỉnh An Lam",
    level="cơ quan",
    year=2026,
    addressees=["Bảo hiểm xã hội tỉnh", "Hội Liên hiệp Phụ nữ tỉnh", "Ủy ban nhân dân các xã, phường, đặc khu"],
    opening=[
        "Thực hiện {c 51/2024/QH15 2024-11-27|Luật sửa đổi, bổ sung một số điều của Luật Bảo hiểm y tế số 51/2024/QH15 ngày 27 tháng 11 năm 2024} và {c 1620/UBND-KGVX 2026-06-24 Ủy ban nhân dân tỉnh An Lam|Công văn số 1620/UBND-KGVX ngày 24 tháng 6 năm 2026} của Ủy ban nhân dân tỉnh An Lam về phát triển đối tượng tham gia bảo hiểm y tế, qua rà soát cho thấy phụ nữ làm nghề tự do, giúp việc gia đình, buôn bán nhỏ còn tham gia với tỷ lệ thấp, Sở Y tế đề nghị các cơ quan, địa phương thực hiện một số nội dung sau:",
    ],
    body=[
        Body("Bảo hiểm xã hội tỉnh", [
            "Cung cấp cho từng xã, phường danh sách hộ gia đình chưa tham gia, tách riêng số phụ nữ trong độ tuổi sinh đẻ, {d 2026-07-15|trước ngày 15 tháng 7 năm 2026}.",
            "Mở rộng điểm thu tại chợ, bến xe, khu nhà trọ; bố trí nhân viên tư vấn ngoài giờ hành chính để người lao động dễ tiếp cận.",
        ], ask="Đề nghị"),
        Body("Hội Liên hiệp Phụ nữ tỉnh", ["Vận động hội viên khá giả, doanh nhân nữ tặng thẻ bảo hiểm y tế cho phụ nữ đơn thân nuôi con nhỏ; phấn đấu mỗi cơ sở hội tặng {q >= thẻ|ít nhất 10 thẻ} trong năm."], ask="Đề nghị"),
        Body("Ủy ban nhân dân các xã, phường, đặc khu", [
            "Giao chỉ tiêu đến từng thôn, tổ dân phố; thành lập tổ vận động có sự tham gia của cán bộ hội phụ nữ, cộng tác viên dân số.",
            Duty("Báo cáo kết quả về Sở Y tế {d 2026-09-30|trước ngày 30 tháng 9 năm 2026} để tổng hợp, báo cáo Ủy ban nhân dân tỉnh.", [Report("Sở Y tế", "2026-09-30", "once"), Report("Ủy ban nhân dân tỉnh", None, None, reporter=None)]),
        ], ask="Đề nghị"),
    ],
    closing=[Say("Đầu mối liên hệ: Phòng Bảo hiểm y tế, điện thoại {n|0290.3811.226}. Rất mong nhận được sự phối hợp của các cơ quan, địa phương./.")],
    foot=Foot(["Như trên", "UBND tỉnh (b/c)", "Giám đốc Sở (b/c)", "Lưu: VT, BHYT"], "Vũ Thị Kim Oanh", "PHÓ GIÁM ĐỐC", capacity="KT. GIÁM ĐỐC"),
    printings=[plain("arabic"), plain("arabic_run_in"), plain("arabic_marked")],
)  # fmt: skip
