"""A half-year report on digital transformation: results with a table, nothing that binds but the last part."""

from tests.samples.compose.spec import Document, Foot, Grid, Head, Part, Points, Say, plain

DOCUMENT = Document(
    name="digital_report",
    kind="Báo cáo",
    title="Kết quả công tác chuyển đổi số 6 tháng đầu năm và nhiệm vụ trọng tâm 6 tháng cuối năm 2026",
    head=Head(["ỦY BAN NHÂN DÂN", "PHƯỜNG BẾN TRÚC"], "188/BC-UBND", "Bến Trúc", "2026-06-17"),
    issuer="Ủy ban nhân dân phường Bến Trúc",
    level="phường",
    year=2026,
    addressees=["Sở Khoa học và Công nghệ thành phố Hải Vân"],
    opening=[
        "Thực hiện {c 1477/SKHCN-CĐS 2026-06-01 Sở Khoa học và Công nghệ thành phố Hải Vân|Công văn số 1477/SKHCN-CĐS ngày 01 tháng 6 năm 2026} của Sở Khoa học và Công nghệ thành phố Hải Vân về việc báo cáo công tác chuyển đổi số 6 tháng đầu năm 2026, Ủy ban nhân dân phường Bến Trúc báo cáo như sau:".replace("6 tháng đầu năm", "{n|6 tháng} đầu năm"),
    ],
    body=[
        Part("Công tác chỉ đạo, điều hành", [Say("Ủy ban nhân dân phường đã ban hành {c 20/KH-UBND 2026-01-19|Kế hoạch số 20/KH-UBND ngày 19 tháng 01 năm 2026} về chuyển đổi số năm 2026 và {c 55/QĐ-UBND 2026-02-03|Quyết định số 55/QĐ-UBND ngày 03 tháng 02 năm 2026} kiện toàn {n|21 Tổ} công nghệ số cộng đồng, trong đó phụ nữ chiếm {n|46%} số thành viên; tổ chức giao ban {r? weekly|hằng tuần} về tiến độ xử lý hồ sơ.")]),
        Part("Kết quả thực hiện", [
            Part("Cung cấp dịch vụ công trực tuyến", [
                Say("Kết quả tiếp nhận, giải quyết hồ sơ theo lĩnh vực như sau:"),
                Grid(
                    [["TT", "Lĩnh vực", "Tiếp nhận", "Trực tuyến"], ["1", "Hộ tịch", "812", "790"], ["2", "Chứng thực", "1.344", "1.102"], ["3", "Bảo trợ xã hội", "205", "180"], ["", "Tổng cộng", "2.361", "2.072"]],
                    "sum_mismatch",
                    [["TT", "Lĩnh vực", "Tiếp nhận", "Trực tuyến"], ["1", "Hộ tịch", "812", "790"], ["2", "Chứng thực", "1.344", "1.102"], ["3", "Bảo trợ xã hội", "205", "180"], ["", "Tổng cộng", "2.461", "2.072"]],
                ),
            ]),
            Part("Kỹ năng số cộng đồng", [Points([
                "Tổ chức {n|14 lớp} hướng dẫn người cao tuổi, phụ nữ làm nghề tự do sử dụng ứng dụng định danh, thanh toán không dùng tiền mặt với {n|560 lượt người} tham gia.",
                "Hỗ trợ {n|32 hộ} kinh doanh do phụ nữ làm chủ đưa sản phẩm lên sàn thương mại điện tử, bước đầu có doanh thu ổn định.",
            ])]),
        ]),
        Part("Tồn tại, hạn chế", [Points([
            "Đường truyền tại {n|03 tổ dân phố} ven sông chưa ổn định; thiết bị của bộ phận một cửa đã cũ, hay bị treo vào giờ cao điểm.",
            "Công chức phụ trách kiêm nhiệm nhiều việc, chưa được đào tạo chuyên sâu về an toàn thông tin.",
        ])]),
        Part("Nhiệm vụ trọng tâm {n|6 tháng} cuối năm", [Points([
            "Phấn đấu {t? >|trên 90%} hồ sơ được nộp trực tuyến; số hóa toàn bộ hồ sơ lưu trữ của hai năm gần nhất {d? 2026-11-30|trước ngày 30/11/2026}.",
            "Tập huấn kỹ năng phòng, chống lừa đảo, quấy rối trên mạng cho nữ công nhân tại các khu nhà trọ.",
        ])]),
        Part("Kiến nghị", [Say("Đề nghị Sở Khoa học và Công nghệ hỗ trợ nâng cấp đường truyền, thiết bị; mở lớp đào tạo chuyên sâu cho công chức phụ trách chuyển đổi số cấp phường./.")]),
    ],
    foot=Foot(["Như trên", "TT Đảng ủy, TT HĐND phường", "CT, các PCT UBND phường", "Lưu: VT, VHXH"], "Phan Quốc Trường", "PHÓ CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"),
    seen={"sum_mismatch": "812 + 1.344 + 205 = 2.361, printed 2.461"},
    debatable={"tasks": "a report's outlook may or may not be read as tasks", "targets.quantity": "results are no commitments; a reader may list some"},
    printings=[plain("office"), plain("stacked", "sum_mismatch"), plain("markdown")],
)  # fmt: skip
