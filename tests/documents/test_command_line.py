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
