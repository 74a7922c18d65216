"""What happens to posts when their body goes over into another."""

import datetime as dt
import uuid
from collections.abc import Mapping

from django.db.models import Q

from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.organisations.models import Organisation
from donghanh.people.actions._second_person import copy_confirmations
from donghanh.people.models import Appointment, Delegation, Post


def carry_posts_over(
    predecessor: Organisation, successor: Organisation, on: dt.date, by: Actor, at: dt.datetime
) -> None:
    """Let every post whose time reaches past the day go on in the successor: same role, same holders, same ends.

    What begins on the day or later, also where the day lies back, moves as it is; what runs on that day ends there as
    history and goes on in the successor. Runs in the transaction of the succession. Nobody's role changes here, so the
    rule that nobody edits their own rights is kept.
    """
    reaches_past = Q(valid_until__isnull=True) | Q(valid_until__gt=on)
    for post in predecessor.posts.filter(reaches_past):
        if post.valid_from >= on:
            heir = post.save_changes(expected_version=post.version, organisation_id=successor.pk)
        else:
            heir = _heir_of(post, successor, on)
        record(
            "people.post_carried_over",
            by=by,
            at=at,
            on=heir,
            old={"organisation": predecessor.pk},
            new={"organisation": successor.pk, "role": heir.role, "valid_from": heir.valid_from},
            unit_id=successor.unit_id,
        )


def _heir_of(post: Post, successor: Organisation, on: dt.date) -> Post:
    """End a post on the day and set up the one that goes on, with whoever holds it that day or later."""
    heir = Post.objects.create(
        organisation=successor, title=post.title, role=post.role, valid_from=on, valid_until=post.valid_until
    )
    post.appointments.filter(valid_from__gte=on).update(post=heir)
    running = post.appointments.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=on))
    copies = {
        held: Appointment(
            person_id=held.person_id,
            post=heir,
            valid_from=on,
            valid_until=held.valid_until,
            is_acting=held.is_acting,
        )
        for held in running
    }
    Appointment.objects.bulk_create(copies.values())
    copy_confirmations(copies)
    _carry_delegations_over(copies, on)
    running.update(valid_until=on)
    post.save_changes(expected_version=post.version, valid_until=on)
    return heir


def _carry_delegations_over(copies: Mapping[Appointment, Appointment], on: dt.date) -> None:
    """Let what the holders have delegated go on with the appointments that go on."""
    new_of = {old.pk: new for old, new in copies.items()}
    reaching = Delegation.objects.filter(appointment__in=list(new_of), valid_until__gt=on)
    for delegation in reaching:
        heir = new_of[delegation.appointment_id]
        if delegation.valid_from >= on:
            delegation.appointment = heir
            delegation.save(update_fields=("appointment",))
            continue
        until = delegation.valid_until
        delegation.valid_until = on
        delegation.save(update_fields=("valid_until",))
        delegation.pk, delegation._state.adding = uuid.uuid4(), True
        delegation.appointment, delegation.valid_from, delegation.valid_until = heir, on, until
        delegation.save(force_insert=True)
