import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('organisations', '0002_refuse_overlap'),
        ('plans', '0015_remarks'),
    ]

    operations = [
        migrations.AddField(
            model_name='personallink',
            name='organisation',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='personal_links', to='organisations.organisation'),
        ),
        migrations.AddField(
            model_name='taskupdate',
            name='by_link',
            field=models.BooleanField(default=False),
        ),
        migrations.CreateModel(
            name='LinkVisit',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('round', models.PositiveIntegerField()),
                ('key_digest', models.CharField(max_length=64, unique=True)),
                ('opened_at', models.DateTimeField(db_index=True)),
                ('seen_at', models.DateTimeField()),
                ('link', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='visits', to='plans.personallink')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PinTry',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('network_digest', models.CharField(max_length=64)),
                ('at', models.DateTimeField()),
            ],
            options={
                'indexes': [models.Index(fields=['network_digest', 'at'], name='plans_pin_try_by_network')],
            },
        ),
    ]
