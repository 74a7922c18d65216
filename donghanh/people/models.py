"""People, the posts they hold, and from when. Roles hang on posts, so a change of staff moves no work."""

import datetime as dt
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from donghanh.foundation.access import Scope, ScopedQuerySet
from donghanh.foundation.history import Period, PeriodQuerySet
from donghanh.foundation.records import EditableRecord, Record
from donghanh.foundation.sensitivity import INTERNAL, OPEN, PERSONAL, FieldClass
from donghanh.organisations.models import Organisation
from donghanh.people.permissions import PeoplePermission


class PersonQuerySet(ScopedQuerySet["Person"]):
    """People are seen by those who work in the same office, and by themselves."""

    def visible_to(self, scope: Scope) -> "PersonQuerySet":
        """People with a post under the scope's units, or in its organisations, and the person themself."""
        if scope.narrowed:
            return self.filter(id=scope.person_id)
        in_office = models.Q(appointments__post__organisation__unit_id__in=scope.unit_ids)
        in_body = models.Q(appointments__post__organisation_id__in=scope.organisation_ids)
        return self.filter(in_office | in_body | models.Q(id=scope.person_id)).distinct()


class Person(EditableRecord):
    """Somebody who works for a unit or a partner body. The account is optional: a village head may use a link."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        "full_name": PERSONAL,
        "sort_key": PERSONAL,
        "search": PERSONAL,
        "phone": PERSONAL,
        "email": PERSONAL,
        "address_as": PERSONAL,
        "user": PERSONAL,
    }

    full_name = models.CharField(max_length=120)
    sort_key = models.CharField(max_length=180, editable=False, db_index=True)
    search = models.CharField(max_length=260, editable=False)
    phone = models.CharField(max_length=20, blank=True)
    email = models.EmailField(max_length=160, blank=True)
    address_as = models.CharField(max_length=10, blank=True)
    """How pages greet the person: "anh", "chị" or nothing ("anh/chị")."""
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="person"
    )

    objects: ClassVar[PersonQuerySet] = PersonQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("sort_key",)

    def __str__(self) -> str:
        return self.full_name


class PostQuerySet(PeriodQuerySet["Post"]):
    """Posts are seen with their organisation."""

    def visible_to(self, scope: Scope) -> "PostQuerySet":
        """Posts of the bodies of the scope's units, and of its own organisations."""
        if scope.narrowed:
            return self.filter(id__in=scope.post_ids)
        return self.filter(
            models.Q(organisation__unit_id__in=scope.unit_ids) | models.Q(organisation_id__in=scope.organisation_ids)
        )


class Post(EditableRecord, Period):
    """A seat in an organisation with one role. The role is a stable code from the table in ``config/roles.py``."""

    sensitivity: ClassVar[dict[str, FieldClass]] = dict.fromkeys(("organisation", "title", "role"), OPEN)

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="posts")
    title = models.CharField(max_length=120)
    role = models.CharField(max_length=40)

    objects: ClassVar[PostQuerySet] = PostQuerySet.as_manager()  # type: ignore[assignment]

    class Meta(Period.Meta):
        ordering = ("title",)

    def __str__(self) -> str:
        return self.title


class AppointmentQuerySet(PeriodQuerySet["Appointment"]):
    """Appointments are seen with their post."""

    def visible_to(self, scope: Scope) -> "AppointmentQuerySet":
        """Appointments to the posts the scope may see."""
        return self.filter(post__in=Post.objects.visible_to(scope))

    def granting(self) -> "AppointmentQuerySet":
        """Those that give the rights of their post: not the ones for which a second person has not said yes."""
        alone = models.Q(confirmation__alone=True, confirmation__answer="")
        return self.filter(models.Q(confirmation__isnull=True) | models.Q(confirmation__answer=Answer.YES) | alone)


class Appointment(Record, Period):
    """One person in one post for a period. A person may hold several posts; a post several people (deputies)."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {"person": PERSONAL, "post": OPEN, "is_acting": INTERNAL}

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="appointments")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="appointments")
    is_acting = models.BooleanField(default=False)

    objects: ClassVar[AppointmentQuerySet] = AppointmentQuerySet.as_manager()  # type: ignore[assignment]

    class Meta(Period.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.person_id} · {self.post_id}"

    @property
    def doubt(self) -> "Confirmation | None":
        """What a second person has still to say about it, or has said against it. Needs ``confirmation`` loaded."""
        asked = getattr(self, "confirmation", None)
        return asked if asked is not None and asked.answer != Answer.YES else None


class Answer(models.TextChoices):
    """What the second person said."""

    YES = "yes", _("xác nhận")
    NO = "no", _("không xác nhận")


class ConfirmationQuerySet(ScopedQuerySet["Confirmation"]):
    """Confirmations are seen by who can give them."""

    def visible_to(self, scope: Scope) -> "ConfirmationQuerySet":
        """Those about posts of the units for which the scope may confirm."""
        units = scope.units_with(PeoplePermission.CONFIRM)
        return self.none() if scope.narrowed else self.filter(appointment__post__organisation__unit_id__in=units)


class Confirmation(Record):
    """The question to a second person whether an appointment is right: one that opens programme data or lets others in.

    Rows exist only for appointments a person made to such a role. Until the yes the appointment grants nothing, unless
    nobody else could say it on that day: then it holds, marked ``alone``, and is looked at by whoever can later (ADR 8).
    """

    sensitivity: ClassVar[dict[str, FieldClass]] = dict.fromkeys(
        ("appointment", "asked_by", "asked_at", "alone", "answer", "answered_by", "answered_at"), INTERNAL
    )

    appointment = models.OneToOneField(Appointment, on_delete=models.CASCADE, related_name="confirmation")
    asked_by = models.UUIDField()
    """The account that appointed; never the one that answers."""
    asked_at = models.DateTimeField()
    alone = models.BooleanField(default=False)
    """Nobody else could be asked when it was made: it holds until somebody who can says no."""
    answer = models.CharField(max_length=3, choices=Answer, blank=True)
    answered_by = models.UUIDField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[ConfirmationQuerySet] = ConfirmationQuerySet.as_manager()  # type: ignore[assignment]

    def __str__(self) -> str:
        return str(self.appointment_id)


class DelegationQuerySet(PeriodQuerySet["Delegation"]):
    """Delegations are seen with the post they are about, and by the two people."""

    def visible_to(self, scope: Scope) -> "DelegationQuerySet":
        """Those about posts the scope may see, and the person's own."""
        own = models.Q(delegate_id=scope.person_id) | models.Q(appointment__person_id=scope.person_id)
        if scope.person_id is None:
            return self.none()
        if scope.narrowed:
            return self.filter(own)
        return self.filter(own | models.Q(appointment__post__in=Post.objects.visible_to(scope)))

    def standing(self) -> "DelegationQuerySet":
        """Those nobody has taken back before they counted for a day, or declined."""
        return self.filter(standing=Delegation.STANDS)

    def granting(self) -> "DelegationQuerySet":
        """Those that pass the rights on: standing, and confirmed where that is needed."""
        return self.standing().exclude(needs_answer=True, alone=False, answer="")


class Delegation(Record, Period):
    """Somebody lets a colleague act in their post from a day until another: the rights of its role, both holding them.

    It hangs on the appointment and ends with it. An appointment is delegated to one person on any day; the database
    refuses two. A role that needs a second person needs that yes here too, kept in the row itself (ADR 8).
    """

    STANDS = "on"

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(
            (
                "appointment", "basis", "standing", "made_at", "needs_answer", "alone", "answer", "answered_by",
                "answered_at", "ended_at", "ended_by",
            ),
            INTERNAL,
        ),
        "delegate": PERSONAL,
    }  # fmt: skip

    appointment = models.ForeignKey(Appointment, on_delete=models.PROTECT, related_name="delegations")
    delegate = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="delegations")
    basis = models.CharField(max_length=200, blank=True)
    """The paper it rests on, as cited."""
    standing = models.CharField(max_length=2, default=STANDS, blank=True)
    """Empty once it was declined, or taken back before it had counted for a day: then its days are free again."""
    made_at = models.DateTimeField()
    needs_answer = models.BooleanField(default=False)
    alone = models.BooleanField(default=False)
    """Nobody else could be asked when it was made: it holds until somebody who can says no."""
    answer = models.CharField(max_length=3, choices=Answer, blank=True)
    answered_by = models.UUIDField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    """When it was ended before its last day."""
    ended_by = models.UUIDField(null=True, blank=True)

    objects: ClassVar[DelegationQuerySet] = DelegationQuerySet.as_manager()  # type: ignore[assignment]

    class Meta(Period.Meta):
        constraints = (
            *Period.Meta.constraints,
            models.CheckConstraint(condition=models.Q(valid_until__isnull=False), name="people_delegation_has_an_end"),
        )

    def __str__(self) -> str:
        return str(self.appointment_id)

    @property
    def waits(self) -> bool:
        """Whether a second person has still to say yes, and nothing is passed on until then."""
        return self.standing == self.STANDS and self.needs_answer and not self.alone and not self.answer

    @property
    def last_day(self) -> dt.date:
        """The last day it counts, as pages show it."""
        assert self.valid_until is not None
        return self.valid_until - dt.timedelta(days=1)
