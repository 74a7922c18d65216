from django.db import migrations

from donghanh.foundation.history import RefuseOverlap


class Migration(migrations.Migration):
    dependencies = [("training", "0001_courses_and_certificates")]

    operations = [
        RefuseOverlap(table="training_rule", key=("kind", "unit_key"), name="training_one_rule_at_once"),
    ]
