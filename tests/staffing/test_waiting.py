"""What waits for a hand-over is on the start pages, and everything that hangs on a post is named before it is handed over."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from donghanh.people.actions import appoint, confirm_appointment, decline_appointment, end_appointment
from donghanh.people.models import Appointment
from donghanh.plans import actions
from donghanh.plans.models import Plan, ReportDuty, Task
from donghanh.plans.queries.hanging import counts_on, hanging_on
from donghanh.staffing.leaving import items_of, leavers
from donghanh.staffing.models import ItemKind
from tests import factories as make
from tests.cast import Cast, Member
from tests.factories.plans import group_of, plan_of, read_document, task_of

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate(NOW)
SOON = TODAY + dt.timedelta(days=10)
HOME = reverse("console:home")


def leave(cast: Cast, who: Member, *, until: dt.date = TODAY) -> Appointment:
    seat = Appointment.objects.get(person=who.person)
    return end_appointment(appointment=seat, valid_until=until, by=make.TESTS, at=NOW)


def home_of(who: Member) -> str:
    return who.client().get(HOME).content.decode()


def colleague(cast: Cast) -> Member:
    """Another officer of the commune."""
    body = make.make_organisation(cast.unit, "Phòng Kinh tế", "state")
    post = make.make_post(body, "officer", "Công chức Kế hoạch")
    user = make.make_account()
    person = make.make_person("Lò Thị Hặc", user=user)
    make.make_appointment(person, post)
    return Member(person, user, post, body)


def sent(cast: Cast, plan: Plan, text: str, *, needs_check: bool = False) -> Task:
    task = task_of(plan, text, lead=cast.police, due_on=SOON, cast=cast)
    Task.objects.filter(pk=task.pk).update(needs_check=needs_check)
    actions.send_tasks(plan=plan, tasks=[task], by=cast.officer.actor, at=NOW)
    task.refresh_from_db()
    return task


@pytest.fixture
def busy(cast: Cast) -> Plan:
    """A plan in which something of every sort waits for who keeps it."""
    plan = plan_of(cast)
    task_of(plan, "Chưa giao cho ai", cast=cast)
    task_of(plan, "Đang chuẩn bị gửi Trạm", lead=cast.health, cast=cast)
    task_of(plan, "Thường xuyên của Phòng", lead=cast.officer.organisation, cast=cast)
    asked = sent(cast, plan, "Việc xin lùi hạn")
    actions.ask_extension(
        task=asked,
        party=asked.parties.get(),
        new_due_on=SOON + dt.timedelta(days=5),
        reason="Mưa lũ",
        by=cast.partner.actor,
        at=NOW,
    )
    claimed = sent(cast, plan, "Việc đã báo kết quả", needs_check=True)
    actions.record_result(party=claimed.parties.get(), text="Xong", done_on=TODAY, by=cast.partner.actor, at=NOW)
    sent(cast, plan, "Việc Công an đang làm")
    group = group_of(cast.unit, "Các phòng", cast.officer.organisation)
    for owner in ({}, {"organisation": cast.officer.organisation}, {"group": group}, {"organisation": cast.police}):
        ReportDuty.objects.create(plan=plan, text="Báo cáo quý", reporter="như in", **owner)
    document, _ = read_document(cast.unit)
    type(document).objects.filter(pk=document.pk).update(received_by=cast.officer.user.pk)
    return plan


def test_everything_that_waits_for_who_keeps_a_plan_is_on_the_checklist(cast: Cast, busy: Plan) -> None:
    items = items_of(leave(cast, cast.officer), on=TODAY)
    by_kind = {kind: [item.label for item in items if item.kind == kind] for kind in ItemKind}
    assert {kind: len(found) for kind, found in by_kind.items()} == {
        **dict.fromkeys(ItemKind, 1),
        ItemKind.DUTY: 3,
    }
    assert "Chưa giao cho ai" in by_kind[ItemKind.TASK][0]
    assert "Đang chuẩn bị gửi Trạm" in by_kind[ItemKind.PREPARING][0]
    assert f"xin đến ngày {SOON + dt.timedelta(days=5):%d/%m/%Y}" in by_kind[ItemKind.EXTENSION][0]
    assert "Việc đã báo kết quả" in by_kind[ItemKind.RESULT][0]
    assert "Thường xuyên của Phòng" in by_kind[ItemKind.PART][0]
    assert not any("Việc Công an đang làm" in item.label for item in items)  # that hangs on the police


def test_what_waits_in_a_plan_goes_with_it(cast: Cast, busy: Plan) -> None:
    other = colleague(cast)
    seat = leave(cast, cast.officer)
    assert {item.moves_to for item in items_of(seat, on=TODAY) if item.goes_with_plan} == {()}
    busy.refresh_from_db()
    actions.hand_over.give_plan(plan=busy, post=other.post, by=other.actor, at=NOW)
    moved = hanging_on(other.post, on=TODAY)
    assert (len(moved.extensions), len(moved.claimed)) == (1, 1)
    assert len(moved.preparing) == 2  # what the former body was to do itself is now sent to another


def test_the_queue_counts_what_the_checklist_names(cast: Cast, busy: Plan) -> None:
    seat = leave(cast, cast.officer)
    (row,) = leavers(cast.leader.scope, on=TODAY)
    assert row.count == len(items_of(seat, on=TODAY)) == 10
    posts = [cast.officer.post, cast.partner.post, cast.leader.post, colleague(cast).post]
    counts = counts_on(posts, on=TODAY)
    for post in posts:
        hanging = hanging_on(post, on=TODAY)
        assert counts[post.pk] == sum(len(getattr(hanging, name)) for name in hanging.__dataclass_fields__)


def test_turns_of_one_task_are_told_apart_by_their_days(cast: Cast) -> None:
    plan = plan_of(cast)
    pattern = task_of(plan, "Giao ban tháng", lead=cast.officer.organisation, cast=cast)
    for month in (3, 4):
        day = dt.date(2026, month, 20)
        turn = task_of(plan, "Giao ban tháng", lead=cast.officer.organisation, due_on=day, cast=cast)
        Task.objects.filter(pk=turn.pk).update(pattern=pattern, slot=day, opens_on=day)
    labels = [item.label for item in items_of(leave(cast, cast.officer), on=TODAY) if item.kind == ItemKind.PART]
    assert sorted(label[label.index("(") :] for label in labels) == [
        "(KH 7)",
        "(KH 7, kỳ 20/03/2026)",
        "(KH 7, kỳ 20/04/2026)",
    ]


def test_what_is_over_hangs_on_nobody(cast: Cast, busy: Plan) -> None:
    Task.objects.filter(text="Thường xuyên của Phòng").update(state="exempt")
    assert hanging_on(cast.officer.post, on=TODAY).parts == []
    Plan.objects.update(state="closed")
    assert counts_on([cast.officer.post], on=TODAY) == {cast.officer.post.pk: 0}


def test_the_start_page_names_the_post_and_leads_to_the_hand_over(cast: Cast, busy: Plan) -> None:
    other = colleague(cast)
    assert "Chờ bàn giao" not in home_of(other)
    seat = leave(cast, cast.officer)
    page = home_of(other)
    assert "Chờ bàn giao" in page
    assert cast.officer.post.title in page
    assert "10 mục còn dở" in page
    url = reverse("staffing:hand-over", args=[seat.pk])
    assert url in page
    assert other.client().get(url).status_code == 200


def test_the_administrator_reads_how_much_waits_and_is_led_to_the_queue(cast: Cast, busy: Plan) -> None:
    seat = leave(cast, cast.officer)
    page = home_of(cast.office_admin)
    assert "Chờ bàn giao" in page
    assert "10 mục còn dở" in page
    assert reverse("staffing:hand-over", args=[seat.pk]) not in page
    assert reverse("staffing:leavers") in page
    assert "Chưa giao cho ai" not in page


def test_who_can_do_nothing_about_it_is_not_bothered(cast: Cast, busy: Plan) -> None:
    leave(cast, cast.officer)
    for who in (cast.leader, cast.partner, cast.village_head, cast.stranger):
        assert "Chờ bàn giao" not in home_of(who)


def test_no_more_than_three_posts_are_shown_and_the_rest_is_counted(cast: Cast, busy: Plan) -> None:
    other = colleague(cast)
    leave(cast, cast.officer)
    for number in range(2):
        more = make.make_appointment(make.make_person(f"Hà Văn {number}"), cast.officer.post)
        end_appointment(appointment=more, valid_until=TODAY, by=make.TESTS, at=NOW)
    page = home_of(other)
    assert page.count("mục còn dở") == 3
    assert "vị trí chờ bàn giao" not in page
    last = make.make_appointment(make.make_person("Hà Văn Cuối"), cast.officer.post)
    end_appointment(appointment=last, valid_until=TODAY, by=make.TESTS, at=NOW)
    page = home_of(other)
    assert page.count("mục còn dở") == 3
    assert "Xem 4 vị trí chờ bàn giao" in page
    assert other.client().get(reverse("staffing:leavers")).content.decode().count("mục còn dở") == 4


def test_a_post_somebody_took_over_is_there_until_it_was_handed_over(cast: Cast, busy: Plan) -> None:
    other = colleague(cast)
    seat = leave(cast, cast.officer)
    appoint(person=make.make_person("Vi Văn Ba"), post=seat.post, valid_from=TODAY, by=make.TESTS, at=NOW)
    assert "Chưa bàn giao" in home_of(other)


def test_the_panel_costs_the_same_for_many(cast: Cast, busy: Plan, django_assert_max_num_queries) -> None:
    other, costs = colleague(cast), []
    leave(cast, cast.officer)
    client = other.client()
    for number in range(7):
        if number:
            body = make.make_organisation(cast.unit, f"Phòng {number}", "state")
            task_of(busy, f"Việc {number}", lead=body, cast=cast)
            post = make.make_post(body, "officer", f"Công chức {number}")
            end_appointment(
                appointment=make.make_appointment(make.make_person(f"Hà {number}"), post),
                valid_until=TODAY,
                by=make.TESTS,
                at=NOW,
            )
        if number in (1, 6):
            with django_assert_max_num_queries(31) as counted:
                client.get(HOME)
            costs.append(len(counted))
    assert costs[0] == costs[1]


def choose(seat: Appointment, *, by: Member) -> Appointment:
    """Somebody new for the post that was left, chosen by a person, so that a second one is asked."""
    chosen = make.make_person("Vi Văn Ba")
    return appoint(person=chosen, post=seat.post, valid_from=TODAY, by=by.actor, at=NOW)


def test_a_post_whose_successor_waits_says_for_whom(cast: Cast, busy: Plan) -> None:
    other = colleague(cast)
    choose(leave(cast, cast.officer), by=cast.office_admin)
    for page in (home_of(other), other.client().get(reverse("staffing:leavers")).content.decode()):
        assert "Chờ xác nhận người thay" in page
        assert "gười thay Vi Văn Ba chờ Đàm Quang Khải xác nhận" in page
        assert "Vị trí trống" not in page


def test_who_chose_is_not_named_as_who_confirms(cast: Cast, busy: Plan) -> None:
    make.make_appointment(cast.office_admin.person, cast.leader.post)
    choose(leave(cast, cast.officer), by=cast.office_admin)
    (row,) = leavers(cast.leader.scope, on=TODAY)
    assert [one.confirmers for one in row.awaited] == [(cast.leader.person,)]


def test_a_successor_who_was_confirmed_or_declined_waits_for_nobody(cast: Cast, busy: Plan) -> None:
    seat = leave(cast, cast.officer)
    first = choose(seat, by=cast.office_admin)
    decline_appointment(appointment=first, by=cast.leader.actor, at=NOW)
    (row,) = leavers(cast.leader.scope, on=TODAY)
    assert (row.awaited, row.successors) == ([], [])
    second = make.make_person("Vi Thị Bốn")
    held = appoint(person=second, post=seat.post, valid_from=TODAY, by=cast.office_admin.actor, at=NOW)
    confirm_appointment(appointment=held, by=cast.leader.actor, at=NOW)
    (row,) = leavers(cast.leader.scope, on=TODAY)
    assert (row.awaited, row.successors) == ([], [second])
