"""A newer reading of a document beside the plan that already runs."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from donghanh.documents.actions.apply import apply_document
from donghanh.documents.actions.merge import merge_candidate
from donghanh.foundation.audit.models import AuditEvent
from donghanh.plans import actions
from donghanh.plans.amendments import amend_plan, newer_reading, proposed
from donghanh.plans.models import Plan, Task
from donghanh.plans.queries import quotes_of
from donghanh.plans.refusals import PlanRefused
from tests.cast import Cast
from tests.factories.plans import read_again, read_document, task_of

NOW = timezone.now()
OLD = ("Mở lớp tập huấn cho cộng tác viên các thôn", "Treo khẩu hiệu tại chợ", "Rà soát hộ có nguy cơ")
NEW = (
    {"text": "Mở hai lớp tập huấn cho cộng tác viên các thôn", "deadline": {"date": "2026-07-31", "text": "xong trước khi hết 31/7", "rule": "by"}},
    {"text": "Rà soát hộ có nguy cơ"},
    {"text": "Thăm gia đình có trẻ em bỏ học"},
)  # fmt: skip


@pytest.fixture
def plan(cast: Cast) -> Plan:
    """A plan of three tasks, one of them taken on by its body, whose document was then read again."""
    lead = [{"printed": "Công an xã", "organisation": str(cast.police.pk)}]
    document, _ = read_document(cast.unit, *[{"text": text, "lead": lead} for text in OLD])
    apply_document(document=document, expected_version=document.version, by=cast.officer.actor, at=NOW)
    made = Plan.objects.get()
    actions.send_tasks(plan=made, tasks=None, by=cast.officer.actor, at=NOW)
    first = Task.objects.get(text=OLD[0]).parties.select_related("task__plan").get()
    actions.accept_part(party=first, by=cast.officer.actor, at=NOW)
    section = {"marker": "I", "level": 1, "path": ["I"], "span": {"start": 0, "end": 2, "line_start": 1}}
    read_again(document, *NEW, sections=[section])
    return made


def by_act(plan: Plan) -> dict[str, list]:
    found: dict[str, list] = {}
    for proposal in proposed(plan, newer_reading(plan), on=timezone.localdate()).proposals:
        found.setdefault(proposal.act, []).append(proposal)
    return found


def amend(plan: Plan, cast: Cast, chosen: list, reason: str = "Kế hoạch sửa đổi"):
    return amend_plan(
        plan=plan,
        reading=newer_reading(plan),
        chosen=[proposal.key for proposal in chosen],
        reason=reason,
        by=cast.officer.actor,
        at=NOW,
    )


def test_newer_reading_proposes_what_differs_and_nothing_else(cast: Cast, plan: Plan) -> None:
    task_of(plan, "Thêm bằng tay", cast=cast)
    found = by_act(plan)
    assert [p.after for p in found["add"]] == ["Thăm gia đình có trẻ em bỏ học"]
    assert [(p.before, p.after) for p in found["change"]] == [(OLD[0], NEW[0]["text"])]
    assert [p.before for p in found["drop"]] == [OLD[1]]


def test_chosen_proposals_are_taken_over_and_the_story_is_kept(cast: Cast, plan: Plan) -> None:
    found = by_act(plan)
    counts = amend(plan, cast, [*found["add"], *found["change"], *found["drop"]])
    assert counts == {"add": 1, "change": 1, "drop": 1}
    changed = Task.objects.select_related("plan").get(text=NEW[0]["text"])
    assert (changed.due_on, changed.parties.get().state) == (dt.date(2026, 7, 31), "accepted")
    assert changed.updates.filter(kind="edited", text="Kế hoạch sửa đổi").exists()
    assert Task.objects.get(text=OLD[1]).state == "dropped"
    assert Task.objects.get(text=NEW[2]["text"]).state == "draft"
    assert AuditEvent.objects.filter(verb="plans.amended").exists()


def test_after_amending_every_line_leads_into_the_newer_reading(cast: Cast, plan: Plan) -> None:
    amend(plan, cast, by_act(plan)["add"])
    for text in (NEW[1]["text"], NEW[2]["text"]):
        assert quotes_of(Task.objects.select_related("plan").get(text=text))[0].words == text
    assert Task.objects.get(text=OLD[1]).line is None  # the newer paper does not say it any more
    assert Task.objects.get(text=OLD[1]).state == "sent"  # not chosen, so not dropped
    assert newer_reading(plan) is None


def test_after_amending_a_merged_task_quotes_both_places_of_the_newer_reading(cast: Cast) -> None:
    same = "Rà soát các hộ gửi Phòng Văn hóa - Xã hội"
    document, (task, duty) = read_document(cast.unit, {"text": OLD[2]}, {"text": same})
    merge_candidate(candidate=task, into=duty, expected_version=1, by=cast.officer.actor, at=NOW)
    apply_document(document=document, expected_version=document.version, by=cast.officer.actor, at=NOW)
    made = Plan.objects.get()
    read_again(document, {"text": OLD[1]}, {"text": OLD[2]}, {"text": same})
    amend(made, cast, by_act(made)["add"])
    quotes = quotes_of(Task.objects.select_related("plan").get(text=same))
    assert [(quote.words, quote.line) for quote in quotes] == [(same, 3), (OLD[2], 2)]


def test_day_a_person_set_is_not_taken_away_by_a_paper_that_names_none(cast: Cast, plan: Plan) -> None:
    Task.objects.filter(text=OLD[2]).update(due_on=dt.date(2026, 9, 1), schedule="fixed")
    assert OLD[2] not in [proposal.before for proposal in by_act(plan)["change"]]


def test_amending_asks_for_a_reason(cast: Cast, plan: Plan) -> None:
    with pytest.raises(PlanRefused, match="reason_empty"):
        amend(plan, cast, [], reason=" ")
    assert newer_reading(plan) is not None


def test_page_shows_the_differences_and_takes_over_what_is_ticked(cast: Cast, plan: Plan) -> None:
    client, url = cast.officer.client(), reverse("plans:amend", args=[plan.pk])
    assert url in client.get(reverse("plans:plan", args=[plan.pk])).content.decode()
    text = client.get(url).content.decode()
    assert "Thăm gia đình có trẻ em bỏ học" in text
    assert OLD[1] in text
    key = by_act(plan)["add"][0].key
    assert client.post(url, {"muc": [key], "reason": ""}).status_code == 200
    assert client.post(url, {"muc": [key], "reason": "Sửa đổi"}).status_code == 302
    assert Task.objects.filter(text=NEW[2]["text"]).exists()
    assert client.get(url).status_code == 404
    assert cast.leader.client().get(url).status_code == 404
