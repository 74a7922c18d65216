"""What sign-in demands of an account, answered from the posts of the day (see ``accounts.policy``)."""

import datetime as dt

from donghanh.accounts.models import User
from donghanh.accounts.policy import SignInPolicy
from donghanh.foundation.history.periods import on_day
from donghanh.people.models import Person
from donghanh.people.roles import role_named


def policy_of(user: User, on: dt.date) -> SignInPolicy:
    """Staff while any post of the day is staff, or while there is none: the strict answer is the safe one.

    A post somebody delegated counts too. Two queries at most. The words are what a password may not be made of: the person's name, their bodies and units.
    """
    person = Person.objects.filter(user=user).only("id", "full_name").first()
    if person is None:
        return SignInPolicy(is_staff=True, context_words=(user.login,))
    seat = ("post__role", "post__organisation__name", "post__organisation__unit__name")
    own = person.appointments.filter(on_day(on), on_day(on, "post__"), on_day(on, "post__organisation__")).order_by()
    lent = person.delegations.standing().filter(on_day(on), on_day(on, "appointment__")).order_by()  # type: ignore[attr-defined]
    seats = own.values_list(*seat).union(lent.values_list(*(f"appointment__{name}" for name in seat)), all=True)
    words = {user.login, person.full_name, *person.full_name.split()}
    known = []
    for code, body, unit in seats:
        words |= {body, unit}
        known.append(role_named(code))
    partner_only = bool(known) and all(role is not None and not role.is_staff for role in known)
    return SignInPolicy(is_staff=not partner_only, context_words=tuple(sorted(words)))
