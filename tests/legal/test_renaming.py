"""What an office had written before a column got its new name is still there under it."""

import datetime as dt

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

AT = dt.datetime(2026, 11, 2, tzinfo=dt.UTC)
LATEST = "0003_history_says_period_last"


def migrated(to: str):
    """The models as they stand after this migration of the app."""
    executor = MigrationExecutor(connection)
    executor.migrate([("legal", to)])
    return MigrationExecutor(connection).loader.project_state([("legal", to)]).apps


@pytest.mark.django_db(transaction=True)
def test_the_last_day_of_a_period_keeps_its_value_and_its_history() -> None:
    before = migrated("0001_initial")
    try:
        row = before.get_model("legal", "LegalInstrument").objects.create(
            number="1/QĐ", number_key="1/qd", kind="Quyết định", title="Về một việc", issuer="UBND", search="",
            period_until=dt.date(2030, 12, 31),
        )  # fmt: skip
        before.get_model("legal", "InstrumentChange").objects.create(
            instrument=row,
            at=AT,
            verb="corrected",
            old={"period_until": None},
            new={"period_until": "2030-12-31", "note": "x"},
        )
        after = migrated(LATEST)
        assert after.get_model("legal", "LegalInstrument").objects.get().period_last == dt.date(2030, 12, 31)
        change = after.get_model("legal", "InstrumentChange").objects.get()
        assert (change.old, change.new) == ({"period_last": None}, {"period_last": "2030-12-31", "note": "x"})
    finally:
        everything = MigrationExecutor(connection)
        everything.migrate(everything.loader.graph.leaf_nodes())
