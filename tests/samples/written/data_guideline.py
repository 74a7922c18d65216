"""A province department's guideline on figures by sex; its form is between a plan and a letter."""

from tests.samples.compose.spec import Body, Document, Duty, Foot, Head, Part, Points, Report, Say, plain

DOCUMENT = Document(
    name="data_guideline",
    kind="Hướng dẫn",
    title="Thu thập, tổng hợp số liệu tách biệt giới tính phục vụ báo cáo bình đẳng giới năm 2026",
    head=Head(["SỞ NỘI VỤ"], "1345/HD-SNV", "An Lam", "2026-09-07", above=["ỦY BAN NHÂN DÂN TỈNH AN LAM"]),
    issuer="Sở Nội vụ",
    parent="Ủy ban nhân dân tỉnh An Lam",
    level="cơ quan",
    year=2026,
    opening=[
        "Căn cứ {c 18/2025/TT-BNV 2025-10-08 Bộ Nội vụ|Thông tư số 18/2025/TT-BNV ngày 08 tháng 10 năm 2025} của Bộ Nội vụ quy định Chế độ báo cáo thống kê ngành Nội vụ;",
        "Thực hiện {c 18/KH-UBND 2026-01-20 Ủy ban nhân dân tỉnh An Lam|Kế hoạch số 18/KH-UBND ngày 20 tháng 01 năm 2026} của Ủy ban nhân dân tỉnh An Lam thực hiện Chiến lược quốc gia về bình đẳng giới năm 2026, Sở Nội vụ hướng dẫn như sau:",
    ],
    body=[
        Part("Nguyên tắc chung", [Points([
            "Số liệu phải trung thực, có nguồn, tách biệt theo giới tính, nhóm tuổi, dân tộc và tình trạng khuyết tật; trường hợp không thu thập được thì ghi rõ là không có số liệu, không ghi bằng không.",
            "Số liệu về người bị bạo lực chỉ báo cáo dưới dạng tổng hợp; không gửi kèm danh sách, địa chỉ hoặc thông tin có thể nhận ra một người cụ thể.",
        ])]),
        Part("Nội dung thu thập", [
            Part("Nhóm chỉ tiêu về lãnh đạo, quản lý", [Say("Số lượng, tỷ lệ nữ trong cấp ủy, lãnh đạo chủ chốt, lãnh đạo cấp phòng; thời điểm lấy số liệu là ngày cuối cùng của kỳ báo cáo.")]),
            Part("Nhóm chỉ tiêu về phòng ngừa, ứng phó bạo lực", [Say("Số người được phát hiện, số người được tiếp cận dịch vụ, số người gây bạo lực được tư vấn; mỗi người chỉ tính một lần trong kỳ dù sử dụng nhiều dịch vụ.")]),
        ]),
        Part("Thời kỳ số liệu và thời hạn báo cáo", [Points([
            Say("Báo cáo năm: tính {w? 2025-12-15 2026-12-14|từ ngày 15 tháng 12 năm 2025 đến ngày 14 tháng 12 năm 2026}; Ủy ban nhân dân cấp xã gửi Sở Nội vụ {d 2026-12-17|chậm nhất ngày 17 tháng 12 năm 2026}.", [Report("Sở Nội vụ", "2026-12-17", "yearly", reporter="Ủy ban nhân dân cấp xã")]),
        ])]),
        Part("Tổ chức thực hiện", [
            Body("Các sở, ban, ngành, đoàn thể tỉnh", ["Phân công một đầu mối theo dõi, cung cấp số liệu thuộc lĩnh vực quản lý cho Sở Nội vụ {d 2026-12-10|trước ngày 10 tháng 12 năm 2026}; chịu trách nhiệm về tính chính xác của số liệu."]),
            Body("Ủy ban nhân dân các xã, phường, đặc khu", [
                "Rà soát sổ sách theo dõi tại công an, trạm y tế, hội phụ nữ để không tính trùng, không bỏ sót; lưu bảng gốc tại địa phương.",
                "Nhập số liệu vào biểu mẫu điện tử do Sở Nội vụ cung cấp, có chữ ký số của người có thẩm quyền.",
            ]),
            Body("Phòng Công tác thanh niên và Bình đẳng giới", [
                Duty("Hướng dẫn, kiểm tra số liệu của các đơn vị; tổng hợp, trình Giám đốc Sở ký báo cáo gửi Ủy ban nhân dân tỉnh và Bộ Nội vụ {d 2026-12-25|trước ngày 25 tháng 12 năm 2026}.", [Report("Ủy ban nhân dân tỉnh và Bộ Nội vụ", "2026-12-25", "once")]),
            ]),
        ]),
    ],
    closing=[Say("Trên đây là hướng dẫn thu thập, tổng hợp số liệu tách biệt giới tính; trong quá trình thực hiện nếu có vướng mắc, đề nghị phản ánh về Sở Nội vụ (qua Phòng Công tác thanh niên và Bình đẳng giới) để được hướng dẫn bổ sung./.")],
    foot=Foot(["UBND tỉnh (b/c)", "Các sở, ban, ngành, đoàn thể tỉnh", "UBND các xã, phường, đặc khu", "Lưu: VT, CTTN&BĐG"], "Nguyễn Đình Khôi", "GIÁM ĐỐC"),
    debatable={"tasks": "what is to be gathered may be read as tasks or as an explanation", "reporting": "handing figures to the department before the day is nearly a report"},
    printings=[plain("office"), plain("decimal"), plain("tight")],
)  # fmt: skip
