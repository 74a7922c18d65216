"""A table of activities that comes back: what is held already stays and is said once, what was changed is told by cell."""

import datetime as dt
import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from donghanh.activities import actions
from donghanh.activities.models import Activity, ActivityKind, ActivityState, Batch
from donghanh.activities.refusals import ActivityRefused
from donghanh.activities.taking_in.held import code_of
from donghanh.foundation.web import formats
from tests.activities.tables import URL, page_of, told
from tests.cast import Cast
from tests.factories.activities import activity_of

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate(NOW)
THEN = TODAY - dt.timedelta(days=3)
TALK = "Nói chuyện, truyền thông trực tiếp"


def content_of(answer: Any) -> bytes:
    return b"".join(answer.streaming_content)


def taken_away(cast: Cast, form: str = "") -> bytes:
    return content_of(cast.officer.client().get(f"/hoat-dong/xuat/?huy=1{form}"))


def sent(cast: Cast, given: bytes | str) -> Batch:
    data = {"file": SimpleUploadedFile("hoat-dong.xlsx", given)} if isinstance(given, bytes) else {"pasted": given}
    assert cast.officer.client().post(URL, data).status_code == 302
    return Batch.objects.latest("made_at")


def numbers(batch: Batch) -> tuple[int, int, int]:
    return batch.rows, batch.bad, batch.held


@pytest.fixture
def held(cast: Cast) -> Activity:
    activity_of(cast, "banner", quantity=12)
    activity_of(cast, held_on=TODAY + dt.timedelta(days=9), planned=True)
    known = {"female": 30, "under_16": 4}
    return activity_of(cast, total=1046, known=known, held_on=THEN, village=cast.village, title="- Buổi một")


@pytest.mark.parametrize("form", ["", "&dang=xlsx"])
def test_a_list_taken_away_comes_back_unchanged_and_nothing_is_asked(cast: Cast, held: Activity, form: str) -> None:
    content = taken_away(cast, form)
    batch = sent(cast, content if form else content.decode())
    assert numbers(batch) == (3, 0, 3)
    page = page_of(cast, batch)
    assert "Cả 3 dòng đã có, giữ nguyên" in page
    assert "Ghi 0 hoạt động" not in page
    with pytest.raises(ActivityRefused, match="table_held"):
        actions.take_table_in(batch=batch, host=cast.officer.organisation, by=cast.officer.actor, at=NOW)
    assert Activity.objects.count() == 3


def test_what_may_no_longer_be_typed_comes_back_as_held_all_the_same(cast: Cast, held: Activity) -> None:
    """A kind nobody offers any more, a planned day that went by, a cancelled talk: they are what is held."""
    Activity.objects.filter(state=ActivityState.PLANNED).update(held_on=THEN)
    Activity.objects.filter(pk=held.pk).update(state=ActivityState.VOID, void_reason="nhầm")
    ActivityKind.objects.filter(code="banner").update(is_offered=False)
    batch = sent(cast, taken_away(cast, "&dang=xlsx"))
    assert numbers(batch)[1] == 0
    assert batch.held == batch.rows


def test_a_changed_row_is_told_by_cell_with_what_is_held(cast: Cast, held: Activity) -> None:
    activity_of(cast, total=20, known={"female": 8}, held_on=THEN)
    batch = sent(cast, taken_away(cast).decode().replace("1046,30,1016", "1050,,1016"))
    assert numbers(batch) == (4, 1, 3)
    assert told(batch) == [("total", "held_otherwise"), ("female", "held_otherwise"), ("code", "held_changed")]
    page = page_of(cast, batch)
    assert "Đang ghi là “1046”" in page
    assert "3 dòng đã có, giữ nguyên" in page
    assert reverse("activities:activity", args=[held.pk]) in page
    row = batch.lines.get(is_bad=True)
    cast.officer.client().post(
        reverse("activities:table", args=[batch.pk]), {f"{row.pk}.total": "1046", f"{row.pk}.female": "30"}
    )
    batch.refresh_from_db()
    assert numbers(batch) == (4, 0, 4)


def test_new_rows_beside_held_ones_are_recorded_alone(cast: Cast, held: Activity) -> None:
    text = taken_away(cast).decode() + f'{formats.date(THEN)},,"{TALK}",Buổi hai' + "," * 18 + "\r\n"
    batch = sent(cast, text)
    assert numbers(batch) == (4, 0, 3)
    cast.officer.client().post(reverse("activities:table_take_in", args=[batch.pk]))
    batch.refresh_from_db()
    assert (batch.taken, batch.held) == (1, 3)
    assert Activity.objects.filter(batch=batch).get().title == "Buổi hai"
    assert "3 dòng đã có, giữ nguyên" in page_of(cast, batch)
    assert sent(cast, text).held == 4, "sent once more it is held as a whole"


def test_a_row_without_its_code_is_known_by_what_makes_it_one_activity(cast: Cast, held: Activity) -> None:
    head = "Ngày\tLoại\tTên hoạt động\tThôn\tTổng số\tNữ\tĐịa điểm"
    day = formats.date(THEN)
    same = f"{day}\t{TALK}\t- Buổi một\tBãi Sậy\t1.046\t30\t"
    other = f"{day}\t{TALK}\t- Buổi một\tBãi Sậy\t1.046\t31\tĐình làng"
    batch = sent(cast, f"{head}\n{same}")
    assert numbers(batch) == (1, 0, 1)
    batch = sent(cast, f"{head}\n{other}")
    assert told(batch) == [("place", "held_empty"), ("female", "held_otherwise"), ("held_on", "known_already")]


def test_a_row_nobody_named_is_known_again(cast: Cast, held: Activity) -> None:
    text = f"Ngày\tLoại\tTổng số\n{formats.date(THEN)}\t{TALK}\t20"
    batch = sent(cast, text)
    cast.officer.client().post(reverse("activities:table_take_in", args=[batch.pk]))
    assert sent(cast, text).held == 1


def test_two_like_activities_are_two_and_a_third_row_is_one_too_many(cast: Cast) -> None:
    for _ in range(2):
        activity_of(cast, total=46, held_on=THEN, title="Như nhau")
    row = f"{formats.date(THEN)}\t{TALK}\tNhư nhau\t46"
    batch = sent(cast, "\n".join(["Ngày\tLoại\tTên hoạt động\tTổng số", row, row, row]))
    assert numbers(batch) == (3, 0, 2), "the third is a new one: two are held, and nobody else's row says the same"


def test_a_code_counts_once_and_only_with_its_form(cast: Cast, held: Activity) -> None:
    head, row = "Ngày\tLoại\tMã", f"{formats.date(THEN)}\t{TALK}\t"
    batch = sent(
        cast,
        "\n".join([head, row + code_of(held.pk).upper(), row + code_of(held.pk), row + "7", row + "hd-" + "0" * 12]),
    )
    assert told(batch) == [("code", "code_twice"), ("code", "code_form")]
    assert batch.held == 1


def test_a_code_of_another_office_says_nothing_here(cast: Cast, held: Activity) -> None:
    Activity.objects.filter(pk=held.pk).update(unit=cast.neighbour, counting_unit=cast.neighbour)
    batch = sent(cast, f"Ngày\tLoại\tTổng số\tMã\n{formats.date(THEN)}\t{TALK}\t5\t{code_of(held.pk)}")
    assert numbers(batch) == (1, 0, 0)


def test_what_went_out_and_in_and_out_again_is_the_same_file_but_for_its_codes(cast: Cast, held: Activity) -> None:
    content = taken_away(cast, "&dang=xlsx")
    Activity.objects.all().delete()
    batch = sent(cast, content)
    cast.officer.client().post(reverse("activities:table_take_in", args=[batch.pk]))
    again = taken_away(cast, "&dang=xlsx")
    rows = [list(load_workbook(io.BytesIO(file)).active.values) for file in (content, again)]
    assert len(rows[0]) == 4
    assert sorted(str(row[:-1]) for row in rows[0]) == sorted(str(row[:-1]) for row in rows[1])


@pytest.mark.parametrize("day", ["2026-02-30", "2026-13-45", "0000-00-00", "hôm nào"])
def test_a_day_that_is_in_no_calendar_is_told_at_its_cell(cast: Cast, held: Activity, day: str) -> None:
    batch = sent(cast, f"Ngày\tLoại\n{day}\t{TALK}\n{formats.date(THEN)}\t{TALK}\n")
    assert [where for where, _code in told(batch)] == ["held_on"]
    assert numbers(batch)[:2] == (2, 1)


def test_a_code_that_stands_twice_is_told_how_to_be_mended(cast: Cast, held: Activity) -> None:
    head, row = "Ngày\tLoại\tMã", f"{formats.date(THEN)}\t{TALK}\t{code_of(held.pk)}"
    page = page_of(cast, sent(cast, "\n".join([head, row, row])))
    assert "Mã này đã ở dòng 2 của bảng" in page
    assert "Các dòng đúng được giữ bên cạnh" not in page, "there are none"


def test_a_day_of_a_spreadsheet_is_shown_day_first_where_its_row_is_mended(cast: Cast, held: Activity) -> None:
    book = load_workbook(io.BytesIO(taken_away(cast, "&dang=xlsx")))
    sheet = book.active
    heads = [cell.value for cell in sheet[1]]
    number = next(row[0].row for row in sheet.iter_rows(min_row=2) if row[heads.index("Tổng số")].value == 1046)
    sheet.cell(number, heads.index("Tổng số") + 1).value = 1050
    changed = io.BytesIO()
    book.save(changed)
    batch = sent(cast, changed.getvalue())
    page = page_of(cast, batch)
    assert f'value="{formats.date(THEN)}"' in page
    assert THEN.isoformat() not in page
    line = batch.lines.get(is_bad=True)
    mended = {f"{line.pk}.held_on": formats.date(THEN), f"{line.pk}.total": "1046"}
    cast.officer.client().post(reverse("activities:table", args=[batch.pk]), mended)
    batch.refresh_from_db()
    assert numbers(batch) == (3, 0, 3)
