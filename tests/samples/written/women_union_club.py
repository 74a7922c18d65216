"""A Women's Union founds clubs: bodies, names and the scope can be kept straight or not."""

from tests.samples.compose.spec import Body, Document, Duty, Foot, Head, Part, Points, Report, Say, Task, Tasks, plain

DOCUMENT = Document(
    name="women_union_club",
    kind="Kế hoạch",
    title="Xây dựng mô hình Câu lạc bộ “Người cha đồng hành” trên địa bàn xã Lèng Xanh năm 2026",
    head=Head(["BAN THƯỜNG VỤ"], "16/KH-BTV", "Lèng Xanh", "2026-05-11", above=["HỘI LIÊN HIỆP PHỤ NỮ XÃ LÈNG XANH"]),
    issuer="Ban Thường vụ Hội Liên hiệp Phụ nữ xã Lèng Xanh",
    level="xã",
    year=2026,
    opening=[
        "Thực hiện {c 88/KH-BTV 2026-04-10 Ban Thường vụ Hội Liên hiệp Phụ nữ tỉnh|Kế hoạch số 88/KH-BTV ngày 10 tháng 4 năm 2026} của Ban Thường vụ Hội Liên hiệp Phụ nữ tỉnh An Lam về nhân rộng mô hình “Người cha đồng hành”, Ban Thường vụ Hội Liên hiệp Phụ nữ xã Lèng Xanh xây dựng Kế hoạch như sau:",
    ],
    body=[
        Part("Mục đích, yêu cầu", [Points([
            "Thu hút nam giới, nhất là những người cha trẻ, cùng chia sẻ việc nhà, chăm sóc con nhỏ và lên tiếng trước hành vi bạo lực, qua đó góp phần giảm gánh nặng công việc không được trả công của phụ nữ vùng cao.",
            "Câu lạc bộ sinh hoạt thực chất, do chính nam giới điều hành, không biến thành buổi họp của chi hội phụ nữ.",
        ])]),
        Part("Nội dung", [
            Part("Khảo sát, lựa chọn địa bàn", [Tasks([
                Task("Khảo sát nhu cầu tại {q|08 bản}; {!scope_conflict|lựa chọn {q|01 bản} làm điểm, thành lập câu lạc bộ tại {q|8/8 bản} trong năm|lựa chọn {q|02 bản} có nhiều cặp vợ chồng trẻ để thành lập câu lạc bộ trong năm}, hoàn thành {d 2026-05-31|trước ngày 31/5/2026}."),
            ])]),
            Part("Thành lập câu lạc bộ", [Tasks([
                Task("Vận động nam giới từ đủ {n|18 tuổi} đang sinh sống tại bản tham gia, mỗi câu lạc bộ có {q >= nam giới|ít nhất 20 nam giới} và {q <= thành viên|không quá 30 thành viên}; Ban Chủ nhiệm gồm {q|03 người}, trong đó có {q|01 nữ}."),
                Task("{!undefined_body|Thành lập Ban chỉ đạo xây dựng mô hình|Thành lập Tổ tư vấn xây dựng mô hình} gồm đại diện hội phụ nữ, công an viên, y tế bản; {!undefined_body|Tổ tư vấn|Tổ tư vấn} soạn quy chế hoạt động, trình Ủy ban nhân dân xã phê duyệt."),
                Task("Ra mắt câu lạc bộ nhân Ngày Gia đình Việt Nam {d --06-28|28/6} với phần thi nấu ăn, tắm bé của các ông bố."),
            ])]),
            Part("Duy trì sinh hoạt", [Tasks([
                Task("Câu lạc bộ {!name_variant|“Người cha tiên phong đồng hành”|“Người cha đồng hành”} sinh hoạt {r monthly|mỗi tháng một lần}, luân phiên tại nhà các thành viên, mỗi kỳ một chủ đề do thành viên tự chọn."),
            ])]),
        ], fault="repeated_section"),
        Part("Kinh phí", [Say("Từ {money|kinh phí hoạt động của Hội}, {money|nguồn Dự án hỗ trợ phụ nữ và trẻ em vùng cao} và {money|đóng góp tự nguyện của thành viên}.")]),
        Part("Tổ chức thực hiện", [
            Body("Ban Thường vụ Hội Liên hiệp Phụ nữ xã", [
                "Phân công từng đồng chí Ủy viên phụ trách bản; biên soạn tài liệu sinh hoạt có tranh minh họa cho người ít chữ.",
                Duty("Báo cáo Ban Thường vụ Hội Liên hiệp Phụ nữ tỉnh {d 2026-11-15|trước ngày 15 tháng 11 năm 2026}.", [Report("Ban Thường vụ Hội Liên hiệp Phụ nữ tỉnh", "2026-11-15", "once")]),
            ]),
            Body("Chi hội phụ nữ các bản", ["Vận động gia đình hội viên để chồng, con trai tham gia; chuẩn bị địa điểm, nước uống; ghi sổ theo dõi các buổi sinh hoạt."]),
            Body("Ủy ban nhân dân xã", ["Quan tâm chỉ đạo, phê duyệt quy chế, bố trí công chức Văn hóa - Xã hội cùng tham gia hướng dẫn."], ask="Kính đề nghị"),
            Body("Đoàn Thanh niên, Hội Nông dân xã", ["Giới thiệu đoàn viên, hội viên nam nòng cốt làm hạt nhân của câu lạc bộ."], ask="Đề nghị", members=["Đoàn Thanh niên", "Hội Nông dân xã"]),
        ], fault="skipped_section"),
    ],
    closing=[Say("Trên đây là Kế hoạch xây dựng mô hình Câu lạc bộ “Người cha đồng hành” năm 2026 của Hội Liên hiệp Phụ nữ xã Lèng Xanh.")],
    foot=Foot(["BTV Hội LHPN tỉnh (b/c)", "Đảng ủy, UBND xã (b/c)", "Chi hội phụ nữ các bản", "Lưu VT"], "Giàng Thị Sua", "CHỦ TỊCH", "TM. BAN THƯỜNG VỤ"),
    seen={"skipped_section": "parts go from III to V"},
    debatable={
        "issuer": "a standing committee above its own union: the two lines can be put together in more than one way",
        "issuer_parent": "the union is the body itself, not one above it",
        "level": "a mass organisation of a commune: the body's level or “cơ quan”",
    },
    printings=[
        plain("stacked"),
        plain("wrapped", "undefined_body", "scope_conflict", "name_variant", "skipped_section"),
        plain("paragraphs"),
    ],
)  # fmt: skip
