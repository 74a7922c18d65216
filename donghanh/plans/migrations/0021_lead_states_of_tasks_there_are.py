"""What stands on tasks about their leads, filled from the parts there are.

The statement fills all tasks and can be run again. What it writes is what ``donghanh.plans.leading`` computes, as of today.
"""

from django.db import migrations

RANKS = " ".join(
    f"WHEN '{state}' THEN {rank}"
    for rank, state in enumerate(("returned", "draft", "sent", "seen", "accepted", "done"))
)
NAMES = " ".join(
    f"WHEN {rank} THEN '{state}'"
    for rank, state in enumerate(("returned", "draft", "sent", "seen", "accepted", "done"))
)
FURTHEST_BEHIND = f"""
    SELECT CASE
        WHEN sum(CASE WHEN body.state = 'done' THEN 1 ELSE 0 END) BETWEEN 1 AND count(*) - 1 THEN 'accepted'
        ELSE CASE min(CASE body.state {RANKS} END) {NAMES} END
    END
    FROM plans_taskparty AS body
    LEFT JOIN plans_taskparty AS above ON above.id = body.parent_id
    LEFT JOIN plans_taskparty AS top ON top.id = above.parent_id
    WHERE body.task_id = plans_task.id AND body.organisation_id IS NOT NULL AND body.state <> 'withdrawn' AND (
        (body.role = 'lead' AND body.parent_id IS NULL)
        OR (above.organisation_id IS NULL AND above.state <> 'withdrawn' AND above.role = 'lead' AND above.parent_id IS NULL)
        OR (above.organisation_id IS NULL AND above.state <> 'withdrawn' AND top.organisation_id IS NULL
            AND top.state <> 'withdrawn' AND top.role = 'lead' AND top.parent_id IS NULL)
    )
"""
FILL = f"""
    UPDATE plans_task SET
        lead_state = coalesce((
            SELECT coalesce(({FURTHEST_BEHIND}), lead.state) FROM plans_taskparty AS lead
            WHERE lead.task_id = plans_task.id AND lead.role = 'lead' AND lead.parent_id IS NULL AND lead.state <> 'withdrawn'
            AND (lead.organisation_id IS NOT NULL OR lead.group_id IS NOT NULL OR EXISTS (
                SELECT 1 FROM plans_taskparty AS low WHERE low.parent_id = lead.id AND low.state <> 'withdrawn'
            ))
        ), ''),
        has_returned = EXISTS (
            SELECT 1 FROM plans_taskparty AS part WHERE part.task_id = plans_task.id AND part.state = 'returned'
        )
"""


class Migration(migrations.Migration):
    dependencies = [("plans", "0020_lead_states")]

    operations = [migrations.RunSQL(FILL, migrations.RunSQL.noop)]
