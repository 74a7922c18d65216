"""An invented plan as the reader hands it over, for tests that need no reader. Spans are found, never counted."""

from typing import Any

TEXT = """ỦY BAN NHÂN DÂN
XÃ SÔNG MÂY
Số:      /KH-UBND

KẾ HOẠCH
Xây dựng đường hoa trước cổng trường năm 2026
Căn cứ Kế hoạch số 12/KH-UBND ngày 05/01/2026 của UBND tỉnh An Lam.
I. NHIỆM VỤ
1. Trồng và chăm sóc hai luống hoa trước cổng trường, xong trước ngày 20/3/2026.
2. Vận động mỗi thôn góp ít nhất 50 cây giống trong quý II năm 2026.
II. TỔ CHỨC THỰC HIỆN
1. Công an xã
Giữ trật tự tại cổng trường trong những buổi ra quân trồng cây.
2. Đề nghị Hội Liên hiệp Phụ nữ xã
Trồng và chăm sóc hai luống hoa trước cổng trường cùng các gia đình.
3. Tổ vườn ươm
Chuẩn bị cây giống cho các thôn trước ngày 01/3/2026.
Các cơ quan báo cáo kết quả về UBND xã trước ngày 10/12/2022.
Kinh phí lấy từ đóng góp tự nguyện của các gia đình.
Một câu chẳng ai hiểu là để làm gì cả.
"""


def span(words: str, text: str = TEXT) -> dict[str, int]:
    """Where the words stand in the text."""
    start = text.index(words)
    end = start + len(words)
    first, last = text.count("\n", 0, start) + 1, text.count("\n", 0, end) + 1
    return {"start": start, "end": end, "line_start": first, "line_end": last}


def item(words: str, **more: Any) -> dict[str, Any]:
    """An item of a reading that is these words."""
    return {"text": words, "span": span(words), **more}


FLOWERS = "Trồng và chăm sóc hai luống hoa trước cổng trường"
SEEDS = "mỗi thôn góp ít nhất 50 cây giống"
ORDER = "Giữ trật tự tại cổng trường trong những buổi ra quân trồng cây."
FLOWERS_TOO = "Trồng và chăm sóc hai luống hoa trước cổng trường cùng các gia đình."
NURSERY = "Chuẩn bị cây giống cho các thôn trước ngày 01/3/2026."
REPORT = "Các cơ quan báo cáo kết quả về UBND xã trước ngày 10/12/2022."


def reading() -> dict[str, Any]:
    """A fresh copy of the whole reading."""
    return {
        "doc_type": "Kế hoạch",
        "number": None,
        "number_symbol": "KH-UBND",
        "issuer": "UBND xã Sông Mây",
        "title": "Xây dựng đường hoa trước cổng trường năm 2026",
        "year": 2026,
        "issue_date": "2026-01",
        "signer": {"name": None},
        "legal_basis": [
            item(
                "Kế hoạch số 12/KH-UBND ngày 05/01/2026",
                kind="Kế hoạch",
                number="12/KH-UBND",
                date="2026-01-05",
                issuer="UBND tỉnh An Lam",
            )
        ],
        "targets": [item(SEEDS, value=50, unit="cây giống", operator=">=", kind="quantity")],
        "sections": [{"marker": "I.", "level": 1, "title": "NHIỆM VỤ", "kind": "heading", "span": span("I. NHIỆM VỤ")}],
        "tasks": [
            item(
                FLOWERS,
                section_path=["I", "1"],
                lead=[],
                coordinating=[],
                deadline={"rule": "before", "text": "trước ngày 20/3/2026", "date": "2026-03-20", "due": "2026-03-19"},
            )
        ],
        "assignments": [
            {"agency": "Công an xã", "duties": [item(ORDER)], "requested": False, "span": span("Công an xã")},
            {
                "agency": "Hội Liên hiệp Phụ nữ xã",
                "duties": [item(FLOWERS_TOO)],
                "requested": True,
                "span": span("Đề nghị Hội Liên hiệp Phụ nữ xã"),
            },
            {
                "agency": "Tổ vườn ươm",
                "duties": [item(NURSERY), item(REPORT)],
                "requested": False,
                "span": span("Tổ vườn ươm"),
            },
        ],
        "dates": [{"date": "2026-03-20", "what": "hạn", "text": "20/3/2026", "span": span("trước ngày 20/3/2026")}],
        "reporting": [
            item(
                REPORT,
                reporter="Các cơ quan",
                to="UBND xã",
                via=None,
                by="2022-12-10",
                expected_by="2026-12-10",
                period="yearly",
            )
        ],
        "budget_sources": ["đóng góp tự nguyện của các gia đình"],
        "budget_source_spans": [span("đóng góp tự nguyện của các gia đình")],
        "recipients": [],
        "findings": [
            {
                "code": "wrong_year",
                "type": "wrong_year",
                "severity": "error",
                "message": "Hạn báo cáo nằm trước ngày ban hành kế hoạch",
                "text": "trước ngày 10/12/2022",
                "suggestion": "trước ngày 10/12/2026",
                "span": span("trước ngày 10/12/2022"),
            },
            {
                "code": "missing_number",
                "type": "missing_number",
                "severity": "warning",
                "message": "Văn bản chưa có số",
                "text": "Số:      /KH-UBND",
                "span": span("Số:      /KH-UBND"),
            },
        ],
        "unclaimed": [item("Một câu chẳng ai hiểu là để làm gì cả.")],
        "coverage": 0.94,
        "source_text": TEXT,
    }
