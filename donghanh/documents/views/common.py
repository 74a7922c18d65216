"""What the document views share: loading through the scope with the right permission."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest

from donghanh.documents.models import Document, DocumentState
from donghanh.documents.permissions import DocumentPermission
from donghanh.documents.refusals import DocumentRefusal
from donghanh.documents.wording import refusal
from donghanh.foundation.access import Scope, get_visible_or_404
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web.components import Tab

CHIPS = {
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


def say_refused(request: HttpRequest, refused: DocumentRefusal | Exception) -> None:
    """Put the sentence of a refusal on the next page."""
    params: dict[str, Any] = getattr(refused, "params", {})
    messages.warning(request, refusal(str(getattr(refused, "code", "")), params))


def tabs(document: Document, current: str, *, findings: int | None = None) -> list[Tab]:
    """The parts of a document's page."""
    from django.urls import reverse
    from django.utils.translation import gettext as _

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
