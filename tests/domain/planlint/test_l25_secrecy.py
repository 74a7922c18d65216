"""L25: a secrecy mark."""

import pytest

from tests.domain.planlint.papers import HEAD, Changes, line, told, types

FAULTS: list[tuple[str, Changes]] = [
    ("secrecy", {"head": f"MẬT\n{HEAD}"}),
    ("secrecy", {"head": f"TUYỆT MẬT\n{HEAD}"}),
]  # fmt: skip
SILENT: list[tuple[str, Changes]] = [
    ("secrecy", {}),
    ("secrecy", {"body": line("Giữ bí mật thông tin của người báo tin.")}),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "changes"), FAULTS)
def test_a_secrecy_mark_is_told(kind: str, changes: Changes) -> None:
    assert kind in types("L25", changes)


@pytest.mark.parametrize(("kind", "changes"), SILENT)
def test_papers_without_one_are_left_alone(kind: str, changes: Changes) -> None:
    assert kind not in types("L25", changes)


def test_a_secrecy_mark_is_an_error() -> None:
    (finding,) = told("L25", head=f"MẬT\n{HEAD}")
    assert finding.severity == "error"
