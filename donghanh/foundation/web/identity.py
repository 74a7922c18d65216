"""The socket through which the layout learns who is signed in, without knowing what a post or an office is.

``people`` registers a provider from its ``AppConfig.ready()``. The layout asks it once per page, lazily: a page that
shows no name asks nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass

from donghanh.foundation.access import Scope


@dataclass(frozen=True)
class Identity:
    """What the top line says about the signed-in person and the office they work for."""

    name: str
    """The name in natural order: "Lò Thị Mây"."""
    initials: str = ""
    """Two letters for the round mark; left empty, they are taken from the first and the last word of the name."""
    post_title: str = ""
    """The post held today: "Công chức Văn hóa - Xã hội"."""
    organisation: str = ""
    """The body of that post; shown under the name."""
    unit_name: str = ""
    """Heads the top line: "UBND xã Sông Mây"."""
    parent_unit_name: str = ""
    """Stands under it: "tỉnh An Lam"."""
    greeting: str = ""
    """How the person is addressed, name included: "chị Mây". Empty when the form of address is not known."""

    unread: int | None = None
    """How many notices are new, where the provider's query carried the count (``foundation.web.bell.beside``)."""

    @property
    def face(self) -> str:
        """The two letters of the round mark."""
        words = self.name.split()
        return self.initials or "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()

    @property
    def office(self) -> str:
        """What stands under the name: the body, or else the post."""
        return self.organisation or self.post_title


NOBODY_KNOWN = Identity(name="")
"""Shown while nobody has plugged in a provider, or for a person without a post."""

Provider = Callable[[Scope], Identity | None]
_provider: Provider | None = None


def register(provider: Provider) -> None:
    """Plug in the one provider; a second call replaces the first."""
    global _provider
    _provider = provider


def identity_of(scope: Scope) -> Identity:
    """Who stands behind the scope; :data:`NOBODY_KNOWN` for strangers. Costs what the provider costs."""
    if _provider is None or not scope.is_signed_in:
        return NOBODY_KNOWN
    return _provider(scope) or NOBODY_KNOWN
