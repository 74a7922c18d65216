"""Plays a year of the invented commune through the actions its people use, dated so that today looks like a Tuesday."""

import datetime as dt
import re
from pathlib import Path

from django.db.models import Q
from django.utils import timezone

from donghanh.config.demo.airwaves import broadcast_lately, campaign_lately
from donghanh.config.demo.answers import ANSWERS, RETURNS, UNSEEN, result_for
from donghanh.config.demo.askings import ask_lately
from donghanh.config.demo.courses import train_lately
from donghanh.config.demo.deeds import done_lately
from donghanh.config.demo.evenings import meet_lately
from donghanh.config.demo.initiatives import found_models
from donghanh.config.demo.inspections import inspect_lately
from donghanh.config.demo.money import spend_lately
from donghanh.config.demo.mornings import remind_lately
from donghanh.config.demo.pictures import picture_lately
from donghanh.config.demo.places import Stage
from donghanh.documents.actions.apply import apply_document
from donghanh.documents.actions.bodies import leave_body_open
from donghanh.documents.actions.cascade import set_parent
from donghanh.documents.actions.findings import waive_finding
from donghanh.documents.actions.header import archive_document
from donghanh.documents.actions.merge import merge_candidate
from donghanh.documents.actions.read import read_document, relint_document
from donghanh.documents.actions.receive import receive_document
from donghanh.documents.actions.review import accept_candidate
from donghanh.documents.models import BodyAnswer, Candidate, Decision, Document, Finding, PrintedBody
from donghanh.domain.calendar.lunar import new_year
from donghanh.plans.actions import (
    accept_part,
    assign_lead,
    keep_turns,
    mark_seen,
    record_result,
    return_part,
    send_tasks,
)
from donghanh.plans.bodies import Body
from donghanh.plans.models import Origin, PartyRole, Plan, Task, TaskParty
from donghanh.workdays.actions import add_day
from donghanh.workdays.queries import calendar_for

PAPERS = Path(__file__).parent / "documents"


def play(stage: Stage, *, now: dt.datetime) -> None:
    """The province's plan comes first; two plans are reviewed and sent; bodies answer, late and early; a third paper
    waits for review; the reminders of the last mornings went out."""
    year = (now - dt.timedelta(days=60)).year
    officer = stage.actors["hanh"]
    above = _paper_from_above(stage, year, _at(year, 1, 12, now))
    first = _plan(stage, "1-ke-hoach-nam.txt", year, _at(year, 1, 22, now))
    _lay_under(above, first, stage, at=_at(year, 1, 22, now))
    _lead_what_nobody_leads(first, stage, at=_at(year, 1, 23, now))
    send_tasks(plan=first, tasks=_led(first), by=officer, at=_at(year, 1, 26, now))
    _answer(first, stage, now=now)
    club = _plan(stage, "2-cau-lac-bo.md", year, _at(year, 6, 15, now))
    send_tasks(plan=club, tasks=_led(club), by=officer, at=_at(year, 6, 16, now))
    _answer(club, stage, now=now)
    _months_pass(stage, _at(year, 2, 1, now), now=now)
    ask_lately(stage, now=now)
    _receive(stage, "3-thang-hanh-dong.txt", year, now - dt.timedelta(hours=20))
    _spring_fair(stage, now.year, _at(year, 1, 20, now))
    done_lately(stage, people={stage.bodies[name].pk: login for name, login in ANSWERS.items()}, now=now)
    found_models(stage, now=now)
    meet_lately(stage, now=now)
    inspect_lately(stage, now=now)
    train_lately(stage, now=now)
    picture_lately(stage, now=now)
    spend_lately(stage, year=year, now=now)
    broadcast_lately(stage, now=now)
    campaign_lately(stage, now=now)
    remind_lately(now=now)


def _spring_fair(stage: Stage, year: int, at: dt.datetime) -> None:
    """A working day after Tết on which the whole commune is at its fair, and nobody wants to be reminded."""
    tet = new_year(year)
    day = calendar_for(stage.unit.pk, tet, tet).add(tet + dt.timedelta(days=9), 2)
    add_day(
        unit=stage.unit,
        day=day,
        kind="quiet",
        name="Hội xuân xã Sông Mây",
        source="Chương trình hội xuân của xã",
        reason="Cả xã ở hội, không ai xem nhắc việc",
        by=stage.actors["hanh"],
        at=at,
    )


def _months_pass(stage: Stage, since: dt.datetime, *, now: dt.datetime) -> None:
    """Month by month the turns of what comes again are opened, and done a few days before they are due; the latest still
    wait."""
    officer = stage.actors["hanh"]
    month = since
    while month <= now:
        keep_turns(by=officer, at=month)
        month = (month.replace(day=28) + dt.timedelta(days=4)).replace(day=1)
    people = {stage.bodies[name].pk: login for name, login in ANSWERS.items()}
    passed = TaskParty.objects.filter(
        task__pattern__isnull=False,
        task__due_on__lt=now.date(),
        organisation__isnull=False,
        state__in=("sent", "accepted"),
    )
    for number, part in enumerate(passed.select_related("task__plan").order_by("task__due_on", "order")):
        assert part.task.due_on is not None
        done = part.task.due_on - dt.timedelta(days=number % 4)
        record_result(
            party=part,
            text=result_for(part.task.text),
            done_on=done,
            by=stage.actors.get(people.get(part.organisation_id, ""), officer),
            at=min(dt.datetime.combine(done, dt.time(16), timezone.get_current_timezone()), now),
        )


def _at(year: int, month: int, day: int, now: dt.datetime) -> dt.datetime:
    """A working morning of the story, never later than now."""
    return min(dt.datetime(year, month, day, 9, 15, tzinfo=timezone.get_current_timezone()), now)


def _dated(text: str, year: int, today: dt.date) -> str:
    """The paper with its year, the wrong year it still carries, and days near today (``{d+7}``) written in."""

    def near(match: re.Match[str]) -> str:
        day = today + dt.timedelta(days=int(match[1]))
        return f"{day.day:02}/{day.month}/{day.year}"

    return re.sub(r"\{d([+-]\d+)\}", near, text.replace("{Y}", str(year)).replace("{P}", str(year - 2)))


def _receive(stage: Stage, name: str, year: int, at: dt.datetime) -> Document:
    text = _dated((PAPERS / name).read_text("utf-8"), year, stage.today)
    officer = stage.actors["hanh"]
    received = receive_document(
        unit=stage.unit, content=text.encode(), name=name, media_type="text/plain", by=officer, at=at
    )
    return read_document(document=received.document, by=officer, at=at)


def _plan(stage: Stage, name: str, year: int, at: dt.datetime) -> Plan:
    """Receive, read, review and apply one paper, the way a satisfied officer would."""
    officer = stage.actors["hanh"]
    document = _receive(stage, name, year, at)
    for body in PrintedBody.objects.filter(document=document, leads=True, answer=BodyAnswer.OPEN):
        leave_body_open(body=body, expected_version=body.version, by=officer, at=at)
    for finding in Finding.objects.filter(document=document).open_errors():
        waive_finding(
            finding=finding, reason="Đã đối chiếu với bản ký.", expected_version=finding.version, by=officer, at=at
        )
    _merge_lookalikes(document, stage, at=at)
    for candidate in Candidate.objects.filter(document=document, decision=Decision.PENDING).current():
        accept_candidate(candidate=candidate, expected_version=candidate.version, by=officer, at=at)
    document.refresh_from_db()
    applied = apply_document(document=document, expected_version=document.version, by=officer, at=at)
    return Plan.objects.get(pk=applied.object_id)


def _paper_from_above(stage: Stage, year: int, at: dt.datetime) -> Document:
    """The province's plan: read, put away, kept to compare with."""
    document = _receive(stage, "0-ke-hoach-tinh.txt", year, at)
    return archive_document(document=document, expected_version=document.version, by=stage.actors["hanh"], at=at)


def _lay_under(above: Document, plan: Plan, stage: Stage, *, at: dt.datetime) -> None:
    """Say of the commune's plan which plan it carries out, and check it again with that."""
    document = plan.document
    assert document is not None
    officer = stage.actors["hanh"]
    set_parent(document=document, parent=above, expected_version=document.version, by=officer, at=at)
    relint_document(document=document, by=officer, at=at)


def _merge_lookalikes(document: Document, stage: Stage, *, at: dt.datetime) -> None:
    """A task of the body and the duty that carries it out become one, led by the duty's body."""
    alike: dict[object, list[Candidate]] = {}
    for candidate in Candidate.objects.filter(document=document, lookalike__isnull=False).current():
        alike.setdefault(candidate.lookalike, []).append(candidate)
    for members in alike.values():
        target = next((c for c in members if c.fields.get("source") == "task"), members[0])
        for candidate in members:
            if candidate.pk != target.pk and candidate.kind == target.kind:
                target.refresh_from_db()
                merge_candidate(
                    candidate=candidate,
                    into=target,
                    expected_version=candidate.version,
                    by=stage.actors["hanh"],
                    at=at,
                )


def _lead_what_nobody_leads(plan: Plan, stage: Stage, *, at: dt.datetime) -> None:
    """The officer gives most leaderless tasks to somebody; the last two still wait under "Chưa giao"."""
    leaderless = list(Task.objects.filter(plan=plan, origin=Origin.TASK).exclude(parties__role=PartyRole.LEAD))
    ours = stage.bodies["Phòng Văn hóa - Xã hội"]
    for task in leaderless[:-2]:
        assign_lead(task=task, body=Body.of(ours), by=stage.actors["hanh"], at=at)


def _led(plan: Plan) -> list[Task]:
    known = Q(parties__organisation__isnull=False) | Q(parties__group__isnull=False)
    return list(Task.objects.filter(known, plan=plan, parties__role=PartyRole.LEAD).distinct())


def _answer(plan: Plan, stage: Stage, *, now: dt.datetime) -> None:
    """Each body answers in character: most in time, one late, one with a refusal, one not at all."""
    people = {stage.bodies[name].pk: login for name, login in ANSWERS.items()}
    parts = TaskParty.objects.filter(
        task__plan=plan, task__pattern__isnull=True, organisation_id__in=people
    ).select_related("task__plan")
    for number, part in enumerate(parts.order_by("task__order", "order")):
        login = people[part.organisation_id]
        actor = stage.actors[login]
        sent = part.sent_at or now
        due = part.task.due_on
        if login in UNSEEN and due:
            continue
        if login in RETURNS and due and due > now.date():
            return_part(party=part, reason=RETURNS[login], by=actor, at=now - dt.timedelta(days=2, hours=3))
            continue
        if part.state == "sent":
            mark_seen(party=part, by=actor, at=min(sent + dt.timedelta(hours=5), now))
            accept_part(party=part, by=actor, at=min(sent + dt.timedelta(days=1), now))
        if due is None or due > now.date() or now.date() - due < dt.timedelta(days=14):
            continue
        late = dt.timedelta(days=6) if number % 5 == 3 else dt.timedelta(days=-3)
        done = min(due + late, now.date())
        part.refresh_from_db()
        record_result(
            party=part,
            text=result_for(part.task.text),
            done_on=done,
            by=actor,
            at=min(dt.datetime.combine(done, dt.time(16), timezone.get_current_timezone()), now),
        )
