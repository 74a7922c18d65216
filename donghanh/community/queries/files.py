"""Who may open a paper of a model."""

from donghanh.community.models import InitiativeFile
from donghanh.foundation.access import Scope
from donghanh.foundation.files.models import StoredFile


def may_open_file(scope: Scope, file: StoredFile) -> bool:
    """Whether the general download hands it out: to who sees the model, unless that is protected. Papers of a protected one are
    opened on its own page alone, where each opening is told (``actions.addresses.open_protected_file``). One query."""
    rows = InitiativeFile.objects.visible_to(scope).kept()
    return rows.filter(pk=file.owner_id, file=file, initiative__is_protected=False).exists()
