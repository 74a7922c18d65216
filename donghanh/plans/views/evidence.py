"""Photos and files of a task: taking them in, showing them, handing over nothing that is not one's own, taking them away."""

import contextlib
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from donghanh.documents.pictures.kinds import NotTaken, kind_of
from donghanh.foundation.access import Scope, get_visible_or_404
from donghanh.foundation.access.decorators import signed_in
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.files.store import FileTooLarge, incoming
from donghanh.foundation.files.views import drawn_inline
from donghanh.foundation.web.toasts import confirm
from donghanh.plans import actions
from donghanh.plans.forms import EvidenceForm, ReasonForm
from donghanh.plans.jobs import prepare_evidence
from donghanh.plans.models import Evidence, EvidenceState, Task, TaskParty
from donghanh.plans.permissions import PlanPermission
from donghanh.plans.presenters.evidence import Shelf, shelf_of
from donghanh.plans.queries.evidence import evidence_of, untold_of
from donghanh.plans.refusals import PlanRefused
from donghanh.plans.views.loading import ask_first, load_task, now
from donghanh.plans.wording import not_taken, refusal

MOST_AT_ONCE = 20


@dataclass(frozen=True)
class Arrived:
    """What came of the files of a request: the keys of those that were kept, a sentence for each that was not."""

    keys: list[uuid.UUID] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def take_files(request: ScopedRequest, task: Task, party: TaskParty | None) -> Arrived:
    """Keep the files of a request, each for itself, until they are told."""
    keys: list[uuid.UUID] = []
    problems = []
    files = request.FILES.getlist("files")
    for file in files[:MOST_AT_ONCE]:
        name = file.name or _("tệp không tên")
        try:
            with incoming(file.chunks(), limit=settings.EVIDENCE_LARGEST) as arrived:
                kind = kind_of(arrived.path)
                taken = actions.take_evidence(
                    task=task, party=party, content=arrived, kind=kind, name=name, by=request.scope.actor, at=now()
                )
        except FileTooLarge:
            problems.append(f"{name}: {not_taken('too_large')}")
        except NotTaken as refused:
            problems.append(f"{name}: {not_taken(refused.code)}")
        except PlanRefused as refused:
            problems.append(f"{name}: {refusal(refused)}")
        else:
            keys.append(taken.pk)
            if taken.state == EvidenceState.WAITING:
                prepare_evidence.enqueue(evidence_id=str(taken.pk))
    if len(files) > MOST_AT_ONCE:
        problems.append(_("Mỗi lần nhận %(most)d tệp. Gửi các tệp còn lại ở lần sau.") % {"most": MOST_AT_ONCE})
    return Arrived(keys, problems)


def shelf(request: ScopedRequest, task: Task, party: TaskParty | None = None) -> Shelf:
    """The files of a task, or of one part of it, as its page draws them. Two queries."""
    found = [one for one in evidence_of(task, request.scope) if party is None or one.party_id == party.pk]
    return _drawn(request, task, found, part=str(party.pk) if party else "")


def kept_for(request: ScopedRequest, task: Task, party: TaskParty) -> Shelf:
    """The files that wait for the answer on this page. Two queries."""
    return _drawn(request, task, untold_of(task, party, request.scope), part=str(party.pk), waits="1")


def _drawn(request: ScopedRequest, task: Task, found: Sequence[Evidence], **asked: str) -> Shelf:
    removable = Evidence.objects.removable_by(request.scope).filter(task=task).values_list("pk", flat=True)
    looked, has_typed = _looked(request), request.method == "POST" or bool(request.GET.get("typed"))
    asked |= {"typed": "1" if has_typed else ""}
    again = urlencode({**{name: value for name, value in asked.items() if value}, "looked": looked + 1})
    return shelf_of(
        found,
        office=task.plan.owner_post.organisation.name,
        removable=frozenset(removable) if found else frozenset(),
        follow_url=f"{reverse('plans:evidence', args=[task.pk])}?{again}",
        looked=looked,
        may_reload=not has_typed,
        in_form="waits" in asked,
    )


def _looked(request: ScopedRequest) -> int:
    """How often this page has asked for its photos already."""
    said = request.GET.get("looked", "")
    return min(int(said), 1000) if said.isascii() and said.isdecimal() else 0


def drop_kept(request: ScopedRequest, task: Task, key: str) -> None:
    """Take away a file that waits for an answer, by the key its button sends; nothing happens when it is gone or nobody's, or
    when nothing may be taken away any more: the page that follows says how the part stands."""
    waiting = Evidence.objects.removable_by(request.scope).filter(task=task, told_in__isnull=True)
    one = next((one for one in waiting if str(one.pk) == key), None)
    if one is not None:
        by_body = not _runs(request.scope, task)
        with contextlib.suppress(PlanRefused):
            actions.remove_evidence(evidence=one, reason="", as_body=by_body, by=request.scope.actor, at=now())


@signed_in
@require_GET
def shelf_page(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """The files of a task alone, for a page that waits for its photos: all of them, of one part (``part``), or those that
    wait for the answer about it (``waits``). While as many are ``waiting`` as the page knows of, only the line that says so."""
    task, party = load_task(request, pk), None
    if key := request.GET.get("part"):
        parts = TaskParty.objects.visible_to(request.scope).filter(task=task)
        party = next((one for one in parts if str(one.pk) == key), None)
        if party is None:
            raise Http404
    drawn = kept_for(request, task, party) if party and request.GET.get("waits") else shelf(request, task, party)
    if drawn.waiting and request.GET.get("waiting") == str(drawn.waiting):
        return render(request, "plans/_evidence_waits.html", {"shelf": drawn})
    response = render(request, "plans/_evidence.html", {"shelf": drawn})
    response["HX-Retarget"] = f"#{drawn.anchor}"
    return response


@signed_in
@require_POST
def add(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """Add files to a task beside any answer: the office to the task, a body to its own part. What waits for an answer of
    the same person goes on waiting for it."""
    task = load_task(request, pk)
    scope, back = request.scope, reverse("plans:task", args=[task.pk])
    party = None if _runs(scope, task) else _own_part(scope, task)
    form = EvidenceForm(request.POST, request.FILES)
    arrived, count = take_files(request, task, party) if form.is_valid() else Arrived(), 0
    problems = arrived.problems
    try:
        if arrived.keys:
            count = actions.tell_evidence(task=task, party=party, keys=arrived.keys, by=scope.actor, at=now())
    except PlanRefused as refused:  # closed, withdrawn or done since they were kept
        problems = [*problems, refusal(refused)]
    for problem in problems:
        form.add_error("files", problem)
    if count:
        confirm(request, _("Đã thêm %(count)d tệp minh chứng.") % {"count": count})
    if form.errors:
        return render(request, "plans/evidence.html", {"form": form, "task": task, "back_url": back}, status=422)
    return redirect(back)


@signed_in
@require_GET
def picture(request: ScopedRequest, pk: uuid.UUID, size: str) -> HttpResponse:
    """A photo as it is shown, large or small: drawn anew, with nothing of the file in it."""
    evidence = get_visible_or_404(Evidence.objects.kept().select_related("shown", "thumbnail"), request.scope, pk=pk)
    stored = {"lon": evidence.shown, "nho": evidence.thumbnail}.get(size)
    if stored is None:
        raise Http404
    return drawn_inline(stored)


@signed_in
def remove(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """Ask why, then take a file away; one that was not told with an answer goes at once. Who may not is answered as if there
    were none."""
    scope = request.scope
    rows = Evidence.objects.select_related("task__plan__owner_post__organisation", "task__section", "party")
    evidence = get_visible_or_404(rows, scope, pk=pk)
    if not Evidence.objects.removable_by(scope).filter(pk=pk).exists():
        raise Http404
    task = evidence.task
    form = ReasonForm(request.POST or None)
    if evidence.told_in_id is None:
        form.fields["reason"].required = False
    said = _(
        "“%(name)s” và ảnh làm từ tệp bị xóa hẳn, không lấy lại được. Diễn biến của việc còn ghi ai bỏ, lúc nào, vì sao."
    )
    return ask_first(
        request,
        form,
        lambda: actions.remove_evidence(
            evidence=evidence,
            reason=form.cleaned_data["reason"],
            as_body=not _runs(scope, task),
            by=scope.actor,
            at=now(),
        ),
        done=lambda: _("Đã bỏ tệp."),
        back=reverse("plans:task", args=[task.pk]),
        question=_("Bỏ tệp minh chứng này?"),
        text=said % {"name": evidence.name},
        action=_("Bỏ tệp"),
    )


def _runs(scope: Scope, task: Task) -> bool:
    """Whether the person runs the plan the task is in, for the office."""
    return not scope.narrowed and scope.may(PlanPermission.EDIT, unit_id=task.plan.unit_id)


def _own_part(scope: Scope, task: Task) -> TaskParty:
    """The part of the person's own body that takes files. Raises ``Http404`` when there is none."""
    bodies = scope.organisations_with(PlanPermission.ANSWER)
    parts = TaskParty.objects.visible_to(scope).taking_files().filter(task=task, organisation_id__in=bodies)
    party = parts.order_by("order", "pk").first()
    if party is None:
        raise Http404
    return party
