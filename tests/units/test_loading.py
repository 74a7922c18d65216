"""The shipped tables arrive whole, once, and never over what people corrected."""

import csv
import datetime as dt
from pathlib import Path

import pytest

from donghanh.foundation.access import Actor
from donghanh.units.actions import correct_unit
from donghanh.units.loading import Loaded, load_units
from donghanh.units.models import Succession, Unit
from donghanh.units.queries import ancestors, children, history, search_units, unit_on
from donghanh.units.reference import FOLDER

pytestmark = pytest.mark.django_db
BY, AT = Actor.system("tests"), dt.datetime(2026, 11, 2, tzinfo=dt.UTC)
BEFORE, REFORM, NOW = dt.date(2025, 6, 30), dt.date(2025, 7, 1), dt.date(2026, 11, 1)
KEPT = {
    "01",
    "40",
    "38",
    "75",
    "414",
    "390",
    "16939",
    "16993",
    "17003",
    "15172",
    "15178",
    "15181",
    "498",
    "20333",
    "48",
    "49",
}


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The shipped tables with a handful of units, so that a test takes no second."""
    for source in FOLDER.glob("*.csv"):
        with source.open(newline="", encoding="utf-8") as lines:
            reader = csv.DictReader(lines)
            rows = [row for row in reader if _is_kept(row)]
        with (tmp_path / source.name).open("w", newline="", encoding="utf-8") as out:
            writer = csv.DictWriter(out, reader.fieldnames or [])
            writer.writeheader()
            writer.writerows(rows)
    return tmp_path


def _is_kept(row: dict[str, str]) -> bool:
    if "predecessor" in row:
        return row["predecessor"] in KEPT and row["successor"] in KEPT
    return "code" not in row or row["code"] in KEPT


def replace_in(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_code_is_read_on_a_day(small: Path) -> None:
    load_units(by=BY, at=AT, folder=small)
    old, new = unit_on("16939", BEFORE), unit_on("16939", NOW)
    assert old
    assert new
    assert (old.full_name, new.full_name) == ("phường Hoà Hiếu", "phường Thái Hòa")
    assert [u.full_name for u in ancestors(old, BEFORE)] == ["Việt Nam", "tỉnh Nghệ An", "thị xã Thái Hoà"]
    assert [u.full_name for u in ancestors(new, NOW)] == ["Việt Nam", "tỉnh Nghệ An"]
    assert {s.predecessor.code for s in history(new).before} == {"16939", "16993", "17003"}


def test_province_that_did_not_change_is_one_row_with_both_maps_under_it(small: Path) -> None:
    load_units(by=BY, at=AT, folder=small)
    nghe_an = unit_on("40", NOW)
    assert nghe_an == unit_on("40", BEFORE)
    assert nghe_an is not None
    assert {u.kind for u in children(nghe_an, BEFORE)} == {"district"}
    assert {u.kind for u in children(nghe_an, NOW)} == {"commune"}


def test_larger_unit_of_the_same_name_is_another_line(small: Path) -> None:
    load_units(by=BY, at=AT, folder=small)
    old, new = unit_on("15178", BEFORE), unit_on("15178", NOW)
    assert old
    assert new
    assert old.name == new.name
    assert old.line != new.line


def test_renamed_province_is_the_same_line(small: Path) -> None:
    load_units(by=BY, at=AT, folder=small)
    tinh, thanh_pho = unit_on("75", REFORM), unit_on("75", NOW)
    assert tinh
    assert thanh_pho
    assert (tinh.level, thanh_pho.level) == ("tỉnh", "thành phố")
    assert tinh.line == thanh_pho.line


def test_district_of_hoang_sa_goes_on_as_a_special_zone(small: Path) -> None:
    load_units(by=BY, at=AT, folder=small)
    zone = unit_on("20333", NOW)
    assert zone
    assert zone.full_name == "đặc khu Hoàng Sa"
    assert [s.predecessor.full_name for s in history(zone).before] == ["huyện Hoàng Sa"]


def test_recalled_legal_basis_is_marked(small: Path) -> None:
    load_units(by=BY, at=AT, folder=small)
    province, commune = unit_on("48", NOW), unit_on("16939", NOW)
    assert province
    assert commune
    assert (province.legal_basis, province.is_verified) == ("Nghị quyết 202/2025/QH15", False)
    assert commune.is_verified


def test_loading_twice_does_nothing(small: Path, django_assert_num_queries) -> None:
    first = load_units(by=BY, at=AT, folder=small)
    assert first.added == Unit.objects.count()
    with django_assert_num_queries(3):  # savepoint, the digest, release
        assert load_units(by=BY, at=AT, folder=small) == Loaded()


def test_newer_tables_update_what_nobody_corrected(small: Path) -> None:
    load_units(by=BY, at=AT, folder=small)
    corrected = unit_on("16939", NOW)
    assert corrected
    correct_unit(unit=corrected, expected_version=1, name="Thái Hoà", level="phường", legal_basis="", by=BY, at=AT)
    replace_in(small / "communes_2025.csv", "16939,Thái Hòa,phường", "16939,Thái Khác,phường")
    replace_in(small / "communes_2025.csv", "15178,Cẩm Tân,xã", "15178,Cẩm Tâm,xã")
    done = load_units(by=BY, at=AT, folder=small)
    assert (done.added, done.updated, done.kept) == (0, 1, 1)
    assert Unit.objects.get(pk=corrected.pk).name == "Thái Hoà"
    assert unit_on("15178", NOW).name == "Cẩm Tâm"  # type: ignore[union-attr]
    assert [u.code for u in search_units("Cẩm Tâm")] == ["15178"]


def test_a_later_change_ends_the_old_row_and_adds_the_new(small: Path) -> None:
    load_units(by=BY, at=AT, folder=small)
    text = (small / "communes_2025.csv").read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    (at,) = (n for n, line in enumerate(lines) if line.startswith("15178,"))
    lines[at] = lines[at].replace("2025-07-01,,", "2025-07-01,2026-12-01,")
    lines.insert(at + 1, "15178,Cẩm Mới,xã,38,2026-12-01,,,,\n")
    (small / "communes_2025.csv").write_text("".join(lines), encoding="utf-8")
    with (small / "successions_other.csv").open("a", encoding="utf-8") as out:
        out.write("commune,15178,commune,15178,2026-12-01,rename,exact,1\n")
    done = load_units(by=BY, at=AT, folder=small)
    assert (done.added, done.updated, done.successions) == (1, 1, 1)
    old, new = unit_on("15178", NOW), unit_on("15178", dt.date(2026, 12, 1))
    assert old
    assert new
    assert (old.name, new.name, old.line == new.line) == ("Cẩm Tân", "Cẩm Mới", True)


def test_everything_shipped_loads(db: None) -> None:
    done = load_units(by=BY, at=AT)
    assert (done.added, done.successions) == (15_434, 11_346)
    assert Unit.objects.on(NOW).filter(kind="commune").count() == 3_321
    assert Unit.objects.on(NOW).filter(kind="province").count() == 34
    assert Succession.objects.filter(effective_on=REFORM).count() == 10_654
    found = [(u.full_name, u.code) for u in search_units("hoà hiếu", on=BEFORE)]
    assert found[0] == ("phường Hoà Hiếu", "16939")
    assert len(search_units("hoa hieu", on=BEFORE)) == 1
