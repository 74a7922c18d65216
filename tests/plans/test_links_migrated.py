"""Links made before their body was written down go on, for the body their post had."""

import datetime as dt

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from donghanh.plans.models import PersonalLink
from tests.cast import make_cast

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
