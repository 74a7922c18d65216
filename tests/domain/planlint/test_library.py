"""One citation means one instrument, or none that could be named."""

from datetime import date

import pytest

from donghanh.domain.planlint.library import Instrument, LawLibrary, number_key


def instrument(number: str, issued: date | None = None, **fields: object) -> Instrument:
    values = {"kind": "Nghị quyết", "title": f"Về {number}", "issuer": "Chính phủ"} | fields
    return Instrument(number=number, issued=issued, **values)  # type: ignore[arg-type]


FIRST, SECOND = instrument("28/NQ-CP", date(2021, 3, 3)), instrument("28/NQ-CP", date(2024, 2, 20))
DECREE = instrument("125/2021/NĐ-CP", date(2021, 12, 28), aliases=("Nghị định 125", "nghị  định 125"))
HERE, THERE = (instrument("7/KH-UBND", date(2026, 1, 5), issuer=f"UBND tỉnh {name}") for name in ("An Lam", "Hạ Lam"))
LIBRARY = LawLibrary((FIRST, SECOND, DECREE, HERE, THERE, instrument("9/QĐ-TTg")))


@pytest.mark.parametrize("written", ["2232/QĐ-TTg", "2232 / qđ–ttg", "2232/QD-TTG", "2232/QĐ—TTg"])
def test_a_number_is_one_however_it_is_written(written: str) -> None:
    assert number_key(written) == "2232/qd-ttg"


def test_different_numbers_stay_apart() -> None:
    assert len({number_key(number) for number in ("28/NQ-CP", "28/NQ-TW", "128/NQ-CP", "28-NQ/TW")}) == 4


@pytest.mark.parametrize(
    ("number", "issued", "found"),
    [
        ("28/NQ-CP", "2021-03-03", FIRST),
        ("28/nq–cp", "2024-02-20", SECOND),
        ("28/NQ-CP", None, None),
        ("28/NQ-CP", "2019-01-01", None),
        ("125/2021/NĐ-CP", "2021-12-27", DECREE),
        ("nghi dinh 125", None, DECREE),
        ("nghi dinh 125", "2021-12-27", None),
        ("7/KH-UBND", "2026-01-05", None),
        ("9/QĐ-TTg", "2021-01-05", LIBRARY.instruments[-1]),
        ("", None, None),
    ],
)
def test_a_citation_finds_what_it_means(number: str, issued: str | None, found: Instrument | None) -> None:
    assert LIBRARY.find(number, issued) == found
