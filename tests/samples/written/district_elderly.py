"""A district's plan of 2024: bodies and levels that ended in 2025 stand here rightly, and rules must stay silent."""

from tests.samples.compose.spec import Body, Document, Duty, Foot, Head, Part, Points, Report, Say, Task, Tasks, plain

DOCUMENT = Document(
    name="district_elderly",
    kind="Kế hoạch",
    title="Thực hiện Chương trình hành động quốc gia về người cao tuổi trên địa bàn huyện Phong Bồi năm 2024",
    head=Head(["ỦY BAN NHÂN DÂN", "HUYỆN PHONG BỒI"], "214/KH-UBND", "Phong Bồi", "2024-03-18"),
    issuer="Ủy ban nhân dân huyện Phong Bồi",
    parent="Ủy ban nhân dân tỉnh An Lam",
    level="huyện",
    year=2024,
    opening=[
        "Căn cứ {c 39/2009/QH12 2009-11-23|Luật Người cao tuổi số 39/2009/QH12 ngày 23 tháng 11 năm 2009};",
        "Căn cứ {c 2156/QĐ-TTg 2021-12-21 Thủ tướng Chính phủ|Quyết định số 2156/QĐ-TTg ngày 21 tháng 12 năm 2021} của Thủ tướng Chính phủ phê duyệt Chương trình hành động quốc gia về người cao tuổi giai đoạn 2021 - 2030;",
        "Căn cứ {c 31/KH-UBND 2024-02-06 Ủy ban nhân dân tỉnh An Lam|Kế hoạch số 31/KH-UBND ngày 06 tháng 02 năm 2024} của Ủy ban nhân dân tỉnh An Lam về công tác người cao tuổi năm 2024 và đề nghị của Phòng Lao động - Thương binh và Xã hội huyện, Ủy ban nhân dân huyện Phong Bồi ban hành Kế hoạch cụ thể như sau:",
    ],
    body=[
        Part("Mục đích, yêu cầu", [
            Part("Mục đích", [Say("Phát huy vai trò, kinh nghiệm của người cao tuổi trong đời sống gia đình và cộng đồng; chăm lo tốt hơn sức khỏe, đời sống vật chất, tinh thần của người cao tuổi, nhất là người cao tuổi thuộc hộ nghèo, người cao tuổi neo đơn ở các xã vùng cao.")]),
            Part("Yêu cầu", [Say("Việc triển khai phải thiết thực, có trọng tâm, lồng ghép với nhiệm vụ thường xuyên của từng ngành, gắn trách nhiệm của Ủy ban nhân dân các xã, thị trấn với kết quả thực hiện chỉ tiêu.")]),
        ]),
        Part("Chỉ tiêu đến hết năm 2024", [Points([
            "{t >=|Tối thiểu 95%} người cao tuổi có thẻ bảo hiểm y tế.",
            "{t >=|Ít nhất 60%} người cao tuổi được khám sức khỏe định kỳ, lập hồ sơ theo dõi sức khỏe.",
            "{t|100%} xã, thị trấn có câu lạc bộ liên thế hệ tự giúp nhau.",
        ])]),
        Part("Nhiệm vụ, giải pháp", [
            Part("Chăm sóc sức khỏe", [Tasks([
                Task("Tổ chức khám sức khỏe lưu động cho người cao tuổi tại các thôn cách trạm y tế xa, kết hợp đo thị lực và cấp kính lão cho người có nhu cầu", "Trung tâm Y tế huyện", ["Hội Người cao tuổi huyện"], "{d 2024-10-31|Hoàn thành trước ngày 31/10/2024}"),
                Task("Tập huấn kỹ năng chăm sóc người cao tuổi mất khả năng tự phục vụ cho {q|120 tình nguyện viên} ở cơ sở", "Phòng Lao động - Thương binh và Xã hội", ["Trung tâm Y tế huyện"], "{d 2024-Q2|Trong quý II năm 2024}"),
            ])]),
            Part("Đời sống văn hóa, tinh thần", [Tasks([
                Task("Tổ chức mừng thọ, chúc thọ trang trọng, tiết kiệm nhân Ngày Người cao tuổi Việt Nam {d --06-06|06/6} và Ngày Quốc tế Người cao tuổi {d --10-01|01/10}", "Ủy ban nhân dân các xã, thị trấn", ["Hội Người cao tuổi cùng cấp"]),
                Task("Mở hội thi văn nghệ, thể dục dưỡng sinh người cao tuổi toàn huyện", "Phòng Văn hóa và Thông tin", ["Hội Người cao tuổi huyện"], "{d 2024-09|Trong tháng 9 năm 2024}"),
            ])]),
        ]),
        Part("Kinh phí thực hiện", [Say("Kinh phí từ {money|ngân sách huyện}, {money|ngân sách xã theo phân cấp}; lồng ghép {money|các chương trình, đề án về an sinh xã hội}; {money|Quỹ Chăm sóc và phát huy vai trò người cao tuổi}.")]),
        Part("Tổ chức thực hiện", [
            Body("Phòng Lao động - Thương binh và Xã hội", [
                "Chủ trì, phối hợp với các cơ quan liên quan hướng dẫn, kiểm tra các xã, thị trấn thực hiện; rà soát, giải quyết kịp thời chế độ trợ cấp xã hội hằng tháng.",
                Duty("Tổng hợp, báo cáo Ủy ban nhân dân huyện và Sở Lao động - Thương binh và Xã hội {d 2024-12-10|trước ngày 10 tháng 12 năm 2024}.", [Report("Ủy ban nhân dân huyện và Sở Lao động - Thương binh và Xã hội", "2024-12-10", "once")]),
            ]),
            Body("Phòng Tài chính - Kế hoạch", ["Tham mưu bố trí kinh phí, hướng dẫn quản lý, sử dụng và quyết toán đúng quy định."]),
            Body("Trung tâm Y tế huyện", ["Chỉ đạo trạm y tế các xã, thị trấn lập hồ sơ sức khỏe, khám và tư vấn cho người cao tuổi; bố trí giường điều trị ưu tiên cho người trên {n|80 tuổi}."]),
            Body("Ủy ban nhân dân các xã, thị trấn", [
                "Xây dựng kế hoạch và tổ chức thực hiện trên địa bàn; thành lập, duy trì câu lạc bộ liên thế hệ tự giúp nhau.",
                Duty("Báo cáo kết quả về Ủy ban nhân dân huyện (qua Phòng Lao động - Thương binh và Xã hội) {d 2024-06-05|trước ngày 05/6/2024} và {d 2024-12-01|trước ngày 01/12/2024}.", [
                    Report("Ủy ban nhân dân huyện", "2024-06-05", "once", via="Phòng Lao động - Thương binh và Xã hội"),
                    Report("Ủy ban nhân dân huyện", "2024-12-01", "once", via="Phòng Lao động - Thương binh và Xã hội"),
                ]),
            ]),
            Body("Hội Người cao tuổi huyện", ["Vận động hội viên sống vui, sống khỏe, sống có ích; phối hợp quản lý, sử dụng Quỹ đúng mục đích."], ask="Đề nghị"),
        ]),
    ],
    closing=[Say("Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các đơn vị phản ánh về Phòng Lao động - Thương binh và Xã hội để tổng hợp, trình Ủy ban nhân dân huyện xem xét, giải quyết./.")],
    foot=Foot(["Sở LĐTBXH (b/c)", "TTr Huyện ủy, HĐND huyện", "Các phòng, ban, đoàn thể huyện", "UBND các xã, thị trấn", "Lưu: VT, LĐTBXH"], "Trần Mạnh Cường", "PHÓ CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"),
    printings=[plain("office"), plain("undotted"), plain("markdown")],
)  # fmt: skip
