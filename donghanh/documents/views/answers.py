"""What a person answers to findings and to "who is this?"."""

import datetime as dt
import uuid
from typing import Any

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from donghanh.documents.actions.bodies import choose_body, forget_answer, leave_body_open
from donghanh.documents.actions.findings import accept_finding, reopen_finding, waive_finding
from donghanh.documents.bodies import key_of, names_to_choose
from donghanh.documents.models import Document, Finding, PrintedBody
from donghanh.documents.permissions import DocumentPermission
from donghanh.documents.refusals import DocumentRefusal
from donghanh.documents.views.common import load_document, say_refused
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.records import StaleRecord
from donghanh.foundation.web.toasts import confirm
from donghanh.organisations.actions.bodies import create_organisation
from donghanh.organisations.actions.groups import create_group
from donghanh.organisations.models import Organisation, OrganisationGroup, OrganisationKind
from donghanh.organisations.permissions import OrganisationPermission
from donghanh.organisations.queries import suggested_directable
from donghanh.organisations.refusals import OrganisationRefused

BEFORE_ANYTHING = dt.date(2025, 7, 1)
"""Two-tier government began on this day: a body set up from a paper is taken to stand since then, or since the
paper's own year when that is earlier (Law 72/2025/QH15)."""


@require_POST
@requires(DocumentPermission.REVIEW)
def finding(request: ScopedRequest, pk: uuid.UUID, finding_pk: uuid.UUID) -> HttpResponse:
    """Accept a finding, set it aside with a reason, or open it again."""
    document = load_document(request, pk, DocumentPermission.REVIEW)
    row = Finding.objects.filter(document=document, pk=finding_pk).select_related("document").first()
    if row is None:
        raise Http404
    version, by, at = _version(request), request.scope.actor, timezone.now()
    act = request.POST.get("act", "")
    try:
        if act == "accept":
            accept_finding(finding=row, expected_version=version, by=by, at=at)
        elif act == "waive":
            reason = request.POST.get("reason", "")
            waive_finding(finding=row, reason=reason, expected_version=version, by=by, at=at)
        elif act == "reopen":
            reopen_finding(finding=row, expected_version=version, by=by, at=at)
        else:
            raise Http404
    except StaleRecord:
        say_refused(request, DocumentRefusal("changed_meanwhile"))
    except DocumentRefusal as refused:
        say_refused(request, refused)
        return _back(request, document, f"f{row.order}")
    return _back(request, document, "loi")


@requires(DocumentPermission.REVIEW)
def body(request: ScopedRequest, pk: uuid.UUID, body_pk: uuid.UUID) -> HttpResponse:
    """Say who a printed name is: somebody known, a new organisation or group, or nobody for now. GET: its own page."""
    document = load_document(request, pk, DocumentPermission.REVIEW)
    row = (
        PrintedBody.objects.filter(document=document, pk=body_pk)
        .select_related("document__unit", "organisation", "group")
        .first()
    )
    if row is None:
        raise Http404
    if request.method != "POST":
        return render(request, "documents/body.html", _page_of(request, row))
    try:
        with transaction.atomic():
            _answer(request, row)
    except StaleRecord:
        say_refused(request, DocumentRefusal("changed_meanwhile"))
    except (DocumentRefusal, OrganisationRefused) as refused:
        say_refused(request, refused)
        return _back(request, document, f"b{row.pk}")
    else:
        confirm(request, _("Đã ghi nhớ “%(name)s”.") % {"name": row.printed})
    return _back(request, document, "ten")


def _answer(request: ScopedRequest, row: PrintedBody) -> None:
    act, _colon, named = request.POST.get("act", "").partition(":")
    version, by, at = _version(request), request.scope.actor, timezone.now()
    if act == "leave":
        leave_body_open(body=row, expected_version=version, by=by, at=at)
    elif act == "forget":
        forget_answer(body=row, expected_version=version, by=by, at=at)
    elif act in ("choose", "create", "group"):
        organisation, group = _meant(request, row, act, named or request.POST.get("name", "").strip())
        choose_body(body=row, organisation=organisation, group=group, expected_version=version, by=by, at=at)
    else:
        raise Http404


def _meant(
    request: ScopedRequest, row: PrintedBody, act: str, name: str
) -> tuple[Organisation | None, OrganisationGroup | None]:
    document, at = row.document, timezone.now()
    unit = document.unit
    if act == "choose":
        return _named(request, row, name or row.printed)
    request.scope.require(OrganisationPermission.EDIT, unit_id=unit.pk)
    since = min(BEFORE_ANYTHING, dt.date(document.year or BEFORE_ANYTHING.year, 1, 1))
    since = max(since, unit.valid_from)
    name = name or row.printed
    if act == "group":
        return None, create_group(unit=unit, name=name, valid_from=since, by=request.scope.actor, at=at)
    kind = request.POST.get("kind", "")
    organisation = create_organisation(
        unit=unit,
        name=name,
        kind=kind,
        directable=suggested_directable(kind),
        valid_from=since,
        by=request.scope.actor,
        at=at,
    )
    return organisation, None


def _named(request: ScopedRequest, row: PrintedBody, name: str) -> tuple[Organisation | None, OrganisationGroup | None]:
    """The body or group of the unit with exactly this name, as it was picked from the list."""
    line, on, wanted = row.document.unit.line, request.scope.on, key_of(name)
    for organisation in Organisation.objects.filter(unit__line=line).on(on).select_related("unit"):
        if key_of(organisation.name) == wanted:
            return organisation, None
    for group in OrganisationGroup.objects.filter(unit__line=line).on(on).select_related("unit"):
        if key_of(group.name) == wanted:
            return None, group
    raise DocumentRefusal("one_meaning")


def _page_of(request: ScopedRequest, row: PrintedBody) -> dict[str, Any]:
    unit = row.document.unit
    return {
        "document": row.document,
        "body": row,
        "choices": names_to_choose(unit, on=request.scope.on),
        "kinds": OrganisationKind.choices,
        "may_create": request.scope.may(OrganisationPermission.EDIT, unit_id=unit.pk),
    }


def _back(request: ScopedRequest, document: Document, anchor: str) -> HttpResponse:
    there = request.POST.get("return_to", "")
    if not url_has_allowed_host_and_scheme(there, allowed_hosts=None):
        there = reverse("documents:review", args=[document.pk])
    return redirect(f"{there.partition('#')[0]}#{anchor}")


def _version(request: ScopedRequest) -> int:
    raw = request.POST.get("version", "")
    return int(raw) if raw.isdigit() else 0
