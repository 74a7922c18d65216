"""L06: a cited instrument that had ended before the plan's day."""

from datetime import date

import pytest

from donghanh.domain.planlint.library import Instrument
from tests.domain.planlint.papers import Changes, line, told, types

TEN = "Quyết định số 10/QĐ-TTg ngày 05/01/2021 của Thủ tướng Chính phủ"
FAULTS: list[tuple[str, Changes]] = [
    ("outdated_programme", {"basis": f"Thực hiện {TEN} về truyền thông."}),
    ("outdated_programme", {"body": line(f"Tuyên truyền theo {TEN}.")}),
    ("outdated_programme", {"basis": f"Thực hiện {TEN.replace('05/01/2021', '06/01/2021')} về truyền thông."}),  # under a wrong date
]  # fmt: skip
SILENT: list[tuple[str, Changes]] = [
    ("outdated_programme", {"basis": f"Thực hiện {TEN} về truyền thông.", "on": date(2025, 6, 1)}),  # still running
    ("outdated_programme", {"basis": "Thực hiện Quyết định số 20/QĐ-TTg ngày 05/01/2021 của Thủ tướng Chính phủ."}),  # unverified
    ("outdated_programme", {"basis": "Thực hiện Quyết định số 30/QĐ-TTg ngày 03/02/2021 của Thủ tướng Chính phủ."}),
    ("outdated_programme", {"body": line(f"Tổng kết việc thực hiện {TEN}.")}),  # looks back
]  # fmt: skip


@pytest.mark.parametrize(("kind", "changes"), FAULTS)
def test_an_ended_instrument_is_told(kind: str, changes: Changes) -> None:
    assert kind in types("L06", changes)


@pytest.mark.parametrize(("kind", "changes"), SILENT)
def test_what_is_in_force_or_reviewed_is_left_alone(kind: str, changes: Changes) -> None:
    assert kind not in types("L06", changes)


def test_only_a_basis_of_a_dated_plan_is_an_error() -> None:
    (basis,) = told("L06", basis=f"Thực hiện {TEN} về truyền thông.")
    (body,) = told("L06", body=line(f"Tuyên truyền theo {TEN}."))
    assert (basis.severity, body.severity) == ("error", "warning")


def test_missing_date_never_means_in_force() -> None:
    bare = Instrument("1/QĐ-UBND", "Quyết định", "Một việc", "UBND tỉnh", status="in_force")
    assert bare.in_force(date(2026, 1, 1)) is None
