"""The socket through which upper apps put fragments on the pages of lower ones.

A page names a slot ("organisations.page") and passes what it is about; whoever registered for the slot answers with a
panel or with nothing. The lower app never learns who they are.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from donghanh.foundation.access import Scope


@dataclass(frozen=True)
class Panel:
    """One card on somebody else's page."""

    title: str
    template: str
    """A fragment, ``plans/_panel.html``; it is included with :attr:`context` and asks the database nothing."""
    context: Mapping[str, Any] = field(default_factory=dict)
    order: int = 100
    waits: bool = False
    """Something in it waits for the reader: a start page does not say then that there is nothing to do."""


Provider = Callable[[Scope, Any], Panel | None]
_providers: dict[str, list[Provider]] = {}


def register(slot: str, provider: Provider) -> None:
    """Plug a provider into a slot; called once, from ``AppConfig.ready()``."""
    listening = _providers.setdefault(slot, [])
    if provider not in listening:
        listening.append(provider)


def panels(slot: str, scope: Scope, about: Any) -> list[Panel]:
    """The panels of a slot for this scope, in order. Costs what the providers cost."""
    answered = (provider(scope, about) for provider in _providers.get(slot, []))
    return sorted((panel for panel in answered if panel is not None), key=lambda panel: panel.order)
