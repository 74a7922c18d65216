"""What documents answers when others ask: who may open a file, what waits, what is found, who cites an instrument."""

from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.documents.models import Citation, Document
from donghanh.documents.permissions import DocumentPermission
from donghanh.documents.queries import documents_found
from donghanh.foundation.access import Scope
from donghanh.foundation.files.models import StoredFile
from donghanh.foundation.web.panels import Panel
from donghanh.foundation.web.search import Hit
from donghanh.legal.models import LegalInstrument


def may_open(scope: Scope, file: StoredFile) -> bool:
    """Whoever may read the document may open its file."""
    return Document.objects.visible_to(scope).filter(pk=file.owner_id).exists()


def waiting_count(scope: Scope) -> int | None:
    """How many documents wait for review by this person; one query, and none for those who do not review."""
    if not scope.may(DocumentPermission.REVIEW):
        return None
    return Document.objects.visible_to(scope).waiting_for_review().count()


def search(scope: Scope, words: str, most: int) -> list[Hit]:
    """Documents whose title, number or issuer holds the words."""
    return [
        Hit(
            title=document.name,
            subtitle=" · ".join(filter(None, (document.number, document.issuer))),
            url=reverse("documents:page", args=[document.pk]),
            kind=_("Văn bản"),
        )
        for document in documents_found(scope, words=words).select_related("file")[:most]
    ]


CITATIONS = "legal.citations"
MOST_CITING = 20


def citing(scope: Scope, instrument: LegalInstrument) -> Panel | None:
    """The documents of the scope that cite an instrument, for its page in the library; nothing when there are none."""
    cited = Citation.objects.filter(instrument=instrument, reading__is_current=True).values("document_id")
    rows = Document.objects.visible_to(scope).filter(pk__in=cited).select_related("file").order_by("-received_at", "pk")
    documents = list(rows[:MOST_CITING])
    if not documents:
        return None
    return Panel(
        title=_("Văn bản của đơn vị có viện dẫn"), template="documents/_citing.html", context={"documents": documents}
    )
