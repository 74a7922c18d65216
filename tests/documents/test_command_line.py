"""Reading and checking from the command line: what cannot be opened is said in Vietnamese, with exit status 2."""

import json

import pytest

from donghanh.documents import command_line, lint_command


@pytest.mark.parametrize("main", [command_line.main, lint_command.main])
def test_path_that_cannot_be_opened_is_refused_in_vietnamese(main, tmp_path, capsys):
    assert main([str(tmp_path / "khong-co.docx")]) == 2
    assert "unreadable: Không có tệp này" in capsys.readouterr().err
    assert main([str(tmp_path)]) == 2
    said = capsys.readouterr().err
    assert "unreadable: Đây là một thư mục" in said
    assert "directory" not in said


def test_refusal_is_told_as_json_too(tmp_path, capsys):
    assert command_line.main([str(tmp_path), "--json"]) == 2
    refused = json.loads(capsys.readouterr().out)["refused"]
    assert (refused["code"], refused["message"].startswith("Đây là một thư mục")) == ("unreadable", True)


@pytest.mark.parametrize("main", [command_line.main, lint_command.main])
def test_a_day_no_calendar_has_is_refused_with_words_that_help(main, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["--on", "2026-13-01", "van-ban.docx"])
    said = capsys.readouterr().err
    assert (stopped.value.code, "lịch không có ngày “2026-13-01”" in said, "2026-11-24" in said) == (2, True, True)


@pytest.mark.parametrize("main", [command_line.main, lint_command.main])
def test_help_names_every_form_that_is_read(main, capsys):
    with pytest.raises(SystemExit):
        main(["--help"])
    said = capsys.readouterr().out
    assert all(form in said for form in ("DOCX", "PDF", "PNG", "JPEG", "TIFF", "HTML", "Markdown", "TXT"))


def test_a_task_is_cited_as_people_cite_it(tmp_path, capsys):
    path = tmp_path / "ke-hoach.txt"
    text = "KẾ HOẠCH\nTruyền thông năm 2026\n\nCăn cứ Quyết định số 12/QĐ-UBND ngày 05/01/2026 của UBND xã;\n\nIV. NHIỆM VỤ\n2. Truyền thông\n2.1. Treo cờ ở các thôn.\n\nNơi nhận:\n- Lưu: VT.\n\nCHỦ TỊCH\n\nLê Văn Bình\n"
    path.write_text(text, "utf-8")
    assert command_line.main([str(path)]) == 0
    assert "IV.2.1  Treo cờ ở các thôn." in capsys.readouterr().out
