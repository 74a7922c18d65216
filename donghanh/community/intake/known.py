"""What a model and its office have already, gathered once so that each line is looked at without asking the database."""

import datetime as dt
from dataclasses import dataclass, field

from django.db.models import Prefetch

from donghanh.community.models import Initiative, Member, Membership
from donghanh.documents.sheets.cells import plain
from donghanh.organisations.models import Organisation, OrganisationAlias
from donghanh.organisations.queries import BodyMatcher
from donghanh.units.models import Unit, UnitKind


@dataclass
class Known:
    """Villages and bodies by plain name, members by the key of their name with all their times."""

    initiative: Initiative
    on: dt.date
    villages: dict[str, Unit]
    bodies: dict[str, Organisation]
    matcher: BodyMatcher
    members: dict[str, list[Member]] = field(default_factory=dict)

    def meant_body(self, text: str) -> str:
        """The name of the body a text probably means, for a question to a person; empty when none is near."""
        match = self.matcher.match(text)
        if match.organisation is not None:
            return match.organisation.name
        return next((one.target.name for one in match.suggestions if isinstance(one.target, Organisation)), "")


def known_of(initiative: Initiative, on: dt.date) -> Known:
    """Gather it; eight queries at most, whatever the list holds. Villages that are no more are known as well: members came from
    them. One that stands is meant before one that is gone, a body of today before one of another time."""
    unit = initiative.unit
    rows = Unit.objects.filter(kind=UnitKind.VILLAGE, parent__line=unit.line).select_related("parent")
    standing = sorted(rows, key=lambda village: village.is_on(on))
    bodies: dict[str, Organisation] = {}
    of_unit = Organisation.objects.filter(unit__line=unit.line).select_related("unit")
    for body in sorted(of_unit, key=lambda body: body.is_on(on)):
        bodies[plain(body.name)] = body
    for alias in OrganisationAlias.objects.filter(unit__line=unit.line, organisation__isnull=False).select_related(
        "organisation__unit"
    ):
        if alias.organisation is not None:
            bodies.setdefault(plain(alias.text), alias.organisation)
    known = Known(
        initiative=initiative,
        on=on,
        villages={plain(name): village for village in standing for name in (village.name, village.full_name)},
        bodies=bodies,
        matcher=BodyMatcher(unit=unit, on=on),
    )
    times = Prefetch("memberships", queryset=Membership.objects.order_by("valid_from"), to_attr="times")
    for member in (
        Member.objects.named().filter(initiative=initiative).select_related("village").prefetch_related(times)
    ):
        known.members.setdefault(member.name_key, []).append(member)
    return known
