"""``run.py lint``: one line a finding, and an exit status a pipeline can act on."""

import json
from pathlib import Path

import pytest

from donghanh.documents.lint_command import main
from tests.domain.cascade.test_align import ABOVE, HEAD, commune


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """A commune's plan with a slip of the pen in its year, and the province's plan."""
    plan, above = tmp_path / "xa.txt", tmp_path / "tinh.txt"
    plan.write_bytes(commune(share="70", report="Báo cáo kết quả về UBND xã trước ngày 05/12/2021."))
    above.write_text(HEAD.format(issuer="TỈNH AN LAM", number="18", place="An Lam", day="20", body=ABOVE), "utf-8")
    return plan, above


def test_an_error_is_printed_with_its_place_and_ends_with_one(files, capsys) -> None:
    plan, _ = files
    assert main([str(plan)]) == 1
    (line,) = [line for line in capsys.readouterr().out.splitlines() if "L04" in line]
    number = plan.read_text("utf-8")[: plan.read_text("utf-8").index("2021")].count("\n") + 1
    assert line.startswith(f"{plan}:{number}:")
    assert " error L04 " in line


def test_warnings_alone_end_with_nought(tmp_path, capsys) -> None:
    plan = tmp_path / "xa.txt"
    plan.write_bytes(commune())
    assert main([str(plan)]) == 0
    assert "error" not in capsys.readouterr().out


def test_the_plan_above_is_compared(files, capsys) -> None:
    plan, above = files
    main([str(plan), "--parent", str(above), "--json"])
    assert {"L11", "L34", "L36"} <= {item["code"] for item in json.loads(capsys.readouterr().out)}


@pytest.mark.parametrize("which", [0, 1])
def test_what_cannot_be_read_is_refused_by_name_with_two(files, which, capsys) -> None:
    files[which].write_bytes(b"")
    assert main([str(files[0]), "--parent", str(files[1])]) == 2
    assert "empty: " in capsys.readouterr().err
