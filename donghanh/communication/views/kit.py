"""The kit of the Action Month: its page, beginning and correcting it, its parts, what bodies answer."""

import contextlib
import uuid
from collections.abc import Callable, Iterator
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.communication import actions
from donghanh.communication.forms.kit import AnswerForm, AssetForm, LineForm, MonthEditForm, MonthNewForm
from donghanh.communication.forms.schedule import AskForm
from donghanh.communication.models import (
    ActionMonth,
    CampaignTheme,
    KitFile,
    KitMessage,
    Proposal,
    ProposalAnswer,
)
from donghanh.communication.permissions import CommunicationPermission as P
from donghanh.communication.presenters.kit import progress_columns
from donghanh.communication.queries.totals import progress_of
from donghanh.communication.refusals import CommunicationRefused
from donghanh.communication.views.desk import (
    READERS,
    REFUSAL,
    WRITERS,
    ask_first,
    desk_of,
    load,
    now,
    page_context,
    refusing,
)
from donghanh.documents.pictures.kinds import FileKind, NotTaken, kind_of
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.files.store import FileTooLarge, incoming
from donghanh.foundation.web.acting import act_or_ask
from donghanh.foundation.web.export import list_response

ASSETS = frozenset({FileKind.JPEG, FileKind.PNG, FileKind.WEBP, FileKind.PDF})


def _months(request: ScopedRequest) -> list[ActionMonth]:
    return list(ActionMonth.objects.visible_to(request.scope).select_related("unit").order_by("-year", "pk"))


def _page_url(month: ActionMonth) -> str:
    return reverse("communication:month", args=[month.pk])


def _kept(request: ScopedRequest, pk: uuid.UUID) -> ActionMonth:
    return load(ActionMonth.objects.select_related("unit"), request, pk, P.KEEP)


@requires(*READERS)
def kit(request: ScopedRequest) -> HttpResponse:
    """The kit of this year or the latest there is; where there is none, what a kit is."""
    months = _months(request)
    if not months:
        theme = CampaignTheme.objects.filter(year=request.scope.on.year).first()
        return render(request, "communication/kit_empty.html", page_context(request, "kit") | {"theme": theme})
    shown = next((one for one in months if one.year <= request.scope.on.year), months[0])
    return _page(request, shown, months)


@requires(*READERS)
def month(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """One kit."""
    return _page(request, load(ActionMonth.objects.select_related("unit"), request, pk), _months(request))


def _page(request: ScopedRequest, shown: ActionMonth, months: list[ActionMonth]) -> HttpResponse:
    scope = request.scope
    may_keep = scope.may(P.KEEP, unit_id=shown.unit_id)
    may_read_all = scope.may(P.READ, unit_id=shown.unit_id) and not scope.narrowed
    desk = desk_of(request, P.READ, P.READ_OWN)
    bodies = desk.bodies(scope) if may_read_all else desk.own
    lines = list(shown.proposals.all())
    own = desk.own[0] if desk.own else None
    said = {one.proposal_id: one for one in ProposalAnswer.objects.filter(proposal__in=lines, body=own)} if own else {}
    progress = progress_of(shown, bodies) if may_read_all and shown.proposed_at else []
    context = page_context(request, "kit") | {
        "month": shown,
        "months": [(one, one.pk == shown.pk) for one in months],
        "messages_": list(shown.messages.all()),
        "files": list(shown.files.select_related("file")),
        "lines": [(line, said.get(line.pk)) for line in lines],
        "own": own,
        "progress": sorted(progress, key=lambda one: -one.done - one.not_done),
        "answered": len([one for one in progress if one.done or one.not_done]),
        "may_keep": may_keep,
        "may_answer": shown.proposed_at is not None and (may_keep or scope.may(P.WRITE_OWN)),
        "is_on": shown.starts_on <= scope.on <= shown.ends_on,
    }
    return render(request, "communication/kit.html", context)


@requires(P.KEEP)
def begin(request: ScopedRequest) -> HttpResponseBase:
    """Begin the kit of a year."""
    desk, scope = desk_of(request), request.scope
    theme = CampaignTheme.objects.filter(year=scope.on.year).first()
    months = list(ActionMonth.objects.visible_to(scope).filter(unit__line=desk.unit.line))
    initial: dict[str, Any] = {"year": scope.on.year, "like": months[0].pk if months else None}
    if theme:
        initial |= {
            "theme": theme.theme,
            "starts_on": theme.starts_on,
            "ends_on": theme.ends_on,
            "authority": theme.source if theme.theme else "",
        }
    form = MonthNewForm(request.POST or None, initial=initial).offer(months)
    return act_or_ask(
        request,
        form,
        refusing(lambda: actions.begin_month(unit=desk.unit, by=scope.actor, at=now(), **form.cleaned_data)),
        done=lambda made: (_("Đã lập bộ Tháng hành động."), _page_url(made)),
        refusal=REFUSAL,
        template="communication/form.html",
        page={"title": _("Lập bộ Tháng hành động"), "action": _("Lập"), "back_url": reverse("communication:kit")},
    )


@requires(P.KEEP)
def edit(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Theme and window."""
    one = _kept(request, pk)
    initial = {name: getattr(one, name) for name in ("theme", "authority", "starts_on", "ends_on", "version")}
    form = MonthEditForm(request.POST or None, of=one, initial=initial)
    return act_or_ask(
        request,
        form,
        refusing(
            lambda: actions.correct_month(
                month=one,
                expected_version=form.expected_version,
                by=request.scope.actor,
                at=now(),
                **form.fields_typed,
            )
        ),
        done=lambda made: (_("Đã sửa bộ Tháng hành động."), _page_url(made)),
        refusal=REFUSAL,
        template="communication/form.html",
        page={"title": _("Sửa chủ đề và thời gian"), "action": _("Lưu"), "back_url": _page_url(one)},
    )


def _add_line(
    request: ScopedRequest, pk: uuid.UUID, act: Callable[..., Any], title: str, said: str
) -> HttpResponseBase:
    one = _kept(request, pk)
    form = LineForm(request.POST or None)
    return act_or_ask(
        request,
        form,
        refusing(lambda: act(month=one, by=request.scope.actor, at=now(), **form.cleaned_data)),
        done=lambda made: (said, _page_url(one)),
        refusal=REFUSAL,
        template="communication/form.html",
        page={"title": title, "action": _("Thêm"), "back_url": _page_url(one)},
    )


@requires(P.KEEP)
def message_new(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """A message or a slogan."""
    return _add_line(request, pk, actions.add_message, _("Thêm thông điệp, khẩu hiệu"), _("Đã thêm thông điệp."))


@requires(P.KEEP)
def proposal_new(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """A line of the checklist."""
    return _add_line(request, pk, actions.add_proposal, _("Thêm việc đề nghị các cơ quan"), _("Đã thêm việc đề nghị."))


def _remove(
    request: ScopedRequest, month: ActionMonth, act: Callable[[], Any], *, question: str, text: str
) -> HttpResponseBase:
    request.scope.require(P.KEEP, unit_id=month.unit_id)
    return ask_first(
        request,
        AskForm(request.POST) if request.method == "POST" else AskForm(),
        act,
        done=lambda made: (_("Đã bỏ."), _page_url(month)),
        question=question,
        text=text,
        action=_("Bỏ"),
        back=_page_url(month),
    )


@requires(P.KEEP)
def message_remove(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Take a message out."""
    one: KitMessage = load(KitMessage.objects.select_related("month"), request, pk)
    return _remove(
        request,
        one.month,
        lambda: actions.remove_message(message=one, by=request.scope.actor, at=now()),
        question=_("Bỏ thông điệp này?"),
        text=one.text,
    )


@requires(P.KEEP)
def proposal_remove(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Take a line of the checklist out."""
    one: Proposal = load(Proposal.objects.select_related("month"), request, pk)
    return _remove(
        request,
        one.month,
        lambda: actions.remove_proposal(proposal=one, by=request.scope.actor, at=now()),
        question=_("Bỏ việc đề nghị này?"),
        text=one.text,
    )


@requires(P.KEEP)
def asset_remove(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Take a file out."""
    one: KitFile = load(KitFile.objects.select_related("month", "file"), request, pk)
    return _remove(
        request,
        one.month,
        lambda: actions.remove_asset(asset=one, by=request.scope.actor, at=now()),
        question=_("Bỏ tệp này?"),
        text=one.caption,
    )


@requires(P.KEEP)
def asset_new(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """A logo, a backdrop, a banner to be printed."""
    one = _kept(request, pk)
    form = AssetForm(request.POST or None, request.FILES or None)

    def save() -> KitFile:
        with _taken(form.cleaned_data["file"]) as asset:
            return actions.add_asset(
                month=one, caption=form.cleaned_data["caption"], asset=asset, by=request.scope.actor, at=now()
            )

    return act_or_ask(
        request,
        form,
        refusing(save),
        done=lambda made: (_("Đã thêm tệp."), _page_url(one)),
        refusal=REFUSAL,
        template="communication/form.html",
        page={
            "title": _("Thêm hình ảnh, mẫu in"),
            "lede": _("Chỉ tải tệp cơ quan mình được dùng. Ảnh có người thì cần người ấy đồng ý."),
            "action": _("Thêm tệp"),
            "back_url": _page_url(one),
            "takes_files": True,
        },
    )


@contextlib.contextmanager
def _taken(file: UploadedFile) -> Iterator[actions.Asset]:
    """The file on the disk, known by what is in it; ``file_not_taken`` for what is no picture and no PDF."""
    try:
        with incoming(file.chunks(), limit=settings.EVIDENCE_LARGEST) as arrived:
            kind = kind_of(arrived.path)
            if kind not in ASSETS:
                raise CommunicationRefused("file_not_taken", field="file")
            yield actions.Asset(arrived, kind, file.name or "tep")
    except (FileTooLarge, NotTaken):
        raise CommunicationRefused("file_not_taken", field="file") from None


@requires(P.KEEP)
def propose(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Let every body of the unit see it."""
    one = _kept(request, pk)
    return ask_first(
        request,
        AskForm(request.POST) if request.method == "POST" else AskForm(),
        lambda: actions.propose_month(month=one, by=request.scope.actor, at=now()),
        done=lambda made: (_("Đã gửi đề nghị đến các cơ quan, các thôn."), _page_url(one)),
        question=_("Gửi đề nghị đến mọi cơ quan, mọi thôn?"),
        text=_(
            "Từ lúc này các cơ quan thấy chủ đề, thông điệp, hình ảnh và danh mục đề nghị. Đây là đề nghị, không phải giao việc."
        ),
        action=_("Gửi đề nghị"),
        back=_page_url(one),
    )


@requires(*WRITERS)
def answer(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Done or not, for the own body; the office for any."""
    line: Proposal = load(Proposal.objects.select_related("month__unit"), request, pk)
    if line.month.proposed_at is None:
        raise Http404
    desk = desk_of(request)
    if desk.unit.line != line.month.unit.line:
        raise Http404
    held = line.answers.filter(body=desk.own[0]).first()
    initial: dict[str, Any] = {"body": desk.own[0].pk}
    if held:
        initial |= {"is_done": "yes" if held.is_done else "no", "note": held.note}
    form = AnswerForm(request.POST or None, initial=initial).offer(desk.own)
    return act_or_ask(
        request,
        form,
        refusing(lambda: actions.answer_proposal(proposal=line, by=request.scope.actor, at=now(), **form.cleaned_data)),
        done=lambda made: (_("Đã ghi câu trả lời."), _page_url(line.month)),
        refusal=REFUSAL,
        template="communication/form.html",
        page={
            "title": _("Trả lời đề nghị"),
            "lede": line.text,
            "action": _("Ghi lại"),
            "back_url": _page_url(line.month),
        },
    )


@requires(P.READ)
def progress_export(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """How far each body is, as a file."""
    one = load(ActionMonth.objects.select_related("unit"), request, pk, P.READ)
    bodies = desk_of(request, P.READ, P.READ_OWN).bodies(request.scope)
    lines = list(one.proposals.values_list("text", flat=True))
    return list_response(request, progress_of(one, bodies), progress_columns(lines), name="thang-hanh-dong")
