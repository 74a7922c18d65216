"""A word of the office, or of who leads it, to the bodies of a task: a question, a reminder, thanks."""

import datetime as dt

from django.db import transaction
from django.db.models import F
from django.urls import reverse

from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.notices.actions import Told
from donghanh.notices.actions import tell as tell_people
from donghanh.people.models import Appointment
from donghanh.people.roles import roles_with
from donghanh.plans.actions._shared import author_of, day_of, lock_task, refuse_closed, some_words, tell, voice_of
from donghanh.plans.models import CheckIn, Task, TaskParty, TaskUpdate, UpdateKind
from donghanh.plans.permissions import PlanPermission
from donghanh.plans.refusals import PlanRefused
from donghanh.plans.status import PartState

REMARK = "plans.remark"
LONGEST_TITLE = 140


@transaction.atomic
def remark(*, task: Task, text: str, to: TaskParty | None, by: Actor, at: dt.datetime) -> TaskUpdate:
    """Say something to one body of a task, or to all that have a part which was sent; return the line in its story.

    What they told of standing work being in the way counts as looked at: it is answered. Their people are told once that there is something to read, and who keeps the plan where a leader
    speaks; the text stands on the task alone. Never changed: a correction is another remark. Refused: ``plan_closed``, ``text_empty``, ``nobody_to_tell`` when nothing was sent yet.
    """
    task = lock_task(task.pk)
    refuse_closed(task.plan)
    text = some_words(text)
    sent = task.parties.live().exclude(state=PartState.DRAFT).filter(organisation__isnull=False)
    if to is not None:
        sent = sent.filter(pk=to.pk)
    bodies = set(sent.values_list("organisation_id", flat=True))
    if not bodies:
        raise PlanRefused("nobody_to_tell")
    author, day = author_of(by), day_of(at)
    voice = voice_of(author, task.plan, day)
    told = tell(task, UpdateKind.REMARK, author=author, at=at, party=to, text=text, changes=voice)
    in_the_way = CheckIn.objects.waiting().filter(task=task)
    keys = list((in_the_way.filter(party=to) if to else in_the_way).values_list("pk", flat=True))
    CheckIn.objects.filter(pk__in=keys).update(seen_at=at, seen_by=author, version=F("version") + 1)
    answering = set(roles_with(PlanPermission.ANSWER))
    seats = Appointment.objects.on(day).granting().filter(post__organisation__in=bodies, post__role__in=answering)
    people = set(seats.order_by().values_list("person_id", flat=True))
    if voice:
        keepers = Appointment.objects.on(day).granting().filter(post=task.plan.owner_post_id)
        people |= set(keepers.values_list("person_id", flat=True))
    url, title = reverse("plans:task", args=[task.pk]), task.short_text[:LONGEST_TITLE]
    rows = [Told(person, f"remark:{told.pk}", REMARK, title, url) for person in people]
    tell_people(told=rows, day=day, by=by, at=at)
    record(
        "plans.remarked",
        by=by,
        at=at,
        on=task,
        new={"to": to.pk if to else None, "answers": len(keys)},
        unit_id=task.plan.unit_id,
    )
    return told
