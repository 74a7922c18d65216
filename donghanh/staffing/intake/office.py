"""What the office has already, gathered once so that each line is looked at without asking the database."""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Prefetch, Q
from django.utils import translation

from donghanh.accounts.logins import normal_login
from donghanh.accounts.models import User
from donghanh.documents.sheets.cells import plain
from donghanh.foundation.access import Scope
from donghanh.organisations.models import Organisation, OrganisationAlias, OrganisationGroup, OrganisationKind
from donghanh.organisations.naming import strict_key
from donghanh.organisations.queries import BodyMatcher
from donghanh.people.models import Appointment, Person
from donghanh.people.roles import Role, roles
from donghanh.units.models import Unit
from donghanh.units.queries import villages


@dataclass
class Office:
    """The unit on a day: bodies, names taken, people with their seats, sign-in names, words that may be used."""

    unit: Unit
    scope: Scope
    bodies: dict[str, Organisation]
    """By plain name, and by each alias of theirs."""
    names: dict[str, str]
    """Strict key of a name or alias → whose it is, for names that would be mistaken for another."""
    matcher: BodyMatcher
    villages: dict[str, Unit]
    kinds: dict[str, str]
    roles: dict[str, Role]
    people: dict[str, list[Person]]
    """By plain name; ``person.held`` are all seats of each, with post, body and unit."""
    logins: dict[str, Person | None] = field(default_factory=dict)
    """Sign-in names of the file that are in use: by somebody of the office, or by nobody it knows."""

    @property
    def all_people(self) -> list[Person]:
        """Everybody the office knows."""
        return [person for same in self.people.values() for person in same]

    def meant(self, text: str) -> str:
        """The name of the body a text probably means, for a question to a person; empty when none is near."""
        match = self.matcher.match(text)
        if match.organisation is not None:
            return match.organisation.name
        suggested = [one.target.name for one in match.suggestions if isinstance(one.target, Organisation)]
        return suggested[0] if suggested else ""


def kind_words() -> dict[str, str]:
    """Kinds of bodies by their Vietnamese words."""
    with translation.override("vi"):
        return {str(label): str(value) for value, label in OrganisationKind.choices}


def role_words() -> dict[str, Role]:
    """Roles by their Vietnamese names."""
    with translation.override("vi"):
        return {str(role.name): role for role in roles().values()}


def office_of(unit: Unit, scope: Scope, *, on: dt.date, logins: Iterable[str]) -> Office:
    """Gather it for a unit; about ten queries, whatever the file holds."""
    standing = Organisation.objects.filter(unit__line=unit.line)
    standing = standing.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=on)).select_related("unit", "village")
    bodies, names = {}, {}
    by_id: dict[uuid.UUID, Organisation] = {}
    for body in standing.order_by("valid_from"):
        by_id[body.pk] = body
        bodies[plain(body.name)] = body
        names[strict_key(body.name)] = body.name
    for group in OrganisationGroup.objects.filter(unit__line=unit.line).on(on):
        names.setdefault(strict_key(group.name), group.name)
    aliases = OrganisationAlias.objects.filter(unit__line=unit.line).select_related("organisation", "group")
    for alias in aliases:
        owner = alias.organisation or alias.group
        if owner is not None:
            names.setdefault(alias.folded, owner.name)
        if alias.organisation_id in by_id:
            bodies.setdefault(plain(alias.text), by_id[alias.organisation_id])
    held = Prefetch(
        "appointments",
        queryset=Appointment.objects.select_related("post__organisation__unit").order_by("valid_from", "id"),
        to_attr="held",
    )
    people: dict[str, list[Person]] = {}
    for person in Person.objects.visible_to(scope).select_related("user").prefetch_related(held):
        people.setdefault(plain(person.full_name), []).append(person)
    office = Office(
        unit=unit,
        scope=scope,
        bodies=bodies,
        names=names,
        matcher=BodyMatcher(unit=unit, on=on),
        villages={plain(name): one for one in villages(unit, on) for name in (one.name, one.full_name)},
        kinds={plain(label): value for label, value in kind_words().items()},
        roles={plain(name): role for name, role in role_words().items()},
        people=people,
    )
    wanted = {normal_login(one) for one in logins}
    known = {person.user.login: person for person in office.all_people if person.user is not None}
    taken = User.objects.filter(login__in=wanted).values_list("login", flat=True)
    office.logins = {login: known.get(login) for login in taken}
    return office
