"""What people add to the pages of others: who holds which seat in a body, and hits for the search box."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.foundation.access import Scope
from donghanh.foundation.history.periods import on_day
from donghanh.foundation.web.panels import Panel
from donghanh.foundation.web.search import Hit
from donghanh.organisations.models import Organisation
from donghanh.people.models import Appointment, Person
from donghanh.people.permissions import PeoplePermission
from donghanh.people.presenters import doubt_words, seat_words
from donghanh.people.queries import search_people, seats_of_today


def seats_of_body(scope: Scope, body: Organisation) -> Panel | None:
    """Who holds a seat in the body today; one query, nothing for who may not read people."""
    if not scope.may(PeoplePermission.READ):
        return None
    seats = (
        Appointment.objects.visible_to(scope)
        .on(scope.on)
        .filter(on_day(scope.on, "post__"), post__organisation=body)
        .select_related("person", "post", "confirmation")
        .order_by("post__title", "person__sort_key", "id")
    )
    return Panel(
        title=_("Người đang giữ chức vụ"),
        template="people/_seats.html",
        context={
            "seats": [(seat, doubt_words(seat)) for seat in seats],
            "may_manage": scope.may(PeoplePermission.MANAGE, unit_id=body.unit_id),
        },
        order=10,
    )


def find_people(scope: Scope, words: str, most: int) -> Sequence[Hit]:
    """People whose name contains the words, for the search box; two queries."""
    if not scope.may(PeoplePermission.READ):
        return []
    found = search_people(Person.objects.visible_to(scope), words).prefetch_related(seats_of_today(scope))
    return [
        Hit(
            title=person.full_name,
            subtitle="; ".join(seat_words(seat) for seat in person.seats),
            url=reverse("people:person", args=(person.pk,)),
            kind=_("Nhân sự"),
            icon="users",
        )
        for person in found.order_by("sort_key", "id")[:most]
    ]
