"""Invented pairs of plans with what became of each demand, written down before anything was compared.

The thresholds were found on the first five of ``PAIRS`` and on ``SAME_DEEDS``; the last five and ``HELD_OUT`` were only looked at
once they stood.

A pair is a field of work. ``above`` is what the province asks of its communes, each with the truth; ``below`` is what the
commune's plan says. Many sentences are there to mislead: the same field with another deed, the same deed on another thing,
the words every plan has, the name of the programme in every line, "báo cáo viên" who reports nothing, and plans to be
made of another kind than the one that was made.
"""

from dataclasses import dataclass

COVERED, PARTLY, MISSING, STANDS = "covered", "partly", "missing", "stands"


@dataclass(frozen=True)
class Pair:
    """One field of work: what is asked, with the truth, and what is promised."""

    name: str
    above: tuple[tuple[str, str], ...]
    below: tuple[str, ...]
    has_budget: bool = True


PAIRS = (
    Pair(
        "family",
        (
            (COVERED, "Tuyên truyền Luật Phòng, chống bạo lực gia đình trên hệ thống loa truyền thanh cơ sở"),
            (MISSING, "Tuyên truyền Luật Phòng, chống bạo lực gia đình cho học sinh các trường trung học"),
            (MISSING, "Thành lập đường dây nóng tiếp nhận tin báo về bạo lực gia đình"),
            (COVERED, "Duy trì sinh hoạt câu lạc bộ Gia đình phát triển bền vững"),
            (MISSING, "Khen thưởng gia đình văn hóa tiêu biểu nhân Ngày Gia đình Việt Nam"),
            (STANDS, "Xây dựng kế hoạch, bố trí kinh phí thực hiện công tác gia đình"),
        ),
        (
            "Phát bài tuyên truyền Luật Phòng, chống bạo lực gia đình trên loa truyền thanh của xã mỗi tuần hai lần",
            "Duy trì sinh hoạt hằng tháng của câu lạc bộ Gia đình phát triển bền vững tại ba thôn",
            "Bình xét danh hiệu gia đình văn hóa cuối năm",
            "Hòa giải kịp thời mâu thuẫn về bạo lực gia đình ngay tại thôn",
        ),
    ),
    Pair(
        "clubs",
        (
            (MISSING, "Thành lập câu lạc bộ Nam giới tiên phong phòng, chống bạo lực gia đình"),
            (COVERED, "Rà soát, củng cố các địa chỉ tin cậy tại cộng đồng"),
            (MISSING, "Tập huấn kỹ năng tư vấn cho người phụ trách địa chỉ tin cậy"),
            (PARTLY, "Trang bị tủ thuốc sơ cứu cho địa chỉ tin cậy; lắp biển báo địa chỉ tin cậy tại trục đường chính"),
        ),
        (
            "Duy trì câu lạc bộ Nam giới tiên phong phòng, chống bạo lực gia đình đã thành lập năm trước",
            "Rà soát và củng cố hoạt động của các địa chỉ tin cậy trong cộng đồng, báo cáo Ủy ban nhân dân xã",
            "Lắp biển báo địa chỉ tin cậy dọc trục đường chính của xã",
        ),
    ),
    Pair(
        "children",
        (
            (COVERED, "Tổ chức diễn đàn trẻ em cấp xã, lắng nghe ý kiến của trẻ em"),
            (MISSING, "Tổ chức dạy bơi an toàn cho trẻ em trong dịp hè"),
            (COVERED, "Lập danh sách trẻ em có hoàn cảnh đặc biệt để theo dõi, trợ giúp"),
            (MISSING, "Lắp rào chắn, biển cảnh báo tại ao hồ có nguy cơ đuối nước"),
            (MISSING, "Kiểm tra việc chấp hành pháp luật về sử dụng lao động trẻ em tại cơ sở sản xuất"),
        ),
        (
            "Mở diễn đàn trẻ em của xã trong tháng 6 để lắng nghe ý kiến các em",
            "Rà soát, lập danh sách trẻ em có hoàn cảnh đặc biệt theo từng thôn",
            "Tuyên truyền phòng, chống đuối nước cho trẻ em trong dịp hè",
            "Tuyên truyền pháp luật về sử dụng lao động trẻ em đến cơ sở sản xuất",
        ),
    ),
    Pair(
        "law",
        (
            (MISSING, "Bồi dưỡng nghiệp vụ cho đội ngũ báo cáo viên, tuyên truyền viên pháp luật"),
            (COVERED, "Kiện toàn các tổ hòa giải ở cơ sở, bảo đảm có hòa giải viên nữ"),
            (MISSING, "Tổ chức hội thi hòa giải viên giỏi"),
            (COVERED, "Trợ giúp pháp lý miễn phí cho phụ nữ bị bạo lực"),
            (MISSING, "Xây dựng kế hoạch kiểm tra công tác hộ tịch tại cơ sở"),
        ),
        (
            "Kiện toàn tổ hòa giải ở tám thôn, mỗi tổ có ít nhất một hòa giải viên là nữ",
            "Phối hợp với Trung tâm trợ giúp pháp lý nhà nước trợ giúp miễn phí cho phụ nữ bị bạo lực gia đình",
            "Niêm yết pháp luật về hộ tịch tại trụ sở",
            "Báo cáo kết quả công tác tư pháp về Ủy ban nhân dân tỉnh trước ngày 05/12/2026",
        ),
    ),
    Pair(
        "health",
        (
            (COVERED, "Khám sức khỏe sinh sản định kỳ cho phụ nữ vùng đồng bào dân tộc thiểu số"),
            (MISSING, "Tư vấn, khám sức khỏe tiền hôn nhân cho thanh niên"),
            (COVERED, "Tiếp nhận, chăm sóc người bị bạo lực đến cơ sở khám bệnh, chữa bệnh"),
            (MISSING, "Thống kê số người bị bạo lực được chăm sóc tại cơ sở y tế"),
            (MISSING, "Sửa chữa phòng tư vấn kín đáo tại trạm y tế"),
        ),
        (
            "Mỗi quý khám sức khỏe sinh sản cho phụ nữ người dân tộc thiểu số tại hai bản vùng cao",
            "Trạm Y tế tiếp nhận và chăm sóc người bị bạo lực đến khám, giữ kín thông tin",
            "Tuyên truyền về tảo hôn, hôn nhân cận huyết cho thanh niên",
        ),
    ),
    Pair(
        "work",
        (
            (COVERED, "Mở lớp đào tạo nghề ngắn hạn cho lao động nữ nông thôn"),
            (MISSING, "Hỗ trợ phụ nữ khởi nghiệp tiếp cận vốn vay ưu đãi"),
            (MISSING, "Giám sát việc thực hiện chính sách đối với lao động nữ tại doanh nghiệp"),
            (COVERED, "Tổ chức phiên giao dịch việc làm lưu động"),
            (MISSING, "Tuyên truyền phòng, chống quấy rối tình dục tại nơi làm việc"),
        ),
        (
            "Đào tạo nghề ngắn hạn về may công nghiệp cho lao động nữ tại các thôn",
            "Phối hợp mở phiên giao dịch việc làm lưu động tại chợ trung tâm",
            "Hỗ trợ phụ nữ đơn thân sửa nhà ở",
            "Tuyên truyền chính sách đối với lao động nữ tại doanh nghiệp",
        ),
    ),
    Pair(
        "elderly",
        (
            (COVERED, "Chúc thọ, mừng thọ người cao tuổi dịp đầu xuân"),
            (MISSING, "Thành lập câu lạc bộ liên thế hệ tự giúp nhau"),
            (MISSING, "Vận động xây dựng quỹ chăm sóc người cao tuổi"),
            (PARTLY, "Khám sức khỏe định kỳ cho người cao tuổi; cấp thẻ bảo hiểm y tế cho người từ đủ 80 tuổi"),
        ),
        (
            "Tổ chức mừng thọ, chúc thọ người cao tuổi vào dịp đầu xuân",
            "Trạm Y tế khám sức khỏe định kỳ cho người cao tuổi trong tháng 10",
            "Duy trì sinh hoạt câu lạc bộ dưỡng sinh của người cao tuổi",
            "Chi trả trợ cấp cho người cao tuổi qua tài khoản",
        ),
    ),
    Pair(
        "media",
        (
            (COVERED, "Treo băng rôn, khẩu hiệu hưởng ứng Tháng hành động vì bình đẳng giới"),
            (MISSING, "Tổ chức lễ phát động Tháng hành động vì bình đẳng giới"),
            (MISSING, "Xây dựng chương trình phát thanh chuyên đề về bình đẳng giới"),
            (COVERED, "Đăng tin, bài về bình đẳng giới trên trang thông tin điện tử"),
            (MISSING, "Tổ chức cuộc thi tìm hiểu kiến thức về bình đẳng giới trên mạng xã hội"),
        ),
        (
            "Treo băng rôn, khẩu hiệu hưởng ứng Tháng hành động vì bình đẳng giới tại trụ sở và nhà văn hóa",
            "Mỗi tháng đăng ít nhất hai tin, bài về bình đẳng giới lên trang thông tin điện tử của xã",
            "Nói chuyện chuyên đề về bình đẳng giới tại chi hội phụ nữ",
        ),
    ),
    Pair(
        "cadres",
        (
            (COVERED, "Rà soát, đưa cán bộ nữ vào quy hoạch chức danh lãnh đạo, quản lý"),
            (MISSING, "Cử cán bộ nữ tham gia lớp bồi dưỡng kỹ năng lãnh đạo"),
            (MISSING, "Bố trí kinh phí sửa chữa nhà công vụ cho giáo viên nữ"),
            (MISSING, "Lồng ghép vấn đề bình đẳng giới trong xây dựng văn bản quy phạm pháp luật"),
            (COVERED, "Kiện toàn Ban vì sự tiến bộ của phụ nữ"),
        ),
        (
            "Rà soát quy hoạch chức danh lãnh đạo, quản lý, bảo đảm tỷ lệ cán bộ nữ trong quy hoạch",
            "Kiện toàn Ban vì sự tiến bộ của phụ nữ xã sau sắp xếp",
            "Tập huấn cho cán bộ thôn về lồng ghép bình đẳng giới trong hương ước",
        ),
    ),
    Pair(
        "order",
        (
            (COVERED, "Tuần tra, giữ gìn an ninh trật tự tại khu vực chợ và trường học"),
            (MISSING, "Lắp đặt camera an ninh tại khu vực chợ và trường học"),
            (COVERED, "Bảo vệ, hỗ trợ nạn nhân bị mua bán trở về hòa nhập cộng đồng"),
            (MISSING, "Điều tra, xử lý nghiêm hành vi mua bán phụ nữ và trẻ em"),
            (MISSING, "Ký cam kết không tàng trữ pháo nổ với từng hộ gia đình"),
        ),
        (
            "Công an xã tuần tra giữ gìn trật tự quanh chợ, trường học vào giờ tan trường",
            "Hỗ trợ nạn nhân bị mua bán trở về hòa nhập cộng đồng, bảo vệ thông tin của nạn nhân",
            "Tuyên truyền thủ đoạn mua bán phụ nữ và trẻ em",
            "Tuyên truyền không tàng trữ pháo nổ đến từng hộ gia đình",
        ),
    ),
)

SAME_DEEDS = (
    (
        MISSING,
        "Tập huấn kỹ năng tham vấn tâm lý cho giáo viên chủ nhiệm",
        ("Tập huấn sơ cứu tai nạn cho giáo viên thể dục", "Tuyên truyền về sức khỏe tâm thần học đường"),
    ),
    (
        MISSING,
        "Kiểm tra an toàn thực phẩm tại bếp ăn trường mầm non",
        ("Kiểm tra phòng cháy chữa cháy tại trường mầm non và chợ",),
    ),
    (
        MISSING,
        "Hỗ trợ tiền học phí cho trẻ em mồ côi",
        ("Hỗ trợ xe đạp cho học sinh vượt khó", "Thăm hỏi trẻ em mồ côi dịp Tết"),
    ),
    (
        MISSING,
        "Rà soát, lập danh sách hộ gia đình có nguy cơ bạo lực",
        ("Rà soát, lập danh sách hộ nghèo, hộ cận nghèo",),
    ),
    (
        MISSING,
        "Tuyên truyền phòng, chống mua bán người ở khu vực biên giới",
        ("Tuyên truyền phòng, chống ma túy ở khu vực biên giới",),
    ),
    (MISSING, "Thành lập câu lạc bộ cha mẹ nuôi dạy con tốt", ("Thành lập câu lạc bộ nam giới không bạo lực",)),
    (MISSING, "Duy trì địa chỉ tin cậy tại nhà văn hóa thôn", ("Duy trì tủ sách pháp luật tại nhà văn hóa thôn",)),
    (
        MISSING,
        "Tổ chức hội thi tìm hiểu Luật Bình đẳng giới",
        ("Tổ chức hội thi nấu ăn nhân ngày 20/10", "Tuyên truyền Luật Bình đẳng giới"),
    ),
    (MISSING, "Tư vấn pháp luật cho phụ nữ đơn thân", ("Tư vấn việc làm cho phụ nữ đơn thân",)),
    (MISSING, "Xử lý nghiêm hành vi xâm hại trẻ em", ("Xử lý vi phạm trật tự đô thị tại chợ",)),
    (
        COVERED,
        "Tổ chức lớp tập huấn về phòng ngừa bạo lực trên cơ sở giới cho cán bộ thôn",
        ("Mở 01 lớp tập huấn phòng ngừa bạo lực trên cơ sở giới, 40 cán bộ thôn tham dự",),
    ),
    (
        COVERED,
        "Đẩy mạnh tuyên truyền về bình đẳng giới trên hệ thống truyền thanh",
        ("Phát thanh chuyên mục bình đẳng giới 2 kỳ/tháng trên đài truyền thanh xã",),
    ),
    (
        COVERED,
        "Kiểm tra hoạt động của các cơ sở karaoke, nhà nghỉ trên địa bàn",
        ("Công an xã phối hợp kiểm tra cơ sở karaoke, nhà nghỉ mỗi quý một lần",),
    ),
    (
        COVERED,
        "Thăm hỏi, tặng quà phụ nữ nghèo, phụ nữ khuyết tật dịp Tết",
        ("Hội Phụ nữ thăm, tặng quà 30 phụ nữ nghèo, khuyết tật dịp Tết Nguyên đán",),
    ),
    (
        COVERED,
        "Ra mắt mô hình điểm Trường học an toàn, thân thiện",
        ("Xây dựng mô hình Trường học an toàn, thân thiện tại Trường Tiểu học",),
    ),
    (
        COVERED,
        "Vận động hội viên không sinh con thứ ba, không tảo hôn",
        ("Vận động hội viên, phụ nữ cam kết không tảo hôn, không sinh con thứ ba trở lên",),
    ),
    (
        COVERED,
        "Cập nhật số liệu nạn nhân bạo lực gia đình vào phần mềm",
        ("Hằng tháng cập nhật số liệu nạn nhân bạo lực gia đình lên phần mềm của ngành",),
    ),
    (
        COVERED,
        "Niêm yết công khai số điện thoại đường dây nóng tại trụ sở, nhà văn hóa",
        ("Niêm yết số điện thoại đường dây nóng 111 và số trực ban Công an xã tại nhà văn hóa các thôn",),
    ),
    (
        COVERED,
        "Biểu dương gương nam giới tích cực chia sẻ việc nhà",
        ("Biểu dương nam giới chia sẻ việc nhà tại hội nghị tổng kết",),
    ),
    (
        COVERED,
        "Sơ kết 6 tháng, tổng kết năm thực hiện chương trình",
        ("Sơ kết 6 tháng và tổng kết năm việc thực hiện chương trình",),
    ),
)
"""One demand each, with what the plan below says of the same field."""
HELD_OUT = (
    (
        MISSING,
        "Xây dựng tủ sách pháp luật tại nhà văn hóa thôn",
        ("Kiểm tra tủ sách pháp luật tại nhà văn hóa thôn mỗi quý",),
    ),
    (MISSING, "Tổ chức giải bóng chuyền nữ chào mừng ngày 20/10", ("Tổ chức gặp mặt cán bộ nữ chào mừng ngày 20/10",)),
    (
        MISSING,
        "Cấp phát tờ rơi về sức khỏe sinh sản vị thành niên tại trường học",
        ("Nói chuyện về sức khỏe sinh sản cho phụ nữ trong độ tuổi sinh đẻ",),
    ),
    (
        MISSING,
        "Theo dõi, đôn đốc việc chi trả chế độ cho cán bộ dân số thôn",
        ("Chi trả chế độ cho cán bộ dân số thôn qua tài khoản",),
    ),
    (
        MISSING,
        "Giới thiệu sản phẩm của phụ nữ khởi nghiệp tại hội chợ",
        ("Tập huấn phụ nữ khởi nghiệp về thương mại điện tử",),
    ),
    (
        MISSING,
        "Báo cáo kịp thời các vụ xâm hại trẻ em về cơ quan công an",
        ("Tuyên truyền phòng, chống xâm hại trẻ em",),
    ),
    (
        MISSING,
        "Vệ sinh môi trường, thu gom rác thải nhựa tại khu dân cư",
        ("Tuyên truyền phân loại rác thải nhựa tại khu dân cư",),
    ),
    (MISSING, "Củng cố mạng lưới cộng tác viên dân số", ("Củng cố mạng lưới cộng tác viên trẻ em, bảo vệ trẻ em",)),
    (
        COVERED,
        "Giáo dục giới tính, kỹ năng tự bảo vệ cho học sinh tiểu học",
        ("Trường Tiểu học giáo dục giới tính và kỹ năng tự bảo vệ cho học sinh trong giờ ngoại khóa",),
    ),
    (
        COVERED,
        "Huy động nguồn lực xã hội hóa hỗ trợ người bị bạo lực",
        ("Kêu gọi doanh nghiệp đóng góp, huy động nguồn lực hỗ trợ người bị bạo lực",),
    ),
    (
        COVERED,
        "Thực hiện bình đẳng giới trong bổ nhiệm, đề bạt cán bộ",
        ("Bảo đảm bình đẳng giới trong quy hoạch, bổ nhiệm, đề bạt cán bộ",),
    ),
    (
        COVERED,
        "Tổ chức tập huấn cho tổ hòa giải về kỹ năng hòa giải vụ việc bạo lực gia đình",
        ("Phối hợp Phòng Tư pháp tập huấn kỹ năng hòa giải vụ việc bạo lực gia đình cho 8 tổ hòa giải",),
    ),
    (
        COVERED,
        "Xây dựng mô hình thôn không có bạo lực gia đình",
        ("Ra mắt mô hình thôn không có bạo lực gia đình tại thôn Bãi Sậy",),
    ),
    (COVERED, "Khảo sát nhu cầu học nghề của lao động nữ", ("Rà soát nhu cầu học nghề của lao động nữ trong tháng 3",)),
    (
        COVERED,
        "Lồng ghép nội dung bình đẳng giới vào hương ước, quy ước",
        ("Sửa đổi hương ước, quy ước, lồng ghép nội dung bình đẳng giới",),
    ),
    (
        COVERED,
        "Công khai danh sách người được hưởng trợ cấp tại trụ sở thôn",
        ("Niêm yết danh sách người hưởng trợ cấp tại trụ sở các thôn",),
    ),
)
"""The same, never used to find a threshold."""
