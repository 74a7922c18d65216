"""The daily backup."""

import datetime as dt
from typing import Any

import pytest

from donghanh.foundation.audit.models import AuditEvent
from donghanh.foundation.backup.jobs import KEPT, back_up_daily

pytestmark = pytest.mark.django_db(transaction=True)


def test_one_backup_a_day_however_often_the_job_runs(settings: Any) -> None:
    for _ in range(2):
        back_up_daily.call(day="2026-03-02")
    assert [path.name for path in (settings.VAR / "backups").iterdir()] == ["daily-2026-03-02.age"]
    assert AuditEvent.objects.filter(verb="foundation.backed_up").count() == 1


def test_old_daily_backups_make_room_and_those_made_by_hand_stay(settings: Any) -> None:
    folder = settings.VAR / "backups"
    folder.mkdir()
    days = [(dt.date(2026, 2, 1) + dt.timedelta(days=n)).isoformat() for n in range(KEPT)]
    for name in (*(f"daily-{day}.age" for day in days), "donghanh-20200101-080000.age"):
        (folder / name).touch()
    back_up_daily.call(day="2026-03-02")
    kept = {path.name for path in folder.iterdir()}
    assert f"daily-{days[0]}.age" not in kept
    assert {f"daily-{days[1]}.age", "daily-2026-03-02.age", "donghanh-20200101-080000.age"} <= kept
    assert len(kept) == KEPT + 1
