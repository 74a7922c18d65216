"""The socket through which apps put an entry into the navigation, and what a scope sees of it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise

from donghanh.foundation.access import Scope

_GROUPS_BEGIN = (30, 60)
BAR_ITEMS = 4
"""What the phone's bottom bar holds beside "Thêm" (design §2)."""


@dataclass(frozen=True)
class NavItem:
    """One entry. Registered from ``AppConfig.ready()``; the address is looked up when a page is drawn."""

    code: str
    """Stable name; registering it again replaces the entry."""
    label: str | Promise
    url_name: str
    icon: str
    """Name of an icon in the sprite, without ``i-``."""
    order: int
    """Below 30 the day's work, up to 59 what is done in the community, from 60 on the lists; each a little apart from the next."""
    permission: str | tuple[str, ...] | None = None
    """Shown only to whom the permission, or one of several, is given; ``None`` shows it to everybody signed in."""
    extra: bool = False
    """True gives way to others in the phone's bottom bar and is then reached through "Thêm"."""
    badge: Callable[[Scope], int | None] | None = None
    """How many things wait there. Asked once per page; ``None`` or zero shows no number."""
    place: Literal["side", "account"] = "side"
    """``account`` puts the entry among the person's own things on the page "Thêm" and nowhere else."""


@dataclass(frozen=True)
class Entry:
    """One entry as drawn on a page."""

    code: str
    label: str
    url: str
    icon: str
    extra: bool
    count: int | None
    is_current: bool
    begins_group: bool = False
    """Whether it is the first of those that belong together, and not of all."""


_items: dict[str, NavItem] = {}


def register(item: NavItem) -> None:
    """Plug an entry in; called once per entry, from ``AppConfig.ready()``."""
    _items[item.code] = item


def entries(
    scope: Scope, path: str, *, place: str = "side", known: Mapping[str, int | None] = MappingProxyType({})
) -> list[Entry]:
    """The entries this scope sees, in order; the one whose address begins ``path`` most closely is current.

    Strangers see none. Costs what the badges of the visible entries cost; a count the page has found out already is
    given in ``known``, by the code of its entry, and not asked for again. Entries whose address does not exist (an app
    left out of this installation) are left out too. :data:`BAR_ITEMS` stay in the phone's bar: those that are not
    extra first.
    """
    if not scope.is_signed_in:
        return []
    visible = [
        (item, url)
        for item in sorted(_items.values(), key=lambda item: (item.order, item.code))
        if item.place == place and _shows(item.permission, scope)
        if (url := address(item.url_name))
    ]
    current = _closest((url for _, url in visible), path)
    in_bar = {item.code for item, _ in sorted(visible, key=lambda pair: pair[0].extra)[:BAR_ITEMS]}
    return [
        Entry(
            code=item.code,
            label=str(item.label),
            url=url,
            icon=item.icon,
            extra=item.code not in in_bar,
            count=(known[item.code] if item.code in known else item.badge(scope) if item.badge else None) or None,
            is_current=url == current,
            begins_group=before is not None and _group(item) != _group(before),
        )
        for before, (item, url) in zip([None, *(item for item, _ in visible)], visible, strict=False)
    ]


def _group(item: NavItem) -> int:
    return sum(item.order >= first for first in _GROUPS_BEGIN)


def _shows(permission: str | tuple[str, ...] | None, scope: Scope) -> bool:
    if permission is None:
        return True
    return any(scope.may(one) for one in ((permission,) if isinstance(permission, str) else permission))


def address(url_name: str) -> str:
    """The address of a named page, or nothing when this installation has no such page."""
    try:
        return reverse(url_name)
    except NoReverseMatch:
        return ""


def _closest(urls: Iterable[str], path: str) -> str | None:
    """The longest address the path lies under; the root counts only for itself, or everything would lie under it."""
    under = [url for url in urls if path == url or (url != "/" and path.startswith(url))]
    return max(under, key=len, default=None)
