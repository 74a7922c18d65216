"""Files that cannot be read are refused by name, quickly, and nothing ever crashes."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from donghanh.documents.readers.decode import MAX_BYTES, check_size, decode
from donghanh.documents.readers.open_file import read_bytes
from donghanh.documents.readers.refusal import CODES, Refused
from donghanh.documents.readers.wording import REFUSALS, message
from donghanh.domain.plandoc.reading import Reading
from donghanh.domain.planlint.lint import lint

ROOT = Path(__file__).resolve().parents[3]
SAMPLE = ROOT / "tests" / "samples" / "documents" / "commune_plan" / "source.txt"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \n\n ", "empty"),
        (b"%PDF-1.7 ...", "damaged"),
        (b"PK\x03\x04....word/document.xml", "damaged"),
        (b"PK\x03\x04....xl/workbook.xml", "wrong_type"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "unsupported_format"),
        (b"\x89PNG\r\n\x1a\n", "damaged"),
        (bytes(range(256)) * 40, "binary_noise"),
        (b"a\n" * 200_000, "too_large"),
    ],
)
def test_file_is_refused_by_name(data: bytes, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_bytes(data)
    assert refusal.value.code == code
    assert message(refusal.value)


def test_fifty_megabytes_are_refused_by_size_alone() -> None:
    with pytest.raises(Refused) as refusal:
        check_size(50_000_000)
    assert refusal.value.code == "too_large"
    assert "50,0 MB" in message(refusal.value)


def test_every_code_has_a_message() -> None:
    assert set(REFUSALS) == set(CODES)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_same_text_in_any_unicode_form_is_one_text(encoding: str) -> None:
    text = SAMPLE.read_text("utf-8")
    assert decode(text.replace("\n", "\r\n").encode(encoding)) == decode(text.encode())


def outcome(data: bytes) -> Reading | str:
    """The reading, or the code under which the file is refused; anything else rises."""
    try:
        return read_bytes(data).reading
    except Refused as refused:
        return refused.code


def assert_sound(result: Reading | str) -> None:
    if isinstance(result, str):
        assert result in CODES
        return
    lint(result)
    json.dumps(result.to_json())
    assert 0.0 <= result.coverage <= 1.0


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_give_a_reading_or_a_named_refusal(noise: bytes) -> None:
    data = SAMPLE.read_bytes()
    middle = len(data) // 2
    assert_sound(outcome(noise))
    assert_sound(outcome(data[:middle] + noise + data[middle:]))


LINES = [*SAMPLE.read_text("utf-8").split("\n"), "**", "| a |", "#", "a)", "1.", "-", "“", "Phụ lục"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=60))
def test_shuffled_lines_never_crash(lines: list[str]) -> None:
    assert_sound(outcome("\n".join(lines).encode()))


def test_a_very_long_paragraph_is_read_in_seconds() -> None:
    text = SAMPLE.read_text("utf-8")
    filler = "tổ chức tuyên truyền cho 100% cán bộ, báo cáo về các xã trước ngày 30/6/2026; " * 9_000
    started = time.process_time()
    read_bytes(
        text.replace("2. Nâng cao năng lực", "2. " + filler).encode()[: MAX_BYTES - 10].decode(errors="ignore").encode()
    )
    assert time.process_time() - started < 30


def test_command_line_reads_and_refuses(tmp_path: Path) -> None:
    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "donghanh.documents.command_line", *arguments]
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    good = run("--json", str(SAMPLE))
    assert good.returncode == 0
    assert json.loads(good.stdout)["number"] == "47/KH-UBND"
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    bad = run("--json", str(empty))
    assert bad.returncode == 2
    assert json.loads(bad.stdout)["refused"]["code"] == "empty"
    assert bad.stderr.startswith("empty:")


def test_reading_needs_no_django() -> None:
    code = "import sys; sys.modules['django'] = None; import donghanh.documents.command_line as c; sys.exit(c.main(['--json', sys.argv[1]]))"
    done = subprocess.run([sys.executable, "-c", code, str(SAMPLE)], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0
