"""What people ask about notices and messages."""

import datetime as dt
import uuid
from collections.abc import Collection

from django.db.models import Count, Expression, F, IntegerField, Subquery
from django.db.models.functions import Coalesce

from donghanh.foundation.access import Scope
from donghanh.notices.models import MONDAY, Message, MessageQuerySet, Notice, Preference
from donghanh.notices.permissions import NoticePermission


def unread_count(scope: Scope) -> int:
    """How many notices the person has not opened; one query, none for strangers."""
    return Notice.objects.visible_to(scope).unread().count() if scope.person_id else 0


def unread_expression(scope: Scope) -> Expression:
    """The same count as a part of another query: the bell is on every page and costs none of its own."""
    unread = Notice.objects.visible_to(scope).unread().order_by().values("recipient")
    return Coalesce(Subquery(unread.values(count=Count("pk")), output_field=IntegerField()), 0)


def doubtful_messages(scope: Scope, at: dt.datetime) -> MessageQuerySet:
    """The messages that may not have arrived, to people of the scope's units; what nobody looked into comes first."""
    rows = Message.objects.visible_to(scope).doubtful(at).select_related("recipient")
    return rows.order_by(F("checked_at").asc(nulls_first=True), "-day", "recipient__sort_key", "pk")


def unchecked_count(scope: Scope, at: dt.datetime) -> int:
    """How many of them nobody has looked into; one query, none without the permission."""
    if not scope.may(NoticePermission.WATCH):
        return 0
    return Message.objects.visible_to(scope).doubtful(at).filter(checked_at__isnull=True).count()


def digest_weekdays(person_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, int]:
    """On which weekday (0 is Monday) each of these people wants the digest. One query."""
    chosen = dict(Preference.objects.filter(person__in=person_ids).values_list("person_id", "digest_weekday"))
    return {pk: chosen.get(pk, MONDAY) for pk in person_ids}
