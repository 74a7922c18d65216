"""The socket through which a higher app turns a read document into its own rows.

``documents`` stores, reads, lints and lets a person review; it knows nothing of plans. An app registers a
:class:`Kind` from its ``AppConfig.ready()`` and is called back when the reviewed document is applied or undone.
"""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from donghanh.foundation.access import Actor

if TYPE_CHECKING:
    from donghanh.documents.models import Candidate, Document


@dataclass(frozen=True)
class Applied:
    """What applying made: the object to open next, and how many things of which sort came out of it."""

    object_id: uuid.UUID
    url: str
    counts: dict[str, int]


class CannotApply(Exception):
    """The reviewed document may not be applied yet; ``code`` and ``params`` say why, the page says it in Vietnamese."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


class Kind(Protocol):
    """What an app must offer to take in documents of some types."""

    code: str
    doc_types: frozenset[str]
    """The printed types it takes: {"Kế hoạch", …}."""

    def apply(self, *, document: "Document", candidates: Sequence["Candidate"], by: Actor, at: dt.datetime) -> Applied:
        """Create the rows, inside the caller's transaction. Raises :class:`CannotApply`."""

    def why_not_undo(self, *, document: "Document") -> str | None:
        """A stable code when the document can no longer be undone (a body has answered), else ``None``."""

    def undo(self, *, document: "Document", by: Actor, at: dt.datetime) -> None:
        """Remove what :meth:`apply` made, inside the caller's transaction."""

    def link(self, *, document: "Document") -> str | None:
        """The address of what the document became, if it was applied."""


def link_of(document: "Document") -> str | None:
    """The address of what the document became; nothing while it is not applied."""
    kind = kind_for(document.doc_type)
    return kind.link(document=document) if kind is not None and document.applied_at else None


def amend_link(document: "Document") -> str | None:
    """Where a newer reading of an applied document can be taken over, when its kind has such a page (``amend_link``)."""
    return _link_if_any(document, "amend_link")


def header_link(document: "Document") -> str | None:
    """Where number, date and signer of an applied document are written, when its kind keeps them (``header_link``)."""
    return _link_if_any(document, "header_link")


def _link_if_any(document: "Document", name: str) -> str | None:
    link = getattr(kind_for(document.doc_type), name, None)
    return link(document=document) if link is not None else None


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Plug a kind in; called once, from ``AppConfig.ready()``."""
    _kinds[kind.code] = kind


def kind_for(doc_type: str) -> Kind | None:
    """The kind that takes documents of this printed type, or ``None`` when nobody does."""
    return next((kind for kind in _kinds.values() if doc_type in kind.doc_types), None)
