"""The life of a plan: typed in, numbered, corrected, closed."""

import datetime as dt
import uuid
from typing import Any

from django.db import transaction

from donghanh.documents.actions.header import follow_object
from donghanh.documents.models import Document
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.people.models import Post
from donghanh.plans.actions._shared import day_of, refuse_closed, some_words
from donghanh.plans.actions.succession import hand_over_due
from donghanh.plans.days import wrong_issue
from donghanh.plans.models import Plan, PlanKind
from donghanh.plans.refusals import PlanRefused
from donghanh.plans.status import PLAN_MOVES, PlanState
from donghanh.units.models import Unit


@transaction.atomic
def create_plan(
    *,
    unit: Unit,
    owner_post: Post,
    title: str,
    year: int,
    by: Actor,
    at: dt.datetime,
    kind: str = PlanKind.YEAR,
    doc_type: str = "Kế hoạch",
    starts_on: dt.date | None = None,
    ends_on: dt.date | None = None,
    number: str = "",
    symbol: str = "",
    issued_on: dt.date | None = None,
    place: str = "",
    signer_name: str = "",
    signer_title: str = "",
    parent: Plan | None = None,
    document: Document | None = None,
) -> Plan:
    """Begin a plan, from a document or typed in, and return it. With number and date it is issued, else a draft.

    Refused: ``title_empty``; ``span_backward``; ``number_taken`` when the unit has a plan of this number and date.
    """
    title = some_words(title, empty="title_empty")
    starts_on, ends_on = starts_on or dt.date(year, 1, 1), ends_on or dt.date(year, 12, 31)
    if ends_on < starts_on:
        raise PlanRefused("span_backward")
    plan = Plan(
        unit=unit,
        document=document,
        kind=kind,
        doc_type=doc_type,
        title=title[:500],
        number=number.strip(),
        symbol=symbol.strip(),
        issued_on=issued_on,
        place=place.strip(),
        signer_name=signer_name.strip(),
        signer_title=signer_title.strip(),
        year=year,
        starts_on=starts_on,
        ends_on=ends_on,
        parent=parent,
        state=PlanState.ISSUED if number.strip() and issued_on else PlanState.DRAFT,
        owner_post=owner_post,
        created_at=at,
    )
    refuse_taken_number(plan, number=plan.number, symbol=plan.symbol, issued_on=issued_on)
    plan.search = plan.search_text()
    plan.save(force_insert=True)
    record(
        "plans.created",
        by=by,
        at=at,
        on=plan,
        new={"title": plan.title, "number": plan.full_number, "year": year, "state": plan.state},
        unit_id=unit.pk,
    )
    return plan


@transaction.atomic
def complete_number(
    *,
    plan: Plan,
    expected_version: int,
    number: str,
    symbol: str,
    issued_on: dt.date,
    by: Actor,
    at: dt.datetime,
    place: str = "",
    signer_name: str = "",
    signer_title: str = "",
) -> Plan:
    """Write in what the e-office gave (number, date, who signed) and return the plan, now issued.

    The document it was read from says the same from then on; the plan is the owner. Refused: ``plan_closed``; ``number_empty``; ``number_taken``;
    ``issued_in_future``, ``issued_after_end``, ``issued_too_early`` for a day that cannot be right. Raises ``StaleRecord`` when somebody was quicker.
    """
    refuse_closed(plan)
    number, symbol = number.strip(), symbol.strip()
    if not number:
        raise PlanRefused("number_empty")
    if wrong := wrong_issue(plan, issued_on, today=day_of(at)):
        raise PlanRefused(wrong)
    refuse_taken_number(plan, number=number, symbol=symbol, issued_on=issued_on)
    if plan.document is not None:  # held before the plan, as undoing does
        header = {"number": "/".join(filter(None, (number, symbol))), "symbol": symbol, "issued_on": issued_on}
        signed = {"place": place.strip(), "signer": signer_name.strip()}
        follow_object(document=plan.document, header=header | signed, by=by, at=at)
    return _change(
        plan,
        "plans.numbered",
        expected_version=expected_version,
        by=by,
        at=at,
        number=number,
        symbol=symbol,
        issued_on=issued_on,
        place=place.strip(),
        signer_name=signer_name.strip(),
        signer_title=signer_title.strip(),
        state=PlanState.ISSUED,
    )


@transaction.atomic
def edit_plan(
    *,
    plan: Plan,
    expected_version: int,
    title: str,
    kind: str,
    year: int,
    starts_on: dt.date,
    ends_on: dt.date,
    parent: Plan | None,
    by: Actor,
    at: dt.datetime,
) -> Plan:
    """Correct what the plan is called, what sort it is and which days it covers; return it.

    Refused: ``plan_closed``; ``title_empty``; ``span_backward``; ``parent_itself``; ``parent_below`` when the parent carries
    out this plan itself, directly or through others. Raises ``StaleRecord``.
    """
    refuse_closed(plan)
    title = some_words(title, empty="title_empty")
    if ends_on < starts_on:
        raise PlanRefused("span_backward")
    if parent is not None and parent.pk != plan.parent_id:
        _refuse_circle(plan, parent)
    return _change(
        plan,
        "plans.edited",
        expected_version=expected_version,
        by=by,
        at=at,
        title=title[:500],
        kind=kind,
        year=year,
        starts_on=starts_on,
        ends_on=ends_on,
        parent_id=parent.pk if parent else None,
    )


@transaction.atomic
def close_plan(*, plan: Plan, expected_version: int, by: Actor, at: dt.datetime) -> Plan:
    """End the work on a plan and return it. Its tasks stay as they are; nothing more can be changed in it."""
    return _move(plan, PlanState.CLOSED, "plans.closed", expected_version=expected_version, by=by, at=at)


@transaction.atomic
def reopen_plan(*, plan: Plan, expected_version: int, by: Actor, at: dt.datetime) -> Plan:
    """Take up a closed plan again and return it; what waits in it is handed to who has taken over from a body meanwhile.
    Refused: ``plan_not_closed``."""
    if plan.state != PlanState.CLOSED:
        raise PlanRefused("plan_not_closed")
    _move(plan, PlanState.ISSUED, "plans.reopened", expected_version=expected_version, by=by, at=at)
    hand_over_due(by=by, at=at, line=plan.unit.line)
    return plan


def _move(plan: Plan, to: PlanState, verb: str, *, expected_version: int, by: Actor, at: dt.datetime) -> Plan:
    if to not in PLAN_MOVES[plan.state]:
        raise PlanRefused("plan_not_issued" if plan.state == PlanState.DRAFT else "plan_closed")
    return _change(plan, verb, expected_version=expected_version, by=by, at=at, state=to)


def _change(plan: Plan, verb: str, *, expected_version: int, by: Actor, at: dt.datetime, **changes: Any) -> Plan:
    old = {name: getattr(plan, name) for name in changes}
    after = Plan(
        **{field: getattr(plan, field) for field in ("title", "number", "symbol", "year")}
        | {name: value for name, value in changes.items() if name in ("title", "number", "symbol", "year")}
    )
    plan.save_changes(expected_version=expected_version, **changes, search=after.search_text())
    record(verb, by=by, at=at, on=plan, old=old, new=changes, unit_id=plan.unit_id)
    return plan


def _refuse_circle(plan: Plan, parent: Plan) -> None:
    """Raise ``parent_itself`` or ``parent_below`` when the plan would carry out itself. Two queries per level above.

    All plans on the way up are held until the transaction ends, in one order, and the way is gone once more: two
    people who hang two plans under each other at once cannot both win.
    """
    if parent.pk == plan.pk:
        raise PlanRefused("parent_itself")
    held = sorted({plan.pk, *_way_up(parent.pk)})
    list(Plan.objects.select_for_update().filter(pk__in=held).order_by("pk").values_list("pk"))
    if plan.pk in _way_up(parent.pk):
        raise PlanRefused("parent_below")


def _way_up(pk: uuid.UUID) -> list[uuid.UUID]:
    """The keys of a plan and of all it carries out, from below. One query per level."""
    way: list[uuid.UUID] = []
    key: uuid.UUID | None = pk
    while key is not None and key not in way:
        way.append(key)
        key = Plan.objects.filter(pk=key).values_list("parent_id", flat=True).first()
    return way


def refuse_taken_number(plan: Plan, *, number: str, symbol: str, issued_on: dt.date | None) -> None:
    """Raise ``number_taken`` when another plan of the unit bears this number, symbol and date. One query, or two."""
    if not number:
        return
    same = Plan.objects.filter(unit__line=plan.unit.line, number=number, symbol=symbol, issued_on=issued_on)
    if same.exclude(pk=plan.pk).exists():
        raise PlanRefused("number_taken", number=number)
