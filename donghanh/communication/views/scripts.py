"""The library of scripts: the list, one script, writing and changing, sending, approving, the sheet to read from."""

import uuid
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from donghanh.communication import actions
from donghanh.communication.forms.scripts import (
    PaceForm,
    ReturnForm,
    ScriptEditForm,
    ScriptFilter,
    ScriptForm,
    StepForm,
)
from donghanh.communication.models import Pace, Script, ScriptQuerySet, ScriptState
from donghanh.communication.permissions import CommunicationPermission as P
from donghanh.communication.presenters.scripts import (
    SCRIPT_CHIPS,
    script_columns,
    script_events,
    script_facts,
    script_lines,
)
from donghanh.communication.queries.pace import pace_on
from donghanh.communication.views.desk import (
    READERS,
    REFUSAL,
    WRITERS,
    Desk,
    ask_first,
    desk_of,
    load,
    now,
    page_context,
    refusing,
    unit_of,
)
from donghanh.communication.wording import length_words
from donghanh.domain.text.aloud import reading_seconds
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web import formats
from donghanh.foundation.web.acting import act_or_ask
from donghanh.foundation.web.export import list_response
from donghanh.foundation.web.pagination import page_of
from donghanh.organisations.models import Organisation


def _filter(request: ScopedRequest) -> ScriptFilter:
    asked = request.GET.copy()
    if len(asked.get("noi", "")) != len("00000000-0000-0000-0000-000000000000"):
        asked.pop("noi", None)
    form = ScriptFilter(asked, auto_id="filter_%s")
    seen = Script.objects.visible_to(request.scope).order_by().values("body")
    form.offer(Organisation.objects.filter(pk__in=seen).order_by("sort_key", "pk"))
    form.is_valid()
    return form


def _found(request: ScopedRequest, form: ScriptFilter) -> ScriptQuerySet:
    values = form.values
    rows = Script.objects.visible_to(request.scope)
    state = values.get("buoc", "")
    rows = rows.filter(is_kept=False) if state == "away" else rows.kept()
    if state and state != "away":
        rows = rows.filter(state=state)
    if topic := values.get("chu_de"):
        rows = rows.filter(topic=topic)
    if body := values.get("noi"):
        rows = rows.filter(body_id=body)
    if words := values.get("q"):
        rows = rows.matching(words)
    return rows.select_related("body").order_by("-changed_at", "pk")


@requires(*READERS)
def list_(request: ScopedRequest) -> HttpResponse:
    """The library, last changed first."""
    form = _filter(request)
    page = page_of(_found(request, form).defer("text", "search"), request)
    n = page.paginator.count
    pace = pace_on(unit_of(request), request.scope.on)
    context = page_context(request, "scripts") | {
        "form": form,
        "page": page,
        "lines": script_lines(page.object_list, pace),
        "shown": ngettext("%(n)s bài", "%(n)s bài", n) % {"n": formats.number(n)},
        "waiting": Script.objects.visible_to(request.scope).kept().filter(state=ScriptState.WAITING).count(),
    }
    return render(request, "communication/scripts.html", context)


@requires(*READERS)
def export(request: ScopedRequest) -> HttpResponseBase:
    """The library as filtered, as a file."""
    columns: dict[str, Callable[[Script], Any]] = script_columns(pace_on(unit_of(request), request.scope.on))
    rows = _found(request, _filter(request)).iterator(chunk_size=500)
    return list_response(request, rows, columns, name="bai-phat-thanh")


@requires(*WRITERS)
def new(request: ScopedRequest) -> HttpResponseBase:
    """Write a script."""
    desk = desk_of(request)
    form = ScriptForm(request.POST or None, initial={"body": desk.own[0]}).offer(desk.own)

    def save() -> Script:
        return actions.write_script(unit=desk.unit, by=request.scope.actor, at=now(), **form.cleaned_data)

    return act_or_ask(
        request,
        form,
        refusing(save),
        done=lambda made: (_("Đã lưu bài. Gửi duyệt khi viết xong."), reverse("communication:script", args=[made.pk])),
        refusal=REFUSAL,
        template="communication/form.html",
        page={"title": _("Viết bài phát thanh"), "action": _("Lưu bài"), "back_url": reverse("communication:scripts")},
    )


def _writable(request: ScopedRequest, pk: uuid.UUID) -> Script:
    script = load(Script.objects.select_related("unit", "body", "changed_by"), request, pk)
    if not Script.objects.writable_by(request.scope).filter(pk=pk).exists():
        raise Http404
    return script


@requires(*READERS)
def script(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """One script: its text, how long it takes, its approved versions, what happened to it, when it is read."""
    one = load(Script.objects.select_related("unit", "body", "changed_by"), request, pk)
    scope = request.scope
    may_write = Script.objects.writable_by(scope).filter(pk=one.pk).exists()
    is_mine = one.changed_by is not None and one.changed_by_id == scope.person_id
    may_decide = scope.may(P.APPROVE, unit_id=one.unit_id) and one.state == ScriptState.WAITING
    pace = pace_on(one.unit, scope.on)
    context = {
        "script": one,
        "chip": (SCRIPT_CHIPS[one.state], str(one.get_state_display())),
        "facts": script_facts(one, pace),
        "versions": list(one.versions.all()[:20]),
        "slots": list(one.slots.filter(last_on__gte=scope.on).select_related("station").order_by("first_on")[:20]),
        "events": script_events(list(one.story.select_related("author")[:50])),
        "may_write": may_write and one.is_kept,
        "may_send": may_write and one.is_kept and one.state in (ScriptState.DRAFT, ScriptState.RETURNED),
        "may_decide": may_decide and not is_mine,
        "waits_for_other": may_decide and is_mine,
        "may_take_out": may_write and not one.is_kept,
        "may_schedule": scope.may(P.KEEP, unit_id=one.unit_id) and one.is_kept and one.state == ScriptState.APPROVED,
        "has_old": one.approved_number and one.state != ScriptState.APPROVED,
    }
    return render(request, "communication/script.html", context)


@requires(*WRITERS)
def edit(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Change a script; what was approved is to be approved again."""
    one = _writable(request, pk)
    desk = desk_of(request)
    bodies = desk.own if one.body in desk.own else [one.body, *desk.own]
    initial = {"title": one.title, "topic": one.topic, "body": one.body, "text": one.text, "version": one.version}
    form = ScriptEditForm(request.POST or None, of=one, initial=initial)
    form.offer(bodies)

    def save() -> Script:
        return actions.edit_script(
            script=one, expected_version=form.expected_version, by=request.scope.actor, at=now(), **form.fields_typed
        )

    lede = _("Bài đã duyệt: sửa tên hay lời đọc thì bài cần được duyệt lại.") if one.approved_number else ""
    return act_or_ask(
        request,
        form,
        refusing(save),
        done=lambda made: (_("Đã sửa bài."), reverse("communication:script", args=[made.pk])),
        refusal=REFUSAL,
        template="communication/form.html",
        page={
            "title": _("Sửa bài phát thanh"),
            "lede": lede,
            "action": _("Lưu bài"),
            "back_url": reverse("communication:script", args=[one.pk]),
        },
    )


def _step(
    request: ScopedRequest,
    one: Script,
    act: Callable[..., Script],
    *,
    said: str,
    question: str,
    text: str,
    action: str,
    form: StepForm | ReturnForm,
    **more: Any,
) -> HttpResponseBase:
    back = reverse("communication:script", args=[one.pk])
    return ask_first(
        request,
        form,
        lambda: act(
            script=one,
            expected_version=form.expected_version,
            by=request.scope.actor,
            at=now(),
            **more,
            **form.fields_typed,
        ),
        done=lambda made: (said, back),
        question=question,
        text=text,
        action=action,
        back=back,
    )


def _step_form(request: ScopedRequest, one: Script) -> StepForm:
    return StepForm(request.POST or None, initial={"version": one.version})


@requires(*WRITERS)
def send(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Lay it before who approves."""
    one = _writable(request, pk)
    return _step(
        request,
        one,
        actions.send_script,
        said=_("Đã gửi duyệt bài."),
        question=_("Gửi duyệt bài này?"),
        text=_("Lãnh đạo đọc rồi duyệt hoặc trả lại kèm chỗ cần sửa. Sửa bài trong lúc chờ thì phải gửi lại."),
        action=_("Gửi duyệt"),
        form=_step_form(request, one),
    )


@requires(P.APPROVE)
def approve(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Approve it as it stands."""
    one = load(Script.objects.select_related("unit"), request, pk, P.APPROVE)
    return _step(
        request,
        one,
        actions.approve_script,
        said=_("Đã duyệt bài. Bài xếp lịch được từ bây giờ."),
        question=_("Duyệt bài này?"),
        text=_("Đài đọc đúng lời đã duyệt. Sửa lời thì phải duyệt lại."),
        action=_("Duyệt bài"),
        form=_step_form(request, one),
    )


@requires(P.APPROVE)
def return_(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Hand it back."""
    one = load(Script.objects.select_related("unit"), request, pk, P.APPROVE)
    return _step(
        request,
        one,
        actions.return_script,
        said=_("Đã trả lại bài."),
        question=_("Trả lại bài này?"),
        text=_("Người viết thấy chỗ cần sửa và gửi lại."),
        action=_("Trả lại"),
        form=ReturnForm(request.POST or None, initial={"version": one.version}),
    )


@requires(*WRITERS)
def put_away(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Put it away, or take it out again."""
    one = _writable(request, pk)
    if one.is_kept:
        words = (_("Đã cất bài."), _("Cất bài này?"), _("Cất bài"))
        text = _("Bài không còn trong thư viện và không xếp lịch được; những lượt đã phát vẫn giữ. Lấy ra lại được.")
    else:
        words = (_("Đã lấy bài ra dùng lại."), _("Dùng lại bài này?"), _("Dùng lại"))
        text = _("Bài trở lại thư viện, ở bước cũ.")
    said, question, action = words
    form, kept = _step_form(request, one), not one.is_kept
    return _step(
        request, one, actions.put_script_away, said=said, question=question, text=text, action=action, form=form,
        kept=kept,
    )  # fmt: skip


@requires(*READERS)
def print_(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """The sheet to read from, in large type: the last approved version; of a script never approved the draft, marked so."""
    one = load(Script.objects.select_related("unit", "body"), request, pk)
    version = one.versions.order_by("-number").first()
    said = version or one
    seconds = reading_seconds(said.syllables, a_minute=pace_on(one.unit, request.scope.on))
    context = {
        "script": one,
        "version": version,
        "title": said.title,
        "paragraphs": [line for line in said.text.split("\n") if line],
        "length": length_words(seconds),
        "is_behind": version is not None and one.state != ScriptState.APPROVED,
        "back_url": reverse("communication:script", args=[one.pk]),
    }
    return render(request, "communication/script_print.html", context)


@requires(P.KEEP)
def pace(request: ScopedRequest) -> HttpResponseBase:
    """How fast is read: what holds, since when, and the own measure."""
    desk: Desk = desk_of(request)
    scope = request.scope
    initial = {"a_minute": pace_on(desk.unit, scope.on), "valid_from": scope.on}
    form = PaceForm(request.POST or None, initial=initial)
    return act_or_ask(
        request,
        form,
        refusing(lambda: actions.set_pace(unit=desk.unit, by=scope.actor, at=now(), **form.cleaned_data)),
        done=lambda made: (
            _("Đã ghi tốc độ đọc. Thời lượng mọi bài tính lại theo số này."),
            reverse("communication:pace"),
        ),
        refusal=REFUSAL,
        template="communication/pace.html",
        page={"paces": list(Pace.objects.visible_to(scope).for_unit(desk.unit).order_by("-valid_from", "pk"))},
    )
