"""What pages and files say of scripts."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from donghanh.communication.models import Script, ScriptEvent, ScriptState, ScriptStep
from donghanh.communication.wording import length_words
from donghanh.domain.text.aloud import reading_seconds
from donghanh.foundation.web import formats
from donghanh.foundation.web.components import Event

SCRIPT_CHIPS: dict[str, str] = {
    ScriptState.DRAFT: "open",
    ScriptState.WAITING: "note",
    ScriptState.RETURNED: "due",
    ScriptState.APPROVED: "done",
}
ICONS: dict[str, str] = {
    ScriptStep.WRITTEN: "pencil",
    ScriptStep.EDITED: "pencil",
    ScriptStep.SENT: "send",
    ScriptStep.APPROVED: "circle-check",
    ScriptStep.RETURNED: "arrow-back-up",
    ScriptStep.PUT_AWAY: "circle-minus",
    ScriptStep.TAKEN_OUT: "history",
}


@dataclass(frozen=True)
class ScriptLine:
    """One script in the list."""

    script: Script
    length: str
    chip: str
    state: str


def length_of(script: Script, pace: int) -> str:
    """How long it takes to read once, in words."""
    return length_words(reading_seconds(script.syllables, a_minute=pace))


def script_lines(scripts: Iterable[Script], pace: int) -> list[ScriptLine]:
    """The rows of the list."""
    return [
        ScriptLine(one, length_of(one, pace), SCRIPT_CHIPS[one.state], str(one.get_state_display())) for one in scripts
    ]


def script_facts(script: Script, pace: int) -> list[tuple[str, str]]:
    """What stands beside a script's text."""
    facts = [
        (_("Chủ đề"), str(script.get_topic_display())),
        (_("Cơ quan viết"), script.body.name),
        (_("Đọc một lượt"), length_of(script, pace)),
        (_("Số tiếng"), formats.number(script.syllables)),
        (_("Tốc độ đọc"), _("%(n)s tiếng một phút") % {"n": pace}),
        (_("Sửa lần cuối"), formats.datetime(script.changed_at)),
    ]
    if script.approved_number:
        facts.append((_("Bản đã duyệt"), _("lần %(n)s") % {"n": script.approved_number}))
    return facts


def script_events(story: Iterable[ScriptEvent]) -> list[Event]:
    """The story of a script, newest first."""
    return [
        Event(
            f"{one.get_step_display()}: {one.text}" if one.text else str(one.get_step_display()),
            one.at,
            who=one.author.full_name if one.author else "",
            icon=ICONS[one.step],
        )
        for one in story
    ]


def script_columns(pace: int) -> dict[str, Callable[[Script], Any]]:
    """The columns of the library as a file. Needs ``body`` loaded."""
    return {
        _("Tên bài"): lambda one: one.title,
        _("Chủ đề"): lambda one: str(one.get_topic_display()),
        _("Cơ quan viết"): lambda one: one.body.name,
        _("Bước"): lambda one: str(one.get_state_display()),
        _("Bản đã duyệt"): lambda one: one.approved_number or None,
        _("Số tiếng"): lambda one: one.syllables,
        _("Đọc một lượt (giây)"): lambda one: reading_seconds(one.syllables, a_minute=pace),
        _("Sửa lần cuối"): lambda one: one.changed_at,
        _("Lời đọc"): lambda one: one.text,
    }
