"""L22: totals that their parts make."""

import pytest

from tests.domain.planlint.papers import BODY, Changes, line, types

TABLE = "| TT | Nội dung | Số tiền |\n|---|---|---|\n| 1 | In tờ rơi | 10.000.000 |\n| 2 | Hội thi | 25.000.000 |\n| | Tổng cộng | {total} |"


def money(words: str) -> str:
    """The body of the plan with other words about its money."""
    return BODY.replace("Ngân sách xã.", words)


FAULTS: list[tuple[str, Changes]] = [
    ("sum_mismatch", {"body": line("Tổ chức tại 04 thôn gồm: Suối Lạnh, Gò Sành, Bến Đá. Phát 100 tờ rơi.")}),
    ("sum_mismatch", {"body": line("Mở 20 lớp, trong đó: khối 6 có 8 lớp, khối 7 có 7 lớp, khối 8 có 6 lớp.")}),
    ("sum_mismatch", {"body": line("Mở 20 lớp, trong đó: 12 lớp tiểu học, 9 lớp trung học cơ sở.")}),
    ("sum_mismatch", {"body": line("Tổ chức 10 buổi, trong đó 6 buổi tại thôn Gò và 5 buổi tại thôn Đá.")}),
    ("sum_mismatch", {"body": line("Mời 120 người, trong đó nam 50 người, nữ 60 người.")}),
    ("sum_mismatch", {"body": line("Mời 120 đại biểu (trong đó 70 nam, 60 nữ).")}),
    ("sum_mismatch", {"body": line("Mời 1.250 hộ, trong đó 700 hộ ở chợ, còn lại 600 hộ ở bến.")}),
    ("sum_mismatch", {"body": line("Trồng 500 cây, chia ra: 200 cây ở đường, 250 cây ở sân.")}),
    ("sum_mismatch", {"body": line("Sửa 45 phòng (dãy A: 20, dãy B: 30).")}),
    ("sum_mismatch", {"body": line("Hội thi diễn ra trong 03 ngày, từ ngày 10/3 đến ngày 14/3/2026.")}),
    ("sum_mismatch", {"body": money("Tổng kinh phí 50.000.000 đồng, trong đó: ngân sách xã 30.000.000 đồng, huy động 10.000.000 đồng.")}),
    ("sum_mismatch", {"body": money("Kinh phí thực hiện: 40 triệu đồng, trong đó ngân sách xã 30 triệu đồng, vận động 15 triệu đồng.")}),
    ("sum_mismatch", {"body": money("Dự toán 1,5 tỷ đồng, gồm ngân sách tỉnh 1 tỷ đồng và ngân sách xã 400 triệu đồng.")}),
    ("sum_mismatch", {"body": money("Tổng kinh phí: 40 triệu đồng, trong đó:\n- Ngân sách xã: 30 triệu đồng;\n- Vận động: 15 triệu đồng.")}),
    ("sum_mismatch", {"body": money(TABLE.format(total="30.000.000"))}),
]  # fmt: skip
SILENT: list[tuple[str, Changes]] = [
    ("sum_mismatch", {}),
    ("sum_mismatch", {"body": line("Tổ chức tại 03 thôn gồm: Suối Lạnh, Gò Sành và Bến Đá.")}),
    ("sum_mismatch", {"body": line("Tổ chức tại 08 thôn gồm: Suối Lạnh, Gò Sành, Bến Đá …")}),  # an open list
    ("sum_mismatch", {"body": line("Tổ chức 02 đơn vị (có ký cam kết, đăng ký thi đua, gửi báo cáo).")}),  # no names
    ("sum_mismatch", {"body": line("Mở 20 lớp, trong đó: khối 6 có 8 lớp, khối 7 có 6 lớp, khối 8 có 5 lớp.")}),
    ("sum_mismatch", {"body": line("Mời 120 đại biểu (trong đó 60 nam, 60 nữ).")}),
    ("sum_mismatch", {"body": line("Mời 120 người, trong đó có 60 nữ.")}),  # one part of it
    ("sum_mismatch", {"body": line("Giúp 50 hộ, trong đó 30 hộ nghèo, 25 hộ có người khuyết tật.")}),  # a household may be both
    ("sum_mismatch", {"body": line("Mỗi tổ cử 1 đội gồm 3 nam thi nấu ăn.")}),  # men are no teams
    ("sum_mismatch", {"body": line("Mời ít nhất 20 người, trong đó nam 15 người, nữ 10 người.")}),
    ("sum_mismatch", {"body": line("Hội thi diễn ra trong 05 ngày, từ ngày 10/3 đến ngày 14/3/2026.")}),
    ("sum_mismatch", {"body": money("Tổng kinh phí 40.000.000 đồng, trong đó: ngân sách xã 30.000.000 đồng, huy động 10.000.000 đồng.")}),
    ("sum_mismatch", {"body": money("Tổng kinh phí 40 triệu đồng, trong đó hỗ trợ 30 triệu đồng (10 hộ x 3 triệu đồng), tuyên truyền 10 triệu đồng.")}),
    ("sum_mismatch", {"body": money(TABLE.format(total="35.000.000"))}),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "changes"), FAULTS)
def test_parts_that_do_not_make_the_total_are_told(kind: str, changes: Changes) -> None:
    assert kind in types("L22", changes)


@pytest.mark.parametrize(("kind", "changes"), SILENT)
def test_parts_that_do_or_need_not_are_left_alone(kind: str, changes: Changes) -> None:
    assert kind not in types("L22", changes)
