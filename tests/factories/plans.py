"""Makes invented plans and documents that became plans, through the actions the office uses."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.utils import timezone

from donghanh.documents.models import Candidate, Document, Reading
from donghanh.organisations.models import GroupMember, Organisation, OrganisationGroup
from donghanh.plans import actions
from donghanh.plans.bodies import Body
from donghanh.plans.deadlines import Due, Schedule
from donghanh.plans.models import Plan, Task
from donghanh.units.models import Unit
from tests.cast import Cast

SINCE = dt.date(2021, 1, 1)


def plan_of(cast: Cast, title: str = "Bình đẳng giới năm 2026", **fields: Any) -> Plan:
    """A plan of the cast's commune, kept by its officer, issued unless a number is withheld."""
    values: dict[str, Any] = {"year": 2026, "number": "7", "symbol": "KH-UBND", "issued_on": dt.date(2026, 1, 15)}
    return actions.create_plan(
        unit=cast.unit,
        owner_post=cast.officer.post,
        title=title,
        by=cast.officer.actor,
        at=timezone.now(),
        **(values | fields),
    )


def task_of(
    plan: Plan,
    text: str = "Nói chuyện chuyên đề tại nhà văn hóa",
    *,
    lead: Organisation | OrganisationGroup | None = None,
    coordinating: tuple[Organisation | OrganisationGroup, ...] = (),
    due_on: dt.date | None = None,
    cast: Cast,
) -> Task:
    """A task of a plan, not sent."""
    return actions.add_task(
        plan=plan,
        text=text,
        lead=Body.of(lead) if lead else None,
        coordinating=[Body.of(body) for body in coordinating],
        due=Due(Schedule.FIXED, due_on) if due_on else Due(Schedule.STANDING),
        by=cast.officer.actor,
        at=timezone.now(),
    )


def group_of(unit: Unit, name: str, *members: Organisation) -> OrganisationGroup:
    """A named group of bodies with members since long ago."""
    group = OrganisationGroup.objects.create(unit=unit, name=name, valid_from=SINCE)
    for member in members:
        GroupMember.objects.create(group=group, organisation=member, valid_from=SINCE)
    return group


def read_document(unit: Unit, *candidates: dict[str, Any], **fields: Any) -> tuple[Document, list[Candidate]]:
    """A document that was read, with its candidates: each a dictionary of the fields plus ``kind``."""
    now = timezone.now()
    values: dict[str, Any] = {
        "doc_type": "Kế hoạch",
        "title": "Phòng ngừa bạo lực gia đình năm 2026",
        "number": "12/KH-UBND",
        "symbol": "KH-UBND",
        "issued_on": dt.date(2026, 2, 3),
        "year": 2026,
        "state": "read",
        "kind": "plan",
        "received_at": now,
    }
    result = {"sections": fields.pop("sections", []), "signer": {"name": "Vi Văn Nà", "position": "CHỦ TỊCH"}}
    document = Document.objects.create(unit=unit, **(values | fields))
    return document, _reading(document, candidates, result, read_at=now, decision="accepted")


def read_again(document: Document, *candidates: dict[str, Any], later: int = 1, **result: Any) -> list[Candidate]:
    """A newer reading of an applied document, some hours later, with its candidates and whatever else it found."""
    read_at = timezone.now() + dt.timedelta(hours=later)
    return _reading(document, candidates, result, read_at=read_at, decision="pending", current=False)


def _reading(
    document: Document,
    given: Sequence[dict[str, Any]],
    result: dict[str, Any],
    *,
    read_at: dt.datetime,
    decision: str,
    current: bool = True,
) -> list[Candidate]:
    """Without a ``start`` of its own a candidate of the current reading stands a hundred after the one before, one of a
    newer reading where its text is in the source."""
    source = "\n".join(str(one.get("text", "")) for one in given)
    reading = Reading.objects.create(
        document=document,
        reader_version="test",
        result=result,
        source_text=source,
        read_at=read_at,
        is_current=current,
    )
    made, at = [], 0
    for number, one in enumerate(given, 1):
        body, length = dict(one), len(str(one.get("text", "")))
        kind, start = body.pop("kind", "task"), body.pop("start", number * 100 if current else at)
        at += length + 1
        values = {"decision": body.pop("decision", decision), "original_fields": body.pop("original_fields", None)}
        made.append(
            Candidate.objects.create(
                document=document,
                reading=reading,
                number=number,
                order=start,
                kind=kind,
                fields=body,
                span_start=start,
                span_end=start + length,
                line=number,
                **values,
            )
        )
    return made
