"""A commune's plan in plain paragraphs. Faulty it lacks nearly everything one could check it by."""

from tests.samples.compose.spec import Body, Document, Duty, Foot, Head, Part, Points, Report, Say, Tasks, plain

DOCUMENT = Document(
    name="prose_commune",
    kind="Kế hoạch",
    title="Công tác gia đình và phòng, chống bạo lực gia đình trên địa bàn xã Nà Púng Lay năm 2026",
    head=Head(["ỦY BAN NHÂN DÂN", "XÃ NÀ PÚNG LAY"], "29/KH-UBND", "Nà Púng Lay", "2026-03-11"),
    issuer="Ủy ban nhân dân xã Nà Púng Lay",
    level="xã",
    year=2026,
    opening=[
        "Thực hiện {c 512/SVHTTDL-VHGĐ 2026-02-12 Sở Văn hóa, Thể thao và Du lịch tỉnh An Lam|Công văn số 512/SVHTTDL-VHGĐ ngày 12 tháng 02 năm 2026} của Sở Văn hóa, Thể thao và Du lịch tỉnh An Lam về hướng dẫn công tác gia đình năm 2026;",
        "Ủy ban nhân dân xã Nà Púng Lay xây dựng kế hoạch công tác gia đình và phòng, chống bạo lực gia đình năm 2026 với các nội dung sau:",
    ],
    body=[
        Part("Mục đích, yêu cầu", [Points([
            "Tiếp tục nâng cao nhận thức của các cấp ủy đảng, chính quyền, đoàn thể và nhân dân các dân tộc trong xã về vị trí, vai trò của gia đình, góp phần xây dựng gia đình ấm no, tiến bộ, hạnh phúc, văn minh.",
            "Công tác tuyên truyền phải phù hợp với phong tục tập quán của từng dân tộc, tránh hình thức; coi trọng vai trò của già làng, trưởng bản, người có uy tín.",
        ])]),
        Part("Chỉ tiêu", [Points([
            "{t >=|Từ 90% trở lên} số hộ gia đình được phổ biến Luật Phòng, chống bạo lực gia đình.",
            "{t|100%} vụ bạo lực gia đình được phát hiện đều được can thiệp, hỗ trợ kịp thời.",
        ])], unless="missing_targets"),
        Part("Nội dung thực hiện", [
            Part("Công tác tuyên truyền", [Tasks([
                "Tuyên truyền Luật Phòng, chống bạo lực gia đình, Luật Hôn nhân và gia đình bằng tiếng phổ thông và tiếng dân tộc trên loa truyền thanh, trong các buổi chợ phiên, lồng ghép vào sinh hoạt của chi bộ, chi hội, chi đoàn các bản.",
                "Vận động nhân dân xóa bỏ hủ tục thách cưới cao, tảo hôn, hôn nhân cận huyết thống; nêu gương những gia đình nhiều thế hệ sống hòa thuận, vợ chồng cùng chia sẻ công việc nương rẫy và việc nhà.",
            ])]),
            Part("Công tác hòa giải, tư vấn", [Tasks([
                "Củng cố các tổ hòa giải ở bản, bảo đảm có thành viên là nữ; kịp thời hòa giải mâu thuẫn, tránh để phát sinh thành bạo lực, đối với vụ việc có dấu hiệu tội phạm phải chuyển ngay cho Công an xã.",
                "Tư vấn tâm lý, pháp lý cho người bị bạo lực, giới thiệu họ đến địa chỉ tin cậy và trạm y tế khi cần chăm sóc.",
            ])]),
            Part("Xây dựng gia đình văn hóa", [Tasks([
                "Đưa tiêu chí không có bạo lực, không có người tảo hôn vào bình xét gia đình văn hóa, bản văn hóa; việc bình xét công khai, dân chủ, có đại diện phụ nữ tham gia.",
            ])]),
        ]),
        Part("Kinh phí", [Say("Kinh phí thực hiện từ {money|nguồn sự nghiệp văn hóa giao cho xã} và {money|nguồn xã hội hóa}.")], unless="missing_budget"),
        Part("Tổ chức thực hiện", [
            Body("Phòng Văn hóa - Xã hội", [
                "Tham mưu xây dựng và tổ chức thực hiện kế hoạch phù hợp với điều kiện của địa phương, lồng ghép với các chương trình có liên quan.",
                Duty("{!missing_deadline|Tổng hợp, báo cáo kết quả thực hiện theo quy định|Tổng hợp, báo cáo kết quả thực hiện về Sở Văn hóa, Thể thao và Du lịch {d 2026-12-10|trước ngày 10 tháng 12 năm 2026}}.", [
                    Report("Sở Văn hóa, Thể thao và Du lịch", "2026-12-10", "once", unless="missing_deadline"),
                    Report(None, None, "theo quy định", only="missing_deadline"),
                ]),
            ]),
            Body("Công an xã", ["Nắm chắc tình hình địa bàn, kịp thời ngăn chặn, xử lý nghiêm hành vi bạo lực gia đình, bảo vệ người bị bạo lực."]),
            Body("Công chức Tư pháp - Hộ tịch", ["Hướng dẫn hoạt động của các tổ hòa giải; tuyên truyền pháp luật về hôn nhân, từ chối đăng ký kết hôn đối với trường hợp chưa đủ tuổi."]),
            Body("Hội Liên hiệp Phụ nữ xã", ["Vận động hội viên xây dựng gia đình không bạo lực; quản lý địa chỉ tin cậy ở các bản, hỗ trợ phụ nữ, trẻ em bị bạo lực."], ask="Đề nghị"),
            Body("Trưởng các bản", ["Phổ biến kế hoạch đến từng hộ; phát hiện sớm, báo tin kịp thời khi có vụ việc xảy ra ở bản."]),
        ]),
    ],
    closing=[Say("Trên đây là kế hoạch công tác gia đình và phòng, chống bạo lực gia đình năm 2026 của Ủy ban nhân dân xã Nà Púng Lay.")],
    foot=Foot(["Sở Văn hóa, Thể thao và Du lịch (b/c)", "TT Đảng ủy, HĐND xã", "Các ngành, đoàn thể xã", "Các bản", "Lưu: VT"], "Hoàng A Chớ", "CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN"),
    seen={
        "missing_header": "no letterhead, number, place or date",
        "missing_signature": "nothing after the recipients",
        "missing_targets": "nothing that can be counted",
        "missing_budget": "no part on money",
    },
    printings=[
        plain("prose"),
        plain("paragraphs"),
        plain("prose_bare", "missing_header", "missing_signature", "missing_targets", "missing_budget", "missing_deadline"),
    ],
)  # fmt: skip
