"""A ward's plan on domestic violence. Faulty it carries what copying last year's plan of a commune leaves behind."""

from tests.samples.compose.spec import Body, Document, Duty, Foot, Head, Part, Report, Say, Task, Tasks, plain

DOCUMENT = Document(
    name="ward_violence",
    kind="Kế hoạch",
    title="Phòng, chống bạo lực gia đình trên địa bàn phường Bến Trúc năm 2026",
    head=Head(["ỦY BAN NHÂN DÂN", "PHƯỜNG BẾN TRÚC"], "112/KH-UBND", "Bến Trúc", "2026-03-16"),
    issuer="Ủy ban nhân dân phường Bến Trúc",
    parent="Ủy ban nhân dân thành phố Hải Vân",
    level="phường",
    year=2026,
    opening=[
        "Căn cứ {c 13/2022/QH15 2022-11-14|Luật Phòng, chống bạo lực gia đình số 13/2022/QH15 ngày 14 tháng 11 năm 2022};",
        "Căn cứ {c 76/2023/NĐ-CP 2023-11-01 Chính phủ|Nghị định số 76/2023/NĐ-CP ngày 01 tháng 11 năm 2023} của Chính phủ quy định chi tiết một số điều của Luật Phòng, chống bạo lực gia đình;",
        "{!outdated_programme|Căn cứ {c 2232/QĐ-TTg 2020-12-28 Thủ tướng Chính phủ|Quyết định số 2232/QĐ-TTg ngày 28 tháng 12 năm 2020} của Thủ tướng Chính phủ phê duyệt Chương trình Phòng ngừa và ứng phó với bạo lực trên cơ sở giới giai đoạn 2021 - 2025;|Căn cứ {c 110/2025/NĐ-CP - Chính phủ|Nghị định số 110/2025/NĐ-CP} của Chính phủ quy định Cơ sở dữ liệu về phòng, chống bạo lực gia đình;}",
        "Thực hiện {!citation_kind|{c 45/UBND-VX 2026-02-27 Ủy ban nhân dân thành phố Hải Vân|Kế hoạch số 45/UBND-VX ngày 27 tháng 02 năm 2026}|{c 45/KH-UBND 2026-02-27 Ủy ban nhân dân thành phố Hải Vân|Kế hoạch số 45/KH-UBND ngày 27 tháng 02 năm 2026}} của Ủy ban nhân dân thành phố Hải Vân về công tác gia đình năm 2026.",
        "Ủy ban nhân dân phường Bến Trúc ban hành Kế hoạch phòng, chống bạo lực gia đình năm 2026 như sau:",
    ],
    body=[
        Part("Mục đích, yêu cầu", [
            Part("Mục đích", [Say("Nâng cao nhận thức, trách nhiệm của cán bộ, công chức, người lao động và nhân dân trên địa bàn {!level_conflict|xã|phường} trong việc phát hiện sớm, can thiệp kịp thời và hỗ trợ người bị bạo lực gia đình, từng bước {!typo|giãm|giảm} số vụ việc và mức độ nghiêm trọng của các vụ việc.")]),
            Part("Yêu cầu", [Say("Các hoạt động phải bảo vệ được người bị bạo lực trước tiên, tôn trọng lựa chọn của họ, không hòa giải thay cho xử lý những hành vi đã vi phạm pháp luật; số liệu được cập nhật đầy đủ vào cơ sở dữ liệu về phòng, chống bạo lực gia đình.")]),
        ]),
        Part("Nội dung", [
            Part("Truyền thông, giáo dục", [Tasks([
                Task("Tổ chức chiến dịch truyền thông Tháng hành động quốc gia về phòng, chống bạo lực gia đình {d? 2026-06|trong tháng 6 năm 2026} tại {q|04 khu chung cư} và hai xóm trọ công nhân, phát tờ gấp bằng chữ to cho người cao tuổi.", when=""),
                Task("Đưa nội dung ứng xử không bạo lực, kỹ năng kiềm chế cơn giận vào sinh hoạt của các câu lạc bộ nam giới, câu lạc bộ ông bà cháu, {q >= lần|tối thiểu 01 lần} {r quarterly|mỗi quý}."),
            ])]),
            Part("Tiếp nhận, xử lý tin báo", [Tasks([
                Task("{lead|Công an phường} chủ trì, phối hợp với {with|Trạm Y tế phường} và {with|Hội Liên hiệp Phụ nữ phường} tiếp nhận, xác minh tin báo, áp dụng biện pháp ngăn chặn, bảo vệ; trường hợp người bị bạo lực là trẻ em thì thông báo ngay cho người làm công tác bảo vệ trẻ em."),
                Task("{lead|Chủ tịch Ủy ban nhân dân phường} xem xét, ra quyết định cấm tiếp xúc {n|trong 12 giờ} kể từ khi nhận được đề nghị có căn cứ, phân công người giám sát và thông báo cho tổ dân phố nơi cư trú."),
            ])]),
            Part("Hỗ trợ và giáo dục chuyển đổi hành vi", [Task("Liên hệ cơ sở tư vấn của thành phố mở {q|01 lớp} giáo dục chuyển đổi hành vi cho người có hành vi bạo lực gia đình, hoàn thành {!wrong_year|{d 2024-09-30|trước ngày 30 tháng 9 năm 2024}|{d 2026-09-30|trước ngày 30 tháng 9 năm 2026}}; theo dõi người tham gia {n|trong ba tháng} sau khi kết thúc lớp.")]),
        ]),
        Part("Kinh phí", [Say("Bố trí trong {money|dự toán ngân sách phường năm 2026}; {money|tài trợ của doanh nghiệp trên địa bàn}{!old_norm|. Nội dung chi, mức chi thực hiện theo {c 191/2009/TT-BTC 2009-10-01 Bộ Tài chính|Thông tư số 191/2009/TT-BTC ngày 01/10/2009} của Bộ Tài chính|}.")]),
        Part("Tổ chức thực hiện", [
            Body("Phòng Văn hóa - Xã hội", [
                "Tham mưu {!repeated_words|tổ chức tổ chức|tổ chức} thực hiện Kế hoạch; cập nhật số liệu vào cơ sở dữ liệu; xây dựng tài liệu truyền thông phù hợp với từng nhóm dân cư.",
                Duty("Tổng hợp, báo cáo Ủy ban nhân dân phường và {!abolished_body|Phòng Lao động - Thương binh và Xã hội quận|Sở Văn hóa và Thể thao thành phố} {r? half_yearly|định kỳ 6 tháng} ({d --06-10|trước ngày 10/6}) và {r? yearly|hằng năm} ({d --12-10|trước ngày 10/12}).", [
                    Report("Ủy ban nhân dân phường", "--06-10", "half_yearly"),
                    Report("Ủy ban nhân dân phường", "--12-10", "yearly"),
                ]),
            ]),
            Body("Công an phường", ["Phân công trực tiếp nhận tin báo; giám sát việc thực hiện quyết định cấm tiếp xúc; xử lý nghiêm người tái phạm."]),
            Body("Trạm Y tế phường", ["Sàng lọc, phát hiện dấu hiệu bị bạo lực khi khám bệnh; bố trí nơi tạm lánh không quá {q <= ngày|01 ngày}; cấp giấy xác nhận tình trạng thương tích khi người bị bạo lực đề nghị."]),
            Body("Các trường học trên địa bàn {!level_conflict|xã|phường}", ["Theo dõi biểu hiện của học sinh sống trong gia đình có bạo lực, kịp thời thông tin cho Phòng Văn hóa - Xã hội và Công an phường."]),
            Body("Tổ trưởng các tổ dân phố", ["Nắm tình hình từng gia đình có nguy cơ, góp ý, phê bình trong cộng đồng dân cư đối với người có hành vi bạo lực theo đúng trình tự của Luật."]),
            Body("Ủy ban Mặt trận Tổ quốc Việt Nam phường", ["Tuyên truyền, vận động nhân dân tố giác hành vi bạo lực gia đình; giám sát việc thực hiện chính sách, pháp luật."], ask="Đề nghị"),
        ]),
    ],
    closing=[Say("Trên đây là Kế hoạch phòng, chống bạo lực gia đình năm 2026 trên địa bàn phường Bến Trúc./.")],
    foot=Foot(["UBND thành phố (b/c)", "Sở Văn hóa và Thể thao", "TT Đảng ủy, TT HĐND phường", "Các phòng, ban, đơn vị, tổ dân phố", "{!recipients_style|Lưu VT. VHXH|Lưu: VT, VHXH}"], "Phan Quốc Trường", "PHÓ CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"),
    seen={"signer_style": "“K.T CHỦ TỊCH”"},
    debatable={"reporting": "one sentence names two addressees, one of them a department of the city"},
    printings=[
        plain("stacked"),
        plain("run_in"),
        plain("office", "outdated_programme", "citation_kind", "level_conflict", "wrong_year", "old_norm", "repeated_words", "abolished_body", "signer_style", "recipients_style", "typo"),
        plain("sentence"),
    ],
)  # fmt: skip
