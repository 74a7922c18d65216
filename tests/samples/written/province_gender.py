"""A province's yearly plan on gender equality: the plan above the commune's. Clean in most printings."""

from tests.samples.compose.spec import Body, Document, Duty, Foot, Head, Part, Points, Report, Say, Task, Tasks, plain

DOCUMENT = Document(
    name="province_gender",
    kind="Kế hoạch",
    title="Thực hiện Chiến lược quốc gia về bình đẳng giới trên địa bàn tỉnh An Lam năm 2026",
    head=Head(["ỦY BAN NHÂN DÂN", "TỈNH AN LAM"], "18/KH-UBND", "An Lam", "2026-01-20"),
    issuer="Ủy ban nhân dân tỉnh An Lam",
    level="tỉnh",
    year=2026,
    opening=[
        "Căn cứ {c 28/NQ-CP 2021-03-03 Chính phủ|Nghị quyết số 28/NQ-CP ngày 03 tháng 3 năm 2021} của Chính phủ ban hành Chiến lược quốc gia về bình đẳng giới giai đoạn 2021 - 2030;",
        "Căn cứ {c 1790/QĐ-TTg 2021-10-23 Thủ tướng Chính phủ|Quyết định số 1790/QĐ-TTg ngày 23 tháng 10 năm 2021} của Thủ tướng Chính phủ phê duyệt Chương trình {!misquoted_name|tuyên truyền|truyền thông} về bình đẳng giới đến năm 2030;",
        "Căn cứ {c 2282/QĐ-TTg 2020-12-31 Thủ tướng Chính phủ|Quyết định số {!split_citation|2282/QĐ- TTg|2282/QĐ-TTg} ngày 31 tháng 12 năm 2020} của Thủ tướng Chính phủ phê duyệt Chương trình tăng cường sự tham gia bình đẳng của phụ nữ trong các vị trí lãnh đạo và quản lý ở các cấp hoạch định chính sách giai đoạn {!misquoted_period|2021 - 2025|2021 - 2030}.",
        "Ủy ban nhân dân tỉnh An Lam ban hành Kế hoạch thực hiện Chiến lược quốc gia về bình đẳng giới năm 2026 như sau:",
    ],
    body=[
        Part("Mục đích, yêu cầu", [
            Part("Mục đích", [Points([
                "Tiếp tục thu hẹp khoảng cách giới trong những lĩnh vực mà phụ nữ hoặc nam giới còn ở vị thế bất lợi, nhất là việc làm ở nông thôn, tham gia quản lý ở cơ sở và phân công lao động trong gia đình.",
                "Làm cho cấp ủy, chính quyền, người đứng đầu các cơ quan, đơn vị coi bình đẳng giới là công việc thường xuyên, có người chịu trách nhiệm và có số liệu để kiểm đếm, không chỉ là phong trào trong Tháng hành động.",
            ])]),
            Part("Yêu cầu", [Points([
                "Mỗi nhiệm vụ trong Kế hoạch phải có cơ quan chủ trì, thời gian và kết quả cụ thể; các xã, phường, đặc khu cụ thể hóa theo điều kiện của mình nhưng không đặt chỉ tiêu thấp hơn chỉ tiêu của tỉnh.",
                "Bảo đảm bí mật thông tin, danh dự và an toàn của người bị bạo lực trong mọi hoạt động truyền thông, thống kê, báo cáo.",
            ])]),
        ]),
        Part("Chỉ tiêu năm 2026", [Points([
            "{t >=|Từ 65% trở lên} cơ quan quản lý nhà nước, chính quyền cấp xã có lãnh đạo chủ chốt là nữ.",
            "{t|100%} người bị bạo lực gia đình, bạo lực trên cơ sở giới được phát hiện được tiếp cận ít nhất một dịch vụ hỗ trợ cơ bản.",
            "{t >=|Ít nhất 60%} người gây bạo lực chưa đến mức bị truy cứu trách nhiệm hình sự được tư vấn, tham vấn.",
            "{t|100%} xã, phường, đặc khu {r quarterly|mỗi quý} phát {t >= tin, bài|tối thiểu 04 tin, bài} về bình đẳng giới trên hệ thống thông tin cơ sở.",
        ])]),
        Part("Nhiệm vụ và giải pháp", [
            Part("Truyền thông nâng cao nhận thức", [Tasks([
                Task("Tổ chức {q|02 đợt} truyền thông cao điểm về thay đổi định kiến giới trong phân công việc nhà, chú trọng nhóm nam giới trong độ tuổi lao động, công nhân các khu công nghiệp và đồng bào vùng cao", "Sở Nội vụ", ["Báo và Phát thanh, Truyền hình An Lam", "Hội Liên hiệp Phụ nữ tỉnh"], "{d 2026-Q2|Trong quý II} và {d 2026-Q4|quý IV năm 2026}", "Kế hoạch đợt truyền thông, bộ thông điệp"),
                Task("Biên soạn sổ tay hướng dẫn cán bộ cấp xã tiếp nhận tin báo về bạo lực trên cơ sở giới, in bằng tiếng phổ thông và hai thứ tiếng dân tộc, cấp đến từng thôn", "Sở Nội vụ", ["Sở Văn hóa, Thể thao và Du lịch", "Sở Dân tộc và Tôn giáo"], "{d 2026-05-31|Trước ngày 31/5/2026}", "Sổ tay"),
            ])]),
            Part("Nâng cao năng lực cho đội ngũ ở cơ sở", [Tasks([
                Task("Tập huấn kỹ năng lồng ghép giới và kỹ năng làm việc với người bị sang chấn cho công chức Phòng Văn hóa - Xã hội của toàn bộ các xã, phường, đặc khu", "Sở Nội vụ", ["Trường Chính trị tỉnh"], "{d 2026-06-30|Hoàn thành trước ngày 30/6/2026}", "Báo cáo kết quả tập huấn"),
                Task("Rà soát, bổ sung quy hoạch cán bộ nữ nguồn cấp ủy, lãnh đạo cấp xã, gắn với đào tạo lý luận chính trị và luân chuyển", "Ban Tổ chức Tỉnh ủy", ["Sở Nội vụ"], "{d 2026-Q3|Trong quý III năm 2026}", "Danh sách quy hoạch"),
            ])]),
            Part("Phòng ngừa, ứng phó với bạo lực trên cơ sở giới", [Tasks([
                Task("Duy trì đường dây tiếp nhận tin báo hoạt động suốt ngày đêm và kết nối với công an, y tế, hội phụ nữ cấp xã theo quy chế phối hợp", "Sở Y tế", ["Công an tỉnh", "Sở Văn hóa, Thể thao và Du lịch"], "{r quarterly|Đánh giá hằng quý}", "Báo cáo kết nối"),
                Task("Nhân rộng mô hình địa chỉ tin cậy - nhà tạm lánh ở cộng đồng ra {q >= xã, phường|ít nhất 20 xã, phường}, ưu tiên nơi có số vụ bạo lực tăng trong hai năm gần đây", "Hội Liên hiệp Phụ nữ tỉnh", ["Sở Nội vụ", "Công an tỉnh"], "{d 2026-10-31|Trước ngày 31/10/2026}", "Danh sách mô hình"),
            ])]),
            Part("Tháng hành động", [Task("Phát động Tháng hành động vì bình đẳng giới và phòng ngừa, ứng phó với bạo lực trên cơ sở giới {w 2026-11-15 2026-12-15|từ ngày 15/11/2026 đến ngày 15/12/2026} với lễ phát động cấp tỉnh và các hoạt động đồng loạt tại cơ sở.")]),
        ]),
        Part("Kinh phí thực hiện", [
            Say("Kinh phí thực hiện Kế hoạch từ {money|nguồn ngân sách nhà nước theo phân cấp hiện hành}; lồng ghép trong {money|các chương trình mục tiêu quốc gia}; {money|tài trợ, đóng góp của các tổ chức, cá nhân trong và ngoài nước}. Việc lập dự toán, quản lý và quyết toán thực hiện theo quy định của pháp luật về ngân sách nhà nước."),
        ], unless="missing_budget"),
        Part("Tổ chức thực hiện", [
            Body("Sở Nội vụ", [
                "Chủ trì, phối hợp với các sở, ban, ngành, tổ chức chính trị - xã hội tỉnh và UBND các xã, phường, đặc khu triển khai Kế hoạch; hướng dẫn, kiểm tra, đôn đốc việc thực hiện tại {q >= xã, phường|tối thiểu 15 xã, phường} trong năm.",
                Duty("Tổng hợp kết quả thực hiện, báo cáo Ủy ban nhân dân tỉnh và Bộ Nội vụ {d 2026-12-20|trước ngày 20 tháng 12 năm 2026}.", [Report("Ủy ban nhân dân tỉnh và Bộ Nội vụ", "2026-12-20", "once")]),
            ]),
            Body("Sở Tài chính", ["Tham mưu Ủy ban nhân dân tỉnh bố trí kinh phí thực hiện Kế hoạch trong dự toán chi thường xuyên theo khả năng cân đối của ngân sách; hướng dẫn việc lồng ghép giới trong lập dự toán."]),
            Body("Sở Giáo dục và Đào tạo", [
                "Chỉ đạo các cơ sở giáo dục lồng ghép nội dung về giới, phòng, chống bạo lực học đường và kỹ năng tự bảo vệ trên không gian mạng vào hoạt động trải nghiệm, sinh hoạt dưới cờ và câu lạc bộ của học sinh.",
                "Rà soát tài liệu, hình ảnh dùng trong nhà trường để loại bỏ nội dung mang định kiến giới.",
            ]),
            Body("Công an tỉnh", ["Chỉ đạo công an cấp xã phân công người tiếp nhận tin báo suốt ngày đêm, bảo vệ người bị bạo lực ngay khi nhận tin và xử lý nghiêm người vi phạm quyết định cấm tiếp xúc."]),
            Body("Ủy ban nhân dân các xã, phường, đặc khu", [
                "Ban hành kế hoạch của địa phương {d 2026-02-28|trước ngày 28 tháng 02 năm 2026}; bố trí người làm công tác bình đẳng giới và kinh phí thực hiện.",
                "Lập và công bố danh sách địa chỉ tin cậy ở cộng đồng, mỗi xã, phường có {q >= địa chỉ tin cậy|ít nhất 03 địa chỉ}, hoàn thành {d 2026-06-30|trước ngày 30 tháng 6 năm 2026}.",
                Duty("Báo cáo kết quả thực hiện về Ủy ban nhân dân tỉnh (qua Sở Nội vụ) {d 2026-12-05|trước ngày 05 tháng 12 năm 2026}.", [Report("Ủy ban nhân dân tỉnh", "2026-12-05", "once", via="Sở Nội vụ")]),
            ]),
            Body("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh, Hội Liên hiệp Phụ nữ tỉnh và các tổ chức chính trị - xã hội tỉnh", [
                "Giám sát, phản biện xã hội đối với chính sách có tác động đến phụ nữ và trẻ em gái; vận động đoàn viên, hội viên xây dựng gia đình no ấm, tiến bộ, không có bạo lực.",
            ], ask="Đề nghị", members=["Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "Hội Liên hiệp Phụ nữ tỉnh", "các tổ chức chính trị - xã hội tỉnh"]),
        ]),
    ],
    closing=[Say("Yêu cầu Thủ trưởng các cơ quan, đơn vị, Chủ tịch Ủy ban nhân dân các xã, phường, đặc khu nghiêm túc triển khai thực hiện; trong quá trình thực hiện nếu có vướng mắc, kịp thời phản ánh về Sở Nội vụ để tổng hợp, trình Ủy ban nhân dân tỉnh xem xét, quyết định./.")],
    foot=Foot(["Bộ Nội vụ (b/c)", "TTr Tỉnh ủy, TTr HĐND tỉnh", "Chủ tịch, các PCT UBND tỉnh", "Các sở, ban, ngành, đoàn thể tỉnh", "UBND các xã, phường, đặc khu", "Lưu: VT, KGVX"], "Hà Quang Diệu", "PHÓ CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"),
    seen={"missing_budget": "no part on money", "missing_on_behalf": "no “TM. ỦY BAN NHÂN DÂN” above KT. CHỦ TỊCH"},
    printings=[
        plain("office"),
        plain("table"),
        plain("decimal"),
        plain("tight", "misquoted_name", "misquoted_period", "split_citation", "missing_budget", "missing_on_behalf"),
    ],
)  # fmt: skip
