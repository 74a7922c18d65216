"""One inspection: its page, planning and correcting it, its team, its end, the sheet of paper."""

import uuid
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.activities.queries import tasks_to_link
from donghanh.foundation.access import get_visible_or_404
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web.forms import Form
from donghanh.inspections import actions
from donghanh.inspections.forms.inspections import (
    ConcludeForm,
    CorrectInspectionForm,
    InspectionForm,
    MemberForm,
    ReasonForm,
)
from donghanh.inspections.models import Inspection, InspectionState, TeamMember
from donghanh.inspections.naming import member_words
from donghanh.inspections.permissions import InspectionPermission
from donghanh.inspections.presenters.findings import finding_line
from donghanh.inspections.presenters.inspections import STATE_CHIPS, events_of, facts_of, sheet_lines
from donghanh.inspections.presenters.paper import paper_of
from donghanh.inspections.queries.twins import twins_of
from donghanh.inspections.views.desk import (
    READERS,
    act,
    ask,
    bodies_of,
    initiatives_of,
    load_inspection,
    now,
    posts_of,
    unit_of,
    versions_offered,
    villages_of,
)
from donghanh.units.queries import standing


@requires(*READERS)
def inspection_page(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """Facts, team, how far the checklist is, findings, history."""
    one, scope = load_inspection(request, pk), request.scope
    team = list(one.team.select_related("person", "post__organisation"))
    lines = list(one.checklist_version.lines.all())
    answered = one.answers.exclude(choice="", number__isnull=True, text="").count()
    findings = list(one.findings.with_asked().select_related("owner").order_by("number"))
    story = list(one.story.select_related("author", "finding").order_by("-at", "pk")[:40])
    may_keep = Inspection.objects.keepable_by(scope).filter(pk=pk).exists()
    is_open = one.is_open
    return render(
        request,
        "inspections/inspection.html",
        {
            "inspection": one,
            "facts": facts_of(one),
            "chip": (STATE_CHIPS[one.state], str(one.get_state_display())),
            "team": [(member, member_words(member)) for member in team],
            "has_lead": any(member.is_lead for member in team),
            "answered": answered,
            "total": len(lines),
            "findings": [(finding.number, finding_line(finding, scope.on)) for finding in findings],
            "events": events_of(story),
            "is_office": scope.may(InspectionPermission.READ, unit_id=one.unit_id),
            "place_gone": is_open
            and one.subject_village is not None
            and standing(one.subject_village, scope.on) is None,
            "may_keep": may_keep and is_open,
            "may_fill": is_open and Inspection.objects.fillable_by(scope).filter(pk=pk).exists(),
            "may_find": may_keep and one.state != InspectionState.CANCELLED,
            "member_form": MemberForm().offer(posts_of(scope, one.unit)) if may_keep and is_open else None,
        },
    )


@requires(InspectionPermission.KEEP)
def new(request: ScopedRequest) -> HttpResponseBase:
    """Plan an inspection; ``noi`` names its subject."""
    unit = unit_of(request, InspectionPermission.KEEP)
    scope = request.scope
    initial = {"subject": request.GET.get("noi", ""), "held_on": scope.on}
    form = InspectionForm(request.POST or None, initial=initial)
    form.offer(
        bodies=bodies_of(scope, unit),
        villages=villages_of(scope, unit),
        initiatives=initiatives_of(scope, unit),
        versions=versions_offered(scope),
    )

    def save() -> Inspection:
        return actions.plan_inspection(unit=unit, by=scope.actor, at=now(), **form.values)

    return act(
        request,
        form,
        save,
        _("Đã lập cuộc kiểm tra. Thêm người vào đoàn rồi mở bảng kiểm."),
        to=lambda made: reverse("inspections:inspection", args=[made.pk]),
        title=_("Lập cuộc kiểm tra"),
        lede=_("Chọn nơi, ngày và bảng kiểm. Lập rồi mới thêm đoàn; chưa tính là hoạt động cho đến khi kết luận."),
        action=_("Lập cuộc kiểm tra"),
        back_url=reverse("inspections:list"),
    )


@requires(InspectionPermission.KEEP)
def correct(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """An open inspection as it stands, to be corrected."""
    one, scope = load_inspection(request, pk, to_keep=True), request.scope
    form = CorrectInspectionForm(request.POST or None, of=one, initial=InspectionForm.initial_of(one))
    form.offer(
        bodies=_with(bodies_of(scope, one.unit), one.host, one.subject_body),
        villages=_with(villages_of(scope, one.unit), one.subject_village),
        initiatives=_with(initiatives_of(scope, one.unit), one.subject_initiative),
        versions=versions_offered(scope, beside=one.checklist_version),
    )

    def save() -> Inspection:
        return actions.correct_inspection(
            inspection=one, expected_version=form.expected_version, by=scope.actor, at=now(), **form.values
        )

    page_url = reverse("inspections:inspection", args=[one.pk])
    return act(
        request,
        form,
        save,
        _("Đã sửa cuộc kiểm tra."),
        to=page_url,
        title=_("Sửa cuộc kiểm tra"),
        action=_("Lưu"),
        back_url=page_url,
    )


def _with(rows: list[Any], *more: Any) -> list[Any]:
    """The rows, and what an inspection already names though it may have ended since."""
    keys = {one.pk for one in rows}
    return [*rows, *{one.pk: one for one in more if one is not None and one.pk not in keys}.values()]


@requires(InspectionPermission.KEEP)
def member_new(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """One more in the team."""
    one, scope = load_inspection(request, pk, to_keep=True), request.scope
    form = MemberForm(request.POST or None).offer(posts_of(scope, one.unit))

    def save() -> TeamMember:
        return actions.add_team_member(inspection=one, by=scope.actor, at=now(), **form.values)

    page_url = reverse("inspections:inspection", args=[one.pk])
    return act(
        request,
        form,
        save,
        _("Đã thêm vào đoàn."),
        to=f"{page_url}#doan",
        title=_("Thêm người vào đoàn"),
        action=_("Thêm"),
        back_url=page_url,
    )


@requires(InspectionPermission.KEEP)
def member_remove(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Take somebody out of the team."""
    member = get_visible_or_404(TeamMember.objects.all(), request.scope, pk=pk)
    one = load_inspection(request, member.inspection_id, to_keep=True)
    page_url = reverse("inspections:inspection", args=[one.pk])
    return ask(
        request,
        Form(request.POST if request.method == "POST" else None),
        lambda: actions.remove_team_member(member=member, by=request.scope.actor, at=now()),
        _("Đã bỏ khỏi đoàn."),
        to=page_url,
        question=_("Bỏ người này khỏi đoàn?"),
        text=_("Câu đã ghi vào bảng kiểm vẫn giữ."),
        action=_("Bỏ khỏi đoàn"),
    )


@requires(InspectionPermission.KEEP)
def conclude(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Conclude it and give its findings to who puts them right."""
    one, scope = load_inspection(request, pk, to_keep=True), request.scope
    form = ConcludeForm(request.POST or None, initial={"version": one.version, "conclusion": one.conclusion})
    form.offer(tasks_to_link(scope, hosts=[one.host_id], on=one.held_on))
    form.offer_twins(twins_of(scope, one))

    def save() -> Inspection:
        data = form.cleaned_data
        return actions.conclude_inspection(
            inspection=one,
            expected_version=form.expected_version,
            conclusion=data["conclusion"],
            task=data.get("task"),
            adopts=form.adopts(),
            by=scope.actor,
            at=now(),
        )

    page_url = reverse("inspections:inspection", args=[one.pk])
    count = one.findings.count()
    answered = one.answers.exclude(choice="", number__isnull=True, text="").count()
    left = one.checklist_version.lines.count() - answered
    return act(
        request,
        form,
        save,
        _("Đã kết luận. Kiến nghị đã gửi đến nơi khắc phục."),
        to=page_url,
        template="inspections/conclude.html",
        inspection=one,
        count=count,
        left=left,
        back_url=page_url,
    )


@requires(InspectionPermission.KEEP)
def cancel(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Call it off."""
    one = load_inspection(request, pk, to_keep=True)
    form = ReasonForm(request.POST or None, initial={"version": one.version})
    return ask(
        request,
        form,
        lambda: actions.cancel_inspection(
            inspection=one,
            expected_version=form.expected_version,
            reason=form.cleaned_data["reason"],
            by=request.scope.actor,
            at=now(),
        ),
        _("Đã hủy cuộc kiểm tra."),
        to=reverse("inspections:inspection", args=[one.pk]),
        question=_("Hủy cuộc kiểm tra này?"),
        text=_("Cuộc kiểm tra vẫn đọc được kèm lý do. Không có hoạt động nào được tính."),
        action=_("Hủy cuộc kiểm tra"),
    )


@requires(*READERS)
def sheet(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """The checklist on paper: with ``trong`` empty for the field, otherwise as filled in."""
    one = load_inspection(request, pk)
    is_empty = bool(request.GET.get("trong"))
    answers = {} if is_empty else {answer.line_id: answer for answer in one.answers.all()}
    team = list(one.team.select_related("person", "post__organisation"))
    findings = [] if is_empty else list(one.findings.with_asked().select_related("owner").order_by("number"))
    return render(
        request,
        "inspections/sheet.html",
        {
            "inspection": one,
            "facts": facts_of(one),
            "is_empty": is_empty,
            "lines": sheet_lines(one.checklist_version.lines.all(), answers),
            "team": [(member, member_words(member)) for member in team],
            "findings": [(finding, finding_line(finding, request.scope.on)) for finding in findings],
            "blank": range(4),
            **paper_of(one, team, is_empty=is_empty),
            "today": request.scope.on,
        },
    )
