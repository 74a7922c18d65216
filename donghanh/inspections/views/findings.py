"""Findings: the list, noting one, its page."""

import uuid

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web import formats
from donghanh.foundation.web.export import list_response
from donghanh.foundation.web.forms import Form
from donghanh.foundation.web.pagination import page_of
from donghanh.inspections import actions
from donghanh.inspections.forms.filters import FindingFilter
from donghanh.inspections.forms.findings import CorrectFindingForm, FindingForm
from donghanh.inspections.models import (
    SHORT_SEVERITY,
    Finding,
    FindingFile,
    FindingState,
    Inspection,
    InspectionState,
    TimeState,
)
from donghanh.inspections.naming import subject_for_owner
from donghanh.inspections.permissions import InspectionPermission
from donghanh.inspections.presenters.findings import (
    chip_of,
    finding_columns,
    finding_line,
    four_of,
    owner_words,
)
from donghanh.inspections.presenters.inspections import events_of
from donghanh.inspections.queries import cells_of, findings_found
from donghanh.inspections.queries.deadlines import due_in
from donghanh.inspections.queries.finding import removable_files
from donghanh.inspections.queries.verifying import may_not_give_time, who_may, who_may_give_time, why_not
from donghanh.inspections.views.desk import (
    READERS,
    act,
    arrived,
    ask,
    bodies_of,
    load_finding,
    load_inspection,
    now,
    page_context,
    posts_of,
)
from donghanh.inspections.wording import own_words
from donghanh.organisations.models import Organisation


def _filter(request: ScopedRequest) -> FindingFilter:
    given = request.GET.copy()
    if len(given.get("noi", "")) != len(str(uuid.UUID(int=0))):
        given.pop("noi", None)
    seen = Finding.objects.visible_to(request.scope).order_by()
    form = FindingFilter(given, auto_id="filter_%s")
    form.offer(Organisation.objects.filter(pk__in=seen.values("owner")).order_by("sort_key", "pk"))
    form.is_valid()
    return form


@requires(*READERS)
def list_(request: ScopedRequest) -> HttpResponse:
    """The findings of the unit, or of the own body, with how they stand."""
    scope, form = request.scope, _filter(request)
    found = findings_found(scope, form.asked, today=scope.on).with_asked().select_related("owner", "inspection")
    page = page_of(found, request)
    cells = cells_of(Finding.objects.visible_to(scope), today=scope.on)
    n = page.paginator.count
    context = page_context(request, "findings") | {
        "form": form,
        "page": page,
        "lines": [(one, finding_line(one, scope.on)) for one in page.object_list],
        "shown": ngettext("%(n)s kiến nghị", "%(n)s kiến nghị", n) % {"n": formats.number(n)},
        "cells": cells,
        "four": four_of(cells),
        "is_office": scope.may(InspectionPermission.READ),
    }
    return render(request, "inspections/findings.html", context)


@requires(*READERS)
def export(request: ScopedRequest) -> HttpResponseBase:
    """The findings as filtered, as a file."""
    scope = request.scope
    found = findings_found(scope, _filter(request).asked, today=scope.on)
    rows = found.select_related("owner", "inspection__subject_initiative", "line")
    columns = finding_columns(scope.on, is_office=scope.may(InspectionPermission.READ))
    return list_response(request, rows.iterator(chunk_size=500), columns, name="kien-nghi")


@requires(InspectionPermission.KEEP)
def new(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Note a finding of an inspection; ``cau`` names a line."""
    one, scope = load_inspection(request, pk, to_keep=True), request.scope
    if one.state == InspectionState.CANCELLED:
        raise Http404
    initial = {"line": request.GET.get("cau", ""), "severity": "serious"}
    form = FindingForm(request.POST or None, request.FILES or None, initial=initial)
    _offer(form, request, one)

    def save() -> Finding:
        with arrived(form.cleaned_data.get("files") or []) as files:
            values = form.values(lambda days: due_in(one.unit, days, scope.on))
            return actions.add_finding(inspection=one, files=files, by=scope.actor, at=now(), **values)

    page_url = reverse("inspections:inspection", args=[one.pk])
    is_concluded = one.state == InspectionState.CONCLUDED
    return act(
        request,
        form,
        save,
        _("Đã ghi và gửi kiến nghị.") if is_concluded else _("Đã ghi kiến nghị. Kết luận xong thì gửi đi."),
        to=f"{page_url}#kien-nghi",
        template="inspections/finding_form.html",
        inspection=one,
        title=_("Ghi kiến nghị"),
        action=_("Ghi và gửi") if is_concluded else _("Ghi kiến nghị"),
        back_url=page_url,
        lost_files=request.method == "POST" and bool(request.FILES),
    )


def _offer(form: FindingForm, request: ScopedRequest, one: Inspection) -> None:
    scope = request.scope
    form.offer(
        bodies=bodies_of(scope, one.unit),
        posts=[post for post, _name in posts_of(scope, one.unit)],
        lines=list(one.checklist_version.lines.all()),
        may_show=not one.is_protected,
    )


@requires(InspectionPermission.KEEP)
def correct(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """A finding nobody was given yet."""
    finding, scope = load_finding(request, pk), request.scope
    one = load_inspection(request, finding.inspection_id, to_keep=True)
    form = CorrectFindingForm(request.POST or None, of=finding, initial=CorrectFindingForm.initial_of(finding))
    _offer(form, request, one)
    form.fields.pop("files", None)

    def save() -> Finding:
        values = form.values(lambda days: due_in(one.unit, days, scope.on))
        return actions.correct_finding(
            finding=finding, expected_version=form.expected_version, by=scope.actor, at=now(), **values
        )

    page_url = reverse("inspections:finding", args=[finding.pk])
    return act(
        request,
        form,
        save,
        _("Đã sửa kiến nghị."),
        to=page_url,
        template="inspections/finding_form.html",
        inspection=one,
        title=_("Sửa kiến nghị"),
        action=_("Lưu"),
        back_url=page_url,
    )


@requires(InspectionPermission.KEEP)
def remove(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Take back a finding nobody was given yet."""
    finding = load_finding(request, pk)
    one = load_inspection(request, finding.inspection_id, to_keep=True)
    return ask(
        request,
        Form(request.POST if request.method == "POST" else None),
        lambda: actions.remove_finding(finding=finding, by=request.scope.actor, at=now()),
        _("Đã bỏ kiến nghị."),
        to=reverse("inspections:inspection", args=[one.pk]),
        question=_("Bỏ kiến nghị này?"),
        text=_("Kiến nghị chưa gửi cho ai. Bỏ rồi không lấy lại được."),
        action=_("Bỏ kiến nghị"),
    )


@requires(*READERS)
def finding_page(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """What is to be put right, what was reported, who may decide, files, history."""
    finding, scope = load_finding(request, pk), request.scope
    one = finding.inspection
    is_office = not scope.narrowed and scope.may(InspectionPermission.READ, unit_id=one.unit_id)
    rows = Finding.objects.filter(pk=pk)
    reports = list(finding.follow_ups.select_related("claimed_by", "decided_by").order_by("-claimed_at", "pk"))
    decides = rows.decidable_by(scope).exists()
    code = why_not(finding, scope.person_id, scope.on) if decides else ""
    story = finding.story.select_related("author", "finding").order_by("-at", "pk")
    may_keep = Inspection.objects.keepable_by(scope).filter(pk=one.pk).exists()
    is_claimed = finding.state == FindingState.CLAIMED
    is_live = finding.state not in (FindingState.CLOSED, FindingState.DROPPED)
    removable = frozenset(removable_files(scope).filter(finding=finding).values_list("pk", flat=True))
    who = who_may(finding, scope.on) if is_claimed or code else []
    may_answer = rows.answerable_by(scope).exists()
    requests = list(finding.time_requests.select_related("asked_by", "decided_by"))
    asked = next((one for one in requests if one.state == TimeState.ASKED), None)
    kept_from = may_not_give_time(finding, asked, scope.person_id, scope.on) if asked and decides else ""
    return render(
        request,
        "inspections/finding.html",
        {
            "finding": finding,
            "inspection": one,
            "is_office": is_office,
            "chip": chip_of(finding, scope.on),
            "facts": _facts(finding, is_office),
            "reports": reports,
            "files": list(FindingFile.objects.filter(finding=finding).kept().select_related("file")),
            "removable": removable if is_live else frozenset(),
            "events": events_of(story[:40], with_finding=False),
            "may_answer": may_answer,
            "asked": asked,
            "time_requests": requests,
            "may_give_time": asked is not None and decides and not kept_from,
            "time_words": own_words(kept_from, who_may_give_time(finding, asked, scope.on))
            if asked and kept_from
            else "",
            "may_decide": decides and not code,
            "own_words": own_words(code, who)
            if code and finding.state in (FindingState.OPEN, FindingState.CLAIMED)
            else "",
            "who": who,
            "may_correct": may_keep and finding.state == FindingState.DRAFT,
        },
    )


def _facts(finding: Finding, is_office: bool) -> list[tuple[str, str]]:
    one = finding.inspection
    facts = [
        (_("Yêu cầu"), finding.demand),
        (_("Mức độ"), str(SHORT_SEVERITY[finding.severity])),  # type: ignore[index]
        (_("Nơi khắc phục"), owner_words(finding)),
        (_("Hạn"), formats.day_with_weekday(finding.due_on)),
        (_("Nơi được kiểm tra"), one.subject_name if is_office else subject_for_owner(one)),
        (_("Ngày kiểm tra"), formats.date(one.held_on)),
    ]
    if finding.owner_post is not None:
        facts.insert(3, (_("Người phụ trách"), finding.owner_post.title))
    if finding.first_due_on != finding.due_on:
        facts.insert(4, (_("Hạn ban đầu"), formats.date(finding.first_due_on)))
    if finding.line is not None:
        facts.append((_("Câu trong bảng kiểm"), f"{finding.line.code} {finding.line.question}"))
    return facts
