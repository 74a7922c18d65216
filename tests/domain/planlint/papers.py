"""An invented commune's plan without a fault, to plant faults in; what the rules find in it."""

from datetime import date
from typing import Any

from donghanh.documents.readers.open_file import read_bytes
from donghanh.documents.readers.reference import load_library, load_territory
from donghanh.domain.planlint.finding import Finding
from donghanh.domain.planlint.library import Instrument, LawLibrary
from donghanh.domain.planlint.lint import lint

LAW = LawLibrary(
    (
        Instrument("10/QĐ-TTg", "Quyết định", "Phê duyệt Chương trình Truyền thông về gia đình giai đoạn 2021 - 2025", "Thủ tướng Chính phủ",
                   date(2021, 1, 5), date(2021, 1, 5), None, date(2021, 1, 1), date(2025, 12, 31), "period_ended", "", (), "seen"),
        Instrument("20/QĐ-TTg", "Quyết định", "Phê duyệt Đề án khác", "Thủ tướng Chính phủ", date(2021, 1, 5), status="unverified",
                   period_end=date(2022, 12, 31)),
        Instrument("30/QĐ-TTg", "Quyết định", "Phê duyệt Chiến lược phát triển gia đình bền vững giai đoạn 2021 - 2030", "Thủ tướng Chính phủ",
                   date(2021, 2, 3), date(2021, 2, 3), None, date(2021, 1, 1), date(2030, 12, 31), "in_force", "", (), "seen"),
        Instrument("77/BVH-GĐ", "Công văn", "Hướng dẫn thực hiện Chiến lược phát triển gia đình bền vững năm 2025", "Bộ Văn hóa",
                   date(2025, 2, 3), None, None, date(2025, 1, 1), date(2025, 12, 31), "guidance", "", (), "seen"),
        Instrument("40/2021/NĐ-CP", "Nghị định", "Quy định về gia đình", "Chính phủ", date(2021, 4, 15), date(2021, 6, 1), status="in_force",
                   confidence="seen"),
    )
)  # fmt: skip
TERRITORY = load_territory()
REAL_LAW = load_library()
BASIS = "Thực hiện Kế hoạch số 5/KH-UBND ngày 02/01/2026 của UBND tỉnh An Lam về công tác gia đình."
BODY = """I. MỤC ĐÍCH
- Nâng cao nhận thức của người dân.
II. NỘI DUNG
1. Tổ chức 02 buổi nói chuyện, hoàn thành trước ngày 30/6/2026.
2. Phát 100 tờ rơi.
III. KINH PHÍ
Ngân sách xã.
IV. TỔ CHỨC THỰC HIỆN
1. Phòng Văn hóa - Xã hội
- Tham mưu UBND xã triển khai; báo cáo UBND xã trước ngày 10/12/2026."""
SIGN = "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nLê Văn Bình"
HEAD = """ỦY BAN NHÂN DÂN XÃ SÔNG MÂY
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc"""

Changes = dict[str, Any]
"""What is changed in the plan: the arguments of :func:`plan`; ``on`` is the day it is judged on."""


def plan(
    *,
    basis: str = BASIS,
    body: str = BODY,
    sign: str = SIGN,
    number: str = "Số: 07/KH-UBND",
    dated: str = "Sông Mây, ngày 15 tháng 01 năm 2026",
    kind: str = "KẾ HOẠCH",
    title: str = "Công tác gia đình năm 2026",
    recipients: str = "Nơi nhận:\n- Như trên;\n- Lưu: VT.",
    head: str = HEAD,
    opening: str = "UBND xã Sông Mây xây dựng kế hoạch như sau:",
    closing: str = "",
) -> bytes:
    """The plan as a text file."""
    parts = (f"{head}\n{number}\n{dated}", f"{kind}\n{title}", f"{basis}\n{opening}", body, closing, recipients, sign)
    return ("\n\n".join(part for part in parts if part) + "\n").encode()


def line(text: str) -> str:
    """The body of the plan with another second task."""
    return BODY.replace("2. Phát 100 tờ rơi.", f"2. {text}")


def findings(source: bytes, law: LawLibrary = LAW, on: date | None = None) -> tuple[Finding, ...]:
    """Everything that is found in a file."""
    return lint(read_bytes(source).reading, law, TERRITORY, on)


def told(code: str, *, on: date | None = None, law: LawLibrary = LAW, **changes: str) -> list[Finding]:
    """What one rule finds in the plan."""
    return [finding for finding in findings(plan(**changes), law, on) if finding.code == code]


def types(code: str, changes: Changes) -> set[str]:
    """The types that one rule finds in the plan."""
    return {finding.type for finding in told(code, **changes)}
