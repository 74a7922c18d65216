"""What happens to posts when their body goes over into another."""

import datetime as dt

from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.organisations.models import Organisation
from donghanh.people.models import Appointment, Post


def carry_posts_over(
    predecessor: Organisation, successor: Organisation, on: dt.date, by: Actor, at: dt.datetime
) -> None:
    """Let every open post of the predecessor go on in the successor, with the same role and the same holders.

    Runs in the transaction of the succession. The old posts and appointments end on that day and stay as history.
    Nobody's role changes here, so the rule that nobody edits their own rights is kept.
    """
    for post in predecessor.posts.filter(valid_until__isnull=True, valid_from__lt=on):
        heir = Post.objects.create(organisation=successor, title=post.title, role=post.role, valid_from=on)
        holders = post.appointments.filter(valid_until__isnull=True, valid_from__lt=on)
        Appointment.objects.bulk_create(
            Appointment(person_id=held.person_id, post=heir, valid_from=on, is_acting=held.is_acting)
            for held in holders
        )
        holders.update(valid_until=on)
        post.save_changes(expected_version=post.version, valid_until=on)
        record(
            "people.post_carried_over",
            by=by,
            at=at,
            on=heir,
            old={"organisation": predecessor.pk},
            new={"organisation": successor.pk, "role": heir.role, "valid_from": on},
            unit_id=successor.unit_id,
        )
