"""One code names one unit of a kind on a day; villages have no code and are left alone."""

from django.db import migrations

from donghanh.foundation.history import RefuseOverlap


class Migration(migrations.Migration):
    dependencies = [("units", "0001_initial")]

    operations = [
        RefuseOverlap(table="units_unit", key=("code", "kind"), name="units_one_unit_per_code", unless_empty="code")
    ]
