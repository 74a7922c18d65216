"""Looking over the lines about people and their posts."""

import datetime as dt
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from donghanh.accounts.actions.accounts import STAND_IN
from donghanh.accounts.logins import is_usable_login, normal_login
from donghanh.documents.sheets.cells import day_in, nearest, plain
from donghanh.documents.sheets.problems import Row
from donghanh.organisations.models import Organisation
from donghanh.people.models import Appointment, Person
from donghanh.people.permissions import PeoplePermission, appointing
from donghanh.people.roles import Role
from donghanh.staffing.intake.bodies import BodyLine
from donghanh.staffing.intake.office import Office, role_words

LONGEST_NAME, LONGEST_TITLE, LONGEST_MAIL = 120, 120, 160


@dataclass
class PersonLine:
    """One person in one post as the spreadsheet wants it."""

    row: Row
    full_name: str
    title: str
    key: str = ""
    """Equal for lines about the same person."""
    body: Organisation | None = None
    new_body: BodyLine | None = None
    role: Role | None = None
    valid_from: dt.date | None = None
    login: str = ""
    email: str = ""
    person: Person | None = None
    """Who is there already."""
    seat: Appointment | None = None
    """The appointment that is there already."""
    adds_login: bool = False
    adds_email: bool = False

    @property
    def body_name(self) -> str:
        """The name of the body, new or there already."""
        return self.body.name if self.body else self.new_body.name if self.new_body else self.row.text("body")

    @property
    def status(self) -> str:
        """``new`` for a person nobody knows, ``change`` for a further post or a detail, ``same``."""
        if self.person is None:
            return "new"
        return "same" if self.seat is not None and not self.adds_login and not self.adds_email else "change"


def look_at_people(rows: list[Row], bodies: list[BodyLine], office: Office) -> list[PersonLine]:
    """The lines in order; what is wrong is noted in their rows. No queries."""
    own = {plain(line.name): line for line in bodies if line.name}
    lines = [PersonLine(row, row.text("full_name"), row.text("title")) for row in rows]
    for line in lines:
        _look_at_texts(line)
        _look_at_body(line, own, office)
        _look_at_role(line, office)
        _look_at_day(line)
    _look_for_doubles(lines)
    for line in lines:
        _find_person(line, office)
        _find_seat(line, office)
    return lines


def _look_at_texts(line: PersonLine) -> None:
    row = line.row
    for key, text, most in (("full_name", line.full_name, LONGEST_NAME), ("title", line.title, LONGEST_TITLE)):
        if len(text) > most:
            row.complain(key, "too_long", most=most)
    if (typed := row.text("login")) and not row.is_bad("login"):
        line.login = normal_login(typed)
        if not is_usable_login(line.login):
            row.complain("login", "login_unusable")
    if (mail := row.text("email")) and not row.is_bad("email"):
        line.email = mail
        try:
            validate_email(mail)
        except ValidationError:
            row.complain("email", "email_unusable")
        if len(mail) > LONGEST_MAIL:
            row.complain("email", "too_long", most=LONGEST_MAIL)


def _look_at_body(line: PersonLine, own: dict[str, BodyLine], office: Office) -> None:
    row, text = line.row, line.row.text("body")
    if row.is_bad("body"):
        return
    line.new_body = own.get(plain(text))
    if line.new_body is not None:
        line.body = line.new_body.body
        return
    line.body = office.bodies.get(plain(text))
    if line.body is None:
        near = office.meant(text) or nearest(text, [one.name for one in own.values()])
        row.complain("body", "body_unknown", text=text, near=near)


def _look_at_role(line: PersonLine, office: Office) -> None:
    row, text = line.row, line.row.text("role")
    if row.is_bad("role"):
        return
    line.role = office.roles.get(plain(text))
    if line.role is None:
        row.complain("role", "role_unknown", text=text, near=nearest(text, role_words()))
    elif office.unit.kind not in line.role.levels or not office.scope.may(
        appointing(line.role.code), unit_id=office.unit.pk
    ):
        row.complain("role", "role_not_yours", text=text)


def _look_at_day(line: PersonLine) -> None:
    row = line.row
    line.valid_from = day_in(row, "valid_from")
    if line.body is not None and line.valid_from is not None and line.valid_from < line.body.valid_from:
        row.complain("valid_from", "before_body", body=line.body.name, since=f"{line.body.valid_from:%d/%m/%Y}")


def _look_for_doubles(lines: list[PersonLine]) -> None:
    """Say who is who: the same sign-in name is the same person, and so is the same name where no other is given."""
    names_of: dict[str, str] = {}
    logins_of: dict[str, set[str]] = {}
    for line in lines:
        if line.login:
            logins_of.setdefault(plain(line.full_name), set()).add(line.login)
            if names_of.setdefault(line.login, plain(line.full_name)) != plain(line.full_name):
                line.row.complain("login", "login_of_two")
    seats: dict[tuple[str, str, str, str], Row] = {}
    mails: dict[str, str] = {}
    for line in lines:
        name = plain(line.full_name)
        logins = logins_of.get(name, set())
        if not line.login and len(logins) > 1:
            line.row.complain("login", "login_needed")
        line.key = line.login or next(iter(logins), "") or f"={name}"
        if line.email and mails.setdefault(line.key, line.email) != line.email:
            line.row.complain("email", "two_mails")
        seat = (line.key, plain(line.row.text("body")), plain(line.title), line.role.code if line.role else "")
        if line.full_name and line.title and line.role and seat in seats and not line.row.is_bad("login"):
            line.row.complain("full_name", "person_twice", row=seats[seat].number)
        seats.setdefault(seat, line.row)


def _find_person(line: PersonLine, office: Office) -> None:
    row, same = line.row, office.people.get(plain(line.full_name), [])
    if row.is_bad("full_name") or row.is_bad("login"):
        return
    if line.login and line.login in office.logins:
        line.person = office.logins[line.login]
        if line.person is None or line.person not in same:
            line.person = None
            row.complain("login", "login_taken")
            return
    elif len(same) > 1:
        row.complain("full_name", "several_people")
        return
    elif same:
        line.person = same[0]
        user = line.person.user
        if line.login and user is not None:
            row.complain("login", "invited_already" if user.login.startswith(STAND_IN) else "other_login")
            return
        line.adds_login = bool(line.login)
    if line.person is not None:
        line.adds_email = bool(line.email) and line.email != line.person.email


def _find_seat(line: PersonLine, office: Office) -> None:
    if line.person is None:
        return
    held: list[Appointment] = line.person.held  # type: ignore[attr-defined]
    for one in held:
        goes_on = one.valid_until is None or one.valid_until > office.scope.on
        same = one.post.organisation == line.body and line.role is not None and one.post.role == line.role.code
        if goes_on and same and plain(one.post.title) == plain(line.title):
            line.seat = one
            if line.valid_from is not None and line.valid_from != one.valid_from:
                line.row.complain("valid_from", "holds_since", since=f"{one.valid_from:%d/%m/%Y}")
            break
    if line.status == "same" or line.row.problems:
        return
    if line.person.pk == office.scope.person_id:
        line.row.complain("full_name", "own_rights")
    elif not _is_ours(line.person, held, office):
        line.row.complain("full_name", "works_elsewhere")


def _is_ours(person: Person, held: list[Appointment], office: Office) -> bool:
    """Whether the office may change this person: as on their page, nobody with a post in another unit as well."""
    today = [one for one in held if one.is_on(office.scope.on) and one.post.is_on(office.scope.on)]
    units = {one.post.organisation.unit_id for one in today or held}
    return units <= office.scope.units_with(PeoplePermission.MANAGE)
