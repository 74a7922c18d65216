"""An inspection is planned, corrected, concluded once, or called off."""

import datetime as dt
from typing import Any

from django.db import transaction

from donghanh.activities.actions import adopt_activity, record_activity
from donghanh.activities.models import Activity, ActivityKind
from donghanh.activities.naming import OLDEST
from donghanh.activities.refusals import ActivityRefused
from donghanh.community.models import Initiative
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.inspections.actions._giving import give_drafts
from donghanh.inspections.actions._shared import (
    author_of,
    day_of,
    folded,
    hold,
    moved,
    one_line,
    paragraphs,
    refuse_over,
    some_words,
    tell,
)
from donghanh.inspections.models import ChangeKind, ChecklistVersion, FindingState, Inspection, InspectionState
from donghanh.inspections.refusals import InspectionRefused
from donghanh.organisations.models import Organisation
from donghanh.plans.models import Task
from donghanh.units.models import Unit

AHEAD = dt.timedelta(days=2 * 366)
KIND = "inspection"
"""The national kind of activity that concluding makes."""
Subject = Organisation | Unit | Initiative
_TOLD = ("title", "held_on", "ends_on", "decision_number")


@transaction.atomic
def plan_inspection(
    *,
    unit: Unit,
    subject: Subject,
    host: Organisation,
    held_on: dt.date,
    checklist_version: ChecklistVersion,
    by: Actor,
    at: dt.datetime,
    title: str = "",
    ends_on: dt.date | None = None,
    decision_number: str = "",
    decision_on: dt.date | None = None,
) -> Inspection:
    """Plan an inspection and return it; without a title it is called by its subject. No activity comes of it yet.

    Refused: ``subject_elsewhere``, ``host_elsewhere`` for what belongs to another unit; ``version_draft`` for a checklist
    not published, ``version_elsewhere`` for another unit's; ``days_backward``; ``day_far`` more than two years ahead or six
    years back.
    """
    values = {
        "host": host,
        "held_on": held_on,
        "ends_on": ends_on,
        "checklist_version": checklist_version,
        **_subject_columns(subject),
    }
    _refuse_wrong(unit, values, today=day_of(at))
    made = Inspection(
        unit=unit,
        title=one_line(title)[:200] or _title_for(values),
        decision_number=one_line(decision_number),
        decision_on=decision_on,
        created_at=at,
        created_by=author_of(by),
        **values,
    )
    made.search = _search_text(made)
    made.save()
    tell(made, ChangeKind.PLANNED, by=by, at=at)
    record("inspections.planned", by=by, at=at, on=made, new={"held_on": held_on, "host": host.pk}, unit_id=unit.pk)
    return made


@transaction.atomic
def correct_inspection(
    *,
    inspection: Inspection,
    expected_version: int,
    by: Actor,
    at: dt.datetime,
    subject: Subject | None = None,
    **values: Any,
) -> Inspection:
    """Change what is given, while it is open; return it. Refused: ``is_over``; ``answers_kept`` for another checklist once
    lines are answered; and what :func:`plan_inspection` refuses. Raises ``StaleRecord``."""
    held = hold(inspection.pk)
    refuse_over(held)
    for name in ("title", "decision_number"):
        if name in values:
            values[name] = one_line(values[name])
    if subject is not None:
        values |= _subject_columns(subject)
    names = ("host", "held_on", "ends_on", "checklist_version", "subject_body", "subject_village", "subject_initiative")
    after = {name: values.get(name, getattr(held, name)) for name in names}
    _refuse_wrong(held.unit, after, today=day_of(at))
    if after["checklist_version"].pk != held.checklist_version_id and held.answers.exists():
        raise InspectionRefused("answers_kept", field="checklist_version")
    if "title" in values:
        values["title"] = values["title"][:200] or _title_for(after)
    changes = {name: value for name, value in values.items() if getattr(held, name) != value}
    if not changes:
        return held
    old = {name: getattr(held, name) for name in changes}
    for name, value in changes.items():
        setattr(held, name, value)
    changes["search"] = _search_text(held)
    held.save_changes(expected_version=expected_version, **changes)
    told: dict[str, list[object]] = {name: [_plain(old[name]), _plain(changes[name])] for name in old if name in _TOLD}
    tell(held, ChangeKind.CORRECTED, by=by, at=at, changes=told)
    record(
        "inspections.corrected", by=by, at=at, on=held,
        old={name: getattr(value, "pk", value) for name, value in old.items() if name != "title"},
        new={name: getattr(changes[name], "pk", changes[name]) for name in old if name != "title"},
        unit_id=held.unit_id,
    )  # fmt: skip
    return held


@transaction.atomic
def conclude_inspection(
    *,
    inspection: Inspection,
    expected_version: int,
    conclusion: str,
    by: Actor,
    at: dt.datetime,
    task: Task | None = None,
    adopts: Activity | None = None,
) -> Inspection:
    """Conclude it: one activity is recorded, its findings are given to who is to put them right. Returns it.

    Done again it finds the activity that is there and makes no other. ``task`` is what of a plan it was held for; ``adopts`` is
    an activity that somebody recorded by hand for this very inspection, which stays as it is. Refused:
    ``is_over`` for what was called off; ``conclusion_empty``; ``no_lead`` while nobody leads the team; ``day_to_come`` before
    its last day; ``due_passed`` for a finding whose deadline is over; ``activity_refused`` with what activities refuse.
    Raises ``StaleRecord``.
    """
    held = hold(inspection.pk)
    if held.state == InspectionState.CONCLUDED:
        return held
    state = moved(held, InspectionState.CONCLUDED)
    conclusion = paragraphs(conclusion)
    if not conclusion:
        raise InspectionRefused("conclusion_empty", field="conclusion")
    if not held.team.filter(is_lead=True).exists():
        raise InspectionRefused("no_lead")
    today = day_of(at)
    if held.last_day > today:
        raise InspectionRefused("day_to_come", day=held.last_day)
    passed = held.findings.filter(state=FindingState.DRAFT, due_on__lt=today).order_by("number").first()
    if passed is not None:
        raise InspectionRefused("due_passed", number=passed.number)
    activity = _activity(held, task, adopts, by=by, at=at)
    held.save_changes(
        expected_version=expected_version,
        state=state,
        conclusion=conclusion,
        activity=activity,
        concluded_at=at,
        concluded_by=author_of(by),
    )
    tell(held, ChangeKind.CONCLUDED, by=by, at=at)
    count = give_drafts(held, by=by, at=at)
    record(
        "inspections.concluded", by=by, at=at, on=held, new={"activity": activity.pk, "findings": count},
        unit_id=held.unit_id,
    )  # fmt: skip
    return held


@transaction.atomic
def cancel_inspection(
    *, inspection: Inspection, expected_version: int, reason: str, by: Actor, at: dt.datetime
) -> Inspection:
    """Call it off, with a reason; it stays readable. Returns it.

    Refused: ``is_over``, ``reason_empty``; ``findings_kept`` while findings were noted: they are removed first. Raises
    ``StaleRecord``.
    """
    reason = some_words(reason, empty="reason_empty", field="reason")
    held = hold(inspection.pk)
    state = moved(held, InspectionState.CANCELLED)
    if held.findings.exists():
        raise InspectionRefused("findings_kept")
    held.save_changes(expected_version=expected_version, state=state, cancel_reason=reason[:300])
    tell(held, ChangeKind.CANCELLED, by=by, at=at, text=reason)
    record("inspections.cancelled", by=by, at=at, on=held, new={"state": state}, unit_id=held.unit_id)
    return held


def _activity(held: Inspection, task: Task | None, adopts: Activity | None, *, by: Actor, at: dt.datetime) -> Activity:
    """The activity that stands for it: a model with a protected address is neither named nor placed in it."""
    kind = ActivityKind.objects.filter(code=KIND, unit__isnull=True).first()
    if kind is None:
        raise InspectionRefused("kind_missing")
    try:
        if adopts is not None:
            what = f"cuộc kiểm tra ngày {held.held_on:%d/%m/%Y}"
            return adopt_activity(activity=adopts, unit=held.unit, kind=KIND, what=what, task=task, by=by, at=at)
        return record_activity(
            unit=held.unit,
            kind=kind,
            host=held.host,
            held_on=held.held_on,
            ends_on=held.ends_on,
            title="Kiểm tra một mô hình của xã" if held.is_protected else held.title,
            village=held.subject_village,
            details={"subjects": 1},
            task=task,
            by=by,
            at=at,
        )
    except ActivityRefused as refused:
        raise InspectionRefused("activity_refused", field=refused.field, refused=refused) from refused


def _subject_columns(subject: Subject) -> dict[str, Any]:
    return {
        "subject_body": subject if isinstance(subject, Organisation) else None,
        "subject_village": subject if isinstance(subject, Unit) else None,
        "subject_initiative": subject if isinstance(subject, Initiative) else None,
    }


def _refuse_wrong(unit: Unit, values: dict[str, Any], *, today: dt.date) -> None:
    body, village, initiative = values["subject_body"], values["subject_village"], values["subject_initiative"]
    village_line = village.parent.line if village is not None and village.parent else None
    lines = {one.unit.line for one in (body, initiative) if one is not None} | ({village_line} if village else set())
    if lines != {unit.line}:
        raise InspectionRefused("subject_elsewhere", field="subject")
    if values["host"].unit.line != unit.line:
        raise InspectionRefused("host_elsewhere", field="host")
    version: ChecklistVersion = values["checklist_version"]
    if version.is_draft:
        raise InspectionRefused("version_draft", field="checklist_version")
    owner = version.checklist.unit
    if owner is not None and owner.line != unit.line:
        raise InspectionRefused("version_elsewhere", field="checklist_version")
    held_on, ends_on = values["held_on"], values["ends_on"]
    if ends_on is not None and ends_on <= held_on:
        raise InspectionRefused("days_backward", field="ends_on")
    if held_on > today + AHEAD or held_on < today - OLDEST or (ends_on or held_on) > today + AHEAD:
        raise InspectionRefused("day_far", field="held_on")


def _title_for(values: dict[str, Any]) -> str:
    """What an inspection is called that nobody named; stored, so in Vietnamese."""
    village = values["subject_village"]
    name = village.full_name if village else (values["subject_body"] or values["subject_initiative"]).name
    return f"Kiểm tra {name}"[:200]


def _search_text(inspection: Inspection) -> str:
    return folded(inspection.title, inspection.subject_name, inspection.decision_number)[:700]


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.date) else value
