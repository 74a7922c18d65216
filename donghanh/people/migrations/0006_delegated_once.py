"""An appointment is delegated to one person on any day: the database says so too. Taken back, its days are free again."""

from django.db import migrations

from donghanh.foundation.history import RefuseOverlap


class Migration(migrations.Migration):
    dependencies = [("people", "0005_delegations")]
    operations = [
        RefuseOverlap(
            table="people_delegation",
            key=("appointment_id", "standing"),
            unless_empty="standing",
            name="people_delegated_once",
        ),
    ]
