"""The socket of the bell in the top line: whoever keeps notices says where they are read and how many are new.

The bell is on every page, so its count may ride along with the query that tells who is signed in (``beside``).
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Expression

from donghanh.foundation.access import Scope
from donghanh.foundation.web.navigation import address


@dataclass(frozen=True)
class Bell:
    """What the bell shows: where it leads and how many notices are unread."""

    url: str
    count: int


_url_name = ""
_count: Callable[[Scope], int] | None = None
_expression: Callable[[Scope], Expression] | None = None


def register(
    url_name: str, count: Callable[[Scope], int], expression: Callable[[Scope], Expression] | None = None
) -> None:
    """Plug in the page of notices and the count of unread ones, also as an expression that any query can carry; a second
    call replaces the first."""
    global _url_name, _count, _expression
    _url_name, _count, _expression = url_name, count, expression


def beside(scope: Scope) -> dict[str, Expression]:
    """The count as an annotation ``unread`` for the query that tells who is signed in; nothing while nobody gives one."""
    return {"unread": _expression(scope)} if _expression is not None else {}


def bell_of(scope: Scope, known: int | None = None) -> Bell | None:
    """The bell of this scope, or ``None`` while nobody keeps notices. Costs what the count costs, nothing when it is known."""
    if _count is None or not scope.is_signed_in or not (url := address(_url_name)):
        return None
    return Bell(url=url, count=_count(scope) if known is None else known)
