"""One body of a name, and one membership of a group, at a time: the database says so too."""

from django.db import migrations

from donghanh.foundation.history import RefuseOverlap


class Migration(migrations.Migration):
    dependencies = [("organisations", "0001_initial")]
    operations = [
        RefuseOverlap(table="organisations_organisation", key=("unit_id", "name"), name="organisations_one_name_a_day"),
        RefuseOverlap(table="organisations_groupmember", key=("group_id", "organisation_id"), name="organisations_member_once"),
    ]
