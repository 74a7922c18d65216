"""The socket of the bell in the top line: whoever keeps notices says where they are read and how many are new."""

from collections.abc import Callable
from dataclasses import dataclass

from donghanh.foundation.access import Scope
from donghanh.foundation.web.navigation import address


@dataclass(frozen=True)
class Bell:
    """What the bell shows: where it leads and how many notices are unread."""

    url: str
    count: int


_url_name = ""
_count: Callable[[Scope], int] | None = None


def register(url_name: str, count: Callable[[Scope], int]) -> None:
    """Plug in the page of notices and the count of unread ones; a second call replaces the first."""
    global _url_name, _count
    _url_name, _count = url_name, count


def bell_of(scope: Scope) -> Bell | None:
    """The bell of this scope, or ``None`` while nobody keeps notices. Costs what the count costs."""
    if _count is None or not scope.is_signed_in or not (url := address(_url_name)):
        return None
    return Bell(url=url, count=_count(scope))
