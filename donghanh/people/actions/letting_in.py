"""Accounts of people: inviting, handing out codes, closing and reopening. Always done by somebody else."""

import datetime as dt

from django.db import transaction

from donghanh.accounts.actions.accounts import deactivate_account, open_invited_account, reactivate_account
from donghanh.accounts.actions.codes import issue_code
from donghanh.accounts.models import CodePurpose
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.people.models import Person
from donghanh.people.refusals import PeopleRefused


@transaction.atomic
def hand_out_code(*, person: Person, purpose: str, by: Actor, at: dt.datetime) -> str:
    """Issue a code for a person and return it, to be handed over; the first one also opens the account.

    The person is locked: of two clicks at once the second issues another code and withdraws the first.
    Refused: ``no_account`` when something else than a first code is asked for somebody without an account, and
    whatever ``accounts`` refuses (own account, closed, second issuer).
    """
    person = Person.objects.select_for_update(of=("self",)).select_related("user").get(pk=person.pk)
    if person.user is None:
        if purpose != CodePurpose.INVITE:
            raise PeopleRefused("no_account")
        user = open_invited_account(by=by, at=at)
        person.save_changes(expected_version=person.version, user=user)
        record("people.invited", by=by, at=at, on=person, new={"user": user.pk})
    assert person.user is not None
    return issue_code(user=person.user, purpose=purpose, by=by, at=at)


@transaction.atomic
def reserve_account(*, person: Person, login: str, by: Actor, at: dt.datetime) -> Person:
    """Open an account under a name the office proposes, and return its person; a first code lets them take it over, and
    they may choose another name then.

    Refused: ``has_account``; ``own_account``; what ``accounts`` refuses of names.
    """
    person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    if person.user_id is not None:
        raise PeopleRefused("own_account" if person.user_id == by.id else "has_account")
    user = open_invited_account(login=login, by=by, at=at)
    person.save_changes(expected_version=person.version, user=user)
    record("people.account_reserved", by=by, at=at, on=person, new={"user": user.pk})
    return person


@transaction.atomic
def close_account(*, person: Person, by: Actor, at: dt.datetime) -> Person:
    """Close the person's account at once. Refused: ``no_account``, and what ``accounts`` refuses."""
    if person.user is None:
        raise PeopleRefused("no_account")
    deactivate_account(user=person.user, by=by, at=at, reason="office")
    return person


@transaction.atomic
def reopen_account(*, person: Person, by: Actor, at: dt.datetime) -> Person:
    """Open a closed account again. Refused: ``no_account``, and what ``accounts`` refuses."""
    if person.user is None:
        raise PeopleRefused("no_account")
    reactivate_account(user=person.user, by=by, at=at)
    return person
