"""The pages behind a personal link: the body's own tasks, three fields for each. No account, no menu (ADR 10)."""

import datetime as dt
import uuid
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from donghanh.accounts.devices import network_of
from donghanh.foundation.access import Scope
from donghanh.foundation.access.decorators import public
from donghanh.foundation.records import StaleRecord
from donghanh.foundation.web.pagination import page_of
from donghanh.foundation.web.toasts import confirm
from donghanh.plans import actions, link_cookie
from donghanh.plans.answering import first_answer, may_be_answered, take_answer, take_check_in, was_just_said
from donghanh.plans.deadlines import Schedule
from donghanh.plans.forms import CheckInForm
from donghanh.plans.forms.links import PinForm, VillageForm
from donghanh.plans.models import PersonalLink, TaskParty
from donghanh.plans.presenters import asked_lines, check_in_lines, due_words, part_chip, period_words, said_words
from donghanh.plans.presenters.village import why_closed
from donghanh.plans.queries import quotes_of
from donghanh.plans.queries.check_ins import SHOWN, asked_now, asked_of, that_lead
from donghanh.plans.queries.village import (
    answered_or_read,
    parts_of_link,
    scope_of_link,
    still_to_answer,
    taken_on_for_good,
)
from donghanh.plans.refusals import PlanRefused
from donghanh.plans.status import PartState
from donghanh.plans.views.village_door import (
    CARRIED,
    REASON,
    Typed,
    ask_pin,
    by_link,
    let_in,
    link_of,
    not_in,
    typed_in,
)
from donghanh.plans.wording import refusal

PAGE, SHOWN_OF_OTHERS = 15, 10


@by_link
@require_safe
def tasks(request: HttpRequest, link: PersonalLink, scope: Scope) -> HttpResponse:
    """What the body has still to answer, what presses most first; folded under it what is done or for its knowledge, a few of
    them, all of them on a page of their own (``?da=1``)."""
    folded = "da" not in request.GET
    others, asked = answered_or_read(scope), list(asked_of(scope)) if folded else []
    open_parts = still_to_answer(scope).exclude(pk__in=[part.pk for part in asked])
    waiting = open_parts.exclude(taken_on_for_good())
    page = page_of(waiting if folded else others, request, size=PAGE)
    shown = asked if "thuong-xuyen" in request.GET else asked[:SHOWN]
    context = {
        "asked": asked_lines(shown, today=scope.on, by_link=True),
        "asked_left": len(asked) - len(shown),
        "steady": open_parts.filter(taken_on_for_good()) if folded else [],
        "named": link_cookie.named(link),
        "body": link.organisation,
        "page": page,
        "folded": folded,
        "others": others[:SHOWN_OF_OTHERS] if folded else [],
        "others_count": others.count() if folded else 0,
        "today": scope.on,
    }
    return render(request, "plans/village/tasks.html", context)


@by_link
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, link: PersonalLink, scope: Scope, pk: uuid.UUID) -> HttpResponse:
    """One task: what it is, and three fields. What came too late is given back with the reason, never dropped."""
    part, typed = parts_of_link(scope).filter(pk=pk).first(), typed_in(request, part=pk)
    if part is None:
        return _nothing(request, typed)
    if part.state == PartState.SENT:
        actions.mark_seen(party=part, by=scope.actor, at=timezone.now())
    if request.method != "POST":
        return _draw(request, link, scope, part)
    at = timezone.now()
    if was_just_said(part, typed.get("answer", ""), typed.get("text", ""), at=at):
        return _sent(request)  # the button was pressed twice
    form, problem = _form(request, part, scope), ""
    if form is not None:
        if not form.is_valid():
            return _draw(request, link, scope, part, form=form)
        problem = _take(part, form, scope, at)
        if not problem:
            return _sent(request)
        part = parts_of_link(scope).filter(pk=pk).first()
        if part is None:
            return _nothing(request, typed)
        if was_just_said(part, typed["answer"], typed.get("text", ""), at=at):
            return _sent(request)  # pressed twice, and this one lost
        form = _form(request, part, scope)
    if form is not None:
        form.add_error(None, problem)
    return _draw(request, link, scope, part, form=form, typed=typed, status=HTTPStatus.CONFLICT)


@by_link
@require_http_methods(["GET", "HEAD", "POST"])
def check_in(request: HttpRequest, link: PersonalLink, scope: Scope, pk: uuid.UUID) -> HttpResponse:
    """How a standing task goes: one tap of the list, or a few words on a page of its own. What came too late is given back."""
    part, typed = parts_of_link(scope).filter(pk=pk).first(), typed_in(request, part=pk)
    if part is None or not that_lead(TaskParty.objects.filter(pk=pk)).exists():
        return _nothing(request, typed)
    form, problem = CheckInForm(request.POST if request.method == "POST" else None), ""
    if form.is_bound and form.is_valid():
        try:
            take_check_in(part, form.cleaned_data, by=scope.actor, at=timezone.now())
        except PlanRefused as refused:
            problem = refusal(refused)
        except StaleRecord:
            problem = refusal(PlanRefused("check_answered"))
        else:
            confirm(request, _("Đã gửi cho xã. Cảm ơn anh/chị."), change=reverse("village:check_in", args=[pk]))
            return redirect("village:tasks")
        form.add_error(None, problem)
    now_asked = asked_now(part, scope.on)
    if now_asked is None:
        return (
            redirect("village:answer", pk) if not typed.get("text") else _draw(request, link, scope, part, typed=typed)
        )
    period, said = now_asked
    question = _("%(period)s, việc này thế nào?") % {"period": period_words(period, begins=True)}
    if not form.is_bound:
        form = CheckInForm(question=question, said=said)
    elif said is not None:
        form.on_top_of(said)
    form.fields["answer"].label = question
    context = {
        "part": part,
        "task": part.task,
        "form": form,
        "named": link_cookie.named(link),
        "until": period.last,
        "said": check_in_lines([said])[0] if said else None,
    }
    status = HTTPStatus.CONFLICT if problem else HTTPStatus.OK
    return render(request, "plans/village/check_in.html", context, status=status)


@public(REASON)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def again(request: HttpRequest) -> HttpResponse:
    """The PIN once more, after half an hour without a word; what was typed goes on from where it was. Opened like a page, it
    leads to the list."""
    if request.method != "POST":
        return redirect("village:tasks")
    at, typed = timezone.now(), typed_in(request)
    link, _visit = link_of(request, typed, at)
    if not isinstance(link, PersonalLink):
        return link
    form = PinForm(request.POST)
    if not form.is_valid():
        return ask_pin(request, form, link=link, typed=typed)
    tried = actions.try_pin(link=link, pin=form.cleaned_data["pin"], network=network_of(request), at=at)
    refused = not_in(request, form, tried, link=link, typed=typed)
    if refused is not None:
        return refused
    return let_in(_go_on(request, link, scope_of_link(link, timezone.localdate(at)), typed), tried)


def _go_on(request: HttpRequest, link: PersonalLink, scope: Scope, typed: Typed) -> HttpResponse:
    """Where somebody was before the PIN was asked for: a task with what was typed, not sent; a task; or the list."""
    part_id = _identity(typed.get("part", ""))
    if part_id is None:
        return redirect("village:tasks")
    if not typed.keys() & set(CARRIED):
        return redirect("village:answer", part_id)
    part = parts_of_link(scope).filter(pk=part_id).first()
    return _draw(request, link, scope, part, typed=typed) if part else _nothing(request, typed)


def _take(part: TaskParty, form: VillageForm, scope: Scope, at: dt.datetime) -> str:
    """Take the answer; return why it could not be, empty when it was."""
    try:
        take_answer(part, form.cleaned_data, by=scope.actor, at=at)
    except PlanRefused as refused:
        return refusal(refused)
    except StaleRecord:
        return _("Người khác vừa trả lời việc này. Xem lại rồi gửi, nếu vẫn cần.")
    return ""


def _form(request: HttpRequest, part: TaskParty, scope: Scope, typed: Typed | None = None) -> VillageForm | None:
    """The three fields, while the part waits for an answer."""
    if part.task.repeats or not may_be_answered(part):
        return None
    initial = {"answer": first_answer(part), **(typed or {})}
    posted = request.POST if request.method == "POST" and typed is None else None
    return VillageForm(posted, party=part, today=scope.on, initial=initial)


def _draw(
    request: HttpRequest,
    link: PersonalLink,
    scope: Scope,
    part: TaskParty,
    *,
    form: VillageForm | None = None,
    typed: Typed | None = None,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    """The page of one task. ``typed`` without a form goes into the fields, or is shown where there are none any more."""
    drawn = form or _form(request, part, scope, typed or {})
    context: dict[str, Any] = {
        "part": part,
        "task": part.task,
        "form": drawn,
        "kept": bool(typed and drawn and form is None),
        "typed": None if drawn else typed,
        "why": "" if drawn else why_closed(part),
        "named": link_cookie.named(link),
        "chip": part_chip(part),
        "due": due_words(part.task),
        "quotes": quotes_of(part.task),
        "today": scope.on,
        "said": _last_word(part, scope.on),
    }
    return render(request, "plans/village/answer.html", context, status=status)


def _last_word(part: TaskParty, today: dt.date) -> str:
    """What the body answered for the period it is asked about and can still correct; empty when there is nothing."""
    if part.task.schedule != Schedule.STANDING or part.state != PartState.ACCEPTED:
        return ""
    _period, said = asked_now(part, today) or (None, None)
    return said_words(said) if said else ""


def _nothing(request: HttpRequest, typed: Typed) -> HttpResponse:
    """No such task for this body."""
    return render(request, "plans/village/no_task.html", {"typed": typed}, status=HTTPStatus.NOT_FOUND)


def _sent(request: HttpRequest) -> HttpResponse:
    confirm(request, _("Đã gửi cho xã. Cảm ơn anh/chị."))
    return redirect("village:tasks")


def _identity(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None
