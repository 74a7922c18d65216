"""A body asks for more time for a finding; somebody else answers, and the deadline given first is never lost."""

import datetime as dt
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from donghanh.foundation.audit.models import AuditEvent
from donghanh.foundation.web import formats
from donghanh.inspections import actions
from donghanh.inspections.models import Finding, MoreTime, TimeState
from donghanh.inspections.refusals import InspectionRefused
from donghanh.inspections.wording import refusal
from donghanh.notices.models import Notice
from donghanh.people.actions import appoint
from tests.cast import Cast, Member
from tests.factories.inspections import TESTS, given_finding

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate(NOW)
DAY = dt.timedelta(days=1)


def asked(cast: Cast, finding: Finding, *, days: int = 5, member: Member | None = None) -> MoreTime:
    return actions.ask_more_time(
        finding=finding, new_due_on=finding.due_on + days * DAY, reason="Mưa lũ, chưa họp được",
        by=(member or cast.partner).actor, at=NOW,
    )  # fmt: skip


def grant(request: MoreTime, member: Member, **fields: Any) -> MoreTime:
    return actions.grant_more_time(request=request, by=member.actor, at=NOW, **fields)


def page(name: str, row: Any) -> str:
    return reverse(f"inspections:{name}", args=[row.pk])


def test_granted_the_deadline_moves_and_the_first_one_stays(cast: Cast) -> None:
    finding = given_finding(cast)
    first = finding.due_on
    done = grant(asked(cast, finding), cast.leader, answer="Lần này thôi")
    finding.refresh_from_db()
    assert (finding.due_on, finding.first_due_on) == (first + 5 * DAY, first)
    assert (done.state, done.decided_by, done.answer) == (TimeState.GRANTED, cast.leader.person, "Lần này thôi")
    assert {"asked", "extended"} <= {*finding.story.values_list("kind", flat=True)}
    verbs = set(AuditEvent.objects.filter(verb__startswith="inspections.time_").values_list("verb", flat=True))
    assert verbs == {"inspections.time_asked", "inspections.time_granted"}


def test_another_day_than_the_one_asked_for_may_be_granted(cast: Cast) -> None:
    finding = given_finding(cast)
    done = grant(asked(cast, finding), cast.officer, until=finding.due_on + 2 * DAY)
    finding.refresh_from_db()
    assert (done.new_due_on, finding.due_on) == (finding.first_due_on + 2 * DAY,) * 2


def test_a_no_has_a_reason_and_leaves_the_deadline(cast: Cast) -> None:
    finding = given_finding(cast)
    request = asked(cast, finding)
    with pytest.raises(InspectionRefused, match="reason_empty"):
        actions.refuse_more_time(request=request, answer=" ", by=cast.leader.actor, at=NOW)
    done = actions.refuse_more_time(request=request, answer="Việc này gấp", by=cast.leader.actor, at=NOW)
    finding.refresh_from_db()
    assert (done.state, finding.due_on, finding.version) == (TimeState.REFUSED, request.old_due_on, finding.version)
    assert asked(cast, finding).state == TimeState.ASKED, "answered, one may ask again"
    with pytest.raises(IntegrityError), transaction.atomic():
        MoreTime.objects.filter(pk=done.pk).update(answer="")


def test_one_request_is_open_at_a_time_and_taken_back_another_may_follow(cast: Cast) -> None:
    finding = given_finding(cast)
    request = asked(cast, finding)
    with pytest.raises(InspectionRefused, match="time_waits"):
        asked(cast, finding, days=9)
    with pytest.raises(InspectionRefused, match="time_to_answer"):
        actions.extend_finding(
            finding=finding, expected_version=finding.version, due_on=finding.due_on + DAY, reason="Tự gia hạn",
            by=cast.leader.actor, at=NOW,
        )  # fmt: skip
    actions.withdraw_more_time(request=request, by=cast.partner.actor, at=NOW)
    with pytest.raises(InspectionRefused, match="time_answered"):
        grant(request, cast.leader)
    assert asked(cast, finding, days=9).state == TimeState.ASKED


def test_neither_who_asked_nor_the_body_itself_answers_and_both_hear_who_may(cast: Cast) -> None:
    finding = given_finding(cast)
    request = asked(cast, finding, member=cast.officer)  # on the body's behalf
    with pytest.raises(InspectionRefused) as refused:
        grant(request, cast.officer)
    assert refused.value.code == "own_time"
    assert "Phó Chủ tịch, Ủy ban nhân dân xã Sông Mây" in refusal(refused.value)
    appoint(person=cast.leader.person, post=cast.partner.post, valid_from=dt.date(2021, 1, 1), by=TESTS, at=NOW)
    with pytest.raises(InspectionRefused, match="own_body"):
        grant(request, cast.leader)
    with pytest.raises(IntegrityError), transaction.atomic():
        MoreTime.objects.update(state="granted", decided_by=cast.officer.person)


@pytest.mark.parametrize(
    ("days", "reason", "code"),
    [
        (0, "Xin thêm", "not_later"),
        (-3, "Xin thêm", "not_later"),
        (900, "Xin thêm", "due_far"),
        (3, " ", "reason_empty"),
    ],
)
def test_a_day_or_reason_that_cannot_be_is_refused(cast: Cast, days: int, reason: str, code: str) -> None:
    finding = given_finding(cast)
    with pytest.raises(InspectionRefused, match=code):
        actions.ask_more_time(
            finding=finding, new_due_on=finding.due_on + days * DAY, reason=reason, by=cast.partner.actor, at=NOW
        )
    assert not MoreTime.objects.exists()


def test_what_is_reported_or_followed_no_longer_asks_for_nothing(cast: Cast) -> None:
    done, gone = given_finding(cast), given_finding(cast)
    requests = [asked(cast, done), asked(cast, gone)]
    actions.claim_done(
        finding=done, expected_version=done.version, text="Xong", done_on=TODAY, by=cast.partner.actor, at=NOW
    )
    actions.drop_finding(
        finding=gone, expected_version=gone.version, reason="Trùng", by=cast.leader.actor, at=NOW
    )  # fmt: skip
    for request in requests:
        request.refresh_from_db()
        assert request.state == TimeState.OVERTAKEN
        with pytest.raises(InspectionRefused, match="time_answered"):
            grant(request, cast.leader)
    with pytest.raises(InspectionRefused, match="finding_elsewhere"):
        asked(cast, done)


def test_the_office_is_told_of_the_request_and_the_body_of_the_answer(cast: Cast) -> None:
    request = asked(cast, given_finding(cast))
    told = Notice.objects.filter(kind="inspections.asked")
    assert {one.recipient for one in told} == {cast.officer.person, cast.leader.person}
    grant(request, cast.leader)
    answer = Notice.objects.get(kind="inspections.answered")
    assert (answer.recipient, answer.facts["due"]) == (cast.partner.person, request.new_due_on.toordinal())


def test_the_body_asks_on_its_page_and_the_leader_answers_on_hers(cast: Cast) -> None:
    finding = given_finding(cast)
    body, leader = cast.partner.client(), cast.leader.client()
    assert page("time_ask", finding) in body.get(page("finding", finding)).content.decode()
    assert page("time_ask", finding) not in leader.get(page("finding", finding)).content.decode()
    until = finding.due_on + 4 * DAY
    answer = body.post(page("time_ask", finding), {"new_due_on": formats.date(until), "reason": "Mưa lũ"}, follow=True)
    assert f"đến {formats.date(until)}: “Mưa lũ”" in answer.content.decode()
    request = MoreTime.objects.get()
    assert page("time_decide", request) in leader.get(page("finding", finding)).content.decode()
    assert f"xin lùi đến {formats.date(until)}" in leader.get(reverse("inspections:findings")).content.decode()
    missing = leader.post(page("time_decide", request), {"decision": "khong", "answer": ""})
    assert missing.status_code == 422
    leader.post(page("time_decide", request), {"decision": "cho", "until": "", "answer": ""})
    shown = body.get(page("finding", finding)).content.decode()
    assert "Đã cho gia hạn" in shown
    assert formats.date(finding.first_due_on) in shown
    sheet = leader.get(page("sheet", finding.inspection)).content.decode()
    assert formats.date(until) in sheet
    assert f"ban đầu {formats.date(finding.first_due_on)}" in sheet


def test_another_body_and_the_next_commune_meet_nothing(cast: Cast) -> None:
    request = asked(cast, given_finding(cast))
    for client in (cast.stranger.client(), cast.village_head.client()):
        for name, row in (("time_ask", request.finding), ("time_decide", request), ("time_withdraw", request)):
            assert client.get(page(name, row)).status_code == 404
            assert client.post(page(name, row), {"decision": "cho"}).status_code == 404
    assert cast.partner.client().post(page("time_decide", request), {"decision": "cho"}).status_code == 404
    request.refresh_from_db()
    assert request.state == TimeState.ASKED


def test_the_list_costs_the_same_whoever_asks_for_time(cast: Cast) -> None:
    asked(cast, given_finding(cast))
    client = cast.officer.client()

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("inspections:findings"))
        return len(queries)

    cost()
    one = cost()
    for _ in range(3):
        asked(cast, given_finding(cast))
    assert cost() == one
