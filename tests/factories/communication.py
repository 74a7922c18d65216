"""Makes invented scripts, slots and what else communication keeps, through the actions the office uses."""

import datetime as dt
from typing import Any

from django.utils import timezone

from donghanh.communication import actions
from donghanh.communication.models import Script, Slot
from tests.cast import Cast, Member
from tests.factories.activities import kind_of

TODAY = timezone.localdate()
TEXT = "Kính thưa bà con. Chia việc nhà là thương nhau bằng việc làm."


def script_of(cast: Cast, *, by: Member | None = None, **fields: Any) -> Script:
    """A draft by the officer unless somebody else wrote it."""
    author = by or cast.officer
    values: dict[str, Any] = {"title": "Chia việc nhà", "topic": "family", "text": TEXT} | fields
    values.setdefault("body", author.organisation)
    return actions.write_script(unit=cast.unit, by=author.actor, at=timezone.now(), **values)


def approved_script(cast: Cast, *, by: Member | None = None, **fields: Any) -> Script:
    """A script the leader has approved."""
    return approve(script_of(cast, by=by, **fields), cast, by=by)


def approve(script: Script, cast: Cast, *, by: Member | None = None) -> Script:
    """Send it and have the leader approve it."""
    author = by or cast.officer
    sent = actions.send_script(script=script, expected_version=script.version, by=author.actor, at=timezone.now())
    return actions.approve_script(script=sent, expected_version=sent.version, by=cast.leader.actor, at=timezone.now())


def slot_of(cast: Cast, script: Script | None = None, **fields: Any) -> Slot:
    """A slot of today at 17:00, read by the women's union, once."""
    kind_of("broadcast")
    values: dict[str, Any] = {
        "station": cast.partner.organisation,
        "first_on": TODAY,
        "starts_at": dt.time(17, 0),
    } | fields
    return actions.set_slot(
        unit=cast.unit, script=script or approved_script(cast), by=cast.officer.actor, at=timezone.now(), **values
    )


def edit_text(script: Script, cast: Cast, text: str) -> Script:
    """The officer changes what is read."""
    return actions.edit_script(
        script=script, expected_version=script.version, body=script.body, title=script.title, topic=script.topic,
        text=text, by=cast.officer.actor, at=timezone.now(),
    )  # fmt: skip
