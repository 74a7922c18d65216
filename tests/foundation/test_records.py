"""Optimistic versions: of two people who started from one state, the second is told."""

import pytest

from donghanh.accounts.models import User
from donghanh.foundation.records import StaleRecord
from tests.cast import Cast
from tests.factories.activities import activity_of

pytestmark = pytest.mark.django_db


def test_a_change_based_on_the_stored_version_is_written_and_counts_up() -> None:
    user = User.objects.create(login="a")
    user.save_changes(expected_version=1, email="a@example.vn")
    again = User.objects.get(pk=user.pk)
    assert (again.email, again.version, user.version) == ("a@example.vn", 2, 2)


def test_a_lost_race_writes_nothing_and_shows_both_versions() -> None:
    User.objects.create(login="a")
    mine, theirs = User.objects.get(login="a"), User.objects.get(login="a")
    theirs.save_changes(expected_version=1, email="hers@example.vn")
    with pytest.raises(StaleRecord) as lost:
        mine.save_changes(expected_version=1, email="his@example.vn")
    assert lost.value.wanted == {"email": "his@example.vn"}
    assert lost.value.stored.email == "hers@example.vn"
    assert User.objects.get(login="a").email == "hers@example.vn"


def test_what_was_told_is_stored_once_and_never_changed(cast: Cast) -> None:
    told = activity_of(cast).story.get()
    with pytest.raises(TypeError, match="ActivityChange: what was told is never changed"):
        told.save()
