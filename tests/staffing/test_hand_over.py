"""Leavers and hand-overs: work stays with the post, and moves by a checklist."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from donghanh.documents.models import Document, DocumentState
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.models import AuditEvent
from donghanh.people.actions import appoint, end_appointment
from donghanh.people.models import Appointment, Post
from donghanh.plans.actions import close_plan
from donghanh.plans.actions.hand_over import give_plan
from donghanh.plans.models import ReportDuty
from donghanh.plans.queries.hanging import counts_on, hanging_on
from donghanh.plans.refusals import PlanRefused
from donghanh.staffing.actions import hand_over
from donghanh.staffing.actions.hand_over import Choice
from donghanh.staffing.leaving import items_of, leavers
from donghanh.staffing.models import HandOver, ItemKind
from donghanh.staffing.refusals import StaffingRefused
from donghanh.staffing.wording import sentence_for
from tests import factories as make
from tests.cast import Cast
from tests.factories.plans import plan_of, read_document, task_of

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate(NOW)


@pytest.fixture
def left(cast: Cast) -> Appointment:
    """The officer leaves today; a plan with an unled task, a led one, a report, and a paper stay behind."""
    plan = plan_of(cast)
    task_of(plan, "Việc chưa giao cho ai", cast=cast)
    task_of(plan, "Việc của Trạm", lead=cast.health, cast=cast)
    ReportDuty.objects.create(plan=plan, text="Báo cáo quý", reporter="Phòng", organisation=cast.officer.organisation)
    document, _ = read_document(cast.unit)
    document.received_by = cast.officer.user.pk
    document.save()
    seat = Appointment.objects.get(person=cast.officer.person)
    return end_appointment(appointment=seat, valid_until=TODAY, by=cast.office_admin.actor, at=NOW)


def colleague(cast: Cast, title: str = "Công chức Kế hoạch") -> Post:
    """Another officer, in a body of their own, who acts from today."""
    body = make.make_organisation(cast.unit, "Phòng Kinh tế", "state")
    post = make.make_post(body, "officer", title)
    make.make_appointment(make.make_person("Lò Thị Hặc", user=make.make_account()), post)
    return post


def actor_of(post: Post) -> Actor:
    return Actor(kind="person", id=post.appointments.get().person.user_id)


def refused(code: str):
    return pytest.raises(StaffingRefused, match=f"^{code}$")


def handed(cast: Cast, seat: Appointment, post: Post, **other) -> HandOver:
    values = {
        "appointment": seat,
        "receiver": post.appointments.get().person,
        "held_on": TODAY,
        "choices": {},
        "by": actor_of(post),
        "at": NOW,
    }
    return hand_over(**(values | other))


def test_what_hangs_on_the_post_is_listed_by_kind(cast: Cast, left: Appointment) -> None:
    colleague(cast)
    items = items_of(left, on=TODAY)
    assert [item.kind for item in items] == [
        ItemKind.PLAN,
        ItemKind.TASK,
        ItemKind.PREPARING,
        ItemKind.DUTY,
        ItemKind.DOCUMENT,
    ]
    assert [post.title for post in items[0].moves_to] == ["Công chức Kế hoạch"]
    hanging = hanging_on(left.post, on=TODAY)
    assert [task.text for task in hanging.unassigned] == ["Việc chưa giao cho ai"]


def test_an_empty_post_with_open_work_comes_first_in_the_queue(cast: Cast, left: Appointment) -> None:
    (row,) = leavers(cast.leader.scope, on=TODAY)
    assert (row.appointment, row.is_empty, row.count) == (left, True, 5)
    person = make.make_person("Vi Văn Ba", user=make.make_account())
    appoint(person=person, post=left.post, valid_from=TODAY, by=make.TESTS, at=NOW)
    (row,) = leavers(cast.leader.scope, on=TODAY)
    assert row.successors == [person]


def test_who_will_leave_within_two_months_is_there_and_who_goes_on_is_not(cast: Cast) -> None:
    plan_of(cast)
    seat = Appointment.objects.get(person=cast.officer.person)
    end_appointment(appointment=seat, valid_until=TODAY + dt.timedelta(days=90), by=make.TESTS, at=NOW)
    assert leavers(cast.leader.scope, on=TODAY) == []
    soon = TODAY + dt.timedelta(days=40)
    end_appointment(appointment=seat, valid_until=soon, by=make.TESTS, at=NOW)
    assert [row.appointment for row in leavers(cast.leader.scope, on=TODAY)] == [seat]
    appoint(person=cast.officer.person, post=seat.post, valid_from=soon, by=make.TESTS, at=NOW)
    assert leavers(cast.leader.scope, on=TODAY) == []


def test_posts_without_open_work_are_not_in_the_queue(cast: Cast, left: Appointment) -> None:
    plan = hanging_on(left.post, on=TODAY).plans[0]
    close_plan(plan=plan, expected_version=plan.version, by=cast.leader.actor, at=NOW)
    assert counts_on([left.post], on=TODAY)[left.post_id] == 0
    (row,) = leavers(cast.leader.scope, on=TODAY)
    assert row.count == 1  # the paper under review
    Document.objects.update(state=DocumentState.ARCHIVED)
    assert leavers(cast.leader.scope, on=TODAY) == []


def test_a_hand_over_moves_what_was_chosen_and_keeps_the_rest(cast: Cast, left: Appointment) -> None:
    post = colleague(cast)
    plan, task, _, duty, paper = items_of(left, on=TODAY)
    made = handed(
        cast,
        left,
        post,
        choices={
            plan.key: Choice(is_done=True, to_post=post, note="kèm hồ sơ giấy"),
            task.key: Choice(is_done=True, to_post=post),
            duty.key: Choice(is_done=True, to_post=post),
            paper.key: Choice(note="chưa rà xong"),
        },
    )
    hanging = hanging_on(post, on=TODAY)
    assert [one.pk for one in hanging.plans] == [plan.object_id]
    assert [one.pk for one in hanging.duties] == [duty.object_id]
    assert [one.task_id for one in hanging.parts] == [task.object_id]
    assert [(item.kind, item.is_done, item.note) for item in made.items.all()] == [
        ("plan", True, "kèm hồ sơ giấy"),
        ("task", True, ""),
        ("preparing", False, ""),
        ("duty", True, ""),
        ("document", False, "chưa rà xong"),
    ]
    assert leavers(cast.leader.scope, on=TODAY) == []
    event = AuditEvent.objects.get(verb="staffing.handed_over")
    assert (event.new["items"], event.new["ticked"], event.new["receiver_id"]) == (5, 3, "•")
    assert AuditEvent.objects.filter(verb__in=("plans.given", "plans.report_duty_given")).count() == 2


def test_a_hand_over_happens_once_by_a_person_and_never_to_the_leaver(cast: Cast, left: Appointment) -> None:
    post = colleague(cast)
    with refused("to_leaver"):
        handed(cast, left, post, receiver=left.person)
    with refused("day_ahead"):
        handed(cast, left, post, held_on=TODAY + dt.timedelta(days=1))
    with refused("not_leaving"):
        handed(cast, post.appointments.get(), post)
    handed(cast, left, post)
    with refused("handed_over"):
        handed(cast, left, post)


def test_a_post_that_was_not_offered_stops_all_of_it(cast: Cast, left: Appointment) -> None:
    post = colleague(cast)
    plan, task, *_ = items_of(left, on=TODAY)
    choices = {task.key: Choice(to_post=post), plan.key: Choice(to_post=cast.partner.post)}
    with refused("post_not_offered"):
        handed(cast, left, post, choices=choices)
    assert not HandOver.objects.exists()
    assert hanging_on(left.post, on=TODAY).unassigned


def test_a_plan_goes_to_no_other_unit_and_to_no_post_without_plans(cast: Cast, left: Appointment) -> None:
    plan = hanging_on(left.post, on=TODAY).plans[0]
    for post in (cast.stranger.post, cast.partner.post):
        with pytest.raises(PlanRefused, match=r"^post_elsewhere$") as why:
            give_plan(plan=plan, post=post, by=cast.office_admin.actor, at=NOW)
    assert sentence_for(why.value)


def test_a_partners_open_parts_stay_with_the_body(cast: Cast) -> None:
    task_of(plan_of(cast), "Việc của Hội", lead=cast.partner.organisation, cast=cast)
    seat = Appointment.objects.get(person=cast.partner.person)
    end_appointment(appointment=seat, valid_until=TODAY, by=cast.office_admin.actor, at=NOW)
    (item,) = items_of(seat, on=TODAY)
    assert (item.kind, item.moves_to) == (ItemKind.PART, ())


def test_the_queue_costs_the_same_for_many(cast: Cast, left: Appointment, django_assert_max_num_queries) -> None:
    for number in range(8):
        seat = make.make_appointment(make.make_person(f"Hà Văn {number}"), left.post)
        end_appointment(appointment=seat, valid_until=TODAY, by=make.TESTS, at=NOW)
    scope = cast.leader.scope
    with django_assert_max_num_queries(15):
        assert len(leavers(scope, on=TODAY)) == 9


def test_the_pages_lead_from_the_queue_to_the_record(cast: Cast, left: Appointment) -> None:
    post = colleague(cast)
    client = type(cast.leader.client())()
    client.force_login(post.appointments.get().person.user)
    url = reverse("staffing:hand-over", args=[left.pk])
    assert url in client.get(reverse("staffing:leavers")).content.decode()
    page = client.get(url).content.decode()
    assert "Việc chưa giao cho ai" in page
    plan, task, *_ = items_of(left, on=TODAY)
    sent = {
        "receiver": str(post.appointments.get().person_id),
        "held_on": f"{TODAY:%d/%m/%Y}",
        f"{plan.key}-done": "on",
        f"{plan.key}-to": str(post.pk),
        f"{task.key}-note": "giao sau",
    }
    wrong = client.post(url, sent | {"receiver": ""})
    assert (wrong.status_code, HandOver.objects.exists()) == (422, False)
    answer = client.post(url, sent)
    made = HandOver.objects.get()
    assert answer["Location"] == reverse("staffing:record", args=[made.pk])
    record = client.get(answer["Location"]).content.decode()
    assert "Biên bản bàn giao" in record
    assert "chuyển cho Công chức Kế hoạch, Phòng Kinh tế" in record
    assert "1 trên 5 mục" in record
    assert client.get(url)["Location"] == answer["Location"]


@pytest.mark.parametrize("takes_over", [True, False])
def test_the_record_names_the_receiver_by_the_post_that_is_handed_over(
    cast: Cast, left: Appointment, takes_over: bool
) -> None:
    post = colleague(cast)
    person = post.appointments.get().person
    if takes_over:
        make.make_appointment(person, left.post)
    made = handed(cast, left, post)
    page = cast.leader.client().get(reverse("staffing:record", args=[made.pk])).content.decode()
    own, other = f"{left.post.title}, {left.post.organisation.name}", f"{post.title}, Phòng Kinh tế"
    assert f"{person.full_name}, {own if takes_over else other}" in page


@pytest.mark.parametrize("who", ["partner", "village_head"])
def test_partners_have_no_queue(cast: Cast, who: str) -> None:
    assert getattr(cast, who).client().get(reverse("staffing:leavers")).status_code == 404


def test_only_who_edits_plans_hands_over_and_only_readers_see_the_record(cast: Cast, left: Appointment) -> None:
    post = colleague(cast)
    url = reverse("staffing:hand-over", args=[left.pk])
    for who in (cast.leader, cast.office_admin, cast.partner, cast.stranger):
        assert who.client().get(url).status_code == 404
        assert who.client().post(url).status_code == 404
    record = reverse("staffing:record", args=[handed(cast, left, post).pk])
    assert cast.leader.client().get(record).status_code == 200
    for who in (cast.office_admin, cast.partner, cast.stranger):
        assert who.client().get(record).status_code == 404


def test_the_administrator_sees_how_much_hangs_and_not_what(cast: Cast, left: Appointment) -> None:
    page = cast.office_admin.client().get(reverse("staffing:leavers")).content.decode()
    assert "Vị trí trống" in page
    assert "5 mục còn dở" in page
    assert "Bình đẳng giới năm 2026" not in page
    assert reverse("staffing:hand-over", args=[left.pk]) not in page


def test_the_next_commune_is_not_in_the_queue(cast: Cast, left: Appointment) -> None:
    assert leavers(cast.stranger.scope, on=TODAY) == []


def test_who_was_a_moment_late_keeps_what_they_typed_and_is_led_to_the_record(cast: Cast, left: Appointment) -> None:
    post = colleague(cast)
    client = type(cast.leader.client())()
    client.force_login(post.appointments.get().person.user)
    plan = items_of(left, on=TODAY)[0]
    url = reverse("staffing:hand-over", args=[left.pk])
    sent = {"receiver": str(post.appointments.get().person_id), "held_on": f"{TODAY:%d/%m/%Y}", "note": "tủ số 2"}
    made = handed(cast, left, post, by=cast.stranger.actor)  # somebody else was quicker
    late = client.post(url, sent | {f"{plan.key}-note": "kèm hồ sơ giấy"})
    page = late.content.decode()
    assert late.status_code == 422
    assert "kèm hồ sơ giấy" in page
    assert "tủ số 2" in page
    assert reverse("staffing:record", args=[made.pk]) in page


def test_a_second_press_leads_to_the_record_and_says_that_nothing_was_added(cast: Cast, left: Appointment) -> None:
    post = colleague(cast)
    client = type(cast.leader.client())()
    client.force_login(post.appointments.get().person.user)
    url = reverse("staffing:hand-over", args=[left.pk])
    sent = {"receiver": str(post.appointments.get().person_id), "held_on": f"{TODAY:%d/%m/%Y}"}
    first = client.post(url, sent)["Location"]
    again = client.post(url, sent, follow=True)
    assert again.redirect_chain[0][0] == first
    assert "không ghi gì thêm" in again.content.decode()
    assert HandOver.objects.count() == 1


def test_who_left_sees_no_plan_and_is_told_why_while_the_successor_sees_it(cast: Cast, left: Appointment) -> None:
    person = make.make_person("Vi Văn Ba", user=make.make_account())
    appoint(person=person, post=left.post, valid_from=TODAY, by=make.TESTS, at=NOW)
    task = hanging_on(left.post, on=TODAY).unassigned[0]
    url = reverse("plans:task", args=[task.pk])
    client = type(cast.leader.client())()
    client.force_login(person.user)
    assert client.get(url).status_code == 200
    leaver = cast.officer.client()
    for address in (url, reverse("plans:list"), reverse("staffing:hand-over", args=[left.pk])):
        assert leaver.get(address).status_code == 404
    assert leaver.post(reverse("staffing:hand-over", args=[left.pk]), {"note": "x"}).status_code == 404
    home = leaver.get(reverse("console:home")).content.decode()
    assert "không giữ chức vụ nào" in home
    assert "Việc chưa giao cho ai" not in home
