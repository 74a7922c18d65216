"""A scheme against landslides with appendices, attached or only named."""

from tests.samples.compose.spec import (
    Appendix,
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
    name="disaster_scheme",
    kind="Phương án",
    title="Ứng phó lũ quét, sạt lở đất trên địa bàn xã Mường Chà Lưa năm 2026",
    head=Head(["ỦY BAN NHÂN DÂN", "XÃ MƯỜNG CHÀ LƯA"], "63/PA-UBND", "Mường Chà Lưa", "2026-05-08"),
    issuer="Ủy ban nhân dân xã Mường Chà Lưa",
    level="xã",
    year=2026,
    opening=[
        "Căn cứ {c - 2013-06-19|Luật Phòng, chống thiên tai ngày 19 tháng 6 năm 2013} và {c - 2020-06-17|Luật sửa đổi, bổ sung một số điều của Luật Phòng, chống thiên tai và Luật Đê điều ngày 17 tháng 6 năm 2020};",
        "Căn cứ {c 66/2021/NĐ-CP 2021-07-06 Chính phủ|Nghị định số 66/2021/NĐ-CP ngày 06 tháng 7 năm 2021} của Chính phủ quy định chi tiết thi hành một số điều của Luật Phòng, chống thiên tai;",
        "Ủy ban nhân dân xã Mường Chà Lưa xây dựng Phương án như sau:",
    ],
    body=[
        Part("Đánh giá tình hình", [
            Part("Đặc điểm tự nhiên, dân cư", [Say("Xã có địa hình chia cắt mạnh, nhiều khe suối dốc; {n|146 hộ với 702 nhân khẩu} sống ở ta luy dương hoặc cửa khe, trong đó một phần ba là hộ nghèo, nhiều gia đình chỉ có phụ nữ, người già và trẻ nhỏ ở nhà vì lao động chính đi làm ăn xa.")]),
            Part("Các khu vực nguy hiểm", [Say("Có {n|05 điểm} nguy cơ sạt lở rất cao: {!inconsistent_name|bản Hoà Pe|bản Hòa Pe}, bản Nậm Lót, bản Sín, bản Pá Khôm và khu vực trường học bản Hòa Pe; chi tiết tại Phụ lục I kèm theo Phương án này.")]),
        ]),
        Part("Phương châm, yêu cầu", [Points([
            "Thực hiện phương châm “bốn tại chỗ”; lấy phòng ngừa là chính, lấy an toàn tính mạng của người dân làm trên hết, kiên quyết sơ tán khi có cảnh báo, kể cả ban đêm.",
            "Danh sách sơ tán phải tách riêng nam, nữ, trẻ em, người khuyết tật; nơi ở tạm có khu vệ sinh riêng cho phụ nữ và trẻ em gái.",
        ])]),
        Part("Nội dung phương án", [
            Part("Trước mùa mưa", [Tasks([
                Task("Rà soát, cập nhật danh sách hộ phải sơ tán theo từng kịch bản mưa; ký cam kết di dời với từng chủ hộ", "Công chức Địa chính - Xây dựng", ["Trưởng các bản"], "{d 2026-05-20|Trước ngày 20/5/2026}"),
                Task("Dự trữ tại chỗ {q|03 tấn gạo}, {q|500 thùng mì}, thuốc men, áo mưa, đèn pin đủ dùng cho các bản bị cô lập", "Phòng Kinh tế", ["Trạm Y tế xã"], "{d 2026-05-31|Trước ngày 31/5/2026}"),
                Task("Diễn tập sơ tán ban đêm tại bản Nậm Lót, có tình huống người khuyết tật và phụ nữ sắp sinh", "Ban Chỉ huy Quân sự xã", ["Công an xã", "Trạm Y tế xã"], "{d 2026-06-05|Ngày 05/6/2026}"),
            ])]),
            Part("Khi có mưa lớn", [Tasks([
                Task("Trực ban {n|24/24 giờ}, thông báo lượng mưa đo tại các trạm nhân dân qua loa và điện thoại cho trưởng bản", "Văn phòng HĐND và UBND xã", ["Trưởng các bản"]),
                Task("Sơ tán toàn bộ người dân khỏi điểm nguy hiểm khi lượng mưa vượt {n|100 mm trong 12 giờ}, cấm người qua lại ngầm tràn", "Công an xã", ["Ban Chỉ huy Quân sự xã", "Đoàn Thanh niên xã"]),
            ])]),
            Part("Khắc phục hậu quả", [Task("Tìm kiếm, cứu nạn, cấp cứu người bị thương; thống kê thiệt hại, hỗ trợ lương thực, chỗ ở tạm, bảo vệ phụ nữ và trẻ em tại nơi sơ tán khỏi nguy cơ bị xâm hại, mua bán.")]),
        ]),
        Part("Nguồn lực", [Say("Lực lượng, phương tiện huy động theo Phụ lục II. Kinh phí từ {money|dự phòng ngân sách xã}, {money|Quỹ Phòng, chống thiên tai} và {money|hỗ trợ của cấp trên}.")]),
        Part("Tổ chức thực hiện", [
            Body("Phòng Kinh tế", [
                "Là cơ quan thường trực, tham mưu điều hành; quản lý vật tư dự trữ.",
                Duty("Báo cáo nhanh tình hình thiệt hại cho Ủy ban nhân dân tỉnh (qua Sở Nông nghiệp và Môi trường) ngay khi xảy ra thiên tai; báo cáo tổng kết {d 2026-11-30|trước ngày 30 tháng 11 năm 2026}.", [Report("Ủy ban nhân dân tỉnh", "2026-11-30", "once", via="Sở Nông nghiệp và Môi trường")]),
            ]),
            Body("Công an xã, Ban Chỉ huy Quân sự xã", ["Tổ chức lực lượng cơ động, chủ động sơ tán dân, bảo vệ tài sản và giữ gìn trật tự tại nơi sơ tán."], members=["Công an xã", "Ban Chỉ huy Quân sự xã"]),
            Body("Trạm Y tế xã", ["Lập tổ cấp cứu lưu động, lên danh sách phụ nữ mang thai gần ngày sinh để đưa ra khỏi vùng nguy hiểm trước khi mưa lớn."]),
            Body("Trưởng các bản", ["Duy trì tổ xung kích, kiểm tra khe suối, vết nứt sau mỗi đợt mưa; thông báo ngay cho xã khi phát hiện dấu hiệu bất thường."]),
            Body("Hội Liên hiệp Phụ nữ xã", ["Phụ trách nấu ăn, chăm sóc trẻ em tại nơi sơ tán; phối hợp phát hiện, hỗ trợ người bị bạo lực trong thời gian ở tạm."], ask="Đề nghị"),
        ]),
    ],
    closing=[Say("Trên đây là Phương án ứng phó lũ quét, sạt lở đất năm 2026, yêu cầu các ngành, các bản nghiêm túc thực hiện./.")],
    foot=Foot(["UBND tỉnh (b/c)", "Sở Nông nghiệp và Môi trường (b/c)", "TT Đảng ủy, HĐND xã", "Các ngành, đoàn thể xã", "Các bản", "Lưu: VT, KT"], "Lò Văn Inh", "CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN"),
    appendices=[
        Appendix("PHỤ LỤC I", "DANH SÁCH CÁC ĐIỂM NGUY HIỂM", [Grid([
            ["TT", "Địa điểm", "Số hộ", "Số khẩu", "Nơi sơ tán"],
            ["1", "Bản Hòa Pe", "52", "251", "Nhà văn hóa bản Sín"],
            ["2", "Bản Nậm Lót", "41", "197", "Trường Tiểu học trung tâm"],
            ["3", "Bản Sín", "24", "114", "Trụ sở UBND xã"],
            ["4", "Bản Pá Khôm", "29", "140", "Trạm Y tế xã"],
            ["", "Tổng cộng", "146", "702", ""],
        ])], unless="missing_appendix"),
        Appendix("PHỤ LỤC II", "LỰC LƯỢNG, PHƯƠNG TIỆN HUY ĐỘNG", [Grid([
            ["TT", "Đơn vị", "Lực lượng (người)", "Phương tiện"],
            ["1", "Ban Chỉ huy Quân sự xã", "28", "{q?|02 xe tải}, {q?|01 xuồng}"],
            ["2", "Công an xã", "12", "{q?|01 xe bán tải}"],
            ["3", "Đoàn Thanh niên xã", "30", "Cuốc, xẻng, dây thừng"],
            ["", "Cộng", "70", ""],
        ])], unless="missing_appendix"),
    ],
    seen={"missing_appendix": "Phụ lục I and II are named and not attached"},
    debatable={"reporting": "the quick report when a disaster happens has no day"},
    printings=[
        plain("office"),
        plain("decimal"),
        plain("sentence", "missing_appendix", "inconsistent_name"),
        plain("parts"),
    ],
)  # fmt: skip
