"""``run.py lint``: one line a finding, and an exit status a pipeline can act on."""

import json
import os
from io import BytesIO, TextIOWrapper
from pathlib import Path
from threading import Thread

import pytest

from donghanh.documents.command_line import main as read
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


def test_a_file_that_is_not_there_ends_with_two_and_says_so(tmp_path, capsys) -> None:
    missing = tmp_path / "khong-co.txt"
    assert main([str(missing)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith(f"{missing}: unreadable: ")


def test_the_day_asked_for_decides_which_law_is_over(tmp_path, capsys) -> None:
    plan = tmp_path / "xa.txt"
    basis = "Căn cứ Quyết định số 2232/QĐ-TTg ngày 28/12/2020 của Thủ tướng Chính phủ; "
    plan.write_bytes(
        commune()
        .decode()
        .replace("I. CHỈ TIÊU", f"{basis}UBND xã xây dựng kế hoạch như sau:\n\nI. CHỈ TIÊU", 1)
        .encode()
    )
    assert main([str(plan), "--on", "2026-01-28"]) == 1
    assert "L06" in capsys.readouterr().out
    assert main([str(plan), "--on", "24/11/2025"]) == 0
    assert "L06" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("31/02/2026", "lịch không có ngày “31/02/2026”"),
        ("mai", "không hiểu ngày “mai”"),
        ("2026", "không hiểu ngày “2026”"),
    ],
)
@pytest.mark.parametrize("command", [main, read], ids=["lint", "read"])
def test_a_day_that_cannot_be_ends_with_two_and_says_how_to_write_one(command, asked, said, tmp_path, capsys) -> None:
    plan = tmp_path / "xa.txt"
    plan.write_bytes(commune())
    with pytest.raises(SystemExit) as ended:
        command([str(plan), "--on", asked])
    told = capsys.readouterr().err
    assert ended.value.code == 2
    assert said in told
    assert "2026-11-24" in told


def test_json_lists_the_findings_with_the_same_exit_status(files, tmp_path, capsys) -> None:
    assert main([str(files[0]), "--json"]) == 1
    assert any(item["severity"] == "error" for item in json.loads(capsys.readouterr().out))
    clean = tmp_path / "khac.txt"
    clean.write_bytes(commune())
    assert main([str(clean), "--json"]) == 0
    assert all(item["severity"] != "error" for item in json.loads(capsys.readouterr().out))


@pytest.mark.parametrize("which", [0, 1])
def test_what_cannot_be_read_is_refused_by_name_with_two(files, which, capsys) -> None:
    files[which].write_bytes(b"")
    assert main([str(files[0]), "--parent", str(files[1])]) == 2
    assert "empty: " in capsys.readouterr().err


def test_a_pipeline_hands_a_paper_in_at_the_standard_input(files, capsys, monkeypatch) -> None:
    plan, _ = files
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(plan.read_bytes())))
    assert main(["-"]) == 1
    assert capsys.readouterr().out.startswith("-:")
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(b"")))
    assert main(["-"]) == 2
    assert capsys.readouterr().err.startswith("-: empty: ")


def test_a_named_pipe_is_read_and_not_taken_for_an_empty_file(files, tmp_path, capsys) -> None:
    plan, _ = files
    pipe = tmp_path / "ong-dan"
    os.mkfifo(pipe)
    writer = Thread(target=lambda: pipe.write_bytes(plan.read_bytes()))
    writer.start()
    assert main([str(pipe)]) == 1
    writer.join()
    assert capsys.readouterr().out.startswith(f"{pipe}:")
