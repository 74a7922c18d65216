"""Who is reminded of what on a day: the ladder of steps around each deadline, and the weekly digest.

Set-based: the days of deadlines that have a step today are computed first, so that the database is asked once for an office's
open deeds due on one of those days. A task whose deadline was moved is reminded by its new day, because the day is part of
the key. Whoever is told can open the task: a body's people once it was sent to them, the office that keeps the plan before.
"""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Self

from django.db.models import Count, Exists, FilteredRelation, OuterRef, Q
from django.urls import reverse

from donghanh.domain.calendar import Reminder, SendingDays, period_of
from donghanh.foundation.access import Actor
from donghanh.foundation.history.periods import on_day
from donghanh.notices.actions import Told, tell
from donghanh.notices.queries import digest_weekdays
from donghanh.people.models import Appointment, Delegation
from donghanh.people.roles import roles, roles_with
from donghanh.plans.models import Extension, Mode, PartyRole, Plan, Task, TaskParty
from donghanh.plans.permissions import PlanPermission
from donghanh.plans.queries.check_ins import asked
from donghanh.plans.status import PartState, PlanState, TaskState
from donghanh.workdays.queries import calendar_for, quiet_days

LEAD_STEPS = (10, 3, 0, -1, -3)
LEADER_STEPS = (-5,)
"""Working days before a deadline, negative after it: who leads is told first, then who answers for the office."""
DUE, LATE, ESCALATED, DIGEST = "plans.due", "plans.late", "plans.escalated", "plans.digest"
ASKED = "plans.asked"
"""Standing work is asked after: told once a period, and never of being late."""
WEEK = dt.timedelta(days=6)
LONGEST_TITLE = 140
_AT_WORK = (PartState.SENT, PartState.SEEN, PartState.ACCEPTED)
_LIVE = [state.value for state in PartState if state is not PartState.WITHDRAWN]
_RUNNING = (PlanState.DRAFT, PlanState.ISSUED)
_AROUND = dt.timedelta(days=210)
"""How far from a day the calendar must reach: ``SendingDays`` looks half a year around."""


def remind(*, on: dt.date, by: Actor, at: dt.datetime, ran: Collection[dt.date] = ()) -> None:
    """Tell everybody what is due and what is late on a day; told again, nothing is told twice.

    ``ran`` are the days on which this ran lately: sending days just before that are missing are made up for, unless it never
    ran. Five queries an office, a few more while standing work is asked after, and a statement for each five hundred
    notices; each office is told all or nothing.
    """
    for line, units in _offices().items():
        sending = _sending_days(units[0], on)
        if not sending.is_one(on):
            continue
        missed = sending.missed_before(on, ran) if ran else frozenset()
        told = [
            *_of_deadlines(line, units, sending, on, missed),
            *_of_check_ins(line, units, on),
            *_digests(line, units, sending, on, missed),
        ]
        tell(told=told, day=on, by=by, at=at)


def _offices() -> dict[uuid.UUID, list[uuid.UUID]]:
    """The offices with running plans: by the line of their unit the rows of its names. One query."""
    found: dict[uuid.UUID, list[uuid.UUID]] = defaultdict(list)
    running = Plan.objects.filter(state__in=_RUNNING).order_by("unit__line", "unit_id")
    for line, unit in running.values_list("unit__line", "unit_id").distinct():
        found[line].append(unit)
    return found


def _sending_days(unit: uuid.UUID, on: dt.date) -> SendingDays:
    first, last = on - _AROUND, on + _AROUND
    return SendingDays(calendar_for(unit, first, last), quiet_days(unit, first, last))


@dataclass
class _Deed:
    """An open deed that has a step today, with the bodies that lead it."""

    text: str
    due_on: dt.date
    owner_post: uuid.UUID
    bodies: set[uuid.UUID] = field(default_factory=set)
    asked: set[uuid.UUID] = field(default_factory=set)
    """Those of the bodies that were asked and not ordered: they are never told to be late."""
    is_done: bool = False
    needs_office: bool = False

    def is_asked(self, bodies: Collection[uuid.UUID] | None = None) -> bool:
        """Whether all these bodies, or all there are, were only asked."""
        told = self.bodies if bodies is None else self.bodies & set(bodies)
        return bool(told) and told <= self.asked


def _of_deadlines(
    line: uuid.UUID, units: Sequence[uuid.UUID], sending: SendingDays, on: dt.date, missed: Collection[dt.date]
) -> Iterator[Told]:
    leads = sending.reminders(on, LEAD_STEPS, missed=missed)
    leaders = sending.reminders(on, LEADER_STEPS, missed=missed)
    deeds = _deeds(units, {*leads, *leaders})
    if not deeds:
        return
    seats = _Seats.of(line, {b for d in deeds.values() for b in d.bodies}, {d.owner_post for d in deeds.values()}, on)
    before, after = reverse("plans:task", args=[_ANY]).split(str(_ANY))
    for pk, deed in deeds.items():
        if deed.is_done:
            continue
        title, url = _short(deed.text), f"{before}{pk}{after}"
        if step := leads.get(deed.due_on):
            kind = DUE if step.offset >= 0 else LATE
            for person, for_office in seats.told_of(deed).items():
                facts = _facts(deed, step, None if for_office else seats.bodies_of(person))
                yield Told(person, _key(pk, deed.due_on, step), kind, title, url, facts, for_office)
        if step := leaders.get(deed.due_on):
            for person in seats.leaders or seats.office_of(deed):
                yield Told(person, _key(pk, deed.due_on, step), ESCALATED, title, url, _facts(deed, step), True)


_ANY = uuid.UUID(int=0)


def _of_check_ins(line: uuid.UUID, units: Sequence[uuid.UUID], on: dt.date) -> Iterator[Told]:
    """The standing work asked after, told to who leads it on the first sending day on which it is; a body without people is
    asked through the office. The key names the period, so that another day of it tells nothing again."""
    parts = asked(TaskParty.objects.filter(task__plan__unit_id__in=units, task__plan__state__in=_RUNNING), today=on)
    rows = list(
        parts.order_by("pk").values_list(
            "pk", "task_id", "task__text", "task__check_months", "organisation_id", "task__plan__owner_post_id"
        )
    )
    if not rows:
        return
    seats = _Seats.of(line, {row[4] for row in rows}, {row[5] for row in rows}, on)
    before, after = reverse("plans:task", args=[_ANY]).split(str(_ANY))
    for pk, task, text, months, body, owner_post in rows:
        period = period_of(on, months)
        deed = _Deed(text, period.last, owner_post, {body})
        key = f"asked:{pk}:{period.until.isoformat()}"
        facts = {"from": period.first.toordinal(), "until": period.until.toordinal()}
        for person, for_office in seats.told_of(deed).items():
            yield Told(person, key, ASKED, _short(text), f"{before}{task}{after}", facts, for_office)


def _deeds(units: Sequence[uuid.UUID], days: Collection[dt.date]) -> dict[uuid.UUID, _Deed]:
    """The open deeds of running plans due on one of the days, with who leads them. One query."""
    lead = FilteredRelation("parties", condition=Q(parties__role=PartyRole.LEAD.value) & Q(parties__state__in=_LIVE))
    rows = (
        Task.objects.deeds()
        .open()
        .filter(plan__unit_id__in=units, plan__state__in=_RUNNING, due_on__in=days)
        .annotate(lead=lead)
        .order_by()
        .values_list(
            "pk", "text", "due_on", "plan__owner_post_id", "lead__organisation_id", "lead__state", "lead__parent_id", "lead__mode"
        )
    )  # fmt: skip
    found: dict[uuid.UUID, _Deed] = {}
    for pk, text, due_on, owner_post, body, state, parent, mode in rows:
        deed = found.get(pk)
        if deed is None:
            deed = found[pk] = _Deed(text, due_on, owner_post)
        if body is not None and state in _AT_WORK:
            deed.bodies.add(body)
            if mode == Mode.REQUEST:
                deed.asked.add(body)
        deed.is_done |= state == PartState.DONE and parent is None
        deed.needs_office |= state == PartState.RETURNED
    return found


@dataclass
class _Seats:
    """Who sits where on a day, as far as somebody is to be told."""

    bodies: dict[uuid.UUID, dict[uuid.UUID, bool]]
    """People by body, with whether they see its tasks only because they work in the office that keeps them."""
    posts: dict[uuid.UUID, set[uuid.UUID]]
    keepers: set[uuid.UUID]
    leaders: set[uuid.UUID]

    @classmethod
    def of(cls, line: uuid.UUID, bodies: Collection[uuid.UUID], posts: Collection[uuid.UUID], on: dt.date) -> Self:
        """The seats of these bodies and posts, and of who keeps and leads in the office. Two queries.

        An appointment that waits for a second person, or whose account was closed, is told nothing. Who acts in somebody's
        post today is told beside that person.
        """
        keeping, leading = set(roles_with(PlanPermission.EDIT)), set(roles_with(PlanPermission.APPROVE))
        own = set(roles_with(PlanPermission.READ_OWN))
        reading = {role.code for role in roles().values() if PlanPermission.READ in role.permissions}
        office = Q(post__organisation__unit__line=line, post__role__in=keeping | leading)
        rows = (
            Appointment.objects.on(on)
            .granting()
            .filter(on_day(on, "post__"), on_day(on, "post__organisation__"))
            .filter(Q(post__organisation__in=bodies) | Q(post__in=posts) | office)
            .filter(Q(person__user__isnull=True) | Q(person__user__is_active=True))
            .order_by()
            .values_list(
                "person_id", "pk", "post_id", "post__role", "post__organisation_id", "post__organisation__unit__line"
            )
        )
        seats = [_Seat(*row) for row in rows]
        made = cls(defaultdict(dict), defaultdict(set), set(), set())
        for seat in [*seats, *_delegated(seats, on)]:
            at_home = seat.line == line
            if seat.role in own:
                made.bodies[seat.body][seat.person] = False
            elif seat.role in reading and at_home:
                made.bodies[seat.body].setdefault(seat.person, True)
                made.posts[seat.post].add(seat.person)
            if at_home and seat.role in keeping:
                made.keepers.add(seat.person)
            if at_home and seat.role in leading:
                made.leaders.add(seat.person)
        return made

    def told_of(self, deed: _Deed) -> dict[uuid.UUID, bool]:
        """Who is told of a deed: the people of the bodies that are at it, else the office, so that nobody is never told."""
        found: dict[uuid.UUID, bool] = {}
        for body in deed.bodies:
            for person, for_office in self.bodies.get(body, {}).items():
                found[person] = found.get(person, True) and for_office
        if not found or deed.needs_office:
            for person in self.office_of(deed):
                found.setdefault(person, True)
        return found

    def bodies_of(self, person: uuid.UUID) -> set[uuid.UUID]:
        """The bodies a person sits in."""
        return {body for body, people in self.bodies.items() if person in people}

    def office_of(self, deed: _Deed) -> set[uuid.UUID]:
        """Who holds the seat that keeps the plan; while it is empty, who else keeps plans in the office, or leads it."""
        return self.posts.get(deed.owner_post) or self.keepers or self.leaders


@dataclass(frozen=True)
class _Seat:
    """One person in a post: the role, the body, and the line of its unit."""

    person: uuid.UUID
    appointment: uuid.UUID
    post: uuid.UUID
    role: str
    body: uuid.UUID
    line: uuid.UUID


def _delegated(seats: Sequence[_Seat], on: dt.date) -> list[_Seat]:
    """The same seats for the colleagues who act in them on the day. One query."""
    by_appointment = {seat.appointment: seat for seat in seats}
    acting = Delegation.objects.on(on).granting().filter(appointment__in=list(by_appointment))
    acting = acting.filter(Q(delegate__user__isnull=True) | Q(delegate__user__is_active=True)).order_by()
    return [replace(by_appointment[pk], person=who) for who, pk in acting.values_list("delegate_id", "appointment_id")]


def _key(pk: uuid.UUID, due_on: dt.date, step: Reminder) -> str:
    return f"due:{pk}:{due_on.isoformat()}:{step.offset}"


def _facts(deed: _Deed, step: Reminder, bodies: Collection[uuid.UUID] | None = None) -> dict[str, int]:
    return {"left": step.left, "due": deed.due_on.toordinal(), "asked": int(deed.is_asked(bodies))}


def _short(text: str) -> str:
    text = " ".join(text.split()).rstrip(" .;")
    return text if len(text) <= LONGEST_TITLE else text[: LONGEST_TITLE - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def _digests(
    line: uuid.UUID, units: Sequence[uuid.UUID], sending: SendingDays, on: dt.date, missed: Collection[dt.date]
) -> Iterator[Told]:
    """What the week holds, for who keeps plans and who leads, each on the weekday they chose. Nothing when it holds nothing."""
    weeks = {weekday: sending.weekly(on, weekday, missed=missed) for weekday in range(5)}
    if not any(weeks.values()):
        return
    seats = _Seats.of(line, (), (), on)
    people = seats.keepers | seats.leaders
    due = {person: weeks[weekday] for person, weekday in digest_weekdays(people).items() if weeks[weekday]}
    if not due or not any((facts := _week(units, on)).values()):
        return
    url = reverse("plans:list")
    for person, week in due.items():
        assert week is not None  # filtered above
        yield Told(person, f"digest:{line}:{week.isoformat()}", DIGEST, "", url, facts, True)


def _week(units: Sequence[uuid.UUID], on: dt.date) -> dict[str, int]:
    """How many open deeds are due in seven days, how many are late and how many of these nobody but asked bodies lead, how
    much waits for a decision. Two queries."""
    plans = {"plan__unit_id__in": units, "plan__state__in": _RUNNING}
    is_open = Q(state__in=(TaskState.DRAFT, TaskState.SENT))
    leads = TaskParty.objects.filter(task=OuterRef("pk"), role=PartyRole.LEAD, organisation__isnull=False)
    leads = leads.exclude(state__in=(PartState.WITHDRAWN, PartState.DONE))
    only_asked = Exists(leads.filter(mode=Mode.REQUEST)) & ~Exists(leads.exclude(mode=Mode.REQUEST))
    counts = (
        Task.objects.deeds()
        .filter(**plans)
        .aggregate(
            week=Count("pk", filter=is_open & Q(due_on__gte=on, due_on__lte=on + WEEK)),
            late=Count("pk", filter=is_open & Q(due_on__lt=on)),
            asked=Count("pk", filter=is_open & Q(due_on__lt=on) & only_asked),
            claimed=Count("pk", filter=Q(state=TaskState.CLAIMED)),
        )
    )
    extensions = Extension.objects.waiting().filter(**{f"task__{name}": value for name, value in plans.items()}).count()
    return {
        "week": counts["week"],
        "late": counts["late"],
        "asked": counts["asked"],
        "decisions": counts["claimed"] + extensions,
    }
