"""The units app."""

import datetime as dt
from collections.abc import Sequence

from django.apps import AppConfig
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.foundation.access import Scope
from donghanh.foundation.web import formats, navigation, search


class UnitsConfig(AppConfig):
    """Administrative units through time; see data/units/README.md for what is shipped."""

    name = "donghanh.units"
    label = "units"

    def ready(self) -> None:
        """Put the pages of units into the navigation, answer the search box, follow mergers every night."""
        from donghanh.foundation.jobs import schedule
        from donghanh.units.jobs import follow_mergers

        schedule("units.follow", follow_mergers, at=dt.time(0, 10))
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
    """Units that answer to the words: those of today, then those that ended. Two queries."""
    from donghanh.units.queries import search_units

    today = list(search_units(words, on=scope.on).visible_to(scope).select_related("parent")[:most])
    gone = search_units(words).filter(valid_until__lte=scope.on).visible_to(scope).select_related("parent")
    hits = []
    for unit in [*today, *gone[: most - len(today)]]:
        above = unit.parent.full_name if unit.parent else ""
        ended = formats.date(unit.valid_until - dt.timedelta(days=1)) if unit.valid_until else ""
        hits.append(
            search.Hit(
                title=unit.title,
                subtitle=", ".join(filter(None, (above, _("đến hết %(day)s") % {"day": ended} if ended else ""))),
                url=reverse("units:unit", args=[unit.pk]),
                kind=_("Đơn vị hành chính"),
                icon="building-bank",
            )
        )
    return hits
