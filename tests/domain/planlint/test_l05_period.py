"""L05: the period of a cited programme is the programme's own."""

import pytest

from tests.domain.planlint.papers import REAL_LAW, Changes, line, told, types

TEN = "Quyết định số 10/QĐ-TTg ngày 05/01/2021 của Thủ tướng Chính phủ"
FAULTS: list[tuple[str, Changes]] = [
    ("misquoted_period", {"body": line(f"Thực hiện {TEN} phê duyệt Chương trình Truyền thông về gia đình giai đoạn 2023 - 2025.")}),
    ("misquoted_period", {"basis": f"Căn cứ {TEN} phê duyệt Chương trình Truyền thông về gia đình giai đoạn 2021 - 2023."}),
    ("misquoted_period", {"basis": "Thực hiện Chiến lược phát triển gia đình bền vững giai đoạn 2022 - 2030."}),
    ("misquoted_period", {"basis": f"Thực hiện Chương trình Truyền thông về gia đình giai đoạn 2022 - 2025 ({TEN})."}),
    ("misquoted_period", {"basis": f"Thực hiện Chương trình Truyền thông về gia đình giai đoạn 2022 - 2025 ban hành kèm theo {TEN}."}),
    ("misquoted_period", {"basis": f"Căn cứ {TEN.replace('05/01/2021', '05/3/2021')} phê duyệt Chương trình Truyền thông về gia đình giai đoạn 2022 - 2025."}),  # under a wrong date
    ("misquoted_period", {"body": line("Thực hiện Đề án Chợ quê giai đoạn 2021 - 2026 theo Quyết định số 55/QĐ-UBND ngày 10/3/2021; mở rộng Đề án Chợ quê giai đoạn 2022 - 2026 theo Quyết định số 55/QĐ-UBND ngày 10/3/2021.")}),
]  # fmt: skip
SILENT: list[tuple[str, Changes]] = [
    ("misquoted_period", {"basis": f"Căn cứ {TEN} phê duyệt Chương trình Truyền thông về gia đình giai đoạn 2021 - 2025."}),
    ("misquoted_period", {"basis": f"Thực hiện Chương trình truyền thông, về gia đình giai đoạn 2021 - 2025 theo {TEN}."}),
    ("misquoted_period", {"body": line(f"Thực hiện {TEN} về truyền thông trong giai đoạn 2021 - 2023.")}),  # a part of it
    ("misquoted_period", {"basis": "Thực hiện Chiến lược phát triển gia đình bền vững giai đoạn 2026 - 2030."}),  # five years of ten
    ("misquoted_period", {"basis": "Thực hiện Chương trình truyền thông về gia đình giai đoạn 2026 - 2030."}),  # the next one, which the library does not know
    ("misquoted_period", {"basis": "Thực hiện Kế hoạch số 9/KH-UBND ngày 02/01/2022 của UBND tỉnh An Lam thực hiện Chiến lược phát triển gia đình bền vững giai đoạn 2022 - 2030."}),  # the plan's own period
    ("misquoted_period", {"basis": "Thực hiện Công văn số 77/BVH-GĐ ngày 03/02/2025 của Bộ Văn hóa hướng dẫn thực hiện Chiến lược phát triển gia đình bền vững giai đoạn 2021 - 2030."}),  # guidance is no programme
    ("misquoted_period", {"body": line("Tổng kết Đề án Chợ quê giai đoạn 2021 - 2025, xây dựng Đề án Chợ quê giai đoạn 2026 - 2030.")}),  # one after the other
]  # fmt: skip


@pytest.mark.parametrize(("kind", "changes"), FAULTS)
def test_a_period_that_is_not_the_programmes_is_told(kind: str, changes: Changes) -> None:
    assert kind in types("L05", changes)


@pytest.mark.parametrize(("kind", "changes"), SILENT)
def test_a_right_or_unknown_period_is_left_alone(kind: str, changes: Changes) -> None:
    assert kind not in types("L05", changes)


GENDER = "Quyết định số 2232/QĐ-TTg ngày 28/12/2020 của Thủ tướng Chính phủ"


@pytest.mark.parametrize("name", ["Phòng ngừa và ứng phó", "phòng ngừa, ứng phó"])
@pytest.mark.parametrize("number", [f" theo {GENDER}", f" ({GENDER})", ""])
def test_a_right_quotation_is_never_judged_by_a_letter_of_guidance_that_names_the_same(name: str, number: str) -> None:
    basis = f"Thực hiện Chương trình {name} với bạo lực trên cơ sở giới giai đoạn 2021 - 2025{number}."
    assert told("L05", law=REAL_LAW, basis=basis) == []
    after = f"Căn cứ {GENDER} phê duyệt Chương trình {name} với bạo lực trên cơ sở giới giai đoạn 2021 - 2025."
    assert told("L05", law=REAL_LAW, basis=after) == []


def test_number_and_name_of_one_programme_are_one_quotation() -> None:
    basis = f"Căn cứ {TEN} phê duyệt Chương trình Truyền thông về gia đình giai đoạn 2022 - 2025."
    (finding,) = told("L05", basis=basis)
    assert (finding.text, finding.replacement) == ("giai đoạn 2022 - 2025", "giai đoạn 2021 - 2025")
    assert finding.severity == "error"
