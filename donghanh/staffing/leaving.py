"""Who leaves a post on which work hangs, and what there is to hand over."""

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from donghanh.documents.models import Document
from donghanh.foundation.access import Scope
from donghanh.foundation.history.periods import on_day
from donghanh.organisations.models import Organisation
from donghanh.people.models import Answer, Appointment, AppointmentQuerySet, Person, PersonQuerySet, Post
from donghanh.people.queries import who_confirm
from donghanh.plans.models import Task
from donghanh.plans.queries.hanging import counts_on, hanging_on, may_keep_plans
from donghanh.staffing.models import GOES_WITH_PLAN, ItemKind
from donghanh.units.models import Unit

BEHIND, AHEAD = dt.timedelta(days=400), dt.timedelta(days=60)
LONGEST_LABEL = 500


@dataclass
class Leaver:
    """One appointment that ended or will soon, with open work on its post and no hand-over yet."""

    appointment: Appointment
    count: int
    """How many open things hang on the post."""
    successors: list[Person] = field(default_factory=list)
    """Who holds the post after."""
    awaited: list["Awaited"] = field(default_factory=list)
    """Who is to hold it after, once somebody has confirmed it."""

    @property
    def is_empty(self) -> bool:
        """Whether nobody holds the post after."""
        return not self.successors


@dataclass(frozen=True)
class Awaited:
    """Somebody chosen for a post, of whom a second person has not said yes yet."""

    person: Person
    confirmers: tuple[Person, ...]
    """Who may say it: neither who chose nor who is chosen."""


@dataclass(frozen=True)
class Item:
    """One open thing: which, in words, and to what kind of post it may go."""

    kind: ItemKind
    object_id: uuid.UUID
    label: str
    moves_to: tuple[Post, ...] = ()
    """The posts it may be given to; none for what stays with the body or goes with its plan."""

    @property
    def goes_with_plan(self) -> bool:
        """Whether it moves when its plan does, and never alone."""
        return self.kind in GOES_WITH_PLAN

    @property
    def key(self) -> str:
        """How a form names it."""
        return f"{self.kind.value}-{self.object_id}"


def ended_or_ending(scope: Scope, *, on: dt.date) -> AppointmentQuerySet:
    """Appointments with an end in the last year or the next two months that nobody has handed over, as far as the scope
    sees their posts."""
    rows = Appointment.objects.visible_to(scope).filter(hand_over__isnull=True)
    rows = rows.filter(valid_until__gte=on - BEHIND, valid_until__lte=on + AHEAD)
    return rows.exclude(confirmation__answer="no").select_related("person", "post__organisation__unit")


def leavers(scope: Scope, *, on: dt.date) -> list[Leaver]:
    """Posts left, or about to be left, with open work on them: empty ones first, then by day. Sixteen queries at
    most, one where nobody leaves; whatever the number."""
    if scope.narrowed:
        return []
    ended = list(ended_or_ending(scope, on=on).order_by("valid_until", "pk"))
    if not ended:
        return []
    counts = counts_on([one.post for one in ended], on=on)
    papers = _papers_of(ended)
    counted = ((one, counts[one.post_id] + papers[one.pk]) for one in ended)
    rows = [Leaver(one, count) for one, count in counted if count]
    holders: dict[uuid.UUID, list[Appointment]] = {}
    later = Appointment.objects.exclude(confirmation__answer=Answer.NO)
    later = later.filter(post__in={row.appointment.post_id for row in rows}).select_related("person", "confirmation")
    for held in later.order_by("valid_from", "pk") if rows else ():
        holders.setdefault(held.post_id, []).append(held)
    chosen: list[tuple[Leaver, Appointment]] = []
    for row in rows:
        after = _after(row.appointment, holders.get(row.appointment.post_id, []), on)
        row.successors = [one.person for one in after if not _waits(one)]
        chosen += [(row, one) for one in after if _waits(one)]
    _say_who_confirms(chosen, on=on)
    stays = [row for row in rows if row.appointment.person not in row.successors]  # the same person holds it again
    return sorted(stays, key=lambda row: (not row.is_empty, row.appointment.valid_until))


def _after(left: Appointment, holders: Sequence[Appointment], on: dt.date) -> list[Appointment]:
    assert left.valid_until is not None
    day = max(on, left.valid_until)
    return [one for one in holders if one.pk != left.pk and one.is_on(day)]


def _waits(seat: Appointment) -> bool:
    return seat.doubt is not None and not seat.doubt.alone


def _say_who_confirms(chosen: Sequence[tuple[Leaver, Appointment]], *, on: dt.date) -> None:
    """Name on each queue line who may confirm who was chosen. One query, none when nobody waits."""
    lines = {row.appointment.post.organisation.unit.line for row, _seat in chosen}
    able: dict[uuid.UUID, list[Person]] = {}
    seats = who_confirm(on).filter(post__organisation__unit__line__in=lines) if lines else Appointment.objects.none()
    for held in seats.select_related("person", "post__organisation__unit").order_by("person__sort_key", "pk"):
        able.setdefault(held.post.organisation.unit.line, []).append(held.person)
    for row, seat in chosen:
        people = dict.fromkeys(able.get(row.appointment.post.organisation.unit.line, []))
        asked_by = seat.doubt.asked_by if seat.doubt else None
        others = tuple(one for one in people if one.pk != seat.person_id and one.user_id != asked_by)
        row.awaited.append(Awaited(seat.person, others))


def posts_to_move_to(unit: Unit, *, on: dt.date, apart_from: Post) -> list[Post]:
    """The posts of the unit that somebody holds, by body and title; one query."""
    held = Appointment.objects.on(on).granting().values("post_id")
    posts = Post.objects.on(on).filter(on_day(on, "organisation__"), organisation__unit__line=unit.line, pk__in=held)
    posts = posts.exclude(pk=apart_from.pk).select_related("organisation__unit")
    return list(posts.order_by("organisation__sort_key", "title", "pk"))


def possible_receivers(scope: Scope, unit: Unit, *, on: dt.date, apart_from: Person) -> PersonQuerySet:
    """Who may receive: everybody with a confirmed post in the unit, but who leaves. One query."""
    held = Appointment.objects.on(on).granting().filter(on_day(on, "post__"), post__organisation__unit__line=unit.line)
    people = Person.objects.visible_to(scope).filter(pk__in=held.values("person_id")).exclude(pk=apart_from.pk)
    return people.order_by("sort_key", "id")


def items_of(appointment: Appointment, *, on: dt.date) -> list[Item]:
    """What there is to hand over from a post, in the order of the checklist. Ten queries."""
    post = appointment.post
    unit = post.organisation.unit
    hanging = hanging_on(post, on=on)
    posts = posts_to_move_to(unit, on=on, apart_from=post)
    keepers = tuple(one for one in posts if may_keep_plans(one))
    others = tuple(posts)
    elsewhere = tuple(one for one in posts if one.organisation_id != post.organisation_id)
    items = [_item(ItemKind.PLAN, one.pk, f"{one.short_name}: {one.title}", keepers) for one in hanging.plans]
    items += [_item(ItemKind.TASK, one.pk, _name_of(one), _one_a_body(others)) for one in hanging.unassigned]
    items += [_item(ItemKind.PREPARING, one.pk, _name_of(one)) for one in hanging.preparing]
    items += [
        _item(
            ItemKind.EXTENSION,
            one.pk,
            _("%(task)s: xin đến ngày %(day)s") % {"task": _name_of(one.task), "day": f"{one.new_due_on:%d/%m/%Y}"},
        )
        for one in hanging.extensions
    ]
    items += [_item(ItemKind.RESULT, one.pk, _name_of(one)) for one in hanging.claimed]
    items += [
        _item(
            ItemKind.DUTY,
            one.pk,
            f"{' '.join(one.text.split())} ({one.plan.short_name})",
            () if one.group_id else _one_a_body(elsewhere),  # what a whole group owes is not one body's to give away
        )
        for one in hanging.duties
    ]
    items += [_item(ItemKind.PART, one.pk, _name_of(one.task)) for one in hanging.parts]
    if may_keep_plans(post) and appointment.person.user_id is not None:
        papers = Document.objects.filter(unit__line=unit.line, received_by=appointment.person.user_id)
        papers = papers.waiting_for_review().select_related("file").order_by("received_at", "pk")
        items += [_item(ItemKind.DOCUMENT, one.pk, one.name, keepers) for one in papers]
    return items


def _papers_of(ended: Sequence[Appointment]) -> Counter[uuid.UUID]:
    """How many papers under review each appointment leaves behind: those its holder took in. One query."""
    holders = {one.person.user_id for one in ended if may_keep_plans(one.post)} - {None}
    papers = Document.objects.waiting_for_review().filter(received_by__in=holders).order_by()
    found = Counter(papers.values_list("received_by", "unit__line"))
    return Counter(
        {
            one.pk: found[one.person.user_id, one.post.organisation.unit.line]
            for one in ended
            if may_keep_plans(one.post)
        }
    )


def _name_of(task: Task) -> str:
    """The turns of one task have the same words; their days tell them apart."""
    turn = _(", kỳ %(day)s") % {"day": f"{task.slot:%d/%m/%Y}"} if task.slot else ""
    return f"{task.short_text} ({task.cite}{turn})"


def _item(kind: ItemKind, key: uuid.UUID, label: str, posts: tuple[Post, ...] = ()) -> Item:
    return Item(kind, key, label[:LONGEST_LABEL], posts)


def _one_a_body(posts: Sequence[Post]) -> tuple[Post, ...]:
    """The first post of each body: tasks and reports are given to the body of a post."""
    first: dict[Organisation, Post] = {}
    for post in posts:
        first.setdefault(post.organisation, post)
    return tuple(first.values())
