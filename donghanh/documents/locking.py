"""Decisions on one document wait for one another: each locks the document first and looks at its state then.

The state a page saw may be gone by the time its form arrives; without the lock an edit could be confirmed that the
plan, applied in the same moment, never gets to see.
"""

import uuid

from donghanh.documents.models import Document
from donghanh.documents.refusals import DocumentRefusal


def lock_document(document_id: uuid.UUID) -> Document:
    """The document as stored now, locked until the caller's transaction ends. One query."""
    return Document.objects.select_for_update(of=("self",)).select_related("unit").get(pk=document_id)


def lock_for_review(document_id: uuid.UUID) -> Document:
    """The same, if decisions may be taken on what was read; else :class:`DocumentRefusal` ``not_under_review``."""
    document = lock_document(document_id)
    if not document.is_open_for_review:
        raise DocumentRefusal("not_under_review", state=document.state)
    return document


def lock_for_findings(document_id: uuid.UUID) -> Document:
    """The same, if its mistakes may be decided about, which goes on after it was applied."""
    document = lock_document(document_id)
    if not document.takes_decisions_on_findings:
        raise DocumentRefusal("not_under_review", state=document.state)
    return document
