"""One person holds one post once on any day: the database says so too."""

from django.db import migrations

from donghanh.foundation.history import RefuseOverlap


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]
    operations = [
        RefuseOverlap(table="people_appointment", key=("person_id", "post_id"), name="people_appointed_once"),
    ]
