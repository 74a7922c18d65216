import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('plans', '0018_links_of_before_name_their_body'),
    ]

    operations = [
        migrations.AlterField(
            model_name='personallink',
            name='organisation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='personal_links', to='organisations.organisation'),
        ),
    ]
