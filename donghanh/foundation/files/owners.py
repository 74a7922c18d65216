"""The socket by which the app that owns a file says who may open it."""

from collections.abc import Callable

from donghanh.foundation.access import Scope
from donghanh.foundation.files.models import StoredFile

MayOpen = Callable[[Scope, StoredFile], bool]

_owners: dict[str, MayOpen] = {}


def register(owner_type: str, may_open: MayOpen) -> None:
    """Let ``may_open`` answer for files of this owner type; called once, from ``AppConfig.ready()``."""
    _owners[owner_type] = may_open


def may_open(scope: Scope, file: StoredFile) -> bool:
    """Whether this scope may download the file. No, when nobody answers for its owner type."""
    ask = _owners.get(file.owner_type)
    return ask is not None and ask(scope, file)
