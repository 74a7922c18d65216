"""``manage.py prepare``: everything between an empty folder and a house people can enter."""

import secrets
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

from donghanh.activities.loading import load_kinds
from donghanh.budget.loading import load_norms
from donghanh.communication.loading import load_communication
from donghanh.community.loading import load_community
from donghanh.config.demo import cast, mornings, places, story
from donghanh.config.roles import ROLES
from donghanh.foundation.access import Actor
from donghanh.inspections.loading import load_checklists
from donghanh.legal.loading import load_instruments
from donghanh.meetings.loading import load_topics
from donghanh.training.loading import load_training
from donghanh.units.loading import load_units
from donghanh.workdays.loading import load_workdays

_WORDS = "suong chieu bep cau tre lua song may dua gio nang mua dat rung bien dong hoa la mat trang".split()
PREPARATION = Actor.system("config.prepare")


class Command(BaseCommand):
    """Migrates, loads reference data, gathers static files and, where this is the demo, plays its story. Repeatable."""

    help = "Chuẩn bị cơ sở dữ liệu, dữ liệu nền và (ở bản chạy thử) xã giả định."

    def handle(self, *args: Any, **options: Any) -> None:
        """Do what is missing and say, in the demo, who can sign in."""
        call_command("migrate", verbosity=0, interactive=False)
        now = timezone.now()
        load_units(by=PREPARATION, at=now)
        load_workdays(by=PREPARATION, at=now)
        load_instruments(by=PREPARATION, at=now)
        load_kinds(by=PREPARATION, at=now)
        load_norms(by=PREPARATION, at=now)
        load_community(by=PREPARATION, at=now)
        load_topics(by=PREPARATION, at=now)
        load_communication(by=PREPARATION, at=now)
        load_checklists(by=PREPARATION, at=now)
        load_training(by=PREPARATION, at=now)
        call_command("collectstatic", verbosity=0, interactive=False)
        if settings.DONGHANH_DEMO:
            self.stdout.write(self._demo())

    def _demo(self) -> str:
        password = _password(settings.VAR / "secrets" / "demo-password")
        if not places.is_set():
            now = timezone.now()
            with transaction.atomic():  # all of the story or none of it, so that a second start can begin again
                story.play(places.set_stage(password=password, by=PREPARATION, at=now), now=now)
            mornings.send_lately(now=now)
        lines = ["", "Xã giả định Sông Mây, tỉnh An Lam. Mọi tên người, tên đất đều đặt ra.", ""]
        elsewhere = {cast.STRANGER: cast.NEIGHBOUR, cast.PROVINCIAL: cast.PROVINCE}
        for member in (*cast.MEMBERS, *elsewhere):
            _code, level, name = elsewhere.get(member, cast.COMMUNE)
            place = f" ({level} {name})" if member in elsewhere else ""
            lines.append(f"  {member.login:8}{member.full_name:22}{member.body}{place}, {ROLES[member.role].name}")
        return "\n".join([*lines, "", f"Mật khẩu chung của bản chạy thử: {password}", ""])


def _password(path: Path) -> str:
    """The password of all demo accounts, made once for this installation and readable by its owner only."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        words = "-".join(secrets.choice(_WORDS) for _ in range(4))
        path.touch(mode=0o600)
        path.write_text(f"{words}-{secrets.randbelow(90) + 10}", "utf-8")
    return path.read_text("utf-8").strip()
