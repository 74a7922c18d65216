"""What the top line says of the signed-in person (see ``foundation.web.identity``)."""

from donghanh.foundation.access import Scope
from donghanh.foundation.web.bell import beside
from donghanh.foundation.web.identity import Identity
from donghanh.people.models import Appointment, Person
from donghanh.units.queries import standing


def greeting_of(person: Person) -> str:
    """How the person is addressed: "chị Mây", by given name as is the custom; empty when the form is not known."""
    return f"{person.address_as} {person.full_name.split()[-1]}" if person.address_as and person.full_name else ""


def identity_of_scope(scope: Scope) -> Identity | None:
    """Name, post, body and unit of today; one query for people with a post, one more for those without.

    A unit renamed since the body was set up costs two more: it is named as it is called today.
    """
    seat = (
        Appointment.objects.filter(person_id=scope.person_id, post_id__in=scope.post_ids)
        .select_related("person", "post__organisation__unit__parent")
        .annotate(**beside(scope))
        .order_by("is_acting", "valid_from", "id")
        .first()
    )
    if seat is None:
        person = Person.objects.filter(pk=scope.person_id).first()
        return Identity(name=person.full_name, greeting=greeting_of(person)) if person else None
    body = seat.post.organisation
    unit = standing(body.unit, scope.on) or body.unit
    parent = unit.parent and (standing(unit.parent, scope.on) or unit.parent)
    return Identity(
        name=seat.person.full_name,
        post_title=seat.post.title,
        organisation=body.name,
        unit_name=f"UBND {unit.full_name}",
        parent_unit_name=parent.full_name if parent else "",
        greeting=greeting_of(seat.person),
        unread=getattr(seat, "unread", None),
    )
