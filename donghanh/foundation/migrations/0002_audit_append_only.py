"""Make the audit table append-only."""

from django.db import migrations

from donghanh.foundation.audit.migration import allow_changes, refuse_changes


class Migration(migrations.Migration):
    dependencies = [("foundation", "0001_initial")]
    operations = [migrations.RunPython(refuse_changes, allow_changes)]
