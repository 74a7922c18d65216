"""Scripts are written, sent, approved by somebody else or handed back, changed, put away."""

import datetime as dt
import uuid

from django.db import transaction

from donghanh.communication.actions._shared import author_of, day_of, one_line, refuse_body, some_words
from donghanh.communication.models import MOVES, Script, ScriptEvent, ScriptState, ScriptStep, ScriptVersion, Topic
from donghanh.communication.refusals import CommunicationRefused
from donghanh.communication.telling import tell_approvers, tell_author
from donghanh.domain.text import fold, nfc
from donghanh.domain.text.aloud import spoken_syllables
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.organisations.models import Organisation
from donghanh.units.models import Unit

LONGEST_TEXT = 40_000
LONGEST_TITLE = 200


@transaction.atomic
def write_script(
    *, unit: Unit, body: Organisation, title: str, topic: str, text: str, by: Actor, at: dt.datetime
) -> Script:
    """Put a script into the library, as a draft; return it. Refused: ``body_elsewhere``, ``empty``, ``too_long``,
    ``topic_unknown``, ``text_empty``, ``text_long``."""
    refuse_body(unit, body, field="body")
    title = some_words(title, field="title", longest=LONGEST_TITLE)
    text = _text(text)
    _refuse_topic(topic)
    script = Script.objects.create(
        unit=unit,
        body=body,
        title=title,
        topic=topic,
        text=text,
        syllables=spoken_syllables(text),
        changed_at=at,
        changed_by=author_of(by),
        search=_search(title, text),
    )
    _tell(script, ScriptStep.WRITTEN, by=by, at=at)
    facts = {"body": body.pk, "topic": topic, "syllables": script.syllables}
    record("communication.script_written", by=by, at=at, on=script, new=facts, unit_id=unit.pk)
    return script


@transaction.atomic
def edit_script(
    *,
    script: Script,
    expected_version: int,
    body: Organisation,
    title: str,
    topic: str,
    text: str,
    by: Actor,
    at: dt.datetime,
) -> Script:
    """Change a script and return it. A changed title or text is a draft again and needs approval again; what was approved
    before stays readable. Raises ``StaleRecord``. Refused: what ``write_script`` refuses, ``nothing_new``."""
    held = _hold(script.pk)
    refuse_body(held.unit, body, field="body")
    title = some_words(title, field="title", longest=LONGEST_TITLE)
    text = _text(text)
    _refuse_topic(topic)
    is_new_text = (title, text) != (held.title, held.text)
    if not is_new_text and (body.pk, topic) == (held.body_id, held.topic):
        raise CommunicationRefused("nothing_new")
    old = {"body": held.body_id, "topic": held.topic, "syllables": held.syllables, "state": held.state}
    syllables = spoken_syllables(text)
    state = ScriptState.DRAFT.value if is_new_text else held.state
    author = {"changed_at": at, "changed_by": author_of(by)} if is_new_text else {}
    held.save_changes(
        expected_version=expected_version, body=body, title=title, topic=topic, text=text, syllables=syllables,
        state=state, search=_search(title, text), **author,
    )  # fmt: skip
    _tell(held, ScriptStep.EDITED, by=by, at=at)
    new = {"body": body.pk, "topic": topic, "syllables": syllables, "state": state}
    record("communication.script_edited", by=by, at=at, on=held, old=old, new=new, unit_id=held.unit_id)
    return held


@transaction.atomic
def send_script(*, script: Script, expected_version: int, by: Actor, at: dt.datetime) -> Script:
    """Lay a script before who approves, and tell them; return it. Raises ``StaleRecord``. Refused: ``cannot_move``, ``put_away``."""
    held = _hold(script.pk)
    _refuse_put_away(held)
    _move(held, expected_version, ScriptState.WAITING, ScriptStep.SENT, by=by, at=at)
    tell_approvers(held, by=by, at=at, day=day_of(at))
    return held


@transaction.atomic
def approve_script(*, script: Script, expected_version: int, by: Actor, at: dt.datetime) -> Script:
    """Approve the text as it stands: it becomes the version that may be read out. Returns the script.

    Raises ``StaleRecord``. Refused: ``cannot_move``, ``put_away``, ``own_script`` for who wrote the text as it stands.
    """
    held = _hold(script.pk)
    _refuse_put_away(held)
    _refuse_own(held, by)
    _refuse_move(held, ScriptState.APPROVED)
    number = held.approved_number + 1
    ScriptVersion.objects.create(
        script=held,
        number=number,
        title=held.title,
        text=held.text,
        syllables=held.syllables,
        approved_at=at,
        approved_by=author_of(by),
    )
    old = held.state
    held.save_changes(expected_version=expected_version, state=ScriptState.APPROVED.value, approved_number=number)
    _tell(held, ScriptStep.APPROVED, by=by, at=at)
    new = {"state": held.state, "number": number}
    record("communication.script_approved", by=by, at=at, on=held, old={"state": old}, new=new, unit_id=held.unit_id)
    tell_author(held, by=by, at=at, day=day_of(at))
    return held


@transaction.atomic
def return_script(*, script: Script, expected_version: int, reason: str, by: Actor, at: dt.datetime) -> Script:
    """Hand a script back with what is to be mended; return it. Raises ``StaleRecord``. Refused: ``cannot_move``, ``empty``
    reason, ``own_script``."""
    reason = some_words(reason, field="reason", longest=500)
    held = _hold(script.pk)
    _refuse_own(held, by)
    _move(held, expected_version, ScriptState.RETURNED, ScriptStep.RETURNED, by=by, at=at, text=reason)
    tell_author(held, by=by, at=at, day=day_of(at))
    return held


@transaction.atomic
def put_script_away(*, script: Script, expected_version: int, kept: bool, by: Actor, at: dt.datetime) -> Script:
    """Put a script away, or (``kept``) take it out again; return it. Its slots and what was aired stay. Raises
    ``StaleRecord``. Refused: ``nothing_new``, ``on_air`` while a turn is still to come."""
    held = _hold(script.pk)
    if held.is_kept == kept:
        raise CommunicationRefused("nothing_new")
    if not kept and held.slots.filter(last_on__gte=day_of(at)).exists():
        raise CommunicationRefused("on_air")
    held.save_changes(expected_version=expected_version, is_kept=kept)
    _tell(held, ScriptStep.TAKEN_OUT if kept else ScriptStep.PUT_AWAY, by=by, at=at)
    record("communication.script_kept", by=by, at=at, on=held, new={"is_kept": kept}, unit_id=held.unit_id)
    return held


def _hold(pk: uuid.UUID) -> Script:
    held = Script.objects.select_for_update(of=("self",)).select_related("unit", "body").filter(pk=pk).first()
    if held is None:
        raise CommunicationRefused("gone")
    return held


def _move(
    held: Script,
    expected_version: int,
    to: ScriptState,
    step: ScriptStep,
    *,
    by: Actor,
    at: dt.datetime,
    text: str = "",
) -> Script:
    _refuse_move(held, to)
    old = held.state
    held.save_changes(expected_version=expected_version, state=to.value)
    _tell(held, step, by=by, at=at, text=text)
    record(
        f"communication.script_{step.value}", by=by, at=at, on=held, old={"state": old}, new={"state": to.value},
        unit_id=held.unit_id,
    )  # fmt: skip
    return held


def _refuse_move(held: Script, to: ScriptState) -> None:
    if to not in MOVES[held.state]:
        raise CommunicationRefused("cannot_move", state=held.get_state_display())


def _refuse_own(held: Script, by: Actor) -> None:
    if held.changed_by_id is not None and held.changed_by is not None and held.changed_by.user_id == by.id:
        raise CommunicationRefused("own_script")


def _refuse_put_away(held: Script) -> None:
    if not held.is_kept:
        raise CommunicationRefused("put_away")


def _refuse_topic(topic: str) -> None:
    if topic not in Topic.values:
        raise CommunicationRefused("topic_unknown", field="topic")


def _text(text: str) -> str:
    lines = [one_line(line) for line in nfc(text).replace("\r\n", "\n").split("\n")]
    clean = "\n".join(lines).strip()
    if not clean:
        raise CommunicationRefused("text_empty", field="text")
    if len(clean) > LONGEST_TEXT:
        raise CommunicationRefused("text_long", field="text", most=LONGEST_TEXT)
    return clean


def _search(title: str, text: str) -> str:
    return fold(f"{title} {text}")


def _tell(script: Script, step: ScriptStep, *, by: Actor, at: dt.datetime, text: str = "") -> None:
    ScriptEvent.objects.create(script=script, step=step, text=text[:500], at=at, author=author_of(by))
