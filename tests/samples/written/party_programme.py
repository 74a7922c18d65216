"""A Party committee's programme of action in the form of Party papers: another letterhead, number and signature."""

from tests.samples.compose.spec import Body, Document, Duty, Foot, Head, Part, Points, Report, Say, Tasks, plain

DOCUMENT = Document(
    name="party_programme",
    kind="Chương trình",
    title="hành động thực hiện Nghị quyết của Tỉnh ủy về đẩy mạnh chuyển đổi số trong hệ thống chính trị giai đoạn 2026 - 2030",
    head=Head(["ĐẢNG ỦY XÃ ĐỒNG SIM"], "07-CTr/ĐU", "Đồng Sim", "2026-03-05", above=["ĐẢNG BỘ TỈNH AN LAM"], party=True, number_line="Số {}"),
    issuer="Đảng ủy xã Đồng Sim",
    parent="Đảng bộ tỉnh An Lam",
    level="xã",
    year=2026,
    opening=[
        "Thực hiện {c 14-NQ/TU 2026-01-22 Tỉnh ủy An Lam|Nghị quyết số 14-NQ/TU ngày 22 tháng 01 năm 2026} của Tỉnh ủy An Lam về đẩy mạnh chuyển đổi số, Ban Chấp hành Đảng bộ xã Đồng Sim ban hành Chương trình hành động như sau:",
    ],
    body=[
        Part("Mục tiêu", [
            Part("Mục tiêu chung", [Say("Đưa chuyển đổi số thành cách làm việc hằng ngày của cấp ủy, chính quyền, đoàn thể xã; lấy sự thuận tiện của người dân, nhất là người cao tuổi, người khuyết tật, phụ nữ vùng xa, làm thước đo kết quả.")]),
            Part("Mục tiêu cụ thể {d? 2030|đến năm 2030}", [Points([
                "{t|100%} văn bản của cấp ủy, chính quyền, đoàn thể xã được ký số và gửi, nhận trên môi trường mạng, trừ văn bản mật.",
                "{t >|Trên 90%} hồ sơ thủ tục hành chính được nộp trực tuyến toàn trình.",
                "{t >=|Ít nhất 80%} phụ nữ trong độ tuổi lao động biết sử dụng điện thoại thông minh để tra cứu thông tin, thanh toán, tìm kiếm trợ giúp.",
            ])]),
        ]),
        Part("Nhiệm vụ, giải pháp", [
            Part("Nâng cao nhận thức, đổi mới tư duy", [Tasks([
                "Quán triệt Nghị quyết đến từng chi bộ; đưa kết quả chuyển đổi số vào tiêu chí đánh giá, xếp loại tổ chức đảng, đảng viên, người đứng đầu {r yearly|hằng năm}.",
                "Phát động phong trào học tập kỹ năng số trong toàn dân, lấy Tổ công nghệ số cộng đồng ở các thôn làm nòng cốt, “đi từng ngõ, hướng dẫn từng người”.",
            ])]),
            Part("Hoàn thiện hạ tầng, dữ liệu", [Tasks([
                "Rà soát, làm sạch dữ liệu đất đai, hộ tịch, an sinh xã hội, hoàn thành {d 2026-12-31|trước ngày 31/12/2026}; bảo đảm dữ liệu đúng, đủ, sạch, sống.",
                "Phủ sóng di động và lắp đặt mạng không dây miễn phí tại nhà văn hóa của {q|12/12 thôn} {d 2027-06|trước tháng 6 năm 2027}.",
            ])]),
            Part("Bảo đảm an toàn, an ninh mạng", [Tasks([
                "Tập huấn kỹ năng phòng, chống lừa đảo trực tuyến, quấy rối và phát tán hình ảnh riêng tư trên mạng cho học sinh, phụ nữ; thiết lập kênh tiếp nhận tin báo của người bị hại.",
            ])]),
        ]),
        Part("Tổ chức thực hiện", [
            Body("Ủy ban nhân dân xã", ["Xây dựng kế hoạch cụ thể hóa Chương trình hành động, bố trí nguồn lực thực hiện, hoàn thành {d 2026-04-15|trước ngày 15/4/2026}."]),
            Body("Ban Xây dựng Đảng", [
                Duty("Tham mưu hướng dẫn, kiểm tra việc quán triệt và thực hiện ở các chi bộ; {r half_yearly|định kỳ 6 tháng} báo cáo Ban Thường vụ Đảng ủy.", [Report("Ban Thường vụ Đảng ủy", None, "half_yearly")]),
            ]),
            Body("Ủy ban Mặt trận Tổ quốc Việt Nam và các tổ chức chính trị - xã hội xã", ["Vận động đoàn viên, hội viên và nhân dân tham gia; giám sát, phản biện việc thực hiện."], members=["Ủy ban Mặt trận Tổ quốc Việt Nam", "các tổ chức chính trị - xã hội xã"]),
            Body("Văn phòng Đảng ủy", [
                Duty("Theo dõi, đôn đốc, tổng hợp, tham mưu báo cáo Ban Thường vụ Tỉnh ủy {d --12-05|trước ngày 05/12} {r? yearly|hằng năm}.", [Report("Ban Thường vụ Tỉnh ủy", "--12-05", "yearly")]),
            ]),
            Body("Các chi bộ trực thuộc", ["Xây dựng kế hoạch thực hiện, phân công đảng viên phụ trách, giúp đỡ các hộ gia đình tiếp cận dịch vụ số."]),
        ]),
    ],
    closing=[Say("Chương trình hành động này được phổ biến đến chi bộ./.")],
    foot=Foot(["Ban Thường vụ Tỉnh ủy (để b/c)", "Các ban đảng, UBKT Đảng ủy", "Các chi bộ trực thuộc", "Đảng ủy viên", "Lưu Văn phòng Đảng ủy"], "Trịnh Văn Bảo", "BÍ THƯ", "T/M BAN CHẤP HÀNH"),
    debatable={
        "level": "a Party committee of a commune: the level (xã) or a body (cơ quan)",
        "number_symbol": "the schema has no example of a Party number: CTr/ĐU",
        "signer.on_behalf": "the Party's own rules print T/M where the decree prints TM.",
        "title": "the type runs on into the title: “Chương trình hành động thực hiện …”",
        "year": "a programme of several years; the year it was issued or none",
    },
    printings=[plain("party"), plain("office"), plain("lettered")],
)  # fmt: skip
