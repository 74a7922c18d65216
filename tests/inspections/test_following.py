"""A finding is reported put right by its owner and verified by somebody else, never by one of the two."""

import datetime as dt
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from donghanh.foundation.files.models import StoredFile
from donghanh.foundation.records import StaleRecord
from donghanh.inspections import actions
from donghanh.inspections.actions.succession import follow_successors
from donghanh.inspections.models import Decision, Finding, FindingState, FollowUp
from donghanh.inspections.queries import cells_of
from donghanh.inspections.queries.deadlines import due_in
from donghanh.inspections.refusals import InspectionRefused
from donghanh.inspections.reminders import DUE, ESCALATED, LATE, remind
from donghanh.inspections.wording import refusal
from donghanh.notices.models import Notice
from donghanh.organisations.actions import rename_organisation
from donghanh.people.actions import appoint
from tests.cast import Cast, Member
from tests.factories.inspections import TESTS, claimed_finding, concluded, finding_of, given_finding, inspection_of

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate(NOW)
DAY = dt.timedelta(days=1)


def verify(finding: Finding, member: Member, **fields: Any) -> Finding:
    finding.refresh_from_db()
    return actions.verify_done(finding=finding, expected_version=finding.version, by=member.actor, at=NOW, **fields)


def test_the_leader_verifies_what_the_owner_reported(cast: Cast) -> None:
    finding = claimed_finding(cast)
    done = verify(finding, cast.leader, text="Đến tận nơi xem")
    report = FollowUp.objects.get()
    assert (done.state, report.decision, report.decided_by) == (
        FindingState.CLOSED, Decision.VERIFIED, cast.leader.person,
    )  # fmt: skip


def test_nobody_verifies_what_they_reported_and_is_told_who_may(cast: Cast) -> None:
    finding = given_finding(cast)
    actions.claim_done(
        finding=finding, expected_version=finding.version, text="Gọi hỏi, đã xong", done_on=TODAY,
        by=cast.officer.actor, at=NOW,
    )  # fmt: skip
    with pytest.raises(InspectionRefused) as refused:
        verify(finding, cast.officer)
    assert refused.value.code == "own_report"
    words = refusal(refused.value)
    assert "Phó Chủ tịch, Ủy ban nhân dân xã Sông Mây" in words
    assert "Công chức" not in words
    assert verify(finding, cast.leader).state == FindingState.CLOSED


def test_nobody_verifies_for_the_own_body(cast: Cast) -> None:
    finding = given_finding(cast, owner=cast.officer.organisation)
    actions.claim_done(
        finding=finding, expected_version=finding.version, text="Xong", done_on=TODAY, by=cast.partner.actor, at=NOW
    )
    for act in (
        lambda: verify(finding, cast.officer),
        lambda: actions.return_done(
            finding=finding, expected_version=finding.version, reason="Chưa", by=cast.officer.actor, at=NOW
        ),
        lambda: actions.drop_finding(
            finding=finding, expected_version=finding.version, reason="Thôi", by=cast.officer.actor, at=NOW
        ),
    ):
        with pytest.raises(InspectionRefused, match="own_body"):
            act()


def test_a_second_post_in_the_owners_body_counts_too(cast: Cast) -> None:
    appoint(person=cast.leader.person, post=cast.partner.post, valid_from=dt.date(2021, 1, 1), by=TESTS, at=NOW)
    finding = claimed_finding(cast)
    with pytest.raises(InspectionRefused, match="own_body"):
        verify(finding, cast.leader)
    assert verify(finding, cast.officer).state == FindingState.CLOSED, "not of that body, and not who reported"


def test_a_system_job_verifies_nothing(cast: Cast) -> None:
    finding = claimed_finding(cast)
    with pytest.raises(InspectionRefused, match="own_report"):
        actions.verify_done(finding=finding, expected_version=finding.version, by=TESTS, at=NOW)


def test_the_database_too_refuses_a_verifier_who_reported(cast: Cast) -> None:
    claimed_finding(cast)
    rows = FollowUp.objects.filter(claimed_by=cast.partner.person)
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(decision="verified", decided_by=cast.partner.person, decided_at=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(decision="verified", decided_by=None, decided_at=NOW)
    assert rows.update(decision="verified", decided_by=cast.leader.person, decided_at=NOW) == 1


def test_handed_back_it_is_open_again_and_reported_anew(cast: Cast) -> None:
    finding = claimed_finding(cast)
    back = actions.return_done(
        finding=finding, expected_version=finding.version, reason="Sổ còn thiếu tháng ba", by=cast.leader.actor, at=NOW
    )
    assert (back.state, back.done_on) == (FindingState.OPEN, None)
    assert Notice.objects.filter(recipient=cast.partner.person, kind="inspections.returned").exists()
    actions.claim_done(
        finding=back, expected_version=back.version, text="Đã bù", done_on=TODAY, by=cast.partner.actor, at=NOW
    )
    assert verify(finding, cast.leader).state == FindingState.CLOSED
    assert sorted(FollowUp.objects.values_list("decision", flat=True)) == ["returned", "verified"]


def test_more_time_keeps_the_first_deadline_and_only_goes_forward(cast: Cast) -> None:
    finding = given_finding(cast)
    first = finding.due_on
    later = actions.extend_finding(
        finding=finding, expected_version=finding.version, due_on=first + 5 * DAY, reason="Mưa lũ",
        by=cast.officer.actor, at=NOW,
    )  # fmt: skip
    assert (later.due_on, later.first_due_on) == (first + 5 * DAY, first)
    for day, reason, code in (
        (later.due_on, "Lại xin", "not_later"),
        (TODAY + 900 * DAY, "Lâu", "due_far"),
        (later.due_on + DAY, " ", "reason_empty"),
    ):
        with pytest.raises(InspectionRefused, match=code):
            actions.extend_finding(
                finding=later, expected_version=later.version, due_on=day, reason=reason, by=cast.officer.actor, at=NOW
            )


def test_given_up_it_keeps_its_reason_and_comes_back(cast: Cast) -> None:
    finding = claimed_finding(cast)
    gone = actions.drop_finding(
        finding=finding, expected_version=finding.version, reason="Câu lạc bộ đã giải thể", by=cast.leader.actor, at=NOW
    )
    assert (gone.state, gone.done_on, FollowUp.objects.get().decision) == ("dropped", None, "overtaken")
    with pytest.raises(InspectionRefused, match="finding_elsewhere"):
        verify(gone, cast.leader)
    back = actions.resume_finding(finding=gone, expected_version=gone.version, by=cast.leader.actor, at=NOW)
    assert (back.state, back.dropped_reason) == (FindingState.OPEN, "")


def test_a_body_that_cannot_be_ordered_is_asked(cast: Cast) -> None:
    one = inspection_of(cast)
    assert finding_of(cast, one, owner=cast.partner.organisation).mode == "request"
    assert finding_of(cast, one, owner=cast.police).mode == "assign"


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"what": " "}, "what_empty", "what"),
        ({"demand": " "}, "demand_empty", "demand"),
        ({"severity": "huge"}, "severity_unknown", "severity"),
        ({"due_on": TODAY - DAY}, "due_past", "due_on"),
        ({"due_on": TODAY + 900 * DAY}, "due_far", "due_on"),
    ],
)
def test_what_cannot_be_a_finding_is_refused_with_its_field(
    cast: Cast, fields: dict[str, Any], code: str, field: str
) -> None:
    with pytest.raises(InspectionRefused) as refused:
        finding_of(cast, **fields)
    assert (refused.value.code, refused.value.field) == (code, field)
    assert not Finding.objects.exists()


def test_owners_posts_and_lines_of_others_are_refused(cast: Cast) -> None:
    one = inspection_of(cast)
    for fields, code in (
        ({"owner": cast.stranger.organisation}, "owner_elsewhere"),
        ({"owner_post": cast.leader.post}, "post_not_of_owner"),
    ):
        with pytest.raises(InspectionRefused, match=code):
            finding_of(cast, one, **fields)


def test_only_drafts_are_corrected_and_removed(cast: Cast) -> None:
    finding = finding_of(cast)
    same = actions.correct_finding(
        finding=finding, expected_version=finding.version, demand="Ghi lại sổ", by=cast.officer.actor, at=NOW
    )
    assert same.demand == "Ghi lại sổ"
    concluded(cast, finding.inspection)
    finding.refresh_from_db()
    with pytest.raises(InspectionRefused, match="already_given"):
        actions.correct_finding(
            finding=finding, expected_version=finding.version, demand="Khác", by=cast.officer.actor, at=NOW
        )
    with pytest.raises(InspectionRefused, match="already_given"):
        actions.remove_finding(finding=finding, by=cast.officer.actor, at=NOW)
    draft = finding_of(cast)
    actions.remove_finding(finding=draft, by=cast.officer.actor, at=NOW)
    assert not Finding.objects.filter(pk=draft.pk).exists()
    assert not StoredFile.objects.exists()


def test_reports_have_words_and_a_day_that_can_be(cast: Cast) -> None:
    finding = given_finding(cast)
    for text, day, code in (
        (" ", TODAY, "text_empty"),
        ("Xong", TODAY + DAY, "done_in_future"),
        ("Xong", TODAY - DAY, "done_before_given"),
    ):
        with pytest.raises(InspectionRefused, match=code):
            actions.claim_done(
                finding=finding, expected_version=finding.version, text=text, done_on=day, by=cast.partner.actor, at=NOW
            )
    with pytest.raises(StaleRecord):
        actions.claim_done(
            finding=finding, expected_version=finding.version + 1, text="Xong", done_on=TODAY, by=cast.partner.actor,
            at=NOW,
        )  # fmt: skip
    assert not FollowUp.objects.exists()


def test_the_four_cells_add_up_and_agree_with_the_paper_rule(cast: Cast) -> None:
    given_finding(cast)
    claimed_finding(cast)
    late = claimed_finding(cast)
    Finding.objects.filter(pk=late.pk).update(due_on=TODAY - DAY)
    verify(late, cast.leader)
    verify(claimed_finding(cast), cast.leader)
    overdue = given_finding(cast)
    Finding.objects.filter(pk=overdue.pk).update(due_on=TODAY - 2 * DAY)
    finding_of(cast)
    gone = given_finding(cast)
    actions.drop_finding(finding=gone, expected_version=gone.version, reason="Trùng", by=cast.leader.actor, at=NOW)
    rows = Finding.objects.all()
    cells = cells_of(rows, today=TODAY)
    assert (cells.open_in_time, cells.overdue, cells.closed_on_time, cells.closed_late) == (2, 1, 1, 1)
    assert (cells.outside, cells.waiting, cells.counted + cells.outside) == (2, 1, Finding.objects.count())
    for name in ("open_in_time", "overdue", "closed_on_time", "closed_late", "outside"):
        assert {one.pk for one in rows.standing_as(name, TODAY)} == {
            one.pk for one in rows if one.standing_on(TODAY) == name
        }


def test_working_days_skip_what_is_no_working_day(cast: Cast) -> None:
    friday = dt.date(2026, 3, 6)
    assert due_in(cast.unit, 1, friday) == dt.date(2026, 3, 9)


def test_owners_are_reminded_before_on_and_after_and_leaders_when_it_is_long(cast: Cast) -> None:
    friday = dt.datetime(2026, 3, 6, 9, tzinfo=timezone.get_current_timezone())
    finding = given_finding(cast, at=friday, due_on=dt.date(2026, 3, 20))
    Notice.objects.all().delete()
    for day, kind, person in (
        (dt.date(2026, 3, 17), DUE, cast.partner.person),
        (dt.date(2026, 3, 20), DUE, cast.partner.person),
        (dt.date(2026, 3, 23), LATE, cast.partner.person),
        (dt.date(2026, 3, 27), ESCALATED, cast.leader.person),
    ):
        before = Notice.objects.count()
        remind(on=day, by=TESTS, at=friday)
        told = Notice.objects.filter(day=day)
        assert [(one.kind, one.recipient) for one in told] == [(kind, person)]
        remind(on=day, by=TESTS, at=friday)
        assert Notice.objects.count() == before + 1, "told again, nothing is told twice"
    remind(on=dt.date(2026, 3, 18), by=TESTS, at=friday)
    assert not Notice.objects.filter(day=dt.date(2026, 3, 18)).exists(), "no step of the ladder"
    actions.claim_done(
        finding=finding, expected_version=finding.version, text="Xong", done_on=dt.date(2026, 3, 27),
        by=cast.partner.actor, at=dt.datetime(2026, 3, 27, 9, tzinfo=dt.UTC),
    )  # fmt: skip
    Notice.objects.all().delete()
    remind(on=dt.date(2026, 4, 1), by=TESTS, at=friday)
    assert not Notice.objects.exists(), "what waits to be verified reminds nobody"


def test_what_a_body_has_still_to_put_right_goes_over_to_its_successor(cast: Cast) -> None:
    finding, done = given_finding(cast, owner=cast.police), given_finding(cast, owner=cast.police)
    actions.drop_finding(finding=done, expected_version=done.version, reason="Trùng", by=cast.leader.actor, at=NOW)
    successor = rename_organisation(
        organisation=cast.police, expected_version=cast.police.version, name="Công an xã Sông Mây mới",
        effective_on=TODAY, legal_basis="QĐ 1", by=TESTS, at=NOW,
    )  # fmt: skip
    finding.refresh_from_db()
    done.refresh_from_db()
    assert (finding.owner, done.owner) == (successor, cast.police)
    assert finding.story.get(kind="passed").changes["owner"] == ["Công an xã", "Công an xã Sông Mây mới"]
    assert follow_successors(by=TESTS, at=NOW) == 0
