"""A commune's plan for the Action Month: title and content agree, or the title promises the whole year."""

from tests.samples.compose.spec import Body, Document, Duty, Foot, Head, Part, Points, Report, Say, Task, Tasks, plain

MONTH = "Tháng hành động vì bình đẳng giới và phòng ngừa, ứng phó với bạo lực trên cơ sở giới năm 2026"
DOCUMENT = Document(
    name="action_month",
    kind="Kế hoạch",
    title="{!title_scope|Thực hiện công tác bình đẳng giới năm 2026 trên địa bàn xã Đồng Sim|Triển khai Tháng hành động vì bình đẳng giới và phòng ngừa, ứng phó với bạo lực trên cơ sở giới năm 2026 trên địa bàn xã Đồng Sim}",
    head=Head(["ỦY BAN NHÂN DÂN", "XÃ ĐỒNG SIM"], "230/KH-UBND", "Đồng Sim", "2026-10-29"),
    issuer="Ủy ban nhân dân xã Đồng Sim",
    parent="Ủy ban nhân dân tỉnh An Lam",
    level="xã",
    year=2026,
    opening=[
        "Thực hiện {c 201/KH-UBND 2026-10-12 Ủy ban nhân dân tỉnh An Lam|Kế hoạch số 201/KH-UBND ngày 12 tháng 10 năm 2026} của Ủy ban nhân dân tỉnh An Lam về triển khai " + MONTH + ", Ủy ban nhân dân xã Đồng Sim ban hành Kế hoạch triển khai " + MONTH + " như sau:",
    ],
    body=[
        Part("Mục đích, yêu cầu", [Points([
            "Tạo đợt cao điểm truyền thông để mỗi người dân hiểu rằng bạo lực trên cơ sở giới không phải chuyện riêng của từng nhà; khuyến khích người bị bạo lực lên tiếng, người chứng kiến báo tin.",
            "Các hoạt động phải tiết kiệm, hướng về thôn, có sự tham gia của nam giới và trẻ em trai; không tổ chức hình thức, phô trương.",
        ])]),
        Part("Chủ đề, thời gian", [
            Part("Chủ đề", [Say("“An toàn cho phụ nữ và trẻ em gái - trách nhiệm của mỗi gia đình, mỗi cộng đồng”.")]),
            Part("Thời gian", [Say("{!date_conflict|{w 2026-12-15 2026-11-15|Từ ngày 15/12/2026 đến ngày 15/11/2026}|{w 2026-11-15 2026-12-15|Từ ngày 15/11/2026 đến ngày 15/12/2026}}.")]),
        ]),
        Part("Nội dung hoạt động", [
            Part("Lễ phát động", [Tasks([Task("Tổ chức Lễ phát động tại sân vận động xã vào sáng Chủ nhật, {d 2026-11-15|ngày 15/11/2026} với sự tham gia của {q|400 người}; diễu hành tuyên truyền qua các trục đường chính", "Phòng Văn hóa - Xã hội", ["Hội Liên hiệp Phụ nữ xã", "Đoàn Thanh niên xã"])])]),
            Part("Truyền thông", [Tasks([
                Task("Phát {q|20 lượt} tin, bài trên hệ thống loa truyền thanh; treo {q|30 băng rôn} tại trụ sở, chợ, trường học", "Phòng Văn hóa - Xã hội", ["Các thôn"], "{!date_conflict|{d 2026-10-10|Hoàn thành trước ngày 10/10/2026}|{d 2026-11-10|Hoàn thành trước ngày 10/11/2026}}"),
                Task("{!two_leads|{lead|Công an xã} chủ trì, {lead|Hội Liên hiệp Phụ nữ xã} chủ trì tổ chức nói chuyện chuyên đề về kỹ năng tự vệ và cách gọi trợ giúp cho nữ công nhân|Tổ chức nói chuyện chuyên đề về kỹ năng tự vệ và cách gọi trợ giúp cho nữ công nhân} xưởng chế biến gỗ", "Công an xã", ["Công đoàn cơ sở"], "{d 2026-11-25|Ngày 25/11/2026}"),
            ])]),
            Part("Thăm hỏi, hỗ trợ", [Tasks([Task("Thăm, tặng {q|25 suất quà} cho phụ nữ, trẻ em gái có hoàn cảnh khó khăn, người bị bạo lực đang ở tạm lánh", "Hội Liên hiệp Phụ nữ xã", ["Ủy ban Mặt trận Tổ quốc Việt Nam xã"], "{d 2026-12|Trong tháng 12/2026}")])]),
        ]),
        Part("Kinh phí", [Say("Từ {money|ngân sách xã chi cho công tác bình đẳng giới} và {money|hỗ trợ của các doanh nghiệp trên địa bàn}.")]),
        Part("Tổ chức thực hiện", [
            Body("Phòng Văn hóa - Xã hội", [
                "Chủ trì, phối hợp với các ngành, đoàn thể xã và các thôn triển khai Kế hoạch.",
                "Tiếp nhận tài liệu truyền thông của tỉnh, chọn lọc nội dung phù hợp, cấp phát đến từng thôn.",
                Duty("Tổng hợp kết quả, báo cáo Sở Nội vụ {d 2026-12-18|trước ngày 18 tháng 12 năm 2026}.", [Report("Sở Nội vụ", "2026-12-18", "once")]),
            ], fault="mixed_numbering"),
            Body("Trạm Y tế xã", ["Tư vấn sức khỏe sinh sản, sàng lọc dấu hiệu bạo lực cho phụ nữ đến khám trong Tháng hành động."]),
            Body("Các trường học", ["Tổ chức sinh hoạt dưới cờ, ngoại khóa về bình đẳng giới; học tập mô hình tư vấn học đường của tỉnh {!unit_not_on_day|Hà Giang|Tuyên Quang}."]),
            Body("Các thôn", [Duty("Treo khẩu hiệu tại nhà văn hóa; họp thôn phổ biến đường dây nóng, địa chỉ tin cậy; báo cáo kết quả về Ủy ban nhân dân xã {d 2026-12-16|trước ngày 16 tháng 12 năm 2026}.", [Report("Ủy ban nhân dân xã", "2026-12-16", "once")])]),
            Body("Ủy ban Mặt trận Tổ quốc Việt Nam xã", ["Vận động các tầng lớp nhân dân hưởng ứng, giám sát việc thực hiện tại các thôn."], ask="Đề nghị"),
        ]),
    ],
    closing=[Say("Yêu cầu các ngành, các thôn nghiêm túc thực hiện; khó khăn, vướng mắc phản ánh về Phòng Văn hóa - Xã hội để được giải quyết./.")],
    foot=Foot(["Sở Nội vụ (b/c)", "TT Đảng ủy, HĐND xã", "Các ngành, đoàn thể xã", "Các thôn", "Lưu: VT, VHXH"], "Trịnh Văn Bảo", "PHÓ CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"),
    seen={"mixed_numbering": "a first duty behind the colon, then a) and b)", "secrecy": "“MẬT” over the number"},
    printings=[
        plain("office"),
        plain("markdown_table"),
        plain("undotted_parts", "title_scope", "date_conflict", "two_leads", "mixed_numbering", "unit_not_on_day"),
        plain("stacked", "secrecy"),
        plain("run_in"),
    ],
)  # fmt: skip
