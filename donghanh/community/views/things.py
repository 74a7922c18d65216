"""Equipment and papers of a model."""

from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import FileResponse, Http404, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from donghanh.community.actions import (
    add_equipment,
    add_file,
    edit_equipment,
    end_equipment,
    open_protected_file,
    remove_file,
)
from donghanh.community.forms.initiatives import VersionForm
from donghanh.community.forms.things import EquipmentEditForm, EquipmentForm, GoneForm, InitiativeFileForm
from donghanh.community.models import Equipment, Initiative, InitiativeFile
from donghanh.community.permissions import CommunityPermission
from donghanh.community.queries import may_edit, may_look_up_address
from donghanh.community.refusals import CommunityRefused
from donghanh.community.views._shared import act, ask, initial_of, initiative_of, page_url, part_of
from donghanh.community.wording import FILE_PROBLEMS, in_words
from donghanh.documents.pictures.kinds import NotTaken, kind_of
from donghanh.foundation.access import get_visible_or_404
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.files.store import FileTooLarge, incoming
from donghanh.foundation.files.views import handed_out
from donghanh.foundation.web.export import list_response
from donghanh.foundation.web.toasts import confirm

ANCHOR, FILES = "thiet-bi", "giay-to"


@requires(CommunityPermission.READ)
@require_GET
def equipment_list(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """Everything the model has and had."""
    initiative = initiative_of(request, pk, to=None)
    rows = list(Equipment.objects.filter(initiative=initiative))
    return render(
        request,
        "community/equipment.html",
        {
            "initiative": initiative,
            "held": [row for row in rows if row.gone_on is None],
            "gone": [row for row in rows if row.gone_on is not None],
            "may_edit": may_edit(request.scope, initiative) and initiative.ended_on is None,
        },
    )


@requires(CommunityPermission.READ)
@require_GET
def equipment_export(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """The list of equipment as a file, with what is gone."""
    initiative = initiative_of(request, pk, to=None)
    columns: dict[str, Any] = {
        _("Tên thiết bị"): lambda row: row.item,
        _("Số lượng"): lambda row: row.quantity,
        _("Đơn vị tính"): lambda row: row.measure,
        _("Tình trạng"): lambda row: row.get_condition_display(),
        _("Ngày nhận"): lambda row: row.received_on,
        _("Nguồn"): lambda row: row.source,
        _("Không còn từ ngày"): lambda row: row.gone_on,
        _("Lý do"): lambda row: row.gone_reason,
    }
    rows = Equipment.objects.filter(initiative=initiative).iterator(chunk_size=500)
    return list_response(request, rows, columns, name="trang-thiet-bi")


@requires(CommunityPermission.EDIT)
@require_http_methods(["GET", "POST"])
def equipment_add(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """A thing more."""
    initiative = initiative_of(request, pk)
    form = EquipmentForm(request.POST or None, initial={"received_on": request.scope.on, "quantity": 1})

    def save() -> Equipment:
        return add_equipment(initiative=initiative, by=request.scope.actor, at=timezone.now(), **form.cleaned_data)

    return act(
        request,
        form,
        save,
        _("Đã thêm thiết bị."),
        to=page_url(initiative, ANCHOR),
        title=_("Thêm trang thiết bị"),
        lede=initiative.name,
        button=_("Thêm"),
        back_url=page_url(initiative, ANCHOR),
        initiative=initiative,
    )


@requires(CommunityPermission.EDIT)
@require_http_methods(["GET", "POST"])
def equipment_edit(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """Correct a line, or say what the thing is like now."""
    line: Equipment = part_of(request, Equipment.objects.held(), pk, path="initiative")
    names = ("item", "quantity", "measure", "condition", "received_on", "source", "version")
    form = EquipmentEditForm(request.POST or None, of=line, initial=initial_of(line, *names))

    def save() -> Equipment:
        return edit_equipment(
            line=line,
            expected_version=form.expected_version,
            by=request.scope.actor,
            at=timezone.now(),
            **form.fields_typed,
        )

    return act(
        request,
        form,
        save,
        _("Đã lưu."),
        to=page_url(line.initiative, ANCHOR),
        title=_("Sửa trang thiết bị"),
        lede=line.initiative.name,
        button=_("Lưu"),
        back_url=page_url(line.initiative, ANCHOR),
        remove_url_name="community:equipment-remove",
        end_url_name="community:equipment-gone",
        end_label=_("Ghi là không còn"),
        row=line,
        initiative=line.initiative,
    )


@requires(CommunityPermission.EDIT)
@require_http_methods(["GET", "POST"])
def equipment_gone(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """A thing that is no longer there."""
    line: Equipment = part_of(request, Equipment.objects.held(), pk, path="initiative")
    form = GoneForm(request.POST or None, initial={"gone_on": request.scope.on, "version": line.version})

    def save() -> Equipment:
        return end_equipment(
            line=line,
            expected_version=form.expected_version,
            by=request.scope.actor,
            at=timezone.now(),
            **form.fields_typed,
        )

    return act(
        request,
        form,
        save,
        _("Đã ghi."),
        to=page_url(line.initiative, ANCHOR),
        title=_("Thiết bị không còn"),
        lede=line.item,
        button=_("Ghi là không còn"),
        back_url=page_url(line.initiative, ANCHOR),
        initiative=line.initiative,
        labels={"gone_reason": _("Lý do")},
    )


@requires(CommunityPermission.EDIT)
@require_http_methods(["GET", "POST"])
def file_add(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """A paper of the model. Papers of a protected one are added by who may look its address up."""
    initiative = initiative_of(request, pk, to=_may_add_files)
    form = InitiativeFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            _keep(request, initiative, form)
        except NotTaken as refused:
            form.add_error("file", str(FILE_PROBLEMS.get(refused.code, FILE_PROBLEMS["kind_unknown"])))
        except FileTooLarge:
            form.add_error("file", str(FILE_PROBLEMS["too_large"]))
        except CommunityRefused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, in_words(refused))
        else:
            confirm(request, _("Đã thêm giấy tờ."))
            return redirect(page_url(initiative, FILES))
    page = {
        "form": form,
        "title": _("Thêm giấy tờ"),
        "lede": initiative.name,
        "notes": [_("Giấy tờ của nơi giữ kín địa chỉ chỉ người có phận sự mở được, mỗi lần mở đều được ghi lại.")]
        if initiative.is_protected
        else [],
        "button": _("Thêm"),
        "back_url": page_url(initiative, FILES),
        "initiative": initiative,
        "is_upload": True,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if request.method == "POST" else HTTPStatus.OK
    return render(request, "community/form.html", page, status=status)


def _keep(request: ScopedRequest, initiative: Initiative, form: InitiativeFileForm) -> InitiativeFile:
    file = form.cleaned_data["file"]
    with incoming(file.chunks(), limit=settings.EVIDENCE_LARGEST) as content:
        return add_file(
            initiative=initiative,
            content=content,
            kind=kind_of(content.path),
            name=file.name,
            use=form.cleaned_data["use"],
            by=request.scope.actor,
            at=timezone.now(),
        )


def _may_add_files(scope: Any, initiative: Initiative) -> bool:
    return may_edit(scope, initiative) and (not initiative.is_protected or may_look_up_address(scope, initiative))


@requires(CommunityPermission.EDIT)
@require_http_methods(["GET", "POST"])
def file_remove(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """Take a paper away, after asking."""
    row: InitiativeFile = part_of(request, InitiativeFile.objects.kept(), pk, path="initiative", to=_may_add_files)
    form = VersionForm(request.POST or None, initial={"version": 1})

    def save() -> InitiativeFile:
        return remove_file(row=row, by=request.scope.actor, at=timezone.now())

    return ask(
        request,
        form,
        save,
        _("Đã bỏ giấy tờ."),
        to=page_url(row.initiative, FILES),
        question=_("Bỏ giấy tờ này?"),
        text=_("Nội dung tệp bị xóa, không lấy lại được."),
        action=_("Bỏ giấy tờ"),
        back_url=page_url(row.initiative, FILES),
        danger=True,
    )


@requires(CommunityPermission.SHELTER_ADDRESS)
@require_POST
def file_open(request: ScopedRequest, pk: Any) -> FileResponse:
    """A paper of a protected model, told before it is handed out. Papers of other models are downloaded as any file."""
    rows = InitiativeFile.objects.kept().select_related("initiative", "file")
    row = get_visible_or_404(rows, request.scope, pk=pk, initiative__is_protected=True)
    if row.file is None or not may_look_up_address(request.scope, row.initiative):
        raise Http404
    open_protected_file(row=row, by=request.scope.actor, at=timezone.now())
    return handed_out(row.file)
