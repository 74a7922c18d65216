"""The scope: nothing unless granted, and what is not yours is absent."""

import datetime as dt
import uuid

import pytest
from django.http import Http404

from donghanh.accounts.models import User
from donghanh.foundation.access import NOBODY, Actor, Grant, Scope, ScopedQuerySet, get_visible_or_404

HERE, THERE, BODY = uuid.uuid4(), uuid.uuid4(), uuid.uuid4()
SCOPE = Scope(
    actor=Actor(kind="person", id=uuid.uuid4()),
    on=dt.date(2026, 11, 24),
    grants=frozenset({Grant("plans.read", HERE, BODY, None)}),
)


def test_a_stranger_may_nothing() -> None:
    assert not NOBODY.is_signed_in
    assert not NOBODY.may("plans.read")


def test_a_permission_counts_only_where_it_is_held() -> None:
    assert SCOPE.may("plans.read")
    assert SCOPE.may("plans.read", unit_id=HERE)
    assert not SCOPE.may("plans.read", unit_id=THERE)
    assert not SCOPE.may("plans.edit", unit_id=HERE)
    assert SCOPE.units_with("plans.read") == {HERE}
    assert SCOPE.organisations_with("plans.read") == {BODY}


def test_requiring_what_is_missing_looks_like_absence() -> None:
    with pytest.raises(Http404):
        SCOPE.require("plans.edit")


@pytest.mark.django_db
def test_a_model_that_says_nothing_shows_nothing() -> None:
    user = User.objects.create(login="a")
    rows: ScopedQuerySet[User] = ScopedQuerySet(User)
    assert list(rows.visible_to(SCOPE)) == []
    with pytest.raises(Http404):
        get_visible_or_404(rows, SCOPE, pk=user.pk)
