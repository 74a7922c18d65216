"""A commune's plan below the province's: clean it answers every demand from above, faulty it breaks five of them."""

from tests.samples.compose.spec import Body, Document, Duty, Foot, Head, Part, Points, Report, Say, Task, Tasks, plain

PARENT = "province_gender-office"
DOCUMENT = Document(
    name="commune_gender",
    kind="Kế hoạch",
    title="Thực hiện công tác bình đẳng giới và vì sự tiến bộ của phụ nữ trên địa bàn xã Sông Mây năm 2026",
    head=Head(["ỦY BAN NHÂN DÂN", "XÃ SÔNG MÂY"], "37/KH-UBND", "Sông Mây", "2026-02-24"),
    issuer="Ủy ban nhân dân xã Sông Mây",
    parent="Ủy ban nhân dân tỉnh An Lam",
    level="xã",
    year=2026,
    opening=[
        "Thực hiện {c 18/KH-UBND 2026-01-20 Ủy ban nhân dân tỉnh An Lam|Kế hoạch số 18/KH-UBND ngày 20 tháng 01 năm 2026} của Ủy ban nhân dân tỉnh An Lam thực hiện Chiến lược quốc gia về bình đẳng giới trên địa bàn tỉnh năm 2026; {c 09-NQ/ĐU 2026-01-15 Đảng ủy xã Sông Mây|Nghị quyết số 09-NQ/ĐU ngày 15 tháng 01 năm 2026} của Đảng ủy xã Sông Mây về nhiệm vụ năm 2026, Ủy ban nhân dân xã Sông Mây xây dựng Kế hoạch với những nội dung sau:",
    ],
    body=[
        Part("Mục đích, yêu cầu", [Points([
            "Đưa các chỉ tiêu của tỉnh về bình đẳng giới thành việc cụ thể của từng ngành, từng thôn, để mỗi người dân, nhất là phụ nữ và trẻ em gái ở các thôn xa trung tâm, đều biết nơi có thể tìm đến khi cần giúp đỡ.",
            "Các ngành, đoàn thể phối hợp chặt chẽ, không đùn đẩy trách nhiệm; tận dụng những buổi họp thôn, sinh hoạt chi hội sẵn có để tiết kiệm thời gian và kinh phí.",
        ])]),
        Part("Chỉ tiêu", [Points([
            "{t >=|Từ 65% trở lên} các cơ quan, đơn vị của xã có lãnh đạo chủ chốt là nữ.",
            "{t|100%} người bị bạo lực gia đình, bạo lực trên cơ sở giới được phát hiện được tiếp cận dịch vụ hỗ trợ cơ bản ngay tại xã.",
            "{!weaker_target|{t >=|Ít nhất 45%}|{t >=|Ít nhất 65%}} người gây bạo lực chưa đến mức bị truy cứu trách nhiệm hình sự được tư vấn, tham vấn.",
            "{!missing_target|Phát huy vai trò của hệ thống thông tin cơ sở trong tuyên truyền về bình đẳng giới|{r quarterly|Mỗi quý} phát {t >= tin, bài|tối thiểu 06 tin, bài} về bình đẳng giới trên hệ thống thông tin cơ sở}.",
        ])]),
        Part("Nội dung thực hiện", [
            Part("Công tác truyền thông", [Tasks([
                Task("Xây dựng chuyên mục “Nhà mình bình đẳng” phát trên loa truyền thanh vào tối thứ Bảy {r weekly|hằng tuần}, do chính người dân các thôn kể chuyện nhà mình", "Phòng Văn hóa - Xã hội", ["Trung tâm Cung ứng dịch vụ công xã"], "{d 2026-04|Bắt đầu từ tháng 4/2026}", "Các số phát thanh"),
                Task("Tổ chức {q|02 buổi} tọa đàm với nam giới làm nghề đi biển và thợ xây về chia sẻ việc nhà, nuôi dạy con", "Hội Nông dân xã", ["Hội Liên hiệp Phụ nữ xã", "Đoàn Thanh niên xã"], "{d 2026-Q2|Trong quý II năm 2026}", "Biên bản tọa đàm"),
            ])]),
            Part("Hỗ trợ người bị bạo lực", [Tasks([
                Task("{!uncovered_duty|Bình xét, biểu dương những gia đình hạnh phúc tiêu biểu của các thôn, lấy ý kiến công khai trong cuộc họp dân|Rà soát, lập và công bố danh sách địa chỉ tin cậy ở cộng đồng, bảo đảm toàn xã có {q >= địa chỉ|ít nhất 05 địa chỉ} hoạt động được vào ban đêm}", "Công an xã", ["Trạm Y tế xã", "Hội Liên hiệp Phụ nữ xã"], "{!later_deadline|{d 2026-08-31|Trước ngày 31/8/2026}|{d 2026-06-15|Trước ngày 15/6/2026}}", "Danh sách được niêm yết"),
                Task("Ký quy chế phối hợp tiếp nhận, xử lý tin báo giữa công an, y tế, tư pháp và hội phụ nữ, trong đó quy định rõ người trực và thời gian phải có mặt khi nhận tin", "Công an xã", ["Phòng Văn hóa - Xã hội"], "{d 2026-03-31|Trước ngày 31/3/2026}", "Quy chế phối hợp"),
            ])]),
        ]),
        Part("Kinh phí", [Say("Từ {money|nguồn ngân sách xã đã giao trong dự toán năm 2026}, {money|nguồn hỗ trợ của Hội Liên hiệp Phụ nữ tỉnh cho mô hình địa chỉ tin cậy} và {money|nguồn vận động hợp pháp khác}.")]),
        Part("Tổ chức thực hiện", [
            Body("Phòng Văn hóa - Xã hội", [
                "Là cơ quan thường trực, giúp Ủy ban nhân dân xã theo dõi, đôn đốc; mở sổ theo dõi từng nhiệm vụ và thông báo tiến độ tại cuộc họp giao ban {r monthly|hằng tháng}.",
                Duty("Tham mưu báo cáo kết quả thực hiện về {!broken_report_line|Sở Y tế|Ủy ban nhân dân tỉnh (qua Sở Nội vụ)} {d 2026-12-01|trước ngày 01 tháng 12 năm 2026}.", [
                    Report("Ủy ban nhân dân tỉnh", "2026-12-01", "once", via="Sở Nội vụ", unless="broken_report_line"),
                    Report("Sở Y tế", "2026-12-01", "once", only="broken_report_line"),
                ]),
            ]),
            Body("Công an xã", ["Tiếp nhận tin báo suốt ngày đêm, có mặt kịp thời để ngăn chặn bạo lực, bảo vệ người bị bạo lực và lập hồ sơ theo quy định."]),
            Body("Trạm Y tế xã", ["Khám, chăm sóc ban đầu, giữ kín thông tin của người bị bạo lực; bố trí một phòng riêng, kín đáo làm nơi tạm lánh qua đêm khi cần."]),
            Body("Các thôn", [
                "Đưa nội dung không bạo lực vào hương ước, quy ước; phổ biến danh sách địa chỉ tin cậy đến từng hộ gia đình.",
                Duty("Báo cáo tình hình về Ủy ban nhân dân xã {r quarterly|hằng quý}, {d ---20|chậm nhất ngày 20 của tháng cuối quý}.", [Report("Ủy ban nhân dân xã", "---20", "quarterly")]),
            ]),
            Body("Hội Liên hiệp Phụ nữ xã", ["Quản lý, duy trì các địa chỉ tin cậy; cử hội viên nòng cốt đi cùng người bị bạo lực khi làm việc với cơ quan chức năng; vận động quỹ hỗ trợ khẩn cấp."], ask="Đề nghị"),
        ]),
    ],
    closing=[Say("Trên đây là Kế hoạch thực hiện công tác bình đẳng giới và vì sự tiến bộ của phụ nữ năm 2026, yêu cầu các ngành, đoàn thể, các thôn tổ chức thực hiện nghiêm túc./.")],
    foot=Foot(["UBND tỉnh (b/c)", "Sở Nội vụ (b/c)", "TT Đảng ủy, TT HĐND xã", "Các ngành, đoàn thể xã", "Các thôn", "Lưu: VT, VHXH"], "Lê Thị Hoài Thương", "PHÓ CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"),
    printings=[
        plain("wrapped", parent=PARENT),
        plain("lettered", parent=PARENT),
        plain("markdown_table", "weaker_target", "missing_target", "later_deadline", "broken_report_line", parent=PARENT),
        plain("run_in"),
        plain("decimal", "uncovered_duty", parent=PARENT),
    ],
)  # fmt: skip
