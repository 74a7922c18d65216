"""A plan of any length, invented line by line, that looks to the reader like those that offices write."""

BODIES = (
    "Công an xã", "Trạm Y tế xã", "Hội Liên hiệp Phụ nữ xã", "Đoàn Thanh niên xã", "Hội Nông dân xã",
    "Công chức Tư pháp - Hộ tịch", "Công chức Văn hóa - Xã hội", "Các trường học trên địa bàn", "Các thôn",
)  # fmt: skip
THEMES = (
    "bình đẳng giới trong gia đình", "phòng, chống bạo lực học đường", "an toàn của phụ nữ trên đường làng",
    "chia sẻ việc nhà", "địa chỉ tin cậy ở cộng đồng", "kỹ năng ứng xử trên mạng", "hôn nhân tự nguyện",
)  # fmt: skip
DEEDS = (
    "Tổ chức {n} buổi nói chuyện chuyên đề về {theme} tại nhà văn hóa, mỗi buổi có ít nhất {m} người dự, hoàn thành trước ngày 30/{month}/2026.",
    "Phát {n} tin, bài về {theme} trên hệ thống truyền thanh, mỗi tuần ít nhất 02 lượt, ưu tiên khung giờ người dân nghỉ ngơi.",
    "Rà soát, cập nhật danh sách {theme} theo từng thôn, gửi kết quả về Ủy ban nhân dân xã trước ngày 15/{month}/2026.",
    "Treo {n} băng rôn tại trụ sở, chợ và trường học; cấp {m} tờ gấp giới thiệu về {theme} đến từng hộ gia đình.",
)
LINES_A_PAGE = 38
WIDTH = 88


def sample_plan(pages: int) -> str:
    """The text of an invented commune's plan that would fill about ``pages`` sheets of A4. Always the same."""
    lines = _head()
    number = 0
    foot = [*_orders(), *_foot()]
    while _sheets([*lines, *foot]) < pages - 0.3:
        number += 1
        lines += _group(number)
    return "\n".join([*lines, *foot])


def _sheets(lines: list[str]) -> float:
    return sum(1 + len(line) // WIDTH for line in lines) / LINES_A_PAGE


def _head() -> list[str]:
    return [
        "ỦY BAN NHÂN DÂN", "XÃ SÔNG MÂY", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "",
        "Số: 12/KH-UBND", "Sông Mây, ngày 20 tháng 01 năm 2026", "", "KẾ HOẠCH",
        "Thực hiện công tác bình đẳng giới trên địa bàn xã năm 2026", "",
        "Căn cứ Luật Bình đẳng giới ngày 29 tháng 11 năm 2006;",
        "Căn cứ Luật Phòng, chống bạo lực gia đình ngày 14 tháng 11 năm 2022;",
        "Ủy ban nhân dân xã xây dựng kế hoạch như sau:", "",
        "I. MỤC TIÊU", "1. Từ 60% lãnh đạo các ban, ngành của xã được tập huấn về giới.",
        "2. 100% trường học có hoạt động ngoại khóa về giới trong năm.", "", "II. NHIỆM VỤ VÀ GIẢI PHÁP", "",
    ]  # fmt: skip


def _group(number: int) -> list[str]:
    theme = THEMES[number % len(THEMES)]
    lines = [f"{number}. Nhóm việc thứ {number} về {theme}"]
    for index, letter in enumerate("abcdđ"):
        deed = DEEDS[(number + index) % len(DEEDS)]
        text = deed.format(n=4 + number % 9, m=30 + 5 * index, month=1 + (number + index) % 12, theme=theme)
        lead = BODIES[(number + index) % len(BODIES)]
        lines.append(f"{letter}) {text} {lead} chủ trì, {BODIES[(number + index + 2) % len(BODIES)]} phối hợp.")
    return [*lines, ""]


def _orders() -> list[str]:
    lines = ["III. TỔ CHỨC THỰC HIỆN", ""]
    for turn, body in enumerate(BODIES):
        lines.append(f"{turn + 1}. {body}")
        for step in range(3):
            theme = THEMES[(turn + step) % len(THEMES)]
            lines.append(f"- Chủ trì phần việc về {theme} được giao tại Mục II của Kế hoạch này.")
        lines.append("- Báo cáo kết quả về Ủy ban nhân dân xã trước ngày 15 tháng 6 và ngày 15 tháng 12 năm 2026.")
    return lines


def _foot() -> list[str]:
    return [
        "", "Trên đây là kế hoạch công tác bình đẳng giới năm 2026 của xã./.", "",
        "Nơi nhận:", "- UBND tỉnh An Lam;", "- Thường trực Đảng ủy, HĐND xã;", "- Các ban, ngành, đoàn thể xã;", "- Lưu: VT.", "",
        "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "", "Lê Thị Mẫu",
    ]  # fmt: skip
