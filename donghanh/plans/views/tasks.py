"""One task: its page, and the officer's changes to it."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from donghanh.domain.text.rhythms_said import rhythm_of
from donghanh.foundation.access.decorators import requires, signed_in
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web.panels import panels
from donghanh.plans import actions
from donghanh.plans.deadlines import Schedule
from donghanh.plans.forms import (
    BesideForm,
    BodyForm,
    EvidenceForm,
    NewTaskForm,
    OtherLeadForm,
    RemarkForm,
    TaskEditForm,
)
from donghanh.plans.models import Origin, PartyRole, Plan, PlanSection, Task, TaskParty
from donghanh.plans.permissions import PlanPermission
from donghanh.plans.presenters import (
    CheckPanel,
    check_panel,
    chip_of,
    due_words,
    events_of,
    lead_words,
    line_of,
    part_lines,
    rhythm_words,
    turn_lines,
)
from donghanh.plans.queries import quotes_of, rows_of, steps_of, story_of, turns_of
from donghanh.plans.queries.check_ins import asked, check_ins_of
from donghanh.plans.queries.tasks import TaskRow
from donghanh.plans.rhythms import typed_again
from donghanh.plans.status import SET_ASIDE, PartState, PlanState, TaskState
from donghanh.plans.views.answers import answer_page
from donghanh.plans.views.evidence import shelf
from donghanh.plans.views.loading import attempt, bodies_of_unit, load_plan, load_task, now


@signed_in
def task_page(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """One task. The office of the plan's unit sees all of it; a partner body its own part, and answers here."""
    task = load_task(request, pk)
    if not request.scope.may(PlanPermission.READ, unit_id=task.plan.unit_id) or request.scope.narrowed:
        return answer_page(request, task)
    row = rows_of(Task.objects.filter(pk=task.pk), today=request.scope.on)[0]
    is_open = task.plan.state != PlanState.CLOSED
    may_edit = is_open and request.scope.may(PlanPermission.EDIT, unit_id=task.plan.unit_id)
    return render(
        request,
        "plans/task.html",
        {
            "task": row.task,
            "row": row,
            "plan": task.plan,
            "chip": chip_of(row),
            "due": due_words(row.task),
            "lead": lead_words(row),
            "facts": _facts(row),
            "parts": part_lines(row),
            "own_bodies": request.scope.organisation_ids,
            "quotes": quotes_of(task),
            "quote_title": _quote_title(row.task),
            "events": events_of(story_of(task), office=task.plan.owner_post.organisation.name),
            "may_edit": may_edit,
            "may_say": is_open
            and request.scope.may(PlanPermission.DECIDE, unit_id=task.plan.unit_id)
            and any(p.organisation_id and p.state not in (PartState.DRAFT, PartState.WITHDRAWN) for p in row.parties),
            "may_send": is_open
            and request.scope.may(PlanPermission.SEND, unit_id=task.plan.unit_id)
            and any(p.state == PartState.DRAFT and (p.organisation_id or p.group_id) for p in row.parties),
            "shelf": shelf(request, task),
            "evidence_form": EvidenceForm() if may_edit else None,
            "is_done": task.state in (TaskState.DONE, TaskState.CLAIMED),
            "is_dropped": task.state in SET_ASIDE,
            **_decisions(request, task),
            "check": _check(request, task, may_edit=may_edit),
            "turns": turn_lines(turns_of(task, today=request.scope.on), today=request.scope.on) if task.repeats else [],
            "subtasks": [line_of(step) for step in steps_of(task, today=request.scope.on)],
            "panels": panels("plans.task", request.scope, task),
        },
    )


def _check(request: ScopedRequest, task: Task, *, may_edit: bool) -> CheckPanel | None:
    """What is asked of a standing task and was answered before; nothing of any other. Four queries at most."""
    if task.schedule != Schedule.STANDING:
        return None
    asked_parts = asked(TaskParty.objects.filter(task=task), today=request.scope.on).select_related("organisation")
    own = request.scope.organisation_ids if may_edit else frozenset()
    return check_panel(task, asked_parts, check_ins_of(task), own=own, may_keep=may_edit, today=request.scope.on)


def _decisions(request: ScopedRequest, task: Task) -> dict[str, Any]:
    """What waits on this task for somebody to decide, and whether this person may."""
    may = task.plan.state != PlanState.CLOSED and request.scope.may(PlanPermission.DECIDE, unit_id=task.plan.unit_id)
    waiting = task.extensions.waiting().select_related("party__organisation").first()
    may_ask = request.scope.may(PlanPermission.EDIT, unit_id=task.plan.unit_id) and task.due_on and not waiting
    at_work = task.state in (TaskState.DRAFT, TaskState.SENT) and not task.repeats
    return {
        "extension": waiting,
        "may_decide": may,
        "may_ask": bool(may_ask and at_work and task.plan.state != PlanState.CLOSED),
        "is_claimed": task.state == TaskState.CLAIMED,
    }


def _quote_title(task: Task) -> str:
    """Where the words come from: the paper in use, the one before an amendment, or a person; empty where they would
    only repeat the heading."""
    if task.span_start is not None:
        return _("Trong văn bản")
    if task.plan.document_id and task.origin in (Origin.TASK, Origin.DUTY):
        return _("Trong bản trước của văn bản")
    return _("Lời đầy đủ của việc") if task.text != task.short_text else ""


def _facts(row: TaskRow) -> list[tuple[str, str]]:
    task = row.task
    facts = [(_("Chủ trì"), lead_words(row)), (_("Hạn"), due_words(task) or _("thường xuyên, chưa có hạn"))]
    if task.due_text:
        facts.append((_("Hạn, như in"), f"“{task.due_text}”"))
    if task.original_due_on and task.original_due_on != task.due_on:
        facts.append((_("Hạn đặt lần đầu"), f"{task.original_due_on:%d/%m/%Y}"))
    if task.recurrence:
        facts.append((_("Lặp lại"), rhythm_words(task.recurrence)))
    if row.next_on and not task.due_on and not task.repeats:
        facts.append((_("Kỳ này đến"), f"{row.next_on:%d/%m/%Y}"))
    if task.pattern:
        facts.append(
            (
                _("Kỳ"),
                _("%(day)s, của việc lặp lại %(rhythm)s")
                % {"day": f"{task.slot:%d/%m/%Y}", "rhythm": rhythm_words(task.pattern.recurrence)},
            )
        )
    if task.directive:
        facts.append((_("Từ văn bản"), str(task.directive)))
    if task.copied_from:
        facts.append((_("Chép từ"), task.copied_from.plan.short_name))
    if task.output:
        facts.append((_("Sản phẩm"), task.output))
    if task.needs_check:
        facts.append((_("Kết quả"), _("có người xác nhận mới tính")))
    if task.section:
        facts.append((_("Thuộc mục"), str(task.section)))
    return facts


@requires(PlanPermission.EDIT)
def new_task(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """Add a task with its bodies on one screen; "Ghi và thêm việc nữa" keeps going."""
    return _new(request, load_plan(request, pk, permission=PlanPermission.EDIT), None)


@requires(PlanPermission.EDIT)
def new_step(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """Add a step of a task: a task of its own, with its own bodies and day."""
    task = load_task(request, pk, permission=PlanPermission.EDIT)
    return _new(request, task.plan, task)


def _new(request: ScopedRequest, plan: Plan, parent: Task | None) -> HttpResponse:
    initial = {"section": parent.section_id, "due_on": parent.due_on} if parent else {}
    form = NewTaskForm(
        request.POST or None,
        initial=initial,
        sections=PlanSection.objects.filter(plan=plan),
        plan=plan,
        today=request.scope.on,
    )
    organisations, groups = bodies_of_unit(plan, request)
    form.fields["lead"].offer(organisations, groups, _("Chưa giao"))
    form.fields["coordinating"].offer(organisations, groups, "")
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        back = reverse("plans:task", args=[parent.pk]) if parent else reverse("plans:tasks", args=[plan.pk])
        answer = attempt(
            request,
            lambda: actions.add_task(
                plan=plan,
                text=data["text"],
                section=data["section"],
                due=form.due(),
                ways=form.ways(),
                parent=parent,
                lead=data["lead"],
                coordinating=data["coordinating"],
                by=request.scope.actor,
                at=now(),
            ),
            done=form.said(_("Đã thêm bước.") if parent else _("Đã thêm việc.")),
            back=request.path if "again" in request.POST else back,
            form=form,
        )
        if answer:
            return answer
    context = {
        "plan": plan,
        "task": parent,
        "quote": parent.text if parent else "",
        "form": form,
        "title": _("Thêm bước cho việc này") if parent else _("Thêm việc"),
        "action": _("Ghi lại"),
        "again": _("Ghi và thêm bước nữa") if parent else _("Ghi và thêm việc nữa"),
    }
    return render(request, "plans/form.html", context)


@requires(PlanPermission.EDIT)
def edit_task(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """Change what is to be done or by when."""
    task = load_task(request, pk, permission=PlanPermission.EDIT)
    initial = {
        "text": task.text,
        "section": task.section_id,
        "schedule": task.schedule,
        "due_on": None if task.schedule == Schedule.RECURRING else task.due_on,
        "window_from": task.window_from,
        **_rhythm(task),
        "shift": task.shift,
        "check_months": task.check_months,
        "output": task.output,
        "needs_check": task.needs_check,
        "version": task.version,
    }
    sections = PlanSection.objects.filter(plan=task.plan)
    form = TaskEditForm(
        request.POST or None, of=task, initial=initial, sections=sections, plan=task.plan, today=request.scope.on
    )
    choices, said = dict(form.fields["recurrence"].choices), initial["recurrence"]
    if said and said not in choices:
        form.fields["recurrence"].choices = [*choices.items(), (said, rhythm_words(said))]
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        answer = attempt(
            request,
            lambda: actions.edit_task(
                task=task,
                expected_version=form.expected_version,
                text=data["text"],
                section=data["section"],
                due=form.due(was=task),
                ways=form.ways(),
                reason=data["reason"],
                by=request.scope.actor,
                at=now(),
            ),
            done=form.said(_("Đã ghi thay đổi.")),
            back=reverse("plans:task", args=[task.pk]),
            form=form,
            labels={
                "section_id": _("Thuộc mục"),
                "window_until": _("Hết đợt trước ngày"),
                "due_text": _("Hạn, như in"),
            },
        )
        if answer:
            return answer
    return _form_page(request, task, form, _("Sửa việc"), _("Ghi lại"))


def _rhythm(task: Task) -> dict[str, Any]:
    """How often, on which day and until when, as the form takes it; a rule nobody can say that way stands as it is."""
    found = rhythm_of(task.recurrence)
    if found is None:
        return {"recurrence": task.recurrence, "every": "", "on_day": "", "until": None}
    if every := typed_again(found):
        return {"recurrence": "", "every": every, "on_day": found.day, "until": found.until}
    named = f"{task.due_on.day}/{task.due_on.month}" if task.due_on and found.how_often == "yearly" else ""
    return {"recurrence": found.how_often, "every": "", "on_day": found.day or named, "until": found.until}


@requires(PlanPermission.EDIT)
def lead(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """Give a task its lead, or another one; in place of one it was sent to, with the reason."""
    task = load_task(request, pk, permission=PlanPermission.EDIT)
    states = set(task.parties.live().filter(role=PartyRole.LEAD).values_list("state", flat=True))
    form = BodyForm(request.POST or None)
    if states - {PartState.DRAFT}:
        unanswered = bool(states & {PartState.SENT, PartState.SEEN})
        form = OtherLeadForm(request.POST or None, must_say_why=unanswered)
    return _body_page(request, task, form, actions.assign_lead, _("Chọn cơ quan chủ trì"), _("Giao chủ trì"))


@requires(PlanPermission.EDIT)
def coordinating(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """Add a body that coordinates, supervises, or is only to know."""
    task = load_task(request, pk, permission=PlanPermission.EDIT)
    form = BesideForm(request.POST or None)
    return _body_page(
        request, task, form, actions.add_coordinating, _("Thêm nơi phối hợp, giám sát, được biết"), _("Thêm")
    )


def _body_page(request: ScopedRequest, task: Task, form: BodyForm, act: Any, title: str, action: str) -> HttpResponse:
    form.fields["body"].offer(*bodies_of_unit(task.plan, request), _("Chọn trong danh sách"))  # type: ignore[attr-defined]
    if request.method == "POST" and form.is_valid():
        answer = attempt(
            request,
            lambda: act(task=task, **form.cleaned_data, by=request.scope.actor, at=now()),
            done=_("Đã ghi: %(body)s.") % {"body": form.cleaned_data["body"].printed},
            back=reverse("plans:task", args=[task.pk]),
            form=form,
        )
        if answer:
            return answer
    return _form_page(request, task, form, title, action)


@requires(PlanPermission.DECIDE)
def say(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """A word of the office, or of who leads it, to one body of the task, or to all of them."""
    task = load_task(request, pk, permission=PlanPermission.DECIDE)
    sent = task.parties.live().exclude(state=PartState.DRAFT).filter(organisation__isnull=False)
    parties = {str(one.pk): one for one in sent.select_related("organisation").order_by("order", "pk")}
    initial = {"to": request.GET.get("noi", "")}
    form = RemarkForm(request.POST or None, parties=parties, initial=initial)
    if request.method == "POST" and form.is_valid():
        answer = attempt(
            request,
            lambda: actions.remark(
                task=task,
                text=form.cleaned_data["text"],
                to=parties.get(form.cleaned_data["to"]),
                by=request.scope.actor,
                at=now(),
            ),
            done=_("Đã nhắn. Nơi nhận thấy trên trang việc và trong thông báo."),
            back=reverse("plans:task", args=[task.pk]),
            form=form,
        )
        if answer:
            return answer
    return _form_page(request, task, form, _("Nhắn nơi làm"), _("Gửi lời nhắn"))


@requires(PlanPermission.EDIT)
@require_POST
def restore(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """Take up again a task that was set aside."""
    task = load_task(request, pk, permission=PlanPermission.EDIT)
    answer = attempt(
        request,
        lambda: actions.restore_task(task=task, expected_version=task.version, by=request.scope.actor, at=now()),
        done=_("Việc được làm tiếp."),
        back=reverse("plans:task", args=[task.pk]),
    )
    return answer or redirect("plans:task", task.pk)


def _form_page(request: ScopedRequest, task: Task, form: Any, title: str, action: str) -> HttpResponse:
    context = {"plan": task.plan, "task": task, "form": form, "title": title, "action": action, "quote": task.text}
    return render(request, "plans/form.html", context)
