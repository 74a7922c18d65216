from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("activities", "0004_adopted_from_hand")]

    operations = [
        migrations.AddField("batch", "held", models.PositiveIntegerField(default=0)),
        migrations.AddField("batchline", "is_held", models.BooleanField(default=False)),
    ]
