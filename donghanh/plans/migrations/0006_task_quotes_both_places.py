"""A task says where else the paper says it, once what was read twice has been merged."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("plans", "0005_turns_checks_extensions"),
    ]

    operations = [
        migrations.AddField(
            model_name="task",
            name="also",
            field=models.JSONField(blank=True, default=list),
        ),
    ]
