import datetime

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q


class Migration(migrations.Migration):
    """Offices have media channels of their own, each of a national kind and with a period; shipped ones were always there."""

    dependencies = [
        ("communication", "0002_kits_stock_and_media"),
        ("units", "0002_refuse_overlapping_codes"),
    ]

    operations = [
        migrations.AddField(
            model_name="channel",
            name="unit",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="units.unit"
            ),
        ),
        migrations.AddField(
            model_name="channel",
            name="counts_as",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="communication.channel",
            ),
        ),
        migrations.AddField(
            model_name="channel",
            name="valid_from",
            field=models.DateField(default=datetime.date(2000, 1, 1)),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="channel",
            name="valid_until",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name="mediaitem",
            name="channel",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="items_noted", to="communication.channel"
            ),
        ),
        migrations.AddConstraint(
            model_name="channel",
            constraint=models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
                name="communication_channel_period_forward",
            ),
        ),
        migrations.AddConstraint(
            model_name="channel",
            constraint=models.CheckConstraint(
                condition=Q(unit__isnull=True, counts_as__isnull=True) | Q(unit__isnull=False, counts_as__isnull=False),
                name="communication_own_channel_counts_as",
            ),
        ),
    ]
