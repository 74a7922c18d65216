"""A school's plan on a safe school over two calendar years; next year's days are no slips of the pen."""

from tests.samples.compose.spec import Body, Document, Duty, Foot, Head, Part, Points, Report, Say, Task, Tasks, plain

DOCUMENT = Document(
    name="school_year",
    kind="Kế hoạch",
    title="Xây dựng trường học an toàn, phòng, chống bạo lực học đường năm học 2026 - 2027",
    head=Head(["TRƯỜNG TIỂU HỌC VÀ", "TRUNG HỌC CƠ SỞ LÊ VĂN LAM"], "52/KH-THTHCSLVL", "Đồng Sim", "2026-09-14", above=["ỦY BAN NHÂN DÂN XÃ ĐỒNG SIM"]),
    issuer="Trường Tiểu học và Trung học cơ sở Lê Văn Lam",
    parent="Ủy ban nhân dân xã Đồng Sim",
    level="trường",
    year=2026,
    opening=[
        "Căn cứ {c 80/2017/NĐ-CP 2017-07-17 Chính phủ|Nghị định số 80/2017/NĐ-CP ngày 17 tháng 7 năm 2017} của Chính phủ quy định về môi trường giáo dục an toàn, lành mạnh, thân thiện, phòng, chống bạo lực học đường;",
        "Thực hiện {c 2316/SGDĐT-CTHSSV 2026-08-28 Sở Giáo dục và Đào tạo tỉnh An Lam|Công văn số 2316/SGDĐT-CTHSSV ngày 28 tháng 8 năm 2026} của Sở Giáo dục và Đào tạo tỉnh An Lam về hướng dẫn thực hiện nhiệm vụ công tác học sinh năm học 2026 - 2027;",
        "Trường Tiểu học và Trung học cơ sở Lê Văn Lam xây dựng Kế hoạch như sau:",
    ],
    body=[
        Part("Mục đích, yêu cầu", [
            Part("Mục đích", [Say("Xây dựng môi trường học tập mà ở đó mỗi học sinh đều thấy mình được tôn trọng, được lắng nghe; phòng ngừa từ sớm, từ xa các mâu thuẫn dẫn đến bạo lực, bắt nạt trực tiếp cũng như trên mạng.")]),
            Part("Yêu cầu", [Say("{!missing_space|Toàn thể cán bộ, giáo viên,nhân viên|Toàn thể cán bộ, giáo viên, nhân viên} thực hiện nghiêm túc quy tắc ứng xử; mọi vụ việc được xử lý theo đúng quy trình, giữ kín thông tin của học sinh và có sự phối hợp của gia đình.")]),
        ]),
        Part("Chỉ tiêu", [Points([
            "{t|100%} lớp ký cam kết không bạo lực, có hộp thư góp ý.",
            "{t >|Trên 95%} học sinh được hỏi cho biết cảm thấy an toàn khi đến trường.",
            "Không có học sinh bỏ học do bị bắt nạt.",
        ])]),
        Part("Nội dung thực hiện", [
            Part("Giáo dục kỹ năng cho học sinh", [Tasks([
                Task("Tổ chức tuần lễ “Lời hay ý đẹp” đầu năm học với hoạt động viết thư cảm ơn, đóng vai xử lý tình huống, kể chuyện về tình bạn {w 2026-09-21 2026-09-26|từ ngày 21/9/2026 đến ngày 26/9/2026}."),
                Task("Lồng ghép kỹ năng nhận diện, từ chối và tìm kiếm trợ giúp khi bị bắt nạt, xâm hại vào tiết sinh hoạt lớp {r monthly|hằng tháng}; khối trung học cơ sở có thêm chuyên đề về an toàn trên mạng {d 2027-Q1|trong quý I năm 2027}."),
            ])]),
            Part("Tư vấn tâm lý học đường", [Tasks([
                Task("Kiện toàn Tổ tư vấn tâm lý học đường do {lead|đồng chí Phó Hiệu trưởng} chủ trì; mở cửa {!encoding_residue|phũng|phòng} tư vấn vào giờ ra chơi và chiều thứ Tư {r weekly|hằng tuần}."),
                Task("Phát phiếu khảo sát ẩn danh về bạo lực học đường {q|02 lần} trong năm học, phân tích theo khối lớp và giới tính để điều chỉnh biện pháp."),
            ])]),
            Part("Phối hợp với gia đình và địa phương", [Tasks([
                Task("Phối hợp với {with|Công an xã Đồng Sim} tuần tra khu vực cổng trường vào giờ tan học; không để hàng quán tụ tập bán thuốc lá điện tử quanh trường."),
            ])]),
        ]),
        Part("Kinh phí", [Say("Từ {money|nguồn chi thường xuyên được giao năm 2026, năm 2027} và {money|nguồn tài trợ, vận động hợp pháp} của nhà trường.")]),
        Part("Tổ chức thực hiện", [
            Body("Hiệu trưởng", ["Chỉ đạo chung, phê duyệt nội dung, bố trí kinh phí và chịu trách nhiệm trước cấp trên về an toàn trường học."]),
            Body("Tổ tư vấn tâm lý", [
                "Xây dựng lịch tư vấn, lưu hồ sơ có mã hóa, chuyển gửi những trường hợp vượt quá khả năng của nhà trường đến cơ sở chuyên môn.",
                Duty("Báo cáo Hiệu trưởng kết quả khảo sát học kỳ I {d 2027-01-15|trước ngày 15/01/2027} và cả năm {d 2027-05-20|trước ngày 20/5/2027}.", [Report("Hiệu trưởng", "2027-01-15", "once"), Report("Hiệu trưởng", "2027-05-20", "once")]),
            ]),
            Body("Giáo viên chủ nhiệm", ["Nắm chắc hoàn cảnh từng học sinh, phát hiện sớm biểu hiện bất thường, trao đổi với cha mẹ và không phê bình học sinh trước lớp về chuyện gia đình."], fault="repeated_section"),
            Body("Tổng phụ trách Đội", ["Tổ chức hoạt động của đội Sao đỏ theo hướng hòa giải, giúp bạn, không chỉ chấm điểm thi đua."]),
            Body("Ban đại diện cha mẹ học sinh", ["Tuyên truyền đến các gia đình về cách nuôi dạy con không đòn roi; tham gia xử lý vụ việc khi được mời."], ask="Đề nghị"),
        ]),
    ],
    closing=[Say("Trên đây là Kế hoạch xây dựng trường học an toàn, phòng, chống bạo lực học đường năm học 2026 - 2027 của Trường Tiểu học và Trung học cơ sở Lê Văn Lam./.")],
    foot=Foot(["UBND xã Đồng Sim (b/c)", "Ban Giám hiệu", "Các tổ chuyên môn, giáo viên chủ nhiệm", "Ban đại diện cha mẹ học sinh", "Lưu: VT"], "Ngô Thị Bích Vân", "HIỆU TRƯỞNG"),
    seen={"missing_number": "“Số:      /KH-THTHCSLVL”", "placeholder_date": "“ngày      tháng 9 năm 2026”", "repeated_section": "two bodies are numbered 2."},
    printings=[
        plain("office"),
        plain("stacked", "missing_number", "placeholder_date", "missing_space", "encoding_residue", "repeated_section"),
        plain("slashed"),
        plain("run_in"),
    ],
)  # fmt: skip
