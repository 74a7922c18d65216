"""The bench that puts malformed files through the door: it hurts nobody, and it counts what misbehaves."""

from pathlib import Path
from random import Random
from types import SimpleNamespace

import pytest

from benchmarks import fuzz
from benchmarks.fuzz import Tried, show, try_all, try_one
from donghanh.documents.limited import reading_of
from donghanh.documents.readers.refusal import CODES, Refused
from tests.samples.malformed import KINDS, Malformed, of_kind

HEAVY = ("crowd", "zip_bomb", "endless", "flood", "tags_nested", "entities")
READABLE = ("text", "markdown", "html", "docx")
LIGHT = [kind for kind in KINDS if kind.form in READABLE and kind.name not in HEAVY]
NOISE = Malformed("other", "noise", "van-ban.bin", bytes(range(256)) * 40)


def tried(**values: object) -> Tried:
    """A file that behaved, unless it is said otherwise."""
    return Tried(
        **(
            {
                "place": 7,
                "what": "noise",
                "is_picture": False,
                "outcome": "damaged",
                "seconds": 1.0,
                "limit": 100,
                "patience": 60,
            }
            | values
        )
    )  # type: ignore[arg-type]


def test_forty_malformed_files_are_read_or_refused_by_a_known_code(tmp_path: Path) -> None:
    path = tmp_path / "file"
    codes = set()
    for number in range(40):
        kind = LIGHT[number * 7 % len(LIGHT)]
        path.write_bytes(of_kind(kind, Random(number)).data)
        try:
            reading_of(path)
        except Refused as refused:
            codes.add(refused.code)
    assert len(codes) > 3
    assert codes < set(CODES)


def test_what_comes_of_a_file_is_told_with_what_it_cost(tmp_path: Path) -> None:
    one = try_one(7, NOISE, tmp_path)
    assert one.outcome == "binary_noise"
    assert 0 < one.peak < one.limit
    assert not one.misbehaved
    assert list(tmp_path.glob("7-*")) == []


def test_files_come_back_in_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fuzz, "try_one", lambda place, file, folder: tried(place=place))
    monkeypatch.setattr(fuzz, "malformed", lambda seed, place: NOISE)
    assert [one.place for one in try_all(1, range(5), lanes=2)] == [0, 1, 2, 3, 4]


def test_a_process_of_the_office_that_crashes_is_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    crashed = SimpleNamespace(returncode=-11, stderr="Segmentation fault", stdout="")
    monkeypatch.setattr(fuzz.subprocess, "run", lambda *_, **__: crashed)
    one = try_one(7, NOISE, tmp_path)
    assert one.misbehaved
    assert "-11: Segmentation fault" in one.line(1)
    assert "run.py bench fuzz --seed 1 --place 7" in one.line(1)


@pytest.mark.parametrize(
    "values",
    [{"cpu": 31.0}, {"outcome": "reader_broke"}, {"peak": 101}, {"outcome": "too_heavy", "seconds": 61.0}],
    ids=["worked on too long", "broke the reader", "held too much", "was waited for in vain"],
)
def test_each_bar_can_be_missed(values: dict[str, object], capsys: pytest.CaptureFixture[str]) -> None:
    assert show([tried()], 1)
    assert not show([tried(), tried(**values)], 1)
    assert capsys.readouterr().out.count("MISSED") == 1


def test_a_busy_machine_is_no_hang() -> None:
    assert not tried(seconds=200.0, cpu=4.0).misbehaved


def test_a_ninth_of_the_files_are_pictures() -> None:
    pictures = [kind for kind in KINDS if kind.form in fuzz.PICTURES]
    assert len(pictures) == pytest.approx(len(KINDS) / 9, abs=1)
