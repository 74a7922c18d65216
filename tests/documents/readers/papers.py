"""An invented plan about roads lined with flowers, in the shape of those that communes write."""

from __future__ import annotations

from tests.documents.readers.pdf_files import Paper, centre, heading, landscape, table, text

WHY = (
    "nhằm vận động các gia đình trồng hoa, giữ gìn vệ sinh đường làng, ngõ xóm, tạo cảnh quan sáng, xanh, sạch, đẹp "
    "trên địa bàn toàn xã"
)
HEAD = ("TT", "Nội dung công việc", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian", "Sản phẩm")
WIDTHS = (0.5, 3, 1.4, 1.6, 1.3, 1.2)
LEFT = ("ỦY BAN NHÂN DÂN", "XÃ SÔNG MÂY", "Số: 12/KH-UBND")
RIGHT = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Sông Mây, ngày 20 tháng 01 năm 2026")
RECIPIENTS = (
    "Nơi nhận:", "- UBND tỉnh An Lam;", "- Thường trực Đảng ủy, HĐND, lãnh đạo UBND xã, Ủy ban Mặt trận Tổ quốc xã;",
    "- Các ban, ngành, đoàn thể xã;", "- Các thôn;", "- Lưu: VT.",
)  # fmt: skip
SIGNATURE = ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Thị Mẫu")


def row(number: int) -> tuple[str, ...]:
    """A row of the table of tasks."""
    deed = f"Tổ chức buổi ra quân trồng hoa đợt {number} tại nhà văn hóa các thôn, vận động mỗi gia đình tham gia"
    return (
        str(number), deed, "Hội Nông dân xã", "Đoàn Thanh niên xã; các thôn", f"Trước ngày {number}/6/2026", "Báo cáo kết quả"
    )  # fmt: skip


def plan(groups: int = 7, rows: int = 0, appendix_rows: int = 0) -> Paper:
    """The plan with so many groups of work, rows of its table, and rows of the table in its appendix."""
    body = [
        text("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;"),
        text(
            "Thực hiện Kế hoạch số 45/KH-UBND ngày 05/01/2026 của Ủy ban nhân dân tỉnh An Lam về phong trào đường hoa "
            "năm 2026; Ủy ban nhân dân xã Sông Mây xây dựng kế hoạch thực hiện như sau:"
        ),
        heading("I. MỤC ĐÍCH, YÊU CẦU"),
        heading("1. Mục đích"),
        text(f"- Tổ chức phong trào {WHY}."),
        text(f"- Phát huy vai trò của Mặt trận Tổ quốc và các đoàn thể {WHY}."),
        heading("2. Yêu cầu"),
        text(f"Các ban, ngành, đoàn thể và các thôn xác định đây là việc làm thường xuyên, {WHY}."),
        heading("II. NHIỆM VỤ VÀ GIẢI PHÁP"),
        text(f"1. Công tác tuyên truyền: Đẩy mạnh tuyên truyền trên hệ thống truyền thanh của xã {WHY}.", bold=25),
        *(
            text(
                f"{number}. Nhóm việc thứ {number}: vận động từng thôn {WHY}; giao Công an xã chủ trì, phối hợp với Đoàn "
                f"Thanh niên xã thực hiện trước ngày {number}/9/2026."
            )
            for number in range(2, groups + 2)
        ),
    ]
    if rows:
        body.append(table(HEAD, *map(row, range(1, rows + 1)), widths=WIDTHS))
    body += [
        heading("III. TỔ CHỨC THỰC HIỆN"),
        text(f"1. Công an xã chủ trì, phối hợp với các thôn {WHY}."),
        text("2. Hội Nông dân xã"),
        text(f"- Tuyên truyền, vận động hội viên {WHY}."),
        text("Trên đây là Kế hoạch thực hiện phong trào đường hoa năm 2026 của Ủy ban nhân dân xã Sông Mây./."),
    ]
    appendix = (
        centre("PHỤ LỤC"), centre("DANH MỤC NHIỆM VỤ NĂM 2026"),
        text("(Kèm theo Kế hoạch số 12/KH-UBND ngày 20/01/2026 của UBND xã Sông Mây)"),
        table(HEAD, *map(row, range(1, appendix_rows + 1)), widths=WIDTHS),
    )  # fmt: skip
    return Paper(
        LEFT,
        RIGHT,
        ("KẾ HOẠCH", "Thực hiện phong trào đường hoa trên địa bàn xã Sông Mây năm 2026"),
        tuple(body),
        RECIPIENTS,
        SIGNATURE,
        (landscape(*appendix),) if appendix_rows else (),
        "Kế hoạch đường hoa năm 2026",
    )


def said(paper: Paper) -> list[str]:
    """Every paragraph and table row of a paper in reading order, as a reader should hand them over."""
    out = [*paper.left, *paper.right, *paper.title]
    for part in paper.body:
        out += _part(part)
    out += [*paper.recipients, *paper.signature]
    for part in paper.appendix:
        for inner in part.get("body", [part]):
            out += _part(inner)
    return out


def _part(part: dict) -> list[str]:
    return [" | ".join(cells) for cells in part["rows"]] if part["kind"] == "table" else [part["text"]]
