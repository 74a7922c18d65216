"""The bench of comparing plans: plans that are the same on every run, and bars that can be missed."""

import pytest

from benchmarks import cascade


def test_every_run_compares_the_same_plans() -> None:
    above, below = cascade.plans(9)
    assert cascade.plans(9) == (above, below)
    assert len({item.text for item in above.items}) == 9
    assert sum(one.text == other.text for one, other in zip(above.items, below.items, strict=True)) == 6


@pytest.mark.parametrize(("growth", "code"), [(0.0, 1), (1000.0, 0)], ids=["missed", "kept"])
def test_the_bars_decide_the_exit_code(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], growth: float, code: int
) -> None:
    monkeypatch.setattr(cascade, "GROWTH", growth)
    monkeypatch.setattr(cascade, "WORKS", [cascade.Work("x", cascade.align, passes=1000)])
    assert cascade.main(["--few", "30", "--many", "60"]) == code
    assert ("MISSED" in capsys.readouterr().out) is bool(code)
