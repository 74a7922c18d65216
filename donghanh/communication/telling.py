"""What people are told: a script waits, a script was decided, the kit of the Action Month is proposed."""

import datetime as dt
from collections.abc import Iterable, Sequence

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from donghanh.communication.models import ActionMonth, Script
from donghanh.communication.permissions import CommunicationPermission
from donghanh.foundation.access import Actor
from donghanh.notices.actions import Told, tell
from donghanh.notices.kinds import Facts, Kind
from donghanh.people.models import Appointment, Person
from donghanh.people.roles import roles_with
from donghanh.units.models import Unit

WAITING, DECIDED, PROPOSED = "communication.waiting", "communication.decided", "communication.proposed"
LONGEST_TITLE = 140


def tell_approvers(script: Script, *, by: Actor, at: dt.datetime, day: dt.date) -> None:
    """Tell who may approve that a script waits; once a version of it."""
    people = _people(script.unit, day, (CommunicationPermission.APPROVE,)).exclude(user_id=by.id)
    _tell(people, f"script:{script.pk}:{script.version}", WAITING, script, by=by, at=at, day=day)


def tell_author(script: Script, *, by: Actor, at: dt.datetime, day: dt.date) -> None:
    """Tell who wrote the text that it was approved or handed back."""
    people = Person.objects.filter(pk=script.changed_by_id) if script.changed_by_id else Person.objects.none()
    _tell(people, f"script:{script.pk}:{script.version}", DECIDED, script, by=by, at=at, day=day)


def tell_bodies(month: ActionMonth, *, by: Actor, at: dt.datetime, day: dt.date) -> None:
    """Tell everybody who answers for a body of the unit that the kit is proposed to it; once a kit."""
    people = _people(month.unit, day, (CommunicationPermission.WRITE_OWN,)).exclude(user_id=by.id)
    url = reverse("communication:month", args=[month.pk])
    told = [
        Told(key, f"month:{month.pk}", PROPOSED, month.theme[:LONGEST_TITLE], url)
        for key in people.values_list("pk", flat=True)
    ]
    tell(told=told, day=day, by=by, at=at)


def _tell(
    people: QuerySet[Person], key: str, kind: str, script: Script, *, by: Actor, at: dt.datetime, day: dt.date
) -> None:
    url = reverse("communication:script", args=[script.pk])
    title = script.title[:LONGEST_TITLE]
    tell(told=[Told(pk, key, kind, title, url) for pk in people.values_list("pk", flat=True)], day=day, by=by, at=at)


def _people(unit: Unit, day: dt.date, permissions: Iterable[str]) -> QuerySet[Person]:
    """Who holds one of the permissions by a post in a body of the unit."""
    roles = {code for permission in permissions for code in roles_with(permission)}
    seats = (
        Appointment.objects.on(day).granting().filter(post__organisation__unit__line=unit.line, post__role__in=roles)
    )
    return Person.objects.filter(pk__in=seats.order_by().values("person"))


def _waiting(told: Sequence[Facts]) -> str:
    n = len(told)
    return ngettext("%(n)s bài phát thanh chờ duyệt", "%(n)s bài phát thanh chờ duyệt", n) % {"n": n}


def _decided(told: Sequence[Facts]) -> str:
    n = len(told)
    return ngettext("%(n)s bài phát thanh đã có ý kiến", "%(n)s bài phát thanh đã có ý kiến", n) % {"n": n}


def _proposed(told: Sequence[Facts]) -> str:
    return _("có đề nghị Tháng hành động")


KINDS = (
    Kind(WAITING, "messages", "note", lambda facts: _("Bài chờ duyệt"), _waiting, order=30),
    Kind(DECIDED, "messages", "doing", lambda facts: _("Bài đã có ý kiến"), _decided, order=31),
    Kind(PROPOSED, "flag", "note", lambda facts: _("Tháng hành động"), _proposed, order=32),
)
