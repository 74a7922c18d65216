"""An office has one ceiling of an item and area on a day."""

from django.db import migrations

from donghanh.foundation.history import RefuseOverlap


class Migration(migrations.Migration):
    dependencies = [("budget", "0001_money")]

    operations = [
        RefuseOverlap(table="budget_norm", key=("unit_id", "code", "area"), name="budget_own_norm_once"),
    ]
