"""L09: level words that fit the issuer, and bodies that exist on the plan's day."""

from datetime import date

import pytest

from tests.domain.planlint.papers import Changes, line, told, types

CITY = "UBND THÀNH PHỐ HẢI VÂN\nUBND PHƯỜNG BẾN CÁT\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
FAULTS: list[tuple[str, Changes]] = [
    ("level_conflict", {"body": line("Phát tờ rơi trên địa bàn phường.")}),
    ("level_conflict", {"body": line("UBND phường phát 100 tờ rơi.")}),
    ("level_conflict", {"body": line("Trạm Y tế phường phát 100 tờ rơi.")}),
    ("level_conflict", {"recipients": "Nơi nhận:\n- Đảng ủy phường;\n- Lưu: VT."}),
    ("level_conflict", {"body": line("Phối hợp với các sở, ngành phát 100 tờ rơi.")}),
    ("level_conflict", {"head": CITY, "opening": "UBND phường Bến Cát xây dựng kế hoạch như sau:", "body": line("Báo cáo UBND tỉnh kết quả phát tờ rơi.").replace("UBND xã", "UBND phường")}),
    ("abolished_body", {"body": line("Phối hợp với Sở LĐTBXH phát 100 tờ rơi.")}),
    ("abolished_body", {"body": line("Phối hợp với Phòng Lao động, Thương binh và Xã hội phát 100 tờ rơi.")}),
    ("abolished_body", {"body": line("Báo cáo Huyện ủy kết quả phát tờ rơi.")}),
    ("abolished_body", {"body": line("Phát 100 tờ rơi trên địa bàn huyện.")}),
]  # fmt: skip
SILENT: list[tuple[str, Changes]] = [
    ("level_conflict", {}),
    ("level_conflict", {"body": line("Phát tờ rơi ở các xã, phường trên địa bàn phường, xã lân cận.")}),
    ("level_conflict", {"body": line("Trao đổi với UBND phường Bến Cát về tờ rơi.")}),  # a named neighbour
    ("level_conflict", {"body": line("Vận động toàn xã hội đọc tờ rơi.")}),
    ("level_conflict", {"basis": "Thực hiện Kế hoạch số 5/KH-UBND ngày 02/01/2026 của UBND tỉnh An Lam về truyền thông trên địa bàn phường."}),  # cited
    ("abolished_body", {"body": line("Phối hợp với Sở LĐTBXH phát 100 tờ rơi."), "on": date(2024, 6, 1)}),  # of its time
    ("abolished_body", {"body": line("Kế thừa tờ rơi của Phòng LĐTBXH trước đây.")}),
    ("abolished_body", {"body": line("Thực hiện chính quyền địa phương hai cấp, không tổ chức cấp huyện.")}),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "changes"), FAULTS)
def test_a_word_or_body_of_elsewhere_is_told(kind: str, changes: Changes) -> None:
    assert kind in types("L09", changes)


@pytest.mark.parametrize(("kind", "changes"), SILENT)
def test_the_own_level_lists_names_and_citations_are_left_alone(kind: str, changes: Changes) -> None:
    assert kind not in types("L09", changes)


def test_one_click_changes_the_level_word_and_nothing_else() -> None:
    (finding,) = told("L09", body=line("Phát tờ rơi trên địa bàn phường."))
    assert (finding.text, finding.replacement) == ("trên địa bàn phường", "trên địa bàn xã")
