"""Many activities from a table: told by cell, mended on the page, taken in whole or not at all."""

import datetime as dt
import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from donghanh.activities import actions, jobs
from donghanh.activities.models import Activity, ActivityState, Batch, BatchState
from donghanh.activities.refusals import ActivityRefused
from donghanh.activities.sheet import SHEET
from donghanh.documents.sheets.columns import rows_in
from donghanh.documents.sheets.upload import read_pasted
from donghanh.foundation.audit.models import AuditEvent
from donghanh.foundation.web import formats
from donghanh.units.actions import end_village
from tests.activities.tables import URL, page_of, told
from tests.cast import Cast
from tests.factories.activities import activity_of, kind_of

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate(NOW)
DAY = formats.date(TODAY - dt.timedelta(days=3))
HEAD = "Ngày\tLoại\tTên hoạt động\tThôn\tNơi tổ chức\tSố lượng\tTổng số\tNữ"
TALK, BANNER = "Nói chuyện, truyền thông trực tiếp", "Băng rôn, khẩu hiệu"


def table(*lines: str) -> str:
    return "\n".join([HEAD, *lines])


def line(day: str = DAY, kind: str = TALK, title: str = "", village: str = "", host: str = "", quantity: str = "",
         total: str = "46", female: str = "30") -> str:  # fmt: skip
    return "\t".join((day, kind, title, village, host, quantity, total, female))


def send(cast: Cast, text: str) -> Any:
    kind_of()
    return cast.officer.client().post(URL, {"pasted": text})


def batch_of(cast: Cast, *lines: str) -> Batch:
    send(cast, table(*lines))
    return Batch.objects.latest("made_at")


def take_in(cast: Cast, batch: Batch) -> Batch:
    cast.officer.client().post(reverse("activities:table_take_in", args=[batch.pk]))
    batch.refresh_from_db()
    return batch


def test_good_rows_are_looked_over_then_recorded_all_at_once(cast: Cast) -> None:
    batch = batch_of(
        cast,
        line(village="Bãi Sậy", host="Công an xã"),
        line(kind=BANNER, quantity="12", total="", female=""),
        line(title="Buổi hai", total="1.200", female=""),
    )
    assert (batch.state, batch.rows, batch.bad) == (BatchState.CHECKED, 3, 0)
    assert not Activity.objects.exists()
    assert "Cả 3 dòng đều đúng" in page_of(cast, batch)
    batch = take_in(cast, batch)
    assert (batch.state, batch.taken, batch.lines.count()) == (BatchState.TAKEN, 3, 0)
    talk = Activity.objects.get(village=cast.village)
    assert (talk.host, talk.total, talk.female, talk.male) == (cast.police, 46, 30, 16)
    assert Activity.objects.get(kind__code="banner").quantity == 12
    assert Activity.objects.get(title="Buổi hai").total == 1200
    assert Activity.objects.matching("noi chuyen bai say").get() == talk
    assert talk.recorded_by == cast.officer.person
    page = cast.officer.client().get(reverse("activities:activity", args=[talk.pk])).content.decode()
    assert "nhập từ bảng tính" in page
    assert AuditEvent.objects.filter(verb="activities.table_taken_in").count() == 1


BROKEN = [
    (line(day="31/11/2026"), "held_on", "day"),
    (line(day=formats.date(TODAY + dt.timedelta(days=2))), "held_on", "held_in_future"),
    (line(day=""), "held_on", "cell_empty"),
    (line(day="3/3/1999"), "held_on", "held_long_ago"),
    (line(kind="Nói chuyện truyền thông"), "kind", "kind_unknown"),
    (line(kind=""), "kind", "cell_empty"),
    (line(village="Bãi Sáy"), "village", "village_unknown"),
    (line(host="Công an phường"), "host", "host_unknown"),
    (line(total="bốn sáu"), "total", "number"),
    (line(total="-3"), "total", "number"),
    (line(total="99999999999999"), "total", "number_large"),
    (line(female="48"), "female", "part_over_total"),
    (line(total="", female="3"), "total", "known_without_total"),
    (line(quantity="0"), "quantity", "quantity_zero"),
    (line(kind=BANNER, total="5", female=""), "total", "kind_has_no_people"),
    (line(title="Dài " * 90), "title", "too_long"),
]


def test_a_table_with_many_mistakes_is_told_by_cell_and_nothing_is_recorded(cast: Cast) -> None:
    good = [line(title=f"Buổi {n}") for n in range(40)]
    batch = batch_of(cast, *good[:20], *(text for text, _key, _code in BROKEN), *good[20:])
    assert (batch.rows, batch.bad) == (40 + len(BROKEN), len(BROKEN))
    assert told(batch) == [(key, code) for _text, key, code in BROKEN]
    page = page_of(cast, batch)
    assert "Các dòng đúng được giữ bên cạnh" in page
    assert "B26" in page, "the cell as the spreadsheet calls it"
    assert "Có phải “thôn Bãi Sậy”?" in page
    batch = take_in(cast, batch)
    assert not Activity.objects.exists()
    assert "còn chỗ phải sửa" in page_of(cast, batch) or batch.state == BatchState.CHECKED
    file = b"".join(
        cast.officer.client().get(reverse("activities:table_problems_export", args=[batch.pk])).streaming_content
    ).decode()
    assert file.count("\n") == len(BROKEN) + 1


def test_mended_on_the_page_and_left_out_rows_let_the_rest_in(cast: Cast) -> None:
    batch = batch_of(cast, line(female="48"), line(kind="Gì đó"), line(title="Đúng"))
    wrong, unknown = batch.lines.filter(is_bad=True)
    url = reverse("activities:table", args=[batch.pk])
    client = cast.officer.client()
    client.post(url, {f"{wrong.pk}.female": "40", "bo": str(unknown.pk), f"{unknown.pk}.kind": "Gì đó"})
    batch.refresh_from_db()
    assert (batch.rows, batch.bad) == (2, 0)
    assert take_in(cast, batch).taken == 2
    assert Activity.objects.get(female=40).male == 6


def test_all_wrong_rows_can_be_left_out_at_once(cast: Cast) -> None:
    batch = batch_of(cast, line(female="48"), line(kind="Gì đó"), line())
    cast.officer.client().post(reverse("activities:table", args=[batch.pk]), {"bo-het": "1"})
    batch.refresh_from_db()
    assert (batch.rows, batch.bad) == (1, 0)


def test_what_stands_twice_is_noticed(cast: Cast) -> None:
    batch = batch_of(cast, line(title="Mới"), line(title="mới"), line(title="Khác"))
    assert told(batch) == [("held_on", "twice_here")]


def test_what_was_recorded_meanwhile_stops_the_whole_table(cast: Cast) -> None:
    batch = batch_of(cast, line(title="Một"), line(title="Hai"))
    activity_of(cast, total=46, known={"female": 31}, held_on=TODAY - dt.timedelta(days=3), title="Hai")
    with pytest.raises(ActivityRefused, match="table_has_problems"):
        actions.take_table_in(batch=batch, host=cast.officer.organisation, by=cast.officer.actor, at=NOW)
    assert Activity.objects.count() == 1


def test_a_table_taken_in_is_taken_back_as_a_whole(cast: Cast) -> None:
    batch = take_in(cast, batch_of(cast, line(title="Một"), line(title="Hai")))
    client, url = cast.officer.client(), reverse("activities:table_undo", args=[batch.pk])
    assert "2 hoạt động của bảng sẽ thành đã hủy" in client.get(url).content.decode()
    client.post(url)
    assert set(Activity.objects.values_list("state", flat=True)) == {ActivityState.VOID}
    batch.refresh_from_db()
    assert batch.state == BatchState.UNDONE
    client.post(url)
    assert AuditEvent.objects.filter(verb="activities.table_undone").count() == 1


def test_a_table_is_dropped_by_hand_or_after_two_weeks(cast: Cast) -> None:
    one, two = batch_of(cast, line()), batch_of(cast, line())
    cast.officer.client().post(reverse("activities:table_drop", args=[one.pk]))
    one.refresh_from_db()
    assert (one.state, one.lines.count()) == (BatchState.DROPPED, 0)
    Batch.objects.filter(pk=two.pk).update(made_at=NOW - dt.timedelta(days=15))
    assert jobs.drop_left.call(day=TODAY.isoformat()) == 1
    two.refresh_from_db()
    assert two.state == BatchState.DROPPED


class Held:
    """A job that waits in its queue until the test runs it."""

    def __init__(self, job: Any) -> None:
        self.job, self.given = job, {}

    def enqueue(self, **given: str) -> None:
        self.given = given

    def run(self) -> Any:
        return self.job.call(**self.given)


def test_a_long_table_is_worked_on_in_the_background_with_progress(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    looking, taking = Held(jobs.look_over_table), Held(jobs.take_in)
    monkeypatch.setattr(jobs, "SHORT", 1)
    monkeypatch.setattr(jobs, "look_over_table", looking)
    monkeypatch.setattr(jobs, "take_in", taking)
    batch = batch_of(cast, line(title="Một"), line(title="Hai"))
    assert batch.state == BatchState.CHECKING
    page = page_of(cast, batch)
    assert "0 trên 2 dòng" in page
    assert looking.run() == BatchState.CHECKED
    assert take_in(cast, batch).state == BatchState.TAKING
    assert taking.run() == BatchState.TAKEN
    assert taking.run() == "over", "safe to run twice"
    assert Activity.objects.count() == 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Dán các dòng vào đây hoặc chọn một tệp."),
        ("Ngày\tLoại\tCột lạ\n1\t2\t3", "Không có cột “Cột lạ”"),
        ("Ngày\tTổng số\n1\t2", "Thiếu cột: Loại"),
        (HEAD, "Dưới dòng tiêu đề chưa có dòng nào."),
    ],
)
def test_what_is_no_table_is_told_and_what_was_pasted_stays(cast: Cast, text: str, words: str) -> None:
    answer = send(cast, text)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert words in page
    assert "Cột lạ" not in text or "Cột lạ" in page.split("</textarea>")[0]
    assert not Batch.objects.exists()


def test_a_broken_file_is_refused_with_its_reason(cast: Cast) -> None:
    kind_of()
    answer = cast.officer.client().post(URL, {"file": SimpleUploadedFile("a.xlsx", b"MZ" * 99)})
    assert "Đây không phải bảng tính Excel" in answer.content.decode()


def test_tables_are_for_the_office_alone(cast: Cast) -> None:
    batch = batch_of(cast, line())
    url = reverse("activities:table", args=[batch.pk])
    for member in (cast.partner, cast.leader, cast.stranger):
        assert member.client().get(url).status_code == 404
    assert cast.stranger.client().get(URL).status_code == 200
    assert cast.partner.client().get(URL).status_code == 404


def test_the_template_offers_the_words_of_the_office(cast: Cast) -> None:
    kind_of()
    book = load_workbook(io.BytesIO(cast.officer.client().get(f"{URL}mau/").content))
    assert [cell.value for cell in book["Hoạt động"][1]] == [column.heading for column in SHEET.columns]
    words = {value for row in book["Hướng dẫn"].values for value in row}
    assert {TALK, "thôn Bãi Sậy", "Công an xã"} <= words


def test_every_heading_of_the_file_is_a_column_of_the_table(cast: Cast) -> None:
    kind_of()
    rows, problems = rows_in(read_pasted(table(line()), SHEET), (SHEET,))
    assert problems == []
    assert rows[SHEET.key][0].text("kind") == TALK


def test_what_asks_again_gets_the_box_while_it_runs_and_the_whole_page_when_it_is_done(cast: Cast) -> None:
    batch = batch_of(cast, line())
    url = reverse("activities:table", args=[batch.pk])
    asks_again = {"HX-Request": "true"}
    done = cast.officer.client().get(url, headers=asks_again)
    assert done["HX-Retarget"] == "body", "a page swapped into the box would stand inside itself"
    assert "HX-Retarget" not in cast.officer.client().get(url)
    Batch.objects.filter(pk=batch.pk).update(state=BatchState.CHECKING)
    runs = cast.officer.client().get(url, headers=asks_again)
    assert "HX-Retarget" not in runs
    assert "<html" not in runs.content.decode()


def test_a_village_that_is_gone_is_known_for_the_days_before(cast: Cast) -> None:
    gone_on = TODAY - dt.timedelta(days=4)
    end_village(
        village=cast.village, expected_version=cast.village.version, on=gone_on, by=cast.officer.actor, at=NOW
    )  # fmt: skip
    before, after = (formats.date(gone_on + dt.timedelta(days=n)) for n in (-1, 0))
    name = cast.village.name
    batch = batch_of(cast, line(day=before, village=name), line(day=after, village=name))
    assert told(batch) == [("village", "village_gone")]
    assert "không còn" in page_of(cast, batch)
