"""What the document views share: loading through the scope with the right permission, and doing what was asked."""

import uuid
from collections.abc import Callable
from http import HTTPStatus
from typing import Any, TypeVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from donghanh.documents.kinds import CannotApply
from donghanh.documents.models import Document, DocumentState
from donghanh.documents.permissions import DocumentPermission
from donghanh.documents.refusals import DocumentRefusal
from donghanh.documents.wording import refusal
from donghanh.foundation.access import Scope, get_visible_or_404
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.records import StaleRecord
from donghanh.foundation.web.components import Tab

Done = TypeVar("Done")
CHIPS: dict[str, str] = {
    DocumentState.RECEIVED: "note",
    DocumentState.READ: "due",
    DocumentState.REFUSED: "late",
    DocumentState.APPLIED: "done",
    DocumentState.ARCHIVED: "off",
}


def load_document(request: ScopedRequest, pk: uuid.UUID, permission: str = DocumentPermission.READ) -> Document:
    """The document, if the scope may do this with documents of its unit; else a 404."""
    rows = Document.objects.select_related("unit", "file")
    document = get_visible_or_404(rows, request.scope, pk=pk)
    request.scope.require(permission, unit_id=document.unit_id)
    return document


def rights(scope: Scope, document: Document) -> dict[str, bool]:
    """What the person may do with this document, for buttons."""
    return {
        permission.name.lower(): scope.may(permission, unit_id=document.unit_id) for permission in DocumentPermission
    }


def version_of(request: HttpRequest) -> int:
    """The version of the row a page was drawn with. A button that shares its form with others carries it in its address.
    Nothing readable is 0, which no row has, so that the change is refused as stale."""
    raw = request.POST.get("version") or request.GET.get("version", "")
    return int(raw) if raw.isascii() and raw.isdigit() and len(raw) < 10 else 0


def attempt(
    request: ScopedRequest, action: Callable[..., Done], *, versioned: bool = True, **given: Any
) -> Done | None:
    """Do what was asked, by whom, now, and (``versioned``) on the version the page was drawn with; return what the action
    returns. When it is refused, the next page says why, and the answer is ``None``."""
    signed: dict[str, Any] = {"by": request.scope.actor, "at": timezone.now()}
    if versioned:
        signed["expected_version"] = version_of(request)
    try:
        return action(**signed, **given)
    except StaleRecord:
        say_refused(request, DocumentRefusal("changed_meanwhile"))
    except (DocumentRefusal, CannotApply) as refused:
        say_refused(request, refused)
    return None


def status_of(request: HttpRequest) -> HTTPStatus:
    """What a page with a form is answered with where the form was not taken: 422 to one that was sent, and 200 to one that
    is opened, also when it is drawn with what was typed before the session ended (``foundation.web.kept``)."""
    return HTTPStatus.UNPROCESSABLE_ENTITY if request.method == "POST" else HTTPStatus.OK


def back(request: HttpRequest, document: Document, anchor: str) -> HttpResponse:
    """To the place on the page the form was sent from (``return_to``), else on the review page."""
    there = request.POST.get("return_to", "")
    if not url_has_allowed_host_and_scheme(there, allowed_hosts=None):
        there = reverse("documents:review", args=[document.pk])
    return redirect(f"{there.partition('#')[0]}#{anchor}")


def say_refused(request: HttpRequest, refused: DocumentRefusal | Exception) -> None:
    """Put the sentence of a refusal on the next page."""
    params: dict[str, Any] = getattr(refused, "params", {})
    messages.warning(request, refusal(str(getattr(refused, "code", "")), params))


def tabs(document: Document, current: str, *, findings: int | None = None) -> list[Tab]:
    """The parts of a document's page."""
    known = [
        ("page", _("Tổng quan"), None),
        ("source", _("Văn bản"), None),
        ("findings", _("Chỗ cần xem"), findings),
        ("cascade", _("So với cấp trên"), None),
        ("header", _("Thông tin"), None),
    ]
    if document.state in (DocumentState.REFUSED, DocumentState.RECEIVED):
        known = [known[0], known[-1]]
    return [
        Tab(label, reverse(f"documents:{name}", args=[document.pk]), count=count, is_current=name == current)
        for name, label, count in known
    ]
