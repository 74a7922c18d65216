"""The socket for whoever must know that the library changed: documents look again at the plans that cite it."""

from typing import Any, Protocol

from django.db import transaction

from donghanh.legal.models import LegalInstrument


class Listener(Protocol):
    """Called after the change is committed. Must be quick: long work is queued as a job."""

    def __call__(self, instrument: LegalInstrument, /) -> Any: ...


_listeners: list[Listener] = []


def register(listener: Listener) -> None:
    """Plug a listener in; called once, from ``AppConfig.ready()``."""
    if listener not in _listeners:
        _listeners.append(listener)


def announce(instrument: LegalInstrument) -> None:
    """Tell every listener once the surrounding transaction has been committed; nothing if it is rolled back.

    A listener that fails is logged and does not undo the correction, which is stored by then.
    """
    for listener in list(_listeners):
        transaction.on_commit(lambda listener=listener: listener(instrument), robust=True)  # type: ignore[misc]
