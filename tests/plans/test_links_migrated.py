"""Links made before their body was written down go on, for the body their post had; not for one it went over to."""

import datetime as dt
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from donghanh.organisations.actions import merge_organisation
from donghanh.people.models import Appointment, Post
from donghanh.plans import actions
from donghanh.plans.actions.links import Handed
from donghanh.plans.models import PersonalLink
from tests.cast import Cast, make_cast
from tests.plans.personal_links import DAYS, NOW, TODAY

BEFORE, AFTER = "0017_personal_link_visits", "0019_every_link_names_its_body"
AT = dt.datetime(2026, 11, 2, tzinfo=dt.UTC)


@pytest.mark.django_db(transaction=True)
def test_link_of_before_is_for_the_body_its_post_had() -> None:
    cast = make_cast()
    executor = MigrationExecutor(connection)
    executor.migrate([("plans", BEFORE)])
    old = MigrationExecutor(connection).loader.project_state([("plans", BEFORE)]).apps
    try:
        seat = old.get_model("people", "Appointment").objects.get(person_id=cast.village_head.person.pk)
        old.get_model("plans", "PersonalLink").objects.create(
            appointment=seat, digest="x" * 64, pin="-", expires_on=AT.date(), made_at=AT
        )
        MigrationExecutor(connection).migrate([("plans", AFTER)])
        assert PersonalLink.objects.get().organisation == cast.village_head.organisation
    finally:
        everything = MigrationExecutor(connection)
        everything.migrate(everything.loader.graph.leaf_nodes())


def revoked(link: PersonalLink) -> bool:
    """Whether the migration takes the link back; run twice, it does no more."""
    migration = import_module("donghanh.plans.migrations.0022_links_of_posts_that_went_over_are_revoked")
    for _ in range(2):
        migration.revoke_misnamed(apps, None)
    link.refresh_from_db()
    return link.revoked_at is not None


@pytest.fixture
def gone_over(cast: Cast, seat: Appointment, handed: Handed) -> PersonalLink:
    """A link whose post went over to another body after it was made, named the way 0018 did."""
    body = handed.link.organisation
    Post.objects.filter(pk=seat.post_id).update(valid_from=TODAY)  # it moves as it is
    Appointment.objects.filter(pk=seat.pk).update(valid_from=TODAY)
    merge_organisation(
        organisation=body, expected_version=body.version, successor=cast.partner.organisation, effective_on=TODAY,
        legal_basis="QĐ 3/QĐ-UBND", by=cast.officer.actor, at=NOW + dt.timedelta(hours=1),
    )  # fmt: skip
    assert Post.objects.get(pk=seat.post_id).organisation == cast.partner.organisation
    PersonalLink.objects.filter(pk=handed.link.pk).update(organisation=cast.partner.organisation)
    handed.link.refresh_from_db()
    assert PersonalLink.objects.live(TODAY).filter(pk=handed.link.pk).exists()
    return handed.link


@pytest.mark.django_db
def test_link_of_a_post_that_went_over_before_is_taken_back(gone_over: PersonalLink) -> None:
    assert revoked(gone_over)
    assert not PersonalLink.objects.live(TODAY).exists()


@pytest.mark.django_db
def test_link_made_after_its_post_went_over_goes_on(cast: Cast, gone_over: PersonalLink, seat: Appointment) -> None:
    at = NOW + dt.timedelta(hours=2)
    signed = {"by": cast.officer.actor, "at": at}
    made = actions.make_link(appointment=seat, expires_on=TODAY + DAYS, **signed).link  # type: ignore[arg-type]
    assert not revoked(made)


@pytest.mark.django_db
def test_link_that_bears_the_body_it_was_made_for_is_left_to_the_rule(
    gone_over: PersonalLink, cast: Cast, seat: Appointment
) -> None:
    gone_over.organisation = cast.village_head.organisation
    gone_over.save()
    assert not revoked(gone_over)
    assert not PersonalLink.objects.live(TODAY).exists(), "its post is of another body"


@pytest.mark.django_db
def test_link_of_a_post_that_stayed_goes_on(cast: Cast, handed: Handed) -> None:
    assert not revoked(handed.link)
