"""The personal calendar as the bytes a calendar program gets, held against RFC 5545 without the library that wrote them."""

import datetime as dt
import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from donghanh.plans import actions
from donghanh.plans.actions.feeds import make_feed, revoke_feeds
from donghanh.plans.models import Plan, Task
from donghanh.plans.views import feed as feed_view
from tests.cast import Cast
from tests.factories.plans import plan_of, task_of

TODAY = timezone.localdate()
DUE = TODAY + dt.timedelta(days=5)
WORDS = "Phát tờ rơi; nói chuyện, hỏi đáp\nở C:\\nhà văn hóa"
LONG = "Tổ chức truyền thông lưu động về phòng, chống bạo lực gia đình; bảo đảm ít nhất 08 buổi ở các thôn"


@pytest.fixture
def plan(cast: Cast) -> Plan:
    plan = plan_of(cast)
    for text in (WORDS, LONG):
        task_of(plan, text, lead=cast.partner.organisation, due_on=DUE, cast=cast)
    actions.send_tasks(plan=plan, tasks=None, by=cast.officer.actor, at=timezone.now())
    return plan


def secret_of(cast: Cast) -> str:
    return make_feed(person=cast.partner.person, by=cast.partner.actor, at=timezone.now())


def fetch(secret: str):
    return Client().get(reverse("calendar", args=[secret]))


def lines_of(content: bytes) -> list[bytes]:
    """The content lines, unfolded as RFC 5545, 3.1 says."""
    return content.replace(b"\r\n ", b"").replace(b"\r\n\t", b"").split(b"\r\n")


def events_of(content: bytes) -> list[dict[str, str]]:
    """Name (with its parameters) to value of each event, not unescaped."""
    found: list[dict[str, str]] = []
    inside = False
    for line in lines_of(content):
        name, _, value = line.decode().partition(":")
        if (name, value) == ("BEGIN", "VEVENT"):
            inside = True
            found.append({})
        elif (name, value) == ("END", "VEVENT"):
            inside = False
        elif inside:
            assert name not in found[-1], f"{name} stands twice in one event"
            found[-1][name] = value
    return found


def test_lines_end_with_crlf_and_none_is_longer_than_75_octets(cast: Cast, plan: Plan) -> None:
    content = fetch(secret_of(cast)).content
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert b"\r" not in content.replace(b"\r\n", b"")
    assert b"\n" not in content.replace(b"\r\n", b"")
    printed = content.removesuffix(b"\r\n").split(b"\r\n")
    assert max(map(len, printed)) <= 75
    assert any(line.startswith(b" ") for line in printed)  # the long title was folded
    for line in printed:
        line.decode()  # and no letter was cut in two


def test_the_calendar_is_whole(cast: Cast, plan: Plan) -> None:
    lines = lines_of(fetch(secret_of(cast)).content)
    assert lines[0] == b"BEGIN:VCALENDAR"
    head = lines[: lines.index(b"BEGIN:VEVENT")]
    assert b"VERSION:2.0" in head
    assert sum(line.startswith(b"PRODID:") for line in head) == 1
    assert lines.count(b"BEGIN:VEVENT") == lines.count(b"END:VEVENT") == 2


def test_each_event_is_one_whole_day_with_a_stamp_in_utc_and_a_uid_that_stays(cast: Cast, plan: Plan) -> None:
    secret = secret_of(cast)
    events = events_of(fetch(secret).content)
    after = DUE + dt.timedelta(days=1)
    for event in events:
        assert event["DTSTART;VALUE=DATE"] == f"{DUE:%Y%m%d}"
        assert event["DTEND;VALUE=DATE"] == f"{after:%Y%m%d}"  # the first day that no longer belongs to it
        assert re.fullmatch(r"\d{8}T\d{6}Z", event["DTSTAMP"])
        assert event["SEQUENCE"].isdigit()
    uids = {event["UID"] for event in events}
    assert len(uids) == 2
    task = Task.objects.get(text=LONG)
    actions.ask_extension(
        task=task,
        party=task.parties.get(),
        new_due_on=DUE + dt.timedelta(days=9),
        reason="Mưa lũ",
        by=cast.partner.actor,
        at=timezone.now(),
    )
    actions.grant_extension(extension=task.extensions.get(), by=cast.leader.actor, at=timezone.now())
    later = {event["UID"]: event for event in events_of(fetch(secret).content)}
    assert set(later) == uids  # another day, the same event
    assert {event["DTSTART;VALUE=DATE"] for event in later.values()} == {
        f"{DUE:%Y%m%d}",
        f"{DUE + dt.timedelta(days=9):%Y%m%d}",
    }
    renewed = secret_of(cast)
    assert {event["UID"] for event in events_of(fetch(renewed).content)} == uids


def test_commas_semicolons_and_backslashes_are_escaped_and_no_break_is_left(cast: Cast, plan: Plan) -> None:
    (event,) = (one for one in events_of(fetch(secret_of(cast)).content) if "tờ rơi" in one["SUMMARY"])
    assert event["SUMMARY"] == r"Phát tờ rơi\; nói chuyện\, hỏi đáp ở C:\\nhà văn hóa"
    for other in events_of(fetch(secret_of(cast)).content):
        for name in ("SUMMARY", "DESCRIPTION"):
            assert not re.search(r"(?<!\\)(?:\\\\)*[,;]", other[name])


def test_nobody_is_named_in_it_and_no_organizer_or_attendee(cast: Cast, plan: Plan) -> None:
    content = fetch(secret_of(cast)).content
    text = b"\r\n".join(lines_of(content)).decode()
    for member in (cast.partner, cast.officer, cast.leader):
        assert member.person.full_name not in text
        assert member.user.login not in text
    assert not re.search(r"^(ORGANIZER|ATTENDEE|CONTACT)", text, re.MULTILINE)


def test_a_revoked_address_answers_404_and_a_new_one_works(cast: Cast, plan: Plan) -> None:
    old = secret_of(cast)
    assert fetch(old).status_code == 200
    revoke_feeds(person=cast.partner.person, by=cast.partner.actor, at=timezone.now())
    assert fetch(old).status_code == 404
    new = secret_of(cast)
    assert (fetch(old).status_code, fetch(new).status_code) == (404, 200)


def test_the_address_stands_in_no_line_of_the_log(
    cast: Cast, plan: Plan, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level("DEBUG")
    secret = secret_of(cast)
    fetch(secret)
    Client().post(reverse("calendar", args=[secret]))
    revoke_feeds(person=cast.partner.person, by=cast.partner.actor, at=timezone.now())
    fetch(secret)
    monkeypatch.setattr(feed_view, "feed_of", lambda token: 1 / 0)
    broken = Client(raise_request_exception=False).get(reverse("calendar", args=[secret]))
    assert broken.status_code == 500
    assert "/lich/…" in caplog.text  # it was told that something was asked there
    assert secret not in caplog.text
    assert secret not in broken.content.decode()
