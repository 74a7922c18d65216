"""L12: an appendix that is named and not there."""

import pytest

from tests.domain.planlint.papers import SIGN, Changes, line, types

FAULTS: list[tuple[str, Changes]] = [
    ("missing_appendix", {"body": line("Phát tờ rơi theo mẫu tại Phụ lục 1.")}),
    ("missing_appendix", {"body": line("Phát tờ rơi theo Phụ lục kèm theo Kế hoạch này.")}),
    ("missing_appendix", {"body": line("Phát tờ rơi theo mẫu tại Phụ lục II."), "sign": SIGN + "\n\nPHỤ LỤC I\nMẪU TỜ RƠI\nNội dung tờ rơi."}),  # another is attached
]  # fmt: skip
SILENT: list[tuple[str, Changes]] = [
    ("missing_appendix", {}),
    ("missing_appendix", {"body": line("Phát tờ rơi theo mẫu tại Phụ lục I."), "sign": SIGN + "\n\nPHỤ LỤC I\nMẪU TỜ RƠI\nNội dung tờ rơi."}),
    ("missing_appendix", {"body": line("Phát tờ rơi theo Phụ lục 1 ban hành kèm theo Thông tư số 5/2024/TT-BYT.")}),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "changes"), FAULTS)
def test_an_appendix_that_is_not_there_is_told(kind: str, changes: Changes) -> None:
    assert kind in types("L12", changes)


@pytest.mark.parametrize(("kind", "changes"), SILENT)
def test_what_is_attached_or_anothers_is_left_alone(kind: str, changes: Changes) -> None:
    assert kind not in types("L12", changes)
