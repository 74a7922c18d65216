from django.db import migrations
from django.db.models import OuterRef, Subquery


def name_bodies(apps, schema_editor):
    """Links made before were for the body their post had; no post has gone over with one so far."""
    appointments = apps.get_model('people', 'Appointment').objects.filter(pk=OuterRef('appointment_id'))
    links = apps.get_model('plans', 'PersonalLink').objects.filter(organisation__isnull=True)
    links.update(organisation_id=Subquery(appointments.values('post__organisation_id')[:1]))


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0006_delegated_once'),
        ('plans', '0017_personal_link_visits'),
    ]

    operations = [
        migrations.RunPython(name_bodies, migrations.RunPython.noop),
    ]
