"""The library in the database: loading, finding, correcting."""

import csv
import datetime as dt
from pathlib import Path

import pytest
from django.db import Error, transaction

from donghanh.foundation.access import Actor
from donghanh.foundation.models import AuditEvent
from donghanh.foundation.records import StaleRecord
from donghanh.legal import changes
from donghanh.legal.actions import add_instrument, correct_instrument, verify_instrument
from donghanh.legal.loading import FILE, Loaded, load_instruments
from donghanh.legal.models import InstrumentChange, LegalInstrument, Status
from donghanh.legal.queries import find_citation, in_force_on, library, search_instruments
from donghanh.legal.refusals import LegalRefused
from donghanh.legal.standing import Answer

pytestmark = pytest.mark.django_db
BY, AT = Actor.system("tests"), dt.datetime(2026, 11, 2, tzinfo=dt.UTC)
D = dt.date


@pytest.fixture
def loaded() -> Loaded:
    return load_instruments(by=BY, at=AT)


def add(number: str = "77/QĐ-UBND", **fields) -> LegalInstrument:
    values = {"kind": "Quyết định", "title": "Về một việc", "issuer": "UBND tỉnh An Lam", "issued_on": D(2025, 1, 2)}
    return add_instrument(number=number, by=BY, at=AT, **(values | fields))


def numbers(text: str) -> list[str]:
    return [i.number for i in search_instruments(text)]


class TestLoading:
    def test_everything_shipped_loads_once(self, loaded: Loaded) -> None:
        with FILE.open(newline="", encoding="utf-8") as lines:
            assert loaded.added == len(list(csv.DictReader(lines))) == LegalInstrument.objects.count()
        assert load_instruments(by=BY, at=AT) == Loaded()

    def test_successors_are_joined(self, loaded: Loaded) -> None:
        old = LegalInstrument.objects.get(number="1464/QĐ-TTg")
        assert old.replaced_by == LegalInstrument.objects.get(number="2232/QĐ-TTg")

    def test_a_correction_is_not_overwritten(self, loaded: Loaded, tmp_path: Path) -> None:
        one = LegalInstrument.objects.get(number="56/2012/NĐ-CP")
        correct_instrument(instrument=one, expected_version=1, title="Tên đã sửa", by=BY, at=AT)
        changed = tmp_path / "instruments.csv"
        text = FILE.read_text("utf-8").replace("Về công tác văn thư", "Về văn thư")
        changed.write_text(text.replace("Quy định trách nhiệm của bộ", "Trách nhiệm của bộ"), "utf-8")
        done = load_instruments(by=BY, at=AT, file=changed)
        assert (done.added, done.updated, done.kept) == (0, 1, 1)
        one.refresh_from_db()
        assert one.title == "Tên đã sửa"
        assert LegalInstrument.objects.get(number="30/2020/NĐ-CP").title == "Về văn thư"

    def test_what_an_office_had_entered_by_hand_is_not_doubled(self) -> None:
        mine = add("30/2020/NĐ-CP", issuer="Chính phủ", issued_on=D(2020, 3, 5))
        load_instruments(by=BY, at=AT)
        assert LegalInstrument.objects.get(number="30/2020/NĐ-CP") == mine


class TestFinding:
    @pytest.mark.parametrize(
        "typed",
        ["2232/QĐ-TTg", "2232/qd-ttg", "QĐ 2232", "Quyết định số 2232/QĐ–TTg", "2232 / QĐ-TTg", "Chương trình 2232"],
    )
    def test_number_is_found_however_it_is_written(self, loaded: Loaded, typed: str) -> None:
        assert numbers(typed.replace("–", "-"))[0] == "2232/QĐ-TTg"

    @pytest.mark.parametrize("typed", ["Luật Bình đẳng giới", "luat binh dang gioi", "Luật BĐG"])
    def test_name_is_found_with_and_without_accents(self, loaded: Loaded, typed: str) -> None:
        assert "73/2006/QH11" in numbers(typed)

    def test_accented_words_rank_above_look_alikes(self) -> None:
        add("1/QĐ", title="Về giống cây", issued_on=D(2025, 5, 5))
        add("2/QĐ", title="Về giới", issued_on=D(2020, 5, 5))
        assert numbers("giới") == ["2/QĐ"]
        add("3/QĐ", title="Về gioi", issued_on=D(2026, 5, 5))
        assert numbers("giới")[0] == "2/QĐ"

    def test_recurring_number_needs_its_date(self, loaded: Loaded) -> None:
        add("28/NQ-CP", kind="Nghị quyết", issuer="Chính phủ", issued_on=D(2024, 2, 20))
        assert find_citation("28/NQ-CP") is None
        found = find_citation("28/NQ-CP", issued_on=D(2021, 3, 3))
        assert found
        assert "bình đẳng giới" in found.title
        assert find_citation("28/NQ-CP", issued_on=D(2019, 1, 1)) is None

    def test_number_with_a_year_is_found_under_a_wrong_date(self, loaded: Loaded) -> None:
        found = find_citation("125/2021/NĐ-CP", issued_on=D(2021, 12, 27))
        assert found
        assert found.issued_on == D(2021, 12, 28)

    def test_alias_is_a_citation(self, loaded: Loaded) -> None:
        found = find_citation("luật pcblgđ 2022")
        assert found
        assert found.number == "13/2022/QH15"

    def test_library_value_holds_every_instrument_with_its_names(self, loaded: Loaded) -> None:
        value = library()
        assert len(value.instruments) == loaded.added
        found = value.find("73/2006/QH11")
        assert found
        assert "Luật BĐG" in found.aliases

    def test_missing_dates_are_never_in_force(self, loaded: Loaded) -> None:
        answers = in_force_on(D(2026, 11, 2))
        assert sum(map(len, answers.values())) == loaded.added
        assert all(i.effective_on for i in answers[Answer.YES])
        yes = {i.number for i in answers[Answer.YES]}
        assert "13/2022/QH15" in yes
        assert not {"02/2007/QH12", "2232/QĐ-TTg", "48/2009/NĐ-CP", "72/2025/QH15"} & yes


class TestChanging:
    def test_same_number_day_and_issuer_is_refused(self) -> None:
        add()
        with pytest.raises(LegalRefused, match="already_there"):
            add("77 /qđ-ubnd")
        with pytest.raises(Error), transaction.atomic():
            LegalInstrument.objects.create(
                number="x", number_key="77/qd-ubnd", issuer="UBND tỉnh An Lam", issued_on=D(2025, 1, 2)
            )

    def test_undated_instrument_stands_once(self) -> None:
        add(issued_on=None)
        with pytest.raises(LegalRefused, match="already_there"):
            add(issued_on=None)

    @pytest.mark.parametrize(
        ("fields", "code"),
        [
            ({"number": "  "}, "number_empty"),
            ({"effective_on": D(2025, 2, 1), "ended_on": D(2025, 2, 1)}, "ended_too_early"),
            ({"effective_on": D(2025, 1, 1)}, "effective_too_early"),
            ({"period_from": D(2026, 1, 1), "period_last": D(2025, 1, 1)}, "period_backwards"),
            ({"status": Status.EXPIRED}, "end_day_missing"),
            (
                {"status": Status.IN_FORCE, "ended_on": D(2026, 1, 1), "replaced_by_number": "9/QĐ-UBND"},
                "ended_yet_in_force",
            ),
            ({"replaced_by_number": "77/QĐ-UBND"}, "replaces_itself"),
        ],
    )
    def test_dates_that_contradict_are_refused(self, fields: dict, code: str) -> None:
        with pytest.raises(LegalRefused, match=code):
            add(**fields)
        assert not LegalInstrument.objects.exists()

    def test_correction_leaves_history_and_event(self) -> None:
        one = add()
        correct_instrument(
            instrument=one,
            expected_version=1,
            effective_on=D(2025, 3, 1),
            aliases=["QĐ 77"],
            reason="Thấy bản gốc",
            by=BY,
            at=AT,
        )
        latest = InstrumentChange.objects.get(verb="corrected")
        assert latest.new == {"effective_on": "2025-03-01", "aliases": "QĐ 77"}
        assert latest.reason == "Thấy bản gốc"
        assert AuditEvent.objects.get(verb="legal.corrected").old == {"effective_on": None, "aliases": ""}
        assert numbers("qd 77")[0] == "77/QĐ-UBND"

    def test_correction_on_an_old_version_writes_nothing(self) -> None:
        one = add()
        with pytest.raises(StaleRecord):
            correct_instrument(instrument=one, expected_version=9, title="Khác", by=BY, at=AT)
        assert not InstrumentChange.objects.filter(verb="corrected").exists()

    def test_correcting_nothing_is_refused(self) -> None:
        with pytest.raises(LegalRefused, match="nothing_new"):
            correct_instrument(instrument=add(), expected_version=1, title="Về một việc", by=BY, at=AT)

    def test_successor_added_later_is_joined(self) -> None:
        old = add(
            replaced_by_number="90/QĐ-UBND",
            status=Status.SUPERSEDED,
            effective_on=D(2025, 1, 2),
            ended_on=D(2026, 1, 1),
        )
        new = add("90/QĐ-UBND", issued_on=D(2025, 12, 1))
        old.refresh_from_db()
        assert old.replaced_by == new

    def test_an_older_instrument_of_the_number_is_no_successor(self) -> None:
        old = add(
            replaced_by_number="28/NQ-CP",
            status=Status.SUPERSEDED,
            effective_on=D(2025, 1, 2),
            ended_on=D(2026, 1, 1),
        )
        add("28/NQ-CP", issued_on=D(2021, 3, 3))
        old.refresh_from_db()
        assert old.replaced_by is None
        new = add("28/NQ-CP", issued_on=D(2026, 1, 1))
        old.refresh_from_db()
        assert old.replaced_by == new
        add("28/NQ-CP", issued_on=D(2026, 6, 1))
        old.refresh_from_db()
        assert old.replaced_by is None, "which of the two is not ours to guess"

    def test_whose_successor_it_was_is_asked_again_when_number_or_day_is_corrected(self) -> None:
        old = add(replaced_by_number="90/QĐ-UBND")
        new = add("90/QĐ-UBND", issued_on=D(2025, 12, 1))
        correct_instrument(instrument=new, expected_version=1, issued_on=D(2024, 12, 1), by=BY, at=AT)
        old.refresh_from_db()
        assert old.replaced_by is None
        correct_instrument(instrument=new, expected_version=2, issued_on=D(2025, 12, 1), by=BY, at=AT)
        correct_instrument(instrument=new, expected_version=3, number="91/QĐ-UBND", by=BY, at=AT)
        old.refresh_from_db()
        assert old.replaced_by is None
        named = correct_instrument(instrument=old, expected_version=1, replaced_by_number="91/qd–ubnd", by=BY, at=AT)
        assert named.replaced_by == new

    def test_loading_joins_what_an_office_had_entered(self) -> None:
        mine = add("9/QĐ-UBND", replaced_by_number="30/2020/NĐ-CP", issued_on=D(2010, 1, 1))
        load_instruments(by=BY, at=AT)
        mine.refresh_from_db()
        assert mine.replaced_by == LegalInstrument.objects.get(number="30/2020/NĐ-CP")

    def test_verifying_needs_a_source_and_a_status(self) -> None:
        one = add()
        for fields, code in (({"source": " "}, "source_missing"), ({"status": "unverified"}, "status_missing")):
            values = {"source": "Công báo 12", "status": "in_force"} | fields
            with pytest.raises(LegalRefused, match=code):
                verify_instrument(instrument=one, expected_version=1, on=D(2026, 11, 2), by=BY, at=AT, **values)
        assert not one.is_checked
        verify_instrument(
            instrument=one, expected_version=1, status="in_force", source="Công báo 12", on=D(2026, 11, 2), by=BY, at=AT
        )
        one.refresh_from_db()
        assert one.is_checked
        assert one.verified_on == D(2026, 11, 2)

    def test_listeners_hear_of_a_correction_once_it_is_stored(
        self, monkeypatch, django_capture_on_commit_callbacks
    ) -> None:
        heard: list[str] = []
        monkeypatch.setattr(changes, "_listeners", [])
        one = add()
        changes.register(lambda instrument: heard.append(instrument.title))
        with django_capture_on_commit_callbacks(execute=True):
            correct_instrument(instrument=one, expected_version=1, title="Tên mới", by=BY, at=AT)
            assert heard == []
        assert heard == ["Tên mới"]
