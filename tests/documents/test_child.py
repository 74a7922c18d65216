import os

import pytest

from donghanh.documents import child
from donghanh.documents.child import read_in_child

HERE = "tests.documents.hostile_readers"


@pytest.fixture
def paper(tmp_path):
    path = tmp_path / "paper"
    path.write_text("chữ", encoding="utf-8")
    return path


def act(paper, name, monkeypatch, patience=20):
    monkeypatch.setattr(child, "PATIENCE_SECONDS", patience)
    paper.write_text(name, encoding="utf-8")
    return read_in_child(paper, module=HERE)


def test_result_comes_back(paper, monkeypatch):
    assert act(paper, "read", monkeypatch).result == {"source_text": "chữ", "coverage": 1.0}


def test_refusal_comes_back_by_its_name(paper, monkeypatch):
    answer = act(paper, "refuse", monkeypatch)
    assert (answer.result, answer.refusal, answer.params) == (None, "too_large", {"size": "9 MB"})


def test_reader_that_never_ends_is_killed(paper, monkeypatch):
    assert act(paper, "loop", monkeypatch, patience=1).refusal == "too_heavy"


@pytest.mark.skipif(os.name != "posix", reason="limits of memory exist on POSIX systems")
def test_reader_that_eats_memory_is_stopped(paper, monkeypatch):
    assert act(paper, "eat", monkeypatch).refusal == "too_heavy"


@pytest.mark.parametrize("name", ["crash", "babble", "lie"])
def test_reader_that_breaks_is_a_named_refusal(paper, monkeypatch, name):
    assert act(paper, name, monkeypatch).refusal == "reader_broke"


def test_child_learns_no_secret(paper, monkeypatch):
    monkeypatch.setenv("DONGHANH_SECRET_DJANGO", "hidden")
    monkeypatch.setenv("DONGHANH_DATABASE_URL", "hidden")
    assert "DONGHANH" not in act(paper, "environment", monkeypatch).result["source_text"]


def test_real_reader_refuses_noise_and_reads_nothing_of_it(tmp_path):
    path = tmp_path / "noise"
    path.write_bytes(bytes(range(256)) * 40)
    answer = read_in_child(path)
    assert answer.result is None
    assert answer.refusal not in ("", "reader_broke")


def test_real_reader_reads_a_plan(tmp_path):
    from tests.documents.plans import TEXT

    path = tmp_path / "plan"
    path.write_text(TEXT, encoding="utf-8")
    result = read_in_child(path).result
    assert result is not None
    assert result["doc_type"] == "Kế hoạch"
    assert result["source_text"]
