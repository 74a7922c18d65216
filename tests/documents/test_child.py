import os
import socket
import subprocess
import sys
import time
from dataclasses import replace

import pytest

from donghanh.documents import child, limits
from donghanh.documents.child import Watch, read_in_child
from donghanh.documents.limits import PICTURE, TEXT, limits_of

HERE = "tests.documents.hostile_readers"
posix = pytest.mark.skipif(os.name != "posix", reason="limits of memory exist on POSIX systems")


@pytest.fixture
def paper(tmp_path):
    return tmp_path / "paper"


@pytest.fixture
def act(paper, monkeypatch):
    def act(name, patience=20, watch=None, based_on=TEXT):
        given = limits.Limits(based_on.memory, based_on.cpu, patience, based_on.recognises)
        monkeypatch.setattr(child, "limits_for", lambda path: given)
        paper.write_text(name, encoding="utf-8")
        return read_in_child(paper, module=HERE, watch=watch)

    return act


def can_shut_in():
    """Whether this system lets us put a reader into a world of its own."""
    code = "import os; from donghanh.documents.fence import shut_in; shut_in(); print(os.getpid())"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=child.PROJECT, check=True)
    return int(run.stdout) == 2


shut_in = pytest.mark.skipif(
    sys.platform != "linux" or not can_shut_in(), reason="this system lets nobody make namespaces"
)


def test_result_comes_back(act):
    assert act("read").result == {"source_text": "chữ", "coverage": 1.0}


def test_refusal_comes_back_by_its_name(act):
    answer = act("refuse")
    assert (answer.result, answer.refusal, answer.params) == (None, "too_large", {"size": "9 MB"})


@pytest.mark.parametrize("name", ["loop", "sleep", "breed"])
def test_reader_that_never_ends_is_ended(act, name):
    assert act(name, patience=1).refusal == "too_heavy"


@posix
def test_reader_that_eats_memory_is_stopped(act):
    assert act("eat").refusal == "too_heavy"


@shut_in
def test_library_that_aborts_has_run_out_of_memory_when_it_held_nearly_all(act):
    small = limits.Limits(memory=100 * limits.MB, cpu=30, patience=20)
    assert act("hoard and abort", based_on=small).refusal == "too_heavy"
    assert act("abort", based_on=small).refusal == "reader_broke"


@shut_in
def test_reader_with_pages_to_recognise_has_not_run_out_before_it_held_what_it_was_granted(act):
    small = limits.Limits(memory=100 * limits.MB, cpu=30, patience=20, recognises=True)
    assert act("hoard and abort", based_on=small).refusal == "too_heavy"
    assert act("hoard pages and abort", based_on=small).refusal == "reader_broke"


@posix
def test_reader_somebody_kills_is_no_bug_of_ours(act):
    assert act("killed").refusal == "too_heavy"


@posix
def test_crash_of_a_library_is_named(act):
    assert act("segfault").refusal == "reader_broke"


@pytest.mark.parametrize("where", ["out", "err"])
def test_flood_of_output_takes_no_more_room_than_it_may(act, where):
    assert act(f"flood:{where}").refusal in ("reader_broke", "too_heavy")


@pytest.mark.parametrize(
    "name",
    [
        "crash",
        "babble",
        "lie",
        "deep",
        "endless number",
        "no number",
        "half a letter",
        "nul",
        "other encoding",
        "half a letter as it is",
    ],
)
def test_reader_that_breaks_is_a_named_refusal(act, name):
    assert act(name).refusal == "reader_broke"


def test_text_that_only_looks_like_an_escape_is_let_through(act):
    assert act("backslashes").result["title"] == "\\u0000 \\ud83d"


@shut_in
def test_no_process_outlives_its_reader(act, tmp_path):
    mark = tmp_path / "mark"
    assert act(f"hide:{mark}").result
    time.sleep(3)
    assert not mark.exists()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child that its parent has died")
def test_reader_dies_with_a_worker_that_is_killed(tmp_path, paper):
    began, mark = tmp_path / "began", tmp_path / "mark"
    paper.write_text(f"linger:{began}:{mark}", encoding="utf-8")
    code = f"from pathlib import Path; from donghanh.documents.child import read_in_child as r; r(Path({str(paper)!r}), module={HERE!r})"
    worker = subprocess.Popen([sys.executable, "-c", code], cwd=child.PROJECT)
    while not began.exists():
        assert worker.poll() is None
        time.sleep(0.05)
    worker.kill()
    worker.wait()
    time.sleep(3)
    assert not mark.exists()


@shut_in
def test_reader_reaches_no_network(act):
    with socket.create_server(("127.0.0.1", 0)) as server:
        assert act(f"call home:{server.getsockname()[1]}").result["heard"] == "nobody"


def test_child_learns_no_secret(act, monkeypatch):
    monkeypatch.setenv("DONGHANH_SECRET_DJANGO", "hidden")
    monkeypatch.setenv("DONGHANH_DATABASE_URL", "hidden")
    assert "DONGHANH" not in act("environment").result["source_text"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux shows the environment of processes as files")
def test_child_sees_nothing_of_the_environment_of_who_started_it(act):
    assert act(f"spy:{os.getpid()}").result["seen"] == "nothing"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux shows the environment of processes as files")
def test_whoever_starts_a_reader_is_closed_to_other_processes_of_its_account():
    code = (
        "import ctypes, sys; from pathlib import Path; from donghanh.documents.child import read_in_child as r; "
        f"r(Path(sys.argv[1]), module={HERE!r}); print(ctypes.CDLL(None).prctl(3))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, "/dev/null"], capture_output=True, text=True, cwd=child.PROJECT, check=True
    )
    assert run.stdout.strip() == "0"


def test_office_hears_how_far_a_long_reading_has_come(act):
    heard = []
    watch = Watch(on_progress=lambda done, total: heard.append((done, total)))
    assert act("count", watch=watch, based_on=PICTURE).result
    assert heard == sorted(set(heard))
    assert {total for _done, total in heard} == {3}


def test_reading_nobody_wants_any_more_is_ended(act):
    assert act("sleep", watch=Watch(is_wanted=lambda: False)).refusal == "stopped"


def test_child_is_ended_when_the_office_stumbles(act):
    def stumble():
        raise LookupError

    with pytest.raises(LookupError):
        act("sleep", watch=Watch(is_wanted=stumble))


def test_endless_reports_buy_a_text_no_time(act):
    assert act("chatter", patience=1).refusal == "too_heavy"


def test_silence_after_a_report_is_taken_for_being_stuck(act, monkeypatch):
    monkeypatch.setattr(child, "LONGEST_SILENCE", 1)
    assert act("chatter", patience=1, based_on=PICTURE).refusal == "too_heavy"


def test_nonsense_on_the_slate_is_no_progress(act):
    heard = []
    assert act("scrawl", watch=Watch(on_progress=lambda *news: heard.append(news))).result
    assert heard == []


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b"%PDF-1.7", limits.PDF),
        (b"\n\n%PDF-1.4", limits.PDF),
        (b"\x89PNG\r\n", PICTURE),
        (b"\xff\xd8\xff\xe0", PICTURE),
        (b"RIFF\0\0\0\0WEBP", PICTURE),
        (b"PK\x03\x04", TEXT),
        ("KẾ HOẠCH".encode(), TEXT),
        (b"", TEXT),
    ],
)
def test_limits_go_by_what_the_file_is(head, expected):
    assert limits_of(head) == expected


def test_thick_scan_gets_time_by_its_pages_and_no_file_gets_more_than_the_most():
    assert PICTURE.cpu_for(10) < PICTURE.cpu_for(20) < limits.LONGEST_CPU == PICTURE.cpu_for(10_000)
    assert TEXT.patience_for(10_000) == TEXT.patience


def test_real_reader_refuses_noise_and_reads_nothing_of_it(tmp_path):
    path = tmp_path / "noise"
    path.write_bytes(bytes(range(256)) * 40)
    answer = read_in_child(path)
    assert answer.result is None
    assert answer.refusal not in ("", "reader_broke")


def test_real_reader_reads_a_plan_and_drafts_its_items(tmp_path):
    from donghanh.documents.extraction import drafts_in
    from tests.documents.plans import TEXT as PLAN

    path = tmp_path / "plan"
    path.write_text(PLAN, encoding="utf-8")
    result = read_in_child(path).result
    assert result is not None
    assert result["doc_type"] == "Kế hoạch"
    assert result["source_text"]
    assert drafts_in(result)


def test_real_reader_refuses_a_secret_paper(tmp_path):
    from tests.documents.plans import TEXT as PLAN

    path = tmp_path / "plan"
    path.write_text(PLAN.replace("Số:      /KH-UBND", "TỐI MẬT\nSố:      /KH-UBND"), encoding="utf-8")
    answer = read_in_child(path)
    assert (answer.refusal, answer.params) == ("secrecy", {"mark": "TỐI MẬT"})


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_real_reader_refuses_a_paper_whose_mark_only_heads_its_pages(tmp_path, kind):
    from tests.documents.readers.papers import plan
    from tests.documents.readers.pdf_files import set_pdf
    from tests.documents.readers.test_secret_papers import PLAN, paragraph, word

    if kind == "docx":
        data = word(PLAN, ("header", "default"), paragraph("MẬT"))
    else:
        data = set_pdf(replace(plan(groups=14), running="MẬT"), "office")
    path = tmp_path / "plan"
    path.write_bytes(data)
    answer = read_in_child(path)
    assert (answer.refusal, answer.params) == ("secrecy", {"mark": "MẬT"})
