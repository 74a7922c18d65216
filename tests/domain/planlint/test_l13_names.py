"""L13: a name in two spellings."""

import pytest

from tests.domain.planlint.papers import HEAD, Changes, line, types

FAULTS: list[tuple[str, Changes]] = [
    ("inconsistent_name", {"body": line("Phát 100 tờ rơi tại Hoà Bình Thượng và Hòa Bình Thượng.")}),
    ("inconsistent_name", {"body": line("Phát 100 tờ rơi ở chợ Sông Mấy.")}),  # the own unit with another mark
    ("inconsistent_name", {"head": HEAD.replace("SÔNG MÂY", "HÒA MÂY"), "opening": "UBND xã Hoà Mây xây dựng kế hoạch như sau:"}),
    ("inconsistent_name", {"body": line("Phát tờ rơi ở thôn Bến Đá, thôn Bến Dá; họp tại thôn Bến Đá.")}),
]  # fmt: skip
SILENT: list[tuple[str, Changes]] = [
    ("inconsistent_name", {}),
    ("inconsistent_name", {"body": line("Phát tờ rơi ở thôn Bến Đá và thôn Bến Dá.")}),  # may be two
    ("inconsistent_name", {"body": line("Đưa tờ rơi lên trang tin, nói rõ sống mấy đời mới hiểu.")}),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "changes"), FAULTS)
def test_a_second_spelling_is_told(kind: str, changes: Changes) -> None:
    assert kind in types("L13", changes)


@pytest.mark.parametrize(("kind", "changes"), SILENT)
def test_one_spelling_and_other_names_are_left_alone(kind: str, changes: Changes) -> None:
    assert kind not in types("L13", changes)
