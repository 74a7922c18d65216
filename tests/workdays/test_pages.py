"""The table of a year and the pages that change it: who reads, who writes, what bad input is told."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from donghanh.people.scope import scope_on
from donghanh.workdays.actions import add_day, record_notice
from donghanh.workdays.arrangements import Arrangement
from donghanh.workdays.loading import load_workdays
from donghanh.workdays.models import SpecialDay, YearNotice
from donghanh.workdays.permissions import WorkdayPermission
from tests import factories as make
from tests.cast import Cast, Member

pytestmark = pytest.mark.django_db
D = dt.date
TET = Arrangement(2027, D(2027, 2, 4), D(2027, 2, 10), D(2027, 9, 2), D(2027, 9, 5))
NOTICE = {
    "year": "2027",
    "number": "15/TB-UBND",
    "issued_on": "1/12/2026",
    "tet_from": "4/2/2027",
    "tet_last": "10/2/2027",
    "national_from": "2/9/2027",
    "national_last": "5/9/2027",
    "swaps": "29/4/2027 8/5/2027",
    "source": "Bản giấy",
    "confidence": "verified",
    "reason": "Thông báo mới",
}


def page(member: Member, view: str = "table", *args, **query) -> str:
    response = member.client().get(reverse(f"workdays:{view}", args=args), query)
    assert response.status_code == 200
    return response.content.decode()


def typed(**changes: str) -> dict[str, str]:
    return {
        "day": "15/3/2027",
        "kind": "off",
        "name": "Nghỉ hội xuân",
        "source": "Thông báo 9",
        "confidence": "verified",
        "reason": "Xã mở hội",
    } | changes


def send(member: Member, view: str, data: dict, *args, status: int = 422) -> str:
    response = member.client().post(reverse(f"workdays:{view}", args=args), data)
    assert response.status_code == status
    return response.content.decode()


@pytest.fixture
def fair(cast: Cast) -> SpecialDay:
    return add_day(
        unit=cast.unit,
        day=D(2027, 3, 15),
        kind="off",
        name="Nghỉ hội xuân",
        source="Thông báo 9",
        reason="Xã mở hội",
        by=cast.officer.actor,
        at=timezone.now(),
    )


@pytest.fixture
def paper(cast: Cast) -> YearNotice:
    return record_notice(
        unit=cast.unit,
        arrangement=TET,
        number="15/TB-UBND",
        source="Bản giấy",
        reason="Mới",
        by=cast.officer.actor,
        at=timezone.now(),
    )


class TestReading:
    """The table as everybody signed in reads it."""

    def test_year_without_notice_says_in_words_what_is_provisional(self, cast: Cast) -> None:
        html = page(cast.leader, nam=2027)
        assert "Chưa có thông báo nghỉ năm 2027" in html
        assert html.count("Tạm tính</span>") >= 4
        assert "Giỗ Tổ Hùng Vương" in html
        assert "10/3 âm lịch" in html

    def test_what_is_only_remembered_says_so(self, cast: Cast) -> None:
        load_workdays(by=make.TESTS, at=timezone.now())
        html = page(cast.officer, nam=2025)
        assert "ghi theo trí nhớ" in html
        assert "Cần kiểm chứng</span>" in html
        assert "Tạm tính</span>" not in html

    def test_notice_that_was_seen_stands_above_its_year(self, cast: Cast, paper) -> None:
        html = page(cast.leader, nam=2027)
        assert "thông báo của xã Sông Mây, số 15/TB-UBND" in html
        assert "Tạm tính</span>" not in html

    def test_own_day_shows_what_the_country_has_and_why_it_changed(self, cast: Cast) -> None:
        SpecialDay.objects.create(day=D(2027, 3, 15), kind="off", name="Nghỉ chung")
        add_day(
            unit=cast.unit, day=D(2027, 3, 15), kind="worked", name="Xã vẫn làm", confidence="recalled",
            reason="Đón đoàn", by=cast.officer.actor, at=timezone.now(),
        )  # fmt: skip
        html = page(cast.leader, nam=2027)
        assert "Cả nước: Nghỉ chung (nghỉ)" in html
        assert "15/03/2027, Xã vẫn làm: Đón đoàn" in html

    def test_neighbour_sees_nothing_of_it(self, cast: Cast, fair, paper) -> None:
        html = page(cast.stranger, nam=2027)
        assert "Nghỉ hội xuân" not in html
        assert "15/TB-UBND" not in html

    @pytest.mark.parametrize(("kind", "shown"), [("off", True), ("quiet", False)])
    def test_table_is_narrowed_by_kind(self, cast: Cast, fair, kind: str, shown: bool) -> None:
        assert ("Nghỉ hội xuân</div>" in page(cast.leader, nam=2027, loai=kind)) is shown

    def test_empty_table_says_what_it_is_for(self, cast: Cast) -> None:
        html = page(cast.leader, nam=2027, loai="quiet")
        assert "Năm 2027 không có ngày loại này" in html
        assert "Bỏ lọc" in html

    @pytest.mark.parametrize("year", ["1850", "2500", "x"])
    def test_year_that_is_not_there_is_told_and_this_year_shown(self, cast: Cast, year: str) -> None:
        html = page(cast.leader, nam=year)
        assert "Bảng không có năm này" in html
        assert f"Ngày làm việc năm {timezone.localdate().year}" in html

    def test_table_as_a_file_follows_the_filters(self, cast: Cast, fair) -> None:
        for kind, found in (("off", True), ("worked", False)):
            response = cast.leader.client().get(reverse("workdays:export"), {"nam": 2027, "loai": kind})
            text = b"".join(response.streaming_content).decode()
            assert ("Nghỉ hội xuân" in text) is found
        assert 'filename="ngay-lam-viec-2027.csv"' in response["Content-Disposition"]

    def test_number_of_queries_does_not_grow_with_rows(self, cast: Cast, paper, django_assert_max_num_queries) -> None:
        for month in range(3, 9):
            SpecialDay.objects.create(day=D(2027, month, 16), kind="quiet", name="Ngày lặng")
        client = cast.officer.client()
        with django_assert_max_num_queries(12):
            client.get(reverse("workdays:table"), {"nam": 2027})


class TestRights:
    """Who may write."""

    def test_officer_and_administrator_keep_the_table(self, cast: Cast) -> None:
        for member in (cast.officer, cast.office_admin):
            assert member.scope.may(WorkdayPermission.EDIT, unit_id=cast.unit.pk)
            assert "Thêm ngày" in page(member)

    def test_others_read_and_change_nothing(self, cast: Cast, fair, paper) -> None:
        ways = [("add", ()), ("notice", ()), ("correct", (fair.pk,)), ("remove", (fair.pk,))]
        ways += [("notice-correct", (paper.pk,)), ("notice-remove", (paper.pk,))]
        for member in (cast.leader, cast.partner):
            assert "Thêm ngày" not in page(member, nam=2027)
            for view, args in ways:
                send(member, view, typed(version="1"), *args, status=404)
        for view, args in ways[2:]:
            send(cast.stranger, view, typed(version="1"), *args, status=404)

    def test_days_of_the_country_are_not_for_an_office(self, cast: Cast) -> None:
        row = SpecialDay.objects.create(day=D(2027, 3, 16), kind="off", name="Nghỉ chung")
        send(cast.officer, "correct", typed(version="1"), row.pk, status=404)
        assert f"{reverse('workdays:add')}?ngay=2027-03-16" in page(cast.officer, nam=2027)

    def test_unit_of_somebody_else_cannot_be_named(self, cast: Cast) -> None:
        for asked in (cast.neighbour.pk, "x"):
            address = f"{reverse('workdays:add')}?xa={asked}"
            assert cast.officer.client().post(address, typed()).status_code == 404

    def test_whoever_works_in_two_communes_chooses(self, cast: Cast) -> None:
        make.make_appointment(cast.officer.person, make.make_post(cast.stranger.organisation, "officer"))
        assert len(scope_on(cast.officer.user.pk, timezone.localdate()).unit_ids) > 1
        address = f"{reverse('workdays:add')}?xa={cast.neighbour.pk}"
        cast.officer.client().post(address, typed())
        assert SpecialDay.objects.get().unit_id == cast.neighbour.pk
        assert "Nghỉ hội xuân</div>" in page(cast.officer, nam=2027, xa=str(cast.neighbour.pk))
        assert "Nghỉ hội xuân</div>" not in page(cast.officer, nam=2027, xa=str(cast.unit.pk))


class TestWriting:
    """The officer's way, and what goes wrong on it."""

    def test_day_is_added_and_shown(self, cast: Cast) -> None:
        send(cast.officer, "add", typed(), status=302)
        assert "Nghỉ hội xuân</div>" in page(cast.leader, nam=2027)

    @pytest.mark.parametrize(
        ("changes", "said"),
        [
            ({"day": "31/2/2027"}, "chỉ có 28 ngày"),
            ({"day": "15/3/27"}, "bốn chữ số"),
            ({"day": "15/3/2150"}, "Năm 2150 nằm ngoài bảng này"),
            ({"kind": "worked", "day": "17/3/2027"}, "Thứ Tư, 17/03/2027 vốn là ngày làm việc"),
            ({"day": "14/3/2027"}, "Chủ nhật, 14/03/2027 vốn đã là ngày nghỉ"),
            ({"kind": "quiet", "day": "30/4/2027"}, "là ngày nghỉ, phần mềm vốn không nhắc việc"),
            ({"reason": ""}, "Ô này cần có"),
            ({"source": ""}, "ghi thấy ở đâu"),
        ],
    )
    def test_bad_input_is_told_clearly_and_kept(self, cast: Cast, changes: dict, said: str) -> None:
        data = typed(name="Chữ vừa gõ") | changes
        html = send(cast.officer, "add", data)
        assert said in html
        assert "Chữ vừa gõ" in html
        assert data["day"] in html

    def test_day_twice_is_told_with_its_day(self, cast: Cast, fair) -> None:
        assert "đã có dòng cho Thứ Hai, 15/03/2027" in send(cast.officer, "add", typed())

    def test_correction_needs_a_reason_and_is_stored(self, cast: Cast, fair) -> None:
        send(cast.officer, "correct", typed(version="1", reason="", name="Hội làng"), fair.pk)
        send(cast.officer, "correct", typed(version="1", name="Hội làng"), fair.pk, status=302)
        fair.refresh_from_db()
        assert (fair.name, fair.version) == ("Hội làng", 2)

    def test_lost_race_shows_both_versions(self, cast: Cast, fair) -> None:
        SpecialDay.objects.filter(pk=fair.pk).update(name="Bản của người khác", version=9)
        html = send(cast.officer, "correct", typed(version="1", name="Bản của tôi"), fair.pk, status=409)
        assert "Bản của người khác" in html
        assert "Bản của tôi" in html

    def test_removing_asks_first_and_wants_a_reason(self, cast: Cast, fair) -> None:
        assert "Bỏ ngày 15/03/2027 khỏi bảng?" in page(cast.officer, "remove", fair.pk)
        send(cast.officer, "remove", {"version": "1", "reason": ""}, fair.pk)
        SpecialDay.objects.filter(pk=fair.pk).update(version=2)
        assert "vừa được người khác sửa" in send(cast.officer, "remove", {"version": "1", "reason": "x"}, fair.pk)
        send(cast.officer, "remove", {"version": "2", "reason": "Ghi nhầm"}, fair.pk, status=302)
        assert not SpecialDay.objects.exists()

    def test_prefilled_day_comes_from_the_address_and_rubbish_is_passed_over(self, cast: Cast) -> None:
        assert 'value="16/03/2027"' in page(cast.officer, "add", ngay="2027-03-16")
        assert page(cast.officer, "add", ngay="2027-13-99")


class TestNotice:
    """The notice of a year."""

    def test_notice_is_entered_with_its_swaps(self, cast: Cast) -> None:
        send(cast.office_admin, "notice", NOTICE, status=302)
        html = page(cast.leader, nam=2027)
        assert "làm bù thứ Bảy, 08/05/2027" in html
        assert "Tạm tính</span>" not in html

    @pytest.mark.parametrize(
        ("changes", "said"),
        [
            ({"year": "2199"}, "Năm 2199 nằm ngoài bảng này"),
            ({"year": "năm tới"}, "Chỉ ghi chữ số"),
            ({"tet_from": "30/2/2027"}, "chỉ có 28 ngày"),
            ({"tet_from": "4/3/2027", "tet_last": "10/3/2027"}, "Mùng 1 Tết năm 2027 là Thứ Bảy, 06/02/2027"),
            ({"national_last": "1/9/2027"}, "Ngày cuối phải từ ngày đầu trở đi"),
            ({"swaps": "29/4/2027"}, "cần hai ngày"),
            ({"swaps": "31/4/2027 8/5/2027"}, "chỉ có 30 ngày"),
            ({"swaps": "29/4/2027 → 10/5/2027"}, "Thứ Hai, 10/05/2027 vốn là ngày làm việc"),
            ({"number": ""}, "ghi số, ký hiệu"),
        ],
    )
    def test_bad_input_is_told_clearly_and_kept(self, cast: Cast, changes: dict, said: str) -> None:
        html = send(cast.officer, "notice", NOTICE | {"reason": "Chữ vừa gõ"} | changes)
        assert said in html
        assert "Chữ vừa gõ" in html

    def test_days_of_a_notice_are_corrected_there(self, cast: Cast, paper) -> None:
        row = paper.days.first()
        response = cast.officer.client().get(reverse("workdays:correct", args=[row.pk]))
        assert response["Location"] == reverse("workdays:notice-correct", args=[paper.pk])
        html = page(cast.officer, "notice-correct", paper.pk)
        assert "04/02/2027" in html
        data = {name: value for name, value in NOTICE.items() if name != "year"} | {"version": "1"}
        send(cast.officer, "notice-correct", data, paper.pk, status=302)
        assert SpecialDay.objects.filter(day=D(2027, 5, 8), kind="worked").exists()

    def test_lost_race_shows_both_versions(self, cast: Cast, paper) -> None:
        YearNotice.objects.filter(pk=paper.pk).update(number="99/TB", version=5)
        data = {name: value for name, value in NOTICE.items() if name != "year"} | {"version": "1", "number": "7/TB"}
        html = send(cast.officer, "notice-correct", data, paper.pk, status=409)
        assert "99/TB" in html
        assert "7/TB" in html

    def test_notice_is_removed_after_asking(self, cast: Cast, paper) -> None:
        assert "Bỏ thông báo nghỉ năm 2027?" in page(cast.officer, "notice-remove", paper.pk)
        send(cast.officer, "notice-remove", {"version": "1", "reason": "Thu hồi"}, paper.pk, status=302)
        assert "Chưa có thông báo nghỉ năm 2027" in page(cast.leader, nam=2027)
