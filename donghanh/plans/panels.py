"""What plans adds to the pages of others."""

from typing import Any

from django.utils.translation import gettext as _

from donghanh.foundation.access import Scope
from donghanh.foundation.web.panels import Panel
from donghanh.people.models import Person
from donghanh.plans.queries.links import seats_for_links


def links_of_person(scope: Scope, about: Any) -> Panel | None:
    """On a person's page: a personal link for each seat of theirs that answers for its own body. One query."""
    if not isinstance(about, Person):
        return None
    seats = seats_for_links(scope, about.pk)
    return Panel(_("Trả lời không cần tài khoản"), "plans/links/_panel.html", {"seats": seats}) if seats else None
