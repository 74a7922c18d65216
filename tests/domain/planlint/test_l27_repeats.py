"""L27: words printed twice in a row."""

import pytest

from tests.domain.planlint.papers import Changes, line, types

FAULTS: list[tuple[str, Changes]] = [
    ("repeated_words", {"body": line("Đẩy mạnh công tác công tác tuyên truyền.")}),
    ("repeated_words", {"body": line("Phát tờ rơi về về gia đình.")}),
    ("repeated_words", {"body": line("Phối hợp các ban ngành đoàn thể các ban ngành đoàn thể của xã.")}),
]  # fmt: skip
SILENT: list[tuple[str, Changes]] = [
    ("repeated_words", {}),
    ("repeated_words", {"body": line("Luôn luôn chăm chỉ; ngày ngày vui vẻ, dần dần tiến bộ.")}),
    ("repeated_words", {"body": line("Phát 10 tờ ở thôn Bản Bản, 10 tờ ở xóm.")}),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "changes"), FAULTS)
def test_a_repetition_is_told(kind: str, changes: Changes) -> None:
    assert kind in types("L27", changes)


@pytest.mark.parametrize(("kind", "changes"), SILENT)
def test_doubled_words_of_the_language_are_left_alone(kind: str, changes: Changes) -> None:
    assert kind not in types("L27", changes)
