from django.db import migrations

BATCH = 500
OLD, NEW = "period_until", "period_last"


def rename_in_history(apps, schema_editor):
    """What people see as history names fields by their names. Safe to run twice; the audit log stays as it was written."""
    _rename(apps, OLD, NEW)


def rename_back(apps, schema_editor):
    """The way back."""
    _rename(apps, NEW, OLD)


def _rename(apps, before, after):
    changes = apps.get_model("legal", "InstrumentChange").objects
    touched = []
    for change in changes.order_by("pk").iterator(chunk_size=BATCH):
        if before not in change.old and before not in change.new:
            continue
        for values in (change.old, change.new):
            if before in values:
                values[after] = values.pop(before)
        touched.append(change)
        if len(touched) >= BATCH:
            changes.bulk_update(touched, ("old", "new"))
            touched.clear()
    changes.bulk_update(touched, ("old", "new"))


class Migration(migrations.Migration):

    dependencies = [
        ("legal", "0002_period_last_is_a_day_of_the_period"),
    ]

    operations = [
        migrations.RunPython(rename_in_history, rename_back),
    ]
