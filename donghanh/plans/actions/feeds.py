"""Making the secret address of a personal calendar, and taking it back."""

import datetime as dt
import secrets

from django.db import transaction

from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.people.models import Person
from donghanh.plans.models import CalendarFeed
from donghanh.plans.models.feed import digest_of


@transaction.atomic
def make_feed(*, person: Person, by: Actor, at: dt.datetime) -> str:
    """A new secret for the person's calendar; the one before stops at once. Returns the secret, which is kept nowhere.

    Nothing is refused.
    """
    Person.objects.select_for_update().get(pk=person.pk)
    revoke_feeds(person=person, by=by, at=at)
    secret = secrets.token_urlsafe(32)
    feed = CalendarFeed.objects.create(person=person, digest=digest_of(secret), created_at=at)
    record("plans.calendar_opened", by=by, at=at, on=feed)
    return secret


@transaction.atomic
def revoke_feeds(*, person: Person, by: Actor, at: dt.datetime) -> int:
    """Close every address of the person's calendar; return how many there were. Nothing is refused."""
    found = list(CalendarFeed.objects.select_for_update().filter(person=person, revoked_at__isnull=True))
    for feed in found:
        feed.revoked_at = at
        feed.save(update_fields=["revoked_at"])
        record("plans.calendar_closed", by=by, at=at, on=feed)
    return len(found)
