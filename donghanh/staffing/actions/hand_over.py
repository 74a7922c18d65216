"""Handing over what hangs on a post that somebody leaves."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.people.models import Appointment, Person, Post
from donghanh.plans.actions import assign_lead
from donghanh.plans.actions.hand_over import give_plan, give_report_duty
from donghanh.plans.bodies import Body
from donghanh.plans.models import Plan, ReportDuty, Task
from donghanh.staffing.leaving import Item, items_of
from donghanh.staffing.models import HandOver, HandOverItem, ItemKind
from donghanh.staffing.refusals import StaffingRefused


@dataclass(frozen=True)
class Choice:
    """What was decided about one item: handed over or not, to which post it goes (``None``: it stays), a note."""

    is_done: bool = False
    to_post: Post | None = None
    note: str = ""


@transaction.atomic
def hand_over(
    *,
    appointment: Appointment,
    receiver: Person,
    held_on: dt.date,
    choices: Mapping[str, Choice],
    by: Actor,
    at: dt.datetime,
    note: str = "",
) -> HandOver:
    """Hand over what hangs on the post of an appointment that ends, all of it at once, and return the record.

    ``choices`` are by the key of the item (``leaving.Item``); what is not named stays and is not ticked. Plans go to the
    other post with the tasks nobody leads, except those given to a body of their own; such tasks and reports go to the
    body of the post chosen; papers under review belong to the office and are only noted. Refused: ``not_leaving`` without
    an end, ``handed_over``, ``to_leaver``, ``day_ahead``, ``post_not_offered``; and what the steps refuse.
    """
    held = (
        Appointment.objects.select_for_update(of=("self",))
        .select_related("person", "post__organisation__unit")
        .get(pk=appointment.pk)
    )
    on = timezone.localdate(at)
    if by.id is None or held.valid_until is None:
        raise StaffingRefused("not_leaving")
    if HandOver.objects.filter(appointment=held).exists():
        raise StaffingRefused("handed_over")
    if receiver.pk == held.person_id:
        raise StaffingRefused("to_leaver")
    if held_on > on:
        raise StaffingRefused("day_ahead")
    items = items_of(held, on=on)
    done = HandOver.objects.create(
        appointment=held, receiver=receiver, held_on=held_on, note=note.strip(), done_at=at, done_by=by.id
    )
    rows = []
    for order, item in enumerate(items):
        choice = choices.get(item.key, Choice())
        if choice.to_post is not None:
            if choice.to_post not in item.moves_to:
                raise StaffingRefused("post_not_offered")
            _move(item, choice.to_post, by=by, at=at)
        rows.append(
            HandOverItem(
                hand_over=done,
                kind=item.kind,
                label=item.label,
                object_id=item.object_id,
                to_post=choice.to_post,
                is_done=choice.is_done,
                note=" ".join(choice.note.split())[:300],
                order=order,
            )
        )
    HandOverItem.objects.bulk_create(rows)
    record(
        "staffing.handed_over",
        by=by,
        at=at,
        on=done,
        new={
            "appointment": held.pk,
            "receiver_id": receiver.pk,
            "items": len(rows),
            "ticked": sum(row.is_done for row in rows),
            "moved": {str(row.object_id): row.to_post_id for row in rows if row.to_post_id},
        },
        unit_id=held.post.organisation.unit_id,
    )
    return done


def _move(item: Item, post: Post, *, by: Actor, at: dt.datetime) -> None:
    if item.kind == ItemKind.PLAN:
        give_plan(plan=Plan.objects.select_related("unit").get(pk=item.object_id), post=post, by=by, at=at)
    elif item.kind == ItemKind.TASK:
        task = Task.objects.select_related("plan__unit").get(pk=item.object_id)
        assign_lead(task=task, body=Body.of(post.organisation), by=by, at=at)
    elif item.kind == ItemKind.DUTY:
        duty = ReportDuty.objects.select_related("plan__unit").get(pk=item.object_id)
        give_report_duty(duty=duty, organisation=post.organisation, by=by, at=at)
