"""The pages behind a personal link: the PIN, the body's own tasks, three fields for each. No account, no menu (ADR 10)."""

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from donghanh.foundation.access import Scope
from donghanh.foundation.access.decorators import public
from donghanh.foundation.web.toasts import confirm
from donghanh.plans import actions, link_cookie
from donghanh.plans.answering import first_answer, may_be_answered, take_answer
from donghanh.plans.forms.links import PinForm, VillageForm
from donghanh.plans.models import Mode, PersonalLink, TaskParty
from donghanh.plans.presenters import due_words, part_chip
from donghanh.plans.queries import quotes_of
from donghanh.plans.queries.links import link_of, open_link, scope_of_link
from donghanh.plans.refusals import PlanRefused
from donghanh.plans.status import SET_ASIDE, PartState
from donghanh.plans.wording import refusal

LONGEST_SECRET = 100
MOST_LISTED = 100
CARRIED = ("answer", "text", "done_on")
_REASON = "a village head without an account comes in by a personal link and its PIN (ADR 10)"
View = Callable[..., HttpResponse]


def by_link(view: View) -> View:
    """Let in who came by a live link and its PIN; everybody else is asked for the PIN, and what was typed is carried."""

    @public(_REASON)
    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        said, day = link_cookie.known(request), timezone.localdate()
        link = open_link(said.link_id, said.round, day) if said and said.is_fresh else None
        if link is None:
            return _ask(request, PinForm(), carried=request.POST, status=200 if said else 403, knows=bool(said))
        response = view(request, link, scope_of_link(link, day), *args, **kwargs)
        if link_cookie.COOKIE not in response.cookies:
            link_cookie.remember(response, link)
        return _closed(response)

    return guarded


@public(_REASON)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def door(request: HttpRequest, secret: str) -> HttpResponse:
    """The address of a link. Opening it says and changes nothing, whoever or whatever opens it: it asks for the PIN."""
    form = PinForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _ask(request, form if request.method == "POST" else PinForm(), knows=True)
    return _try(request, link_of(secret[:LONGEST_SECRET]), form)


@public(_REASON)
@never_cache
@require_POST
def again(request: HttpRequest) -> HttpResponse:
    """The PIN once more, after half an hour without a word; what was typed goes on from where it was."""
    form, said = PinForm(request.POST), link_cookie.known(request)
    if not form.is_valid():
        return _ask(request, form, carried=request.POST, knows=bool(said))
    link = PersonalLink.objects.filter(pk=said.link_id).first() if said else None
    return _try(request, link, form)


@by_link
@require_safe
def tasks(request: HttpRequest, link: PersonalLink, scope: Scope) -> HttpResponse:
    """What the body has to do, what presses most first, and what it has answered lately."""
    parts = list(_parts(scope).order_by("task__due_on", "task__order", "pk")[:MOST_LISTED])
    still = [part for part in parts if _is_open(part)]
    done = [part for part in parts if part.state in (PartState.DONE, PartState.RETURNED)]
    done.sort(key=lambda part: part.answered_at or link.made_at, reverse=True)
    return render(
        request,
        "plans/village/tasks.html",
        {
            "link": link,
            "body": link.appointment.post.organisation,
            "still": still,
            "done": done[:10],
            "today": scope.on,
        },
    )


@by_link
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, link: PersonalLink, scope: Scope, pk: uuid.UUID) -> HttpResponse:
    """One task: what it is, and three fields."""
    part = _parts(scope).filter(pk=pk).first()
    if part is None:
        raise Http404
    if part.state == PartState.SENT:
        actions.mark_seen(party=part, by=scope.actor, at=timezone.now())
    is_open = _is_open(part)
    sent = request.POST if request.method == "POST" else None
    form = (
        VillageForm(sent or None, party=part, today=scope.on, initial={"answer": first_answer(part)})
        if is_open
        else None
    )
    if sent is not None and form is None:
        confirm(request, _("Việc này đã có câu trả lời hoặc xã đã rút. Xem lại danh sách."))
        return redirect("village:tasks")
    if sent is not None and form is not None and "tiep" not in sent and form.is_valid():
        try:
            take_answer(part, form.cleaned_data, by=scope.actor, at=timezone.now())
        except PlanRefused as refused:
            form.add_error(None, refusal(refused))
        else:
            confirm(request, _("Đã gửi cho xã. Cảm ơn anh/chị."))
            return redirect("village:tasks")
    return render(
        request,
        "plans/village/answer.html",
        {
            "part": part,
            "task": part.task,
            "form": form,
            "chip": part_chip(part),
            "due": due_words(part.task),
            "quotes": quotes_of(part.task),
            "asked": part.mode == Mode.REQUEST,
            "today": scope.on,
        },
    )


@public(_REASON)
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Leave the pages behind the link."""
    response = render(request, "plans/village/left.html")
    link_cookie.forget(response)
    return _closed(response)


def _try(request: HttpRequest, link: PersonalLink | None, form: PinForm) -> HttpResponse:
    at, day = timezone.now(), timezone.localdate()
    found = actions.try_pin(link=link, pin=form.cleaned_data["pin"], day=day, at=at)
    if found is None:
        form.add_error(
            "pin",
            _(
                "Mã PIN không đúng, hoặc đường dẫn không còn dùng được. Gõ sai năm lần thì đường dẫn bị khóa; "
                "gọi cán bộ xã để lấy mã mới."
            ),
        )
        return _ask(request, form, carried=request.POST, status=422, knows=True)
    part = request.POST.get("part", "")
    carried = {name: request.POST[name] for name in CARRIED if request.POST.get(name)}
    response = redirect("village:tasks")
    if carried and _is_uuid(part):
        response = render(request, "plans/village/go_on.html", {"part": part, "carried": carried})
    link_cookie.remember(response, found)
    return _closed(response)


def _ask(
    request: HttpRequest, form: PinForm, *, carried: Any = None, status: int = 200, knows: bool = False
) -> HttpResponse:
    """The one page that asks for the PIN. It says nothing of the link, nor whether there is one."""
    match = request.resolver_match
    part = (carried or {}).get("part") or (match.kwargs.get("pk", "") if match else "")
    kept = {name: carried[name] for name in CARRIED if carried.get(name)} if carried else {}
    context = {
        "form": form,
        "kept": kept | ({"part": part} if kept else {}),
        "knows": knows,
        "at_door": _at_door(request),
    }
    return _closed(render(request, "plans/village/pin.html", context, status=status))


def _at_door(request: HttpRequest) -> bool:
    return bool(request.resolver_match and request.resolver_match.url_name == "door")


def _closed(response: HttpResponse) -> HttpResponse:
    """Nothing leads out of these pages with their address, and no search engine keeps them."""
    response["Referrer-Policy"] = "same-origin"  # "no-referrer" would take the origin off our own forms too
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _parts(scope: Scope) -> Any:
    rows = TaskParty.objects.visible_to(scope).live().exclude(task__state__in=SET_ASIDE)
    return rows.select_related(
        "task__plan__unit", "task__plan__owner_post__organisation", "task__section", "organisation"
    )


def _is_open(part: TaskParty) -> bool:
    return may_be_answered(part) and not part.task.repeats


def _is_uuid(text: str) -> bool:
    try:
        uuid.UUID(text)
    except ValueError:
        return False
    return True
