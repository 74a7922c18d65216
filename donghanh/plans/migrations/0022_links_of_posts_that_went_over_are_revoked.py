"""Personal links of posts that had gone over to another body before 0018 are taken back.

0018 wrote on each link the body its post had by then; who held the link would answer for a body it was never made for. What
the audit log says of the post after the link was made first names the body it was made for. A link that bears another is
revoked, without an event in the log: its row says when. Can be run again.
"""

from django.db import migrations
from django.utils import timezone


def revoke_misnamed(apps, schema_editor):
    events = apps.get_model('foundation', 'AuditEvent').objects.filter(verb='people.post_carried_over')
    links = apps.get_model('plans', 'PersonalLink').objects.filter(revoked_at__isnull=True)
    for link in links.select_related('appointment'):
        moves = events.filter(object_id=str(link.appointment.post_id), at__gte=link.made_at)
        first = moves.order_by('sequence').first()
        if first is not None and first.old['organisation'] != str(link.organisation_id):
            link.revoked_at = timezone.now()
            link.save(update_fields=['revoked_at'])


class Migration(migrations.Migration):

    dependencies = [
        ('foundation', '0003_files_and_jobs'),
        ('plans', '0021_lead_states_of_tasks_there_are'),
    ]

    operations = [
        migrations.RunPython(revoke_misnamed, migrations.RunPython.noop),
    ]
