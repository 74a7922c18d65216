"""Who may open an identity asset."""

from donghanh.communication.models import KitFile
from donghanh.foundation.access import Scope
from donghanh.foundation.files.models import StoredFile


def may_open_asset(scope: Scope, file: StoredFile) -> bool:
    """Whether the general download hands it out: to who sees its kit. One query."""
    return KitFile.objects.visible_to(scope).filter(pk=file.owner_id, file=file).exists()
