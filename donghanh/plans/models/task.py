"""A task, the bodies that have a part in it, and what was told about it."""

from typing import ClassVar

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Value, When
from django.utils.translation import gettext_lazy as _

from donghanh.documents.models import Document
from donghanh.domain.calendar.recurrence import rule_of_rhythm
from donghanh.domain.text import fold
from donghanh.foundation.access import Scope, ScopedQuerySet
from donghanh.foundation.records import EditableRecord
from donghanh.foundation.sensitivity import INTERNAL, PERSONAL, FieldClass
from donghanh.foundation.web.search import spells
from donghanh.organisations.models import Organisation, OrganisationGroup
from donghanh.people.models import Person
from donghanh.plans.deadlines import Schedule
from donghanh.plans.models.plan import Plan, PlanSection
from donghanh.plans.permissions import PlanPermission
from donghanh.plans.status import ANSWERABLE, AT_WORK, SET_ASIDE, PartState, PlanState, TaskState


class Origin(models.TextChoices):
    """Where a task came from."""

    TASK = "task", _("Nhiệm vụ trong nội dung kế hoạch")
    DUTY = "duty", _("Trách nhiệm được phân công")
    MANUAL = "manual", _("Thêm bằng tay")
    TURN = "turn", _("Một kỳ của việc lặp lại")
    COPIED = "copied", _("Chép từ kế hoạch trước")


class PartyRole(models.TextChoices):
    """What a body has to do with a task."""

    LEAD = "lead", _("Chủ trì")
    COORDINATING = "coordinating", _("Phối hợp")
    SUPERVISING = "supervising", _("Giám sát")
    INFORMED = "informed", _("Được biết")


DOING = (PartyRole.LEAD, PartyRole.COORDINATING)
"""The roles of bodies that do the task; others watch it or only know."""


class Mode(models.TextChoices):
    """Whether the body is ordered or asked. Bodies the People's Committee cannot order are always asked."""

    ASSIGN = "assign", _("Giao")
    REQUEST = "request", _("Đề nghị")


class Shift(models.TextChoices):
    """What a turn does whose day is no working day."""

    KEEP = "keep", _("Giữ đúng ngày ghi trong văn bản")
    NEXT = "next", _("Dời sang ngày làm việc kế tiếp")


class CheckMonths(models.IntegerChoices):
    """How often who leads a standing task is asked how it goes."""

    NEVER = 0, _("Không hỏi")
    MONTHLY = 1, _("Mỗi tháng một lần")
    QUARTERLY = 3, _("Mỗi quý một lần")
    HALF_YEARLY = 6, _("Sáu tháng một lần")


class TaskQuerySet(ScopedQuerySet["Task"]):
    """Tasks are read by the office of the plan's unit, and by the bodies to which a part was sent."""

    def visible_to(self, scope: Scope) -> "TaskQuerySet":
        """The one answer to "may I see this task" and "which tasks may I see"."""
        own = Q(Exists(_sent_parts_of(scope).filter(task=OuterRef("pk"))))
        if scope.narrowed:
            return self.filter(own)
        return self.filter(Q(plan__unit_id__in=scope.units_with(PlanPermission.READ)) | own)

    def open(self) -> "TaskQuerySet":
        """Tasks somebody can work on: neither done nor set aside, and their day to open has come."""
        return self.filter(state__in=(TaskState.DRAFT, TaskState.SENT))

    def listed(self) -> "TaskQuerySet":
        """What lists show unless somebody asks for what is to come: all but turns not yet opened."""
        return self.exclude(state=TaskState.UPCOMING)

    def printed(self) -> "TaskQuerySet":
        """The tasks a plan names; their turns are none of its words."""
        return self.filter(pattern__isnull=True)

    def in_order(self) -> "TaskQuerySet":
        """By plan, in the order of the paper, the turns of a task after it by their days."""
        return self.order_by("plan_id", "order", F("slot").asc(nulls_first=True), "pk")

    def pressing_first(self) -> "TaskQuerySet":
        """What is still to be done by its day, the latest first, then what has none, then what is over."""
        is_over = Case(When(state__in=AT_WORK, then=Value(0)), default=Value(1), output_field=models.IntegerField())
        return self.order_by(
            is_over, F("due_on").asc(nulls_last=True), "plan_id", "order", F("slot").asc(nulls_first=True), "pk"
        )

    def deeds(self) -> "TaskQuerySet":
        """What is to be done, and counted: every task but the patterns whose turns are laid out."""
        return self.filter(repeats=False)

    def matching(self, words: str) -> "TaskQuerySet":
        """Tasks whose text has all the words, with or without accents."""
        return self.filter(spells("search", fold(words)))


_ENDED = (TaskState.DONE.value, TaskState.CLAIMED.value)


class Task(EditableRecord):
    """One thing to be done. Who does it stands in its parties; how it stands is computed (``status``)."""

    sensitivity: ClassVar[dict[str, FieldClass]] = dict.fromkeys(
        (
            "plan", "section", "order", "text", "search", "origin", "span_start", "span_end", "line", "schedule",
            "due_on", "original_due_on", "due_text", "due_rule", "window_from", "window_until", "recurrence", "state",
            "completed_on", "lead_state", "has_returned", "pattern", "slot", "opens_on", "repeats", "parent", "shift", "needs_check", "output", "also",
            "directive", "copied_from", "check_months",
        ),
        INTERNAL,
    )  # fmt: skip

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="tasks")
    section = models.ForeignKey(PlanSection, null=True, blank=True, on_delete=models.SET_NULL, related_name="tasks")
    order = models.PositiveIntegerField()
    text = models.TextField()
    search = models.TextField(editable=False)
    origin = models.CharField(max_length=8, choices=Origin, default=Origin.TASK)
    span_start = models.PositiveIntegerField(null=True)
    span_end = models.PositiveIntegerField(null=True)
    line = models.PositiveIntegerField(null=True)
    also = models.JSONField(default=list, blank=True)
    """Where else the paper says it: ``span_start``, ``span_end`` and ``line`` of each item merged into this one."""
    schedule = models.CharField(max_length=10, default=Schedule.STANDING.value)
    due_on = models.DateField(null=True, blank=True)
    original_due_on = models.DateField(null=True, blank=True)
    """The day the plan set first; a later extension never overwrites it."""
    due_text = models.CharField(max_length=200, blank=True)
    due_rule = models.CharField(max_length=20, blank=True)
    window_from = models.DateField(null=True, blank=True)
    window_until = models.DateField(null=True, blank=True)
    recurrence = models.CharField(max_length=200, blank=True)
    """How it comes again: a printed rhythm (``monthly``, ``---20``) or a rule of RFC 5545 ("FREQ=…")."""
    shift = models.CharField(max_length=8, choices=Shift, default=Shift.KEEP)
    check_months = models.PositiveSmallIntegerField(choices=CheckMonths, default=CheckMonths.QUARTERLY)
    """Of a standing task: how many months a period has about which its lead is asked; of any other without meaning."""
    pattern = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="turns")
    """The recurring task this is one turn of (ADR 9)."""
    slot = models.DateField(null=True, blank=True)
    """Of a turn: the day the rule names, by which it is known; ``due_on`` may have moved since."""
    opens_on = models.DateField(null=True, blank=True)
    """Of a turn: the day it takes the bodies of its pattern and can be worked on."""
    repeats = models.BooleanField(default=False)
    """Whether turns were laid out: then it is a rule and no deed, and counts nowhere."""
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="subtasks")
    """The task it is a step of."""
    needs_check = models.BooleanField(default=False)
    """Whether a result counts only once somebody else has looked at it."""
    output = models.CharField(max_length=300, blank=True)
    """What there is to show for it: a list, minutes, a photo."""
    directive = models.ForeignKey(
        Document, null=True, blank=True, on_delete=models.SET_NULL, related_name="directed_tasks"
    )
    """The paper of the level above that asks for it."""
    copied_from = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="copies")
    """The task of an earlier plan it was copied from."""
    state = models.CharField(max_length=8, default=TaskState.DRAFT.value)
    completed_on = models.DateField(null=True, blank=True)
    """The day it was done, or claimed done."""
    lead_state = models.CharField(max_length=10, default="", editable=False)
    """How far its lead is, empty while nobody leads. Follows from its parts and is kept by :mod:`donghanh.plans.leading`."""
    has_returned = models.BooleanField(default=False, editable=False)
    """Whether a part of it was handed back; kept likewise."""

    objects: ClassVar[TaskQuerySet] = TaskQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("order", "slot")
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in TaskState]), name="plans_task_state_known"
            ),
            models.CheckConstraint(
                condition=Q(lead_state__in=["", *(state.value for state in PartState)]),
                name="plans_task_lead_state_known",
            ),
            models.CheckConstraint(
                condition=Q(check_months__in=CheckMonths.values), name="plans_task_check_months_known"
            ),
            models.UniqueConstraint(fields=("pattern", "slot"), name="plans_turn_once"),
            models.CheckConstraint(
                condition=Q(pattern__isnull=True, slot__isnull=True, opens_on__isnull=True)
                | Q(pattern__isnull=False, slot__isnull=False, opens_on__isnull=False),
                name="plans_turn_whole",
            ),
            models.CheckConstraint(
                condition=Q(schedule__in=[kind.value for kind in Schedule]), name="plans_task_schedule_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=_ENDED, completed_on__isnull=False)
                | (~Q(state__in=_ENDED) & Q(completed_on__isnull=True)),
                name="plans_task_done_has_day",
            ),
            models.CheckConstraint(
                condition=Q(window_from__isnull=True)
                | Q(window_until__isnull=True)
                | Q(window_until__gt=F("window_from")),
                name="plans_task_window_forward",
            ),
        )
        indexes = (
            models.Index(fields=("plan", "due_on"), name="plans_task_by_due"),
            models.Index(fields=("state", "opens_on"), name="plans_task_by_opening"),
        )

    def __str__(self) -> str:
        return self.short_text

    @property
    def short_text(self) -> str:
        """The text cut at a word, for lists and titles."""
        text = " ".join(self.text.split()).rstrip(" .;")
        if len(text) <= 140:
            return text
        return text[:139].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"

    @property
    def rule(self) -> str:
        """How it comes again as a rule of RFC 5545; empty when it does not, or nobody can say when."""
        if self.schedule != Schedule.RECURRING or self.pattern_id:
            return ""
        if self.recurrence.startswith("FREQ="):
            return self.recurrence
        return rule_of_rhythm(self.recurrence, named=self.due_on)

    @property
    def cite(self) -> str:
        """Where it stands: "KH 42 · III.2.b". Needs ``plan`` and ``section`` loaded."""
        place = self.section.path if self.section else ""
        return " · ".join(filter(None, (self.plan.short_name, place)))


class TaskPartyQuerySet(ScopedQuerySet["TaskParty"]):
    """Parts are read by the office, and each body reads its own."""

    def visible_to(self, scope: Scope) -> "TaskPartyQuerySet":
        """All parts of the unit's tasks for its office; for a partner only its own, once they were sent."""
        own = Q(organisation_id__in=scope.organisations_with(PlanPermission.READ_OWN)) & ~Q(state=PartState.DRAFT)
        if scope.narrowed:
            return self.filter(own)
        return self.filter(Q(task__plan__unit_id__in=scope.units_with(PlanPermission.READ)) | own)

    def live(self) -> "TaskPartyQuerySet":
        """Parts that count: all but those the office has withdrawn."""
        return self.exclude(state=PartState.WITHDRAWN)

    def taking_files(self) -> "TaskPartyQuerySet":
        """Parts to which photos and files may be added, or taken away again: open to answer, of bodies that do the task."""
        at_work = self.filter(state__in=ANSWERABLE, role__in=DOING).exclude(task__state__in=SET_ASIDE)
        return at_work.exclude(task__plan__state=PlanState.CLOSED)

    def leads(self) -> "TaskPartyQuerySet":
        """The one live party per task that leads it (a group's members are under it, not here)."""
        return self.live().filter(role=PartyRole.LEAD, parent__isnull=True)


_LIVE = ~Q(state=PartState.WITHDRAWN.value)
_OPEN = ~Q(state__in=(PartState.WITHDRAWN.value, PartState.DONE.value))


class TaskParty(EditableRecord):
    """One body's part in a task. A group is one party; when it is sent, each member of that day gets a part under it.

    A printed list of several leads is one lead party without a body of its own, with the listed bodies under it: a
    task has one lead, also when the lead is many. What was sent is never deleted: taken back, it is *withdrawn*, keeps
    its story, and no longer counts. A body has one open part per task; one it has done stands beside another only where
    it took over from a body that was not done yet.
    """

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(
            (
                "task", "role", "mode", "organisation", "group", "parent", "printed", "order", "state", "sent_at",
                "seen_at", "answered_at", "withdrawn_at", "reason", "result", "done_on",
            ),
            INTERNAL,
        ),
        "answered_by": PERSONAL,
    }  # fmt: skip

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="parties")
    role = models.CharField(max_length=12, choices=PartyRole)
    mode = models.CharField(max_length=8, choices=Mode, default=Mode.ASSIGN)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="task_parts"
    )
    group = models.ForeignKey(
        OrganisationGroup, null=True, blank=True, on_delete=models.PROTECT, related_name="task_parts"
    )
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="parts")
    printed = models.CharField(max_length=300, blank=True)
    order = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=10, default=PartState.DRAFT.value)
    sent_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True)
    """Why the body handed it back, or why the office withdrew it."""
    result = models.TextField(blank=True)
    done_on = models.DateField(null=True, blank=True)

    objects: ClassVar[TaskPartyQuerySet] = TaskPartyQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("order",)
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in PartState]), name="plans_part_state_known"
            ),
            models.UniqueConstraint(
                fields=("task",), condition=_LIVE & Q(role="lead", parent__isnull=True), name="plans_one_lead"
            ),
            models.UniqueConstraint(
                fields=("task", "organisation"),
                condition=_OPEN & Q(organisation__isnull=False),
                name="plans_one_part_per_body",
            ),
            models.UniqueConstraint(
                fields=("task", "group"), condition=_LIVE & Q(group__isnull=False), name="plans_one_part_per_group"
            ),
            models.CheckConstraint(
                condition=Q(organisation__isnull=True) | Q(group__isnull=True), name="plans_part_body_or_group"
            ),
        )
        indexes = (models.Index(fields=("organisation", "state"), name="plans_part_by_body"),)

    def __str__(self) -> str:
        return f"{self.role} {self.task_id}"

    @property
    def name(self) -> str:
        """The body's name where it is known, else the printed words. Needs ``organisation`` and ``group`` loaded."""
        if self.organisation is not None:
            return self.organisation.name
        return self.printed or (self.group.name if self.group is not None else "")

    @property
    def is_whole(self) -> bool:
        """Whether the party stands for several bodies and is answered by its members, not itself."""
        return self.organisation_id is None


def _sent_parts_of(scope: Scope) -> "TaskPartyQuerySet":
    bodies = scope.organisations_with(PlanPermission.READ_OWN)
    return TaskParty.objects.filter(organisation_id__in=bodies).exclude(state=PartState.DRAFT)
