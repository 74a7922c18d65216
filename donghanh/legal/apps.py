"""The legal app."""

from collections.abc import Sequence

from django.apps import AppConfig
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.foundation.access import Scope
from donghanh.foundation.web import navigation, search


class LegalConfig(AppConfig):
    """The dated library of instruments; see data/legal/README.md for what is shipped."""

    name = "donghanh.legal"
    label = "legal"

    def ready(self) -> None:
        """Put the library into the navigation and answer the search box."""
        navigation.register(
            navigation.NavItem(
                code="legal",
                label=gettext_lazy("Thư viện pháp luật"),
                url_name="legal:library",
                icon="scale",
                order=60,
                extra=True,
            )
        )
        search.register(_found)


def _found(scope: Scope, words: str, most: int) -> Sequence[search.Hit]:
    """Instruments that answer to the words."""
    from donghanh.legal.queries import search_instruments

    return [
        search.Hit(
            title=str(instrument),
            subtitle=instrument.title,
            url=reverse("legal:instrument", args=[instrument.pk]),
            kind=_("Thư viện pháp luật"),
            icon="scale",
        )
        for instrument in search_instruments(words).visible_to(scope)[:most]
    ]
