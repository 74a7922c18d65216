"""A special zone's plan on children and drowning, with a table of tasks and a table of money."""

from tests.samples.compose.spec import (
    Body,
    Document,
    Duty,
    Foot,
    Grid,
    Head,
    Part,
    Points,
    Report,
    Say,
    Task,
    Tasks,
    plain,
)

DOCUMENT = Document(
    name="island_children",
    kind="Kế hoạch",
    title="Bảo vệ, chăm sóc trẻ em và phòng, chống đuối nước trẻ em tại đặc khu Hòn Nghê năm 2026",
    head=Head(["ỦY BAN NHÂN DÂN", "ĐẶC KHU HÒN NGHÊ"], "09/KH-UBND", "Hòn Nghê", "2026-04-02"),
    issuer="Ủy ban nhân dân đặc khu Hòn Nghê",
    level="đặc khu",
    year=2026,
    opening=[
        "Căn cứ {c 102/2016/QH13 2016-04-05|Luật Trẻ em số 102/2016/QH13 ngày 05 tháng 4 năm 2016};",
        "Căn cứ {c 1248/QĐ-TTg 2021-07-19 Thủ tướng Chính phủ|Quyết định số 1248/QĐ-TTg ngày 19 tháng 7 năm 2021} của Thủ tướng Chính phủ phê duyệt Chương trình phòng, chống tai nạn, thương tích trẻ em giai đoạn 2021 - 2030.",
        "Trước tình hình số trẻ em theo cha mẹ ra đảo sinh sống tăng nhanh trong khi nơi vui chơi, bơi lội an toàn còn thiếu, Ủy ban nhân dân đặc khu ban hành Kế hoạch như sau:",
    ],
    body=[
        Part("Mục tiêu", [
            Part("Mục tiêu chung", [Say("Bảo đảm mọi trẻ em sống trên đảo được bảo vệ trước tai nạn, bạo lực và xâm hại; không để xảy ra trường hợp trẻ em tử vong do đuối nước tại bến cá, bãi tắm và các hồ chứa nước ngọt.")]),
            Part("Mục tiêu cụ thể", [Points([
                "{t >=|Ít nhất 85%} học sinh tiểu học, trung học cơ sở biết bơi an toàn; tỷ lệ trẻ em bị tai nạn, thương tích {!quota_without_base|giảm {t 10 %|10%}|giảm {t 10 %|10%} so với năm 2025}.",
                "{t|100%} tàu, thuyền chở khách có đủ áo phao cỡ trẻ em.",
                "{t|100%} trẻ em có hoàn cảnh đặc biệt được lập hồ sơ và có người theo dõi.",
            ])]),
        ]),
        Part("Nhiệm vụ", [Tasks([
            Task("Lắp đặt bể bơi di động tại Trường Tiểu học và Trung học cơ sở Hòn Nghê, mở {q|06 lớp} dạy bơi miễn phí trong dịp hè", "Phòng Văn hóa - Xã hội", ["Đoàn Thanh niên đặc khu", "Đồn Biên phòng Hòn Nghê"], "{w 2026-06-01 2026-08-15|Từ ngày 01/6/2026 đến ngày 15/8/2026}", "Danh sách trẻ biết bơi"),
            Task("Kiểm tra toàn bộ bến cá, bãi tắm, hồ chứa; cắm biển cảnh báo, rào chắn tại những điểm nguy hiểm và giao từng điểm cho người phụ trách", "Phòng Kinh tế, Hạ tầng và Đô thị", ["Các thôn"], "{d 2026-05-15|Hoàn thành trước ngày 15/5/2026}", "Biên bản kiểm tra"),
            Task("Tập huấn sơ cứu, hồi sức tim phổi cho giáo viên, ngư dân, chủ bãi tắm; mỗi thôn có {q >= người|ít nhất 05 người} được cấp giấy chứng nhận", "Trạm Y tế Quân dân y", ["Hội Chữ thập đỏ đặc khu"], "{d 2026-05|Trong tháng 5 năm 2026}", "Giấy chứng nhận"),
            Task("Rà soát trẻ em có nguy cơ bị bỏ mặc, bị bạo lực trong các gia đình làm nghề đi biển dài ngày, lập kế hoạch hỗ trợ từng em", "Phòng Văn hóa - Xã hội", ["Công an đặc khu", "Hội Liên hiệp Phụ nữ đặc khu"], "{d 2026-Q2|Trong quý II năm 2026}", "Hồ sơ quản lý"),
            Task("Tổ chức Ngày hội an toàn dưới nước, diễn tập cứu nạn trên biển có trẻ em tham gia", "Đồn Biên phòng Hòn Nghê", ["Phòng Văn hóa - Xã hội", "các trường học"], "{!weekday_mismatch|Thứ Bảy, {d 2026-07-24|ngày 24/7/2026}|Thứ Bảy, {d 2026-07-25|ngày 25/7/2026}}", "Kịch bản diễn tập"),
        ])]),
        Part("Kinh phí", [
            Say("Tổng kinh phí dự kiến {!sum_mismatch|{n|265.000.000 đồng}|{n|260.000.000 đồng}} từ {money|ngân sách đặc khu} và {money|tài trợ của các doanh nghiệp vận tải biển}, cụ thể:"),
            Grid(
                [["TT", "Nội dung", "Số tiền (đồng)"], ["1", "Bể bơi di động, lớp dạy bơi", "150.000.000"], ["2", "Biển cảnh báo, rào chắn", "65.000.000"], ["3", "Tập huấn, diễn tập", "45.000.000"], ["", "Tổng cộng", "260.000.000"]],
                "sum_mismatch",
                [["TT", "Nội dung", "Số tiền (đồng)"], ["1", "Bể bơi di động, lớp dạy bơi", "150.000.000"], ["2", "Biển cảnh báo, rào chắn", "65.000.000"], ["3", "Tập huấn, diễn tập", "45.000.000"], ["", "Tổng cộng", "265.000.000"]],
            ),
        ]),
        Part("Tổ chức thực hiện", [
            Body("Phòng Văn hóa - Xã hội", [
                "Chủ trì tham mưu, hướng dẫn, kiểm tra việc thực hiện Kế hoạch; quản lý hồ sơ trẻ em có hoàn cảnh đặc biệt, bảo mật thông tin của trẻ.",
                Duty("Báo cáo Ủy ban nhân dân đặc khu kết quả hoạt động hè {d 2026-08-31|trước ngày 31 tháng 8 năm 2026} và kết quả cả năm {d 2026-12-10|trước ngày 10 tháng 12 năm 2026}.", [
                    Report("Ủy ban nhân dân đặc khu", "2026-08-31", "once"), Report("Ủy ban nhân dân đặc khu", "2026-12-10", "once"),
                ]),
            ]),
            Body("Phòng Kinh tế, Hạ tầng và Đô thị", ["Thẩm định dự toán, bố trí kinh phí; kiểm tra điều kiện an toàn của phương tiện thủy chở khách, kiên quyết không cho rời bến nếu thiếu áo phao trẻ em."]),
            Body("Đồn Biên phòng Hòn Nghê, Công an đặc khu", ["Tuần tra các bãi tắm vào giờ cao điểm; xử lý nghiêm hành vi xâm hại, bạo lực đối với trẻ em."], members=["Đồn Biên phòng Hòn Nghê", "Công an đặc khu"]),
            Body("Các trường học", ["Dạy bơi an toàn trong giờ giáo dục thể chất; ký cam kết với cha mẹ học sinh về quản lý con em trong những ngày nghỉ{!vague_report|; định kỳ báo cáo kết quả thực hiện|}."]),
            Body("Đoàn Thanh niên, Hội Liên hiệp Phụ nữ đặc khu", ["Cử tình nguyện viên trông trẻ tại bến cá vào những ngày tàu về; vận động gia đình đưa trẻ đi học bơi."], ask="Đề nghị", members=["Đoàn Thanh niên", "Hội Liên hiệp Phụ nữ đặc khu"]),
        ]),
    ],
    closing=[Say("Căn cứ Kế hoạch này, các phòng, ban, đơn vị, các thôn xây dựng kế hoạch chi tiết và tổ chức thực hiện./.")],
    foot=Foot(["UBND tỉnh (b/c)", "Sở Y tế (b/c)", "TT Đảng ủy, HĐND đặc khu", "Các phòng, ban, đơn vị", "Các thôn", "Lưu: VT, VHXH"], "Võ Hải Triều", "CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN"),
    seen={"sum_mismatch": "parts of 150, 65 and 45 million under a total of 265 million"},
    printings=[
        plain("table"),
        plain("table_piped", "quota_without_base", "weekday_mismatch", "sum_mismatch", "vague_report"),
        plain("plus"),
        plain("markdown_table"),
    ],
)  # fmt: skip
