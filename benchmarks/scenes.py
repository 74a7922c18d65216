"""What a measurement needs to stand on: a person of the demo commune, and documents they handed in."""

from django.utils import timezone

from benchmarks.sample_plan import sample_plan
from donghanh.accounts.models import User
from donghanh.documents.actions.read import read_document
from donghanh.documents.actions.receive import receive_document
from donghanh.documents.models import Document
from donghanh.foundation.access import Actor
from donghanh.people.models import Appointment

ROLE = "officer"


def appointment(role: str = ROLE) -> Appointment:
    """The appointment of the demo commune's officer, or of whoever holds another role there."""
    seats = Appointment.objects.select_related("person__user", "post__organisation__unit")
    seats = seats.filter(post__role=role, person__user__isnull=False).order_by("person__user__login")
    if role != ROLE:
        seats = seats.filter(post__organisation__unit=appointment().post.organisation.unit)
    return seats[0]


def account(role: str = ROLE) -> User:
    """The account of the officer, or of whoever holds another role."""
    user = appointment(role).person.user
    assert user is not None  # filtered for above
    return user


def received_document(user: User, *, pages: int) -> Document:
    """An invented plan of so many sheets, handed in and read as a person would have it."""
    by, at = Actor(kind="person", id=user.pk), timezone.now()
    received = receive_document(
        unit=appointment().post.organisation.unit,
        content=sample_plan(pages).encode(),
        name="ke-hoach.txt",
        media_type="text/plain",
        by=by,
        at=at,
    )
    return read_document(document=received.document, by=by, at=at)
