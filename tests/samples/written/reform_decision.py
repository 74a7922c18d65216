"""A decision that puts a plan on administrative reform into force; the plan follows on its own sheet."""

from tests.samples.compose.spec import (
    Article,
    Attached,
    Body,
    Document,
    Duty,
    Foot,
    Head,
    Part,
    Points,
    Report,
    Say,
    Task,
    Tasks,
    plain,
)

TITLE = "Cải cách hành chính của Sở Tư pháp năm 2026"
DOCUMENT = Document(
    name="reform_decision",
    kind="Quyết định",
    title="Về việc ban hành Kế hoạch cải cách hành chính của Sở Tư pháp năm 2026",
    head=Head(["SỞ TƯ PHÁP"], "41/QĐ-STP", "An Lam", "2026-01-26", above=["ỦY BAN NHÂN DÂN TỈNH AN LAM"]),
    issuer="Sở Tư pháp",
    parent="Ủy ban nhân dân tỉnh An Lam",
    level="cơ quan",
    year=2026,
    authority="Giám đốc Sở Tư pháp",
    opening=[
        "Căn cứ {c 33/2025/QĐ-UBND 2025-07-30 Ủy ban nhân dân tỉnh An Lam|Quyết định số 33/2025/QĐ-UBND ngày 30 tháng 7 năm 2025} của Ủy ban nhân dân tỉnh An Lam quy định chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của Sở Tư pháp;",
        "Căn cứ {c 03/QĐ-UBND 2026-01-08 Ủy ban nhân dân tỉnh An Lam|Quyết định số 03/QĐ-UBND ngày 08 tháng 01 năm 2026} của Ủy ban nhân dân tỉnh An Lam ban hành Kế hoạch cải cách hành chính nhà nước tỉnh An Lam năm 2026;",
        "Theo đề nghị của Chánh Văn phòng Sở.",
    ],
    body=[
        Article("Ban hành kèm theo Quyết định này Kế hoạch cải cách hành chính của Sở Tư pháp năm 2026."),
        Article("Quyết định này có hiệu lực thi hành kể từ ngày ký."),
        Article("Chánh Văn phòng Sở, Trưởng các phòng, Giám đốc các trung tâm thuộc Sở và các tổ chức, cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này./."),
    ],
    foot=Foot(["Như Điều 3", "UBND tỉnh (b/c)", "Sở Nội vụ", "Giám đốc, các PGĐ Sở", "Lưu: VT, VP"], "Đoàn Minh Khánh", "GIÁM ĐỐC"),
    attached=Attached("Kế hoạch", TITLE, "Kèm theo Quyết định số 41/QĐ-STP ngày 26 tháng 01 năm 2026 của Giám đốc Sở Tư pháp", [
        Part("Mục tiêu", [Points([
            "{t|100%} thủ tục hành chính đủ điều kiện được cung cấp dịch vụ công trực tuyến toàn trình, trong đó {t >=|tối thiểu 85%} có phát sinh hồ sơ.",
            "{t >=|Từ 98% trở lên} hồ sơ được giải quyết trước và đúng hạn; mức độ hài lòng của người dân đạt {t >|trên 95%}.",
        ])]),
        Part("Nhiệm vụ trọng tâm", [
            Part("Cải cách thể chế", [Tasks([
                Task("Rà soát văn bản quy phạm pháp luật của tỉnh chịu tác động của việc sắp xếp đơn vị hành chính, đề xuất sửa đổi, bãi bỏ, lồng ghép đánh giá tác động về giới trong từng văn bản", "Phòng Xây dựng và kiểm tra văn bản", ["các phòng thuộc Sở"], "{d 2026-Q2|Quý II/2026}", "Báo cáo rà soát"),
                Task("Tổ chức đối thoại với doanh nghiệp do phụ nữ làm chủ về vướng mắc pháp lý", "Phòng Phổ biến, giáo dục pháp luật", ["Văn phòng Sở"], "{d 2026-09|Tháng 9/2026}", "Biên bản đối thoại"),
            ])]),
            Part("Cải cách thủ tục hành chính", [Tasks([
                Task("Cắt giảm ít nhất một phần ba thời gian giải quyết thủ tục lý lịch tư pháp, công khai quy trình nội bộ", "Phòng Hành chính tư pháp", ["Trung tâm Phục vụ hành chính công tỉnh"], "{d 2026-06-30|Trước ngày 30/6/2026}", "Quyết định công bố"),
                Task("Khảo sát mức độ hài lòng của người dân, tách số liệu theo giới tính và nhóm tuổi", "Văn phòng Sở", ["các phòng, trung tâm thuộc Sở"], "{d 2026-11-15|Trước ngày 15/11/2026}", "Báo cáo khảo sát"),
            ])]),
        ]),
        Part("Kinh phí", [Say("Sử dụng {money|nguồn kinh phí chi thường xuyên giao cho Sở năm 2026} và {money|các nguồn kinh phí hợp pháp khác}.")]),
        Part("Tổ chức thực hiện", [
            Body("Văn phòng Sở", [
                "Theo dõi, đôn đốc, kiểm tra việc thực hiện Kế hoạch tại các phòng, trung tâm; tham mưu biểu dương hoặc phê bình kịp thời.",
                Duty("Tổng hợp báo cáo {r? quarterly|quý}, báo cáo năm gửi Sở Nội vụ {d 2026-12-05|trước ngày 05 tháng 12 năm 2026}.", [Report("Sở Nội vụ", "2026-12-05", "yearly"), Report("Sở Nội vụ", None, "quarterly", optional=True)]),
            ]),
            Body("Các phòng, trung tâm thuộc Sở", [
                "Căn cứ Kế hoạch xây dựng chương trình công tác của đơn vị, xác định rõ người thực hiện và thời hạn đối với từng việc.",
                Duty("Báo cáo kết quả về Văn phòng Sở {d ---15|trước ngày 15} của tháng cuối {r? quarterly|mỗi quý}.", [Report("Văn phòng Sở", "---15", "quarterly")]),
            ]),
        ]),
    ]),
    printings=[plain("office"), plain("table"), plain("decimal"), plain("wrapped")],
)  # fmt: skip
