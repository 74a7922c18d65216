"""A directive of a province's chairman on fire safety: numbered bodies, no parts."""

from tests.samples.compose.spec import Body, Document, Duty, Foot, Head, Report, Say, plain

DOCUMENT = Document(
    name="fire_directive",
    kind="Chỉ thị",
    title="Về việc tăng cường công tác phòng cháy, chữa cháy đối với nhà ở nhiều căn hộ, nhà trọ trên địa bàn tỉnh",
    head=Head(["ỦY BAN NHÂN DÂN", "TỈNH AN LAM"], "11/CT-UBND", "An Lam", "2026-06-09"),
    issuer="Ủy ban nhân dân tỉnh An Lam",
    level="tỉnh",
    year=2026,
    opening=[
        "Thời gian qua, trên địa bàn tỉnh xảy ra {n|17 vụ} cháy tại nhà trọ, nhà ở kết hợp kinh doanh, làm thiệt hại nghiêm trọng về người và tài sản; nguyên nhân chủ yếu do chập điện, câu mắc tùy tiện, lối thoát nạn bị bịt kín bởi lồng sắt và hàng hóa.",
        "Thực hiện {c 55/2024/QH15 2024-11-29|Luật Phòng cháy, chữa cháy và cứu nạn, cứu hộ số 55/2024/QH15 ngày 29 tháng 11 năm 2024} và {c 105/2025/NĐ-CP 2025-05-15 Chính phủ|Nghị định số 105/2025/NĐ-CP ngày 15 tháng 5 năm 2025} của Chính phủ quy định chi tiết một số điều và biện pháp thi hành Luật, Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:",
    ],
    body=[
        Body("Công an tỉnh", [
            "Tổng kiểm tra toàn bộ nhà ở nhiều căn hộ, nhà trọ có từ {n|10 phòng} trở lên, hoàn thành {d 2026-08-31|trước ngày 31 tháng 8 năm 2026}; công khai danh sách cơ sở không bảo đảm an toàn trên trang thông tin điện tử.",
            "Hướng dẫn thành lập Tổ liên gia an toàn phòng cháy, chữa cháy; tổ chức {q >= buổi|ít nhất 02 buổi} thực hành thoát nạn cho người thuê trọ tại mỗi khu công nghiệp, ưu tiên nữ công nhân nuôi con nhỏ.",
        ]),
        Body("Sở Xây dựng", ["Rà soát quy chuẩn về lối thoát nạn thứ hai; hướng dẫn cải tạo lồng sắt, mái che theo hướng mở được từ bên trong, không phát sinh thủ tục cấp phép mới cho người dân."]),
        Body("Sở Công Thương", ["Chỉ đạo ngành điện kiểm tra an toàn sau công tơ, kiên quyết ngừng cấp điện đối với cơ sở vi phạm nghiêm trọng; xử lý việc thu tiền điện của người thuê trọ cao hơn giá quy định."]),
        Body("Ủy ban nhân dân các xã, phường, đặc khu", [
            "Lập hồ sơ quản lý từng nhà trọ; đình chỉ hoạt động đối với cơ sở không khắc phục tồn tại sau {n|30 ngày} kể từ ngày được nhắc nhở.",
            Duty("Báo cáo kết quả về Ủy ban nhân dân tỉnh (qua Công an tỉnh) {d ---25|trước ngày 25} {r? monthly|hằng tháng}.", [Report("Ủy ban nhân dân tỉnh", "---25", "monthly", via="Công an tỉnh")]),
        ]),
        Body("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh và các tổ chức chính trị - xã hội tỉnh", ["Vận động hội viên trang bị bình chữa cháy, mở lối thoát nạn; phản ánh kịp thời các cơ sở vi phạm."], ask="Đề nghị", members=["Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "các tổ chức chính trị - xã hội tỉnh"]),
    ],
    closing=[Say("Giao Công an tỉnh theo dõi, đôn đốc, kiểm tra việc thực hiện Chỉ thị; tổng hợp, báo cáo Chủ tịch Ủy ban nhân dân tỉnh {d 2026-12-15|trước ngày 15 tháng 12 năm 2026}./.", [Report("Chủ tịch Ủy ban nhân dân tỉnh", "2026-12-15", "once", reporter="Công an tỉnh")], clause_of="Công an tỉnh")],
    foot=Foot(["Bộ Công an (b/c)", "TTr Tỉnh ủy, TTr HĐND tỉnh", "Các sở, ban, ngành", "UBND các xã, phường, đặc khu", "Lưu: VT, NC"], "Hà Quang Diệu", "CHỦ TỊCH"),
    printings=[plain("arabic"), plain("arabic_run_in"), plain("arabic_marked")],
)  # fmt: skip
