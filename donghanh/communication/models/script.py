"""What the loudspeaker reads out: scripts, what was approved of them, and how fast it is read."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from donghanh.communication.permissions import CommunicationPermission
from donghanh.domain.text import fold
from donghanh.foundation.access import Scope, ScopedQuerySet
from donghanh.foundation.records import EditableRecord, Record
from donghanh.foundation.sensitivity import INTERNAL, OPEN, PERSONAL, FieldClass
from donghanh.foundation.web.search import spells
from donghanh.organisations.models import Organisation
from donghanh.people.models import Person
from donghanh.units.models import Unit


class Topic(models.TextChoices):
    """What a script is about, for the library to be looked through by."""

    EQUALITY = "equality", _("Bình đẳng giới")
    VIOLENCE = "violence", _("Phòng, chống bạo lực")
    FAMILY = "family", _("Gia đình, chia sẻ việc nhà")
    CHILDREN = "children", _("Trẻ em")
    EARLY_MARRIAGE = "early_marriage", _("Tảo hôn, hôn nhân cận huyết")
    TRAFFICKING = "trafficking", _("Mua bán người")
    ONLINE = "online", _("An toàn trên mạng")
    LAW = "law", _("Phổ biến pháp luật")
    HELP = "help", _("Nơi giúp đỡ, đường dây nóng")
    CAMPAIGN = "campaign", _("Tháng hành động, ngày kỷ niệm")
    OTHER = "other", _("Chủ đề khác")


class ScriptState(models.TextChoices):
    """How far the text that stands there is. What was approved before stays in :class:`ScriptVersion`."""

    DRAFT = "draft", _("Đang viết")
    WAITING = "waiting", _("Chờ duyệt")
    RETURNED = "returned", _("Trả lại, cần sửa")
    APPROVED = "approved", _("Đã duyệt")


MOVES: dict[str, frozenset[str]] = {
    ScriptState.DRAFT: frozenset({ScriptState.WAITING}),
    ScriptState.WAITING: frozenset({ScriptState.APPROVED, ScriptState.RETURNED, ScriptState.DRAFT}),
    ScriptState.RETURNED: frozenset({ScriptState.WAITING, ScriptState.DRAFT}),
    ScriptState.APPROVED: frozenset({ScriptState.DRAFT}),
}
"""A changed text is a draft again, wherever it stood."""


class ScriptQuerySet(ScopedQuerySet["Script"]):
    """The office of the unit sees all; a body its own, and what its station is to read out."""

    def visible_to(self, scope: Scope) -> "ScriptQuerySet":
        """The one answer to "may I see this script" and "which may I see"."""
        from donghanh.communication.models.schedule import Slot

        bodies = scope.organisations_with(CommunicationPermission.READ_OWN)
        aired = Slot.objects.filter(station_id__in=bodies).values("script")
        own = Q(body_id__in=bodies) | Q(pk__in=aired)
        if scope.narrowed:
            return self.filter(own)
        return self.filter(Q(unit_id__in=scope.units_with(CommunicationPermission.READ)) | own)

    def writable_by(self, scope: Scope) -> "ScriptQuerySet":
        """Those the scope may change: the unit's for its office, a body's own for that body."""
        own = Q(body_id__in=scope.organisations_with(CommunicationPermission.WRITE_OWN))
        if scope.narrowed:
            return self.filter(own)
        return self.filter(Q(unit_id__in=scope.units_with(CommunicationPermission.KEEP)) | own)

    def kept(self) -> "ScriptQuerySet":
        """Those that were not put away."""
        return self.filter(is_kept=True)

    def airable(self) -> "ScriptQuerySet":
        """Those whose text as it stands was approved."""
        return self.kept().filter(state=ScriptState.APPROVED)

    def matching(self, words: str) -> "ScriptQuerySet":
        """Those whose title or text has all the words, with or without accents."""
        return self.filter(spells("search", fold(words)))


class Script(EditableRecord):
    """One script. Its text is what is being worked on; what may be read out is the last approved version."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(
            ("unit", "body", "title", "topic", "text", "syllables", "state", "approved_number", "search", "is_kept",
             "changed_at"),
            INTERNAL,
        ),
        "changed_by": PERSONAL,
    }  # fmt: skip

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    """Who wrote it."""
    title = models.CharField(max_length=200)
    topic = models.CharField(max_length=20, choices=Topic)
    text = models.TextField()
    """As it is read aloud. Never a person's story."""
    syllables = models.PositiveIntegerField()
    state = models.CharField(max_length=8, choices=ScriptState, default=ScriptState.DRAFT)
    approved_number = models.PositiveIntegerField(default=0)
    """The number of the last approved version; 0 while there is none."""
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    """Who wrote the text as it stands: somebody else approves it."""
    is_kept = models.BooleanField(default=True)
    search = models.TextField(editable=False)

    objects: ClassVar[ScriptQuerySet] = ScriptQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("-changed_at", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(state__in=ScriptState.values), name="communication_script_state"),
            models.CheckConstraint(condition=Q(topic__in=Topic.values), name="communication_script_topic"),
        )
        indexes = (models.Index(fields=("unit", "-changed_at"), name="communication_scripts"),)

    def __str__(self) -> str:
        return self.title


class ScriptVersion(Record):
    """A text as it was approved. Never changed."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("script", "number", "title", "text", "syllables", "approved_at"), INTERNAL),
        "approved_by": PERSONAL,
    }

    script = models.ForeignKey(Script, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    text = models.TextField()
    syllables = models.PositiveIntegerField()
    approved_at = models.DateTimeField()
    approved_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-number",)
        constraints = (models.UniqueConstraint(fields=("script", "number"), name="communication_version_once"),)

    def __str__(self) -> str:
        return f"{self.script_id} {self.number}"


class ScriptStep(models.TextChoices):
    """What was done with a script."""

    WRITTEN = "written", _("viết bài")
    EDITED = "edited", _("sửa bài")
    SENT = "sent", _("gửi duyệt")
    APPROVED = "approved", _("duyệt bài")
    RETURNED = "returned", _("trả lại bài")
    PUT_AWAY = "put_away", _("cất bài, thôi dùng")
    TAKEN_OUT = "taken_out", _("lấy bài ra dùng lại")


class ScriptEvent(Record):
    """One line of a script's story."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("script", "step", "text", "at"), INTERNAL),
        "author": PERSONAL,
    }

    script = models.ForeignKey(Script, on_delete=models.CASCADE, related_name="story")
    step = models.CharField(max_length=10, choices=ScriptStep)
    text = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField()
    author = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-at", "pk")

    def __str__(self) -> str:
        return f"{self.step} {self.script_id}"


class PaceQuerySet(ScopedQuerySet["Pace"]):
    """What is shipped is public; an office's own is for its people."""

    def visible_to(self, scope: Scope) -> "PaceQuerySet":
        """The shipped one and those of the units in which the scope holds a post; nothing for strangers."""
        if not scope.is_signed_in:
            return self.none()
        return self.filter(Q(unit__isnull=True) | Q(unit__in=scope.unit_ids))

    def for_unit(self, unit: Unit) -> "PaceQuerySet":
        """The shipped ones and the unit's own, through all its names."""
        return self.filter(Q(unit__isnull=True) | Q(unit__line=unit.line))


class Pace(EditableRecord):
    """How many syllables a minute are read aloud, from a day on until the next says otherwise. Those without a unit are
    shipped (data/communication); a unit's own stand over them."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("unit", "valid_from", "a_minute"), OPEN),
        **dict.fromkeys(("confidence", "source"), INTERNAL),
    }

    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    valid_from = models.DateField()
    a_minute = models.PositiveIntegerField()
    confidence = models.CharField(max_length=10, default="entered")
    source = models.CharField(max_length=300, blank=True)

    objects: ClassVar[PaceQuerySet] = PaceQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("-valid_from", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(a_minute__gte=60, a_minute__lte=400), name="communication_pace_sane"),
            models.UniqueConstraint(fields=("unit", "valid_from"), name="communication_pace_once"),
            models.UniqueConstraint(
                fields=("valid_from",), condition=Q(unit__isnull=True), name="communication_shipped_pace_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.a_minute} {self.valid_from}"
