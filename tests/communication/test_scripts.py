"""Scripts: written, sent, approved by somebody else, changed, found."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from donghanh.communication import actions
from donghanh.communication.models import Script, ScriptState
from donghanh.communication.queries.pace import UNSAID, pace_on
from donghanh.communication.refusals import CommunicationRefused
from donghanh.communication.telling import DECIDED, WAITING
from donghanh.foundation.audit.models import AuditEvent
from donghanh.foundation.records import StaleRecord
from donghanh.notices.models import Notice
from tests.cast import Cast
from tests.factories.communication import TEXT, approve, approved_script, edit_text, script_of

NOW = timezone.now()


def test_a_script_is_a_draft_with_its_syllables_counted(cast: Cast) -> None:
    script = script_of(cast, text="Gọi 113 ngay")
    assert (script.state, script.syllables, script.approved_number) == (ScriptState.DRAFT, 2 + 4, 0)


def test_nobody_approves_what_they_wrote(cast: Cast) -> None:
    script = script_of(cast, by=cast.leader)
    actions.send_script(script=script, expected_version=1, by=cast.leader.actor, at=NOW)
    with pytest.raises(CommunicationRefused, match="own_script"):
        actions.approve_script(script=script, expected_version=2, by=cast.leader.actor, at=NOW)


def test_who_changed_the_text_last_does_not_approve_it(cast: Cast) -> None:
    script = script_of(cast)
    held = actions.edit_script(
        script=script, expected_version=1, body=script.body, title=script.title, topic="law", text="Lời khác hẳn",
        by=cast.leader.actor, at=NOW,
    )  # fmt: skip
    actions.send_script(script=held, expected_version=2, by=cast.officer.actor, at=NOW)
    with pytest.raises(CommunicationRefused, match="own_script"):
        actions.approve_script(script=held, expected_version=3, by=cast.leader.actor, at=NOW)


def test_a_changed_text_needs_approval_again_and_the_approved_one_stays(cast: Cast) -> None:
    script = approved_script(cast)
    held = edit_text(script, cast, "Lời mới, chưa ai duyệt")
    assert held.state == ScriptState.DRAFT
    assert held.approved_number == 1
    assert held.versions.get().text == TEXT
    again = approve(held, cast)
    assert [one.text for one in again.versions.all()] == ["Lời mới, chưa ai duyệt", TEXT]


def test_a_changed_topic_alone_needs_no_approval(cast: Cast) -> None:
    one = approved_script(cast)
    held = actions.edit_script(
        script=one, expected_version=one.version, body=one.body, title=one.title, topic="law",
        text=one.text, by=cast.officer.actor, at=NOW,
    )  # fmt: skip
    assert held.state == ScriptState.APPROVED


def test_a_draft_is_not_approved_before_it_was_sent(cast: Cast) -> None:
    script = script_of(cast)
    with pytest.raises(CommunicationRefused, match="cannot_move"):
        actions.approve_script(script=script, expected_version=1, by=cast.leader.actor, at=NOW)


def test_what_changed_meanwhile_is_not_approved_unseen(cast: Cast) -> None:
    script = script_of(cast)
    actions.send_script(script=script, expected_version=1, by=cast.officer.actor, at=NOW)
    held = edit_text(Script.objects.get(pk=script.pk), cast, "Câu chen vào sau khi lãnh đạo đã đọc")
    actions.send_script(script=held, expected_version=held.version, by=cast.officer.actor, at=NOW)
    with pytest.raises(StaleRecord):
        actions.approve_script(script=held, expected_version=2, by=cast.leader.actor, at=NOW)


def test_an_empty_text_is_refused_and_nothing_is_kept(cast: Cast) -> None:
    with pytest.raises(CommunicationRefused, match="text_empty"):
        script_of(cast, text=" \n ")
    assert not Script.objects.exists()


def test_the_audit_log_has_no_word_of_a_text(cast: Cast) -> None:
    script_of(cast, text="Câu này không vào nhật ký")
    event = AuditEvent.objects.get(verb="communication.script_written")
    assert "nhật ký" not in str(event.new)


def test_a_body_sees_its_own_scripts_and_the_office_all(cast: Cast) -> None:
    own, other = script_of(cast, by=cast.partner), script_of(cast)
    assert set(Script.objects.visible_to(cast.officer.scope)) == {own, other}
    assert set(Script.objects.visible_to(cast.partner.scope)) == {own}
    assert set(Script.objects.visible_to(cast.partner.narrowed)) == {own}
    assert not Script.objects.visible_to(cast.stranger.scope).exists()


def test_a_body_cannot_write_for_another(cast: Cast) -> None:
    answer = cast.partner.client().post(
        reverse("communication:script_new"),
        {"title": "Của công an", "topic": "law", "body": cast.police.pk, "text": TEXT},
    )
    assert answer.status_code == 422
    assert "Chọn một trong các mục có sẵn" in answer.content.decode()
    assert "Của công an" in answer.content.decode(), "nothing typed is lost"


def test_the_library_is_searched_without_accents_and_filtered(cast: Cast) -> None:
    script_of(cast, title="Bữa cơm tối", topic="family")
    approved_script(cast, title="Đường dây nóng", topic="help")
    client = cast.officer.client()
    found = client.get(reverse("communication:scripts"), {"q": "duong day"}).content.decode()
    assert "Đường dây nóng" in found
    assert "Bữa cơm tối" not in found
    approved = client.get(reverse("communication:scripts"), {"buoc": "draft"}).content.decode()
    assert "Bữa cơm tối" in approved
    assert "Đường dây nóng</a>" not in approved


def test_the_library_leaves_as_a_file(cast: Cast) -> None:
    script_of(cast, title="Bữa cơm tối")
    answer = cast.officer.client().get(reverse("communication:scripts_export"))
    assert "Bữa cơm tối" in b"".join(answer.streaming_content).decode()


def test_the_list_asks_as_often_for_ten_as_for_one(cast: Cast) -> None:
    client, address = cast.officer.client(), reverse("communication:scripts")
    script_of(cast)
    client.get(address)
    counted = []
    for _more in range(2):
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        counted.append(len(queries))
        for n in range(9):
            script_of(cast, title=f"Bài {n}")
    assert counted[0] == counted[1]


def test_the_sheet_reads_the_approved_text_while_another_is_written(cast: Cast) -> None:
    held = edit_text(approved_script(cast), cast, "Lời mới, chưa ai duyệt")
    page = cast.officer.client().get(reverse("communication:script_print", args=[held.pk])).content.decode()
    assert "thương nhau bằng việc làm" in page
    assert "Lời mới" not in page
    assert "bản mới chưa duyệt" in page


def test_an_office_reads_at_its_own_pace_from_a_day_on(cast: Cast) -> None:
    today = timezone.localdate()
    actions.set_pace(unit=cast.unit, valid_from=today, a_minute=120, by=cast.officer.actor, at=NOW)
    assert pace_on(cast.unit, today) == 120
    assert pace_on(cast.unit, today.replace(year=today.year - 1)) == UNSAID
    assert pace_on(cast.neighbour, today) == UNSAID
    with pytest.raises(CommunicationRefused, match="pace_odd"):
        actions.set_pace(unit=cast.unit, valid_from=today, a_minute=20, by=cast.officer.actor, at=NOW)


def test_the_leader_approves_on_the_page(cast: Cast) -> None:
    script = script_of(cast)
    actions.send_script(script=script, expected_version=1, by=cast.officer.actor, at=NOW)
    client = cast.leader.client()
    assert "Duyệt bài" in client.get(reverse("communication:script", args=[script.pk])).content.decode()
    client.post(reverse("communication:script_approve", args=[script.pk]), {"version": 2})
    assert Script.objects.get(pk=script.pk).state == ScriptState.APPROVED


def test_the_officer_cannot_approve(cast: Cast) -> None:
    script = script_of(cast)
    actions.send_script(script=script, expected_version=1, by=cast.officer.actor, at=NOW)
    answer = cast.officer.client().post(reverse("communication:script_approve", args=[script.pk]), {"version": 2})
    assert answer.status_code == 404
    assert Script.objects.get(pk=script.pk).state == ScriptState.WAITING


def test_who_approves_is_told_and_then_who_wrote(cast: Cast) -> None:
    script = script_of(cast, title="Bữa cơm tối")
    actions.send_script(script=script, expected_version=1, by=cast.officer.actor, at=NOW)
    waiting = Notice.objects.get()
    assert (waiting.recipient, waiting.kind, waiting.title) == (cast.leader.person, WAITING, "Bữa cơm tối")
    actions.return_script(script=script, expected_version=2, reason="Thêm số 111", by=cast.leader.actor, at=NOW)
    decided = Notice.objects.exclude(pk=waiting.pk).get()
    assert (decided.recipient, decided.kind) == (cast.officer.person, DECIDED)
    assert "Bữa cơm tối" in cast.leader.client().get(reverse("notices:list")).content.decode()
