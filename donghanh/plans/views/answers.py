"""What a body sees of a task and answers about its part; the officer may record a result on its behalf."""

import uuid
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.db.models import F
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from donghanh.foundation.access import Scope
from donghanh.foundation.access.decorators import signed_in
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.records import StaleRecord
from donghanh.foundation.web.identity import identity_of
from donghanh.foundation.web.panels import panels
from donghanh.foundation.web.toasts import confirm
from donghanh.people.models import Appointment
from donghanh.plans import actions
from donghanh.plans.answering import first_answer, may_be_answered, may_show_files, take_answer
from donghanh.plans.deadlines import Schedule
from donghanh.plans.forms import AnswerForm
from donghanh.plans.models import Mode, PartyRole, Task, TaskParty, UpdateKind
from donghanh.plans.permissions import PlanPermission
from donghanh.plans.presenters import CheckPanel, check_panel, due_words, events_of, part_chip, plan_line
from donghanh.plans.queries import quotes_of, story_of
from donghanh.plans.queries.check_ins import asked, check_ins_of
from donghanh.plans.refusals import PlanRefused
from donghanh.plans.status import PartState
from donghanh.plans.views.evidence import drop_kept, kept_for, shelf, take_files
from donghanh.plans.views.loading import now
from donghanh.plans.wording import refusal


def answer_page(request: ScopedRequest, task: Task) -> HttpResponse:
    """A partner's page of a task: its own part, three answers, why the task came, whom to call. Notes that it was seen."""
    party = _own_part(request, task)
    if party.state == PartState.SENT and request.scope.may(PlanPermission.ANSWER):
        actions.mark_seen(party=party, by=request.scope.actor, at=now())
    return _draw(request, party, None)


@signed_in
def answer(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """Take the answer about one part, from the body itself or recorded for it by the officer of the plan's unit."""
    rows = TaskParty.objects.visible_to(request.scope).select_related(
        "task__plan__unit", "task__plan__owner_post__organisation", "task__section", "organisation"
    )
    party = get_object_or_404(rows, pk=pk, organisation__isnull=False)
    scope, plan = request.scope, party.task.plan
    own = party.organisation_id in scope.organisations_with(PlanPermission.ANSWER)
    if not own:
        scope.require(PlanPermission.EDIT, unit_id=plan.unit_id)
    if request.method != "POST":
        if not may_be_answered(party):
            raise Http404
        return _draw(request, party, None)
    takes_files = may_show_files(party)
    problems = take_files(request, party.task, party).problems if takes_files else []
    if takes_files and not problems and "bo" in request.POST:
        drop_kept(request, party.task, request.POST["bo"])
        return _draw(request, party, _form(request, party, unsent=True))
    form = _form(request, party)
    if request.FILES and not takes_files:
        form.add_error(None, _("Tệp gửi kèm chưa được nhận."))
    for problem in problems:
        form.add_error("files", problem)
    is_valid = form.is_valid()
    if is_valid and _act(request, party, form):
        sent = _("Đã ghi thay cho %(body)s.") % {"body": party.name} if on_behalf(scope, party) else ""
        confirm(request, sent or (_("Đã gửi. Cảm ơn anh/chị.") if own else _("Đã ghi câu trả lời.")))
        return redirect("plans:task", party.task_id)
    party.refresh_from_db(fields=["state", "reason", "result", "done_on", "version"])
    if not is_valid and not may_be_answered(party):  # valid, it was refused with a word of its own
        code = "part_withdrawn" if party.state == PartState.WITHDRAWN else "not_now"
        form.add_error(None, refusal(PlanRefused(code)))
    return _draw(request, party, form)


def on_behalf(scope: Scope, party: TaskParty) -> bool:
    """Whether who writes speaks for a body that is not theirs. The officer's own office is theirs, with no post that answers."""
    return party.organisation_id not in scope.organisation_ids | scope.organisations_with(PlanPermission.READ_OWN)


def _act(request: ScopedRequest, party: TaskParty, form: AnswerForm) -> bool:
    """Do what a checked form says; whether it was done. Refused, the form says why, and keeps every word of it."""
    try:
        _take(request, party, form.cleaned_data)
    except PlanRefused as refused:
        form.add_error(None, refusal(refused))
    except StaleRecord:
        form.add_error(None, _("Người khác vừa đổi mục này. Xem lại trang rồi làm tiếp."))
    else:
        return True
    return False


@transaction.atomic
def _take(request: ScopedRequest, party: TaskParty, data: dict[str, Any]) -> None:
    """The answer, and with it the files that were kept for it."""
    signed: dict[str, Any] = {"by": request.scope.actor, "at": now()}
    take_answer(party, data, **signed)
    lines = [line for line in story_of(party.task, parties=[party]) if line.recorded_at == signed["at"]]
    said = next(
        (line for line in lines if line.kind != UpdateKind.ACCEPTED), lines[0]
    )  # telling how far it is leaves two
    actions.tell_evidence(**signed, task=party.task, party=party, told_in=said)


def _own_part(request: ScopedRequest, task: Task) -> TaskParty:
    bodies = request.scope.organisations_with(PlanPermission.READ_OWN)
    party = (
        TaskParty.objects.visible_to(request.scope)
        .filter(task=task, organisation_id__in=bodies)
        .select_related("organisation")
        # One given again counts, not the one withdrawn; what is still to be done before what was done.
        .order_by(F("withdrawn_at").desc(nulls_first=True), F("done_on").desc(nulls_first=True), "order")
        .first()
    )
    if party is None:
        raise Http404
    party.task = task
    return party


def _form(request: ScopedRequest, party: TaskParty, *, unsent: bool = False) -> AnswerForm:
    """The form as it was sent; or ``unsent``, as it was filled in so far, with nothing found wrong yet."""
    greeting = identity_of(request.scope).greeting
    question = _("Việc này đến đâu rồi, %(who)s?") % {"who": greeting} if greeting else ""
    if party.state != PartState.ACCEPTED:
        question = _("%(who)s trả lời thế nào?") % {
            "who": greeting[:1].upper() + greeting[1:] if greeting else _("Cơ quan")
        }
    filled = {name: request.POST[name] for name in ("answer", "text", "done_on") if unsent and name in request.POST}
    form = AnswerForm(
        None if unsent else request.POST or None,
        None if unsent else request.FILES or None,
        party=party,
        today=request.scope.on,
        question=question,
        initial={"answer": first_answer(party), **filled},
    )
    if not may_show_files(party):  # who watches writes what it sees; what was done is shown by who did it
        del form.fields["files"]
    return form


def _draw(request: ScopedRequest, party: TaskParty, form: AnswerForm | None) -> HttpResponse:
    task, scope = party.task, request.scope
    can = may_be_answered(party) and (
        scope.may(PlanPermission.ANSWER) or scope.may(PlanPermission.EDIT, unit_id=task.plan.unit_id)
    )
    own = party.organisation_id in scope.organisations_with(PlanPermission.READ_OWN)
    contact = (
        Appointment.objects.on(scope.on).granting().filter(post=task.plan.owner_post).select_related("person").first()
        if own
        else None
    )
    lead_name = ""
    if party.role != PartyRole.LEAD and party.state != PartState.WITHDRAWN:
        lead = TaskParty.objects.leads().select_related("organisation", "group").filter(task=task).first()
        lead_name = lead.name if lead else ""
    return render(
        request,
        "plans/answer.html",
        {
            "task": task,
            "party": party,
            "form": form or (_form(request, party) if can else None),
            "typed": "" if can or form is None else form.data.get("text", ""),
            "can_answer": can,
            "own": own,
            "on_behalf": on_behalf(scope, party),
            "asked": party.mode == Mode.REQUEST,
            "is_lead": party.role == PartyRole.LEAD,
            "lead_name": lead_name,
            "check": _check(request, party),
            "extension": task.extensions.waiting().first(),
            "chip": part_chip(party),
            "due": due_words(task),
            "today": scope.on,
            "quotes": quotes_of(task),
            "said": plan_line(task.plan),
            "office": task.plan.owner_post.organisation,
            "contact": contact.person if contact else None,
            "shelf": shelf(request, task, party),
            "kept": kept_for(request, task, party),
            "events": events_of(story_of(task, parties=[party]), office=task.plan.owner_post.organisation.name),
            "panels": panels("plans.task", scope, task),
        },
    )


def _check(request: ScopedRequest, party: TaskParty) -> CheckPanel | None:
    """Of a standing task the body leads, what it is asked and has answered; nothing of any other. Four queries at most."""
    task, scope = party.task, request.scope
    said = check_ins_of(task, parties=[party]) if task.schedule == Schedule.STANDING else []
    now_asked = asked(TaskParty.objects.filter(pk=party.pk), today=scope.on).select_related("organisation")
    parts = list(now_asked) if task.schedule == Schedule.STANDING else []
    if not (said or parts):
        return None
    own = scope.organisations_with(PlanPermission.ANSWER)
    may_keep = not scope.narrowed and scope.may(PlanPermission.EDIT, unit_id=task.plan.unit_id)
    panel = check_panel(task, parts, said, own=own, may_keep=may_keep, today=scope.on)
    return replace(panel, may_see=False)
