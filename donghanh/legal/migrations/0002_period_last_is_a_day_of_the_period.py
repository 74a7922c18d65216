from django.db import migrations


class Migration(migrations.Migration):
    """The column ends on a day that still belongs, as no other ``…_until`` does; its name says so now."""

    dependencies = [
        ("legal", "0001_initial"),
    ]

    operations = [
        migrations.RenameField(model_name="legalinstrument", old_name="period_until", new_name="period_last"),
    ]
