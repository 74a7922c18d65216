"""How far the lead of a task is, and whether a part was handed back, written on the task. The next migration fills it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("plans", "0019_every_link_names_its_body")]

    operations = [
        migrations.AddField("task", "lead_state", models.CharField(default="", editable=False, max_length=10)),
        migrations.AddField("task", "has_returned", models.BooleanField(default=False, editable=False)),
        migrations.AddConstraint(
            "task",
            models.CheckConstraint(
                condition=models.Q(
                    ("lead_state__in", ["", "draft", "sent", "seen", "accepted", "returned", "withdrawn", "done"])
                ),
                name="plans_task_lead_state_known",
            ),
        ),
    ]
