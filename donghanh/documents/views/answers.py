"""What a person answers to findings and to "who is this?"."""

import datetime as dt
import uuid
from http import HTTPStatus
from typing import Any

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from donghanh.documents.actions.bodies import choose_body, forget_answer, leave_body_open
from donghanh.documents.actions.findings import accept_finding, reopen_finding, waive_finding
from donghanh.documents.bodies import named, names_like, names_to_choose
from donghanh.documents.models import Finding, PrintedBody
from donghanh.documents.permissions import DocumentPermission
from donghanh.documents.refusals import DocumentRefusal
from donghanh.documents.views.common import attempt, back, load_document, say_refused, version_of
from donghanh.documents.wording import refusal
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.records import StaleRecord
from donghanh.foundation.web.toasts import confirm
from donghanh.organisations.actions.bodies import create_organisation
from donghanh.organisations.actions.groups import create_group
from donghanh.organisations.kinds import suggested_kind
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
    act = request.POST.get("act", "")
    if row is None or act not in ("accept", "waive", "reopen"):
        raise Http404
    if act == "waive":
        done = attempt(request, waive_finding, finding=row, reason=request.POST.get("reason", ""))
    else:
        done = attempt(request, accept_finding if act == "accept" else reopen_finding, finding=row)
    return back(request, document, "loi" if done else f"f{row.order}")


@requires(DocumentPermission.REVIEW)
def body(request: ScopedRequest, pk: uuid.UUID, body_pk: uuid.UUID) -> HttpResponse:
    """Say who a printed name is: somebody known, a new organisation or group, or nobody for now.

    A name that is nobody's leads to the page of its own, with what was typed, what is like it, and how to go on.
    """
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
        row.refresh_from_db()
        page = _page_of(request, row, refused=refused)
        return render(request, "documents/body.html", page, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    else:
        confirm(request, _("Đã ghi nhớ “%(name)s”.") % {"name": row.printed})
    return back(request, document, "ten")


def _answer(request: ScopedRequest, row: PrintedBody) -> None:
    act = request.POST.get("act", "choose")
    version, by, at = version_of(request), request.scope.actor, timezone.now()
    if act == "leave":
        leave_body_open(body=row, expected_version=version, by=by, at=at)
    elif act == "forget":
        forget_answer(body=row, expected_version=version, by=by, at=at)
    elif act in ("choose", "create", "group"):
        organisation, group = _meant(request, row, act, " ".join(request.POST.get("name", "").split()))
        choose_body(body=row, organisation=organisation, group=group, expected_version=version, by=by, at=at)
    else:
        raise Http404


def _meant(
    request: ScopedRequest, row: PrintedBody, act: str, name: str
) -> tuple[Organisation | None, OrganisationGroup | None]:
    document, at = row.document, timezone.now()
    unit = document.unit
    if act == "choose":
        target = named(unit, name, on=request.scope.on) if name else None
        if target is None:
            raise DocumentRefusal("nobody_named" if name else "name_empty", name=name)
        return (target, None) if isinstance(target, Organisation) else (None, target)
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


def _page_of(request: ScopedRequest, row: PrintedBody, *, refused: Exception | None = None) -> dict[str, Any]:
    """What the page of a printed name shows; after a refusal, what was typed, what is like it, and why it was refused."""
    unit, on = row.document.unit, request.scope.on
    typed = " ".join(request.POST.get("name", "").split())
    act = request.POST.get("act", "choose") if refused else ""
    code, params = getattr(refused, "code", ""), getattr(refused, "params", {})
    return {
        "document": row.document,
        "body": row,
        "choices": names_to_choose(unit, on=on),
        "kinds": OrganisationKind.choices,
        "kind": request.POST.get("kind", "") or suggested_kind(row.printed),
        "may_create": request.scope.may(OrganisationPermission.EDIT, unit_id=unit.pk),
        "typed": typed,
        "act": act,
        "error": refusal(code, params) if refused else "",
        "found": names_like(unit, typed, on=on) if act == "choose" and typed else [],
        "return_to": request.POST.get("return_to", ""),
    }
