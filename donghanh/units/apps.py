"""The units app."""

from collections.abc import Sequence

from django.apps import AppConfig
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.foundation.access import Scope
from donghanh.foundation.web import navigation, search


class UnitsConfig(AppConfig):
    """Administrative units through time; see data/units/README.md for what is shipped."""

    name = "donghanh.units"
    label = "units"

    def ready(self) -> None:
        """Put the pages of units into the navigation and answer the search box."""
        navigation.register(
            navigation.NavItem(
                code="units",
                label=gettext_lazy("Đơn vị hành chính"),
                url_name="units:list",
                icon="building-bank",
                order=80,
                extra=True,
            )
        )
        search.register(_found)


def _found(scope: Scope, words: str, most: int) -> Sequence[search.Hit]:
    """Units of today that answer to the words."""
    from donghanh.units.queries import search_units

    return [
        search.Hit(
            title=unit.title,
            subtitle=unit.parent.full_name if unit.parent else "",
            url=reverse("units:unit", args=[unit.pk]),
            kind=_("Đơn vị hành chính"),
            icon="building-bank",
        )
        for unit in search_units(words, on=scope.on).visible_to(scope).select_related("parent")[:most]
    ]
